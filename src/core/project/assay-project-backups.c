/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Backups while somebody works, and the way back to one. A backup is made in a thread of its own on
 * a connection that only reads, so that neither the window nor a tag ever waits for it; closing
 * interrupts it, since a reader would keep the file from being left tidy.
 */

#include "config.h"

#include "assay-project-backups.h"

#include "assay-project-private.h"

/* After opening, so that short sessions are kept, too, but opening is not slower for it. */
#define FIRST_SECONDS 20
#define AGAIN_SECONDS (10 * 60)

/* What the worker and the threads know of each other. They outlive neither the project nor wait for
 * the main loop. */
struct _AssayKeeper
{
  GMutex        mutex;
  GCond         cond;
  guint         n_running;
  GCancellable *cancellable;      /* of the project that is open, replaced at closing */
};

/* A look at the project or a backup of it, in a thread of its own. */
typedef struct
{
  AssayKeeper  *keeper;
  GCancellable *cancellable;
  char         *path;
  gboolean      back_up;
  GWeakRef      project;          /* for the main thread */
  guint         epoch;
  guint64       n_before;
  guint64       n_now;
  gboolean      is_alarming;
} Look;

AssayKeeper *
assay_keeper_new (void)
{
  AssayKeeper *keeper = g_atomic_rc_box_new0 (AssayKeeper);

  g_mutex_init (&keeper->mutex);
  g_cond_init (&keeper->cond);
  keeper->cancellable = g_cancellable_new ();
  return keeper;
}

static void
keeper_clear (gpointer data)
{
  AssayKeeper *keeper = data;

  g_mutex_clear (&keeper->mutex);
  g_cond_clear (&keeper->cond);
  g_object_unref (keeper->cancellable);
}

void
assay_keeper_unref (AssayKeeper *keeper)
{
  g_atomic_rc_box_release_full (keeper, keeper_clear);
}

static void
keeper_count (AssayKeeper *keeper,
              int          by)
{
  g_mutex_lock (&keeper->mutex);
  keeper->n_running += by;
  g_cond_broadcast (&keeper->cond);
  g_mutex_unlock (&keeper->mutex);
}

/*< private >
 * assay_keeper_wait:
 *
 * Waits until nobody reads, in the worker's thread and after everybody was told to end.
 */
void
assay_keeper_wait (AssayKeeper *keeper)
{
  g_mutex_lock (&keeper->mutex);
  while (keeper->n_running > 0)
    g_cond_wait (&keeper->cond, &keeper->mutex);
  g_mutex_unlock (&keeper->mutex);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  assay_keeper_unref (look->keeper);
  g_object_unref (look->cancellable);
  g_free (look->path);
  g_weak_ref_clear (&look->project);
  g_free (look);
}

/* The number is remembered after each backup, too, so that a crash does not lose it. */
static gboolean
run_look (Look    *look,
          GError **error)
{
  g_autoptr (AssayStore) store = assay_store_open (look->path, ASSAY_STORE_READ_ONLY, error);
  gboolean made;

  if (store == NULL)
    return FALSE;
  if (look->back_up && assay_backups_would_disturb (store))
    return TRUE;
  if (look->back_up)
    return assay_backups_make (store, &made, look->cancellable, error) &&
           assay_backups_remember (store, error);
  return assay_backups_look_for_loss (store, &look->n_before, &look->n_now, &look->is_alarming,
                                      error) &&
         assay_backups_remember (store, error);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Look *look = data;
  GError *error = NULL;
  gboolean done = run_look (look, &error);

  keeper_count (look->keeper, -1);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A backup that could not be made is tried again, and is no reason to disturb a person; where there
 * is no space, the next change that cannot be kept tells. */
static void
look_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Look *look = g_task_get_task_data (G_TASK (result));
  g_autoptr (AssayProject) project = g_weak_ref_get (&look->project);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("Looking after %s: %s", look->path, error->message);
  if (project != NULL && look->epoch == project->epoch && look->is_alarming)
    assay_project_emit_shrunk (project, look->n_before, look->n_now);
}

static void
start_look (AssayProject *self,
            gboolean      back_up)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, look_done_cb, NULL);
  Look *look = g_new0 (Look, 1);

  look->keeper = g_atomic_rc_box_acquire (self->keeper);
  look->cancellable = g_object_ref (self->keeper->cancellable);
  look->path = g_strdup (self->path);
  look->back_up = back_up;
  look->epoch = self->epoch;
  g_weak_ref_init (&look->project, self);
  g_task_set_source_tag (task, start_look);
  g_task_set_task_data (task, look, look_free);
  keeper_count (self->keeper, 1);
  g_task_run_in_thread (task, look_thread);
}

static gboolean
back_up_cb (gpointer data)
{
  AssayProject *self = data;

  self->backup_source = 0;
  self->backup_delay = MAX (self->backup_delay, AGAIN_SECONDS);
  start_look (self, TRUE);
  return G_SOURCE_REMOVE;
}

/*< private >
 * assay_project_keep:
 *
 * Says that there is something to be kept, in a while.
 */
void
assay_project_keep (AssayProject *self)
{
  if (self->is_open && !assay_project_is_read_only (self) && self->backup_source == 0)
    self->backup_source = g_timeout_add_seconds (self->backup_delay, back_up_cb, self);
}

