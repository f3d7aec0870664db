/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words are found however they are typed: without their accents, in other letter case, with plain
 * quotes for typographic ones, and across the end of a line.
 */

#include "config.h"

#include "assay-find.h"

#include <string.h>

/* A code point decomposes into this many at most (Unicode Standard, section 3.7). */
#define DECOMPOSED 18

struct _AssayFind
{
  GArray *letters;      /* of gunichar, folded */
  GArray *positions;    /* of guint32: where each of them stands in the text */
};

static gunichar
fold_letter (gunichar c)
{
  if (g_unichar_isspace (c))
    return ' ';
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
      return '"';
    case 0x2010:
    case 0x2011:
      return '-';
    default:
      return g_unichar_tolower (c);
    }
}

/* Marks above and below a letter, and characters that are not seen. */
static gboolean
is_ignored (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_FORMAT || c == 0x00AD;
}

static void
append_folded (AssayFind *self,
               gunichar   c,
               guint32    position)
{
  gunichar parts[DECOMPOSED];
  gsize n_parts = 1;

  parts[0] = c;
  if (c >= 0x80)
    n_parts = g_unichar_fully_decompose (c, TRUE, parts, DECOMPOSED);
  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar letter = fold_letter (parts[i]);
      gboolean is_again = letter == ' ' && self->letters->len > 0
                          && g_array_index (self->letters, gunichar, self->letters->len - 1) == ' ';

      if (is_again || (letter >= 0x80 && is_ignored (letter)))
        continue;
      g_array_append_val (self->letters, letter);
      g_array_append_val (self->positions, position);
    }
}

static AssayFind *
fold (const char *utf8)
{
  AssayFind *self = g_new0 (AssayFind, 1);
  guint32 position = 0;

  self->letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (self, g_utf8_get_char (p), position++);
  return self;
}

/**
 * assay_find_new:
 * @text: a text
 *
 * Returns: (transfer full): the text, ready to be looked through
 */
AssayFind *
assay_find_new (AssayText *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return fold (assay_text_get_utf8 (text));
}

void
assay_find_free (AssayFind *self)
{
  g_array_unref (self->letters);
  g_array_unref (self->positions);
  g_free (self);
}

/**
 * assay_find_run:
 * @words: what to look for
 *
 * Returns: (transfer full) (element-type AssaySpan): where it stands, in order, without overlaps;
 *   nothing for nothing
 */
GArray *
assay_find_run (AssayFind  *self,
                const char *words)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  g_autofree char *trimmed = NULL;
  g_autoptr (AssayFind) wanted = NULL;
  const gunichar *text, *pattern;
  guint length;

  g_return_val_if_fail (self != NULL && words != NULL, matches);

  trimmed = g_strstrip (g_strdup (words));
  wanted = fold (trimmed);
  length = wanted->letters->len;
  text = (const gunichar *) self->letters->data;
  pattern = (const gunichar *) wanted->letters->data;
  for (guint i = 0; length > 0 && i + length <= self->letters->len; i++)
    {
      AssaySpan span;

      if (text[i] != pattern[0] || memcmp (text + i, pattern, length * sizeof *text) != 0)
        continue;
      /* The end is that of the last letter, not of the marks and spaces that were folded away. */
      span.start = g_array_index (self->positions, guint32, i);
      span.end = g_array_index (self->positions, guint32, i + length - 1) + 1;
      g_array_append_val (matches, span);
      i += length - 1;
    }
  return matches;
}
