/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-blocks.h"

G_BEGIN_DECLS

GArray *assay_sentences_find (AssayText        *text,
                              const AssayBlock *blocks,
                              guint             n_blocks,
                              const char       *language);

G_END_DECLS
