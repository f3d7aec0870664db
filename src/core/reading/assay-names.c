/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The authors of a work: lists of names in either order, with initials or without, and organisations.
 */

#include "config.h"

#include "assay-names.h"

#include <string.h>

#define MAX_WORDS 300

typedef enum
{
  WORD_OTHER,
  WORD_NAME,
  WORD_INITIALS,   /* "J.", "G.-H." */
  WORD_CAPITALS,   /* "JD", which may be initials and may be an organisation */
  WORD_PARTICLE,
  WORD_SUFFIX,
  WORD_AND,
  WORD_ET_AL,
} WordKind;

typedef struct
{
  AssayRun run;      /* without the mark after it */
  WordKind kind;
  char     mark;     /* ',' or ';' where one follows, else '\0' */
} Word;

typedef struct
{
  Word     words[MAX_WORDS];
  guint    n_words;
  gboolean family_first;
} List;

static const char *const particles[] = {
  "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "ter", "ten",
  "af", "av", "zu", "zur", "zum", "bin", "ibn", "al", "el", "vom", "y", "'t", "lo",
};

static const char *const suffixes[] = { "jr", "sr", "ii", "iii", "iv", "phd", "ph.d", "md", "m.d" };

/* Words that stand in the names of bodies and hardly ever in those of people. */
static const char *const organisation_words[] = {
  "academy", "administration", "agency", "alliance", "assembly", "association", "authority", "bank", "board",
  "bureau", "center", "centre", "chamber", "coalition", "college", "commission", "committee", "community",
  "company", "conference", "congress", "consortium", "corporation", "council", "court", "department",
  "division", "embassy", "federal", "federation", "forum", "foundation", "fund", "government", "group",
  "headquarters", "house", "inc", "initiative", "institute", "institution", "international", "laboratory",
  "league", "library", "ltd", "ministry", "mission", "museum", "national", "nations", "network", "news",
  "office", "organisation", "organization", "parliament", "partnership", "party", "police", "press", "program",
  "programme", "project", "reserve", "school", "secretariat", "security", "senate", "service", "services",
  "society", "staff", "statistics", "team", "treasury", "tribunal", "trust", "union", "united", "university",
  "watch", "amt", "bundesamt", "ministerium", "institut", "universität", "ministère", "ministerio", "stiftung",
  "times", "post", "journal", "magazine", "guardian", "register", "directorate", "command", "force", "forces",
  "army", "navy", "republic", "states", "editors", "reuters", "the", "of", "for", "and", "on", "against",
  "für", "der", "des", "et", "pour", "para",
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

static WordKind
kind_of_word (AssayRun word)
{
  gunichar first = g_utf8_get_char (word.start);
  AssayRun bare = assay_scan_strip (word.start, word.end, ".");

  if (is_one_of (word, (const char *const[]) { "and", "&", "und", "et", "y", "и", "with" }, 7))
    return WORD_AND;
  if (is_one_of (bare, suffixes, G_N_ELEMENTS (suffixes)) && !g_unichar_islower (first))
    return WORD_SUFFIX;
  if (assay_names_is_initials (word.start, word.end))
    return WORD_INITIALS;
  if (is_capitals (bare))
    return WORD_CAPITALS;
  if (assay_names_is_particle (word.start, word.end))
    return WORD_PARTICLE;
  if (g_unichar_isalpha (first) && !g_unichar_islower (first))
    return WORD_NAME;
  /* "al-Rashid" and "d’Arc" are names though they begin small. */
  if (g_unichar_isalpha (first))
    for (const char *p = word.start; p < word.end; p = g_utf8_next_char (p))
      if ((*p == '-' || *p == '\'' || g_utf8_get_char (p) == 0x2019)
          && g_unichar_isupper (assay_scan_char (g_utf8_next_char (p), word.end)))
        return WORD_NAME;
  return WORD_OTHER;
}

static void
split_words (AssayRun  head,
             List     *list)
{
  const char *p = assay_scan_skip_space (head.start, head.end);

  list->n_words = 0;
  while (p < head.end && list->n_words < MAX_WORDS)
    {
      Word *word = &list->words[list->n_words++];
      const char *end = p;

      while (end < head.end && *end != ',' && *end != ';' && !assay_scan_is_space (g_utf8_get_char (end)))
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
        word->kind = WORD_ET_AL;
    }
}

/* The chunk of words from @first to the next mark or conjunction; returns the index after it. */
static guint
chunk_end (const List *list,
           guint       first)
{
  guint i = first;

  while (i < list->n_words && list->words[i].kind != WORD_AND && list->words[i].kind != WORD_ET_AL)
    if (list->words[i++].mark != '\0')
      break;
  return i;
}

static gboolean
is_given (const Word *word)
{
  return word->kind == WORD_INITIALS || word->kind == WORD_CAPITALS;
}

static AssayRun
run_of (const List *list,
        guint       first,
        guint       end)
{
  return (AssayRun) { list->words[first].run.start, list->words[end - 1].run.end };
}

static char *
dup_words (const List *list,
           guint       first,
           guint       end)
{
  AssayRun run;

  while (first < end && list->words[end - 1].kind == WORD_SUFFIX)
    end--;
  if (first >= end)
    return NULL;
  run = run_of (list, first, end);
  return assay_scan_dup_flat (run);
}

static void
add_person (AssayReference *reference,
            const List     *list,
            guint           family,
            guint           family_end,
            guint           given,
            guint           given_end)
{
  guint first = family;
  g_autofree char *particle = NULL;
  g_autofree char *family_name = NULL;
  g_autofree char *given_name = dup_words (list, given, given_end);

  while (first + 1 < family_end && list->words[first].kind == WORD_PARTICLE)
    first++;
  if (first > family)
    particle = dup_words (list, family, first);
  family_name = dup_words (list, first, family_end);
  if (family_name == NULL)
    return;
  /* A stop after a family name ends the list; one after initials belongs to them. */
  if (g_str_has_suffix (family_name, ".") && strlen (family_name) > 2)
    family_name[strlen (family_name) - 1] = '\0';
  if (given_name != NULL && g_str_has_suffix (given_name, ".")
      && list->words[given_end - 1].kind == WORD_NAME)
    given_name[strlen (given_name) - 1] = '\0';
  assay_reference_add_author (reference, family_name, given_name, particle, NULL);
}

static void
add_literal (AssayReference *reference,
             AssayRun        run)
{
  AssayRun bare = assay_scan_strip (run.start, run.end, ".,;:");
  g_autofree char *literal = assay_scan_dup_flat (bare);

  if (literal != NULL)
    assay_reference_add_author (reference, NULL, NULL, NULL, literal);
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
          && !(assay_scan_word (word.start, word.end, "and") || assay_scan_word (word.start, word.end, "der")))
        return TRUE;
      capitals++;
      p = assay_scan_skip_space (end, run.end);
    }
  return capitals == 0;
}

