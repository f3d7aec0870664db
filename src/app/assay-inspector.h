/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-citations-page.h"
#include "assay-project.h"

#include "assay-compare-page.h"

G_BEGIN_DECLS

/**
 * AssayInspector:
 *
 * Beside the article: all about the current sentence, about the works cited, or
 * about where people disagree. Property
 * `project` (#AssayProject, nullable).
 */
#define ASSAY_TYPE_INSPECTOR (assay_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AssayInspector, assay_inspector, ASSAY, INSPECTOR, GtkWidget)

void     assay_inspector_set_project    (AssayInspector *self,
                                         AssayProject   *project);
void     assay_inspector_show_sentence  (AssayInspector *self);
void     assay_inspector_show_works     (AssayInspector *self);
void     assay_inspector_show_reference (AssayInspector *self,
                                         guint           reference);
void     assay_inspector_save_note      (AssayInspector *self);
void     assay_inspector_focus_note     (AssayInspector *self);
AssayCitationsPage *
         assay_inspector_get_citations_page (AssayInspector *self);
AssayComparePage *
         assay_inspector_show_comparison (AssayInspector *self);
gboolean assay_inspector_focus          (AssayInspector *self);

G_END_DECLS
