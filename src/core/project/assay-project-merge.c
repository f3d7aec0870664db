/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging other projects into the open one. Done in the worker, behind the changes asked for
 * before; what comes in is shown as any other change is.
 */

#include "config.h"

#include "assay-project-private.h"

#include "assay-merge.h"

typedef struct
{
  GTask            *task;
  char            **paths;
  AssayMergeFlags   flags;
  AssayUniteProgress *progress;
  AssayUniteReport *report;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_object_unref (merge->task);
  g_strfreev (merge->paths);
  g_clear_pointer (&merge->report, assay_unite_report_free);
  g_free (merge);
}

static gboolean
run_merge (AssayDesk   *desk,
           AssayStore  *store,
           gpointer     data,
           GError     **error)
{
  Merge *merge = data;

  merge->report = assay_merge_files (store, (const char * const *) merge->paths, merge->flags,
                                     merge->progress, g_task_get_cancellable (merge->task),
                                     error);
  return merge->report != NULL;
}

static void
merge_done (AssayProject *self,
            gpointer      data,
            const GError *error)
{
  Merge *merge = data;

  if (error != NULL)
    g_task_return_error (merge->task, g_error_copy (error));
  else
    g_task_return_pointer (merge->task, g_steal_pointer (&merge->report),
                           (GDestroyNotify) assay_unite_report_free);
}

static const AssayJobKind merge_job = {
  .run = run_merge,
  .done = merge_done,
  .free = merge_free,
};

/**
 * assay_project_merge_async:
 * @paths: (array zero-terminated=1): the other projects, at least one; they are not touched
 * @dry_run: whether only to tell what would come in
 * @progress: (nullable): told how far it is, by another thread; it must be there until the end
 * @cancellable: (nullable): to give up with nothing merged
 *
 * Brings everything of other projects into this one, as one undoable step.
 */
void
assay_project_merge_async (AssayProject        *self,
                           const char * const  *paths,
                           gboolean             dry_run,
                           AssayUniteProgress  *progress,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  Merge *merge;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  merge = g_new0 (Merge, 1);
  merge->task = g_task_new (self, cancellable, callback, data);
  /* Where the last moment to give up has passed, what was done counts. */
  g_task_set_check_cancellable (merge->task, FALSE);
  g_task_set_source_tag (merge->task, assay_project_merge_async);
  merge->paths = g_strdupv ((char **) paths);
  merge->progress = progress;
  merge->flags = dry_run ? ASSAY_MERGE_DRY_RUN : ASSAY_MERGE_NO_FLAGS;
  assay_project_run (self, &merge_job, merge);
}

/**
 * assay_project_merge_finish:
 *
 * Returns: (transfer full) (nullable): what came in or, in a dry run, would
 */
AssayUniteReport *
assay_project_merge_finish (AssayProject  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
