/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening and closing projects. One that cannot be opened leaves the one before it as it was.
 */

#include "config.h"

#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#include "assay-identity.h"

/* How often a project that another program writes is looked at. */
#define FOLLOW_SECONDS 1

/* Counted in the main thread only: one after the other, the two jobs of an opening hold it. */
typedef struct
{
  GTask           *task;            /* to be answered at the end */
  char            *path;
  AssayStoreFlags  flags;
  char            *annotator;
  char            *annotator_name;

  AssayStore      *store;
  AssayStore      *reader;          /* the main thread's own */
  AssayOpened     *opened;          /* the article that was open last, or NULL */
  AssayLayerWish  *wish;            /* whose layers were shown last */
  GError          *article_error;   /* why it is not */
} Opening;

static void
opening_clear (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->task);
  g_free (opening->path);
  g_free (opening->annotator);
  g_free (opening->annotator_name);
  g_clear_object (&opening->reader);
  g_clear_object (&opening->store);
  g_clear_pointer (&opening->opened, assay_opened_free);
  g_clear_pointer (&opening->wish, assay_layer_wish_free);
  g_clear_error (&opening->article_error);
}

static void
opening_release (gpointer data)
{
  g_rc_box_release_full (data, opening_clear);
}

/* Answers a task that waited for a job. */
static void
answer (GTask        *task,
        const GError *error)
{
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
run_follow (AssayDesk   *desk,
            AssayStore  *store,
            gpointer     data,
            GError     **error)
{
  return assay_store_refresh (store, error);
}

/* A look that fails is followed by another one. */
static const AssayJobKind follow_job = {
  .run = run_follow,
  .quiet = TRUE,
};

static gboolean
follow_cb (gpointer data)
{
  assay_project_run (data, &follow_job, NULL);
  return G_SOURCE_CONTINUE;
}

/* The worker lets go of the store later, in the main thread: here it may be the last to hold it. */
static gboolean
run_close (AssayDesk   *desk,
           AssayStore  *store,
           gpointer     data,
           GError     **error)
{
  assay_desk_listen (desk, NULL);
  g_clear_pointer (&desk->article, g_free);
  assay_keeper_wait (desk->keeper);
  /* Somebody else may have asked for it, too. */
  if (store == NULL || !assay_store_is_open (store))
    return TRUE;
  assay_project_keep_last (store);
  assay_project_send_last (store);
  return assay_store_close (store, error);
}

static void
close_done (AssayProject *self,
            gpointer      data,
            const GError *error)
{
  assay_worker_set_store (self->worker, NULL);
  answer (data, error);
}

static const AssayJobKind close_job = {
  .run = run_close,
  .done = close_done,
  .free = g_object_unref,
  .without_store = TRUE,
};

/* Shows no project any more. What was asked for before is still done, but its answers are not
 * shown. */
static void
forget_project (AssayProject *self)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  assay_project_cancel_import (self);
  assay_project_write_place (self);
  assay_project_stop_keeping (self);

  self->epoch++;
  self->is_open = FALSE;
  g_clear_handle_id (&self->follow_source, g_source_remove);
  assay_project_show_article (self, NULL);
  assay_article_list_detach (self->articles);
  g_clear_pointer (&self->kinds, g_strfreev);
  g_hash_table_remove_all (self->annotators);
  assay_project_set_people (self, nobody);
  assay_project_set_labels (self, NULL, NULL);
  assay_project_set_title_text (self, NULL);
  assay_project_set_file (self, NULL, NULL);
  assay_project_notify (self, ASSAY_PROJECT_PROP_IS_OPEN);
}

static void
start_closing (AssayProject *self,
               GTask        *task)
{
  if (self->is_open)
    forget_project (self);
  assay_project_run (self, &close_job, g_object_ref (task));
}

/* Leaves the state of opening one way or the other, and closes if that was asked for in the
 * meantime. */
static void
end_opening (AssayProject *self,
             Opening      *opening,
             const GError *error)
{
  g_autoptr (GTask) closing = g_steal_pointer (&self->closing);

  /* Now and not when the job is let go of, since whoever still reads keeps the file from being
   * tidied up. */
  g_clear_object (&opening->reader);
  self->opening = FALSE;
  answer (opening->task, error);
  if (closing != NULL)
    start_closing (self, closing);
}

static gboolean
run_adopt (AssayDesk   *desk,
           AssayStore  *store,
           gpointer     data,
           GError     **error)
{
  Opening *opening = data;

  if (!assay_store_set_annotator (store, opening->annotator, opening->annotator_name, error))
    return FALSE;

  assay_desk_listen (desk, store);
  g_free (desk->annotator);
  desk->annotator = g_strdup (opening->annotator);
  desk->changed = ASSAY_CHANGE_PROJECT;
  opening->wish = assay_layer_wish_read (store);
  opening->opened = assay_project_load_article (desk, store, NULL, &opening->article_error);
  return TRUE;
}

