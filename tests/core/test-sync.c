/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exchange through a shared folder: what a package is, what it leaves alone, and random histories
 * of copies and of a folder in which files come late, twice, cut and under other names.
 */

#include "config.h"

#include "assay-database.h"
#include "assay-exchange.h"
#include "assay-package.h"
#include "assay-store-annotations.h"
#include "assay-store-boundaries.h"
#include "assay-store-outbox.h"
#include "assay-store-references.h"
#include "assay-store-undo.h"
#include "assay-sync.h"
#include "merge-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_HISTORIES 8
#define N_COPIES    3
#define N_TURNS     25

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static char *
make_folder (StoreFixture *fixture)
{
  char *folder = merge_fixture_get_path (fixture, "shared");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return folder;
}

/* Returns: (transfer full): the exchange, for what it has to tell */
static AssaySync *
exchange (StoreFixture *fixture,
          AssayStore   *store)
{
  g_autofree char *folder = make_folder (fixture);
  AssaySync *sync = assay_sync_new (folder, ASSAY_SYNC_JOIN);
  g_autoptr (GError) error = NULL;

  assay_sync_run (sync, store, NULL, &error);
  g_assert_no_error (error);
  return sync;
}

static void
exchange_cleanly (StoreFixture *fixture,
                  AssayStore   *store)
{
  g_autoptr (AssaySync) sync = exchange (fixture, store);
  const AssaySyncReport *report = assay_sync_get_report (sync);

  for (guint i = 0; i < report->united->problems->len; i++)
    g_test_message ("%s", (char *) report->united->problems->pdata[i]);
  g_assert_cmpuint (report->united->problems->len, ==, 0);
}

static AssayStore *
make_copy (StoreFixture *fixture,
           const char   *name,
           const char   *person)
{
  g_autofree char *path = merge_fixture_get_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_backup (fixture->store, path, &error));
  g_assert_no_error (error);
  return merge_fixture_open (path, person, person);
}

static char *
find_package (StoreFixture *fixture,
              goffset      *size)
{
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);
  char *path = g_build_filename (folder, name, NULL);
  GStatBuf info;

  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  *size = info.st_size;
  return path;
}

static void
test_own_undo_stays_on_top (StoreFixture  *fixture,
                            gconstpointer  data)
{
  AssayStore *copy = make_copy (fixture, "copy.assay", FIXTURE_COLLEAGUE);
  g_autoptr (AssayUndone) undone = NULL;
  g_autoptr (AssayUndone) redone = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  merge_fixture_tag (fixture->store, fixture->article, second, "evidence");
  undone = assay_store_undo (fixture->store, &error);
  before = assay_store_dup_undo_label (fixture->store);
  merge_fixture_tag (copy, fixture->article, second, "speculation");
  exchange_cleanly (fixture, copy);
  exchange_cleanly (fixture, fixture->store);

  after = assay_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (before, ==, after);
  redone = assay_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone->label, ==, undone->label);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 3);
  merge_fixture_verify (fixture->store);
  merge_fixture_close (copy);
}

static void
test_what_is_undone_is_undone_for_colleagues (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  AssayStore *copy = make_copy (fixture, "copy.assay", FIXTURE_COLLEAGUE);
  g_autoptr (AssayUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  exchange_cleanly (fixture, fixture->store);
  exchange_cleanly (fixture, copy);
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==, 1);
  undone = assay_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  exchange_cleanly (fixture, fixture->store);
  exchange_cleanly (fixture, copy);
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==, 0);
  merge_fixture_close (copy);
}

static void
test_a_session_is_a_small_package (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *article = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *package = NULL;
  g_autoptr (GArray) sentences = NULL;
  g_autoptr (GError) error = NULL;
  goffset size;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Sentence number %u of the report says what was seen at the port "
                            "that day, and by whom it was seen.\n\n", i);
  article = store_fixture_import (fixture->store, text->str, "long.txt");
  exchange_cleanly (fixture, fixture->store);
  whole = find_package (fixture, &size);
  g_assert_cmpint (g_unlink (whole), ==, 0);

  sentences = assay_store_list_sentences (fixture->store, article, &error);
  g_assert_cmpuint (sentences->len, ==, 200);
  for (guint i = 0; i < sentences->len; i++)
    merge_fixture_tag (fixture->store, article, g_array_index (sentences, AssaySpan, i), "claim");
  exchange_cleanly (fixture, fixture->store);
  package = find_package (fixture, &size);
  g_test_message ("200 annotations: %" G_GOFFSET_FORMAT " bytes", size);
  g_assert_cmpint (size, <, 100 * 1000);
}

