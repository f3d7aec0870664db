/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The consensus layer: what was agreed on a sentence, by whom, why, and from which tags. Nothing of
 * the annotators’ own layers is touched, and no decision replaces another in the file.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-decisions.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

AssayDecision *
assay_decision_copy (const AssayDecision *decision)
{
  AssayDecision *copy = g_memdup2 (decision, sizeof *decision);

  copy->id = g_strdup (decision->id);
  copy->article = g_strdup (decision->article);
  copy->quote = g_strdup (decision->quote);
  copy->kind = g_strdup (decision->kind);
  copy->reason = g_strdup (decision->reason);
  copy->annotator = g_strdup (decision->annotator);
  copy->based_on = g_strdupv (decision->based_on);
  return copy;
}

void
assay_decision_free (AssayDecision *decision)
{
  g_free (decision->id);
  g_free (decision->article);
  g_free (decision->quote);
  g_free (decision->kind);
  g_free (decision->reason);
  g_free (decision->annotator);
  g_strfreev (decision->based_on);
  g_free (decision);
}

static guint
measure_overlap (AssaySpan a,
                 AssaySpan b)
{
  guint start = MAX (a.start, b.start);
  guint end = MIN (a.end, b.end);

  return end > start ? end - start : 0;
}

static gboolean
is_newer (const AssayDecision *one,
          const AssayDecision *other)
{
  if (one->created != other->created)
    return one->created > other->created;
  return strcmp (one->id, other->id) > 0;
}

/**
 * assay_decisions_find:
 * @decisions: (element-type AssayDecision): decisions of one article
 * @sentence: one of its sentences
 *
 * Returns: (nullable): the decision that counts for the sentence: the one that covers most of it,
 *   since a decision may be older than a split or a join, and of those that cover as much the
 *   newest
 */
const AssayDecision *
assay_decisions_find (GPtrArray *decisions,
                      AssaySpan  sentence)
{
  const AssayDecision *found = NULL;
  guint covered = 0;

  for (guint i = 0; i < decisions->len; i++)
    {
      const AssayDecision *decision = g_ptr_array_index (decisions, i);
      guint overlap = measure_overlap (decision->span, sentence);

      if (overlap == 0 || overlap < covered)
        continue;
      if (overlap == covered && !is_newer (decision, found))
        continue;
      covered = overlap;
      found = decision;
    }
  return found;
}

static gboolean
check_values (AssayStore           *self,
              const AssayDecision  *values,
              GError              **error)
{
  g_auto (GStrv) kinds = assay_store_list_kinds (self, error);

  if (kinds == NULL)
    return FALSE;
  /* A decision from elsewhere may be for a kind that nobody has used here. */
  if (values->kind != NULL && values->id == NULL &&
      !g_strv_contains ((const char *const *) kinds, values->kind))
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                 _("“%s” is no kind of the project."), values->kind);
  else if (values->kind == NULL && (values->confidence != ASSAY_CONFIDENCE_NONE ||
                                    values->likelihood != ASSAY_LIKELIHOOD_NONE))
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                         _("A sentence without a kind has neither confidence nor likelihood."));
  else if ((values->id != NULL && !assay_uuid_is_valid (values->id)) ||
           (values->annotator != NULL && !assay_uuid_is_valid (values->annotator)))
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                         _("The ids of a decision and of who decided must be UUIDs."));
  else
    return TRUE;
  return FALSE;
}

/* Clocks differ, and one may have gone back: a decision here follows the last one, and all that was
 * done to the tags it rests on. */
static gboolean
find_time (AssayStore  *self,
           gint64       article,
           AssaySpan    span,
           gint64      *created,
           GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;
  gint64 now = g_get_real_time () / 1000;

  statement = assay_database_prepare (self->database,
                                      "SELECT max (t) FROM ("
                                      "  SELECT t + 1 AS t FROM decision "
                                      "  WHERE article = ?1 AND start < ?3 AND end > ?2 "
                                      "  UNION ALL "
                                      "  SELECT modified FROM annotation "
                                      "  WHERE article = ?1 AND start < ?3 AND end > ?2 AND NOT deleted)",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, article);
  assay_statement_bind_int (statement, 2, span.start);
  assay_statement_bind_int (statement, 3, span.end);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  /* The first whole millisecond that is not before it. */
  *created = MAX (now, ASSAY_TIME_TO_MS (assay_statement_get_int (statement, 0) +
                                         ASSAY_TIME_FROM_MS (1) - 1));
  return TRUE;
}

