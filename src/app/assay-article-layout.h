/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-blocks.h"

G_BEGIN_DECLS

/* A paragraph is broken after so many bytes: what GTK lays out at once grows with it. */
#define ASSAY_LAYOUT_PARAGRAPH 4096

char *assay_article_layout_show (const AssayText  *text,
                                 const AssayBlock *blocks,
                                 guint             n_blocks);

G_END_DECLS
