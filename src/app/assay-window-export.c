/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the project gets out of the window: exports, and copies of its file for oneself and for
 * others.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-exchange.h"
#include "assay-share-dialog.h"

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AssayWindowErrand) errand = data;
  g_autoptr (GError) error = NULL;

  if (assay_project_export_finish (ASSAY_PROJECT (source), result, &error))
    {
      g_autofree char *title = g_strdup_printf (_("Exported to “%s”."), errand->path);

      assay_notice_show (errand->window->notice, ASSAY_NOTICE_NEWS, title, NULL);
    }
  else
    assay_window_report (errand->window, _("The project could not be exported."), error);
}

static void
export_chosen (AssayWindow   *self,
               const char    *chosen,
               gconstpointer  data)
{
  const AssayExchangeFormat *format = data;
  g_autofree char *path = assay_window_add_suffix (chosen, format->extension);

  assay_project_export_async (self->project, format->name, path, exported_cb,
                              assay_window_errand_new (self, path));
}

static void
export_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  AssayWindow *self = data;
  const AssayExchangeFormat *format =
    assay_exchange_find_format (g_variant_get_string (target, NULL));
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  AssayFileQuestion question;

  if (format == NULL)
    return;

  assay_window_save_note (self);
  /* Translators: the format of a file to export to, such as “Assay JSON”. */
  title = g_strdup_printf (_("Export as %s"), _(format->title));
  name = g_strdup_printf ("%s.%s", assay_project_get_title (self->project), format->extension);
  g_strdelimit (name, "/", '-');
  question = (AssayFileQuestion) {
    .title = title, .accept = _("_Export"), .name = name,
    .filter_name = _(format->title), .suffixes = format->extension,
  };
  assay_window_ask_path (self, assay_dialogs_save_async, &question, export_chosen, format);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayWindowErrand) errand = data;
  g_autoptr (GError) error = NULL;

  if (assay_project_copy_finish (ASSAY_PROJECT (source), result, &error))
    assay_window_open_project (errand->window, errand->path, FALSE);
  else
    assay_window_report (errand->window, _("The copy could not be made."), error);
}

static void
copy_chosen (AssayWindow   *self,
             const char    *chosen,
             gconstpointer  data)
{
  g_autofree char *path = assay_window_add_suffix (chosen, "assay");

  assay_project_copy_async (self->project, path, copied_cb, assay_window_errand_new (self, path));
}

static void
copy_project_cb (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  AssayWindow *self = data;
  /* Translators: the name of the copy of a project; %s is the project’s title. */
  g_autofree char *name = g_strdup_printf (_("%s (copy).assay"),
                                           assay_project_get_title (self->project));
  AssayFileQuestion question = {
    .title = _("Make an Editable Copy"), .accept = _("_Save"), .name = name,
    .filter_name = _("Assay Projects"), .suffixes = "assay",
  };

  assay_window_ask_path (self, assay_dialogs_save_async, &question, copy_chosen, NULL);
}

static void
shared_cb (AssayShareDialog *dialog,
           const char       *path,
           AssayWindow      *self)
{
  g_autofree char *title = g_strdup_printf (_("A copy to share was saved to “%s”."), path);

  assay_notice_show (self->notice, ASSAY_NOTICE_NEWS, title, NULL);
}

static void
not_shared_cb (AssayShareDialog *dialog,
               const GError     *error,
               AssayWindow      *self)
{
  assay_window_report (self, _("The copy could not be made."), error);
}

static void
share_copy_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  AssayWindow *self = data;
  GtkWidget *dialog;

  assay_window_save_note (self);
  dialog = assay_share_dialog_new (GTK_WINDOW (self), self->project);
  g_signal_connect_object (dialog, "shared", G_CALLBACK (shared_cb), self, 0);
  g_signal_connect_object (dialog, "failed", G_CALLBACK (not_shared_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { .name = "export", .activate = export_cb, .parameter_type = "s" },
  { .name = "copy-project", .activate = copy_project_cb },
  { .name = "share-copy", .activate = share_copy_cb },
};

/**
 * assay_window_add_export_actions:
 *
 * Adds the actions that write the project elsewhere.
 */
void
assay_window_add_export_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
