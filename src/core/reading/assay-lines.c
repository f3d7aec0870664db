/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of a file may be a paragraph, a heading, or a piece of a paragraph that somebody broke by
 * hand; which one shows only beside the other lines.
 */

#include "config.h"

#include "assay-lines.h"

#include "assay-characters.h"

#include <string.h>

/* A text is held to be broken by hand at no less than this width, and where so many of its lines
 * are full. */
#define MIN_WRAP 40
#define MIN_FULL_PERCENT 66

static guint
count_columns (const char *p,
               const char *end)
{
  guint columns = 0;

  for (; p < end && columns < ASSAY_LINE_WIDE; p = assay_next (p))
    columns += (guchar) *p < 0x80 ? 1 : g_unichar_iswide (assay_peek (p)) ? 2 : 1;
  return columns;
}

static void
add_line (GArray     *lines,
          const char *start,
          const char *end,
          gboolean    reference,
          gboolean   *blank)
{
  AssayLine line = { .start = assay_skip_space (start, end), .reference = reference };

  line.end = assay_skip_space_back (end, line.start);
  if (line.end == line.start)
    {
      *blank = TRUE;
      return;
    }
  line.indented = line.start > start;
  line.blank_before = *blank;
  line.columns = count_columns (line.start, line.end);
  g_array_append_val (lines, line);
  *blank = FALSE;
}

/**
 * assay_lines_read:
 * @text: the text
 * @references: (array length=n_references): the spans of the works cited, in order
 *
 * Returns: (transfer full) (element-type AssayLine): the lines that are not blank
 */
GArray *
assay_lines_read (AssayText       *text,
                  const AssaySpan *references,
                  guint            n_references)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AssayLine));
  const char *utf8 = assay_text_get_utf8 (text);
  const char *end = utf8 + assay_text_get_size (text);
  const char *p = utf8;
  gboolean blank = TRUE;

  for (guint i = 0; p < end;)
    {
      const char *reference = end;
      const char *newline;

      if (i < n_references)
        reference = utf8 + assay_text_get_byte (text, references[i].start);
      if (p >= reference && i < n_references)
        {
          const char *reference_end = utf8 + assay_text_get_byte (text, references[i++].end);

          if (reference_end <= p)
            continue;
          add_line (lines, p, reference_end, TRUE, &blank);
          p = reference_end;
          if (p < end && *p == '\n')
            p++;
          continue;
        }
      newline = memchr (p, '\n', end - p);
      if (newline != NULL && newline < reference)
        {
          add_line (lines, p, newline, FALSE, &blank);
          p = newline + 1;
          continue;
        }
      if (reference > p)
        add_line (lines, p, reference, FALSE, &blank);
      p = reference;
    }
  return lines;
}

static guint
first_word_columns (const AssayLine *line)
{
  const char *p = line->start;
  guint columns = 0;

  /* Where no spaces are written, a line is broken at any character. */
  if (g_unichar_iswide (assay_peek (p)))
    return 1;
  while (p < line->end && columns < ASSAY_LINE_WIDE && !assay_is_space (assay_peek (p)))
    {
      p = assay_next (p);
      columns++;
    }
  return columns;
}

static gboolean
is_pair (const AssayLine *line,
         const AssayLine *next)
{
  return !next->blank_before && !line->reference && !next->reference &&
         line->columns < ASSAY_LINE_WIDE;
}

/* The width that all lines but the odd long one keep to. */
static guint
greatest_usual_width (const GArray *lines,
                      guint        *n_pairs)
{
  guint counts[ASSAY_LINE_WIDE] = { 0 };
  guint pairs = 0;
  guint above = 0;
  guint width;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const AssayLine *line = &g_array_index (lines, AssayLine, i);

      if (is_pair (line, line + 1))
        {
          counts[line->columns]++;
          pairs++;
        }
    }
  for (width = ASSAY_LINE_WIDE - 1; width > 0; width--)
    {
      above += counts[width];
      if (above * 50 > pairs)
        break;
    }
  *n_pairs = pairs;
  return width;
}

/**
 * assay_lines_get_wrap_width:
 * @lines: (element-type AssayLine): the lines of a text
 *
 * Lines that were broken by hand are full: the first word of the next line would not have fitted.
 * Lines that end where something ends are of any width.
 *
 * Returns: the columns at which the text was broken by hand, or 0 if it was not
 */
guint
assay_lines_get_wrap_width (const GArray *lines)
{
  guint pairs;
  guint full = 0;
  guint width = greatest_usual_width (lines, &pairs);

  if (width < MIN_WRAP)
    return 0;
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const AssayLine *line = &g_array_index (lines, AssayLine, i);

      if (is_pair (line, line + 1))
        full += assay_line_is_full (line, line + 1, width);
    }
  return full * 100 >= pairs * MIN_FULL_PERCENT ? width : 0;
}

/**
 * assay_line_is_full:
 * @width: the columns at which the text was broken by hand, or 0 if it was not
 *
 * Returns: whether the first word of @next would not have fitted on @line
 */
gboolean
assay_line_is_full (const AssayLine *line,
                    const AssayLine *next,
                    guint            width)
{
  return width > 0 && line->columns < ASSAY_LINE_WIDE &&
         line->columns + 1 + first_word_columns (next) > width;
}

/**
 * assay_line_is_stopped:
 *
 * Returns: whether the line ends as a sentence does
 */
gboolean
assay_line_is_stopped (const AssayLine *line)
{
  const char *p = line->end;
  gboolean in_marker = FALSE;

  while (p > line->start)
    {
      gunichar c;

      p = assay_previous (p);
      c = assay_peek (p);
      if (c == '.' || c == ASSAY_ELLIPSIS || assay_is_terminator (c))
        return TRUE;
      if (in_marker &&
          (assay_is_digit (c) || c == ',' || c == ' ' || c == '[' || assay_is_dash (c)))
        continue;
      if (!assay_is_closer (c) && !assay_is_superscript (c))
        return FALSE;
      in_marker = c == ']';
    }
  return FALSE;
}
