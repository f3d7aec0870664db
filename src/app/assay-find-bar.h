/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayFindBar:
 *
 * Looks for words in one article. Signals: `changed` after the matches or the current one changed,
 * `closed` after the bar was closed.
 */
#define ASSAY_TYPE_FIND_BAR (assay_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayFindBar, assay_find_bar, ASSAY, FIND_BAR, GtkWidget)

GtkWidget *assay_find_bar_new         (void);
void       assay_find_bar_set_text    (AssayFindBar *self,
                                       AssayText    *text);
void       assay_find_bar_open        (AssayFindBar *self,
                                       guint         position);
void       assay_find_bar_close       (AssayFindBar *self);
gboolean   assay_find_bar_is_open     (AssayFindBar *self);
void       assay_find_bar_step        (AssayFindBar *self,
                                       int           delta);
GArray    *assay_find_bar_get_matches (AssayFindBar *self);
int        assay_find_bar_get_current (AssayFindBar *self);

G_END_DECLS
