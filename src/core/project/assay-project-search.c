/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searching the whole project. A search that was overtaken by other words is not begun.
 */

#include "config.h"

#include "assay-project-private.h"

#include "assay-project-layers.h"
#include "assay-store-annotations.h"
#include "assay-store-finished.h"

typedef struct
{
  GTask     *task;
  char      *words;
  gboolean   blind;
  GPtrArray *hits;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->task);
  g_free (search->words);
  g_clear_pointer (&search->hits, g_ptr_array_unref);
  g_free (search);
}

/* Tells whether a hit is in another's note on an article that one who works blind has not
 * finished. */
static gboolean
is_hidden (AssayDesk       *desk,
           AssayStore      *store,
           AssaySearchHit  *hit,
           gboolean        *hidden,
           GError         **error)
{
  g_autoptr (AssayAnnotation) annotation = NULL;
  gboolean finished;

  *hidden = FALSE;
  if (hit->annotation == NULL)
    return TRUE;
  annotation = assay_store_load_annotation (store, hit->annotation, error);
  if (annotation == NULL ||
      !assay_store_is_finished (store, annotation->article, desk->annotator, &finished, error))
    return FALSE;
  *hidden = !finished && g_strcmp0 (annotation->annotator, desk->annotator) != 0;
  return TRUE;
}

static gboolean
leave_out_hidden (AssayDesk   *desk,
                  AssayStore  *store,
                  GPtrArray   *hits,
                  GError     **error)
{
  for (guint i = hits->len; i > 0; i--)
    {
      gboolean hidden;

      if (!is_hidden (desk, store, g_ptr_array_index (hits, i - 1), &hidden, error))
        return FALSE;
      if (hidden)
        g_ptr_array_remove_index (hits, i - 1);
    }
  return TRUE;
}

static gboolean
run_search (AssayDesk   *desk,
            AssayStore  *store,
            gpointer     data,
            GError     **error)
{
  Search *search = data;
  GCancellable *cancellable = g_task_get_cancellable (search->task);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  search->hits = assay_store_search (store, search->words, ASSAY_PROJECT_MAX_HITS, cancellable,
                                     error);
  return search->hits != NULL &&
         (!search->blind || leave_out_hidden (desk, store, search->hits, error));
}

static void
search_done (AssayProject *self,
             gpointer      data,
             const GError *error)
{
  Search *search = data;

  if (error != NULL)
    g_task_return_error (search->task, g_error_copy (error));
  else
    g_task_return_pointer (search->task, g_steal_pointer (&search->hits),
                           (GDestroyNotify) g_ptr_array_unref);
}

static const AssayJobKind search_job = {
  .run = run_search,
  .done = search_done,
  .free = search_free,
  .quiet = TRUE,
};

/**
 * assay_project_search_async:
 * @words: what to look for
 * @cancellable: (nullable): to stop, as when other words are typed
 *
 * Searches articles, sentences and notes of the whole project.
 */
void
assay_project_search_async (AssayProject        *self,
                            const char          *words,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  Search *search;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (words != NULL);

  search = g_new0 (Search, 1);
  search->task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (search->task, assay_project_search_async);
  search->words = g_strdup (words);
  search->blind = assay_project_get_blind (self);
  assay_project_run (self, &search_job, search);
}

/**
 * assay_project_search_finish:
 *
 * Returns: (transfer full) (nullable) (element-type AssaySearchHit): the places found, the best
 *   first
 */
GPtrArray *
assay_project_search_finish (AssayProject  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
