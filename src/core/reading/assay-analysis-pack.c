/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the machine found in a text as a few bytes, so that it need not be found again. Words that
 * stand in the text are kept as places in it. What comes back is checked against the text, since a
 * file may be damaged or made to do harm.
 */

#include "config.h"

#include "assay-analysis-pack.h"

#include "assay-citations.h"
#include "assay-pack.h"

/* A thing of which so many are said to follow takes a byte at least. */
#define IS_PLAUSIBLE(unpacker, n) ((gsize) ((unpacker)->end - (unpacker)->position) >= (n))

static void
pack_span (GByteArray *bytes,
           AssaySpan   span)
{
  assay_pack_number (bytes, span.start);
  assay_pack_number (bytes, span.end - span.start);
}

static AssaySpan
unpack_span (AssayUnpacker *unpacker,
             AssayText     *text)
{
  guint start = assay_unpack_number (unpacker);
  guint length = assay_unpack_number (unpacker);
  guint whole = assay_text_get_length (text);

  if (start <= whole && length <= whole - start)
    return (AssaySpan) { start, start + length };
  unpacker->failed = TRUE;
  return (AssaySpan) { 0, 0 };
}

static guint
unpack_count (AssayUnpacker *unpacker)
{
  guint n = assay_unpack_number (unpacker);

  if (IS_PLAUSIBLE (unpacker, n))
    return n;
  unpacker->failed = TRUE;
  return 0;
}

static void
pack_blocks (GByteArray *bytes,
             GArray     *blocks)
{
  guint position = 0;

  assay_pack_number (bytes, blocks->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      const AssayBlock *block = &g_array_index (blocks, AssayBlock, i);

      assay_pack_number (bytes, block->kind);
      pack_span (bytes, (AssaySpan) { block->span.start - position, block->span.end - position });
      position = block->span.end;
    }
}

static AssaySpan
unpack_next_span (AssayUnpacker *unpacker,
                  AssayText     *text,
                  guint          position)
{
  AssaySpan span = unpack_span (unpacker, text);

  if (!unpacker->failed && span.end <= assay_text_get_length (text) - position)
    return (AssaySpan) { position + span.start, position + span.end };
  unpacker->failed = TRUE;
  return (AssaySpan) { position, position };
}

static GArray *
unpack_blocks (AssayUnpacker *unpacker,
               AssayText     *text)
{
  guint n = unpack_count (unpacker);
  GArray *blocks = g_array_sized_new (FALSE, FALSE, sizeof (AssayBlock), n);
  guint position = 0;

  for (guint i = 0; i < n && !unpacker->failed; i++)
    {
      AssayBlock block;

      block.kind = assay_unpack_number (unpacker);
      block.span = unpack_next_span (unpacker, text, position);
      position = block.span.end;
      unpacker->failed |= block.kind > ASSAY_BLOCK_BOILERPLATE;
      g_array_append_val (blocks, block);
    }
  return blocks;
}

static void
pack_sentences (GByteArray *bytes,
                GArray     *sentences)
{
  guint position = 0;

  assay_pack_number (bytes, sentences->len);
  for (guint i = 0; i < sentences->len; i++)
    {
      AssaySpan span = g_array_index (sentences, AssaySpan, i);

      pack_span (bytes, (AssaySpan) { span.start - position, span.end - position });
      position = span.end;
    }
}

static GArray *
unpack_sentences (AssayUnpacker *unpacker,
                  AssayText     *text)
{
  guint n = unpack_count (unpacker);
  GArray *sentences = g_array_sized_new (FALSE, FALSE, sizeof (AssaySpan), n);
  guint position = 0;

  for (guint i = 0; i < n && !unpacker->failed; i++)
    {
      AssaySpan span = unpack_next_span (unpacker, text, position);

      position = span.end;
      g_array_append_val (sentences, span);
    }
  return sentences;
}

static void
pack_date (GByteArray *bytes,
           AssayDate   date)
{
  assay_pack_number (bytes, date.year);
  assay_pack_number (bytes, date.month);
  assay_pack_number (bytes, date.day);
}

static AssayDate
unpack_date (AssayUnpacker *unpacker)
{
  AssayDate date;

  date.year = assay_unpack_number (unpacker);
  date.month = assay_unpack_number (unpacker);
  date.day = assay_unpack_number (unpacker);
  return date;
}

static void
pack_reference (GByteArray     *bytes,
                AssayReference *reference)
{
  pack_span (bytes, reference->span);
  assay_pack_number (bytes, reference->kind);
  assay_pack_number (bytes, reference->refers_to + 1);
  for (guint field = 0; field < ASSAY_N_REFERENCE_FIELDS; field++)
    {
      char **text = assay_reference_get_text_field (reference, field);

      if (text != NULL)
        assay_pack_text (bytes, *text, reference->raw);
    }
  pack_date (bytes, reference->issued);
  pack_date (bytes, reference->accessed);
  assay_pack_number (bytes, reference->authors->len);
  for (guint i = 0; i < reference->authors->len; i++)
    {
      const AssayName *name = g_ptr_array_index (reference->authors, i);

      assay_pack_text (bytes, name->family, reference->raw);
      assay_pack_text (bytes, name->given, reference->raw);
      assay_pack_text (bytes, name->particle, reference->raw);
      assay_pack_text (bytes, name->literal, reference->raw);
    }
}

