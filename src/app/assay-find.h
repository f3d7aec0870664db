/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayFind:
 *
 * A text folded once, so that words can be looked for in it at every key stroke.
 */
typedef struct _AssayFind AssayFind;

AssayFind *assay_find_new  (AssayText  *text);
void       assay_find_free (AssayFind  *self);
GArray    *assay_find_run  (AssayFind  *self,
                            const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFind, assay_find_free)

G_END_DECLS
