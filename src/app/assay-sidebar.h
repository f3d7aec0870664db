/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssaySidebar:
 *
 * The articles of the project, to choose, sort and filter. Property `project` (#AssayProject,
 * nullable).
 */
#define ASSAY_TYPE_SIDEBAR (assay_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (AssaySidebar, assay_sidebar, ASSAY, SIDEBAR, GtkWidget)

void       assay_sidebar_set_project (AssaySidebar *self,
                                      AssayProject *project);
GtkWidget *assay_sidebar_get_list    (AssaySidebar *self);

G_END_DECLS
