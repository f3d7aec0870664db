/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open project is exchanged with colleagues in the background.
 */

#include "config.h"

#include "assay-sharing.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-sync.h"
#include "assay-synced-place.h"
#include "project-fixture.h"

#include <glib/gstdio.h>

static char *
make_folder (ProjectFixture *fixture)
{
  char *folder = g_build_filename (fixture->folder, "shared", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return folder;
}

static gboolean
has_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.')
      return TRUE;
  return FALSE;
}

/* A colleague's copy of the open project. */
static AssayStore *
make_copy (ProjectFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.assay", NULL);
  g_autoptr (AssayStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  reader = assay_store_open (fixture->path, ASSAY_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (assay_store_backup (reader, path, &error));
  return project_fixture_open_as (path, FIXTURE_COLLEAGUE, "Ada");
}

static guint
count_tags (AssayStore *store)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);

  return annotations->len;
}

static void
received_cb (AssaySharing           *sharing,
             const AssayUniteReport *report,
             guint                  *n_new)
{
  for (guint i = 0; i < report->counts->len; i++)
    *n_new += ((AssayUniteCount *) g_ptr_array_index (report->counts, i))->n_new;
}

static void
failed_cb (AssaySharing *sharing,
           const char   *message,
           guint        *n_failures)
{
  g_test_message ("%s", message);
  (*n_failures)++;
}

static void
test_work_goes_and_comes (ProjectFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (AssaySharing) sharing = assay_sharing_new (fixture->project);
  const char *article = assay_article_get_id (assay_project_get_article (fixture->project));
  const AssaySpan span = { 0, 29 };
  AssayStore *copy = make_copy (fixture);
  guint n_new = 0;
  guint n_failures = 0;

  g_signal_connect (sharing, "received", G_CALLBACK (received_cb), &n_new);
  g_signal_connect (sharing, "failed", G_CALLBACK (failed_cb), &n_failures);
  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  assay_project_tag (fixture->project, "claim");
  assay_sharing_share (sharing, folder);
  wait_for (has_files (folder));
  project_fixture_exchange (copy, folder);
  g_assert_cmpuint (count_tags (copy), ==, 1);

  g_assert_true (assay_store_tag (copy, article, &span, 1, "evidence", NULL));
  project_fixture_exchange (copy, folder);
  wait_for (n_new > 0);
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpuint (n_failures, ==, 0);
  assay_sharing_stop (sharing);
  g_assert_null (assay_sharing_get_folder (sharing));
  wait_until_idle (fixture);
  project_fixture_close_store (copy);
}

/* Closes the project and opens it again, as the next start of the program does. */
static void
restart (ProjectFixture  *fixture,
         AssaySharing   **sharing)
{
  wait_until_idle (fixture);
  g_clear_object (sharing);
  project_fixture_reopen (fixture);
  *sharing = assay_sharing_new (fixture->project);
}

/* Nobody is to wait for the next opening to see what was done last. */
static void
test_the_last_work_goes_out_at_closing (ProjectFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (AssaySharing) sharing = assay_sharing_new (fixture->project);
  AssayStore *copy = make_copy (fixture);

  assay_sharing_share (sharing, folder);
  wait_for (has_files (folder));
  wait_until_idle (fixture);
  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  assay_project_tag (fixture->project, "claim");
  restart (fixture, &sharing);
  project_fixture_exchange (copy, folder);
  g_assert_cmpuint (count_tags (copy), ==, 1);
  project_fixture_close_store (copy);
}

static void
test_a_folder_that_is_gone_keeps_nobody_from_closing (ProjectFixture *fixture,
                                                      gconstpointer   data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *away = g_build_filename (fixture->folder, "away", NULL);
  g_autoptr (AssaySharing) sharing = assay_sharing_new (fixture->project);
  AssayStore *copy = make_copy (fixture);
  gint64 start;

  assay_sharing_share (sharing, folder);
  wait_for (has_files (folder));
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  assay_project_tag (fixture->project, "claim");
  start = g_get_monotonic_time ();
  restart (fixture, &sharing);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 4 * G_USEC_PER_SEC);

  g_assert_cmpint (g_rename (away, folder), ==, 0);
  wait_for (assay_sharing_get_folder (sharing) != NULL);
  restart (fixture, &sharing);
  project_fixture_exchange (copy, folder);
  g_assert_cmpuint (count_tags (copy), ==, 1);
  project_fixture_close_store (copy);
}

static void
test_the_folder_is_remembered (ProjectFixture *fixture,
                               gconstpointer   data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (AssaySharing) sharing = assay_sharing_new (fixture->project);

  assay_sharing_share (sharing, folder);
  wait_for (has_files (folder));
  restart (fixture, &sharing);
  wait_for (assay_sharing_get_folder (sharing) != NULL);
  g_assert_cmpstr (assay_sharing_get_folder (sharing), ==, folder);
  assay_sharing_stop (sharing);
  restart (fixture, &sharing);
  project_fixture_import (fixture, "Something else.", "else.txt");
  g_assert_null (assay_sharing_get_folder (sharing));
}

