/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decides whether a sentence ends at a full stop or another mark, from the word before it and the
 * word after it. It looks only so far in either direction, so that no text takes more than linear
 * time.
 */

#include "config.h"

#include "assay-sentence-boundary.h"

#include "assay-characters.h"
#include "assay-sentence-words.h"

#include <string.h>

/* No reference in brackets is longer. */
#define MAX_BRACKET 120

static gboolean
abbreviation_ends (const AssaySentenceScene *scene,
                   const AssayFollower      *follower)
{
  return follower->first == 0 || assay_follower_starts_sentence (scene, follower) ||
         (follower->quoted && !follower->bracketed && !assay_is_lower (follower->first));
}

static gboolean
number_ends (const AssaySentenceScene *scene,
             const AssayStoppedWord   *word,
             const AssayFollower      *follower)
{
  if (!assay_lexicon_has_ordinals (scene->lexicon) || word->digits > 2 || word->dots > 0)
    return TRUE;
  return assay_follower_starts_sentence (scene, follower) || follower->quoted;
}

/* Whether the word carries its full stop itself, so that one of the sentence would not show. */
static gboolean
is_abbreviation (const AssaySentenceScene *scene,
                 const AssayStoppedWord   *word)
{
  if (word->flags & ASSAY_WORD_INNER || assay_stopped_word_is_dotted (word))
    return TRUE;
  if (word->letters == 1 && word->digits == 0 && word->dots == 0)
    return assay_is_upper (word->first) || !assay_lexicon_is_caseless (scene->lexicon);
  /* An interjection like "Hmm" stands at the start. */
  return word->start > scene->start && assay_stopped_word_lacks_vowels (word);
}

static gboolean
full_stop_ends (const AssaySentenceScene *scene,
                const AssaySentenceTail  *tail,
                const AssayFollower      *follower)
{
  /* Behind a closing quote or a marker, the full stop is the sentence's own. */
  gboolean attached = tail->end == tail->run_end;
  AssayStoppedWord word;

  assay_stopped_word_read (&word, scene, tail->run);
  if (assay_stopped_word_is_list_label (scene, &word))
    return FALSE;
  if (word.flags & ASSAY_WORD_NUMBER && assay_is_digit (follower->first))
    return FALSE;
  if (attached && word.flags & ASSAY_WORD_NEVER)
    return FALSE;
  if (attached && is_abbreviation (scene, &word))
    return abbreviation_ends (scene, follower);
  if (!assay_follower_may_start (scene, follower))
    return attached && assay_is_lower (follower->first) &&
           assay_stopped_word_is_plain (scene, &word);
  if (attached && word.digits > 0 && word.letters == 0)
    return number_ends (scene, &word, follower);
  return TRUE;
}

/* The wide point of "３．２９". */
static gboolean
is_decimal_point (const AssaySentenceTail *tail,
                  const AssayFollower     *follower)
{
  return assay_peek (tail->run) == 0xFF0E && tail->end == tail->run_end &&
         assay_is_digit (follower->first) &&
         assay_is_digit (assay_peek (assay_previous (tail->run)));
}

/* 1 for a bracket that opens, -1 for one that closes. */
static int
bracket_depth (gunichar c)
{
  return (c == 0x300A || c == 0xFF08) - (c == 0x300B || c == 0xFF09);
}

/* Where no spaces are written, a mark inside 《a title!》 or （a remark。） ends nothing. */
static gboolean
stands_in_brackets (const AssaySentenceScene *scene,
                    const char               *mark)
{
  const char *from = MAX (scene->start, mark - MAX_BRACKET);
  const char *last = MIN (scene->end, mark + MAX_BRACKET);
  int depth = 0;

  for (const char *p = mark; p > from && depth == 0;)
    {
      p = assay_previous (p);
      depth += bracket_depth (assay_peek (p));
    }
  for (const char *p = mark; p < last && depth > 0; p = assay_next (p))
    if (bracket_depth (assay_peek (p)) < 0)
      return TRUE;
  return FALSE;
}

