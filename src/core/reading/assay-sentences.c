/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds where sentences begin and end.
 */

#include "config.h"

#include "assay-sentences.h"

/**
 * assay_sentences_find:
 * @text: the text
 * @blocks: (array length=n_blocks): its blocks, in order
 * @language: its language as BCP 47
 *
 * Returns: (transfer full) (element-type AssaySpan): the sentences, in order, trimmed of white space
 */
GArray *
assay_sentences_find (AssayText        *text,
                      const AssayBlock *blocks,
                      guint             n_blocks,
                      const char       *language)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  const char *utf8 = assay_text_get_utf8 (text);

  for (guint i = 0; i < n_blocks; i++)
    {
      const char *p = utf8 + assay_text_get_byte (text, blocks[i].span.start);
      AssaySpan span = blocks[i].span;
      gboolean ended = FALSE;

      if (!assay_block_kind_has_sentences (blocks[i].kind))
        continue;
      for (guint at = blocks[i].span.start; at < blocks[i].span.end; p = g_utf8_next_char (p), at++)
        {
          if (ended && *p == ' ')
            {
              span.end = at;
              g_array_append_val (sentences, span);
              span.start = at + 1;
            }
          ended = *p == '.' || *p == '?' || *p == '!';
        }
      span.end = blocks[i].span.end;
      if (span.end > span.start)
        g_array_append_val (sentences, span);
    }
  return sentences;
}
