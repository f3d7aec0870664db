/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decisions as they are read, each with whether it still holds: people go on tagging after they
 * agreed, and what they agreed on then says nothing of what they tagged since.
 */

#include "config.h"

#include "assay-store-decisions.h"
#include "assay-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a field of the annotation “tag” was when the decision was made. */
#define THEN(name) \
  "CASE WHEN EXISTS (SELECT 1 FROM edit " WAS_KNOWN (name) ") " \
  "THEN (SELECT value FROM edit " WAS_KNOWN (name) "ORDER BY t DESC, r DESC LIMIT 1) " \
  "ELSE first_" name " END "
#define WAS_KNOWN(name) ASSAY_IS_OF ("tag.id", name) "AND t <= decision.t "

/* Of what a decision rests on, only what this copy has can say that it changed. */
#define HAS_CHANGED_BASIS \
  "EXISTS (SELECT 1 FROM decision_basis AS basis " \
  "        CROSS JOIN annotation AS tag ON tag.id = basis.annotation " \
  "        WHERE basis.decision = decision.id " \
  "        AND (tag.deleted OR tag.kind IS NOT " THEN ("kind") \
  "             OR tag.confidence IS NOT " THEN ("confidence") \
  "             OR tag.likelihood IS NOT " THEN ("likelihood") ")) "

#define SELECT_DECISIONS \
  "SELECT decision.id, article.id, start, end, quote, kind, confidence, likelihood, reason, " \
  "  annotator.id, decision.t, " \
  "  (SELECT group_concat (annotation, ' ') FROM decision_basis WHERE decision = decision.id), " \
  HAS_CHANGED_BASIS \
  "FROM article " \
  "CROSS JOIN summary ON summary.article = article.row " \
  "CROSS JOIN decision ON decision.article = article.row " \
  "CROSS JOIN annotator ON annotator.row = decision.annotator " \
  "WHERE NOT summary.deleted AND " ASSAY_DECISION_IS_LIVE

#define IN_ORDER "ORDER BY article.id, start, decision.id"

static int
compare_strings (const void *a,
                 const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gpointer
read_decision (AssayStatement *row)
{
  AssayDecision *decision = g_new0 (AssayDecision, 1);
  const char *basis = assay_statement_get_text (row, 11);

  decision->id = g_strdup (assay_statement_get_text (row, 0));
  decision->article = g_strdup (assay_statement_get_text (row, 1));
  decision->span.start = assay_statement_get_int (row, 2);
  decision->span.end = assay_statement_get_int (row, 3);
  decision->quote = g_strdup (assay_statement_get_text (row, 4));
  decision->kind = g_strdup (assay_statement_get_text (row, 5));
  assay_confidence_from_string (assay_statement_get_text (row, 6), &decision->confidence);
  assay_likelihood_from_string (assay_statement_get_text (row, 7), &decision->likelihood);
  decision->reason = g_strdup (assay_statement_get_text (row, 8));
  decision->annotator = g_strdup (assay_statement_get_text (row, 9));
  decision->created = ASSAY_TIME_TO_MS (assay_statement_get_int (row, 10));
  decision->based_on = g_strsplit (basis != NULL ? basis : "", " ", -1);
  qsort (decision->based_on, g_strv_length (decision->based_on), sizeof (char *), compare_strings);
  decision->outdated = assay_statement_get_int (row, 12);
  return decision;
}

static GPtrArray *
list_decisions (AssayStore  *self,
                const char  *sql,
                const char  *parameter,
                GError     **error)
{
  return assay_store_collect (self, sql, parameter, read_decision,
                              (GDestroyNotify) assay_decision_free, error);
}

/* Where it is not known what a decision rests on, it is older tags. */
static gboolean
rests_on (const AssayDecision *decision,
          const char          *annotation,
          gint64               t)
{
  if (decision->based_on[0] == NULL)
    return t <= ASSAY_TIME_FROM_MS (decision->created);
  return g_strv_contains ((const char *const *) decision->based_on, annotation);
}

/* @first is moved past the decisions that end before the tag. */
static void
hear_tag (GPtrArray      *decisions,
          guint          *first,
          AssayStatement *tag)
{
  AssaySpan span = { assay_statement_get_int (tag, 1), assay_statement_get_int (tag, 2) };

  while (*first < decisions->len &&
         ((AssayDecision *) g_ptr_array_index (decisions, *first))->span.end <= span.start)
    (*first)++;
  for (guint i = *first; i < decisions->len; i++)
    {
      AssayDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->span.start >= span.end)
        break;
      if (decision->span.end > span.start &&
          !rests_on (decision, assay_statement_get_text (tag, 0), assay_statement_get_int (tag, 3)))
        decision->outdated = TRUE;
    }
}

/* Finds the decisions that do not rest on all there is. Tags and decisions are both in order of
 * place, so that one walk will do. */
static gboolean
hear_tags (AssayStore  *self,
           GPtrArray   *decisions,
           const char  *article,
           GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;
  guint first = 0;

  statement = assay_database_prepare (self->database,
                                      "SELECT annotation.id, start, end, t FROM article "
                                      "CROSS JOIN annotation ON annotation.article = article.row "
                                      "WHERE article.id = ?1 AND NOT annotation.deleted ORDER BY start",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, article);
  while (assay_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      hear_tag (decisions, &first, statement);
    }
  return FALSE;
}

/**
 * assay_store_list_decisions:
 * @article: the whole id of an article
 *
 * Returns: (transfer full) (element-type AssayDecision) (nullable): every decision that was not
 *   taken back, also those that another followed, in order of start, id
 */
GPtrArray *
assay_store_list_decisions (AssayStore  *self,
                            const char  *article,
                            GError     **error)
{
  g_autoptr (GPtrArray) decisions = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (article != NULL, NULL);

  decisions = list_decisions (self, SELECT_DECISIONS "AND article.id = ?1 " IN_ORDER, article,
                              error);
  if (decisions == NULL)
    return NULL;
  if (decisions->len > 0 && !hear_tags (self, decisions, article, error))
    {
      assay_store_explain (self, error);
      return NULL;
    }
  return g_steal_pointer (&decisions);
}

/*< private >
 * assay_store_read_decision:
 * @id: the whole id of a decision
 *
 * Returns: (transfer full) (nullable): the decision, if it was not taken back
 */
AssayDecision *
assay_store_read_decision (AssayStore  *self,
                           const char  *id,
                           GError     **error)
{
  g_autoptr (GPtrArray) decisions = list_decisions (self, SELECT_DECISIONS "AND decision.id = ?1",
                                                    id, error);

  if (decisions == NULL)
    return NULL;
  if (decisions->len > 0)
    return assay_decision_copy (g_ptr_array_index (decisions, 0));
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("There is no decision %s in the project."), id);
  return NULL;
}
