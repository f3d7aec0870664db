/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What everybody else said of the open article, by sentence, and which of all layers is the one to
 * be read with the others beside it.
 */

#include "config.h"

#include "assay-person-private.h"
#include "assay-project-layers.h"
#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#include "assay-step.h"
#include "assay-store-annotations.h"
#include "assay-store-finished.h"

static void
add_to_sentence (AssayProject    *self,
                 guint            sentence,
                 AssayAnnotation *annotation)
{
  GPtrArray **list = (GPtrArray **) &g_ptr_array_index (self->others_of, sentence);

  if (*list == NULL)
    *list = g_ptr_array_new ();
  g_ptr_array_add (*list, annotation);
}

/* One walk along both, since both are in order. */
static void
index_others (AssayProject *self)
{
  const AssaySpan *sentences = (const AssaySpan *) self->sentences->data;
  guint first = 0;

  for (guint i = 0; i < self->others_of->len; i++)
    {
      GPtrArray **list = (GPtrArray **) &g_ptr_array_index (self->others_of, i);

      if (i >= self->sentences->len)
        g_clear_pointer (list, g_ptr_array_unref);
      else if (*list != NULL)
        g_ptr_array_set_size (*list, 0);
    }
  g_ptr_array_set_size (self->others_of, self->sentences->len);
  for (guint i = 0; i < self->others->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (self->others, i);

      while (first < self->sentences->len && sentences[first].end <= annotation->span.start)
        first++;
      for (guint j = first; j < self->sentences->len
           && sentences[j].start < annotation->span.end; j++)
        add_to_sentence (self, j, annotation);
    }
}

static void
count_others (AssayProject *self)
{
  g_hash_table_remove_all (self->n_others);
  for (guint i = 0; i < self->others->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (self->others, i);
      guint *n = g_hash_table_lookup (self->n_others, annotation->annotator);

      if (n == NULL)
        {
          n = g_new0 (guint, 1);
          g_hash_table_insert (self->n_others, g_strdup (annotation->annotator), n);
        }
      (*n)++;
    }
}

/*< private >
 * assay_project_forget_others:
 *
 * Frees the index of the others' annotations.
 */
void
assay_project_forget_others (AssayProject *self)
{
  g_array_set_size (self->sentences, 0);
  index_others (self);
}

/* Layers are shown as wished, but that nobody who works blind sees another's. */
static gboolean
is_in_view (AssayProject *self,
            AssayPerson  *person)
{
  if (assay_project_is_hiding (self))
    return assay_person_is_me (person);
  return assay_person_is_shown (person);
}

/*< private >
 * assay_project_count_own_tags:
 *
 * The annotator's own layer is other than it was.
 */
void
assay_project_count_own_tags (AssayProject *self)
{
  AssayPerson *me = self->annotator != NULL
                    ? g_hash_table_lookup (self->person_of, self->annotator) : NULL;

  if (me != NULL)
    assay_person_set_n_tags (me, self->layer->len + self->n_tags_elsewhere);
}

static void
count_tags (AssayProject *self)
{
  g_autoptr (GHashTable) n_tags = g_hash_table_new (NULL, NULL);
  GListModel *people = G_LIST_MODEL (self->people);
  gboolean hides = assay_project_is_hiding (self);
  GHashTableIter iter;
  const char *annotator;
  const guint *n_others;

  g_hash_table_iter_init (&iter, self->n_others);
  while (g_hash_table_iter_next (&iter, (gpointer *) &annotator, (gpointer *) &n_others))
    {
      AssayPerson *person = g_hash_table_lookup (self->person_of, annotator);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_tags, person));

      g_hash_table_insert (n_tags, person, GUINT_TO_POINTER (n + *n_others));
    }
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AssayPerson) person = g_list_model_get_item (people, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_tags, person));

      if (assay_person_is_me (person))
        self->n_tags_elsewhere = n;
      else
        assay_person_set_n_tags (person, hides ? 0 : n);
    }
  assay_project_count_own_tags (self);
}

