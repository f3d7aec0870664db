/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projects of every version that was released, kept as they were then, still open, are brought up
 * to date, and merge. Two people tagged four sentences of one article in each, and linked two.
 */

#include "config.h"

#include "assay-database.h"
#include "assay-schema.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-references.h"
#include "assay-store-undo.h"
#include "merge-fixture.h"

#include <glib/gstdio.h>

static char *
copy_frozen (StoreFixture *fixture,
             int           version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.assay", version);
  g_autofree char *frozen = g_test_build_filename (G_TEST_DIST, "core", "frozen", name, NULL);
  char *path = merge_fixture_get_path (fixture, name);

  merge_fixture_copy (frozen, path);
  return path;
}

static void
assert_is_whole (AssayStore *store)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);
  g_autoptr (GPtrArray) links = assay_store_list_links (store, NULL, NULL);

  g_assert_cmpuint (annotations->len, ==, 4);
  g_assert_cmpstr (((AssayAnnotation *) annotations->pdata[1])->kind, ==, "speculation");
  g_assert_cmpuint (links->len, ==, 2);
}

/* What an older machine found in the texts is found again when they are opened. */
static void
read_again (AssayStore *store)
{
  g_autoptr (GPtrArray) articles = assay_store_list_article_ids (store, NULL);

  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (AssayArticle) article = assay_store_load_article (store, articles->pdata[i], NULL);

      g_assert_nonnull (article);
    }
}

static gint64
read_version (const char *path)
{
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_READ_ONLY, NULL);
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, "PRAGMA user_version",
                                                                 NULL);
  gboolean has_row;

  g_assert_true (assay_statement_step (statement, &has_row, NULL));
  return assay_statement_get_int (statement, 0);
}

static void
test_is_brought_up_to_date (StoreFixture  *fixture,
                            gconstpointer  data)
{
  for (int version = 1; version < assay_schema_get_version (); version++)
    {
      g_autofree char *path = copy_frozen (fixture, version);
      AssayStore *store;

      g_assert_cmpint (read_version (path), ==, version);
      store = merge_fixture_open (path, FIXTURE_ANNOTATOR, "Kim");
      assert_is_whole (store);
      read_again (store);
      merge_fixture_verify (store);
      merge_fixture_close (store);
      g_assert_cmpint (read_version (path), ==, assay_schema_get_version ());
    }
}

/* The last thing done in version 2 was to merge a copy with two of the four tags. */
static void
test_a_merge_of_then_is_taken_back_here_only (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  g_autofree char *path = copy_frozen (fixture, 2);
  g_autofree char *other = merge_fixture_get_path (fixture, "other.assay");
  g_autoptr (AssayUndone) undone = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *store;

  merge_fixture_copy (path, other);
  store = merge_fixture_open (path, FIXTURE_ANNOTATOR, "Kim");
  undone = assay_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merge_fixture_count_tags (store), ==, 2);
  merge_fixture_verify (store);
  merge_fixture_close (store);

  store = merge_fixture_open (other, FIXTURE_COLLEAGUE, "Ada");
  merge_fixture_merge_cleanly (store, path);
  assert_is_whole (store);
  merge_fixture_close (store);
}

static void
test_is_read_as_it_is (StoreFixture  *fixture,
                       gconstpointer  data)
{
  for (int version = 1; version < assay_schema_get_version (); version++)
    {
      g_autofree char *path = copy_frozen (fixture, version);
      g_autoptr (GError) error = NULL;
      AssayStore *store = assay_store_open (path, ASSAY_STORE_READ_ONLY, &error);

      g_assert_no_error (error);
      assert_is_whole (store);
      merge_fixture_close (store);
      g_assert_cmpint (read_version (path), ==, version);
    }
}

static void
test_merges (StoreFixture  *fixture,
             gconstpointer  data)
{
  for (int version = 1; version < assay_schema_get_version (); version++)
    {
      g_autofree char *path = copy_frozen (fixture, version);
      g_autofree char *into = merge_fixture_get_path (fixture, "into.assay");
      AssayStore *store = merge_fixture_open (into, FIXTURE_ANNOTATOR, "Kim");

      merge_fixture_merge_cleanly (store, path);
      assert_is_whole (store);
      merge_fixture_verify (store);
      merge_fixture_close (store);
      g_unlink (into);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/versions/is-brought-up-to-date", test_is_brought_up_to_date);
  store_fixture_add ("/versions/a-merge-of-then-is-taken-back-here-only",
                     test_a_merge_of_then_is_taken_back_here_only);
  store_fixture_add ("/versions/is-read-as-it-is", test_is_read_as_it_is);
  store_fixture_add ("/versions/merges", test_merges);

  return g_test_run ();
}
