/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings a place of an article into view and keeps it there while the text around it is laid out,
 * which in a long article takes a while.
 */

#include "config.h"

#include "assay-article-page-private.h"

#define CONTEXT     0.18   /* of the view, above and below the place that is scrolled to */
#define CALM_FRAMES 10     /* without a change, until a place is believed to stay */

static gboolean
is_in_view (AssayArticlePage *self,
            guint             position)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, place;
  GtkTextIter iter;
  int top, height;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      position);
  /* A line that was not laid out yet has no height, and may seem to be anywhere. */
  gtk_text_view_get_line_yrange (view, &iter, &top, &height);
  if (height == 0)
    return FALSE;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &iter, &place);
  return place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

static void
scroll_to_goal (AssayArticlePage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, self->goal);
  gtk_text_buffer_move_mark (buffer, self->goal_mark, &iter);
  if (self->goal_align >= 0)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->goal_mark, 0, TRUE, 0,
                                  self->goal_align);
  else
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->goal_mark, CONTEXT, FALSE, 0, 0);
}

/* A text view does not know the height of a text that it has just been given: what is in view now
 * is pushed out of it while the lines above are laid out. It is brought back until that has come to
 * rest. */
static gboolean
goal_tick_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double height = gtk_adjustment_get_upper (adjustment);
  gboolean in_view = is_in_view (self, self->goal);

  self->goal_frames = in_view && height == self->goal_height ? self->goal_frames + 1 : 0;
  self->goal_height = height;
  if (self->goal_frames == CALM_FRAMES)
    {
      self->goal_tick = 0;
      return G_SOURCE_REMOVE;
    }
  /* Where it is to stand at a height of its own, it is not enough that it can be seen. */
  if (!in_view || self->goal_align >= 0)
    scroll_to_goal (self);
  return G_SOURCE_CONTINUE;
}

static void
set_goal (AssayArticlePage *self,
          guint             position,
          double            align)
{
  self->goal = position;
  self->goal_align = align;
  self->goal_frames = 0;
  if (self->goal_tick == 0)
    self->goal_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), goal_tick_cb, NULL, NULL);
}

/**
 * assay_article_page_scroll_to:
 * @position: a position in the text
 * @align: how far down the view it is to stand, from 0 to 1, or a negative number to move no
 *   further than is needed to see it with some of the text around it
 *
 * Brings a place into view.
 */
void
assay_article_page_scroll_to (AssayArticlePage *self,
                              guint             position,
                              double            align)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  set_goal (self, position, align);
  scroll_to_goal (self);
}

/**
 * assay_article_page_stop:
 *
 * Leaves the page where it is, whatever it was told to scroll to: somebody scrolls by hand.
 */
void
assay_article_page_stop (AssayArticlePage *self)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  if (self->goal_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->goal_tick);
  self->goal_tick = 0;
}

/**
 * assay_article_page_get_top:
 * @position: (out): where the text in view begins
 *
 * Tells what to scroll to, with an alignment of 0, to see again what is seen now. What the page was
 * scrolled to so is told as it was given and not as the start of its line, which would lead further
 * back each time that the lines are broken in other places.
 *
 * Returns: whether any text is in view
 */
gboolean
assay_article_page_get_top (AssayArticlePage *self,
                            guint            *position)
{
  AssaySpan visible;
  GtkTextIter end;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), FALSE);

  if (!assay_article_page_get_visible (self, &visible))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &end,
                                      visible.start);
  gtk_text_view_forward_display_line_end (GTK_TEXT_VIEW (self), &end);
  if (self->goal_align == 0
      && (self->goal_tick != 0
          || (self->goal >= visible.start && self->goal < (guint) gtk_text_iter_get_offset (&end))))
    *position = self->goal;
  else
    *position = visible.start;
  return TRUE;
}

/*< private >
 * assay_article_page_keep_top:
 *
 * Keeps the text at the top of the view there while its lines are broken anew. The text view alone
 * keeps a paragraph there, which may bring another of its lines to the top.
 */
void
assay_article_page_keep_top (AssayArticlePage *self)
{
  guint top;

  if (self->goal_tick == 0 && assay_article_page_get_top (self, &top) && top > 0)
    set_goal (self, top, 0);
}
