/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayWorker:
 *
 * The one thread that a store lives on. Jobs run in the order they were given.
 */
#define ASSAY_TYPE_WORKER (assay_worker_get_type ())
G_DECLARE_FINAL_TYPE (AssayWorker, assay_worker, ASSAY, WORKER, GObject)

/**
 * AssayWorkerFunc:
 * @task: to be answered with g_task_return_*(), exactly once
 * @store: (nullable): the store the worker holds, or %NULL while none is open
 * @data: (nullable): what g_task_set_task_data() was given
 *
 * A job; it runs in the worker's thread.
 */
typedef void (*AssayWorkerFunc) (GTask      *task,
                                 AssayStore *store,
                                 gpointer    data);

AssayWorker *assay_worker_new       (void);
void         assay_worker_run       (AssayWorker     *self,
                                     GTask           *task,
                                     AssayWorkerFunc  func);
void         assay_worker_set_store (AssayWorker     *self,
                                     AssayStore      *store);

G_END_DECLS
