/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far raters agree beyond chance. Units that were rated alike are one row with a weight, of which there
 * are few however many units there are; the bootstrap draws the weights anew and passes over the same rows.
 */

#include "config.h"

#include "assay-agreement.h"

#include "assay-binomial.h"

#include <math.h>
#include <string.h>

struct _AssayRatings
{
  guint       n_raters;
  guint       n_values;
  guint       n_units;
  GArray     *values;     /* of int: n_raters for each row */
  GArray     *weights;    /* of guint: how many units were rated like the row */
  GArray     *counts;     /* of double: n_values for each row: how often each value was given */
  GHashTable *rows;       /* the values of a row to its number, plus one */
};

/**
 * assay_ratings_new:
 * @n_raters: how many rated
 * @n_values: how many values there are; they are numbered from 0
 *
 * Returns: (transfer full): a table without units
 */
AssayRatings *
assay_ratings_new (guint n_raters,
                   guint n_values)
{
  AssayRatings *self;

  g_return_val_if_fail (n_raters >= 2 && n_values >= 1, NULL);

  self = g_new0 (AssayRatings, 1);
  self->n_raters = n_raters;
  self->n_values = n_values;
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
  self->weights = g_array_new (FALSE, FALSE, sizeof (guint));
  self->counts = g_array_new (FALSE, TRUE, sizeof (double));
  self->rows = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  return self;
}

void
assay_ratings_free (AssayRatings *self)
{
  g_array_unref (self->values);
  g_array_unref (self->weights);
  g_array_unref (self->counts);
  g_hash_table_unref (self->rows);
  g_free (self);
}

static void
append_counts (AssayRatings *self,
               const int    *values)
{
  guint first = self->counts->len;

  g_array_set_size (self->counts, first + self->n_values);
  for (guint rater = 0; rater < self->n_raters; rater++)
    if (values[rater] != ASSAY_RATING_MISSING)
      g_array_index (self->counts, double, first + values[rater])++;
}

static void
add_units (AssayRatings *self,
           const int    *values,
           guint         n)
{
  g_autoptr (GBytes) key = g_bytes_new (values, self->n_raters * sizeof *values);
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, key));

  self->n_units += n;
  if (row != 0)
    {
      g_array_index (self->weights, guint, row - 1) += n;
      return;
    }
  g_array_append_vals (self->values, values, self->n_raters);
  g_array_append_val (self->weights, n);
  append_counts (self, values);
  g_hash_table_insert (self->rows, g_steal_pointer (&key), GUINT_TO_POINTER (self->weights->len));
}

/**
 * assay_ratings_add:
 * @values: (array): one value for each rater, or %ASSAY_RATING_MISSING
 *
 * Adds a unit.
 */
void
assay_ratings_add (AssayRatings *self,
                   const int    *values)
{
  for (guint i = 0; i < self->n_raters; i++)
    g_return_if_fail (values[i] >= ASSAY_RATING_MISSING && values[i] < (int) self->n_values);

  add_units (self, values, 1);
}

/**
 * assay_ratings_pick:
 * @first: one of the raters
 * @second: another
 *
 * Returns: (transfer full): the ratings of these two alone, of the units that both rated
 */
AssayRatings *
assay_ratings_pick (const AssayRatings *self,
                    guint               first,
                    guint               second)
{
  AssayRatings *pair = assay_ratings_new (2, self->n_values);

  g_return_val_if_fail (first < self->n_raters && second < self->n_raters, pair);

  for (guint row = 0; row < self->weights->len; row++)
    {
      const int *values = &g_array_index (self->values, int, row * self->n_raters);
      const int both[] = { values[first], values[second] };

      if (both[0] != ASSAY_RATING_MISSING && both[1] != ASSAY_RATING_MISSING)
        add_units (pair, both, g_array_index (self->weights, guint, row));
    }
  return pair;
}

guint
assay_ratings_get_n_units (const AssayRatings *self)
{
  return self->n_units;
}

guint
assay_ratings_get_n_values (const AssayRatings *self)
{
  return self->n_values;
}

static inline int
value_of (const AssayRatings *self,
          guint               row,
          guint               rater)
{
  return g_array_index (self->values, int, row * self->n_raters + rater);
}

/* How often each value was given to a unit of a row, and how often any was. */
static const double *
get_counts (const AssayRatings *self,
            guint               row,
            guint              *n)
{
  const double *counts = &g_array_index (self->counts, double, row * self->n_values);
  double sum = 0;

  for (guint i = 0; i < self->n_values; i++)
    sum += counts[i];
  *n = sum;
  return counts;
}

static double
count_equal_pairs (const double *counts,
                   guint         n_values)
{
  double pairs = 0;

  for (guint i = 0; i < n_values; i++)
    pairs += counts[i] * (counts[i] - 1);
  return pairs;
}

static double
beyond_chance (double observed,
               double expected)
{
  return expected < 1 ? (observed - expected) / (1 - expected) : NAN;
}

