/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Importing many articles while the work goes on. A few threads read and analyse; what they read
 * reaches the worker in batches short enough that a tag given meanwhile waits for no more than one
 * of them. All bookkeeping is done in the main thread, and at most a few batches exist at a time,
 * whatever the number of files.
 *
 * A thread drops its task at any time after the answer was taken. So no task holds the project,
 * which would then be torn down in that thread; the import holds it.
 */

#include "config.h"

#include "assay-project-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "assay-reader.h"

/* Batches read or stored at a time. */
#define N_BATCHES 3

/* How long the worker may be busy with one batch, and how much is read for the first of them. */
#define BATCH_USEC (50 * 1000)
#define FIRST_BATCH_SIZE (256 * 1024)
#define LARGEST_BATCH_SIZE (8 * 1024 * 1024)

/* Referred to by the queue and by the tasks, in the main thread only. */
typedef struct
{
  AssayProject *project;
  GCancellable *cancellable;
  GPtrArray    *roots;        /* of GFile, as asked for */
  char         *words;        /* or these, from the clipboard */
  char         *name;

  GPtrArray    *files;        /* of GFile, with those in the folders */
  guint         n_files;
  int           next;         /* atomic: the file to be read next */
  int           batch_size;   /* atomic: in bytes */

  guint         n_batches;    /* under way */
  guint         n_done;
  guint         n_new;
  guint         n_known;
  char        **ids;          /* one a file, NULL where there is none yet */
  GPtrArray    *problems;     /* of sentences */
} Import;

/* Some of the articles, read in one thread and stored in another. */
typedef struct
{
  Import    *import;
  GPtrArray *articles;
  GArray    *indexes;         /* of guint: which files they are */
  GPtrArray *problems;
  gsize      size;            /* of the articles, in bytes */
  guint      n_files;
  guint      n_new;
  gboolean   stored;
} Batch;

static void
import_clear (gpointer data)
{
  Import *import = data;

  g_object_unref (import->project);
  g_object_unref (import->cancellable);
  g_clear_pointer (&import->roots, g_ptr_array_unref);
  g_free (import->words);
  g_free (import->name);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  for (guint i = 0; i < import->n_files && import->ids != NULL; i++)
    g_free (import->ids[i]);
  g_free (import->ids);
  g_ptr_array_unref (import->problems);
}

static void
import_release (gpointer data)
{
  g_rc_box_release_full (data, import_clear);
}

static Batch *
batch_new (Import *import)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->import = g_rc_box_acquire (import);
  batch->articles = g_ptr_array_new_with_free_func (g_object_unref);
  batch->indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  batch->problems = g_ptr_array_new_with_free_func (g_free);
  return batch;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  import_release (batch->import);
  g_ptr_array_unref (batch->articles);
  g_array_unref (batch->indexes);
  g_ptr_array_unref (batch->problems);
  g_free (batch);
}

static AssayArticle *
read_article (Import  *import,
              guint    index,
              GError **error)
{
  if (import->words == NULL)
    return assay_article_read_file (g_ptr_array_index (import->files, index), import->cancellable,
                                    error);

  if (import->words[strspn (import->words, " \t\r\n")] == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("It holds no words."));
      return NULL;
    }
  return assay_article_new_for_text (import->words, import->name);
}

/* @file: (nullable): where it was, or NULL for the clipboard */
static void
add_problem (GPtrArray  *problems,
             GFile      *file,
             const char *message)
{
  g_autofree char *name = NULL;

  name = file != NULL ? g_file_get_parse_name (file) : g_strdup (_("The pasted text"));

  /* Translators: the name of a file, and what is the matter with it. */
  g_ptr_array_add (problems, g_strdup_printf (_("“%s”: %s"), name, message));
}

static void
add_article (Batch *batch,
             guint  index)
{
  Import *import = batch->import;
  GFile *file = import->words == NULL ? g_ptr_array_index (import->files, index) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayArticle) article = read_article (import, index, &error);
  const char *const *warnings;

  if (article == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  batch->n_files++;
  if (article == NULL)
    {
      add_problem (batch->problems, file, error->message);
      return;
    }
  warnings = assay_article_get_warnings (article);
  for (guint i = 0; warnings != NULL && warnings[i] != NULL; i++)
    add_problem (batch->problems, file, warnings[i]);
  batch->size += assay_text_get_size (assay_article_get_text (article));
  g_array_append_val (batch->indexes, index);
  g_ptr_array_add (batch->articles, g_steal_pointer (&article));
}

