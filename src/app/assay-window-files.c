/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How files get into the window and out of it: projects, articles, exports, whether they are
 * chosen, dropped, pasted or named on the command line. Whatever goes wrong is told in the window.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-dialogs.h"
#include "assay-exchange.h"

#define PROJECT_SUFFIX ".assay"

/* More problems than these are counted, not listed. */
#define N_PROBLEMS_TOLD 4

static const char article_suffixes[] = "txt md markdown text";

static gboolean
is_project_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, PROJECT_SUFFIX);
}

static char *
add_suffix (const char *path,
            const char *extension)
{
  const char *name = strrchr (path, G_DIR_SEPARATOR);

  if (strchr (name != NULL ? name : path, '.') != NULL)
    return g_strdup (path);
  return g_strconcat (path, ".", extension, NULL);
}

/* A name in the user's data folder at which there is nothing yet. */
static char *
build_new_path (const char *title)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "assay", "projects", NULL);
  char *path = NULL;

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (title, PROJECT_SUFFIX, NULL)
                                     : g_strdup_printf ("%s %u" PROJECT_SUFFIX, title, i);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }

  return path;
}

static void
report (AssayWindow  *self,
        const char   *title,
        const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_notice_show (self->notice, ASSAY_NOTICE_ERROR, title, error->message);
}

/* The one path of a dialog's answer, or NULL after having said why there is none. */
static char *
take_path (AssayWindow  *self,
           GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = assay_dialogs_files_finish (result, &error);
  g_autoptr (GFile) file = NULL;
  char *path;

  if (files == NULL)
    return NULL;

  file = g_list_model_get_item (files, 0);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    assay_notice_show (self->notice, ASSAY_NOTICE_ERROR, _("That is not a place on this computer."),
                       _("Copy the file to a folder of your own first."));
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
  assay_notice_show (self->notice, ASSAY_NOTICE_ERROR, title, files != NULL ? text : reason);
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
      g_autofree char *title = g_strdup_printf (_("There is no project “%s” any more."), path);

      assay_settings_remove_recent (self->settings, path);
      report_not_opened (self, title,
                         _("It may have been moved or renamed; open it from where it is now."));
      return;
    }

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

      if (!is_project_file (file))
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
new_chosen_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  g_autofree char *chosen = take_path (self, result);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  if (chosen == NULL)
    return;

  path = add_suffix (chosen, "assay");
  name = g_path_get_basename (path);
  g_free (self->new_title);
  self->new_title = g_strndup (name, strlen (name) - (g_str_has_suffix (name, PROJECT_SUFFIX)
                                                      ? strlen (PROJECT_SUFFIX) : 0));
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

  assay_dialogs_save_async (GTK_WINDOW (data), &question, NULL, new_chosen_cb, g_object_ref (data));
}

static void
project_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  g_autofree char *path = take_path (self, result);

  if (path != NULL)
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

  assay_dialogs_open_async (GTK_WINDOW (data), &question, NULL, project_chosen_cb,
                            g_object_ref (data));
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  assay_window_open_project (data, g_variant_get_string (target, NULL), FALSE);
}

static void
articles_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  g_autoptr (GListModel) files = assay_dialogs_files_finish (result, NULL);

  if (files != NULL)
    assay_window_open_files (self, files);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  AssayFileQuestion question = {
    .title = _("Import Articles"), .accept = _("_Import"),
    .filter_name = _("Articles"), .suffixes = article_suffixes,
  };

  assay_dialogs_open_several_async (GTK_WINDOW (data), &question, NULL, articles_chosen_cb,
                                    g_object_ref (data));
}

static void
import_folder_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  AssayFileQuestion question = { .title = _("Import a Folder"), .accept = _("_Import") };

  assay_dialogs_open_folder_async (GTK_WINDOW (data), &question, NULL, articles_chosen_cb,
                                   g_object_ref (data));
}

static void
cancel_import_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  assay_project_cancel_import (ASSAY_WINDOW (data)->project);
}

static void
json_imported_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (assay_project_import_json_finish (ASSAY_PROJECT (source), result, &error))
    assay_notice_show (self->notice, ASSAY_NOTICE_NEWS, _("The export was imported."), NULL);
  else
    report (self, _("Nothing was imported."), error);
}

static void
json_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  g_autofree char *path = take_path (self, result);

  if (path != NULL)
    assay_project_import_json_async (self->project, path, json_imported_cb, g_object_ref (self));
}

static void
import_json_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  AssayFileQuestion question = {
    .title = _("Import Assay JSON"), .accept = _("_Import"),
    .filter_name = _("Assay JSON"), .suffixes = "json",
  };

  assay_dialogs_open_async (GTK_WINDOW (data), &question, NULL, json_chosen_cb,
                            g_object_ref (data));
}

