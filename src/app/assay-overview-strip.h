/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-mark.h"
#include "assay-palette.h"

G_BEGIN_DECLS

/**
 * AssayOverviewStrip:
 *
 * A whole article at a glance: every tagged sentence at its relative place, and a frame around what
 * is in view.
 *
 * Signal: `go-to` (uint position): a place was clicked or dragged to.
 */
#define ASSAY_TYPE_OVERVIEW_STRIP (assay_overview_strip_get_type ())
G_DECLARE_FINAL_TYPE (AssayOverviewStrip, assay_overview_strip, ASSAY, OVERVIEW_STRIP, GtkWidget)

GtkWidget *assay_overview_strip_new         (void);
void       assay_overview_strip_set_marks   (AssayOverviewStrip *self,
                                             GArray             *marks,
                                             guint               length);
void       assay_overview_strip_set_others  (AssayOverviewStrip *self,
                                             GArray             *others);
void       assay_overview_strip_set_visible (AssayOverviewStrip *self,
                                             AssaySpan           visible);
void       assay_overview_strip_get_extent  (AssayOverviewStrip *self,
                                             AssaySpan           span,
                                             double              at_least,
                                             double             *top,
                                             double             *bottom);
guint      assay_overview_strip_get_position (AssayOverviewStrip *self,
                                             double              y);

G_END_DECLS
