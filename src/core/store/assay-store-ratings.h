/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-agreement.h"
#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayRatedField:
 * @ASSAY_RATED_KIND: the kind of a sentence; value 0 is untagged, then the names of the ratings
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
} AssayRatedField;

char        **assay_store_list_raters     (AssayStore          *self,
                                           GError             **error);
AssayRatings *assay_store_collect_ratings (AssayStore          *self,
                                           const char * const  *annotators,
                                           AssayRatedField      field,
                                           const char * const  *kinds,
                                           GError             **error);

G_END_DECLS
