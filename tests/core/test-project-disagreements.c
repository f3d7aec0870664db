/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of disagreements follows what is tagged and decided, and finds nothing for nobody.
 */

#include "config.h"

#include "project-fixture.h"

#include "assay-disagreements.h"
#include "assay-project-layers.h"

/* Two people tagged the first two sentences, the first one differently. */
static void
set_up (ProjectFixture *fixture,
        gconstpointer   data)
{
  AssayStore *store;

  project_fixture_set_up_article (fixture, data);
  project_fixture_close (fixture);
  store = project_fixture_open_as (fixture->path, FIXTURE_COLLEAGUE, FIXTURE_COLLEAGUE);
  project_fixture_tag_as (store, FIXTURE_COLLEAGUE, FIXTURE_COLLEAGUE, 0, ASSAY_KIND_EVIDENCE);
  project_fixture_tag_as (store, FIXTURE_COLLEAGUE, FIXTURE_COLLEAGUE, 1, ASSAY_KIND_CLAIM);
  project_fixture_tag_as (store, FIXTURE_ANNOTATOR, FIXTURE_ANNOTATOR, 0, ASSAY_KIND_CLAIM);
  project_fixture_tag_as (store, FIXTURE_ANNOTATOR, FIXTURE_ANNOTATOR, 1, ASSAY_KIND_CLAIM);
  project_fixture_close_store (store);
  project_fixture_open (fixture);
  wait_until_idle (fixture);
}

