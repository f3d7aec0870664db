/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a text into runs of one kind each.
 */

#include "config.h"

#include "assay-blocks.h"

#include "assay-block-draft.h"
#include "assay-characters.h"

static const char *const kind_names[] = {
  "title", "byline", "heading", "paragraph", "list-item", "quotation", "reference", "boilerplate",
};

/**
 * assay_block_kind_to_string:
 *
 * Returns: (transfer none): the name of the kind in files
 */
const char *
assay_block_kind_to_string (AssayBlockKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * assay_block_kind_from_string:
 * @string: a name in files
 * @kind: (out): where to put the kind
 *
 * Returns: whether @string names a kind
 */
gboolean
assay_block_kind_from_string (const char     *string,
                              AssayBlockKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (string, kind_names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * assay_block_kind_has_sentences:
 *
 * Returns: whether the sentences of such a block are listed
 */
gboolean
assay_block_kind_has_sentences (AssayBlockKind kind)
{
  return kind != ASSAY_BLOCK_BYLINE && kind != ASSAY_BLOCK_REFERENCE &&
         kind != ASSAY_BLOCK_BOILERPLATE;
}

/**
 * assay_blocks_find:
 * @text: the text
 * @language: its language as BCP 47
 * @references: (array length=n_references): the spans of the works cited, in order
 *
 * Returns: (transfer full) (element-type AssayBlock): the blocks, in order, not overlapping
 */
GArray *
assay_blocks_find (AssayText       *text,
                   const char      *language,
                   const AssaySpan *references,
                   guint            n_references)
{
  const AssayLexicon *lexicon = assay_lexicon_get (language);
  g_autoptr (GArray) lines = assay_lines_read (text, references, n_references);
  g_autoptr (GArray) drafts = assay_block_drafts_cut (lines);
  GArray *blocks = g_array_sized_new (FALSE, FALSE, sizeof (AssayBlock), drafts->len);
  AssayCursor cursor = ASSAY_CURSOR_INIT (text);

  assay_block_drafts_classify (drafts, lexicon);
  for (guint i = 0; i < drafts->len; i++)
    {
      const AssayBlockDraft *draft = &g_array_index (drafts, AssayBlockDraft, i);
      AssayBlock block = { .kind = draft->kind };

      block.span.start = assay_cursor_to_byte (&cursor, draft->start);
      block.span.end = assay_cursor_to_byte (&cursor, draft->end);
      g_array_append_val (blocks, block);
    }
  return blocks;
}
