/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayLayersPopover:
 *
 * Whose layers are shown: the people of a project, each with a check.
 *
 * Properties: `project` (#AssayProject, nullable).
 */
#define ASSAY_TYPE_LAYERS_POPOVER (assay_layers_popover_get_type ())
G_DECLARE_FINAL_TYPE (AssayLayersPopover, assay_layers_popover, ASSAY, LAYERS_POPOVER, GtkPopover)

GtkWidget *assay_layers_popover_new (void);

G_END_DECLS
