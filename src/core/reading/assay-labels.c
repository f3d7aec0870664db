/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The label an entry of the works cited begins with, in the ways texts from the web write it.
 */

#include "config.h"

#include "assay-labels.h"

#include <string.h>

/* Nobody numbers more notes than this in one article; a year is no label. */
#define MAX_LABEL 1499

/**
 * assay_label_read_raised:
 * @value: (out): the number
 *
 * Returns: how many bytes of superscript digits stand at @p
 */
guint
assay_label_read_raised (const char *p,
                         const char *end,
                         guint      *value)
{
  const char *start = p;

  *value = 0;
  while (p < end && p - start < 12)
    {
      gunichar c = g_utf8_get_char (p);
      int digit = c == 0xB9 ? 1 : c == 0xB2 ? 2 : c == 0xB3 ? 3 : c == 0x2070 ? 0
                  : c >= 0x2074 && c <= 0x2079 ? (int) (c - 0x2070) : -1;

      if (digit < 0)
        break;
      *value = *value * 10 + digit;
      p = g_utf8_next_char (p);
    }
  return p - start;
}

/**
 * assay_label_read_roman:
 * @value: (out): the number
 *
 * Returns: how many lower-case Roman digits stand at @p, or 0 where they make no number under 100
 */
guint
assay_label_read_roman (const char *p,
                        const char *end,
                        guint      *value)
{
  static const struct { const char *digits; guint value; } parts[] = {
    { "xc", 90 }, { "l", 50 }, { "xl", 40 }, { "xxx", 30 }, { "xx", 20 }, { "x", 10 },
    { "ix", 9 }, { "viii", 8 }, { "vii", 7 }, { "vi", 6 }, { "v", 5 }, { "iv", 4 }, { "iii", 3 },
        { "ii", 2 },
    { "i", 1 },
  };
  const char *start = p;
  guint least = 1000;

  *value = 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize length = strlen (parts[i].digits);
      guint unit = parts[i].value >= 10 && parts[i].value != 50 ? 10 : parts[i].value;

      /* After a unit no other unit, after the tens no other tens. */
      if ((parts[i].value < 10 && least < 10) || (unit == 10 && least < 50)
          || (gsize) (end - p) < length || memcmp (p, parts[i].digits, length) != 0)
        continue;
      *value += parts[i].value;
      least = parts[i].value;
      p += length;
    }
  return p - start;
}

static gboolean
is_key (AssayRun words)
{
  guint letters = 0;
  guint digits = 0;

  for (const char *p = words.start; p < words.end; p++)
    {
      letters += g_ascii_isalpha (*p);
      digits += g_ascii_isdigit (*p);
      if (!g_ascii_isalnum (*p) && *p != '+' && *p != '-' && *p != ':')
        return FALSE;
    }
  return letters >= 2 && digits >= 2 && words.end - words.start <= 16
         && g_ascii_isalpha (*words.start);
}

static gboolean
read_bracketed (const char *p,
                const char *end,
                AssayLabel *label)
{
  gboolean square = *p == '[';
  gboolean footnote = square && p + 1 < end && p[1] == '^';
  const char *limit = MIN (end, p + 24);
  const char *close = memchr (p, square ? ']' : ')', limit - p);
  AssayRun words;
  guint length;

  if (close == NULL)
    return FALSE;
  words = assay_scan_trim (p + 1 + footnote, close);
  if (ASSAY_RUN_EMPTY (words))
    return FALSE;
  length = assay_scan_number (words.start, words.end, 4, &label->value);
  if (length > 0 && words.start + length == words.end)
    label->style = footnote ? ASSAY_LABEL_FOOTNOTE : square
                   ? ASSAY_LABEL_SQUARE : ASSAY_LABEL_ROUND;
  else if (square && !footnote
           && (length = assay_label_read_roman (words.start, words.end, &label->value)) > 0
           && words.start + length == words.end)
    label->style = ASSAY_LABEL_ROMAN;
  else if (square && (footnote || is_key (words)))
    {
      label->style = footnote ? ASSAY_LABEL_FOOTNOTE : ASSAY_LABEL_KEY;
      label->value = 0;
    }
  else
    return FALSE;
  label->words = words;
  label->body = close + 1;
  if (label->body < end && (*label->body == ':' || *label->body == '.'))
    label->body++;
  return label->value <= MAX_LABEL;
}

static gboolean
read_number (const char *p,
             const char *end,
             AssayLabel *label)
{
  guint length = assay_scan_number (p, end, 4, &label->value);
  const char *q = p + length;
  gunichar c;

  if (length == 0 || label->value > MAX_LABEL || (*p == '0' && length > 1) || q >= end)
    return FALSE;
  label->words = (AssayRun) { p, q };
  c = g_utf8_get_char (q);
  if (c == '.' || c == ')')
    {
      label->style = c == '.' ? ASSAY_LABEL_STOP : ASSAY_LABEL_CLOSER;
      label->body = q + 1;
      /* "3.5 million" and "1.1 Scope" are no labels. */
      return label->body >= end || !g_ascii_isdigit (*label->body);
    }
  label->style = ASSAY_LABEL_BARE;
  label->body = q;
  /* Glued to the entry only where that begins like a name or a quotation. */
  return assay_scan_is_space (c) || g_unichar_isupper (c)
         || (assay_scan_is_open_quote (c) && c != '\'');
}

/**
 * assay_label_read:
 * @p: where a line's words begin
 * @label: (out): the label
 *
 * Returns: whether a label stands at @p
 */
gboolean
assay_label_read (const char *p,
                  const char *end,
                  AssayLabel *label)
{
  gunichar c = assay_scan_char (p, end);
  guint length;

  *label = (AssayLabel) { ASSAY_LABEL_NONE, 0, { p, p }, p };
  /* Markdown's emphasis around a label. */
  if (c == '*' && p + 2 < end && p[1] == '*' && (p[2] == '[' || g_ascii_isdigit (p[2])))
    {
      p += 2;
      c = *p;
    }
  if (c == '[' || c == '(')
    return read_bracketed (p, end, label);
  if (g_ascii_isdigit (c))
    return read_number (p, end, label);
  if (c == '-' || c == '*' || c == '^' || c == 0x2022 || c == 0x00B7 || c == 0x25CF || c == 0x25AA
      || c == 0x2023
      || c == 0x2191 || c == 0x2013 || c == 0x25E6)
    {
      label->style = ASSAY_LABEL_BULLET;
      label->body = g_utf8_next_char (p);
      label->words = (AssayRun) { p, p };
      return c == '^' || assay_scan_is_space (assay_scan_char (label->body, end));
    }
  length = assay_label_read_raised (p, end, &label->value);
  if (length > 0)
    {
      label->style = ASSAY_LABEL_RAISED;
      label->words = (AssayRun) { p, p + length };
      label->body = p + length;
    }
  return length > 0 && label->value > 0;
}
