/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-database.h"
#include "assay-exchange.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-decisions.h"
#include "assay-store-undo.h"
#include "assay-store-verify.h"
#include "merge-fixture.h"

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static char *
decide (AssayStore *store,
        const char *article,
        AssaySpan   span,
        const char *kind,
        const char *reason)
{
  AssayDecision values = {
    .article = (char *) article,
    .span = span,
    .kind = (char *) kind,
    .reason = (char *) reason,
  };
  g_autoptr (GError) error = NULL;
  char *id = assay_store_decide (store, &values, &error);

  g_assert_no_error (error);
  return id;
}

static char *
dup_consensus (StoreFixture *fixture,
               AssaySpan     span)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = assay_store_list_decisions (fixture->store, fixture->article,
                                                                &error);
  const AssayDecision *decision = assay_decisions_find (decisions, span);

  g_assert_no_error (error);
  return g_strdup (decision == NULL ? "undecided" : decision->kind != NULL ? decision->kind : "none");
}

static void
assert_consensus (StoreFixture *fixture,
                  AssaySpan     span,
                  const char   *kind)
{
  g_autofree char *found = dup_consensus (fixture, span);

  g_assert_cmpstr (found, ==, kind);
}

static void
test_the_newest_decision_counts_and_earlier_ones_stay (StoreFixture  *fixture,
                                                       gconstpointer  data)
{
  g_autoptr (GPtrArray) decisions = NULL;
  g_autofree char *one = decide (fixture->store, fixture->article, first, "claim", "At first sight.");
  g_autofree char *two = decide (fixture->store, fixture->article, first, NULL, "It says nothing.");

  assert_consensus (fixture, first, "none");
  assert_consensus (fixture, second, "undecided");
  decisions = assay_store_list_decisions (fixture->store, fixture->article, NULL);
  g_assert_cmpuint (decisions->len, ==, 2);
  g_assert_cmpstr (((AssayDecision *) decisions->pdata[0])->reason, ==, "At first sight.");
  g_assert_cmpstr (((AssayDecision *) decisions->pdata[0])->annotator, ==, FIXTURE_ANNOTATOR);
}

static void
test_a_decision_rests_on_the_tags_and_leaves_them (StoreFixture  *fixture,
                                                   gconstpointer  data)
{
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autofree char *id = NULL;
  AssayDecision *decision;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  merge_fixture_tag (fixture->store, fixture->article, second, "claim");
  assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", NULL);
  merge_fixture_tag (fixture->store, fixture->article, first, "evidence");
  id = decide (fixture->store, fixture->article, first, "speculation", "");

  annotations = assay_store_list_annotations (fixture->store, fixture->article, NULL);
  decisions = assay_store_list_decisions (fixture->store, fixture->article, NULL);
  g_assert_cmpuint (annotations->len, ==, 3);
  decision = g_ptr_array_index (decisions, 0);
  g_assert_cmpuint (g_strv_length (decision->based_on), ==, 2);
  for (guint i = 0; i < 3; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (annotations, i);

      g_assert_cmpstr (annotation->kind, !=, "speculation");
      g_assert_cmpint (g_strv_contains ((const char *const *) decision->based_on, annotation->id), ==,
                       annotation->span.start == first.start);
    }
}

