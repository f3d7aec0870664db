/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-database.h"

#include <glib/gstdio.h>

typedef struct
{
  char          *folder;
  char          *path;
  AssayDatabase *database;
} Fixture;

static void
execute (AssayDatabase *database,
         const char    *sql)
{
  g_autoptr (GError) error = NULL;

  assay_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("assay-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a%3f b?c#d.db", NULL);
  fixture->database = assay_database_open (fixture->path,
                                           ASSAY_DATABASE_WRITE | ASSAY_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  execute (fixture->database, "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE)");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->database, assay_database_free);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
insert (AssayDatabase  *database,
        const char     *name,
        GError        **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (database, "INSERT INTO thing (name) VALUES (?1)", error);
  g_assert_nonnull (statement);
  assay_statement_bind_text (statement, 1, name);
  return assay_statement_run (statement, error);
}

static gint64
count (AssayDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStatement) statement = assay_database_prepare (database,
                                                                 "SELECT count (*) "
                                                                 "FROM thing", &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (assay_statement_step (statement, &has_row, &error));
  return assay_statement_get_int (statement, 0);
}

static void
test_values_come_back_as_they_went (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;
  gsize size;
  const void *blob;

  statement = assay_database_prepare (fixture->database, "SELECT ?1, ?2, ?3, ?4, ?5", &error);
  g_assert_no_error (error);
  assay_statement_bind_int (statement, 1, G_MAXINT64);
  assay_statement_bind_text (statement, 2, "Käse ' \" --");
  assay_statement_bind_blob (statement, 3, "a\0b", 3);
  assay_statement_bind_null (statement, 4);
  assay_statement_bind_static_text (statement, 5, NULL);
  g_assert_true (assay_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);
  g_assert_cmpint (assay_statement_get_int (statement, 0), ==, G_MAXINT64);
  g_assert_cmpstr (assay_statement_get_text (statement, 1), ==, "Käse ' \" --");
  blob = assay_statement_get_blob (statement, 2, &size);
  g_assert_cmpmem (blob, size, "a\0b", 3);
  g_assert_true (assay_statement_is_null (statement, 3));
  g_assert_true (assay_statement_is_null (statement, 4));
  g_assert_null (assay_statement_get_text (statement, 4));
  g_assert_true (assay_statement_step (statement, &has_row, &error));
  g_assert_false (has_row);
}

static void
test_a_statement_can_be_used_inside_itself (Fixture       *fixture,
                                            gconstpointer  data)
{
  const char *sql = "SELECT name FROM thing ORDER BY id";
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStatement) outer = NULL;
  guint n = 0;
  gboolean has_row;

  g_assert_true (insert (fixture->database, "a", NULL));
  g_assert_true (insert (fixture->database, "b", NULL));
  outer = assay_database_prepare (fixture->database, sql, &error);
  g_assert_true (assay_statement_step (outer, &has_row, &error));
  while (has_row)
    {
      g_autoptr (AssayStatement) inner = assay_database_prepare (fixture->database, sql, &error);
      gboolean inner_has_row;

      g_assert_true (assay_statement_step (inner, &inner_has_row, &error));
      g_assert_cmpstr (assay_statement_get_text (inner, 0), ==, "a");
      n++;
      g_assert_true (assay_statement_step (outer, &has_row, &error));
    }
  g_assert_cmpuint (n, ==, 2);
}

static void
test_a_transaction_that_is_not_committed_is_taken_back (Fixture       *fixture,
                                                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (AssayTransaction) transaction = assay_transaction_begin (fixture->database, &error);

    g_assert_no_error (error);
    g_assert_true (insert (fixture->database, "a", NULL));
  }
  g_assert_cmpint (count (fixture->database), ==, 0);
  {
    g_autoptr (AssayTransaction) transaction = assay_transaction_begin (fixture->database, &error);

    g_assert_true (insert (fixture->database, "a", NULL));
    g_assert_true (assay_transaction_commit (transaction, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpint (count (fixture->database), ==, 1);
}

static void
test_failures_have_their_own_codes (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDatabase) reader = NULL;
  g_autoptr (AssayDatabase) missing = NULL;

  g_assert_true (insert (fixture->database, "a", NULL));
  g_assert_false (insert (fixture->database, "a", &error));
  g_assert_error (error, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  reader = assay_database_open (fixture->path, ASSAY_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (insert (reader, "b", &error));
  g_assert_error (error, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_READ_ONLY);
  g_clear_error (&error);

  missing = assay_database_open ("/nowhere/at/all", ASSAY_DATABASE_WRITE, &error);
  g_assert_error (error, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_CANT_OPEN);
}

static void
test_double_quotes_are_no_strings (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_database_prepare (fixture->database, "SELECT \"name of no column\"",
                                         &error));
  g_assert_error (error, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_FAILED);
}

static void
test_triggers_and_views_do_nothing (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  execute (fixture->database,
           "CREATE VIEW seen AS SELECT 1;"
           "CREATE TRIGGER more AFTER INSERT ON thing BEGIN INSERT INTO thing (name) "
           "VALUES ('more'); END");
  g_assert_true (insert (fixture->database, "a", &error));
  g_assert_cmpint (count (fixture->database), ==, 1);
  g_assert_null (assay_database_prepare (fixture->database, "SELECT * FROM seen", &error));
  g_assert_error (error, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_FAILED);
}

static void
test_a_foreign_file_is_opened_without_its_journal (Fixture       *fixture,
                                                   gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (AssayDatabase) foreign = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (insert (fixture->database, "a", NULL));
  g_assert_true (g_file_set_contents (journal, "not a journal", -1, NULL));
  foreign = assay_database_open (fixture->path, ASSAY_DATABASE_FOREIGN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (foreign), ==, 1);
  g_assert_cmpint (g_unlink (journal), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/database/values-come-back-as-they-went", test_values_come_back_as_they_went);
  add ("/database/a-statement-can-be-used-inside-itself",
       test_a_statement_can_be_used_inside_itself);
  add ("/database/a-transaction-that-is-not-committed-is-taken-back",
       test_a_transaction_that_is_not_committed_is_taken_back);
  add ("/database/failures-have-their-own-codes", test_failures_have_their_own_codes);
  add ("/database/double-quotes-are-no-strings", test_double_quotes_are_no_strings);
  add ("/database/triggers-and-views-do-nothing", test_triggers_and_views_do_nothing);
  add ("/database/a-foreign-file-is-opened-without-its-journal",
       test_a_foreign_file_is_opened_without_its_journal);

  return g_test_run ();
}
