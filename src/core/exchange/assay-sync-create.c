/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever is shown a shared folder needs no copy of the project by mail: everything it consists of
 * is in the packages there.
 */

#include "config.h"

#include "assay-sync.h"

#include "assay-folder-carrier.h"
#include "assay-package.h"
#include "assay-store-annotators.h"
#include "assay-store-outbox.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* How long the id of a project is, with which the names of its packages begin. */
#define ID_LENGTH 36

/* A look at one package. Returns: (nullable): the id of its project */
static char *
read_project (const char    *folder,
              const char    *name,
              const char    *workplace,
              GCancellable  *cancellable)
{
  g_autofree char *fetched = g_build_filename (workplace, "fetched", NULL);
  g_autofree char *expanded = g_build_filename (workplace, "expanded", NULL);
  g_autofree char *package = NULL;
  char *project = NULL;

  if (assay_folder_carrier_fetch (folder, name, fetched, &package, cancellable, NULL) &&
      assay_package_expand (fetched, expanded, cancellable, NULL))
    assay_package_find_project (expanded, &project, cancellable, NULL);
  g_unlink (fetched);
  g_unlink (expanded);
  return project;
}

/* The projects whose packages are in the folder, as a set. A name is believed when it says that a
 * package is of a project that is known already. */
static GHashTable *
list_projects (const char    *folder,
               GPtrArray     *carried,
               const char    *workplace,
               GCancellable  *cancellable)
{
  GHashTable *projects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < carried->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *name = ((AssayCarried *) g_ptr_array_index (carried, i))->name;
      g_autofree char *named = g_strndup (name, ID_LENGTH);
      g_autofree char *project = NULL;

      if (g_hash_table_contains (projects, named))
        continue;
      project = read_project (folder, name, workplace, cancellable);
      if (project != NULL)
        g_hash_table_add (projects, g_steal_pointer (&project));
    }
  return projects;
}

static gboolean
fail (AssayStoreError   code,
      const char       *message,
      GError          **error)
{
  g_set_error_literal (error, ASSAY_STORE_ERROR, code, message);
  return FALSE;
}

/* Returns: (nullable): the id of the one project in the folder */
static char *
find_project (const char    *folder,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) carried = assay_folder_carrier_list (folder, error);
  g_autofree char *workplace = carried != NULL ? g_dir_make_tmp ("assay-sync-XXXXXX", error) : NULL;
  g_autoptr (GHashTable) projects = NULL;
  GHashTableIter iter;
  gpointer id;

  if (workplace == NULL)
    return NULL;
  projects = list_projects (folder, carried, workplace, cancellable);
  g_rmdir (workplace);
  g_hash_table_iter_init (&iter, projects);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (g_hash_table_size (projects) > 1)
    fail (ASSAY_STORE_ERROR_INVALID,
          _("Several projects are shared through this folder. Ask a colleague for a copy of the one "
            "you want, and share that one through the folder."), error);
  else if (!g_hash_table_iter_next (&iter, &id, NULL))
    fail (ASSAY_STORE_ERROR_NOT_FOUND,
          _("No project is shared through this folder yet. If a colleague shares one, wait until it "
            "has arrived."), error);
  else
    return g_strdup (id);
  return NULL;
}

static gboolean
make_project (const char  *path,
              const char  *id,
              const char  *folder,
              const char  *annotator,
              const char  *name,
              GError     **error)
{
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_CREATE, error);
  gboolean made;

  if (store == NULL)
    return FALSE;
  made = assay_store_become (store, id, error) &&
         assay_store_set_annotator (store, annotator, name, error) &&
         assay_store_join_carrier (store, folder, error) &&
         assay_store_close (store, error);
  if (!made)
    g_unlink (path);
  return made;
}

/**
 * assay_sync_create_project:
 * @path: a file that does not exist yet
 * @folder: the shared folder
 * @annotator: UUID of whoever joins
 * @name: the name they go by
 * @cancellable: (nullable): to give up
 * @error: an #AssayStoreError; %ASSAY_STORE_ERROR_NOT_FOUND where no project is shared through the
 *   folder
 *
 * Makes a project that is the one shared through a folder. Nothing is in it before it is exchanged.
 *
 * Returns: whether it was made; there is no file otherwise
 */
gboolean
assay_sync_create_project (const char    *path,
                           const char    *folder,
                           const char    *annotator,
                           const char    *name,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (path != NULL && folder != NULL, FALSE);
  g_return_val_if_fail (annotator != NULL && name != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail (ASSAY_STORE_ERROR_INVALID,
                 _("There is a file of that name already. Choose another name."), error);
  absolute = g_canonicalize_filename (folder, NULL);
  id = find_project (absolute, cancellable, error);
  return id != NULL && make_project (path, id, absolute, annotator, name, error);
}
