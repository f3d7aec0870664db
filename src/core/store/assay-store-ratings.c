/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every sentence becomes a unit and every person a rater, so that agreement can be measured: of
 * each pair, and of all together.
 */

#include "config.h"

#include "assay-side-by-side.h"
#include "assay-store-annotations.h"
#include "assay-store-people.h"
#include "assay-store-private.h"
#include "assay-store-ratings.h"

#define N_RESAMPLES 1000
#define SEED 20110125

#define N_MEASURES 3

static const AssayMeasure measures_of_pair[N_MEASURES] = {
  ASSAY_MEASURE_PERCENT, ASSAY_MEASURE_COHEN, ASSAY_MEASURE_KRIPPENDORFF,
};

static const AssayMeasure measures_of_all[N_MEASURES] = {
  ASSAY_MEASURE_PERCENT, ASSAY_MEASURE_FLEISS, ASSAY_MEASURE_KRIPPENDORFF,
};

static const AssayScale scales[ASSAY_N_RATED_FIELDS] = {
  [ASSAY_RATED_KIND] = ASSAY_SCALE_NOMINAL,
  [ASSAY_RATED_CONFIDENCE] = ASSAY_SCALE_ORDINAL,
  [ASSAY_RATED_LIKELIHOOD] = ASSAY_SCALE_ORDINAL,
};

void
assay_agreement_free (AssayAgreement *agreement)
{
  g_strfreev (agreement->annotators);
  g_strfreev (agreement->kinds);
  for (guint field = 0; field < ASSAY_N_RATED_FIELDS; field++)
    g_clear_pointer (&agreement->ratings[field], assay_ratings_free);
  g_array_unref (agreement->comparisons);
  g_free (agreement);
}

/**
 * assay_store_list_raters:
 *
 * Returns: (transfer full) (nullable): the ids of the persons who have tagged anything, in order of
 *   names
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

static guint
count_values (AssayRatedField     field,
              const char * const *kinds)
{
  switch (field)
    {
    case ASSAY_RATED_CONFIDENCE:
      return ASSAY_CONFIDENCE_HIGH + 1;
    case ASSAY_RATED_LIKELIHOOD:
      return ASSAY_LIKELIHOOD_ALMOST_CERTAIN + 1;
    case ASSAY_RATED_KIND:
    case ASSAY_N_RATED_FIELDS:
    default:
      return g_strv_length ((char **) kinds) + 1;
    }
}

/* What somebody who has read the article said by @tag, or by none. */
static int
get_value (AssayRatedField  field,
           const AssayTag  *tag)
{
  if (field == ASSAY_RATED_KIND)
    return tag != NULL ? (int) tag->kind + 1 : 0;
  if (field == ASSAY_RATED_CONFIDENCE)
    return tag != NULL && tag->confidence != ASSAY_CONFIDENCE_NONE ? (int) tag->confidence
                                                                   : ASSAY_RATING_MISSING;
  return tag != NULL && tag->likelihood != ASSAY_LIKELIHOOD_NONE ? (int) tag->likelihood
                                                                 : ASSAY_RATING_MISSING;
}

static gboolean
rate_article_cb (AssaySideBySide  *layers,
                 gpointer          data,
                 GError          **error)
{
  AssayRatings **ratings = data;
  g_autofree const AssayTag **tags = g_new (const AssayTag *, layers->n_annotators);
  g_autofree int *values = g_new (int, layers->n_annotators);

  for (guint i = 0; i < layers->sentences->len; i++)
    {
      assay_side_by_side_hear (layers, g_array_index (layers->sentences, AssaySpan, i), tags);
      for (guint field = 0; field < ASSAY_N_RATED_FIELDS; field++)
        {
          for (guint j = 0; j < layers->n_annotators; j++)
            values[j] = layers->reads[j] ? get_value (field, tags[j]) : ASSAY_RATING_MISSING;
          assay_ratings_add (ratings[field], values);
        }
    }
  return TRUE;
}

/**
 * assay_store_collect_ratings:
 * @annotators: (array zero-terminated=1): the ids of two annotators or more, each another person
 * @kinds: (array zero-terminated=1): the kinds there are, from assay_store_list_kinds()
 * @finished_by: (nullable): id of an annotator who works blind: only what this one has finished
 *   counts
 * @ratings: (out caller-allocates) (array): the ratings by #AssayRatedField; a unit for every
 *   sentence of the articles that at least two of them read
 * @cancellable: (nullable): to stop
 *
 * Returns: whether @ratings are filled in; they are the caller's then
 */
