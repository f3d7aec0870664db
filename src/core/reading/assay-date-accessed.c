/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The date on which a work on the web was looked at, by the words that say so.
 */

#include "config.h"

#include "assay-dates.h"

#include <string.h>

/* Words that say when a work was looked at. The longer of two that begin alike comes first. */
static const char *const accessed_words[] = {
  "accessed", "last accessed", "date accessed", "access date", "date of access", "last access",
  "assessed on",
  "retrieved", "viewed", "consulted", "last visited", "last viewed", "last checked", "visited on",
  "visited",
  "abgerufen", "zuletzt abgerufen", "zugriff", "letzter zugriff", "aufgerufen", "eingesehen",
  "consulté", "consultée", "consultado", "consultada", "acceso", "acessado", "дата обращения",
};

static const char *
read_accessed (const char *p,
               const char *end,
               AssayDate  *date)
{
  static const char *const between[] = { "on", "date", "at", "am", "le", "el", "em", "the",
                                         "online" };
  const char *after;

  for (guint step = 0; step < 4; step++)
    {
      while (p < end && (*p == ':' || *p == ',' || *p == '.' || *p == '[' || *p == '('
                         || assay_scan_is_space (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      if (assay_date_read (p, end, date, &after))
        return after;
      for (guint i = 0; i < G_N_ELEMENTS (between); i++)
        if (assay_scan_word (p, end, between[i]))
          {
            p += strlen (between[i]);
            break;
          }
    }
  return NULL;
}

/**
 * assay_date_find_accessed:
 * @date: (out): the date of access
 * @run: (out): the words that say so and the date
 *
 * Returns: (nullable): where the date ends, or %NULL where none is given
 */
const char *
assay_date_find_accessed (const char *start,
                          const char *end,
                          AssayDate  *date,
                          AssayRun   *run)
{
  const char *p = start;
  guint which;

  while ((p = assay_scan_find_any (p, end, accessed_words, G_N_ELEMENTS (accessed_words),
                                   &which)) != NULL)
    {
      run->start = p;
      p += strlen (accessed_words[which]);
      run->end = read_accessed (p, end, date);
      if (run->end != NULL)
        return run->end;
    }
  *date = (AssayDate) { 0 };
  return NULL;
}
