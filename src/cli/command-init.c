/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes an empty project.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-command.h"

gboolean
assay_command_init (AssayInvocation  *self,
                    GError          **error)
{
  g_autofree char *title = NULL;
  g_autoptr (AssayStore) store = NULL;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title,
      N_("What to call it; the name of the file where not said"), N_("TITLE") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  if (g_file_test (self->argv[0], G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           _("There is a file of this name already. Choose another name."));
      return FALSE;
    }
  store = assay_command_open (self, ASSAY_STORE_CREATE, error);
  if (store == NULL || !assay_command_sign (store, NULL, error))
    return FALSE;
  if (title != NULL && !assay_store_set_title (store, title, error))
    return FALSE;
  return assay_store_close (store, error);
}
