/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exchanges a project with colleagues through a shared folder and lists what came in.
 */

#include "config.h"

#include "assay-command.h"
#include "assay-identity.h"
#include "assay-printer.h"
#include "assay-store-outbox.h"
#include "assay-sync.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static const AssayColumn columns[] = {
  { "annotator", ASSAY_COLUMN_TEXT },
  { "article", ASSAY_COLUMN_ID },
  { "new", ASSAY_COLUMN_NUMBER },
  { "changed", ASSAY_COLUMN_NUMBER },
};

static void
tell_result (const char            *project,
             const AssaySyncReport *report)
{
  g_autofree char *missing = NULL;
  g_autofree char *received = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *result = NULL;

  for (guint i = 0; i < report->united->problems->len; i++)
    assay_command_tell (project, g_ptr_array_index (report->united->problems, i));
  if (report->n_missing > 0)
    {
      missing = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "%u package of a colleague has not arrived yet.",
                                              "%u packages of colleagues have not arrived yet.",
                                              report->n_missing),
                                 report->n_missing);
      assay_command_tell (project, missing);
    }
  received = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u package received",
                                           "%u packages received", report->n_received),
                              report->n_received);
  sent = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u sent", "%u sent", report->n_sent),
                          report->n_sent);
  /* Translators: “3 packages received”, “1 sent”. */
  result = g_strdup_printf (_("%s, %s."), received, sent);
  assay_command_tell (project, result);
}

static gboolean
list_counts (AssayPrinter            *printer,
             const AssayUniteReport  *report,
             GError                 **error)
{
  for (guint i = 0; i < report->counts->len; i++)
    {
      const AssayUniteCount *count = g_ptr_array_index (report->counts, i);

      if (count->n_new + count->n_changed == 0)
        continue;
      assay_printer_add_string (printer, count->name);
      assay_printer_add_string (printer, count->article);
      assay_printer_add_int (printer, count->n_new);
      assay_printer_add_int (printer, count->n_changed);
      if (!assay_printer_end_row (printer, error))
        return FALSE;
    }
  return assay_printer_finish (printer, error);
}

static char *
find_folder (AssayInvocation  *self,
             AssayStore       *store,
             GError          **error)
{
  char *folder = self->argc > 1 ? g_strdup (self->argv[1]) : assay_store_dup_carrier (store);

  if (folder == NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                         _("The project is not shared through a folder yet. Name the folder."));
  return folder;
}

static gboolean
exchange (AssayInvocation  *self,
          AssayStore       *store,
          AssayPrinter     *printer,
          gboolean          again,
          GError          **error)
{
  g_autofree char *folder = find_folder (self, store, error);
  g_autoptr (AssaySync) sync = NULL;
  const AssaySyncReport *report;

  if (folder == NULL)
    return FALSE;
  sync = assay_sync_new (folder, again ? ASSAY_SYNC_AGAIN : ASSAY_SYNC_JOIN);
  if (!assay_sync_run (sync, store, NULL, error))
    return FALSE;
  report = assay_sync_get_report (sync);
  tell_result (self->subject, report);
  return list_counts (printer, report->united, error);
}

static gboolean
work (AssayInvocation  *self,
      AssayPrinter     *printer,
      gboolean          again,
      gboolean          stop,
      GError          **error)
{
  g_autoptr (AssayStore) store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);

  return store != NULL
         && assay_command_sign (store, NULL, error)
         && (stop ? assay_store_leave_carrier (store, error)
             : exchange (self, store, printer, again, error))
         && assay_store_close (store, error);
}

/* Makes the project of what is in the folder. */
static gboolean
join (AssayInvocation  *self,
      AssayPrinter     *printer,
      GError          **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  self->subject = self->argv[1];
  if (!assay_identity_load (&id, &name, error)
      || !assay_sync_create_project (self->argv[0], self->argv[1], id, name, NULL, error))
    return FALSE;
  if (work (self, printer, FALSE, FALSE, error))
    return TRUE;
  g_unlink (self->argv[0]);
  return FALSE;
}

gboolean
assay_command_sync (AssayInvocation  *self,
                    GError          **error)
{
  g_autoptr (AssayPrinter) printer = NULL;
  g_autofree char *format = NULL;
  gboolean again = FALSE;
  gboolean stop = FALSE;
  const GOptionEntry entries[] = {
    { "again", 0, 0, G_OPTION_ARG_NONE, &again,
      N_("Read everything in the folder again and send what it lacks"), NULL },
    { "stop", 0, 0, G_OPTION_ARG_NONE, &stop, N_("Share the project no longer"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table, json or csv"), N_("FORMAT") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  printer = assay_printer_new (format, columns, G_N_ELEMENTS (columns), error);
  if (printer == NULL)
    return FALSE;
  if (self->argc > 1 && !stop && !g_file_test (self->argv[0], G_FILE_TEST_EXISTS))
    return join (self, printer, error);
  return work (self, printer, again, stop, error);
}
