/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Removes an annotation.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-command.h"
#include "assay-store-annotations.h"

gboolean
assay_command_untag (AssayInvocation  *self,
                     GError          **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *id = NULL;
  g_autoptr (AssayStore) store = NULL;
  const GOptionEntry entries[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator,
      N_("Whose annotation it is; yours where not said"), N_("NAME") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);
  if (store == NULL || !assay_command_sign (store, annotator, error))
    return FALSE;
  id = assay_store_resolve_annotation (store, self->argv[1], error);
  return id != NULL
         && assay_store_remove_annotation (store, id, error)
         && assay_store_close (store, error);
}
