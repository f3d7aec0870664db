/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayMergeDialog:
 *
 * Shows what would come into a project from others, and merges them if the user wants it. Emits
 * `merged` (pointer to an #AssayUniteReport) or `failed` (GError, never for having been cancelled)
 * once it is closed.
 */
#define ASSAY_TYPE_MERGE_DIALOG (assay_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayMergeDialog, assay_merge_dialog, ASSAY, MERGE_DIALOG, GtkWindow)

GtkWidget *assay_merge_dialog_new (GtkWindow          *parent,
                                   AssayProject       *project,
                                   const char * const *paths);

G_END_DECLS
