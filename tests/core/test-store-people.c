/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-database.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-finished.h"
#include "assay-store-people.h"
#include "assay-store-ratings.h"
#include "assay-store-undo.h"
#include "assay-store-verify.h"
#include "merge-fixture.h"

#define FIXTURE_STRANGER "33333333-3333-4333-8333-333333333333"
#define FIXTURE_FOURTH   "44444444-4444-4444-8444-444444444444"

static const AssaySpan first = { 0, 29 };

static const char *const everybody[] = {
  FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE, FIXTURE_STRANGER, FIXTURE_FOURTH,
};

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (everybody); i++)
    g_assert_true (assay_store_add_annotator (fixture->store, everybody[i], "Kim", &error));
  g_assert_true (assay_store_set_annotator (fixture->store, FIXTURE_ANNOTATOR, "Kim", &error));
  g_assert_no_error (error);
}

/* Tells for each whose person it is: "1122" where the first two and the last two are one. */
static char *
describe (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) people = assay_store_map_people (store, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (everybody); i++)
    {
      const char *person = g_hash_table_lookup (people, everybody[i]);

      g_string_append_c (words, person != NULL ? *person : '-');
    }
  return g_string_free (words, FALSE);
}

static void
assert_people (AssayStore *store,
               const char *expected)
{
  g_autofree char *found = describe (store);

  g_assert_cmpstr (found, ==, expected);
}

static void
same (AssayStore *store,
      const char *annotator,
      const char *other)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_set_same_person (store, annotator, other, &error));
  g_assert_no_error (error);
}

static void
own (AssayStore *store,
     const char *annotator)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_set_own_person (store, annotator, &error));
  g_assert_no_error (error);
}

static void
copy (StoreFixture *fixture,
      const char   *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_backup (fixture->store, path, &error));
  g_assert_no_error (error);
}

