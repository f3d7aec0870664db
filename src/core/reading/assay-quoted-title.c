/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the title of a work that stands in quotation marks, whatever quotations it holds itself.
 */

#include "config.h"

#include "assay-quoted-title.h"

#include <string.h>

static gboolean
is_closing (const char *p,
            const char *end,
            gunichar    open)
{
  gunichar c = g_utf8_get_char (p);

  switch (open)
    {
    case 0x201C: case 0x201E: case 0x201F:
      return c == 0x201D || c == 0x201C || c == '"';
    case 0x2018: case 0x201A: case '\'':
      /* An apostrophe is followed by a letter. */
      return (c == 0x2019 || c == 0x2018 || c == '\'')
             && !g_unichar_isalnum (assay_scan_char (g_utf8_next_char (p), end));
    case 0xAB:
      return c == 0xBB;
    case 0x300C:
      return c == 0x300D;
    case 0x300A:
      return c == 0x300B;
    default:
      return c == open || (open == '"' && c == 0x201D);
    }
}

static const char *
find_close (const char *p,
            const char *end,
            gunichar    open)
{
  const char *last = NULL;
  guint depth = 0;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == open && open != '"' && open != '\'' && open != 0x2018)
        depth++;
      else if (is_closing (p, end, open))
        {
          const char *next = g_utf8_next_char (p);
          gunichar before = g_utf8_get_char (g_utf8_prev_char (p));
          gunichar after = assay_scan_char (next, end);

          if (depth > 0)
            {
              depth--;
              continue;
            }
          /* The title ends at a quote that a stop stands at; a quote inside it is followed by a
           * word. */
          if (next >= end || strchr (".,?!;", before < 0x80 ? (int) before : 'x') != NULL
              || (after < 0x80 && strchr (".,;:()[", (int) after) != NULL))
            return p;
          if (last == NULL)
            last = p;
        }
    }
  return last;
}

/**
 * assay_quoted_title_find:
 * @core: the words that describe a work
 * @title: (out): what stands between the marks
 * @before: (out): what stands before them, names and a date
 * @after: (out): what stands after them
 *
 * Returns: whether the work has a title in quotation marks
 */
gboolean
assay_quoted_title_find (AssayRun  core,
                         AssayRun *title,
                         AssayRun *before,
                         AssayRun *after)
{
  for (const char *p = core.start; p < core.end && p - core.start < 400; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *inside;
      const char *close;
      gunichar next;
      AssayRun bare;

      if (!assay_scan_is_open_quote (c)
          || (p > core.start && !assay_scan_is_space (assay_scan_char_before (core.start, p))
              && strchr ("(.,", p[-1]) == NULL))
        continue;
      inside = g_utf8_next_char (p);
      close = find_close (inside, core.end, c);
      bare = assay_scan_strip (core.start, p, " ");
      if (close == NULL || close - inside < 3)
        continue;
      /* A quotation inside a title that is not in quotes itself. */
      if (bare.end > bare.start && strchr (".,:;)]&", bare.end[-1]) == NULL)
        return FALSE;
      next = assay_scan_char (assay_scan_skip_space (g_utf8_next_char (close), core.end), core.end);
      if (g_unichar_islower (next)
          && !assay_scan_word (assay_scan_skip_space (g_utf8_next_char (close), core.end),
                               core.end, "in"))
        return FALSE;
      *title = (AssayRun) { inside, close };
      *before = bare;
      *after = (AssayRun) { g_utf8_next_char (close), core.end };
      return TRUE;
    }
  return FALSE;
}
