/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a citation meet at punctuation, and where it goes depends on what stands before it:
 * that is settled here once, so that the style itself is only an order of parts.
 */

#include "config.h"

#include "assay-citation-line.h"

#include <string.h>

static void
append_char (AssayCitationLine *self,
             gunichar           c)
{
  if (self->markup == ASSAY_CITATION_PLAIN || c > 0x7f || strchr ("&<>\"", (int) c) == NULL)
    g_string_append_unichar (self->words, c);
  else
    g_string_append (self->words, c == '&' ? "&amp;" : c == '<' ? "&lt;"
                                  : c == '>' ? "&gt;" : "&quot;");
  self->last = c;
}

/* Line ends and indents are the list's that the words were read from. */
static void
append_words (AssayCitationLine *self,
              const char        *words)
{
  gboolean in_space = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = g_unichar_isspace (c) || g_unichar_iscntrl (c);

      if (!is_space)
        append_char (self, c);
      else if (!in_space)
        append_char (self, ' ');
      in_space = is_space;
    }
}

/* Quotation marks within quotation marks are single ones. */
static char *
dup_inner_quotes (const char *words)
{
  GString *inner = g_string_new (NULL);
  gboolean open = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"')
        open = !open;
      if (c == 0x201c || (c == '"' && open))
        g_string_append (inner, "‘");
      else if (c == 0x201d || c == '"')
        g_string_append (inner, "’");
      else
        g_string_append_unichar (inner, c);
    }
  return g_string_free (inner, FALSE);
}

static void
close_quote (AssayCitationLine *self)
{
  if (!self->in_quote)
    return;
  g_string_append (self->words, "”");
  self->in_quote = FALSE;
}

static gboolean
is_sentence_end (gunichar c)
{
  return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x3002 || c == 0x061f;
}

void
assay_citation_line_init (AssayCitationLine   *self,
                          AssayCitationMarkup  markup)
{
  *self = (AssayCitationLine) { g_string_new (NULL), markup, 0, FALSE };
}

/**
 * assay_citation_line_append:
 * @words: words to add as they are
 */
void
assay_citation_line_append (AssayCitationLine *self,
                            const char        *words)
{
  close_quote (self);
  append_words (self, words);
}

/**
 * assay_citation_line_append_italic:
 * @words: the title of a work that stands by itself
 */
void
assay_citation_line_append_italic (AssayCitationLine *self,
                                   const char        *words)
{
  gboolean html = self->markup == ASSAY_CITATION_HTML;

  close_quote (self);
  if (html)
    g_string_append (self->words, "<i>");
  append_words (self, words);
  if (html)
    g_string_append (self->words, "</i>");
}

/**
 * assay_citation_line_append_quoted:
 * @words: the title of a work within another
 */
void
assay_citation_line_append_quoted (AssayCitationLine *self,
                                   const char        *words)
{
  g_autofree char *inner = dup_inner_quotes (words);

  close_quote (self);
  g_string_append (self->words, "“");
  append_words (self, inner);
  self->in_quote = TRUE;
}

/**
 * assay_citation_line_separate:
 * @separator: punctuation and a space, such as ". "
 *
 * Ends a part. At the start of a line there is none to end.
 */
void
assay_citation_line_separate (AssayCitationLine *self,
                              const char        *separator)
{
  gboolean in_quote = self->in_quote;

  if (self->last == 0)
    return;
  if (*separator == '.' && is_sentence_end (self->last))
    separator++;
  else if (in_quote && (*separator == '.' || *separator == ','))
    append_char (self, *separator++);
  close_quote (self);
  append_words (self, separator);
}

/**
 * assay_citation_line_finish:
 * @end: what the line ends with, such as "."
 *
 * Returns: (transfer full): the line
 */
char *
assay_citation_line_finish (AssayCitationLine *self,
                            const char        *end)
{
  assay_citation_line_separate (self, end);
  return g_string_free (g_steal_pointer (&self->words), FALSE);
}
