/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value of a unit that a rater did not see. */
#define ASSAY_RATING_MISSING (-1)

/**
 * AssayScale:
 * @ASSAY_SCALE_NOMINAL: two values are the same or they are not
 * @ASSAY_SCALE_ORDINAL: values are ranks, and a disagreement is worse the more lies between
 */
typedef enum
{
  ASSAY_SCALE_NOMINAL,
  ASSAY_SCALE_ORDINAL,
} AssayScale;

/**
 * AssayMeasure:
 * @ASSAY_MEASURE_PERCENT: the share of pairs of ratings of one unit that are equal
 * @ASSAY_MEASURE_COHEN: Cohen's kappa (Cohen 1960), for two raters
 * @ASSAY_MEASURE_FLEISS: Fleiss' kappa (Fleiss 1971), for units that all raters rated
 * @ASSAY_MEASURE_KRIPPENDORFF: Krippendorff's alpha (Krippendorff 2011), also where ratings are missing
 */
typedef enum
{
  ASSAY_MEASURE_PERCENT,
  ASSAY_MEASURE_COHEN,
  ASSAY_MEASURE_FLEISS,
  ASSAY_MEASURE_KRIPPENDORFF,
} AssayMeasure;

/**
 * AssayEstimate:
 * @value: the measure, NaN where it is not defined (nobody disagreed because there was only one value)
 * @low: the lower end of the 95 % interval, NaN where it is not defined
 * @high: the upper end
 * @n_units: the units it rests on: those that at least two raters rated
 */
typedef struct
{
  double value;
  double low;
  double high;
  guint  n_units;
} AssayEstimate;

/**
 * AssayRatings:
 *
 * What several raters said of the same units, as a table of small numbers.
 */
typedef struct _AssayRatings AssayRatings;

AssayRatings *assay_ratings_new            (guint               n_raters,
                                            guint               n_values);
void          assay_ratings_free           (AssayRatings       *self);
void          assay_ratings_add            (AssayRatings       *self,
                                            const int          *values);
AssayRatings *assay_ratings_pick           (const AssayRatings *self,
                                            guint               first,
                                            guint               second);
guint         assay_ratings_get_n_units    (const AssayRatings *self);
guint         assay_ratings_get_n_values   (const AssayRatings *self);

double        assay_agreement_measure      (const AssayRatings *ratings,
                                            AssayMeasure        measure,
                                            AssayScale          scale);
void          assay_agreement_estimate     (const AssayRatings *ratings,
                                            const AssayMeasure *measures,
                                            guint               n_measures,
                                            AssayScale          scale,
                                            guint               n_resamples,
                                            guint32             seed,
                                            AssayEstimate      *estimates);
guint        *assay_agreement_confusion    (const AssayRatings *ratings,
                                            guint               first,
                                            guint               second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRatings, assay_ratings_free)

G_END_DECLS
