/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decides whether a sentence ends at a full stop or another mark, from the word before it and the word after
 * it. It looks only so far in either direction, so that no text takes more than linear time.
 */

#include "config.h"

#include "assay-sentence-boundary.h"

#include "assay-characters.h"

#include <string.h>

/* How far back and forth a word is followed, in bytes. */
#define MAX_LOOK 48

/* No reference in brackets is longer. */
#define MAX_BRACKET 120

/* What stands behind a possible end. */
typedef struct
{
  const char     *start;   /* of the first word, past quotes and dashes */
  gunichar        first;   /* its first character, 0 at the end of the block */
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

static inline gboolean
is_word_character (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '\'' || c == '&';
  return assay_is_letter (c) || assay_is_digit (c) || c == 0x2019 || c == 0xB0 || c == 0x2116;
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
  word->flags = assay_lexicon_look_up (scene->lexicon, p, stop - p, ASSAY_WORD_ABBREVIATIONS);
}

static void
read_follower (Follower                 *follower,
               const AssaySentenceScene *scene,
               const char               *p)
{
  const char *start = assay_skip_space (p, scene->end);

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

  follower->start = p;
  follower->first = assay_peek (p);
}

static gsize
follower_length (const AssaySentenceScene *scene,
                 const Follower           *follower)
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

/* Somebody who writes without capitals starts no sentence with one. */
static gboolean
is_informal (const AssaySentenceScene *scene)
{
  return assay_is_lower (assay_peek (scene->start));
}

/* "iron" could not start a sentence where capitals do, "iOS" could. */
static gboolean
has_inner_capital (const AssaySentenceScene *scene,
                   const Follower           *follower)
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
            const Follower           *follower)
{
  const char *after = follower->start + 1;

  return follower->first == 'i' && after < scene->end && (*after == ' ' || *after == '\'');
}

/* "I." and "A." are initials, whatever "I" and "A" are. */
static gboolean
is_initial (const AssaySentenceScene *scene,
            const Follower           *follower)
{
  const char *after = assay_next (follower->start);

  return after < scene->end && *after == '.';
}

static gboolean
starts_sentence (const AssaySentenceScene *scene,
                 const Follower           *follower)
{
  return !assay_is_lower (follower->first) && !is_initial (scene, follower) &&
         assay_lexicon_look_up (scene->lexicon, follower->start, follower_length (scene, follower),
                                ASSAY_WORD_STARTER) != 0;
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
    return follower->bracketed || is_pronoun (scene, follower) || has_inner_capital (scene, follower);
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

/* A word that is no abbreviation: small letters, and enough of them. Whoever starts a sentence with a small
 * letter does so more than once, and then shorter words will do. */
static gboolean
is_plain_word (const AssaySentenceScene *scene,
               const Word               *word)
{
  return word->lower && word->dots == 0 && word->digits == 0 && word->letters > (is_informal (scene) ? 2 : 3);
}

static gboolean
abbreviation_ends (const AssaySentenceScene *scene,
                   const Follower           *follower)
{
  return follower->first == 0 || starts_sentence (scene, follower) ||
         (follower->quoted && !follower->bracketed && !assay_is_lower (follower->first));
}

static gboolean
number_ends (const AssaySentenceScene *scene,
             const Word               *word,
             const Follower           *follower)
{
  if (!assay_lexicon_has_ordinals (scene->lexicon) || word->digits > 2 || word->dots > 0)
    return TRUE;
  return starts_sentence (scene, follower) || follower->quoted;
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
  if (attached && (word.flags & ASSAY_WORD_INNER || is_dotted_abbreviation (&word) || (word.start > scene->start && lacks_vowels (&word))))
    return abbreviation_ends (scene, follower);
  if (attached && word.letters == 1 && word.length == strlen ("I") && assay_is_upper (word.first))
    return abbreviation_ends (scene, follower);
  if (attached && word.letters == 1 && word.digits == 0 && word.dots == 0 && !assay_lexicon_is_caseless (scene->lexicon))
    return abbreviation_ends (scene, follower);
  if (!may_start (scene, follower))
    return attached && assay_is_lower (follower->first) && is_plain_word (scene, &word);
  if (word.digits > 0 && word.letters == 0 && attached)
    return number_ends (scene, &word, follower);
  return TRUE;
}

/* A word like "Next" with a space behind it, not "Html" with a slash. */
static gboolean
is_capitalised_word (const AssaySentenceScene *scene,
                     const Follower           *follower)
{
  const char *p = assay_next (follower->start);
  guint letters = 1;

  for (; p < scene->end && letters < MAX_LOOK && assay_is_lower (assay_peek (p)); letters++)
    p = assay_next (p);
  return letters > 3 && (p == scene->end || assay_is_space (assay_peek (p)) || *p == ',');
}

/* The wide point of "３．２９". */
static gboolean
is_decimal_point (const AssaySentenceTail *tail,
                  const Follower          *follower)
{
  return assay_peek (tail->run) == 0xFF0E && tail->end == tail->run_end && assay_is_digit (follower->first) &&
         assay_is_digit (assay_peek (assay_previous (tail->run)));
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
      depth += (assay_peek (p) == 0x300A || assay_peek (p) == 0xFF08) - (assay_peek (p) == 0x300B || assay_peek (p) == 0xFF09);
    }
  if (depth <= 0)
    return FALSE;
  for (const char *p = mark; p < last; p = assay_next (p))
    if (assay_peek (p) == 0x300B || assay_peek (p) == 0xFF09)
      return TRUE;
  return FALSE;
}

