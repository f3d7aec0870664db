/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-database.h"
#include "assay-exchange.h"
#include "assay-merge.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-references.h"
#include "assay-store-search.h"
#include "assay-store-undo.h"
#include "assay-store-verify.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAX_COPIES 5

/* Few in ./check; more with the environment variable ASSAY_HISTORIES. */
#define N_HISTORIES 60

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static char *
path_in (StoreFixture *fixture,
         const char   *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static AssayStore *
open_as (const char *path,
         const char *annotator,
         const char *name)
{
  g_autoptr (GError) error = NULL;
  AssayStore *store = assay_store_open (path, ASSAY_STORE_CREATE, &error);

  g_assert_no_error (error);
  assay_store_set_annotator (store, annotator, name, &error);
  g_assert_no_error (error);
  return store;
}

static void
close_store (AssayStore *store)
{
  g_autoptr (GError) error = NULL;

  assay_store_close (store, &error);
  g_assert_no_error (error);
  g_object_unref (store);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (to, contents, size, NULL));
}

static AssayUniteReport *
merge (AssayStore *store,
       const char *path)
{
  g_autoptr (GError) error = NULL;
  AssayUniteReport *report = assay_merge_file (store, path, ASSAY_MERGE_NO_FLAGS, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
merge_cleanly (AssayStore *store,
               const char *path)
{
  g_autoptr (AssayUniteReport) report = merge (store, path);

  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) report->problems->pdata[i]);
  g_assert_cmpuint (report->problems->len, ==, 0);
}

static void
tag (AssayStore *store,
     const char *article,
     AssaySpan   span,
     const char *kind)
{
  g_autoptr (GError) error = NULL;

  assay_store_tag (store, article, &span, 1, kind, &error);
  g_assert_no_error (error);
}

static guint
count_tags (AssayStore *store)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);

  return annotations->len;
}

static gboolean
fail_on_problem_cb (const AssayProblem  *problem,
                    gpointer             data,
                    GError             **error)
{
  g_error ("%s %s: %s", problem->what, problem->object, problem->message);
  return FALSE;
}

static void
assert_verified (AssayStore *store)
{
  g_autoptr (GError) error = NULL;

  assay_store_verify (store, fail_on_problem_cb, NULL, &error);
  g_assert_no_error (error);
}

/* Everything that copies share, and the caches made from it, in an order that depends on nothing else. */
static const char *const canonical[] = {
  "SELECT id, text FROM article ORDER BY id",
  "SELECT article.id, t, sha256, provenance.name, annotator.id FROM provenance "
  "  JOIN article ON article.row = provenance.article "
  "  JOIN annotator ON annotator.row = provenance.annotator ORDER BY 1, 2, 3, 4, 5",
  "SELECT id, name FROM annotator ORDER BY id",
  "SELECT annotation.id, article.id, annotator.id, start, end, quote, before, after, copy_of, t, first_kind, "
  "  first_confidence, first_likelihood, first_note, deleted, modified, kind, confidence, likelihood, note "
  "  FROM annotation JOIN article ON article.row = annotation.article "
  "  JOIN annotator ON annotator.row = annotation.annotator ORDER BY 1",
  "SELECT reference.id, start, end, raw FROM reference ORDER BY 1",
  "SELECT boundary.id, position FROM boundary ORDER BY 1",
  "SELECT link.id, annotator.id, t, source, target, kind FROM link "
  "  JOIN annotator ON annotator.row = link.annotator ORDER BY 1",
  "SELECT object, field, t, r, value, annotator.id FROM edit "
  "  JOIN annotator ON annotator.row = edit.annotator ORDER BY 1, 2, 3, 4",
  "SELECT article.id, deleted, title, source, imported, n_sentences, hex (sentences) FROM summary "
  "  JOIN article ON article.row = summary.article ORDER BY 1",
  "SELECT article.id, annotator.id, kind, n FROM tally JOIN article ON article.row = tally.article "
  "  JOIN annotator ON annotator.row = tally.annotator WHERE n <> 0 ORDER BY 1, 2, 3",
};