static AssayPerson *
find_leader (AssayProject *self)
{
  GListModel *people = G_LIST_MODEL (self->people);
  AssayPerson *leader = NULL;
  guint n_shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      /* The list still holds it. */
      g_autoptr (AssayPerson) person = g_list_model_get_item (people, i);

      if (!is_in_view (self, person))
        continue;
      if (assay_person_is_me (person))
        return person;
      leader = person;
      n_shown++;
    }
  return n_shown == 1 ? leader : NULL;
}

/*< private >
 * assay_project_update_layers:
 *
 * Something about what is shown of the layers is other than it was.
 */
void
assay_project_update_layers (AssayProject *self)
{
  gboolean hides = assay_project_is_hiding (self);

  g_set_object (&self->leader, find_leader (self));
  count_tags (self);
  if (self->hides != hides)
    {
      self->hides = hides;
      assay_project_notify (self, ASSAY_PROJECT_PROP_HIDING);
    }
  assay_project_emit_layers (self);
}

/*< private >
 * assay_project_set_others:
 * @range: a part of the article
 * @annotations: (element-type AssayAnnotation): everybody else's that begin there now, in order
 * @finished: whether the annotator has finished the article
 */
void
assay_project_set_others (AssayProject *self,
                          AssaySpan     range,
                          GPtrArray    *annotations,
                          gboolean      finished)
{
  AssaySplice splice;
  gboolean was_finished = self->finished;
  gboolean changes = assay_project_splice (&self->others, range, annotations, &splice);

  self->finished = finished;
  if (changes)
    count_others (self);
  if (changes || self->others_of->len != self->sentences->len)
    index_others (self);
  if (changes || was_finished != finished)
    assay_project_update_layers (self);
  if (was_finished != finished)
    assay_project_notify (self, ASSAY_PROJECT_PROP_FINISHED);
}

/*< private >
 * assay_project_follow_sentences:
 *
 * The sentences are others than they were.
 */
void
assay_project_follow_sentences (AssayProject *self)
{
  index_others (self);
  assay_project_index_decisions (self);
}

/**
 * assay_project_get_leader:
 *
 * Returns: (transfer none) (nullable): the person whose layer is read with the others beside it:
 *   who works here where the own layer is shown, else the only one whose is; %NULL where several
 *   others' are shown, or none
 */
AssayPerson *
assay_project_get_leader (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->leader;
}

static AssayAnnotation *
find_shown (AssayProject *self,
            AssayPerson  *leader,
            guint         sentence)
{
  GPtrArray *others = g_ptr_array_index (self->others_of, sentence);
  AssayAnnotation *own = g_ptr_array_index (self->layer_of, sentence);

  /* Among what others say one need only look for oneself where one was somebody else, too. */
  if (leader != NULL && assay_person_is_me (leader) && (own != NULL || self->n_tags_elsewhere == 0))
    return own;
  for (guint i = 0; leader != NULL && others != NULL && i < others->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (others, i);

      if (g_hash_table_lookup (self->person_of, annotation->annotator) == leader)
        return annotation;
    }
  return NULL;
}

/**
 * assay_project_get_shown_of:
 * @sentence: index of a sentence of the open article
 *
 * Returns: (transfer none) (nullable): the annotation that it carries in the layer that leads
 */
AssayAnnotation *
assay_project_get_shown_of (AssayProject *self,
                            guint         sentence)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);
  g_return_val_if_fail (sentence < self->sentences->len, NULL);

  return find_shown (self, self->leader, sentence);
}

/**
 * assay_project_list_shown:
 *
 * Returns: (transfer full) (element-type AssayAnnotation): the annotations of the layer that leads,
 *   in order; none begins before the one before it ends
 */
GPtrArray *
assay_project_list_shown (AssayProject *self)
{
  GPtrArray *shown;
  guint end = 0;

  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      AssayAnnotation *annotation = find_shown (self, self->leader, i);

      if (annotation == NULL || annotation->span.start < end)
        continue;
      g_ptr_array_add (shown, g_object_ref (annotation));
      end = annotation->span.end;
    }
  return shown;
}

