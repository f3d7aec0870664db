/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayProblemFunc:
 * @what: what has the problem: "file", "article", "annotation"
 * @object: (nullable): its id
 * @problem: a sentence, translated
 *
 * Returns: %TRUE to go on, %FALSE with @error set to stop
 */
typedef gboolean (*AssayProblemFunc) (const char  *what,
                                      const char  *object,
                                      const char  *problem,
                                      gpointer     data,
                                      GError     **error);

gboolean assay_store_verify (AssayStore        *self,
                             AssayProblemFunc   func,
                             gpointer           data,
                             GError           **error);

G_END_DECLS
