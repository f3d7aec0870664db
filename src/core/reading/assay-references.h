/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"
#include "assay-scan.h"

G_BEGIN_DECLS

GPtrArray      *assay_references_find       (AssayText      *text);
AssayReference *assay_references_read_entry (AssayText      *text,
                                             AssaySpan       span,
                                             const char     *label);
void            assay_references_parse      (AssayReference *reference);
AssayRun        assay_references_get_core   (const char     *words);

G_END_DECLS
