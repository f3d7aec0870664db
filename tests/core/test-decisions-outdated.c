/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A decision holds as long as the tags it rests on are what they were, and in every copy alike.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-decisions.h"
#include "assay-store-disagreements.h"
#include "assay-store-share.h"
#include "assay-store-undo.h"
#include "merge-fixture.h"

#define THIRD "33333333-3333-4333-8333-333333333333"

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

/* Times are told apart by the millisecond. */
static void
let_time_pass (void)
{
  g_usleep (2000);
}

static void
tag_as (AssayStore *store,
        const char *article,
        const char *annotator,
        AssaySpan   span,
        const char *kind)
{
  let_time_pass ();
  assay_store_set_annotator (store, annotator, annotator, NULL);
  merge_fixture_tag (store, article, span, kind);
}

static void
set_field_as (StoreFixture *fixture,
              const char   *annotator,
              const char   *field,
              const char   *value)
{
  g_autoptr (GError) error = NULL;

  let_time_pass ();
  assay_store_set_annotator (fixture->store, annotator, annotator, NULL);
  assay_store_set_field (fixture->store, fixture->article, &first, 1, field, value, &error);
  g_assert_no_error (error);
}

static void
undo (AssayStore *store)
{
  g_autoptr (GError) error = NULL;

  let_time_pass ();
  assay_undone_free (assay_store_undo (store, &error));
  g_assert_no_error (error);
}

static void
decide (AssayStore *store,
        const char *article,
        AssaySpan   span)
{
  AssayDecision values = { .article = (char *) article, .span = span, .kind = (char *) "claim" };
  g_autoptr (GError) error = NULL;

  let_time_pass ();
  g_free (assay_store_decide (store, &values, &error));
  g_assert_no_error (error);
}

/* Kim and Ada tagged the first sentence differently, and Kim decided. */
static void
disagree_and_decide (StoreFixture *fixture)
{
  tag_as (fixture->store, fixture->article, FIXTURE_COLLEAGUE, first, "evidence");
  tag_as (fixture->store, fixture->article, FIXTURE_ANNOTATOR, first, "claim");
  decide (fixture->store, fixture->article, first);
}

static gboolean
is_outdated (AssayStore *store,
             const char *article,
             AssaySpan   span)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = assay_store_list_decisions (store, article, &error);
  const AssayDecision *decision = assay_decisions_find (decisions, span);

  g_assert_no_error (error);
  g_assert_nonnull (decision);
  return decision->outdated;
}

static void
assert_holds (StoreFixture *fixture)
{
  g_assert_false (is_outdated (fixture->store, fixture->article, first));
}

static void
assert_outdated (StoreFixture *fixture)
{
  g_assert_true (is_outdated (fixture->store, fixture->article, first));
}

static void
test_another_value_of_a_tag_does_and_a_note_does_not (StoreFixture  *fixture,
                                                      gconstpointer  data)
{
  static const char *const changes[][2] = {
    { ASSAY_FIELD_KIND, "speculation" },
    { ASSAY_FIELD_CONFIDENCE, "low" },
    { ASSAY_FIELD_LIKELIHOOD, "likely" },
  };

  disagree_and_decide (fixture);
  assert_holds (fixture);
  set_field_as (fixture, FIXTURE_COLLEAGUE, ASSAY_FIELD_NOTE, "Which port?");
  assert_holds (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      set_field_as (fixture, FIXTURE_COLLEAGUE, changes[i][0], changes[i][1]);
      assert_outdated (fixture);
      undo (fixture->store);
      assert_holds (fixture);
    }
}

static void
test_a_tag_that_goes_does (StoreFixture  *fixture,
                           gconstpointer  data)
{
  disagree_and_decide (fixture);
  g_assert_true (assay_store_clear (fixture->store, fixture->article, &first, 1, NULL));
  assert_outdated (fixture);
  undo (fixture->store);
  assert_holds (fixture);
}

