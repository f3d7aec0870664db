/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One exchange of the open project with the shared folder. The parts that need the project run on
 * its worker, between the changes the person makes; those that wait for a disk or a network run in
 * a thread of their own, so nobody ever waits for them.
 */

#include "config.h"

#include "assay-sharing-private.h"

#include <glib/gi18n-lib.h>

/* How long a package may be on its way. */
#define PATIENCE_USEC (60 * G_USEC_PER_SEC)

static void go_on (AssaySharing *self);

/*< private >
 * assay_sharing_was_cut_short:
 *
 * The project was closed, is shared no longer, or another one was opened, while something
 * was asked of it. That is nothing to tell anybody.
 */
gboolean
assay_sharing_was_cut_short (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* Files come in any order, so one that is missed is told of only when it stays away. Returns:
 * (transfer full) (nullable): what is wrong */
static char *
find_trouble (AssaySharing          *self,
              const AssaySyncReport *report)
{
  gint64 now = g_get_monotonic_time ();

  if (report->n_missing == 0)
    self->missing_since = 0;
  else if (self->missing_since == 0)
    self->missing_since = now;
  if (report->united->problems->len > 0)
    return g_strdup (g_ptr_array_index (report->united->problems, 0));
  if (report->n_missing == 0 || now - self->missing_since < PATIENCE_USEC)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u package of a colleague has not arrived yet.",
                                       "%u packages of colleagues have not arrived yet.",
                                       report->n_missing),
                          report->n_missing);
}

/* Ends the exchange, well or with @error. */
static void
finish (AssaySharing *self,
        const GError *error)
{
  g_autoptr (AssaySync) sync = g_steal_pointer (&self->sync);
  const AssaySyncReport *report = assay_sync_get_report (sync);
  g_autofree char *trouble = NULL;

  if (report->united->n_rows > 0)
    assay_sharing_emit_received (self, report->united);
  if (error != NULL && !assay_sharing_was_cut_short (error))
    assay_sharing_tell (self, error->message);
  else if (error == NULL)
    {
      trouble = find_trouble (self, report);
      assay_sharing_tell (self, trouble);
    }
  if (self->waiting)
    assay_sharing_exchange (self, ASSAY_SYNC_RECEIVE);
}

static gboolean
run_part (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  AssaySharing *self = data;

  return assay_sync_run_part (self->sync, store, NULL, error);
}

static void
part_done (AssayProject *project,
           gpointer      data,
           const GError *error)
{
  if (error == NULL)
    go_on (data);
  else
    finish (data, error);
}

static const AssayJobKind part_job = {
  .run = run_part,
  .done = part_done,
  .free = g_object_unref,
  .quiet = TRUE,
};

static void
run_part_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  GError *error = NULL;

  if (assay_sync_run_part (data, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
part_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (AssaySharing) self = data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  part_done (self->project, self, error);
}

/* The task holds nothing of this thread's: it may be let go of in the other. */
static void
run_in_thread (AssaySharing *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, part_cb, g_object_ref (self));

  g_task_set_task_data (task, self->sync, NULL);
  g_task_run_in_thread (task, run_part_in_thread);
}

static void
go_on (AssaySharing *self)
{
  switch (assay_sync_get_place (self->sync))
    {
    case ASSAY_SYNC_IN_PROJECT:
      assay_project_run (self->project, &part_job, g_object_ref (self));
      break;
    case ASSAY_SYNC_IN_FILES:
      run_in_thread (self);
      break;
    case ASSAY_SYNC_OVER:
    default:
      finish (self, NULL);
      break;
    }
}

/*< private >
 * assay_sharing_exchange:
 *
 * Begins an exchange, or, while another one is under way, looks again after that what is there.
 */
void
assay_sharing_exchange (AssaySharing  *self,
                        AssaySyncMode  mode)
{
  self->waiting = self->sync != NULL;
  if (self->waiting || self->folder == NULL)
    return;
  self->sync = assay_sync_new (self->folder, mode);
  go_on (self);
}
