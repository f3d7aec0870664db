/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every position in Assay is a code point while every string is UTF-8, so the text keeps a small
 * index that turns one into the other without walking from the start.
 */

#include "config.h"

#include "assay-text.h"

#include <string.h>

/* One index entry for so many code points: 4 bytes in 64, and at most that many to walk. */
#define STRIDE 64

struct _AssayText
{
  gatomicrefcount  ref_count;
  char            *utf8;
  gsize            size;
  guint            length;
  guint32         *bytes_at;
  char            *id;
};

G_DEFINE_BOXED_TYPE (AssayText, assay_text, assay_text_ref, assay_text_unref)

static inline gboolean
starts_code_point (char byte)
{
  return ((guchar) byte & 0xC0) != 0x80;
}

static void
build_index (AssayText *self)
{
  g_autoptr (GArray) index = NULL;
  guint position = 0;

  /* Plain ASCII needs no index: a byte is a position. */
  self->length = g_utf8_strlen (self->utf8, self->size);
  if (self->length == self->size)
    return;

  index = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->length / STRIDE + 1);
  for (gsize i = 0; i < self->size; i++)
    {
      if (!starts_code_point (self->utf8[i]))
        continue;
      if (position % STRIDE == 0)
        {
          guint32 byte = i;
          g_array_append_val (index, byte);
        }
      position++;
    }
  self->bytes_at = (guint32 *) g_array_free (g_steal_pointer (&index), FALSE);
}

/**
 * assay_text_new_take:
 * @utf8: (transfer full): canonical text, NUL-terminated
 * @length: its length in bytes
 *
 * Returns: (transfer full): the text
 */
AssayText *
assay_text_new_take (char  *utf8,
                     gsize  length)
{
  AssayText *self;

  g_return_val_if_fail (utf8 != NULL, NULL);
  g_return_val_if_fail (length < G_MAXUINT32, NULL);

  self = g_new0 (AssayText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = utf8;
  self->size = length;
  build_index (self);
  return self;
}

/**
 * assay_text_new:
 * @utf8: canonical text
 * @length: its length in bytes, or -1 if it is NUL-terminated
 *
 * Returns: (transfer full): the text
 */
AssayText *
assay_text_new (const char *utf8,
                gssize      length)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  if (length < 0)
    length = strlen (utf8);
  return assay_text_new_take (g_strndup (utf8, length), length);
}

AssayText *
assay_text_ref (AssayText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
assay_text_unref (AssayText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->utf8);
  g_free (self->bytes_at);
  g_free (self->id);
  g_free (self);
}

/**
 * assay_text_get_utf8:
 *
 * Returns: (transfer none): the text, NUL-terminated
 */
const char *
assay_text_get_utf8 (const AssayText *self)
{
  return self->utf8;
}

/**
 * assay_text_get_size:
 *
 * Returns: the length in bytes
 */
gsize
assay_text_get_size (const AssayText *self)
{
  return self->size;
}

/**
 * assay_text_get_length:
 *
 * Returns: the length in code points
 */
guint
assay_text_get_length (const AssayText *self)
{
  return self->length;
}

/**
 * assay_text_get_id:
 *
 * The identity of an article: the same text has the same id on every machine.
 *
 * Returns: (transfer none): the SHA-256 of the UTF-8 bytes in lower-case hexadecimal
 */
const char *
assay_text_get_id (AssayText *self)
{
  char *id = g_atomic_pointer_get (&self->id);

  if (id != NULL)
    return id;

  /* Two threads may both compute it; the first to store it wins. */
  id = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->utf8, self->size);
  if (!g_atomic_pointer_compare_and_exchange (&self->id, NULL, id))
    g_free (id);
  return g_atomic_pointer_get (&self->id);
}

/**
 * assay_text_get_byte:
 * @position: a position in code points, at most the length
 *
 * Returns: the byte offset at which it stands
 */
gsize
assay_text_get_byte (const AssayText *self,
                     guint            position)
{
  const char *p;

  g_return_val_if_fail (position <= self->length, self->size);

  if (self->bytes_at == NULL)
    return position;
  if (position == self->length)
    return self->size;
  p = self->utf8 + self->bytes_at[position / STRIDE];
  return g_utf8_offset_to_pointer (p, position % STRIDE) - self->utf8;
}

/**
 * assay_text_get_position:
 * @byte: a byte offset, at most the size
 *
 * Returns: the position in code points of the character that holds @byte
 */
guint
assay_text_get_position (const AssayText *self,
                         gsize            byte)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (byte <= self->size, self->length);

  if (self->bytes_at == NULL)
    return byte;
  if (byte == self->size)
    return self->length;
  while (!starts_code_point (self->utf8[byte]))
    byte--;

  high = (self->length - 1) / STRIDE;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (self->bytes_at[middle] <= byte)
        low = middle;
      else
        high = middle - 1;
    }
  return low * STRIDE + g_utf8_pointer_to_offset (self->utf8 + self->bytes_at[low],
                                                  self->utf8 + byte);
}

/**
 * assay_text_dup_span:
 * @span: a span inside the text
 *
 * Returns: (transfer full): the words of the span
 */
char *
assay_text_dup_span (const AssayText *self,
                     AssaySpan        span)
{
  gsize start;

  g_return_val_if_fail (span.start <= span.end && span.end <= self->length, NULL);

  start = assay_text_get_byte (self, span.start);
  return g_strndup (self->utf8 + start, assay_text_get_byte (self, span.end) - start);
}
