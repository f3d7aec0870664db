/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project as the window uses it: through the main loop, and how smoothly that turns meanwhile.
 */

#include "config.h"

#include "bench-loop.h"

static gboolean
tick_cb (gpointer data)
{
  BenchLoop *self = data;
  double now = bench_now ();

  self->longest = MAX (self->longest, now - self->last);
  self->last = now;
  return G_SOURCE_CONTINUE;
}

void
bench_loop_watch (BenchLoop *self)
{
  *self = (BenchLoop) { .last = bench_now (), .source = g_timeout_add (1, tick_cb, self) };
}

double
bench_loop_unwatch (BenchLoop *self)
{
  tick_cb (self);
  g_source_remove (self->source);
  return self->longest;
}

void
bench_take_result (GObject      *object,
                   GAsyncResult *result,
                   gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
failed_cb (AssayProject *project,
           const char   *what,
           const char   *why)
{
  g_error ("%s: %s", what, why);
}

AssayProject *
bench_open_project (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayProject *project = assay_project_new ();

  g_signal_connect (project, "failed", G_CALLBACK (failed_cb), NULL);
  assay_project_set_annotator (project, BENCH_ANNOTATOR, "Kim");
  assay_project_open_async (project, path, TRUE, bench_take_result, &result);
  bench_run_until (result != NULL);
  assay_project_open_finish (project, result, &error);
  g_assert_no_error (error);
  return project;
}

void
bench_close_project (AssayProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_project_close_async (project, bench_take_result, &result);
  bench_run_until (result != NULL);
  g_assert_true (assay_project_close_finish (project, result, NULL));
}
