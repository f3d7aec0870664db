/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decides whether a sentence ends at a full stop or another mark, from the word before it and the word after
 * it. It looks only so far in either direction, so that no text takes more than linear time.
 */

#include "config.h"

#include "assay-sentence-boundary.h"

#include "assay-characters.h"
#include "assay-sentence-tail.h"

#include <string.h>

/* How far back and forth a word is followed, in bytes. */
#define MAX_LOOK 48

/* What stands behind a possible end. */
typedef struct
{
  const char     *start;   /* of the first word, past quotes and dashes */
  gsize           length;
  gunichar        first;   /* its first character, 0 at the end of the block */
  AssayWordFlags  flags;
  gboolean        spaced;  /* white space stands before it */
  gboolean        quoted;  /* a quote opens before it */
  gboolean        bracketed;
  gboolean        dashed;
} Follower;

/* The word before a full stop. */
typedef struct
{
  const char     *start;
  gsize           length;
  guint           letters;
  guint           digits;
  guint           dots;
  guint           longest;  /* letters between two dots, at most */
  gunichar        first;
  gboolean        lower;    /* all its letters are lower case */
  AssayWordFlags  flags;
} Word;

static gboolean
is_word_character (gunichar c)
{
  return assay_is_letter (c) || assay_is_digit (c) || c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == '&';
}

static void
read_word (Word                     *word,
           const AssaySentenceScene *scene,
           const char               *stop)
{
  const char *p = stop;
  guint run = 0;

  *word = (Word) { .lower = TRUE };
  while (p > scene->start && stop - p < MAX_LOOK)
    {
      const char *before = assay_previous (p);
      gunichar c = assay_peek (before);

      if (!is_word_character (c))
        break;
      run = assay_is_letter (c) ? run + 1 : 0;
      word->longest = MAX (word->longest, run);
      word->letters += assay_is_letter (c);
      word->digits += assay_is_digit (c);
      word->dots += c == '.';
      word->lower &= !assay_is_upper (c);
      word->first = c;
      p = before;
    }
  word->start = p;
  word->length = stop - p;
  word->flags = assay_lexicon_look_up (scene->lexicon, p, stop - p);
}

static void
read_follower (Follower                 *follower,
               const AssaySentenceScene *scene,
               const char               *p)
{
  const char *start = assay_skip_space (p, scene->end);
  const char *word_end;

  *follower = (Follower) { .spaced = start > p };
  p = start;
  while (p < scene->end && p - start < MAX_LOOK)
    {
      gunichar c = assay_peek (p);

      if (assay_is_dash (c))
        {
          follower->dashed = TRUE;
          p = assay_skip_space (assay_next (p), MIN (scene->end, p + MAX_LOOK));
          continue;
        }
      if (!assay_is_opener (c))
        break;
      follower->bracketed |= c == '(' || c == '[' || c == '{';
      follower->quoted |= c != '(' && c != '[' && c != '{';
      p = assay_next (p);
    }
  if (p >= scene->end)
    return;

  word_end = p;
  while (word_end < scene->end && word_end - p < MAX_LOOK)
    {
      gunichar c = assay_peek (word_end);

      if (c == '.' || c == '&' || !is_word_character (c))
        break;
      word_end = assay_next (word_end);
    }
  follower->start = p;
  follower->length = word_end - p;
  follower->first = assay_peek (p);
  follower->flags = assay_lexicon_look_up (scene->lexicon, p, follower->length);
}

/* Somebody who writes without capitals starts no sentence with one. */
static gboolean
is_informal (const AssaySentenceScene *scene)
{
  return assay_is_lower (assay_peek (scene->start));
}

static gboolean
has_inner_capital (const Follower *follower)
{
  for (const char *p = follower->start; p < follower->start + follower->length; p = assay_next (p))
    if (assay_is_upper (assay_peek (p)))
      return TRUE;
  return FALSE;
}

static gboolean
starts_sentence (const Follower *follower)
{
  return (follower->flags & ASSAY_WORD_STARTER) != 0 && !assay_is_lower (follower->first);
}

/* What follows could be the beginning of a sentence. */
static gboolean
may_start (const AssaySentenceScene *scene,
           const Follower           *follower)
{
  gunichar c = follower->first;

  if (c == 0)
    return TRUE;
  if (assay_is_lower (c))
    return has_inner_capital (follower);
  if (assay_is_letter (c) || assay_is_digit (c))
    return TRUE;
  return strchr (",;:)]}%/\\&=+<>|", c < 0x80 ? (int) c : ',') == NULL || c >= 0x80;
}

