/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-blocks.h"
#include "assay-lexicon.h"
#include "assay-lines.h"

G_BEGIN_DECLS

/**
 * AssayBlockDraft:
 * @start: its first byte
 * @end: behind its last byte
 * @kind: what it is held to be
 * @columns: how wide it is, counted up to %ASSAY_LINE_WIDE
 * @blank_before: whether an empty line stands before it
 * @prose: whether it has the length and the end of a paragraph
 *
 * A block whose kind is not settled yet.
 */
typedef struct
{
  const char     *start;
  const char     *end;
  AssayBlockKind  kind;
  guint16         columns;
  guint           blank_before : 1;
  guint           prose : 1;
} AssayBlockDraft;

static inline AssayBlockDraft *
assay_block_draft_at (GArray *drafts,
                      guint   i)
{
  return &g_array_index (drafts, AssayBlockDraft, i);
}

static inline gboolean
assay_block_draft_is_short (const AssayBlockDraft *draft)
{
  return draft->columns < ASSAY_LINE_WIDE;
}

static inline gboolean
assay_block_draft_is_stopped (const AssayBlockDraft *draft)
{
  return assay_line_is_stopped (&(AssayLine) { .start = draft->start, .end = draft->end });
}

GArray   *assay_block_drafts_cut            (const GArray          *lines);
void      assay_block_drafts_classify       (GArray                *drafts,
                                             const AssayLexicon    *lexicon);
void      assay_block_drafts_classify_front (GArray                *drafts,
                                             const AssayLexicon    *lexicon);
gboolean  assay_block_draft_is_date_line    (const AssayBlockDraft *draft,
                                             const AssayLexicon    *lexicon);

G_END_DECLS
