/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-backups.h"
#include "assay-store-annotations.h"
#include "merge-fixture.h"

#include <glib/gstdio.h>

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static gboolean
back_up (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean made;

  assay_backups_make (store, &made, NULL, &error);
  g_assert_no_error (error);
  return made;
}

static GPtrArray *
list (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = assay_backups_list (fixture->path, &error);

  g_assert_no_error (error);
  return backups;
}

static void
test_a_backup_is_made_only_of_what_changed (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  const AssayBackup *newest;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  g_assert_true (back_up (fixture->store));
  g_assert_false (back_up (fixture->store));
  g_assert_true (assay_store_set_view_state (fixture->store, "place", "7", &error));
  g_assert_false (back_up (fixture->store));
  merge_fixture_tag (fixture->store, fixture->article, second, "claim");
  g_assert_true (back_up (fixture->store));
  merge_fixture_tag (fixture->store, fixture->article, second, "evidence");
  g_assert_true (back_up (fixture->store));

  backups = list (fixture);
  g_assert_cmpuint (backups->len, ==, 3);
  newest = g_ptr_array_index (backups, 0);
  g_assert_true (newest->is_whole);
  g_assert_cmpuint (newest->n_annotations, ==, 2);
  g_assert_cmpuint (newest->n_articles, ==, 1);
  g_assert_cmpuint (newest->size, >, 0);
  g_assert_cmpint (newest->time, >, ((AssayBackup *) backups->pdata[1])->time);
  g_assert_cmpuint (((AssayBackup *) backups->pdata[2])->n_annotations, ==, 1);
}

