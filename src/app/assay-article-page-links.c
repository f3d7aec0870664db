/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be followed on the page of an article: markers that point at the works cited, and the
 * addresses of those works on the web.
 */

#include "config.h"

#include "assay-article-page-private.h"

#include <string.h>

#include "assay-article-tags.h"

static void
add_citations (GtkTextBuffer *buffer,
               AssayAnalysis *analysis)
{
  for (guint i = 0; i < analysis->citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (analysis->citations, i);

      assay_article_tags_add (buffer, ASSAY_TAG_CITATION, citation->span);
    }
}

/* Without the punctuation of the sentence around it. */
static const char *
find_end_of_address (const char *p,
                     const char *limit)
{
  const char *end = p;

  while (end < limit && !g_unichar_isspace (g_utf8_get_char (end)) && strchr ("<>\"", *end) == NULL)
    end = g_utf8_next_char (end);
  while (end > p && strchr (".,;:)]'", end[-1]) != NULL)
    end--;
  return end;
}

static void
add_addresses (GtkTextBuffer  *buffer,
               AssayText      *text,
               AssayReference *reference)
{
  const char *utf8 = assay_text_get_utf8 (text);
  const char *p = utf8 + assay_text_get_byte (text, reference->span.start);
  const char *limit = utf8 + assay_text_get_byte (text, reference->span.end);

  while ((p = g_strstr_len (p, limit - p, "http")) != NULL)
    {
      const char *end = find_end_of_address (p, limit);

      if (g_str_has_prefix (p, "http://") || g_str_has_prefix (p, "https://"))
        assay_article_tags_add (buffer, ASSAY_TAG_ADDRESS,
                                (AssaySpan) { assay_text_get_position (text, p - utf8),
                                              assay_text_get_position (text, end - utf8) });
      p = end;
    }
}

/**
 * assay_article_page_get_citation_at:
 * @position: a position in the text
 *
 * Returns: the index of the citation marker that stands there, or -1
 */
int
assay_article_page_get_citation_at (AssayArticlePage *self,
                                    guint             position)
{
  GPtrArray *citations;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), -1);

  if (self->article == NULL)
    return -1;
  citations = assay_article_get_analysis (self->article)->citations;
  for (guint i = 0; i < citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (citations, i);

      if (citation->span.start <= position && position < citation->span.end)
        return i;
    }
  return -1;
}

/* An address that was broken by a space in the text is whole in the entry that was read from it. */
static char *
complete_address (AssayArticlePage *self,
                  char             *address,
                  guint             position)
{
  GPtrArray *references = assay_article_get_analysis (self->article)->references;

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);

      if (reference->span.start <= position && position < reference->span.end
          && reference->url != NULL && g_str_has_prefix (reference->url, address))
        {
          g_free (address);
          return g_strdup (reference->url);
        }
    }
  return address;
}

/**
 * assay_article_page_dup_address_at:
 * @position: a position in the text
 *
 * Returns: (transfer full) (nullable): the web address that stands there in an entry of the works
 *   cited
 */
char *
assay_article_page_dup_address_at (AssayArticlePage *self,
                                   guint             position)
{
  GtkTextBuffer *buffer;
  GtkTextTag *tag;
  GtkTextIter start, end;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), ASSAY_TAG_ADDRESS);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, position);
  if (!gtk_text_iter_has_tag (&start, tag))
    return NULL;

  end = start;
  if (!gtk_text_iter_starts_tag (&start, tag))
    gtk_text_iter_backward_to_tag_toggle (&start, tag);
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  return complete_address (self, gtk_text_iter_get_slice (&start, &end), position);
}

/**
 * assay_article_page_set_revised:
 * @article: the article that is shown, with other works cited
 *
 * Shows other markers and addresses in the same text.
 */
void
assay_article_page_set_revised (AssayArticlePage *self,
                                AssayArticle     *article)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));
  g_return_if_fail (ASSAY_IS_ARTICLE (article));

  g_set_object (&self->article, article);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, ASSAY_TAG_CITATION, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, ASSAY_TAG_ADDRESS, &start, &end);
  assay_article_page_add_links (buffer, article);
}

/*< private >
 * assay_article_page_add_links:
 * @buffer: the text of @article
 *
 * Makes what can be followed look like it.
 */
void
assay_article_page_add_links (GtkTextBuffer *buffer,
                              AssayArticle  *article)
{
  AssayAnalysis *analysis = assay_article_get_analysis (article);

  add_citations (buffer, analysis);
  for (guint i = 0; i < analysis->references->len; i++)
    add_addresses (buffer, assay_article_get_text (article),
                   g_ptr_array_index (analysis->references, i));
}
