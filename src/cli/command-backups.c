/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists the earlier states of a project that the program keeps, makes one, or goes back to one.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-backups.h"
#include "assay-command.h"
#include "assay-printer.h"

static const AssayColumn columns[] = {
  { "backup", ASSAY_COLUMN_TEXT },
  { "time", ASSAY_COLUMN_TEXT },
  { "annotations", ASSAY_COLUMN_NUMBER },
  { "articles", ASSAY_COLUMN_NUMBER },
  { "bytes", ASSAY_COLUMN_NUMBER },
  { "state", ASSAY_COLUMN_TEXT },
};

static gboolean
list_backups (const char    *path,
              AssayPrinter  *printer,
              GError       **error)
{
  g_autoptr (GPtrArray) backups = assay_backups_list (path, error);

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      const AssayBackup *backup = g_ptr_array_index (backups, i);

      assay_printer_add_string (printer, backup->name);
      assay_printer_add_time (printer, backup->time);
      assay_printer_add_int (printer, backup->n_annotations);
      assay_printer_add_int (printer, backup->n_articles);
      assay_printer_add_int (printer, backup->size);
      assay_printer_add_string (printer, backup->is_whole ? "whole" : "damaged");
      if (!assay_printer_end_row (printer, error))
        return FALSE;
    }
  return assay_printer_finish (printer, error);
}

/* A name may be cut, like an id: to the day and the hour, mostly. */
static gboolean
restore (const char  *path,
         const char  *prefix,
         GError     **error)
{
  g_autoptr (GPtrArray) backups = assay_backups_list (path, error);
  const AssayBackup *found = NULL;
  guint n_found = 0;

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      const AssayBackup *backup = g_ptr_array_index (backups, i);

      if (!g_str_has_prefix (backup->name, prefix))
        continue;
      found = backup;
      n_found++;
    }
  if (n_found == 1)
    return assay_backups_restore (path, found->path, error);
  g_set_error (error, ASSAY_STORE_ERROR,
               n_found == 0 ? ASSAY_STORE_ERROR_NOT_FOUND : ASSAY_STORE_ERROR_AMBIGUOUS,
               n_found == 0 ? _("There is no backup “%s”. “assay-cli backups” lists them.")
               : _("Several backups begin with “%s”. Name more of it."), prefix);
  return FALSE;
}

static gboolean
make (AssayInvocation  *self,
      GError          **error)
{
  g_autoptr (AssayStore) store = assay_command_open (self, ASSAY_STORE_READ_ONLY, error);
  gboolean made;

  if (store == NULL || !assay_backups_make (store, &made, NULL, error))
    return FALSE;
  if (!made)
    assay_command_tell (self->subject, _("Nothing changed since the last backup."));
  return assay_store_close (store, error);
}

gboolean
assay_command_backups (AssayInvocation  *self,
                       GError          **error)
{
  g_autoptr (AssayPrinter) printer = NULL;
  g_autofree char *format = NULL;
  g_autofree char *wanted = NULL;
  gboolean make_one = FALSE;
  const GOptionEntry entries[] = {
    { "make", 0, 0, G_OPTION_ARG_NONE, &make_one, N_("Make a backup now"), NULL },
    { "restore", 0, 0, G_OPTION_ARG_STRING, &wanted,
      N_("Go back to this one; what is there now is kept as another"), N_("BACKUP") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table, json or csv"), N_("FORMAT") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  if (wanted != NULL)
    return restore (self->argv[0], wanted, error);
  if (make_one)
    return make (self, error);
  printer = assay_printer_new (format, columns, G_N_ELEMENTS (columns), error);
  return printer != NULL && list_backups (self->argv[0], printer, error);
}
