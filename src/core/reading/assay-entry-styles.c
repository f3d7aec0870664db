/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ways entries of the works cited are written: a title in quotation marks or a link, and the
 * rest, for which only the words speak.
 */

#include "config.h"

#include "assay-entry-parser.h"

#include "assay-dates.h"
#include "assay-names.h"
#include "assay-quoted-title.h"
#include "assay-reference-source.h"
#include "assay-reference-tagged.h"

#include <string.h>

/* "(In translation) Title" and "Title [Blog post]" say of what kind the work is. */
static AssayRun
strip_remarks (AssayRun title)
{
  AssayRun bare = assay_scan_strip (title.start, title.end, ",;:");

  if (!ASSAY_RUN_EMPTY (bare) && (*bare.start == '(' || *bare.start == '['))
    {
      const char *close = memchr (bare.start, *bare.start == '('
                                  ? ')' : ']', bare.end - bare.start);

      if (close != NULL && close - bare.start < 40 && close + 1 < bare.end)
        bare = assay_scan_strip (close + 1, bare.end, ",;:.");
    }
  if (bare.start != NULL && bare.end - bare.start > 2
      && (bare.end[-1] == ']' || (bare.end[-1] == '.' && bare.end[-2] == ']')))
    {
      const char *open = memrchr (bare.start, '[', bare.end - bare.start);

      if (open != NULL && open > bare.start && bare.end - open < 40)
        bare = assay_scan_strip (bare.start, open, ",;:");
    }
  return bare;
}

/**
 * assay_entry_set_title:
 * @title: the title with whatever marks stand around it
 */
void
assay_entry_set_title (AssayEntryParser *parser,
                       AssayRun          title)
{
  AssayReference *reference = parser->reference;
  AssayRun bare = strip_remarks (assay_scan_strip (title.start, title.end, "*_"));

  /* One stop is the list's; three are the author's. */
  if (bare.end - bare.start > 2 && bare.end[-1] == '.' && bare.end[-2] != '.')
    bare.end--;
  bare = assay_scan_strip (bare.start, bare.end, ",;:*_");
  g_free (reference->title);
  reference->title = assay_scan_dup_flat (bare);
}

/**
 * assay_entry_read_head:
 * @head: what stands before the date or the title
 *
 * Takes the names, and what is left over when they end: where the work appeared, in some styles.
 */
void
assay_entry_read_head (AssayEntryParser *parser,
                       AssayRun          head)
{
  AssayReference *reference = parser->reference;
  const char *rest;
  AssayDate date;
  AssayRun run;

  if (ASSAY_RUN_EMPTY (head))
    return;
  if (assay_date_find (head.start, head.end, &date, &run))
    {
      const char *stop = run.start;

      assay_source_take_date (reference, date);
      while (stop > head.start
             && (stop[-1] == '(' || stop[-1] == '[' || assay_scan_is_space ((guchar) stop[-1])))
        stop--;
      head.end = stop;
    }
  rest = assay_names_read (head, reference);
  if (rest != NULL)
    {
      AssayRun left = assay_scan_strip (rest, head.end, ",;:.()");

      if (left.end - left.start > 2 && *left.start != '[' && reference->container_title == NULL)
        reference->container_title = assay_scan_dup_flat (left);
    }
}

/**
 * assay_entry_read_source:
 * @head_end: where the title begins; numbers that it may have swallowed stand after it
 * @start: where the title ends
 *
 * Takes where the work appeared.
 */
void
assay_entry_read_source (AssayEntryParser *parser,
                         const char       *head_end,
                         const char       *start)
{
  assay_source_read ((AssayRun) { start, parser->core.end }, &parser->tagging, parser->reference);
  assay_reference_take_numbers (&parser->tagging, head_end, parser->reference);
  assay_reference_take_periodical (&parser->tagging, start, parser->reference);
}

/* A title in quotation marks that begins with where it appeared, "Site (2020). Title", was quoted
 * too soon. */
static AssayRun
cut_misplaced_source (AssayEntryParser *parser,
                      AssayRun          title)
{
  const char *limit = title.end - title.start > 80 ? title.start + 80 : title.end;
  const char *open = memchr (title.start, '(', limit - title.start);
  AssayDate date;
  const char *after;

  if (open == NULL || open == title.start || parser->reference->container_title != NULL
      || !assay_date_read (open + 1, title.end, &date, &after)
      || !assay_scan_prefix (after, title.end, "). "))
    return title;
  parser->reference->container_title = assay_scan_dup_flat ((AssayRun) { title.start, open });
  assay_source_take_date (parser->reference, date);
  return (AssayRun) { after + 3, title.end };
}

/**
 * assay_entry_read_quoted:
 *
 * Returns: whether the title stands in quotation marks, and the fields are taken
 */
gboolean
assay_entry_read_quoted (AssayEntryParser *parser)
{
  AssayRun title;
  AssayRun before;
  AssayRun after;

  if (!assay_quoted_title_find (parser->core, &title, &before, &after))
    return FALSE;
  assay_entry_read_head (parser, before);
  assay_entry_set_title (parser, cut_misplaced_source (parser, title));
  assay_entry_read_source (parser, after.start, after.start);
  return TRUE;
}

