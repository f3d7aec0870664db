/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of a project that is whole or not there: made beside its place, read back, and only then
 * given its name.
 */

#include "config.h"

#include "assay-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What SQLite leaves beside a file that was not closed. */
const char *const assay_store_journals[] = { "-wal", "-shm", "-journal", NULL };

static gboolean
fail_with_errno (const char  *path,
                 GError     **error)
{
  int number = errno;
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, ASSAY_STORE_ERROR,
               number == ENOSPC || number == EDQUOT ? ASSAY_STORE_ERROR_FULL
               : ASSAY_STORE_ERROR_FAILED,
               _("The copy “%s” could not be written: %s"), name, g_strerror (number));
  return FALSE;
}

/*< private >
 * assay_store_copy_into:
 * @path: a file that is not there yet
 *
 * Writes the project as it is now, without what was taken out of it and is not yet overwritten.
 */
gboolean
assay_store_copy_into (AssayStore  *self,
                       const char  *path,
                       GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, "VACUUM INTO ?1",
                                                                 error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, path);
  return assay_statement_run (statement, error);
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    fail_with_errno (path, error);
  if (fd >= 0)
    close (fd);
  return synced;
}

/*< private >
 * assay_store_check_copy:
 *
 * Returns: whether the file reads as a whole database
 */
gboolean
assay_store_check_copy (const char  *path,
                        GError     **error)
{
  g_autoptr (AssayDatabase) copy = assay_database_open (path, ASSAY_DATABASE_READ_ONLY, error);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  if (copy == NULL)
    return FALSE;
  statement = assay_database_prepare (copy, "PRAGMA quick_check", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (assay_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                       _("The copy came out damaged and was not kept. Try another disk."));
  return FALSE;
}

/* A journal that outlived its file would be played into the one that takes its place. */
static void
remove_journals (const char *path)
{
  for (guint i = 0; assay_store_journals[i] != NULL; i++)
    {
      g_autofree char *journal = g_strconcat (path, assay_store_journals[i], NULL);

      g_unlink (journal);
    }
}

/**
 * assay_store_give_name:
 * @temporary: a copy of a project, beside its place
 * @path: its place; a file that is there, and what SQLite left beside it, is replaced
 *
 * Puts a finished copy in its place once it is on the disk and reads as it should.
 */
gboolean
assay_store_give_name (const char  *temporary,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDWR, error) || !assay_store_check_copy (temporary, error))
    return FALSE;
  remove_journals (path);
  if (g_rename (temporary, path) != 0)
    return fail_with_errno (path, error);
  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/*< private >
 * assay_store_check_place:
 * @path: where a copy is to go, absolute
 *
 * Returns: whether it is another place than the project's own
 */
gboolean
assay_store_check_place (AssayStore  *self,
                         const char  *path,
                         GError     **error)
{
  if (!g_str_equal (path, self->path))
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                       _("A project cannot be copied onto itself. Choose another name."));
  return FALSE;
}

/**
 * assay_store_backup:
 * @path: where the copy goes; a file that is there is replaced
 *
 * Writes a copy of the project as it is now.
 */
gboolean
assay_store_backup (AssayStore  *self,
                    const char  *path,
                    GError     **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (!assay_store_check_place (self, absolute, error))
    return FALSE;
  temporary = g_strdup_printf ("%s.%08x.tmp", absolute, g_random_int ());
  if (assay_store_copy_into (self, temporary, error) &&
      assay_store_give_name (temporary, absolute, error))
    return TRUE;
  g_unlink (temporary);
  return assay_store_explain (self, error);
}
