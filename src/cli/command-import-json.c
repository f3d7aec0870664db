/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds what an export holds to a project.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-command.h"
#include "assay-exchange.h"
#include "assay-reader.h"

#define MIB (1024 * 1024)

/* A project that was only made to take the file in goes again where that fails. */
static void
remove_project (AssayStore *store)
{
  g_autofree char *path = g_strdup (assay_store_get_path (store));

  if (assay_store_close (store, NULL))
    g_unlink (path);
}

static gboolean
import_file (AssayInvocation  *self,
             AssayStore       *store,
             guint64           max_size,
             GError          **error)
{
  g_autoptr (GError) reason = NULL;

  self->subject = self->argv[1];
  if (assay_exchange_import_json (store, self->argv[1], max_size, NULL, &reason))
    return assay_store_close (store, error);
  if (g_error_matches (reason, ASSAY_READER_ERROR, ASSAY_READER_ERROR_TOO_LARGE))
    g_set_error (error, reason->domain, reason->code, _("%s “--max-size” allows more."),
                 reason->message);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

gboolean
assay_command_import_json (AssayInvocation  *self,
                           GError          **error)
{
  gint64 max_mib = ASSAY_EXCHANGE_MAX_SIZE / MIB;
  g_autofree char *annotator = NULL;
  g_autoptr (AssayStore) store = NULL;
  gboolean is_new;
  const GOptionEntry entries[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator, N_("Who imports; you where not said"),
      N_("NAME") },
    { "max-size", 0, 0, G_OPTION_ARG_INT64, &max_mib,
      N_("The largest file to read, in MiB; 64 where not said"), "MIB" },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  if (max_mib < 1 || max_mib > G_MAXINT64 / MIB)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("The largest size should be a number of MiB, from 1."));
      return FALSE;
    }
  is_new = !g_file_test (self->argv[0], G_FILE_TEST_EXISTS);
  store = assay_command_open (self, ASSAY_STORE_CREATE, error);
  if (store == NULL)
    return FALSE;
  if (assay_command_sign (store, annotator, error)
      && import_file (self, store, max_mib * MIB, error))
    return TRUE;
  if (is_new)
    remove_project (store);
  return FALSE;
}