/* Where the names that begin the entry end, if they do so at a stop: "Last, First. Title." */
static const char *
find_names_end (AssayEntryParser *parser)
{
  const char *limit = parser->core.end - parser->core.start > 300
                      ? g_utf8_find_prev_char (parser->core.start, parser->core.start + 300)
                          : parser->core.end;

  for (const char *p = parser->core.start; p + 1 < limit; p++)
    {
      g_autoptr (AssayReference) probe = NULL;
      const char *next = assay_scan_skip_space (p + 1, limit);
      const char *word_end = assay_scan_skip_word (next, limit);

      if (*p != '.' || next == p + 1 || assay_names_is_initials (next, word_end))
        continue;
      probe = assay_reference_new ();
      if (assay_names_read ((AssayRun) { parser->core.start, p + 1 }, probe) == NULL
          && probe->authors->len > 0
          && ((AssayName *) g_ptr_array_index (probe->authors, 0))->family != NULL)
        return p + 1;
      /* The names end at the first stop that is no initial's. */
      if (p - parser->core.start > 2 && !g_ascii_isupper (p[-1]))
        return NULL;
    }
  return NULL;
}

/* Whether more names stand between @start and the title the tagger sees. */
static gboolean
has_more_names (const AssayTagging *tagging,
                const char         *start)
{
  for (guint i = 0; i < tagging->n && tagging->tags[i] != ASSAY_TAG_TITLE; i++)
    {
      AssayRun word = assay_scan_strip (tagging->tokens[i].start, tagging->tokens[i].end, ",;:");

      if (word.start >= start
          && (ASSAY_RUN_EMPTY (word) || *word.start == '&'
              || assay_names_is_initials (word.start, word.end)))
        return TRUE;
    }
  return FALSE;
}

/* A list of family names with initials shows where it ends, at the last initial; from there on the
 * tagger's authors are the title. */
static void
mend_authors (AssayEntryParser *parser)
{
  g_autoptr (AssayReference) probe = assay_reference_new ();
  AssayTagging *tagging = &parser->tagging;
  const char *limit = parser->core.end - parser->core.start > 400
                      ? g_utf8_find_prev_char (parser->core.start, parser->core.start + 400)
                          : parser->core.end;
  const char *end = assay_names_read ((AssayRun) { parser->core.start, limit }, probe);

  if (end == NULL || probe->authors->len < 2 || has_more_names (tagging, end)
      || assay_scan_char_before (parser->core.start,
                                 assay_scan_trim (parser->core.start, end).end) != '.')
    return;
  for (guint i = 0; i < probe->authors->len; i++)
    {
      const AssayName *name = g_ptr_array_index (probe->authors, i);

      if (name->given == NULL
          || !assay_names_is_initials (name->given, name->given + strcspn (name->given, " ")))
        return;
    }
  for (guint i = 0; i < tagging->n && tagging->tags[i] != ASSAY_TAG_TITLE; i++)
    if (tagging->tags[i] == ASSAY_TAG_AUTHOR && tagging->tokens[i].start >= end)
      tagging->tags[i] = ASSAY_TAG_TITLE;
}

/**
 * assay_entry_read_plain:
 *
 * Takes the fields of a style that no rule knows: what the tagger says, and where it sees no
 * title, what follows the names.
 */
void
assay_entry_read_plain (AssayEntryParser *parser)
{
  AssayReference *reference = parser->reference;
  const char *names_end;
  const char *title_end;
  AssayRun container;
  guint from = 0;

  mend_authors (parser);
  if (parser->tagging.n > 0)
    assay_reference_take_tagged (&parser->tagging, reference);
  if (reference->title != NULL)
    return;
  names_end = find_names_end (parser);
  if (names_end == NULL)
    {
      if (parser->tagging.n == 0)
        assay_entry_set_title (parser, parser->core);
      return;
    }
  title_end = assay_source_sentence_end (assay_scan_skip_space (names_end, parser->core.end),
                                         parser->core.end);
  container = assay_tagging_get_run (&parser->tagging, ASSAY_TAG_CONTAINER, &from);
  if (!ASSAY_RUN_EMPTY (container) && container.start < title_end)
    return;
  g_ptr_array_set_size (reference->authors, 0);
  assay_names_read ((AssayRun) { parser->core.start, names_end }, reference);
  assay_entry_set_title (parser, (AssayRun) { names_end, title_end });
  assay_entry_read_source (parser, names_end, title_end);
}

/**
 * assay_entry_read_linked:
 *
 * Reads "[Title](https://…), Site, 2020": what follows a link of Markdown says where the work
 * appeared.
 *
 * Returns: whether the title is such a link, and the fields are taken
 */
gboolean
assay_entry_read_linked (AssayEntryParser *parser)
{
  AssayRun core = parser->core;
  AssayRun tail = parser->tail;

  if (ASSAY_RUN_EMPTY (core) || *core.start != '['
      || memchr (core.start, ']', core.end - core.start) != NULL
      || ASSAY_RUN_EMPTY (tail) || *tail.start != ')')
    return FALSE;
  assay_entry_set_title (parser, (AssayRun) { core.start + 1, core.end });
  if (tail.end - tail.start < 160)
    assay_source_read ((AssayRun) { tail.start + 1, tail.end }, &parser->tagging,
                       parser->reference);
  return TRUE;
}
