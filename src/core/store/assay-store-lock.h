/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayStoreLock:
 *
 * The right to write a project, held by one store at a time.
 */
typedef struct _AssayStoreLock AssayStoreLock;

typedef enum
{
  ASSAY_STORE_LOCK_TAKEN,
  ASSAY_STORE_LOCK_HELD_BY_ANOTHER,
  ASSAY_STORE_LOCK_NOT_WRITABLE,       /* the folder takes no files */
} AssayStoreLockResult;

AssayStoreLockResult assay_store_lock_take (const char      *path,
                                            AssayStoreLock **lock);
void                 assay_store_lock_free (AssayStoreLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStoreLock, assay_store_lock_free)

G_END_DECLS
