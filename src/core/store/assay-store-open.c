/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening and closing a project file: finding out what it is before anything is written to it, and
 * leaving it whole.
 */

#include "config.h"

#include "assay-schema.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Types of file systems that reach over a network, where processes share no memory (statfs(2)). */
static const guint32 network_magic[] = {
  0x00006969,    /* NFS */
  0x0000517B,    /* SMB */
  0xFF534D42,    /* CIFS */
  0xFE534D42,    /* SMB 2 */
  0x01021997,    /* 9P */
  0x5346414F,    /* AFS */
  0x6B414653,    /* kAFS */
  0x73757245,    /* Coda */
  0x00C36400,    /* Ceph */
  0x65735546,    /* FUSE: sshfs and the like */
};

static gboolean
is_on_network (const char *path)
{
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (network_magic); i++)
    if ((guint32) info.f_type == network_magic[i])
      return TRUE;
  return FALSE;
}

static gboolean
check_file (AssayStore       *self,
            AssayStoreFlags   flags,
            gboolean         *is_new,
            GError          **error)
{
  GStatBuf info;

  *is_new = FALSE;
  if (g_stat (self->path, &info) != 0)
    {
      *is_new = errno == ENOENT && (flags & ASSAY_STORE_CREATE) && !(flags & ASSAY_STORE_READ_ONLY);
      if (*is_new)
        return TRUE;
      if (errno == ENOENT)
        return assay_store_fail (ASSAY_STORE_ERROR_NOT_FOUND, error, _("There is no project “%s”."),
                                 self->name);
      return assay_store_fail (ASSAY_STORE_ERROR_FAILED, error,
                               _("The project “%s” cannot be reached. Check that you may open its "
                                 "folder."), self->name);
    }
  if (!S_ISREG (info.st_mode))
    return assay_store_fail (ASSAY_STORE_ERROR_NOT_A_PROJECT, error,
                             _("“%s” is not a file. Choose a project, a file that ends in "
                               ".assay."), self->name);
  *is_new = info.st_size == 0 && (flags & ASSAY_STORE_CREATE) && !(flags & ASSAY_STORE_READ_ONLY);
  if (info.st_size == 0 && !*is_new)
    return assay_store_fail (ASSAY_STORE_ERROR_NOT_A_PROJECT, error,
                             _("The file “%s” is empty and not an Assay project."), self->name);
  return TRUE;
}