/* "ended.The next", where a space was forgotten; but not "Node.Js" or "www.Example.com". */
static gboolean
space_is_missing (const AssaySentenceScene *scene,
                  const AssaySentenceTail  *tail,
                  const AssayFollower      *follower)
{
  AssayStoppedWord word;

  if (tail->run == scene->start)
    return tail->wide;
  if (tail->wide)
    return !is_decimal_point (tail, follower) && !stands_in_brackets (scene, tail->run);
  if (assay_is_ideograph (assay_peek (assay_previous (tail->run))))
    return assay_is_ideograph (follower->first) ||
           (assay_is_digit (follower->first) && !tail->full_stop);
  if (!assay_is_upper (follower->first))
    return FALSE;
  assay_stopped_word_read (&word, scene, tail->run);
  if (word.dots > 0 || word.letters + word.digits < 2)
    return FALSE;
  if (word.start > scene->start && strchr ("/@_\\#=", word.start[-1]) != NULL)
    return FALSE;
  return assay_follower_starts_sentence (scene, follower) ||
         (word.lower && word.letters > 2 && assay_follower_is_capitalised (scene, follower));
}

/* "is it? it is" are two, "“Is it?” he asked" and "alas! the door" are not. */
static gboolean
mark_ends_before_lower (const AssaySentenceScene *scene,
                        const AssaySentenceTail  *tail)
{
  AssayStoppedWord word;

  if (tail->ellipsis || tail->end > tail->run_end)
    return FALSE;
  if (assay_sentence_is_informal (scene))
    return TRUE;
  assay_stopped_word_read (&word, scene, tail->run);
  return *tail->run == '?' && assay_stopped_word_is_plain (scene, &word);
}

/* "He wrote “so be it.” (Orme 55)." ends behind the bracket, whose numbers say where he did. */
static gboolean
goes_on_behind_bracket (const AssaySentenceScene *scene,
                        const char               *p)
{
  const char *last;
  gboolean digits = FALSE;

  p = assay_skip_space (p, scene->end);
  if (*p != '(')
    return FALSE;
  last = MIN (scene->end, p + MAX_BRACKET);
  for (p++; p < last && *p != ')'; p++)
    {
      if (strchr ("(.!?\n", *p) != NULL)
        return FALSE;
      digits |= g_ascii_isdigit (*p);
    }
  return digits && p + 1 < last && strchr (".,;", p[1]) != NULL;
}

/* ":)" and ":-)" with a space before them, in place of a full stop. */
static gboolean
face_ends (const AssaySentenceScene *scene,
           const char               *mouth)
{
  const char *eyes = mouth - 1;
  AssayFollower follower;

  if (eyes > scene->start && *eyes == '-')
    eyes--;
  if (eyes <= scene->start || (*eyes != ':' && *eyes != ';') ||
      !assay_is_space (assay_peek (assay_previous (eyes))))
    return FALSE;
  assay_follower_read (&follower, scene, mouth + 1);
  return follower.spaced && assay_is_upper (follower.first);
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
  AssayFollower follower;

  if (*candidate == ')')
    {
      *tail = candidate + 1;
      return face_ends (scene, candidate);
    }
  assay_sentence_tail_read (&read, scene, candidate);
  *tail = read.end;
  if (read.end >= scene->end)
    return TRUE;

  assay_follower_read (&follower, scene, read.end);
  if (follower.bracketed && goes_on_behind_bracket (scene, read.end))
    return FALSE;
  if (!follower.spaced)
    return space_is_missing (scene, &read, &follower);
  if (read.full_stop)
    return full_stop_ends (scene, &read, &follower);
  if (assay_is_lower (follower.first))
    return !follower.dashed && mark_ends_before_lower (scene, &read);
  return assay_follower_may_start (scene, &follower);
}