static void
test_people_of_one_name_stay_several (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = assay_store_list_members (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (members->len, ==, 4);
  for (guint i = 0; i < members->len; i++)
    {
      const AssayMember *member = g_ptr_array_index (members, i);

      g_assert_cmpstr (member->id, ==, everybody[i]);
      g_assert_cmpstr (member->name, ==, "Kim");
      g_assert_cmpstr (member->person, ==, member->id);
      g_assert_cmpuint (member->n_annotations, ==, 0);
    }
}

static void
test_being_the_same_is_undone_and_done_again (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  same (fixture->store, FIXTURE_FOURTH, FIXTURE_COLLEAGUE);
  assert_people (fixture->store, "1232");
  assay_undone_free (assay_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_people (fixture->store, "1234");
  assay_undone_free (assay_store_redo (fixture->store, &error));
  assert_people (fixture->store, "1232");
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  assert_people (fixture->store, "1232");
}

static void
test_groups_join_whole_in_any_direction (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  same (fixture->store, FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE);
  same (fixture->store, FIXTURE_STRANGER, FIXTURE_FOURTH);
  assert_people (fixture->store, "1133");
  same (fixture->store, FIXTURE_ANNOTATOR, FIXTURE_STRANGER);
  assert_people (fixture->store, "1111");
  same (fixture->store, FIXTURE_FOURTH, FIXTURE_COLLEAGUE);
  assert_people (fixture->store, "1111");
}

static void
test_only_the_one_that_leaves_leaves (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  same (fixture->store, FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE);
  same (fixture->store, FIXTURE_STRANGER, FIXTURE_COLLEAGUE);
  same (fixture->store, FIXTURE_FOURTH, FIXTURE_COLLEAGUE);
  assert_people (fixture->store, "1111");
  own (fixture->store, FIXTURE_COLLEAGUE);
  assert_people (fixture->store, "1211");
  own (fixture->store, FIXTURE_ANNOTATOR);
  assert_people (fixture->store, "1233");
  own (fixture->store, FIXTURE_ANNOTATOR);
  assert_people (fixture->store, "1233");
}

/* Two people may say the same of each other on two machines. */
static void
test_a_cycle_does_no_harm (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autofree char *mine = merge_fixture_get_path (fixture, "mine.assay");
  g_autofree char *theirs = merge_fixture_get_path (fixture, "theirs.assay");
  AssayStore *store;

  copy (fixture, mine);
  copy (fixture, theirs);
  store = merge_fixture_open (theirs, FIXTURE_COLLEAGUE, "Kim");
  same (store, FIXTURE_STRANGER, FIXTURE_COLLEAGUE);
  merge_fixture_close (store);
  store = merge_fixture_open (mine, FIXTURE_ANNOTATOR, "Kim");
  same (store, FIXTURE_COLLEAGUE, FIXTURE_STRANGER);
  merge_fixture_merge_cleanly (store, theirs);
  assert_people (store, "1224");
  same (store, FIXTURE_STRANGER, FIXTURE_FOURTH);
  assert_people (store, "1222");
  own (store, FIXTURE_STRANGER);
  assert_people (store, "1232");
  merge_fixture_verify (store);
  merge_fixture_close (store);
}

static void
test_finishing_is_each_ones_own_and_merges (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  g_autofree char *mine = merge_fixture_get_path (fixture, "mine.assay");
  g_autofree char *theirs = merge_fixture_get_path (fixture, "theirs.assay");
  g_autoptr (GError) error = NULL;
  gboolean finished;
  AssayStore *store;

  copy (fixture, mine);
  copy (fixture, theirs);
  store = merge_fixture_open (theirs, FIXTURE_COLLEAGUE, "Kim");
  g_assert_true (assay_store_set_finished (store, fixture->article, TRUE, &error));
  merge_fixture_close (store);
  store = merge_fixture_open (mine, FIXTURE_ANNOTATOR, "Kim");
  merge_fixture_merge_cleanly (store, theirs);
  g_assert_true (assay_store_is_finished (store, fixture->article, FIXTURE_COLLEAGUE, &finished, &error));
  g_assert_true (finished);
  g_assert_true (assay_store_is_finished (store, fixture->article, FIXTURE_ANNOTATOR, &finished, &error));
  g_assert_false (finished);

  g_assert_true (assay_store_set_finished (store, fixture->article, TRUE, &error));
  g_assert_true (assay_store_is_finished (store, fixture->article, FIXTURE_ANNOTATOR, &finished, &error));
  g_assert_true (finished);
  assay_undone_free (assay_store_undo (store, &error));
  g_assert_true (assay_store_is_finished (store, fixture->article, FIXTURE_ANNOTATOR, &finished, &error));
  g_assert_false (finished);
  g_assert_no_error (error);
  merge_fixture_verify (store);
  merge_fixture_close (store);
}

static void
test_nobody_is_the_same_as_one_who_is_not_there (StoreFixture  *fixture,
                                                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_store_set_same_person (fixture->store, FIXTURE_ANNOTATOR,
                                               "55555555-5555-4555-8555-555555555555", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  assert_people (fixture->store, "1234");
}

static void
tag (StoreFixture *fixture,
     const char   *annotator,
     const char   *kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_set_annotator (fixture->store, annotator, "Kim", &error));
  g_assert_true (assay_store_tag (fixture->store, fixture->article, &first, 1, kind, &error));
  g_assert_no_error (error);
}

static void
test_one_person_is_one_rater (StoreFixture  *fixture,
                              gconstpointer  data)
{
  const char *const pair[] = { FIXTURE_ANNOTATOR, FIXTURE_STRANGER, NULL };
  g_autoptr (GError) error = NULL;
  AssayRatings *ratings[ASSAY_N_RATED_FIELDS];
  g_auto (GStrv) kinds = NULL;
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;
  g_autofree guint *confusion = NULL;

  tag (fixture, FIXTURE_ANNOTATOR, ASSAY_KIND_CLAIM);
  tag (fixture, FIXTURE_STRANGER, ASSAY_KIND_EVIDENCE);
  /* Times are kept to the millisecond. */
  g_usleep (2000);
  tag (fixture, FIXTURE_COLLEAGUE, ASSAY_KIND_EVIDENCE);
  before = assay_store_list_raters (fixture->store, &error);
  g_assert_cmpuint (g_strv_length (before), ==, 3);

  same (fixture->store, FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE);
  after = assay_store_list_raters (fixture->store, &error);
  g_assert_cmpuint (g_strv_length (after), ==, 2);
  g_assert_cmpstr (after[0], ==, FIXTURE_ANNOTATOR);
  g_assert_cmpstr (after[1], ==, FIXTURE_STRANGER);

  /* Of the two tags of one person the newer speaks, which is evidence as well. */
  kinds = assay_store_list_kinds (fixture->store, &error);
  g_assert_true (assay_store_collect_ratings (fixture->store, pair, (const char *const *) kinds, NULL,
                                              ratings, NULL, &error));
  g_assert_no_error (error);
  confusion = assay_ratings_get_confusion (ratings[ASSAY_RATED_KIND], 0, 1);
  g_assert_cmpuint (confusion[2 * assay_ratings_get_n_values (ratings[ASSAY_RATED_KIND]) + 2], ==, 1);
  for (guint field = 0; field < ASSAY_N_RATED_FIELDS; field++)
    assay_ratings_free (ratings[field]);
}

static gboolean
count_problem_cb (const AssayProblem  *problem,
                  gpointer             n_problems,
                  GError             **error)
{
  (*(guint *) n_problems)++;
  return TRUE;
}

static void
test_verifying_finds_one_who_is_the_same_as_nobody (StoreFixture  *fixture,
                                                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AssayDatabase *database;
  guint n_problems = 0;

  same (fixture->store, FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE);
  g_assert_true (assay_store_verify (fixture->store, count_problem_cb, &n_problems, &error));
  g_assert_cmpuint (n_problems, ==, 0);

  g_assert_true (assay_store_close (fixture->store, &error));
  g_clear_object (&fixture->store);
  database = assay_database_open (fixture->path, ASSAY_DATABASE_WRITE, &error);
  g_assert_true (assay_database_execute (database,
                                         "UPDATE edit SET value = 'nobody' WHERE field = 'same_as'", &error));
  assay_database_free (database);
  fixture->store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_true (assay_store_verify (fixture->store, count_problem_cb, &n_problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_problems, ==, 1);
  assert_people (fixture->store, "1234");
}

static void
test_a_merge_refuses_what_is_no_person (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autofree char *mine = merge_fixture_get_path (fixture, "mine.assay");
  g_autofree char *theirs = merge_fixture_get_path (fixture, "theirs.assay");
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) error = NULL;
  AssayDatabase *database;
  AssayStore *store;

  copy (fixture, mine);
  same (fixture->store, FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE);
  copy (fixture, theirs);
  database = assay_database_open (theirs, ASSAY_DATABASE_WRITE, &error);
  g_assert_true (assay_database_execute (database, "UPDATE edit SET value = 'x' WHERE field = 'same_as'",
                                         &error));
  assay_database_free (database);

  store = merge_fixture_open (mine, FIXTURE_ANNOTATOR, "Kim");
  report = merge_fixture_merge (store, theirs);
  g_assert_cmpuint (report->problems->len, ==, 1);
  assert_people (store, "1234");
  merge_fixture_close (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, func) g_test_add (path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  add ("/people/of-one-name-stay-several", test_people_of_one_name_stay_several);
  add ("/people/being-the-same-is-undone-and-done-again", test_being_the_same_is_undone_and_done_again);
  add ("/people/groups-join-whole-in-any-direction", test_groups_join_whole_in_any_direction);
  add ("/people/only-the-one-that-leaves-leaves", test_only_the_one_that_leaves_leaves);
  add ("/people/a-cycle-does-no-harm", test_a_cycle_does_no_harm);
  add ("/people/finishing-is-each-ones-own-and-merges", test_finishing_is_each_ones_own_and_merges);
  add ("/people/nobody-is-the-same-as-one-who-is-not-there",
       test_nobody_is_the_same_as_one_who_is_not_there);
  add ("/people/one-person-is-one-rater", test_one_person_is_one_rater);
  add ("/people/verifying-finds-one-who-is-the-same-as-nobody",
       test_verifying_finds_one_who_is_the_same_as_nobody);
  add ("/people/a-merge-refuses-what-is-no-person", test_a_merge_refuses_what_is_no_person);
#undef add

  return g_test_run ();
}
