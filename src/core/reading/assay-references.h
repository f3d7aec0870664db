/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"

G_BEGIN_DECLS

GPtrArray *assay_references_find  (AssayText      *text);
void       assay_references_parse (AssayReference *reference);

G_END_DECLS
