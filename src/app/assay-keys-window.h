/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayKeysWindow:
 *
 * All keys, from the table of actions.
 */
#define ASSAY_TYPE_KEYS_WINDOW (assay_keys_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayKeysWindow, assay_keys_window, ASSAY, KEYS_WINDOW, GtkWindow)

GtkWidget *assay_keys_window_new (GtkWindow *parent);

G_END_DECLS
