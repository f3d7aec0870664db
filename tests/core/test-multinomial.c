/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-multinomial.h"

#include <math.h>

#define N_SORTS 5
#define N_UNITS 6000
#define N_DRAWS 20000

static const guint weights[N_SORTS] = { 5000, 900, 90, 9, 1 };

/* The sums over many draws of what each sort got, and of the products of two sorts. */
typedef struct
{
  double sums[N_SORTS];
  double products[N_SORTS][N_SORTS];
} Moments;

static void
draw_moments (Moments *moments)
{
  g_autoptr (AssayMultinomial) urn = assay_multinomial_new (weights, N_SORTS, 1);

  for (guint i = 0; i < N_DRAWS; i++)
    {
      guint counts[N_SORTS];
      guint sum = 0;

      assay_multinomial_draw (urn, counts);
      for (guint a = 0; a < N_SORTS; a++)
        {
          sum += counts[a];
          moments->sums[a] += counts[a];
          for (guint b = 0; b < N_SORTS; b++)
            moments->products[a][b] += (double) counts[a] * counts[b];
        }
      g_assert_cmpuint (sum, ==, N_UNITS);
    }
}

static void
test_means_and_covariances_are_those_of_drawing_one_by_one (void)
{
  Moments moments = { 0 };

  draw_moments (&moments);
  for (guint a = 0; a < N_SORTS; a++)
    {
      double p = weights[a] / (double) N_UNITS;
      double mean = moments.sums[a] / N_DRAWS;

      g_assert_cmpfloat_with_epsilon (mean, weights[a], 4 * sqrt (weights[a] * (1 - p) / N_DRAWS));
      for (guint b = 0; b < N_SORTS; b++)
        {
          double q = weights[b] / (double) N_UNITS;
          double covariance = moments.products[a][b] / N_DRAWS - mean * moments.sums[b] / N_DRAWS;
          double expected = a == b ? N_UNITS * p * (1 - p) : -N_UNITS * p * q;
          double deviation = sqrt (N_UNITS * p * (1 - p) * N_UNITS * q * (1 - q));

          g_assert_cmpfloat_with_epsilon (covariance, expected, 4 * deviation * sqrt (2. / N_DRAWS));
        }
    }
}

/* Of two units, each of a sort, both are of the first in a quarter of the draws. */
static void
test_a_small_urn_is_drawn_from_evenly (void)
{
  g_autoptr (AssayMultinomial) urn = assay_multinomial_new ((const guint[]) { 1, 1 }, 2, 3);
  guint n_of[3] = { 0 };

  for (guint i = 0; i < N_DRAWS; i++)
    {
      guint counts[2];

      assay_multinomial_draw (urn, counts);
      g_assert_cmpuint (counts[0] + counts[1], ==, 2);
      n_of[counts[0]]++;
    }
  g_assert_cmpfloat_with_epsilon (n_of[0] / (double) N_DRAWS, 0.25, 0.0125);
  g_assert_cmpfloat_with_epsilon (n_of[1] / (double) N_DRAWS, 0.50, 0.0145);
}

static void
test_the_same_seed_draws_the_same (void)
{
  g_autoptr (AssayMultinomial) urn = assay_multinomial_new (weights, N_SORTS, 7);
  g_autoptr (AssayMultinomial) same = assay_multinomial_new (weights, N_SORTS, 7);
  g_autoptr (AssayMultinomial) other = assay_multinomial_new (weights, N_SORTS, 8);
  guint n_differences = 0;

  for (guint i = 0; i < 100; i++)
    {
      guint counts[3][N_SORTS];

      assay_multinomial_draw (urn, counts[0]);
      assay_multinomial_draw (same, counts[1]);
      assay_multinomial_draw (other, counts[2]);
      g_assert_cmpmem (counts[0], sizeof counts[0], counts[1], sizeof counts[1]);
      n_differences += counts[0][0] != counts[2][0];
    }
  g_assert_cmpuint (n_differences, >, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/multinomial/means-and-covariances-are-those-of-drawing-one-by-one",
                   test_means_and_covariances_are_those_of_drawing_one_by_one);
  g_test_add_func ("/multinomial/a-small-urn-is-drawn-from-evenly", test_a_small_urn_is_drawn_from_evenly);
  g_test_add_func ("/multinomial/the-same-seed-draws-the-same", test_the_same_seed_draws_the_same);

  return g_test_run ();
}
