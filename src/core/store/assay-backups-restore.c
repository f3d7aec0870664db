/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a backup in the place of a project. What is there is kept as a backup first, readable or
 * not, so that a restore can be taken back by another one.
 */

#include "config.h"

#include "assay-backups-private.h"
#include "assay-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
copy_bytes (const char  *from,
            const char  *to,
            GError     **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = g_filename_display_basename (to);

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &reason))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
               _("The copy “%s” could not be written: %s"), name, reason->message);
  return FALSE;
}

/* A file that cannot be read as a project is kept as it is, with its journal: it can be
 * salvaged. */
static gboolean
keep_bytes (const char  *path,
            GError     **error)
{
  g_autofree char *folder = assay_backups_build_folder (path);
  g_autofree char *name = assay_backups_build_name (g_get_real_time () / 1000,
                                                    ASSAY_BACKUPS_DAMAGED);
  g_autofree char *aside = g_build_filename (folder, name, NULL);

  if (!assay_backups_make_folder (folder, error) || !copy_bytes (path, aside, error))
    return FALSE;
  for (guint i = 0; assay_store_journals[i] != NULL; i++)
    {
      g_autofree char *journal = g_strconcat (path, assay_store_journals[i], NULL);
      g_autofree char *kept = g_strconcat (aside, assay_store_journals[i], NULL);

      if (g_file_test (journal, G_FILE_TEST_EXISTS) && !copy_bytes (journal, kept, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_aside (const char  *path,
            GError     **error)
{
  g_autoptr (AssayStore) store = NULL;
  gboolean made;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  store = assay_store_open (path, ASSAY_STORE_READ_ONLY, NULL);
  return (store != NULL && assay_backups_make (store, &made, NULL, NULL)) ||
         keep_bytes (path, error);
}

static gboolean
restore (const char  *path,
         const char  *backup,
         GError     **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());
  gboolean restored = copy_bytes (backup, temporary, error) &&
                      assay_store_check_copy (temporary, error) &&
                      keep_aside (path, error) &&
                      assay_store_give_name (temporary, path, error);

  if (!restored)
    g_unlink (temporary);
  return restored;
}

/**
 * assay_backups_restore:
 * @path: of the project, which nobody has open
 * @backup: path of the backup to put in its place
 * @error: an #AssayStoreError
 *
 * Makes the project what it was. What it is now is kept as another backup.
 *
 * Returns: whether it is done; the project is as it was otherwise
 */
gboolean
assay_backups_restore (const char  *path,
                       const char  *backup,
                       GError     **error)
{
  g_autoptr (AssayStoreLock) lock = NULL;
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (assay_store_lock_take (absolute, &lock) != ASSAY_STORE_LOCK_TAKEN)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_BUSY,
                           _("The project is open in another window or program, or its folder is "
                             "write-protected. Close it there and try again."));
      return FALSE;
    }
  if (!restore (absolute, backup, error))
    return assay_store_explain (NULL, error);
  assay_backups_forget (absolute);
  return TRUE;
}