static void
test_another_connection_writes_meanwhile (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AssayStore *reader = assay_store_open (fixture->path, ASSAY_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_true (back_up (reader));
  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  g_assert_true (back_up (reader));
  g_assert_finalize_object (reader);
}

static void
test_old_ones_are_removed_by_the_rule (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *foreign = NULL;

  for (guint i = 0; i < 9; i++)
    {
      merge_fixture_tag (fixture->store, fixture->article, first, i % 2 ? "claim" : "evidence");
      g_assert_true (back_up (fixture->store));
      g_usleep (2000);
      if (i == 0)
        {
          g_autoptr (GPtrArray) one = list (fixture);
          g_autofree char *folder = g_path_get_dirname (((AssayBackup *) one->pdata[0])->path);

          foreign = g_build_filename (folder, "mine.assay", NULL);
          g_assert_true (g_file_set_contents (foreign, "not a backup", -1, NULL));
        }
    }
  backups = list (fixture);
  g_assert_cmpuint (backups->len, ==, 6);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
close_store (StoreFixture *fixture)
{
  merge_fixture_close (fixture->store);
  fixture->store = NULL;
}

static void
test_a_restore_can_be_taken_back (StoreFixture  *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  back_up (fixture->store);
  merge_fixture_tag (fixture->store, fixture->article, second, "claim");
  close_store (fixture);
  backups = list (fixture);
  assay_backups_restore (fixture->path, ((AssayBackup *) backups->pdata[0])->path, &error);
  g_assert_no_error (error);

  after = list (fixture);
  g_assert_cmpuint (after->len, ==, 2);
  fixture->store = merge_fixture_open (fixture->path, FIXTURE_ANNOTATOR, "Kim");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
  merge_fixture_verify (fixture->store);
  close_store (fixture);

  assay_backups_restore (fixture->path, ((AssayBackup *) after->pdata[0])->path, &error);
  g_assert_no_error (error);
  fixture->store = merge_fixture_open (fixture->path, FIXTURE_ANNOTATOR, "Kim");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 2);
}

static void
test_a_project_in_use_is_not_replaced (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  back_up (fixture->store);
  backups = list (fixture);
  g_assert_false (assay_backups_restore (fixture->path, ((AssayBackup *) backups->pdata[0])->path,
                                         &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_BUSY);
  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
}

static void
test_a_damaged_project_is_kept_with_its_journal (StoreFixture  *fixture,
                                                 gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  const AssayBackup *damaged;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  back_up (fixture->store);
  close_store (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "SQLite format 3 no more", -1, NULL));
  g_assert_true (g_file_set_contents (wal, "a journal of something else", -1, NULL));
  backups = list (fixture);
  assay_backups_restore (fixture->path, ((AssayBackup *) backups->pdata[0])->path, &error);
  g_assert_no_error (error);

  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  fixture->store = merge_fixture_open (fixture->path, FIXTURE_ANNOTATOR, "Kim");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
  after = list (fixture);
  g_assert_cmpuint (after->len, ==, 2);
  damaged = g_ptr_array_index (after, 0);
  g_assert_false (damaged->is_whole);
  g_assert_true (g_file_get_contents (damaged->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "SQLite format 3 no more");
  kept = g_strconcat (damaged->path, "-wal", NULL);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
test_a_damaged_backup_replaces_nothing (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const char *backup;
  gsize size;

  back_up (fixture->store);
  close_store (fixture);
  backups = list (fixture);
  backup = ((AssayBackup *) backups->pdata[0])->path;
  g_assert_true (g_file_get_contents (backup, &before, &size, NULL));
  memset (before + size / 2, 0x5a, 4096);
  g_assert_true (g_file_set_contents (backup, before, size, NULL));
  g_free (g_steal_pointer (&before));

  g_assert_true (g_file_get_contents (fixture->path, &before, &size, NULL));
  g_assert_false (assay_backups_restore (fixture->path, backup, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpmem (before, size, after, size);
}

static gboolean
is_alarming (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  guint64 n_before, n_now;
  gboolean alarming;

  assay_backups_look_for_loss (store, &n_before, &n_now, &alarming, &error);
  g_assert_no_error (error);
  return alarming;
}

static void
test_an_old_copy_in_its_place_alarms (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autofree char *old = merge_fixture_get_path (fixture, "old.assay");
  g_autoptr (GError) error = NULL;

  g_assert_false (is_alarming (fixture->store));
  g_assert_true (assay_store_backup (fixture->store, old, &error));
  for (guint i = 0; i < 12; i++)
    merge_fixture_tag (fixture->store, fixture->article, (AssaySpan) { 2 * i, 2 * i + 1 }, "claim");
  g_assert_true (assay_backups_remember (fixture->store, &error));

  /* What a person takes out is no loss. */
  for (guint i = 0; i < 12; i++)
    assay_store_clear (fixture->store, fixture->article, &(AssaySpan) { 2 * i, 2 * i + 1 }, 1,
                       &error);
  g_assert_false (is_alarming (fixture->store));
  close_store (fixture);

  merge_fixture_copy (old, fixture->path);
  fixture->store = merge_fixture_open (fixture->path, FIXTURE_ANNOTATOR, "Kim");
  g_assert_true (is_alarming (fixture->store));
  g_assert_true (assay_backups_remember (fixture->store, &error));
  g_assert_false (is_alarming (fixture->store));
}

/* Beside a file that is about to be replaced, whatever it is replaced by. */
static void
test_no_journal_outlives_the_file_it_was_of (StoreFixture  *fixture,
                                             gconstpointer  data)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");

  g_assert_true (g_file_set_contents (path, "an older copy", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *journal = g_strconcat (path, suffixes[i], NULL);

      g_assert_true (g_file_set_contents (journal, "of the older copy", -1, NULL));
    }
  g_assert_true (assay_store_backup (fixture->store, path, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *journal = g_strconcat (path, suffixes[i], NULL);

      g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/backups/one-is-made-only-of-what-changed",
                     test_a_backup_is_made_only_of_what_changed);
  store_fixture_add ("/backups/another-connection-writes-meanwhile",
                     test_another_connection_writes_meanwhile);
  store_fixture_add ("/backups/old-ones-are-removed-by-the-rule",
                     test_old_ones_are_removed_by_the_rule);
  store_fixture_add ("/backups/a-restore-can-be-taken-back", test_a_restore_can_be_taken_back);
  store_fixture_add ("/backups/a-project-in-use-is-not-replaced",
                     test_a_project_in_use_is_not_replaced);
  store_fixture_add ("/backups/a-damaged-project-is-kept-with-its-journal",
                     test_a_damaged_project_is_kept_with_its_journal);
  store_fixture_add ("/backups/a-damaged-backup-replaces-nothing",
                     test_a_damaged_backup_replaces_nothing);
  store_fixture_add ("/backups/an-old-copy-in-its-place-alarms",
                     test_an_old_copy_in_its_place_alarms);

  store_fixture_add ("/backups/no-journal-outlives-the-file-it-was-of",
                     test_no_journal_outlives_the_file_it_was_of);
  return g_test_run ();
}
