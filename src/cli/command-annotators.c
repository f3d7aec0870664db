/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists who has worked on a project, and which of them are one person.
 */

#include "config.h"

#include "assay-list.h"
#include "assay-store-people.h"

static const AssayColumn columns[] = {
  { "id", ASSAY_COLUMN_ID },
  { "name", ASSAY_COLUMN_TEXT },
  { "annotations", ASSAY_COLUMN_NUMBER },
  { "person", ASSAY_COLUMN_ID },
};

static gboolean
list_annotators (AssayList  *list,
                 GError    **error)
{
  g_autoptr (GPtrArray) members = assay_store_list_members (list->store, error);

  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      const AssayMember *member = g_ptr_array_index (members, i);

      assay_printer_add_string (list->printer, member->id);
      assay_printer_add_string (list->printer, member->name);
      assay_printer_add_int (list->printer, member->n_annotations);
      assay_printer_add_string (list->printer, member->person);
      if (!assay_printer_end_row (list->printer, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
assay_command_annotators (AssayInvocation  *self,
                          GError          **error)
{
  return assay_list_run (self, 0, columns, G_N_ELEMENTS (columns), list_annotators, error);
}