typedef struct
{
  AssayWindow               *window;
  const AssayExchangeFormat *format;
  char                      *path;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_free (export->path);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;

  if (assay_project_export_finish (ASSAY_PROJECT (source), result, &error))
    {
      g_autofree char *title = g_strdup_printf (_("Exported to “%s”."), export->path);

      assay_notice_show (export->window->notice, ASSAY_NOTICE_NEWS, title, NULL);
    }
  else
    report (export->window, _("The project could not be exported."), error);
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autofree char *chosen = take_path (export->window, result);

  if (chosen == NULL)
    return;

  export->path = add_suffix (chosen, export->format->extension);
  assay_project_export_async (export->window->project, export->format->name, export->path,
                              exported_cb, export);
  g_steal_pointer (&export);
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
  Export *export;

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
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->format = format;
  assay_dialogs_save_async (GTK_WINDOW (self), &question, NULL, export_chosen_cb, export);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;

  if (assay_project_copy_finish (ASSAY_PROJECT (source), result, &error))
    assay_window_open_project (export->window, export->path, FALSE);
  else
    report (export->window, _("The copy could not be made."), error);
}

static void
copy_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Export) copy = data;
  g_autofree char *chosen = take_path (copy->window, result);

  if (chosen == NULL)
    return;

  copy->path = add_suffix (chosen, "assay");
  assay_project_copy_async (copy->window->project, copy->path, copied_cb, copy);
  g_steal_pointer (&copy);
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
  Export *copy = g_new0 (Export, 1);

  copy->window = g_object_ref (self);
  assay_dialogs_save_async (GTK_WINDOW (self), &question, NULL, copy_chosen_cb, copy);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *words = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (words == NULL || *words == '\0')
    assay_notice_show (self->notice, ASSAY_NOTICE_WARNING, _("There is no text to paste."),
                       _("Copy the text of an article first, then paste it here."));
  else
    assay_project_import_text (self->project, text, _("pasted text"));
}

static void
paste_article_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (data)), NULL, pasted_cb,
                                 g_object_ref (data));
}

static const GActionEntry entries[] = {
  { .name = "new-project", .activate = new_project_cb },
  { .name = "open-project", .activate = open_project_cb },
  { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
  { .name = "import", .activate = import_cb },
  { .name = "import-folder", .activate = import_folder_cb },
  { .name = "import-json", .activate = import_json_cb },
  { .name = "cancel-import", .activate = cancel_import_cb },
  { .name = "export", .activate = export_cb, .parameter_type = "s" },
  { .name = "copy-project", .activate = copy_project_cb },
  { .name = "paste-article", .activate = paste_article_cb },
};

static char *
format_imported (AssayWindow *self,
                 guint        n_new,
                 guint        n_known)
{
  g_autofree char *added = NULL;
  g_autofree char *known = NULL;

  if (n_new > 0)
    added = g_strdup_printf (ngettext ("%u article was added to “%s”.",
                                       "%u articles were added to “%s”.", n_new),
                             n_new, assay_project_get_title (self->project));
  if (n_known > 0)
    known = g_strdup_printf (ngettext ("%u was there already.", "%u were there already.", n_known),
                             n_known);
  if (added != NULL && known != NULL)
    return g_strdup_printf ("%s %s", added, known);
  if (added != NULL || known != NULL)
    return g_strdup (added != NULL ? added : known);
  return g_strdup (_("Nothing was imported."));
}

static char *
format_problems (const char * const *problems)
{
  guint n = g_strv_length ((char **) problems);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, N_PROBLEMS_TOLD); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", problems[i]);
  if (n > N_PROBLEMS_TOLD)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, ngettext ("… and %u more.", "… and %u more.",
                                               n - N_PROBLEMS_TOLD),
                              n - N_PROBLEMS_TOLD);
    }

  return g_string_free (words, FALSE);
}

static void
imported_cb (AssayWindow        *self,
             guint               n_new,
             guint               n_known,
             const char * const *ids,
             const char * const *problems)
{
  g_autofree char *title = format_imported (self, n_new, n_known);
  g_autofree char *text = NULL;
  guint n_ids = ids != NULL ? g_strv_length ((char **) ids) : 0;

  if (problems != NULL && problems[0] != NULL)
    text = format_problems (problems);
  assay_notice_show (self->notice, text != NULL ? ASSAY_NOTICE_WARNING : ASSAY_NOTICE_NEWS, title,
                     text);

  /* One article was asked for to be read; of many, the open one stays. */
  if (n_ids == 1 || (n_ids > 0 && assay_project_get_article (self->project) == NULL))
    assay_project_open_article (self->project, ids[0], NULL);
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

/**
 * assay_window_connect_import:
 *
 * Tells how each import went.
 */
void
assay_window_connect_import (AssayWindow *self)
{
  g_signal_connect_object (self->project, "imported", G_CALLBACK (imported_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * assay_window_add_file_actions:
 *
 * Adds the actions on projects and files.
 */
void
assay_window_add_file_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
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
}
