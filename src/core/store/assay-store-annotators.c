/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works on a project. An annotator is a UUID; the name is only what it is called.
 */

#include "config.h"

#include "assay-store-annotators.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

void
assay_annotator_free (AssayAnnotator *annotator)
{
  g_free (annotator->id);
  g_free (annotator->name);
  g_free (annotator);
}

/*< private >
 * assay_annotator_make_role:
 * @number: the place among those without a name, in order of id, from 1
 *
 * Returns: (transfer full): what somebody goes by whose name was left out of a copy; it stays the
 *   same in every copy that has the same people
 */
char *
assay_annotator_make_role (guint number)
{
  return g_strdup_printf (_("Analyst %u"), number);
}

/*< private >
 * assay_store_ensure_annotator:
 * @row: (out): the row of the annotator, which is made if need be
 */
gboolean
assay_store_ensure_annotator (AssayStore  *self,
                              const char  *id,
                              gint64      *row,
                              GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  if (!assay_store_ask_int (self, "SELECT row FROM annotator WHERE id = ?1", id, row, NULL, error))
    return FALSE;
  if (*row != 0)
    return TRUE;
  statement = assay_database_prepare (self->database, "INSERT INTO annotator (id) VALUES (?1)",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  if (!assay_statement_run (statement, error))
    return FALSE;
  *row = assay_database_get_last_row (self->database);
  return TRUE;
}

static gboolean
name_annotator (AssayStore  *self,
                const char  *id,
                const char  *name,
                gboolean    *changed,
                GError     **error)
{
  g_autofree char *old = NULL;

  if (!assay_store_read_value (self, ASSAY_OBJECT_ANNOTATOR, id, ASSAY_FIELD_NAME, &old, error))
    return FALSE;
  *changed = g_strcmp0 (old, name) != 0;
  return !*changed ||
         assay_store_write_value (self, ASSAY_OBJECT_ANNOTATOR, id, ASSAY_FIELD_NAME, name, 0,
                                  error);
}

/* Who works here is no change to be undone: it writes without a step, and only what is new. */
static gboolean
enter_annotator (AssayStore  *self,
                 const char  *id,
                 const char  *name,
                 GError     **error)
{
  g_autoptr (AssayTransaction) transaction = NULL;
  gint64 before;
  gboolean changed;

  if (!assay_store_ask_int (self, "SELECT row FROM annotator WHERE id = ?1", id, &before, NULL,
                            error))
    return FALSE;
  if (self->read_only_reason != NULL)
    {
      self->annotator_row = before;
      return TRUE;
    }
  transaction = assay_transaction_begin (self->database, error);
  if (transaction == NULL ||
      !assay_store_ensure_annotator (self, id, &self->annotator_row, error) ||
      !name_annotator (self, id, name, &changed, error))
    return FALSE;
  if (before != 0 && !changed)
    return TRUE;
  if (!assay_transaction_commit (transaction, error))
    return FALSE;
  assay_store_emit_changed (self, NULL, ASSAY_CHANGE_PROJECT);
  return TRUE;
}

/**
 * assay_store_set_annotator:
 * @id: UUID of a person
 * @name: what the person is called now
 *
 * Says who makes the changes from here on, and enters the person and the name into the project if
 * they are new there. Not an undoable step.
 */
gboolean
assay_store_set_annotator (AssayStore  *self,
                           const char  *id,
                           const char  *name,
                           GError     **error)
{
  gint64 row_before;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (assay_uuid_is_valid (id) && name != NULL, FALSE);
  g_return_val_if_fail (self->step == NULL, FALSE);

  row_before = self->annotator_row;
  if (!enter_annotator (self, id, name, error))
    {
      self->annotator_row = row_before;
      return assay_store_explain (self, error);
    }
  g_free (self->annotator);
  self->annotator = g_strdup (id);
  return TRUE;
}

/**
 * assay_store_use_annotator_named:
 * @name: a name
 *
 * Like assay_store_set_annotator() with the project's annotator of that name; one is made if there
 * is none.
 */
gboolean
assay_store_use_annotator_named (AssayStore  *self,
                                 const char  *name,
                                 GError     **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!assay_store_ask_text (self, "SELECT id FROM annotator WHERE name = ?1 ORDER BY row", name,
                             &id, error))
    return assay_store_explain (self, error);
  if (id == NULL)
    id = assay_uuid_new_random ();
  return assay_store_set_annotator (self, id, name, error);
}

