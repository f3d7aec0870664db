/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing colleagues' copies of the project in: chosen or dropped, shown before they come in, told
 * when they have.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-merge-dialog.h"
#include "assay-merge-rows.h"

static void
merged_cb (AssayMergeDialog       *dialog,
           const AssayUniteReport *report,
           AssayWindow            *self)
{
  g_autofree char *title = assay_merge_rows_dup_news (report);
  g_autofree char *problems = NULL;

  if (report->problems->len > 0)
    problems = assay_window_format_problems ((const char * const *) report->problems->pdata,
                                             report->problems->len);
  assay_notice_offer (self->notice,
                      problems != NULL ? ASSAY_NOTICE_WARNING : ASSAY_NOTICE_NEWS,
                      title, problems, _("_Undo"), "win.undo");
}

static void
failed_cb (AssayMergeDialog *dialog,
           const GError     *error,
           AssayWindow      *self)
{
  assay_window_report (self, _("Nothing was merged."), error);
}

static void
merge_files (AssayWindow   *self,
             GListModel    *files,
             gconstpointer  data)
{
  g_auto (GStrv) paths = assay_window_dup_paths (self, files);
  GtkWidget *dialog;

  if (paths == NULL)
    return;

  assay_window_save_note (self);
  dialog = assay_merge_dialog_new (GTK_WINDOW (self), self->project,
                                   (const char * const *) paths);
  g_signal_connect_object (dialog, "merged", G_CALLBACK (merged_cb), self, 0);
  g_signal_connect_object (dialog, "failed", G_CALLBACK (failed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
merge_cb (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  AssayFileQuestion question = {
    .title = _("Merge Projects"), .accept = _("_Merge"),
    .filter_name = _("Assay Projects"), .suffixes = "assay",
  };

  assay_window_ask_files (data, assay_dialogs_open_several_async, &question, merge_files, NULL);
}

/* Projects that were dropped, while it is asked what to do with them. */
typedef struct
{
  AssayWindow *window;
  GListModel  *files;
} Dropped;

enum
{
  CHOICE_OPEN,
  CHOICE_MERGE,
};

static void
choice_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Dropped *dropped = data;
  g_autoptr (AssayWindow) self = dropped->window;
  g_autoptr (GListModel) files = dropped->files;
  int choice = assay_dialogs_choose_finish (result, NULL);

  if (choice == CHOICE_OPEN)
    assay_window_open_files (self, files);
  else if (choice == CHOICE_MERGE)
    merge_files (self, files, NULL);
}

/* Whether all of them are projects, and others than the open one. */
static gboolean
can_be_merged (AssayWindow *self,
               GListModel  *files)
{
  g_autoptr (GFile) own = NULL;

  if (!assay_project_is_open (self->project) || assay_project_is_read_only (self->project))
    return FALSE;

  own = g_file_new_for_path (assay_project_get_path (self->project));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (!assay_window_is_project_file (file) || g_file_equal (file, own))
        return FALSE;
    }
  return TRUE;
}

static char *
make_question (GListModel *files)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path)
                                       : g_file_get_basename (file);
  guint n_files = g_list_model_get_n_items (files);

  if (n_files == 1)
    return g_strdup_printf (_("What should be done with “%s”?"), name);
  return g_strdup_printf (ngettext ("What should be done with %u project?",
                                    "What should be done with %u projects?", n_files),
                          n_files);
}

/**
 * assay_window_offer_merge:
 * @files: (element-type GFile): what was dropped
 *
 * Asks whether to open or to merge what was dropped.
 *
 * Returns: %FALSE where there is nothing to ask
 */
gboolean
assay_window_offer_merge (AssayWindow *self,
                          GListModel  *files)
{
  const char * const choices[] = { _("_Open It"), _("_Merge into This Project"), NULL };
  const char * const several[] = { _("_Open the First"), choices[CHOICE_MERGE], NULL };
  g_autofree char *question = NULL;
  Dropped *dropped;

  if (!can_be_merged (self, files))
    return FALSE;

  question = make_question (files);
  dropped = g_new0 (Dropped, 1);
  dropped->window = g_object_ref (self);
  dropped->files = g_object_ref (files);
  assay_dialogs_choose_async (GTK_WINDOW (self), question,
                              _("Merging adds what colleagues did to the open project. You see "
                                "what would come in first, and it can be taken back."),
                              g_list_model_get_n_items (files) > 1 ? several : choices,
                              NULL, choice_cb, dropped);
  return TRUE;
}

static const GActionEntry entries[] = {
  { .name = "merge", .activate = merge_cb },
};

/**
 * assay_window_add_merge_actions:
 *
 * Adds the action that merges.
 */
void
assay_window_add_merge_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
