/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ways back in the window: to an earlier state of a project, and out of a damaged one.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-backups-dialog.h"
#include "assay-project-backups.h"

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AssayWindowErrand) errand = data;
  AssayWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  gboolean done = assay_project_restore_finish (ASSAY_PROJECT (source), result, &error);

  if (done)
    assay_notice_offer (self->notice, ASSAY_NOTICE_NEWS,
                        _("The project is what it was then. What it was until now is kept as a "
                          "backup, too."), NULL, _("_Restore a Backup…"), "win.restore-backup");
  else
    assay_window_report (self, _("The backup could not be restored."), error);
  /* The open one was closed for that, whatever came of it. */
  if (done || !assay_project_is_open (self->project))
    assay_window_open_project (self, errand->path, FALSE);
}

static const char *
get_path (AssayWindow *self)
{
  return self->damaged != NULL ? self->damaged : assay_project_get_path (self->project);
}

static void
restore_cb (AssayWindow *self,
            const char  *backup)
{
  const char *path = get_path (self);

  assay_window_save_note (self);
  assay_project_restore_async (self->project, path, backup, restored_cb,
                               assay_window_errand_new (self, path));
}

static void
salvaged_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AssayWindowErrand) errand = data;
  AssayWindow *self = errand->window;
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;

  report = assay_project_salvage_finish (ASSAY_PROJECT (source), result, &error);
  if (report == NULL)
    {
      assay_window_report (self, _("Nothing could be saved."), error);
      return;
    }
  if (report->problems->len > 0)
    problems = assay_window_format_problems ((const char * const *) report->problems->pdata,
                                             report->problems->len);
  assay_notice_close (self->notice);
  assay_notice_show (self->notice, ASSAY_NOTICE_WARNING,
                     problems != NULL ? _("Not everything could be saved.")
                                      : _("Everything could be saved."), problems);
  assay_window_open_project (self, errand->path, FALSE);
}

static void
salvage_chosen (AssayWindow   *self,
                const char    *chosen,
                gconstpointer  data)
{
  g_autofree char *path = assay_window_add_suffix (chosen, "assay");

  if (self->damaged != NULL)
    assay_project_salvage_async (self->project, self->damaged, path, salvaged_cb,
                                 assay_window_errand_new (self, path));
}

static void
salvage_cb (AssayWindow *self)
{
  AssayFileQuestion question = {
    .title = _("Save What Can Be Read"), .accept = _("_Save"), .name = _("Saved.assay"),
    .filter_name = _("Assay Projects"), .suffixes = "assay",
  };

  assay_window_ask_path (self, assay_dialogs_save_async, &question, salvage_chosen, NULL);
}

static void
restore_backup_cb (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  AssayWindow *self = data;
  const char *path = get_path (self);
  GtkWidget *dialog;

  if (path == NULL)
    return;
  dialog = assay_backups_dialog_new (GTK_WINDOW (self), self->project, path,
                                     self->damaged != NULL &&
                                     g_file_test (path, G_FILE_TEST_EXISTS));
  g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "salvage", G_CALLBACK (salvage_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shrunk_cb (AssayWindow *self,
           guint64      n_before,
           guint64      n_now)
{
  /* Translators: the numbers are of annotations. */
  g_autofree char *text = g_strdup_printf (_("There were %u when the project was open last and "
                                             "there are %u now, those you deleted included. An "
                                             "old copy may have taken its place."),
                                           (guint) n_before, (guint) n_now);

  assay_notice_offer (self->notice, ASSAY_NOTICE_WARNING, _("Annotations are missing."), text,
                      _("_Restore a Backup…"), "win.restore-backup");
}

/**
 * assay_window_set_damaged:
 * @path: (nullable): of a project that was to be opened and cannot be, or %NULL where there is none
 *
 * Says what to go back with: the damaged project rather than the one that is open.
 */
void
assay_window_set_damaged (AssayWindow *self,
                          const char  *path)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "restore-backup");

  g_free (self->damaged);
  self->damaged = g_strdup (path);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), get_path (self) != NULL);
}

static const GActionEntry entries[] = {
  { .name = "restore-backup", .activate = restore_backup_cb },
};

/**
 * assay_window_add_backup_actions:
 *
 * Adds the action that goes back to a backup, and tells where one may be needed.
 */
void
assay_window_add_backup_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->project, "shrunk", G_CALLBACK (shrunk_cb), self,
                           G_CONNECT_SWAPPED);
}
