/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves of a damaged project what can be read.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-command.h"
#include "assay-salvage.h"

static gboolean
salvage (AssayStore        *store,
         const char        *damaged,
         AssayUniteReport  *report,
         GError           **error)
{
  if (!assay_command_sign (store, NULL, error) ||
      !assay_store_salvage (store, damaged, report, NULL, error))
    return FALSE;
  for (guint i = 0; i < report->problems->len; i++)
    assay_command_tell (damaged, g_ptr_array_index (report->problems, i));
  if (report->n_rows > 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                       _("Nothing in it can be read. “assay-cli backups” lists earlier states of "
                         "it."));
  return FALSE;
}

static gboolean
make_project (AssayInvocation  *self,
              const char       *path,
              GError          **error)
{
  g_autoptr (AssayUniteReport) report = assay_unite_report_new ();
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_CREATE, error);

  return store != NULL &&
         salvage (store, self->argv[0], report, error) &&
         assay_store_close (store, error);
}

gboolean
assay_command_salvage (AssayInvocation  *self,
                       GError          **error)
{
  const GOptionEntry entries[] = { { NULL } };
  const char *path;

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  path = self->argv[1];
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                   _("There is a file “%s” already. Name a new one."), path);
      return FALSE;
    }
  if (make_project (self, path, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}
