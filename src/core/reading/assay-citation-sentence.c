/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markers whose name stands in the sentence and not in the bracket with the year.
 */

#include "config.h"

#include "assay-citation-reader.h"

#include "assay-names.h"

#include <string.h>

/* So far before a bracket its name may stand. */
#define MAX_BACK 320

static gboolean
is_sentence_word (AssayRun word)
{
  static const char *const words[] = {
    "as", "in", "while", "when", "although", "see", "by", "for", "but", "and", "the", "like",
    "since", "both",
    "similarly", "according", "to", "thus", "however", "moreover", "with", "from", "of", "on", "at",
    "after", "also",
    "furthermore", "here", "indeed", "if", "because", "whereas", "recently", "following", "per",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == (gsize) (word.end - word.start)
        && assay_scan_prefix (word.start, word.end, words[i]))
      return TRUE;
  return FALSE;
}

/* The first of the words before @open that can only be names and what joins them. */
static const char *
find_names_before (AssayCitationReader *self,
                   const char          *open)
{
  const char *limit = open - self->finder->start > MAX_BACK ? open - MAX_BACK : self->finder->start;
  const char *first = open;
  const char *p = open;

  while (p > limit)
    {
      const char *end;
      AssayRun word;

      while (p > limit && assay_scan_is_space (assay_scan_char_before (self->finder->start, p)))
        {
          if (p[-1] == '\n')
            return first;
          p = g_utf8_prev_char (p);
        }
      end = p;
      while (p > limit && !assay_scan_is_space (assay_scan_char_before (self->finder->start, p)))
        p = g_utf8_prev_char (p);
      word = assay_scan_strip (p, end, ",");
      if (ASSAY_RUN_EMPTY (word)
          || !(assay_mention_is_names (word)
               || (first < open && assay_scan_word (word.start, word.end, "of"))))
        return first;
      /* A stop ends the sentence before, unless it is an initial's or "al."'s. */
      if (first < open && word.end[-1] == '.' && !assay_names_is_initials (word.start, word.end)
          && !assay_scan_word (word.start, word.end, "al"))
        return first;
      first = p;
    }
  return first;
}

/* "Smith, J., & Jones, K. (2019)" describes a work as lists do; a sentence would not. */
static gboolean
is_described (AssayRun names)
{
  for (const char *p = names.start; (p = memchr (p, ',', names.end - p)) != NULL;)
    {
      const char *word = assay_scan_skip_space (p + 1, names.end);
      AssayRun bare = assay_scan_strip (word, assay_scan_skip_word (word, names.end), ",");

      if (!ASSAY_RUN_EMPTY (bare) && bare.end[-1] == '.'
          && assay_names_is_initials (bare.start, bare.end))
        return TRUE;
      p++;
    }
  return FALSE;
}

static AssayRun
without_possessive (AssayRun names)
{
  if (names.end - names.start > 4 && g_str_has_prefix (names.end - 4, "’s"))
    names.end -= 4;
  else if (names.end - names.start > 2 && names.end[-2] == '\'' && names.end[-1] == 's')
    names.end -= 2;
  return names;
}

static gboolean
links_names (AssayCitationReader *self,
             AssayMention        *mentions,
             guint                n,
             AssayRun             names)
{
  for (guint i = 0; i < n; i++)
    assay_mention_set_names (&mentions[i], without_possessive (names));
  return assay_citation_reader_link (self, mentions, n, FALSE, names, NULL);
}

/**
 * assay_citation_reader_read_narrative:
 *
 * Reads "Smith and Jones (2019)": the longest run of names right before the bracket that an entry
 * answers to.
 *
 * Returns: whether the bracket is dealt with
 */