/* Runs in a thread of its own: takes files until there is enough for a batch. */
static void
read_batch (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Batch *batch = data;
  Import *import = batch->import;

  while (batch->size < (gsize) g_atomic_int_get (&import->batch_size) &&
         !g_cancellable_is_cancelled (cancellable))
    {
      guint index = g_atomic_int_add (&import->next, 1);

      if (index >= import->n_files)
        break;
      add_article (batch, index);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
run_store_batch (AssayDesk   *desk,
                 AssayStore  *store,
                 gpointer     data,
                 GError     **error)
{
  Batch *batch = data;
  gint64 begun = g_get_monotonic_time ();
  gint64 took;

  if (!assay_store_import_articles (store, batch->articles, &batch->n_new, error))
    return FALSE;
  batch->stored = TRUE;

  /* The next batches are as large as this machine stores in the time. */
  took = MAX (g_get_monotonic_time () - begun, 1);
  g_atomic_int_set (&batch->import->batch_size,
                    CLAMP (batch->size * BATCH_USEC / took,
                           FIRST_BATCH_SIZE / 4, LARGEST_BATCH_SIZE));
  return TRUE;
}

static void start_import (AssayProject *self);

static void
end_import (AssayProject *self)
{
  Import *import = g_queue_pop_head (&self->imports);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < import->n_files; i++)
    if (import->ids[i] != NULL)
      g_ptr_array_add (ids, import->ids[i]);
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (import->problems, NULL);

  assay_article_list_refresh (self->articles);
  assay_project_notify_import (self);
  assay_project_emit_imported (self, import->n_new, import->n_known,
                               (char **) ids->pdata, (char **) import->problems->pdata);
  import_release (import);
  start_import (self);
}

static void read_on (AssayProject *self,
                     Import       *import);

static void
end_batch (AssayProject *self,
           Batch        *batch)
{
  Import *import = batch->import;

  for (guint i = 0; batch->stored && i < batch->articles->len; i++)
    {
      guint index = g_array_index (batch->indexes, guint, i);

      import->ids[index] = g_strdup (assay_article_get_id (g_ptr_array_index (batch->articles, i)));
    }
  if (batch->stored)
    {
      import->n_new += batch->n_new;
      import->n_known += batch->articles->len - batch->n_new;
    }
  g_ptr_array_extend_and_steal (import->problems, g_steal_pointer (&batch->problems));
  batch->problems = g_ptr_array_new ();
  import->n_done += batch->n_files;
  import->n_batches--;
  assay_project_notify_import (self);
  read_on (self, import);
}

static void
store_batch_done (AssayProject *self,
                  gpointer      data,
                  const GError *error)
{
  Batch *batch = data;

  if (error != NULL)
    g_cancellable_cancel (batch->import->cancellable);
  end_batch (self, batch);
}

static const AssayJobKind store_batch_job = {
  .what = N_("The import stopped before its end"),
  .run = run_store_batch,
  .done = store_batch_done,
  .free = batch_free,
};

static void
batch_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      data)
{
  Batch *batch = data;
  AssayProject *self = batch->import->project;

  if (batch->articles->len > 0 && !g_cancellable_is_cancelled (batch->import->cancellable))
    {
      assay_project_run (self, &store_batch_job, batch);
      return;
    }
  end_batch (self, batch);
  batch_free (batch);
}

static gboolean
has_more (Import *import)
{
  return (guint) g_atomic_int_get (&import->next) < import->n_files &&
         !g_cancellable_is_cancelled (import->cancellable);
}

/* Keeps a few batches under way, and ends the import after the last. */
static void
read_on (AssayProject *self,
         Import       *import)
{
  while (import->n_batches < N_BATCHES && has_more (import))
    {
      Batch *batch = batch_new (import);
      g_autoptr (GTask) task = g_task_new (NULL, import->cancellable, batch_read_cb, batch);

      g_task_set_source_tag (task, read_on);
      g_task_set_task_data (task, batch, NULL);
      import->n_batches++;
      g_task_run_in_thread (task, read_batch);
      if (import->n_batches >= import->n_files)
        break;
    }
  if (import->n_batches == 0)
    end_import (self);
}

