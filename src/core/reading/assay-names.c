/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The authors of a work: lists of names in either order, with initials or without, and
 * organisations.
 */

#include "config.h"

#include "assay-names.h"

#include <string.h>

/* The chunk of words from @first to the next mark or conjunction; returns the index after it. */
static guint
chunk_end (const AssayNameWords *list,
           guint                 first)
{
  guint i = first;

  while (i < list->n_words && list->words[i].kind != ASSAY_NAME_WORD_AND
         && list->words[i].kind != ASSAY_NAME_WORD_ET_AL)
    if (list->words[i++].mark != '\0')
      break;
  return i;
}

static gboolean
is_given (const AssayNameWord *word)
{
  return word->kind == ASSAY_NAME_WORD_INITIALS || word->kind == ASSAY_NAME_WORD_CAPITALS;
}

static AssayRun
run_of (const AssayNameWords *list,
        guint                 first,
        guint                 end)
{
  return (AssayRun) { list->words[first].run.start, list->words[end - 1].run.end };
}

static char *
dup_words (const AssayNameWords *list,
           guint                 first,
           guint                 end)
{
  AssayRun run;

  while (first < end && list->words[end - 1].kind == ASSAY_NAME_WORD_SUFFIX)
    end--;
  if (first >= end)
    return NULL;
  run = run_of (list, first, end);
  return assay_scan_dup_flat (run);
}

static void
add_person (AssayReference       *reference,
            const AssayNameWords *list,
            guint                 family,
            guint                 family_end,
            guint                 given,
            guint                 given_end)
{
  guint first = family;
  g_autofree char *particle = NULL;
  g_autofree char *family_name = NULL;
  g_autofree char *given_name = dup_words (list, given, given_end);

  while (first + 1 < family_end && list->words[first].kind == ASSAY_NAME_WORD_PARTICLE)
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
      && list->words[given_end - 1].kind == ASSAY_NAME_WORD_NAME)
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

static gboolean
chunk_has_kind (const AssayNameWords *list,
                guint                 first,
                guint                 end,
                AssayNameWordKind     kind)
{
  for (guint i = first; i < end; i++)
    if (list->words[i].kind == kind)
      return TRUE;
  return FALSE;
}

static guint
skip_given (const AssayNameWords *list,
            guint                 i)
{
  while (i < list->n_words
         && (is_given (&list->words[i]) || list->words[i].kind == ASSAY_NAME_WORD_SUFFIX))
    if (list->words[i++].mark != '\0')
      break;
  return i;
}

/* "Smith, J.", "Smith, John", "Smith J", "J. Smith", "John Smith": returns the word after the
 * name, or @first where there is none. */
static guint
read_person (AssayNameWords *list,
             guint           first,
             AssayReference *reference)
{
  guint end = chunk_end (list, first);
  guint n = end - first;
  guint names = 0;
  gboolean has_mark = n > 0 && list->words[end - 1].mark == ',';
  guint next = end;

  if (n == 0 || chunk_has_kind (list, first, end, ASSAY_NAME_WORD_OTHER))
    return first;
  while (first + names < end && !is_given (&list->words[first + names]))
    names++;

  /* The family name, a comma, initials. */
  if (names == n && has_mark && next < list->n_words && is_given (&list->words[next]))
    {
      guint given_end = skip_given (list, next);

      /* "Smith, J. Robert": the middle name in full. */
      if (given_end < list->n_words && list->words[given_end - 1].mark == '\0'
          && list->words[given_end].kind == ASSAY_NAME_WORD_NAME
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
      && (n == 1 || (chunk_has_kind (list, first, end, ASSAY_NAME_WORD_PARTICLE) && n <= 3))
      && list->words[next].kind == ASSAY_NAME_WORD_NAME
      && (reference->authors->len == 0 || list->family_first))
    {
      guint given_end = chunk_end (list, next);

      if (given_end - next <= 3
          && !chunk_has_kind (list, next, given_end, ASSAY_NAME_WORD_OTHER)
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

    while (family > first + 1 && list->words[family].kind == ASSAY_NAME_WORD_SUFFIX)
      family--;
    while (family > first + 1 && list->words[family - 1].kind == ASSAY_NAME_WORD_PARTICLE)
      family--;
    if (list->words[family].kind == ASSAY_NAME_WORD_INITIALS)
      return first;
    add_person (reference, list, family, end, first, family);
  }
  return end;
}

/* A name that follows another with no mark between must show by its form that it is one. */
static gboolean
is_family_first (const AssayNameWords *list,
                 guint                 first)
{
  guint end = chunk_end (list, first);

  return end > first && end < list->n_words
         && list->words[end - 1].mark == ','
         && list->words[end].kind == ASSAY_NAME_WORD_INITIALS
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
  AssayNameWords list = { .family_first = FALSE };
  guint i = 0;

  if (assay_scan_word (bare.start, bare.end, "by"))
    bare.start = assay_scan_skip_space (bare.start + 2, bare.end);
  if (ASSAY_RUN_EMPTY (bare))
    return NULL;
  assay_name_words_split (bare, &list);

  while (i < list.n_words)
    {
      guint before = i;
      gboolean joined = i > 0 && list.words[i - 1].mark == '\0'
                        && list.words[i - 1].kind != ASSAY_NAME_WORD_AND;

      if (list.words[i].kind == ASSAY_NAME_WORD_AND || list.words[i].kind == ASSAY_NAME_WORD_SUFFIX)
        {
          i++;
          continue;
        }
      if (list.words[i].kind == ASSAY_NAME_WORD_ET_AL)
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
