/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks after the exchange of the open project with a shared folder while somebody works on it:
 * when it is time for one, and what is told of it.
 */

#include "config.h"

#include "assay-sharing-private.h"

/* How often the folder is looked at and new work is sent: a network drive tells nobody that
 * something arrived, and a package is to hold more than one tag. */
#define INTERVAL_S 10

/* A program that syncs writes several files at once. */
#define SETTLE_MS  1000

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

/*< private >
 * assay_sharing_tell:
 * @message: (nullable): what is wrong
 *
 * Says what is wrong, but not again and again.
 */
void
assay_sharing_tell (AssaySharing *self,
                    const char   *message)
{
  if (message != NULL && g_strcmp0 (message, self->told) != 0)
    g_signal_emit (self, signals[FAILED], 0, message);
  g_free (self->told);
  self->told = g_strdup (message);
}

void
assay_sharing_emit_received (AssaySharing           *self,
                             const AssayUniteReport *united)
{
  g_signal_emit (self, signals[RECEIVED], 0, united);
}

static gboolean
timer_cb (gpointer data)
{
  AssaySharing *self = data;

  if (self->sync == NULL)
    assay_sharing_exchange (self, ASSAY_SYNC_GO_ON);
  return G_SOURCE_CONTINUE;
}

/* What was sent from here makes the folder change, too, so that nothing is sent for that: there
 * would be a package a second. */
static gboolean
settled_cb (gpointer data)
{
  AssaySharing *self = data;

  self->settling = 0;
  assay_sharing_exchange (self, ASSAY_SYNC_RECEIVE);
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

/*< private >
 * assay_sharing_set_folder:
 * @folder: (nullable): the folder that stands in the project
 *
 * Exchanges through another folder from now on, or not any more.
 */
void
assay_sharing_set_folder (AssaySharing *self,
                          const char   *folder)
{
  if (g_strcmp0 (self->folder, folder) == 0)
    return;
  unwatch_folder (self);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_clear_pointer (&self->told, g_free);
  self->missing_since = 0;
  if (self->folder != NULL)
    {
      watch_folder (self);
      assay_sharing_exchange (self, ASSAY_SYNC_GO_ON);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDER]);
}

static void
project_changed_cb (AssaySharing *self)
{
  const char *path = assay_project_is_open (self->project)
                     ? assay_project_get_path (self->project) : NULL;

  if (g_strcmp0 (path, self->path) == 0)
    return;
  assay_sharing_set_folder (self, NULL);
  g_free (self->path);
  self->path = g_strdup (path);
  if (path != NULL)
    assay_sharing_ask_folder (self);
}

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
  assay_sharing_join_folder (self, absolute);
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

  assay_sharing_set_folder (self, NULL);
  assay_sharing_leave_folder (self);
}
