/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo. Nothing is ever taken out of the file: undo appends the opposite edits, redo
 * appends the edits again, and the list of steps remembers which of the two a step has seen last.
 * What a merge brought is others' work, so taking it back appends nothing: it is set aside here.
 */

#include "config.h"

#include "assay-store-private.h"
#include "assay-store-undo.h"

#include <glib/gi18n-lib.h>

#define NEXT_UNDO "WHERE NOT undone ORDER BY id DESC LIMIT 1"
#define NEXT_REDO "WHERE undone ORDER BY id LIMIT 1"

/* One change of a step, to be made again or the opposite of it. */
typedef struct
{
  AssayObjectType  type;
  const char      *object;
  const char      *field;
  const char      *was;         /* the value that it should have, for the step to apply */
  const char      *value;       /* the value that it gets */
} Change;

typedef struct
{
  const char *find_step;
  const char *find_changes;     /* type, object, field, the value there was and the one to set */
  const char *mark_step;
  const char *nothing;          /* said where there is no step, untranslated */
  gboolean    is_undo;
} Direction;

/* Where the annotations begin that a step of a person here changed. */
#define CHANGED \
  "FROM step_change JOIN annotation ON annotation.id = object WHERE step_change.step = step.id AND NOT merge"

#define FIND_STEP \
  "SELECT id, label, changes, article, start, end, merge, " \
  "(SELECT min (annotation.start) " CHANGED "), (SELECT max (annotation.start) + 1 " CHANGED ") FROM step "

static const Direction backwards = {
  FIND_STEP NEXT_UNDO,
  "SELECT type, object, field, new, old FROM step_change WHERE step = ?1 ORDER BY n DESC",
  "UPDATE step SET undone = 1 WHERE id = ?1",
  N_("There is nothing to undo."),
  TRUE,
};

static const Direction forwards = {
  FIND_STEP NEXT_REDO,
  "SELECT type, object, field, old, new FROM step_change WHERE step = ?1 ORDER BY n",
  "UPDATE step SET undone = 0 WHERE id = ?1",
  N_("There is nothing to redo."),
  FALSE,
};

/* Whose work a step is. */
typedef enum
{
  MERGE_NONE,        /* that of a person here */
  MERGE_BARE,        /* others' */
  MERGE_BUILT_ON,    /* others', and something here was built on it */
} MergeState;

void
assay_undone_free (AssayUndone *undone)
{
  g_free (undone->label);
  g_free (undone->article);
  g_free (undone);
}

/**
 * assay_store_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): what undo would take back, translated, or %NULL if there is
 *   nothing
 */
char *
assay_store_dup_undo_label (AssayStore *self)
{
  char *label;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  assay_store_ask_text (self, "SELECT label FROM step " NEXT_UNDO, NULL, &label, NULL);
  return label;
}

/**
 * assay_store_dup_redo_label:
 *
 * Returns: (transfer full) (nullable): what redo would do again, translated, or %NULL if there is
 *   nothing
 */
char *
assay_store_dup_redo_label (AssayStore *self)
{
  char *label;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  assay_store_ask_text (self, "SELECT label FROM step " NEXT_REDO, NULL, &label, NULL);
  return label;
}

static AssayUndone *
find_step (AssayStore       *self,
           const Direction  *direction,
           gint64           *step,
           AssayChange      *what,
           MergeState       *merge,
           GError          **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database,
                                                                 direction->find_step, error);
  AssayUndone *undone;
  gboolean has_row;

  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                           _(direction->nothing));
      return NULL;
    }
  undone = g_new0 (AssayUndone, 1);
  *step = assay_statement_get_int (statement, 0);
  undone->label = g_strdup (assay_statement_get_text (statement, 1));
  *what = assay_statement_get_int (statement, 2);
  undone->article = g_strdup (assay_statement_get_text (statement, 3));
  undone->span.start = assay_statement_get_int (statement, 4);
  undone->span.end = assay_statement_get_int (statement, 5);
  *merge = assay_statement_get_int (statement, 6);
  undone->changed.start = assay_statement_get_int (statement, 7);
  undone->changed.end = assay_statement_get_int (statement, 8);
  return undone;
}