gboolean
assay_store_collect_ratings (AssayStore          *self,
                             const char * const  *annotators,
                             const char * const  *kinds,
                             const char          *finished_by,
                             AssayRatings       **ratings,
                             GCancellable        *cancellable,
                             GError             **error)
{
  guint n_annotators = g_strv_length ((char **) annotators);

  g_return_val_if_fail (n_annotators >= 2, FALSE);

  for (guint field = 0; field < ASSAY_N_RATED_FIELDS; field++)
    ratings[field] = assay_ratings_new (n_annotators, count_values (field, kinds));
  if (assay_side_by_side_foreach (self, NULL, annotators, kinds, finished_by, rate_article_cb,
                                  ratings, cancellable, error))
    return TRUE;
  for (guint field = 0; field < ASSAY_N_RATED_FIELDS; field++)
    g_clear_pointer (&ratings[field], assay_ratings_free);
  return assay_store_explain (self, error);
}

/* Where nothing was rated by two of them there is nothing to tell. */
static void
compare (AssayAgreement  *agreement,
         AssayRatings    *ratings,
         AssayComparison  comparison)
{
  const AssayMeasure *measures = comparison.first < 0 ? measures_of_all : measures_of_pair;
  AssayEstimate estimates[N_MEASURES];

  assay_agreement_estimate (ratings, measures, N_MEASURES, scales[comparison.field], N_RESAMPLES,
                            SEED, estimates);
  for (guint i = 0; i < N_MEASURES; i++)
    {
      comparison.measure = measures[i];
      comparison.estimate = estimates[i];
      if (comparison.estimate.n_units > 0)
        g_array_append_val (agreement->comparisons, comparison);
    }
}

static gboolean
compare_all (AssayAgreement  *agreement,
             guint            n_annotators,
             AssayRatedField  field,
             GCancellable    *cancellable,
             GError         **error)
{
  AssayRatings *all = agreement->ratings[field];

  for (guint i = 0; i < n_annotators; i++)
    for (guint j = i + 1; j < n_annotators; j++)
      {
        g_autoptr (AssayRatings) pair = assay_ratings_pick (all, i, j);

        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        compare (agreement, pair, (AssayComparison) { .field = field, .first = i, .second = j });
      }
  if (n_annotators > 2)
    compare (agreement, all, (AssayComparison) { .field = field, .first = -1, .second = -1 });
  return TRUE;
}

static gboolean
measure (AssayStore      *self,
         AssayAgreement  *agreement,
         const char      *finished_by,
         GCancellable    *cancellable,
         GError         **error)
{
  guint n_annotators = g_strv_length (agreement->annotators);

  if (n_annotators < 2)
    return TRUE;
  if (!assay_store_collect_ratings (self, (const char *const *) agreement->annotators,
                                    (const char *const *) agreement->kinds, finished_by,
                                    agreement->ratings, cancellable, error))
    return FALSE;
  for (guint field = 0; field < ASSAY_N_RATED_FIELDS; field++)
    if (!compare_all (agreement, n_annotators, field, cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * assay_store_measure_agreement:
 * @finished_by: (nullable): id of an annotator who works blind: only what this one has finished
 *   counts
 * @cancellable: (nullable): to stop
 *
 * Measures how far the annotators agree, two by two and all together, each figure with a bootstrap
 * interval. The same tags give the same figures on every machine.
 *
 * Returns: (transfer full) (nullable): the figures
 */
AssayAgreement *
assay_store_measure_agreement (AssayStore    *self,
                               const char    *finished_by,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (AssayAgreement) agreement = g_new0 (AssayAgreement, 1);

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  agreement->comparisons = g_array_new (FALSE, FALSE, sizeof (AssayComparison));
  agreement->annotators = assay_store_list_raters (self, error);
  if (agreement->annotators == NULL)
    return NULL;
  agreement->kinds = assay_store_list_kinds (self, error);
  if (agreement->kinds == NULL || !measure (self, agreement, finished_by, cancellable, error))
    return NULL;
  return g_steal_pointer (&agreement);
}