static void
test_a_link_brings_what_it_ties (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  AssayStore *copy = make_copy (fixture, "copy.assay", FIXTURE_COLLEAGUE);
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *lost = NULL;
  goffset size;

  exchange_cleanly (fixture, copy);
  exchange_cleanly (fixture, fixture->store);
  lost = find_package (fixture, &size);
  g_assert_cmpint (g_unlink (lost), ==, 0);
  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  merge_fixture_tag (fixture->store, fixture->article, second, "evidence");
  exchange_cleanly (fixture, fixture->store);
  g_clear_pointer (&lost, g_free);
  lost = find_package (fixture, &size);
  g_assert_cmpint (g_unlink (lost), ==, 0);

  annotations = assay_store_list_annotations (fixture->store, NULL, NULL);
  g_assert_true (assay_store_add_link (fixture->store,
                                       ((AssayAnnotation *) annotations->pdata[1])->id,
                                       ((AssayAnnotation *) annotations->pdata[0])->id,
                                       ASSAY_LINK_SUPPORTS, &error));
  exchange_cleanly (fixture, fixture->store);
  exchange_cleanly (fixture, copy);
  links = assay_store_list_links (copy, NULL, NULL);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==, 2);
  merge_fixture_verify (copy);
  merge_fixture_close (copy);
}

/* Seals what a hostile colleague made, as their program would. */
static void
put_sealed (StoreFixture *fixture,
            const char   *path)
{
  g_autofree char *compressed = g_strconcat (path, ".gz", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GString) sealed = NULL;
  gsize size;

  g_assert_true (assay_package_compress (path, compressed, NULL, NULL));
  g_assert_true (g_file_get_contents (compressed, &contents, &size, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, size);
  sealed = g_string_new_len (contents, size);
  g_string_append_printf (sealed, "\nassay-package-1 %s\n", hash);
  name = g_strdup_printf ("shared/evil-%s.assay-package", hash);
  target = merge_fixture_get_path (fixture, name);
  g_assert_true (g_file_set_contents (target, sealed->str, sealed->len, NULL));
}

static void
test_a_hostile_package_is_refused (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = merge_fixture_get_path (fixture, "evil.assay");
  g_autoptr (AssayDatabase) database = NULL;
  g_autoptr (AssaySync) sync = NULL;
  g_autoptr (GError) error = NULL;
  const AssaySyncReport *report;

  g_assert_true (assay_store_backup (fixture->store, path, &error));
  database = assay_database_open (path, ASSAY_DATABASE_WRITE, &error);
  g_assert_true (assay_database_execute (database,
                                         "CREATE TRIGGER evil AFTER INSERT ON edit BEGIN "
                                         "  DELETE FROM annotation; END", &error));
  g_assert_true (assay_database_close (database, &error));
  put_sealed (fixture, path);
  sync = exchange (fixture, fixture->store);
  report = assay_sync_get_report (sync);
  g_assert_cmpuint (report->n_received, ==, 0);
  g_assert_cmpuint (report->united->problems->len, ==, 1);
  g_assert_nonnull (strstr (report->united->problems->pdata[0], "tables"));
}

static void
test_a_package_that_would_fill_the_disk_is_refused (StoreFixture  *fixture,
                                                    gconstpointer  data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = merge_fixture_get_path (fixture, "zeros");
  g_autoptr (AssaySync) sync = NULL;
  FILE *file = g_fopen (path, "w");

  g_assert_cmpint (fseek (file, 64 * 1024 * 1024, SEEK_SET), ==, 0);
  g_assert_cmpint (fputc ('.', file), ==, '.');
  g_assert_cmpint (fclose (file), ==, 0);
  put_sealed (fixture, path);
  sync = exchange (fixture, fixture->store);
  g_assert_nonnull (strstr (assay_sync_get_report (sync)->united->problems->pdata[0], "larger"));
}

/* A package of which a row made no sense is not noted: a newer program may understand it. */
static void
test_a_package_that_came_in_partly_is_read_again (StoreFixture  *fixture,
                                                  gconstpointer  data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = merge_fixture_get_path (fixture, "odd.assay");
  AssayStore *copy = make_copy (fixture, "odd.assay", FIXTURE_COLLEAGUE);
  g_autoptr (AssayDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  merge_fixture_tag (copy, fixture->article, first, "claim");
  merge_fixture_tag (copy, fixture->article, second, "claim");
  merge_fixture_close (copy);
  database = assay_database_open (path, ASSAY_DATABASE_WRITE, &error);
  g_assert_true (assay_database_execute (database,
                                         "UPDATE annotation SET quote = 'No' WHERE start = 0",
                                         &error));
  g_assert_true (assay_database_close (database, &error));
  put_sealed (fixture, path);
  for (guint time = 0; time < 2; time++)
    {
      g_autoptr (AssaySync) sync = exchange (fixture, fixture->store);

      g_assert_cmpuint (assay_sync_get_report (sync)->united->problems->len, ==, 1);
      g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
    }
}

/* A random history. */
typedef struct
{
  StoreFixture *fixture;
  GRand        *rand;
  char         *folder;
  char         *drawer;                   /* files of the folder that are late */
  char         *paths[N_COPIES];
  GHashTable   *sent;                     /* every row that a copy gave away */
} History;

static const char *const made[] = {
  "SELECT id FROM article",
  "SELECT id FROM annotation",
  "SELECT id FROM link",
  "SELECT object || ' ' || field || ' ' || t || ' ' || r FROM edit",
};

static void
collect_rows (GHashTable *rows,
              const char *path)
{
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_READ_ONLY, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autoptr (AssayStatement) statement = assay_database_prepare (database, made[i], NULL);
      gboolean has_row;

      g_assert_true (assay_statement_step (statement, &has_row, NULL));
      while (has_row)
        {
          g_hash_table_add (rows, g_strdup (assay_statement_get_text (statement, 0)));
          g_assert_true (assay_statement_step (statement, &has_row, NULL));
        }
    }
}

static void
link_two (AssayStore *store)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);

  if (annotations->len >= 2)
    assay_store_add_link (store, ((AssayAnnotation *) annotations->pdata[0])->id,
                          ((AssayAnnotation *) annotations->pdata[1])->id, ASSAY_LINK_SUPPORTS,
                          NULL);
}