/* Returns: (transfer full) (nullable): the ids of all that is said of @span now */
static char **
find_basis (AssayStore  *self,
            gint64       article,
            AssaySpan    span,
            GError     **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT id FROM annotation "
                                      "WHERE article = ?1 AND start < ?3 AND end > ?2 "
                                      "AND NOT deleted ORDER BY id", error);
  if (statement == NULL)
    return NULL;
  assay_statement_bind_int (statement, 1, article);
  assay_statement_bind_int (statement, 2, span.start);
  assay_statement_bind_int (statement, 3, span.end);
  if (!assay_statement_step (statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_strv_builder_add (ids, assay_statement_get_text (statement, 0));
      if (!assay_statement_step (statement, &has_row, error))
        return NULL;
    }
  return g_strv_builder_end (ids);
}

static AssayDecision *
complete (AssayStore           *self,
          gint64                article,
          const AssayDecision  *values,
          GError              **error)
{
  g_autoptr (AssayDecision) decision = assay_decision_copy (values);

  if (decision->created == 0 &&
      !find_time (self, article, decision->span, &decision->created, error))
    return NULL;
  if (decision->based_on == NULL)
    decision->based_on = find_basis (self, article, decision->span, error);
  if (decision->based_on == NULL)
    return NULL;
  if (decision->id == NULL)
    decision->id = assay_uuid_new_timed (decision->created);
  if (decision->annotator == NULL)
    decision->annotator = g_strdup (self->annotator);
  if (decision->reason == NULL)
    decision->reason = g_strdup ("");
  return g_steal_pointer (&decision);
}

/*< private >
 * assay_store_insert_decision_row:
 * @decision: every field set
 * @place: the words of its span and those around it
 *
 * Adds a decision, without what it rests on. One that is there already stays as it is.
 */
gboolean
assay_store_insert_decision_row (AssayStore             *self,
                                 const AssayDecision    *decision,
                                 const AssayAnnotation  *place,
                                 gint64                  article,
                                 gint64                  annotator,
                                 GError                **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "INSERT INTO decision (id, article, annotator, t, start, end, "
                                      "  quote, before, after, kind, confidence, likelihood, reason) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
                                      "ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, decision->id);
  assay_statement_bind_int (statement, 2, article);
  assay_statement_bind_int (statement, 3, annotator);
  assay_statement_bind_int (statement, 4, ASSAY_TIME_FROM_MS (decision->created));
  assay_statement_bind_int (statement, 5, decision->span.start);
  assay_statement_bind_int (statement, 6, decision->span.end);
  assay_statement_bind_text (statement, 7, place->quote);
  assay_statement_bind_text (statement, 8, place->before);
  assay_statement_bind_text (statement, 9, place->after);
  assay_statement_bind_text (statement, 10, decision->kind);
  assay_statement_bind_static_text (statement, 11,
                                    assay_confidence_to_string (decision->confidence));
  assay_statement_bind_static_text (statement, 12,
                                    assay_likelihood_to_string (decision->likelihood));
  assay_statement_bind_text (statement, 13, decision->reason);
  return assay_statement_run (statement, error);
}

/*< private >
 * assay_store_insert_basis_row:
 * @decision: id of a decision
 * @annotation: id of an annotation, which need not be in this copy of the project
 *
 * Notes that a decision rests on an annotation.
 */
gboolean
assay_store_insert_basis_row (AssayStore  *self,
                              const char  *decision,
                              const char  *annotation,
                              GError     **error)
{
  return assay_store_run (self,
                          "INSERT INTO decision_basis (decision, annotation) "
                          "VALUES (?1, ?2) ON CONFLICT DO NOTHING", decision, annotation, error);
}

