/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The annotator's own layer over the open article, both as a list to be shown and by sentence, so
 * that drawing a sentence needs no search.
 */

#include "config.h"

#include "assay-project-private.h"

#include "assay-store-annotations.h"

const AssaySpan assay_project_everywhere = { 0, G_MAXUINT };

static gboolean
is_same (AssayAnnotation *a,
         AssayAnnotation *b)
{
  if (a == b)
    return TRUE;
  return a->modified == b->modified &&
         a->confidence == b->confidence &&
         a->likelihood == b->likelihood &&
         g_strcmp0 (a->id, b->id) == 0 &&
         g_strcmp0 (a->kind, b->kind) == 0 &&
         g_strcmp0 (a->note, b->note) == 0;
}

/*< private >
 * assay_project_index_annotations:
 * @annotations: (nullable) (element-type AssayAnnotation): annotations, or %NULL for none
 *
 * Returns: (transfer full): them by id
 */
GHashTable *
assay_project_index_annotations (GPtrArray *annotations)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (annotations, i);

      g_hash_table_insert (index, annotation->id, g_object_ref (annotation));
    }
  return index;
}

/* An article may carry ten thousands, of which few are other than when they were read last. Those
 * that are not stay the objects that they were: to compare them costs the main thread nothing, and
 * none has to be freed there. */
static void
share_known (AssayDesk *desk,
             GPtrArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      AssayAnnotation **annotation = (AssayAnnotation **) &g_ptr_array_index (annotations, i);
      AssayAnnotation *known = g_hash_table_lookup (desk->known, (*annotation)->id);

      if (known != NULL && is_same (known, *annotation))
        g_set_object (annotation, known);
    }
  g_hash_table_unref (desk->known);
  desk->known = assay_project_index_annotations (annotations);
}

/*< private >
 * assay_project_read_layers:
 * @range: a part of the article
 * @layer: (out) (transfer full): the annotator's annotations that begin there, in order
 * @others: (out) (transfer full): everybody else's, in order
 */
gboolean
assay_project_read_layers (AssayDesk   *desk,
                           AssayStore  *store,
                           const char  *article,
                           AssaySpan    range,
                           GPtrArray  **layer,
                           GPtrArray  **others,
                           GError     **error)
{
  g_autoptr (GPtrArray) all = assay_store_list_annotations_in (store, article, range, error);

  if (all == NULL)
    return FALSE;
  if (range.start == assay_project_everywhere.start && range.end == assay_project_everywhere.end)
    share_known (desk, all);
  *layer = g_ptr_array_new_full (all->len, g_object_unref);
  *others = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (all, i);
      gboolean is_own = g_strcmp0 (annotation->annotator, desk->annotator) == 0;

      g_ptr_array_add (is_own ? *layer : *others, g_object_ref (annotation));
    }
  return TRUE;
}

/*< private >
 * assay_project_find_sentence_after:
 *
 * Returns: index of the first sentence that ends after @position
 */
