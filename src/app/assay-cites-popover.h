/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayCitesPopover:
 *
 * The works that a marker in the text may point at, to be checked. What is checked counts when the
 * popover is left, unless it is left with Escape.
 */
#define ASSAY_TYPE_CITES_POPOVER (assay_cites_popover_get_type ())
G_DECLARE_FINAL_TYPE (AssayCitesPopover, assay_cites_popover, ASSAY, CITES_POPOVER, GtkPopover)

GtkWidget *assay_cites_popover_new  (void);
void       assay_cites_popover_show (AssayCitesPopover *self,
                                     AssayProject      *project,
                                     guint              citation);

G_END_DECLS
