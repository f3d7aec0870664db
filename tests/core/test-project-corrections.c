/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works cited corrected in the window, as its list and its page see them.
 */

#include "config.h"

#include "project-fixture.h"

#include <string.h>

#define FIRST  "[1] Moreau, A. (2019). Levels of the northern sea. Harbour Press."
#define SECOND "[2] Dahl, B. (2021). No change at all. Coast Review."
#define REMARK "A closing remark of the editors stands here"

#define CITING_TEXT \
  "On Tides\n\n" \
  "The sea rose by a hand in ten years [1]. Others saw nothing of the kind [2].\n\n" \
  "References\n\n" FIRST "\n" SECOND "\n\n" REMARK " and cites nothing at all.\n"

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (ProjectFixture *fixture,
        gconstpointer   data)
{
  project_fixture_set_up (fixture, data);
  project_fixture_open (fixture);
  project_fixture_import (fixture, CITING_TEXT, "tides.txt");
  project_fixture_show (fixture, fixture->ids[0]);
  g_signal_connect_swapped (fixture->project, "references-changed", G_CALLBACK (count_cb),
                            &fixture->n_notified);
  fixture->n_notified = 0;
}

static AssayReferenceItem *
get (ProjectFixture *fixture,
     guint           index)
{
  AssayReferenceItem *item = assay_project_get_reference (fixture->project, index);

  g_assert_nonnull (item);
  return item;
}

static guint
count (ProjectFixture *fixture)
{
  return g_list_model_get_n_items (assay_project_get_references (fixture->project));
}

static void
assert_field (ProjectFixture *fixture,
              guint           index,
              const char     *field,
              const char     *expected,
              gboolean        is_corrected)
{
  g_autofree char *value = assay_reference_item_dup_field (get (fixture, index), field);

  g_assert_cmpstr (value, ==, expected);
  g_assert_cmpint (assay_reference_item_is_corrected (get (fixture, index), field), ==,
                   is_corrected);
}

static void
test_a_corrected_field_shows_and_is_undone (ProjectFixture *fixture,
                                            gconstpointer   data)
{
  assert_field (fixture, 0, "author", "Moreau, A.", FALSE);
  assay_project_correct_reference (fixture->project, get (fixture, 0)->id, "author",
                                   "Moreau, Ann; Tide Office");
  wait_until_idle (fixture);
  assert_field (fixture, 0, "author", "Moreau, Ann; Tide Office", TRUE);
  assert_field (fixture, 1, "author", "Dahl, B.", FALSE);
  g_assert_cmpuint (fixture->n_notified, ==, 1);

  assay_project_correct_reference (fixture->project, get (fixture, 0)->id, "issued", "2018-02");
  wait_until_idle (fixture);
  assert_field (fixture, 0, "issued", "2018-02", TRUE);
  assay_project_undo (fixture->project);
  assay_project_undo (fixture->project);
  wait_until_idle (fixture);
  assert_field (fixture, 0, "author", "Moreau, A.", FALSE);
  assert_field (fixture, 0, "issued", "2019", FALSE);
  project_fixture_assert_quiet (fixture);
}

static void
test_the_same_again_leaves_the_list_alone (ProjectFixture *fixture,
                                           gconstpointer   data)
{
  assay_project_correct_reference (fixture->project, get (fixture, 0)->id, "author", "Moreau, A.");
  wait_until_idle (fixture);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
}

static void
test_works_are_added_removed_split_and_joined (ProjectFixture *fixture,
                                               gconstpointer   data)
{
  const char *remark = strstr (CITING_TEXT, REMARK);
  AssaySpan span = { remark - CITING_TEXT, remark - CITING_TEXT + strlen (REMARK) };
  g_autofree char *kept = NULL;

  g_assert_cmpuint (count (fixture), ==, 2);
  assay_project_add_reference (fixture->project, span);
  wait_until_idle (fixture);
  g_assert_cmpuint (count (fixture), ==, 3);
  assay_project_remove_reference (fixture->project, get (fixture, 2)->id);
  wait_until_idle (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);

  assay_project_join_references (fixture->project, get (fixture, 0)->id, get (fixture, 1)->id);
  wait_until_idle (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  kept = g_strdup (get (fixture, 0)->id);
  assay_project_split_reference (fixture->project, kept,
                                 strstr (CITING_TEXT, SECOND) - CITING_TEXT);
  wait_until_idle (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpstr (get (fixture, 1)->reference->raw, ==, SECOND);
  g_assert_cmpuint (fixture->n_notified, ==, 4);
  project_fixture_assert_quiet (fixture);
}

static void
test_a_marker_is_linked_added_and_removed (ProjectFixture *fixture,
                                           gconstpointer   data)
{
  const char *sea = strstr (CITING_TEXT, "The sea");
  AssaySpan span = { sea - CITING_TEXT, sea - CITING_TEXT + 7 };
  g_autofree char *second = g_strdup (get (fixture, 1)->id);
  const char *const targets[] = { second, NULL };

  g_assert_cmpuint (get (fixture, 1)->citations->len, ==, 1);
  assay_project_relink_citation (fixture->project, 0, targets);
  wait_until_idle (fixture);
  g_assert_cmpuint (get (fixture, 1)->citations->len, ==, 2);
  assay_project_relink_citation (fixture->project, 0, NULL);
  wait_until_idle (fixture);
  g_assert_cmpuint (get (fixture, 1)->citations->len, ==, 1);

  assay_project_add_citation (fixture->project, span, targets);
  wait_until_idle (fixture);
  g_assert_cmpint (assay_project_get_citation_at (fixture->project, span.start), ==, 0);
  assay_project_remove_citation (fixture->project, 0);
  wait_until_idle (fixture);
  g_assert_cmpint (assay_project_get_citation_at (fixture->project, span.start), ==, -1);
  assay_project_remove_citation (fixture->project, 100);
  project_fixture_assert_quiet (fixture);
}

static void
test_what_makes_no_sense_is_told (ProjectFixture *fixture,
                                  gconstpointer   data)
{
  assay_project_correct_reference (fixture->project, get (fixture, 0)->id, "issued", "some day");
  wait_until_idle (fixture);
  g_assert_cmpuint (fixture->failures->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (fixture->failures, 0), "2024-09-30"));
  g_assert_cmpuint (fixture->n_notified, ==, 0);
  g_ptr_array_set_size (fixture->failures, 0);
}

#define ADD(path, func) \
  g_test_add (path, ProjectFixture, NULL, set_up, func, project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/project-corrections/a-corrected-field-shows-and-is-undone",
       test_a_corrected_field_shows_and_is_undone);
  ADD ("/project-corrections/the-same-again-leaves-the-list-alone",
       test_the_same_again_leaves_the_list_alone);
  ADD ("/project-corrections/works-are-added-removed-split-and-joined",
       test_works_are_added_removed_split_and_joined);
  ADD ("/project-corrections/a-marker-is-linked-added-and-removed",
       test_a_marker_is_linked_added_and_removed);
  ADD ("/project-corrections/what-makes-no-sense-is-told", test_what_makes_no_sense_is_told);

  return g_test_run ();
}
