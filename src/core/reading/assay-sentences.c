/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds where sentences begin and end: a quick scan for what could end one, and a decision at each.
 */

#include "config.h"

#include "assay-sentences.h"

#include "assay-block-shape.h"
#include "assay-characters.h"
#include "assay-list-label.h"
#include "assay-sentence-boundary.h"
#include "assay-sentence-ending.h"
#include "assay-sentence-scan.h"

#include <string.h>

/* So many equal characters are a line drawn between sentences. */
#define MIN_RULE 3

static void
add_sentence (GArray      *sentences,
              AssayCursor *cursor,
              const char  *start,
              const char  *end)
{
  AssaySpan span;

  end = assay_skip_space_back (end, start);
  if (end == start)
    return;
  span.start = assay_cursor_to_byte (cursor, start);
  span.end = assay_cursor_to_byte (cursor, end);
  g_array_append_val (sentences, span);
}

/* Adds what stands between two marks, which is one sentence unless words show the ends of more. */
static void
add_sentences (GArray             *sentences,
               AssayCursor        *cursor,
               const char         *start,
               const char         *end,
               const AssayLexicon *lexicon)
{
  const char *cut;

  while (assay_lexicon_has_endings (lexicon) &&
         (cut = assay_sentence_ending_find (start, end, lexicon)) != NULL)
    {
      add_sentence (sentences, cursor, start, cut);
      start = assay_skip_space (cut, end);
    }
  add_sentence (sentences, cursor, start, end);
}

/* "***", "====": a line drawn between sentences stands for itself. */
static const char *
skip_rule (const char *p,
           const char *end)
{
  const char *after = p;

  if (p >= end || strchr ("*=_~#", *p) == NULL)
    return p;
  while (after < end && *after == *p)
    after++;
  return after - p >= MIN_RULE && (after == end || assay_is_space (assay_peek (after))) ? after : p;
}

/* The label of a list item ends nothing, whatever it is made of. */
static const char *
skip_label (const char *p,
            const char *end)
{
  AssayListLabel label;

  return assay_list_label_read (&label, p, end) ? label.end : p;
}

/* The label of a caption stands for itself where a sentence begins behind it without a mark:
 * "Figure 1.5 The river in May." */
static const char *
find_caption_end (const char *start,
                  const char *end)
{
  const char *label_end = assay_block_skip_caption (start, end);
  const char *next = assay_skip_space (label_end, end);

  return next > label_end && next < end && assay_is_upper (assay_peek (next)) ? label_end : start;
}

static void
find_in_block (GArray             *sentences,
               AssayCursor        *cursor,
               const char         *start,
               const char         *end,
               const AssayLexicon *lexicon)
{
  AssaySentenceScene scene = { assay_skip_space (start, end), end, lexicon };
  const char *p = find_caption_end (scene.start, end);

  if (p > scene.start)
    {
      add_sentence (sentences, cursor, scene.start, p);
      scene.start = assay_skip_space (p, end);
    }
  p = skip_label (scene.start, end);
  while ((p = assay_sentence_scan (p, end)) < end)
    {
      if (!assay_sentence_ends_at (&scene, p, &p))
        continue;
      add_sentences (sentences, cursor, scene.start, p, lexicon);
      scene.start = assay_skip_space (p, end);
      p = skip_rule (scene.start, end);
      if (p > scene.start)
        {
          add_sentence (sentences, cursor, scene.start, p);
          scene.start = p = assay_skip_space (p, end);
        }
    }
  if (scene.start < end)
    add_sentences (sentences, cursor, scene.start, end, lexicon);
}

/**
 * assay_sentences_find:
 * @text: the text
 * @blocks: (array length=n_blocks): its blocks, in order
 * @language: its language as BCP 47
 *
 * Returns: (transfer full) (element-type AssaySpan): the sentences, in order, trimmed of white
 *   space
 */
GArray *
assay_sentences_find (AssayText        *text,
                      const AssayBlock *blocks,
                      guint             n_blocks,
                      const char       *language)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  const AssayLexicon *lexicon = assay_lexicon_get (language);
  const char *utf8 = assay_text_get_utf8 (text);
  AssayCursor cursor = ASSAY_CURSOR_INIT (text);

  for (guint i = 0; i < n_blocks; i++)
    {
      if (!assay_block_kind_has_sentences (blocks[i].kind))
        continue;
      find_in_block (sentences,
                     &cursor,
                     utf8 + assay_text_get_byte (text, blocks[i].span.start),
                     utf8 + assay_text_get_byte (text, blocks[i].span.end),
                     lexicon);
    }
  return sentences;
}
