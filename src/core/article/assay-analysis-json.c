/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the machine found in an article, written as JSON: the command line prints it and the
 * exchange formats carry parts of it, so each part is written in this one place.
 */

#include "config.h"

#include "assay-analysis-json.h"

static void
add_index (JsonBuilder *builder,
           const char  *name,
           int          index)
{
  json_builder_set_member_name (builder, name);
  if (index >= 0)
    json_builder_add_int_value (builder, index);
  else
    json_builder_add_null_value (builder);
}

static void
add_field (JsonBuilder *builder,
           const char  *name,
           const char  *value)
{
  if (value != NULL)
    assay_json_add_string (builder, name, value);
}

static void
add_authors (JsonBuilder *builder,
             GPtrArray   *authors)
{
  if (authors->len == 0)
    return;

  json_builder_set_member_name (builder, "author");
  json_builder_begin_array (builder);
  for (guint i = 0; i < authors->len; i++)
    {
      const AssayName *name = g_ptr_array_index (authors, i);

      json_builder_begin_object (builder);
      add_field (builder, "literal", name->literal);
      add_field (builder, "family", name->family);
      add_field (builder, "given", name->given);
      add_field (builder, "non-dropping-particle", name->particle);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_date (JsonBuilder *builder,
          const char  *name,
          AssayDate    date)
{
  if (date.year == 0)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "date-parts");
  json_builder_begin_array (builder);
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, date.year);
  if (date.month != 0)
    json_builder_add_int_value (builder, date.month);
  if (date.month != 0 && date.day != 0)
    json_builder_add_int_value (builder, date.day);
  json_builder_end_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * assay_json_add_string:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: (nullable): its value; %NULL becomes JSON's null
 */
void
assay_json_add_string (JsonBuilder *builder,
                       const char  *name,
                       const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * assay_json_add_span:
 * @builder: a builder inside an object
 * @span: a span in code points
 *
 * Adds the members `start` and `end`.
 */
void
assay_json_add_span (JsonBuilder *builder,
                     AssaySpan    span)
{
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, span.start);
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, span.end);
}

/**
 * assay_json_add_csl_fields:
 * @builder: a builder inside an object
 * @reference: an entry of the works cited
 *
 * Adds the fields the entry has, named and shaped as in CSL-JSON 1.0.2; a field it lacks is left
 * out.
 */
void
assay_json_add_csl_fields (JsonBuilder    *builder,
                           AssayReference *reference)
{
  add_field (builder, "type", reference->type);
  add_authors (builder, reference->authors);
  add_field (builder, "title", reference->title);
  add_field (builder, "container-title", reference->container_title);
  add_field (builder, "publisher", reference->publisher);
  add_date (builder, "issued", reference->issued);
  add_date (builder, "accessed", reference->accessed);
  add_field (builder, "URL", reference->url);
  add_field (builder, "DOI", reference->doi);
  add_field (builder, "volume", reference->volume);
  add_field (builder, "issue", reference->issue);
  add_field (builder, "page", reference->page);
}

/**
 * assay_json_add_reference:
 * @builder: a builder inside an array
 * @reference: an entry of the works cited
 *
 * Adds an object of the entry's label, place, words, kind and CSL fields.
 */
void
assay_json_add_reference (JsonBuilder    *builder,
                          AssayReference *reference)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "label", reference->label);
  assay_json_add_span (builder, reference->span);
  assay_json_add_string (builder, "raw", reference->raw);
  assay_json_add_string (builder, "kind", assay_reference_kind_to_string (reference->kind));
  add_index (builder, "refers_to", reference->refers_to);
  assay_json_add_csl_fields (builder, reference);
  json_builder_end_object (builder);
}

/**
 * assay_json_add_citation:
 * @builder: a builder inside an array
 * @citation: a marker
 *
 * Adds an object of the marker's place, words and the indexes of the entries it points at.
 */
void
assay_json_add_citation (JsonBuilder   *builder,
                         AssayCitation *citation)
{
  json_builder_begin_object (builder);
  assay_json_add_span (builder, citation->span);
  assay_json_add_string (builder, "text", citation->text);
  json_builder_set_member_name (builder, "targets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < citation->targets->len; i++)
    json_builder_add_int_value (builder, g_array_index (citation->targets, guint, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * assay_json_add_finding:
 * @builder: a builder inside an array
 * @finding: a finding of the audit
 *
 * Adds an object of the finding's kind, what it is about, and its sentence for a person.
 */
void
assay_json_add_finding (JsonBuilder        *builder,
                        const AssayFinding *finding)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "kind", assay_finding_kind_to_string (finding->kind));
  add_index (builder, "reference", finding->reference);
  add_index (builder, "citation", finding->citation);
  assay_json_add_string (builder, "message", finding->message);
  json_builder_end_object (builder);
}

static void
add_blocks (JsonBuilder *builder,
            GArray      *blocks)
{
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < blocks->len; i++)
    {
      const AssayBlock *block = &g_array_index (blocks, AssayBlock, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "kind", assay_block_kind_to_string (block->kind));
      assay_json_add_span (builder, block->span);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sentences (JsonBuilder *builder,
               GArray      *sentences)
{
  json_builder_set_member_name (builder, "sentences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sentences->len; i++)
    {
      json_builder_begin_object (builder);
      assay_json_add_span (builder, g_array_index (sentences, AssaySpan, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * assay_json_add_analysis:
 * @builder: a builder inside an object
 * @analysis: what the machine found
 *
 * Adds the members `blocks`, `sentences`, `references`, `citations` and `audit`.
 */
void
assay_json_add_analysis (JsonBuilder   *builder,
                         AssayAnalysis *analysis)
{
  add_blocks (builder, analysis->blocks);
  add_sentences (builder, analysis->sentences);

  json_builder_set_member_name (builder, "references");
  json_builder_begin_array (builder);
  for (guint i = 0; i < analysis->references->len; i++)
    assay_json_add_reference (builder, g_ptr_array_index (analysis->references, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "citations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < analysis->citations->len; i++)
    assay_json_add_citation (builder, g_ptr_array_index (analysis->citations, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "audit");
  json_builder_begin_array (builder);
  for (guint i = 0; i < analysis->findings->len; i++)
    assay_json_add_finding (builder, g_ptr_array_index (analysis->findings, i));
  json_builder_end_array (builder);
}
