/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssaySelection:
 *
 * Which sentences of the open article are selected: a set of indexes, one of them the current one,
 * at which the keyboard stands. Signal `changed` after any change; property `current` (int, -1 for
 * none).
 */
#define ASSAY_TYPE_SELECTION (assay_selection_get_type ())
G_DECLARE_FINAL_TYPE (AssaySelection, assay_selection, ASSAY, SELECTION, GObject)

AssaySelection *assay_selection_new           (void);
void            assay_selection_set_size      (AssaySelection *self,
                                               guint           n_sentences);
guint           assay_selection_get_size      (AssaySelection *self);
int             assay_selection_get_current   (AssaySelection *self);
guint           assay_selection_get_n_selected (AssaySelection *self);
gboolean        assay_selection_contains      (AssaySelection *self,
                                               guint           index);
GArray         *assay_selection_list          (AssaySelection *self);

void            assay_selection_clear         (AssaySelection *self);
void            assay_selection_select        (AssaySelection *self,
                                               guint           index);
void            assay_selection_extend_to     (AssaySelection *self,
                                               guint           index);
void            assay_selection_toggle        (AssaySelection *self,
                                               guint           index);
void            assay_selection_move          (AssaySelection *self,
                                               int             delta,
                                               gboolean        extend);

G_END_DECLS
