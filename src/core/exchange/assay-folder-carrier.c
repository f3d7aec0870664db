/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Packages as files in a folder that a program for syncing, or a network drive, shows to several
 * machines. Nothing is assumed of that program: it may deliver files late, cut, twice, out of
 * order or under other names. So a file is written once and never changed, and ends in the SHA-256
 * of what comes before; that, not its name, is what a package is known by.
 */

#include "config.h"

#include "assay-folder-carrier.h"

#include "assay-files.h"
#include "assay-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUFFIX       ".assay-package"
#define TEMPORARY    ".tmp"
#define BUFFER_SIZE  (256 * 1024)
#define HASH_LENGTH  64
#define SEAL         "\nassay-package-1 "
#define SEAL_SIZE    (sizeof SEAL - 1 + HASH_LENGTH + 1)

/* A file that was being written this long ago is being written no more. */
#define ABANDONED_S  (24 * 60 * 60)

static gboolean
fail_with_number (const char  *name,
                  int          number,
                  GError     **error)
{
  g_set_error (error, ASSAY_STORE_ERROR,
               number == ENOSPC || number == EDQUOT ? ASSAY_STORE_ERROR_FULL
               : number == ENOENT ? ASSAY_STORE_ERROR_NOT_FOUND : ASSAY_STORE_ERROR_FAILED,
               _("The shared folder could not be used: “%s”: %s"), name, g_strerror (number));
  return FALSE;
}

static gboolean
fail_with_errno (const char  *name,
                 GError     **error)
{
  return fail_with_number (name, errno, error);
}

static gboolean
fail_as_partial (const char  *name,
                 GError     **error)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
               _("“%s” is no whole package yet. It is tried again the next time."), name);
  return FALSE;
}

static void
carried_free (AssayCarried *carried)
{
  g_free (carried->name);
  g_free (carried->id);
  g_free (carried);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const AssayCarried *const *left = a;
  const AssayCarried *const *right = b;

  return strcmp ((*left)->name, (*right)->name);
}

/* The hash in the name: wherever it stands, since a copy in conflict gets a longer name. */
static char *
find_id (const char *name)
{
  while (*name != '\0')
    {
      gsize length = strspn (name, "0123456789abcdef");

      if (length == HASH_LENGTH)
        return g_strndup (name, length);
      name += MAX (length, 1);
    }
  return NULL;
}

/**
 * assay_folder_carrier_list:
 * @folder: the shared folder
 * @error: an #AssayStoreError; %ASSAY_STORE_ERROR_NOT_FOUND where there is no such folder
 *
 * Returns: (transfer full) (element-type AssayCarried) (nullable): the files that may be packages
 */
GPtrArray *
assay_folder_carrier_list (const char  *folder,
                           GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) carried_free);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) reason = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, NULL);

  dir = g_dir_open (folder, 0, &reason);
  if (dir == NULL)
    {
      g_autofree char *shown = g_filename_display_name (folder);

      fail_with_number (shown, reason->code == G_FILE_ERROR_NOENT ? ENOENT
                        : reason->code == G_FILE_ERROR_NOTDIR ? ENOTDIR : EACCES, error);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      AssayCarried *carried;

      if (*name == '.' || !g_str_has_suffix (name, SUFFIX))
        continue;
      carried = g_new0 (AssayCarried, 1);
      carried->name = g_strdup (name);
      carried->id = find_id (name);
      g_ptr_array_add (found, carried);
    }
  g_ptr_array_sort (found, compare_names);
  return g_steal_pointer (&found);
}

