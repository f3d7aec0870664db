/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notices that a project has lost annotations since it was looked at last. The number is kept with
 * the backups and not in the project, since an old copy that takes its place would bring the old
 * number along.
 */

#include "config.h"

#include "assay-backup-rule.h"
#include "assay-backups-private.h"
#include "assay-store-private.h"

#include <glib/gstdio.h>

#define KEY_ANNOTATIONS "annotations"

static char *
build_path (const char *project)
{
  g_autofree char *folder = assay_backups_build_folder (project);

  return g_build_filename (folder, "seen.ini", NULL);
}

static gboolean
count_annotations (AssayStore  *store,
                   guint64     *n,
                   GError     **error)
{
  gint64 count;

  if (!assay_store_ask_int (store, "SELECT count (*) FROM annotation", NULL, &count, NULL, error))
    return assay_store_explain (store, error);
  *n = count;
  return TRUE;
}

/**
 * assay_backups_look_for_loss:
 * @n_before: (out): how many annotations the project had, deleted ones included
 * @n_now: (out): how many it has
 * @is_alarming: (out): whether too many are missing, see assay_backup_rule_is_alarming()
 *
 * Compares the project with what assay_backups_remember() kept of it.
 */
gboolean
assay_backups_look_for_loss (AssayStore  *store,
                             guint64     *n_before,
                             guint64     *n_now,
                             gboolean    *is_alarming,
                             GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);
  g_return_val_if_fail (n_before != NULL && n_now != NULL && is_alarming != NULL, FALSE);

  path = build_path (store->path);
  id = assay_store_dup_project_id (store);
  if (!count_annotations (store, n_now, error))
    return FALSE;
  *n_before = 0;
  if (id != NULL && g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    *n_before = g_key_file_get_uint64 (file, id, KEY_ANNOTATIONS, NULL);
  *is_alarming = assay_backup_rule_is_alarming (*n_before, *n_now);
  return TRUE;
}

/**
 * assay_backups_remember:
 *
 * Keeps how many annotations the project has, to be compared with at the next look.
 */
gboolean
assay_backups_remember (AssayStore  *store,
                        GError     **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  guint64 n = 0;

  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);

  folder = assay_backups_build_folder (store->path);
  path = build_path (store->path);
  id = assay_store_dup_project_id (store);
  if (id == NULL)
    return TRUE;
  if (!count_annotations (store, &n, error) || !assay_backups_make_folder (folder, error))
    return FALSE;
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  g_key_file_set_uint64 (file, id, KEY_ANNOTATIONS, n);
  return g_key_file_save_to_file (file, path, error);
}

/*< private >
 * assay_backups_forget:
 * @path: of a project that a person replaced on purpose
 *
 * Forgets how many annotations it had.
 */
void
assay_backups_forget (const char *path)
{
  g_autofree char *seen = build_path (path);

  g_unlink (seen);
}
