/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where things stand on the page of an article, and what stands at a point of it. Boxes are in the
 * coordinates of the text buffer, points in those of the widget.
 */

#include "config.h"

#include "assay-article-page-private.h"

static void
get_iter (AssayArticlePage *self,
          GtkTextIter      *iter,
          guint             position)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      position);
}

static int
find_span (const AssaySpan *spans,
           guint            n_spans,
           guint            position)
{
  guint low = 0;
  guint high = n_spans;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (spans[middle].end > position)
        high = middle;
      else
        low = middle + 1;
    }
  return low < n_spans && spans[low].start <= position ? (int) low : -1;
}

AssaySpan
assay_article_page_get_sentence (AssayArticlePage *self,
                                 guint             index)
{
  g_assert (index < self->sentences->len);

  return g_array_index (self->sentences, AssaySpan, index);
}

/**
 * assay_article_page_get_sentence_at:
 * @position: a position in the text
 *
 * Returns: the index of the sentence that stands there, or -1
 */
int
assay_article_page_get_sentence_at (AssayArticlePage *self,
                                    guint             position)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), -1);

  return find_span ((AssaySpan *) self->sentences->data, self->sentences->len, position);
}

/**
 * assay_article_page_get_position_at:
 * @x: a point of the widget
 * @y: a point of the widget
 *
 * Returns: the position of the character that is drawn there, or -1 beside the text
 */
int
assay_article_page_get_position_at (AssayArticlePage *self,
                                    double            x,
                                    double            y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x, buffer_y;
  int trailing;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), -1);

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  /* The character is what was hit, whichever half of it: trailing is of use only to a caret. */
  if (!gtk_text_view_get_iter_at_position (view, &iter, &trailing, buffer_x, buffer_y))
    return -1;
  return gtk_text_iter_get_offset (&iter);
}

