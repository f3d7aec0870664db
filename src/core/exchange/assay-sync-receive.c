/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The half of an exchange in which packages come out of the folder and into the project. They lie
 * there in any order, and some may not be whole, ours, or of any sense.
 */

#include "config.h"

#include "assay-sync-private.h"

#include "assay-package.h"
#include "assay-store-outbox.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

void
assay_fetched_free (AssayFetched *fetched)
{
  g_unlink (fetched->path);
  g_free (fetched->name);
  g_free (fetched->id);
  g_free (fetched->path);
  g_free (fetched);
}

/* Says of problems which file they are in. */
static void
name_problems (AssaySync  *self,
               const char *name,
               guint       first)
{
  GPtrArray *problems = self->report.united->problems;
  g_autofree char *shown = g_filename_display_name (name);

  for (guint i = first; i < problems->len; i++)
    {
      g_autofree char *problem = g_ptr_array_index (problems, i);

      g_ptr_array_index (problems, i) = g_strdup_printf ("%s: %s", shown, problem);
    }
}

/* Copies a package out of the folder, and makes of the copy what can be read. */
static gboolean
copy_package (AssaySync     *self,
              const char    *name,
              const char    *path,
              char         **id,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *copy = g_build_filename (self->workplace, ASSAY_SYNC_FETCHED, NULL);
  gboolean copied;

  copied = assay_folder_carrier_fetch (self->folder, name, copy, id, cancellable, error) &&
           (g_hash_table_contains (self->known, *id) ||
            assay_package_expand (copy, path, cancellable, error));
  g_unlink (copy);
  if (!copied)
    g_unlink (path);
  return copied;
}

static void
add_fetched (AssaySync  *self,
             const char *name,
             const char *path,
             const char *id)
{
  AssayFetched *fetched = g_new0 (AssayFetched, 1);

  fetched->name = g_strdup (name);
  fetched->path = g_strdup (path);
  fetched->id = g_strdup (id);
  g_queue_push_tail (&self->fetched, fetched);
}

/* A file that cannot be had, not whole yet perhaps, is told of and left for the next time. */
static gboolean
fetch_one (AssaySync     *self,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *path = g_build_filename (self->workplace, name, NULL);
  g_autofree char *id = NULL;
  g_autoptr (GError) reason = NULL;

  if (!copy_package (self, name, path, &id, cancellable, &reason))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_ptr_array_add (self->report.united->problems, g_strdup (reason->message));
      name_problems (self, name, self->report.united->problems->len - 1);
    }
  else if (g_hash_table_add (self->known, g_strdup (id)))
    add_fetched (self, name, path, id);
  return TRUE;
}

/* Nothing more is in the folder. Packages may lie there in any order, so those that wait for others
 * are tried until none helps another. */
static void
try_waiting (AssaySync *self)
{
  GQueue none = G_QUEUE_INIT;

  self->part = ASSAY_SYNC_PART_COUNT;
  if (!self->helped || g_queue_is_empty (&self->waiting))
    return;
  self->fetched = self->waiting;
  self->waiting = none;
  self->helped = FALSE;
  self->part = ASSAY_SYNC_PART_TAKE;
}

/*< private >
 * assay_sync_fetch:
 *
 * Copies the next package that the project does not have.
 */
gboolean
assay_sync_fetch (AssaySync     *self,
                  AssayStore    *store,
                  GCancellable  *cancellable,
                  GError       **error)
{
  while (g_queue_is_empty (&self->fetched) && self->n_looked_at < self->listed->len)
    {
      AssayCarried *carried = g_ptr_array_index (self->listed, self->n_looked_at++);

      if (carried->id != NULL && g_hash_table_contains (self->known, carried->id))
        continue;
      if (!assay_sync_make_workplace (self, error) ||
          !fetch_one (self, carried->name, cancellable, error))
        return FALSE;
    }
  if (g_queue_is_empty (&self->fetched))
    try_waiting (self);
  else
    self->part = ASSAY_SYNC_PART_TAKE;
  return TRUE;
}

static gboolean
is_about_file (const GError *reason)
{
  return g_error_matches (reason, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT) ||
         g_error_matches (reason, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW) ||
         g_error_matches (reason, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_A_PROJECT);
}

/* Sets @done unless the package has to wait for another. */
static gboolean
take_one (AssaySync     *self,
          AssayStore    *store,
          AssayFetched       *fetched,
          gboolean      *done,
          GCancellable  *cancellable,
          GError       **error)
{
  AssayUniteReport *report = self->report.united;
  guint n_problems = report->problems->len;
  g_autoptr (GError) reason = NULL;
  AssayPackageState state;

  *done = TRUE;
  if (!assay_package_read (store, fetched->path, fetched->id, &state, report, cancellable,
                           &reason))
    {
      if (!is_about_file (reason))
        return g_propagate_error (error, g_steal_pointer (&reason)), FALSE;
      g_ptr_array_add (report->problems, g_strdup (reason->message));
      name_problems (self, fetched->name, n_problems);
      return TRUE;
    }
  *done = state != ASSAY_PACKAGE_WAITING;
  /* Noted as known, too, so that it is not read each time. */
  if (state == ASSAY_PACKAGE_OTHER_PROJECT)
    return assay_store_note_sent (store, 0, fetched->id, error);
  self->report.n_received += state == ASSAY_PACKAGE_TAKEN;
  name_problems (self, fetched->name, n_problems);
  return TRUE;
}

/*< private >
 * assay_sync_take:
 *
 * Brings one package into the project, in a transaction of its own.
 */
gboolean
assay_sync_take (AssaySync     *self,
                 AssayStore    *store,
                 GCancellable  *cancellable,
                 GError       **error)
{
  AssayFetched *fetched = g_queue_peek_head (&self->fetched);
  gboolean done;

  if (!assay_sync_is_shared (self, store, error) ||
      !take_one (self, store, fetched, &done, cancellable, error))
    return FALSE;
  g_queue_pop_head (&self->fetched);
  if (done)
    assay_fetched_free (fetched);
  else
    g_queue_push_tail (&self->waiting, fetched);
  self->helped |= done;
  self->part = g_queue_is_empty (&self->fetched) ? ASSAY_SYNC_PART_FETCH : ASSAY_SYNC_PART_TAKE;
  return TRUE;
}

static void
tell_waiting (AssaySync *self)
{
  GPtrArray *problems = self->report.united->problems;

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    {
      AssayFetched *fetched = link->data;

      g_ptr_array_add (problems,
                       g_strdup (_("It waits for an article that has not arrived yet.")));
      name_problems (self, fetched->name, problems->len - 1);
    }
}

/*< private >
 * assay_sync_count_missing:
 *
 * Tells what is not here yet.
 */
gboolean
assay_sync_count_missing (AssaySync     *self,
                          AssayStore    *store,
                          GCancellable  *cancellable,
                          GError       **error)
{
  tell_waiting (self);
  self->part = ASSAY_SYNC_PART_PACK;
  return assay_store_count_missing (store, &self->report.n_missing, error);
}