/* Copies @size bytes, to nowhere if @to is negative. Returns: (nullable): their SHA-256 */
static char *
copy_bytes (int            from,
            int            to,
            goffset        size,
            const char    *name,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);

  while (size > 0)
    {
      gssize n = read (from, buffer, MIN (size, BUFFER_SIZE));

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        return fail_as_partial (name, error), NULL;
      if (n < 0 || (to >= 0 && !assay_files_write_all (to, buffer, n)))
        return fail_with_errno (name, error), NULL;
      g_checksum_update (checksum, (const guchar *) buffer, n);
      size -= n;
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* Reads the seal at the end of a file and stands at its beginning again. */
static gboolean
read_seal (int          fd,
           const char  *name,
           goffset     *size,
           char       **id,
           GError     **error)
{
  char seal[SEAL_SIZE + 1];
  struct stat info;

  if (fstat (fd, &info) != 0)
    return fail_with_errno (name, error);
  if (!S_ISREG (info.st_mode) || info.st_size <= (goffset) SEAL_SIZE)
    return fail_as_partial (name, error);
  *size = info.st_size - SEAL_SIZE;
  if (pread (fd, seal, SEAL_SIZE, *size) != (gssize) SEAL_SIZE)
    return fail_with_errno (name, error);
  seal[SEAL_SIZE] = '\0';
  if (!g_str_has_prefix (seal, SEAL) || seal[SEAL_SIZE - 1] != '\n')
    return fail_as_partial (name, error);
  *id = g_strndup (seal + strlen (SEAL), HASH_LENGTH);
  return TRUE;
}

static gboolean
fetch_bytes (int            from,
             int            to,
             const char    *name,
             char         **id,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *sealed = NULL;
  g_autofree char *found = NULL;
  goffset size = 0;

  if (!read_seal (from, name, &size, &sealed, error))
    return FALSE;
  found = copy_bytes (from, to, size, name, cancellable, error);
  if (found == NULL)
    return FALSE;
  if (!g_str_equal (found, sealed))
    return fail_as_partial (name, error);
  *id = g_steal_pointer (&found);
  return TRUE;
}

/**
 * assay_folder_carrier_fetch:
 * @name: a file in @folder
 * @path: a file that does not exist yet, on this machine
 * @id: (out): what the package is known by
 * @cancellable: (nullable): to give up
 * @error: an #AssayStoreError; %ASSAY_STORE_ERROR_CORRUPT where the file is no whole package
 *
 * Copies a package out of the folder. What is in it is as foreign as before.
 */
gboolean
assay_folder_carrier_fetch (const char    *folder,
                            const char    *name,
                            const char    *path,
                            char         **id,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autofree char *source = g_build_filename (folder, name, NULL);
  g_autofree char *shown = g_filename_display_name (name);
  int from, to;
  gboolean fetched;

  /* Not waiting, so that a pipe in the place of a package cannot hold the program up. */
  from = g_open (source, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (from < 0)
    return fail_with_errno (shown, error);
  to = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  fetched = to >= 0 ? fetch_bytes (from, to, shown, id, cancellable, error)
            : fail_with_errno (path, error);
  close (from);
  if (to >= 0)
    close (to);
  return fetched;
}

static char *
seal_copy (int            from,
           int            to,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *id = NULL;
  g_autofree char *seal = NULL;
  struct stat info;

  if (fstat (from, &info) != 0)
    return fail_with_errno (name, error), NULL;
  id = copy_bytes (from, to, info.st_size, name, cancellable, error);
  if (id == NULL)
    return NULL;
  seal = g_strconcat (SEAL, id, "\n", NULL);
  if (!assay_files_write_all (to, seal, strlen (seal)) || fsync (to) != 0)
    return fail_with_errno (name, error), NULL;
  return g_steal_pointer (&id);
}

/* Returns: (nullable): the SHA-256 of what @path holds, which is then sealed on disk as
 * @temporary */
static char *
write_sealed (const char    *path,
              const char    *temporary,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *shown = g_filename_display_basename (temporary);
  int from = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int to = from >= 0 ? g_open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
  char *id = NULL;

  if (to >= 0)
    id = seal_copy (from, to, shown, cancellable, error);
  else
    fail_with_errno (shown, error);
  if (from >= 0)
    close (from);
  if (to >= 0 && close (to) != 0 && id != NULL)
    {
      fail_with_errno (shown, error);
      g_clear_pointer (&id, g_free);
    }
  return id;
}

static gboolean
sync_folder (const char  *folder,
             GError     **error)
{
  g_autofree char *shown = g_filename_display_name (folder);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  /* Some network file systems sync a folder by themselves and say so with EINVAL. */
  gboolean synced = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);

  if (!synced)
    fail_with_errno (shown, error);
  if (fd >= 0)
    close (fd);
  return synced;
}

/* The number in the name lets others read packages in the order in which they were made. */
static gboolean
give_name (const char  *folder,
           const char  *project,
           gint64       number,
           const char  *id,
           const char  *temporary,
           GError     **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%012" G_GINT64_FORMAT "-%s" SUFFIX, project, number,
                                           id);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_rename (temporary, path) != 0)
    return fail_with_errno (name, error);
  return sync_folder (folder, error);
}

/**
 * assay_folder_carrier_put:
 * @project: id of the project
 * @number: of the package, greater than that of those that it may speak of
 * @path: a package
 * @known: (element-type utf8 utf8): a set of packages that were there before, and need not be again
 * @cancellable: (nullable): to give up
 * @error: an #AssayStoreError
 *
 * Copies a package into the folder, whole or not at all. Where it returns it is on disk.
 *
 * Returns: (transfer full) (nullable): what the package is known by
 */
char *
assay_folder_carrier_put (const char    *folder,
                          const char    *project,
                          gint64         number,
                          const char    *path,
                          GHashTable    *known,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *temporary = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (folder != NULL && project != NULL && path != NULL, NULL);

  temporary = g_strdup_printf ("%s/.%s-%08x" TEMPORARY, folder, project, g_random_int ());
  id = write_sealed (path, temporary, cancellable, error);
  if (id != NULL && !g_hash_table_contains (known, id) &&
      !give_name (folder, project, number, id, temporary, error))
    g_clear_pointer (&id, g_free);
  g_unlink (temporary);
  return g_steal_pointer (&id);
}

static gboolean
is_abandoned (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && S_ISREG (info.st_mode) &&
         g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > ABANDONED_S;
}

/**
 * assay_folder_carrier_tidy:
 * @project: id of the project
 *
 * Removes what a program that was interrupted left half-written in the folder.
 */
void
assay_folder_carrier_tidy (const char *folder,
                           const char *project)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *prefix = g_strconcat (".", project, "-", NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, TEMPORARY) &&
          is_abandoned (path))
        g_unlink (path);
    }
}
