/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which folder the open project is shared through stands in its file, so it is asked for, and
 * changed, on the project's worker.
 */

#include "config.h"

#include "assay-sharing-private.h"

#include "assay-store-outbox.h"

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
    assay_sharing_set_folder (question->self, question->folder);
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

  if (error != NULL && !assay_sharing_was_cut_short (error))
    assay_sharing_tell (question->self, error->message);
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
    assay_sharing_set_folder (question->self, question->folder);
}

static const AssayJobKind join_job = {
  .run = run_join,
  .done = join_done,
  .free = question_free,
};

/*< private >
 * assay_sharing_ask_folder:
 *
 * Goes on with the exchange that the project was in when it was open last, if it was.
 */
void
assay_sharing_ask_folder (AssaySharing *self)
{
  assay_project_run (self->project, &ask_job, question_new (self, NULL));
}

void
assay_sharing_join_folder (AssaySharing *self,
                           const char   *folder)
{
  assay_project_run (self->project, &join_job, question_new (self, folder));
}

void
assay_sharing_leave_folder (AssaySharing *self)
{
  assay_project_run (self->project, &stop_job, question_new (self, NULL));
}