/* Finds out whether the project can be written, and says why where it cannot. */
static void
take_lock (AssayStore      *self,
           AssayStoreFlags  flags)
{
  if (flags & ASSAY_STORE_READ_ONLY)
    {
      self->read_only_reason = g_strdup (_("The project was opened for reading only."));
      return;
    }
  if (g_access (self->path, F_OK) == 0 && g_access (self->path, W_OK) != 0)
    {
      self->read_only_reason = g_strdup (_("The file of the project is write-protected."));
      return;
    }
  switch (assay_store_lock_take (self->path, &self->lock))
    {
    case ASSAY_STORE_LOCK_TAKEN:
      break;
    case ASSAY_STORE_LOCK_HELD_BY_ANOTHER:
      self->read_only_reason = g_strdup (_("The project is open in another window or program; what "
                                           "is changed there shows here."));
      break;
    case ASSAY_STORE_LOCK_NOT_WRITABLE:
      self->read_only_reason = g_strdup (_("The folder of the project is write-protected."));
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_number (AssayStore  *self,
             const char  *key,
             gint64      *number,
             GError     **error)
{
  return assay_store_ask_int (self, "SELECT CAST (value AS INTEGER) FROM meta WHERE key = ?1", key,
                              number, NULL, error);
}

/* A newer program says in the file what older ones may still do with it. */
static gboolean
check_newer (AssayStore  *self,
             GError     **error)
{
  gint64 min_read, min_write;

  if (!read_number (self, "min_read", &min_read, error) ||
      !read_number (self, "min_write", &min_write, error))
    return FALSE;
  if (min_read > assay_schema_get_version ())
    return assay_store_fail (ASSAY_STORE_ERROR_TOO_NEW, error,
                             _("The project “%s” was made by a newer version of Assay. Update "
                               "Assay to open it."),
                             self->name);
  if (min_write > assay_schema_get_version () && self->read_only_reason == NULL)
    self->read_only_reason = g_strdup (_("The project was made by a newer version of Assay. Update "
                                         "Assay to change it."));
  return TRUE;
}

/* What SQLite itself only notices when it comes to the missing part. */
static gboolean
check_size (AssayStore  *self,
            GError     **error)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  GStatBuf info, wal_info;
  gint64 n_pages, page_size;

  if (g_stat (wal, &wal_info) == 0 && wal_info.st_size > 0)
    return TRUE;
  if (!assay_store_ask_int (self, "PRAGMA page_count", NULL, &n_pages, NULL, error) ||
      !assay_store_ask_int (self, "PRAGMA page_size", NULL, &page_size, NULL, error))
    return FALSE;
  if (g_stat (self->path, &info) == 0 && info.st_size < n_pages * page_size)
    return assay_store_fail (ASSAY_STORE_ERROR_CORRUPT, error,
                             _("The project “%s” is cut off: a part of the file is missing. Open "
                               "a backup of it, or ask a colleague for their copy."), self->name);
  return TRUE;
}

static gboolean
check_project (AssayStore  *self,
               GError     **error)
{
  gint64 application, version;

  if (!assay_store_ask_int (self, "PRAGMA application_id", NULL, &application, NULL, error) ||
      !assay_store_ask_int (self, "PRAGMA user_version", NULL, &version, NULL, error))
    return FALSE;
  if (application != ASSAY_SCHEMA_APPLICATION_ID || version < 1)
    return assay_store_fail (ASSAY_STORE_ERROR_NOT_A_PROJECT, error,
                             _("“%s” is a database of another program, not an Assay project."),
                             self->name);
  return check_size (self, error) && check_newer (self, error);
}

static gboolean
write_meta (AssayStore  *self,
            const char  *key,
            const char  *value,
            GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "INSERT INTO meta (key, value) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, key);
  assay_statement_bind_text (statement, 2, value);
  return assay_statement_run (statement, error);
}

static gboolean
create_project (AssayStore  *self,
                GError     **error)
{
  g_autoptr (AssayTransaction) transaction = assay_transaction_begin (self->database, error);
  g_autofree char *id = assay_uuid_new_random ();

  return transaction != NULL &&
         assay_schema_migrate (self->database, error) &&
         write_meta (self, "project", id, error) &&
         write_meta (self, "min_read", "1", error) &&
         write_meta (self, "min_write", "3", error) &&
         assay_transaction_commit (transaction, error);
}

static gboolean
migrate_project (AssayStore  *self,
                 GError     **error)
{
  g_autoptr (AssayTransaction) transaction = NULL;
  gint64 version;

  if (!assay_store_ask_int (self, "PRAGMA user_version", NULL, &version, NULL, error))
    return FALSE;
  if (version >= assay_schema_get_version ())
    return TRUE;
  transaction = assay_transaction_begin (self->database, error);
  return transaction != NULL &&
         assay_schema_migrate (self->database, error) &&
         assay_transaction_commit (transaction, error);
}

static gboolean
choose_journal (AssayStore  *self,
                GError     **error)
{
  const char *pragma = is_on_network (self->path) ? "PRAGMA journal_mode = TRUNCATE"
                       : "PRAGMA journal_mode = WAL";

  return assay_database_execute (self->database, pragma, error) &&
         assay_database_execute (self->database, "PRAGMA synchronous = FULL", error);
}

static AssayDatabaseFlags
database_flags (AssayStore *self,
                gboolean    is_new)
{
  if (self->read_only_reason != NULL)
    return ASSAY_DATABASE_READ_ONLY;
  return is_new ? ASSAY_DATABASE_WRITE | ASSAY_DATABASE_CREATE : ASSAY_DATABASE_WRITE;
}

/*< private >
 * assay_store_open_file:
 *
 * Opens self->path. Nothing is written before it is known to be a project.
 */
gboolean
assay_store_open_file (AssayStore       *self,
                       AssayStoreFlags   flags,
                       GError          **error)
{
  gboolean is_new;

  if (!check_file (self, flags, &is_new, error))
    return FALSE;
  take_lock (self, flags);
  if (is_new && self->read_only_reason != NULL)
    return assay_store_fail (ASSAY_STORE_ERROR_READ_ONLY, error,
                             _("The project “%s” cannot be made there. Choose a folder that you "
                               "may write to."), self->name);
  self->database = assay_database_open (self->path, database_flags (self, is_new), error);
  if (self->database == NULL ||
      !(is_new ? create_project (self, error) : check_project (self, error)))
    return FALSE;
  if (self->read_only_reason != NULL
      ? !assay_schema_fill_in (self->database, error)
      : !choose_journal (self, error) || !migrate_project (self, error))
    return FALSE;
  if (self->read_only_reason == NULL && !assay_store_watch_outgoing (self, error))
    return FALSE;
  return assay_store_ask_int (self, "PRAGMA data_version", NULL, &self->data_version, NULL, error);
}

/* Somebody who still reads keeps the journal in use, but everything in it goes to the file
 * nevertheless. */
static gboolean
leave_to_readers (AssayStore  *self,
                  GError     **error)
{
  return assay_database_execute (self->database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static gboolean
leave_whole (AssayStore  *self,
             GError     **error)
{
  g_autoptr (GError) reason = NULL;

  if (assay_database_execute (self->database, "PRAGMA journal_mode = DELETE", &reason))
    return TRUE;
  if (g_error_matches (reason, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_BUSY))
    return leave_to_readers (self, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/*< private >
 * assay_store_close_file:
 *
 * Leaves the file whole by itself: nothing of it stays in a journal.
 */
gboolean
assay_store_close_file (AssayStore  *self,
                        GError     **error)
{
  return (self->read_only_reason != NULL || leave_whole (self, error)) &&
         assay_database_close (self->database, error);
}
