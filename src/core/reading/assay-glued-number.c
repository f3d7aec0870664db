/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Digits glued to a word or to the stop after it, which a web page leaves of a raised number: told
 * from decimals, years, names of things and other numbers by what stands around them.
 */

#include "config.h"

#include "assay-glued-number.h"

#include "assay-dates.h"

/* A year may be followed by a note digit, any other number only by its decimals. */
static gboolean
stands_after_number (AssayRun    text,
                     const char *mark)
{
  const char *p = mark;
  const char *after;

  while (p > text.start && g_ascii_isdigit (p[-1]) && mark - p < 6)
    p--;
  if (p == mark)
    return FALSE;
  return !(mark - p == 4 && assay_date_read_year (p, mark, &after) != 0);
}

static gboolean
stands_on_word (AssayRun    text,
                const char *p)
{
  gunichar before = assay_scan_char_before (text.start, p);
  const char *q = g_utf8_prev_char (p);
  guint capitals = 0;

  if (assay_scan_is_close_quote (before) || before == ')' || before == ']' || before == '!'
      || before == '?')
    return TRUE;
  if (before == '.' || before == ',' || before == ';' || before == ':')
    {
      gunichar c = assay_scan_char_before (text.start, q);

      if (before == ':' && g_unichar_isdigit (c))
        return FALSE;
      return !assay_scan_is_space (c) && c != 0 && !stands_after_number (text, q);
    }
  if (g_unichar_islower (before))
    return q > text.start && g_unichar_isalpha (assay_scan_char_before (text.start, q));
  while (q >= text.start && g_unichar_isupper (g_utf8_get_char (q)) && capitals < 3)
    {
      capitals++;
      if (q == text.start)
        break;
      q = g_utf8_prev_char (q);
    }
  return capitals >= 3;
}

static gboolean
may_end_after (AssayRun    text,
               const char *p)
{
  gunichar c = assay_scan_char (p, text.end);
  gunichar next = p < text.end ? assay_scan_char (g_utf8_next_char (p), text.end) : 0;

  if (c == 0 || assay_scan_is_space (c))
    return TRUE;
  if (c == '.' || c == ',' || c == ';' || c == ':' || c == ')' || c == '!' || c == '?' || c == ']')
    return !g_unichar_isdigit (next);
  if (assay_scan_is_dash (c))
    return c != '-' || assay_scan_is_space (next);
  return c != '\'' && assay_scan_is_close_quote (c);
}

/* "word1,2" and "word3–5" */
static const char *
read_glued_list (AssayRun    text,
                 const char *p)
{
  for (;;)
    {
      const char *q = p;
      guint value;
      guint digits;

      if (q >= text.end || (*q != ',' && !assay_scan_is_dash (g_utf8_get_char (q))))
        return p;
      q = g_utf8_next_char (q);
      digits = assay_scan_number (q, text.end, 3, &value);
      /* "1,000" is one number. */
      if (digits == 0 || digits > 2 || *q == '0'
          || g_unichar_isalnum (assay_scan_char (q + digits, text.end)))
        return p;
      p = q + digits;
    }
}

/**
 * assay_glued_number_find_end:
 * @text: the text around
 * @digits: the first digit, not at the start of @text
 * @digits_end: the byte after the last
 *
 * Returns: (nullable): where the marker ends, a list of numbers whole, or %NULL where it is none
 */
const char *
assay_glued_number_find_end (AssayRun    text,
                             const char *digits,
                             const char *digits_end)
{
  const char *list_end;

  if (!stands_on_word (text, digits))
    return NULL;
  list_end = read_glued_list (text, digits_end);
  if (may_end_after (text, list_end))
    return list_end;
  return may_end_after (text, digits_end) ? digits_end : NULL;
}
