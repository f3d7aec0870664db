/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-ratings.h"

G_BEGIN_DECLS

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
 * @ASSAY_MEASURE_KRIPPENDORFF: Krippendorff's alpha (Krippendorff 2011), also where ratings are
 *   missing
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
 * @value: the measure, NaN where it is not defined (nobody disagreed because there was only one
 *   value)
 * @low: the lower end of the 95 % interval, NaN where it is not defined
 * @high: the upper end
 * @n_units: the units it rests on: those that at least two raters rated, for Fleiss' kappa all of
 *   them
 */
typedef struct
{
  double value;
  double low;
  double high;
  guint  n_units;
} AssayEstimate;

double assay_agreement_measure  (const AssayRatings *ratings,
                                 AssayMeasure        measure,
                                 AssayScale          scale);
void   assay_agreement_estimate (const AssayRatings *ratings,
                                 const AssayMeasure *measures,
                                 guint               n_measures,
                                 AssayScale          scale,
                                 guint               n_resamples,
                                 guint32             seed,
                                 AssayEstimate      *estimates);

G_END_DECLS
