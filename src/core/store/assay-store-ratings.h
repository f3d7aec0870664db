/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-agreement.h"
#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayRatedField:
 * @ASSAY_RATED_KIND: the kind of a sentence; value 0 is untagged, then the kinds in their order
 * @ASSAY_RATED_CONFIDENCE: an #AssayConfidence, missing where none was given
 * @ASSAY_RATED_LIKELIHOOD: an #AssayLikelihood, missing where none was given
 *
 * What of their tags annotators are compared by.
 */
typedef enum
{
  ASSAY_RATED_KIND,
  ASSAY_RATED_CONFIDENCE,
  ASSAY_RATED_LIKELIHOOD,
  ASSAY_N_RATED_FIELDS
} AssayRatedField;

/**
 * AssayComparison:
 * @field: what was compared
 * @measure: how
 * @first: an annotator, as an index, or -1 where all were compared
 * @second: another
 * @estimate: the measure, with its interval
 */
typedef struct
{
  AssayRatedField field;
  AssayMeasure    measure;
  int             first;
  int             second;
  AssayEstimate   estimate;
} AssayComparison;

/**
 * AssayAgreement:
 * @annotators: (array zero-terminated=1): the ids of those who have tagged anything, in order of
 *   names
 * @kinds: (array zero-terminated=1): the kinds of the project
 * @ratings: what they said, by #AssayRatedField; %NULL where fewer than two have tagged anything
 * @comparisons: (element-type AssayComparison): field by field, the pairs first
 *
 * How far the annotators of a project agree.
 */
typedef struct
{
  char         **annotators;
  char         **kinds;
  AssayRatings  *ratings[ASSAY_N_RATED_FIELDS];
  GArray        *comparisons;
} AssayAgreement;

void            assay_agreement_free          (AssayAgreement      *agreement);

char          **assay_store_list_raters       (AssayStore          *self,
                                               GError             **error);
gboolean        assay_store_collect_ratings   (AssayStore          *self,
                                               const char * const  *annotators,
                                               const char * const  *kinds,
                                               const char          *finished_by,
                                               AssayRatings       **ratings,
                                               GCancellable        *cancellable,
                                               GError             **error);
AssayAgreement *assay_store_measure_agreement (AssayStore          *self,
                                               const char          *finished_by,
                                               GCancellable        *cancellable,
                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAgreement, assay_agreement_free)

G_END_DECLS
