/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"

G_BEGIN_DECLS

void assay_ris_append (GString        *output,
                       const char     *key,
                       AssayReference *reference);

G_END_DECLS
