/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes an entry of the works cited apart into the fields of CSL. What a style shows by its marks
 * is read by rule; what only its words show, by the tagger.
 */

#include "config.h"

#include "assay-references.h"

#include "assay-dates.h"
#include "assay-entry-parser.h"
#include "assay-likeness.h"
#include "assay-reference-tagged.h"

static void
read_date_after_address (AssayEntryParser *parser)
{
  AssayDate date;
  AssayRun run;

  if (parser->reference->issued.year == 0
      && parser->reference->accessed.year == 0
      && parser->tail.end - parser->tail.start < 60
      && assay_date_find (parser->tail.start, parser->tail.end, &date, &run))
    parser->reference->issued = date;
}

/* A range that was broken over two lines, "112-\n118", is one word. */
static void
join_range (char *page)
{
  char *to = page;

  if (page == NULL)
    return;
  for (const char *p = page; *p != '\0'; p++)
    if (*p != ' ' || !(assay_scan_is_dash (assay_scan_char_before (page, p))
                       || assay_scan_is_dash (g_utf8_get_char (p + 1))))
      *to++ = *p;
  *to = '\0';
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
  AssayEntryParser parser;
  AssayRun body = assay_entry_parser_init (&parser, reference, reference->raw);

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
  assay_entry_parser_cut (&parser, body);
  assay_tagger_tokenize (parser.core, &parser.tagging);
  if (!assay_tagger_tag (&parser.tagging))
    parser.tagging.n = 0;
  if (!assay_entry_read_linked (&parser) && !assay_entry_read_quoted (&parser)
      && !assay_entry_read_dated (&parser))
    assay_entry_read_plain (&parser);
  if (reference->container_title == NULL)
    reference->container_title = assay_scan_dup_flat (parser.site);
  if (reference->issued.year == 0)
    assay_reference_take_dates (&parser.tagging, reference);
  read_date_after_address (&parser);
  join_range (reference->page);
  reference->type = g_strdup (guess_type (reference));
}