/**
 * assay_project_list_others_of:
 * @sentence: index of a sentence of the open article
 *
 * Returns: (transfer container) (element-type AssayAnnotation): what it carries in the layers that
 *   are shown beside the one that leads, in order of their start
 */
GPtrArray *
assay_project_list_others_of (AssayProject *self,
                              guint         sentence)
{
  GPtrArray *shown = g_ptr_array_new ();
  GPtrArray *others;

  g_return_val_if_fail (ASSAY_IS_PROJECT (self), shown);
  g_return_val_if_fail (sentence < self->others_of->len, shown);

  others = g_ptr_array_index (self->others_of, sentence);
  if (others == NULL)
    return shown;
  for (guint i = 0; i < others->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (others, i);
      AssayPerson *person = g_hash_table_lookup (self->person_of, annotation->annotator);

      if (person != NULL && person != self->leader && is_in_view (self, person))
        g_ptr_array_add (shown, annotation);
    }
  return shown;
}

/**
 * assay_project_is_hiding:
 *
 * Returns: whether others' work in the open article is hidden because it is not finished
 */
gboolean
assay_project_is_hiding (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), FALSE);

  return self->wish->blind && self->article != NULL && !self->finished;
}

/**
 * assay_project_get_finished:
 *
 * Returns: whether who works here has finished the open article
 */
gboolean
assay_project_get_finished (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), FALSE);

  return self->finished;
}

typedef struct
{
  char     *article;
  gboolean  finished;
} Finish;

static void
finish_free (gpointer data)
{
  Finish *finish = data;

  g_free (finish->article);
  g_free (finish);
}

static gboolean
run_finish (AssayDesk   *desk,
            AssayStore  *store,
            gpointer     data,
            GError     **error)
{
  Finish *finish = data;

  /* It counts as a change of annotations, but none has to be read again for it. */
  desk->changed_range = (AssaySpan) { 0, 1 };
  return assay_store_set_finished (store, finish->article, finish->finished, error);
}

static const AssayJobKind finish_job = {
  .what = N_("Whether the article is finished could not be written to the project"),
  .run = run_finish,
  .free = finish_free,
};

/**
 * assay_project_set_finished:
 * @finished: whether who works here has finished the open article
 *
 * One undoable step.
 */
void
assay_project_set_finished (AssayProject *self,
                            gboolean      finished)
{
  Finish *finish;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  if (self->article == NULL)
    return;
  finish = g_new0 (Finish, 1);
  finish->article = g_strdup (assay_article_get_id (self->article));
  finish->finished = finished;
  assay_project_run (self, &finish_job, finish);
}

/* The copy says whose it is of, and begins with the words and the values of the original. */
static gboolean
run_take_over (AssayDesk   *desk,
               AssayStore  *store,
               gpointer     data,
               GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (store, error);
  g_autoptr (AssayAnnotation) original = NULL;
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayAnnotation) copy = NULL;

  if (step == NULL)
    return FALSE;
  original = assay_store_load_annotation (store, data, error);
  if (original == NULL)
    return FALSE;
  values->article = g_strdup (original->article);
  values->span = original->span;
  values->copy_of = g_strdup (original->id);
  values->kind = g_strdup (original->kind);
  values->confidence = original->confidence;
  values->likelihood = original->likelihood;
  values->note = g_strdup (original->note);
  copy = assay_store_add_annotation (store, values, error);
  return copy != NULL && assay_step_commit (step, _("Take over a tag"), error);
}

static const AssayJobKind take_over_job = {
  .what = N_("The tag could not be taken over"),
  .run = run_take_over,
  .free = g_free,
};

/**
 * assay_project_take_over:
 * @annotation: id of another person's annotation
 *
 * Makes a copy of it in the own layer; a tag of one's own on the same words becomes the same as it.
 * One undoable step.
 */
void
assay_project_take_over (AssayProject *self,
                         const char   *annotation)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (annotation != NULL);

  if (self->is_open)
    assay_project_run (self, &take_over_job, g_strdup (annotation));
}
