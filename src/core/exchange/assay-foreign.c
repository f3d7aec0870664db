/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file from elsewhere is never opened in place: a crafted journal beside it makes SQLite write to
 * or delete any file. It is copied without its journal to a private folder, and everything about it
 * that could act or lie is checked before a row is read.
 */

#include "config.h"

#include "assay-foreign.h"

#include "assay-files.h"
#include "assay-schema.h"
#include "assay-store-aside.h"
#include "assay-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE (256 * 1024)

struct _AssayForeign
{
  char          *folder;
  char          *copy;
  AssayDatabase *database;
  gboolean       was_in_use;
};

static gboolean
refuse_stranger (const char  *name,
                 GError     **error)
{
  return assay_store_fail (ASSAY_STORE_ERROR_NOT_A_PROJECT, error,
                           _("“%s” is not an Assay project. Choose a file that Assay has "
                             "written."), name);
}

static gboolean
refuse_with_errno (const char  *path,
                   GError     **error)
{
  int number = errno;
  g_autofree char *name = g_filename_display_basename (path);

  return assay_store_fail (number == ENOSPC ? ASSAY_STORE_ERROR_FULL : ASSAY_STORE_ERROR_FAILED,
                           error,
                           _("“%s” could not be read or copied: %s"), name, g_strerror (number));
}

static gboolean
copy_bytes (int                  from,
            int                  to,
            AssayUniteProgress  *progress,
            GCancellable        *cancellable,
            const char          *path,
            GError             **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  guint64 n_copied = 0;
  struct stat info;

  if (fstat (from, &info) != 0)
    return refuse_with_errno (path, error);
  while (TRUE)
    {
      gssize n = read (from, buffer, BUFFER_SIZE);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n == 0)
        return TRUE;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || !assay_files_write_all (to, buffer, n))
        return refuse_with_errno (path, error);
      n_copied += n;
      assay_unite_progress_set (progress, ASSAY_UNITE_COPYING,
                                MIN (n_copied, (guint64) info.st_size), info.st_size);
    }
}

/* Opening without waiting, so that a pipe in the place of the file cannot hold the program up. */
static int
open_file (const char  *path,
           GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;

  if (fd < 0 && errno == ENOENT)
    {
      assay_store_fail (ASSAY_STORE_ERROR_NOT_FOUND, error, _("There is no project “%s”."), name);
      return -1;
    }
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      refuse_with_errno (path, error);
      return fd < 0 ? -1 : (close (fd), -1);
    }
  if (S_ISREG (info.st_mode) && info.st_size > 0)
    return fd;
  close (fd);
  refuse_stranger (name, error);
  return -1;
}

static gboolean
copy_file (AssayForeign        *self,
           const char          *path,
           AssayUniteProgress  *progress,
           GCancellable        *cancellable,
           GError             **error)
{
  int from = open_file (path, error);
  int to;
  gboolean copied;

  if (from < 0)
    return FALSE;
  to = g_open (self->copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  copied = to >= 0 ? copy_bytes (from, to, progress, cancellable, path, error)
           : refuse_with_errno (path, error);
  close (from);
  if (to >= 0)
    close (to);
  return copied;
}

static gboolean
ask (AssayForeign  *self,
     const char    *sql,
     char         **answer,
     GError       **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);
  gboolean has_row;

  *answer = NULL;
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *answer = g_strdup (assay_statement_get_text (statement, 0));
  return TRUE;
}

