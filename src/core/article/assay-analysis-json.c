/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the machine found in an article, written as JSON: the command line prints it and the
 * exchange formats carry parts of it, so each part is written in this one place.
 */

#include "config.h"

#include "assay-analysis-json.h"

static void
add_index (AssayJsonWriter *writer,
           const char      *name,
           int              index)
{
  if (index >= 0)
    assay_json_writer_add_int (writer, name, index);
  else
    assay_json_writer_add_string (writer, name, NULL);
}

static void
add_field (AssayJsonWriter *writer,
           const char      *name,
           const char      *value)
{
  if (value != NULL)
    assay_json_writer_add_string (writer, name, value);
}

static void
add_authors (AssayJsonWriter *writer,
             GPtrArray       *authors)
{
  if (authors->len == 0)
    return;

  assay_json_writer_begin_array (writer, "author");
  for (guint i = 0; i < authors->len; i++)
    {
      const AssayName *name = g_ptr_array_index (authors, i);

      assay_json_writer_begin_object (writer, NULL);
      add_field (writer, "literal", name->literal);
      add_field (writer, "family", name->family);
      add_field (writer, "given", name->given);
      add_field (writer, "non-dropping-particle", name->particle);
      assay_json_writer_end_object (writer);
    }
  assay_json_writer_end_array (writer);
}

static void
add_date (AssayJsonWriter *writer,
          const char      *name,
          AssayDate        date)
{
  if (date.year == 0)
    return;

  assay_json_writer_begin_object (writer, name);
  assay_json_writer_begin_array (writer, "date-parts");
  assay_json_writer_begin_array (writer, NULL);
  assay_json_writer_add_int (writer, NULL, date.year);
  if (date.month != 0)
    assay_json_writer_add_int (writer, NULL, date.month);
  if (date.month != 0 && date.day != 0)
    assay_json_writer_add_int (writer, NULL, date.day);
  assay_json_writer_end_array (writer);
  assay_json_writer_end_array (writer);
  assay_json_writer_end_object (writer);
}

/**
 * assay_json_add_span:
 * @writer: a writer inside an object
 * @span: a span in code points
 *
 * Adds the members `start` and `end`.
 */
void
assay_json_add_span (AssayJsonWriter *writer,
                     AssaySpan        span)
{
  assay_json_writer_add_int (writer, "start", span.start);
  assay_json_writer_add_int (writer, "end", span.end);
}

/**
 * assay_json_add_csl_fields:
 * @writer: a writer inside an object
 * @reference: an entry of the works cited
 *
 * Adds the fields the entry has, named and shaped as in CSL-JSON 1.0.2; a field it lacks is left
 * out.
 */
void
assay_json_add_csl_fields (AssayJsonWriter *writer,
                           AssayReference  *reference)
{
  add_field (writer, "type", reference->type);
  add_authors (writer, reference->authors);
  add_field (writer, "title", reference->title);
  add_field (writer, "container-title", reference->container_title);
  add_field (writer, "publisher", reference->publisher);
  add_date (writer, "issued", reference->issued);
  add_date (writer, "accessed", reference->accessed);
  add_field (writer, "URL", reference->url);
  add_field (writer, "DOI", reference->doi);
  add_field (writer, "volume", reference->volume);
  add_field (writer, "issue", reference->issue);
  add_field (writer, "page", reference->page);
}

/**
 * assay_json_add_blocks:
 * @writer: a writer inside an object
 * @blocks: (element-type AssayBlock): the blocks of a text
 *
 * Adds the member `blocks`.
 */
void
assay_json_add_blocks (AssayJsonWriter *writer,
                       GArray          *blocks)
{
  assay_json_writer_begin_array (writer, "blocks");
  for (guint i = 0; i < blocks->len; i++)
    {
      const AssayBlock *block = &g_array_index (blocks, AssayBlock, i);

      assay_json_writer_begin_object (writer, NULL);
      assay_json_writer_add_string (writer, "kind", assay_block_kind_to_string (block->kind));
      assay_json_add_span (writer, block->span);
      assay_json_writer_end_object (writer);
    }
  assay_json_writer_end_array (writer);
}

/**
 * assay_json_add_sentences:
 * @writer: a writer inside an object
 * @sentences: (element-type AssaySpan): the sentences of a text
 *
 * Adds the member `sentences`.
 */
void
assay_json_add_sentences (AssayJsonWriter *writer,
                          GArray          *sentences)
{
  assay_json_writer_begin_array (writer, "sentences");
  for (guint i = 0; i < sentences->len; i++)
    {
      assay_json_writer_begin_object (writer, NULL);
      assay_json_add_span (writer, g_array_index (sentences, AssaySpan, i));
      assay_json_writer_end_object (writer);
    }
  assay_json_writer_end_array (writer);
}

static void
add_reference (AssayJsonWriter *writer,
               AssayReference  *reference)
{
  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "label", reference->label);
  assay_json_add_span (writer, reference->span);
  assay_json_writer_add_string (writer, "raw", reference->raw);
  assay_json_writer_add_string (writer, "kind", assay_reference_kind_to_string (reference->kind));
  add_index (writer, "refers_to", reference->refers_to);
  assay_json_add_csl_fields (writer, reference);
  assay_json_writer_end_object (writer);
}

static void
add_citation (AssayJsonWriter *writer,
              AssayCitation   *citation)
{
  assay_json_writer_begin_object (writer, NULL);
  assay_json_add_span (writer, citation->span);
  assay_json_writer_add_string (writer, "text", citation->text);
  assay_json_writer_begin_array (writer, "targets");
  for (guint i = 0; i < citation->targets->len; i++)
    assay_json_writer_add_int (writer, NULL, g_array_index (citation->targets, guint, i));
  assay_json_writer_end_array (writer);
  assay_json_writer_end_object (writer);
}

static void
add_finding (AssayJsonWriter    *writer,
             const AssayFinding *finding)
{
  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "kind", assay_finding_kind_to_string (finding->kind));
  add_index (writer, "reference", finding->reference);
  add_index (writer, "citation", finding->citation);
  assay_json_writer_add_string (writer, "message", finding->message);
  assay_json_writer_end_object (writer);
}

/**
 * assay_json_add_analysis:
 * @writer: a writer inside an object
 * @analysis: what the machine found
 *
 * Adds the members `blocks`, `sentences`, `references`, `citations` and `audit`. What points at an
 * entry or a marker is its index.
 */
void
assay_json_add_analysis (AssayJsonWriter *writer,
                         AssayAnalysis   *analysis)
{
  assay_json_add_blocks (writer, analysis->blocks);
  assay_json_add_sentences (writer, analysis->sentences);

  assay_json_writer_begin_array (writer, "references");
  for (guint i = 0; i < analysis->references->len; i++)
    add_reference (writer, g_ptr_array_index (analysis->references, i));
  assay_json_writer_end_array (writer);

  assay_json_writer_begin_array (writer, "citations");
  for (guint i = 0; i < analysis->citations->len; i++)
    add_citation (writer, g_ptr_array_index (analysis->citations, i));
  assay_json_writer_end_array (writer);

  assay_json_writer_begin_array (writer, "audit");
  for (guint i = 0; i < analysis->findings->len; i++)
    add_finding (writer, g_ptr_array_index (analysis->findings, i));
  assay_json_writer_end_array (writer);
}