static void
act (History    *history,
     AssayStore *store)
{
  static const char *const kinds[] = { "claim", "evidence", "speculation" };
  const char *article = history->fixture->article;
  AssaySpan span = g_rand_boolean (history->rand) ? first : second;
  g_autofree char *words = g_strdup_printf ("Text %d.", g_rand_int_range (history->rand, 0, 5));
  g_autoptr (AssayUndone) undone = NULL;

  switch (g_rand_int_range (history->rand, 0, 8))
    {
    case 0: case 1: case 2:
      assay_store_tag (store, article, &span, 1, kinds[g_rand_int_range (history->rand, 0, 3)],
                       NULL);
      break;
    case 3:
      assay_store_clear (store, article, &span, 1, NULL);
      break;
    case 4:
      assay_store_set_field (store, article, &span, 1, ASSAY_FIELD_NOTE, words, NULL);
      break;
    case 5:
      g_free (store_fixture_import (store, words, "n"));
      break;
    case 6:
      link_two (store);
      break;
    default:
      undone = assay_store_undo (store, NULL);
      break;
    }
}

static void
work (History *history,
      guint    copy)
{
  g_autofree char *person = g_strdup_printf ("%u1111111-1111-4111-8111-111111111111", copy + 1);
  AssayStore *store = merge_fixture_open (history->paths[copy], person, person);
  g_autoptr (AssaySync) sync = NULL;

  for (int n = g_rand_int_range (history->rand, 0, 4); n > 0; n--)
    act (history, store);
  sync = exchange (history->fixture, store);
  merge_fixture_close (store);
  collect_rows (history->sent, history->paths[copy]);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
pick_file (History    *history,
           const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  if (names->len == 0)
    return NULL;
  return g_strdup (g_ptr_array_index (names, g_rand_int_range (history->rand, 0, names->len)));
}

/* What programs that sync folders do. */
static void
meddle (History *history)
{
  g_autofree char *name = pick_file (history, history->folder);
  g_autofree char *path = g_build_filename (history->folder, name, NULL);
  g_autofree char *late = g_build_filename (history->drawer, name, NULL);
  g_autofree char *other = NULL;
  g_autofree char *contents = NULL;
  gsize size;

  if (name == NULL)
    return;
  switch (g_rand_int_range (history->rand, 0, 4))
    {
    case 0:
      g_assert_cmpint (g_rename (path, late), ==, 0);
      break;
    case 1:
      other = g_strdup_printf ("%s/c %u.assay-package", history->folder,
                               g_rand_int (history->rand));
      merge_fixture_copy (path, other);
      break;
    case 2:
      other = g_strdup_printf ("%s/r %u.assay-package", history->folder,
                               g_rand_int (history->rand));
      g_assert_cmpint (g_rename (path, other), ==, 0);
      break;
    default:
      other = g_strdup_printf ("%s/t %u.assay-package", history->folder,
                               g_rand_int (history->rand));
      g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
      g_assert_true (g_file_set_contents (other, contents, size / 2, NULL));
      break;
    }
}

static void
deliver_late_ones (History *history)
{
  char *name;

  while ((name = pick_file (history, history->drawer)) != NULL)
    {
      g_autofree char *from = g_build_filename (history->drawer, name, NULL);
      g_autofree char *to = g_build_filename (history->folder, name, NULL);

      g_assert_cmpint (g_rename (from, to), ==, 0);
      g_free (name);
    }
}

static char *
export_json (History *history,
             guint    copy)
{
  g_autofree char *same = merge_fixture_get_path (history->fixture, "same.assay");
  g_autofree char *json = merge_fixture_get_path (history->fixture, "export.json");
  g_autoptr (AssayStore) store = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;

  merge_fixture_copy (history->paths[copy], same);
  store = assay_store_open (same, ASSAY_STORE_READ_ONLY, NULL);
  assay_exchange_export_file (store, "json", NULL, json, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (json, &contents, NULL, NULL));
  return contents;
}

static void
assert_nothing_is_missing (History *history)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer row;

  collect_rows (rows, history->paths[0]);
  g_hash_table_iter_init (&iter, history->sent);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (!g_hash_table_contains (rows, row))
      g_error ("%s was sent, and is not there in the end.", (char *) row);
}

