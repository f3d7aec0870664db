/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does at once is one transaction and one entry of the undo list. A step begun while
 * another is being made becomes part of it, so that functions which are steps by themselves also
 * make up larger ones.
 */

#include "config.h"

#include "assay-store-private.h"

#include <glib/gi18n-lib.h>

struct _AssayStep
{
  AssayStore       *store;
  AssayStep        *outer;         /* the step this one is part of, or NULL */
  AssayTransaction *transaction;   /* NULL in a part */
  gint64            id;            /* 0 until something changed that can be taken back */
  int               n_before;      /* rows written by the connection before it */
  guint             n_changes;
  AssayChange       what;
  char             *article;       /* the first one touched */
  AssaySpan         span;          /* the first place touched in it */
  guint             several : 1;   /* more articles than one were touched */
  guint             failed : 1;    /* a part of it failed, so the whole cannot be kept */
  guint             hidden : 1;    /* not for the undo list */
  guint             is_merge : 1;  /* brought what others did */
  guint             committed : 1;
};

/*< private >
 * assay_store_may_write:
 *
 * Returns: whether the project can be changed, and by somebody
 */
gboolean
assay_store_may_write (AssayStore  *store,
                       GError     **error)
{
  if (store->read_only_reason != NULL)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                 _("Nothing was changed. %s"), store->read_only_reason);
  else if (store->annotator == NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                         _("Nobody is named as the one who makes the change."));
  else
    return TRUE;
  return FALSE;
}

/**
 * assay_step_begin:
 *
 * Returns: (transfer full) (nullable): a step; freeing it before it is committed takes everything
 *   back
 */
AssayStep *
assay_step_begin (AssayStore  *store,
                  GError     **error)
{
  g_autoptr (AssayTransaction) transaction = NULL;
  AssayStep *self;

  if (!assay_store_may_write (store, error))
    return NULL;
  if (store->step == NULL)
    {
      transaction = assay_transaction_begin (store->database, error);
      if (transaction == NULL)
        return NULL;
    }
  self = g_new0 (AssayStep, 1);
  self->store = store;
  self->outer = store->step;
  self->transaction = g_steal_pointer (&transaction);
  self->n_before = assay_database_get_n_total_changes (store->database);
  store->step = self;
  return self;
}

/*< private >
 * assay_step_touch:
 * @article: (nullable): the article touched, or %NULL for several
 * @span: where in it
 * @what: what of it
 *
 * Notes what a view has to read again, and where undo will lead.
 */
void
assay_step_touch (AssayStep   *self,
                  const char  *article,
                  AssaySpan    span,
                  AssayChange  what)
{
  self->what |= what;
  if (article == NULL)
    self->several = TRUE;
  else if (self->article == NULL)
    {
      self->article = g_strdup (article);
      self->span = span;
    }
  else if (!g_str_equal (self->article, article))
    self->several = TRUE;
}

/*< private >
 * assay_step_hide:
 *
 * Keeps a step out of the undo list, which belongs to the person at this machine. What they could
 * undo and redo before they can after it.
 */
void
assay_step_hide (AssayStep *self)
{
  self->hidden = TRUE;
}

/*< private >
 * assay_step_mark_merge:
 *
 * Notes that a step brings what others did, so that taking it back is nobody else's business.
 */
void
assay_step_mark_merge (AssayStep *self)
{
  self->is_merge = TRUE;
  if (self->outer != NULL)
    assay_step_mark_merge (self->outer);
}

static gboolean
run_with_step (AssayStore  *store,
               const char  *sql,
               gint64       step,
               GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (store->database, sql, error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, step);
  return assay_statement_run (statement, error);
}

/* A new change comes after the last one that was not taken back, and may build on it; what was
 * taken back cannot be redone. */
static gboolean
find_id (AssayStep  *self,
         GError    **error)
{
  gint64 last;

  if (!assay_store_ask_int (self->store,
                            "SELECT id FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1",
                            NULL, &last, NULL, error))
    return FALSE;
  self->id = last + 1;
  return run_with_step (self->store, "DELETE FROM step_change WHERE step > ?1", last, error) &&
         run_with_step (self->store, "DELETE FROM step WHERE id > ?1", last, error) &&
         run_with_step (self->store, "UPDATE step SET merge = 2 WHERE id = ?1 AND merge = 1", last,
                        error);
}

/*< private >
 * assay_step_record:
 * @old: (nullable): what the field was
 * @value: (nullable): what it is now
 *
 * Enters a change that was made into the undo list.
 */