static guint
count (AssayDisagreements *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static AssayDisagreements *
find_all (ProjectFixture *fixture)
{
  AssayDisagreements *list = assay_disagreements_new (fixture->project);

  g_assert_cmpuint (count (list), ==, 0);
  assay_disagreements_set_active (list, TRUE);
  wait_for (assay_disagreements_is_ready (list));
  return list;
}

static void
test_they_are_looked_for_when_somebody_looks (ProjectFixture *fixture,
                                              gconstpointer   data)
{
  g_autoptr (AssayDisagreements) list = find_all (fixture);
  g_autoptr (AssayDisagreement) found = g_list_model_get_item (G_LIST_MODEL (list), 0);

  g_assert_cmpuint (count (list), ==, 1);
  g_assert_cmpuint (assay_disagreements_get_n_open (list), ==, 1);
  g_assert_cmpstr (found->quote, ==, "The port was closed in March.");
  g_assert_cmpint (assay_disagreements_find (list, found->article, found->span), ==, 0);
}

static void
test_a_tag_makes_and_ends_one (ProjectFixture *fixture,
                               gconstpointer   data)
{
  g_autoptr (AssayDisagreements) list = find_all (fixture);

  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  assay_project_tag (fixture->project, ASSAY_KIND_EVIDENCE);
  wait_for (count (list) == 0);
  assay_project_undo (fixture->project);
  wait_for (count (list) == 1);
  assay_project_clear (fixture->project);
  wait_until_idle (fixture);
  g_assert_cmpuint (count (list), ==, 1);
}

static void
test_a_decision_closes_it_and_taking_it_back_opens_it (ProjectFixture *fixture,
                                                       gconstpointer   data)
{
  g_autoptr (AssayDisagreements) list = find_all (fixture);
  g_autoptr (AssayDisagreement) open = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (AssayDisagreement) decided = NULL;
  const AssayDecision values = { .article = open->article, .span = open->span, .kind = open->quote };

  /* The kind is none of the project, so nothing may come of it but words. */
  assay_project_decide (fixture->project, &values);
  wait_for (fixture->failures->len == 1);
  g_ptr_array_set_size (fixture->failures, 0);

  assay_project_decide (fixture->project, &(AssayDecision) { .article = open->article,
                                                             .span = open->span });
  wait_for (assay_disagreements_get_n_open (list) == 0);
  decided = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_null (decided->decision->kind);
  assay_project_undecide (fixture->project, decided->decision->id);
  wait_for (assay_disagreements_get_n_open (list) == 1);
}

static void
test_a_tag_opens_a_decided_one_again (ProjectFixture *fixture,
                                      gconstpointer   data)
{
  g_autoptr (AssayDisagreements) list = find_all (fixture);
  g_autoptr (AssayDisagreement) open = g_list_model_get_item (G_LIST_MODEL (list), 0);

  project_fixture_show (fixture, fixture->ids[0]);
  assay_project_decide (fixture->project, &(AssayDecision) { .article = open->article,
                                                             .span = open->span });
  wait_for (assay_disagreements_get_n_open (list) == 0);
  g_assert_cmpuint (assay_project_count_decided (fixture->project), ==, 1);
  /* The clock that tells what came after tells milliseconds. */
  g_usleep (3000);
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  assay_project_tag (fixture->project, ASSAY_KIND_SPECULATION);
  wait_for (assay_disagreements_get_n_open (list) == 1);
  g_assert_cmpint (assay_disagreements_step (list, -1, 1), ==, 0);
  g_assert_cmpuint (assay_project_count_decided (fixture->project), ==, 0);
  g_assert_true (assay_project_get_decision_of (fixture->project, 0)->outdated);
  assay_project_undo (fixture->project);
  wait_for (assay_disagreements_get_n_open (list) == 0);
  g_assert_cmpuint (assay_project_count_decided (fixture->project), ==, 1);
}

static void
test_who_works_blind_sees_none_before_finishing (ProjectFixture *fixture,
                                                 gconstpointer   data)
{
  g_autoptr (AssayDisagreements) list = NULL;
  g_autoptr (AssayDisagreements) later = NULL;

  assay_project_set_blind (fixture->project, TRUE);
  list = find_all (fixture);
  g_assert_cmpuint (count (list), ==, 0);
  project_fixture_show (fixture, fixture->ids[0]);
  assay_project_set_finished (fixture->project, TRUE);
  wait_until_idle (fixture);
  later = find_all (fixture);
  g_assert_cmpuint (count (later), ==, 1);
}

static void
test_one_steps_round_those_that_are_open (ProjectFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (AssayDisagreements) list = find_all (fixture);

  g_assert_cmpint (assay_disagreements_step (list, -1, 1), ==, 0);
  g_assert_cmpint (assay_disagreements_step (list, -1, -1), ==, 0);
  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  assay_project_clear (fixture->project);
  wait_for (count (list) == 2);
  g_assert_cmpint (assay_disagreements_step (list, 0, 1), ==, 1);
  g_assert_cmpint (assay_disagreements_step (list, 1, 1), ==, 0);
  g_assert_cmpint (assay_disagreements_step (list, 0, -1), ==, 1);
}

static void
test_closing_the_project_empties_the_list (ProjectFixture *fixture,
                                           gconstpointer   data)
{
  g_autoptr (AssayDisagreements) list = find_all (fixture);

  assay_project_close_async (fixture->project, NULL, NULL);
  wait_for (count (list) == 0);
  g_assert_false (assay_disagreements_is_ready (list));
  project_fixture_open (fixture);
  wait_for (count (list) == 1);
}

#define add(name, func) \
  g_test_add ("/project-disagreements/" name, ProjectFixture, NULL, set_up, func, \
              project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("they-are-looked-for-when-somebody-looks", test_they_are_looked_for_when_somebody_looks);
  add ("a-tag-makes-and-ends-one", test_a_tag_makes_and_ends_one);
  add ("a-decision-closes-it-and-taking-it-back-opens-it",
       test_a_decision_closes_it_and_taking_it_back_opens_it);
  add ("a-tag-opens-a-decided-one-again", test_a_tag_opens_a_decided_one_again);
  add ("who-works-blind-sees-none-before-finishing", test_who_works_blind_sees_none_before_finishing);
  add ("one-steps-round-those-that-are-open", test_one_steps_round_those_that_are_open);
  add ("closing-the-project-empties-the-list", test_closing_the_project_empties_the_list);

  return g_test_run ();
}