static gboolean
ask_number (AssayForeign  *self,
            const char    *sql,
            gint64        *answer,
            GError       **error)
{
  g_autofree char *text = NULL;

  if (!ask (self, sql, &text, error))
    return FALSE;
  *answer = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
check_version (AssayForeign  *self,
               const char    *name,
               GError       **error)
{
  gint64 application, version;

  if (!ask_number (self, "PRAGMA application_id", &application, error) ||
      !ask_number (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != ASSAY_SCHEMA_APPLICATION_ID || version < 1)
    return refuse_stranger (name, error);
  if (version > assay_schema_get_version ())
    return assay_store_fail (ASSAY_STORE_ERROR_TOO_NEW, error,
                             _("“%s” was made by a newer version of Assay. Update Assay to merge "
                               "it."), name);
  return TRUE;
}

static gboolean
check_tables (AssayForeign  *self,
              const char    *name,
              GError       **error)
{
  g_autofree char *answer = NULL;
  gboolean is_known;

  if (!assay_schema_check (self->database, &is_known, error))
    return FALSE;
  if (!is_known)
    return assay_store_fail (ASSAY_STORE_ERROR_NOT_A_PROJECT, error,
                             _("“%s” has tables that Assay does not make. It was not opened, "
                               "since it could be meant to do harm."), name);
  if (!ask (self, "PRAGMA quick_check (1)", &answer, error))
    return FALSE;
  if (g_strcmp0 (answer, "ok") != 0)
    return assay_store_fail (ASSAY_STORE_ERROR_CORRUPT, error,
                             _("“%s” is damaged. Ask for another copy of it."), name);
  return assay_schema_fill_in (self->database, error) &&
         assay_aside_keep_back (self->database, error);
}

/* What SQLite says of a file that is none of its own, or a broken one, in the words of a merge. */
static gboolean
explain (const char  *name,
         GError     **error)
{
  if (error == NULL)
    return FALSE;
  if (g_error_matches (*error, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_NOT_A_DATABASE))
    {
      g_clear_error (error);
      return refuse_stranger (name, error);
    }
  if ((*error)->domain == ASSAY_DATABASE_ERROR)
    {
      g_clear_error (error);
      return assay_store_fail (ASSAY_STORE_ERROR_CORRUPT, error,
                               _("“%s” is damaged. Ask for another copy of it."), name);
    }
  return FALSE;
}

static gboolean
open_copy (AssayForeign  *self,
           const char    *name,
           GError       **error)
{
  self->database = assay_database_open (self->copy, ASSAY_DATABASE_FOREIGN, error);
  return self->database != NULL && check_version (self, name, error) &&
         check_tables (self, name, error);
}

/**
 * assay_foreign_open:
 * @path: a file that somebody else made
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): to give up
 * @error: an #AssayStoreError that says why it cannot be trusted
 *
 * Returns: (transfer full) (nullable): the project, for reading
 */
AssayForeign *
assay_foreign_open (const char          *path,
                    AssayUniteProgress  *progress,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (AssayForeign) self = g_new0 (AssayForeign, 1);
  g_autofree char *name = NULL;
  g_autofree char *wal = NULL;
  GStatBuf info;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  wal = g_strconcat (path, "-wal", NULL);
  self->was_in_use = g_stat (wal, &info) == 0 && info.st_size > 0;
  self->folder = g_dir_make_tmp ("assay-merge-XXXXXX", error);
  if (self->folder == NULL)
    return NULL;
  self->copy = g_build_filename (self->folder, "copy.assay", NULL);
  if (!copy_file (self, path, progress, cancellable, error))
    return NULL;
  assay_unite_progress_set (progress, ASSAY_UNITE_CHECKING, 0, 1);
  if (!open_copy (self, name, error))
    {
      explain (name, error);
      return NULL;
    }
  assay_unite_progress_set (progress, ASSAY_UNITE_CHECKING, 1, 1);
  return g_steal_pointer (&self);
}

AssayDatabase *
assay_foreign_get_database (AssayForeign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->database;
}

/**
 * assay_foreign_was_in_use:
 *
 * Returns: whether the file had a journal beside it, so that what was done last is not in the file
 */
gboolean
assay_foreign_was_in_use (AssayForeign *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->was_in_use;
}

void
assay_foreign_free (AssayForeign *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->database, assay_database_free);
  if (self->copy != NULL)
    g_unlink (self->copy);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->copy);
  g_free (self->folder);
  g_free (self);
}