static void
digest_answer (AssayDatabase *database,
               const char    *sql,
               GChecksum     *checksum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, sql, &error);
  guint n_columns = 0;
  gboolean has_row;

  g_assert_no_error (error);
  /* The names of the columns are not needed, their number is: all before FROM that a comma ends. */
  for (const char *p = sql; p < strstr (sql, "FROM"); p++)
    n_columns += *p == ',';
  g_assert_true (assay_statement_step (statement, &has_row, &error));
  while (has_row)
    {
      for (guint column = 0; column <= n_columns; column++)
        {
          const char *text = assay_statement_get_text (statement, column);

          g_checksum_update (checksum, (const guchar *) (text != NULL ? text : "\001"), -1);
          g_checksum_update (checksum, (const guchar *) "\n", 1);
        }
      g_assert_true (assay_statement_step (statement, &has_row, &error));
    }
}

static char *
digest_rows (const char *path)
{
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_READ_ONLY, NULL);
  GString *digests = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (canonical); i++)
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

      digest_answer (database, canonical[i], checksum);
      g_string_append_printf (digests, "%.12s ", g_checksum_get_string (checksum));
    }
  return g_string_free (digests, FALSE);
}

static char *
export_json (StoreFixture *fixture,
             const char   *path)
{
  g_autofree char *same = path_in (fixture, "same.assay");
  g_autofree char *json = path_in (fixture, "export.json");
  g_autoptr (AssayStore) store = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;

  /* A project without a title goes by the name of its file. */
  copy_file (path, same);
  store = assay_store_open (same, ASSAY_STORE_READ_ONLY, NULL);
  assay_exchange_export_file (store, "json", NULL, json, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (json, &contents, NULL, NULL));
  return contents;
}

static void
test_a_copy_comes_back_with_its_work (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "copy.assay");
  g_autofree char *article = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (AssayUniteReport) again = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  AssayUniteCount *count;
  AssayStore *copy;

  tag (fixture->store, fixture->article, first, "claim");
  g_assert_true (assay_store_backup (fixture->store, path, &error));
  copy = open_as (path, FIXTURE_COLLEAGUE, "Ada");
  tag (copy, fixture->article, first, "evidence");
  tag (copy, fixture->article, second, "claim");
  assay_store_set_field (copy, fixture->article, &second, 1, ASSAY_FIELD_NOTE, "lighthouse", &error);
  article = store_fixture_import (copy, "Another text altogether.", "another.txt");
  close_store (copy);

  report = merge (fixture->store, path);
  g_assert_cmpuint (report->n_articles, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->counts->len, ==, 1);
  count = g_ptr_array_index (report->counts, 0);
  g_assert_cmpstr (count->annotator, ==, FIXTURE_COLLEAGUE);
  g_assert_cmpuint (count->n_new, ==, 2);
  g_assert_cmpuint (count->n_changed, ==, 0);
  g_assert_cmpuint (count_tags (fixture->store), ==, 3);
  g_assert_true (assay_store_has_article (fixture->store, article));
  hits = assay_store_search (fixture->store, "lighthouse", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  assert_verified (fixture->store);

  again = merge (fixture->store, path);
  g_assert_cmpuint (again->n_rows, ==, 0);
}

static void
test_a_dry_run_changes_nothing (StoreFixture  *fixture,
                                gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "copy.assay");
  g_autofree char *label = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  g_assert_true (assay_store_backup (fixture->store, path, &error));
  copy = open_as (path, FIXTURE_COLLEAGUE, "Ada");
  tag (copy, fixture->article, first, "evidence");
  close_store (copy);

  report = assay_merge_file (fixture->store, path, ASSAY_MERGE_DRY_RUN, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((AssayUniteCount *) report->counts->pdata[0])->n_new, ==, 1);
  g_assert_cmpuint (count_tags (fixture->store), ==, 0);
  label = assay_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Import 1 article");
  assert_verified (fixture->store);
}

static void
test_a_merge_is_taken_back_after_a_restart (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "copy.assay");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUndone) undone = NULL;
  g_autoptr (AssayUndone) redone = NULL;
  AssayStore *copy;

  tag (fixture->store, fixture->article, first, "claim");
  g_assert_true (assay_store_backup (fixture->store, path, &error));
  copy = open_as (path, FIXTURE_ANNOTATOR, "Kim");
  tag (copy, fixture->article, first, "evidence");
  tag (copy, fixture->article, second, "claim");
  assay_store_clear (copy, fixture->article, &second, 1, &error);
  g_object_unref (copy);
  merge_cleanly (fixture->store, path);
  g_assert_cmpuint (count_tags (fixture->store), ==, 1);
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);

  undone = assay_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->label, ==, "Merge copy.assay");
  {
    g_autoptr (GPtrArray) annotations = assay_store_list_annotations (fixture->store, NULL, NULL);

    g_assert_cmpuint (annotations->len, ==, 1);
    g_assert_cmpstr (((AssayAnnotation *) annotations->pdata[0])->kind, ==, "claim");
  }
  redone = assay_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_tags (fixture->store), ==, 1);
  assert_verified (fixture->store);
}

