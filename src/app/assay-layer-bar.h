/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayLayerBar:
 *
 * Says above an article that others' work in it is hidden, or that it is finished.
 *
 * Properties: `project` (#AssayProject, nullable).
 */
#define ASSAY_TYPE_LAYER_BAR (assay_layer_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayLayerBar, assay_layer_bar, ASSAY, LAYER_BAR, GtkWidget)

void assay_layer_bar_set_project (AssayLayerBar *self,
                                  AssayProject  *project);

G_END_DECLS
