/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-backups-dialog.h"
#include "assay-notice.h"
#include "assay-project-backups.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* GTK holds it. */
      if (ASSAY_IS_BACKUPS_DIALOG (window))
        return window;
    }
  return NULL;
}

static AssayNotice *
get_notice (WindowFixture *fixture)
{
  GtkWidget *overlay = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_OVERLAY, NULL);

  return ASSAY_NOTICE (find_widget (overlay, ASSAY_TYPE_NOTICE, NULL));
}

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static guint
count_backups (WindowFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  assay_project_list_backups_async (fixture->project, fixture->path, take_result_cb, &result);
  wait_for (result != NULL);
  backups = assay_project_list_backups_finish (fixture->project, result, NULL);
  return backups->len;
}

/* Which article was open last is as old as the rest of a backup. */
static guint
count_tags (WindowFixture *fixture)
{
  if (assay_project_get_article (fixture->project) == NULL)
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

      g_checksum_update (checksum, (const guchar *) FIXTURE_TEXT, -1);
      assay_project_open_article (fixture->project, g_checksum_get_string (checksum), NULL);
      wait_for (assay_project_get_article (fixture->project) != NULL);
    }
  return g_list_model_get_n_items (assay_project_get_annotations (fixture->project));
}

static void
tag (WindowFixture *fixture,
     guint          sentence)
{
  assay_selection_select (assay_project_get_selection (fixture->project), sentence);
  window_fixture_activate (fixture, "win.tag::claim");
  window_fixture_settle (fixture);
}

static void
back_up (WindowFixture *fixture)
{
  guint before = count_backups (fixture);

  assay_project_set_backup_delay (fixture->project, 0);
  for (guint i = 0; i < 500 && count_backups (fixture) == before; i++)
    g_usleep (10000);
  g_assert_cmpuint (count_backups (fixture), ==, before + 1);
}

/* Opens the dialog and waits for its first button. */
static GtkWidget *
open_dialog (WindowFixture *fixture)
{
  GtkWidget *list;

  window_fixture_activate (fixture, "win.restore-backup");
  g_assert_nonnull (find_dialog ());
  list = find_widget (find_dialog (), GTK_TYPE_LIST_BOX, NULL);
  wait_for (find_widget (list, GTK_TYPE_BUTTON, NULL) != NULL);
  window_fixture_settle (fixture);
  return find_widget (list, GTK_TYPE_BUTTON, NULL);
}

static void
test_two_clicks_go_back (WindowFixture *fixture,
                         gconstpointer  data)
{
  GtkWidget *button;

  tag (fixture, 0);
  back_up (fixture);
  tag (fixture, 1);
  g_assert_cmpuint (count_tags (fixture), ==, 2);

  button = open_dialog (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  wait_for (!assay_project_is_open (fixture->project));
  wait_for (assay_project_is_open (fixture->project));
  window_fixture_settle (fixture);
  g_assert_cmpuint (count_tags (fixture), ==, 1);
  g_assert_cmpuint (count_backups (fixture), ==, 2);
  g_assert_true (assay_notice_is_shown (get_notice (fixture)));
  g_assert_null (find_dialog ());
}

static void
test_a_damaged_project_offers_the_way_back (WindowFixture *fixture,
                                            gconstpointer  data)
{
  GtkWidget *button;

  tag (fixture, 0);
  back_up (fixture);
  window_fixture_close (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "no project any more", -1, NULL));

  window_fixture_reopen (fixture);
  assay_window_open_project (fixture->window, fixture->path, FALSE);
  wait_for (assay_notice_is_shown (get_notice (fixture)));
  g_assert_false (assay_project_is_open (fixture->project));
  g_assert_true (window_fixture_is_enabled (fixture, "restore-backup"));

  button = open_dialog (fixture);
  g_signal_emit_by_name (button, "clicked");
  wait_for (assay_project_is_open (fixture->project));
  window_fixture_settle (fixture);
  g_assert_cmpuint (count_tags (fixture), ==, 1);
}

static void
test_a_missing_project_offers_the_way_back (WindowFixture *fixture,
                                            gconstpointer  data)
{
  GtkWidget *button;

  tag (fixture, 0);
  back_up (fixture);
  window_fixture_close (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  window_fixture_reopen (fixture);
  assay_window_open_project (fixture->window, fixture->path, FALSE);
  wait_for (assay_notice_is_shown (get_notice (fixture)));
  g_assert_true (window_fixture_is_enabled (fixture, "restore-backup"));
  button = open_dialog (fixture);
  g_signal_emit_by_name (button, "clicked");
  wait_for (assay_project_is_open (fixture->project));
  window_fixture_settle (fixture);
  g_assert_cmpuint (count_tags (fixture), ==, 1);
}

static void
test_a_missing_project_without_backups_is_forgotten (WindowFixture *fixture,
                                                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone.assay", NULL);

  assay_settings_add_recent (fixture->settings, path);
  assay_window_open_project (fixture->window, path, FALSE);
  wait_for (assay_notice_is_shown (get_notice (fixture)));
  g_assert_false (g_strv_contains (assay_settings_get_recent (fixture->settings), path));
}

static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* GTK holds it. */
      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* Answers the question for a file to write, as somebody who types a whole path does. */
static void
choose (const char *path)
{
  wait_for (find_chooser () != NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (find_chooser ()), path);
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_ACCEPT);
}

