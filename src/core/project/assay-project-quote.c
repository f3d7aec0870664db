/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of an article to be pasted into somebody's own text, with where they come from.
 */

#include "config.h"

#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

/* Line ends and indents inside a sentence are the file's, not the author's. */
static void
append_words (GString    *string,
              const char *words)
{
  gboolean in_space = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = c == ' ' || c == '\t' || c == '\n';

      if (!is_space)
        g_string_append_unichar (string, c);
      else if (!in_space)
        g_string_append_c (string, ' ');
      in_space = is_space;
    }
}

/* Sentences that follow each other are quoted as they stand; an ellipsis tells where some are
 * left out. */
static char *
dup_selected_words (AssayProject *self)
{
  g_autoptr (GArray) indexes = assay_selection_list (self->selection);
  AssayText *text = assay_article_get_text (self->article);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < indexes->len; )
    {
      guint first = g_array_index (indexes, guint, i);
      guint last = first;
      g_autofree char *words = NULL;

      for (i++; i < indexes->len && g_array_index (indexes, guint, i) == last + 1; i++)
        last++;
      words = assay_text_dup_span (text, (AssaySpan) {
        g_array_index (self->sentences, AssaySpan, first).start,
        g_array_index (self->sentences, AssaySpan, last).end,
      });
      if (string->len > 0)
        g_string_append (string, " … ");
      append_words (string, words);
    }
  return g_string_free (string, FALSE);
}

static char *
dup_source (AssayProject *self)
{
  const AssayFrontMatter *front = &assay_article_get_analysis (self->article)->front;
  const char *title = assay_article_get_title (self->article);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (front->byline != NULL)
    g_ptr_array_add (parts, front->byline);
  if (*title != '\0')
    g_ptr_array_add (parts, (char *) title);
  if (front->published != NULL)
    g_ptr_array_add (parts, front->published);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/**
 * assay_project_dup_quote:
 * @with_source: whether to add author, title and date of the article
 *
 * Returns: (transfer full) (nullable): the words of the selected sentences, or %NULL where none is
 *   selected
 */
char *
assay_project_dup_quote (AssayProject *self,
                         gboolean      with_source)
{
  g_autofree char *words = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  if (self->article == NULL || assay_selection_get_n_selected (self->selection) == 0)
    return NULL;
  words = dup_selected_words (self);
  if (!with_source)
    return g_steal_pointer (&words);
  source = dup_source (self);
  /* Translators: words quoted from an article, then its author, title and date. */
  return g_strdup_printf (_("“%s” — %s"), words, source);
}
