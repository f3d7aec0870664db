/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that enters Assay as text goes through here, so that the same words have the same
 * canonical bytes, and an article the same id, whatever system wrote the file.
 */

#include "config.h"

#include "assay-encoding.h"

#include <string.h>

#define REPLACEMENT_UTF8 "\xEF\xBF\xBD"
#define BOM_UTF8 "\xEF\xBB\xBF"

/* The same byte in all eight places of a word. */
#define REPEAT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* What the bytes 0x80 to 0x9F mean in Windows-1252; 0 where they mean nothing. */
static const gunichar2 windows_1252[32] = {
  0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x0000, 0x017D, 0x0000,
  0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178,
};

static inline gboolean
is_control (gunichar c)
{
  return c < 0x20 && (c < '\t' || c > '\r');
}

/* Moves over printable ASCII, eight bytes at a time: nearly all of most files. */
static inline const guchar *
skip_plain (const guchar *p,
            const guchar *end)
{
  while (end - p >= 8)
    {
      guint64 word;

      memcpy (&word, p, 8);
      /* The high bit of a byte is set where it is not ASCII, or where taking 0x20 from it
       * borrowed. */
      if (((word | (word - REPEAT (0x20))) & REPEAT (0x80)) != 0)
        break;
      p += 8;
    }
  while (p < end && *p >= 0x20 && *p < 0x80)
    p++;
  return p;
}

/*
 * The length of the UTF-8 sequence at @p, which is no ASCII, or minus the length of its longest
 * beginning that could have been one (Unicode 15.0, section 3.9, table 3-7 and "Substitution of
 * Maximal Subparts").
 */
static int
measure_sequence (const guchar *p,
                  const guchar *end)
{
  guchar low = 0x80;
  guchar high = 0xBF;
  int length;

  if (*p >= 0xC2 && *p <= 0xDF)
    length = 2;
  else if (*p >= 0xE0 && *p <= 0xEF)
    length = 3;
  else if (*p >= 0xF0 && *p <= 0xF4)
    length = 4;
  else
    return -1;

  if (*p == 0xE0)
    low = 0xA0;
  else if (*p == 0xED)
    high = 0x9F;
  else if (*p == 0xF0)
    low = 0x90;
  else if (*p == 0xF4)
    high = 0x8F;

  for (int i = 1; i < length; i++)
    {
      if (p + i == end || p[i] < low || p[i] > high)
        return -i;
      low = 0x80;
      high = 0xBF;
    }
  return length;
}

/* What is still to be copied goes to the text before something that is written differently. */
static void
flush (GString      *text,
       const guchar *from,
       const guchar *to)
{
  g_string_append_len (text, (const char *) from, to - from);
}

static void
append_replacement (GString       *text,
                    AssayDecoding *decoding)
{
  g_string_append_len (text, REPLACEMENT_UTF8, strlen (REPLACEMENT_UTF8));
  decoding->n_replaced++;
}

/* One step past a control character; returns whether it has to be written differently. */
static gboolean
take_control (GString       *text,
              const guchar  *from,
              const guchar **p,
              const guchar  *end,
              AssayDecoding *decoding)
{
  const guchar *at = (*p)++;

  if (is_control (*at))
    decoding->n_controls++;
  if (*at != '\r' && *at != '\0')
    return FALSE;

  flush (text, from, at);
  if (*at == '\0')
    append_replacement (text, decoding);
  else
    {
      g_string_append_c (text, '\n');
      if (*p < end && **p == '\n')
        (*p)++;
    }
  return TRUE;
}

/* Returns the number of well-formed sequences of more than one byte. */
static guint
decode_utf8 (GString       *text,
             const guchar  *p,
             const guchar  *end,
             AssayDecoding *decoding)
{
  const guchar *from = p;
  guint n_sequences = 0;

  while ((p = skip_plain (p, end)) < end)
    {
      int length;

      if (*p < 0x80)
        {
          if (take_control (text, from, &p, end, decoding))
            from = p;
          continue;
        }
      length = measure_sequence (p, end);
      if (length > 0)
        {
          n_sequences++;
          p += length;
          continue;
        }
      flush (text, from, p);
      append_replacement (text, decoding);
      p -= length;
      from = p;
    }
  flush (text, from, end);
  return n_sequences;
}

static void
decode_windows_1252 (GString       *text,
                     const guchar  *p,
                     const guchar  *end,
                     AssayDecoding *decoding)
{
  const guchar *from = p;

  while ((p = skip_plain (p, end)) < end)
    {
      gunichar c = *p;

      if (c < 0x80)
        {
          if (take_control (text, from, &p, end, decoding))
            from = p;
          continue;
        }
      if (c < 0xA0)
        c = windows_1252[c - 0x80];
      flush (text, from, p);
      if (c != 0)
        g_string_append_unichar (text, c);
      else
        append_replacement (text, decoding);
      from = ++p;
    }
  flush (text, from, end);
}

