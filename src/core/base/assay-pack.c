/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers and words in as few bytes as will do, for caches.
 */

#include "config.h"

#include "assay-pack.h"

#include <string.h>

/**
 * assay_pack_number:
 *
 * Appends a number: seven bits a byte, the lowest first, the eighth says that more follow (LEB128).
 */
void
assay_pack_number (GByteArray *bytes,
                   guint       number)
{
  guint8 byte;

  for (; number >= 0x80; number >>= 7)
    {
      byte = (number & 0x7F) | 0x80;
      g_byte_array_append (bytes, &byte, 1);
    }
  byte = number;
  g_byte_array_append (bytes, &byte, 1);
}

/**
 * assay_pack_text:
 * @text: (nullable): UTF-8
 * @context: words that will be known when it is read, and which often hold @text
 *
 * Appends words: 0 for none, else twice their size in bytes, plus 1, plus 1 more where what follows
 * is not the words but where they stand in @context.
 */
void
assay_pack_text (GByteArray *bytes,
                 const char *text,
                 const char *context)
{
  const char *place = text != NULL ? strstr (context, text) : NULL;
  gsize size = text != NULL ? strlen (text) : 0;

  assay_pack_number (bytes, text == NULL ? 0 : 2 * size + 1 + (place != NULL));
  if (place != NULL)
    assay_pack_number (bytes, place - context);
  else
    g_byte_array_append (bytes, (const guint8 *) (text != NULL ? text : ""), size);
}

/**
 * assay_unpack_number:
 *
 * Returns: the next number
 */
guint
assay_unpack_number (AssayUnpacker *self)
{
  guint number = 0;

  for (guint shift = 0; self->position < self->end && shift < 32; shift += 7)
    {
      guint8 byte = *self->position++;

      number |= (guint) (byte & 0x7F) << shift;
      if (!(byte & 0x80))
        return number;
    }
  self->failed = TRUE;
  self->position = self->end;
  return 0;
}

static char *
take (AssayUnpacker *self,
      const char    *words,
      gsize          size)
{
  if (g_utf8_validate (words, size, NULL))
    return g_strndup (words, size);
  self->failed = TRUE;
  return NULL;
}

/**
 * assay_unpack_text:
 * @context: as it was given to assay_pack_text()
 *
 * Returns: (transfer full) (nullable): the next words
 */
char *
assay_unpack_text (AssayUnpacker *self,
                   const char    *context)
{
  guint head = assay_unpack_number (self);
  gsize size = (head - 1) / 2;
  gboolean is_place = head % 2 == 0;
  gsize place = head != 0 && is_place ? assay_unpack_number (self) : 0;
  gsize n_bytes = is_place ? strlen (context) : (gsize) (self->end - self->position);
  const char *words = is_place ? context + place : (const char *) self->position;

  if (head == 0 || self->failed)
    return NULL;
  if (place > n_bytes || size > n_bytes - place)
    {
      self->failed = TRUE;
      return NULL;
    }
  if (!is_place)
    self->position += size;
  return take (self, words, size);
}
