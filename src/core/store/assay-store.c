/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project file as an object: its title, its place, what the window remembers of it.
 */

#include "config.h"

#include "assay-store-private.h"

#include <glib/gi18n-lib.h>

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayStore, assay_store, G_TYPE_OBJECT)

static void
assay_store_finalize (GObject *object)
{
  AssayStore *self = ASSAY_STORE (object);
  g_autoptr (GError) error = NULL;

  /* Everything acknowledged is on disk already: closing only tidies the file up. */
  if (self->database != NULL && !assay_store_close_file (self, &error))
    g_debug ("Closing %s: %s", self->path, error->message);
  g_clear_pointer (&self->database, assay_database_free);
  g_clear_pointer (&self->lock, assay_store_lock_free);
  g_clear_pointer (&self->text, assay_text_unref);
  g_free (self->path);
  g_free (self->name);
  g_free (self->read_only_reason);
  g_free (self->annotator);

  G_OBJECT_CLASS (assay_store_parent_class)->finalize (object);
}

static void
assay_store_class_init (AssayStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_store_finalize;

  /**
   * AssayStore::changed:
   * @article: (nullable): id of the article touched, or %NULL for several
   * @what: an #AssayChange
   *
   * Something changed, and is on disk.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   ASSAY_TYPE_STORE,
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
assay_store_init (AssayStore *self)
{
  /* 63 bits, for an integer column that sorts as a number. */
  self->session = ((gint64) (g_random_int () & 0x7FFFFFFF) << 32) | g_random_int ();
}

/*< private >
 * assay_store_emit_changed:
 * @article: (nullable): id of the article, or %NULL for several
 */
void
assay_store_emit_changed (AssayStore  *self,
                          const char  *article,
                          AssayChange  what)
{
  g_signal_emit (self, signals[CHANGED], 0, article, what);
}

/**
 * assay_store_open:
 * @path: a project file
 * @flags: how to open it
 * @error: an #AssayStoreError that says what to do
 *
 * Opens a project, or makes one. Where it cannot be written it is opened for reading.
 *
 * Returns: (transfer full) (nullable): the project
 */
AssayStore *
assay_store_open (const char       *path,
                  AssayStoreFlags   flags,
                  GError          **error)
{
  g_autoptr (AssayStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->name = g_filename_display_basename (self->path);
  if (!assay_store_open_file (self, flags, error))
    {
      assay_store_explain (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * assay_store_close:
 *
 * Closes the file and leaves it whole by itself, with no other file beside it. Nothing else can be
 * done with the store. What was acknowledged is on disk also where this fails.
 */
gboolean
assay_store_close (AssayStore  *self,
                   GError     **error)
{
  gboolean closed;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);

  if (self->database == NULL)
    return TRUE;
  closed = assay_store_close_file (self, error);
  g_clear_pointer (&self->database, assay_database_free);
  g_clear_pointer (&self->lock, assay_store_lock_free);
  return closed || assay_store_explain (self, error);
}

/**
 * assay_store_is_open:
 *
 * Returns: whether the project was not closed yet; one that was can only be let go of
 */
gboolean
assay_store_is_open (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);

  return self->database != NULL;
}

const char *
assay_store_get_path (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->path;
}

gboolean
assay_store_is_read_only (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), TRUE);

  return self->read_only_reason != NULL;
}

/**
 * assay_store_get_read_only_reason:
 *
 * Returns: (transfer none) (nullable): a sentence that says why the project cannot be changed,
 *   translated
 */
const char *
assay_store_get_read_only_reason (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->read_only_reason;
}

/**
 * assay_store_refresh:
 *
 * Looks whether another process changed the project, and emits #AssayStore::changed if so.
 */
gboolean
assay_store_refresh (AssayStore  *self,
                     GError     **error)
{
  gint64 version;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);

  if (!assay_store_ask_int (self, "PRAGMA data_version", NULL, &version, NULL, error))
    return assay_store_explain (self, error);
  if (version == self->data_version)
    return TRUE;
  self->data_version = version;
  assay_store_emit_changed (self, NULL, ASSAY_CHANGE_ALL);
  return TRUE;
}

/**
 * assay_store_begin_reading:
 *
 * Returns: (transfer full) (nullable): to commit and free when all is read
 */
AssayTransaction *
assay_store_begin_reading (AssayStore  *self,
                           GError     **error)
{
  AssayTransaction *reading;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  reading = assay_transaction_begin_reading (self->database, error);
  if (reading == NULL)
    assay_store_explain (self, error);
  return reading;
}

/**
 * assay_store_dup_project_id:
 *
 * Returns: (transfer full) (nullable): the UUID that the project was given when it was made
 */
char *
assay_store_dup_project_id (AssayStore *self)
{
  char *id;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  assay_store_ask_text (self, "SELECT value FROM meta WHERE key = 'project'", NULL, &id, NULL);
  return id;
}

static char *
make_title (AssayStore *self)
{
  char *title = g_strdup (self->name);

  if (g_str_has_suffix (title, ".assay"))
    title[strlen (title) - strlen (".assay")] = '\0';
  return title;
}

/**
 * assay_store_dup_title:
 *
 * Returns: (transfer full): the title, or the name of the file as long as none was given
 */
char *
assay_store_dup_title (AssayStore *self)
{
  g_autofree char *id = assay_store_dup_project_id (self);
  char *title = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  if (id != NULL)
    assay_store_read_value (self, ASSAY_OBJECT_PROJECT, id, ASSAY_FIELD_TITLE, &title, NULL);
  return title != NULL ? title : make_title (self);
}

static gboolean
write_title (AssayStore  *self,
             const char  *title,
             GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autofree char *id = NULL;

  if (step == NULL ||
      !assay_store_ask_text (self, "SELECT value FROM meta WHERE key = 'project'", NULL, &id,
                             error) ||
      !assay_step_edit (step, ASSAY_OBJECT_PROJECT, id, ASSAY_FIELD_TITLE, title, error))
    return FALSE;
  assay_step_touch (step, NULL, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_PROJECT);
  return assay_step_commit (step, _("Rename the project"), error);
}

gboolean
assay_store_set_title (AssayStore  *self,
                       const char  *title,
                       GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  return write_title (self, title, error) || assay_store_explain (self, error);
}

/**
 * assay_store_dup_view_state:
 * @key: a name
 *
 * Returns: (transfer full) (nullable): what was remembered under that name
 */
char *
assay_store_dup_view_state (AssayStore *self,
                            const char *key)
{
  char *value;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  assay_store_ask_text (self, "SELECT value FROM view_state WHERE key = ?1", key, &value, NULL);
  return value;
}

/**
 * assay_store_set_view_state:
 * @key: a name
 * @value: what to remember under it
 *
 * Remembers something of how this copy was looked at. Not an undoable step, and nobody is told.
 */
gboolean
assay_store_set_view_state (AssayStore  *self,
                            const char  *key,
                            const char  *value,
                            GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL && value != NULL, FALSE);

  statement = assay_database_prepare (self->database,
                                      "INSERT INTO view_state (key, value) VALUES (?1, ?2) "
                                      "ON CONFLICT DO UPDATE SET value = excluded.value", error);
  if (statement == NULL)
    return assay_store_explain (self, error);
  assay_statement_bind_text (statement, 1, key);
  assay_statement_bind_text (statement, 2, value);
  return assay_statement_run (statement, error) || assay_store_explain (self, error);
}
