/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayColleagues:
 *
 * What others whose layers are shown say of the current sentence. Without any it is not visible.
 *
 * Properties: `project` (#AssayProject, nullable).
 */
#define ASSAY_TYPE_COLLEAGUES (assay_colleagues_get_type ())
G_DECLARE_FINAL_TYPE (AssayColleagues, assay_colleagues, ASSAY, COLLEAGUES, GtkWidget)

char *assay_colleagues_describe (AssayProject    *project,
                                 AssayAnnotation *annotation);

G_END_DECLS
