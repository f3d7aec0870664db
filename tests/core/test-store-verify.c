/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-database.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-search.h"
#include "assay-store-verify.h"
#include "store-fixture.h"

static const AssaySpan first = { 0, 29 };

typedef struct
{
  guint n_mended;
  guint n_lasting;
} Problems;

static gboolean
count_problem_cb (const AssayProblem  *problem,
                  gpointer             data,
                  GError             **error)
{
  Problems *problems = data;

  g_test_message ("%s %s: %s", problem->what, problem->object, problem->message);
  problems->n_mended += problem->is_mended;
  problems->n_lasting += !problem->is_mended;
  return TRUE;
}

static Problems
verify (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  Problems problems = { 0, 0 };

  assay_store_verify (fixture->store, count_problem_cb, &problems, &error);
  g_assert_no_error (error);
  return problems;
}

static void
assert_clean (StoreFixture *fixture)
{
  Problems problems = verify (fixture);

  g_assert_cmpuint (problems.n_mended, ==, 0);
  g_assert_cmpuint (problems.n_lasting, ==, 0);
}

/* Does to the file behind the store's back what a broken program or disk might do. */
static void
tamper (StoreFixture *fixture,
        const char   *sql)
{
  g_autoptr (GError) error = NULL;
  AssayDatabase *database;

  g_assert_true (assay_store_close (fixture->store, &error));
  g_clear_object (&fixture->store);
  database = assay_database_open (fixture->path, ASSAY_DATABASE_WRITE, &error);
  g_assert_true (assay_database_execute (database, sql, &error));
  g_assert_no_error (error);
  assay_database_free (database);
  fixture->store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
}

static void
prepare (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_tag (fixture->store, fixture->article, &first, 1, "claim", &error));
  g_assert_true (assay_store_set_field (fixture->store, fixture->article, &first, 1,
                                        ASSAY_FIELD_NOTE,
                                        "harbour", &error));
  g_assert_true (assay_store_set_field (fixture->store, fixture->article, &first, 1,
                                        ASSAY_FIELD_CONFIDENCE,
                                        "low", &error));
  g_assert_true (assay_store_set_title (fixture->store, "Tides", &error));
  g_assert_no_error (error);
}

static void
test_a_good_project_has_no_problems (StoreFixture  *fixture,
                                     gconstpointer  data)
{
  assert_clean (fixture);
  prepare (fixture);
  assert_clean (fixture);
}

static void
test_caches_are_mended (StoreFixture  *fixture,
                        gconstpointer  data)
{
  static const char *const damages[] = {
    "UPDATE annotation SET kind = 'evidence'",
    "UPDATE annotation SET confidence = NULL",
    "UPDATE annotation SET likelihood = 'likely'",
    "UPDATE annotation SET note = 'other words'",
    "UPDATE annotation SET deleted = 1",
    "UPDATE annotation SET modified = 5",
    "UPDATE annotator SET name = 'Nobody'",
    "UPDATE tally SET n = 7",
    "DELETE FROM tally",
    "UPDATE summary SET deleted = 1",
    "UPDATE summary SET title = 'Wrong'",
    "UPDATE summary SET n_sentences = 1",
    "UPDATE summary SET sentences = x'00'",
    "UPDATE summary SET version = 0",
    "UPDATE reading SET analysis = x'0000'",
    "DELETE FROM reading",
    "INSERT INTO note_words (note_words) VALUES ('delete-all')",
    "INSERT INTO article_words (article_words) VALUES ('delete-all')",
  };

  prepare (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      Problems problems;
      g_autoptr (GPtrArray) annotations = NULL;
      g_autoptr (GPtrArray) hits = NULL;
      AssayAnnotation *annotation;

      tamper (fixture, damages[i]);
      problems = verify (fixture);
      if (problems.n_mended == 0)
        g_error ("Not noticed: %s", damages[i]);
      g_assert_cmpuint (problems.n_lasting, ==, 0);
      assert_clean (fixture);

      annotations = assay_store_list_annotations (fixture->store, NULL, NULL);
      g_assert_cmpuint (annotations->len, ==, 1);
      annotation = g_ptr_array_index (annotations, 0);
      g_assert_cmpstr (annotation->kind, ==, "claim");
      g_assert_cmpstr (annotation->note, ==, "harbour");
      g_assert_cmpint (annotation->confidence, ==, ASSAY_CONFIDENCE_LOW);
      hits = assay_store_search (fixture->store, "harbour", 10, NULL, NULL);
      g_assert_cmpuint (hits->len, ==, 1);
    }
}

static void
test_damage_that_cannot_be_mended_is_told (StoreFixture  *fixture,
                                           gconstpointer  data)
{
  static const char *const damages[] = {
    "UPDATE article SET text = replace (text, 'March', 'April')",
    "UPDATE annotation SET quote = 'The port was closed in April.'",
    "UPDATE annotation SET end = 4000",
    "UPDATE annotation SET annotator = 99",
    "INSERT INTO edit (object, field, t, r, value, annotator) "
    "VALUES ('nothing', 'kind', 1, 1, 'x', 1)",
    "INSERT INTO link (id, article, annotator, t, source, target, kind) "
    "  VALUES ('l', 1, 1, 1, 'from nowhere', 'to nowhere', 'supports')",
    "INSERT INTO boundary (id, article, position) VALUES ('b', 99, 1)",
    "INSERT INTO boundary (id, article, position) VALUES ('b', 1, 5)",
    "INSERT INTO citation (id, article, start, end, raw) VALUES ('c', 1, 0, 3, 'The')",
    "INSERT INTO citation (id, article, start, end, raw) VALUES ('c', 99, 0, 3, 'The')",
    "INSERT INTO provenance (article, t, sha256, name, annotator) VALUES (99, 1, 'x', 'y', 1)",
    "INSERT INTO provenance (article, t, sha256, name, annotator) VALUES (1, 1, 'x', 'y', 99)",
    "INSERT INTO succession (older, newer, annotator, t) VALUES (1, 99, 1, 1)",
    "INSERT INTO succession (older, newer, annotator, t) VALUES (1, 1, 99, 1)",
    "INSERT INTO reference (id, article, start, end, raw) VALUES ('r', 1, 0, 3, 'The')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      Problems problems;

      prepare (fixture);
      tamper (fixture, damages[i]);
      problems = verify (fixture);
      if (problems.n_lasting == 0)
        g_error ("Not noticed: %s", damages[i]);
      store_fixture_tear_down (fixture, NULL);
      store_fixture_set_up (fixture, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/verify/a-good-project-has-no-problems", test_a_good_project_has_no_problems);
  store_fixture_add ("/verify/caches-are-mended", test_caches_are_mended);
  store_fixture_add ("/verify/damage-that-cannot-be-mended-is-told",
                     test_damage_that_cannot_be_mended_is_told);

  return g_test_run ();
}
