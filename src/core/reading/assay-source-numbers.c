/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Volume, issue and pages, as periodicals are cited by them.
 */

#include "config.h"

#include "assay-source-numbers.h"

#include <string.h>

/**
 * assay_source_set_once:
 * @field: (inout): a field, which stays where it is set
 * @run: its words, with whatever marks stand around them
 */
void
assay_source_set_once (char     **field,
                       AssayRun   run)
{
  AssayRun bare = assay_scan_strip (run.start, run.end, ",;:.*_");

  if (*field == NULL)
    *field = assay_scan_dup_flat (bare);
}

static const char *
skip_one_of (const char        *p,
             const char        *end,
             const char *const *words,
             guint              n)
{
  for (guint i = 0; i < n; i++)
    if (assay_scan_prefix (p, end, words[i])
        && !g_ascii_isalpha (assay_scan_char (p + strlen (words[i]), end)))
      {
        p += strlen (words[i]);
        while (p < end && (*p == '.' || *p == ':' || assay_scan_is_space (g_utf8_get_char (p))))
          p = g_utf8_next_char (p);
        return p;
      }
  return NULL;
}

/* A number, or two with a dash between them, over which a line may break. */
static const char *
skip_range (const char *p,
            const char *end)
{
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = assay_scan_skip_space (p, end);

      if (assay_scan_is_dash (c))
        {
          next = assay_scan_skip_space (g_utf8_next_char (p), end);
          if (next > p + 1 && next < end && !g_ascii_isdigit (*next))
            return p;
          p = next;
        }
      else if (g_ascii_isalnum (*p))
        p++;
      else if (next > p && assay_scan_is_dash (assay_scan_char (next, end)))
        p = next;
      else
        return p;
    }
  return p;
}

/**
 * assay_source_read_pages:
 *
 * Returns: whether the piece is pages, and they are taken
 */
gboolean
assay_source_read_pages (AssayRun        piece,
                         AssayReference *reference)
{
  static const char *const words[] = { "pp", "pages", "page", "p", "pgs", "pg", "s", "seiten",
                                       "стр", "с" };
  const char *p = skip_one_of (piece.start, piece.end, words, G_N_ELEMENTS (words));
  gboolean named = p != NULL;
  const char *after;

  if (p == NULL)
    p = piece.start;
  if (p >= piece.end
      || (!g_ascii_isdigit (*p)
          && !(g_ascii_isalpha (*p) && p + 1 < piece.end && g_ascii_isdigit (p[1]))))
    return FALSE;
  after = skip_range (p, piece.end);
  if (!named)
    {
      gboolean dash = FALSE;

      for (const char *q = p; q < after; q = g_utf8_next_char (q))
        dash |= assay_scan_is_dash (g_utf8_get_char (q));
      if (!dash || after != piece.end)
        return FALSE;
    }
  assay_source_set_once (&reference->page, (AssayRun) { p, after });
  return TRUE;
}

/**
 * assay_source_read_volume:
 *
 * Reads "39(1)", "39 (1)", "39:2", "39.2", "Vol. 39", "No. 3", "Issue 3", "39".
 *
 * Returns: whether the piece is a volume or an issue, and they are taken
 */
gboolean
assay_source_read_volume (AssayRun        piece,
                          AssayReference *reference)
{
  static const char *const volume_words[] = { "volume", "vol", "v", "bd", "band", "tome", "т",
                                              "том" };
  static const char *const issue_words[] = { "number", "no", "nr", "issue", "iss", "n", "heft",
                                             "№" };
  const char *p = skip_one_of (piece.start, piece.end, volume_words, G_N_ELEMENTS (volume_words));
  gboolean named = p != NULL;
  guint value;
  guint digits;

  if (p == NULL
      && (p = skip_one_of (piece.start, piece.end, issue_words,
                           G_N_ELEMENTS (issue_words))) != NULL)
    {
      const char *after = skip_range (p, piece.end);

      if (p == after || !g_ascii_isdigit (*p))
        return FALSE;
      assay_source_set_once (&reference->issue, (AssayRun) { p, after });
      return TRUE;
    }
  if (p == NULL)
    p = piece.start;
  digits = assay_scan_number (p, piece.end, 4, &value);
  if (digits == 0)
    return FALSE;
  if (p + digits < piece.end)
    {
      const char *q = assay_scan_skip_space (p + digits, piece.end);
      const char *close = q < piece.end && *q == '(' ? memchr (q, ')', piece.end - q) : NULL;

      if (close != NULL && close - q < 16)
        assay_source_set_once (&reference->issue, (AssayRun) { q + 1, close });
      else if ((*q == ':' || *q == '.' || *q == '/')
               && g_ascii_isdigit (assay_scan_char (q + 1, piece.end)))
        {
          const char *after = skip_range (q + 1, piece.end);
          gboolean range = FALSE;

          for (const char *r = q; r < after; r++)
            range |= assay_scan_is_dash (g_utf8_get_char (r)) && (*r & 0xC0) != 0x80;
          assay_source_set_once (range
                                 ? &reference->page : &reference->issue,
                                     (AssayRun) { q + 1, after });
        }
      else if (skip_one_of (q, piece.end, issue_words, G_N_ELEMENTS (issue_words)) != NULL)
        assay_source_read_volume ((AssayRun) { q, piece.end }, reference);
      else if (!named)
        return FALSE;
    }
  assay_source_set_once (&reference->volume, (AssayRun) { p, p + digits });
  return TRUE;
}