gboolean
assay_citation_reader_read_narrative (AssayCitationReader *self,
                                      AssayMention        *mentions,
                                      guint                n,
                                      AssayRun             run)
{
  const char *p = find_names_before (self, run.start);
  AssayCitation *citation = NULL;

  /* The article's own description of itself points at none of its works. */
  if (is_described ((AssayRun) { p, run.start }))
    return TRUE;
  while (p < run.start)
    {
      const char *end = assay_scan_skip_word (p, run.start);
      AssayRun word = assay_scan_strip (p, end, ",");
      AssayRun names = assay_scan_trim (p, run.start);

      if (!is_sentence_word (word) && g_unichar_isalpha (g_utf8_get_char (p))
          && links_names (self, mentions, n, names))
        {
          run.start = p;
          assay_citation_reader_link (self, mentions, n, TRUE, run, &citation);
          self->linked++;
          return TRUE;
        }
      p = assay_scan_skip_space (end, run.start);
    }
  return FALSE;
}

/**
 * assay_citation_reader_read_titled:
 *
 * Reads "“Title” (2019)": the title of a work without an author.
 *
 * Returns: whether the bracket is dealt with
 */
gboolean
assay_citation_reader_read_titled (AssayCitationReader *self,
                                   AssayMention        *mentions,
                                   guint                n,
                                   AssayRun             run)
{
  const char *limit = run.start - self->finder->start > MAX_BACK
                      ? run.start - MAX_BACK : self->finder->start;
  const char *close = run.start;
  const char *open;
  AssayCitation *citation = NULL;

  while (close > limit && close[-1] == ' ')
    close--;
  if (close == limit
      || !assay_scan_is_close_quote (assay_scan_char_before (self->finder->start, close)))
    return FALSE;
  close = g_utf8_prev_char (close);
  open = close;
  while (open > limit
         && !assay_scan_is_open_quote (assay_scan_char_before (self->finder->start, open)))
    open = g_utf8_prev_char (open);
  if (open <= limit || open == close)
    return FALSE;
  for (guint i = 0; i < n; i++)
    mentions[i].names = mentions[i].family = (AssayRun) { open, close };
  run.start = g_utf8_prev_char (open);
  if (!assay_citation_reader_link (self, mentions, n, TRUE, run, &citation))
    return FALSE;
  self->linked++;
  return TRUE;
}

/**
 * assay_citation_reader_read_distant:
 *
 * Reads "Smith argues … (2015, 78)": the nearest name before in the sentence that has a work of
 * that year.
 *
 * Returns: whether the bracket is dealt with
 */
gboolean
assay_citation_reader_read_distant (AssayCitationReader *self,
                                    AssayMention        *mentions,
                                    guint                n,
                                    AssayRun             run)
{
  const char *limit = run.start - self->finder->start > MAX_BACK
                      ? run.start - MAX_BACK : self->finder->start;
  const char *p = run.start;

  while (p > limit)
    {
      const char *end;
      AssayRun word;
      AssayCitation *citation = NULL;

      while (p > limit && !g_unichar_isalpha (assay_scan_char_before (self->finder->start, p)))
        {
          if (p[-1] == '\n' || (strchr (".!?", p[-1]) != NULL && p + 1 < run.start && p[0] == ' '
                                && g_ascii_isupper (p[1])
                                && !(p - 2 >= limit && g_ascii_isupper (p[-2]))))
            return FALSE;
          p = g_utf8_prev_char (p);
        }
      end = p;
      while (p > limit && (g_unichar_isalpha (assay_scan_char_before (self->finder->start, p))
                           || assay_scan_is_dash (assay_scan_char_before (self->finder->start, p))
                           || p[-1] == '\'' ))
        p = g_utf8_prev_char (p);
      word = without_possessive ((AssayRun) { p, end });
      if (ASSAY_RUN_EMPTY (word) || !g_unichar_isupper (g_utf8_get_char (p))
          || !assay_reference_index_has_name (self->index, word))
        continue;
      if (links_names (self, mentions, n, word)
          && assay_citation_reader_link (self, mentions, n, TRUE, run, &citation))
        {
          self->linked++;
          return TRUE;
        }
    }
  return FALSE;
}
