/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes of a damaged project a new one, while the window goes on.
 */

#include "config.h"

#include "assay-identity.h"
#include "assay-project-backups.h"
#include "assay-project-private.h"
#include "assay-salvage.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  GTask            *task;
  char             *damaged;
  char             *path;
  AssayUniteReport *report;
} Salvage;

static void
salvage_free (gpointer data)
{
  Salvage *salvage = data;

  g_object_unref (salvage->task);
  g_free (salvage->damaged);
  g_free (salvage->path);
  g_clear_pointer (&salvage->report, assay_unite_report_free);
  g_free (salvage);
}

static gboolean
fill (Salvage  *self,
      GError  **error)
{
  g_autoptr (AssayStore) store = assay_store_open (self->path, ASSAY_STORE_CREATE, error);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (store == NULL ||
      !assay_identity_load (&id, &name, error) ||
      !assay_store_set_annotator (store, id, name, error) ||
      !assay_store_salvage (store, self->damaged, self->report, NULL, error))
    return FALSE;
  if (self->report->n_rows > 0)
    return assay_store_close (store, error);
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                       _("Nothing in it can be read. Go back to a backup, or ask a colleague for "
                         "their copy."));
  return FALSE;
}

/* A file that is there already was chosen to be replaced, but not by nothing. */
static gboolean
run_salvage (AssayDesk   *desk,
             AssayStore  *store,
             gpointer     data,
             GError     **error)
{
  Salvage *self = data;
  g_autofree char *path = g_steal_pointer (&self->path);
  gboolean done;

  self->report = assay_unite_report_new ();
  self->path = g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());
  done = fill (self, error) && assay_store_give_name (self->path, path, error);
  if (!done)
    g_unlink (self->path);
  return done;
}

static void
salvage_done (AssayProject *self,
              gpointer      data,
              const GError *error)
{
  Salvage *salvage = data;

  if (error != NULL)
    g_task_return_error (salvage->task, g_error_copy (error));
  else
    g_task_return_pointer (salvage->task, g_steal_pointer (&salvage->report),
                           (GDestroyNotify) assay_unite_report_free);
}

static const AssayJobKind salvage_job = {
  .run = run_salvage,
  .done = salvage_done,
  .free = salvage_free,
  .without_store = TRUE,
};

/**
 * assay_project_salvage_async:
 * @damaged: path of a project that cannot be opened
 * @path: the file to make
 *
 * Brings into a new project whatever can be read of a damaged one, which is not touched.
 */
void
assay_project_salvage_async (AssayProject        *self,
                             const char          *damaged,
                             const char          *path,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  Salvage *salvage;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (damaged != NULL && path != NULL);

  salvage = g_new0 (Salvage, 1);
  salvage->damaged = g_strdup (damaged);
  salvage->path = g_strdup (path);
  salvage->task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (salvage->task, assay_project_salvage_async);
  assay_project_run (self, &salvage_job, salvage);
}

/**
 * assay_project_salvage_finish:
 *
 * Returns: (transfer full) (nullable): what came into the new project, and what is lost
 */
AssayUniteReport *
assay_project_salvage_finish (AssayProject  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
