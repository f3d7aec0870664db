/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-reference-item.h"

G_BEGIN_DECLS

/**
 * AssayReferenceRow:
 *
 * A cited work as a card: label, authors, title, year, link, how often it is cited, what is amiss.
 * Property `item` (#AssayReferenceItem, nullable). Signal: `menu-opened`: what the menu does is
 * about this work.
 */
#define ASSAY_TYPE_REFERENCE_ROW (assay_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayReferenceRow, assay_reference_row, ASSAY, REFERENCE_ROW, GtkWidget)

GtkWidget *assay_reference_row_new      (AssayReferenceItem *item);
void       assay_reference_row_set_item (AssayReferenceRow  *self,
                                         AssayReferenceItem *item);

void       assay_reference_row_set_menu (AssayReferenceRow  *self,
                                         GMenuModel         *menu);
gboolean   assay_reference_row_focus_menu (AssayReferenceRow *self);
void       assay_reference_row_open_menu (AssayReferenceRow *self);

char      *assay_reference_row_describe (AssayReferenceItem *item);

G_END_DECLS
