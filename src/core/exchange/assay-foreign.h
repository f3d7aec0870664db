/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-database.h"
#include "assay-unite-progress.h"

G_BEGIN_DECLS

/**
 * AssayForeign:
 *
 * A project that somebody else made, opened so that nothing in it can act: a copy of the file
 * alone, in a folder of one's own.
 */
typedef struct _AssayForeign AssayForeign;

AssayForeign  *assay_foreign_open         (const char    *path,
                                           AssayUniteProgress *progress,
                                           GCancellable  *cancellable,
                                           GError       **error);
AssayDatabase *assay_foreign_get_database (AssayForeign  *self);
gboolean       assay_foreign_was_in_use   (AssayForeign  *self);
void           assay_foreign_free         (AssayForeign  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayForeign, assay_foreign_free)

G_END_DECLS
