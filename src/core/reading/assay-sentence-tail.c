/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sentence does not end with its full stop: more stops, closing quotes and brackets and the marks
 * of its citations may follow, and all of them belong to it.
 */

#include "config.h"

#include "assay-sentence-tail.h"

#include "assay-characters.h"

#include <string.h>

/* A marker is never longer than this many bytes, so that looking for its end is bounded. */
#define MAX_MARKER 40
#define MAX_AUTHOR_YEAR 80
#define MAX_QUOTATION 400

/* " . . ." goes on; ". .5" and ". .NET" do not. */
static const char *
spaced_dot (const char *p,
            const char *end)
{
  const char *dot = p;
  gunichar after;

  for (guint spaces = 0; dot < end && assay_is_space (assay_peek (dot)); spaces++)
    {
      if (spaces == 2)
        return NULL;
      dot = assay_next (dot);
    }
  if (dot >= end || *dot != '.')
    return NULL;
  after = dot + 1 < end ? assay_peek (dot + 1) : ' ';
  if (!assay_is_space (after) && after != '.' && !assay_is_closer (after) &&
      !assay_is_terminator (after))
    return NULL;
  return dot + 1;
}

static void
read_run (AssaySentenceTail *tail,
          const char        *end)
{
  const char *p = tail->run;
  guint dots = 0;
  guint others = 0;

  while (p < end)
    {
      gunichar c = assay_peek (p);
      const char *dot;

      if (c == '.' || c == ASSAY_ELLIPSIS)
        dots += c == '.' ? 1 : 3;
      else if (assay_is_terminator (c))
        {
          others++;
          tail->wide |= assay_is_ideograph (c) || (c >= 0x3000 && c < 0x3040);
        }
      else if (others == 0 && (dot = spaced_dot (p, end)) != NULL)
        {
          dots++;
          p = dot;
          continue;
        }
      else
        break;
      p = assay_next (p);
    }
  tail->run_end = p;
  tail->full_stop = dots == 1 && others == 0;
  tail->ellipsis = dots > 1 && others == 0;
}

static const char *
skip_digits (const char *p,
             const char *end,
             guint       most)
{
  for (guint n = 0; n < most && p < end && g_ascii_isdigit (*p); n++)
    p++;
  return p;
}

/* "[1]", "[2, 4]", "[2–4]", "[a]", "[note 3]": returns where it ends, or NULL. */
static const char *
bracket_marker (const char *p,
                const char *end)
{
  const char *last = MIN (end, p + MAX_MARKER);
  gboolean digits = FALSE;
  guint letters = 0;

  for (p++; p < last; p = assay_next (p))
    {
      gunichar c = assay_peek (p);

      if (c == ']')
        return digits || letters == 1 ? p + 1 : NULL;
      if (assay_is_digit (c))
        digits = TRUE;
      else if (assay_is_letter (c))
        letters++;
      else if (c != ',' && c != ';' && c != ':' && c != '.' && !assay_is_dash (c) &&
               !assay_is_space (c))
        return NULL;
      if (letters > 5)
        return NULL;
    }
  return NULL;
}

/* "(Smith 2020)", "(Smith & Jones, 2020a, p. 4)" behind a stop: returns where it ends, or NULL. */
static const char *
author_year_marker (const char *p,
                    const char *end)
{
  const char *last = MIN (end, p + MAX_AUTHOR_YEAR);
  gboolean year = FALSE;

  p++;
  if (p >= last || !assay_is_upper (assay_peek (p)))
    return NULL;
  for (; p < last; p = assay_next (p))
    {
      if (*p == ')')
        return year ? p + 1 : NULL;
      if (*p == '(' || *p == '!' || *p == '?' || *p == '\n')
        return NULL;
      if (!year && (*p == ' ' || *p == ',') && (p[1] == '1' || p[1] == '2') &&
          skip_digits (p + 1, last, 5) == p + 5)
        year = TRUE;
    }
  return NULL;
}

/* "[…]", "[...]": something was left out behind the sentence. */
static const char *
omission (const char *p,
          const char *end)
{
  const char *after = assay_next (p);

  if (end - after >= 4 && memcmp (after, "...]", 4) == 0)
    return after + 4;
  if (assay_peek (after) == ASSAY_ELLIPSIS && *assay_next (after) == ']')
    return assay_next (after) + 1;
  return NULL;
}

/* Whether the stop stands behind a word: behind a digit, digits that follow it are its decimals. */
static gboolean
stops_word (const AssaySentenceTail  *tail,
            const AssaySentenceScene *scene)
{
  gunichar before;

  if (tail->run == scene->start)
    return FALSE;
  before = assay_peek (assay_previous (tail->run));
  return assay_is_lower (before) || assay_is_closer (before);
}

/* "2,3" and "2–4" as "2": the notes of one place in the text. */
static const char *
skip_notes (const char *p,
            const char *end)
{
  const char *after = skip_digits (p, end, 3);

  while (after > p && after + 1 < end && (*after == ',' || assay_is_dash (assay_peek (after))))
    {
      const char *note = assay_next (after);
      const char *note_end = skip_digits (note, end, 2);

      if (note_end == note || *note == '0')
        break;
      after = note_end;
    }
  return after;
}

/* "word.12 Next": a note digit, but not where the stop stands in a number. */
static const char *
glued_marker (const AssaySentenceTail  *tail,
              const AssaySentenceScene *scene,
              const char               *p)
{
  const char *after = skip_notes (p, scene->end);

  if (after == p || *p == '0' || (after < scene->end && !assay_is_space (assay_peek (after))))
    return NULL;
  return p > tail->run_end || stops_word (tail, scene) ? after : NULL;
}

