/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds where a text points at works by author and year, in brackets or with the name in the sentence, and
 * links each to its entry.
 */

#include "config.h"

#include "assay-citation-finder.h"

#include "assay-dates.h"
#include "assay-likeness.h"
#include "assay-names.h"
#include "assay-reference-index.h"

#include <string.h>

/* No marker holds more bytes than this between its brackets. */
#define MAX_BRACKET 600

/* So far before a bracket its name may stand. */
#define MAX_BACK 320

typedef struct
{
  AssayCitationFinder *finder;
  AssayReferenceIndex *index;
  GArray              *loose;        /* of guint: markers that look right but point at nothing */
  gboolean             unlabelled;   /* the list has no numbers, so the text points by names */
  guint                linked;
  guint                next;         /* the reference that the scan is at or before */
  const char          *next_start;   /* where it begins, or the end of the text */
} Reader;

static gboolean
link_mentions (Reader        *self,
               AssayMention  *mentions,
               guint          n,
               gboolean       add,
               AssayRun       run,
               AssayCitation **citation)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      gboolean doubtful;
      int target = assay_reference_index_find (self->index, &mentions[i], &doubtful);

      if (target < 0)
        continue;
      any = TRUE;
      if (!add)
        continue;
      if (*citation == NULL)
        *citation = assay_citation_finder_add (self->finder, run);
      assay_citation_add_target (*citation, target);
      (*citation)->doubtful |= doubtful;
    }
  return any;
}

/* "International Body (IB)" explains a name; it points at nothing. */
static gboolean
explains_initials (Reader     *self,
                   const char *open,
                   AssayRun    name)
{
  const char *letter = name.end;
  const char *p = open;
  guint words = 0;

  for (const char *q = name.start; q < name.end; q = g_utf8_next_char (q))
    if (!g_unichar_isupper (g_utf8_get_char (q)))
      return FALSE;
  while (p > self->finder->start && letter > name.start && words < 12)
    {
      const char *end;

      while (p > self->finder->start && !g_unichar_isalnum (assay_scan_char_before (self->finder->start, p)))
        {
          if (strchr (".!?\n\"", p[-1]) != NULL)
            return FALSE;
          p = g_utf8_prev_char (p);
        }
      end = p;
      while (p > self->finder->start && g_unichar_isalnum (assay_scan_char_before (self->finder->start, p)))
        p = g_utf8_prev_char (p);
      if (p < end && g_unichar_toupper (g_utf8_get_char (p)) == g_utf8_get_char (g_utf8_prev_char (letter)))
        letter = g_utf8_prev_char (letter);
      words++;
    }
  return letter == name.start;
}

static gboolean
is_ibid (AssayRun words)
{
  return words.end - words.start < 60 && assay_likeness_is_short (words.start, words.end)
         && !assay_scan_word (words.start, words.end, "id");
}

static void
add_ibid (Reader  *self,
          AssayRun run)
{
  GPtrArray *citations = self->finder->citations;
  AssayCitation *before = citations->len > 0 ? g_ptr_array_index (citations, citations->len - 1) : NULL;
  AssayCitation *citation;

  if (before == NULL || before->targets->len == 0)
    return;
  citation = assay_citation_finder_add (self->finder, run);
  assay_citation_add_target (citation, g_array_index (before->targets, guint, before->targets->len - 1));
}

/* Reads what stands between brackets as names and years; returns whether it is a marker. */
static gboolean
read_named (Reader   *self,
            AssayRun  inside,
            AssayRun  run)
{
  AssayCitation *citation = NULL;
  gboolean shaped = FALSE;

  for (const char *p = inside.start; p < inside.end;)
    {
      const char *end = memchr (p, ';', inside.end - p);
      AssayMention mentions[ASSAY_MENTION_MAX_YEARS];
      guint n;

      if (end == NULL)
        end = inside.end;
      n = assay_mention_read (assay_scan_trim (p, end), mentions);
      p = end + 1;
      if (ASSAY_RUN_EMPTY (mentions[0].names))
        continue;
      /* Without a date only a name that is an entry's own, in a list without numbers, counts. */
      if (mentions[0].year == 0 && !mentions[0].undated
          && (!self->unlabelled || explains_initials (self, run.start, mentions[0].names)))
        continue;
      if (!link_mentions (self, mentions, n, TRUE, run, &citation))
        shaped |= assay_mention_is_shaped (&mentions[0]);
    }
  self->linked += citation != NULL;
  if (citation == NULL && shaped && self->unlabelled)
    {
      guint index = self->finder->citations->len;

      assay_citation_finder_add (self->finder, run);
      g_array_append_val (self->loose, index);
    }
  return citation != NULL;
}

