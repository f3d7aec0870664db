/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayOwnKinds:
 *
 * Buttons for the kinds of a project's own, as those of the kinds built in. Without any it is
 * hidden.
 */
#define ASSAY_TYPE_OWN_KINDS (assay_own_kinds_get_type ())
G_DECLARE_FINAL_TYPE (AssayOwnKinds, assay_own_kinds, ASSAY, OWN_KINDS, GtkWidget)

void assay_own_kinds_set_kinds (AssayOwnKinds      *self,
                                const char * const *kinds);

G_END_DECLS