static void
unpack_author (AssayUnpacker  *unpacker,
               AssayReference *reference)
{
  g_autofree char *family = assay_unpack_text (unpacker, reference->raw);
  g_autofree char *given = assay_unpack_text (unpacker, reference->raw);
  g_autofree char *particle = assay_unpack_text (unpacker, reference->raw);
  g_autofree char *literal = assay_unpack_text (unpacker, reference->raw);

  assay_reference_add_author (reference, family, given, particle, literal);
}

static AssayReference *
unpack_reference (AssayUnpacker *unpacker,
                  AssayText     *text,
                  guint          n_references)
{
  AssayReference *reference = assay_reference_new ();
  guint refers_to, n_authors;

  reference->span = unpack_span (unpacker, text);
  reference->raw = assay_text_dup_span (text, reference->span);
  reference->kind = assay_unpack_number (unpacker);
  refers_to = assay_unpack_number (unpacker);
  reference->refers_to = (int) refers_to - 1;
  for (guint field = 0; field < ASSAY_N_REFERENCE_FIELDS; field++)
    {
      char **words = assay_reference_get_text_field (reference, field);

      if (words != NULL)
        {
          g_free (*words);
          *words = assay_unpack_text (unpacker, reference->raw);
        }
    }
  reference->issued = unpack_date (unpacker);
  reference->accessed = unpack_date (unpacker);
  n_authors = unpack_count (unpacker);
  for (guint i = 0; i < n_authors && !unpacker->failed; i++)
    unpack_author (unpacker, reference);
  unpacker->failed |= refers_to > n_references || reference->kind > ASSAY_REFERENCE_COMMENT;
  return reference;
}

static GPtrArray *
unpack_references (AssayUnpacker *unpacker,
                   AssayText     *text)
{
  guint n = unpack_count (unpacker);
  GPtrArray *references = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n && !unpacker->failed; i++)
    g_ptr_array_add (references, unpack_reference (unpacker, text, n));
  return references;
}

static void
pack_citation (GByteArray    *bytes,
               AssayCitation *citation)
{
  pack_span (bytes, citation->span);
  assay_pack_number (bytes, citation->doubtful);
  assay_pack_number (bytes, citation->targets->len);
  for (guint i = 0; i < citation->targets->len; i++)
    assay_pack_number (bytes, g_array_index (citation->targets, guint, i));
}

static AssayCitation *
unpack_citation (AssayUnpacker *unpacker,
                 AssayText     *text,
                 guint          n_references)
{
  AssayCitation *citation = assay_citation_new ();
  guint n;

  citation->span = unpack_span (unpacker, text);
  citation->text = assay_text_dup_span (text, citation->span);
  citation->doubtful = assay_unpack_number (unpacker) != 0;
  n = unpack_count (unpacker);
  for (guint i = 0; i < n; i++)
    {
      guint target = assay_unpack_number (unpacker);

      unpacker->failed |= target >= n_references;
      g_array_append_val (citation->targets, target);
    }
  return citation;
}

static GPtrArray *
unpack_citations (AssayUnpacker *unpacker,
                  AssayText     *text,
                  guint          n_references)
{
  guint n = unpack_count (unpacker);
  GPtrArray *citations = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n && !unpacker->failed; i++)
    g_ptr_array_add (citations, unpack_citation (unpacker, text, n_references));
  return citations;
}

/**
 * assay_analysis_pack:
 * @text: the text it is of
 *
 * Returns: (transfer full): what the machine found. What people corrected is not in it.
 */
GBytes *
assay_analysis_pack (AssayAnalysis *self,
                     AssayText     *text)
{
  GByteArray *bytes = g_byte_array_new ();
  const char *utf8 = assay_text_get_utf8 (text);

  g_return_val_if_fail (ASSAY_IS_ANALYSIS (self), NULL);

  assay_pack_text (bytes, self->language, "");
  assay_pack_text (bytes, self->front.title, utf8);
  assay_pack_text (bytes, self->front.byline, utf8);
  assay_pack_text (bytes, self->front.published, "");
  pack_blocks (bytes, self->blocks);
  pack_sentences (bytes, self->sentences);
  assay_pack_number (bytes, self->references->len);
  for (guint i = 0; i < self->references->len; i++)
    pack_reference (bytes, g_ptr_array_index (self->references, i));
  assay_pack_number (bytes, self->citations->len);
  for (guint i = 0; i < self->citations->len; i++)
    pack_citation (bytes, g_ptr_array_index (self->citations, i));
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * assay_analysis_unpack:
 * @text: the text it is of
 * @data: (array length=size): from assay_analysis_pack()
 *
 * Returns: (transfer full) (nullable): what the machine found, or %NULL if the bytes are damaged or
 *   of another text
 */
AssayAnalysis *
assay_analysis_unpack (AssayText    *text,
                       const guint8 *data,
                       gsize         size)
{
  g_autoptr (AssayAnalysis) self = g_object_new (ASSAY_TYPE_ANALYSIS, NULL);
  AssayUnpacker unpacker = { data, data + size, FALSE };
  const char *utf8 = assay_text_get_utf8 (text);

  self->language = assay_unpack_text (&unpacker, "");
  self->front.title = assay_unpack_text (&unpacker, utf8);
  self->front.byline = assay_unpack_text (&unpacker, utf8);
  self->front.published = assay_unpack_text (&unpacker, "");
  self->blocks = unpack_blocks (&unpacker, text);
  self->sentences = unpack_sentences (&unpacker, text);
  self->references = unpack_references (&unpacker, text);
  self->citations = unpack_citations (&unpacker, text, self->references->len);
  if (unpacker.failed || unpacker.position != unpacker.end || self->language == NULL)
    return NULL;
  self->findings = assay_audit_run (self->references, self->citations);
  return g_steal_pointer (&self);
}