static void
test_another_project_keeps_its_own_title (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "other.assay");
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *other = open_as (path, FIXTURE_COLLEAGUE, "Ada");

  g_assert_true (assay_store_set_title (fixture->store, "Mine", &error));
  g_assert_true (assay_store_set_title (other, "Theirs", &error));
  id = store_fixture_import (other, "The port was closed in March. Nobody knows.", NULL);
  tag (other, id, first, "claim");
  close_store (other);

  merge_cleanly (fixture->store, path);
  title = assay_store_dup_title (fixture->store);
  g_assert_cmpstr (title, ==, "Mine");
  g_assert_cmpuint (count_tags (fixture->store), ==, 1);
  assert_verified (fixture->store);
}

static void
assert_refused (StoreFixture    *fixture,
                const char      *path,
                AssayStoreError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_merge_file (fixture->store, path, ASSAY_MERGE_NO_FLAGS, NULL, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, (int) code);
  g_assert_cmpuint (count_tags (fixture->store), ==, 0);
}

static void
make_copy (StoreFixture *fixture,
           const char   *path)
{
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  assay_store_backup (fixture->store, path, &error);
  g_assert_no_error (error);
  copy = open_as (path, FIXTURE_COLLEAGUE, "Ada");
  tag (copy, fixture->article, first, "claim");
  assay_store_set_field (copy, fixture->article, &first, 1, ASSAY_FIELD_NOTE, "a note", &error);
  close_store (copy);
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
test_hostile_tables_are_refused (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  static const char *const crafted[] = {
    "CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    "CREATE TRIGGER surprise AFTER INSERT ON edit BEGIN DELETE FROM annotation; END",
    "CREATE TABLE more (a, b GENERATED ALWAYS AS (zeroblob (a)))",
    "CREATE INDEX expression ON annotation (length (quote))",
    "DROP INDEX annotation_place",
    "ALTER TABLE edit ADD COLUMN extra TEXT",
  };

  for (guint i = 0; i < G_N_ELEMENTS (crafted); i++)
    {
      g_autofree char *path = path_in (fixture, "crafted.assay");

      make_copy (fixture, path);
      run_sql (path, crafted[i]);
      assert_refused (fixture, path, ASSAY_STORE_ERROR_NOT_A_PROJECT);
    }
}

static void
test_hostile_rows_stay_out (StoreFixture  *fixture,
                            gconstpointer  data)
{
  static const char *const crafted[] = {
    "UPDATE annotation SET quote = 'The port was opened in March.'",
    "UPDATE annotation SET before = 'x'",
    "UPDATE annotation SET end = 4000000000",
    "UPDATE annotation SET start = -5",
    "UPDATE annotation SET id = '../../etc/passwd'",
    "UPDATE annotation SET t = 9223372036854775807",
    "UPDATE annotation SET annotator = 77",
    "UPDATE annotation SET article = 77",
    "UPDATE annotation SET first_confidence = 'very'",
    "UPDATE annotation SET first_kind = CAST (x'ff41' AS TEXT)",
    "UPDATE annotation SET first_note = hex (zeroblob (1000000))",
    "UPDATE annotation SET copy_of = 'me'",
    /* A text that is here already is not read again, so that this one does no harm. */
    "UPDATE article SET text = 'Another text.'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (crafted); i++)
    {
      g_autofree char *path = path_in (fixture, "crafted.assay");
      g_autoptr (AssayUniteReport) report = NULL;
      guint expected = i == G_N_ELEMENTS (crafted) - 1 ? 1 : 0;

      make_copy (fixture, path);
      run_sql (path, crafted[i]);
      report = merge (fixture->store, path);
      if (expected == 0 && report->problems->len == 0)
        g_error ("Let in: %s", crafted[i]);
      assert_verified (fixture->store);
      if (count_tags (fixture->store) != expected)
        g_error ("Let in: %s", crafted[i]);
      if (expected == 1)
        {
          store_fixture_tear_down (fixture, NULL);
          store_fixture_set_up (fixture, NULL);
        }
    }
}

static void
test_edits_that_would_end_editing_stay_out (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  static const char *const crafted[] = {
    "UPDATE edit SET t = 9223372036854775807 WHERE field = 'note'",
    "UPDATE edit SET t = -1 WHERE field = 'note'",
    "UPDATE edit SET r = -1 WHERE field = 'note'",
    "UPDATE edit SET field = 'quote' WHERE field = 'note'",
    "UPDATE edit SET field = 'deleted', value = 'maybe' WHERE field = 'note'",
    "UPDATE edit SET object = 'nothing' WHERE field = 'note'",
    "UPDATE edit SET annotator = 77 WHERE field = 'note'",
    "UPDATE edit SET value = CAST (x'ff41' AS TEXT) WHERE field = 'note'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (crafted); i++)
    {
      g_autofree char *path = path_in (fixture, "crafted.assay");
      g_autoptr (AssayUniteReport) report = NULL;
      g_autoptr (GPtrArray) annotations = NULL;

      make_copy (fixture, path);
      run_sql (path, crafted[i]);
      report = merge (fixture->store, path);
      g_assert_cmpuint (report->problems->len, ==, 1);
      annotations = assay_store_list_annotations (fixture->store, NULL, NULL);
      g_assert_cmpuint (annotations->len, ==, 1);
      g_assert_null (((AssayAnnotation *) annotations->pdata[0])->note);
      assert_verified (fixture->store);
    }
}

static void
test_broken_files_are_refused (StoreFixture  *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "broken.assay");
  g_autofree char *contents = NULL;
  gsize size;

  assert_refused (fixture, path, ASSAY_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, fixture->folder, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  assert_refused (fixture, fixture->path, ASSAY_STORE_ERROR_INVALID);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (fixture, path, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_assert_true (g_file_set_contents (path, "PK\003\004 a zip file, renamed", -1, NULL));
  assert_refused (fixture, path, ASSAY_STORE_ERROR_NOT_A_PROJECT);

  make_copy (fixture, path);
  run_sql (path, "PRAGMA user_version = 99");
  assert_refused (fixture, path, ASSAY_STORE_ERROR_TOO_NEW);

  make_copy (fixture, path);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (path, contents, size / 2, NULL));
  assert_refused (fixture, path, ASSAY_STORE_ERROR_CORRUPT);
  memset (contents + size / 2, 0x5A, size / 4);
  g_assert_true (g_file_set_contents (path, contents, size, NULL));
  assert_refused (fixture, path, ASSAY_STORE_ERROR_CORRUPT);
}

static void
test_a_crafted_journal_is_never_met (StoreFixture  *fixture,
                                     gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "copy.assay");
  g_autofree char *journal = path_in (fixture, "copy.assay-journal");
  g_autofree char *victim = path_in (fixture, "victim");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  static const guint8 magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  static const guint8 header[20] = { 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 16, 0 };
  guint8 numbers[8] = { 0 };
  guint32 sum = 0;

  make_copy (fixture, path);
  g_assert_true (g_file_set_contents (victim, "not to be deleted", -1, NULL));
  /* A hot journal that ends in the name of a super-journal, which SQLite would delete (file format, 3). */
  g_byte_array_append (bytes, magic, sizeof magic);
  g_byte_array_append (bytes, header, sizeof header);
  g_byte_array_set_size (bytes, 512);
  g_byte_array_append (bytes, (const guint8 *) victim, strlen (victim));
  for (const char *p = victim; *p != '\0'; p++)
    sum += (guint8) *p;
  numbers[3] = strlen (victim);
  for (guint i = 0; i < 4; i++)
    numbers[4 + i] = sum >> (24 - 8 * i);
  g_byte_array_append (bytes, numbers, sizeof numbers);
  g_byte_array_append (bytes, magic, sizeof magic);
  g_assert_true (g_file_set_contents (journal, (const char *) bytes->data, bytes->len, NULL));

  merge_cleanly (fixture->store, path);
  g_assert_cmpuint (count_tags (fixture->store), ==, 1);
  g_assert_true (g_file_test (victim, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_a_cancelled_merge_changes_nothing (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "copy.assay");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  make_copy (fixture, path);
  g_cancellable_cancel (cancellable);
  g_assert_null (assay_merge_file (fixture->store, path, ASSAY_MERGE_NO_FLAGS, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_tags (fixture->store), ==, 0);
}

/* A random history. */
typedef struct
{
  StoreFixture *fixture;
  GRand        *rand;
  guint         n_copies;
  char         *paths[MAX_COPIES];
} History;

static char *
pick_annotation (History    *history,
                 AssayStore *store)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);
  AssayAnnotation *annotation;

  if (annotations->len == 0)
    return NULL;
  annotation = g_ptr_array_index (annotations, g_rand_int_range (history->rand, 0, annotations->len));
  return g_strdup (annotation->id);
}

static void
link_two (History    *history,
          AssayStore *store)
{
  g_autofree char *from = pick_annotation (history, store);
  g_autofree char *to = pick_annotation (history, store);

  if (from != NULL && g_strcmp0 (from, to) != 0)
    g_assert_true (assay_store_add_link (store, from, to, ASSAY_LINK_SUPPORTS, NULL));
}

static void
unlink_one (History    *history,
            AssayStore *store)
{
  g_autoptr (GPtrArray) links = assay_store_list_links (store, NULL, NULL);

  if (links->len > 0)
    assay_store_remove_link (store, ((AssayLink *) links->pdata[0])->id, NULL);
}

static void
move_boundary (History    *history,
               AssayStore *store,
               const char *article,
               guint       which)
{
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, NULL);
  AssaySpan sentence = g_array_index (sentences, AssaySpan, which % sentences->len);

  if (g_rand_boolean (history->rand) && which % sentences->len + 1 < sentences->len)
    g_assert_true (assay_store_join_sentences (store, article, sentence,
                                               g_array_index (sentences, AssaySpan,
                                                              which % sentences->len + 1), NULL));
  else
    assay_store_split_sentence (store, article, sentence, sentence.start + 5, NULL);
}

static void
act (History    *history,
     AssayStore *store)
{
  static const char *const kinds[] = { "claim", "evidence", "speculation" };
  static const char *const levels[] = { "low", "moderate", "high", NULL };
  const char *article = history->fixture->article;
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, NULL);
  guint which = g_rand_int_range (history->rand, 0, 6);
  g_autofree char *words = g_strdup_printf ("Text number %d.", g_rand_int_range (history->rand, 0, 4));
  g_autoptr (AssayUndone) undone = NULL;
  AssaySpan span;

  if (sentences == NULL)
    {
      g_free (store_fixture_import (store, "The port was closed in March. Nobody said why. Trade fell by a "
                                    "third.\n\nShips waited for days. It may have been a test. The Käse went "
                                    "off.\n", "again"));
      return;
    }
  span = g_array_index (sentences, AssaySpan, which % sentences->len);
  switch (g_rand_int_range (history->rand, 0, 14))
    {
    case 0: case 1: case 2: case 3:
      tag (store, article, span, kinds[g_rand_int_range (history->rand, 0, 3)]);
      break;
    case 4:
      g_assert_true (assay_store_clear (store, article, &span, 1, NULL));
      break;
    case 5:
      assay_store_set_field (store, article, &span, 1, ASSAY_FIELD_CONFIDENCE,
                             levels[g_rand_int_range (history->rand, 0, 4)], NULL);
      break;
    case 6:
      assay_store_set_field (store, article, &span, 1, ASSAY_FIELD_NOTE, words, NULL);
      break;
    case 7:
      g_clear_pointer (&words, g_free);
      words = store_fixture_import (store, "A text that comes and goes.", "guest");
      break;
    case 8:
      g_free (store_fixture_import (store, words, "n"));
      break;
    case 9:
      link_two (history, store);
      break;
    case 10:
      unlink_one (history, store);
      break;
    case 11:
      move_boundary (history, store, article, which);
      break;
    case 12:
      undone = assay_store_undo (store, NULL);
      break;
    default:
      undone = assay_store_redo (store, NULL);
      break;
    }
}

static AssayStore *
open_copy (History *history,
           guint    copy)
{
  static const char *const people[] = {
    FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE, "44444444-4444-4444-8444-444444444444",
  };
  guint who = g_rand_int_range (history->rand, 0, G_N_ELEMENTS (people));
  g_autofree char *name = g_strdup_printf ("Person %d", g_rand_int_range (history->rand, 0, 5));

  return open_as (history->paths[copy], people[who], name);
}

static void
live_through (History *history)
{
  guint n_sessions = g_rand_int_range (history->rand, 3, 9);

  for (guint session = 0; session < n_sessions; session++)
    {
      guint copy = g_rand_int_range (history->rand, 0, history->n_copies);
      guint other = g_rand_int_range (history->rand, 0, history->n_copies);
      AssayStore *store = open_copy (history, copy);

      for (int n = g_rand_int_range (history->rand, 1, 9); n > 0; n--)
        act (history, store);
      if (other != copy && g_rand_boolean (history->rand))
        merge_cleanly (store, history->paths[other]);
      for (int n = g_rand_int_range (history->rand, 0, 4); n > 0; n--)
        act (history, store);
      close_store (store);
      /* Somebody mails a copy, and both go on with it. */
      if (other != copy && g_rand_int_range (history->rand, 0, 5) == 0)
        copy_file (history->paths[copy], history->paths[other]);
    }
}

/* Somebody the project knows by the name it knows, so that nothing is written. */
static void
work_as_somebody (AssayStore *store)
{
  g_autoptr (GPtrArray) annotators = assay_store_list_annotators (store, NULL);
  AssayAnnotator *annotator = g_ptr_array_index (annotators, 0);

  g_assert_true (assay_store_set_annotator (store, annotator->id, annotator->name, NULL));
}

/* Merges all the others, in a random order, into a copy of one. */
static char *
merge_all (History    *history,
           guint       into,
           const char *name)
{
  char *path = path_in (history->fixture, name);
  guint order[MAX_COPIES];
  AssayStore *store;

  copy_file (history->paths[into], path);
  for (guint i = 0; i < history->n_copies; i++)
    order[i] = i;
  for (guint i = history->n_copies - 1; i > 0; i--)
    {
      guint k = g_rand_int_range (history->rand, 0, i + 1);
      guint swapped = order[i];

      order[i] = order[k];
      order[k] = swapped;
    }
  store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);
  work_as_somebody (store);
  for (guint i = 0; i < history->n_copies; i++)
    merge_cleanly (store, history->paths[order[i]]);
  assert_verified (store);
  close_store (store);
  return path;
}

