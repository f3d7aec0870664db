/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comparing the layers of the open project and recording what is agreed on, in the worker: neither
 * the search for disagreements nor the bootstrap of the figures ever stops the window.
 */

#include "config.h"

#include "assay-disagreements.h"
#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#include "assay-project-layers.h"

static gboolean
run_decide (AssayDesk   *desk,
            AssayStore  *store,
            gpointer     data,
            GError     **error)
{
  g_autofree char *id = assay_store_decide (store, data, error);

  return id != NULL;
}

static gboolean
run_undecide (AssayDesk   *desk,
              AssayStore  *store,
              gpointer     data,
              GError     **error)
{
  return assay_store_remove_decision (store, data, error);
}

static const AssayJobKind decide_job = {
  .what = N_("The decision could not be recorded"),
  .run = run_decide,
  .free = (GDestroyNotify) assay_decision_free,
};

static const AssayJobKind undecide_job = {
  .what = N_("The decision could not be taken back"),
  .run = run_undecide,
  .free = g_free,
};

/**
 * assay_project_decide:
 * @values: an article, a span and a kind, %NULL for none; see assay_store_decide()
 *
 * Records what was agreed on a sentence.
 */
void
assay_project_decide (AssayProject         *self,
                      const AssayDecision  *values)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (values != NULL && values->article != NULL);

  assay_project_run (self, &decide_job, assay_decision_copy (values));
}

/**
 * assay_project_undecide:
 * @id: the id of a decision of one's own
 *
 * Takes a decision back.
 */
void
assay_project_undecide (AssayProject *self,
                        const char   *id)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (id != NULL);

  assay_project_run (self, &undecide_job, g_strdup (id));
}

/* A question that is answered in the worker. */
typedef struct
{
  GTask          *task;
  char           *article;
  char           *blind_for;    /* who is not to see others' work before finishing an article, or NULL */
  GPtrArray      *found;
  AssayAgreement *agreement;
} Question;

static Question *
question_new (AssayProject        *self,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             data)
{
  Question *question = g_new0 (Question, 1);

  question->task = g_task_new (self, cancellable, callback, data);
  question->blind_for = assay_project_get_blind (self) ? g_strdup (self->annotator) : NULL;
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->task);
  g_free (question->article);
  g_free (question->blind_for);
  g_clear_pointer (&question->found, g_ptr_array_unref);
  g_clear_pointer (&question->agreement, assay_agreement_free);
  g_free (question);
}

static gboolean
run_list (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  Question *question = data;
  GCancellable *cancellable = g_task_get_cancellable (question->task);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  question->found = assay_store_list_disagreements (store, question->article, question->blind_for,
                                                    cancellable, error);
  return question->found != NULL;
}

static gboolean
run_measure (AssayDesk   *desk,
             AssayStore  *store,
             gpointer     data,
             GError     **error)
{
  Question *question = data;

  question->agreement = assay_store_measure_agreement (store, question->blind_for,
                                                       g_task_get_cancellable (question->task), error);
  return question->agreement != NULL;
}

static void
answer (AssayProject *self,
        gpointer      data,
        const GError *error)
{
  Question *question = data;

  if (error != NULL)
    g_task_return_error (question->task, g_error_copy (error));
  else if (question->agreement != NULL)
    g_task_return_pointer (question->task, g_steal_pointer (&question->agreement),
                           (GDestroyNotify) assay_agreement_free);
  else
    g_task_return_pointer (question->task, g_steal_pointer (&question->found),
                           (GDestroyNotify) g_ptr_array_unref);
}

static const AssayJobKind list_job = {
  .run = run_list,
  .done = answer,
  .free = question_free,
  .quiet = TRUE,
};

static const AssayJobKind measure_job = {
  .run = run_measure,
  .done = answer,
  .free = question_free,
  .quiet = TRUE,
};

/**
 * assay_project_list_disagreements_async:
 * @article: (nullable): the id of an article, or %NULL for all of them
 * @cancellable: (nullable): to stop
 *
 * Looks for the sentences of which people say different things; for who works blind, in finished
 * articles alone.
 */
void
assay_project_list_disagreements_async (AssayProject        *self,
                                        const char          *article,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             data)
{
  Question *question;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  question = question_new (self, cancellable, callback, data);
  question->article = g_strdup (article);
  assay_project_run (self, &list_job, question);
}

/**
 * assay_project_list_disagreements_finish:
 *
 * Returns: (transfer full) (nullable) (element-type AssayDisagreement): as
 *   assay_store_list_disagreements() lists them
 */
GPtrArray *
assay_project_list_disagreements_finish (AssayProject  *self,
                                         GAsyncResult  *result,
                                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * assay_project_measure_agreement_async:
 * @cancellable: (nullable): to stop
 *
 * Measures how far the annotators agree; for who works blind, on finished articles alone.
 */
void
assay_project_measure_agreement_async (AssayProject        *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  assay_project_run (self, &measure_job, question_new (self, cancellable, callback, data));
}

/**
 * assay_project_measure_agreement_finish:
 *
 * Returns: (transfer full) (nullable): the figures
 */
AssayAgreement *
assay_project_measure_agreement_finish (AssayProject  *self,
                                        GAsyncResult  *result,
                                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
