/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a part of the description of a work ends: at a stop that is neither an initial's nor an
 * abbreviation's.
 */

#include "config.h"

#include "assay-reference-source.h"

#include "assay-dates.h"
#include "assay-names.h"

#include <string.h>

static const char *const abbreviations[] = {
  "vs", "no", "vol", "nos", "st", "dr", "mr", "mrs", "ms", "prof", "gen", "col", "sen", "rep",
  "gov", "jr", "sr",
  "ed", "eds", "pp", "p", "ch", "chap", "cf", "etc", "al", "inc", "ltd", "co", "corp", "univ",
  "dept", "rev",
  "trans", "ser", "bd", "hg", "hrsg", "art", "fig", "approx", "jan", "feb", "mar", "apr", "jun",
  "jul", "aug",
  "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "u.n", "e.u", "d.c", "ph.d", "e.g", "i.e", "v",
  "int", "proc",
  "j", "phys", "lett", "sci", "am", "natl", "acad",
};

static gboolean
ends_with_abbreviation (const char *start,
                        const char *stop)
{
  const char *word = stop;
  gsize length;

  while (word > start && !assay_scan_is_space (assay_scan_char_before (start, word))
         && strchr ("(\"[", word[-1]) == NULL)
    word = g_utf8_prev_char (word);
  length = stop - word;
  if (length == 0 || length > 8)
    return FALSE;
  /* Initials: "J", "J.-P", "U.S" */
  if (assay_names_is_initials (word, stop))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (strlen (abbreviations[i]) == length && assay_scan_prefix (word, stop, abbreviations[i]))
      return TRUE;
  return FALSE;
}

/* Whether another part of the description begins: a capital, a date, or the word for pages or a
 * volume. */
static gboolean
begins_part (const char *p,
             const char *end,
             gunichar    first)
{
  static const char *const words[] = { "pp.", "p.", "vol.", "no.", "in:", "ed.", "edited by" };
  AssayDate date;
  const char *after;

  if (g_unichar_isdigit (first))
    {
      AssayRun next = { assay_scan_next_word (p, end), end };

      /* "3rd edn" */
      return assay_date_read (p, end, &date, &after)
             || assay_scan_prefix (next.start, next.end, "ed.")
             || assay_scan_prefix (next.start, next.end, "edn")
             || assay_scan_prefix (next.start, next.end, "edition");
    }
  if (!g_unichar_islower (first))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_scan_prefix (p, end, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * assay_source_sentence_end:
 *
 * Returns: the byte after the stop that ends a part of a work's description, or @end
 */
const char *
assay_source_sentence_end (const char *p,
                           const char *end)
{
  for (const char *q = p; q < end; q++)
    {
      const char *next;

      if (*q != '.' && *q != '?' && *q != '!')
        continue;
      next = q + 1;
      while (next < end && (assay_scan_is_close_quote (g_utf8_get_char (next)) || *next == ')'))
        next = g_utf8_next_char (next);
      if (next >= end)
        return end;
      if (!assay_scan_is_space (g_utf8_get_char (next)))
        continue;
      if (*q == '.' && ends_with_abbreviation (p, q))
        continue;
      {
        const char *after = assay_scan_skip_space (next, end);
        gunichar c = assay_scan_char (after, end);

        if (begins_part (after, end, c))
          return next;
      }
    }
  return end;
}