static void
test_a_decision_can_be_taken_back_and_undone (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  g_autofree char *one = decide (fixture->store, fixture->article, first, "claim", "");
  g_autofree char *two = decide (fixture->store, fixture->article, first, "evidence", "");
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_remove_decision (fixture->store, two, &error));
  assert_consensus (fixture, first, "claim");
  assay_undone_free (assay_store_undo (fixture->store, &error));
  assert_consensus (fixture, first, "evidence");
  assay_undone_free (assay_store_undo (fixture->store, &error));
  assert_consensus (fixture, first, "claim");
  assay_undone_free (assay_store_redo (fixture->store, &error));
  assert_consensus (fixture, first, "evidence");
  g_assert_no_error (error);

  assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", NULL);
  g_assert_false (assay_store_remove_decision (fixture->store, one, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
}

static void
test_what_makes_no_sense_is_refused (StoreFixture  *fixture,
                                     gconstpointer  data)
{
  const AssayDecision wrong[] = {
    { .article = fixture->article, .span = first, .kind = (char *) "rumour" },
    { .article = fixture->article, .span = { 5, 5 }, .kind = (char *) "claim" },
    { .article = fixture->article, .span = { 0, 5000 }, .kind = (char *) "claim" },
    { .article = fixture->article, .span = first, .confidence = ASSAY_CONFIDENCE_HIGH },
    { .article = fixture->article, .span = first, .kind = (char *) "claim", .id = (char *) "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (assay_store_decide (fixture->store, &wrong[i], &error));
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
    }
  assert_consensus (fixture, first, "undecided");
}

/* Somebody whose clock was a year ahead decided before. */
static void
test_a_wrong_clock_does_not_keep_a_decision_on_top (StoreFixture  *fixture,
                                                    gconstpointer  data)
{
  gint64 ahead = g_get_real_time () / 1000 + G_GINT64_CONSTANT (31536000000);
  AssayDecision values = {
    .id = (char *) "0193b3a4-0000-7000-8000-000000000001", .article = fixture->article, .span = first,
    .kind = (char *) "claim", .annotator = (char *) FIXTURE_COLLEAGUE, .created = ahead,
  };
  g_autofree char *early = assay_store_decide (fixture->store, &values, NULL);
  g_autofree char *late = decide (fixture->store, fixture->article, first, "evidence", "");

  assert_consensus (fixture, first, "evidence");
}

static void
test_decisions_merge_both_ways (StoreFixture  *fixture,
                                gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (AssayUniteReport) again = NULL;
  AssayStore *copy;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  g_assert_true (assay_store_backup (fixture->store, path, NULL));
  mine = decide (fixture->store, fixture->article, first, "claim", "Mine");
  copy = merge_fixture_open (path, FIXTURE_COLLEAGUE, "Ada");
  g_usleep (2000);
  theirs = decide (copy, fixture->article, first, "evidence", "Theirs");
  merge_fixture_close (copy);

  merge_fixture_merge_cleanly (fixture->store, path);
  assert_consensus (fixture, first, "evidence");
  merge_fixture_verify (fixture->store);
  again = merge_fixture_merge (fixture->store, path);
  g_assert_cmpuint (again->n_rows, ==, 0);

  assay_undone_free (assay_store_undo (fixture->store, NULL));
  assert_consensus (fixture, first, "claim");
}

static void
run_sql (const char *path,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_WRITE, &error);

  assay_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

static void
test_crafted_decisions_stay_out (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  static const char *const crafted[] = {
    "UPDATE decision SET quote = 'The port was never closed at all'",
    "UPDATE decision SET before = 'x'",
    "UPDATE decision SET start = 28, end = 12",
    "UPDATE decision SET end = 100000",
    "UPDATE decision SET t = 1",
    "UPDATE decision SET kind = ''",
    "UPDATE decision SET kind = CAST (zeroblob (1000) AS TEXT) || hex (zeroblob (1000))",
    "UPDATE decision SET confidence = 'total'",
    "UPDATE decision SET likelihood = 'surely'",
    "UPDATE decision SET reason = hex (zeroblob (600000))",
    "UPDATE decision SET reason = CAST (x'ff' AS TEXT)",
    "UPDATE decision SET id = 'x'",
    "UPDATE decision SET annotator = 99",
    "UPDATE decision SET article = 99",
    "UPDATE decision_basis SET annotation = 'DROP TABLE'",
    "INSERT INTO decision_basis VALUES ('0193b3a4-0000-7000-8000-000000000001', "
    "  '0193b3a4-0000-7000-8000-000000000002')",
  };
  g_autofree char *id = NULL;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  for (guint i = 0; i < G_N_ELEMENTS (crafted); i++)
    {
      g_autofree char *path = merge_fixture_get_path (fixture, "crafted.assay");
      g_autoptr (AssayUniteReport) report = NULL;
      AssayStore *copy;

      g_assert_true (assay_store_backup (fixture->store, path, NULL));
      copy = merge_fixture_open (path, FIXTURE_COLLEAGUE, "Ada");
      g_free (decide (copy, fixture->article, first, "evidence", ""));
      merge_fixture_close (copy);
      run_sql (path, crafted[i]);
      report = merge_fixture_merge (fixture->store, path);
      if (report->problems->len == 0)
        g_error ("Came in: %s", crafted[i]);
      merge_fixture_verify (fixture->store);
    }
}

static gboolean
count_problem_cb (const AssayProblem  *problem,
                  gpointer             data,
                  GError             **error)
{
  guint *n = data;

  *n += g_str_equal (problem->what, "decision");
  return TRUE;
}

static void
test_verify_tells_of_damage (StoreFixture  *fixture,
                             gconstpointer  data)
{
  static const char *const damages[] = {
    "UPDATE decision SET quote = 'Something else'",
    "UPDATE decision SET annotator = 99",
    "UPDATE decision SET article = 99",
    "UPDATE decision_basis SET decision = 'nothing'",
  };
  g_autofree char *id = NULL;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  id = decide (fixture->store, fixture->article, first, "evidence", "");
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = merge_fixture_get_path (fixture, "damaged.assay");
      AssayStore *store;
      guint n = 0;

      g_assert_true (assay_store_backup (fixture->store, path, NULL));
      run_sql (path, damages[i]);
      store = merge_fixture_open (path, FIXTURE_ANNOTATOR, "Kim");
      assay_store_verify (store, count_problem_cb, &n, NULL);
      if (n != 1)
        g_error ("%u problems: %s", n, damages[i]);
      merge_fixture_close (store);
    }
}

static char *
export (AssayStore   *store,
        StoreFixture *fixture)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "export.json");
  g_autoptr (GError) error = NULL;
  char *contents;

  assay_exchange_export_file (store, "json", NULL, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  return contents;
}