/* "ended.The next", where a space was forgotten; but not "Node.Js" or "www.Example.com". */
static gboolean
space_is_missing (const AssaySentenceScene *scene,
                  const AssaySentenceTail  *tail,
                  const Follower           *follower)
{
  Word word;

  if (tail->run == scene->start)
    return tail->wide;
  if (tail->wide)
    return !is_decimal_point (tail, follower) && !stands_in_brackets (scene, tail->run);
  if (assay_is_ideograph (assay_peek (assay_previous (tail->run))))
    return assay_is_ideograph (follower->first) || (assay_is_digit (follower->first) && !tail->full_stop);
  if (!assay_is_upper (follower->first))
    return FALSE;
  read_word (&word, scene, tail->run);
  if (word.dots > 0 || word.letters + word.digits < 2)
    return FALSE;
  if (word.start > scene->start && strchr ("/@_\\#=", word.start[-1]) != NULL)
    return FALSE;
  return starts_sentence (scene, follower) || (word.lower && word.letters > 2 && is_capitalised_word (scene, follower));
}

/* "is it? it is" are two, "“Is it?” he asked" and "alas! the door" are not. */
static gboolean
mark_ends_before_lower (const AssaySentenceScene *scene,
                        const AssaySentenceTail  *tail)
{
  Word word;

  if (tail->ellipsis || tail->end > tail->run_end)
    return FALSE;
  if (is_informal (scene))
    return TRUE;
  read_word (&word, scene, tail->run);
  return *tail->run == '?' && is_plain_word (scene, &word);
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
  Follower follower;

  if (eyes > scene->start && *eyes == '-')
    eyes--;
  if (eyes <= scene->start || (*eyes != ':' && *eyes != ';') || !assay_is_space (assay_peek (assay_previous (eyes))))
    return FALSE;
  read_follower (&follower, scene, mouth + 1);
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
  Follower follower;

  if (*candidate == ')')
    {
      *tail = candidate + 1;
      return face_ends (scene, candidate);
    }
  assay_sentence_tail_read (&read, scene, candidate);
  *tail = read.end;
  if (read.end >= scene->end)
    return TRUE;

  read_follower (&follower, scene, read.end);
  if (follower.bracketed && goes_on_behind_bracket (scene, read.end))
    return FALSE;
  if (!follower.spaced)
    return space_is_missing (scene, &read, &follower);
  if (read.full_stop)
    return full_stop_ends (scene, &read, &follower);
  if (assay_is_lower (follower.first))
    return !follower.dashed && mark_ends_before_lower (scene, &read);
  return may_start (scene, &follower);
}
