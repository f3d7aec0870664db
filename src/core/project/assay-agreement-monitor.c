/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of agreement that follow what is tagged. The old ones stand until the new ones are there;
 * only those that may not be seen any more are gone at once.
 */

#include "config.h"

#include "assay-agreement-monitor.h"

#include "assay-disagreements.h"

/* How long to wait after a change, in milliseconds, so that one measures once for many of them; and
 * so many times as long as measuring took, so that the worker is there for what a person does, but
 * never so long that the figures seem to stand still. */
#define WAIT_MS 400
#define WAIT_TIMES 4
#define MAX_WAIT_MS 5000

/* What is compared, and whose it is. */
#define RELEVANT (ASSAY_CHANGE_PROJECT | ASSAY_CHANGE_ARTICLES | ASSAY_CHANGE_ANNOTATIONS | \
                  ASSAY_CHANGE_BOUNDARIES)

struct _AssayAgreementMonitor
{
  GObject         parent_instance;

  AssayProject   *project;
  AssayAgreement *agreement;     /* or NULL */
  char           *problem;       /* why there is none, or NULL */
  GCancellable   *cancellable;   /* of the measuring that goes on, or NULL */
  gboolean        stale;         /* something changed since it began */
  gint64          began;         /* monotonic, in microseconds */
  guint           wait_ms;
  guint           wait_source;
};

enum
{
  SIGNAL_UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayAgreementMonitor, assay_agreement_monitor, G_TYPE_OBJECT)

static void renew (AssayAgreementMonitor *self);

static void
stop (AssayAgreementMonitor *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
take (AssayAgreementMonitor *self,
      AssayAgreement        *agreement,
      const char            *problem)
{
  g_clear_pointer (&self->agreement, assay_agreement_free);
  self->agreement = agreement;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AssayAgreementMonitor) self = data;
  g_autoptr (GError) error = NULL;
  AssayAgreement *agreement;

  agreement = assay_project_measure_agreement_finish (ASSAY_PROJECT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  self->wait_ms = MIN (WAIT_MS + WAIT_TIMES * (g_get_monotonic_time () - self->began) / 1000,
                       MAX_WAIT_MS);
  take (self, agreement, error != NULL ? error->message : NULL);
  if (self->stale)
    renew (self);
}

static void
measure (AssayAgreementMonitor *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  self->began = g_get_monotonic_time ();
  assay_project_measure_agreement_async (self->project, self->cancellable, measured_cb,
                                         g_object_ref (self));
}

static gboolean
waited_cb (gpointer data)
{
  AssayAgreementMonitor *self = data;

  self->wait_source = 0;
  measure (self);
  return G_SOURCE_REMOVE;
}

static void
renew (AssayAgreementMonitor *self)
{
  if (self->cancellable != NULL)
    self->stale = TRUE;
  else if (self->wait_source == 0)
    self->wait_source = g_timeout_add (self->wait_ms, waited_cb, self);
}

static void
changed_cb (AssayAgreementMonitor *self,
            guint                  what)
{
  if ((what & RELEVANT) != 0)
    renew (self);
}

/* Another project was opened, or none is any more, or what may be seen of it is other than it
 * was. */
static void
start_again (AssayAgreementMonitor *self)
{
  stop (self);
  take (self, NULL, NULL);
  /* A project that is being closed has no path any more. */
  if (assay_project_is_open (self->project) && assay_project_get_path (self->project) != NULL)
    measure (self);
}

static void
assay_agreement_monitor_dispose (GObject *object)
{
  AssayAgreementMonitor *self = ASSAY_AGREEMENT_MONITOR (object);

  stop (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (assay_agreement_monitor_parent_class)->dispose (object);
}

static void
assay_agreement_monitor_finalize (GObject *object)
{
  AssayAgreementMonitor *self = ASSAY_AGREEMENT_MONITOR (object);

  g_clear_pointer (&self->agreement, assay_agreement_free);
  g_free (self->problem);

  G_OBJECT_CLASS (assay_agreement_monitor_parent_class)->finalize (object);
}

static void
assay_agreement_monitor_class_init (AssayAgreementMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_agreement_monitor_dispose;
  object_class->finalize = assay_agreement_monitor_finalize;

  signals[SIGNAL_UPDATED] =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
assay_agreement_monitor_init (AssayAgreementMonitor *self)
{
  self->wait_ms = WAIT_MS;
}

/**
 * assay_agreement_monitor_new:
 *
 * Returns: (transfer full): the agreement in whatever project is open in @project, to be worked out
 */
AssayAgreementMonitor *
assay_agreement_monitor_new (AssayProject *project)
{
  AssayAgreementMonitor *self;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  self = g_object_new (ASSAY_TYPE_AGREEMENT_MONITOR, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::path", G_CALLBACK (start_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::is-open", G_CALLBACK (start_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::blind", G_CALLBACK (start_again), self,
                           G_CONNECT_SWAPPED);
  start_again (self);
  return self;
}

/**
 * assay_agreement_monitor_get_agreement:
 *
 * Returns: (transfer none) (nullable): the figures, until the next signal; %NULL as long as there
 *   are none
 */
const AssayAgreement *
assay_agreement_monitor_get_agreement (AssayAgreementMonitor *self)
{
  g_return_val_if_fail (ASSAY_IS_AGREEMENT_MONITOR (self), NULL);

  return self->agreement;
}

/**
 * assay_agreement_monitor_get_problem:
 *
 * Returns: (transfer none) (nullable): why the agreement could not be measured
 */
const char *
assay_agreement_monitor_get_problem (AssayAgreementMonitor *self)
{
  g_return_val_if_fail (ASSAY_IS_AGREEMENT_MONITOR (self), NULL);

  return self->problem;
}
