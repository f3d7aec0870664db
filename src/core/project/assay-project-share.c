/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sharing a copy of the project that holds what its user wants to give away. Done in the worker,
 * behind the changes asked for before, so that the copy holds them.
 */

#include "config.h"

#include "assay-project-private.h"

typedef struct
{
  GTask             *task;
  char              *path;
  AssayShareOptions  options;
} Share;

static void
share_free (gpointer data)
{
  Share *share = data;

  g_object_unref (share->task);
  g_free (share->path);
  g_strfreev (share->options.articles);
  g_free (share);
}

static gboolean
run_share (AssayDesk   *desk,
           AssayStore  *store,
           gpointer     data,
           GError     **error)
{
  Share *share = data;

  return assay_store_share (store, share->path, &share->options,
                            g_task_get_cancellable (share->task), error);
}

static void
share_done (AssayProject *self,
            gpointer      data,
            const GError *error)
{
  Share *share = data;

  if (error != NULL)
    g_task_return_error (share->task, g_error_copy (error));
  else
    g_task_return_boolean (share->task, TRUE);
}

static const AssayJobKind share_job = {
  .run = run_share,
  .done = share_done,
  .free = share_free,
};

/**
 * assay_project_share_async:
 * @path: the file to make, or to replace
 * @options: what it is to hold
 * @cancellable: (nullable): to give up with no file made
 *
 * Writes a copy of the project for somebody else.
 */
void
assay_project_share_async (AssayProject            *self,
                           const char              *path,
                           const AssayShareOptions *options,
                           GCancellable            *cancellable,
                           GAsyncReadyCallback      callback,
                           gpointer                 data)
{
  Share *share;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (path != NULL && options != NULL);

  share = g_new0 (Share, 1);
  share->task = g_task_new (self, cancellable, callback, data);
  /* A file that was written before the user gave up is there. */
  g_task_set_check_cancellable (share->task, FALSE);
  g_task_set_source_tag (share->task, assay_project_share_async);
  share->path = g_strdup (path);
  share->options = *options;
  share->options.articles = g_strdupv (options->articles);
  assay_project_run (self, &share_job, share);
}

gboolean
assay_project_share_finish (AssayProject  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
