/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The few moves that reading works cited is made of. They walk bytes and never look behind their
 * bounds, so each reader built on them stays linear.
 */

#include "config.h"

#include "assay-scan.h"

#include <string.h>

gboolean
assay_scan_is_space (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x3000
         || c == 0xFEFF
         || (c >= 0x2000 && c <= 0x200B);
}

gboolean
assay_scan_is_open_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x2018 || c == 0x201E || c == 0x201A || c == 0xAB
         || c == '\''
         || c == 0x300C || c == 0x300A || c == 0x201F;
}

gboolean
assay_scan_is_close_quote (gunichar c)
{
  return c == '"' || c == 0x201D || c == 0x2019 || c == 0x201C || c == 0x2018 || c == 0xBB
         || c == '\''
         || c == 0x300D || c == 0x300B;
}

gboolean
assay_scan_is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/**
 * assay_scan_char:
 *
 * Returns: the character at @p, or 0 at the end
 */
gunichar
assay_scan_char (const char *p,
                 const char *end)
{
  return p < end ? g_utf8_get_char (p) : 0;
}

/**
 * assay_scan_char_before:
 *
 * Returns: the character before @p, or 0 at the start
 */
gunichar
assay_scan_char_before (const char *start,
                        const char *p)
{
  return p > start ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

/* As assay_scan_is_space(), but inlined for the bytes that nearly all text is made of. */
static inline gboolean
is_space_at (const char *p)
{
  guchar c = *p;

  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r')
                  : assay_scan_is_space (g_utf8_get_char (p));
}

const char *
assay_scan_skip_space (const char *p,
                       const char *end)
{
  while (p < end && is_space_at (p))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * assay_scan_skip_word:
 *
 * Returns: the first white space at or after @p
 */
const char *
assay_scan_skip_word (const char *p,
                      const char *end)
{
  while (p < end && !is_space_at (p))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * assay_scan_next_word:
 *
 * Returns: where the word after the one at @p begins, or @end
 */
const char *
assay_scan_next_word (const char *p,
                      const char *end)
{
  return assay_scan_skip_space (assay_scan_skip_word (p, end), end);
}

/**
 * assay_scan_trim:
 *
 * Returns: the run without white space around it
 */
AssayRun
assay_scan_trim (const char *start,
                 const char *end)
{
  start = assay_scan_skip_space (start, end);
  while (end > start && assay_scan_is_space (assay_scan_char_before (start, end)))
    end = g_utf8_prev_char (end);
  return (AssayRun) { start, end };
}

/**
 * assay_scan_strip:
 * @characters: ASCII characters to strip besides white space
 *
 * Returns: the run without these characters around it
 */
AssayRun
assay_scan_strip (const char *start,
                  const char *end,
                  const char *characters)
{
  AssayRun run = assay_scan_trim (start, end);

  for (;;)
    {
      AssayRun before = run;

      while (run.start < run.end && strchr (characters, *run.start) != NULL)
        run.start++;
      while (run.end > run.start && strchr (characters, run.end[-1]) != NULL)
        run.end--;
      run = assay_scan_trim (run.start, run.end);
      if (run.start == before.start && run.end == before.end)
        return run;
    }
}

/* As g_ascii_tolower(), but inlined: every word of every list is compared through it. */
static inline char
to_lower (char c)
{
  return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/**
 * assay_scan_compare:
 *
 * What assay_scan_prefix() does where the first bytes are alike.
 */
gboolean
assay_scan_compare (const char *p,
                    const char *end,
                    const char *prefix)
{
  for (; *prefix != '\0'; p++, prefix++)
    if (p >= end || to_lower (*p) != *prefix)
      return FALSE;
  return TRUE;
}

/**
 * assay_scan_find:
 * @words: lower-case words to find at a word's start
 *
 * Returns: (nullable): where @words first stand, in any case
 */
const char *
assay_scan_find (const char *start,
                 const char *end,
                 const char *words)
{
  gsize length = strlen (words);
  char upper = g_ascii_toupper (words[0]);

  for (const char *p = start; p + length <= end; p++)
    if ((*p == words[0] || *p == upper)
        && assay_scan_prefix (p, end, words)
        && !g_unichar_isalnum (assay_scan_char_before (start, p)))
      return p;
  return NULL;
}

/**
 * assay_scan_find_any:
 * @words: (array length=n_words): lower-case words to find at a word's start
 * @which: (out): which of them was found; of two that begin alike the first
 *
 * Returns: (nullable): where the first of them stands, in any case
 */
const char *
assay_scan_find_any (const char        *start,
                     const char        *end,
                     const char *const *words,
                     guint              n_words,
                     guint             *which)
{
  guint8 begins[256] = { 0 };

  for (guint i = 0; i < n_words; i++)
    begins[(guchar) words[i][0]] = begins[(guchar) g_ascii_toupper (words[i][0])] = 1;
  for (const char *p = start; p < end; p++)
    {
      if (!begins[(guchar) *p] || g_unichar_isalnum (assay_scan_char_before (start, p)))
        continue;
      for (guint i = 0; i < n_words; i++)
        if (assay_scan_prefix (p, end, words[i]))
          {
            *which = i;
            return p;
          }
    }
  return NULL;
}

/**
 * assay_scan_number:
 * @max_digits: how many digits there may be
 * @value: (out): the number
 *
 * Returns: how many ASCII digits stand at @p, or 0 where there are more than allowed
 */
guint
assay_scan_number (const char *p,
                   const char *end,
                   guint       max_digits,
                   guint      *value)
{
  guint n = 0;

  *value = 0;
  for (; p < end && g_ascii_isdigit (*p); p++)
    {
      if (++n > max_digits)
        return 0;
      *value = *value * 10 + (*p - '0');
    }
  return n;
}

/**
 * assay_scan_dup_flat:
 *
 * Returns: (transfer full) (nullable): the words of the run with each run of white space made one
 * space, or %NULL for an empty run
 */
char *
assay_scan_dup_flat (AssayRun run)
{
  AssayRun trimmed = assay_scan_trim (run.start, run.end);
  GString *flat;

  if (ASSAY_RUN_EMPTY (trimmed))
    return NULL;

  flat = g_string_sized_new (trimmed.end - trimmed.start);
  for (const char *p = trimmed.start; p < trimmed.end;)
    {
      const char *word_end = assay_scan_skip_word (p, trimmed.end);

      if (flat->len > 0)
        g_string_append_c (flat, ' ');
      g_string_append_len (flat, p, word_end - p);
      p = assay_scan_skip_space (word_end, trimmed.end);
    }
  return g_string_free (flat, FALSE);
}

/**
 * assay_scan_fold:
 *
 * Returns: (transfer full): the letters and digits of the run without case, accents and
 * punctuation, its words parted by single spaces
 */
char *
assay_scan_fold (AssayRun run)
{
  g_autofree char *folded = g_utf8_casefold (run.start, run.end - run.start);
  g_autofree char *parts = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *key = g_string_sized_new (strlen (parts));
  gboolean gap = FALSE;

  for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || c == '\'' || c == 0x2019)
        continue;
      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && key->len > 0)
        g_string_append_c (key, ' ');
      gap = FALSE;
      g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}
