/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far raters agree beyond chance. All that a measure needs of the units is how often which two
 * values stood together, a small table of whole numbers. The bootstrap draws how many units were
 * rated in each of the few ways there are, and sums up that table anew.
 */

#include "config.h"

#include "assay-agreement.h"

#include "assay-multinomial.h"
#include "assay-ratings-private.h"

#include <math.h>
#include <string.h>

/* The ratings of a unit, two by two: for each number m of ratings that a unit may have a table of
 * n_values times n_values cells, of how often the one rater gave the value of the row where the
 * other gave that of the column. Each pair of raters counts once a unit, in the order of the
 * raters. */
typedef struct
{
  guint   n_raters;
  guint   n_values;
  guint   n_cells;          /* in all tables, from m = 2 to n_raters */
  double *cells;
  double *coincidences;     /* room for a measure to work in */
  double *totals;
} Pairs;

/* Units of a row of the ratings count in a cell. */
typedef struct
{
  guint row;
  guint cell;
} Term;

static void
pairs_init (Pairs              *self,
            const AssayRatings *ratings)
{
  self->n_raters = ratings->n_raters;
  self->n_values = ratings->n_values;
  self->n_cells = (ratings->n_raters - 1) * ratings->n_values * ratings->n_values;
  self->cells = g_new (double, self->n_cells);
  self->coincidences = g_new (double, ratings->n_values * ratings->n_values);
  self->totals = g_new (double, ratings->n_values);
}

static void
pairs_clear (Pairs *self)
{
  g_free (self->cells);
  g_free (self->coincidences);
  g_free (self->totals);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, pairs_clear)

static const double *
get_table (const Pairs *self,
           guint        n_ratings)
{
  return self->cells + (n_ratings - 2) * self->n_values * self->n_values;
}

static void
add_terms (GArray             *terms,
           const AssayRatings *ratings,
           guint               row)
{
  const int *values = assay_ratings_get_row (ratings, row);
  guint n_rated = 0;

  for (guint i = 0; i < ratings->n_raters; i++)
    n_rated += values[i] != ASSAY_RATING_MISSING;
  for (guint i = 0; i < ratings->n_raters; i++)
    for (guint j = i + 1; j < ratings->n_raters; j++)
      {
        Term term = { row,
                      ((n_rated - 2) * ratings->n_values + values[i]) * ratings->n_values + values[j] };

        if (values[i] != ASSAY_RATING_MISSING && values[j] != ASSAY_RATING_MISSING)
          g_array_append_val (terms, term);
      }
}

static GArray *
list_terms (const AssayRatings *ratings)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (Term));

  for (guint row = 0; row < ratings->weights->len; row++)
    add_terms (terms, ratings, row);
  return terms;
}

static void
sum_up (Pairs       *self,
        GArray      *terms,
        const guint *weights)
{
  memset (self->cells, 0, self->n_cells * sizeof *self->cells);
  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);

      self->cells[term->cell] += weights[term->row];
    }
}

static double
beyond_chance (double observed,
               double expected)
{
  return expected < 1 ? (observed - expected) / (1 - expected) : NAN;
}

static double
share_of_equal (const double *cells,
                guint         n_values,
                guint         n_tables)
{
  double equal = 0;
  double all = 0;

  for (guint i = 0; i < n_tables * n_values; i++)
    {
      for (guint j = 0; j < n_values; j++)
        all += cells[i * n_values + j];
      equal += cells[i * n_values + i % n_values];
    }
  return all > 0 ? equal / all : NAN;
}

static double
measure_percent (const Pairs *pairs)
{
  return share_of_equal (pairs->cells, pairs->n_values, pairs->n_raters - 1);
}

/* How often the one rater gave @value, and the other. */
static void
sum_margins (const double *table,
             guint         n_values,
             guint         value,
             double       *row,
             double       *column)
{
  *row = *column = 0;
  for (guint i = 0; i < n_values; i++)
    {
      *row += table[value * n_values + i];
      *column += table[i * n_values + value];
    }
}

/* Cohen, J. (1960), A coefficient of agreement for nominal scales: chance is the product of what
 * each rater gives, value by value. Fleiss, J. L. (1971), Measuring nominal scale agreement among
 * many raters: chance is the square of what all raters together give; units that a rater did not
 * see are left out. */
static double
measure_kappa (const Pairs *pairs,
               gboolean     together)
{
  const double *table = get_table (pairs, pairs->n_raters);
  double observed = share_of_equal (table, pairs->n_values, 1);
  double expected = 0;
  double n = 0;

  for (guint i = 0; i < pairs->n_values; i++)
    {
      double row, column;

      sum_margins (table, pairs->n_values, i, &row, &column);
      expected += together ? pow ((row + column) / 2, 2) : row * column;
      n += row;
    }
  return beyond_chance (observed, expected / (n * n));
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
    return 1;

  between = (totals[a] + totals[b]) / 2;
  for (guint i = a + 1; i < b; i++)
    between += totals[i];
  return between * between;
}

/* A unit with m ratings adds each of its pairs, in both orders, 1 / (m - 1) times. */
static double
count_coincidences (Pairs *pairs)
{
  guint k = pairs->n_values;
  double n = 0;

  memset (pairs->coincidences, 0, k * k * sizeof (double));
  memset (pairs->totals, 0, k * sizeof (double));
  for (guint m = 2; m <= pairs->n_raters; m++)
    for (guint i = 0; i < k * k; i++)
      pairs->coincidences[i] += get_table (pairs, m)[i] / (m - 1);
  for (guint a = 0; a < k; a++)
    for (guint b = 0; b < k; b++)
      pairs->totals[a] += pairs->coincidences[a * k + b] + pairs->coincidences[b * k + a];
  for (guint a = 0; a < k; a++)
    n += pairs->totals[a];
  return n;
}

/* Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, sections C and D: one less
 * the observed disagreement over the expected one, both from the matrix of coincidences. */
static double
measure_krippendorff (Pairs      *pairs,
                      AssayScale  scale)
{
  guint k = pairs->n_values;
  double n = count_coincidences (pairs);
  double observed = 0;
  double expected = 0;

  for (guint a = 0; a < k; a++)
    for (guint b = a + 1; b < k; b++)
      {
        double difference = squared_difference (pairs->totals, a, b, scale);

        observed += (pairs->coincidences[a * k + b] + pairs->coincidences[b * k + a]) * difference;
        expected += pairs->totals[a] * pairs->totals[b] * difference;
      }
  return expected > 0 ? 1 - (n - 1) * observed / expected : NAN;
}

static double
measure_pairs (Pairs        *pairs,
               AssayMeasure  measure,
               AssayScale    scale)
{
  switch (measure)
    {
    case ASSAY_MEASURE_PERCENT:
      return measure_percent (pairs);
    case ASSAY_MEASURE_COHEN:
      return measure_kappa (pairs, FALSE);
    case ASSAY_MEASURE_FLEISS:
      return measure_kappa (pairs, TRUE);
    case ASSAY_MEASURE_KRIPPENDORFF:
      return measure_krippendorff (pairs, scale);
    default:
      g_return_val_if_reached (NAN);
    }
}

/**
 * assay_agreement_measure:
 * @measure: which measure; Cohen's kappa wants two raters
 * @scale: the scale of the values; only Krippendorff's alpha heeds it
 *
 * Returns: the measure: 1 for perfect agreement, 0 for what chance alone would give, NaN where it
 *   is not defined
 */
double
assay_agreement_measure (const AssayRatings *ratings,
                         AssayMeasure        measure,
                         AssayScale          scale)
{
  g_auto (Pairs) pairs = { 0 };
  g_autoptr (GArray) terms = list_terms (ratings);

  g_return_val_if_fail (measure != ASSAY_MEASURE_COHEN || ratings->n_raters == 2, NAN);

  pairs_init (&pairs, ratings);
  sum_up (&pairs, terms, (const guint *) ratings->weights->data);
  return measure_pairs (&pairs, measure, scale);
}

/* What would be at @k if the values were sorted. Hoare, C. A. R. (1961), Algorithm 65: find. */
static double
find_ranked (double *values,
             int     n,
             int     k)
{
  int left = 0;
  int right = n - 1;

  while (left < right)
    {
      double pivot = values[k];
      int i = left;
      int j = right;

      while (i <= j)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i <= j)
            {
              double value = values[i];

              values[i++] = values[j];
              values[j--] = value;
            }
        }
      if (j < k)
        left = i;
      if (i > k)
        right = j;
    }
  return values[k];
}

static void
set_interval (AssayEstimate *estimate,
              double        *values,
              guint          n)
{
  if (n == 0)
    return;
  estimate->low = find_ranked (values, n, 0.025 * (n - 1));
  estimate->high = find_ranked (values, n, ceil (0.975 * (n - 1)));
}

static guint
count_units (const AssayRatings *ratings,
             guint               n_wanted)
{
  guint n = 0;

  for (guint row = 0; row < ratings->weights->len; row++)
    {
      const int *values = assay_ratings_get_row (ratings, row);
      guint n_rated = 0;

      for (guint i = 0; i < ratings->n_raters; i++)
        n_rated += values[i] != ASSAY_RATING_MISSING;
      if (n_rated >= n_wanted)
        n += g_array_index (ratings->weights, guint, row);
    }
  return n;
}

/**
 * assay_agreement_estimate:
 * @measures: (array length=n_measures): which; Cohen's kappa wants two raters
 * @scale: the scale of the values; only Krippendorff's alpha heeds it
 * @n_resamples: how often to draw; 1,000 gives two steady digits
 * @seed: of the random numbers, so that the same ratings give the same interval
 * @estimates: (out caller-allocates) (array length=n_measures): the measures with their intervals
 *
 * Measures with a 95 % interval: the percentile bootstrap over units (Efron 1979). A draw in which
 * a measure is not defined is left out of its interval.
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
  g_autoptr (AssayRatings) pooled = assay_ratings_pool (ratings);
  g_autoptr (GArray) terms = list_terms (pooled);
  g_autoptr (AssayMultinomial) urn = assay_multinomial_new ((const guint *) pooled->weights->data,
                                                            pooled->weights->len, seed);
  g_autofree guint *weights = g_new (guint, pooled->weights->len);
  g_autofree double *values = g_new (double, n_measures * n_resamples);
  g_autofree guint *n = g_new0 (guint, n_measures);
  g_auto (Pairs) pairs = { 0 };

  pairs_init (&pairs, pooled);
  for (guint k = 0; k < n_measures; k++)
    estimates[k] = (AssayEstimate) {
      assay_agreement_measure (pooled, measures[k], scale), NAN, NAN,
      count_units (pooled, measures[k] == ASSAY_MEASURE_FLEISS ? pooled->n_raters : 2)
    };
  for (guint i = 0; i < n_resamples; i++)
    {
      assay_multinomial_draw (urn, weights);
      sum_up (&pairs, terms, weights);
      for (guint k = 0; k < n_measures; k++)
        {
          double value = measure_pairs (&pairs, measures[k], scale);

          if (!isnan (value))
            values[k * n_resamples + n[k]++] = value;
        }
    }
  for (guint k = 0; k < n_measures; k++)
    if (!isnan (estimates[k].value))
      set_interval (&estimates[k], values + k * n_resamples, n[k]);
}
