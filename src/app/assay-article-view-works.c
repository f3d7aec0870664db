/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be said of works cited where they stand in the article: that words are an entry of
 * theirs, and where a marker points.
 */

#include "config.h"

#include "assay-article-view-private.h"

#include <glib/gi18n.h>

#include "assay-actions.h"

/* A line of the text without the white space around it. */
static AssaySpan
get_line (AssayArticleView *self,
          guint             position)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->page));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, position);
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  while (gtk_text_iter_compare (&start, &end) < 0
         && g_unichar_isspace (gtk_text_iter_get_char (&start)))
    gtk_text_iter_forward_char (&start);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter before = end;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      end = before;
    }
  return (AssaySpan) { gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };
}

static gboolean
is_in_entry (AssayArticleView *self,
             AssaySpan         span)
{
  GPtrArray *references =
    assay_article_get_analysis (assay_project_get_article (self->project))->references;

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);

      if (reference->span.start < span.end && span.start < reference->span.end)
        return TRUE;
    }
  return FALSE;
}

/* The markers of a sentence, each to be linked anew. */
static void
append_markers (AssayArticleView *self,
                GMenu            *menu,
                AssaySpan         span)
{
  GPtrArray *citations = assay_project_get_citations (self->project);

  for (guint i = 0; i < citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (citations, i);
      g_autofree char *title = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (citation->span.start < span.start || citation->span.start >= span.end)
        continue;
      /* Translators: a marker in the text, such as “[3]”; the works it cites are then chosen. */
      title = g_strdup_printf (_("What “%s” Cites…"), citation->text);
      item = g_menu_item_new (title, NULL);
      g_menu_item_set_action_and_target (item, "win.cite", "u", i);
      g_menu_append_item (menu, item);
    }
}

static void
append_line (AssayArticleView *self,
             GMenu            *menu,
             guint             position)
{
  AssaySpan line = get_line (self, position);
  g_autoptr (GMenuItem) item = NULL;

  if (line.start == line.end || is_in_entry (self, line))
    return;
  item = g_menu_item_new (_("Add as Work Cited"), NULL);
  g_menu_item_set_action_and_target (item, "win.add-work-at", "(uu)", line.start, line.end);
  g_menu_append_item (menu, item);
}

/*< private >
 * assay_article_view_append_works:
 * @menu: the menu of a place in the text
 * @position: that place, or -1
 *
 * Adds what can be said of works cited there: of the sentence, or of the line that is none.
 */
void
assay_article_view_append_works (AssayArticleView *self,
                                 GMenu            *menu,
                                 int               position)
{
  g_autoptr (GMenu) section = g_menu_new ();
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (self->project, &n_sentences);
  int sentence = position >= 0 ? assay_project_get_sentence_at (self->project, position) : -1;

  if (sentence >= 0)
    {
      append_markers (self, section, sentences[sentence]);
      if (!is_in_entry (self, sentences[sentence]))
        assay_actions_append (section, "win.add-work");
    }
  else if (position >= 0)
    append_line (self, section, position);
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/*< private >
 * assay_article_view_point:
 * @popover: a popover of the view
 * @place: a place on the page
 *
 * Points a popover at a place.
 */
void
assay_article_view_point (AssayArticleView *self,
                          GtkPopover       *popover,
                          GdkRectangle      place)
{
  double x, y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->page), GTK_WIDGET (self), place.x, place.y,
                                    &x, &y);
  place.x = x;
  place.y = y;
  gtk_popover_set_pointing_to (popover, &place);
}

/**
 * assay_article_view_offer_works:
 * @citation: index of a marker, as in assay_project_get_citations()
 *
 * Lets the user say which works a marker cites.
 */
void
assay_article_view_offer_works (AssayArticleView *self,
                                guint             citation)
{
  GPtrArray *citations;
  AssayCitation *marker;
  GdkRectangle area;

  g_return_if_fail (ASSAY_IS_ARTICLE_VIEW (self));

  citations = assay_project_get_citations (self->project);
  if (citations == NULL || citation >= citations->len)
    return;
  marker = g_ptr_array_index (citations, citation);
  assay_article_page_get_area (self->page, marker->span, &area);
  assay_article_view_point (self, GTK_POPOVER (self->cites), area);
  assay_cites_popover_show (ASSAY_CITES_POPOVER (self->cites), self->project, citation);
}
