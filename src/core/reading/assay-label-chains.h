/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-labels.h"

G_BEGIN_DECLS

gboolean assay_label_follows     (const AssayLabel *last,
                                  const AssayLabel *next);
void     assay_label_chains_find (const char       *start,
                                  const char       *end,
                                  GArray           *entries);

G_END_DECLS