static double
measure_percent (const AssayRatings *self,
                 const guint        *weights)
{
  double equal = 0;
  double pairs = 0;

  for (guint row = 0; row < self->weights->len; row++)
    {
      guint n;
      const double *counts = get_counts (self, row, &n);

      equal += weights[row] * count_equal_pairs (counts, self->n_values);
      pairs += weights[row] * (double) n * (n - 1.0);
    }
  return pairs > 0 ? equal / pairs : NAN;
}

/* Cohen, J. (1960), A coefficient of agreement for nominal scales: chance is the product of what each
 * rater gives, value by value. */
static double
measure_cohen (const AssayRatings *self,
               const guint        *weights)
{
  g_autofree double *first = g_new0 (double, self->n_values);
  g_autofree double *second = g_new0 (double, self->n_values);
  double equal = 0;
  double n = 0;
  double expected = 0;

  for (guint row = 0; row < self->weights->len; row++)
    {
      int a = value_of (self, row, 0);
      int b = value_of (self, row, 1);

      if (a == ASSAY_RATING_MISSING || b == ASSAY_RATING_MISSING)
        continue;
      first[a] += weights[row];
      second[b] += weights[row];
      equal += a == b ? weights[row] : 0;
      n += weights[row];
    }
  if (n == 0)
    return NAN;
  for (guint i = 0; i < self->n_values; i++)
    expected += first[i] * second[i] / (n * n);
  return beyond_chance (equal / n, expected);
}

/* Fleiss, J. L. (1971), Measuring nominal scale agreement among many raters: chance is the square of what
 * all raters together give. Units that a rater did not see are left out. */
static double
measure_fleiss (const AssayRatings *self,
                const guint        *weights)
{
  g_autofree double *totals = g_new0 (double, self->n_values);
  double ratings_per_unit = self->n_raters;
  double observed = 0;
  double expected = 0;
  double n = 0;

  for (guint row = 0; row < self->weights->len; row++)
    {
      guint n_rated;
      const double *counts = get_counts (self, row, &n_rated);

      if (n_rated < self->n_raters)
        continue;
      observed += weights[row] * count_equal_pairs (counts, self->n_values)
                  / (ratings_per_unit * (ratings_per_unit - 1));
      for (guint i = 0; i < self->n_values; i++)
        totals[i] += weights[row] * counts[i];
      n += weights[row];
    }
  if (n == 0)
    return NAN;
  for (guint i = 0; i < self->n_values; i++)
    expected += pow (totals[i] / (n * ratings_per_unit), 2);
  return beyond_chance (observed / n, expected);
}

/* The difference between two values, squared: for ranks, how many ratings lie between them. */
static double
squared_difference (const double *totals,
                    guint         a,
                    guint         b,
                    AssayScale    scale)
{
  double between;

  if (scale == ASSAY_SCALE_NOMINAL)
    return a == b ? 0 : 1;

  between = -(totals[a] + totals[b]) / 2;
  for (guint i = MIN (a, b); i <= MAX (a, b); i++)
    between += totals[i];
  return between * between;
}

/* Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, sections C and D: one less the
 * observed disagreement over the expected one, both from the matrix of coincidences. */
static double
measure_krippendorff (const AssayRatings *self,
                      const guint        *weights,
                      AssayScale          scale)
{
  guint k = self->n_values;
  g_autofree double *totals = g_new0 (double, k);
  g_autofree double *coincidences = g_new0 (double, k * k);
  double observed = 0;
  double expected = 0;
  double n = 0;

  for (guint row = 0; row < self->weights->len; row++)
    {
      guint m;
      const double *counts = get_counts (self, row, &m);

      if (m < 2)
        continue;
      for (guint a = 0; a < k; a++)
        {
          if (counts[a] == 0)
            continue;
          for (guint b = a + 1; b < k; b++)
            coincidences[a * k + b] += weights[row] * counts[a] * counts[b] / (m - 1.0);
          totals[a] += weights[row] * counts[a];
        }
      n += weights[row] * (double) m;
    }
  for (guint a = 0; a < k; a++)
    for (guint b = a + 1; b < k; b++)
      {
        double difference = squared_difference (totals, a, b, scale);

        observed += coincidences[a * k + b] * difference;
        expected += totals[a] * totals[b] * difference;
      }
  return expected > 0 ? 1 - (n - 1) * observed / expected : NAN;
}

static double
measure_weighted (const AssayRatings *self,
                  AssayMeasure        measure,
                  AssayScale          scale,
                  const guint        *weights)
{
  switch (measure)
    {
    case ASSAY_MEASURE_PERCENT:
      return measure_percent (self, weights);
    case ASSAY_MEASURE_COHEN:
      return measure_cohen (self, weights);
    case ASSAY_MEASURE_FLEISS:
      return measure_fleiss (self, weights);
    case ASSAY_MEASURE_KRIPPENDORFF:
      return measure_krippendorff (self, weights, scale);
    default:
      g_return_val_if_reached (NAN);
    }
}

