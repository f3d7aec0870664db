/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-ratings.h"

G_BEGIN_DECLS

/* Units that were rated alike are one row with a weight, of which there are few however many units
 * there are. */
struct _AssayRatings
{
  guint       n_raters;
  guint       n_values;
  guint       n_units;
  GArray     *values;     /* of int: n_raters for each row */
  GArray     *weights;    /* of guint: how many units were rated like the row */
  GHashTable *rows;       /* the values of a row to its number, plus one */
  int        *key;        /* what to look up in rows: n_raters, then the values */
};

static inline const int *
assay_ratings_get_row (const AssayRatings *self,
                       guint               row)
{
  return &g_array_index (self->values, int, row * self->n_raters);
}

static inline guint
assay_ratings_get_weight (const AssayRatings *self,
                          guint               row)
{
  return g_array_index (self->weights, guint, row);
}

AssayRatings *assay_ratings_pool (const AssayRatings *self);

G_END_DECLS
