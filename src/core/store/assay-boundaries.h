/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayBoundary:
 * @position: where a sentence begins, or would
 * @is_split: whether one was made to begin there, or joined to the one before
 */
typedef struct
{
  guint    position;
  gboolean is_split;
} AssayBoundary;

GArray *assay_boundaries_apply (const AssayText     *text,
                                const AssaySpan     *sentences,
                                guint                n_sentences,
                                const AssayBoundary *boundaries,
                                guint                n_boundaries);

/* Spans in order as a few bytes each. */
GBytes *assay_spans_pack       (const AssaySpan     *spans,
                                guint                n_spans);
GArray *assay_spans_unpack     (const guint8        *data,
                                gsize                size);

G_END_DECLS