static gboolean
insert (AssayStore           *self,
        AssayStep            *step,
        gint64                article,
        const AssayDecision  *decision,
        GError              **error)
{
  g_autoptr (AssayAnnotation) place = assay_annotation_new ();
  AssayText *text = assay_store_get_text (self, article, error);
  gint64 annotator;

  if (text == NULL || !assay_store_ensure_annotator (self, decision->annotator, &annotator, error))
    return FALSE;
  assay_annotation_quote_text (place, text, decision->span);
  if (!assay_store_insert_decision_row (self, decision, place, article, annotator, error))
    return FALSE;
  for (guint i = 0; decision->based_on[i] != NULL; i++)
    if (!assay_store_insert_basis_row (self, decision->id, decision->based_on[i], error))
      return FALSE;
  return assay_step_record (step, ASSAY_OBJECT_DECISION, decision->id, ASSAY_FIELD_DELETED, "1",
                            NULL, error);
}

static char *
decide (AssayStore           *self,
        const AssayDecision  *values,
        GError              **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autoptr (AssayDecision) decision = NULL;
  gboolean found = FALSE;
  gint64 article, row;

  if (step == NULL || !check_values (self, values, error))
    return NULL;
  article = assay_store_get_article_row (self, values->article, error);
  if (article == 0 || !assay_store_check_span (self, article, values->span, error))
    return NULL;
  if (values->id != NULL &&
      !assay_store_ask_int (self, "SELECT 1 FROM decision WHERE id = ?1", values->id, &row, &found,
                            error))
    return NULL;
  decision = complete (self, article, values, error);
  if (decision == NULL || (!found && !insert (self, step, article, decision, error)))
    return NULL;
  assay_step_touch (step, values->article, values->span, ASSAY_CHANGE_DECISIONS);
  if (!assay_step_commit (step, _("Decide on a sentence"), error))
    return NULL;
  return g_steal_pointer (&decision->id);
}

/**
 * assay_store_decide:
 * @values: an article and a span; a kind, %NULL for none; all else may be left out
 *
 * Records what was agreed on a sentence. Where @values do not say what the decision rests on, it
 * rests on all tags that stand there now. With an id it is a decision from elsewhere, which stays
 * as it is where the project has it already.
 *
 * Returns: (transfer full) (nullable): the id of the decision
 */
char *
assay_store_decide (AssayStore           *self,
                    const AssayDecision  *values,
                    GError              **error)
{
  char *id;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (values != NULL && values->article != NULL, NULL);

  id = decide (self, values, error);
  if (id == NULL)
    assay_store_explain (self, error);
  return id;
}

static gboolean
remove_decision (AssayStore  *self,
                 const char  *id,
                 GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autoptr (AssayDecision) decision = NULL;

  if (step == NULL)
    return FALSE;
  decision = assay_store_read_decision (self, id, error);
  if (decision == NULL)
    return FALSE;
  if (!g_str_equal (decision->annotator, self->annotator))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           _("The decision is another person’s. Record one of your own; the newest "
                             "counts."));
      return FALSE;
    }
  assay_step_touch (step, decision->article, decision->span, ASSAY_CHANGE_DECISIONS);
  return assay_step_edit (step, ASSAY_OBJECT_DECISION, id, ASSAY_FIELD_DELETED, "1", error) &&
         assay_step_commit (step, _("Take a decision back"), error);
}

/**
 * assay_store_remove_decision:
 * @id: the whole id of a decision of one's own
 *
 * Takes a decision back; the one before it counts again.
 */
gboolean
assay_store_remove_decision (AssayStore  *self,
                             const char  *id,
                             GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return remove_decision (self, id, error) || assay_store_explain (self, error);
}

/**
 * assay_store_resolve_decision:
 * @prefix: the beginning of an id
 *
 * Returns: (transfer full) (nullable): the id of the one decision that begins so
 */
char *
assay_store_resolve_decision (AssayStore  *self,
                              const char  *prefix,
                              GError     **error)
{
  return assay_store_resolve (self,
                              "SELECT id FROM decision WHERE id >= ?1 AND id < ?2 AND " ASSAY_DECISION_IS_LIVE
                              "ORDER BY id LIMIT 2",
                              prefix, error);
}
