/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite tells some thirty kinds of failure apart; a caller can act on ten.
 */

#include "config.h"

#include "assay-database-private.h"

#include <errno.h>

G_DEFINE_QUARK (assay-database-error-quark, assay_database_error)

static AssayDatabaseError
code_of_io_error (void)
{
  /* SQLite knows a full disk only by ENOSPC; quotas and size limits are the same to a person. It
   * does not hand the number on from a failed commit (sqlite3_system_errno() is 0), but nothing has
   * set it since. */
  if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
    return ASSAY_DATABASE_ERROR_FULL;
  return ASSAY_DATABASE_ERROR_IO;
}

static AssayDatabaseError
code_of_result (int result)
{
  switch (result & 0xFF)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ASSAY_DATABASE_ERROR_BUSY;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return ASSAY_DATABASE_ERROR_CANT_OPEN;
    case SQLITE_NOTADB:
      return ASSAY_DATABASE_ERROR_NOT_A_DATABASE;
    case SQLITE_CORRUPT:
      return ASSAY_DATABASE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return ASSAY_DATABASE_ERROR_FULL;
    case SQLITE_READONLY:
      return ASSAY_DATABASE_ERROR_READ_ONLY;
    case SQLITE_IOERR:
      return code_of_io_error ();
    case SQLITE_CONSTRAINT:
      return ASSAY_DATABASE_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return ASSAY_DATABASE_ERROR_INTERRUPTED;
    default:
      return ASSAY_DATABASE_ERROR_FAILED;
    }
}

/*< private >
 * assay_database_fail:
 * @result: what a function of SQLite returned
 *
 * Returns: %FALSE always, with @error set, so that it can end a function
 */
gboolean
assay_database_fail (AssayDatabase  *self,
                     int             result,
                     GError        **error)
{
  g_set_error (error,
               ASSAY_DATABASE_ERROR,
               code_of_result (result),
               "%s: %s",
               self->path,
               self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result));
  return FALSE;
}
