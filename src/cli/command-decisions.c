/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists what was decided where annotators disagree: the consensus, and what it was before.
 */

#include "config.h"

#include "assay-list.h"
#include "assay-store-articles.h"
#include "assay-store-decisions.h"

static const AssayColumn columns[] = {
  { "id", ASSAY_COLUMN_ID },
  { "article", ASSAY_COLUMN_ID },
  { "start", ASSAY_COLUMN_NUMBER },
  { "end", ASSAY_COLUMN_NUMBER },
  { "quote", ASSAY_COLUMN_TEXT },
  { "kind", ASSAY_COLUMN_TEXT },
  { "confidence", ASSAY_COLUMN_TEXT },
  { "likelihood", ASSAY_COLUMN_TEXT },
  { "reason", ASSAY_COLUMN_TEXT },
  { "annotator", ASSAY_COLUMN_TEXT },
  { "annotator_id", ASSAY_COLUMN_DETAIL },
  { "created", ASSAY_COLUMN_DETAIL },
  { "counts", ASSAY_COLUMN_TEXT },        /* "no" where a newer one follows it */
  { "outdated", ASSAY_COLUMN_TEXT },      /* "yes" where the tags are others since */
  { "based_on", ASSAY_COLUMN_DETAIL },
};

static gboolean
add_decision (AssayList            *list,
              const AssayDecision  *decision,
              gboolean              counts,
              GError              **error)
{
  g_autoptr (GPtrArray) based_on = g_ptr_array_new ();

  for (guint i = 0; decision->based_on[i] != NULL; i++)
    g_ptr_array_add (based_on, decision->based_on[i]);
  assay_printer_add_string (list->printer, decision->id);
  assay_printer_add_string (list->printer, decision->article);
  assay_printer_add_int (list->printer, decision->span.start);
  assay_printer_add_int (list->printer, decision->span.end);
  assay_printer_add_string (list->printer, decision->quote);
  assay_printer_add_string (list->printer, decision->kind != NULL ? decision->kind : "none");
  assay_printer_add_string (list->printer, assay_confidence_to_string (decision->confidence));
  assay_printer_add_string (list->printer, assay_likelihood_to_string (decision->likelihood));
  assay_printer_add_string (list->printer, decision->reason);
  assay_printer_add_string (list->printer, assay_list_get_name (list, decision->annotator));
  assay_printer_add_string (list->printer, decision->annotator);
  assay_printer_add_time (list->printer, decision->created);
  assay_printer_add_string (list->printer, counts ? "yes" : "no");
  assay_printer_add_string (list->printer, decision->outdated ? "yes" : "no");
  assay_printer_add_list (list->printer, based_on);
  return assay_printer_end_row (list->printer, error);
}

static GPtrArray *
list_articles (AssayList  *list,
               GError    **error)
{
  GPtrArray *ids;

  if (list->article == NULL)
    return assay_store_list_article_ids (list->store, error);
  ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (ids, g_strdup (list->article));
  return ids;
}

static gboolean
list_decisions (AssayList  *list,
                GError    **error)
{
  g_autoptr (GPtrArray) ids = list_articles (list, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (GPtrArray) decisions = NULL;

      decisions = assay_store_list_decisions (list->store, g_ptr_array_index (ids, i), error);
      if (decisions == NULL)
        return FALSE;
      for (guint j = 0; j < decisions->len; j++)
        {
          const AssayDecision *decision = g_ptr_array_index (decisions, j);

          if (!add_decision (list, decision,
                             assay_decisions_find (decisions, decision->span) == decision, error))
            return FALSE;
        }
    }
  return ids != NULL;
}

gboolean
assay_command_decisions (AssayInvocation  *self,
                         GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE, columns, G_N_ELEMENTS (columns),
                         list_decisions, error);
}
