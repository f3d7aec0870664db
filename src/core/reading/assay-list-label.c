/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists are known by what their items begin with, and items that were run together on one line are
 * told apart by labels that count on.
 */

#include "config.h"

#include "assay-list-label.h"

#include "assay-characters.h"

/* The parts of a style. The glyph of a bullet is kept too, above them. */
enum
{
  STYLE_OPEN = 1 << 0,      /* a bracket opens before the number */
  STYLE_DOT = 1 << 1,       /* a full stop stands behind it */
  STYLE_CLOSE = 1 << 2,     /* a bracket closes behind it */
  STYLE_LETTER = 1 << 3,    /* the number is a letter */
  STYLE_GLYPH_SHIFT = 8,
};

static gboolean
is_bullet (gunichar c)
{
  switch (c)
    {
    case '*': case '+': case '-': case 0xB7:
    case 0x2013: case 0x2022: case 0x2023: case 0x2043: case 0x204C: case 0x204D:
    case 0x2219: case 0x25A0: case 0x25AA: case 0x25AB: case 0x25CB: case 0x25CF: case 0x25E6:
    case 0x25B6: case 0x25BA:
    case 0x2605: case 0x2713: case 0x2714: case 0x27A2: case 0x30FB: case 0xF0B7:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Glyphs that also join words need a space to be bullets. */
static gboolean
is_doubtful_bullet (gunichar c)
{
  return c == '*' || c == '+' || c == '-' || c == 0xB7 || c == 0x2013 || c == 0x30FB;
}

static const char *
read_number (AssayListLabel *label,
             const char     *p,
             const char     *end)
{
  const char *start = p;

  if (p < end && g_ascii_isalpha (*p))
    {
      label->style |= STYLE_LETTER | (g_ascii_isupper (*p) ? STYLE_LETTER << 1 : 0);
      label->number = g_ascii_tolower (*p) - 'a' + 1;
      return p + 1;
    }
  while (p < end && p - start < 3 && g_ascii_isdigit (*p))
    label->number = label->number * 10 + (*p++ - '0');
  return p;
}

/* Reads "2.", "(c)", "4.)"; a number alone is no label. */
static const char *
read_numbered (AssayListLabel *label,
               const char     *p,
               const char     *end)
{
  const char *start = p;
  const char *number;

  if (p < end && *p == '(')
    {
      label->style |= STYLE_OPEN;
      p++;
    }
  number = p;
  p = read_number (label, p, end);
  if (p == number)
    return start;
  if (p < end && *p == '.')
    {
      label->style |= STYLE_DOT;
      p++;
    }
  if (p < end && *p == ')')
    {
      label->style |= STYLE_CLOSE;
      p++;
    }
  if (!(label->style & (STYLE_DOT | STYLE_CLOSE)) ||
      (label->style & STYLE_OPEN && !(label->style & STYLE_CLOSE)))
    return start;
  return p;
}

/**
 * assay_list_label_read:
 * @label: (out caller-allocates): what was read
 * @p: where it would begin
 * @end: where the line ends
 *
 * Returns: whether there is a label with something behind it
 */
gboolean
assay_list_label_read (AssayListLabel *label,
                       const char     *p,
                       const char     *end)
{
  const char *start = p;
  gunichar glyph = 0;
  const char *number;

  *label = (AssayListLabel) { 0 };
  if (p >= end)
    return FALSE;
  if (is_bullet (assay_peek (p)))
    {
      glyph = assay_peek (p);
      p = assay_next (p);
      if (is_doubtful_bullet (glyph) && (p >= end || !assay_is_space (assay_peek (p))))
        return FALSE;
      label->end = p;
      p = assay_skip_space (p, end);
    }
  number = p;
  p = read_numbered (label, p, end);
  if (p > number && p < end && assay_is_space (assay_peek (p)))
    label->end = p;
  else
    label->style = label->number = 0;
  label->style |= glyph << STYLE_GLYPH_SHIFT;
  return label->end != NULL && label->end > start && assay_skip_space (label->end, end) < end;
}

/**
 * assay_list_label_is_bullet:
 *
 * Returns: whether the label has a bullet, which nothing but a list begins with
 */
gboolean
assay_list_label_is_bullet (const AssayListLabel *label)
{
  return label->style >> STYLE_GLYPH_SHIFT != 0;
}

static gboolean
follows (const AssayListLabel *label,
         const AssayListLabel *next)
{
  if (label->style != next->style)
    return FALSE;
  /* A dash or an asterisk alone is too common between words to count as the next item. */
  if (label->number == 0)
    return next->number == 0 && !is_doubtful_bullet (label->style >> STYLE_GLYPH_SHIFT);
  return next->number == label->number + 1;
}

/**
 * assay_list_label_find_next:
 * @label: (inout): the label of an item; replaced by the next one
 * @p: where to begin
 * @end: where the line ends
 *
 * Returns: (transfer none) (nullable): where the next item of the same list begins on the line
 */
const char *
assay_list_label_find_next (AssayListLabel *label,
                            const char     *p,
                            const char     *end)
{
  for (; p < end; p = assay_next (p))
    {
      AssayListLabel next;
      const char *item;

      if (!assay_is_space (assay_peek (p)))
        continue;
      item = assay_next (p);
      if (assay_list_label_read (&next, item, end) && follows (label, &next))
        {
          *label = next;
          return item;
        }
    }
  return NULL;
}

G_STATIC_ASSERT (STYLE_LETTER << 1 < 1 << STYLE_GLYPH_SHIFT);
