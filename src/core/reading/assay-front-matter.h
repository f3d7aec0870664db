/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-blocks.h"

G_BEGIN_DECLS

/**
 * AssayFrontMatter:
 * @title: (nullable): the title where the text shows one
 * @byline: (nullable): who wrote it
 * @published: (nullable): the date of publication as YYYY, YYYY-MM or YYYY-MM-DD
 */
typedef struct
{
  char *title;
  char *byline;
  char *published;
} AssayFrontMatter;

void assay_front_matter_find  (AssayText        *text,
                               const char       *language,
                               const AssayBlock *blocks,
                               guint             n_blocks,
                               AssayFrontMatter *front);
void assay_front_matter_clear (AssayFrontMatter *front);

G_END_DECLS
