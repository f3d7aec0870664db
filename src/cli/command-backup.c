/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a copy of a project, which may be in use.
 */

#include "config.h"

#include "assay-command.h"

gboolean
assay_command_backup (AssayInvocation  *self,
                      GError          **error)
{
  g_autoptr (AssayStore) store = NULL;
  const GOptionEntry entries[] = { { NULL } };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  store = assay_command_open (self, ASSAY_STORE_READ_ONLY, error);
  return store != NULL
         && assay_store_backup (store, self->argv[1], error)
         && assay_store_close (store, error);
}
