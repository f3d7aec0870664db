/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-lexicon.h"

G_BEGIN_DECLS

/**
 * AssayByline:
 * @name: where the name begins
 * @name_end: where it ends
 * @certain: whether the line says so itself: "By Ann Vale", "Ann Vale, University of Harrow"
 *
 * A line that says who wrote an article.
 */
typedef struct
{
  const char *name;
  const char *name_end;
  gboolean    certain;
} AssayByline;

gboolean    assay_byline_read           (AssayByline        *byline,
                                         const char         *start,
                                         const char         *end,
                                         const AssayLexicon *lexicon);
const char *assay_byline_find_name      (const char         *start,
                                         const char         *end,
                                         const AssayLexicon *lexicon);
gboolean    assay_byline_is_affiliation (const char         *start,
                                         const char         *end);

G_END_DECLS
