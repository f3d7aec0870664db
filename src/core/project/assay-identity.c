/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who annotates on this machine. The id is made once and kept in the user's own settings rather
 * than in a project, since a copied project would carry it to somebody else. A small file serves
 * the command line and the window alike, where no settings daemon runs too.
 */

#include "config.h"

#include "assay-identity.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "assay-uuid.h"

#define GROUP "annotator"

static char *
build_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "assay", "identity.ini", NULL);
}

static char *
dup_default_name (void)
{
  const char *real_name = g_get_real_name ();

  /* GLib says "Unknown" where the account has no real name. */
  if (real_name == NULL || *real_name == '\0' || g_str_equal (real_name, "Unknown"))
    return g_strdup (g_get_user_name ());
  return g_strdup (real_name);
}

static gboolean
make_file (const char  *path,
           GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *id = assay_uuid_new_random ();
  g_autofree char *name = dup_default_name ();
  g_autofree char *draft = g_strconcat (path, ".", id, NULL);
  int saved_errno = 0;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      saved_errno = errno;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                   _("The folder “%s” for your settings cannot be made: %s"),
                   folder, g_strerror (saved_errno));
      return FALSE;
    }

  g_key_file_set_string (file, GROUP, "id", id);
  g_key_file_set_string (file, GROUP, "name", name);
  if (!g_key_file_save_to_file (file, draft, error))
    return FALSE;

  /* A link never replaces: of two programs that start for the first time at once, the first to
   * get here says who the user is and the other reads it. */
  if (link (draft, path) != 0 && errno != EEXIST)
    saved_errno = errno;
  g_unlink (draft);
  if (saved_errno == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
               _("The file “%s” that says who you are cannot be made: %s"),
               path, g_strerror (saved_errno));
  return FALSE;
}

static GKeyFile *
load_file (const char  *path,
           GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *id = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !make_file (path, error))
    return NULL;
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, error))
    {
      g_prefix_error (error, _("The file “%s” that says who you are cannot be read: "), path);
      return NULL;
    }

  /* Never replaced by a new id: the work done so far would seem to be somebody else's. */
  id = g_key_file_get_string (file, GROUP, "id", NULL);
  if (!assay_uuid_is_valid (id))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The file “%s” that says who you are is damaged. Put it back from a backup, "
                     "or remove it to begin as a new annotator."),
                   path);
      return NULL;
    }
  return g_steal_pointer (&file);
}

/**
 * assay_identity_load:
 * @id: (out) (transfer full): where to put the UUID of the user of this machine
 * @name: (out) (transfer full): where to put the name to be shown, never empty
 * @error: set where the user's settings cannot be read or made
 *
 * Says who annotates on this machine: the same id every time, made at the first call.
 *
 * Returns: whether it is known
 */
gboolean
assay_identity_load (char   **id,
                     char   **name,
                     GError **error)
{
  g_autofree char *path = build_path ();
  g_autoptr (GKeyFile) file = load_file (path, error);
  g_autofree char *kept = NULL;

  g_return_val_if_fail (id != NULL && name != NULL, FALSE);

  if (file == NULL)
    return FALSE;
  kept = g_key_file_get_string (file, GROUP, "name", NULL);
  *id = g_key_file_get_string (file, GROUP, "id", NULL);
  *name = kept != NULL && *kept != '\0' ? g_steal_pointer (&kept) : dup_default_name ();
  return TRUE;
}

/**
 * assay_identity_set_name:
 * @name: the name to go by from now on; an empty one goes back to the account's
 * @error: set where the user's settings cannot be written
 *
 * Returns: whether the name is kept
 */
gboolean
assay_identity_set_name (const char  *name,
                         GError     **error)
{
  g_autofree char *path = build_path ();
  g_autofree char *kept = NULL;
  g_autoptr (GKeyFile) file = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  file = load_file (path, error);
  if (file == NULL)
    return FALSE;
  kept = g_strstrip (g_strdup (name));
  g_key_file_set_string (file, GROUP, "name", kept);
  return g_key_file_save_to_file (file, path, error);
}
