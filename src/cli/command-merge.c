/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings colleagues' copies of a project into this one and lists what came in.
 */

#include "config.h"

#include "assay-command.h"
#include "assay-merge.h"
#include "assay-printer.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

static const AssayColumn columns[] = {
  { "file", ASSAY_COLUMN_TEXT },
  { "annotator", ASSAY_COLUMN_TEXT },
  { "article", ASSAY_COLUMN_ID },
  { "new", ASSAY_COLUMN_NUMBER },
  { "changed", ASSAY_COLUMN_NUMBER },
  { "known", ASSAY_COLUMN_NUMBER },
};

typedef struct
{
  AssayStore      *store;
  AssayPrinter    *printer;
  AssayMergeFlags  flags;
  guint            n_failed;
} Merge;

static void
merge_clear (Merge *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->printer, assay_printer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static void
tell_result (const char             *path,
             const AssayUniteReport *report)
{
  g_autofree char *result = NULL;
  g_autofree char *articles = NULL;

  for (guint i = 0; i < report->problems->len; i++)
    assay_command_tell (path, g_ptr_array_index (report->problems, i));
  if (report->n_rows == 0)
    {
      assay_command_tell (path, _("Everything in it was here already."));
      return;
    }
  articles = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new article", "%u new articles",
                                           report->n_articles),
                              report->n_articles);
  /* Translators: %s is “3 new articles”, %u counts rows of the file. */
  result = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u record in all.",
                                         "%s, %u records in all.", report->n_rows),
                            articles, report->n_rows);
  assay_command_tell (path, result);
}

/* A layer that was here already is nothing to tell about. */
static gboolean
add_counts (Merge                   *self,
            const char              *path,
            const AssayUniteReport  *report,
            GError                 **error)
{
  for (guint i = 0; i < report->counts->len; i++)
    {
      const AssayUniteCount *count = g_ptr_array_index (report->counts, i);

      if (count->n_new + count->n_changed == 0)
        continue;
      assay_printer_add_string (self->printer, path);
      assay_printer_add_string (self->printer, count->name);
      assay_printer_add_string (self->printer, count->article);
      assay_printer_add_int (self->printer, count->n_new);
      assay_printer_add_int (self->printer, count->n_changed);
      assay_printer_add_int (self->printer, count->n_known);
      if (!assay_printer_end_row (self->printer, error))
        return FALSE;
    }
  return TRUE;
}

static void
show_progress (gpointer data)
{
  AssayUniteProgress *progress = data;
  AssayUniteStage stage;
  int percent = assay_unite_progress_get (progress, &stage) * 100;

  g_printerr ("\r%s: %d %%\033[K", assay_unite_stage_to_text (stage), percent);
}

static void
clear_progress (const AssayUniteProgress *progress)
{
  if (progress->changed != NULL)
    g_printerr ("\r\033[K");
}

/* A file that cannot come in does not keep the others out. */
static gboolean
merge_file (Merge       *self,
            const char  *path,
            GError     **error)
{
  const char * const paths[] = { path, NULL };
  AssayUniteProgress progress = { 0 };
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) reason = NULL;

  if (isatty (STDERR_FILENO))
    {
      progress.changed = show_progress;
      progress.data = &progress;
    }
  report = assay_merge_files (self->store, paths, self->flags, &progress, NULL, &reason);
  clear_progress (&progress);
  if (report == NULL)
    {
      assay_command_tell (path, reason->message);
      self->n_failed++;
      return TRUE;
    }
  tell_result (path, report);
  return add_counts (self, path, report, error);
}

static gboolean
merge_files (Merge            *self,
             AssayInvocation  *invocation,
             GError          **error)
{
  for (int i = 1; i < invocation->argc; i++)
    if (!merge_file (self, invocation->argv[i], error))
      return FALSE;
  if (!assay_printer_finish (self->printer, error) || !assay_store_close (self->store, error))
    return FALSE;
  if (self->n_failed == 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_COMMAND_ERROR, ASSAY_COMMAND_ERROR_TOLD, "");
  return FALSE;
}

gboolean
assay_command_merge (AssayInvocation  *self,
                     GError          **error)
{
  g_auto (Merge) merge = { NULL };
  g_autofree char *format = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would come in"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table, json or csv"), N_("FORMAT") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  merge.flags = dry_run ? ASSAY_MERGE_DRY_RUN : ASSAY_MERGE_NO_FLAGS;
  merge.printer = assay_printer_new (format, columns, G_N_ELEMENTS (columns), error);
  if (merge.printer == NULL)
    return FALSE;
  merge.store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);
  return merge.store != NULL
         && assay_command_sign (merge.store, NULL, error)
         && merge_files (&merge, self, error);
}