/* "word. 12 The next": a note number that lost its place above the line. */
static const char *
spaced_marker (const AssaySentenceTail  *tail,
               const AssaySentenceScene *scene,
               const char               *p)
{
  const char *after = skip_digits (p, scene->end, 3);
  const char *word = assay_skip_space (after, scene->end);
  const char *word_end = word;

  if (after == p || *p == '0' || word == after || !stops_word (tail, scene) ||
      !assay_is_upper (assay_peek (word)))
    return NULL;
  while (word_end < scene->end && word_end - word < MAX_MARKER &&
         assay_is_letter (assay_peek (word_end)))
    word_end = assay_next (word_end);
  if (!assay_lexicon_look_up (scene->lexicon, word, word_end - word, ASSAY_WORD_STARTER))
    return NULL;
  return after;
}

/* Whether the quote at @p closes: what follows it is not the start of what it would open. */
static gboolean
quote_closes (const char *p,
              const char *end)
{
  const char *after = assay_next (p);
  gunichar c;

  if (after >= end)
    return TRUE;
  c = assay_peek (after);
  if (c < 0x80 && strchr (",;:.[(", c) != NULL)
    return TRUE;
  return assay_is_space (c) || assay_is_closer (c) || assay_is_dash (c) || assay_is_digit (c) ||
         assay_is_superscript (c) || assay_is_ideograph (c);
}

static gboolean
opens_ideographs (const char *p,
                  const char *end)
{
  return assay_next (p) < end && assay_is_ideograph (assay_peek (assay_next (p)));
}

/* Markdown's emphasis. */
static gboolean
emphasis_closes (const char *p,
                 const char *end)
{
  return p + 1 >= end || assay_is_space (assay_peek (p + 1)) ||
         assay_is_closer (assay_peek (p + 1)) || p[1] == *p;
}

/* The second stop of "“Why?”." */
static gboolean
closes_again (const char *p,
              const char *end)
{
  const char *after = assay_next (p);

  return after >= end || assay_is_space (assay_peek (after)) ||
         assay_is_ideograph (assay_peek (p)) ||
         assay_peek (p) == 0x3002;
}

/* Whether a lone quote, spaces on both sides, closes what was opened in the sentence. */
static gboolean
lone_quote_closes (const AssaySentenceScene *scene,
                   const char               *p)
{
  const char *from = MAX (scene->start, p - MAX_QUOTATION);
  gboolean open = FALSE;

  if (p + 1 < scene->end && !assay_is_space (assay_peek (p + 1)))
    return FALSE;
  for (; from < p; from++)
    open ^= *from == *p;
  return open;
}

/* What may follow a stop at once, without a space: returns where it ends, or NULL. */
static const char *
attached (const AssaySentenceTail  *tail,
          const AssaySentenceScene *scene,
          const char               *p)
{
  gunichar c = assay_peek (p);

  if (assay_is_superscript (c))
    return assay_next (p);
  if (c == '[')
    return bracket_marker (p, scene->end);
  if (c < 0x80 && g_ascii_isdigit (c))
    return glued_marker (tail, scene, p);
  /* These open in some languages and close in others; where no spaces are written, they open. */
  if (c == 0xAB || c == 0x2018 || c == 0x201C)
    {
      if (!quote_closes (p, scene->end) || opens_ideographs (p, scene->end))
        return NULL;
      return assay_next (p);
    }
  if (c == '"' || c == '\'' || c == 0x2019 || c == 0xBB)
    return quote_closes (p, scene->end) ? assay_next (p) : NULL;
  if (c == '*' || c == '_')
    return emphasis_closes (p, scene->end) ? p + 1 : NULL;
  if (c == '.' || assay_is_terminator (c))
    return closes_again (p, scene->end) ? assay_next (p) : NULL;
  return assay_is_closer (c) ? assay_next (p) : NULL;
}

/* What belongs to a sentence although a space stands before it: returns where it ends, or NULL. */
static const char *
detached (const AssaySentenceTail  *tail,
          const AssaySentenceScene *scene,
          const char               *p)
{
  gunichar c = assay_peek (p);
  const char *after = NULL;

  if (c == 0x201D || c == 0xBB || c == ')' || c == ']')
    return quote_closes (p, scene->end) ? assay_next (p) : NULL;
  if (c == '"')
    return lone_quote_closes (scene, p) ? p + 1 : NULL;
  if (c < 0x80 && g_ascii_isdigit (c))
    return spaced_marker (tail, scene, p);
  if (c == '(')
    after = author_year_marker (p, scene->end);
  else if (c == '[')
    after = bracket_marker (p, scene->end);
  if (c == '[' && after == NULL)
    after = omission (p, scene->end);
  if (after != NULL &&
      (after == scene->end || assay_is_space (assay_peek (after)) || *after == '['))
    return after;
  return NULL;
}

static const char *
skip_belonging (const AssaySentenceTail  *tail,
                const AssaySentenceScene *scene,
                const char               *p)
{
  const char *after = attached (tail, scene, p);
  const char *next;

  if (after != NULL)
    return after;
  next = assay_skip_space (p, scene->end);
  return next > p && next < scene->end ? detached (tail, scene, next) : NULL;
}

/**
 * assay_sentence_tail_read:
 * @tail: (out caller-allocates): what was read
 * @scene: what is known
 * @candidate: the first terminator
 */
void
assay_sentence_tail_read (AssaySentenceTail        *tail,
                          const AssaySentenceScene *scene,
                          const char               *candidate)
{
  const char *p;

  *tail = (AssaySentenceTail) { .run = candidate };
  read_run (tail, scene->end);
  tail->end = tail->run_end;
  while (tail->end < scene->end && (p = skip_belonging (tail, scene, tail->end)) != NULL)
    tail->end = p;
}
