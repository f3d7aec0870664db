/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes an entry of the works cited apart into the fields of CSL. What a style shows by its marks is read by
 * rule: addresses, dates, a year in brackets after the head, a title in quotation marks.
 */

#include "config.h"

#include "assay-references.h"

#include "assay-dates.h"
#include "assay-labels.h"
#include "assay-likeness.h"
#include "assay-names.h"
#include "assay-reference-source.h"
#include "assay-urls.h"

#include <string.h>

/* Nothing after so many bytes is a field. */
#define MAX_ENTRY 4000

typedef struct
{
  AssayReference *reference;
  AssayRun        core;       /* what describes the work, without address and date of access */
  AssayRun        tail;       /* what stands after the address */
} Parser;

static const char *
strip_lead_in (const char *start,
               const char *end)
{
  static const char *const words[] = {
    "available at", "available from", "available online at", "available online", "available", "retrieved from",
    "retrieved", "accessed at", "accessed from", "accessed", "online at", "online", "url", "from", "at", "see", "via",
    "verfügbar unter", "abrufbar unter", "online unter", "unter", "disponible sur", "disponible en", "disponible à",
    "disponible", "режим доступа", "link", "web", "website", "internet", "электронный ресурс", "source", "on",
    "and", "doi", "weblink", "archived", "archived at",
  };
  gboolean again = TRUE;

  while (again)
    {
      AssayRun bare = assay_scan_strip (start, end, ",;:<([]-");

      if (bare.end < end && bare.end > start && strchr ("[]", *bare.end) != NULL)
        end = bare.end;
      end = bare.end;
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (words) && !again; i++)
        {
          gsize length = strlen (words[i]);

          if ((gsize) (end - start) >= length
              && assay_scan_prefix (end - length, end, words[i])
              && !g_unichar_isalnum (assay_scan_char_before (start, end - length)))
            {
              end -= length;
              again = TRUE;
            }
        }
    }
  return end;
}

static void
read_addresses (Parser     *parser,
                const char *p,
                const char *end)
{
  AssayReference *reference = parser->reference;
  AssayRun url = { end, end };
  AssayRun doi = { end, end };
  AssayRun accessed = { end, end };
  const char *first;

  assay_url_find (p, end, &url, &reference->url);
  assay_doi_find (p, end, &doi, &reference->doi);
  assay_date_find_accessed (p, end, &reference->accessed, &accessed);
  if (reference->accessed.year == 0)
    accessed = (AssayRun) { end, end };
  first = MIN (MIN (url.start, doi.start), accessed.start);
  parser->tail = (AssayRun) { MIN (MAX (url.start < end ? url.end : p, doi.start < end ? doi.end : p), end), end };
  if (parser->tail.start <= p || first == end)
    parser->tail = (AssayRun) { end, end };
  parser->core = (AssayRun) { p, first < end ? strip_lead_in (p, first) : end };
  parser->core = assay_scan_trim (parser->core.start, parser->core.end);
}

static gboolean
is_closing (const char *p,
            const char *end,
            gunichar    open)
{
  gunichar c = g_utf8_get_char (p);

  switch (open)
    {
    case 0x201C: case 0x201E: case 0x201F:
      return c == 0x201D || c == 0x201C || c == '"';
    case 0x2018: case 0x201A: case '\'':
      /* An apostrophe is followed by a letter. */
      return (c == 0x2019 || c == 0x2018 || c == '\'')
             && !g_unichar_isalnum (assay_scan_char (g_utf8_next_char (p), end));
    case 0xAB:
      return c == 0xBB;
    case 0x300C:
      return c == 0x300D;
    case 0x300A:
      return c == 0x300B;
    default:
      return c == open || (open == '"' && c == 0x201D);
    }
}

