/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists what is amiss with the works that the articles of a project cite.
 */

#include "config.h"

#include "assay-list.h"

#include "assay-store-references.h"

static const AssayColumn columns[] = {
  { "article", ASSAY_COLUMN_ID },
  { "kind", ASSAY_COLUMN_TEXT },
  { "message", ASSAY_COLUMN_TEXT },
  { "reference", ASSAY_COLUMN_DETAIL },
  { "citation", ASSAY_COLUMN_DETAIL },
};

static gboolean
add_finding (AssayList           *list,
             AssayArticle        *article,
             const AssayFinding  *finding,
             GError             **error)
{
  AssayAnalysis *analysis = assay_article_get_analysis (article);
  const char *id = assay_article_get_id (article);
  g_autofree char *reference_id = NULL;
  g_autofree char *citation_id = NULL;

  if (finding->reference >= 0)
    {
      AssayReference *reference = g_ptr_array_index (analysis->references, finding->reference);

      reference_id = assay_reference_make_id (id, reference->span, reference->raw);
    }
  if (finding->citation >= 0)
    {
      AssayCitation *citation = g_ptr_array_index (analysis->citations, finding->citation);

      citation_id = assay_reference_make_id (id, citation->span, citation->text);
    }
  assay_printer_add_string (list->printer, id);
  assay_printer_add_string (list->printer, assay_finding_kind_to_string (finding->kind));
  assay_printer_add_string (list->printer, finding->message);
  assay_printer_add_string (list->printer, reference_id);
  assay_printer_add_string (list->printer, citation_id);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
add_article (AssayList     *list,
             AssayArticle  *article,
             gpointer       data,
             GError       **error)
{
  GPtrArray *findings = assay_article_get_analysis (article)->findings;

  for (guint i = 0; i < findings->len; i++)
    if (!add_finding (list, article, g_ptr_array_index (findings, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
list_findings (AssayList  *list,
               GError    **error)
{
  return assay_list_foreach_article (list, add_article, NULL, error);
}

gboolean
assay_command_audit (AssayInvocation  *self,
                     GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE,
                         columns, G_N_ELEMENTS (columns), list_findings, error);
}