/**
 * assay_agreement_measure:
 * @measure: which measure; Cohen's kappa wants two raters
 * @scale: the scale of the values; only Krippendorff's alpha heeds it
 *
 * Returns: the measure: 1 for perfect agreement, 0 for what chance alone would give, NaN where it is not
 *   defined
 */
double
assay_agreement_measure (const AssayRatings *ratings,
                         AssayMeasure        measure,
                         AssayScale          scale)
{
  g_return_val_if_fail (measure != ASSAY_MEASURE_COHEN || ratings->n_raters == 2, NAN);

  return measure_weighted (ratings, measure, scale, (const guint *) ratings->weights->data);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static int
compare_ints (const void *a,
              const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/* The units that two raters rated or more. Who of many gave which value matters to no measure, so that
 * even fewer rows are left. */
static AssayRatings *
pool (const AssayRatings *self)
{
  AssayRatings *pooled = assay_ratings_new (self->n_raters, self->n_values);
  g_autofree int *values = g_new (int, self->n_raters);

  for (guint row = 0; row < self->weights->len; row++)
    {
      guint n;

      get_counts (self, row, &n);
      if (n < 2)
        continue;
      memcpy (values, &g_array_index (self->values, int, row * self->n_raters),
              self->n_raters * sizeof *values);
      if (self->n_raters > 2)
        qsort (values, self->n_raters, sizeof *values, compare_ints);
      add_units (pooled, values, g_array_index (self->weights, guint, row));
    }
  return pooled;
}

/* As many units as there are, drawn with replacement: row by row, from what is left to draw. */
static void
draw_weights (const AssayRatings *self,
              GRand              *random,
              guint              *weights)
{
  guint to_draw = self->n_units;
  guint to_come = self->n_units;

  for (guint row = 0; row < self->weights->len; row++)
    {
      guint weight = g_array_index (self->weights, guint, row);

      weights[row] = assay_binomial_draw (random, to_draw, (double) weight / to_come);
      to_draw -= weights[row];
      to_come -= weight;
    }
}

static void
set_interval (AssayEstimate *estimate,
              double        *values,
              guint          n)
{
  if (n == 0)
    return;
  qsort (values, n, sizeof *values, compare_doubles);
  estimate->low = values[(guint) (0.025 * (n - 1))];
  estimate->high = values[(guint) ceil (0.975 * (n - 1))];
}

/**
 * assay_agreement_estimate:
 * @measures: (array length=n_measures): which; Cohen's kappa wants two raters
 * @scale: the scale of the values; only Krippendorff's alpha heeds it
 * @n_resamples: how often to draw; 1,000 gives two steady digits
 * @seed: of the random numbers, so that the same ratings give the same interval
 * @estimates: (out caller-allocates) (array length=n_measures): the measures with their intervals
 *
 * Measures with a 95 % interval: the percentile bootstrap over units (Efron 1979). A draw in which a
 * measure is not defined is left out of its interval.
 */
void
assay_agreement_estimate (const AssayRatings *ratings,
                          const AssayMeasure *measures,
                          guint               n_measures,
                          AssayScale          scale,
                          guint               n_resamples,
                          guint32             seed,
                          AssayEstimate      *estimates)
{
  g_autoptr (AssayRatings) pooled = pool (ratings);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree guint *weights = g_new (guint, pooled->weights->len);
  g_autofree double *values = g_new (double, n_measures * n_resamples);
  g_autofree guint *n = g_new0 (guint, n_measures);

  for (guint k = 0; k < n_measures; k++)
    estimates[k] = (AssayEstimate) {
      assay_agreement_measure (pooled, measures[k], scale), NAN, NAN, pooled->n_units
    };
  for (guint i = 0; i < n_resamples; i++)
    {
      draw_weights (pooled, random, weights);
      for (guint k = 0; k < n_measures; k++)
        {
          double value = measure_weighted (pooled, measures[k], scale, weights);

          if (!isnan (value))
            values[k * n_resamples + n[k]++] = value;
        }
    }
  for (guint k = 0; k < n_measures; k++)
    if (!isnan (estimates[k].value))
      set_interval (&estimates[k], values + k * n_resamples, n[k]);
}

/**
 * assay_agreement_confusion:
 * @first: the rater whose values are the rows
 * @second: the rater whose values are the columns
 *
 * Returns: (transfer full) (array): how often the first said one value and the second another,
 *   n_values times n_values counts, row by row
 */
guint *
assay_agreement_confusion (const AssayRatings *ratings,
                           guint               first,
                           guint               second)
{
  guint *counts = g_new0 (guint, ratings->n_values * ratings->n_values);

  g_return_val_if_fail (first < ratings->n_raters && second < ratings->n_raters, counts);

  for (guint row = 0; row < ratings->weights->len; row++)
    {
      int a = value_of (ratings, row, first);
      int b = value_of (ratings, row, second);

      if (a != ASSAY_RATING_MISSING && b != ASSAY_RATING_MISSING)
        counts[a * ratings->n_values + b] += g_array_index (ratings->weights, guint, row);
    }
  return counts;
}
