/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A merge of large projects takes seconds. Whoever waits sees what it is doing and how far it is.
 */

#include "config.h"

#include "assay-unite-progress.h"

#include <glib/gi18n-lib.h>

#define STAGE_BITS 3
#define STAGE_MASK ((1 << STAGE_BITS) - 1)

static const struct
{
  int         start;       /* in hundredths of the whole */
  const char *text;
} stages[] = {
  [ASSAY_UNITE_COPYING]     = { 0, N_("Copying the file") },
  [ASSAY_UNITE_CHECKING]    = { 10, N_("Checking the file") },
  [ASSAY_UNITE_READING]     = { 25, N_("Reading articles") },
  [ASSAY_UNITE_COMPARING]   = { 40, N_("Comparing") },
  [ASSAY_UNITE_BRINGING_IN] = { 50, N_("Bringing in what is new") },
  [ASSAY_UNITE_N_STAGES]    = { 100, NULL },
};

/**
 * assay_unite_progress_set:
 * @self: (nullable): where somebody wants to know
 * @stage: what is being done to the file at hand
 * @done: how much of it is done
 * @total: of how much; 0 where there is nothing to do
 *
 * Tells how far a merge is. It never goes back, though each of several files goes through all
 * stages.
 */
void
assay_unite_progress_set (AssayUniteProgress *self,
                          AssayUniteStage     stage,
                          guint64             done,
                          guint64             total)
{
  double part = total > 0 ? (double) done / total : 1;
  int length, state;

  if (self == NULL)
    return;
  part = (self->n_done + part) / MAX (self->n_files, 1);
  length = stages[stage + 1].start - stages[stage].start;
  state = (stages[stage].start + (int) (part * length)) << STAGE_BITS | stage;
  if (state <= g_atomic_int_get (&self->state))
    return;
  g_atomic_int_set (&self->state, state);
  if (self->changed != NULL)
    self->changed (self->data);
}

/**
 * assay_unite_progress_get:
 * @stage: (out) (nullable): what is being done
 *
 * Returns: how much of the merge is done, from 0 to 1
 */
double
assay_unite_progress_get (AssayUniteProgress *self,
                          AssayUniteStage    *stage)
{
  int state = g_atomic_int_get (&self->state);

  if (stage != NULL)
    *stage = state & STAGE_MASK;
  return (state >> STAGE_BITS) / 100.0;
}

/**
 * assay_unite_stage_to_text:
 *
 * Returns: what is being done, translated
 */
const char *
assay_unite_stage_to_text (AssayUniteStage stage)
{
  g_return_val_if_fail (stage < ASSAY_UNITE_N_STAGES, NULL);

  return _(stages[stage].text);
}
