/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayMultinomial:
 *
 * Draws from an urn, with replacement, as many units as there are in it.
 */
typedef struct _AssayMultinomial AssayMultinomial;

AssayMultinomial *assay_multinomial_new  (const guint      *weights,
                                          guint             n_sorts,
                                          guint64           seed);
void              assay_multinomial_free (AssayMultinomial *self);
void              assay_multinomial_draw (AssayMultinomial *self,
                                          guint            *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMultinomial, assay_multinomial_free)

G_END_DECLS