static gboolean
is_sentence_word (AssayRun word)
{
  static const char *const words[] = {
    "as", "in", "while", "when", "although", "see", "by", "for", "but", "and", "the", "like", "since", "both",
    "similarly", "according", "to", "thus", "however", "moreover", "with", "from", "of", "on", "at", "after", "also",
    "furthermore", "here", "indeed", "if", "because", "whereas", "recently", "following", "per",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == (gsize) (word.end - word.start) && assay_scan_prefix (word.start, word.end, words[i]))
      return TRUE;
  return FALSE;
}

/* The first of the words before @open that can only be names and what joins them. */
static const char *
find_names_before (Reader     *self,
                   const char *open)
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

      if (!ASSAY_RUN_EMPTY (bare) && bare.end[-1] == '.' && assay_names_is_initials (bare.start, bare.end))
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
links_names (Reader       *self,
             AssayMention *mentions,
             guint         n,
             AssayRun      names)
{
  for (guint i = 0; i < n; i++)
    assay_mention_set_names (&mentions[i], without_possessive (names));
  return link_mentions (self, mentions, n, FALSE, names, NULL);
}

/* "Smith and Jones (2019)": the longest run of names right before the bracket that an entry answers to. Returns
 * whether the bracket is dealt with. */
static gboolean
read_narrative (Reader       *self,
                AssayMention *mentions,
                guint         n,
                AssayRun      run)
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
          link_mentions (self, mentions, n, TRUE, run, &citation);
          self->linked++;
          return TRUE;
        }
      p = assay_scan_skip_space (end, run.start);
    }
  return FALSE;
}

/* "“Title” (2019)": the title of a work without an author. */
static gboolean
read_titled (Reader       *self,
             AssayMention *mentions,
             guint         n,
             AssayRun      run)
{
  const char *limit = run.start - self->finder->start > MAX_BACK ? run.start - MAX_BACK : self->finder->start;
  const char *close = run.start;
  const char *open;
  AssayCitation *citation = NULL;

  while (close > limit && close[-1] == ' ')
    close--;
  if (close == limit || !assay_scan_is_close_quote (assay_scan_char_before (self->finder->start, close)))
    return FALSE;
  close = g_utf8_prev_char (close);
  open = close;
  while (open > limit && !assay_scan_is_open_quote (assay_scan_char_before (self->finder->start, open)))
    open = g_utf8_prev_char (open);
  if (open <= limit || open == close)
    return FALSE;
  for (guint i = 0; i < n; i++)
    mentions[i].names = mentions[i].family = (AssayRun) { open, close };
  run.start = g_utf8_prev_char (open);
  if (!link_mentions (self, mentions, n, TRUE, run, &citation))
    return FALSE;
  self->linked++;
  return TRUE;
}

/* "Smith argues … (2015, 78)": the nearest name before in the sentence that has a work of that year. */
static gboolean
read_distant (Reader       *self,
              AssayMention *mentions,
              guint         n,
              AssayRun      run)
{
  const char *limit = run.start - self->finder->start > MAX_BACK ? run.start - MAX_BACK : self->finder->start;
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
          && link_mentions (self, mentions, n, TRUE, run, &citation))
        {
          self->linked++;
          return TRUE;
        }
    }
  return FALSE;
}

static const char *
find_byte (Reader *self,
           guint   position)
{
  return self->finder->start + assay_text_get_byte (self->finder->text, position);
}

static void
go_to_reference (Reader *self,
                 guint   next)
{
  GPtrArray *references = self->finder->references;

  self->next = next;
  self->next_start = self->finder->end;
  if (next < references->len)
    self->next_start = find_byte (self, ((AssayReference *) g_ptr_array_index (references, next))->span.start);
}

