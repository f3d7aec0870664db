/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-agreement.h"

#include <math.h>

#define _ ASSAY_RATING_MISSING

static AssayRatings *
ratings_from_ranges (int a_start,
                     int a_end,
                     int b_start,
                     int b_end)
{
  AssayRatings *ratings = assay_ratings_new (2, 2);

  for (int unit = 0; unit < 100; unit++)
    {
      const int values[] = { unit >= a_start && unit < a_end, unit >= b_start && unit < b_end };
      assay_ratings_add (ratings, values);
    }
  return ratings;
}

static void
assert_near (double value,
             double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 0.0005);
}

/* Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability: four observers, twelve units,
 * seven values missing. */
static AssayRatings *
krippendorff_data (void)
{
  static const int observers[4][12] = {
    { 1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _ },
    { 1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3 },
    { _, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _ },
    { 1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _ },
  };
  AssayRatings *ratings = assay_ratings_new (4, 5);

  for (guint unit = 0; unit < 12; unit++)
    {
      int values[4];

      for (guint i = 0; i < 4; i++)
        values[i] = observers[i][unit] == _ ? _ : observers[i][unit] - 1;
      assay_ratings_add (ratings, values);
    }
  return ratings;
}

static void
test_alpha_is_that_of_krippendorff (void)
{
  g_autoptr (AssayRatings) ratings = krippendorff_data ();

  assert_near (assay_agreement_measure (ratings, ASSAY_MEASURE_KRIPPENDORFF, ASSAY_SCALE_NOMINAL), 0.743);
  assert_near (assay_agreement_measure (ratings, ASSAY_MEASURE_KRIPPENDORFF, ASSAY_SCALE_ORDINAL), 0.815);
}

/* An estimate forgets who gave which value; that must not show in what it estimates. */
static void
test_an_estimate_is_of_the_measure_itself (void)
{
  const AssayMeasure measures[] = { ASSAY_MEASURE_PERCENT, ASSAY_MEASURE_FLEISS, ASSAY_MEASURE_KRIPPENDORFF };
  /* Eleven of the units were rated by two observers or more, eight by all four. */
  const guint n_units[] = { 11, 8, 11 };
  g_autoptr (AssayRatings) ratings = krippendorff_data ();
  AssayEstimate estimates[G_N_ELEMENTS (measures)];

  assay_agreement_estimate (ratings, measures, G_N_ELEMENTS (measures), ASSAY_SCALE_ORDINAL, 100, 1,
                            estimates);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_assert_cmpfloat_with_epsilon (estimates[i].value,
                                      assay_agreement_measure (ratings, measures[i], ASSAY_SCALE_ORDINAL),
                                      1e-12);
      g_assert_cmpuint (estimates[i].n_units, ==, n_units[i]);
      g_assert_cmpfloat (estimates[i].low, <, estimates[i].value);
      g_assert_cmpfloat (estimates[i].high, >=, estimates[i].value);
    }
}

/* Fleiss' kappa of ten subjects, fourteen raters and five values, as worked in the Wikipedia article of
 * that name: 0.210. */
static void
test_fleiss_kappa_is_that_of_the_worked_example (void)
{
  static const int counts[10][5] = {
    { 0, 0, 0, 0, 14 }, { 0, 2, 6, 4, 2 }, { 0, 0, 3, 5, 6 }, { 0, 3, 9, 2, 0 }, { 2, 2, 8, 1, 1 },
    { 7, 7, 0, 0, 0 },  { 3, 2, 6, 3, 0 }, { 2, 5, 3, 2, 2 }, { 6, 5, 2, 1, 0 }, { 0, 2, 2, 3, 7 },
  };
  g_autoptr (AssayRatings) ratings = assay_ratings_new (14, 5);

  for (guint subject = 0; subject < 10; subject++)
    {
      int values[14];
      guint rater = 0;

      for (int value = 0; value < 5; value++)
        for (int n = 0; n < counts[subject][value]; n++)
          values[rater++] = value;
      assay_ratings_add (ratings, values);
    }
  assert_near (assay_agreement_measure (ratings, ASSAY_MEASURE_FLEISS, ASSAY_SCALE_NOMINAL), 0.210);
}

/* Worked by hand: 35 of 50 equal, half of them by chance: (0.7 - 0.5) / (1 - 0.5). */
static void
test_cohen_kappa_is_that_worked_by_hand (void)
{
  static const struct { int n, a, b; } cells[] = { { 20, 1, 1 }, { 5, 1, 0 }, { 10, 0, 1 }, { 15, 0, 0 } };
  g_autoptr (AssayRatings) ratings = assay_ratings_new (2, 2);
  g_autofree guint *confusion = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    for (int n = 0; n < cells[i].n; n++)
      assay_ratings_add (ratings, (const int[]) { cells[i].a, cells[i].b });

  assert_near (assay_agreement_measure (ratings, ASSAY_MEASURE_PERCENT, ASSAY_SCALE_NOMINAL), 0.7);
  assert_near (assay_agreement_measure (ratings, ASSAY_MEASURE_COHEN, ASSAY_SCALE_NOMINAL), 0.4);

  confusion = assay_ratings_get_confusion (ratings, 0, 1);
  g_assert_cmpuint (confusion[0], ==, 15);
  g_assert_cmpuint (confusion[1], ==, 10);
  g_assert_cmpuint (confusion[2], ==, 5);
  g_assert_cmpuint (confusion[3], ==, 20);
}

