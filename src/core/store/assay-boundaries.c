/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where people say a sentence begins, laid over where the machine says so. Each position is decided
 * by itself, so the result does not depend on the order in which people decided.
 */

#include "config.h"

#include "assay-boundaries.h"

#include "assay-pack.h"

typedef struct
{
  const AssayText     *text;
  const AssayBoundary *next;      /* the boundaries not yet passed, in order */
  const AssayBoundary *end;
  GArray              *pieces;
} Cutter;

static guint
trim_end (const AssayText *text,
          AssaySpan        span)
{
  const char *utf8 = assay_text_get_utf8 (text);
  const char *start = utf8 + assay_text_get_byte (text, span.start);
  const char *p = utf8 + assay_text_get_byte (text, span.end);

  while (p > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = g_utf8_prev_char (p);
      span.end--;
    }
  return span.end;
}

/* Adds a piece, or puts it to the one before. */
static void
add_piece (Cutter    *cutter,
           AssaySpan  piece,
           gboolean   join)
{
  if (join && cutter->pieces->len > 0)
    g_array_index (cutter->pieces, AssaySpan, cutter->pieces->len - 1).end = piece.end;
  else
    g_array_append_val (cutter->pieces, piece);
}

static void
cut_sentence (Cutter    *cutter,
              AssaySpan  sentence)
{
  gboolean join = FALSE;

  /* What was decided between sentences holds for a text that is read otherwise by now. */
  while (cutter->next < cutter->end && cutter->next->position < sentence.start)
    cutter->next++;
  for (; cutter->next < cutter->end && cutter->next->position < sentence.end; cutter->next++)
    {
      AssaySpan first = { sentence.start, cutter->next->position };

      if (cutter->next->position == sentence.start)
        join = !cutter->next->is_split;
      else if (cutter->next->is_split)
        {
          first.end = trim_end (cutter->text, first);
          add_piece (cutter, first, join);
          join = FALSE;
          sentence.start = cutter->next->position;
        }
    }
  add_piece (cutter, sentence, join);
}

/**
 * assay_boundaries_apply:
 * @sentences: (array length=n_sentences): what the machine finds, in order
 * @boundaries: (array length=n_boundaries): what people decided, in order of position
 *
 * Returns: (transfer full) (element-type AssaySpan): the sentences as people see them, in order
 */
GArray *
assay_boundaries_apply (const AssayText     *text,
                        const AssaySpan     *sentences,
                        guint                n_sentences,
                        const AssayBoundary *boundaries,
                        guint                n_boundaries)
{
  Cutter cutter = { text, boundaries, boundaries + n_boundaries, NULL };

  cutter.pieces = g_array_sized_new (FALSE, FALSE, sizeof (AssaySpan), n_sentences + n_boundaries);
  for (guint i = 0; i < n_sentences; i++)
    cut_sentence (&cutter, sentences[i]);
  return cutter.pieces;
}

/**
 * assay_spans_pack:
 * @spans: (array length=n_spans): in order, not overlapping
 *
 * Returns: (transfer full): for each span the distance from the one before and the length
 */
GBytes *
assay_spans_pack (const AssaySpan *spans,
                  guint            n_spans)
{
  GByteArray *bytes = g_byte_array_sized_new (n_spans * 3);
  guint position = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      assay_pack_number (bytes, spans[i].start - position);
      assay_pack_number (bytes, spans[i].end - spans[i].start);
      position = spans[i].end;
    }
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * assay_spans_unpack:
 * @data: (array length=size): from assay_spans_pack()
 *
 * Returns: (transfer full) (element-type AssaySpan) (nullable): the spans, or %NULL if the bytes
 *   are damaged
 */
GArray *
assay_spans_unpack (const guint8 *data,
                    gsize         size)
{
  g_autoptr (GArray) spans = g_array_sized_new (FALSE, FALSE, sizeof (AssaySpan), size / 2);
  AssayUnpacker unpacker = { data, data + size, FALSE };
  guint position = 0;

  while (unpacker.position < unpacker.end)
    {
      AssaySpan span;

      span.start = position + assay_unpack_number (&unpacker);
      span.end = span.start + assay_unpack_number (&unpacker);
      position = span.end;
      g_array_append_val (spans, span);
    }
  return unpacker.failed ? NULL : g_steal_pointer (&spans);
}
