/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists the works that the articles of a project cite.
 */

#include "config.h"

#include "assay-list.h"

#include "assay-analysis-json.h"
#include "assay-store-references.h"

static const AssayColumn columns[] = {
  { "id", ASSAY_COLUMN_ID },
  { "article", ASSAY_COLUMN_ID },
  { "start", ASSAY_COLUMN_DETAIL },
  { "end", ASSAY_COLUMN_DETAIL },
  { "label", ASSAY_COLUMN_TEXT },
  { "kind", ASSAY_COLUMN_TEXT },
  { "refers_to", ASSAY_COLUMN_DETAIL },
  { "raw", ASSAY_COLUMN_TEXT },
};

static char *
make_id (AssayArticle *article,
         GPtrArray    *references,
         int           index)
{
  AssayReference *reference;

  if (index < 0)
    return NULL;
  reference = g_ptr_array_index (references, index);
  return assay_reference_make_id (assay_article_get_id (article), reference->span, reference->raw);
}

static gboolean
add_article (AssayList     *list,
             AssayArticle  *article,
             gpointer       data,
             GError       **error)
{
  GPtrArray *references = assay_article_get_analysis (article)->references;
  AssayJsonWriter *json = assay_printer_get_json (list->printer);

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      g_autofree char *id = make_id (article, references, i);
      g_autofree char *refers_to = make_id (article, references, reference->refers_to);

      assay_printer_add_string (list->printer, id);
      assay_printer_add_string (list->printer, assay_article_get_id (article));
      assay_printer_add_int (list->printer, reference->span.start);
      assay_printer_add_int (list->printer, reference->span.end);
      assay_printer_add_string (list->printer, reference->label);
      assay_printer_add_string (list->printer, assay_reference_kind_to_string (reference->kind));
      assay_printer_add_string (list->printer, refers_to);
      assay_printer_add_string (list->printer, reference->raw);
      if (json != NULL)
        assay_json_add_csl_fields (json, reference);
      if (!assay_printer_end_row (list->printer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_references (AssayList  *list,
                 GError    **error)
{
  return assay_list_foreach_article (list, add_article, NULL, error);
}

gboolean
assay_command_references (AssayInvocation  *self,
                          GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE,
                         columns, G_N_ELEMENTS (columns), list_references, error);
}
