/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done since the last package goes to colleagues when the project is closed, rather than
 * with the next opening, which may be on Monday.
 */

#include "config.h"

#include "assay-project-private.h"
#include "assay-store-outbox.h"
#include "assay-sync.h"

/* A folder on a network that is down answers after minutes or never. What is not out by then goes
 * with the next opening. */
#define LIMIT_USEC (5 * G_USEC_PER_SEC)

/* Shared by the worker and a thread that may be stuck in a file, whichever lets go of it last. */
typedef struct
{
  GMutex        mutex;
  GCond         cond;
  AssaySync    *sync;
  GCancellable *cancellable;
  gboolean      running;
  gboolean      done;
} Delivery;

static Delivery *
delivery_new (const char *folder)
{
  Delivery *self = g_atomic_rc_box_new0 (Delivery);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->sync = assay_sync_new (folder, ASSAY_SYNC_SEND);
  self->cancellable = g_cancellable_new ();
  return self;
}

static void
delivery_clear (gpointer data)
{
  Delivery *self = data;

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  assay_sync_free (self->sync);
  g_object_unref (self->cancellable);
}

static void
delivery_release (Delivery *self)
{
  g_atomic_rc_box_release_full (self, delivery_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Delivery, delivery_release)

static gpointer
run_in_thread (gpointer data)
{
  g_autoptr (Delivery) self = data;
  gboolean done = assay_sync_run_part (self->sync, NULL, self->cancellable, NULL);

  g_mutex_lock (&self->mutex);
  self->running = FALSE;
  self->done = done;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* Returns: whether the part was done in time */
static gboolean
run_in_files (Delivery *self,
              gint64    end)
{
  gboolean in_time = TRUE;

  self->running = TRUE;
  g_thread_unref (g_thread_new ("assay-deliver", run_in_thread, g_atomic_rc_box_acquire (self)));
  g_mutex_lock (&self->mutex);
  while (self->running && in_time)
    in_time = g_cond_wait_until (&self->cond, &self->mutex, end);
  in_time = !self->running && self->done;
  g_mutex_unlock (&self->mutex);
  if (!in_time)
    g_cancellable_cancel (self->cancellable);
  return in_time;
}

static gboolean
has_news (AssayStore *store)
{
  gint64 last;

  return !assay_store_is_read_only (store) && assay_store_get_outgoing (store, &last, NULL) &&
         last > 0;
}

/*< private >
 * assay_project_send_last:
 *
 * Sends at closing, in the worker's thread, what is new. That it cannot be sent is no reason not to
 * close.
 */
void
assay_project_send_last (AssayStore *store)
{
  g_autofree char *folder = assay_store_dup_carrier (store);
  g_autoptr (Delivery) delivery = NULL;
  gint64 end = g_get_monotonic_time () + LIMIT_USEC;
  gboolean goes_on = TRUE;

  if (folder == NULL || !has_news (store))
    return;
  delivery = delivery_new (folder);
  while (goes_on && assay_sync_get_place (delivery->sync) != ASSAY_SYNC_OVER)
    if (assay_sync_get_place (delivery->sync) == ASSAY_SYNC_IN_FILES)
      goes_on = run_in_files (delivery, end);
    else
      goes_on = assay_sync_run_part (delivery->sync, store, NULL, NULL) &&
                g_get_monotonic_time () < end;
}
