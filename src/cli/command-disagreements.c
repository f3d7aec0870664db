/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists where the annotators disagree: the sentence, who says what, and what was decided.
 */

#include "config.h"

#include "assay-list.h"
#include "assay-store-disagreements.h"

static const AssayColumn columns[] = {
  { "article", ASSAY_COLUMN_ID },
  { "start", ASSAY_COLUMN_NUMBER },
  { "end", ASSAY_COLUMN_NUMBER },
  { "text", ASSAY_COLUMN_TEXT },
  { "differs", ASSAY_COLUMN_TEXT },
  { "opinions", ASSAY_COLUMN_TEXT },
  { "decided", ASSAY_COLUMN_TEXT },     /* empty: not yet; "none": it is to have no tag */
  { "outdated", ASSAY_COLUMN_TEXT },    /* "yes" where the tags are others since it was decided */
  { "decision", ASSAY_COLUMN_DETAIL },
};

/* Like "Kim: claim (low, likely)". */
static char *
describe_opinion (AssayList           *list,
                  const AssayOpinion  *opinion)
{
  const char *confidence = assay_confidence_to_string (opinion->confidence);
  const char *likelihood = assay_likelihood_to_string (opinion->likelihood);
  const char *levels[3] = { NULL };
  g_autofree char *joined = NULL;
  guint n = 0;

  if (confidence != NULL)
    levels[n++] = confidence;
  if (likelihood != NULL)
    levels[n++] = likelihood;
  joined = g_strjoinv (", ", (char **) levels);
  return g_strdup_printf (n > 0 ? "%s: %s (%s)" : "%s: %s%s",
                          assay_list_get_name (list, opinion->annotator),
                          opinion->kind != NULL ? opinion->kind : "none", joined);
}

static gboolean
add_disagreement (AssayList          *list,
                  AssayDisagreement  *disagreement,
                  GError            **error)
{
  const AssayDecision *decision = disagreement->decision;
  g_autoptr (GPtrArray) opinions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < disagreement->opinions->len; i++)
    g_ptr_array_add (opinions,
                     describe_opinion (list, g_ptr_array_index (disagreement->opinions, i)));
  assay_printer_add_string (list->printer, disagreement->article);
  assay_printer_add_int (list->printer, disagreement->span.start);
  assay_printer_add_int (list->printer, disagreement->span.end);
  assay_printer_add_string (list->printer, disagreement->quote);
  assay_printer_add_string (list->printer, disagreement->is_of_kind ? "kind" : "level");
  assay_printer_add_list (list->printer, opinions);
  assay_printer_add_string (list->printer, decision == NULL ? NULL
                                           : decision->kind != NULL ? decision->kind : "none");
  assay_printer_add_string (list->printer, decision == NULL
                            ? NULL : decision->outdated ? "yes" : "no");
  assay_printer_add_string (list->printer, decision != NULL ? decision->id : NULL);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
list_disagreements (AssayList  *list,
                    GError    **error)
{
  g_autoptr (GPtrArray) found = assay_store_list_disagreements (list->store, list->article, NULL,
                                                                NULL, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!add_disagreement (list, g_ptr_array_index (found, i), error))
      return FALSE;
  return TRUE;
}

gboolean
assay_command_disagreements (AssayInvocation  *self,
                             GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE, columns, G_N_ELEMENTS (columns),
                         list_disagreements, error);
}
