/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all that gets into the window and out of it has in common: asking for files, and telling
 * what went wrong.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

/* Whose answer to a question about files is awaited, and what is to be done with it. */
typedef struct
{
  AssayWindow          *window;
  AssayWindowFilesFunc  files_chosen;
  AssayWindowPathFunc   path_chosen;
  gconstpointer         data;
} Answer;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Answer *answer = data;
  g_autoptr (AssayWindow) self = answer->window;
  g_autoptr (GListModel) files = assay_dialogs_files_finish (result, NULL);
  g_auto (GStrv) paths = NULL;

  if (files == NULL)
    return;

  if (answer->files_chosen != NULL)
    {
      answer->files_chosen (self, files, answer->data);
      return;
    }
  paths = assay_window_dup_paths (self, files);
  if (paths != NULL)
    answer->path_chosen (self, paths[0], answer->data);
}

static void
ask (AssayWindow             *self,
     AssayFileDialogFunc      dialog,
     const AssayFileQuestion *question,
     Answer                   answer)
{
  answer.window = g_object_ref (self);
  dialog (GTK_WINDOW (self), question, NULL, answered_cb, g_memdup2 (&answer, sizeof answer));
}

/**
 * assay_window_ask_files:
 * @dialog: one of the questions of assay-dialogs.h
 * @question: what to ask
 * @chosen: called with the files, if the user chooses any
 * @data: for @chosen
 *
 * Lets the user choose files.
 */
void
assay_window_ask_files (AssayWindow             *self,
                        AssayFileDialogFunc      dialog,
                        const AssayFileQuestion *question,
                        AssayWindowFilesFunc     chosen,
                        gconstpointer            data)
{
  ask (self, dialog, question, (Answer) { .files_chosen = chosen, .data = data });
}

/**
 * assay_window_ask_path:
 * @dialog: one of the questions of assay-dialogs.h
 * @question: what to ask
 * @chosen: called with the place, if the user chooses one
 * @data: for @chosen
 *
 * Lets the user choose one place on this computer.
 */
void
assay_window_ask_path (AssayWindow             *self,
                       AssayFileDialogFunc      dialog,
                       const AssayFileQuestion *question,
                       AssayWindowPathFunc      chosen,
                       gconstpointer            data)
{
  ask (self, dialog, question, (Answer) { .path_chosen = chosen, .data = data });
}

/**
 * assay_window_dup_paths:
 * @files: (element-type GFile): at least one
 *
 * Returns: (transfer full) (nullable): where they are, or %NULL after having said why one of them
 *   has no path
 */
GStrv
assay_window_dup_paths (AssayWindow *self,
                        GListModel  *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path == NULL)
        {
          assay_notice_show (self->notice, ASSAY_NOTICE_ERROR,
                             _("That is not a place on this computer."),
                             _("Copy the file to a folder of your own first."));
          return NULL;
        }
      g_strv_builder_add (paths, path);
    }

  return g_strv_builder_end (paths);
}

/**
 * assay_window_is_project_file:
 *
 * Returns: whether a file has the name of a project
 */
gboolean
assay_window_is_project_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ASSAY_PROJECT_SUFFIX);
}

/**
 * assay_window_add_suffix:
 * @path: what the user named a file
 * @extension: how such files end, without the dot
 *
 * Returns: (transfer full): the same with its ending, unless it has one
 */
char *
assay_window_add_suffix (const char *path,
                         const char *extension)
{
  const char *name = strrchr (path, G_DIR_SEPARATOR);

  if (strchr (name != NULL ? name : path, '.') != NULL)
    return g_strdup (path);
  return g_strconcat (path, ".", extension, NULL);
}

/**
 * assay_window_report:
 * @title: what could not be done
 * @error: why, and what to do about it
 *
 * Tells of an error, unless the user asked for it.
 */
void
assay_window_report (AssayWindow  *self,
                     const char   *title,
                     const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_notice_show (self->notice, ASSAY_NOTICE_ERROR, title, error->message);
}

/**
 * assay_window_errand_new:
 * @path: (nullable): the file that is being written
 *
 * Returns: (transfer full): what is to be known when the file was written
 */
AssayWindowErrand *
assay_window_errand_new (AssayWindow *self,
                         const char  *path)
{
  AssayWindowErrand *errand = g_new0 (AssayWindowErrand, 1);

  errand->window = g_object_ref (self);
  errand->path = g_strdup (path);
  return errand;
}

void
assay_window_errand_free (AssayWindowErrand *errand)
{
  g_object_unref (errand->window);
  g_free (errand->path);
  g_free (errand);
}

/**
 * assay_window_add_file_actions:
 *
 * Adds the actions on projects and files.
 */
void
assay_window_add_file_actions (AssayWindow *self)
{
  assay_window_add_open_actions (self);
  assay_window_add_import_actions (self);
  assay_window_add_export_actions (self);
  assay_window_add_merge_actions (self);
  assay_window_add_backup_actions (self);
  assay_window_add_folder_actions (self);
  assay_window_add_join_actions (self);
}

/**
 * assay_window_update_file_actions:
 * @writable: whether a project is open that can be changed
 *
 * Enables what can be done with the project now. Articles can always be imported: where no project
 * is open, one is made for them.
 */
void
assay_window_update_file_actions (AssayWindow *self,
                                  gboolean     writable)
{
  static const struct { const char *name; gboolean writes, needs_open; } rules[] = {
    { "import", TRUE, FALSE },
    { "import-folder", TRUE, FALSE },
    { "import-json", TRUE, TRUE },
    { "merge", TRUE, TRUE },
    { "share-copy", FALSE, TRUE },
    { "share-folder", TRUE, TRUE },
    { "paste-article", TRUE, TRUE },
    { "export", FALSE, TRUE },
    { "copy-project", FALSE, TRUE },
  };
  gboolean open = assay_project_is_open (self->project);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), rules[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   open ? writable || !rules[i].writes : !rules[i].needs_open);
    }
  assay_window_set_damaged (self, NULL);
}
