/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a file to its words: the table of formats, and what they have in common, which is the file.
 */

#include "config.h"

#include "assay-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "readers/assay-reader-text.h"

G_DEFINE_QUARK (assay-reader-error-quark, assay_reader_error)

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," \
                   G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN

static const AssayReader *const readers[] = {
  &assay_reader_text,
};

static const AssayReader *
find_known (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *extension = NULL;

  if (dot == NULL)
    return NULL;
  extension = g_ascii_strdown (dot + 1, -1);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_strv_contains (readers[i]->extensions, extension))
      return readers[i];
  return NULL;
}

/* GIO's messages are for programmers; what a person can act on is said in our own words. */
static void
translate_error (const GError  *cause,
                 GError       **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error_literal (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_NOT_FOUND,
                         _("There is no such file. Check its name, and whether it was moved."));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error_literal (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_PERMISSION,
                         _("You may not read it. Ask its owner, or change its permissions."));
  else
    g_set_error (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_FAILED,
                 _("It cannot be read (%s). Check the disk, then try again."), cause->message);
}

static gboolean
check_info (GFileInfo  *info,
            guint64     max_size,
            GError    **error)
{
  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_DIRECTORY:
      g_set_error_literal (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_FOLDER,
                           _("This is a folder. Choose the files in it, or import the folder."));
      return FALSE;

    case G_FILE_TYPE_SPECIAL:
      g_set_error_literal (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_NOT_A_FILE,
                           _("This is a device or a pipe. Save its content as a text file first."));
      return FALSE;

    case G_FILE_TYPE_REGULAR:
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    case G_FILE_TYPE_UNKNOWN:
    default:
      break;
    }

  if ((guint64) g_file_info_get_size (info) > max_size)
    {
      g_set_error (error, ASSAY_READER_ERROR, ASSAY_READER_ERROR_TOO_LARGE,
                   _("It is larger than %u MiB, the most that is read."),
                   (guint) (max_size / (1024 * 1024)));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_file (GFile         *file,
            guint64        max_size,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (info != NULL)
    return check_info (info, max_size, error);
  translate_error (cause, error);
  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  GFileInfo *const *first = a;
  GFileInfo *const *second = b;

  return g_strcmp0 (g_file_info_get_name (*first), g_file_info_get_name (*second));
}

/* What a folder holds, by name, so that importing it does the same everywhere. */
static GPtrArray *
list_folder (GFile         *folder,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  GFileInfo *info;

  children = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                        cancellable, error);
  if (children == NULL)
    return NULL;
  do
    {
      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
        return NULL;
      if (info != NULL && !g_file_info_get_is_hidden (info))
        g_ptr_array_add (infos, g_object_ref (info));
    }
  while (info != NULL);

  g_ptr_array_sort (infos, compare_names);
  return g_steal_pointer (&infos);
}

static gboolean
collect_folder (GFile         *folder,
                GPtrArray     *files,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GPtrArray) infos = list_folder (folder, cancellable, error);

  if (infos == NULL)
    return FALSE;
  for (guint i = 0; i < infos->len; i++)
    {
      GFileInfo *info = g_ptr_array_index (infos, i);
      g_autoptr (GFile) child = g_file_get_child (folder, g_file_info_get_name (info));
      GFileType type = g_file_info_get_file_type (info);

      /* Links are left out: one to a folder above would lead around for ever. */
      if (type == G_FILE_TYPE_DIRECTORY)
        {
          if (!collect_folder (child, files, cancellable, error))
            return FALSE;
        }
      else if (type == G_FILE_TYPE_REGULAR && find_known (g_file_info_get_name (info)) != NULL)
        g_ptr_array_add (files, g_steal_pointer (&child));
    }
  return TRUE;
}

/**
 * assay_reader_find:
 * @name: the name of a file
 *
 * Returns: (transfer none): the reader for the file; a file of no known ending may still be text
 */
const AssayReader *
assay_reader_find (const char *name)
{
  const AssayReader *reader;

  g_return_val_if_fail (name != NULL, NULL);

  reader = find_known (name);
  return reader != NULL ? reader : &assay_reader_text;
}

/**
 * assay_reader_open:
 * @file: a file
 * @max_size: the largest it may be, in bytes
 * @cancellable: (nullable): to stop
 * @error: set in the domain %ASSAY_READER_ERROR, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a stream of a file that is one, and no larger than it may be
 */
GInputStream *
assay_reader_open (GFile         *file,
                   guint64        max_size,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GError) cause = NULL;
  GFileInputStream *stream;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!check_file (file, max_size, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL)
    {
      translate_error (cause, error);
      return NULL;
    }
  return G_INPUT_STREAM (stream);
}

/**
 * assay_reader_load:
 * @file: a file
 * @cancellable: (nullable): to stop
 * @error: set in the domain %ASSAY_READER_ERROR, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the content of a file that may be an article
 */
GBytes *
assay_reader_load (GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GError) cause = NULL;
  GBytes *bytes;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!check_file (file, ASSAY_READER_MAX_SIZE, cancellable, error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, &cause);
  if (bytes == NULL)
    translate_error (cause, error);
  return bytes;
}

/**
 * assay_reader_collect:
 * @file: a file or a folder
 * @files: (element-type GFile): where to add what to import
 * @cancellable: (nullable): to stop
 * @error: set in the domain %ASSAY_READER_ERROR, or to %G_IO_ERROR_CANCELLED
 *
 * Adds a file as it is, and of a folder all files in it, at any depth, whose ending is known, in
 * the order of their names. Hidden files and links in a folder are passed over.
 *
 * Returns: whether the folders could be read
 */
gboolean
assay_reader_collect (GFile         *file,
                      GPtrArray     *files,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_DIRECTORY)
    {
      g_ptr_array_add (files, g_object_ref (file));
      return TRUE;
    }
  if (collect_folder (file, files, cancellable, &cause))
    return TRUE;
  translate_error (cause, error);
  return FALSE;
}
