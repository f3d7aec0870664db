/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value of a unit that a rater did not see. */
#define ASSAY_RATING_MISSING (-1)

/**
 * AssayRatings:
 *
 * What several raters said of the same units, as a table of small numbers.
 */
typedef struct _AssayRatings AssayRatings;

AssayRatings *assay_ratings_new           (guint               n_raters,
                                           guint               n_values);
void          assay_ratings_free          (AssayRatings       *self);
void          assay_ratings_add           (AssayRatings       *self,
                                           const int          *values);
AssayRatings *assay_ratings_pick          (const AssayRatings *self,
                                           guint               first,
                                           guint               second);
guint         assay_ratings_get_n_units   (const AssayRatings *self);
guint         assay_ratings_get_n_values  (const AssayRatings *self);
guint        *assay_ratings_get_confusion (const AssayRatings *self,
                                           guint               first,
                                           guint               second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRatings, assay_ratings_free)

G_END_DECLS
