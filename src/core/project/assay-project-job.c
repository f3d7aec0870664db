/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the project reaches the disk without waiting for it. A job runs in the worker's thread; what
 * the store says has changed is read back there, right behind the change, and shown in the main
 * thread in the same order. So what is shown is always what the file held after one of the jobs,
 * and never a mixture.
 */

#include "config.h"

#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#include "assay-store-annotations.h"
#include "assay-store-boundaries.h"
#include "assay-store-finished.h"

/* How often a list that grows is shown anew. */
#define LISTING_USEC (500 * 1000)

typedef struct
{
  const AssayJobKind *kind;
  gpointer            data;
  AssayDesk          *desk;
  guint               epoch;
  AssayUpdate        *update;
} Job;

static void
update_free (AssayUpdate *update)
{
  g_clear_pointer (&update->articles, g_hash_table_unref);
  g_strfreev (update->kinds);
  g_free (update->title);
  g_clear_pointer (&update->annotators, g_hash_table_unref);
  g_clear_pointer (&update->members, g_ptr_array_unref);
  g_free (update->undo_label);
  g_free (update->redo_label);
  g_clear_pointer (&update->sentences, g_array_unref);
  g_clear_pointer (&update->annotations, g_ptr_array_unref);
  g_clear_object (&update->revised);
  g_clear_pointer (&update->references, g_ptr_array_unref);
  g_clear_pointer (&update->others, g_ptr_array_unref);
  g_clear_pointer (&update->decisions, g_ptr_array_unref);
  g_free (update);
}

static void
job_free (Job *job)
{
  if (job->kind->free != NULL)
    job->kind->free (job->data);
  g_clear_pointer (&job->update, update_free);
  g_free (job);
}

static void
changed_cb (AssayStore  *store,
            const char  *article,
            AssayChange  changed,
            AssayDesk   *desk)
{
  desk->changed |= changed;
  if (article != NULL)
    g_hash_table_add (desk->changed_articles, g_strdup (article));
  else
    desk->changed_several = TRUE;
}

AssayDesk *
assay_desk_new (void)
{
  AssayDesk *desk = g_new0 (AssayDesk, 1);

  desk->changed_articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  desk->known = assay_project_index_annotations (NULL);
  return desk;
}

void
assay_desk_free (AssayDesk *desk)
{
  assay_desk_listen (desk, NULL);
  g_free (desk->annotator);
  g_free (desk->article);
  g_hash_table_unref (desk->known);
  g_hash_table_unref (desk->changed_articles);
  g_free (desk);
}

/* Hears what changes in this store from now on; in no other and in none with NULL. */
void
assay_desk_listen (AssayDesk  *desk,
                   AssayStore *store)
{
  if (desk->store != NULL)
    g_signal_handlers_disconnect_by_func (desk->store, changed_cb, desk);
  g_set_object (&desk->store, store);
  if (desk->store != NULL)
    g_signal_connect (desk->store, "changed", G_CALLBACK (changed_cb), desk);
}

static gboolean
read_project (AssayStore   *store,
              AssayUpdate  *update,
              GError      **error)
{
  update->annotators = assay_store_map_annotators (store, error);
  update->members = assay_store_list_members (store, error);
  if (update->annotators == NULL || update->members == NULL)
    return FALSE;
  update->title = assay_store_dup_title (store);
  return TRUE;
}

/* The kinds of a project are those in use: others may come with what comes in from elsewhere. One
 * that is used no more stays on offer until the project is opened again. */
static gboolean
read_kinds (AssayStore   *store,
            AssayUpdate  *update,
            GError      **error)
{
  gboolean may_differ = (update->changed & ASSAY_CHANGE_PROJECT) != 0 ||
                        (update->several && (update->changed & ASSAY_CHANGE_ANNOTATIONS) != 0);

  if (!may_differ)
    return TRUE;
  update->kinds = assay_store_list_kinds (store, error);
  return update->kinds != NULL;
}

