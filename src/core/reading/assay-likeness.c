/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much a run of text reads like an entry of the works cited, told by the marks such entries
 * carry and prose does not.
 */

#include "config.h"

#include "assay-likeness.h"

#include "assay-dates.h"
#include "assay-labels.h"
#include "assay-names.h"
#include "assay-urls.h"

#include <string.h>

/* An entry shows what it is near its start; no longer run is looked through. */
#define MAX_LOOK 1200

static const char *const lead_ins[] = {
  "available at", "available from", "available online", "available:", "retrieved", "accessed",
  "last accessed",
  "viewed", "verfügbar unter", "abgerufen", "online unter", "disponible", "doi", "http", "www.",
  "url:", "archived",
  "[online]", "https:", "in:", "pp.", "режим доступа", "дата обращения",
};

static const char *const publishing_words[] = {
  "pp.", "vol.", "no.", "eds.", "ed.", "(eds", "(ed.", "university press", "press", "publishers",
  "publishing",
  "et al", "trans.", "edn", "journal", "proceedings", "isbn", "working paper", "dissertation",
  "doi:",
};

static const char *const address_words[] = { "http", "www." };
static const char *const available_words[] = { "available at", "retrieved from" };

static const char *const short_words[] = {
  "ibid", "ibidem", "id.", "op. cit", "op.cit", "loc. cit", "loc.cit", "supra", "ebd", "a.a.o",
};

static const char *
limit_of (const char *p,
          const char *end)
{
  return end - p > MAX_LOOK ? g_utf8_find_prev_char (p, p + MAX_LOOK) : end;
}

/**
 * assay_likeness_is_short:
 *
 * Returns: whether a note begins with the words that stand for an earlier one: "Ibid.", "Id. at 4"
 */
gboolean
assay_likeness_is_short (const char *p,
                         const char *end)
{
  static const char *const signals[] = { "see also", "see", "cf.", "cf" };

  p = assay_scan_skip_space (p, end);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (assay_scan_word (p, end, signals[i]))
      {
        p = assay_scan_skip_space (p + strlen (signals[i]), end);
        break;
      }
  while (p < end && (*p == '*' || *p == '_' || *p == '(' || *p == '['))
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (short_words); i++)
    if (assay_scan_word (p, end, short_words[i]))
      return TRUE;
  return FALSE;
}

static int
score_years (const char *p,
             const char *end)
{
  int score = 0;
  gboolean inside = FALSE;

  for (const char *q = p; q < end && score < 2; q = g_utf8_next_char (q))
    {
      const char *after;

      if (g_ascii_isdigit (*q) && !inside && assay_date_read_year (q, end, &after) != 0)
        score = MAX (score, q > p && (q[-1] == '(' || q[-1] == '[') ? 2 : 1);
      else if (*q == '(' && assay_date_is_undated (q + 1, end, &after))
        score = 2;
      inside = g_ascii_isalnum (*q);
    }
  return score;
}

