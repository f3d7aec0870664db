/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who did what when: what was created and every edit since, which the file keeps anyway.
 */

#include "config.h"

#include "assay-store-private.h"
#include "assay-store-undo.h"

/* An edit names its object by id alone; which table has that id tells what it is. */
#define EVENTS \
  "SELECT object, what, field, value, annotator.id, annotator.name, t, " \
  "  " ASSAY_ROLE_NUMBER " FROM (" \
  "  SELECT id AS object, 'annotation' AS what, '' AS field, first_kind AS value, " \
  "    annotator AS who, t FROM annotation " \
  "  UNION ALL " \
  "  SELECT article.id, 'article', '', provenance.name, provenance.annotator, t " \
  "    FROM article JOIN provenance ON provenance.article = article.row " \
  "  UNION ALL " \
  "  SELECT id, 'link', '', kind, annotator, t FROM link " \
  "  UNION ALL " \
  "  SELECT id, 'decision', '', coalesce (kind, 'none'), annotator, t FROM decision " \
  "  UNION ALL " \
  "  SELECT object, " \
  "    CASE WHEN EXISTS (SELECT 1 FROM annotation WHERE id = object) THEN 'annotation' " \
  "         WHEN EXISTS (SELECT 1 FROM article WHERE id = object) THEN 'article' " \
  "         WHEN EXISTS (SELECT 1 FROM boundary WHERE id = object) THEN 'boundary' " \
  "         WHEN EXISTS (SELECT 1 FROM link WHERE id = object) THEN 'link' " \
  "         WHEN EXISTS (SELECT 1 FROM annotator AS a WHERE a.id = object) THEN 'annotator' " \
  "         WHEN EXISTS (SELECT 1 FROM reference WHERE id = object) THEN 'reference' " \
  "         WHEN EXISTS (SELECT 1 FROM citation WHERE id = object) THEN 'citation' " \
  "         WHEN EXISTS (SELECT 1 FROM decision WHERE id = object) THEN 'decision' " \
  "         ELSE 'project' END, " \
  "    field, value, annotator, t FROM edit) " \
  "LEFT JOIN annotator ON annotator.row = who "

/* What happened in the same millisecond is told so that nothing comes before what it needs. */
#define IN_ORDER \
  "ORDER BY t, " \
  "  CASE what WHEN 'annotator' THEN 0 WHEN 'article' THEN 1 WHEN 'annotation' THEN 2 ELSE 3 END, " \
  "  field <> '', object, field"

static gboolean
visit_events (AssayStatement    *statement,
              AssayHistoryFunc   func,
              gpointer           data,
              GError           **error)
{
  gboolean has_row;

  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_autofree char *role = NULL;
      AssayHistoryEntry entry = {
        .object = (char *) assay_statement_get_text (statement, 0),
        .what = (char *) assay_statement_get_text (statement, 1),
        .field = (char *) assay_statement_get_text (statement, 2),
        .value = (char *) assay_statement_get_text (statement, 3),
        .annotator = (char *) assay_statement_get_text (statement, 4),
        .name = (char *) assay_statement_get_text (statement, 5),
        .time = ASSAY_TIME_TO_MS (assay_statement_get_int (statement, 6)),
      };

      if (entry.annotator != NULL && entry.name == NULL)
        entry.name = role = assay_annotator_make_role (assay_statement_get_int (statement, 7));
      if (!func (&entry, data, error) || !assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
visit_history (AssayStore        *self,
               const char        *object,
               AssayHistoryFunc   func,
               gpointer           data,
               GError           **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      object != NULL ? EVENTS "WHERE object = ?1 " IN_ORDER
                                      : EVENTS IN_ORDER,
                                      error);
  if (statement == NULL)
    return FALSE;
  if (object != NULL)
    assay_statement_bind_text (statement, 1, object);
  return visit_events (statement, func, data, error);
}

/**
 * assay_store_foreach_history:
 * @object: (nullable): the whole id of a thing, or %NULL for everything
 * @func: (scope call): called for each entry, which lives no longer than the call
 *
 * Visits what was done, the oldest first.
 */
gboolean
assay_store_foreach_history (AssayStore        *self,
                             const char        *object,
                             AssayHistoryFunc   func,
                             gpointer           data,
                             GError           **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return visit_history (self, object, func, data, error) || assay_store_explain (self, error);
}
