/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a language whose verbs come last, a sentence shows its end in the form of its last word, and
 * people who write in a hurry leave the full stop out.
 */

#include "config.h"

#include "assay-sentence-ending.h"

#include "assay-characters.h"

#include <string.h>

/* No ending has more characters. */
#define MAX_ENDING 4

/* Letters that stand alone write laughter and tears. */
static gboolean
is_lone_jamo (gunichar c)
{
  return c >= 0x3131 && c <= 0x318E;
}

static gboolean
is_flourish (gunichar c)
{
  return c == '~' || c == '^' || c == ';' || is_lone_jamo (c);
}

/* "좋아요~", "좋아요^^", "좋아요 ㅎㅎ" */
static const char *
strip_flourish (const char *start,
                const char *end)
{
  while (end > start)
    {
      const char *before = assay_previous (end);
      gunichar c = assay_peek (before);

      if (!is_flourish (c) && !assay_is_space (c))
        break;
      end = before;
    }
  return end;
}

static gboolean
is_last_word (const char         *start,
              const char         *end,
              const AssayLexicon *lexicon)
{
  const char *word_end = strip_flourish (start, end);
  const char *p = word_end;

  for (guint i = 0; i < MAX_ENDING && p > start; i++)
    {
      p = assay_previous (p);
      if (assay_lexicon_look_up (lexicon, p, word_end - p, ASSAY_WORD_ENDING) != 0)
        return TRUE;
    }
  return FALSE;
}

/* A sentence starts with a word, not with another mark. */
static gboolean
may_start (gunichar c)
{
  return assay_is_letter (c) || assay_is_digit (c) || assay_is_opener (c);
}

/**
 * assay_sentence_ending_find:
 * @start: where a run of text begins that no mark divides
 * @end: where it ends
 * @lexicon: its language
 *
 * Returns: (transfer none) (nullable): where the first sentence in it ends that shows its end by
 *   its last word, if more follows
 */
const char *
assay_sentence_ending_find (const char         *start,
                            const char         *end,
                            const AssayLexicon *lexicon)
{
  const char *word = start;

  for (const char *p = start; p < end; p = assay_next (p))
    {
      const char *next;

      if (!assay_is_space (assay_peek (p)))
        continue;
      next = assay_skip_space (p, end);
      if (next == end)
        break;
      /* "좋아요 ㅎㅎ" is read as one word. */
      if (is_flourish (assay_peek (next)))
        continue;
      if (may_start (assay_peek (next)) && is_last_word (word, p, lexicon))
        return p;
      word = next;
    }
  return NULL;
}
