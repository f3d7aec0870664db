/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a text into runs of one kind each.
 */

#include "config.h"

#include "assay-blocks.h"

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
  return kind != ASSAY_BLOCK_BYLINE && kind != ASSAY_BLOCK_REFERENCE && kind != ASSAY_BLOCK_BOILERPLATE;
}

/**
 * assay_blocks_find:
 * @text: the text
 * @references: (array length=n_references): the spans of the works cited, in order
 *
 * Returns: (transfer full) (element-type AssayBlock): the blocks, in order, not overlapping
 */
GArray *
assay_blocks_find (AssayText       *text,
                   const AssaySpan *references,
                   guint            n_references)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (AssayBlock));
  const char *p = assay_text_get_utf8 (text);
  AssayBlock block = { ASSAY_BLOCK_PARAGRAPH, { 0, 0 } };
  gboolean open = FALSE;

  for (guint position = 0; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' && open)
        {
          g_array_append_val (blocks, block);
          open = FALSE;
        }
      else if (!g_unichar_isspace (c))
        {
          if (!open)
            block.span.start = position;
          block.span.end = position + 1;
          open = TRUE;
        }
    }
  if (open)
    g_array_append_val (blocks, block);
  return blocks;
}