static void
run_history (StoreFixture *fixture,
             guint32       seed)
{
  History history = { .fixture = fixture, .rand = g_rand_new_with_seed (seed) };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *rows_one = NULL;
  g_autofree char *rows_two = NULL;
  g_autofree char *json_one = NULL;
  g_autofree char *json_two = NULL;

  history.n_copies = g_rand_int_range (history.rand, 2, MAX_COPIES + 1);
  for (guint i = 0; i < history.n_copies; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy%u.assay", i);

      history.paths[i] = path_in (fixture, name);
      g_assert_true (assay_store_backup (fixture->store, history.paths[i], NULL));
    }
  live_through (&history);
  one = merge_all (&history, 0, "one.assay");
  two = merge_all (&history, history.n_copies - 1, "two.assay");
  rows_one = digest_rows (one);
  rows_two = digest_rows (two);
  if (!g_str_equal (rows_one, rows_two))
    g_error ("Seed %u: %s and %s", seed, rows_one, rows_two);
  json_one = export_json (fixture, one);
  json_two = export_json (fixture, two);
  g_assert_true (g_str_equal (json_one, json_two));
  for (guint i = 0; i < history.n_copies; i++)
    g_free (history.paths[i]);
  g_rand_free (history.rand);
}

static void
test_any_order_gives_the_same_project (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  const char *wanted = g_getenv ("ASSAY_HISTORIES");
  guint n = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) : N_HISTORIES;

  for (guint i = 0; i < n; i++)
    run_history (fixture, i);
}