gboolean
assay_step_record (AssayStep        *self,
                   AssayObjectType   type,
                   const char       *object,
                   const char       *field,
                   const char       *old,
                   const char       *value,
                   GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  if (self->outer != NULL)
    return assay_step_record (self->outer, type, object, field, old, value, error);
  if (self->hidden)
    return TRUE;
  if (self->id == 0 && !find_id (self, error))
    return FALSE;
  statement = assay_database_prepare (self->store->database,
                                      "INSERT INTO step_change (step, n, type, object, field, "
                                      "old, new) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, self->id);
  assay_statement_bind_int (statement, 2, self->n_changes++);
  assay_statement_bind_int (statement, 3, type);
  assay_statement_bind_text (statement, 4, object);
  assay_statement_bind_text (statement, 5, field);
  assay_statement_bind_text (statement, 6, old);
  assay_statement_bind_text (statement, 7, value);
  return assay_statement_run (statement, error);
}

/*< private >
 * assay_step_edit:
 * @value: (nullable): the new value
 *
 * Sets a field. Setting it to what it is already changes nothing.
 */
gboolean
assay_step_edit (AssayStep        *self,
                 AssayObjectType   type,
                 const char       *object,
                 const char       *field,
                 const char       *value,
                 GError          **error)
{
  g_autofree char *old = NULL;

  if (!assay_store_read_value (self->store, type, object, field, &old, error))
    return FALSE;
  if (g_strcmp0 (old, value) == 0)
    return TRUE;
  return assay_store_write_value (self->store, type, object, field, value, 0, error) &&
         assay_step_record (self, type, object, field, old, value, error);
}

/*< private >
 * assay_step_restore:
 *
 * Makes a thing show that was removed. Where it was only set aside here, it is that again when the
 * step is taken back, and not removed for everybody.
 */
gboolean
assay_step_restore (AssayStep        *self,
                    AssayObjectType   type,
                    const char       *object,
                    GError          **error)
{
  gboolean was_aside;

  if (!assay_store_is_aside (self->store, object, ASSAY_FIELD_DELETED, &was_aside, error))
    return FALSE;
  if (was_aside &&
      (!assay_store_show_again (self->store, type, object, ASSAY_FIELD_DELETED, error) ||
       !assay_step_record (self, type, object, ASSAY_FIELD_WHOLE, NULL, NULL, error)))
    return FALSE;
  return assay_step_edit (self, type, object, ASSAY_FIELD_DELETED, NULL, error);
}

static gboolean
write_entry (AssayStep   *self,
             const char  *label,
             GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->store->database,
                                      "INSERT INTO step (id, label, undone, changes, article, "
                                      "start, end, merge) "
                                      "VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7)", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, self->id);
  assay_statement_bind_text (statement, 2, label != NULL ? label : "");
  assay_statement_bind_int (statement, 3, self->what);
  assay_statement_bind_text (statement, 4, self->several ? NULL : self->article);
  assay_statement_bind_int (statement, 5, self->span.start);
  assay_statement_bind_int (statement, 6, self->span.end);
  assay_statement_bind_int (statement, 7, self->is_merge);
  return assay_statement_run (statement, error);
}

static gboolean
commit_part (AssayStep *self)
{
  if (self->what != 0)
    assay_step_touch (self->outer, self->several ? NULL : self->article, self->span, self->what);
  self->committed = TRUE;
  return TRUE;
}

static gboolean
commit_whole (AssayStep   *self,
              const char  *label,
              GError     **error)
{
  gboolean wrote;

  if (self->failed)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           _("A part of the change could not be made, so nothing was changed."));
      return FALSE;
    }
  if (self->id != 0 && !write_entry (self, label, error))
    return FALSE;
  /* A step that wrote nothing rolls back what it did not do: a commit would cost a write to the
   * disk. */
  wrote = assay_database_get_n_total_changes (self->store->database) != self->n_before;
  if (wrote && !assay_transaction_commit (self->transaction, error))
    return FALSE;
  self->committed = TRUE;
  self->store->step = NULL;
  g_clear_pointer (&self->transaction, assay_transaction_free);
  if (wrote)
    assay_store_emit_changed (self->store, self->several ? NULL : self->article, self->what);
  return TRUE;
}

/**
 * assay_step_commit:
 * @label: what was done, translated
 *
 * Where it returns %TRUE the step is on disk. It still has to be freed.
 */
gboolean
assay_step_commit (AssayStep   *self,
                   const char  *label,
                   GError     **error)
{
  return self->outer != NULL ? commit_part (self) : commit_whole (self, label, error);
}

void
assay_step_free (AssayStep *self)
{
  if (self->store->step == self)
    self->store->step = self->outer;
  if (self->outer != NULL && !self->committed)
    self->outer->failed = TRUE;
  if (self->transaction != NULL)
    assay_store_forget_text (self->store);
  g_clear_pointer (&self->transaction, assay_transaction_free);
  g_free (self->article);
  g_free (self);
}