static inline gunichar
read_unit (const guchar *p,
           gboolean      big_endian)
{
  return big_endian ? (gunichar) p[0] << 8 | p[1] : (gunichar) p[1] << 8 | p[0];
}

static void
decode_utf16 (GString       *text,
              const guchar  *p,
              const guchar  *end,
              AssayDecoding *decoding)
{
  gboolean big_endian = decoding->encoding == ASSAY_ENCODING_UTF_16_BE;

  for (; end - p >= 2; p += 2)
    {
      gunichar c = read_unit (p, big_endian);

      decoding->n_controls += is_control (c);
      if (c >= 0xD800 && c <= 0xDBFF && end - p >= 4)
        {
          gunichar low = read_unit (p + 2, big_endian);

          if (low >= 0xDC00 && low <= 0xDFFF)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              p += 2;
            }
        }
      if (c == 0 || (c >= 0xD800 && c <= 0xDFFF))
        append_replacement (text, decoding);
      else if (c == '\r')
        {
          g_string_append_c (text, '\n');
          if (end - p >= 4 && read_unit (p + 2, big_endian) == '\n')
            p += 2;
        }
      else
        g_string_append_unichar (text, c);
    }
  if (p < end)
    append_replacement (text, decoding);
}

/*
 * Malformed UTF-8 is Windows-1252 unless it reads as UTF-8 more often than not: in Windows-1252 the
 * letters above ASCII hardly ever stand as a well-formed sequence, while a damaged file has few bad
 * places.
 */
static void
decode_unmarked (GString       *text,
                 const guchar  *bytes,
                 const guchar  *end,
                 AssayDecoding *decoding)
{
  guint n_sequences = decode_utf8 (text, bytes, end, decoding);
  guint n_malformed = decoding->n_replaced;

  if (n_malformed == 0)
    return;
  for (const guchar *p = bytes; (p = memchr (p, '\0', end - p)) != NULL; p++)
    n_malformed--;
  if (n_malformed == 0 || (n_sequences > 0 && n_sequences >= n_malformed))
    return;

  g_string_truncate (text, 0);
  *decoding = (AssayDecoding) { .encoding = ASSAY_ENCODING_WINDOWS_1252 };
  decode_windows_1252 (text, bytes, end, decoding);
}

/* A second mark would be taken for one, and go, when the text is read again. */
static void
drop_marks (GString *text)
{
  gsize length = 0;

  while (g_str_has_prefix (text->str + length, BOM_UTF8))
    length += strlen (BOM_UTF8);
  g_string_erase (text, 0, length);
}

/**
 * assay_encoding_decode:
 * @bytes: (array length=size): the content of a text file
 * @size: its size, below 1 GiB
 * @decoding: (out caller-allocates): what was found out on the way
 *
 * Makes bytes canonical: valid UTF-8, LF line ends, no byte order mark, no NUL. UTF-8 and UTF-16
 * are told by their byte order mark; without one, bytes are UTF-8 or else Windows-1252. What no
 * encoding explains becomes U+FFFD. Nothing else is changed, and canonical text comes out as it
 * went in.
 *
 * Returns: (transfer full): the text
 */
AssayText *
assay_encoding_decode (const char    *bytes,
                       gsize          size,
                       AssayDecoding *decoding)
{
  g_autoptr (GString) text = NULL;
  const guchar *p = (const guchar *) bytes;
  const guchar *end = p + size;
  gsize length;

  g_return_val_if_fail (bytes != NULL || size == 0, NULL);
  g_return_val_if_fail (size < G_MAXUINT32 / 4, NULL);
  g_return_val_if_fail (decoding != NULL, NULL);

  *decoding = (AssayDecoding) { .encoding = ASSAY_ENCODING_UTF_8 };
  text = g_string_sized_new (size + 1);
  if (size >= 2 && p[0] == 0xFF && p[1] == 0xFE)
    decoding->encoding = ASSAY_ENCODING_UTF_16_LE;
  else if (size >= 2 && p[0] == 0xFE && p[1] == 0xFF)
    decoding->encoding = ASSAY_ENCODING_UTF_16_BE;

  if (decoding->encoding != ASSAY_ENCODING_UTF_8)
    decode_utf16 (text, p + 2, end, decoding);
  else if (size >= 3 && memcmp (p, BOM_UTF8, 3) == 0)
    decode_utf8 (text, p + 3, end, decoding);
  else if (size > 0)
    decode_unmarked (text, p, end, decoding);

  drop_marks (text);

  length = text->len;
  return assay_text_new_take (g_string_free (g_steal_pointer (&text), FALSE), length);
}
