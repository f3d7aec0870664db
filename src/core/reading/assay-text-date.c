/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a date in the ways articles give theirs, with the names of months in the language of the
 * text.
 */

#include "config.h"

#include "assay-text-date.h"

#include "assay-characters.h"

#include <string.h>

static const char *
skip (const char *p,
      const char *end,
      const char *characters)
{
  while (p < end && (assay_is_space (assay_peek (p)) || strchr (characters, *p) != NULL))
    p = assay_next (p);
  return p;
}

/* Reads so many digits at most; @value is 0 when there are none, or more. */
static const char *
read_number (guint      *value,
             const char *p,
             const char *end,
             guint       digits)
{
  const char *start = p;

  *value = 0;
  while (p < end && p - start < digits && g_ascii_isdigit (*p))
    *value = *value * 10 + (*p++ - '0');
  if (p < end && g_ascii_isdigit (*p))
    *value = 0;
  return p;
}

static const char *
read_month (guint              *month,
            const char         *p,
            const char         *end,
            const AssayLexicon *lexicon)
{
  const char *start = p;

  while (p < end && assay_is_letter (assay_peek (p)))
    p = assay_next (p);
  *month = assay_lexicon_get_month (lexicon, start, p - start);
  return p < end && *p == '.' ? p + 1 : p;
}

static gboolean
is_valid (const AssayTextDate *date)
{
  return date->year >= 1000 && date->year < 2200 && date->month >= 1 && date->month <= 12 &&
         date->day <= 31;
}

/* "September 30, 2024", "Sept. 2024" */
static gboolean
read_month_first (AssayTextDate      *date,
                  const char         *p,
                  const char         *end,
                  const AssayLexicon *lexicon)
{
  const char *after;

  p = read_month (&date->month, p, end, lexicon);
  if (date->month == 0)
    return FALSE;
  p = skip (p, end, ",");
  after = read_number (&date->day, p, end, 2);
  if (date->day != 0)
    {
      if (end - after >= 2 && (strncmp (after, "st", 2) == 0 || strncmp (after, "nd", 2) == 0 ||
                               strncmp (after, "rd", 2) == 0 || strncmp (after, "th", 2) == 0))
        after += 2;
      p = skip (after, end, ",");
    }
  date->end = read_number (&date->year, p, end, 4);
  return is_valid (date);
}

/* "30 September 2024", "30. September 2024", "8-May-2006", "1er mai 2020", "30 de septiembre de
 * 2024" */
static gboolean
read_day_first (AssayTextDate      *date,
                const char         *p,
                const char         *end,
                const AssayLexicon *lexicon)
{
  p = read_number (&date->day, p, end, 2);
  if (date->day == 0)
    return FALSE;
  while (p < end && g_ascii_isalpha (*p))
    p++;
  p = skip (p, end, ".-");
  if (end - p > 3 && strncmp (p, "de ", 3) == 0)
    p += 3;
  p = read_month (&date->month, p, end, lexicon);
  p = skip (p, end, ",-");
  if (end - p > 3 && strncmp (p, "de ", 3) == 0)
    p += 3;
  date->end = read_number (&date->year, p, end, 4);
  return is_valid (date);
}

/* "2024-09-30", "2024/9/30", "2024年9月30日", "2024년 9월 30일", "2024. 9. 30." */
static gboolean
read_year_first (AssayTextDate *date,
                 const char    *p,
                 const char    *end)
{
  const char *separator;

  p = read_number (&date->year, p, end, 4);
  if (date->year < 1000 || p >= end)
    return FALSE;
  separator = p;
  p = assay_next (p);
  if (strchr ("-/.", *separator) == NULL && !g_str_has_prefix (separator, "年") &&
      !g_str_has_prefix (separator, "년"))
    return FALSE;
  p = read_number (&date->month, skip (p, end, ""), end, 2);
  if (date->month == 0 || p >= end)
    return FALSE;
  separator = p;
  p = assay_next (p);
  if (strchr ("-/.", *separator) == NULL && !g_str_has_prefix (separator, "月") &&
      !g_str_has_prefix (separator, "월"))
    return FALSE;
  p = read_number (&date->day, skip (p, end, ""), end, 2);
  if (g_str_has_prefix (p, "日") || g_str_has_prefix (p, "일"))
    p = assay_next (p);
  date->end = p;
  return date->day != 0 && is_valid (date);
}

/* "30.09.2024" */
static gboolean
read_dotted (AssayTextDate *date,
             const char    *p,
             const char    *end)
{
  p = read_number (&date->day, p, end, 2);
  if (date->day == 0 || p >= end || *p != '.')
    return FALSE;
  p = read_number (&date->month, p + 1, end, 2);
  if (date->month == 0 || p >= end || *p != '.')
    return FALSE;
  date->end = read_number (&date->year, p + 1, end, 4);
  return is_valid (date);
}

/**
 * assay_text_date_read:
 * @date: (out caller-allocates): what was read
 * @p: where the date would begin
 * @end: where the line ends
 * @lexicon: the language of the text
 *
 * Returns: whether a date with a year and a month begins there
 */
gboolean
assay_text_date_read (AssayTextDate      *date,
                      const char         *p,
                      const char         *end,
                      const AssayLexicon *lexicon)
{
  *date = (AssayTextDate) { 0 };
  if (p >= end)
    return FALSE;
  if (!g_ascii_isdigit (*p))
    return read_month_first (date, p, end, lexicon);
  return read_year_first (date, p, end) || read_dotted (date, p, end) ||
         read_day_first (date, p, end, lexicon);
}

/**
 * assay_text_date_find:
 * @date: (out caller-allocates): what was found
 * @p: where to begin
 * @end: where to stop
 * @lexicon: the language of the text
 *
 * Returns: (transfer none) (nullable): where the first date begins
 */
const char *
assay_text_date_find (AssayTextDate      *date,
                      const char         *p,
                      const char         *end,
                      const AssayLexicon *lexicon)
{
  gboolean inside = FALSE;

  for (; p < end; p = assay_next (p))
    {
      gunichar c = assay_peek (p);

      if (!inside && assay_text_date_read (date, p, end, lexicon))
        return p;
      inside = assay_is_letter (c) || assay_is_digit (c);
    }
  return NULL;
}
