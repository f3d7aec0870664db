/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How projects and files get into the window, whether they are chosen, dropped or named on the
 * command line.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-project-backups.h"

/* A name in the user's data folder at which there is nothing yet. */
static char *
build_new_path (const char *title)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "assay", "projects", NULL);
  char *path = NULL;

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (title, ASSAY_PROJECT_SUFFIX, NULL)
                                     : g_strdup_printf ("%s %u" ASSAY_PROJECT_SUFFIX, title, i);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }

  return path;
}

static void
import_waiting (AssayWindow *self)
{
  g_autoptr (GListModel) files = g_steal_pointer (&self->waiting);

  if (files != NULL)
    assay_project_import_files (self->project, files);
}

/* What was to go into the project must neither vanish without a word nor go into the next one. */
static void
report_not_opened (AssayWindow *self,
                   const char  *title,
                   const char  *reason)
{
  g_autoptr (GListModel) files = g_steal_pointer (&self->waiting);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->new_title, g_free);
  if (files != NULL)
    /* Translators: %s is why a project could not be opened, a sentence or more. */
    text = g_strdup_printf (_("%s The articles that were to go into it were not imported."),
                            reason);
  if (self->damaged != NULL)
    assay_notice_offer (self->notice, ASSAY_NOTICE_ERROR, title, files != NULL ? text : reason,
                        _("_Restore a Backup…"), "win.restore-backup");
  else
    assay_notice_show (self->notice, ASSAY_NOTICE_ERROR, title, files != NULL ? text : reason);
}

/* A project whose first page is lost looks like any other file but for its name. */
static gboolean
is_damaged (const char   *path,
            const GError *error)
{
  return g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT) ||
         (g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_A_PROJECT) &&
          g_str_has_suffix (path, ASSAY_PROJECT_SUFFIX));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!assay_project_open_finish (ASSAY_PROJECT (source), result, &error))
    {
      assay_window_set_damaged (self, is_damaged (self->wanted, error) ? self->wanted : NULL);
      report_not_opened (self, _("The project could not be opened."), error->message);
      return;
    }

  assay_settings_add_recent (self->settings, assay_project_get_path (self->project));
  if (self->new_title != NULL && !assay_project_is_read_only (self->project))
    assay_project_set_title (self->project, self->new_title);
  g_clear_pointer (&self->new_title, g_free);
  import_waiting (self);
  gtk_stack_set_visible_child_name (self->left, "articles");
}

/* A project that is not where it was is of no use in the list, unless there is a way back. */
static void
looked_back_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (AssayWindowErrand) errand = data;
  AssayWindow *self = errand->window;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *title = g_strdup_printf (_("There is no project “%s” any more."), errand->path);
  gboolean way_back;

  backups = assay_project_list_backups_finish (ASSAY_PROJECT (source), result, NULL);
  way_back = backups != NULL && backups->len > 0;
  if (!way_back)
    assay_settings_remove_recent (self->settings, errand->path);
  assay_window_set_damaged (self, way_back ? errand->path : NULL);
  report_not_opened (self, title,
                     way_back ? _("It may have been moved or renamed; open it from where it is "
                                  "now. If it was deleted, go back to its newest backup.")
                              : _("It may have been moved or renamed; open it from where it is "
                                  "now."));
}

/**
 * assay_window_open_project:
 * @path: of the project
 * @create: whether to make it if it is not there
 *
 * Opens a project instead of the one that is open.
 */
