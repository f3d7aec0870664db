/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads how a text speaks of a work, by names and year, out of the brackets or the words around
 * them.
 */

#include "config.h"

#include "assay-mention.h"

#include "assay-dates.h"
#include "assay-names.h"

#include <string.h>

/**
 * assay_mention_read_year:
 *
 * Reads the year at @p, or the words that say there is none.
 *
 * Returns: (nullable): where it ends, or %NULL where there is neither
 */
const char *
assay_mention_read_year (AssayMention *mention,
                         const char   *p,
                         const char   *end)
{
  static const char *const yearless[] = { "forthcoming", "in press", "im erscheinen" };
  const char *after;

  mention->suffix = '\0';
  mention->undated = FALSE;
  mention->year = assay_date_read_year (p, end, &after);
  if (mention->year != 0)
    {
      if (g_ascii_isalpha (after[-1]))
        mention->suffix = after[-1];
      return after;
    }
  if (assay_date_is_undated (p, end, &after))
    {
      mention->undated = TRUE;
      return after;
    }
  for (guint i = 0; i < G_N_ELEMENTS (yearless); i++)
    if (assay_scan_word (p, end, yearless[i]))
      return p + strlen (yearless[i]);
  return NULL;
}

static const char *
skip_signals (const char *p,
              const char *end)
{
  static const char *const signals[] = {
    "see also", "see for example", "see", "e.g.", "i.e.", "cf.", "cf", "also", "for example",
    "compare", "but see",
    "but", "and", "contra", "in", "per", "source:", "sources:", "adapted from", "from", "after",
    "vgl.", "siehe", "s.",
    "voir", "véase", "ver",
  };
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      while (p < end && (*p == ',' || *p == ':' || assay_scan_is_space (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      for (guint i = 0; i < G_N_ELEMENTS (signals) && !again; i++)
        if (assay_scan_word (p, end, signals[i]) && p + strlen (signals[i]) < end)
          {
            p += strlen (signals[i]);
            again = TRUE;
          }
    }
  return p;
}

/* Of "Wick as cited in Hale" the work that was read is the second. */
static const char *
skip_original (const char *p,
               const char *end)
{
  static const char *const words[] = { "cited in", "cited by", "quoted in", "quoted by", "qtd. in",
                                       "qtd in", "zit. nach" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = assay_scan_find (p, end, words[i]);

      if (found != NULL)
        return found + strlen (words[i]);
    }
  return p;
}

static const char *
next_name (const char *p,
           const char *end,
           AssayRun   *name)
{
  const char *q = p;

  while (q < end)
    {
      if (*q == ',' || *q == '&' || *q == ';')
        break;
      if (assay_scan_is_space (g_utf8_get_char (q)))
        {
          const char *word = assay_scan_skip_space (q, end);

          if (assay_scan_word (word, end, "and") || assay_scan_word (word, end, "und")
              || assay_scan_word (word, end, "et") || assay_scan_word (word, end, "y"))
            {
              *name = assay_scan_trim (p, q);
              return assay_scan_word (word, end, "et al") ? word : assay_scan_skip_word (word, end);
            }
        }
      q = g_utf8_next_char (q);
    }
  *name = assay_scan_trim (p, q);
  return q < end ? q + 1 : end;
}

/**
 * assay_mention_set_names:
 *
 * Takes the names apart that stand before a year.
 */
void
assay_mention_set_names (AssayMention *mention,
                         AssayRun      names)
{
  AssayRun bare = assay_scan_strip (names.start, names.end, ",:\"");
  const char *p = memchr (bare.start, '[', bare.end - bare.start);

  /* "World Body [WB]" */
  if (p != NULL && p > bare.start)
    bare = assay_scan_strip (bare.start, p, ",:\"");
  p = bare.start;
  mention->names = bare;
  mention->family = (AssayRun) { p, p };
  mention->n_others = 0;
  mention->et_al = FALSE;
  while (p < bare.end)
    {
      AssayRun name;

      p = assay_scan_skip_space (p, bare.end);
      if (assay_scan_word (p, bare.end, "and") || assay_scan_word (p, bare.end, "und"))
        {
          p = assay_scan_skip_word (p, bare.end);
          continue;
        }
      if (assay_scan_prefix (p, bare.end, "et al") || assay_scan_prefix (p, bare.end, "et.")
          || assay_scan_prefix (p, bare.end, "u. a")
              || assay_scan_prefix (p, bare.end, "and others")
          || assay_scan_prefix (p, bare.end, "and colleagues")
              || assay_scan_prefix (p, bare.end, "and his"))
        {
          mention->et_al = TRUE;
          return;
        }
      p = next_name (p, bare.end, &name);
      if (ASSAY_RUN_EMPTY (name))
        continue;
      if (ASSAY_RUN_EMPTY (mention->family))
        mention->family = name;
      else if (mention->n_others < ASSAY_MENTION_MAX_OTHERS)
        mention->others[mention->n_others++] = name;
    }
}

/**
 * assay_mention_is_names:
 *
 * Returns: whether the words are all names, and what joins names
 */
gboolean
assay_mention_is_names (AssayRun names)
{
  static const char *const joiners[] = { "and", "&", "et", "al.", "al", "et.", "und", "y" };
  const char *p = assay_scan_skip_space (names.start, names.end);
  guint n = 0;

  while (p < names.end)
    {
      const char *end = assay_scan_skip_word (p, names.end);
      AssayRun word = assay_scan_strip (p, end, ",");
      gboolean joiner = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (joiners); i++)
        joiner |= strlen (joiners[i]) == (gsize) (word.end - word.start)
            && assay_scan_prefix (word.start, word.end, joiners[i]);
      if (!joiner && !ASSAY_RUN_EMPTY (word)
          && !assay_names_is_particle (word.start, word.end)
          && !g_unichar_isupper (g_utf8_get_char (word.start)))
        return FALSE;
      if (++n > 24)
        return FALSE;
      p = assay_scan_skip_space (end, names.end);
    }
  return n > 0;
}

static gboolean
is_month (AssayRun name)
{
  g_autofree char *probe = g_strdup_printf ("%.*s 2000", (int) (name.end - name.start), name.start);
  AssayDate date;
  const char *after;

  return assay_date_read (probe, probe + strlen (probe), &date, &after) && date.month != 0;
}

/**
 * assay_mention_is_shaped:
 *
 * Returns: whether the mention has the form of one even where no entry answers to it: names only,
 * and a comma, a conjunction or "et al." that a place and its year would not have
 */
gboolean
assay_mention_is_shaped (const AssayMention *mention)
{
  const char *comma = mention->names.end;

  return (mention->year != 0 || mention->undated)
         && assay_mention_is_names (mention->names)
         && (mention->n_others > 0 || mention->et_al || *comma == ',')
         && !is_month (mention->family)
         && (mention->n_others > 0 || !assay_names_is_organisation (mention->names));
}

/* "Smith 45" and "Smith, p. 45" name a page after the author. */
static AssayRun
cut_pages (AssayRun words)
{
  const char *p = words.end;

  while (p > words.start)
    {
      AssayRun word = { p, p };

      while (word.start > words.start
             && !assay_scan_is_space (assay_scan_char_before (words.start, word.start)))
        word.start = g_utf8_prev_char (word.start);
      if (!g_ascii_isdigit (*word.start) && !assay_scan_prefix (word.start, word.end, "p.")
          && !assay_scan_prefix (word.start, word.end, "pp."))
        break;
      words.end = assay_scan_trim (words.start, word.start).end;
      p = words.end;
    }
  return words;
}

/**
 * assay_mention_read:
 * @words: what stands in brackets, or a part of it between semicolons
 * @mentions: (out caller-allocates) (array fixed-size=8): the mentions, one a year
 *
 * Returns: how many there are; a mention without names has an empty run for them
 */
guint
assay_mention_read (AssayRun      words,
                    AssayMention *mentions)
{
  const char *start = skip_signals (skip_original (words.start, words.end), words.end);
  const char *p = start;
  gboolean inside = FALSE;
  guint n = 0;

  memset (mentions, 0, sizeof (AssayMention));
  for (; p < words.end && n < ASSAY_MENTION_MAX_YEARS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *after = inside ? NULL : assay_mention_read_year (&mentions[n], p, words.end);

      inside = g_unichar_isalnum (c);
      if (after == NULL)
        continue;
      if (n == 0)
        assay_mention_set_names (&mentions[0], assay_scan_trim (start, p));
      else
        {
          guint year = mentions[n].year;
          char suffix = mentions[n].suffix;

          /* A number later on is a year of the same author only right after a year. */
          mentions[n] = mentions[0];
          mentions[n].year = year;
          mentions[n].suffix = suffix;
        }
      n++;
      if (n < ASSAY_MENTION_MAX_YEARS)
        memset (&mentions[n], 0, sizeof (AssayMention));
      while (after < words.end && (*after == ',' || *after == '/' || *after == ' '))
        after++;
      if (assay_date_read_year (after, words.end, &p) == 0)
        return n;
      p = after - 1;
      inside = FALSE;
    }
  if (n == 0)
    {
      assay_mention_set_names (&mentions[0], cut_pages ((AssayRun) { start, words.end }));
      return 1;
    }
  return n;
}
