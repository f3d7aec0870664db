/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exchanges a project with a shared folder: what colleagues put there comes in, what is new here
 * goes out. First in, then out, so that what the folder has already is not sent again.
 */

#include "config.h"

#include "assay-sync.h"

#include "assay-folder-carrier.h"
#include "assay-package.h"
#include "assay-store-outbox.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Names in the workplace, which no name in the folder can be. */
#define WRITTEN    ".written"
#define COMPRESSED ".compressed"
#define FETCHED    ".fetched"

/* A package that was copied out of the folder. */
typedef struct
{
  char *name;
  char *id;
  char *path;
} Fetched;

struct _AssaySync
{
  char            *folder;
  AssaySyncMode    mode;
  gboolean         joined;         /* the project exchanges with this folder already */
  char            *path;           /* of the project */
  char            *project;        /* its id */
  GHashTable      *known;          /* ids of the packages that are here */
  char            *workplace;      /* a private folder for copies */
  GPtrArray       *fetched;        /* of Fetched: not yet in the project */
  gint64           last;           /* of what goes out, or 0 */
  char            *sent;           /* id of the package that went out */
  AssaySyncReport  report;
};

static void
fetched_free (Fetched *fetched)
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

/**
 * assay_sync_new:
 * @folder: the shared folder
 * @mode: what to do about a project that is new to the folder
 *
 * Returns: (transfer full): an exchange that has not begun
 */
AssaySync *
assay_sync_new (const char    *folder,
                AssaySyncMode  mode)
{
  AssaySync *self = g_new0 (AssaySync, 1);

  g_return_val_if_fail (folder != NULL, NULL);

  self->folder = g_canonicalize_filename (folder, NULL);
  self->mode = mode;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fetched = g_ptr_array_new_with_free_func ((GDestroyNotify) fetched_free);
  self->report.united = assay_unite_report_new ();
  return self;
}

static void
remove_workplace (AssaySync *self)
{
  static const char *const names[] = { WRITTEN, COMPRESSED, FETCHED };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->workplace, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->workplace);
}

void
assay_sync_free (AssaySync *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->fetched);
  if (self->workplace != NULL)
    remove_workplace (self);
  g_clear_pointer (&self->known, g_hash_table_unref);
  assay_unite_report_free (self->report.united);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->project);
  g_free (self->workplace);
  g_free (self->sent);
  g_free (self);
}

/**
 * assay_sync_get_report:
 *
 * Returns: (transfer none): what was done so far
 */
const AssaySyncReport *
assay_sync_get_report (AssaySync *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->report;
}

/* Between two parts somebody may have opened another project, stopped sharing this one, or chosen
 * another folder for it. */
static gboolean
is_shared (AssaySync   *self,
           AssayStore  *store,
           GError     **error)
{
  g_autofree char *carrier = assay_store_dup_carrier (store);

  if (g_strcmp0 (self->path, assay_store_get_path (store)) == 0 &&
      g_strcmp0 (carrier, self->folder) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                       _("The project is not shared through this folder any more."));
  return FALSE;
}

/**
 * assay_sync_begin:
 * @error: %G_IO_ERROR_CANCELLED where the project is not shared through the folder and is not to be
 *
 * Finds out what the project has already. Nothing is changed.
 */
gboolean
assay_sync_begin (AssaySync   *self,
                  AssayStore  *store,
                  GError     **error)
{
  self->path = g_strdup (assay_store_get_path (store));
  if (self->mode == ASSAY_SYNC_GO_ON && !is_shared (self, store, error))
    return FALSE;
  self->project = assay_store_dup_project_id (store);
  self->joined = self->mode != ASSAY_SYNC_AGAIN && is_shared (self, store, NULL);
  if (!self->joined)
    return TRUE;
  g_hash_table_unref (self->known);
  self->known = assay_store_list_packages (store, error);
  return self->known != NULL;
}

