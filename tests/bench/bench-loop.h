/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-project.h"
#include "bench-kit.h"

G_BEGIN_DECLS

#define bench_run_until(condition)            \
  G_STMT_START {                              \
    while (!(condition))                      \
      g_main_context_iteration (NULL, TRUE);  \
  } G_STMT_END

/* How long the main loop is kept from turning at the worst, in milliseconds. */
typedef struct
{
  double last;
  double longest;
  guint  source;
} BenchLoop;

void          bench_loop_watch    (BenchLoop     *self);
double        bench_loop_unwatch  (BenchLoop     *self);

void          bench_take_result   (GObject       *object,
                                   GAsyncResult  *result,
                                   gpointer       data);
AssayProject *bench_open_project  (const char    *path);
void          bench_close_project (AssayProject  *project);

G_END_DECLS
