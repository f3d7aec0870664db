/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of formats, and a file that is either whole or not there.
 */

#include "config.h"

#include "assay-exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assay-export-formats.h"

G_DEFINE_QUARK (assay-exchange-error-quark, assay_exchange_error)

static const AssayExchangeFormat *const formats[] = {
  &assay_export_json,
  &assay_export_webannotation,
  &assay_export_csv,
  &assay_export_csl,
  &assay_export_bibtex,
  &assay_export_ris,
  &assay_export_text,
};

static gboolean
fail_errno (const char  *path,
            int          code,
            GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("“%s” cannot be written (%s). Check the folder and the space on the disk."),
               name, g_strerror (code));
  return FALSE;
}

/* The name of a file is safe on disk only once its folder is. */
static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = fd < 0 || fsync (fd) != 0 ? errno : 0;

  if (fd >= 0)
    close (fd);
  /* Some file systems cannot do it, and need not. */
  return code == 0 || code == EINVAL || code == EACCES ? TRUE : fail_errno (path, code, error);
}

static gboolean
write_to (const AssayExchangeFormat  *format,
          AssayStore                 *store,
          const char                 *article,
          int                         fd,
          GCancellable               *cancellable,
          GError                    **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);

  return assay_exchange_export (store, format, article, stream, cancellable, error);
}

/* @replaced is the file that is there already, whose permissions the new one keeps, or %NULL. */
static gboolean
write_beside (const AssayExchangeFormat  *format,
              AssayStore                 *store,
              const char                 *article,
              const char                 *path,
              const struct stat          *replaced,
              GCancellable               *cancellable,
              GError                    **error)
{
  g_autofree char *draft = g_strconcat (path, ".XXXXXX", NULL);
  gboolean written;
  int code = 0;
  int fd = g_mkstemp_full (draft, O_WRONLY | O_CLOEXEC, 0666);

  if (fd < 0)
    return fail_errno (path, errno, error);
  written = write_to (format, store, article, fd, cancellable, error);
  if (written && replaced != NULL && fchmod (fd, replaced->st_mode & 07777) != 0)
    code = errno;
  if (written && code == 0 && fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (written && code == 0 && g_rename (draft, path) != 0)
    code = errno;
  if (written && code == 0)
    return sync_folder (path, error);

  g_unlink (draft);
  return written ? fail_errno (path, code, error) : FALSE;
}

/* A pipe or a device is written to and never replaced. */
static gboolean
write_into (const AssayExchangeFormat  *format,
            AssayStore                 *store,
            const char                 *article,
            const char                 *path,
            GCancellable               *cancellable,
            GError                    **error)
{
  gboolean written;
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (fd < 0)
    return fail_errno (path, errno, error);
  written = write_to (format, store, article, fd, cancellable, error);
  return close (fd) == 0 || !written ? written : fail_errno (path, errno, error);
}

/**
 * assay_exchange_get_formats:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): what a project can be exported to
 */
const AssayExchangeFormat *const *
assay_exchange_get_formats (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * assay_exchange_find_format:
 * @name: the name of a format
 *
 * Returns: (transfer none) (nullable): the format of that name
 */
const AssayExchangeFormat *
assay_exchange_find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (name, formats[i]->name))
      return formats[i];
  return NULL;
}

/**
 * assay_exchange_export:
 * @article: (nullable): the whole id of an article, or %NULL for the whole project
 * @stream: where it goes
 * @cancellable: (nullable): to stop
 *
 * Exports the project as it is now.
 */
gboolean
assay_exchange_export (AssayStore                 *store,
                       const AssayExchangeFormat  *format,
                       const char                 *article,
                       GOutputStream              *stream,
                       GCancellable               *cancellable,
                       GError                    **error)
{
  g_autoptr (AssayTransaction) reading = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);
  g_return_val_if_fail (format != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  reading = assay_store_begin_reading (store, error);
  return reading != NULL &&
         format->write (store, article, stream, cancellable, error) &&
         assay_transaction_commit (reading, error);
}

/**
 * assay_exchange_export_file:
 * @store: a project
 * @format: the name of a format
 * @article: (nullable): the whole id of an article, or %NULL for the whole project
 * @path: the file to write
 * @cancellable: (nullable): to stop
 * @error: set where it cannot be written
 *
 * Exports to a file. A file that was there before is replaced at once when the new one is safely on
 * disk; where that fails it stays as it was.
 *
 * Returns: whether the file is there
 */
gboolean
assay_exchange_export_file (AssayStore    *store,
                            const char    *format,
                            const char    *article,
                            const char    *path,
                            GCancellable  *cancellable,
                            GError       **error)
{
  const AssayExchangeFormat *found = assay_exchange_find_format (format);
  g_autofree char *target = NULL;
  struct stat info;

  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);
  g_return_val_if_fail (found != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (stat (path, &info) != 0)
    return write_beside (found, store, article, path, NULL, cancellable, error);
  if (S_ISDIR (info.st_mode))
    return fail_errno (path, EISDIR, error);
  if (!S_ISREG (info.st_mode))
    return write_into (found, store, article, path, cancellable, error);

  /* A link stays a link: what it leads to is replaced. */
  target = realpath (path, NULL);
  if (target == NULL)
    return fail_errno (path, errno, error);
  return write_beside (found, store, article, target, &info, cancellable, error);
}