/* Most exchanges find nothing to do and need no room. */
static gboolean
make_workplace (AssaySync  *self,
                GError    **error)
{
  if (self->workplace == NULL)
    self->workplace = g_dir_make_tmp ("assay-sync-XXXXXX", error);
  return self->workplace != NULL;
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
  g_autofree char *copy = g_build_filename (self->workplace, FETCHED, NULL);
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
  Fetched *fetched = g_new0 (Fetched, 1);

  fetched->name = g_strdup (name);
  fetched->path = g_strdup (path);
  fetched->id = g_strdup (id);
  g_ptr_array_add (self->fetched, fetched);
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

/**
 * assay_sync_fetch:
 * @cancellable: (nullable): to give up
 * @error: an #AssayStoreError; %ASSAY_STORE_ERROR_NOT_FOUND where there is no such folder
 *
 * Copies the packages that the project does not have.
 */
gboolean
assay_sync_fetch (AssaySync     *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GPtrArray) found = assay_folder_carrier_list (self->folder, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      AssayCarried *carried = g_ptr_array_index (found, i);

      if (carried->id != NULL && g_hash_table_contains (self->known, carried->id))
        continue;
      if (!make_workplace (self, error) ||
          !fetch_one (self, carried->name, cancellable, error))
        return FALSE;
    }
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
          Fetched       *fetched,
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

static gboolean
take_all (AssaySync     *self,
          AssayStore    *store,
          gboolean      *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  guint i = 0;

  *progress = FALSE;
  while (i < self->fetched->len)
    {
      gboolean done;

      if (!take_one (self, store, g_ptr_array_index (self->fetched, i), &done, cancellable, error))
        return FALSE;
      if (done)
        g_ptr_array_remove_index (self->fetched, i);
      else
        i++;
      *progress |= done;
    }
  return TRUE;
}

static void
tell_waiting (AssaySync *self)
{
  GPtrArray *problems = self->report.united->problems;

  for (guint i = 0; i < self->fetched->len; i++)
    {
      Fetched *fetched = g_ptr_array_index (self->fetched, i);

      g_ptr_array_add (problems,
                       g_strdup (_("It waits for an article that has not arrived yet.")));
      name_problems (self, fetched->name, problems->len - 1);
    }
}

/**
 * assay_sync_take:
 * @cancellable: (nullable): to give up; packages that came in before that stay
 * @error: an #AssayStoreError
 *
 * Brings the packages into the project, each in a transaction of its own. They may lie in any
 * order, so those that wait for others are tried until none helps another.
 */
gboolean
assay_sync_take (AssaySync     *self,
                 AssayStore    *store,
                 GCancellable  *cancellable,
                 GError       **error)
{
  gboolean progress = TRUE;

  if (!self->joined && !assay_store_join_carrier (store, self->folder, error))
    return FALSE;
  if (!is_shared (self, store, error))
    return FALSE;
  while (progress && self->fetched->len > 0)
    if (!take_all (self, store, &progress, cancellable, error))
      return FALSE;
  tell_waiting (self);
  return TRUE;
}

/**
 * assay_sync_pack:
 *
 * Makes a package of what is new in the project, if anything is.
 */
gboolean
assay_sync_pack (AssaySync   *self,
                 AssayStore  *store,
                 GError     **error)
{
  g_autofree char *path = NULL;

  if (!is_shared (self, store, error) || !assay_store_get_outgoing (store, &self->last, error))
    return FALSE;
  if (self->last == 0)
    return TRUE;
  if (!make_workplace (self, error))
    return FALSE;
  path = g_build_filename (self->workplace, WRITTEN, NULL);
  return assay_package_write (store, path, &self->last, error);
}

/**
 * assay_sync_deliver:
 * @cancellable: (nullable): to give up
 *
 * Puts the package into the folder.
 */
gboolean
assay_sync_deliver (AssaySync     *self,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *written = NULL;
  g_autofree char *compressed = NULL;

  assay_folder_carrier_tidy (self->folder, self->project);
  if (self->last == 0)
    return TRUE;
  written = g_build_filename (self->workplace, WRITTEN, NULL);
  compressed = g_build_filename (self->workplace, COMPRESSED, NULL);
  if (!assay_package_compress (written, compressed, cancellable, error))
    return FALSE;
  self->sent = assay_folder_carrier_put (self->folder, self->project, compressed, cancellable,
                                         error);
  return self->sent != NULL;
}

/**
 * assay_sync_end:
 *
 * Notes what was sent. Should this be missed, by a crash, the rows are sent twice, which does
 * nothing.
 */
gboolean
assay_sync_end (AssaySync   *self,
                AssayStore  *store,
                GError     **error)
{
  if (self->sent == NULL)
    return TRUE;
  if (!is_shared (self, store, error))
    return FALSE;
  self->report.n_sent++;
  return assay_store_note_sent (store, self->last, self->sent, error);
}

/**
 * assay_sync_run:
 * @cancellable: (nullable): to give up
 * @error: an #AssayStoreError
 *
 * Does all six parts.
 */
gboolean
assay_sync_run (AssaySync     *self,
                AssayStore    *store,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);

  return assay_sync_begin (self, store, error) &&
         assay_sync_fetch (self, cancellable, error) &&
         assay_sync_take (self, store, cancellable, error) &&
         assay_sync_pack (self, store, error) &&
         assay_sync_deliver (self, cancellable, error) &&
         assay_sync_end (self, store, error);
}
