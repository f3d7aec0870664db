/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayBackupsDialog:
 *
 * The earlier states of a project. Signals: `restore` (string: the path of a backup), `salvage`;
 * the dialog is closed then.
 */
#define ASSAY_TYPE_BACKUPS_DIALOG (assay_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayBackupsDialog, assay_backups_dialog, ASSAY, BACKUPS_DIALOG, GtkWindow)

GtkWidget *assay_backups_dialog_new (GtkWindow    *parent,
                                     AssayProject *project,
                                     const char   *path,
                                     gboolean      is_damaged);

G_END_DECLS
