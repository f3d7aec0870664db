/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a word in a list of names is by its form: a name, initials, a particle, or what joins names.
 */

#include "config.h"

#include "assay-name-words.h"

#include <string.h>

static const char *const particles[] = {
  "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le",
  "ter", "ten",
  "af", "av", "zu", "zur", "zum", "bin", "ibn", "al", "el", "vom", "y", "'t", "lo",
};

static const char *const suffixes[] = { "jr", "sr", "ii", "iii", "iv", "phd", "ph.d", "md", "m.d" };

/* Words that stand in the names of bodies and hardly ever in those of people. */
static const char *const organisation_words[] = {
  "academy", "administration", "agency", "alliance", "assembly", "association", "authority", "bank",
  "board",
  "bureau", "center", "centre", "chamber", "coalition", "college", "commission", "committee",
  "community",
  "company", "conference", "congress", "consortium", "corporation", "council", "court",
  "department",
  "division", "embassy", "federal", "federation", "forum", "foundation", "fund", "government",
  "group",
  "headquarters", "house", "inc", "initiative", "institute", "institution", "international",
  "laboratory",
  "league", "library", "ltd", "ministry", "mission", "museum", "national", "nations", "network",
  "news",
  "office", "organisation", "organization", "parliament", "partnership", "party", "police", "press",
  "program",
  "programme", "project", "reserve", "school", "secretariat", "security", "senate", "service",
  "services",
  "society", "staff", "statistics", "team", "treasury", "tribunal", "trust", "union", "united",
  "university",
  "watch", "amt", "bundesamt", "ministerium", "institut", "universität", "ministère", "ministerio",
  "stiftung",
  "times", "post", "journal", "magazine", "guardian", "register", "directorate", "command", "force",
  "forces",
  "army", "navy", "republic", "states", "editors", "reuters", "the", "of", "for", "and", "on",
  "against",
  "für", "der", "des", "et", "pour", "para",
  "akademie", "académie", "academia", "accademia", "agence", "agencia", "agenzia", "agentur",
  "asociación", "associazione", "banca", "banco", "banque", "behörde", "bundesbank", "bundesrat",
  "bundestag", "comisión", "comité", "commissione", "congreso", "conseil", "consejo", "conselho",
  "consiglio", "corte", "federación", "fondation", "fondazione", "fundación", "fédération",
  "gesellschaft", "gobierno", "gouvernement", "hochschule", "instituto", "istituto", "landesamt",
  "ministero", "ministério", "observatory", "observatoire", "observatorio", "organización",
  "regierung", "tribunal", "unión", "universidad", "universidade", "università", "université",
  "verband", "verein", "zentralbank", "zentrum",
  "Академия", "Агентство", "Банк", "Институт", "Комитет", "Министерство", "Совет", "Университет",
  "Фонд", "Центр",
};

static gboolean
is_one_of (AssayRun           word,
           const char *const *list,
           guint              n)
{
  gsize length = word.end - word.start;

  for (guint i = 0; i < n; i++)
    if (strlen (list[i]) == length && assay_scan_prefix (word.start, word.end, list[i]))
      return TRUE;
  return FALSE;
}

/**
 * assay_names_is_particle:
 *
 * Returns: whether the word is one that stands before family names, in lower case ("van", "de")
 */
gboolean
assay_names_is_particle (const char *p,
                         const char *end)
{
  return p < end && !g_unichar_isupper (g_utf8_get_char (p))
         && is_one_of ((AssayRun) { p, end }, particles, G_N_ELEMENTS (particles));
}

/**
 * assay_names_is_initials:
 *
 * Returns: whether the word is made of initials: "J", "J.", "J.-P.", "J.R.R."
 */
gboolean
assay_names_is_initials (const char *p,
                         const char *end)
{
  gboolean letter = FALSE;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c))
        {
          if (letter)
            return FALSE;
          letter = TRUE;
        }
      else if (c == '.' || c == '-' || c == 0x2010 || c == 0x2011)
        letter = FALSE;
      else if (letter && (c == 'h' || c == 'u') && p + 1 < end && p[1] == '.')
        continue;   /* "Th.", "Yu." */
      else
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_capitals (AssayRun word)
{
  guint n = 0;

  for (const char *p = word.start; p < word.end; p = g_utf8_next_char (p), n++)
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return n >= 2 && n <= 3;
}

