/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as works cited write them, in the languages of the articles.
 */

#include "config.h"

#include "assay-dates.h"

#include <string.h>

static const struct
{
  const char *name;
  int         month;
} months[] = {
  { "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "may", 5 }, { "june", 6 },
  { "july", 7 }, { "august", 8 }, { "september", 9 }, { "october", 10 }, { "november", 11 },
  { "december", 12 },
  { "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "apr", 4 }, { "jun", 6 }, { "jul", 7 }, { "aug", 8 },
  { "sept", 9 }, { "sep", 9 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 },
  { "januar", 1 }, { "jänner", 1 }, { "februar", 2 }, { "märz", 3 }, { "mai", 5 }, { "juni", 6 },
  { "juli", 7 }, { "oktober", 10 }, { "dezember", 12 }, { "okt", 10 }, { "dez", 12 },
  { "janvier", 1 }, { "février", 2 }, { "fevrier", 2 }, { "mars", 3 }, { "avril", 4 },
      { "juin", 6 },
  { "juillet", 7 }, { "août", 8 }, { "aout", 8 }, { "septembre", 9 }, { "octobre", 10 },
  { "novembre", 11 }, { "décembre", 12 }, { "decembre", 12 },
  { "enero", 1 }, { "febrero", 2 }, { "marzo", 3 }, { "abril", 4 }, { "mayo", 5 }, { "junio", 6 },
  { "julio", 7 }, { "agosto", 8 }, { "septiembre", 9 }, { "setiembre", 9 }, { "octubre", 10 },
  { "noviembre", 11 }, { "diciembre", 12 },
  { "января", 1 }, { "февраля", 2 }, { "марта", 3 }, { "апреля", 4 }, { "мая", 5 }, { "июня", 6 },
  { "июля", 7 }, { "августа", 8 }, { "сентября", 9 }, { "октября", 10 }, { "ноября", 11 },
  { "декабря", 12 },
};

static int
read_month (const char  *p,
            const char  *end,
            const char **after)
{
  /* Every word of an article is asked, and most begin with another letter than any month. */
  if (p < end && g_ascii_isalpha (*p) && strchr ("adefjmnos", g_ascii_tolower (*p)) == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (assay_scan_word (p, end, months[i].name))
      {
        p += strlen (months[i].name);
        if (p < end && *p == '.')
          p++;
        *after = p;
        return months[i].month;
      }
  return 0;
}

/**
 * assay_date_read_year:
 * @after: (out): where the year ends, a letter after it included ("2007a")
 *
 * Returns: the year at @p, from 1500 to 2099, or 0
 */
guint
assay_date_read_year (const char  *p,
                      const char  *end,
                      const char **after)
{
  guint year;

  if (assay_scan_number (p, end, 4, &year) != 4 || year < 1500 || year > 2099)
    return 0;
  p += 4;
  if (p < end && *p >= 'a' && *p <= 'h' && !g_unichar_isalnum (assay_scan_char (p + 1, end)))
    p++;
  if (g_unichar_isalnum (assay_scan_char (p, end)))
    return 0;
  *after = p;
  return year;
}

static const char *
skip_separators (const char *p,
                 const char *end)
{
  while (p < end
         && (*p == ',' || *p == '.' || *p == '/' || *p == '('
             || assay_scan_is_space (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  return p;
}

static guint
read_day (const char  *p,
          const char  *end,
          const char **after)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "er", ".", "º" };
  guint day;
  guint digits = assay_scan_number (p, end, 2, &day);

  if (digits == 0 || day < 1 || day > 31)
    return 0;
  p += digits;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (assay_scan_prefix (p, end, endings[i]))
      {
        p += strlen (endings[i]);
        break;
      }
  if (g_unichar_isalnum (assay_scan_char (p, end)))
    return 0;
  *after = p;
  return day;
}

static const char *
skip_of (const char *p,
         const char *end)
{
  static const char *const words[] = { "of", "de", "del" };

  p = skip_separators (p, end);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_scan_word (p, end, words[i]))
      return assay_scan_skip_space (p + strlen (words[i]), end);
  return p;
}

/* "11 November 2024", "11th of November, 2024", "11 de mayo de 2024" */
static gboolean
read_day_first (const char  *p,
                const char  *end,
                AssayDate   *date,
                const char **after)
{
  guint day = read_day (p, end, &p);

  if (day == 0)
    return FALSE;
  /* A range of days, "11-12 November 2024", begins on the first. */
  if (assay_scan_is_dash (assay_scan_char (p, end)))
    {
      const char *q = g_utf8_next_char (p);

      if (read_day (q, end, &q) != 0)
        p = q;
    }
  p = skip_of (p, end);
  date->month = read_month (p, end, &p);
  if (date->month == 0)
    return FALSE;
  p = skip_of (p, end);
  date->year = assay_date_read_year (p, end, after);
  date->day = day;
  return date->year != 0;
}

/* "November 11, 2024", "November 2024" */
static gboolean
read_month_first (const char  *p,
                  const char  *end,
                  AssayDate   *date,
                  const char **after)
{
  int month = read_month (p, end, &p);
  const char *q;
  guint day;

  if (month == 0)
    return FALSE;
  /* "May/June 2020" and "March–April 2020" begin in the first month. */
  if (p < end && (*p == '/' || assay_scan_is_dash (g_utf8_get_char (p))))
    {
      q = g_utf8_next_char (p);
      if (read_month (q, end, &q) != 0)
        p = q;
    }
  p = skip_of (p, end);
  day = read_day (p, end, &q);
  if (day != 0 && assay_scan_is_dash (assay_scan_char (q, end)))
    {
      const char *last = g_utf8_next_char (q);

      if (read_day (last, end, &last) != 0)
        q = last;
    }
  date->month = month;
  date->day = day;
  if (day != 0 && (date->year = assay_date_read_year (skip_separators (q, end), end, after)) != 0)
    return TRUE;
  date->day = 0;
  date->year = assay_date_read_year (p, end, after);
  return date->year != 0;
}

static gboolean
is_real_date (AssayDate *date)
{
  return g_date_valid_dmy (date->day, date->month, date->year);
}

/* "2024-11-30", "30.11.2024", "11/30/2024"; where both could be the month, the American order is
 * meant with strokes and hyphens and the European one with stops. */
static gboolean
read_numbers (const char  *p,
              const char  *end,
              AssayDate   *date,
              const char **after)
{
  guint n[3];
  guint digits[3];
  char mark = '\0';

  for (guint i = 0; i < 3; i++)
    {
      if (i > 0)
        {
          if (p >= end || (*p != '-' && *p != '.' && *p != '/') || (mark != '\0' && *p != mark))
            return FALSE;
          mark = *p++;
          if (p < end && *p == ' ' && mark == '.')
            p++;
        }
      digits[i] = assay_scan_number (p, end, 4, &n[i]);
      if (digits[i] == 0)
        return FALSE;
      p += digits[i];
    }
  if (g_unichar_isalnum (assay_scan_char (p, end))
      || (p + 1 < end && *p == mark && g_ascii_isdigit (p[1])))
    return FALSE;

  *after = p;
  if (digits[0] == 4)
    *date = (AssayDate) { n[0], n[1], n[2] };
  else if (digits[2] == 4 && (mark == '.' || n[0] > 12))
    *date = (AssayDate) { n[2], n[1], n[0] };
  else if (digits[2] == 4)
    *date = (AssayDate) { n[2], n[0], n[1] };
  else
    return FALSE;
  return date->year >= 1500 && date->year <= 2099 && is_real_date (date);
}

/* "2024", "2024, November", "2024, November 11", "2024 Nov 11", "2024年11月11日" */
static gboolean
read_year_first (const char  *p,
                 const char  *end,
                 AssayDate   *date,
                 const char **after)
{
  const char *q;
  guint day;

  date->year = assay_date_read_year (p, end, &p);
  if (date->year == 0)
    return FALSE;
  *after = p;
  q = skip_separators (p, end);
  if (q > p && (date->month = read_month (q, end, &q)) != 0)
    {
      *after = q;
      q = skip_separators (q, end);
      day = read_day (q, end, &q);
      if (day != 0 && assay_date_read_year (skip_separators (q, end), end, &p) == 0)
        {
          date->day = day;
          *after = q;
        }
    }
  else if (q > p && (day = read_day (q, end, &q)) != 0)
    {
      q = skip_separators (q, end);
      date->month = read_month (q, end, &q);
      if (date->month != 0)
        {
          date->day = day;
          *after = q;
        }
    }
  return TRUE;
}

/**
 * assay_date_read:
 * @date: (out): the date; a part that is not written is 0
 * @after: (out): where it ends
 *
 * Returns: whether a date stands at @p
 */
gboolean
assay_date_read (const char  *p,
                 const char  *end,
                 AssayDate   *date,
                 const char **after)
{
  static gboolean (*const readers[]) (const char *, const char *, AssayDate *, const char **) = {
    read_numbers, read_day_first, read_month_first, read_year_first,
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      *date = (AssayDate) { 0 };
      if (readers[i] (p, end, date, after))
        return TRUE;
    }
  *date = (AssayDate) { 0 };
  return FALSE;
}

/**
 * assay_date_find:
 * @date: (out): the date
 * @run: (out): where it stands
 *
 * Returns: whether there is a date from @start to @end
 */
gboolean
assay_date_find (const char *start,
                 const char *end,
                 AssayDate  *date,
                 AssayRun   *run)
{
  gboolean inside_word = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!inside_word && (g_ascii_isdigit (*p) || g_unichar_isalpha (c))
          && assay_date_read (p, end, date, &run->end))
        {
          run->start = p;
          return TRUE;
        }
      inside_word = g_unichar_isalnum (c);
    }
  return FALSE;
}

/**
 * assay_date_is_undated:
 * @after: (out): where the words end
 *
 * Returns: whether the text at @p says that there is no date
 */
gboolean
assay_date_is_undated (const char  *p,
                       const char  *end,
                       const char **after)
{
  static const char *const words[] = {
    "n.d.", "n. d.", "n.d", "no date", "nd.", "o.j.", "o. j.", "s.d.", "s. d.", "s.f.", "s. f.",
    "б. г.", "undated",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_scan_word (p, end, words[i]))
      {
        *after = p + strlen (words[i]);
        return TRUE;
      }
  return FALSE;
}
