/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colleagues' work from a shared folder shows in the open window, and does not move it.
 */

#include "config.h"

#include "assay-notice.h"
#include "assay-store-annotations.h"
#include "window-fixture.h"

#include <glib/gstdio.h>

static AssayNotice *
get_notice (WindowFixture *fixture)
{
  GtkWidget *overlay = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_OVERLAY, NULL);

  return ASSAY_NOTICE (find_widget (overlay, ASSAY_TYPE_NOTICE, NULL));
}

static void
test_colleagues_work_shows (WindowFixture *fixture,
                            gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "shared", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "copy.assay", NULL);
  g_autofree char *article =
    g_strdup (assay_article_get_id (assay_project_get_article (fixture->project)));
  const AssaySpan spans[] = { { 0, 29 }, { 30, 46 } };
  AssayStore *store;

  window_fixture_close (fixture);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  store = project_fixture_open_as (fixture->path, FIXTURE_ANNOTATOR, "Kim");
  g_assert_true (assay_store_backup (store, path, NULL));
  project_fixture_exchange (store, folder);
  project_fixture_close_store (store);

  window_fixture_reopen (fixture);
  assay_window_open_project (fixture->window, fixture->path, FALSE);
  wait_for (assay_project_get_article (fixture->project) != NULL);
  window_fixture_settle (fixture);
  assay_selection_select (assay_project_get_selection (fixture->project), 3);

  store = project_fixture_open_as (path, FIXTURE_COLLEAGUE, "Ada");
  g_assert_true (assay_store_tag (store, article, spans, 2, "claim", NULL));
  project_fixture_exchange (store, folder);
  project_fixture_close_store (store);
  wait_for (assay_notice_is_shown (get_notice (fixture)));
  g_assert_cmpstr (assay_notice_get_title (get_notice (fixture)), ==,
                   "Ada: 2 new tags in 1 article");
  g_assert_true (window_fixture_is_enabled (fixture, "share-folder"));
  g_assert_cmpint (assay_selection_get_current (assay_project_get_selection (fixture->project)),
                   ==, 3);
}

static void
test_a_project_in_a_synced_folder_is_warned_of (WindowFixture *fixture,
                                                gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "Nextcloud", NULL);
  g_autofree char *path = g_build_filename (folder, "p.assay", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (window_fixture_is_enabled (fixture, "share-folder"));
  assay_window_open_project (fixture->window, path, TRUE);
  wait_for (assay_notice_is_shown (get_notice (fixture)));
  g_assert_cmpstr (assay_notice_get_title (get_notice (fixture)), ==,
                   "This project lies in a folder that Nextcloud syncs.");
  window_fixture_settle (fixture);
}

static void
test_a_shared_folder_is_opened_without_a_copy (WindowFixture *fixture,
                                               gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "shared", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "joined.assay", NULL);
  g_autofree char *inside = g_build_filename (folder, "joined.assay", NULL);
  AssayStore *store;

  g_assert_true (window_fixture_is_enabled (fixture, "join-folder"));
  window_fixture_close (fixture);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  store = project_fixture_open_as (fixture->path, FIXTURE_COLLEAGUE, "Ada");
  project_fixture_exchange (store, folder);
  project_fixture_close_store (store);

  window_fixture_reopen (fixture);
  assay_window_join_folder (fixture->window, folder, inside);
  g_assert_cmpstr (assay_notice_get_title (get_notice (fixture)), ==,
                   "The project cannot lie in the shared folder itself.");
  assay_window_join_folder (fixture->window, folder, path);
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (assay_project_get_articles (fixture->project)))
            == 1);
  g_assert_cmpstr (assay_project_get_path (fixture->project), ==, path);
  g_assert_false (assay_project_is_read_only (fixture->project));
  window_fixture_settle (fixture);
}

static void
test_a_folder_without_a_project_is_not_joined (WindowFixture *fixture,
                                               gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "shared", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "joined.assay", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assay_window_join_folder (fixture->window, folder, path);
  wait_for (assay_notice_is_shown (get_notice (fixture)));
  g_assert_cmpstr (assay_notice_get_title (get_notice (fixture)), ==,
                   "The shared project could not be opened.");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  window_fixture_settle (fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/folder-window/colleagues-work-shows", WindowFixture, NULL,
              window_fixture_set_up_article, test_colleagues_work_shows,
              window_fixture_tear_down);
  g_test_add ("/folder-window/a-project-in-a-synced-folder-is-warned-of", WindowFixture, NULL,
              window_fixture_set_up, test_a_project_in_a_synced_folder_is_warned_of,
              window_fixture_tear_down);
  g_test_add ("/folder-window/a-shared-folder-is-opened-without-a-copy", WindowFixture, NULL,
              window_fixture_set_up_article, test_a_shared_folder_is_opened_without_a_copy,
              window_fixture_tear_down);
  g_test_add ("/folder-window/a-folder-without-a-project-is-not-joined", WindowFixture, NULL,
              window_fixture_set_up, test_a_folder_without_a_project_is_not_joined,
              window_fixture_tear_down);
  return g_test_run ();
}