/* Skips the entries themselves; their brackets point at nothing. */
static const char *
skip_references (Reader     *self,
                 const char *p)
{
  while (p >= self->next_start && p < self->finder->end)
    {
      AssayReference *reference = g_ptr_array_index (self->finder->references, self->next);

      p = MAX (p, find_byte (self, reference->span.end));
      go_to_reference (self, self->next + 1);
    }
  return p;
}

static const char *
read_bracket (Reader     *self,
              const char *open)
{
  const char *end = self->finder->end;
  const char *limit = end - open > MAX_BRACKET ? open + MAX_BRACKET : end;
  char closer = *open == '(' ? ')' : ']';
  const char *close = open + 1;
  AssayMention mentions[ASSAY_MENTION_MAX_YEARS];
  AssayRun inside;
  AssayRun run;
  guint n;

  while (close < limit && *close != closer && *close != '(' && *close != '\n')
    {
      /* "(World Body [WB], 2019)" */
      if (*close == '[')
        {
          const char *inner = memchr (close, ']', limit - close);

          if (*open == '[' || inner == NULL || inner - close > 20)
            break;
          close = inner;
        }
      close++;
    }
  if (close >= limit && limit < end)
    return open + 1;
  if (close < end && (*close == '(' || *close == '['))
    return close;
  inside = assay_scan_trim (open + 1, close);
  run = (AssayRun) { open, close < end && *close == closer ? close + 1 : inside.end };
  if (ASSAY_RUN_EMPTY (inside))
    return close;
  /* A bracket that is never closed is one only around a short marker. */
  if (run.end == inside.end && inside.end - inside.start > 80)
    return open + 1;

  if (is_ibid (inside))
    add_ibid (self, run);
  else
    {
      n = assay_mention_read (inside, mentions);
      if (!ASSAY_RUN_EMPTY (mentions[0].names))
        read_named (self, inside, run);
      else if (mentions[0].year != 0 || mentions[0].undated)
        {
          if (!read_titled (self, mentions, n, run) && !read_narrative (self, mentions, n, run))
            read_distant (self, mentions, n, run);
        }
    }
  return MAX (run.end, open + 1);
}

/* "Smith 2020" and "Smith, 2020" without brackets. */
static const char *
read_bare_year (Reader     *self,
                const char *p)
{
  AssayMention mention = { { NULL, NULL } };
  const char *after = assay_mention_read_year (&mention, p, self->finder->end);
  AssayRun run = { p, after };

  if (after == NULL)
    {
      while (p < self->finder->end && g_ascii_isalnum (*p))
        p++;
      return p;
    }
  if (p - self->finder->start > 2 && (p[-1] == ' ' || p[-1] == '\n')
      && (g_ascii_isalpha (p[-2]) || p[-2] == ',' || p[-2] == '.'))
    read_narrative (self, &mention, 1, run);
  return after;
}

static void
scan (Reader *self)
{
  const char *p = self->finder->start;
  gunichar before = 0;

  while (p < self->finder->end)
    {
      const char *q = skip_references (self, p);

      if (q > p)
        {
          p = q;
          before = 0;
          continue;
        }
      if (*p == '(' || *p == '[')
        {
          p = read_bracket (self, p);
          before = 0;
        }
      else if (g_ascii_isdigit (*p) && !g_unichar_isalnum (before))
        {
          p = read_bare_year (self, p);
          before = '0';
        }
      else
        {
          before = g_utf8_get_char (p);
          p = g_utf8_next_char (p);
        }
    }
}

/* Markers without an entry are believed only in a text that points by names elsewhere. */
static void
drop_loose (Reader *self)
{
  if (self->linked > 0)
    return;
  for (guint i = self->loose->len; i > 0; i--)
    g_ptr_array_remove_index (self->finder->citations, g_array_index (self->loose, guint, i - 1));
}

/**
 * assay_citation_finder_find_authors:
 *
 * Adds the markers that point by author and year.
 */
void
assay_citation_finder_find_authors (AssayCitationFinder *self)
{
  g_autoptr (AssayReferenceIndex) index = assay_reference_index_new (self->references);
  g_autoptr (GArray) loose = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader reader = { self, index, loose };

  for (guint i = 0; i < self->references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (self->references, i);
      reader.unlabelled |= reference->label == NULL;
    }
  go_to_reference (&reader, 0);
  scan (&reader);
  drop_loose (&reader);
}
