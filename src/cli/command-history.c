/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows who did what when.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-list.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-undo.h"

static const AssayColumn columns[] = {
  { "time", ASSAY_COLUMN_TEXT },
  { "annotator", ASSAY_COLUMN_TEXT },
  { "annotator_id", ASSAY_COLUMN_DETAIL },
  { "what", ASSAY_COLUMN_TEXT },
  { "object", ASSAY_COLUMN_ID },
  { "field", ASSAY_COLUMN_TEXT },
  { "value", ASSAY_COLUMN_TEXT },
};

static gboolean
add_entry_cb (const AssayHistoryEntry  *entry,
              gpointer                  data,
              GError                  **error)
{
  AssayList *list = data;

  assay_printer_add_time (list->printer, entry->time);
  assay_printer_add_string (list->printer, entry->name);
  assay_printer_add_string (list->printer, entry->annotator);
  assay_printer_add_string (list->printer, entry->what);
  assay_printer_add_string (list->printer, entry->object);
  assay_printer_add_string (list->printer, *entry->field != '\0' ? entry->field : NULL);
  assay_printer_add_string (list->printer, entry->value);
  return assay_printer_end_row (list->printer, error);
}

/* Whatever the id is of, it may be cut. What was deleted is found by its whole id. */
static char *
resolve (AssayList   *list,
         const char  *prefix,
         GError     **error)
{
  g_autoptr (GError) reason = NULL;
  char *id = assay_store_resolve_annotation (list->store, prefix, &reason);

  if (id == NULL && g_error_matches (reason, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&reason);
      id = assay_store_resolve_article (list->store, prefix, &reason);
    }
  if (id == NULL && g_error_matches (reason, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    return g_strdup (prefix);
  if (id == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return id;
}

static gboolean
list_history (AssayList  *list,
              GError    **error)
{
  g_autofree char *id = NULL;

  if (list->invocation->argc > 1)
    {
      id = resolve (list, list->invocation->argv[1], error);
      if (id == NULL)
        return FALSE;
    }
  return assay_store_foreach_history (list->store, id, add_entry_cb, list, error);
}

gboolean
assay_command_history (AssayInvocation  *self,
                       GError          **error)
{
  return assay_list_run (self, 0, columns, G_N_ELEMENTS (columns), list_history, error);
}