static gboolean
chunk_has_kind (const List *list,
                guint       first,
                guint       end,
                WordKind    kind)
{
  for (guint i = first; i < end; i++)
    if (list->words[i].kind == kind)
      return TRUE;
  return FALSE;
}

static guint
skip_given (const List *list,
            guint       i)
{
  while (i < list->n_words && (is_given (&list->words[i]) || list->words[i].kind == WORD_SUFFIX))
    if (list->words[i++].mark != '\0')
      break;
  return i;
}

/* "Smith, J.", "Smith, John", "Smith J", "J. Smith", "John Smith": returns the word after the name, or @first
 * where there is none. */
static guint
read_person (List           *list,
             guint           first,
             AssayReference *reference)
{
  guint end = chunk_end (list, first);
  guint n = end - first;
  guint names = 0;
  gboolean has_mark = n > 0 && list->words[end - 1].mark == ',';
  guint next = end;

  if (n == 0 || chunk_has_kind (list, first, end, WORD_OTHER))
    return first;
  while (first + names < end && !is_given (&list->words[first + names]))
    names++;

  /* The family name, a comma, initials. */
  if (names == n && has_mark && next < list->n_words && is_given (&list->words[next]))
    {
      guint given_end = skip_given (list, next);

      /* "Smith, J. Robert": the middle name in full. */
      if (given_end < list->n_words && list->words[given_end - 1].mark == '\0'
          && list->words[given_end].kind == WORD_NAME
          && list->words[given_end].mark != '\0'
          && !(given_end + 1 < list->n_words && is_given (&list->words[given_end + 1])))
        given_end++;
      add_person (reference, list, first, end, next, given_end);
      list->family_first = TRUE;
      return given_end;
    }
  /* The family name and initials without a comma. */
  if (names > 0 && names < n && skip_given (list, first + names) == end
      && (n - names == 1 || !g_str_has_suffix (list->words[first].run.start, ".")))
    {
      add_person (reference, list, first, first + names, first + names, end);
      return end;
    }
  /* The family name, a comma, given names. */
  if (has_mark && next < list->n_words
      && (n == 1 || (chunk_has_kind (list, first, end, WORD_PARTICLE) && n <= 3))
      && list->words[next].kind == WORD_NAME
      && (reference->authors->len == 0 || list->family_first))
    {
      guint given_end = chunk_end (list, next);

      if (given_end - next <= 3
          && !chunk_has_kind (list, next, given_end, WORD_OTHER)
          && !assay_names_is_organisation (run_of (list, next, given_end)))
        {
          add_person (reference, list, first, end, next, given_end);
          list->family_first = TRUE;
          return given_end;
        }
    }
  if (n < 2)
    return first;
  if (assay_names_is_organisation (run_of (list, first, end)))
    {
      add_literal (reference, run_of (list, first, end));
      return end;
    }
  if (n > 5)
    return first;

  /* Given names before the family name, which takes its particles with it. */
  {
    guint family = end - 1;

    while (family > first + 1 && list->words[family].kind == WORD_SUFFIX)
      family--;
    while (family > first + 1 && list->words[family - 1].kind == WORD_PARTICLE)
      family--;
    if (list->words[family].kind == WORD_INITIALS)
      return first;
    add_person (reference, list, family, end, first, family);
  }
  return end;
}

