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
#include "assay-quoted-title.h"
#include "assay-reference-source.h"
#include "assay-reference-tagged.h"
#include "assay-urls.h"

#include <string.h>

/* Nothing after so many bytes is a field. */
#define MAX_ENTRY 4000

typedef struct
{
  AssayReference *reference;
  AssayRun        core;       /* what describes the work, without address and date of access */
  AssayRun        tail;       /* what stands after the address */
  AssayRun        site;       /* where it says that it was retrieved from, before the address */
  AssayTagging    tagging;    /* what the tagger says of the core */
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

/* "Retrieved from The Site: https://…" names the site. */
static void
cut_site (Parser *parser)
{
  static const char *const words[] = { "retrieved from", "available at", "available from", "accessed at" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = assay_scan_find (parser->core.start, parser->core.end, words[i]);

      if (found == NULL)
        continue;
      parser->site = assay_scan_strip (found + strlen (words[i]), parser->core.end, ",;:.()");
      parser->core = assay_scan_strip (parser->core.start, found, ",;:([");
      return;
    }
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
  cut_site (parser);
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

/* "(In translation) Title" and "Title [Blog post]" say of what kind the work is. */
static AssayRun
strip_remarks (AssayRun title)
{
  AssayRun bare = assay_scan_strip (title.start, title.end, ",;:");

  if (!ASSAY_RUN_EMPTY (bare) && (*bare.start == '(' || *bare.start == '['))
    {
      const char *close = memchr (bare.start, *bare.start == '(' ? ')' : ']', bare.end - bare.start);

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

static void
set_title (AssayReference *reference,
           AssayRun        title)
{
  AssayRun bare = strip_remarks (assay_scan_strip (title.start, title.end, "*_"));

  /* One stop is the list's; three are the author's. */
  if (bare.end - bare.start > 2 && bare.end[-1] == '.' && bare.end[-2] != '.')
    bare.end--;
  bare = assay_scan_strip (bare.start, bare.end, ",;:*_");
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

/* A title in quotation marks that begins with where it appeared, "Site (2020). Title", was quoted too soon. */
static AssayRun
cut_misplaced_source (Parser   *parser,
                      AssayRun  title)
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

/* Reads where the work appeared from @start on; numbers that the title may have swallowed stand after @head_end. */
static void
read_source (Parser     *parser,
             const char *head_end,
             const char *start)
{
  assay_source_read ((AssayRun) { start, parser->core.end }, &parser->tagging, parser->reference);
  assay_reference_take_numbers (&parser->tagging, head_end, parser->reference);
  assay_reference_take_periodical (&parser->tagging, start, parser->reference);
}

static gboolean
read_quoted (Parser *parser)
{
  AssayRun title;
  AssayRun before;
  AssayRun after;

  if (!assay_quoted_title_find (parser->core, &title, &before, &after))
    return FALSE;
  read_head (parser, before);
  set_title (parser->reference, cut_misplaced_source (parser, title));
  read_source (parser, after.start, after.start);
  return TRUE;
}

/* Where no author is known, the title stands before the year. */
static gboolean
is_title (AssayRun head)
{
  guint n_words = 0;
  guint n_small = 0;

  if (ASSAY_RUN_EMPTY (head) || assay_names_starts_list (head.start, head.end))
    return FALSE;
  for (const char *p = head.start; p < head.end;)
    {
      const char *end = assay_scan_skip_word (p, head.end);
      static const char *const joiners[] = { "and", "of", "for", "the", "on", "et", "al.", "in", "y", "und", "to" };
      gboolean joiner = assay_names_is_particle (p, end);

      for (guint i = 0; i < G_N_ELEMENTS (joiners); i++)
        joiner |= strlen (joiners[i]) == (gsize) (end - p) && assay_scan_prefix (p, end, joiners[i]);
      n_words++;
      n_small += !joiner && g_unichar_islower (g_utf8_get_char (p));
      p = assay_scan_skip_space (end, head.end);
    }
  return n_words >= 3 && strchr (".!?", head.end[-1]) != NULL && (n_small >= 2 || head.end[-1] != '.');
}

/* Whether the address is of the body named: its letters, or its initials, stand in the host. */
static gboolean
matches_host (Parser   *parser,
              AssayRun  name)
{
  const char *url = parser->reference->url;
  const char *host = url != NULL ? strstr (url, "://") : NULL;
  g_autofree char *folded = NULL;
  g_autofree char *lower = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);

  if (url == NULL)
    return FALSE;
  host = host != NULL ? host + 3 : url;
  lower = g_ascii_strdown (host, strcspn (host, "/"));
  folded = assay_scan_fold (name);
  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (letters, *p);
  return letters->len >= 3 && strstr (lower, letters->str) != NULL;
}

/* "Title, Site. Publisher" has no stop after the title: the tagger sees where it ends, if what follows is borne
 * out by another part or by the address. */
static const char *
find_comma_end (Parser     *parser,
                const char *start,
                const char *end)
{
  const AssayTagging *tagging = &parser->tagging;
  const char *cut = NULL;
  AssayRun tail;
  AssayRun next;

  for (guint i = 1; i < tagging->n; i++)
    if (tagging->tokens[i].start > start && tagging->tokens[i].start < end
        && tagging->tags[i - 1] == ASSAY_TAG_TITLE
        && (tagging->tags[i] == ASSAY_TAG_CONTAINER || tagging->tags[i] == ASSAY_TAG_PUBLISHER
            || tagging->tags[i] == ASSAY_TAG_LOCATION)
        && tagging->tokens[i - 1].end[-1] == ',')
      cut = tagging->tokens[i].start;
  if (cut == NULL)
    return end;
  tail = assay_scan_strip (cut, end, ".,");
  next = assay_scan_strip (end, parser->core.end, ".,");
  if (ASSAY_RUN_EMPTY (next) && parser->reference->url != NULL && !matches_host (parser, tail))
    return end;
  return cut;
}

/* Under a title the first part may begin small. */
static const char *
find_title_end (Parser     *parser,
                const char *start)
{
  const char *core_end = parser->core.end;
  const char *end = assay_source_sentence_end (start, core_end);

  if (end == core_end)
    for (const char *p = start; p + 2 < core_end; p++)
      if (*p == '.' && p[1] == ' ' && p - start > 20 && g_ascii_islower (p[-1]) && g_ascii_islower (p[2]))
        {
          end = p + 1;
          break;
        }
  return find_comma_end (parser, start, end);
}

/* Whether the tagger, where it speaks, sees names in most of the head. */
static gboolean
is_names (Parser   *parser,
          AssayRun  head)
{
  guint n = 0;
  guint n_names = 0;

  for (guint i = 0; i < parser->tagging.n && parser->tagging.tokens[i].start < head.end; i++)
    {
      /* "Name, Journal 58 (1998)" has its year with the volume. */
      if (parser->tagging.tags[i] == ASSAY_TAG_VOLUME)
        return FALSE;
      n++;
      n_names += parser->tagging.tags[i] == ASSAY_TAG_AUTHOR || parser->tagging.tags[i] == ASSAY_TAG_EDITOR;
    }
  return n_names * 10 >= n * 6 || (n <= 4 && parser->tagging.n > n + 4);
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
  if (ASSAY_RUN_EMPTY (head) || (!is_names (parser, head) && !is_title (head)))
    return FALSE;
  reference->issued = date;
  p = bracket.end;
  while (p < parser->core.end && (strchr (".,:;", *p) != NULL || assay_scan_is_space (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  if (is_title (head))
    {
      set_title (reference, head);
      title_end = p;
    }
  else
    {
      read_head (parser, head);
      title_end = find_title_end (parser, p);
      set_title (reference, (AssayRun) { p, title_end });
    }
  read_source (parser, bracket.end, title_end);
  return TRUE;
}

/* Where the names that begin the entry end, if they do so at a stop: "Last, First. Title." */
static const char *
find_names_end (Parser *parser)
{
  const char *limit = parser->core.end - parser->core.start > 300
                      ? g_utf8_find_prev_char (parser->core.start, parser->core.start + 300) : parser->core.end;

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

/* No style that a rule knows: what the tagger says. Where it sees no title, one may still follow the names. */
static void
read_plain (Parser *parser)
{
  AssayReference *reference = parser->reference;
  const char *names_end;
  const char *title_end;
  AssayRun container;
  guint from = 0;

  if (parser->tagging.n > 0)
    assay_reference_take_tagged (&parser->tagging, reference);
  if (reference->title != NULL)
    return;
  names_end = find_names_end (parser);
  if (names_end == NULL)
    {
      if (parser->tagging.n == 0)
        set_title (reference, parser->core);
      return;
    }
  title_end = assay_source_sentence_end (assay_scan_skip_space (names_end, parser->core.end), parser->core.end);
  container = assay_tagging_get_run (&parser->tagging, ASSAY_TAG_CONTAINER, &from);
  if (!ASSAY_RUN_EMPTY (container) && container.start < title_end)
    return;
  g_ptr_array_set_size (reference->authors, 0);
  assay_names_read ((AssayRun) { parser->core.start, names_end }, reference);
  set_title (reference, (AssayRun) { names_end, title_end });
  read_source (parser, names_end, title_end);
}

/* "[Title](https://…), Site, 2020": what follows a link of Markdown says where the work appeared. */
static gboolean
read_linked (Parser *parser)
{
  AssayRun core = parser->core;
  AssayRun tail = parser->tail;

  if (ASSAY_RUN_EMPTY (core) || *core.start != '[' || memchr (core.start, ']', core.end - core.start) != NULL
      || ASSAY_RUN_EMPTY (tail) || *tail.start != ')')
    return FALSE;
  set_title (parser->reference, (AssayRun) { core.start + 1, core.end });
  if (tail.end - tail.start < 160)
    assay_source_read ((AssayRun) { tail.start + 1, tail.end }, &parser->tagging, parser->reference);
  return TRUE;
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

/* "See", "See also", "Cf." before the description of a work. */
static const char *
skip_signal (const char *p,
             const char *end)
{
  static const char *const signals[] = {
    "see also", "see generally", "see, e.g.,", "see e.g.", "see, for example,", "see for example", "but see", "see",
    "cf.", "vgl.", "siehe", "voir", "véase", "quoted in", "cited in",
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (assay_scan_word (p, end, signals[i]))
      {
        p += strlen (signals[i]);
        while (p < end && (*p == ',' || *p == ':' || assay_scan_is_space (g_utf8_get_char (p))))
          p = g_utf8_next_char (p);
        return p;
      }
  return p;
}

/* A paragraph of its own after the work says something of it, unless it can only go on with it. */
static const char *
cut_annotation (AssayRun body)
{
  for (const char *p = body.start; (p = memchr (p, '\n', body.end - p)) != NULL; p++)
    {
      const char *next = assay_scan_skip_space (p, body.end);

      if (memchr (p + 1, '\n', next - p - 1) != NULL && p - body.start > 40
          && !assay_likeness_continues (next, body.end))
        return p;
    }
  return body.end;
}

static void
start_parser (Parser         *parser,
              AssayReference *reference,
              const char     *words,
              AssayRun       *body)
{
  AssayLabel label;
  const char *end = words + strlen (words);

  if (end - words > MAX_ENTRY)
    end = g_utf8_find_prev_char (words, words + MAX_ENTRY);
  *body = (AssayRun) { words, end };
  if (assay_label_read (words, end, &label))
    body->start = assay_scan_skip_space (label.body, end);
  body->end = cut_annotation (*body);
  body->start = skip_signal (body->start, end);
  parser->reference = reference;
  parser->site = (AssayRun) { end, end };
  parser->tagging.n = 0;
}

/**
 * assay_references_get_core:
 * @words: an entry
 *
 * Returns: the part of the entry that describes the work: without label, address and date of access
 */
AssayRun
assay_references_get_core (const char *words)
{
  g_autoptr (AssayReference) unused = assay_reference_new ();
  Parser parser;
  AssayRun body;

  start_parser (&parser, unused, words, &body);
  read_addresses (&parser, body.start, body.end);
  return parser.core;
}

/**
 * assay_references_parse:
 * @reference: an entry whose raw words and label are set; its other fields are filled
 */
void
assay_references_parse (AssayReference *reference)
{
  Parser parser;
  AssayRun body;

  start_parser (&parser, reference, reference->raw, &body);
  if (assay_likeness_is_short (body.start, body.end))
    {
      reference->kind = ASSAY_REFERENCE_SHORT;
      return;
    }
  if (reference->label != NULL && assay_likeness_is_comment (body.start, body.end))
    {
      reference->kind = ASSAY_REFERENCE_COMMENT;
      return;
    }
  read_addresses (&parser, body.start, body.end);
  assay_tagger_tokenize (parser.core, &parser.tagging);
  if (!assay_tagger_tag (&parser.tagging))
    parser.tagging.n = 0;
  if (!read_linked (&parser) && !read_quoted (&parser) && !read_dated (&parser))
    read_plain (&parser);
  if (reference->container_title == NULL)
    reference->container_title = assay_scan_dup_flat (parser.site);
  read_date_after_address (&parser);
  reference->type = g_strdup (guess_type (reference));
}
