/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who wrote an article stands on a line of its own that says "By", or nothing but a name. No list
 * has all names, so a name is known by what it is not: common nouns, directions, the words
 * sentences start with.
 */

#include "config.h"

#include "assay-byline.h"

#include "assay-block-shape.h"
#include "assay-characters.h"

#include <string.h>

#define MAX_NAME_WORDS 5
#define MAX_BYLINE_WORDS 16

/* A name stands among so many first bytes of a line. */
#define MAX_NAME 80

/* What a common noun of a heading ends in, and a name hardly ever. */
static gboolean
has_common_ending (const char *start,
                   const char *end)
{
  static const char *const endings[] = {
    "tion", "sion", "ment", "ness", "ings", "ing", "ism", "ics", "ity", "ology", "ance", "ence",
    "ary", "ies", "ions", "ous", "ical", "ive", "able", "ground", "view", "work", "word", "words",
    "ship", "graphy", "ture", "ty", "ent",
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i]);

      if ((gsize) (end - start) > length + 2 &&
          g_ascii_strncasecmp (end - length, endings[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What stands at the front of the names of places and institutions. */
static gboolean
is_direction (const char *start,
              const char *end)
{
  static const char *const words[] = {
    "North", "South", "East", "West", "Central", "Middle", "United", "New", "National",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_is_string (start, end, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_particle (const char *start,
             const char *end)
{
  static const char *const words[] = {
    "de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "ter",
    "bin", "bint", "al", "el", "y", "e", "zu", "und", "and", "ibn", "ben",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_is_string (start, end, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_name_word (const char         *start,
              const char         *end,
              const AssayLexicon *lexicon)
{
  gboolean lower = FALSE;

  if (is_particle (start, end))
    return TRUE;
  if (!assay_is_upper (assay_peek (start)) || is_direction (start, end) ||
      has_common_ending (start, end))
    return FALSE;
  if (assay_lexicon_look_up (lexicon, start, end - start, ASSAY_WORD_STARTER) != 0)
    return FALSE;
  for (const char *p = start; p < end; p = assay_next (p))
    {
      gunichar c = assay_peek (p);

      lower |= assay_is_lower (c) || c == '.';
      if (!assay_is_letter (c) && c != '.' && c != '-' && c != '\'' && c != 0x2019)
        return FALSE;
    }
  return lower || assay_next (start) == end;
}

static gboolean
is_name (const char         *start,
         const char         *end,
         const AssayLexicon *lexicon)
{
  AssayBlockShape shape;
  const char *word = start;

  assay_block_shape_read (&shape, start, end);
  if (shape.words < 2 || shape.words > MAX_NAME_WORDS || shape.capitals < 2 || shape.upper ||
      shape.numbers > 0 || shape.commas > 0)
    return FALSE;
  for (const char *p = start; p <= end; p = p < end ? assay_next (p) : p + 1)
    {
      if (p < end && !assay_is_space (assay_peek (p)))
        continue;
      if (p > word && !is_name_word (word, p, lexicon))
        return FALSE;
      word = p < end ? assay_next (p) : p;
    }
  return TRUE;
}

/* Where a note digit or an asterisk begins that is glued to a name. */
static const char *
strip_notes (const char *start,
             const char *end)
{
  while (end > start)
    {
      const char *before = assay_previous (end);
      gunichar c = assay_peek (before);

      if (!assay_is_digit (c) && !assay_is_superscript (c) && c != '*' && c != ',' && c != 0x2020)
        break;
      end = before;
    }
  return end;
}

static gboolean
names_institution (const char *start,
                   const char *end)
{
  static const char *const words[] = {
    "University", "Universität", "Université", "Universidad", "College", "Institut", "School",
    "Centre", "Center", "Department", "Faculty", "Academy", "Laboratory", "Hochschule", "Fakultät",
    "Professor", "Fellow", "Correspondent", "Editor", "Reporter", "PhD", "Ph.D.", "Университет",
    "университет", "Институт", "институт",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strstr_len (start, end - start, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Behind "By " and its like in other languages, or @start. */
static const char *
skip_by (const char *start,
         const char *end)
{
  static const char *const words[] = {
    "By", "BY", "by", "Von", "Par", "Por", "Автор:", "Author:", "Written by", "Текст:",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (end - start) > length && strncmp (start, words[i], length) == 0 &&
          assay_is_space (assay_peek (start + length)))
        return assay_skip_space (start + length, end);
    }
  return start;
}

/* Behind the word that joins a line of names to the one above it, or @start. */
static const char *
skip_joiner (const char *start,
             const char *end)
{
  static const char *const words[] = { "and", "And", "AND", "&", "und", "et", "y", "и" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (end - start) > length && strncmp (start, words[i], length) == 0 &&
          assay_is_space (assay_peek (start + length)))
        return assay_skip_space (start + length, end);
    }
  return start;
}

/* Where something else begins behind the names: "Ann Vale | 3 May", "*Ann Vale*". */
static const char *
find_separator (const char *start,
                const char *end)
{
  const char *p = start;

  while (p < end && strchr ("|*_(", *p) == NULL && assay_peek (p) != 0xB7 &&
         assay_peek (p) != 0x2022)
    p = assay_next (p);
  return assay_skip_space_back (p, start);
}

/**
 * assay_byline_find_name:
 * @start: where a text begins
 * @end: where it ends
 * @lexicon: its language
 *
 * Returns: (transfer none) (nullable): where the longest name ends that the text begins with
 */
const char *
assay_byline_find_name (const char         *start,
                        const char         *end,
                        const AssayLexicon *lexicon)
{
  const char *last = MIN (end, start + MAX_NAME);
  const char *best = NULL;
  guint words = 0;

  for (const char *p = start; p <= last && words <= MAX_NAME_WORDS; p = assay_next (p))
    {
      const char *name_end = p;

      if (p < end && *p != ',' && !assay_is_space (assay_peek (p)))
        continue;
      words++;
      name_end = strip_notes (start, p);
      if (is_name (start, name_end, lexicon))
        best = name_end;
      else if (words > 1)
        break;
      if (p == end || *p == ',')
        break;
    }
  return best;
}

/**
 * assay_byline_read:
 * @byline: (out caller-allocates): what was read
 * @start: where a short line begins
 * @end: where it ends
 * @lexicon: the language of the text
 *
 * Returns: whether the line could be a byline
 */
gboolean
assay_byline_read (AssayByline        *byline,
                   const char         *start,
                   const char         *end,
                   const AssayLexicon *lexicon)
{
  AssayBlockShape shape;
  const char *name_end;

  while (start < end && (*start == '*' || *start == '_'))
    start++;
  start = skip_joiner (start, end);
  byline->name = skip_by (start, end);
  byline->name_end = find_separator (byline->name, end);
  byline->certain = byline->name > start;
  assay_block_shape_read (&shape, byline->name, end);
  if (byline->certain)
    return shape.words <= MAX_BYLINE_WORDS && shape.capitals > 0 && shape.lowers <= 2 &&
           shape.last != '.';

  /* "Dr. Vale," begins a letter to them. */
  name_end = assay_byline_find_name (start, end, lexicon);
  if (name_end == NULL || shape.last == ',')
    return FALSE;
  byline->name_end = name_end;
  byline->certain = names_institution (name_end, end);
  if (byline->certain)
    return shape.words <= MAX_BYLINE_WORDS && *name_end == ',';
  return strip_notes (start, end) == name_end;
}

/**
 * assay_byline_is_affiliation:
 * @start: where a short line below a byline begins
 * @end: where it ends
 *
 * Returns: whether the line says what the author is, or where: "Institute of Rivers"
 */
gboolean
assay_byline_is_affiliation (const char *start,
                             const char *end)
{
  AssayBlockShape shape;

  assay_block_shape_read (&shape, start, end);
  return shape.words <= MAX_BYLINE_WORDS && shape.lowers <= 1 && shape.capitals > 1 &&
         shape.last != '.' && shape.last != '?' && shape.last != ':' &&
         names_institution (start, end);
}
