/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"

G_BEGIN_DECLS

void assay_references_resolve_short (GPtrArray *references);

G_END_DECLS
