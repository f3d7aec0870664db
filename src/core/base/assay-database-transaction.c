/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A transaction as an object whose cleanup rolls back, so that no way out of a function leaves half
 * a change behind.
 */

#include "config.h"

#include "assay-database-private.h"

struct _AssayTransaction
{
  AssayDatabase *database;
};

static AssayTransaction *
begin (AssayDatabase  *database,
       const char     *sql,
       GError        **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, sql, error);
  AssayTransaction *self;

  if (statement == NULL || !assay_statement_run (statement, error))
    return NULL;
  self = g_new0 (AssayTransaction, 1);
  self->database = database;
  return self;
}

/**
 * assay_transaction_begin:
 *
 * Begins to write. The lock is taken at once, so that a transaction that began does not end as
 * busy.
 *
 * Returns: (transfer full) (nullable): the transaction
 */
AssayTransaction *
assay_transaction_begin (AssayDatabase  *database,
                         GError        **error)
{
  return begin (database, "BEGIN IMMEDIATE", error);
}

/**
 * assay_transaction_begin_reading:
 *
 * Begins to read for long: until the transaction is committed the database looks as it does at the
 * first look, whatever others write, and no time is lost in locking it at each look.
 *
 * Returns: (transfer full) (nullable): the transaction
 */
AssayTransaction *
assay_transaction_begin_reading (AssayDatabase  *database,
                                 GError        **error)
{
  return begin (database, "BEGIN", error);
}

/**
 * assay_transaction_commit:
 *
 * Where it returns %TRUE what was written is on disk. The transaction still has to be freed.
 */
gboolean
assay_transaction_commit (AssayTransaction  *self,
                          GError           **error)
{
  g_autoptr (AssayStatement) commit = assay_database_prepare (self->database, "COMMIT", error);

  return commit != NULL && assay_statement_run (commit, error);
}

void
assay_transaction_free (AssayTransaction *self)
{
  /* After a commit, and after errors on which SQLite rolls back by itself, there is nothing to take
   * back. */
  if (!sqlite3_get_autocommit (self->database->handle))
    sqlite3_exec (self->database->handle, "ROLLBACK", NULL, NULL, NULL);
  g_free (self);
}
