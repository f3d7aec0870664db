/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exports and what comes back from them. Done in the worker, behind the changes asked for before,
 * so that an export holds them all.
 */

#include "config.h"

#include "assay-project-private.h"

#include "assay-exchange.h"

typedef struct
{
  GTask *task;
  char  *path;
  char  *format;     /* of an export */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->task);
  g_free (errand->path);
  g_free (errand->format);
  g_free (errand);
}

static Errand *
errand_new (AssayProject        *self,
            gpointer             tag,
            const char          *path,
            GAsyncReadyCallback  callback,
            gpointer             data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (errand->task, tag);
  errand->path = g_strdup (path);
  return errand;
}

static void
errand_done (AssayProject *self,
             gpointer      data,
             const GError *error)
{
  Errand *errand = data;

  if (error != NULL)
    g_task_return_error (errand->task, g_error_copy (error));
  else
    g_task_return_boolean (errand->task, TRUE);
}

static gboolean
run_export (AssayDesk   *desk,
            AssayStore  *store,
            gpointer     data,
            GError     **error)
{
  Errand *errand = data;

  return assay_exchange_export_file (store, errand->format, NULL, errand->path, NULL, error);
}

static const AssayJobKind export_job = {
  .run = run_export,
  .done = errand_done,
  .free = errand_free,
};

/**
 * assay_project_export_async:
 * @format: name of a format, as on the command line
 * @path: the file to write
 *
 * Exports the whole project, as it is after all that was asked for before.
 */
void
assay_project_export_async (AssayProject        *self,
                            const char          *format,
                            const char          *path,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  Errand *errand;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (format != NULL && path != NULL);

  errand = errand_new (self, assay_project_export_async, path, callback, data);
  errand->format = g_strdup (format);
  assay_project_run (self, &export_job, errand);
}

gboolean
assay_project_export_finish (AssayProject  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
run_import_json (AssayDesk   *desk,
                 AssayStore  *store,
                 gpointer     data,
                 GError     **error)
{
  Errand *errand = data;

  return assay_exchange_import_json (store, errand->path, ASSAY_EXCHANGE_MAX_SIZE, NULL, error);
}

static const AssayJobKind import_json_job = {
  .run = run_import_json,
  .done = errand_done,
  .free = errand_free,
};

/**
 * assay_project_import_json_async:
 * @path: a file that was exported as JSON
 *
 * Adds what an export holds to the project: all of it, or nothing where anything is amiss.
 */
void
assay_project_import_json_async (AssayProject        *self,
                                 const char          *path,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (path != NULL);

  assay_project_run (self, &import_json_job,
                     errand_new (self, assay_project_import_json_async, path, callback, data));
}

gboolean
assay_project_import_json_finish (AssayProject  *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
