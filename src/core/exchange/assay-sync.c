/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exchanges a project with a shared folder: what colleagues put there comes in, what is new here
 * goes out. First in, then out, so that what the folder has already is not sent again.
 */

#include "config.h"

#include "assay-sync-private.h"

#include "assay-package.h"
#include "assay-store-outbox.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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
  g_queue_init (&self->fetched);
  g_queue_init (&self->waiting);
  self->report.united = assay_unite_report_new ();
  return self;
}

static void
remove_workplace (AssaySync *self)
{
  static const char *const names[] = {
    ASSAY_SYNC_WRITTEN, ASSAY_SYNC_COMPRESSED, ASSAY_SYNC_FETCHED
  };

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

  g_queue_clear_full (&self->fetched, (GDestroyNotify) assay_fetched_free);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) assay_fetched_free);
  if (self->workplace != NULL)
    remove_workplace (self);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  assay_unite_report_free (self->report.united);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->project);
  g_free (self->workplace);
  g_free (self->delivered);
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

/*< private >
 * assay_sync_is_shared:
 *
 * Between two parts somebody may have opened another project, stopped sharing this one, or chosen
 * another folder for it.
 */
gboolean
assay_sync_is_shared (AssaySync   *self,
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

/*< private >
 * assay_sync_make_workplace:
 *
 * Makes a private folder for copies. Most exchanges find nothing to do and need none.
 */
gboolean
assay_sync_make_workplace (AssaySync  *self,
                           GError    **error)
{
  if (self->workplace == NULL)
    self->workplace = g_dir_make_tmp ("assay-sync-XXXXXX", error);
  return self->workplace != NULL;
}

/* Finds out what the project has already. Nothing is changed before it is known that the folder can
 * be read. */
static gboolean
begin (AssaySync     *self,
       AssayStore    *store,
       GCancellable  *cancellable,
       GError       **error)
{
  gboolean may_join = self->mode == ASSAY_SYNC_JOIN || self->mode == ASSAY_SYNC_AGAIN;

  self->path = g_strdup (assay_store_get_path (store));
  if (!may_join && !assay_sync_is_shared (self, store, error))
    return FALSE;
  self->project = assay_store_dup_project_id (store);
  self->joined = self->mode != ASSAY_SYNC_AGAIN && assay_sync_is_shared (self, store, NULL);
  self->part = ASSAY_SYNC_PART_LIST;
  if (!self->joined)
    return TRUE;
  g_hash_table_unref (self->known);
  self->known = assay_store_list_packages (store, error);
  return self->known != NULL;
}

static gboolean
list (AssaySync     *self,
      AssayStore    *store,
      GCancellable  *cancellable,
      GError       **error)
{
  self->listed = assay_folder_carrier_list (self->folder, error);
  if (self->listed == NULL)
    return FALSE;
  assay_folder_carrier_tidy (self->folder, self->project);
  if (self->mode == ASSAY_SYNC_SEND)
    self->n_looked_at = self->listed->len;
  self->part = ASSAY_SYNC_PART_JOIN;
  return TRUE;
}

/* What is here is noted before anything comes in, so that what came need not be sent. */
static gboolean
join (AssaySync     *self,
      AssayStore    *store,
      GCancellable  *cancellable,
      GError       **error)
{
  gboolean more;

  if (!self->joined && !assay_store_join_carrier (store, self->folder, error))
    return FALSE;
  self->joined = TRUE;
  if (!assay_sync_is_shared (self, store, error) || !assay_store_note_more (store, &more, error))
    return FALSE;
  self->part = more ? ASSAY_SYNC_PART_JOIN : ASSAY_SYNC_PART_FETCH;
  return TRUE;
}

/* Makes a package of what is new in the project, or of some of it. What is noted meanwhile is for
 * the next exchange, or there would be one package a tag. */
static gboolean
pack (AssaySync     *self,
      AssayStore    *store,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree char *path = NULL;

  self->part = ASSAY_SYNC_PART_NONE;
  if (self->mode == ASSAY_SYNC_RECEIVE)
    return TRUE;
  if (!assay_sync_is_shared (self, store, error) ||
      (self->limit == 0 && !assay_store_get_outgoing (store, &self->limit, error)) ||
      (self->limit != 0 && !assay_sync_make_workplace (self, error)))
    return FALSE;
  if (self->limit != 0)
    {
      path = g_build_filename (self->workplace, ASSAY_SYNC_WRITTEN, NULL);
      if (!assay_package_write (store, path, self->limit, &self->last, error))
        return FALSE;
    }
  if (self->last != 0)
    self->part = ASSAY_SYNC_PART_DELIVER;
  return TRUE;
}

/* Puts the package into the folder. */
static gboolean
deliver (AssaySync     *self,
         AssayStore    *store,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *written = g_build_filename (self->workplace, ASSAY_SYNC_WRITTEN, NULL);
  g_autofree char *compressed = g_build_filename (self->workplace, ASSAY_SYNC_COMPRESSED, NULL);

  if (!assay_package_compress (written, compressed, cancellable, error))
    return FALSE;
  g_free (self->delivered);
  self->delivered = assay_folder_carrier_put (self->folder, self->project, self->last, compressed,
                                              self->known, cancellable, error);
  g_unlink (written);
  g_unlink (compressed);
  self->part = ASSAY_SYNC_PART_END;
  return self->delivered != NULL;
}

/* Notes what was sent. Should this be missed, by a crash, the rows are sent twice, which does
 * nothing. */
static gboolean
end (AssaySync     *self,
     AssayStore    *store,
     GCancellable  *cancellable,
     GError       **error)
{
  if (!assay_sync_is_shared (self, store, error) ||
      !assay_store_note_sent (store, self->last, self->delivered, error))
    return FALSE;
  self->report.n_sent += g_hash_table_add (self->known, g_strdup (self->delivered));
  self->part = ASSAY_SYNC_PART_PACK;
  return TRUE;
}

static const struct
{
  AssaySyncPlace place;
  gboolean     (*run) (AssaySync     *self,
                       AssayStore    *store,
                       GCancellable  *cancellable,
                       GError       **error);
} parts[] = {
  [ASSAY_SYNC_PART_BEGIN]   = { ASSAY_SYNC_IN_PROJECT, begin },
  [ASSAY_SYNC_PART_LIST]    = { ASSAY_SYNC_IN_FILES, list },
  [ASSAY_SYNC_PART_JOIN]    = { ASSAY_SYNC_IN_PROJECT, join },
  [ASSAY_SYNC_PART_FETCH]   = { ASSAY_SYNC_IN_FILES, assay_sync_fetch },
  [ASSAY_SYNC_PART_TAKE]    = { ASSAY_SYNC_IN_PROJECT, assay_sync_take },
  [ASSAY_SYNC_PART_COUNT]   = { ASSAY_SYNC_IN_PROJECT, assay_sync_count_missing },
  [ASSAY_SYNC_PART_PACK]    = { ASSAY_SYNC_IN_PROJECT, pack },
  [ASSAY_SYNC_PART_DELIVER] = { ASSAY_SYNC_IN_FILES, deliver },
  [ASSAY_SYNC_PART_END]     = { ASSAY_SYNC_IN_PROJECT, end },
  [ASSAY_SYNC_PART_NONE]    = { ASSAY_SYNC_OVER, NULL },
};

/**
 * assay_sync_get_place:
 *
 * Returns: where the next part is done
 */
AssaySyncPlace
assay_sync_get_place (AssaySync *self)
{
  g_return_val_if_fail (self != NULL, ASSAY_SYNC_OVER);

  return parts[self->part].place;
}

/**
 * assay_sync_run_part:
 * @store: (nullable): the project; not used where the part is done in files
 * @cancellable: (nullable): to give up; packages that came in before that stay
 * @error: an #AssayStoreError, %ASSAY_STORE_ERROR_NOT_FOUND where there is no such folder;
 *   %G_IO_ERROR_CANCELLED where the project is not shared through the folder and is not to be
 *
 * Does the next part of what is not over. After a failure there is none.
 */
gboolean
assay_sync_run_part (AssaySync     *self,
                     AssayStore    *store,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (self != NULL && parts[self->part].run != NULL, FALSE);
  g_return_val_if_fail (parts[self->part].place == ASSAY_SYNC_IN_FILES || ASSAY_IS_STORE (store),
                        FALSE);

  if (parts[self->part].run (self, store, cancellable, error))
    return TRUE;
  self->part = ASSAY_SYNC_PART_NONE;
  return FALSE;
}

/**
 * assay_sync_run:
 * @cancellable: (nullable): to give up
 * @error: as of assay_sync_run_part()
 *
 * Does all parts.
 */
gboolean
assay_sync_run (AssaySync     *self,
                AssayStore    *store,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (assay_sync_get_place (self) != ASSAY_SYNC_OVER)
    if (!assay_sync_run_part (self, store, cancellable, error))
      return FALSE;
  return TRUE;
}