static void
test_an_export_is_read_back_to_the_same_bytes (StoreFixture  *fixture,
                                               gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "project2.assay");
  g_autofree char *json = merge_fixture_get_path (fixture, "export.json");
  g_autofree char *without = export (fixture->store, fixture);
  g_autofree char *with = NULL;
  g_autofree char *again = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  g_assert_null (strstr (without, "\"decisions\""));
  assay_store_set_title (fixture->store, "Port", NULL);
  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  id = decide (fixture->store, fixture->article, first, "evidence", "A “quoted” reason");
  assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", NULL);
  other = decide (fixture->store, fixture->article, second, NULL, "");
  with = export (fixture->store, fixture);
  g_assert_nonnull (strstr (with, "\"decisions\""));

  copy = merge_fixture_open (path, FIXTURE_ANNOTATOR, "Kim");
  assay_exchange_import_json (copy, json, ASSAY_EXCHANGE_MAX_SIZE, NULL, &error);
  g_assert_no_error (error);
  again = export (copy, fixture);
  g_assert_cmpstr (again, ==, with);
  merge_fixture_close (copy);
}

static gboolean
find_decision_cb (const AssayHistoryEntry  *entry,
                  gpointer                  data,
                  GError                  **error)
{
  GString *told = data;

  if (g_str_equal (entry->what, "decision"))
    g_string_append_printf (told, "%s %s %s; ", entry->name, entry->field, entry->value);
  return TRUE;
}

static void
test_history_tells_who_decided (StoreFixture  *fixture,
                                gconstpointer  data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *id = decide (fixture->store, fixture->article, first, "evidence", "");

  g_assert_true (assay_store_remove_decision (fixture->store, id, NULL));
  assay_store_foreach_history (fixture->store, NULL, find_decision_cb, told, NULL);
  g_assert_cmpstr (told->str, ==, "Kim  evidence; Kim deleted 1; ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/decisions/the-newest-decision-counts-and-earlier-ones-stay",
                     test_the_newest_decision_counts_and_earlier_ones_stay);
  store_fixture_add ("/decisions/a-decision-rests-on-the-tags-and-leaves-them",
                     test_a_decision_rests_on_the_tags_and_leaves_them);
  store_fixture_add ("/decisions/a-decision-can-be-taken-back-and-undone",
                     test_a_decision_can_be_taken_back_and_undone);
  store_fixture_add ("/decisions/what-makes-no-sense-is-refused", test_what_makes_no_sense_is_refused);
  store_fixture_add ("/decisions/a-wrong-clock-does-not-keep-a-decision-on-top",
                     test_a_wrong_clock_does_not_keep_a_decision_on_top);
  store_fixture_add ("/decisions/decisions-merge-both-ways", test_decisions_merge_both_ways);
  store_fixture_add ("/decisions/crafted-decisions-stay-out", test_crafted_decisions_stay_out);
  store_fixture_add ("/decisions/verify-tells-of-damage", test_verify_tells_of_damage);
  store_fixture_add ("/decisions/an-export-is-read-back-to-the-same-bytes",
                     test_an_export_is_read_back_to_the_same_bytes);
  store_fixture_add ("/decisions/history-tells-who-decided", test_history_tells_who_decided);

  return g_test_run ();
}