guint
assay_project_find_sentence_after (AssayProject *self,
                                   guint         position)
{
  guint low = 0;
  guint high = self->sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->sentences, AssaySpan, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* An annotation belongs to every sentence that it touches; where several touch one, to that of
 * which it has the very span, else the first. */
static void
assign_to_sentences (AssayProject    *self,
                     AssayAnnotation *annotation)
{
  for (guint i = assay_project_find_sentence_after (self, annotation->span.start);
       i < self->sentences->len; i++)
    {
      AssaySpan *sentence = &g_array_index (self->sentences, AssaySpan, i);
      gboolean is_exact = sentence->start == annotation->span.start &&
                          sentence->end == annotation->span.end;

      if (sentence->start >= annotation->span.end)
        break;
      if (is_exact || g_ptr_array_index (self->layer_of, i) == NULL)
        g_ptr_array_index (self->layer_of, i) = annotation;
    }
}

static void
index_layer (AssayProject *self)
{
  g_ptr_array_set_size (self->layer_of, 0);
  g_ptr_array_set_size (self->layer_of, self->sentences->len);
  for (guint i = 0; i < self->layer->len; i++)
    assign_to_sentences (self, g_ptr_array_index (self->layer, i));
}

/* The first annotation that begins at @position or after it. */
static guint
find_annotation (GPtrArray *layer,
                 guint      position)
{
  guint low = 0;
  guint high = layer->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      AssayAnnotation *annotation = g_ptr_array_index (layer, middle);

      if (annotation->span.start < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Part of an array. */
typedef struct
{
  GPtrArray *array;
  guint      first;
  guint      last;      /* the one after the last */
} Slice;

/* Takes those away from both ends of two slices that are the same in both. */
static void
trim_same (Slice *old,
           Slice *new)
{
  while (old->first < old->last && new->first < new->last &&
         is_same (g_ptr_array_index (old->array, old->first),
                  g_ptr_array_index (new->array, new->first)))
    {
      old->first++;
      new->first++;
    }
  while (old->first < old->last && new->first < new->last &&
         is_same (g_ptr_array_index (old->array, old->last - 1),
                  g_ptr_array_index (new->array, new->last - 1)))
    {
      old->last--;
      new->last--;
    }
}

/* Like g_list_store_splice(), into a new array, since a pointer array has no such thing. */
static void
replace (GPtrArray         **layer,
         const AssaySplice  *splice)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (layer);
  GPtrArray *new = g_ptr_array_new_full (old->len - splice->n_removed + splice->n_added,
                                         g_object_unref);

  for (guint i = 0; i < splice->position; i++)
    g_ptr_array_add (new, g_object_ref (old->pdata[i]));
  for (guint i = 0; i < splice->n_added; i++)
    g_ptr_array_add (new, g_object_ref (splice->added[i]));
  for (guint i = splice->position + splice->n_removed; i < old->len; i++)
    g_ptr_array_add (new, g_object_ref (old->pdata[i]));
  *layer = new;
}

/*< private >
 * assay_project_splice:
 * @layer: (inout) (element-type AssayAnnotation): annotations, in order
 * @range: a part of the article
 * @annotations: (element-type AssayAnnotation): those of @layer that begin there now, in order
 * @splice: (out): what was replaced by what; only those that are others than before
 *
 * Returns: whether anything was
 */
gboolean
assay_project_splice (GPtrArray   **layer,
                      AssaySpan     range,
                      GPtrArray    *annotations,
                      AssaySplice  *splice)
{
  Slice old = { *layer, find_annotation (*layer, range.start),
                find_annotation (*layer, range.end) };
  Slice new = { annotations, 0, annotations->len };

  trim_same (&old, &new);
  splice->position = old.first;
  splice->n_removed = old.last - old.first;
  splice->added = annotations->pdata + new.first;
  splice->n_added = new.last - new.first;
  if (splice->n_removed == 0 && splice->n_added == 0)
    return FALSE;
  replace (layer, splice);
  return TRUE;
}

/*< private >
 * assay_project_set_layer:
 * @range: a part of the article
 * @annotations: (element-type AssayAnnotation): the annotator's that begin there now, in order
 *
 * Shows them with one splice.
 */
void
assay_project_set_layer (AssayProject *self,
                         AssaySpan     range,
                         GPtrArray    *annotations)
{
  AssaySplice splice;

  if (!assay_project_splice (&self->layer, range, annotations, &splice))
    return;
  index_layer (self);
  assay_project_count_own_tags (self);
  g_list_store_splice (self->annotations, splice.position, splice.n_removed, splice.added,
                       splice.n_added);
}

static gboolean
is_cut_so (AssayProject *self,
           GArray       *sentences)
{
  return sentences->len == self->sentences->len &&
         (sentences->len == 0 ||
          memcmp (sentences->data, self->sentences->data,
                  sentences->len * sizeof (AssaySpan)) == 0);
}

/*< private >
 * assay_project_set_sentences:
 * @sentences: (element-type AssaySpan): the sentences there are now, in order
 *
 * Shows other sentences of the same article; the keyboard stays where it was in the text.
 */
void
assay_project_set_sentences (AssayProject *self,
                             GArray       *sentences)
{
  int current = assay_selection_get_current (self->selection);
  guint position = current >= 0 ? g_array_index (self->sentences, AssaySpan, current).start : 0;

  if (is_cut_so (self, sentences))
    return;
  g_array_unref (self->sentences);
  self->sentences = g_array_ref (sentences);
  index_layer (self);
  assay_project_follow_sentences (self);
  assay_selection_set_size (self->selection, sentences->len);
  assay_project_emit_sentences (self);
  if (current >= 0 && sentences->len > 0)
    assay_selection_select (self->selection,
                            MIN (assay_project_find_sentence_after (self, position),
                                 sentences->len - 1));
}

/*< private >
 * assay_project_list_selected:
 *
 * Returns: (transfer full) (element-type AssaySpan): what an action on the selection applies to:
 *   the span of the annotation that a selected sentence shows, or of the sentence where it shows
 *   none; each of them once
 */
GArray *
assay_project_list_selected (AssayProject *self)
{
  g_autoptr (GArray) indexes = assay_selection_list (self->selection);
  GArray *spans = g_array_sized_new (FALSE, FALSE, sizeof (AssaySpan), indexes->len);
  AssayAnnotation *last = NULL;

  for (guint i = 0; i < indexes->len; i++)
    {
      guint index = g_array_index (indexes, guint, i);
      AssayAnnotation *annotation = g_ptr_array_index (self->layer_of, index);

      if (annotation == NULL)
        g_array_append_val (spans, g_array_index (self->sentences, AssaySpan, index));
      else if (annotation != last)
        g_array_append_val (spans, annotation->span);
      last = annotation;
    }
  return spans;
}

/**
 * assay_project_get_sentences:
 * @n_sentences: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_sentences) (nullable): the sentences of the open article
 */
const AssaySpan *
assay_project_get_sentences (AssayProject *self,
                             guint        *n_sentences)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);
  g_return_val_if_fail (n_sentences != NULL, NULL);

  *n_sentences = self->sentences->len;
  return (const AssaySpan *) self->sentences->data;
}

/**
 * assay_project_get_sentence_at:
 * @position: a position in the open article
 *
 * Returns: index of the sentence there, or -1 where there is none
 */
int
assay_project_get_sentence_at (AssayProject *self,
                               guint         position)
{
  guint index;

  g_return_val_if_fail (ASSAY_IS_PROJECT (self), -1);

  index = assay_project_find_sentence_after (self, position);
  if (index == self->sentences->len ||
      g_array_index (self->sentences, AssaySpan, index).start > position)
    return -1;
  return index;
}

/**
 * assay_project_get_annotations:
 *
 * Returns: (transfer none): a list of #AssayAnnotation: the annotator's own in the open article, in
 *   order
 */
GListModel *
assay_project_get_annotations (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->annotations);
}

/**
 * assay_project_get_annotation_of:
 * @sentence: index of a sentence of the open article
 *
 * Returns: (transfer none) (nullable): the annotation it carries
 */
AssayAnnotation *
assay_project_get_annotation_of (AssayProject *self,
                                 guint         sentence)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);
  g_return_val_if_fail (sentence < self->layer_of->len, NULL);

  return g_ptr_array_index (self->layer_of, sentence);
}
