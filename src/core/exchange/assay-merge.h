/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-unite.h"

G_BEGIN_DECLS

/**
 * AssayMergeFlags:
 * @ASSAY_MERGE_DRY_RUN: only report what a merge would do
 */
typedef enum
{
  ASSAY_MERGE_NO_FLAGS = 0,
  ASSAY_MERGE_DRY_RUN  = 1 << 0,
} AssayMergeFlags;

AssayUniteReport *assay_merge_file  (AssayStore          *store,
                                     const char          *path,
                                     AssayMergeFlags      flags,
                                     GCancellable        *cancellable,
                                     GError             **error);
AssayUniteReport *assay_merge_files (AssayStore          *store,
                                     const char * const  *paths,
                                     AssayMergeFlags      flags,
                                     AssayUniteProgress  *progress,
                                     GCancellable        *cancellable,
                                     GError             **error);

G_END_DECLS