/*< private >
 * assay_project_start_keeping:
 *
 * Looks after the project that was opened: whether it lost something since it was open last, and
 * whether it is as it was backed up.
 */
void
assay_project_start_keeping (AssayProject *self)
{
  start_look (self, FALSE);
  assay_project_keep (self);
}

/*< private >
 * assay_project_stop_keeping:
 *
 * Ends all that reads the project. The worker still has to wait for it.
 */
void
assay_project_stop_keeping (AssayProject *self)
{
  g_clear_handle_id (&self->backup_source, g_source_remove);
  self->backup_delay = FIRST_SECONDS;
  g_cancellable_cancel (self->keeper->cancellable);
  g_object_unref (self->keeper->cancellable);
  self->keeper->cancellable = g_cancellable_new ();
}

/*< private >
 * assay_project_keep_last:
 *
 * Keeps at closing, in the worker's thread, what could not be kept meanwhile. That it cannot be
 * kept is no reason not to close.
 */
void
assay_project_keep_last (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean made;

  if (assay_store_is_read_only (store))
    return;
  if ((assay_backups_would_disturb (store) &&
       !assay_backups_make (store, &made, NULL, &error)) ||
      !assay_backups_remember (store, &error))
    g_debug ("Keeping %s: %s", assay_store_get_path (store), error->message);
}

/**
 * assay_project_set_backup_delay:
 * @seconds: how long after opening, or after the first change since the last backup
 *
 * Sets when the next backup is made. The one after it comes no sooner than ten minutes later.
 */
void
assay_project_set_backup_delay (AssayProject *self,
                                guint         seconds)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  self->backup_delay = seconds;
  if (self->backup_source == 0)
    return;
  g_clear_handle_id (&self->backup_source, g_source_remove);
  assay_project_keep (self);
}

typedef struct
{
  GTask     *task;
  char      *path;
  char      *backup;
  GPtrArray *backups;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->task);
  g_free (errand->path);
  g_free (errand->backup);
  g_clear_pointer (&errand->backups, g_ptr_array_unref);
  g_free (errand);
}

static gboolean
run_list (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  Errand *errand = data;

  errand->backups = assay_backups_list (errand->path, error);
  return errand->backups != NULL;
}

static void
list_done (AssayProject *self,
           gpointer      data,
           const GError *error)
{
  Errand *errand = data;

  if (error != NULL)
    g_task_return_error (errand->task, g_error_copy (error));
  else
    g_task_return_pointer (errand->task, g_steal_pointer (&errand->backups),
                           (GDestroyNotify) g_ptr_array_unref);
}

static const AssayJobKind list_job = {
  .run = run_list,
  .done = list_done,
  .free = errand_free,
  .without_store = TRUE,
};

/**
 * assay_project_list_backups_async:
 * @path: of a project, the open one or another
 *
 * Lists its earlier states.
 */
void
assay_project_list_backups_async (AssayProject        *self,
                                  const char          *path,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  Errand *errand;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (path != NULL);

  errand = g_new0 (Errand, 1);
  errand->path = g_strdup (path);
  errand->task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (errand->task, assay_project_list_backups_async);
  assay_project_run (self, &list_job, errand);
}

/**
 * assay_project_list_backups_finish:
 *
 * Returns: (transfer full) (element-type AssayBackup) (nullable): the newest first
 */
GPtrArray *
assay_project_list_backups_finish (AssayProject  *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_restore (AssayDesk   *desk,
             AssayStore  *store,
             gpointer     data,
             GError     **error)
{
  Errand *errand = data;

  return assay_backups_restore (errand->path, errand->backup, error);
}

static void
restore_done (AssayProject *self,
              gpointer      data,
              const GError *error)
{
  Errand *errand = data;

  if (error != NULL)
    g_task_return_error (errand->task, g_error_copy (error));
  else
    g_task_return_boolean (errand->task, TRUE);
}

static const AssayJobKind restore_job = {
  .run = run_restore,
  .done = restore_done,
  .free = errand_free,
  .without_store = TRUE,
};

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  AssayProject *self = ASSAY_PROJECT (source);
  Errand *errand = data;
  GError *error = NULL;

  if (assay_project_close_finish (self, result, &error))
    {
      assay_project_run (self, &restore_job, errand);
      return;
    }
  g_task_return_error (errand->task, error);
  errand_free (errand);
}

/**
 * assay_project_restore_async:
 * @path: of a project; where it is the open one, it is closed first and stays closed
 * @backup: path of the backup to put in its place
 *
 * Makes a project what it was, and keeps what it is now as another backup.
 */
void
assay_project_restore_async (AssayProject        *self,
                             const char          *path,
                             const char          *backup,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  Errand *errand;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (path != NULL && backup != NULL);

  errand = g_new0 (Errand, 1);
  errand->path = g_strdup (path);
  errand->backup = g_strdup (backup);
  errand->task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (errand->task, assay_project_restore_async);
  if (self->is_open && g_strcmp0 (self->path, path) == 0)
    assay_project_close_async (self, closed_cb, errand);
  else
    assay_project_run (self, &restore_job, errand);
}

/**
 * assay_project_restore_finish:
 *
 * Returns: whether it is done; the project is as it was otherwise
 */
gboolean
assay_project_restore_finish (AssayProject  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