int
main (int    argc,
      char **argv)
{
  /* Nothing here is about the disk, and memory does not wait for it. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/merge/a-copy-comes-back-with-its-work", test_a_copy_comes_back_with_its_work);
  store_fixture_add ("/merge/a-dry-run-changes-nothing", test_a_dry_run_changes_nothing);
  store_fixture_add ("/merge/it-is-taken-back-after-a-restart", test_a_merge_is_taken_back_after_a_restart);
  store_fixture_add ("/merge/another-project-keeps-its-own-title", test_another_project_keeps_its_own_title);
  store_fixture_add ("/merge/hostile-tables-are-refused", test_hostile_tables_are_refused);
  store_fixture_add ("/merge/hostile-rows-stay-out", test_hostile_rows_stay_out);
  store_fixture_add ("/merge/edits-that-would-end-editing-stay-out",
                     test_edits_that_would_end_editing_stay_out);
  store_fixture_add ("/merge/broken-files-are-refused", test_broken_files_are_refused);
  store_fixture_add ("/merge/a-crafted-journal-is-never-met", test_a_crafted_journal_is_never_met);
  store_fixture_add ("/merge/a-cancelled-merge-changes-nothing", test_a_cancelled_merge_changes_nothing);
  store_fixture_add ("/merge/any-order-gives-the-same-project", test_any_order_gives_the_same_project);

  return g_test_run ();
}
