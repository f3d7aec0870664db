/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayKindPopover:
 *
 * Offers the kinds for the selected sentences. It does not take the focus, so that the keys of the
 * page go on working and a click on another sentence goes there at once. Its buttons activate the
 * window's actions.
 */
#define ASSAY_TYPE_KIND_POPOVER (assay_kind_popover_get_type ())
G_DECLARE_FINAL_TYPE (AssayKindPopover, assay_kind_popover, ASSAY, KIND_POPOVER, GtkPopover)

GtkWidget *assay_kind_popover_new           (void);
void       assay_kind_popover_set_own_kinds (AssayKindPopover   *self,
                                             const char * const *kinds);
void       assay_kind_popover_set_kind      (AssayKindPopover   *self,
                                             const char         *kind);
char      *assay_kind_popover_dup_key       (guint               index);

G_END_DECLS
