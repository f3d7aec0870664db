/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists the places where the articles of a project cite works.
 */

#include "config.h"

#include "assay-list.h"

#include "assay-store-references.h"

static const AssayColumn columns[] = {
  { "id", ASSAY_COLUMN_ID },
  { "article", ASSAY_COLUMN_ID },
  { "start", ASSAY_COLUMN_NUMBER },
  { "end", ASSAY_COLUMN_NUMBER },
  { "text", ASSAY_COLUMN_TEXT },
  { "labels", ASSAY_COLUMN_TEXT },
  { "targets", ASSAY_COLUMN_DETAIL },
};

static gboolean
add_citation (AssayList       *list,
              AssayArticle    *article,
              AssayCitation   *citation,
              GError         **error)
{
  GPtrArray *references = assay_article_get_analysis (article)->references;
  const char *article_id = assay_article_get_id (article);
  g_autofree char *id = assay_reference_make_id (article_id, citation->span, citation->text);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < citation->targets->len; i++)
    {
      AssayReference *target = g_ptr_array_index (references,
                                                  g_array_index (citation->targets, guint, i));

      g_ptr_array_add (labels, target->label != NULL ? target->label : target->raw);
      g_ptr_array_add (targets, assay_reference_make_id (article_id, target->span, target->raw));
    }
  assay_printer_add_string (list->printer, id);
  assay_printer_add_string (list->printer, article_id);
  assay_printer_add_int (list->printer, citation->span.start);
  assay_printer_add_int (list->printer, citation->span.end);
  assay_printer_add_string (list->printer, citation->text);
  assay_printer_add_list (list->printer, labels);
  assay_printer_add_list (list->printer, targets);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
add_article (AssayList     *list,
             AssayArticle  *article,
             gpointer       data,
             GError       **error)
{
  GPtrArray *citations = assay_article_get_analysis (article)->citations;

  for (guint i = 0; i < citations->len; i++)
    if (!add_citation (list, article, g_ptr_array_index (citations, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
list_citations (AssayList  *list,
                GError    **error)
{
  return assay_list_foreach_article (list, add_article, NULL, error);
}

gboolean
assay_command_citations (AssayInvocation  *self,
                         GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE,
                         columns, G_N_ELEMENTS (columns), list_citations, error);
}
