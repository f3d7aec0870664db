/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-settings.h"

G_BEGIN_DECLS

/**
 * AssayAppearance:
 *
 * Light or dark, and how much contrast: the user's wish, else the desktop's. Read-only properties
 * that notify: `dark`, `high-contrast` (bool). It tells GTK, so that one of it serves the whole
 * program.
 */
#define ASSAY_TYPE_APPEARANCE (assay_appearance_get_type ())
G_DECLARE_FINAL_TYPE (AssayAppearance, assay_appearance, ASSAY, APPEARANCE, GObject)

AssayAppearance *assay_appearance_new               (AssaySettings   *settings,
                                                     GDBusConnection *connection);
gboolean         assay_appearance_is_dark           (AssayAppearance *self);
gboolean         assay_appearance_is_high_contrast  (AssayAppearance *self);

void assay_appearance_add_style (GdkDisplay *display);

G_END_DECLS