static void
test_a_tag_that_comes_does_until_it_is_decided_again (StoreFixture  *fixture,
                                                      gconstpointer  data)
{
  disagree_and_decide (fixture);
  tag_as (fixture->store, fixture->article, THIRD, second, "claim");
  assert_holds (fixture);
  tag_as (fixture->store, fixture->article, THIRD, first, "speculation");
  assert_outdated (fixture);
  decide (fixture->store, fixture->article, first);
  assert_holds (fixture);
}

static void
test_a_tag_counts_wherever_it_reaches (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  const AssaySpan third = { 60, 70 };
  const AssaySpan wide = { 20, 40 };
  const AssaySpan near = { 46, 60 };

  tag_as (fixture->store, fixture->article, FIXTURE_ANNOTATOR, first, "claim");
  decide (fixture->store, fixture->article, first);
  decide (fixture->store, fixture->article, second);
  decide (fixture->store, fixture->article, third);
  tag_as (fixture->store, fixture->article, THIRD, near, "claim");
  g_assert_false (is_outdated (fixture->store, fixture->article, second));
  tag_as (fixture->store, fixture->article, THIRD, wide, "claim");
  g_assert_true (is_outdated (fixture->store, fixture->article, first));
  g_assert_true (is_outdated (fixture->store, fixture->article, second));
  g_assert_false (is_outdated (fixture->store, fixture->article, third));
}

/* The tag was changed by a clock that is a day ahead. */
static void
test_a_decision_follows_the_tags_it_rests_on (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  gint64 tomorrow = g_get_real_time () / 1000 + 86400000;
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayAnnotation) added = NULL;
  g_autoptr (GError) error = NULL;

  assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", NULL);
  values->article = g_strdup (fixture->article);
  values->span = first;
  values->kind = g_strdup ("evidence");
  values->modified = tomorrow;
  added = assay_store_add_annotation (fixture->store, values, &error);
  g_assert_no_error (error);
  set_field_as (fixture, FIXTURE_COLLEAGUE, ASSAY_FIELD_KIND, "claim");
  decide (fixture->store, fixture->article, first);
  assert_holds (fixture);
}

static void
test_it_is_open_again_where_people_disagree (StoreFixture  *fixture,
                                             gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  disagree_and_decide (fixture);
  before = assay_store_list_disagreements (fixture->store, NULL, NULL, NULL, NULL);
  g_assert_false (assay_disagreement_is_open (before->pdata[0]));
  set_field_as (fixture, FIXTURE_COLLEAGUE, ASSAY_FIELD_KIND, "speculation");
  after = assay_store_list_disagreements (fixture->store, NULL, NULL, NULL, NULL);
  g_assert_true (assay_disagreement_is_open (after->pdata[0]));
  g_assert_nonnull (((AssayDisagreement *) after->pdata[0])->decision);
}

/* It came without anything that it rests on: what was there before may be just that. */
static void
test_without_a_basis_only_later_tags_do (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  char *nothing[] = { NULL };
  AssayDecision values = {
    .id = (char *) "0193b3a4-0000-7000-8000-000000000001", .article = fixture->article, .span = first,
    .annotator = (char *) THIRD, .based_on = nothing,
  };
  g_autofree char *id = NULL;

  tag_as (fixture->store, fixture->article, FIXTURE_ANNOTATOR, first, "claim");
  let_time_pass ();
  values.created = g_get_real_time () / 1000;
  id = assay_store_decide (fixture->store, &values, NULL);
  assert_holds (fixture);
  tag_as (fixture->store, fixture->article, FIXTURE_COLLEAGUE, first, "claim");
  assert_outdated (fixture);
}

