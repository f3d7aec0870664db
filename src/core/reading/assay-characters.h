/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

#include <string.h>

G_BEGIN_DECLS

/* Reading UTF-8 forwards and backwards, and what a character is to someone who looks for sentences.
 * The text is valid UTF-8 and NUL-terminated, and a NUL inside it cannot be, so peeking at the end
 * is safe. Most of what comes by is ASCII, which is answered without a call. */

static inline gunichar
assay_peek (const char *p)
{
  guchar byte = *p;

  return byte < 0x80 ? byte : g_utf8_get_char (p);
}

static inline const char *
assay_next (const char *p)
{
  return (guchar) *p < 0x80 ? p + 1 : g_utf8_next_char (p);
}

static inline const char *
assay_previous (const char *p)
{
  do
    p--;
  while (((guchar) *p & 0xC0) == 0x80);
  return p;
}

/* White space, also where it cannot be seen: no-break and zero-width spaces, byte order marks. */
static inline gboolean
assay_is_space (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 ||
         c == 0xFEFF;
}

static inline gboolean
assay_is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit (c) : g_unichar_isdigit (c);
}

static inline gboolean
assay_is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static inline gboolean
assay_is_upper (gunichar c)
{
  return c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c) || g_unichar_istitle (c);
}

static inline gboolean
assay_is_lower (gunichar c)
{
  return c < 0x80 ? g_ascii_islower (c) : g_unichar_islower (c);
}

/* ¹ ² ³ and ⁰ ⁴ … ⁹, the note numbers of typeset text. */
static inline gboolean
assay_is_superscript (gunichar c)
{
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* Scripts that put no space between sentences. */
static inline gboolean
assay_is_ideograph (gunichar c)
{
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

static inline gboolean
assay_is_closer (gunichar c)
{
  switch (c)
    {
    case '"': case '\'': case ')': case ']': case '}':
    case 0xBB: case 0x2019: case 0x201D: case 0x203A:
    case 0x3009: case 0x300B: case 0x300D: case 0x300F: case 0x3011: case 0x3015: case 0x301E:
    case 0x301F:
    case 0xFF02: case 0xFF09: case 0xFF3D: case 0xFF63:
      return TRUE;
    default:
      return FALSE;
    }
}

static inline gboolean
assay_is_opener (gunichar c)
{
  switch (c)
    {
    case '"': case '\'': case '(': case '[': case '{':
    case 0xA1: case 0xAB: case 0xBF: case 0x2018: case 0x201A: case 0x201C: case 0x201E:
    case 0x2039:
    case 0x3008: case 0x300A: case 0x300C: case 0x300E: case 0x3010: case 0x3014: case 0x301D:
    case 0xFF08: case 0xFF3B: case 0xFF62:
      return TRUE;
    default:
      return FALSE;
    }
}

static inline gboolean
assay_is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

/* What ends a sentence in one script or another, but for the full stop, seldom enough by itself. */
static inline gboolean
assay_is_terminator (gunichar c)
{
  switch (c)
    {
    case '!': case '?':
    case 0x589: case 0x61F: case 0x6D4: case 0x964: case 0x965: case 0x1362: case 0x1367:
    case 0x203C: case 0x203D: case 0x2047: case 0x2048: case 0x2049:
    case 0x3002: case 0xFF01: case 0xFF0E: case 0xFF1F: case 0xFF61:
      return TRUE;
    default:
      return FALSE;
    }
}

#define ASSAY_ELLIPSIS 0x2026

static inline gboolean
assay_is_string (const char *start,
                 const char *end,
                 const char *string)
{
  return (gsize) (end - start) == strlen (string) && memcmp (start, string, end - start) == 0;
}

static inline const char *
assay_skip_space (const char *p,
                  const char *end)
{
  while (p < end && assay_is_space (assay_peek (p)))
    p = assay_next (p);
  return p;
}

static inline const char *
assay_skip_space_back (const char *p,
                       const char *start)
{
  while (p > start)
    {
      const char *before = assay_previous (p);

      if (!assay_is_space (assay_peek (before)))
        break;
      p = before;
    }
  return p;
}

/* Counts code points up to a byte, in one walk as long as the bytes come in order. */
typedef struct
{
  const char *byte;
  guint       position;
  gboolean    ascii;     /* a byte is a code point */
} AssayCursor;

#define ASSAY_CURSOR_INIT(text) \
  { assay_text_get_utf8 (text), 0, assay_text_get_size (text) == assay_text_get_length (text) }

static inline guint
assay_count_code_points (const char *p,
                         const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint count = 0;

  /* Eight bytes at a time: a bit is left for each byte that is not 10xxxxxx, and the product adds
   * them up. */
  for (; end - p >= 8; p += 8)
    {
      guint64 bytes;

      memcpy (&bytes, p, 8);
      count += (((~bytes >> 7 | bytes >> 6) & ones) * ones) >> 56;
    }
  for (; p < end; p++)
    count += ((guchar) *p & 0xC0) != 0x80;
  return count;
}

static inline guint
assay_cursor_to_byte (AssayCursor *cursor,
                      const char  *byte)
{
  if (cursor->ascii)
    cursor->position += byte - cursor->byte;
  else
    cursor->position += assay_count_code_points (cursor->byte, byte);
  cursor->byte = byte;
  return cursor->position;
}

G_END_DECLS
