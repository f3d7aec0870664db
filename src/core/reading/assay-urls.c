/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses in works cited: where they begin, where they end, and how one that was broken by a
 * space or a line is joined again.
 */

#include "config.h"

#include "assay-urls.h"

#include <string.h>

/* A longer address than this is no address. */
#define MAX_URL 2000

static const char *const schemes[] = { "https://", "http://", "ftp://", "www.", "https: //",
                                       "http: //", "doi.org/" };

/**
 * assay_url_at:
 *
 * Returns: whether an address begins at @p
 */
gboolean
assay_url_at (const char *p,
              const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (assay_scan_prefix (p, end, schemes[i]))
      return TRUE;
  return FALSE;
}

static const char *
find_start (const char *start,
            const char *end)
{
  for (const char *p = start; p < end; p++)
    if (strchr ("hHwWfFdD", *p) != NULL
        && assay_url_at (p, end)
        && !g_unichar_isalnum (assay_scan_char_before (start, p)))
      return p;
  return NULL;
}

static gboolean
is_url_char (gunichar c)
{
  return c > ' ' && !assay_scan_is_space (c) && c != '<' && c != '>' && c != '"' && c != 0x201C
         && c != 0x201D
         && c != 0x2018 && c != 0xBB && c != '{' && c != '}' && c != '|';
}

static const char *
token_end (const char *p,
           const char *end)
{
  while (p < end && is_url_char (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Stops and closers after an address belong to the sentence around it, unless their opener is
 * inside. */
static const char *
trim_token (const char *start,
            const char *end)
{
  int round = 0;
  int square = 0;

  for (const char *p = start; p < end; p++)
    {
      round += *p == '(' ? 1 : *p == ')' ? -1 : 0;
      square += *p == '[' ? 1 : *p == ']' ? -1 : 0;
    }
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);
      gunichar c = g_utf8_get_char (last);

      if (c == ')' && round++ >= 0)
        break;
      if (c == ']' && square++ >= 0)
        break;
      if (strchr (".,;:)]'*", *last) == NULL && c != 0x2019 && c != 0x201D)
        break;
      end = last;
    }
  return end;
}

static gboolean
looks_cut (const char *start,
           const char *end)
{
  return end > start && strchr ("/-_.?=&%~", end[-1]) != NULL;
}

static gboolean
has_file_ending (const char *start,
                 const char *end)
{
  static const char *const endings[] = { ".html", ".htm", ".pdf", ".php", ".aspx", ".asp", ".xml",
                                         ".shtml", ".cfm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i]);

      if ((gsize) (end - start) > length && assay_scan_prefix (end - length, end, endings[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether the next word goes on with the address: it begins like a path and has the marks of one
 * inside. */
static gboolean
continues (const char *start,
           const char *end,
           const char *next,
           const char *next_end)
{
  const char *last = trim_token (next, next_end);
  guint marks = 0;
  gboolean letters = FALSE;

  if (next >= last || assay_url_at (next, next_end) || has_file_ending (start, end))
    return FALSE;
  if (!g_ascii_islower (*next) && !g_ascii_isdigit (*next) && *next != '/' && *next != '?'
      && *next != '%')
    return FALSE;
  for (const char *p = next; p < last; p++)
    {
      marks += *p == '/' || *p == '-' || *p == '_' || *p == '=' || *p == '%'
          || (*p == '.' && p > next);
      letters |= g_ascii_isalpha (*p);
    }
  if (has_file_ending (next, last))
    return TRUE;
  if (!looks_cut (start, end))
    return FALSE;
  if (end[-1] == '-' || end[-1] == '_')
    return marks > 0 || last == next_end;
  return letters && marks > 0;
}

static const char *
join_cut (const char *start,
          const char *end,
          const char *limit,
          GString    *joined)
{
  for (;;)
    {
      const char *next = assay_scan_skip_space (end, limit);
      const char *next_end = token_end (next, limit);
      gboolean line_break = memchr (end, '\n', next - end) != NULL;

      if (next == end || next - end > (line_break ? 16 : 2) || next_end == next)
        break;
      if (!continues (start, end, next, next_end))
        break;
      g_string_append_len (joined, next, next_end - next);
      start = next;
      end = next_end;
    }
  return end;
}

/**
 * assay_url_find:
 * @run: (out): where it stands
 * @url: (out) (transfer full): the address, joined
 *
 * Returns: whether there is an address from @start to @end
 */
gboolean
assay_url_find (const char  *start,
                const char  *end,
                AssayRun    *run,
                char       **url)
{
  const char *p = find_start (start, end);
  const char *q;
  g_autoptr (GString) joined = NULL;

  if (p == NULL)
    return FALSE;

  joined = g_string_new (NULL);
  if (end - p > MAX_URL)
    end = g_utf8_find_prev_char (p, p + MAX_URL);
  q = p;
  if (assay_scan_prefix (p, end, "http: //") || assay_scan_prefix (p, end, "https: //"))
    {
      q = strchr (p, ':') + 1;
      g_string_append_len (joined, p, q - p);
      q = assay_scan_skip_space (q, end);
    }
  run->start = p;
  run->end = token_end (q, end);
  g_string_append_len (joined, q, run->end - q);
  run->end = join_cut (q, run->end, end, joined);

  q = trim_token (joined->str, joined->str + joined->len);
  run->end -= joined->str + joined->len - q;
  g_string_truncate (joined, q - joined->str);
  *url = g_strdup (joined->str);
  return TRUE;
}

/**
 * assay_url_is_broken:
 *
 * Returns: whether @url cannot be followed: no host with a dot, or a space or stop where none may
 * be
 */
gboolean
assay_url_is_broken (const char *url)
{
  const char *host = strstr (url, "://");
  gsize length;

  host = host != NULL ? host + 3 : url;
  length = strcspn (host, "/?#:");
  return memchr (host, '.', length) == NULL
         || host[0] == '.' || host[0] == '-'
         || host[length - 1] == '.'
         || g_strstr_len (host, length, "..") != NULL
         || strstr (host, "...") != NULL || strstr (host, "…") != NULL
         || strpbrk (host, " <>\"") != NULL;
}

/**
 * assay_doi_find:
 * @run: (out): where it stands, "doi:" included
 * @doi: (out) (transfer full): the identifier, from "10." on
 *
 * Returns: whether there is a DOI from @start to @end
 */
gboolean
assay_doi_find (const char  *start,
                const char  *end,
                AssayRun    *run,
                char       **doi)
{
  for (const char *p = start; (p = memchr (p, '1', end - p)) != NULL; p++)
    {
      const char *q = p + 3;
      guint prefix;
      guint digits;

      if (!assay_scan_prefix (p, end, "10.") || g_ascii_isalnum (assay_scan_char_before (start, p)))
        continue;
      digits = assay_scan_number (q, end, 9, &prefix);
      if (digits < 4 || q + digits >= end || q[digits] != '/')
        continue;
      q = trim_token (p, token_end (p, end));
      if (q <= p + 3 + digits + 1)
        continue;
      *doi = g_strndup (p, q - p);
      run->end = q;
      run->start = p;
      for (const char *word = MAX (start, p - 24); word < p; word++)
        if ((assay_scan_prefix (word, p, "doi") || assay_scan_prefix (word, p, "http"))
            && !g_ascii_isalnum (assay_scan_char_before (start, word)))
          {
            run->start = word;
            break;
          }
      return TRUE;
    }
  return FALSE;
}
