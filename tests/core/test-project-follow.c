/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking over somebody's shoulder: a project that is open elsewhere, or that may not be written.
 */

#include "config.h"

#include "project-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Opens what the fixture has open a second time, as another window would. */
static AssayProject *
open_second (ProjectFixture *fixture)
{
  AssayProject *second = assay_project_new ();
  g_autoptr (GError) error = NULL;

  assay_project_set_annotator (second, FIXTURE_ANNOTATOR, "Kim");
  g_assert_true (project_fixture_try_open (second, fixture->path, FALSE, &error));
  g_assert_no_error (error);
  assay_project_open_article (second, fixture->ids[0], NULL);
  wait_for (assay_project_get_article (second) != NULL);
  return second;
}

static void
close_second (AssayProject *second)
{
  GAsyncResult *result = NULL;

  assay_project_close_async (second, take_result_cb, &result);
  wait_for (result != NULL);
  g_assert_true (assay_project_close_finish (second, result, NULL));
  g_object_unref (result);
  wait_for (g_atomic_int_get (&G_OBJECT (second)->ref_count) == 1);
  g_assert_finalize_object (second);
}

static void
count_failures_cb (AssayProject *project,
                   const char   *what,
                   const char   *why,
                   guint        *n_failures)
{
  g_assert_cmpstr (what, !=, "");
  g_assert_cmpstr (why, !=, "");
  (*n_failures)++;
}

static void
test_the_second_is_read_only (ProjectFixture *fixture,
                              gconstpointer   data)
{
  AssayProject *second = open_second (fixture);
  g_autofree char *reason = NULL;
  gboolean read_only;
  guint n_failures = 0;

  g_object_get (second, "read-only", &read_only, "read-only-reason", &reason, NULL);
  g_assert_true (read_only);
  g_assert_nonnull (reason);
  g_assert_false (assay_project_is_read_only (fixture->project));

  g_signal_connect (second, "failed", G_CALLBACK (count_failures_cb), &n_failures);
  assay_selection_select (assay_project_get_selection (second), 0);
  assay_project_tag (second, ASSAY_KIND_CLAIM);
  wait_for (!project_fixture_is_busy (second));
  g_assert_cmpuint (n_failures, ==, 1);
  g_assert_null (assay_project_get_annotation_of (second, 0));
  close_second (second);
}

static void
test_the_second_follows_tags (ProjectFixture *fixture,
                              gconstpointer   data)
{
  AssayProject *second = open_second (fixture);

  assay_selection_select (assay_project_get_selection (fixture->project), 2);
  assay_project_tag (fixture->project, ASSAY_KIND_EVIDENCE);
  wait_for (assay_project_get_annotation_of (second, 2) != NULL);
  g_assert_cmpstr (assay_project_get_annotation_of (second, 2)->kind, ==, ASSAY_KIND_EVIDENCE);

  assay_project_undo (fixture->project);
  wait_for (assay_project_get_annotation_of (second, 2) == NULL);
  close_second (second);
}

static void
test_the_second_follows_articles_and_title (ProjectFixture *fixture,
                                            gconstpointer   data)
{
  AssayProject *second = open_second (fixture);
  GListModel *articles = G_LIST_MODEL (assay_project_get_articles (second));
  g_autofree char *first = g_strdup (fixture->ids[0]);

  project_fixture_import (fixture, "Another article. It has a second sentence.", NULL);
  assay_project_set_title (fixture->project, "Harbours");
  wait_for (g_list_model_get_n_items (articles) == 2);
  wait_for (g_str_equal (assay_project_get_title (second), "Harbours"));

  assay_project_remove_article (fixture->project, first);
  wait_for (assay_project_get_article (second) == NULL);
  wait_for (g_list_model_get_n_items (articles) == 1);
  close_second (second);
}

static void
test_the_second_follows_split_sentences (ProjectFixture *fixture,
                                         gconstpointer   data)
{
  AssayProject *second = open_second (fixture);
  guint n_sentences;

  assay_project_split_sentence (fixture->project, 58);
  wait_for ((assay_project_get_sentences (second, &n_sentences), n_sentences == 7));
  close_second (second);
}

static void
test_the_second_takes_over (ProjectFixture *fixture,
                            gconstpointer   data)
{
  AssayProject *second = open_second (fixture);
  g_autoptr (GError) error = NULL;

  project_fixture_close (fixture);
  g_assert_true (project_fixture_try_open (second, fixture->path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (assay_project_is_read_only (second));
  close_second (second);
}

static void
test_a_write_protected_project_is_read (ProjectFixture *fixture,
                                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  /* The superuser may write everything. */
  if (geteuid () == 0)
    {
      g_test_skip ("The superuser may write everything");
      return;
    }
  project_fixture_close (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  g_assert_true (project_fixture_try_open (fixture->project, fixture->path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (assay_project_is_read_only (fixture->project));
  assay_project_remember_place (fixture->project, 3);
  project_fixture_close (fixture);
  project_fixture_assert_quiet (fixture);
}

#define ADD(path, func) \
  g_test_add ("/project/follow/" path, ProjectFixture, NULL, \
              project_fixture_set_up_article, func, project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-second-is-read-only", test_the_second_is_read_only);
  ADD ("the-second-follows-tags", test_the_second_follows_tags);
  ADD ("the-second-follows-articles-and-title", test_the_second_follows_articles_and_title);
  ADD ("the-second-follows-split-sentences", test_the_second_follows_split_sentences);
  ADD ("the-second-takes-over", test_the_second_takes_over);
  ADD ("a-write-protected-project-is-read", test_a_write_protected_project_is_read);

  return g_test_run ();
}