void
assay_window_open_project (AssayWindow *self,
                           const char  *path,
                           gboolean     create)
{
  g_return_if_fail (ASSAY_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  assay_window_save_note (self);
  if (!create && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      assay_project_list_backups_async (self->project, path, looked_back_cb,
                                        assay_window_errand_new (self, path));
      return;
    }

  g_free (self->wanted);
  self->wanted = g_strdup (path);
  assay_project_open_async (self->project, path, create, opened_cb, g_object_ref (self));
}

static void
make_project (AssayWindow *self,
              const char  *title)
{
  g_autofree char *path = build_new_path (title);

  g_free (self->new_title);
  self->new_title = g_strdup (title);
  assay_window_open_project (self, path, TRUE);
}

/**
 * assay_window_open_last:
 * @samples: (nullable): a folder of sample articles
 *
 * Opens the project last open; where there is none, one with the samples, so that a first look has
 * something to look at.
 */
void
assay_window_open_last (AssayWindow *self,
                        const char  *samples)
{
  const char *last;
  g_autoptr (GListStore) files = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_if_fail (ASSAY_IS_WINDOW (self));

  last = assay_settings_get_last_project (self->settings);
  if (last != NULL && g_file_test (last, G_FILE_TEST_EXISTS))
    {
      assay_window_open_project (self, last, FALSE);
      return;
    }
  if (samples == NULL || !g_file_test (samples, G_FILE_TEST_IS_DIR))
    return;

  folder = g_file_new_for_path (samples);
  files = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (files, folder);
  g_set_object (&self->waiting, G_LIST_MODEL (files));
  make_project (self, _("Samples"));
}

/**
 * assay_window_open_files:
 * @files: (element-type GFile): projects, articles or folders of articles
 *
 * Opens a project, or adds articles to the project that is open, else to the one last open, else to
 * a new one.
 */
void
assay_window_open_files (AssayWindow *self,
                         GListModel  *files)
{
  g_autoptr (GListStore) articles = g_list_store_new (G_TYPE_FILE);
  g_autofree char *project = NULL;
  const char *last;

  g_return_if_fail (ASSAY_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (!assay_window_is_project_file (file))
        g_list_store_append (articles, file);
      else if (project == NULL)
        project = g_file_get_path (file);
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (articles)) > 0)
    g_set_object (&self->waiting, G_LIST_MODEL (articles));

  last = assay_settings_get_last_project (self->settings);
  if (project != NULL)
    assay_window_open_project (self, project, FALSE);
  else if (assay_project_is_open (self->project))
    import_waiting (self);
  else if (last != NULL && g_file_test (last, G_FILE_TEST_EXISTS))
    assay_window_open_project (self, last, FALSE);
  else
    make_project (self, _("My Articles"));
}

static void
new_chosen (AssayWindow   *self,
            const char    *chosen,
            gconstpointer  data)
{
  g_autofree char *path = assay_window_add_suffix (chosen, "assay");
  g_autofree char *name = g_path_get_basename (path);

  g_free (self->new_title);
  self->new_title = g_strndup (name, strlen (name) - (g_str_has_suffix (name, ASSAY_PROJECT_SUFFIX)
                                                      ? strlen (ASSAY_PROJECT_SUFFIX) : 0));
  assay_window_open_project (self, path, TRUE);
}

static void
new_project_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  AssayFileQuestion question = {
    .title = _("New Project"), .accept = _("_Create"), .name = _("Project.assay"),
    .filter_name = _("Assay Projects"), .suffixes = "assay",
  };

  assay_window_ask_path (data, assay_dialogs_save_async, &question, new_chosen, NULL);
}

static void
project_chosen (AssayWindow   *self,
                const char    *path,
                gconstpointer  data)
{
  assay_window_open_project (self, path, FALSE);
}

static void
open_project_cb (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  AssayFileQuestion question = {
    .title = _("Open Project"), .accept = _("_Open"),
    .filter_name = _("Assay Projects"), .suffixes = "assay",
  };

  assay_window_ask_path (data, assay_dialogs_open_async, &question, project_chosen, NULL);
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  assay_window_open_project (data, g_variant_get_string (target, NULL), FALSE);
}

static const GActionEntry entries[] = {
  { .name = "new-project", .activate = new_project_cb },
  { .name = "open-project", .activate = open_project_cb },
  { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
};

/**
 * assay_window_add_open_actions:
 *
 * Adds the actions that open projects.
 */
void
assay_window_add_open_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static gboolean
drop_cb (AssayWindow  *self,
         const GValue *value,
         double        x,
         double        y)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    g_list_store_append (files, link->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;

  if (!assay_window_offer_merge (self, G_LIST_MODEL (files)))
    assay_window_open_files (self, G_LIST_MODEL (files));
  return TRUE;
}

/**
 * assay_window_add_drop:
 *
 * Takes dropped files anywhere in the window, before a text view swallows them.
 */
void
assay_window_add_drop (AssayWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