static void
test_what_is_wrong_is_said_once (ProjectFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *partial = g_build_filename (folder, "partial.assay-package", NULL);
  g_autofree char *other = g_build_filename (folder, "other.txt", NULL);
  g_autoptr (AssaySharing) sharing = assay_sharing_new (fixture->project);
  AssayStore *copy = make_copy (fixture);
  guint n_new = 0;
  guint n_failures = 0;

  g_signal_connect (sharing, "received", G_CALLBACK (received_cb), &n_new);
  g_signal_connect (sharing, "failed", G_CALLBACK (failed_cb), &n_failures);
  g_assert_true (g_file_set_contents (partial, "Half of a", -1, NULL));
  assay_sharing_share (sharing, folder);
  wait_for (n_failures == 1);
  g_assert_true (assay_store_tag (copy,
                                  assay_article_get_id (assay_project_get_article
                                                          (fixture->project)),
                                  &(AssaySpan) { 0, 29 }, 1, "claim", NULL));
  project_fixture_exchange (copy, folder);
  wait_for (n_new == 1);
  g_assert_cmpuint (n_failures, ==, 1);
  project_fixture_close_store (copy);
}

static void
test_a_synced_folder_is_known (ProjectFixture *fixture,
                               gconstpointer   data)
{
  static const struct { const char *folder, *marker, *program; } cases[] = {
    { "plain", NULL, NULL },
    { "a", ".stfolder/", "Syncthing" },
    { "b/.dropbox-dist", ".dropbox/", NULL },
    { "c", ".dropbox", "Dropbox" },
    { "d", "._sync_0a1b2c.db", "Nextcloud" },
    { "e", ".owncloudsync.log", "ownCloud" },
    { "OneDrive - Ministry/Reports", NULL, "OneDrive" },
    { "Nextcloud", NULL, "Nextcloud" },
    { "Google Drive/My", NULL, "Google Drive" },
    { "dropboxes", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_build_filename (fixture->folder, cases[i].folder, "x", NULL);
      g_autofree char *path = g_build_filename (folder, "p.assay", NULL);
      g_autofree char *marker = g_build_filename (fixture->folder, cases[i].folder,
                                                  cases[i].marker, NULL);
      const char *program;

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      if (cases[i].marker != NULL && g_str_has_suffix (cases[i].marker, "/"))
        g_assert_cmpint (g_mkdir_with_parents (marker, 0700), ==, 0);
      else if (cases[i].marker != NULL)
        g_assert_true (g_file_set_contents (marker, "", 0, NULL));
      g_assert_cmpint (assay_synced_place_find (path, NULL, &program), ==,
                       cases[i].program != NULL ? ASSAY_SYNCED_PLACE_SYNCED
                                                : ASSAY_SYNCED_PLACE_NONE);
      g_assert_cmpstr (program, ==, cases[i].program);
    }
}

/* A system with one file system of each type, mounted under its name. */
static char *
ask_mount (const char   *path,
           gboolean     *is_remote,
           GCancellable *cancellable)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  *is_remote = g_str_equal (parts[2], "said-to-be-remote");
  return g_str_equal (parts[2], "unknown") ? NULL : g_strdup (parts[2]);
}

static void
test_a_network_drive_is_known (ProjectFixture *fixture,
                               gconstpointer   data)
{
  static const struct { const char *type; AssaySyncedPlace place; } cases[] = {
    { "ext4", ASSAY_SYNCED_PLACE_NONE },
    { "btrfs", ASSAY_SYNCED_PLACE_NONE },
    { "tmpfs", ASSAY_SYNCED_PLACE_NONE },
    { "fuse", ASSAY_SYNCED_PLACE_NONE },
    { "fuse.ntfs-3g", ASSAY_SYNCED_PLACE_NONE },
    { "unknown", ASSAY_SYNCED_PLACE_NONE },
    { "nfs", ASSAY_SYNCED_PLACE_NETWORK },
    { "nfs4", ASSAY_SYNCED_PLACE_NETWORK },
    { "cifs", ASSAY_SYNCED_PLACE_NETWORK },
    { "smb3", ASSAY_SYNCED_PLACE_NETWORK },
    { "fuse.sshfs", ASSAY_SYNCED_PLACE_NETWORK },
    { "glusterfs", ASSAY_SYNCED_PLACE_NETWORK },
    { "said-to-be-remote", ASSAY_SYNCED_PLACE_NETWORK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename ("/mnt", cases[i].type, "p.assay", NULL);
      const char *program;

      g_assert_cmpint (assay_synced_place_find_on (path, ask_mount, NULL, &program), ==,
                       cases[i].place);
      g_assert_null (program);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sharing/work-goes-and-comes", ProjectFixture, NULL,
              project_fixture_set_up_article, test_work_goes_and_comes,
              project_fixture_tear_down);
  g_test_add ("/sharing/the-last-work-goes-out-at-closing", ProjectFixture, NULL,
              project_fixture_set_up_article, test_the_last_work_goes_out_at_closing,
              project_fixture_tear_down);
  g_test_add ("/sharing/a-folder-that-is-gone-keeps-nobody-from-closing", ProjectFixture, NULL,
              project_fixture_set_up_article, test_a_folder_that_is_gone_keeps_nobody_from_closing,
              project_fixture_tear_down);
  g_test_add ("/sharing/the-folder-is-remembered", ProjectFixture, NULL,
              project_fixture_set_up_article, test_the_folder_is_remembered,
              project_fixture_tear_down);
  g_test_add ("/sharing/what-is-wrong-is-said-once", ProjectFixture, NULL,
              project_fixture_set_up_article, test_what_is_wrong_is_said_once,
              project_fixture_tear_down);
  g_test_add ("/sharing/a-synced-folder-is-known", ProjectFixture, NULL,
              project_fixture_set_up_article, test_a_synced_folder_is_known,
              project_fixture_tear_down);
  g_test_add ("/sharing/a-network-drive-is-known", ProjectFixture, NULL,
              project_fixture_set_up, test_a_network_drive_is_known,
              project_fixture_tear_down);
  return g_test_run ();
}
