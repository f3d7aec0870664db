/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where no label marks it, an entry is known by how it begins: with the names of its authors in
 * one of the ways lists of works write them, or with names and the year.
 */

#include "config.h"

#include "assay-entry-head.h"

#include "assay-dates.h"
#include "assay-name-words.h"

#include <string.h>

/* The first author takes no more bytes than this, and all of them with the year no more than
 * that. */
#define MAX_AUTHOR 90
#define MAX_AUTHORS 300

#define MAX_INITIALS 4
#define MAX_FAMILY_WORDS 3
#define MAX_GIVEN_WORDS 3
#define MAX_BODY_WORDS 8

/* A full stop behind so many letters is no initial's and no abbreviation's. */
#define MIN_STOPPED_LETTERS 3

static AssayRun
limit_to (const char *p,
          const char *end,
          gsize       max)
{
  return (AssayRun) { p, (gsize) (end - p) > max ? g_utf8_find_prev_char (p, p + max) : end };
}

static gboolean
is_initials (const AssayNameWord *word)
{
  return word->kind == ASSAY_NAME_WORD_INITIALS || word->kind == ASSAY_NAME_WORD_CAPITALS;
}

static gboolean
is_stopped (const AssayNameWord *word)
{
  return strchr (".:", word->run.end[-1]) != NULL;
}

static guint
skip_family (const AssayNameWords *list,
             guint                 i)
{
  guint first = i;

  while (i < list->n_words && i - first < MAX_FAMILY_WORDS
         && (list->words[i].kind == ASSAY_NAME_WORD_NAME
             || list->words[i].kind == ASSAY_NAME_WORD_PARTICLE
             || (i > first && list->words[i].kind == ASSAY_NAME_WORD_SUFFIX)))
    if (list->words[i++].mark != '\0' || is_stopped (&list->words[i - 1]))
      break;
  return i;
}

/* Whether a name ends with the word before @i: at a mark, at a stop, before another name or a
 * year. */
static gboolean
ends_name (const AssayNameWords *list,
           guint                 i)
{
  const AssayNameWord *word = &list->words[i - 1];
  const char *after;

  if (word->mark != '\0' || is_stopped (word) || i == list->n_words)
    return word->mark != '\0' || is_stopped (word);
  word = &list->words[i];
  return word->kind == ASSAY_NAME_WORD_AND || word->kind == ASSAY_NAME_WORD_ET_AL
         || *word->run.start == '('
         || assay_date_read_year (word->run.start, word->run.end, &after) != 0;
}

static gboolean
is_body (const AssayNameWords *list,
         guint                 first,
         guint                 end)
{
  return assay_names_is_organisation ((AssayRun) { list->words[first].run.start,
                                                   list->words[end - 1].run.end });
}

/* "A. B. Vale," */
static gboolean
has_initials_first (const AssayNameWords *list)
{
  guint i = 0;
  guint family;

  while (i < list->n_words && i < MAX_INITIALS && list->words[i].kind == ASSAY_NAME_WORD_INITIALS
         && list->words[i].mark == '\0' && is_stopped (&list->words[i]))
    i++;
  if (i == 0)
    return FALSE;
  family = i;
  i = skip_family (list, i);
  return i > family && ends_name (list, i);
}

/* "Vale, A. B.", "Vale A," and "Vale, Ann Maria." */
static gboolean
has_family_first (const AssayNameWords *list)
{
  guint family_end = skip_family (list, 0);
  guint i = family_end;

  if (family_end == 0 || is_stopped (&list->words[family_end - 1]) || i >= list->n_words)
    return FALSE;
  if (list->words[family_end - 1].mark == '\0')
    return is_initials (&list->words[i]) && ends_name (list, i + 1);
  if (list->words[i].kind == ASSAY_NAME_WORD_INITIALS)
    return TRUE;
  while (i < list->n_words && i - family_end < MAX_GIVEN_WORDS
         && list->words[i].run.end[-1] != ':'
         && (list->words[i].kind == ASSAY_NAME_WORD_NAME
             || list->words[i].kind == ASSAY_NAME_WORD_INITIALS))
    if (list->words[i++].mark != '\0' || ends_name (list, i))
      break;
  return i > family_end && ends_name (list, i) && !is_body (list, 0, i);
}

