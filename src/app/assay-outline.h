/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayLineBox:
 *
 * The part of one displayed line that a run of text takes, in pixels.
 */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} AssayLineBox;

void assay_outline_add_path (cairo_t            *cr,
                             const AssayLineBox *boxes,
                             guint               n_boxes,
                             double              radius);

G_END_DECLS
