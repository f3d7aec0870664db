/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands after the title of a work: what it appeared in, who published it, volume, issue,
 * pages and date.
 */

#include "config.h"

#include "assay-reference-source.h"

#include "assay-dates.h"
#include "assay-source-numbers.h"

#include <string.h>

/**
 * assay_source_take_date:
 *
 * Keeps the date that says most: a first one, or one that adds month and day to the year that is
 * known.
 */
void
assay_source_take_date (AssayReference *reference,
                        AssayDate       date)
{
  if (reference->issued.year == 0
      || (reference->issued.year == date.year && reference->issued.month == 0 && date.month != 0)
      || (reference->issued.year == date.year && reference->issued.month == date.month
          && reference->issued.day == 0 && date.day != 0))
    reference->issued = date;
}

static gboolean
has_word (AssayRun    piece,
          const char *word)
{
  const char *p = piece.start;

  for (; (p = assay_scan_find (p, piece.end, word)) != NULL; p++)
    if (!g_unichar_isalnum (assay_scan_char (p + strlen (word), piece.end)))
      return TRUE;
  return FALSE;
}

/* "4 May" where the year stands with the author. */
static gboolean
read_day (AssayRun        piece,
          AssayReference *reference)
{
  g_autofree char *dated = NULL;
  AssayDate date;
  const char *after;

  if (reference->issued.year == 0 || reference->issued.month != 0 || piece.end - piece.start > 24)
    return FALSE;
  dated = g_strdup_printf ("%.*s %d", (int) (piece.end - piece.start), piece.start,
                           reference->issued.year);
  if (!assay_date_read (dated, dated + strlen (dated), &date, &after) || date.month == 0
      || *after != '\0')
    return FALSE;
  assay_source_take_date (reference, date);
  return TRUE;
}