static gboolean
is_rtl_letter (gunichar c)
{
  if (c < 0x0590 || !g_unichar_isalpha (c))
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * assay_article_page_is_rtl:
 *
 * Returns: whether the paragraph at a position reads from right to left: its first letter decides
 *   (rule P2 of Unicode Standard Annex 9), and where there is none, the direction of the window
 */
gboolean
assay_article_page_is_rtl (AssayArticlePage *self,
                           guint             position)
{
  GtkTextIter iter;

  get_iter (self, &iter, position);
  gtk_text_iter_set_line_offset (&iter, 0);
  for (; !gtk_text_iter_ends_line (&iter); gtk_text_iter_forward_char (&iter))
    {
      gunichar c = gtk_text_iter_get_char (&iter);

      if (g_unichar_isalpha (c))
        return is_rtl_letter (c);
    }
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static gboolean
has_rtl_letter (const GtkTextIter *start,
                const GtkTextIter *end)
{
  for (GtkTextIter iter = *start; gtk_text_iter_compare (&iter, end) < 0;
       gtk_text_iter_forward_char (&iter))
    {
      if (is_rtl_letter (gtk_text_iter_get_char (&iter)))
        return TRUE;
    }
  return FALSE;
}

/* A place is as high as its letters; the line around it is higher by the leading of its block. */
static double
get_half_leading (const GtkTextIter  *iter,
                  const GdkRectangle *place)
{
  GSList *tags = gtk_text_iter_get_tags (iter);
  float leading = 1;

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean is_set;

      g_object_get (l->data, "line-height-set", &is_set, NULL);
      if (is_set)
        g_object_get (l->data, "line-height", &leading, NULL);
    }
  g_slist_free (tags);
  return place->height * (leading - 1) / 2;
}

/* What the text from @start to @end, on one displayed line, takes of it. With letters that run from
 * right to left, its ends need not be the outermost characters. */
static AssayLineBox
get_line_box (AssayArticlePage  *self,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle first, last;
  AssayLineBox box;
  double grow;

  gtk_text_view_get_iter_location (view, start, &first);
  gtk_text_view_get_iter_location (view, end, &last);
  grow = get_half_leading (start, &first);
  box.left = MIN (first.x, last.x);
  box.right = MAX (first.x, last.x);
  box.top = first.y - grow;
  box.bottom = first.y + first.height + grow;
  if (!has_rtl_letter (start, end))
    return box;

  box.left = G_MAXDOUBLE;
  box.right = -G_MAXDOUBLE;
  for (GtkTextIter iter = *start; gtk_text_iter_compare (&iter, end) < 0;
       gtk_text_iter_forward_char (&iter))
    {
      GdkRectangle place;

      gtk_text_view_get_iter_location (view, &iter, &place);
      box.left = MIN (box.left, MIN (place.x, place.x + place.width));
      box.right = MAX (box.right, MAX (place.x, place.x + place.width));
    }
  return box;
}

static AssaySpan
intersect (AssaySpan a,
           AssaySpan b)
{
  AssaySpan span = { MAX (a.start, b.start), MIN (a.end, b.end) };

  span.end = MAX (span.start, span.end);
  return span;
}

/**
 * assay_article_page_get_boxes:
 * @span: a span of the text
 *
 * Returns: (transfer full) (element-type AssayLineBox): what it takes of each displayed line, from
 *   the top, in buffer coordinates
 */
GArray *
assay_article_page_get_boxes (AssayArticlePage *self,
                              AssaySpan         span)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (AssayLineBox));
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter, end;

  get_iter (self, &iter, span.start);
  get_iter (self, &end, span.end);
  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextIter line_end = iter;
      AssayLineBox box;

      if (!gtk_text_view_forward_display_line_end (view, &line_end)
          || gtk_text_iter_compare (&line_end, &end) > 0)
        line_end = end;
      box = get_line_box (self, &iter, &line_end);
      if (box.right > box.left)
        g_array_append_val (boxes, box);

      /* The white space at which a line was wrapped belongs to neither. */
      iter = line_end;
      while (gtk_text_iter_compare (&iter, &end) < 0
             && g_unichar_isspace (gtk_text_iter_get_char (&iter)))
        gtk_text_iter_forward_char (&iter);
    }
  return boxes;
}

/**
 * assay_article_page_get_visible:
 * @span: (out): the text in view, whole displayed lines
 *
 * Returns: whether there is any
 */
gboolean
assay_article_page_get_visible (AssayArticlePage *self,
                                AssaySpan        *span)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter start, end;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), FALSE);

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &start, 0, visible.y);
  gtk_text_view_get_iter_at_location (view, &end, visible.x + visible.width,
                                      visible.y + visible.height);
  gtk_text_view_backward_display_line_start (view, &start);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_view_forward_display_line_end (view, &end);
  *span = (AssaySpan) { gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };
  return span->end > span->start;
}

/**
 * assay_article_page_get_area:
 * @span: a span of the text
 * @area: (out): what surrounds the part of it that is in view, in the coordinates of the widget
 */
void
assay_article_page_get_area (AssayArticlePage *self,
                             AssaySpan         span,
                             GdkRectangle     *area)
{
  g_autoptr (GArray) boxes = NULL;
  AssaySpan visible;
  double left = 0, right = 0;

  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  *area = (GdkRectangle) { 0 };
  if (!assay_article_page_get_visible (self, &visible))
    return;
  boxes = assay_article_page_get_boxes (self, intersect (span, visible));
  if (boxes->len == 0)
    return;

  for (guint i = 0; i < boxes->len; i++)
    {
      const AssayLineBox *box = &g_array_index (boxes, AssayLineBox, i);

      left = i == 0 ? box->left : MIN (left, box->left);
      right = MAX (right, box->right);
      area->height = box->bottom - g_array_index (boxes, AssayLineBox, 0).top;
    }
  area->width = right - left;
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         left, g_array_index (boxes, AssayLineBox, 0).top,
                                         &area->x, &area->y);
}
