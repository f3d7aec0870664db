/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayBlockKind:
 *
 * What a run of an article's text is. Titles, headings, paragraphs, list items and quotations hold
 * sentences; bylines, references and boilerplate hold none.
 */
typedef enum
{
  ASSAY_BLOCK_TITLE,
  ASSAY_BLOCK_BYLINE,
  ASSAY_BLOCK_HEADING,
  ASSAY_BLOCK_PARAGRAPH,
  ASSAY_BLOCK_LIST_ITEM,
  ASSAY_BLOCK_QUOTATION,
  ASSAY_BLOCK_REFERENCE,
  ASSAY_BLOCK_BOILERPLATE,
} AssayBlockKind;

/**
 * AssayBlock:
 * @kind: what it is
 * @span: where it stands, trimmed of white space
 */
typedef struct
{
  AssayBlockKind kind;
  AssaySpan      span;
} AssayBlock;

const char *assay_block_kind_to_string     (AssayBlockKind   kind);
gboolean    assay_block_kind_from_string   (const char      *string,
                                            AssayBlockKind  *kind);
gboolean    assay_block_kind_has_sentences (AssayBlockKind   kind);

GArray     *assay_blocks_find              (AssayText       *text,
                                            const char      *language,
                                            const AssaySpan *references,
                                            guint            n_references);

G_END_DECLS
