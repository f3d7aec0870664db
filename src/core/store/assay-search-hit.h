/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-search-words.h"
#include "assay-store-search.h"

G_BEGIN_DECLS

void assay_search_hit_show (AssaySearchHit        *self,
                            const char            *utf8,
                            gsize                  size,
                            const AssayWordMatch  *matches,
                            guint                  n_matches);

G_END_DECLS
