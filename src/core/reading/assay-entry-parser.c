/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts an entry of the works cited into what describes the work and what says where it is kept:
 * label, address, DOI and date of access are found first, since what is left is easier to read
 * without them.
 */

#include "config.h"

#include "assay-entry-parser.h"

#include "assay-dates.h"
#include "assay-entry-head.h"
#include "assay-labels.h"
#include "assay-likeness.h"
#include "assay-name-words.h"
#include "assay-references.h"
#include "assay-urls.h"

#include <string.h>

/* Nothing after so many bytes is a field. */
#define MAX_ENTRY 4000

/* A name at the front of a note takes no more bytes. */
#define MAX_NOTE_NAME 60

static const char *
strip_lead_in (const char *start,
               const char *end)
{
  static const char *const words[] = {
    "available at", "available from", "available online at", "available online", "available",
    "retrieved from",
    "retrieved", "accessed at", "accessed from", "accessed", "online at", "online", "url", "from",
    "at", "see", "via",
    "verfügbar unter", "abrufbar unter", "online unter", "unter", "disponible sur", "disponible en",
    "disponible à",
    "disponible", "режим доступа", "link", "web", "website", "internet", "электронный ресурс",
    "source", "on",
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
cut_site (AssayEntryParser *parser)
{
  static const char *const words[] = { "retrieved from", "available at", "available from",
                                       "accessed at" };

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

/**
 * assay_entry_parser_cut:
 * @body: the entry without its label
 *
 * Takes address, DOI and date of access, and finds what is left between them.
 */
void
assay_entry_parser_cut (AssayEntryParser *parser,
                        AssayRun          body)
{
  const char *p = body.start;
  const char *end = body.end;
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
  parser->tail = (AssayRun) { MIN (MAX (url.start < end ? url.end : p, doi.start < end
                                        ? doi.end : p), end), end };
  if (parser->tail.start <= p || first == end)
    parser->tail = (AssayRun) { end, end };
  parser->core = (AssayRun) { p, first < end ? strip_lead_in (p, first) : end };
  parser->core = assay_scan_trim (parser->core.start, parser->core.end);
  cut_site (parser);
}

/* "See", "See also", "Cf." before the description of a work. */
static const char *
skip_signal (const char *p,
             const char *end)
{
  static const char *const signals[] = {
    "see also", "see generally", "see, e.g.,", "see e.g.", "see, for example,", "see for example",
    "but see", "see",
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

static gboolean
holds_year_or_address (AssayRun run)
{
  const char *after;
  gboolean inside = FALSE;

  if (assay_scan_find (run.start, run.end, "http") != NULL)
    return TRUE;
  for (const char *p = run.start; p < run.end; p++)
    {
      if (g_ascii_isdigit (*p) && !inside && assay_date_read_year (p, run.end, &after) != 0)
        return TRUE;
      inside = g_ascii_isalnum (*p);
    }
  return FALSE;
}

/* "Ann Vale, …": a name of two words or more before a comma, as notes begin. */
static gboolean
begins_with_name (const char *p,
                  const char *end)
{
  const char *comma = memchr (p, ',', MIN (end - p, MAX_NOTE_NAME));
  AssayNameWords list;

  if (comma == NULL)
    return FALSE;
  assay_name_words_split ((AssayRun) { p, comma }, &list);
  for (guint i = 0; i < list.n_words; i++)
    if (list.words[i].kind == ASSAY_NAME_WORD_OTHER)
      return FALSE;
  return list.n_words > 1;
}

/* A note may cite two works with a semicolon between: "…, 44; Tom Orlin, Tar (1999), 3." Its fields
 * are those of the first. */
static const char *
cut_second_work (AssayRun body)
{
  for (const char *p = body.start; (p = memchr (p, ';', body.end - p)) != NULL; p++)
    {
      const char *next = assay_scan_skip_space (p + 1, body.end);

      if (assay_scan_word (next, body.end, "and"))
        next = assay_scan_skip_space (next + strlen ("and"), body.end);
      next = skip_signal (next, body.end);
      if ((assay_entry_head_is_authors (next, body.end) || begins_with_name (next, body.end))
          && holds_year_or_address ((AssayRun) { body.start, p })
          && holds_year_or_address ((AssayRun) { next, body.end }))
        return p;
    }
  return body.end;
}

/**
 * assay_entry_parser_init:
 * @parser: (out): a parser for one entry
 * @reference: the fields to fill
 * @words: the entry
 *
 * Returns: the entry without its label, without the words that only point at it, and without what
 * is said of it in a paragraph of its own
 */
AssayRun
assay_entry_parser_init (AssayEntryParser *parser,
                         AssayReference   *reference,
                         const char       *words)
{
  const char *end = words + strlen (words);
  AssayRun body;
  AssayLabel label;

  if (end - words > MAX_ENTRY)
    end = g_utf8_find_prev_char (words, words + MAX_ENTRY);
  body = (AssayRun) { words, end };
  if (assay_label_read (words, end, &label))
    body.start = assay_scan_skip_space (label.body, end);
  body.end = cut_annotation (body);
  body.start = skip_signal (body.start, end);
  body.end = cut_second_work (body);
  parser->reference = reference;
  parser->site = (AssayRun) { end, end };
  parser->tagging.n = 0;
  return body;
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
  AssayEntryParser parser;

  assay_entry_parser_cut (&parser, assay_entry_parser_init (&parser, unused, words));
  return parser.core;
}