/* A value that somebody has changed since is newer than the merge, and stays. */
static gboolean
set_value_aside (AssayStore    *self,
                 const Change  *change,
                 GError       **error)
{
  g_autofree char *now = NULL;

  if (!assay_store_read_value (self, change->type, change->object, change->field, &now, error))
    return FALSE;
  return g_strcmp0 (now, change->was) != 0 ||
         assay_store_set_aside (self, change->type, change->object, change->field, change->value,
                                FALSE, error);
}

/* What nothing was built on stays out of what others get, as if it had never come. */
static gboolean
apply_to_merge (AssayStore       *self,
                const Direction  *direction,
                MergeState        merge,
                const Change     *change,
                GError          **error)
{
  gboolean is_whole = g_str_equal (change->field, ASSAY_FIELD_WHOLE);

  if (!direction->is_undo)
    return assay_store_show_again (self, change->type, change->object,
                                   is_whole ? ASSAY_FIELD_DELETED : change->field, error);
  if (is_whole)
    return assay_store_set_aside (self, change->type, change->object, ASSAY_FIELD_DELETED, "1",
                                  merge == MERGE_BARE, error);
  return set_value_aside (self, change, error);
}

static gboolean
apply_change (AssayStore       *self,
              const Direction  *direction,
              MergeState        merge,
              AssayStatement   *row,
              GError          **error)
{
  const Change change = {
    assay_statement_get_int (row, 0),
    assay_statement_get_text (row, 1),
    assay_statement_get_text (row, 2),
    assay_statement_get_text (row, 3),
    assay_statement_get_text (row, 4),
  };

  if (merge != MERGE_NONE || g_str_equal (change.field, ASSAY_FIELD_WHOLE))
    return apply_to_merge (self, direction, merge, &change, error);
  return assay_store_write_value (self, change.type, change.object, change.field, change.value, 0,
                                  error);
}

static gboolean
apply_changes (AssayStore       *self,
               const Direction  *direction,
               MergeState        merge,
               gint64            step,
               GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database, direction->find_changes, error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, step);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (!apply_change (self, direction, merge, statement, error) ||
          !assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mark_step (AssayStore       *self,
           const Direction  *direction,
           gint64            step,
           GError          **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database,
                                                                 direction->mark_step, error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, step);
  return assay_statement_run (statement, error);
}

static AssayUndone *
walk (AssayStore       *self,
      const Direction  *direction,
      GError          **error)
{
  g_autoptr (AssayTransaction) transaction = NULL;
  g_autoptr (AssayUndone) undone = NULL;
  AssayChange what;
  MergeState merge;
  gint64 step;

  if (!assay_store_may_write (self, error))
    return NULL;
  transaction = assay_transaction_begin (self->database, error);
  if (transaction == NULL)
    return NULL;
  undone = find_step (self, direction, &step, &what, &merge, error);
  if (undone == NULL ||
      !apply_changes (self, direction, merge, step, error) ||
      !mark_step (self, direction, step, error) ||
      !assay_transaction_commit (transaction, error))
    return NULL;
  assay_store_emit_changed (self, undone->article, what);
  return g_steal_pointer (&undone);
}

/**
 * assay_store_undo:
 *
 * Takes back the last step that was not taken back.
 *
 * Returns: (transfer full) (nullable): what it was
 */
AssayUndone *
assay_store_undo (AssayStore  *self,
                  GError     **error)
{
  AssayUndone *undone;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (self->step == NULL, NULL);

  undone = walk (self, &backwards, error);
  if (undone == NULL)
    assay_store_explain (self, error);
  return undone;
}

/**
 * assay_store_redo:
 *
 * Does again the step that was taken back last. A new change leaves nothing to redo.
 *
 * Returns: (transfer full) (nullable): what it was
 */
AssayUndone *
assay_store_redo (AssayStore  *self,
                  GError     **error)
{
  AssayUndone *undone;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (self->step == NULL, NULL);

  undone = walk (self, &forwards, error);
  if (undone == NULL)
    assay_store_explain (self, error);
  return undone;
}