static gboolean
read_works (AssayDesk    *desk,
            AssayStore   *store,
            AssayUpdate  *update,
            GError      **error)
{
  update->revised = assay_store_load_article (store, desk->article, error);
  if (update->revised == NULL)
    return FALSE;
  update->references = assay_reference_items_new (desk->article,
                                                  assay_article_get_analysis (update->revised));
  return TRUE;
}

static gboolean
read_open_article (AssayDesk    *desk,
                   AssayStore   *store,
                   AssayUpdate  *update,
                   GError      **error)
{
  if (desk->article == NULL)
    return TRUE;
  if ((update->changed & ASSAY_CHANGE_ARTICLES) != 0 &&
      !assay_store_has_article (store, desk->article))
    {
      g_clear_pointer (&desk->article, g_free);
      update->article_gone = TRUE;
      return TRUE;
    }
  if (!update->several && !g_hash_table_contains (update->articles, desk->article))
    return TRUE;

  if ((update->changed & ASSAY_CHANGE_BOUNDARIES) != 0)
    {
      update->sentences = assay_store_list_sentences (store, desk->article, error);
      if (update->sentences == NULL)
        return FALSE;
    }
  if ((update->changed & (ASSAY_CHANGE_ANNOTATIONS | ASSAY_CHANGE_BOUNDARIES)) != 0)
    {
      if (!assay_store_is_finished (store, desk->article, desk->annotator, &update->finished,
                                    error) ||
          !assay_project_read_layers (desk, store, desk->article, update->range,
                                      &update->annotations, &update->others, error))
        return FALSE;
    }
  /* A tag may make a decision one of the past. */
  if ((update->changed & (ASSAY_CHANGE_ANNOTATIONS | ASSAY_CHANGE_DECISIONS)) != 0)
    {
      update->decisions = assay_store_list_decisions (store, desk->article, error);
      if (update->decisions == NULL)
        return FALSE;
      if (update->decisions->len == 0 && (update->changed & ASSAY_CHANGE_DECISIONS) == 0)
        g_clear_pointer (&update->decisions, g_ptr_array_unref);
    }
  return (update->changed & ASSAY_CHANGE_REFERENCES) == 0 ||
         read_works (desk, store, update, error);
}

/* The part of the open article in which annotations must be read again. */
static AssaySpan
find_range (AssayDesk *desk)
{
  gboolean is_known = desk->changed_range.start < desk->changed_range.end &&
                      desk->changed == ASSAY_CHANGE_ANNOTATIONS &&
                      !desk->changed_several &&
                      g_hash_table_size (desk->changed_articles) == 1;

  return is_known ? desk->changed_range : assay_project_everywhere;
}

/* Takes what was heard since the job began and reads what it is now. */
static gboolean
read_update (AssayDesk    *desk,
             AssayStore   *store,
             AssayUpdate  *update,
             GError      **error)
{
  update->changed = desk->changed;
  update->several = desk->changed_several;
  update->range = find_range (desk);
  update->articles = g_steal_pointer (&desk->changed_articles);
  desk->changed = 0;
  desk->changed_several = FALSE;
  desk->changed_range = (AssaySpan) { 0, 0 };
  desk->changed_articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (update->changed == 0)
    return TRUE;

  update->has_labels = TRUE;
  update->undo_label = assay_store_dup_undo_label (store);
  update->redo_label = assay_store_dup_redo_label (store);
  if (((update->changed & ASSAY_CHANGE_PROJECT) != 0 && !read_project (store, update, error)) ||
      !read_kinds (store, update, error))
    return FALSE;
  return read_open_article (desk, store, update, error);
}

