/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does to the selected sentences. Each action takes the selection as it is at that
 * moment to the worker, so that tag, move, tag in quick succession tags what was meant.
 */

#include "config.h"

#include "assay-project-layers.h"
#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#include "assay-store-annotations.h"
#include "assay-store-boundaries.h"

typedef struct
{
  char   *article;
  GArray *spans;       /* of AssaySpan */
  char   *field;       /* of an annotation */
  char   *value;       /* of the field, or the kind of a tag */
  guint   position;    /* where to split */
} Action;

static void
action_free (gpointer data)
{
  Action *action = data;

  g_free (action->article);
  g_array_unref (action->spans);
  g_free (action->field);
  g_free (action->value);
  g_free (action);
}

static Action *
action_new (AssayProject *self,
            GArray       *spans)
{
  Action *action = g_new0 (Action, 1);

  action->article = g_strdup (assay_article_get_id (self->article));
  action->spans = spans;
  return action;
}

/* Tells where the annotations begin that an action changes, so that only these are read again. */
static void
note_range (AssayDesk *desk,
            Action    *action)
{
  const AssaySpan *spans = (const AssaySpan *) action->spans->data;
  AssaySpan range = { spans[0].start, spans[0].start + 1 };

  for (guint i = 1; i < action->spans->len; i++)
    {
      range.start = MIN (range.start, spans[i].start);
      range.end = MAX (range.end, spans[i].start + 1);
    }
  desk->changed_range = range;
}

static gboolean
run_tag (AssayDesk   *desk,
         AssayStore  *store,
         gpointer     data,
         GError     **error)
{
  Action *action = data;

  note_range (desk, action);
  return assay_store_tag (store, action->article, (const AssaySpan *) action->spans->data,
                          action->spans->len, action->value, error);
}

static gboolean
run_clear (AssayDesk   *desk,
           AssayStore  *store,
           gpointer     data,
           GError     **error)
{
  Action *action = data;

  note_range (desk, action);
  return assay_store_clear (store, action->article, (const AssaySpan *) action->spans->data,
                            action->spans->len, error);
}

static gboolean
run_set_field (AssayDesk   *desk,
               AssayStore  *store,
               gpointer     data,
               GError     **error)
{
  Action *action = data;

  note_range (desk, action);
  return assay_store_set_field (store, action->article, (const AssaySpan *) action->spans->data,
                                action->spans->len, action->field, action->value, error);
}

static gboolean
run_split (AssayDesk   *desk,
           AssayStore  *store,
           gpointer     data,
           GError     **error)
{
  Action *action = data;

  return assay_store_split_sentence (store, action->article,
                                     g_array_index (action->spans, AssaySpan, 0),
                                     action->position, error);
}

static gboolean
run_join (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  Action *action = data;

  return assay_store_join_sentences (store, action->article,
                                     g_array_index (action->spans, AssaySpan, 0),
                                     g_array_index (action->spans, AssaySpan, 1), error);
}

static const AssayJobKind tag_job = {
  .what = N_("The sentences could not be tagged"),
  .run = run_tag,
  .free = action_free,
};

static const AssayJobKind clear_job = {
  .what = N_("The tags could not be removed"),
  .run = run_clear,
  .free = action_free,
};

static const AssayJobKind set_field_job = {
  .what = N_("The tags could not be changed"),
  .run = run_set_field,
  .free = action_free,
};

static const AssayJobKind split_job = {
  .what = N_("The sentence could not be split"),
  .run = run_split,
  .free = action_free,
};

static const AssayJobKind join_job = {
  .what = N_("The sentences could not be joined"),
  .run = run_join,
  .free = action_free,
};

static gboolean
has_selected (AssayProject *self)
{
  return self->article != NULL && assay_selection_get_n_selected (self->selection) > 0;
}

static void
move_on (AssayProject *self)
{
  g_autoptr (GArray) indexes = assay_selection_list (self->selection);
  guint last = g_array_index (indexes, guint, indexes->len - 1);

  if (last + 1 < assay_selection_get_size (self->selection))
    assay_selection_select (self->selection, last + 1);
}

/* What a person does must be seen. */
static void
show_own_layer (AssayProject *self)
{
  AssayPerson *me = assay_project_get_person_of (self, self->annotator);

  if (me != NULL)
    assay_project_show_person (self, assay_person_get_id (me), TRUE);
}

/**
 * assay_project_get_kinds:
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds that the project has besides those
 *   built in, in order
 */
const char * const *
assay_project_get_kinds (AssayProject *self)
{
  static const char * const none[] = { NULL };

  g_return_val_if_fail (ASSAY_IS_PROJECT (self), none);

  if (self->kinds == NULL)
    return none;
  return (const char * const *) self->kinds + ASSAY_N_BUILT_IN_KINDS;
}

/**
 * assay_project_tag:
 * @kind: a kind of annotation
 *
 * Tags the selected sentences, and moves on to the next one where the project is set to.
 */
void
assay_project_tag (AssayProject *self,
                   const char   *kind)
{
  Action *action;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (kind != NULL && *kind != '\0');

  if (!has_selected (self))
    return;
  show_own_layer (self);
  action = action_new (self, assay_project_list_selected (self));
  action->value = g_strdup (kind);
  assay_project_run (self, &tag_job, action);
  if (self->advance)
    move_on (self);
}

/**
 * assay_project_clear:
 *
 * Takes the tags off the selected sentences.
 */
