/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssaySearchPanel:
 *
 * Finds words in all articles and notes of the project. Property `project` (#AssayProject,
 * nullable). Signal `closed`: the user is done with it.
 */
#define ASSAY_TYPE_SEARCH_PANEL (assay_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (AssaySearchPanel, assay_search_panel, ASSAY, SEARCH_PANEL, GtkWidget)

void assay_search_panel_set_project (AssaySearchPanel *self,
                                     AssayProject     *project);
void assay_search_panel_start       (AssaySearchPanel *self);

G_END_DECLS
