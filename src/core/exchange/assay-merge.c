/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merges colleagues' copies of a project, or other projects, into this one.
 */

#include "config.h"

#include "assay-merge.h"

#include "assay-foreign.h"
#include "assay-step.h"

#include <glib/gi18n-lib.h>

/* A merge of one file or several. */
typedef struct
{
  AssayStore         *store;
  const char * const *paths;
  GPtrArray          *foreigns;     /* of AssayForeign or NULL, one a path */
  AssayUniteReport   *report;
  AssayUniteProgress *progress;
  GCancellable       *cancellable;
} Merge;

static void
merge_clear (Merge *self)
{
  g_clear_pointer (&self->foreigns, g_ptr_array_unref);
  g_clear_pointer (&self->report, assay_unite_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static void
foreign_clear (AssayForeign *foreign)
{
  if (foreign != NULL)
    assay_foreign_free (foreign);
}

static gboolean
is_same_file (AssayStore *store,
              const char *path)
{
  g_autoptr (GFile) own = g_file_new_for_path (assay_store_get_path (store));
  g_autoptr (GFile) other = g_file_new_for_path (path);

  return g_file_equal (own, other);
}

static AssayForeign *
open_foreign (Merge       *self,
              const char  *path,
              GError     **error)
{
  if (!is_same_file (self->store, path))
    return assay_foreign_open (path, self->progress, self->cancellable, error);

  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                       _("A project cannot be merged with itself. Choose another file."));
  return NULL;
}

/* Where there are several files, a problem says in which of them it is. */
static void
name_problems (Merge      *self,
               const char *path,
               guint       first)
{
  GPtrArray *problems = self->report->problems;
  g_autofree char *name = g_filename_display_basename (path);

  if (self->paths[1] == NULL)
    return;
  for (guint i = first; i < problems->len; i++)
    {
      g_autofree char *problem = g_ptr_array_index (problems, i);

      g_ptr_array_index (problems, i) = g_strdup_printf ("%s: %s", name, problem);
    }
}

/* Tells that of @n_done files one stage or the other is behind. */
static void
count_file (Merge *self,
            guint  n_done)
{
  if (self->progress != NULL)
    self->progress->n_done = n_done;
}

/* A file that cannot come in does not keep the others out. */
static gboolean
open_all (Merge   *self,
          GError **error)
{
  g_autoptr (GError) reason = NULL;
  guint n_open = 0;

  self->foreigns = g_ptr_array_new_with_free_func ((GDestroyNotify) foreign_clear);
  for (guint i = 0; self->paths[i] != NULL; i++)
    {
      AssayForeign *foreign;

      count_file (self, i);
      g_clear_error (&reason);
      foreign = open_foreign (self, self->paths[i], &reason);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        {
          foreign_clear (foreign);
          return FALSE;
        }
      g_ptr_array_add (self->foreigns, foreign);
      n_open += foreign != NULL;
      if (foreign == NULL)
        {
          g_ptr_array_add (self->report->problems, g_strdup (reason->message));
          name_problems (self, self->paths[i], self->report->problems->len - 1);
        }
    }
  if (n_open > 0)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
unite_all (Merge       *self,
           const char  *label,
           GError     **error)
{
  for (guint i = 0; i < self->foreigns->len; i++)
    {
      AssayForeign *foreign = g_ptr_array_index (self->foreigns, i);
      guint n_problems = self->report->problems->len;

      count_file (self, i);
      if (foreign == NULL)
        continue;
      if (assay_foreign_was_in_use (foreign))
        g_ptr_array_add (self->report->problems,
                         g_strdup (_("The file was in use or not closed well: what was done in "
                                      "it last is missing. Merge it again once it is closed.")));
      if (!assay_store_unite (self->store, assay_foreign_get_database (foreign), label, TRUE,
                              self->report, self->progress, self->cancellable, error))
        return FALSE;
      name_problems (self, self->paths[i], n_problems);
    }
  return TRUE;
}

static char *
make_label (const char * const *paths)
{
  guint n_paths = g_strv_length ((char **) paths);
  g_autofree char *name = g_filename_display_basename (paths[0]);

  if (n_paths == 1)
    return g_strdup_printf (_("Merge %s"), name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merge %u project", "Merge %u projects",
                                       n_paths),
                          n_paths);
}

/**
 * assay_merge_files:
 * @store: the project that gets everything
 * @paths: (array zero-terminated=1): the other projects, at least one; they are not touched
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): to give up with nothing changed
 * @error: an #AssayStoreError
 *
 * Merges files. All of it is one transaction and one undoable step; merging the same files again
 * changes nothing. A file of several that cannot be read is a problem in the report; if none can,
 * that is the error.
 *
 * Returns: (transfer full) (nullable): what came in or, in a dry run, would
 */
AssayUniteReport *
assay_merge_files (AssayStore          *store,
                   const char * const  *paths,
                   AssayMergeFlags      flags,
                   AssayUniteProgress  *progress,
                   GCancellable        *cancellable,
                   GError             **error)
{
  g_auto (Merge) merge = { store, paths, NULL, NULL, progress, cancellable };
  g_autofree char *label = NULL;
  g_autoptr (AssayStep) step = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (store), NULL);
  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);

  if (progress != NULL)
    progress->n_files = g_strv_length ((char **) paths);
  merge.report = assay_unite_report_new ();
  if (!open_all (&merge, error))
    return NULL;

  label = make_label (paths);
  step = assay_step_begin (store, error);
  if (step == NULL || !unite_all (&merge, label, error))
    return NULL;
  if (!(flags & ASSAY_MERGE_DRY_RUN) && !assay_step_commit (step, label, error))
    return NULL;
  return g_steal_pointer (&merge.report);
}

/**
 * assay_merge_file:
 * @store: the project that gets everything
 * @path: the other project, which is not touched
 * @cancellable: (nullable): to give up with nothing changed
 * @error: an #AssayStoreError
 *
 * Merges one file, as assay_merge_files() does.
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
  const char * const paths[] = { path, NULL };

  g_return_val_if_fail (path != NULL, NULL);

  return assay_merge_files (store, paths, flags, NULL, cancellable, error);
}
