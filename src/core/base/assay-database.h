/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayDatabase:
 *
 * A connection to a SQLite file: the only place that knows sqlite3. For one thread at a time.
 */
typedef struct _AssayDatabase AssayDatabase;

/**
 * AssayStatement:
 *
 * A prepared statement, borrowed from the connection's cache: freeing it resets it and gives it
 * back.
 */
typedef struct _AssayStatement AssayStatement;

/**
 * AssayTransaction:
 *
 * A write transaction (BEGIN IMMEDIATE). Freeing one that was not committed rolls it back.
 */
typedef struct _AssayTransaction AssayTransaction;

typedef enum
{
  ASSAY_DATABASE_ERROR_FAILED,
  ASSAY_DATABASE_ERROR_BUSY,
  ASSAY_DATABASE_ERROR_CANT_OPEN,
  ASSAY_DATABASE_ERROR_NOT_A_DATABASE,
  ASSAY_DATABASE_ERROR_CORRUPT,
  ASSAY_DATABASE_ERROR_FULL,
  ASSAY_DATABASE_ERROR_READ_ONLY,
  ASSAY_DATABASE_ERROR_IO,
  ASSAY_DATABASE_ERROR_CONSTRAINT,
  ASSAY_DATABASE_ERROR_INTERRUPTED,
} AssayDatabaseError;

#define ASSAY_DATABASE_ERROR (assay_database_error_quark ())
GQuark assay_database_error_quark (void);

typedef enum
{
  ASSAY_DATABASE_READ_ONLY = 0,
  ASSAY_DATABASE_WRITE     = 1 << 0,
  ASSAY_DATABASE_CREATE    = 1 << 1,
  ASSAY_DATABASE_FOREIGN   = 1 << 2,   /* immutable and limited: what somebody else made */
} AssayDatabaseFlags;

AssayDatabase    *assay_database_open             (const char           *path,
                                                   AssayDatabaseFlags    flags,
                                                   GError              **error);
gboolean          assay_database_close            (AssayDatabase        *self,
                                                   GError              **error);
void              assay_database_free             (AssayDatabase        *self);
gboolean          assay_database_execute          (AssayDatabase        *self,
                                                   const char           *sql,
                                                   GError              **error);
AssayStatement   *assay_database_prepare          (AssayDatabase        *self,
                                                   const char           *sql,
                                                   GError              **error);
gint64            assay_database_get_last_row     (AssayDatabase        *self);
int               assay_database_get_n_changes    (AssayDatabase        *self);
int               assay_database_get_n_total_changes (AssayDatabase     *self);
void              assay_database_interrupt        (AssayDatabase        *self);

/* Binding and reading; parameters count from 1, columns from 0. Bound strings are copied unless
 * static. */
void              assay_statement_bind_int        (AssayStatement       *self,
                                                   int                   parameter,
                                                   gint64                value);
void              assay_statement_bind_text       (AssayStatement       *self,
                                                   int                   parameter,
                                                   const char           *value);
void              assay_statement_bind_static_text (AssayStatement      *self,
                                                   int                   parameter,
                                                   const char           *value);
void              assay_statement_bind_blob       (AssayStatement       *self,
                                                   int                   parameter,
                                                   const void           *data,
                                                   gsize                 size);
void              assay_statement_bind_null       (AssayStatement       *self,
                                                   int                   parameter);
gboolean          assay_statement_step            (AssayStatement       *self,
                                                   gboolean             *has_row,
                                                   GError              **error);
gboolean          assay_statement_run             (AssayStatement       *self,
                                                   GError              **error);
void              assay_statement_reset           (AssayStatement       *self);
gint64            assay_statement_get_int         (AssayStatement       *self,
                                                   int                   column);
const char       *assay_statement_get_text        (AssayStatement       *self,
                                                   int                   column);
const void       *assay_statement_get_blob        (AssayStatement       *self,
                                                   int                   column,
                                                   gsize                *size);
gboolean          assay_statement_is_null         (AssayStatement       *self,
                                                   int                   column);
void              assay_statement_free            (AssayStatement       *self);

AssayTransaction *assay_transaction_begin         (AssayDatabase        *database,
                                                   GError              **error);
AssayTransaction *assay_transaction_begin_reading (AssayDatabase        *database,
                                                   GError              **error);
gboolean          assay_transaction_commit        (AssayTransaction     *self,
                                                   GError              **error);
void              assay_transaction_free          (AssayTransaction     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDatabase, assay_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStatement, assay_statement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTransaction, assay_transaction_free)

G_END_DECLS
