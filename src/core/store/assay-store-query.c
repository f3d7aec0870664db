/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small statements, questions to the project that have one answer, and lists of one sort of thing.
 */

#include "config.h"

#include "assay-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*< private >
 * assay_store_ask_int:
 * @sql: a query for one number
 * @parameter: (nullable): its ?1
 * @answer: (out): the number, or 0
 * @found: (out) (optional): whether there is a row
 */
gboolean
assay_store_ask_int (AssayStore  *self,
                     const char  *sql,
                     const char  *parameter,
                     gint64      *answer,
                     gboolean    *found,
                     GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);
  gboolean has_row;

  *answer = 0;
  if (statement == NULL)
    return FALSE;
  if (parameter != NULL)
    assay_statement_bind_text (statement, 1, parameter);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *answer = assay_statement_get_int (statement, 0);
  if (found != NULL)
    *found = has_row;
  return TRUE;
}

/*< private >
 * assay_store_ask_text:
 * @sql: a query for one text
 * @parameter: (nullable): its ?1
 * @answer: (out) (nullable): the text, or %NULL if there is none
 */
gboolean
assay_store_ask_text (AssayStore  *self,
                      const char  *sql,
                      const char  *parameter,
                      char       **answer,
                      GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);
  gboolean has_row;

  *answer = NULL;
  if (statement == NULL)
    return FALSE;
  if (parameter != NULL)
    assay_statement_bind_text (statement, 1, parameter);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *answer = g_strdup (assay_statement_get_text (statement, 0));
  return TRUE;
}

/*< private >
 * assay_store_run:
 * @sql: a statement
 * @first: (nullable): its ?1
 * @second: (nullable): its ?2
 */
gboolean
assay_store_run (AssayStore  *self,
                 const char  *sql,
                 const char  *first,
                 const char  *second,
                 GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, first);
  assay_statement_bind_text (statement, 2, second);
  return assay_statement_run (statement, error);
}

static gboolean
append_rows (AssayStatement  *statement,
             AssayReadRow     read_row,
             GPtrArray       *list,
             GError         **error)
{
  gboolean has_row;

  while (assay_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (list, read_row (statement));
    }
  return FALSE;
}

/*< private >
 * assay_store_collect:
 * @sql: a query
 * @parameter: (nullable): its ?1
 * @read_row: makes something of a row
 * @destroy: frees what @read_row made
 *
 * Returns: (transfer full) (nullable): what its rows make, in order
 */
GPtrArray *
assay_store_collect (AssayStore      *self,
                     const char      *sql,
                     const char      *parameter,
                     AssayReadRow     read_row,
                     GDestroyNotify   destroy,
                     GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (destroy);
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);

  if (statement != NULL && parameter != NULL)
    assay_statement_bind_text (statement, 1, parameter);
  if (statement != NULL && append_rows (statement, read_row, list, error))
    return g_steal_pointer (&list);
  assay_store_explain (self, error);
  return NULL;
}

static gboolean
is_beginning_of_id (const char *prefix)
{
  return *prefix != '\0' && strspn (prefix, "0123456789abcdef-") == strlen (prefix);
}

static char *
resolve (AssayStore  *self,
         const char  *sql,
         const char  *prefix,
         GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  g_autofree char *lower = g_ascii_strdown (prefix, -1);
  g_autofree char *end = g_strconcat (lower, "g", NULL);
  g_autofree char *id = NULL;
  gboolean has_row = FALSE;

  statement = assay_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  assay_statement_bind_text (statement, 1, lower);
  assay_statement_bind_text (statement, 2, end);
  if (is_beginning_of_id (lower) && !assay_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                   _("Nothing in the project has an id that begins with “%s”."), prefix);
      return NULL;
    }
  id = g_strdup (assay_statement_get_text (statement, 0));
  if (!assay_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_AMBIGUOUS,
                   _("Several ids begin with “%s”, among them %s and %s. Give more of it."),
                   prefix, id, assay_statement_get_text (statement, 0));
      return NULL;
    }
  return g_steal_pointer (&id);
}

/*< private >
 * assay_store_resolve:
 * @sql: a query for the first two ids from ?1 to ?2
 * @prefix: the beginning of an id
 *
 * Returns: (transfer full) (nullable): the one id that begins so
 */
char *
assay_store_resolve (AssayStore  *self,
                     const char  *sql,
                     const char  *prefix,
                     GError     **error)
{
  char *id;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  id = resolve (self, sql, prefix, error);
  if (id == NULL)
    assay_store_explain (self, error);
  return id;
}

/*< private >
 * assay_store_get_article_row:
 * @id: the whole id of an article
 *
 * Returns: its row, or 0 with @error set if it is not in the project
 */
gint64
assay_store_get_article_row (AssayStore  *self,
                             const char  *id,
                             GError     **error)
{
  gint64 row;

  if (!assay_store_ask_int (self,
                            "SELECT article.row FROM article JOIN summary "
                            "ON summary.article = article.row "
                            "WHERE id = ?1 AND NOT deleted",
                            id, &row, NULL, error))
    return 0;
  if (row == 0)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _("There is no article %.12s in the project."), id);
  return row;
}
