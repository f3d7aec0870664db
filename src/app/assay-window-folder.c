/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sharing the open project through a folder: choosing it, telling what colleagues did, and warning
 * of a project that lies where two people's changes make two files of it.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-synced-place.h"

/* One annotator's new work, summed up over articles. */
static guint
append_layer (GString                *words,
              const AssayUniteReport *report,
              guint                   first)
{
  const AssayUniteCount *head = g_ptr_array_index (report->counts, first);
  guint n_new = 0, n_changed = 0, n_articles = 0;
  g_autofree char *added = NULL;
  g_autofree char *articles = NULL;
  guint i;

  for (i = first; i < report->counts->len; i++)
    {
      const AssayUniteCount *count = g_ptr_array_index (report->counts, i);

      if (!g_str_equal (count->annotator, head->annotator))
        break;
      n_new += count->n_new;
      n_changed += count->n_changed;
      n_articles += count->n_new + count->n_changed > 0;
    }
  if (n_new + n_changed == 0)
    return i;

  added = n_new > 0
          ? g_strdup_printf (ngettext ("%u new tag", "%u new tags", n_new), n_new)
          : g_strdup_printf (ngettext ("%u changed tag", "%u changed tags", n_changed), n_changed);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  /* Translators: “Kim: 12 new tags in 2 articles”. */
  g_string_append_printf (words, _("%s: %s in %s"), head->name, added, articles);
  g_string_append_c (words, '\n');
  return i;
}

static char *
format_received (const AssayUniteReport *report)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < report->counts->len; )
    i = append_layer (words, report, i);
  if (report->n_articles > 0)
    g_string_append_printf (words, ngettext ("%u new article\n", "%u new articles\n",
                                             report->n_articles), report->n_articles);
  if (words->len > 0)
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

static void
received_cb (AssayWindow            *self,
             const AssayUniteReport *report)
{
  g_autofree char *words = format_received (report);

  if (*words == '\0')
    return;
  if (strchr (words, '\n') == NULL)
    assay_notice_show (self->notice, ASSAY_NOTICE_NEWS, words, NULL);
  else
    assay_notice_show (self->notice, ASSAY_NOTICE_NEWS, _("Colleagues’ work has come in."), words);
}

static void
failed_cb (AssayWindow *self,
           const char  *message)
{
  assay_notice_offer (self->notice, ASSAY_NOTICE_WARNING,
                      _("Not everything could be exchanged with colleagues."), message,
                      _("_Shared Folder…"), "win.share-folder");
}

static gboolean
lies_in (AssayWindow *self,
         const char  *folder)
{
  g_autoptr (GFile) project = g_file_new_for_path (assay_project_get_path (self->project));
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  return g_file_has_prefix (project, file);
}

static void
folder_chosen (AssayWindow   *self,
               const char    *path,
               gconstpointer  data)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *title = NULL;

  if (!assay_project_is_open (self->project) || assay_project_is_read_only (self->project))
    return;
  if (lies_in (self, path))
    {
      assay_notice_offer (self->notice, ASSAY_NOTICE_WARNING,
                          _("The project itself lies in that folder."),
                          _("Make a copy of the project outside of it, on this computer alone, and "
                            "share that one through the folder. Then nobody’s work is lost."),
                          _("Make a _Copy…"), "win.copy-project");
      return;
    }
  assay_sharing_share (self->sharing, path);
  title = g_strdup_printf (_("The project is shared through “%s”."), name);
  assay_notice_show (self->notice, ASSAY_NOTICE_NEWS, title,
                     _("Give colleagues a copy of the project. Once they choose the same folder "
                       "for it, you see each other’s work."));
}

static void
ask_folder (AssayWindow *self)
{
  AssayFileQuestion question = {
    .title = _("Folder Shared with Colleagues"), .accept = _("_Share Through It"),
  };

  assay_window_ask_path (self, assay_dialogs_open_folder_async, &question, folder_chosen, NULL);
}

enum
{
  CHOICE_OTHER,
  CHOICE_STOP,
};

static void
choice_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  int choice = assay_dialogs_choose_finish (result, NULL);

  if (choice == CHOICE_OTHER)
    ask_folder (self);
  else if (choice == CHOICE_STOP && assay_project_is_open (self->project))
    assay_sharing_stop (self->sharing);
}

static void
share_folder_cb (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  AssayWindow *self = data;
  const char * const choices[] = { _("_Other Folder…"), _("_Stop Sharing"), NULL };
  const char *folder = assay_sharing_get_folder (self->sharing);
  g_autofree char *shown = NULL;
  g_autofree char *title = NULL;

  if (folder == NULL)
    {
      ask_folder (self);
      return;
    }
  shown = g_filename_display_name (folder);
  title = g_strdup_printf (_("This project is shared through “%s”."), shown);
  assay_dialogs_choose_async (GTK_WINDOW (self), title,
                              _("New work goes there by itself, and that of colleagues comes from "
                                "there. What has come in stays when sharing is stopped."),
                              choices, NULL, choice_cb, g_object_ref (self));
}

/* Where the project lies, found out in a thread. */
typedef struct
{
  char             *path;
  AssaySyncedPlace  place;
  const char       *program;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->path);
  g_free (place);
}

static void
find_place_in_thread (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  Place *place = data;

  place->place = assay_synced_place_find (place->path, cancellable, &place->program);
  g_task_return_boolean (task, TRUE);
}

static void
warn_of_place (AssayWindow *self,
               const Place *place)
{
  g_autofree char *title = NULL;

  if (place->place == ASSAY_SYNCED_PLACE_NETWORK)
    title = g_strdup (_("This project lies on a network drive."));
  else
    title = g_strdup_printf (_("This project lies in a folder that %s syncs."), place->program);
  assay_notice_offer (self->notice, ASSAY_NOTICE_WARNING, title,
                      _("If two people work in it, one’s changes can end up in a second file or "
                        "be lost. Keep the project on this computer alone, and share it through "
                        "the folder: then everybody’s work comes together."),
                      _("_Share Through a Folder…"), "win.share-folder");
}

static void
place_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  const Place *place = g_task_get_task_data (G_TASK (result));

  if (place->place != ASSAY_SYNCED_PLACE_NONE && assay_project_is_open (self->project) &&
      g_strcmp0 (place->path, assay_project_get_path (self->project)) == 0)
    warn_of_place (self, place);
}

static void
opened_cb (AssayWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Place *place;

  if (!assay_project_is_open (self->project) || assay_project_is_read_only (self->project))
    return;
  /* The task holds no window: it may be let go of in the other thread. */
  task = g_task_new (NULL, NULL, place_found_cb, g_object_ref (self));
  place = g_new0 (Place, 1);
  place->path = g_strdup (assay_project_get_path (self->project));
  g_task_set_task_data (task, place, place_free);
  g_task_run_in_thread (task, find_place_in_thread);
}

static const GActionEntry entries[] = {
  { .name = "share-folder", .activate = share_folder_cb },
};

/**
 * assay_window_add_folder_actions:
 *
 * Adds the action that shares the project through a folder.
 */
void
assay_window_add_folder_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * assay_window_connect_sharing:
 *
 * Exchanges whatever project is open from now on, and tells what comes of it.
 */
void
assay_window_connect_sharing (AssayWindow *self)
{
  self->sharing = assay_sharing_new (self->project);
  g_signal_connect_object (self->sharing, "received", G_CALLBACK (received_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sharing, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::is-open", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED);
}
