/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exchanges the open project with a shared folder while somebody works on it. The parts of an
 * exchange that need the project run on its worker, between the changes the person makes; those
 * that wait for a disk or a network run in a thread of their own, so nobody ever waits for them.
 */

#include "config.h"

#include "assay-sharing.h"

#include "assay-project-private.h"
#include "assay-store-outbox.h"
#include "assay-sync.h"

/* How often the folder is looked at and new work is sent: a network drive tells nobody that
 * something arrived, and a package is to hold more than one tag. */
#define INTERVAL_S 10

/* A program that syncs writes several files at once. */
#define SETTLE_MS  1000

struct _AssaySharing
{
  GObject       parent_instance;

  AssayProject *project;
  char         *folder;          /* NULL where the project is not shared */
  char         *path;            /* of the project */
  GFileMonitor *monitor;
  guint         timer;
  guint         settling;
  char         *told;            /* what was said last that is wrong */

  AssaySync    *sync;            /* the exchange under way, or NULL */
  guint         waiting : 1;     /* another one is asked for */
};

enum
{
  PROP_FOLDER = 1,
  N_PROPS
};

enum
{
  RECEIVED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySharing, assay_sharing, G_TYPE_OBJECT)

static void exchange (AssaySharing *self);

/* Says what is wrong, but not again and again. */
static void
tell (AssaySharing *self,
      const char   *message)
{
  if (message != NULL && g_strcmp0 (message, self->told) != 0)
    g_signal_emit (self, signals[FAILED], 0, message);
  g_free (self->told);
  self->told = g_strdup (message);
}

/* The project was closed, is shared no longer, or another one was opened, while the exchange was
 * under way. */