static const char *
find_close (const char *p,
            const char *end,
            gunichar    open)
{
  const char *last = NULL;
  guint depth = 0;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == open && open != '"' && open != '\'' && open != 0x2018)
        depth++;
      else if (is_closing (p, end, open))
        {
          const char *next = g_utf8_next_char (p);
          gunichar before = g_utf8_get_char (g_utf8_prev_char (p));
          gunichar after = assay_scan_char (next, end);

          if (depth > 0)
            {
              depth--;
              continue;
            }
          /* The title ends at a quote that a stop stands at; a quote inside it is followed by a word. */
          if (next >= end || strchr (".,?!;", before < 0x80 ? (int) before : 'x') != NULL
              || (after < 0x80 && strchr (".,;:()[", (int) after) != NULL))
            return p;
          if (last == NULL)
            last = p;
        }
    }
  return last;
}

/* Finds a title in quotation marks; the words before it may only be names and a date. */
static gboolean
find_quoted_title (AssayRun  core,
                   AssayRun *title,
                   AssayRun *before,
                   AssayRun *after)
{
  for (const char *p = core.start; p < core.end && p - core.start < 400; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *inside;
      const char *close;
      gunichar next;
      AssayRun bare;

      if (!assay_scan_is_open_quote (c)
          || (p > core.start && !assay_scan_is_space (assay_scan_char_before (core.start, p))
              && strchr ("(.,", p[-1]) == NULL))
        continue;
      inside = g_utf8_next_char (p);
      close = find_close (inside, core.end, c);
      bare = assay_scan_strip (core.start, p, " ");
      if (close == NULL || close - inside < 6)
        continue;
      /* A quotation inside a title that is not in quotes itself. */
      if (bare.end > bare.start && strchr (".,:;)]&", bare.end[-1]) == NULL)
        return FALSE;
      next = assay_scan_char (assay_scan_skip_space (g_utf8_next_char (close), core.end), core.end);
      if (g_unichar_islower (next)
          && !assay_scan_word (assay_scan_skip_space (g_utf8_next_char (close), core.end), core.end, "in"))
        return FALSE;
      *title = (AssayRun) { inside, close };
      *before = bare;
      *after = (AssayRun) { g_utf8_next_char (close), core.end };
      return TRUE;
    }
  return FALSE;
}

/* Finds the bracket with the year that ends the head: "Name, I. (2019, June)." */
static gboolean
find_dated_head (AssayRun   core,
                 AssayDate *date,
                 AssayRun  *bracket)
{
  const char *limit = core.end - core.start > 600 ? g_utf8_find_prev_char (core.start, core.start + 600) : core.end;
  const char *open = memchr (core.start, '(', limit - core.start);

  for (; open != NULL; open = memchr (open + 1, '(', limit - open - 1))
    {
      const char *close = memchr (open, ')', core.end - open);
      const char *p = assay_scan_skip_space (open + 1, core.end);
      const char *after;

      if (close == NULL)
        return FALSE;
      if (assay_date_is_undated (p, close, &after))
        *date = (AssayDate) { 0 };
      else if (!assay_date_read (p, close, date, &after) || close - after > 24)
        continue;
      *bracket = (AssayRun) { open, close + 1 };
      return TRUE;
    }
  return FALSE;
}

static void
set_title (AssayReference *reference,
           AssayRun        title)
{
  AssayRun bare = assay_scan_strip (title.start, title.end, ",;:");

  /* One stop is the list's; three are the author's. */
  if (bare.end - bare.start > 2 && bare.end[-1] == '.' && bare.end[-2] != '.')
    bare.end--;
  bare = assay_scan_strip (bare.start, bare.end, ",;:");
  g_free (reference->title);
  reference->title = assay_scan_dup_flat (bare);
}

/* Names, and what is left over when they end: the body that published, in some styles. */
static void
read_head (Parser  *parser,
           AssayRun head)
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
      while (stop > head.start && (stop[-1] == '(' || stop[-1] == '[' || assay_scan_is_space ((guchar) stop[-1])))
        stop--;
      head.end = stop;
    }
  rest = assay_names_read (head, reference);
  if (rest != NULL)
    {
      AssayRun left = assay_scan_strip (rest, head.end, ",;:.()");

      if (left.end - left.start > 2 && reference->container_title == NULL)
        reference->container_title = assay_scan_dup_flat (left);
    }
}

