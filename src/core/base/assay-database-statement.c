/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements are constant text, so each is prepared once a connection and kept: preparing costs ten
 * times what running a small one does.
 */

#include "config.h"

#include "assay-database-private.h"

struct _AssayStatement
{
  AssayDatabase *database;
  sqlite3_stmt  *handle;
  int            bind_result;   /* the first failure of binding, told when it is run */
  guint          is_kept : 1;
  guint          in_use : 1;
};

/*< private >
 * assay_statement_close:
 *
 * Frees a statement for good.
 */
void
assay_statement_close (AssayStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static AssayStatement *
prepare_new (AssayDatabase  *database,
             const char     *sql,
             gboolean        keep,
             GError        **error)
{
  AssayStatement *self;
  sqlite3_stmt *handle;
  int result = sqlite3_prepare_v3 (database->handle, sql, -1,
                                   keep ? SQLITE_PREPARE_PERSISTENT : 0, &handle, NULL);

  if (result != SQLITE_OK)
    {
      assay_database_fail (database, result, error);
      return NULL;
    }
  self = g_new0 (AssayStatement, 1);
  self->database = database;
  self->handle = handle;
  self->is_kept = keep;
  if (keep)
    g_hash_table_insert (database->statements, (gpointer) sqlite3_sql (handle), self);
  return self;
}

/**
 * assay_database_prepare:
 * @sql: one statement, constant text; values are bound
 *
 * Returns: (transfer full) (nullable): the statement, to be freed before the connection is closed
 */
AssayStatement *
assay_database_prepare (AssayDatabase  *self,
                        const char     *sql,
                        GError        **error)
{
  AssayStatement *statement;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  /* A function may be called again from inside its own loop; the second gets a statement of its
   * own. */
  if (statement == NULL || statement->in_use)
    statement = prepare_new (self, sql, statement == NULL, error);
  if (statement != NULL)
    statement->in_use = TRUE;
  return statement;
}

/**
 * assay_statement_free:
 *
 * Gives the statement back to its connection.
 */
void
assay_statement_free (AssayStatement *self)
{
  g_return_if_fail (self != NULL);

  if (!self->is_kept)
    {
      assay_statement_close (self);
      return;
    }
  assay_statement_reset (self);
  sqlite3_clear_bindings (self->handle);
  self->in_use = FALSE;
}

/**
 * assay_statement_reset:
 *
 * Makes the statement ready to be run again. What is bound stays bound.
 */
void
assay_statement_reset (AssayStatement *self)
{
  sqlite3_reset (self->handle);
  self->bind_result = SQLITE_OK;
}

static void
note_binding (AssayStatement *self,
              int             result)
{
  g_return_if_fail (result != SQLITE_RANGE && result != SQLITE_MISUSE);

  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

void
assay_statement_bind_int (AssayStatement *self,
                          int             parameter,
                          gint64          value)
{
  note_binding (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

/**
 * assay_statement_bind_text:
 * @value: (nullable): UTF-8; %NULL is bound as NULL
 */
void
assay_statement_bind_text (AssayStatement *self,
                           int             parameter,
                           const char     *value)
{
  note_binding (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

/**
 * assay_statement_bind_static_text:
 * @value: (nullable): UTF-8 that stays as it is until the statement is freed or bound again
 *
 * Binds without copying, for long texts.
 */
void
assay_statement_bind_static_text (AssayStatement *self,
                                  int             parameter,
                                  const char     *value)
{
  note_binding (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_STATIC));
}

void
assay_statement_bind_blob (AssayStatement *self,
                           int             parameter,
                           const void     *data,
                           gsize           size)
{
  /* No bytes are still a blob, while SQLite takes a pointer to nothing for NULL. */
  if (size == 0)
    note_binding (self, sqlite3_bind_zeroblob (self->handle, parameter, 0));
  else
    note_binding (self, sqlite3_bind_blob64 (self->handle, parameter, data, size,
                                             SQLITE_TRANSIENT));
}

void
assay_statement_bind_null (AssayStatement *self,
                           int             parameter)
{
  note_binding (self, sqlite3_bind_null (self->handle, parameter));
}

/**
 * assay_statement_step:
 * @has_row: (out): whether there is a row to read
 *
 * Goes to the next row of the answer.
 */
gboolean
assay_statement_step (AssayStatement  *self,
                      gboolean        *has_row,
                      GError         **error)
{
  int result = self->bind_result;

  if (result == SQLITE_OK)
    result = sqlite3_step (self->handle);
  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;
  return assay_database_fail (self->database, result, error);
}

/**
 * assay_statement_run:
 *
 * Runs the statement to its end and makes it ready to be run again.
 */
gboolean
assay_statement_run (AssayStatement  *self,
                     GError         **error)
{
  gboolean has_row = TRUE;
  gboolean done = TRUE;

  while (done && has_row)
    done = assay_statement_step (self, &has_row, error);
  assay_statement_reset (self);
  return done;
}

gint64
assay_statement_get_int (AssayStatement *self,
                         int             column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * assay_statement_get_text:
 *
 * Returns: (transfer none) (nullable): the text, until the next step; %NULL for NULL
 */
const char *
assay_statement_get_text (AssayStatement *self,
                          int             column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * assay_statement_get_blob:
 * @size: (out): its size in bytes, also of a text that was read before
 *
 * Returns: (transfer none) (nullable): the bytes, until the next step
 */
const void *
assay_statement_get_blob (AssayStatement *self,
                          int             column,
                          gsize          *size)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  *size = sqlite3_column_bytes (self->handle, column);
  if (data == NULL && !assay_statement_is_null (self, column))
    return "";
  return data;
}

gboolean
assay_statement_is_null (AssayStatement *self,
                         int             column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
