/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merges a colleague's copy of a project, or another project, into this one.
 */

#include "config.h"

#include "assay-merge.h"

#include "assay-foreign.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same_file (AssayStore *store,
              const char *path)
{
  g_autoptr (GFile) own = g_file_new_for_path (assay_store_get_path (store));
  g_autoptr (GFile) other = g_file_new_for_path (path);

  return g_file_equal (own, other);
}

/**
 * assay_merge_file:
 * @store: the project that gets everything
 * @path: the other project, which is not touched
 * @cancellable: (nullable): to give up with nothing changed
 * @error: an #AssayStoreError
 *
 * Merges a file. All of it is one transaction and one undoable step; merging the same file again
 * changes nothing.
 *
 * Returns: (transfer full) (nullable): what came in or, in a dry run, would
 */
AssayUniteReport *
assay_merge_file (AssayStore       *store,
                  const char       *path,
                  AssayMergeFlags   flags,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (AssayForeign) foreign = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (is_same_file (store, path))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           _("A project cannot be merged with itself. Choose another file."));
      return NULL;
    }
  foreign = assay_foreign_open (path, cancellable, error);
  if (foreign == NULL)
    return NULL;
  report = assay_unite_report_new ();
  if (assay_foreign_was_in_use (foreign))
    g_ptr_array_add (report->problems,
                     g_strdup (_("The file was in use or not closed well: what was done in "
                                  "it last is missing. Merge it again once it is closed.")));
  name = g_filename_display_basename (path);
  label = g_strdup_printf (_("Merge %s"), name);
  if (!assay_store_unite (store, assay_foreign_get_database (foreign), label,
                          !(flags & ASSAY_MERGE_DRY_RUN), report, cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
