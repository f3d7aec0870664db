/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread for one store. A pool of one keeps the order of the jobs, which g_task_run_in_thread()
 * does not. What a job holds is let go in the context of whoever asked for it: if the worker
 * dropped the last reference, a store, a window or the worker itself would be torn down from inside
 * this thread.
 */

#include "config.h"

#include "assay-worker.h"

struct _AssayWorker
{
  GObject      parent_instance;

  GThreadPool *pool;
  GMutex       mutex;
  AssayStore  *store;     /* guarded by the mutex */
};

typedef struct
{
  GTask           *task;
  AssayWorkerFunc  func;
  AssayStore      *store;
} Job;

G_DEFINE_FINAL_TYPE (AssayWorker, assay_worker, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_clear_object (&job->store);
  g_clear_object (&job->task);
  g_free (job);
}

static gboolean
let_go_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The source frees the job when it is destroyed, also where its context ends without running it. */
static void
let_go (Job *job)
{
  g_autoptr (GMainContext) context = g_main_context_ref (g_task_get_context (job->task));
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[assay] let go of a job");
  g_source_set_callback (source, let_go_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, context);
}

static AssayStore *
ref_store (AssayWorker *self)
{
  AssayStore *store;

  g_mutex_lock (&self->mutex);
  store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_mutex_unlock (&self->mutex);
  return store;
}

static void
run_cb (gpointer data,
        gpointer user_data)
{
  Job *job = data;

  job->store = ref_store (user_data);
  job->func (job->task, job->store, g_task_get_task_data (job->task));
  let_go (job);
}

static void
assay_worker_finalize (GObject *object)
{
  AssayWorker *self = ASSAY_WORKER (object);

  /* Waits for the jobs that were given; they hold no reference to the worker. */
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_object (&self->store);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (assay_worker_parent_class)->finalize (object);
}

static void
assay_worker_class_init (AssayWorkerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_worker_finalize;
}

static void
assay_worker_init (AssayWorker *self)
{
  g_mutex_init (&self->mutex);
  self->pool = g_thread_pool_new (run_cb, self, 1, FALSE, NULL);
}

AssayWorker *
assay_worker_new (void)
{
  return g_object_new (ASSAY_TYPE_WORKER, NULL);
}

/**
 * assay_worker_run:
 * @task: the job; the worker answers it, and lets go of it in its own context
 * @func: what to do
 *
 * Gives the worker a job, after all that were given before.
 */
void
assay_worker_run (AssayWorker     *self,
                  GTask           *task,
                  AssayWorkerFunc  func)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task) && func != NULL);

  job = g_new0 (Job, 1);
  job->task = g_object_ref (task);
  job->func = func;
  g_thread_pool_push (self->pool, job, NULL);
}

/**
 * assay_worker_set_store:
 * @store: (nullable): the store for every job that begins from now on
 *
 * May be called from any thread but the worker's own, which would otherwise drop the store it had.
 */
void
assay_worker_set_store (AssayWorker *self,
                        AssayStore  *store)
{
  g_autoptr (AssayStore) old = NULL;

  g_return_if_fail (ASSAY_IS_WORKER (self));
  g_return_if_fail (store == NULL || ASSAY_IS_STORE (store));

  g_mutex_lock (&self->mutex);
  old = g_steal_pointer (&self->store);
  self->store = store != NULL ? g_object_ref (store) : NULL;
  g_mutex_unlock (&self->mutex);
}