/**
 * assay_entry_head_is_authors:
 * @p: where an entry may begin
 * @end: where the text ends
 *
 * Returns: whether the name of a person stands at @p as lists of works write it: "Vale, A.",
 *   "Vale A,", "Vale, Ann.", "A. Vale,"
 */
gboolean
assay_entry_head_is_authors (const char *p,
                             const char *end)
{
  AssayNameWords list;

  assay_name_words_split (limit_to (p, end, MAX_AUTHOR), &list);
  return list.n_words > 1 && (has_initials_first (&list) || has_family_first (&list));
}

static gboolean
ends_sentence (const AssayNameWord *word)
{
  guint letters = 0;

  if (word->run.end[-1] != '.' || word->kind == ASSAY_NAME_WORD_ET_AL)
    return FALSE;
  for (const char *p = word->run.end - 1; p > word->run.start && g_unichar_islower (
         assay_scan_char_before (word->run.start, p)); p = g_utf8_prev_char (p))
    letters++;
  return letters >= MIN_STOPPED_LETTERS;
}

/* Whether the word is one of those between the first name and the year. */
static gboolean
goes_on (const AssayNameWord *word)
{
  if (word->run.end[-1] == ':' || memchr (word->run.start, '/', word->run.end - word->run.start))
    return FALSE;
  for (const char *p = word->run.start; p < word->run.end; p++)
    if (g_ascii_isdigit (*p))
      return FALSE;
  return word->kind != ASSAY_NAME_WORD_OTHER || assay_names_is_organisation (word->run)
         || assay_scan_prefix (word->run.start, word->run.end, "(ed");
}

/* "(2011)", "2011." and "[n.d.]", but no volume as in "2011: 4-9". */
static gboolean
is_year (const AssayNameWord *word,
         const char          *end)
{
  gboolean bracket = *word->run.start == '(' || *word->run.start == '[';
  const char *digits = word->run.start + bracket;
  const char *after;

  if (bracket && assay_date_is_undated (digits, end, &after))
    return TRUE;
  return assay_date_read_year (digits, end, &after) != 0
         && (bracket || assay_scan_char (after, end) != ':');
}

/**
 * assay_entry_head_is_dated:
 * @p: where an entry may begin
 * @end: where the text ends
 *
 * Returns: whether names and then a year stand at @p: "Vale, A., & Orlin, T. (2011)",
 *   "Harbour Union. 2011."
 */
gboolean
assay_entry_head_is_dated (const char *p,
                           const char *end)
{
  gboolean person = assay_entry_head_is_authors (p, end);
  AssayNameWords list;

  assay_name_words_split (limit_to (p, end, MAX_AUTHORS), &list);
  for (guint i = 0; i < list.n_words; i++)
    {
      const AssayNameWord *word = &list.words[i];

      if (is_year (word, end))
        return i > 0 && (person || strchr ("([", *word->run.start) != NULL
                         || list.words[i - 1].run.end[-1] == '.'
                         || list.words[i - 1].mark == ',');
      if (!goes_on (word) || (i > 0 && ends_sentence (&list.words[i - 1])))
        return FALSE;
      /* A body has one name, and no commas. */
      if (!person && (i >= MAX_BODY_WORDS || (word->mark != '\0' && i + 1 < list.n_words
                                              && !is_year (&list.words[i + 1], end))))
        return FALSE;
      if (i == 0 && !person && word->kind != ASSAY_NAME_WORD_NAME
          && word->kind != ASSAY_NAME_WORD_CAPITALS)
        return FALSE;
    }
  return FALSE;
}
