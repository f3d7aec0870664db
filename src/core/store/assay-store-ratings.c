/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Layers side by side: every sentence becomes a unit, every person a rater, so that agreement can be
 * measured; somebody who worked as two annotators is one rater and cannot disagree with themselves. Who tagged nothing in an article has not read it, and all its sentences are missing for them;
 * in an article they read, a sentence without a tag is an answer too.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-people.h"
#include "assay-store-private.h"
#include "assay-store-ratings.h"

typedef struct
{
  GHashTable         *raters;       /* id of an annotator to the number of the rater, from 1 */
  guint               n_annotators;
  AssayRatedField     field;
  const char * const *kinds;
  AssayRatings       *ratings;
} Collector;

/**
 * assay_store_list_raters:
 *
 * Returns: (transfer full) (nullable): the ids of the persons who have tagged anything, in order of names
 */
char **
assay_store_list_raters (AssayStore  *self,
                         GError     **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GHashTable) people = assay_store_map_people (self, error);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  if (people == NULL)
    return NULL;
  statement = assay_database_prepare (self->database,
                                      "SELECT id FROM annotator WHERE row IN "
                                      "(SELECT annotator FROM tally WHERE n > 0) ORDER BY name, id", error);
  while (statement != NULL && assay_statement_step (statement, &has_row, error))
    {
      char *person;

      if (!has_row)
        return g_strv_builder_end (ids);
      person = g_hash_table_lookup (people, assay_statement_get_text (statement, 0));
      if (g_hash_table_add (listed, person))
        g_strv_builder_add (ids, person);
    }
  assay_store_explain (self, error);
  return NULL;
}

/* Whoever is the same person as one of @annotators rates as that one. */
static GHashTable *
number_raters (AssayStore          *self,
               const char * const  *annotators,
               GError             **error)
{
  g_autoptr (GHashTable) people = assay_store_map_people (self, error);
  GHashTable *raters;
  GHashTableIter iter;
  const char *id;
  const char *person;

  if (people == NULL)
    return NULL;
  raters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &person))
    for (guint i = 0; annotators[i] != NULL; i++)
      if (g_strcmp0 (g_hash_table_lookup (people, annotators[i]), person) == 0)
        g_hash_table_insert (raters, g_strdup (id), GUINT_TO_POINTER (i + 1));
  return raters;
}

static guint
count_values (const Collector *self)
{
  switch (self->field)
    {
    case ASSAY_RATED_CONFIDENCE:
      return ASSAY_CONFIDENCE_HIGH + 1;
    case ASSAY_RATED_LIKELIHOOD:
      return ASSAY_LIKELIHOOD_ALMOST_CERTAIN + 1;
    case ASSAY_RATED_KIND:
    default:
      return g_strv_length ((char **) self->kinds) + 1;
    }
}

static int
get_value (const Collector       *self,
           const AssayAnnotation *annotation)
{
  if (self->field == ASSAY_RATED_CONFIDENCE)
    return annotation->confidence != ASSAY_CONFIDENCE_NONE ? (int) annotation->confidence : ASSAY_RATING_MISSING;
  if (self->field == ASSAY_RATED_LIKELIHOOD)
    return annotation->likelihood != ASSAY_LIKELIHOOD_NONE ? (int) annotation->likelihood : ASSAY_RATING_MISSING;
  for (guint i = 0; self->kinds[i] != NULL; i++)
    if (g_str_equal (self->kinds[i], annotation->kind))
      return i + 1;
  return 0;
}

static int
find_rater (const Collector *self,
            const char      *annotator)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->raters, annotator)) - 1;
}

static guint
measure_overlap (AssaySpan a,
                 AssaySpan b)
{
  guint start = MAX (a.start, b.start);
  guint end = MIN (a.end, b.end);

  return end > start ? end - start : 0;
}

/* The annotation that covers most of a sentence speaks for it: a tag may be older than a split or a join.
 * Of two that cover as much, as somebody's from two machines may, the newer does. */
