/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayProblem:
 * @what: what has the problem: "file", "article", "annotation", "reference", "link", "boundary",
 *   "edit", "cache"
 * @object: (nullable): its id
 * @message: a sentence for a person, translated
 * @is_mended: whether it was put right
 *
 * Something in a project that is not as it should be.
 */
typedef struct
{
  const char *what;
  const char *object;
  const char *message;
  gboolean    is_mended;
} AssayProblem;

/**
 * AssayProblemFunc:
 * @problem: lives no longer than the call
 *
 * Returns: %TRUE to go on, %FALSE with @error set to stop
 */
typedef gboolean (*AssayProblemFunc) (const AssayProblem  *problem,
                                      gpointer             data,
                                      GError             **error);

gboolean assay_store_verify (AssayStore        *self,
                             AssayProblemFunc   func,
                             gpointer           data,
                             GError           **error);

G_END_DECLS