static AssayNameWordKind
kind_of_word (AssayRun word)
{
  gunichar first = g_utf8_get_char (word.start);
  AssayRun bare = assay_scan_strip (word.start, word.end, ".");

  if (is_one_of (word, (const char *const[]) { "and", "&", "und", "et", "y", "и", "with" }, 7))
    return ASSAY_NAME_WORD_AND;
  if (is_one_of (bare, suffixes, G_N_ELEMENTS (suffixes)) && !g_unichar_islower (first))
    return ASSAY_NAME_WORD_SUFFIX;
  if (assay_names_is_initials (word.start, word.end))
    return ASSAY_NAME_WORD_INITIALS;
  if (is_capitals (bare))
    return ASSAY_NAME_WORD_CAPITALS;
  if (assay_names_is_particle (word.start, word.end))
    return ASSAY_NAME_WORD_PARTICLE;
  if (g_unichar_isalpha (first) && !g_unichar_islower (first))
    return ASSAY_NAME_WORD_NAME;
  /* "al-Rashid" and "d’Arc" are names though they begin small. */
  if (g_unichar_isalpha (first))
    for (const char *p = word.start; p < word.end; p = g_utf8_next_char (p))
      if ((*p == '-' || *p == '\'' || g_utf8_get_char (p) == 0x2019)
          && g_unichar_isupper (assay_scan_char (g_utf8_next_char (p), word.end)))
        return ASSAY_NAME_WORD_NAME;
  return ASSAY_NAME_WORD_OTHER;
}

/**
 * assay_name_words_split:
 * @head: words that may be names
 * @list: (out): each of them, and what it may be
 */
void
assay_name_words_split (AssayRun        head,
                        AssayNameWords *list)
{
  const char *p = assay_scan_skip_space (head.start, head.end);

  list->n_words = 0;
  while (p < head.end && list->n_words < ASSAY_NAME_MAX_WORDS)
    {
      AssayNameWord *word = &list->words[list->n_words++];
      const char *end = p;

      while (end < head.end && *end != ',' && *end != ';'
             && !assay_scan_is_space (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      word->run = (AssayRun) { p, end };
      word->mark = '\0';
      p = assay_scan_skip_space (end, head.end);
      if (p < head.end && (*p == ',' || *p == ';'))
        {
          word->mark = *p;
          p = assay_scan_skip_space (p + 1, head.end);
        }
      if (word->run.start == word->run.end)
        {
          list->n_words--;
          continue;
        }
      word->kind = kind_of_word (word->run);
      if (assay_scan_word (word->run.start, head.end, "et al"))
        word->kind = ASSAY_NAME_WORD_ET_AL;
    }
}

/**
 * assay_names_is_organisation:
 *
 * Returns: whether the words read like the name of a body rather than of people
 */
gboolean
assay_names_is_organisation (AssayRun run)
{
  const char *p = assay_scan_skip_space (run.start, run.end);
  guint capitals = 0;

  while (p < run.end)
    {
      const char *end = assay_scan_skip_word (p, run.end);
      AssayRun word = assay_scan_strip (p, end, ".,;:()");

      if (!ASSAY_RUN_EMPTY (word)
          && is_one_of (word, organisation_words, G_N_ELEMENTS (organisation_words))
          && !(assay_scan_word (word.start, word.end, "and")
               || assay_scan_word (word.start, word.end, "der")))
        return TRUE;
      capitals++;
      p = assay_scan_skip_space (end, run.end);
    }
  return capitals == 0;
}

/**
 * assay_names_starts_list:
 *
 * Returns: whether a list of names with the family name first begins at @p: "Smith, J.", "de la
 * Cruz, M.-T."
 */
gboolean
assay_names_starts_list (const char *p,
                         const char *end)
{
  for (guint n = 0; n < 4 && p < end; n++)
    {
      const char *word_end = assay_scan_skip_word (p, end);
      AssayRun word = { p, word_end };
      gboolean comma = word_end > p && word_end[-1] == ',';
      AssayNameWordKind kind;

      if (comma)
        word.end--;
      if (ASSAY_RUN_EMPTY (word))
        return FALSE;
      kind = kind_of_word (word);
      p = assay_scan_skip_space (word_end, end);
      if (kind != ASSAY_NAME_WORD_NAME && kind != ASSAY_NAME_WORD_PARTICLE
          && kind != ASSAY_NAME_WORD_SUFFIX && kind != ASSAY_NAME_WORD_CAPITALS)
        return FALSE;
      if (comma)
        {
          word_end = assay_scan_skip_word (p, end);
          while (word_end > p && (word_end[-1] == ',' || word_end[-1] == ';'))
            word_end--;
          return word_end > p && assay_names_is_initials (p, word_end)
                 && g_unichar_isupper (g_utf8_get_char (p));
        }
    }
  return FALSE;
}
