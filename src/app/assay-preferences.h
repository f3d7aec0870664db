/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-settings.h"

G_BEGIN_DECLS

/**
 * AssayPreferences:
 *
 * What a person may set. Signal `renamed` (string): the annotator wants to go by another name.
 */
#define ASSAY_TYPE_PREFERENCES (assay_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AssayPreferences, assay_preferences, ASSAY, PREFERENCES, GtkWindow)

GtkWidget *assay_preferences_new (GtkWindow     *parent,
                                  AssaySettings *settings,
                                  const char    *name);

G_END_DECLS