static gboolean
read_quoted (Parser *parser)
{
  AssayRun title;
  AssayRun before;
  AssayRun after;

  if (!find_quoted_title (parser->core, &title, &before, &after))
    return FALSE;
  read_head (parser, before);
  set_title (parser->reference, title);
  assay_source_read (after, parser->reference);
  return TRUE;
}

static gboolean
read_dated (Parser *parser)
{
  AssayReference *reference = parser->reference;
  AssayDate date;
  AssayRun bracket;
  AssayRun head;
  const char *p;
  const char *title_end;

  if (!find_dated_head (parser->core, &date, &bracket))
    return FALSE;
  head = assay_scan_trim (parser->core.start, bracket.start);
  if (ASSAY_RUN_EMPTY (head) || head.end - head.start > 300)
    return FALSE;
  reference->issued = date;
  p = bracket.end;
  while (p < parser->core.end && (strchr (".,:;", *p) != NULL || assay_scan_is_space (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  title_end = assay_source_sentence_end (p, parser->core.end);
  read_head (parser, head);
  set_title (reference, (AssayRun) { p, title_end });
  assay_source_read ((AssayRun) { title_end, parser->core.end }, reference);
  return TRUE;
}

static void
read_plain (Parser *parser)
{
  const char *end = assay_source_sentence_end (parser->core.start, parser->core.end);
  AssayRun rest = { end, parser->core.end };
  const char *title_end;

  if (ASSAY_RUN_EMPTY (rest))
    {
      set_title (parser->reference, parser->core);
      return;
    }
  read_head (parser, (AssayRun) { parser->core.start, end });
  rest = assay_scan_trim (rest.start, rest.end);
  title_end = assay_source_sentence_end (rest.start, rest.end);
  set_title (parser->reference, (AssayRun) { rest.start, title_end });
  assay_source_read ((AssayRun) { title_end, rest.end }, parser->reference);
}

static void
read_date_after_address (Parser *parser)
{
  AssayDate date;
  AssayRun run;

  if (parser->reference->issued.year == 0
      && parser->reference->accessed.year == 0
      && parser->tail.end - parser->tail.start < 60
      && assay_date_find (parser->tail.start, parser->tail.end, &date, &run))
    parser->reference->issued = date;
}

static const char *
guess_type (AssayReference *reference)
{
  if (reference->volume != NULL || reference->issue != NULL)
    return "article-journal";
  if (reference->container_title != NULL && reference->page != NULL)
    return "chapter";
  if (reference->container_title != NULL && reference->issued.month != 0)
    return "article-newspaper";
  if (reference->url != NULL)
    return "webpage";
  if (reference->publisher != NULL)
    return "book";
  return reference->container_title != NULL ? "article" : "document";
}

/**
 * assay_references_parse:
 * @reference: an entry whose raw words and label are set; its other fields are filled
 */
void
assay_references_parse (AssayReference *reference)
{
  const char *p = reference->raw;
  const char *end = p + strlen (p);
  Parser parser = { reference };
  AssayLabel label;

  if (end - p > MAX_ENTRY)
    end = g_utf8_find_prev_char (p, p + MAX_ENTRY);
  if (assay_label_read (p, end, &label))
    p = assay_scan_skip_space (label.body, end);
  if (assay_likeness_is_short (p, end))
    {
      reference->kind = ASSAY_REFERENCE_SHORT;
      return;
    }
  if (assay_likeness (p, end) < ASSAY_LIKENESS_WEAK)
    {
      reference->kind = ASSAY_REFERENCE_COMMENT;
      return;
    }
  read_addresses (&parser, p, end);
  if (!read_quoted (&parser) && !read_dated (&parser))
    read_plain (&parser);
  read_date_after_address (&parser);
  reference->type = g_strdup (guess_type (reference));
}
