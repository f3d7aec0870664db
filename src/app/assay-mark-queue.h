/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-mark.h"

G_BEGIN_DECLS

/**
 * AssayMarkQueue:
 *
 * Marks on their way into the text of an article, or out of it.
 */
typedef struct _AssayMarkQueue AssayMarkQueue;

AssayMarkQueue *assay_mark_queue_new     (void);
void            assay_mark_queue_free    (AssayMarkQueue *self);
void            assay_mark_queue_clear   (AssayMarkQueue *self);
void            assay_mark_queue_replace (AssayMarkQueue *self,
                                          GtkTextBuffer  *buffer,
                                          GArray         *before,
                                          GArray         *after);

G_END_DECLS