static gboolean
is_list_label (const AssaySentenceScene *scene,
               const Word               *word)
{
  if (word->start != scene->start || word->dots > 3)
    return FALSE;
  return (word->digits > 0 && word->digits <= 3 && word->letters == 0) || (word->letters == 1 && word->digits == 0);
}

/* "U.S", "a.m", "Ph.D", but not "example.com". */
static gboolean
is_dotted_abbreviation (const Word *word)
{
  return word->dots > 0 && word->digits == 0 && word->letters > 0 && word->longest <= 2;
}

/* "Sgt", "Mrs", "Blvd" would be no words without a full stop. */
static gboolean
lacks_vowels (const Word *word)
{
  gboolean capital = assay_is_upper (word->first);

  if (!capital || word->letters < 2 || word->letters > 4 || word->letters != word->length)
    return FALSE;
  for (const char *p = word->start + 1; p < word->start + word->length; p++)
    if (!g_ascii_islower (*p) || strchr ("aeiouy", *p) != NULL)
      return FALSE;
  return strchr ("AEIOUY", (int) word->first) == NULL;
}

static gboolean
abbreviation_ends (const Follower *follower)
{
  return follower->first == 0 || starts_sentence (follower) ||
         (follower->quoted && !assay_is_lower (follower->first));
}

static gboolean
number_ends (const AssaySentenceScene *scene,
             const Word               *word,
             const Follower           *follower)
{
  if (!assay_lexicon_has_ordinals (scene->lexicon) || word->digits > 2 || word->dots > 0)
    return TRUE;
  return starts_sentence (follower) || follower->quoted;
}

static gboolean
full_stop_ends (const AssaySentenceScene *scene,
                const AssaySentenceTail  *tail,
                const Follower           *follower)
{
  gboolean attached = tail->end == tail->run_end;
  Word word;

  read_word (&word, scene, tail->run);
  if (is_list_label (scene, &word))
    return FALSE;
  if (word.flags & ASSAY_WORD_NEVER && attached)
    return FALSE;
  if (word.flags & ASSAY_WORD_NUMBER && assay_is_digit (follower->first))
    return FALSE;
  if (attached && (word.flags & ASSAY_WORD_INNER || is_dotted_abbreviation (&word) || lacks_vowels (&word)))
    return abbreviation_ends (follower);
  if (attached && word.letters == 1 && word.length == strlen ("I") && assay_is_upper (word.first))
    return abbreviation_ends (follower);
  if (attached && word.letters == 1 && word.digits == 0 && word.dots == 0 && !assay_lexicon_is_caseless (scene->lexicon))
    return abbreviation_ends (follower);
  if (!may_start (scene, follower))
    return is_informal (scene) && word.lower && word.letters > 2 && assay_is_letter (follower->first);
  if (word.digits > 0 && word.letters == 0 && attached)
    return number_ends (scene, &word, follower);
  return TRUE;
}

/* "ended.The next", where a space was forgotten; but not "Node.Js" or "www.Example.com". */
static gboolean
space_is_missing (const AssaySentenceScene *scene,
                  const AssaySentenceTail  *tail,
                  const Follower           *follower)
{
  Word word;

  if (tail->wide)
    return TRUE;
  if (tail->run == scene->start)
    return FALSE;
  if (assay_is_ideograph (follower->first))
    return assay_is_ideograph (assay_peek (assay_previous (tail->run))) || !tail->full_stop;
  if (!assay_is_upper (follower->first))
    return FALSE;
  read_word (&word, scene, tail->run);
  if (word.dots > 0 || !(word.letters == 0 || word.lower) || word.letters + word.digits < 2)
    return FALSE;
  return (follower->flags & ASSAY_WORD_STARTER) != 0;
}

/**
 * assay_sentence_ends_at:
 * @scene: what is known
 * @candidate: a character that could end the sentence
 * @tail: (out): where the sentence ends if it does, and where to go on looking if it does not
 *
 * Returns: whether the sentence ends here
 */
gboolean
assay_sentence_ends_at (const AssaySentenceScene  *scene,
                        const char                *candidate,
                        const char               **tail)
{
  AssaySentenceTail read;
  Follower follower;

  assay_sentence_tail_read (&read, candidate, scene->start, scene->end);
  *tail = read.end;
  if (read.end >= scene->end)
    return TRUE;

  read_follower (&follower, scene, read.end);
  if (!follower.spaced)
    return space_is_missing (scene, &read, &follower);
  if (read.full_stop)
    return full_stop_ends (scene, &read, &follower);
  if (assay_is_lower (follower.first))
    return is_informal (scene) && !read.ellipsis && read.end == read.run_end;
  return may_start (scene, &follower);
}
