/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens SQLite files with everything switched off that a project does not need, so that a file can
 * hold data and nothing that acts.
 */

#include "config.h"

#include "assay-database-private.h"

/* How long a write waits for another program's; more and a person wonders what is wrong. */
#define BUSY_TIMEOUT_MS 2000

/* Memory for pages, in KiB: enough that a tag reads nothing twice in a project of any size. */
#define CACHE_SIZE_KIB "8192"

static gboolean
configure_safety (AssayDatabase  *self,
                  GError        **error)
{
  static const struct
  {
    int option;
    int value;
  } switches[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      int result = sqlite3_db_config (self->handle, switches[i].option, switches[i].value, NULL);

      if (result != SQLITE_OK)
        return assay_database_fail (self, result, error);
    }
  return TRUE;
}

static void
limit_foreign (sqlite3 *handle)
{
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
  sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, 100 * 1024);
  sqlite3_limit (handle, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit (handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
  sqlite3_limit (handle, SQLITE_LIMIT_COMPOUND_SELECT, 5);
  sqlite3_limit (handle, SQLITE_LIMIT_VDBE_OP, 25000);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
}

static gboolean
configure (AssayDatabase       *self,
           AssayDatabaseFlags   flags,
           GError             **error)
{
  static const char pragmas[] =
    "PRAGMA mmap_size = 0;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA cache_size = -" CACHE_SIZE_KIB ";"
    "PRAGMA temp_store = MEMORY;";

  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (flags & ASSAY_DATABASE_FOREIGN)
    limit_foreign (self->handle);
  return configure_safety (self, error) && assay_database_execute (self, pragmas, error);
}

static int
open_flags (AssayDatabaseFlags flags)
{
  int mode = SQLITE_OPEN_READONLY;

  if (flags & ASSAY_DATABASE_WRITE)
    mode = SQLITE_OPEN_READWRITE;
  if (flags & ASSAY_DATABASE_CREATE)
    mode = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  return mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
}

static char *
make_uri (const char         *path,
          AssayDatabaseFlags  flags)
{
  g_autofree char *absolute = NULL;
  g_autofree char *escaped = NULL;

  if (path == NULL)
    return g_strdup ("file::memory:");
  absolute = g_canonicalize_filename (path, NULL);
  escaped = g_uri_escape_string (absolute, "/", FALSE);
  return g_strconcat ("file:", escaped, flags & ASSAY_DATABASE_FOREIGN ? "?immutable=1" : "", NULL);
}

/**
 * assay_database_open:
 * @path: (nullable): a file, or %NULL for a database in memory
 * @flags: how to open it
 *
 * Opens a file; that it is a database at all shows only when something is read from it.
 *
 * Returns: (transfer full) (nullable): the connection
 */
AssayDatabase *
assay_database_open (const char          *path,
                     AssayDatabaseFlags   flags,
                     GError             **error)
{
  g_autoptr (AssayDatabase) self = g_new0 (AssayDatabase, 1);
  g_autofree char *uri = make_uri (path, flags);
  int result;

  self->path = g_strdup (path != NULL ? path : "memory");
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                            (GDestroyNotify) assay_statement_close);
  result = sqlite3_open_v2 (uri, &self->handle, open_flags (flags), NULL);
  if (result != SQLITE_OK)
    {
      assay_database_fail (self, result, error);
      return NULL;
    }
  if (!configure (self, flags, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_database_close:
 *
 * Closes the file. The connection still has to be freed, and nothing else can be done with it.
 *
 * Returns: whether it could be closed; it could not while a statement is in use
 */
gboolean
assay_database_close (AssayDatabase  *self,
                      GError        **error)
{
  int result;

  g_return_val_if_fail (self != NULL, FALSE);

  g_hash_table_remove_all (self->statements);
  result = sqlite3_close (self->handle);
  if (result != SQLITE_OK)
    return assay_database_fail (self, result, error);
  self->handle = NULL;
  return TRUE;
}

void
assay_database_free (AssayDatabase *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * assay_database_execute:
 * @sql: one or several statements, constant text
 *
 * Runs statements whose answers do not matter.
 */
gboolean
assay_database_execute (AssayDatabase  *self,
                        const char     *sql,
                        GError        **error)
{
  int result;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return result == SQLITE_OK || assay_database_fail (self, result, error);
}

/**
 * assay_database_get_last_row:
 *
 * Returns: the row number of the row inserted last
 */
gint64
assay_database_get_last_row (AssayDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * assay_database_get_n_changes:
 *
 * Returns: how many rows the last statement inserted, updated or deleted
 */
int
assay_database_get_n_changes (AssayDatabase *self)
{
  return sqlite3_changes (self->handle);
}

/**
 * assay_database_get_n_total_changes:
 *
 * Returns: how many rows this connection has inserted, updated or deleted since it was opened
 */
int
assay_database_get_n_total_changes (AssayDatabase *self)
{
  return sqlite3_total_changes (self->handle);
}

/**
 * assay_database_interrupt:
 *
 * Makes what runs now fail with %ASSAY_DATABASE_ERROR_INTERRUPTED. The one function for another
 * thread.
 */
void
assay_database_interrupt (AssayDatabase *self)
{
  sqlite3_interrupt (self->handle);
}