static void
assert_all_are_the_same (History *history)
{
  g_autofree char *expected = export_json (history, 0);

  for (guint copy = 1; copy < N_COPIES; copy++)
    {
      g_autofree char *found = export_json (history, copy);

      g_assert_cmpstr (found, ==, expected);
    }
}

static void
begin (History *history,
       guint    number)
{
  history->rand = g_rand_new_with_seed (number);
  history->sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  history->folder = make_folder (history->fixture);
  history->drawer = merge_fixture_get_path (history->fixture, "drawer");
  g_assert_cmpint (g_mkdir_with_parents (history->drawer, 0700), ==, 0);
  for (guint copy = 0; copy < N_COPIES; copy++)
    {
      g_autofree char *name = g_strdup_printf ("copy%u.assay", copy);

      history->paths[copy] = merge_fixture_get_path (history->fixture, name);
      g_assert_true (assay_store_backup (history->fixture->store, history->paths[copy], NULL));
    }
}

static void
end (History *history)
{
  store_fixture_remove (history->folder);
  store_fixture_remove (history->drawer);
  g_rand_free (history->rand);
  g_hash_table_unref (history->sent);
  g_free (history->folder);
  g_free (history->drawer);
  for (guint copy = 0; copy < N_COPIES; copy++)
    g_free (history->paths[copy]);
}

static void
run_history (StoreFixture *fixture,
             guint         number)
{
  History history = { .fixture = fixture };

  g_test_message ("History %u", number);
  begin (&history, number);
  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      guint copy = g_rand_int_range (history.rand, 0, N_COPIES);
      guint other = g_rand_int_range (history.rand, 0, N_COPIES);

      if (g_rand_int_range (history.rand, 0, 3) > 0)
        work (&history, copy);
      else if (g_rand_boolean (history.rand))
        meddle (&history);
      /* A copy takes the place of another, its outbox and all it remembers with it. */
      else if (copy != other)
        merge_fixture_copy (history.paths[copy], history.paths[other]);
    }
  deliver_late_ones (&history);
  for (guint round = 0; round < 2; round++)
    for (guint copy = 0; copy < N_COPIES; copy++)
      work (&history, copy);
  for (guint copy = 0; copy < N_COPIES; copy++)
    {
      AssayStore *store = merge_fixture_open (history.paths[copy], FIXTURE_ANNOTATOR,
                                              "11111111-1111-4111-8111-111111111111");
      g_autoptr (AssaySync) sync = exchange (fixture, store);

      merge_fixture_close (store);
    }
  for (guint copy = 0; copy < N_COPIES; copy++)
    {
      AssayStore *store = merge_fixture_open (history.paths[copy], FIXTURE_ANNOTATOR,
                                              "11111111-1111-4111-8111-111111111111");
      g_autoptr (AssaySync) sync = exchange (fixture, store);

      merge_fixture_verify (store);
      merge_fixture_close (store);
    }
  assert_all_are_the_same (&history);
  assert_nothing_is_missing (&history);
  end (&history);
}

static void
test_any_history_ends_in_one_project (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  for (guint number = 0; number < N_HISTORIES; number++)
    run_history (fixture, number);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/sync/own-undo-stays-on-top", test_own_undo_stays_on_top);
  store_fixture_add ("/sync/what-is-undone-is-undone-for-colleagues",
                     test_what_is_undone_is_undone_for_colleagues);
  store_fixture_add ("/sync/a-session-is-a-small-package", test_a_session_is_a_small_package);
  store_fixture_add ("/sync/a-link-brings-what-it-ties", test_a_link_brings_what_it_ties);
  store_fixture_add ("/sync/a-hostile-package-is-refused", test_a_hostile_package_is_refused);
  store_fixture_add ("/sync/a-package-that-would-fill-the-disk-is-refused",
                     test_a_package_that_would_fill_the_disk_is_refused);
  store_fixture_add ("/sync/a-package-that-came-in-partly-is-read-again",
                     test_a_package_that_came_in_partly_is_read_again);
  store_fixture_add ("/sync/any-history-ends-in-one-project",
                     test_any_history_ends_in_one_project);
  return g_test_run ();
}
