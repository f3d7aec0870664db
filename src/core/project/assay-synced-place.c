/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that syncs a folder copies a project while it is being written, and makes two files of
 * it when two people do; a network drive may know no locks. So it is worth knowing that a project
 * lies in such a place.
 */

#include "config.h"

#include "assay-synced-place.h"

#include <string.h>

/* What programs leave in the folder they sync. */
static const struct
{
  const char *pattern;
  GFileTest   test;
  const char *program;
} markers[] = {
  { ".stfolder", G_FILE_TEST_EXISTS, "Syncthing" },
  /* A folder of that name in the home folder holds only settings. */
  { ".dropbox", G_FILE_TEST_IS_REGULAR, "Dropbox" },
  { ".dropbox.cache", G_FILE_TEST_IS_DIR, "Dropbox" },
  { ".nextcloudsync.log", G_FILE_TEST_EXISTS, "Nextcloud" },
  { ".owncloudsync.log", G_FILE_TEST_EXISTS, "ownCloud" },
  { "._sync_*.db", G_FILE_TEST_EXISTS, "Nextcloud" },
  { ".sync_*.db", G_FILE_TEST_EXISTS, "Nextcloud" },
};

/* What such folders are called unless somebody renames them; an account may follow. */
static const struct
{
  const char *name;
  const char *program;
} names[] = {
  { "dropbox", "Dropbox" },
  { "onedrive", "OneDrive" },
  { "nextcloud", "Nextcloud" },
  { "owncloud", "ownCloud" },
  { "google drive", "Google Drive" },
  { "googledrive", "Google Drive" },
};

/* Those that the system does not call remote. */
static const char * const network_types[] = {
  "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "glusterfs", "lustre",
  "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.glusterfs", NULL
};

static const char *
find_name (const char *folder)
{
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *folded = g_ascii_strdown (base, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (folded, names[i].name) &&
        !g_ascii_isalnum (folded[strlen (names[i].name)]))
      return names[i].program;
  return NULL;
}

static const char *
match_marker (const char *folder,
              const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (g_pattern_match_simple (markers[i].pattern, name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, markers[i].test))
          return markers[i].program;
      }
  return NULL;
}

static const char *
find_marker (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *program = NULL;
  const char *name;

  while (dir != NULL && program == NULL && (name = g_dir_read_name (dir)) != NULL)
    if (*name == '.')
      program = match_marker (folder, name);
  return program;
}

static const char *
find_program (const char   *path,
              GCancellable *cancellable)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *program = NULL;

  while (!g_cancellable_is_cancelled (cancellable))
    {
      char *parent = g_path_get_dirname (folder);

      program = find_name (folder);
      if (program == NULL)
        program = find_marker (folder);
      if (program != NULL || g_str_equal (parent, folder))
        {
          g_free (parent);
          break;
        }
      g_free (folder);
      folder = parent;
    }
  return program;
}

static char *
ask_system (const char   *path,
            gboolean     *is_remote,
            GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_filesystem_info (file,
                                       G_FILE_ATTRIBUTE_FILESYSTEM_TYPE ","
                                       G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE,
                                       cancellable, NULL);
  *is_remote = info != NULL &&
               g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
  return info != NULL
         ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE))
         : NULL;
}

/**
 * assay_synced_place_find_on:
 * @path: a file
 * @ask: says what file system a path is on
 * @cancellable: (nullable): to give up
 * @program: (out) (nullable) (transfer none): what syncs the folder, by the name people know
 *
 * Looks at the folders that a file lies in, as assay_synced_place_find() does on this system.
 *
 * Returns: what kind of place it is
 */
AssaySyncedPlace
assay_synced_place_find_on (const char           *path,
                            AssayFilesystemFunc   ask,
                            GCancellable         *cancellable,
                            const char          **program)
{
  g_autofree char *absolute = NULL;
  g_autofree char *type = NULL;
  gboolean is_remote;

  g_return_val_if_fail (path != NULL && ask != NULL, ASSAY_SYNCED_PLACE_NONE);
  g_return_val_if_fail (program != NULL, ASSAY_SYNCED_PLACE_NONE);

  absolute = g_canonicalize_filename (path, NULL);
  *program = find_program (absolute, cancellable);
  if (*program != NULL)
    return ASSAY_SYNCED_PLACE_SYNCED;
  type = ask (absolute, &is_remote, cancellable);
  return is_remote || (type != NULL && g_strv_contains (network_types, type))
         ? ASSAY_SYNCED_PLACE_NETWORK : ASSAY_SYNCED_PLACE_NONE;
}

/**
 * assay_synced_place_find:
 * @path: a file
 * @cancellable: (nullable): to give up
 * @program: (out) (nullable) (transfer none): what syncs the folder, by the name people know
 *
 * Looks at the folders that a file lies in. That may wait for a network, so it is not for the main
 * thread.
 *
 * Returns: what kind of place it is
 */
AssaySyncedPlace
assay_synced_place_find (const char    *path,
                         GCancellable  *cancellable,
                         const char   **program)
{
  return assay_synced_place_find_on (path, ask_system, cancellable, program);
}
