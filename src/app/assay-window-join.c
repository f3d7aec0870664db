/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Joining colleagues who share a project through a folder, without having a copy of the project: it
 * is made of what is in the folder, under a name and in a place of one's own.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-identity.h"
#include "assay-sync.h"

/* A project that is being made of a folder. */
typedef struct
{
  char *folder;
  char *path;
} Joining;

static void
joining_free (gpointer data)
{
  Joining *joining = data;

  g_free (joining->folder);
  g_free (joining->path);
  g_free (joining);
}

static void
join_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Joining *joining = data;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;

  if (assay_identity_load (&id, &name, &error) &&
      assay_sync_create_project (joining->path, joining->folder, id, name, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
joined_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  const Joining *joining = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      assay_window_report (self, _("The shared project could not be opened."), error);
      return;
    }
  assay_window_open_project (self, joining->path, FALSE);
  assay_notice_show (self->notice, ASSAY_NOTICE_NEWS, _("The project is coming in."),
                     _("What colleagues put into the shared folder appears here by itself, and "
                       "what you do goes to them."));
}

static gboolean
lies_in (const char *path,
         const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_new_for_path (folder);

  return g_file_has_prefix (file, parent);
}

/**
 * assay_window_join_folder:
 * @folder: through which colleagues share a project
 * @path: where the project is to be on this computer
 *
 * Makes the project of what is in the folder, and opens it.
 */
void
assay_window_join_folder (AssayWindow *self,
                          const char  *folder,
                          const char  *path)
{
  g_autoptr (GTask) task = NULL;
  Joining *joining;

  g_return_if_fail (ASSAY_IS_WINDOW (self));
  g_return_if_fail (folder != NULL && path != NULL);

  if (lies_in (path, folder))
    {
      assay_notice_show (self->notice, ASSAY_NOTICE_WARNING,
                         _("The project cannot lie in the shared folder itself."),
                         _("Choose a place outside of it, on this computer alone. Then nobody’s "
                           "work is lost."));
      return;
    }
  /* The task holds no window: it may be let go of in the other thread. */
  task = g_task_new (NULL, NULL, joined_cb, g_object_ref (self));
  joining = g_new0 (Joining, 1);
  joining->folder = g_strdup (folder);
  joining->path = g_strdup (path);
  g_task_set_task_data (task, joining, joining_free);
  g_task_run_in_thread (task, join_in_thread);
}

static void
place_chosen (AssayWindow   *self,
              const char    *chosen,
              gconstpointer  data)
{
  g_autofree char *folder = g_object_steal_data (G_OBJECT (self), "assay-folder-to-join");
  g_autofree char *path = assay_window_add_suffix (chosen, "assay");

  assay_window_join_folder (self, folder, path);
}

static void
folder_chosen (AssayWindow   *self,
               const char    *folder,
               gconstpointer  data)
{
  g_autofree char *base = g_filename_display_basename (folder);
  g_autofree char *name = g_strconcat (base, ASSAY_PROJECT_SUFFIX, NULL);
  AssayFileQuestion question = {
    .title = _("Keep the Project On This Computer As"), .accept = _("_Open"), .name = name,
    .filter_name = _("Assay Projects"), .suffixes = "assay",
  };

  g_object_set_data_full (G_OBJECT (self), "assay-folder-to-join", g_strdup (folder), g_free);
  assay_window_ask_path (self, assay_dialogs_save_async, &question, place_chosen, NULL);
}

static void
join_folder_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  AssayFileQuestion question = {
    .title = _("Folder Shared by Colleagues"), .accept = _("_Open"),
  };

  assay_window_ask_path (data, assay_dialogs_open_folder_async, &question, folder_chosen, NULL);
}

static const GActionEntry entries[] = {
  { .name = "join-folder", .activate = join_folder_cb },
};

/**
 * assay_window_add_join_actions:
 *
 * Adds the action that opens a project which colleagues share through a folder.
 */
void
assay_window_add_join_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