static void
test_half_overlapping_ranges_agree_by_chance (void)
{
  g_autoptr (AssayRatings) half = ratings_from_ranges (0, 50, 25, 75);
  g_autoptr (AssayRatings) most = ratings_from_ranges (0, 90, 10, 100);

  assert_near (assay_agreement_measure (half, ASSAY_MEASURE_COHEN, ASSAY_SCALE_NOMINAL), 0);
  assert_near (assay_agreement_measure (most, ASSAY_MEASURE_COHEN, ASSAY_SCALE_NOMINAL), -0.111);
}

static void
test_one_value_alone_defines_no_measure (void)
{
  g_autoptr (AssayRatings) ratings = ratings_from_ranges (0, 100, 0, 100);
  AssayEstimate estimate;

  for (AssayMeasure measure = ASSAY_MEASURE_COHEN; measure <= ASSAY_MEASURE_KRIPPENDORFF; measure++)
    {
      assay_agreement_estimate (ratings, &measure, 1, ASSAY_SCALE_NOMINAL, 10, 1, &estimate);
      g_assert_true (isnan (estimate.value));
      g_assert_true (isnan (estimate.low));
    }
  assert_near (assay_agreement_measure (ratings, ASSAY_MEASURE_PERCENT, ASSAY_SCALE_NOMINAL), 1);
}

static void
test_an_interval_holds_the_value_and_can_be_had_again (void)
{
  const AssayMeasure cohen = ASSAY_MEASURE_COHEN;
  g_autoptr (AssayRatings) ratings = ratings_from_ranges (0, 50, 5, 55);
  AssayEstimate first;
  AssayEstimate second;

  assay_agreement_estimate (ratings, &cohen, 1, ASSAY_SCALE_NOMINAL, 1000, 7, &first);
  assay_agreement_estimate (ratings, &cohen, 1, ASSAY_SCALE_NOMINAL, 1000, 7, &second);

  assert_near (first.value, 0.8);
  g_assert_cmpuint (first.n_units, ==, 100);
  /* The standard error of 0.9 agreement in 100 units is 0.03, twice that on the scale of kappa. */
  g_assert_cmpfloat_with_epsilon (first.low, 0.8 - 1.96 * 0.06, 0.03);
  g_assert_cmpfloat_with_epsilon (first.high, 0.8 + 1.96 * 0.06, 0.03);
  g_assert_cmpfloat (first.low, ==, second.low);
  g_assert_cmpfloat (first.high, ==, second.high);
}

static void
test_units_that_one_rater_saw_do_not_count (void)
{
  g_autoptr (AssayRatings) ratings = ratings_from_ranges (0, 50, 5, 55);
  AssayEstimate estimate;

  assay_ratings_add (ratings, (const int[]) { 1, _ });
  assay_ratings_add (ratings, (const int[]) { _, _ });
  for (AssayMeasure measure = ASSAY_MEASURE_COHEN; measure <= ASSAY_MEASURE_KRIPPENDORFF; measure++)
    {
      assay_agreement_estimate (ratings, &measure, 1, ASSAY_SCALE_NOMINAL, 1, 1, &estimate);
      g_assert_cmpuint (estimate.n_units, ==, 100);
      g_assert_cmpfloat_with_epsilon (estimate.value, 0.8, 0.002);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement/alpha-is-that-of-krippendorff", test_alpha_is_that_of_krippendorff);
  g_test_add_func ("/agreement/an-estimate-is-of-the-measure-itself",
                   test_an_estimate_is_of_the_measure_itself);
  g_test_add_func ("/agreement/fleiss-kappa-is-that-of-the-worked-example",
                   test_fleiss_kappa_is_that_of_the_worked_example);
  g_test_add_func ("/agreement/cohen-kappa-is-that-worked-by-hand", test_cohen_kappa_is_that_worked_by_hand);
  g_test_add_func ("/agreement/half-overlapping-ranges-agree-by-chance",
                   test_half_overlapping_ranges_agree_by_chance);
  g_test_add_func ("/agreement/one-value-alone-defines-no-measure", test_one_value_alone_defines_no_measure);
  g_test_add_func ("/agreement/an-interval-holds-the-value-and-can-be-had-again",
                   test_an_interval_holds_the_value_and_can_be_had_again);
  g_test_add_func ("/agreement/units-that-one-rater-saw-do-not-count",
                   test_units_that_one_rater_saw_do_not_count);

  return g_test_run ();
}
