/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayShareDialog:
 *
 * Asks what a copy for somebody else is to hold, and writes it. Emits `shared` (string path) or
 * `failed` (GError, never for having been cancelled) once it is closed.
 */
#define ASSAY_TYPE_SHARE_DIALOG (assay_share_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayShareDialog, assay_share_dialog, ASSAY, SHARE_DIALOG, GtkWindow)

GtkWidget *assay_share_dialog_new  (GtkWindow        *parent,
                                    AssayProject     *project);
void       assay_share_dialog_save (AssayShareDialog *self,
                                    const char       *path);

G_END_DECLS
