/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How articles get into the project from files, folders, exports and the clipboard, and how the
 * window tells what came of it.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

/* More problems than these are counted, not listed. */
#define N_PROBLEMS_TOLD 4

static const char article_suffixes[] = "txt md markdown text";

static void
articles_chosen (AssayWindow   *self,
                 GListModel    *files,
                 gconstpointer  data)
{
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

  assay_window_ask_files (data, assay_dialogs_open_several_async, &question, articles_chosen, NULL);
}

static void
import_folder_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  AssayFileQuestion question = { .title = _("Import a Folder"), .accept = _("_Import") };

  assay_window_ask_files (data, assay_dialogs_open_folder_async, &question, articles_chosen, NULL);
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
    assay_window_report (self, _("Nothing was imported."), error);
}

static void
json_chosen (AssayWindow   *self,
             const char    *path,
             gconstpointer  data)
{
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

  assay_window_ask_path (data, assay_dialogs_open_async, &question, json_chosen, NULL);
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
  { .name = "import", .activate = import_cb },
  { .name = "import-folder", .activate = import_folder_cb },
  { .name = "import-json", .activate = import_json_cb },
  { .name = "cancel-import", .activate = cancel_import_cb },
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

/**
 * assay_window_format_problems:
 * @problems: (array length=n_problems): sentences
 *
 * Returns: (transfer full): the first of them, and how many more there are
 */
char *
assay_window_format_problems (const char * const *problems,
                              guint               n_problems)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (n_problems, N_PROBLEMS_TOLD); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", problems[i]);
  if (n_problems > N_PROBLEMS_TOLD)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, ngettext ("… and %u more.", "… and %u more.",
                                               n_problems - N_PROBLEMS_TOLD),
                              n_problems - N_PROBLEMS_TOLD);
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
    text = assay_window_format_problems (problems, g_strv_length ((char **) problems));
  assay_notice_show (self->notice, text != NULL ? ASSAY_NOTICE_WARNING : ASSAY_NOTICE_NEWS, title,
                     text);

  /* One article was asked for to be read; of many, the open one stays. */
  if (n_ids == 1 || (n_ids > 0 && assay_project_get_article (self->project) == NULL))
    assay_project_open_article (self->project, ids[0], NULL);
}

/**
 * assay_window_add_import_actions:
 *
 * Adds the actions that import.
 */
void
assay_window_add_import_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
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