static gboolean
has_quoted_title (const char *p,
                  const char *end)
{
  const char *limit = end - p > 200 ? g_utf8_find_prev_char (p, p + 200) : end;

  for (const char *q = p; q < limit; q = g_utf8_next_char (q))
    {
      gunichar c = g_utf8_get_char (q);

      if ((c == '"' || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E)
          && (q == p || strchr (" ,(.[", q[-1]) != NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_volume_or_pages (const char *p,
                     const char *end)
{
  for (const char *q = p; q < end; q++)
    {
      guint value;
      guint digits;

      if (!g_ascii_isdigit (*q) || (q > p && g_ascii_isalnum (q[-1])))
        continue;
      digits = assay_scan_number (q, end, 5, &value);
      if (digits == 0)
        continue;
      q += digits;
      /* "39(1)", "93-111", "41:2" */
      if (q + 1 < end && *q == '(' && g_ascii_isdigit (q[1]))
        return TRUE;
      if (assay_scan_is_dash (assay_scan_char (q, end)) && value < 1500
          && g_ascii_isdigit (assay_scan_char (g_utf8_next_char (q), end)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the head is followed by a year in brackets: "Name, I. (2019)", "Body (2019)." */
static gboolean
has_dated_head (const char *p,
                const char *end)
{
  const char *limit = end - p > 250 ? g_utf8_find_prev_char (p, p + 250) : end;
  const char *open = memchr (p, '(', limit - p);
  const char *after;

  for (; open != NULL; open = memchr (open + 1, '(', limit - open - 1))
    if (assay_date_read_year (open + 1, end, &after) != 0
        || assay_date_is_undated (open + 1, end, &after))
      return strchr (".,):;]", *after) != NULL
             || assay_scan_is_space (assay_scan_char (after, end));
  return FALSE;
}

/**
 * assay_likeness_starts_entry:
 *
 * Returns: whether the run begins as entries without labels do: a list of names, or a head with
 * its year
 */
gboolean
assay_likeness_starts_entry (const char *p,
                             const char *end)
{
  gunichar c;

  p = assay_scan_skip_space (p, end);
  c = assay_scan_char (p, end);
  if (c == 0x2014 || c == 0x2013 || c == '_' || assay_scan_prefix (p, end, "--"))
    return TRUE;
  if (!g_unichar_isupper (c) && !g_unichar_isdigit (c) && !assay_scan_is_open_quote (c)
      && !assay_names_is_particle (p, assay_scan_skip_word (p, end)))
    return FALSE;
  return assay_names_starts_list (p, end) || has_dated_head (p, end);
}

/**
 * assay_likeness_continues:
 *
 * Returns: whether the run can only go on with the entry before it
 */
gboolean
assay_likeness_continues (const char *p,
                          const char *end)
{
  gunichar c;

  p = assay_scan_skip_space (p, end);
  while (p < end && (*p == '(' || *p == '<' || *p == '['))
    p++;
  c = assay_scan_char (p, end);
  if (g_unichar_islower (c) && !assay_names_is_particle (p, assay_scan_skip_word (p, end)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lead_ins); i++)
    if (assay_scan_prefix (p, end, lead_ins[i]))
      return TRUE;
  return FALSE;
}

/* The share of words that make sentences and hardly ever descriptions of works, in percent; what
 * is quoted may be a title, whatever its words. */
static guint
measure_prose (const char *p,
               const char *end,
               guint      *n_words)
{
  static const char *const words[] = {
    "is", "was", "were", "are", "be", "been", "has", "have", "had", "do", "does", "did", "can",
    "could", "would",
    "should", "might", "not", "we", "i", "he", "she", "they", "it", "this", "that", "these",
    "there",
    "which", "who", "when", "while", "because", "although", "however", "also", "my", "our", "his",
    "their", "than",
    "ist", "war", "sind", "wurde", "hat", "nicht", "es", "est", "sont", "était", "pas", "fue",
    "son", "era",
  };
  guint n = 0;
  gboolean quoted = FALSE;

  *n_words = 0;
  for (; p < end; p = assay_scan_next_word (p, end))
    {
      gunichar c = g_utf8_get_char (p);

      if (*p != '\'' && assay_scan_is_open_quote (c))
        quoted = TRUE;
      if (quoted)
        {
          for (const char *q = g_utf8_next_char (p); q < end
               && !assay_scan_is_space (g_utf8_get_char (q)); q = g_utf8_next_char (q))
            if (g_utf8_get_char (q) == 0x201D || *q == '"' || g_utf8_get_char (q) == 0xBB)
              quoted = FALSE;
          continue;
        }
      (*n_words)++;
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (assay_scan_word (p, end, words[i]))
          {
            n++;
            break;
          }
    }
  return *n_words > 0 ? n * 100 / *n_words : 0;
}

/**
 * assay_likeness_is_prose:
 *
 * Returns: whether the run is made of sentences and shows little of a work
 */
gboolean
assay_likeness_is_prose (const char *p,
                         const char *end)
{
  guint n_words;

  return measure_prose (p, limit_of (p, end), &n_words) >= 6
         && assay_likeness (p, end) <= ASSAY_LIKENESS_WEAK
         && !assay_likeness_starts_entry (p, end);
}

/**
 * assay_likeness_is_entry:
 *
 * Returns: whether a line under the heading of a list may be a work: it reads like one, or holds a
 * year and is no prose
 */
gboolean
assay_likeness_is_entry (const char *p,
                         const char *end)
{
  int likeness = assay_likeness (p, end);
  guint n_words;

  if (likeness > ASSAY_LIKENESS_WEAK)
    return TRUE;
  p = assay_scan_skip_space (p, end);
  return likeness > 0 && end - p < 500 && measure_prose (p, end, &n_words) < 5 && n_words >= 4
         && (g_unichar_isupper (assay_scan_char (p, end)) || assay_likeness_starts_entry (p, end));
}

/**
 * assay_likeness_is_comment:
 *
 * Returns: whether a note says something in sentences and describes no work
 */
gboolean
assay_likeness_is_comment (const char *p,
                           const char *end)
{
  int likeness = assay_likeness (p, end);
  guint n_words;
  guint prose = measure_prose (p, limit_of (p, end), &n_words);
  const char *after;

  if (likeness >= ASSAY_LIKENESS_STRONG)
    return likeness == ASSAY_LIKENESS_STRONG && prose >= 12 && n_words > 40
           && !assay_likeness_starts_entry (p, end);
  if (n_words >= 8 && prose >= (likeness > ASSAY_LIKENESS_WEAK ? 12 : 8)
      && !assay_likeness_starts_entry (p, end))
    return TRUE;
  /* "Emphasis added.", "Author’s translation." */
  for (; p < end; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p) && assay_date_read_year (p, end, &after) != 0)
      return FALSE;
  return likeness < 1;
}

/**
 * assay_likeness:
 *
 * Returns: how much the run reads like an entry of the works cited; see %ASSAY_LIKENESS_STRONG
 */
int
assay_likeness (const char *p,
                const char *end)
{
  AssayLabel label;
  g_autofree char *doi = NULL;
  AssayDate date;
  AssayRun run;
  int score = 0;
  guint words = 0;

  p = assay_scan_skip_space (p, end);
  end = limit_of (p, end);
  if (assay_label_read (p, end, &label))
    p = assay_scan_skip_space (label.body, end);
  if (assay_likeness_is_short (p, end))
    return ASSAY_LIKENESS_STRONG;

  score += score_years (p, MIN (end, p + 400));
  if (assay_scan_find_any (p, end, address_words, G_N_ELEMENTS (address_words), &words) != NULL
      || assay_doi_find (p, end, &run, &doi))
    score += 2;
  if (assay_scan_find_any (p, end, available_words, G_N_ELEMENTS (available_words), &words) != NULL
      || assay_date_find_accessed (p, end, &date, &run) != NULL)
    score += 2;
  if (assay_names_starts_list (p, end))
    score += 2;
  if (has_quoted_title (p, end))
    score++;
  if (assay_date_find (p, end, &date, &run) && date.month != 0)
    score++;
  if (has_volume_or_pages (p, end))
    score++;
  if (assay_scan_find_any (p, end, publishing_words, G_N_ELEMENTS (publishing_words),
                           &words) != NULL)
    score++;
  words = 0;
  for (const char *q = p; q < end; q = assay_scan_next_word (q, end))
    words++;
  /* An address alone is an entry for those who paste them. */
  if (words == 1 && assay_url_at (p, end))
    score += 2;
  if (words > 70)
    score -= (words - 40) / 30;
  return score;
}