static void
adopt_done (AssayProject *self,
            gpointer      data,
            const GError *error)
{
  Opening *opening = data;

  if (error != NULL)
    {
      assay_worker_set_store (self->worker, NULL);
      end_opening (self, opening, error);
      return;
    }

  self->is_open = TRUE;
  assay_project_set_file (self, opening->path, assay_store_get_read_only_reason (opening->store));
  assay_article_list_attach (self->articles, self->worker, opening->reader, opening->annotator);
  /* The list alone holds it now: the file is left tidy only where nobody still reads when it is
   * closed. */
  g_clear_object (&opening->reader);
  if (assay_project_is_read_only (self))
    self->follow_source = g_timeout_add_seconds (FOLLOW_SECONDS, follow_cb, self);
  assay_project_start_keeping (self);
  assay_project_notify (self, ASSAY_PROJECT_PROP_IS_OPEN);
  assay_project_take_wish (self, g_steal_pointer (&opening->wish));
  if (opening->opened != NULL)
    {
      self->wanted = g_strdup (assay_article_get_id (opening->opened->article));
      assay_project_show_article (self, opening->opened);
    }
  else if (opening->article_error != NULL)
    assay_project_fail (self, _("The article that was open last could not be opened"),
                        opening->article_error);
  end_opening (self, opening, NULL);
}

static const AssayJobKind adopt_job = {
  .run = run_adopt,
  .done = adopt_done,
  .free = opening_release,
  .without_store = TRUE,
};

static void
adopt (AssayProject *self,
       Opening      *opening)
{
  assay_worker_set_store (self->worker, opening->store);
  assay_project_take_annotator (self, g_strdup (opening->annotator),
                                g_strdup (opening->annotator_name));
  assay_project_run (self, &adopt_job, g_rc_box_acquire (opening));
}

static void
close_former_done (AssayProject *self,
                   gpointer      data,
                   const GError *error)
{
  adopt (self, data);
}

static const AssayJobKind close_former_job = {
  .what = N_("The project that was open before could not be closed"),
  .run = run_close,
  .done = close_former_done,
  .free = opening_release,
  .without_store = TRUE,
};

static gboolean
run_open (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  Opening *opening = data;

  if (opening->annotator == NULL &&
      !assay_identity_load (&opening->annotator, &opening->annotator_name, error))
    return FALSE;
  opening->store = assay_store_open (opening->path, opening->flags, error);
  if (opening->store == NULL)
    return FALSE;
  opening->reader = assay_store_open (opening->path, ASSAY_STORE_READ_ONLY, error);
  return opening->reader != NULL;
}

static void
open_done (AssayProject *self,
           gpointer      data,
           const GError *error)
{
  Opening *opening = data;

  if (error != NULL)
    {
      end_opening (self, opening, error);
      return;
    }
  if (self->is_open)
    {
      forget_project (self);
      assay_project_run (self, &close_former_job, g_rc_box_acquire (opening));
    }
  else
    adopt (self, opening);
}

static const AssayJobKind open_job = {
  .run = run_open,
  .done = open_done,
  .free = opening_release,
  .without_store = TRUE,
};

/**
 * assay_project_open_async:
 * @path: the file
 * @create: whether to make a project where there is no file
 *
 * Opens a project, with the article and the place where it was left. The one open before is closed;
 * where the new one cannot be opened, it stays open.
 */
void
assay_project_open_async (AssayProject        *self,
                          const char          *path,
                          gboolean             create,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *full_path = NULL;
  Opening *opening;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, assay_project_open_async);
  full_path = g_canonicalize_filename (path, NULL);
  if (self->opening)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               _("Another project is being opened. Wait a moment and try again."));
      return;
    }
  if (self->is_open && !assay_project_is_read_only (self) && g_str_equal (self->path, full_path))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  opening = g_rc_box_new0 (Opening);
  opening->task = g_steal_pointer (&task);
  opening->path = g_steal_pointer (&full_path);
  opening->flags = create ? ASSAY_STORE_CREATE : ASSAY_STORE_NO_FLAGS;
  opening->annotator = g_strdup (self->annotator);
  opening->annotator_name = g_strdup (self->annotator_name);
  self->opening = TRUE;
  assay_project_run (self, &open_job, opening);
}

/**
 * assay_project_open_finish:
 * @error: set where the project could not be opened, with a message that says what to do
 *
 * Returns: whether the project is open
 */
gboolean
assay_project_open_finish (AssayProject  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * assay_project_close_async:
 *
 * Closes the project after all that was asked for is done. Nothing is asked for any more from now
 * on.
 */
void
assay_project_close_async (AssayProject        *self,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, assay_project_close_async);
  if (!self->opening)
    start_closing (self, task);
  else if (self->closing == NULL)
    self->closing = g_steal_pointer (&task);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                             _("The project is being closed."));
}

/**
 * assay_project_close_finish:
 *
 * Returns: whether the file was left tidy; what was acknowledged is in it either way
 */
gboolean
assay_project_close_finish (AssayProject  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