static gboolean
was_cut_short (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* Ends the exchange, well or with @error. */
static void
finish (AssaySharing *self,
        const GError *error)
{
  g_autoptr (AssaySync) sync = g_steal_pointer (&self->sync);
  const AssayUniteReport *united = assay_sync_get_report (sync)->united;

  if (united->n_rows > 0)
    g_signal_emit (self, signals[RECEIVED], 0, united);
  if (error != NULL && !was_cut_short (error))
    tell (self, error->message);
  else if (error == NULL)
    tell (self, united->problems->len > 0 ? g_ptr_array_index (united->problems, 0) : NULL);
  if (self->waiting)
    exchange (self);
}

static gboolean
run_end (AssayDesk   *desk,
         AssayStore  *store,
         gpointer     data,
         GError     **error)
{
  AssaySharing *self = data;

  return assay_sync_end (self->sync, store, error);
}

static void
end_done (AssayProject *project,
          gpointer      data,
          const GError *error)
{
  finish (data, error);
}

static const AssayJobKind end_job = {
  .run = run_end,
  .done = end_done,
  .free = g_object_unref,
  .quiet = TRUE,
};

static void
deliver_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (assay_sync_deliver (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
deliver_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (AssaySharing) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    assay_project_run (self->project, &end_job, g_object_ref (self));
  else
    finish (self, error);
}

/* Does a part of the exchange that only touches files. The task holds nothing of this thread's: it
 * may be let go of in the other. */
static void
run_in_thread (AssaySharing        *self,
               GTaskThreadFunc      func,
               GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, g_object_ref (self));

  g_task_set_task_data (task, self->sync, NULL);
  g_task_run_in_thread (task, func);
}

static gboolean
run_take (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  AssaySharing *self = data;

  return assay_sync_take (self->sync, store, NULL, error) &&
         assay_sync_pack (self->sync, store, error);
}

static void
take_done (AssayProject *project,
           gpointer      data,
           const GError *error)
{
  AssaySharing *self = data;

  if (error == NULL)
    run_in_thread (self, deliver_in_thread, deliver_cb);
  else
    finish (self, error);
}

static const AssayJobKind take_job = {
  .run = run_take,
  .done = take_done,
  .free = g_object_unref,
  .quiet = TRUE,
};

static void
fetch_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (assay_sync_fetch (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
fetch_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (AssaySharing) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    assay_project_run (self->project, &take_job, g_object_ref (self));
  else
    finish (self, error);
}

static gboolean
run_begin (AssayDesk   *desk,
           AssayStore  *store,
           gpointer     data,
           GError     **error)
{
  AssaySharing *self = data;

  return assay_sync_begin (self->sync, store, error);
}

static void
begin_done (AssayProject *project,
            gpointer      data,
            const GError *error)
{
  AssaySharing *self = data;

  if (error == NULL)
    run_in_thread (self, fetch_in_thread, fetch_cb);
  else
    finish (self, error);
}

static const AssayJobKind begin_job = {
  .run = run_begin,
  .done = begin_done,
  .free = g_object_unref,
  .quiet = TRUE,
};

static void
exchange (AssaySharing *self)
{
  self->waiting = self->sync != NULL;
  if (self->waiting || self->folder == NULL)
    return;
  self->sync = assay_sync_new (self->folder, ASSAY_SYNC_GO_ON);
  assay_project_run (self->project, &begin_job, g_object_ref (self));
}

static gboolean
timer_cb (gpointer data)
{
  AssaySharing *self = data;

  if (self->sync == NULL)
    exchange (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
settled_cb (gpointer data)
{
  AssaySharing *self = data;

  self->settling = 0;
  exchange (self);
  return G_SOURCE_REMOVE;
}

static void
folder_changed_cb (AssaySharing *self)
{
  if (self->settling == 0)
    self->settling = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
watch_folder (AssaySharing *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->folder);

  /* Without a monitor the timer is enough. */
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self,
                             G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (INTERVAL_S, timer_cb, self);
}

static void
unwatch_folder (AssaySharing *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

static void
set_folder (AssaySharing *self,
            const char   *folder)
{
  if (g_strcmp0 (self->folder, folder) == 0)
    return;
  unwatch_folder (self);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_clear_pointer (&self->told, g_free);
  if (self->folder != NULL)
    {
      watch_folder (self);
      exchange (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDER]);
}

/* Where the project is, or is to be, exchanged. */
typedef struct
{
  AssaySharing *self;
  char         *path;
  char         *folder;
} Question;

static Question *
question_new (AssaySharing *self,
              const char   *folder)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->path = g_strdup (self->path);
  question->folder = g_strdup (folder);
  return question;
}

static gboolean
run_ask (AssayDesk   *desk,
         AssayStore  *store,
         gpointer     data,
         GError     **error)
{
  Question *question = data;

  if (g_str_equal (question->path, assay_store_get_path (store)) &&
      !assay_store_is_read_only (store))
    question->folder = assay_store_dup_carrier (store);
  return TRUE;
}

static void
ask_done (AssayProject *project,
          gpointer      data,
          const GError *error)
{
  Question *question = data;

  /* Somebody may have chosen a folder in the meantime. */
  if (question->self->folder == NULL &&
      g_strcmp0 (question->path, question->self->path) == 0)
    set_folder (question->self, question->folder);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->self);
  g_free (question->path);
  g_free (question->folder);
  g_free (question);
}

static const AssayJobKind ask_job = {
  .run = run_ask,
  .done = ask_done,
  .free = question_free,
  .quiet = TRUE,
};

static void
project_changed_cb (AssaySharing *self)
{
  const char *path = assay_project_is_open (self->project)
                     ? assay_project_get_path (self->project) : NULL;

  if (g_strcmp0 (path, self->path) == 0)
    return;
  set_folder (self, NULL);
  g_free (self->path);
  self->path = g_strdup (path);
  if (path != NULL)
    assay_project_run (self->project, &ask_job, question_new (self, NULL));
}

/* Questions name the project that they are about: by the time they are answered another one may be
 * open. */
static gboolean
is_about (const Question  *question,
          AssayStore      *store,
          GError         **error)
{
  if (g_str_equal (question->path, assay_store_get_path (store)))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

static void
stop_done (AssayProject *project,
           gpointer      data,
           const GError *error)
{
  Question *question = data;

  if (error != NULL && !was_cut_short (error))
    tell (question->self, error->message);
}

static gboolean
run_stop (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  return is_about (data, store, error) && assay_store_leave_carrier (store, error);
}

static const AssayJobKind stop_job = {
  .run = run_stop,
  .done = stop_done,
  .free = question_free,
};

static gboolean
run_join (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  Question *question = data;

  return is_about (question, store, error) &&
         assay_store_join_carrier (store, question->folder, error);
}

static void
join_done (AssayProject *project,
           gpointer      data,
           const GError *error)
{
  Question *question = data;

  if (error != NULL)
    stop_done (project, data, error);
  else if (g_strcmp0 (question->path, question->self->path) == 0)
    set_folder (question->self, question->folder);
}

static const AssayJobKind join_job = {
  .run = run_join,
  .done = join_done,
  .free = question_free,
};

static void
assay_sharing_dispose (GObject *object)
{
  AssaySharing *self = ASSAY_SHARING (object);

  unwatch_folder (self);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (assay_sharing_parent_class)->dispose (object);
}

static void
assay_sharing_finalize (GObject *object)
{
  AssaySharing *self = ASSAY_SHARING (object);

  g_free (self->folder);
  g_free (self->path);
  g_free (self->told);
  G_OBJECT_CLASS (assay_sharing_parent_class)->finalize (object);
}

static void
assay_sharing_get_property (GObject    *object,
                            guint       prop,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AssaySharing *self = ASSAY_SHARING (object);

  switch (prop)
    {
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
    }
}

static void
assay_sharing_class_init (AssaySharingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_sharing_dispose;
  object_class->finalize = assay_sharing_finalize;
  object_class->get_property = assay_sharing_get_property;

  props[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[RECEIVED] = g_signal_new ("received", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
assay_sharing_init (AssaySharing *self)
{
}

/**
 * assay_sharing_new:
 * @project: the project, open or not
 *
 * Returns: (transfer full): what exchanges whatever project is open in @project
 */
AssaySharing *
assay_sharing_new (AssayProject *project)
{
  AssaySharing *self;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  self = g_object_new (ASSAY_TYPE_SHARING, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "notify::is-open", G_CALLBACK (project_changed_cb), self,
                           G_CONNECT_SWAPPED);
  project_changed_cb (self);
  return self;
}

/**
 * assay_sharing_get_folder:
 *
 * Returns: (transfer none) (nullable): the folder that the open project is exchanged through
 */
const char *
assay_sharing_get_folder (AssaySharing *self)
{
  g_return_val_if_fail (ASSAY_IS_SHARING (self), NULL);

  return self->folder;
}

/**
 * assay_sharing_share:
 * @folder: a folder that colleagues see, too
 *
 * Begins to exchange the open project through a folder.
 */
void
assay_sharing_share (AssaySharing *self,
                     const char   *folder)
{
  g_autofree char *absolute = NULL;

  g_return_if_fail (ASSAY_IS_SHARING (self));
  g_return_if_fail (folder != NULL && self->path != NULL);

  absolute = g_canonicalize_filename (folder, NULL);
  if (g_strcmp0 (self->folder, absolute) == 0)
    return;
  assay_project_run (self->project, &join_job, question_new (self, absolute));
}

/**
 * assay_sharing_stop:
 *
 * Ends the exchange of the open project. What came stays, and so does what lies in the folder.
 */
void
assay_sharing_stop (AssaySharing *self)
{
  g_return_if_fail (ASSAY_IS_SHARING (self));
  g_return_if_fail (self->path != NULL);

  set_folder (self, NULL);
  assay_project_run (self->project, &stop_job, question_new (self, NULL));
}
