/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayStep:
 *
 * What a person does at once: one transaction, one entry of the undo list. Every function of a
 * store that changes something is a step by itself; between assay_step_begin() and
 * assay_step_commit() they become parts of a larger one. Freeing a step that was not committed
 * takes all of it back, and once one part of it failed it cannot be committed any more.
 */
typedef struct _AssayStep AssayStep;

AssayStep *assay_step_begin  (AssayStore  *store,
                              GError     **error);
gboolean   assay_step_commit (AssayStep   *self,
                              const char  *label,
                              GError     **error);
void       assay_step_free   (AssayStep   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStep, assay_step_free)

G_END_DECLS