/* Ada gets Kim's own work only, and has hers: nothing changed for her until something does. */
static void
test_a_copy_of_only_ones_own_changes_nothing (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "ada.assay");
  g_autofree char *shared = merge_fixture_get_path (fixture, "shared.assay");
  g_autoptr (GError) error = NULL;
  AssayStore *ada;
  AssayStore *copy;

  tag_as (fixture->store, fixture->article, FIXTURE_COLLEAGUE, first, "evidence");
  g_assert_true (assay_store_backup (fixture->store, path, NULL));
  tag_as (fixture->store, fixture->article, FIXTURE_ANNOTATOR, first, "claim");
  decide (fixture->store, fixture->article, first);
  assay_store_share (fixture->store, shared, &(AssayShareOptions) { .only_mine = TRUE }, NULL, &error);
  g_assert_no_error (error);
  copy = merge_fixture_open (shared, THIRD, "Bo");
  g_assert_false (is_outdated (copy, fixture->article, first));
  merge_fixture_close (copy);

  ada = merge_fixture_open (path, FIXTURE_COLLEAGUE, "Ada");
  merge_fixture_merge_cleanly (ada, shared);
  g_assert_false (is_outdated (ada, fixture->article, first));
  tag_as (ada, fixture->article, FIXTURE_COLLEAGUE, first, "speculation");
  g_assert_true (is_outdated (ada, fixture->article, first));
  merge_fixture_close (ada);
}

/* Ada thinks again on her machine, and what she thinks comes here, goes and comes back. */
static void
test_a_merge_does_until_it_is_taken_back (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "ada.assay");
  AssayStore *ada;

  disagree_and_decide (fixture);
  g_assert_true (assay_store_backup (fixture->store, path, NULL));
  ada = merge_fixture_open (path, FIXTURE_COLLEAGUE, "Ada");
  tag_as (ada, fixture->article, FIXTURE_COLLEAGUE, first, "speculation");
  tag_as (ada, fixture->article, THIRD, first, "claim");
  g_assert_true (is_outdated (ada, fixture->article, first));
  merge_fixture_close (ada);

  merge_fixture_merge_cleanly (fixture->store, path);
  assert_outdated (fixture);
  undo (fixture->store);
  assert_holds (fixture);
  assay_undone_free (assay_store_redo (fixture->store, NULL));
  assert_outdated (fixture);
}

/* A tag may be older than the decision that does not know of it. */
static void
test_a_tag_that_was_not_known_of_does_in_both_copies (StoreFixture  *fixture,
                                                      gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "bo.assay");
  g_autofree char *decided = merge_fixture_get_path (fixture, "decided.assay");
  AssayStore *bo;

  tag_as (fixture->store, fixture->article, FIXTURE_COLLEAGUE, first, "evidence");
  g_assert_true (assay_store_backup (fixture->store, path, NULL));
  bo = merge_fixture_open (path, THIRD, "Bo");
  tag_as (bo, fixture->article, THIRD, first, "speculation");
  decide (fixture->store, fixture->article, first);
  assert_holds (fixture);

  g_assert_true (assay_store_backup (fixture->store, decided, NULL));
  merge_fixture_merge_cleanly (bo, decided);
  g_assert_true (is_outdated (bo, fixture->article, first));
  merge_fixture_close (bo);
  merge_fixture_merge_cleanly (fixture->store, path);
  assert_outdated (fixture);
}

#define add(name, func) store_fixture_add ("/decisions-outdated/" name, func)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("another-value-of-a-tag-does-and-a-note-does-not",
       test_another_value_of_a_tag_does_and_a_note_does_not);
  add ("a-tag-that-goes-does", test_a_tag_that_goes_does);
  add ("a-tag-that-comes-does-until-it-is-decided-again",
       test_a_tag_that_comes_does_until_it_is_decided_again);
  add ("a-tag-counts-wherever-it-reaches", test_a_tag_counts_wherever_it_reaches);
  add ("a-decision-follows-the-tags-it-rests-on", test_a_decision_follows_the_tags_it_rests_on);
  add ("it-is-open-again-where-people-disagree", test_it_is_open_again_where_people_disagree);
  add ("without-a-basis-only-later-tags-do", test_without_a_basis_only_later_tags_do);
  add ("a-copy-of-only-ones-own-changes-nothing", test_a_copy_of_only_ones_own_changes_nothing);
  add ("a-merge-does-until-it-is-taken-back", test_a_merge_does_until_it_is_taken_back);
  add ("a-tag-that-was-not-known-of-does-in-both-copies",
       test_a_tag_that_was_not_known_of_does_in_both_copies);

  return g_test_run ();
}