static void
rate_sentence (const Collector *self,
               GPtrArray       *annotations,
               guint            first,
               AssaySpan        sentence,
               int             *values)
{
  g_autofree guint *covered = g_new0 (guint, self->n_annotators);
  g_autofree gint64 *modified = g_new0 (gint64, self->n_annotators);

  for (guint i = first; i < annotations->len; i++)
    {
      const AssayAnnotation *annotation = g_ptr_array_index (annotations, i);
      guint overlap = measure_overlap (annotation->span, sentence);
      int rater = find_rater (self, annotation->annotator);

      if (annotation->span.start >= sentence.end)
        break;
      if (rater < 0 || overlap == 0 || overlap < covered[rater] ||
          (overlap == covered[rater] && annotation->modified <= modified[rater]))
        continue;
      covered[rater] = overlap;
      modified[rater] = annotation->modified;
      values[rater] = get_value (self, annotation);
    }
}

static guint
skip_past (GPtrArray *annotations,
           guint      first,
           guint      position)
{
  while (first < annotations->len &&
         ((AssayAnnotation *) g_ptr_array_index (annotations, first))->span.end <= position)
    first++;
  return first;
}

/* Who tagged something in an article has read it. */
static gboolean *
find_readers (const Collector *self,
              GPtrArray       *annotations,
              guint           *n_readers)
{
  gboolean *reads = g_new0 (gboolean, self->n_annotators);

  *n_readers = 0;
  for (guint i = 0; i < annotations->len; i++)
    {
      const AssayAnnotation *annotation = g_ptr_array_index (annotations, i);
      int rater = find_rater (self, annotation->annotator);

      if (rater < 0 || reads[rater])
        continue;
      reads[rater] = TRUE;
      (*n_readers)++;
    }
  return reads;
}

static void
rate_article (const Collector *self,
              GArray          *sentences,
              GPtrArray       *annotations)
{
  guint n_readers;
  g_autofree gboolean *reads = find_readers (self, annotations, &n_readers);
  g_autofree int *values = g_new (int, self->n_annotators);
  int untagged = self->field == ASSAY_RATED_KIND ? 0 : ASSAY_RATING_MISSING;
  guint first = 0;

  if (n_readers < 2)
    return;
  for (guint i = 0; i < sentences->len; i++)
    {
      AssaySpan sentence = g_array_index (sentences, AssaySpan, i);

      for (guint j = 0; j < self->n_annotators; j++)
        values[j] = reads[j] ? untagged : ASSAY_RATING_MISSING;
      first = skip_past (annotations, first, sentence.start);
      rate_sentence (self, annotations, first, sentence, values);
      assay_ratings_add (self->ratings, values);
    }
}

/**
 * assay_store_collect_ratings:
 * @annotators: (array zero-terminated=1): the ids of two annotators or more, each another person
 * @field: what to compare them by
 * @kinds: (array zero-terminated=1): the kinds there are, from assay_store_list_kinds()
 *
 * Returns: (transfer full) (nullable): a unit for every sentence of the articles that at least two of them
 *   read
 */
AssayRatings *
assay_store_collect_ratings (AssayStore          *self,
                             const char * const  *annotators,
                             AssayRatedField      field,
                             const char * const  *kinds,
                             GError             **error)
{
  g_autoptr (GHashTable) raters = number_raters (self, annotators, error);
  Collector collector = { raters, g_strv_length ((char **) annotators), field, kinds, NULL };
  g_autoptr (AssayRatings) ratings = NULL;
  g_autoptr (GPtrArray) articles = NULL;

  g_return_val_if_fail (collector.n_annotators >= 2, NULL);

  if (raters == NULL)
    return NULL;
  articles = assay_store_list_article_ids (self, error);
  if (articles == NULL)
    return NULL;
  ratings = assay_ratings_new (collector.n_annotators, count_values (&collector));
  collector.ratings = ratings;
  for (guint i = 0; i < articles->len; i++)
    {
      const char *article = g_ptr_array_index (articles, i);
      g_autoptr (GPtrArray) annotations = assay_store_list_annotations (self, article, error);
      g_autoptr (GArray) sentences = NULL;

      if (annotations == NULL)
        return NULL;
      sentences = assay_store_list_sentences (self, article, error);
      if (sentences == NULL)
        return NULL;
      rate_article (&collector, sentences, annotations);
    }
  return g_steal_pointer (&ratings);
}