static gboolean
add_annotator (AssayStore  *self,
               const char  *id,
               const char  *name,
               GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  gint64 row;

  if (step == NULL ||
      !assay_store_ensure_annotator (self, id, &row, error) ||
      !assay_step_edit (step, ASSAY_OBJECT_ANNOTATOR, id, ASSAY_FIELD_NAME, name, error))
    return FALSE;
  assay_step_touch (step, NULL, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_PROJECT);
  return assay_step_commit (step, _("Name an annotator"), error);
}

/**
 * assay_store_add_annotator:
 * @id: UUID of a person
 * @name: what the person is called
 *
 * Enters somebody else, or gives them another name.
 */
gboolean
assay_store_add_annotator (AssayStore  *self,
                           const char  *id,
                           const char  *name,
                           GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (assay_uuid_is_valid (id) && name != NULL, FALSE);

  return add_annotator (self, id, name, error) || assay_store_explain (self, error);
}

/**
 * assay_store_get_annotator:
 *
 * Returns: (transfer none) (nullable): the id of who makes the changes
 */
const char *
assay_store_get_annotator (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->annotator;
}

#define PERSON "SELECT annotator.id, annotator.name, " ASSAY_ROLE_NUMBER

static gpointer
read_annotator (AssayStatement *row)
{
  AssayAnnotator *annotator = g_new0 (AssayAnnotator, 1);

  annotator->id = g_strdup (assay_statement_get_text (row, 0));
  annotator->name = g_strdup (assay_statement_get_text (row, 1));
  if (annotator->name == NULL)
    annotator->name = assay_annotator_make_role (assay_statement_get_int (row, 2));
  return annotator;
}

static GPtrArray *
list_annotators (AssayStore  *self,
                 const char  *sql,
                 const char  *article,
                 GError     **error)
{
  return assay_store_collect (self, sql, article, read_annotator,
                              (GDestroyNotify) assay_annotator_free, error);
}

/**
 * assay_store_list_annotators:
 *
 * Returns: (transfer full) (element-type AssayAnnotator) (nullable): everybody, in order of id
 */
GPtrArray *
assay_store_list_annotators (AssayStore  *self,
                             GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return list_annotators (self, PERSON " FROM annotator ORDER BY id", NULL, error);
}

/* Those whose annotations, links or decisions stand in the articles that ?1 tells, or who have
 * finished one of them; of all but annotations there are few. */
#define CONTRIBUTORS(condition) \
  PERSON " FROM annotator WHERE row IN (" \
  "  SELECT tally.annotator FROM tally " \
  "  JOIN summary ON summary.article = tally.article " \
  "  JOIN article ON article.row = tally.article " \
  "  WHERE NOT summary.deleted AND n > 0 " condition \
  "  UNION SELECT link.annotator FROM link " \
  "  JOIN summary ON summary.article = link.article " \
  "  JOIN article ON article.row = link.article " \
  "  WHERE NOT summary.deleted " condition \
  "  AND " ASSAY_LINK_IS_LIVE "AND " ASSAY_LINK_HAS_ENDS \
  "  UNION SELECT decision.annotator FROM decision " \
  "  JOIN summary ON summary.article = decision.article " \
  "  JOIN article ON article.row = decision.article " \
  "  WHERE NOT summary.deleted " condition \
  "  AND " ASSAY_DECISION_IS_LIVE \
  "  UNION SELECT finisher.row FROM article " ASSAY_JOIN_FINISHERS \
  "  JOIN summary ON summary.article = article.row " \
  "  WHERE NOT summary.deleted " condition ") ORDER BY id"

/**
 * assay_store_list_contributors:
 * @article: (nullable): the whole id of an article, or %NULL for all of them
 *
 * Returns: (transfer full) (element-type AssayAnnotator) (nullable): those who have annotated,
 *   linked or decided on something there or finished an article, in order of id
 */
GPtrArray *
assay_store_list_contributors (AssayStore  *self,
                               const char  *article,
                               GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  if (article == NULL)
    return list_annotators (self, CONTRIBUTORS (""), NULL, error);
  return list_annotators (self, CONTRIBUTORS ("AND article.id = ?1"), article, error);
}

/**
 * assay_store_map_annotators:
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the names of all annotators by
 *   their ids
 */
GHashTable *
assay_store_map_annotators (AssayStore  *self,
                            GError     **error)
{
  g_autoptr (GPtrArray) annotators = assay_store_list_annotators (self, error);
  GHashTable *names;

  if (annotators == NULL)
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < annotators->len; i++)
    {
      const AssayAnnotator *annotator = g_ptr_array_index (annotators, i);

      g_hash_table_insert (names, g_strdup (annotator->id), g_strdup (annotator->name));
    }
  return names;
}
