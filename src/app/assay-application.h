/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayApplication:
 *
 * The program with the window: what the command line and the desktop ask of it.
 */
#define ASSAY_TYPE_APPLICATION (assay_application_get_type ())
G_DECLARE_FINAL_TYPE (AssayApplication, assay_application, ASSAY, APPLICATION, GtkApplication)

AssayApplication *assay_application_new (void);

G_END_DECLS