/* A name that follows another with no mark between must show by its form that it is one. */
static gboolean
is_family_first (const List *list,
                 guint       first)
{
  guint end = chunk_end (list, first);

  return end > first && end < list->n_words
         && list->words[end - 1].mark == ','
         && list->words[end].kind == WORD_INITIALS
         && end - first <= 3;
}

/**
 * assay_names_read:
 * @head: the words before the date or title of a work
 * @reference: where the names go
 *
 * Returns: (nullable): where the words begin that are no names, or %NULL where all are
 */
const char *
assay_names_read (AssayRun        head,
                  AssayReference *reference)
{
  AssayRun bare = assay_scan_strip (head.start, head.end, ",;:");
  List list = { .family_first = FALSE };
  guint i = 0;

  if (assay_scan_word (bare.start, bare.end, "by"))
    bare.start = assay_scan_skip_space (bare.start + 2, bare.end);
  if (ASSAY_RUN_EMPTY (bare))
    return NULL;
  split_words (bare, &list);

  while (i < list.n_words)
    {
      guint before = i;
      gboolean joined = i > 0 && list.words[i - 1].mark == '\0' && list.words[i - 1].kind != WORD_AND;

      if (list.words[i].kind == WORD_AND || list.words[i].kind == WORD_SUFFIX)
        {
          i++;
          continue;
        }
      if (list.words[i].kind == WORD_ET_AL)
        {
          const char *p = assay_scan_find (list.words[i].run.start, bare.end, "al");

          p += p + 2 < bare.end && p[2] == '.' ? 3 : 2;
          return p < bare.end ? p : NULL;
        }
      if (joined && reference->authors->len > 0 && !is_family_first (&list, i))
        break;
      i = read_person (&list, i, reference);
      if (i == before && reference->authors->len == 0)
        {
          add_literal (reference, bare);
          return NULL;
        }
      if (i == before)
        break;
    }
  return i < list.n_words ? list.words[i].run.start : NULL;
}

/**
 * assay_names_starts_list:
 *
 * Returns: whether a list of names with the family name first begins at @p: "Smith, J.", "de la Cruz, M.-T."
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
      WordKind kind;

      if (comma)
        word.end--;
      if (ASSAY_RUN_EMPTY (word))
        return FALSE;
      kind = kind_of_word (word);
      p = assay_scan_skip_space (word_end, end);
      if (kind != WORD_NAME && kind != WORD_PARTICLE && kind != WORD_SUFFIX && kind != WORD_CAPITALS)
        return FALSE;
      if (comma)
        {
          word_end = assay_scan_skip_word (p, end);
          while (word_end > p && (word_end[-1] == ',' || word_end[-1] == ';'))
            word_end--;
          return word_end > p && assay_names_is_initials (p, word_end) && g_unichar_isupper (g_utf8_get_char (p));
        }
    }
  return FALSE;
}