static void
begin_reading (AssayProject *self,
               Import       *import,
               guint         n_files)
{
  import->n_files = n_files;
  import->ids = g_new0 (char *, n_files + 1);
  assay_project_notify_import (self);
  read_on (self, import);
}

static void
list_files (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Import *import = data;

  for (guint i = 0; i < import->roots->len; i++)
    {
      GFile *root = g_ptr_array_index (import->roots, i);
      g_autoptr (GError) error = NULL;

      if (!assay_reader_collect (root, import->files, cancellable, &error) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        add_problem (import->problems, root, error->message);
    }
  g_task_return_boolean (task, TRUE);
}

static void
files_listed_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      data)
{
  Import *import = data;
  g_autoptr (AssayProject) self = g_object_ref (import->project);

  begin_reading (self, import, import->files->len);
}

static void
start_import (AssayProject *self)
{
  Import *import = g_queue_peek_head (&self->imports);
  g_autoptr (GTask) task = NULL;

  if (import == NULL)
    return;
  if (import->words != NULL)
    {
      begin_reading (self, import, 1);
      return;
    }
  task = g_task_new (NULL, import->cancellable, files_listed_cb, import);
  g_task_set_source_tag (task, start_import);
  g_task_set_task_data (task, import, NULL);
  g_task_run_in_thread (task, list_files);
}

static Import *
import_new (AssayProject *self)
{
  Import *import = g_rc_box_new0 (Import);

  import->project = g_object_ref (self);
  import->cancellable = g_cancellable_new ();
  import->batch_size = FIRST_BATCH_SIZE;
  import->problems = g_ptr_array_new_with_free_func (g_free);
  return import;
}

/* One import after the other. */
static void
queue_import (AssayProject *self,
              Import       *import)
{
  g_queue_push_tail (&self->imports, import);
  assay_project_notify_import (self);
  if (self->imports.length == 1)
    start_import (self);
}

/**
 * assay_project_import_files:
 * @files: a list of #GFile: files and folders
 *
 * Imports articles in the background. Ends with #AssayProject::imported; where the disk is full or
 * the like, #AssayProject::failed says so before. What was imported until then stays.
 */
void
assay_project_import_files (AssayProject *self,
                            GListModel   *files)
{
  Import *import;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  if (!self->is_open)
    return;
  import = import_new (self);
  import->roots = g_ptr_array_new_with_free_func (g_object_unref);
  import->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (import->roots, g_list_model_get_item (files, i));
  queue_import (self, import);
}

/**
 * assay_project_import_text:
 * @text: words from the clipboard
 * @name: (nullable): a name for where they came from
 *
 * Imports an article that is no file.
 */
void
assay_project_import_text (AssayProject *self,
                           const char   *text,
                           const char   *name)
{
  Import *import;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (text != NULL);

  if (!self->is_open)
    return;
  import = import_new (self);
  import->words = g_strdup (text);
  import->name = g_strdup (name);
  queue_import (self, import);
}

/**
 * assay_project_cancel_import:
 *
 * Ends what is being imported, after the batch that is being written. What was imported stays.
 */
void
assay_project_cancel_import (AssayProject *self)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  for (GList *l = self->imports.head; l != NULL; l = l->next)
    g_cancellable_cancel (((Import *) l->data)->cancellable);
}

gboolean
assay_project_is_importing (AssayProject *self)
{
  return self->imports.length > 0;
}

/*< private >
 * assay_project_count_imports:
 * @done: (out): files that were imported, were there already or cannot be read
 * @total: (out): files that were asked for, as far as is known
 */
void
assay_project_count_imports (AssayProject *self,
                             guint        *done,
                             guint        *total)
{
  *done = 0;
  *total = 0;
  for (GList *l = self->imports.head; l != NULL; l = l->next)
    {
      Import *import = l->data;

      *done += import->n_done;
      *total += import->n_files;
    }
}