static gboolean
is_editors (AssayRun piece)
{
  static const char *const words[] = {
    "eds", "(eds", "ed.", "(ed", "edited by", "hrsg", "(hg", "trans", "translated by", "editors",
    "editor",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (piece, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_edition (AssayRun piece)
{
  return piece.end - piece.start < 24
         && (has_word (piece, "edition") || has_word (piece, "edn") || has_word (piece, "ed"));
}

/* Numbers of catalogues and remarks that are no part of where a work appeared. */
static gboolean
is_remark (AssayRun piece)
{
  static const char *const beginnings[] = {
    "isbn", "issn", "archived", "retrieved", "accessed", "arxiv", "pmid", "oclc", "[", "available",
    "online", "print",
    "web", "n.d",
  };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (assay_scan_prefix (piece.start, piece.end, beginnings[i])
        && !g_ascii_isalpha (assay_scan_char (piece.start + strlen (beginnings[i]), piece.end)))
      return TRUE;
  return *piece.start == '[' || has_word (piece, "dissertation") || has_word (piece, "thesis");
}

/* "In A. Name & B. Name (Eds.), Book" starts with editors, "In Book" does not. */
static const char *
skip_in (const char *p,
         const char *end)
{
  static const char *const words[] = { "in", "in:", "within", "dans", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_scan_prefix (p, end, words[i])
        && (assay_scan_is_space (assay_scan_char (p + strlen (words[i]), end))
            || assay_scan_char (p + strlen (words[i]), end) == ':'))
      {
        p += strlen (words[i]);
        while (p < end && (*p == ':' || assay_scan_is_space (g_utf8_get_char (p))))
          p = g_utf8_next_char (p);
        return p;
      }
  return p;
}

static const char *
skip_editors (const char *p,
              const char *end)
{
  static const char *const closers[] = { "(eds.)", "(eds)", "(ed.)", "(ed)", "eds.", "(editors)",
                                         "(hg.)", "(hrsg.)" };

  for (guint i = 0; i < G_N_ELEMENTS (closers); i++)
    {
      const char *found = assay_scan_find (p, end, closers[i]);

      if (found != NULL && found - p < 160)
        {
          AssayRun rest = assay_scan_strip (found + strlen (closers[i]), end, ",.:");
          return rest.start;
        }
    }
  return p;
}

typedef struct
{
  AssayReference     *reference;
  const AssayTagging *tagging;
  guint               n_texts;      /* pieces of text so far */
  AssayRun            place;        /* the first that the tagger takes for a place */
} Reader;

/* What the tagger says of most of the words of a piece. */
static AssayTag
tag_of (const AssayTagging *tagging,
        AssayRun            piece)
{
  guint counts[ASSAY_N_TAGS + 1] = { 0 };
  guint best = ASSAY_N_TAGS;

  for (guint i = 0; i < tagging->n; i++)
    if (tagging->tokens[i].start < piece.end && tagging->tokens[i].end > piece.start)
      counts[tagging->tags[i]]++;
  for (guint tag = 0; tag < ASSAY_N_TAGS; tag++)
    if (counts[tag] > counts[best])
      best = tag;
  return best;
}

/* "Journal of Ports 12", "Ports 8.2" and "Ports 1:22-40" end in volume, issue and pages. */
static AssayRun
cut_volume (Reader   *reader,
            AssayRun  text)
{
  const char *p = text.end;
  guint value;
  guint digits;

  while (p > text.start && !assay_scan_is_space (assay_scan_char_before (text.start, p)))
    p = g_utf8_prev_char (p);
  digits = assay_scan_number (p, text.end, 4, &value);
  if (p == text.start || digits == 0
      || (p + digits == text.end
          && tag_of (reader->tagging, (AssayRun) { p, text.end }) != ASSAY_TAG_VOLUME)
      || !assay_source_read_volume ((AssayRun) { p, text.end }, reader->reference))
    return text;
  return assay_scan_strip (text.start, p, ",;");
}

/* "Port Studies 4 (1): 1–20" ends in volume, issue and pages with a space between. */
static AssayRun
cut_issue (Reader   *reader,
           AssayRun  text)
{
  for (const char *open = text.start; (open = memchr (open, '(', text.end - open)) != NULL; open++)
    {
      const char *close = memchr (open, ')', text.end - open);
      const char *p = assay_scan_trim (text.start, open).end;
      AssayRun pages;

      while (p > text.start && g_ascii_isdigit (p[-1]))
        p--;
      if (close == NULL || p == text.start || !assay_scan_is_space ((guchar) p[-1])
          || !g_ascii_isdigit (open[1])
          || !assay_source_read_volume ((AssayRun) { p, close + 1 }, reader->reference))
        continue;
      pages = assay_scan_strip (close + 1, text.end, ":,.");
      assay_source_read_pages (pages, reader->reference);
      return assay_scan_strip (text.start, p, ",;");
    }
  return text;
}

static void
take_text (Reader   *reader,
           AssayRun  text)
{
  AssayReference *reference = reader->reference;
  AssayRun bare = assay_scan_strip (text.start, text.end, ",;:.");
  AssayTag tag;

  if (ASSAY_RUN_EMPTY (bare))
    return;
  /* "Place: Publisher" */
  for (const char *colon = bare.start; (colon = memchr (colon, ':',
                                                        bare.end - colon)) != NULL; colon++)
    if (colon > bare.start && colon - bare.start < 40
        && assay_scan_is_space (assay_scan_char (colon + 1, bare.end))
        && (tag_of (reader->tagging, (AssayRun) { bare.start, colon }) == ASSAY_TAG_LOCATION
            || tag_of (reader->tagging, (AssayRun) { colon + 1, bare.end }) == ASSAY_TAG_PUBLISHER))
      {
        assay_source_set_once (&reference->publisher, (AssayRun) { colon + 1, bare.end });
        return;
      }
  tag = tag_of (reader->tagging, bare);
  if (tag == ASSAY_TAG_LOCATION && ASSAY_RUN_EMPTY (reader->place))
    reader->place = bare;
  if (tag == ASSAY_TAG_LOCATION || tag == ASSAY_TAG_EDITOR || tag == ASSAY_TAG_PAGES
      || tag == ASSAY_TAG_DATE)
    return;
  if (reference->container_title == NULL)
    bare = cut_volume (reader, cut_issue (reader, bare));
  /* On the web what publishes a page is the site it is on. */
  if (reference->container_title == NULL && (tag != ASSAY_TAG_PUBLISHER || reference->url != NULL))
    assay_source_set_once (&reference->container_title, bare);
  else
    assay_source_set_once (&reference->publisher, bare);
  reader->n_texts++;
}

static gboolean
is_bibliographic (const char *p,
                  const char *end)
{
  static const char *const words[] = { "pp", "p.", "vol", "no.", "issue", "eds", "ed.", "ed)",
                                       "n.d" };
  const char *limit = end - p > 120 ? p + 120 : end;
  const char *close = memchr (p, ')', limit - p);
  const char *after;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_scan_prefix (p, end, words[i]))
      return TRUE;
  if (assay_date_read_year (p, end, &after) != 0)
    return TRUE;
  /* "(Place: Publisher, 2010)" */
  return close != NULL && close - p > 6
         && (memchr (p, ',', close - p) != NULL || memchr (p, ':', close - p) != NULL)
         && (close[-5] == ' ' || close[-5] == ',')
             && assay_date_read_year (close - 4, close, &after) != 0;
}

/* The end of the piece at @p: a comma, a stop, or a bracket with volume, pages or year in it. */
static const char *
piece_end (const char *p,
           const char *end)
{
  const char *start = p;
  int depth = 0;

  for (; p < end; p++)
    {
      if (*p == '(')
        {
          if (depth == 0 && p > start && is_bibliographic (p + 1, end))
            return p;
          depth++;
        }
      else if (*p == ')' && depth > 0)
        depth--;
      else if (depth == 0 && (*p == ',' || *p == ';')
               && (p + 1 >= end || !g_ascii_isdigit (p[1])))
        return p;
    }
  return end;
}

static gboolean
read_piece (Reader   *reader,
            AssayRun  piece)
{
  AssayReference *reference = reader->reference;
  AssayDate date;
  AssayRun bare = assay_scan_strip (piece.start, piece.end, "()[],;.");
  const char *after;

  if (ASSAY_RUN_EMPTY (bare))
    return TRUE;
  if (assay_date_read (bare.start, bare.end, &date, &after) && after >= bare.end - 1)
    {
      assay_source_take_date (reference, date);
      return TRUE;
    }
  if (read_day (bare, reference) || assay_source_read_pages (bare, reference))
    return TRUE;
  if (*piece.start != '(' && memchr (piece.start, '(', piece.end - piece.start) != NULL)
    bare = assay_scan_strip (piece.start, piece.end, ",;.");
  return (reader->n_texts > 0 || *piece.start == '(' || g_ascii_tolower (*bare.start) == 'v')
         && assay_source_read_volume (bare, reference);
}

/* "Last modified May 4, 2020" */
static const char *
skip_date_words (const char *p,
                 const char *end)
{
  static const char *const words[] = {
    "last modified", "last updated", "modified", "updated", "published", "posted", "first published",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_scan_word (p, end, words[i]))
      {
        const char *next = assay_scan_skip_space (p + strlen (words[i]), end);
        AssayDate date;
        const char *after;

        if (assay_scan_word (next, end, "on") || assay_scan_word (next, end, "in"))
          next = assay_scan_next_word (next, end);
        if (assay_date_read (next, end, &date, &after))
          return next;
      }
  return p;
}

static void
read_sentence (Reader   *reader,
               AssayRun  sentence)
{
  for (const char *p = sentence.start; p < sentence.end;)
    {
      const char *end = piece_end (p, sentence.end);
      gboolean bracket = *p == '(' && is_bibliographic (p + 1, sentence.end);
      AssayRun piece;
      AssayDate date;
      const char *after;

      if (bracket)
        {
          const char *close = memchr (p, ')', sentence.end - p);

          end = close != NULL ? close : sentence.end;
          read_sentence (reader, assay_scan_trim (p + 1, end));
          p = MIN (end + 1, sentence.end);
          while (p < sentence.end && (*p == ':' || *p == ',' || *p == ' '))
            p++;
          continue;
        }
      if (end == p)
        {
          p++;
          continue;
        }
      p = skip_date_words (p, sentence.end);
      piece = assay_scan_trim (p, MAX (p, end));
      /* A month and day before a comma and the year are one date. */
      if (assay_date_read (piece.start, sentence.end, &date, &after) && date.month != 0)
        {
          assay_source_take_date (reader->reference, date);
          p = after;
          continue;
        }
      if (!ASSAY_RUN_EMPTY (piece) && !is_remark (piece) && !read_piece (reader, piece)
          && !is_editors (piece) && !is_edition (piece))
        take_text (reader, piece);
      p = end;
    }
}

/**
 * assay_source_read:
 * @run: the words after a work's title
 * @tagging: what the tagger says of the entry's words; may be empty
 * @reference: the fields to fill; those that are set stay
 */
void
assay_source_read (AssayRun            run,
                   const AssayTagging *tagging,
                   AssayReference     *reference)
{
  Reader reader = { reference, tagging, reference->container_title != NULL };
  AssayRun rest = assay_scan_strip (run.start, run.end, ",;:.");
  const char *p = skip_in (rest.start, rest.end);

  if (p > rest.start)
    p = skip_editors (p, rest.end);
  while (p < rest.end)
    {
      const char *end = assay_source_sentence_end (p, rest.end);
      AssayRun sentence = assay_scan_strip (p, end, ",;");

      if (sentence.end > sentence.start && sentence.end[-1] == '.')
        sentence.end--;
      if (!ASSAY_RUN_EMPTY (sentence))
        {
          const char *inside = skip_in (sentence.start, sentence.end);

          if (inside > sentence.start)
            sentence.start = skip_editors (inside, sentence.end);
          read_sentence (&reader, sentence);
        }
      p = assay_scan_skip_space (end, rest.end);
    }
  /* Of a page on the web the place alone is no use: it is the site. */
  if (reference->url != NULL && reference->container_title == NULL && reference->publisher == NULL)
    assay_source_set_once (&reference->container_title, reader.place);
}
