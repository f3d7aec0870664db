/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project as a whole: its title, who works on it, a copy of it.
 */

#include "config.h"

#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

static gboolean
run_set_annotator (AssayDesk   *desk,
                   AssayStore  *store,
                   gpointer     data,
                   GError     **error)
{
  AssayAnnotator *annotator = data;

  if (!assay_store_set_annotator (store, annotator->id, annotator->name, error))
    return FALSE;
  if (g_strcmp0 (desk->annotator, annotator->id) != 0)
    {
      /* Another layer is shown from now on. */
      g_free (desk->annotator);
      desk->annotator = g_strdup (annotator->id);
      desk->changed |= ASSAY_CHANGE_ANNOTATIONS;
      desk->changed_several = TRUE;
    }
  return TRUE;
}

static const AssayJobKind set_annotator_job = {
  .what = N_("The name of the annotator could not be written to the project"),
  .run = run_set_annotator,
  .free = (void (*) (gpointer)) assay_annotator_free,
};

/**
 * assay_project_set_annotator:
 * @id: UUID of the person
 * @name: the name to go by from now on
 *
 * Says who tags, and whose layer is shown. Where nothing is said before a project is opened, it is
 * the user of the machine.
 */
void
assay_project_set_annotator (AssayProject *self,
                             const char   *id,
                             const char   *name)
{
  AssayAnnotator *annotator;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (id != NULL && name != NULL);

  if (g_strcmp0 (self->annotator, id) == 0 && g_strcmp0 (self->annotator_name, name) == 0)
    return;
  assay_project_take_annotator (self, g_strdup (id), g_strdup (name));
  if (!self->is_open)
    return;

  assay_article_list_set_annotator (self->articles, id);
  annotator = g_new0 (AssayAnnotator, 1);
  annotator->id = g_strdup (id);
  annotator->name = g_strdup (name);
  assay_project_run (self, &set_annotator_job, annotator);
}

static gboolean
run_set_title (AssayDesk   *desk,
               AssayStore  *store,
               gpointer     data,
               GError     **error)
{
  return assay_store_set_title (store, data, error);
}

static const AssayJobKind set_title_job = {
  .what = N_("The title of the project could not be changed"),
  .run = run_set_title,
  .free = g_free,
};

/**
 * assay_project_set_title:
 * @title: the title; the property changes once it is on disk
 */
void
assay_project_set_title (AssayProject *self,
                         const char   *title)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (title != NULL);

  if (self->is_open)
    assay_project_run (self, &set_title_job, g_strdup (title));
}

typedef struct
{
  GTask *task;
  char  *path;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->task);
  g_free (copy->path);
  g_free (copy);
}

static gboolean
run_copy (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  Copy *copy = data;

  return assay_store_backup (store, copy->path, error);
}

static void
copy_done (AssayProject *self,
           gpointer      data,
           const GError *error)
{
  Copy *copy = data;

  if (error != NULL)
    g_task_return_error (copy->task, g_error_copy (error));
  else
    g_task_return_boolean (copy->task, TRUE);
}

static const AssayJobKind copy_job = {
  .run = run_copy,
  .done = copy_done,
  .free = copy_free,
};

/**
 * assay_project_copy_async:
 * @path: the file to make
 *
 * Copies the project to another file, as it is after all that was asked for before.
 */
void
assay_project_copy_async (AssayProject        *self,
                          const char          *path,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  Copy *copy;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (path != NULL);

  copy = g_new0 (Copy, 1);
  copy->path = g_strdup (path);
  copy->task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (copy->task, assay_project_copy_async);
  assay_project_run (self, &copy_job, copy);
}

gboolean
assay_project_copy_finish (AssayProject  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
