/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decisions of another project. What they rest on comes in whether or not the annotations are
 * here: a colleague may have shared the consensus without everybody's layer.
 */

#include "config.h"

#include "assay-store-decisions.h"
#include "assay-store-unite-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

#define MAX_KIND_SIZE 256
#define MAX_REASON_SIZE (1024 * 1024)

/* Columns id, article, id of the article, annotator, t, start, end, quote, before, after, kind,
 * confidence, likelihood, reason. */
static AssayDecision *
read_decision (AssayStatement *row)
{
  AssayDecision *decision = g_new0 (AssayDecision, 1);

  decision->id = g_strdup (assay_statement_get_text (row, 0));
  decision->created = ASSAY_TIME_TO_MS (assay_statement_get_int (row, 4));
  decision->span.start = assay_statement_get_int (row, 5);
  decision->span.end = assay_statement_get_int (row, 6);
  decision->kind = g_strdup (assay_statement_get_text (row, 10));
  decision->reason = g_strdup (assay_statement_get_text (row, 13));
  return decision;
}

static gboolean
is_decision (AssayDecision   *decision,
             AssayStatement  *row)
{
  gint64 t = assay_statement_get_int (row, 4);

  return assay_uuid_is_valid (decision->id) &&
         assay_unite_is_time (t) && t == ASSAY_TIME_FROM_MS (decision->created) &&
         (decision->kind == NULL ||
          (assay_unite_is_text (decision->kind, MAX_KIND_SIZE) && *decision->kind != '\0')) &&
         assay_unite_is_text (decision->reason, MAX_REASON_SIZE) &&
         assay_confidence_from_string (assay_statement_get_text (row, 11),
                                       &decision->confidence) &&
         assay_likelihood_from_string (assay_statement_get_text (row, 12),
                                       &decision->likelihood);
}

static gboolean
is_quote (AssayAnnotation *place,
          AssayText       *text,
          AssaySpan        span,
          AssayStatement  *row)
{
  if (span.start >= span.end || span.end > assay_text_get_length (text))
    return FALSE;
  assay_annotation_quote_text (place, text, span);
  return g_strcmp0 (place->quote, assay_statement_get_text (row, 7)) == 0 &&
         g_strcmp0 (place->before, assay_statement_get_text (row, 8)) == 0 &&
         g_strcmp0 (place->after, assay_statement_get_text (row, 9)) == 0;
}

static gboolean
insert_decision (AssayUnite       *unite,
                 AssayDecision    *decision,
                 AssayAnnotation  *place,
                 gint64            article,
                 gint64            annotator,
                 GError          **error)
{
  int before = assay_database_get_n_total_changes (unite->store->database);

  if (!assay_store_insert_decision_row (unite->store, decision, place, article, annotator, error))
    return FALSE;
  if (assay_database_get_n_total_changes (unite->store->database) == before)
    return TRUE;
  unite->report->n_decisions++;
  unite->report->n_rows++;
  return assay_step_record (unite->step, ASSAY_OBJECT_DECISION, decision->id, ASSAY_FIELD_WHOLE,
                            NULL, NULL, error);
}

static gboolean
unite_decision (AssayUnite      *unite,
                AssayStatement  *row,
                GError         **error)
{
  g_autoptr (AssayDecision) decision = read_decision (row);
  g_autoptr (AssayAnnotation) place = assay_annotation_new ();
  gint64 article = assay_unite_find_row (unite->articles, assay_statement_get_int (row, 1));
  gint64 annotator = assay_unite_find_row (unite->annotators, assay_statement_get_int (row, 3));
  AssayText *text;

  if (article == 0 || annotator == 0)
    return assay_unite_refuse (unite,
                               _("The decision is on an article or by a person that cannot come in."),
                               decision->id);
  text = assay_store_get_text (unite->store, article, error);
  if (text == NULL)
    return FALSE;
  if (!is_decision (decision, row))
    return assay_unite_refuse (unite, _("The decision has values that make no sense."),
                               decision->id);
  if (!is_quote (place, text, decision->span, row))
    return assay_unite_refuse (unite,
                               _("The quote of the decision is not what stands in its article."),
                               decision->id);
  return insert_decision (unite, decision, place, article, annotator, error);
}

static gboolean
unite_basis (AssayUnite      *unite,
             AssayStatement  *row,
             GError         **error)
{
  const char *decision = assay_statement_get_text (row, 0);
  const char *annotation = assay_statement_get_text (row, 1);
  AssayObjectType type = ASSAY_OBJECT_NONE;

  if (decision != NULL && !assay_store_find_type (unite->store, decision, &type, error))
    return FALSE;
  if (type != ASSAY_OBJECT_DECISION || !assay_uuid_is_valid (annotation))
    return assay_unite_refuse (unite, _("What a decision rests on is told wrongly."), decision);
  return assay_store_insert_basis_row (unite->store, decision, annotation, error);
}

/*< private >
 * assay_unite_decisions:
 *
 * Brings in what was agreed on, and from which tags.
 */
gboolean
assay_unite_decisions (AssayUnite  *unite,
                       GError     **error)
{
  return assay_unite_each (unite,
                           "SELECT decision.id, article, article.id, annotator, t, start, end, "
                           "  quote, before, after, kind, confidence, likelihood, reason "
                           "FROM decision LEFT JOIN article ON article.row = decision.article "
                           "ORDER BY article, start, decision.id",
                           unite_decision, error) &&
         assay_unite_each (unite,
                           "SELECT decision, annotation FROM decision_basis "
                           "ORDER BY decision, annotation",
                           unite_basis, error);
}
