/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening, closing and coming back to projects.
 */

#include "config.h"

#include "project-fixture.h"

static void
test_opening_makes_a_project (ProjectFixture *fixture,
                              gconstpointer   data)
{
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  gboolean is_open, read_only, can_undo, can_redo, importing;
  guint n_articles;

  g_assert_false (assay_project_is_open (fixture->project));
  project_fixture_open (fixture);

  g_object_get (fixture->project, "is-open", &is_open, "title", &title, "path", &path,
                "read-only", &read_only, "annotator-name", &name, "n-articles", &n_articles,
                "can-undo", &can_undo, "can-redo", &can_redo, "importing", &importing, NULL);
  g_assert_true (is_open);
  g_assert_cmpstr (title, ==, "project");
  g_assert_cmpstr (path, ==, fixture->path);
  g_assert_false (read_only);
  g_assert_cmpstr (name, ==, "Kim");
  g_assert_cmpuint (n_articles, ==, 0);
  g_assert_false (can_undo);
  g_assert_false (can_redo);
  g_assert_false (importing);
  g_assert_null (assay_project_get_article (fixture->project));
  project_fixture_assert_quiet (fixture);
}

static void
test_import_and_tag (ProjectFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *kinds = NULL;

  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  wait_until_idle (fixture);
  kinds = project_fixture_describe (fixture->project);
  g_assert_cmpstr (kinds, ==, "-c----");
  project_fixture_assert_quiet (fixture);
}

#define ADD(path, set_up, func) \
  g_test_add ("/project/" path, ProjectFixture, NULL, set_up, func, project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("opening-makes-a-project", project_fixture_set_up, test_opening_makes_a_project);
  ADD ("import-and-tag", project_fixture_set_up_article, test_import_and_tag);

  return g_test_run ();
}
