/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a sentence ends shows in the word before the full stop and in the word behind it. Both
 * are read only so far, so that no text takes more than linear time.
 */

#include "config.h"

#include "assay-sentence-words.h"

#include "assay-characters.h"

#include <string.h>

/* How far a word is followed, in bytes. */
#define MAX_LOOK 48

static inline gboolean
is_word_character (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '\'' || c == '&';
  return assay_is_letter (c) || assay_is_digit (c) || c == 0x2019 || c == 0xB0 || c == 0x2116;
}

/**
 * assay_stopped_word_read:
 * @word: (out caller-allocates): what was read
 * @scene: what is known
 * @stop: the full stop behind the word
 */
void
assay_stopped_word_read (AssayStoppedWord         *word,
                         const AssaySentenceScene *scene,
                         const char               *stop)
{
  const char *p = stop;
  guint run = 0;

  *word = (AssayStoppedWord) { .lower = TRUE };
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
  word->flags = assay_lexicon_look_up (scene->lexicon, p, stop - p, ASSAY_WORD_ABBREVIATIONS);
}

/**
 * assay_follower_read:
 * @follower: (out caller-allocates): what was read
 * @scene: what is known
 * @p: where the sentence may end
 */
void
assay_follower_read (AssayFollower            *follower,
                     const AssaySentenceScene *scene,
                     const char               *p)
{
  const char *start = assay_skip_space (p, scene->end);

  *follower = (AssayFollower) { .spaced = start > p };
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

  follower->start = p;
  follower->first = assay_peek (p);
}

static gsize
follower_length (const AssaySentenceScene *scene,
                 const AssayFollower      *follower)
{
  const char *p = follower->start;

  while (p < scene->end && p - follower->start < MAX_LOOK)
    {
      gunichar c = assay_peek (p);

      if (c == '.' || c == '&' || !is_word_character (c))
        break;
      p = assay_next (p);
    }
  return p - follower->start;
}

/**
 * assay_sentence_is_informal:
 *
 * Returns: whether the sentence starts with a small letter; so may the next
 */
gboolean
assay_sentence_is_informal (const AssaySentenceScene *scene)
{
  return assay_is_lower (assay_peek (scene->start));
}

/* "iron" could not start a sentence where capitals do, "iOS" could. */
static gboolean
has_inner_capital (const AssaySentenceScene *scene,
                   const AssayFollower      *follower)
{
  const char *end = follower->start + follower_length (scene, follower);

  for (const char *p = follower->start; p < end; p = assay_next (p))
    if (assay_is_upper (assay_peek (p)))
      return TRUE;
  return FALSE;
}

/* "i" is written small by those who write "I" by rule. */
static gboolean
is_pronoun (const AssaySentenceScene *scene,
            const AssayFollower      *follower)
{
  const char *after = follower->start + 1;

  return follower->first == 'i' && after < scene->end && (*after == ' ' || *after == '\'');
}

/* "I." and "A." are initials, whatever "I" and "A" are. */
static gboolean
is_initial (const AssaySentenceScene *scene,
            const AssayFollower      *follower)
{
  const char *after = assay_next (follower->start);

  return after < scene->end && *after == '.';
}

/**
 * assay_follower_starts_sentence:
 *
 * Returns: whether what follows is a word that often starts a sentence
 */
gboolean
assay_follower_starts_sentence (const AssaySentenceScene *scene,
                                const AssayFollower      *follower)
{
  if (follower->first == 0 || assay_is_lower (follower->first) || is_initial (scene, follower))
    return FALSE;
  return assay_lexicon_look_up (scene->lexicon,
                                follower->start,
                                follower_length (scene, follower),
                                ASSAY_WORD_STARTER) != 0;
}

/**
 * assay_follower_may_start:
 *
 * Returns: whether what follows could be the beginning of a sentence
 */
gboolean
assay_follower_may_start (const AssaySentenceScene *scene,
                          const AssayFollower      *follower)
{
  gunichar c = follower->first;

  if (c == 0)
    return TRUE;
  if (assay_is_lower (c))
    return follower->bracketed || is_pronoun (scene, follower) ||
           has_inner_capital (scene, follower);
  if (assay_is_letter (c) || assay_is_digit (c))
    return TRUE;
  return c >= 0x80 || strchr (",;:)]}%/\\&=+<>|", c) == NULL;
}

/**
 * assay_follower_is_capitalised:
 *
 * Returns: whether a word like "Next" follows with a space behind it, not "Html" with a slash
 */
gboolean
assay_follower_is_capitalised (const AssaySentenceScene *scene,
                               const AssayFollower      *follower)
{
  const char *p = assay_next (follower->start);
  guint letters = 1;

  for (; p < scene->end && letters < MAX_LOOK && assay_is_lower (assay_peek (p)); letters++)
    p = assay_next (p);
  return letters > 3 && (p == scene->end || assay_is_space (assay_peek (p)) || *p == ',');
}

/**
 * assay_stopped_word_is_list_label:
 *
 * Returns: whether the sentence so far is "2." or "b."
 */
gboolean
assay_stopped_word_is_list_label (const AssaySentenceScene *scene,
                                  const AssayStoppedWord   *word)
{
  if (word->start != scene->start || word->dots > 3)
    return FALSE;
  return (word->digits > 0 && word->digits <= 3 && word->letters == 0) ||
         (word->letters == 1 && word->digits == 0);
}

/**
 * assay_stopped_word_is_dotted:
 *
 * Returns: whether the word is like "U.S", "a.m", "Ph.D", but not "example.com"
 */
gboolean
assay_stopped_word_is_dotted (const AssayStoppedWord *word)
{
  return word->dots > 0 && word->digits == 0 && word->letters > 0 && word->longest <= 2;
}

/**
 * assay_stopped_word_lacks_vowels:
 *
 * Returns: whether the word is like "Sgt" and "Blvd", no words without a full stop
 */
gboolean
assay_stopped_word_lacks_vowels (const AssayStoppedWord *word)
{
  gboolean capital = assay_is_upper (word->first);

  if (!capital || word->letters < 2 || word->letters > 4 || word->letters != word->length)
    return FALSE;
  for (const char *p = word->start + 1; p < word->start + word->length; p++)
    if (!g_ascii_islower (*p) || strchr ("aeiouy", *p) != NULL)
      return FALSE;
  return strchr ("AEIOUY", (int) word->first) == NULL;
}

/**
 * assay_stopped_word_is_plain:
 *
 * Returns: whether the word is no abbreviation for sure: small letters, and enough of them. Whoever
 *   starts a sentence with a small letter does so more than once, and then shorter words will do.
 */
gboolean
assay_stopped_word_is_plain (const AssaySentenceScene *scene,
                             const AssayStoppedWord   *word)
{
  guint least = assay_sentence_is_informal (scene) ? 3 : 4;

  return word->lower && word->dots == 0 && word->digits == 0 && word->letters >= least;
}
