/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was agreed on in the open article, by sentence: a layer that is nobody's, shown or hidden
 * like everybody's.
 */

#include "config.h"

#include "assay-project-layers.h"
#include "assay-project-private.h"

/* Takes those away that end before a sentence begins. */
static void
forget_passed (GPtrArray *open,
               guint      start)
{
  for (guint i = 0; i < open->len;)
    {
      const AssayDecision *decision = g_ptr_array_index (open, i);

      if (decision->span.end <= start)
        g_ptr_array_remove_index_fast (open, i);
      else
        i++;
    }
}

/*< private >
 * assay_project_index_decisions:
 *
 * Finds for each sentence the decision that counts, in one walk over both.
 */
void
assay_project_index_decisions (AssayProject *self)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  guint next = 0;

  g_ptr_array_set_size (self->decision_of, self->sentences->len);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      AssaySpan sentence = g_array_index (self->sentences, AssaySpan, i);

      forget_passed (open, sentence.start);
      for (; next < self->decisions->len; next++)
        {
          AssayDecision *decision = g_ptr_array_index (self->decisions, next);

          if (decision->span.start >= sentence.end)
            break;
          g_ptr_array_add (open, decision);
        }
      g_ptr_array_index (self->decision_of, i) = (gpointer) assay_decisions_find (open, sentence);
    }
}

/*< private >
 * assay_project_set_decisions:
 * @decisions: (element-type AssayDecision): what was agreed on in the open article, in order
 *
 * What is shown of the layers is to be updated after it.
 */
void
assay_project_set_decisions (AssayProject *self,
                             GPtrArray    *decisions)
{
  g_ptr_array_unref (self->decisions);
  self->decisions = g_ptr_array_ref (decisions);
  assay_project_index_decisions (self);
}

/**
 * assay_project_get_decision_of:
 * @sentence: index of a sentence of the open article
 *
 * Returns: (transfer none) (nullable): what was agreed on for it, or %NULL where nothing was, or
 *   the consensus is not shown or hidden from one who works blind
 */
const AssayDecision *
assay_project_get_decision_of (AssayProject *self,
                               guint         sentence)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);
  g_return_val_if_fail (sentence < self->decision_of->len, NULL);

  if (!assay_project_is_consensus_shown (self) || assay_project_is_hiding (self))
    return NULL;
  return g_ptr_array_index (self->decision_of, sentence);
}

/**
 * assay_project_count_decided:
 *
 * Returns: how many sentences of the open article are decided, as far as who works here may know
 */
guint
assay_project_count_decided (AssayProject *self)
{
  guint n = 0;

  g_return_val_if_fail (ASSAY_IS_PROJECT (self), 0);

  if (assay_project_is_hiding (self))
    return 0;
  for (guint i = 0; i < self->decision_of->len; i++)
    {
      const AssayDecision *decision = g_ptr_array_index (self->decision_of, i);

      n += decision != NULL && !decision->outdated;
    }
  return n;
}

/**
 * assay_project_is_consensus_shown:
 *
 * Returns: whether it is wished for; one who works blind does not see it all the same
 */
gboolean
assay_project_is_consensus_shown (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), FALSE);

  return assay_project_is_wished (self, ASSAY_LAYER_CONSENSUS);
}

/**
 * assay_project_is_consensus_leading:
 *
 * Returns: whether the consensus alone is shown and is what is read
 */
gboolean
assay_project_is_consensus_leading (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), FALSE);

  if (!assay_project_is_consensus_shown (self) || assay_project_is_hiding (self))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (AssayPerson) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);

      if (assay_person_is_shown (person))
        return FALSE;
    }
  return TRUE;
}
