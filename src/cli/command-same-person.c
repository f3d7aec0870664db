/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says that two annotators are one person, or that one is a person of their own.
 */

#include "config.h"

#include "assay-command.h"
#include "assay-store-people.h"

static AssayStore *
open_signed (AssayInvocation  *self,
             GError          **error)
{
  const GOptionEntry no_entries[] = { { NULL } };
  g_autoptr (AssayStore) store = NULL;

  if (!assay_command_parse (self, no_entries, error))
    return NULL;
  store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);
  if (store == NULL || !assay_command_sign (store, NULL, error))
    return NULL;
  return g_steal_pointer (&store);
}

gboolean
assay_command_same_person (AssayInvocation  *self,
                           GError          **error)
{
  g_autoptr (AssayStore) store = open_signed (self, error);
  g_autofree char *annotator = NULL;
  g_autofree char *other = NULL;

  if (store == NULL)
    return FALSE;
  annotator = assay_store_resolve_annotator (store, self->argv[1], error);
  other = annotator != NULL ? assay_store_resolve_annotator (store, self->argv[2], error) : NULL;
  return other != NULL
         && assay_store_set_same_person (store, annotator, other, error)
         && assay_store_close (store, error);
}

gboolean
assay_command_own_person (AssayInvocation  *self,
                          GError          **error)
{
  g_autoptr (AssayStore) store = open_signed (self, error);
  g_autofree char *annotator = NULL;

  if (store == NULL)
    return FALSE;
  annotator = assay_store_resolve_annotator (store, self->argv[1], error);
  return annotator != NULL
         && assay_store_set_own_person (store, annotator, error)
         && assay_store_close (store, error);
}
