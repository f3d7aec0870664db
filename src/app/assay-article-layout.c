/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of an article as it is shown. Every code point is replaced by exactly one, so a position
 * in the text is an offset in the text buffer: nothing ever has to be translated between the two.
 */

#include "config.h"

#include "assay-article-layout.h"

#include <string.h>

/* Where a line has no white space at all, it is broken elsewhere after so many bytes. */
#define UNSPACED (4 * ASSAY_LAYOUT_PARAGRAPH)

/* Whether line ends inside a block are those of a text wrapped by hand, better read as one. */
static gboolean
block_flows (AssayBlockKind kind)
{
  return kind != ASSAY_BLOCK_BYLINE && kind != ASSAY_BLOCK_BOILERPLATE;
}

static void
join_wrapped_lines (char             *utf8,
                    const AssayText  *text,
                    const AssayBlock *blocks,
                    guint             n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    {
      char *p = utf8 + assay_text_get_byte (text, blocks[i].span.start);
      char *end = utf8 + assay_text_get_byte (text, blocks[i].span.end);

      if (!block_flows (blocks[i].kind))
        continue;
      while ((p = memchr (p, '\n', end - p)) != NULL)
        *p++ = ' ';
    }
}

static gboolean
is_punctuation (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_OTHER_PUNCTUATION;
}

/* The last character from @from down to, and without, @to that fits. */
static const char *
find_back (const char *from,
           const char *to,
           gboolean (*fits) (gunichar c))
{
  for (const char *p = from; p > to; p = g_utf8_prev_char (p))
    {
      if (fits (g_utf8_get_char (p)))
        return p;
    }
  return NULL;
}

static const char *
start_of_char (const char *p)
{
  while (((guchar) *p & 0xC0) == 0x80)
    p--;
  return p;
}

/* The character of a long line to be shown as a line end: the last white space within the length
 * wanted, else the next one. What has none for 16 KB is no prose, or prose of a script without
 * spaces; there a stop, and at worst any character, is shown as a line end, since GTK would not
 * come back from such a line. */
static const char *
find_break (const char *line,
            const char *end)
{
  const char *limit = start_of_char (line + ASSAY_LAYOUT_PARAGRAPH);
  const char *last = end - line > UNSPACED ? start_of_char (line + UNSPACED) : end;
  const char *found = find_back (limit, line, g_unichar_isspace);

  if (found != NULL)
    return found;
  for (const char *p = limit; p < last; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return p;
    }
  if (last == end)
    return NULL;
  found = find_back (last, limit, is_punctuation);
  return found != NULL ? found : last;
}

static void
append_line (GString    *shown,
             const char *line,
             const char *end)
{
  while (end - line > ASSAY_LAYOUT_PARAGRAPH)
    {
      const char *p = find_break (line, end);

      if (p == NULL)
        break;
      g_string_append_len (shown, line, p - line);
      g_string_append_c (shown, '\n');
      line = g_utf8_next_char (p);
    }
  g_string_append_len (shown, line, end - line);
}

/**
 * assay_article_layout_show:
 * @text: the text of an article
 * @blocks: (array length=n_blocks): its blocks, in order
 * @n_blocks: how many they are
 *
 * Joins the lines of blocks that were wrapped by hand and breaks paragraphs longer than
 * %ASSAY_LAYOUT_PARAGRAPH bytes at white space.
 *
 * Returns: (transfer full): as many code points as @text has
 */
char *
assay_article_layout_show (const AssayText  *text,
                           const AssayBlock *blocks,
                           guint             n_blocks)
{
  gsize size = assay_text_get_size (text);
  g_autofree char *joined = g_strndup (assay_text_get_utf8 (text), size);
  g_autoptr (GString) shown = g_string_sized_new (size + 1);
  const char *end = joined + size;

  join_wrapped_lines (joined, text, blocks, n_blocks);
  for (const char *line = joined; line < end;)
    {
      const char *line_end = memchr (line, '\n', end - line);

      append_line (shown, line, line_end != NULL ? line_end : end);
      if (line_end == NULL)
        break;
      g_string_append_c (shown, '\n');
      line = line_end + 1;
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}
