/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"
#include "assay-settings.h"

G_BEGIN_DECLS

/**
 * AssayWindow:
 *
 * A project being worked on: articles, the open article, the inspector. Properties: `project`
 * (#AssayProject), `settings` (#AssaySettings), and for its template `status` (string).
 */
#define ASSAY_TYPE_WINDOW (assay_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayWindow, assay_window, ASSAY, WINDOW, GtkApplicationWindow)

GtkWidget    *assay_window_new           (GtkApplication *application,
                                          AssaySettings  *settings);
AssayProject *assay_window_get_project   (AssayWindow    *self);
gboolean      assay_window_is_closing    (AssayWindow    *self);
void          assay_window_tell          (AssayWindow    *self,
                                          const char     *title,
                                          const char     *text);

void          assay_window_open_last     (AssayWindow    *self,
                                          const char     *samples);
void          assay_window_open_project  (AssayWindow    *self,
                                          const char     *path,
                                          gboolean        create);
void          assay_window_join_folder   (AssayWindow    *self,
                                          const char     *folder,
                                          const char     *path);
void          assay_window_open_files    (AssayWindow    *self,
                                          GListModel     *files);

G_END_DECLS
