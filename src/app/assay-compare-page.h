/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-disagreements.h"

G_BEGIN_DECLS

/**
 * AssayComparePage:
 *
 * Where people disagree, and what they agree on. Property `project` (#AssayProject, nullable).
 */
#define ASSAY_TYPE_COMPARE_PAGE (assay_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayComparePage, assay_compare_page, ASSAY, COMPARE_PAGE, GtkWidget)

void                assay_compare_page_set_project (AssayComparePage *self,
                                                    AssayProject     *project);
void                assay_compare_page_step        (AssayComparePage *self,
                                                    int               delta);
void                assay_compare_page_show        (AssayComparePage *self,
                                                    const char       *article,
                                                    AssaySpan         span);
void                assay_compare_page_take_over   (AssayComparePage *self,
                                                    guint             number);
AssayDisagreements *assay_compare_page_get_list    (AssayComparePage *self);

G_END_DECLS