static void
run_job (GTask      *task,
         AssayStore *store,
         gpointer    data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (store == NULL && !job->kind->without_store)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _("No project is open."));
      return;
    }

  done = job->kind->run (job->desk, store, job->data, &error);
  if (job->desk->store != NULL)
    {
      job->update = g_new0 (AssayUpdate, 1);
      read_update (job->desk, job->desk->store, job->update, done ? &error : NULL);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* An import adds articles many times a second and lists them once more at its end. */
static void
list_articles (AssayProject *self)
{
  gint64 now = g_get_monotonic_time ();

  if (assay_project_is_importing (self) && now - self->listed_at < LISTING_USEC)
    return;
  self->listed_at = now;
  assay_article_list_refresh (self->articles);
}

static void
show_counts (AssayProject *self,
             AssayUpdate  *update)
{
  const AssayChange counted =
    ASSAY_CHANGE_ARTICLES | ASSAY_CHANGE_ANNOTATIONS | ASSAY_CHANGE_BOUNDARIES;
  GHashTableIter iter;
  const char *id;

  if ((update->changed & counted) == 0)
    return;
  if (update->several || (update->changed & ASSAY_CHANGE_ARTICLES) != 0)
    {
      list_articles (self);
      return;
    }
  g_hash_table_iter_init (&iter, update->articles);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    assay_article_list_update (self->articles, id);
}

static void
emit_changed (AssayProject *self,
              AssayUpdate  *update)
{
  GHashTableIter iter;
  const char *article = NULL;

  if (!update->several && g_hash_table_size (update->articles) == 1)
    {
      g_hash_table_iter_init (&iter, update->articles);
      g_hash_table_iter_next (&iter, (gpointer *) &article, NULL);
    }
  assay_project_emit_changed (self, update->changed, article);
}

static void
show_update (AssayProject *self,
             AssayUpdate  *update)
{
  if (update->changed == 0)
    return;

  assay_project_keep (self);
  if (update->article_gone)
    assay_project_show_article (self, NULL);
  if (update->annotators != NULL)
    {
      g_clear_pointer (&self->annotators, g_hash_table_unref);
      self->annotators = g_steal_pointer (&update->annotators);
      assay_project_set_title_text (self, g_steal_pointer (&update->title));
    }
  if (update->kinds != NULL)
    {
      g_strfreev (self->kinds);
      self->kinds = g_steal_pointer (&update->kinds);
    }
  if (update->members != NULL)
    assay_project_set_people (self, update->members);
  if (update->sentences != NULL)
    assay_project_set_sentences (self, update->sentences);
  if (update->annotations != NULL)
    assay_project_set_layer (self, update->range, update->annotations);
  if (update->revised != NULL)
    assay_project_set_works (self, update->revised, update->references);
  if (update->decisions != NULL)
    assay_project_set_decisions (self, update->decisions);
  if (update->others != NULL)
    assay_project_set_others (self, update->range, update->others, update->finished);
  if (update->decisions != NULL || update->sentences != NULL)
    assay_project_update_layers (self);
  show_counts (self, update);
  if (update->has_labels)
    assay_project_set_labels (self,
                              g_steal_pointer (&update->undo_label),
                              g_steal_pointer (&update->redo_label));
  emit_changed (self, update);
}

static void
count_job (AssayProject       *self,
           const AssayJobKind *kind,
           int                 by)
{
  gboolean was_busy = self->n_jobs > 0;

  if (kind->quiet)
    return;
  self->n_jobs += by;
  if (was_busy != (self->n_jobs > 0))
    assay_project_notify (self, ASSAY_PROJECT_PROP_BUSY);
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  AssayProject *self = ASSAY_PROJECT (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (job->update != NULL && job->epoch == self->epoch)
    show_update (self, job->update);
  count_job (self, job->kind, -1);
  if (error != NULL && job->kind->what != NULL)
    assay_project_fail (self, _(job->kind->what), error);
  if (job->kind->done != NULL)
    job->kind->done (self, job->data, error);
}

/*< private >
 * assay_project_run:
 * @kind: what to do
 * @data: (transfer full): what to do it with
 *
 * Hands a job to the worker, behind all that it was given before.
 */
void
assay_project_run (AssayProject       *self,
                   const AssayJobKind *kind,
                   gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, job_done_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->data = data;
  job->desk = self->desk;
  job->epoch = self->epoch;
  g_task_set_source_tag (task, assay_project_run);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  count_job (self, kind, 1);
  assay_worker_run (self->worker, task, run_job);
}