void
assay_project_clear (AssayProject *self)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  if (has_selected (self))
    assay_project_run (self, &clear_job, action_new (self, assay_project_list_selected (self)));
}

static void
set_field (AssayProject *self,
           const char   *field,
           const char   *value)
{
  Action *action;

  if (!has_selected (self))
    return;
  action = action_new (self, assay_project_list_selected (self));
  action->field = g_strdup (field);
  action->value = g_strdup (value);
  assay_project_run (self, &set_field_job, action);
}

/**
 * assay_project_set_confidence:
 * @confidence: how good the basis of the selected, tagged sentences is
 */
void
assay_project_set_confidence (AssayProject    *self,
                              AssayConfidence  confidence)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  set_field (self, ASSAY_FIELD_CONFIDENCE, assay_confidence_to_string (confidence));
}

/**
 * assay_project_set_likelihood:
 * @likelihood: how probable is what the selected, tagged sentences say
 */
void
assay_project_set_likelihood (AssayProject    *self,
                              AssayLikelihood  likelihood)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  set_field (self, ASSAY_FIELD_LIKELIHOOD, assay_likelihood_to_string (likelihood));
}

/**
 * assay_project_set_note:
 * @note: (nullable): a note on the selected, tagged sentences; %NULL or "" for none
 */
void
assay_project_set_note (AssayProject *self,
                        const char   *note)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  set_field (self, ASSAY_FIELD_NOTE, note != NULL && *note != '\0' ? note : NULL);
}

/**
 * assay_project_split_sentence:
 * @position: where the second half begins
 *
 * Makes two sentences of the one that holds @position, each with its tag.
 */
void
assay_project_split_sentence (AssayProject *self,
                              guint         position)
{
  GArray *spans;
  Action *action;
  int index;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  index = self->article != NULL ? assay_project_get_sentence_at (self, position) : -1;
  if (index < 0 || g_array_index (self->sentences, AssaySpan, index).start == position)
    return;
  spans = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  g_array_append_val (spans, g_array_index (self->sentences, AssaySpan, index));
  action = action_new (self, spans);
  action->position = position;
  assay_project_run (self, &split_job, action);
}

/**
 * assay_project_join_sentences:
 *
 * Makes one sentence of the current one and the next, or of the two that are selected.
 */
void
assay_project_join_sentences (AssayProject *self)
{
  g_autoptr (GArray) indexes = NULL;
  GArray *spans;
  guint first;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  if (!has_selected (self))
    return;
  indexes = assay_selection_list (self->selection);
  first = indexes->len == 2 ? g_array_index (indexes, guint, 0)
                            : (guint) assay_selection_get_current (self->selection);
  if (first + 1 >= self->sentences->len)
    return;
  spans = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  g_array_append_vals (spans, &g_array_index (self->sentences, AssaySpan, first), 2);
  assay_project_run (self, &join_job, action_new (self, spans));
}

/* What to undo or do again, and for the main thread to show, what it was. */
typedef struct
{
  AssayUndone *(*func)   (AssayStore *store, GError **error);
  AssayUndone  *undone;
  gboolean      is_there;      /* the article it was in */
} Undoing;

static Undoing *
undoing_new (AssayUndone *(*func) (AssayStore *store, GError **error))
{
  Undoing *undoing = g_new0 (Undoing, 1);

  undoing->func = func;
  return undoing;
}

static void
undoing_free (gpointer data)
{
  Undoing *undoing = data;

  g_clear_pointer (&undoing->undone, assay_undone_free);
  g_free (undoing);
}

static gboolean
run_undo (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  Undoing *undoing = data;
  AssayUndone *undone;
  g_autoptr (GError) reason = NULL;

  undone = undoing->func (store, &reason);
  undoing->undone = undone;
  if (undone != NULL)
    desk->changed_range = undone->changed;
  undoing->is_there =
    undone != NULL && undone->article != NULL && assay_store_has_article (store, undone->article);

  /* Nothing to undo is no trouble: a key may be pressed once too often. */
  if (reason == NULL || g_error_matches (reason, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
undo_done (AssayProject *self,
           gpointer      data,
           const GError *error)
{
  Undoing *undoing = data;
  AssaySpan place;

  if (undoing->undone == NULL || !undoing->is_there || !self->is_open)
    return;
  place = undoing->undone->span;
  if (g_strcmp0 (self->wanted, undoing->undone->article) != 0)
    assay_project_open_article (self, undoing->undone->article,
                                place.end > place.start ? &place : NULL);
  else if (place.end > place.start && self->article != NULL)
    assay_project_show_place (self, place);
}

static const AssayJobKind undo_job = {
  .what = N_("The last change could not be undone"),
  .run = run_undo,
  .done = undo_done,
  .free = undoing_free,
};

static const AssayJobKind redo_job = {
  .what = N_("The change could not be done again"),
  .run = run_undo,
  .done = undo_done,
  .free = undoing_free,
};

/**
 * assay_project_undo:
 *
 * Takes back the last change, and goes to where it was.
 */
void
assay_project_undo (AssayProject *self)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  if (self->is_open)
    assay_project_run (self, &undo_job, undoing_new (assay_store_undo));
}

/**
 * assay_project_redo:
 *
 * Makes the change last taken back again, and goes to where it is.
 */
void
assay_project_redo (AssayProject *self)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  if (self->is_open)
    assay_project_run (self, &redo_job, undoing_new (assay_store_redo));
}