/* Overwrites the beginning of a file. */
static void
damage (const char *path)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  memset (contents, 'x', 100);
  g_assert_true (g_file_set_contents (path, contents, size, NULL));
}

static void
test_what_can_be_read_of_a_damaged_project_is_saved (WindowFixture *fixture,
                                                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "saved.assay", NULL);
  GtkWidget *dialog;

  tag (fixture, 0);
  window_fixture_close (fixture);
  damage (fixture->path);
  window_fixture_reopen (fixture);
  assay_window_open_project (fixture->window, fixture->path, FALSE);
  wait_for (assay_notice_is_shown (get_notice (fixture)));

  window_fixture_activate (fixture, "win.restore-backup");
  dialog = find_dialog ();
  g_signal_emit_by_name (dialog, "salvage");
  choose (path);
  wait_for (assay_project_is_open (fixture->project));
  window_fixture_settle (fixture);
  g_assert_cmpstr (assay_project_get_path (fixture->project), ==, path);
  g_assert_cmpuint (count_tags (fixture), ==, 1);
}

static void
test_without_a_project_there_is_no_way_back (WindowFixture *fixture,
                                             gconstpointer  data)
{
  g_assert_false (window_fixture_is_enabled (fixture, "restore-backup"));
}

static void
test_an_empty_list_says_when_there_will_be_one (WindowFixture *fixture,
                                                gconstpointer  data)
{
  GtkWidget *list;

  window_fixture_activate (fixture, "win.restore-backup");
  list = find_widget (find_dialog (), GTK_TYPE_LIST_BOX, NULL);
  wait_for (!project_fixture_is_busy (fixture->project));
  window_fixture_settle (fixture);
  g_assert_null (find_widget (list, GTK_TYPE_BUTTON, NULL));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
}

static void
test_missing_annotations_are_told (WindowFixture *fixture,
                                   gconstpointer  data)
{
  g_autofree char *old = NULL;
  gsize size;

  window_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &old, &size, NULL));
  window_fixture_reopen (fixture);
  assay_window_open_project (fixture->window, fixture->path, FALSE);
  wait_for (assay_project_get_article (fixture->project) != NULL);
  for (guint i = 0; i < 12; i++)
    {
      tag (fixture, 0);
      window_fixture_activate (fixture, "win.clear");
      window_fixture_settle (fixture);
    }
  window_fixture_close (fixture);
  g_assert_true (g_file_set_contents (fixture->path, old, size, NULL));

  window_fixture_reopen (fixture);
  assay_window_open_project (fixture->window, fixture->path, FALSE);
  wait_for (assay_notice_is_shown (get_notice (fixture)));
  g_assert_cmpstr (assay_notice_get_title (get_notice (fixture)), ==, "Annotations are missing.");
}

#define add(name, set_up, func) \
  g_test_add (name, WindowFixture, NULL, set_up, func, window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/backups-window/two-clicks-go-back", window_fixture_set_up_article,
       test_two_clicks_go_back);
  add ("/backups-window/a-damaged-project-offers-the-way-back", window_fixture_set_up_article,
       test_a_damaged_project_offers_the_way_back);
  add ("/backups-window/a-missing-project-offers-the-way-back", window_fixture_set_up_article,
       test_a_missing_project_offers_the_way_back);
  add ("/backups-window/a-missing-project-without-backups-is-forgotten", window_fixture_set_up,
       test_a_missing_project_without_backups_is_forgotten);
  add ("/backups-window/what-can-be-read-of-a-damaged-project-is-saved",
       window_fixture_set_up_article, test_what_can_be_read_of_a_damaged_project_is_saved);
  add ("/backups-window/without-a-project-there-is-no-way-back", window_fixture_set_up,
       test_without_a_project_there_is_no_way_back);
  add ("/backups-window/an-empty-list-says-when-there-will-be-one", window_fixture_set_up_article,
       test_an_empty_list_says_when_there_will_be_one);
  add ("/backups-window/missing-annotations-are-told", window_fixture_set_up_article,
       test_missing_annotations_are_told);

  return g_test_run ();
}
