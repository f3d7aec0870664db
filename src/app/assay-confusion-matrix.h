/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-agreement.h"

G_BEGIN_DECLS

/**
 * AssayConfusionMatrix:
 *
 * How often one person said one thing of a sentence and another person another, as a picture. To a
 * screen reader it is the same table in words.
 */
#define ASSAY_TYPE_CONFUSION_MATRIX (assay_confusion_matrix_get_type ())
G_DECLARE_FINAL_TYPE (AssayConfusionMatrix, assay_confusion_matrix, ASSAY, CONFUSION_MATRIX,
                      GtkWidget)

void     assay_confusion_matrix_set_counts (AssayConfusionMatrix  *self,
                                            const char            *first,
                                            const char            *second,
                                            const char * const    *values,
                                            const guint           *counts);
char    *assay_confusion_matrix_describe   (AssayConfusionMatrix  *self);
gboolean assay_confusion_matrix_save       (AssayConfusionMatrix  *self,
                                            const char            *path,
                                            GError               **error);

G_END_DECLS
