/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nearly every byte of a text has nothing to do with where sentences end, so those are passed over
 * sixteen at a time where the processor can.
 */

#include "config.h"

#include "assay-sentence-scan.h"

#include "assay-characters.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The first bytes of the terminators in assay_is_terminator() and of the ellipsis, and the mouth of
 * ":)". */
static inline gboolean
may_start_terminator (guchar byte)
{
  switch (byte)
    {
    case '.': case '!': case '?': case ')':
    case 0xD6: case 0xD8: case 0xDB: case 0xE0: case 0xE1: case 0xE2: case 0xE3: case 0xEF:
      return TRUE;
    default:
      return FALSE;
    }
}

static inline gboolean
is_candidate (const char *p,
              const char *start)
{
  guchar byte = *p;
  gunichar c;

  if (!may_start_terminator (byte))
    return FALSE;
  if (byte == ')')
    return p > start && (p[-1] == ':' || p[-1] == ';' || p[-1] == '-');
  if (byte < 0x80)
    return TRUE;
  c = g_utf8_get_char (p);
  return c == ASSAY_ELLIPSIS || assay_is_terminator (c);
}

static const char *
scan_bytewise (const char *p,
               const char *start,
               const char *end)
{
  while (p < end && !is_candidate (p, start))
    p++;
  return p;
}

/**
 * assay_sentence_scan_bytewise:
 * @p: where to begin
 * @end: where to stop
 *
 * What assay_sentence_scan() does, a byte at a time: for processors without SSE2, and to test it
 * against.
 *
 * Returns: (transfer none): the first character from @p on that could end a sentence, or @end
 */
const char *
assay_sentence_scan_bytewise (const char *p,
                              const char *end)
{
  return scan_bytewise (p, p, end);
}

#ifdef __SSE2__
static inline guint
candidate_mask (__m128i bytes)
{
  /* Of the bytes beyond ASCII, 0xE0 to 0xE3 are one range of four. */
  __m128i hit = _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('.'));

  hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('!')));
  hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('?')));
  hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 (')')));
  if (_mm_movemask_epi8 (bytes) != 0)
    {
      __m128i group = _mm_and_si128 (bytes, _mm_set1_epi8 ((char) 0xFC));

      hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (group, _mm_set1_epi8 ((char) 0xE0)));
      hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ((char) 0xD6)));
      hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ((char) 0xD8)));
      hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ((char) 0xDB)));
      hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ((char) 0xEF)));
    }
  return _mm_movemask_epi8 (hit);
}
#endif

/**
 * assay_sentence_scan:
 * @p: where to begin
 * @end: where to stop
 *
 * Returns: (transfer none): the first character from @p on that could end a sentence, or @end
 */
const char *
assay_sentence_scan (const char *p,
                     const char *end)
{
  const char *start = p;

#ifdef __SSE2__
  while (end - p >= 16)
    {
      guint mask = candidate_mask (_mm_loadu_si128 ((const __m128i *) p));

      for (; mask != 0; mask &= mask - 1)
        if (is_candidate (p + __builtin_ctz (mask), start))
          return p + __builtin_ctz (mask);
      p += 16;
    }
#endif
  return scan_bytewise (p, start, end);
}
