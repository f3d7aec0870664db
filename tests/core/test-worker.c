/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-worker.h"
#include "store-fixture.h"

typedef struct
{
  GMainLoop *loop;
  GThread   *thread;
  GString   *order;
  guint      n_left;
} Run;

typedef struct
{
  Run  *run;
  char  letter;
} Letter;

static void
append_letter (GTask      *task,
               AssayStore *store,
               gpointer    data)
{
  Letter *letter = data;

  /* The first to come takes longest: a pool of several threads would get the order wrong. */
  g_usleep (letter->letter == 'a' ? 20000 : 100);
  g_assert_true (g_thread_self () != letter->run->thread);
  g_string_append_c (letter->run->order, letter->letter);
  g_task_return_boolean (task, TRUE);
}

static void
letter_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Run *run = data;

  g_assert_true (g_thread_self () == run->thread);
  if (--run->n_left == 0)
    g_main_loop_quit (run->loop);
}

static void
test_jobs_run_in_order (void)
{
  g_autoptr (AssayWorker) worker = assay_worker_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) order = g_string_new (NULL);
  Run run = { loop, g_thread_self (), order, 26 };

  for (char c = 'a'; c <= 'z'; c++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, letter_done_cb, &run);
      Letter *letter = g_new (Letter, 1);

      *letter = (Letter) { &run, c };
      g_task_set_task_data (task, letter, g_free);
      assay_worker_run (worker, task, append_letter);
    }
  g_main_loop_run (loop);
  g_assert_cmpstr (order->str, ==, "abcdefghijklmnopqrstuvwxyz");
  g_assert_finalize_object (g_steal_pointer (&worker));
}

static void
answer_with_store (GTask      *task,
                   AssayStore *store,
                   gpointer    data)
{
  g_task_return_boolean (task, store != NULL);
}

static void
store_seen_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Run *run = data;

  run->n_left = g_task_propagate_boolean (G_TASK (result), NULL);
  g_main_loop_quit (run->loop);
}

static gboolean
sees_store (AssayWorker *worker)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { loop, g_thread_self (), NULL, 0 };

  task = g_task_new (NULL, NULL, store_seen_cb, &run);
  assay_worker_run (worker, task, answer_with_store);
  g_main_loop_run (loop);
  return run.n_left;
}

static void
test_a_job_sees_the_store_there_is (StoreFixture  *fixture,
                                    gconstpointer  data)
{
  g_autoptr (AssayWorker) worker = assay_worker_new ();

  g_assert_false (sees_store (worker));
  assay_worker_set_store (worker, fixture->store);
  g_assert_true (sees_store (worker));
  assay_worker_set_store (worker, NULL);
  g_assert_false (sees_store (worker));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  GThread  *main_thread;
  gboolean  is_gone;
} Fate;

static void
gone_cb (gpointer  data,
         GObject  *object)
{
  Fate *fate = data;

  g_assert_true (g_thread_self () == fate->main_thread);
  fate->is_gone = TRUE;
}

static void
work_slowly (GTask      *task,
             AssayStore *store,
             gpointer    data)
{
  g_usleep (20000);
  g_task_return_boolean (task, TRUE);
}

/* While a job runs its owner lets go of everything: the job's references are then the last. */
static void
test_the_last_reference_is_dropped_by_the_caller (StoreFixture  *fixture,
                                                  gconstpointer  data)
{
  Fate store_fate = { g_thread_self (), FALSE };
  Fate source_fate = { g_thread_self (), FALSE };
  AssayWorker *worker = assay_worker_new ();
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  GTask *task = g_task_new (source, NULL, NULL, NULL);

  g_object_weak_ref (G_OBJECT (fixture->store), gone_cb, &store_fate);
  g_object_weak_ref (source, gone_cb, &source_fate);
  assay_worker_set_store (worker, fixture->store);
  assay_worker_run (worker, task, work_slowly);
  g_usleep (5000);
  assay_worker_set_store (worker, NULL);
  g_clear_object (&fixture->store);
  g_object_unref (task);
  g_object_unref (source);
  g_assert_finalize_object (worker);
  while (!store_fate.is_gone || !source_fate.is_gone)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/jobs-run-in-order", test_jobs_run_in_order);
  store_fixture_add ("/worker/a-job-sees-the-store-there-is", test_a_job_sees_the_store_there_is);
  store_fixture_add ("/worker/the-last-reference-is-dropped-by-the-caller",
                     test_the_last_reference_is_dropped_by_the_caller);

  return g_test_run ();
}
