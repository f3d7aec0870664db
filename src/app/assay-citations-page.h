/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayCitationsPage:
 *
 * The works the open article cites, and what is amiss with them. Property `project` (#AssayProject,
 * nullable), `work` (#AssayReferenceItem, read-only, nullable: the one chosen in the list).
 */
#define ASSAY_TYPE_CITATIONS_PAGE (assay_citations_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayCitationsPage, assay_citations_page, ASSAY, CITATIONS_PAGE, GtkWidget)

void       assay_citations_page_set_project (AssayCitationsPage *self,
                                             AssayProject       *project);
void       assay_citations_page_show        (AssayCitationsPage *self,
                                             guint               reference);
GtkWidget *assay_citations_page_get_list    (AssayCitationsPage *self);
AssayReferenceItem *
           assay_citations_page_get_work    (AssayCitationsPage *self);
void       assay_citations_page_correct     (AssayCitationsPage *self,
                                             gboolean            split);
void       assay_citations_page_commit      (AssayCitationsPage *self);

G_END_DECLS
