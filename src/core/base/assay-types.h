/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The built-in kinds of annotation. A kind is a string everywhere, since a project may add its
 * own. */
#define ASSAY_KIND_CLAIM       "claim"
#define ASSAY_KIND_EVIDENCE    "evidence"
#define ASSAY_KIND_SPECULATION "speculation"
#define ASSAY_N_BUILT_IN_KINDS 3

/**
 * AssayConfidence:
 *
 * How good the basis of a judgement is, in the three levels of ICD 203.
 */
typedef enum
{
  ASSAY_CONFIDENCE_NONE,
  ASSAY_CONFIDENCE_LOW,
  ASSAY_CONFIDENCE_MODERATE,
  ASSAY_CONFIDENCE_HIGH,
} AssayConfidence;

/**
 * AssayLikelihood:
 *
 * How probable the thing said is, in the seven bands of ICD 203 (2015), section D.6.e.2.a.
 */
typedef enum
{
  ASSAY_LIKELIHOOD_NONE,
  ASSAY_LIKELIHOOD_ALMOST_NO_CHANCE,
  ASSAY_LIKELIHOOD_VERY_UNLIKELY,
  ASSAY_LIKELIHOOD_UNLIKELY,
  ASSAY_LIKELIHOOD_ROUGHLY_EVEN_CHANCE,
  ASSAY_LIKELIHOOD_LIKELY,
  ASSAY_LIKELIHOOD_VERY_LIKELY,
  ASSAY_LIKELIHOOD_ALMOST_CERTAIN,
} AssayLikelihood;

const char *assay_confidence_to_string   (AssayConfidence  confidence);
gboolean    assay_confidence_from_string (const char      *string,
                                          AssayConfidence *confidence);
const char *assay_likelihood_to_string   (AssayLikelihood  likelihood);
gboolean    assay_likelihood_from_string (const char      *string,
                                          AssayLikelihood *likelihood);
void        assay_likelihood_get_percent (AssayLikelihood  likelihood,
                                          guint           *low,
                                          guint           *high);

G_END_DECLS
