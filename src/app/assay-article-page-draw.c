/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn on the page besides its text: outlines of sentences, matches of a search, letters
 * in the margin, bars beside quotations. It needs no layout, so that pointing and selecting cost a
 * frame and no more; only what is in view is drawn.
 */

#include "config.h"

#include "assay-article-page-private.h"

#define RADIUS      5.0
#define ARROW_GAP   18    /* from the text to the tip of the arrow at the current sentence */
#define BAR_WIDTH   3
#define BAR_GAP     14

typedef struct
{
  AssayArticlePage     *page;
  const AssayPageStyle *style;
  GdkRectangle          view;      /* what is in view, in buffer coordinates */
  AssaySpan             visible;
  double                left;      /* the sides of the column */
  double                right;
} Drawing;

static gboolean
is_visible (const Drawing *drawing,
            AssaySpan      span)
{
  return span.start < drawing->visible.end && span.end > drawing->visible.start;
}

static cairo_t *
start_cairo (const Drawing *drawing,
             GtkSnapshot   *snapshot)
{
  graphene_rect_t bounds;

  graphene_rect_init (&bounds, drawing->view.x, drawing->view.y, drawing->view.width,
                      drawing->view.height);
  return gtk_snapshot_append_cairo (snapshot, &bounds);
}

static void
add_span_path (const Drawing *drawing,
               cairo_t       *cr,
               AssaySpan      span,
               double         grow)
{
  g_autoptr (GArray) boxes = assay_article_page_get_boxes (drawing->page, span);

  for (guint i = 0; i < boxes->len; i++)
    {
      AssayLineBox *box = &g_array_index (boxes, AssayLineBox, i);

      box->left -= grow;
      box->right += grow;
    }
  assay_outline_add_path (cr, (AssayLineBox *) boxes->data, boxes->len, RADIUS);
}

static void
draw_outline (const Drawing *drawing,
              cairo_t       *cr,
              AssaySpan      span,
              const GdkRGBA *line,
              double         width,
              double         alpha,
              double         fill)
{
  GdkRGBA colour = *line;

  if (!is_visible (drawing, span))
    return;
  add_span_path (drawing, cr, span, 2.5);
  colour.alpha = fill;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_fill_preserve (cr);
  colour.alpha = alpha;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_sentences (const Drawing *drawing,
                cairo_t       *cr)
{
  AssayArticlePage *page = drawing->page;
  const GdkRGBA *accent = &drawing->style->accent;
  gboolean several = page->selected->len > 1;

  for (guint i = 0; several && i < page->selected->len; i++)
    {
      guint index = g_array_index (page->selected, guint, i);

      if (index < page->sentences->len && (int) index != page->current)
        draw_outline (drawing, cr, assay_article_page_get_sentence (page, index), accent, 1.5, 0.8,
                      0.12);
    }
  if (page->hovered >= 0 && page->hovered != page->current)
    draw_outline (drawing, cr, assay_article_page_get_sentence (page, page->hovered),
                  &drawing->style->muted, 1, 0.7, 0);
  if (page->current >= 0 && page->current < (int) page->sentences->len)
    draw_outline (drawing, cr, assay_article_page_get_sentence (page, page->current),
                  accent, 2, 1, several ? 0.12 : 0);
}

static void
draw_matches (const Drawing *drawing,
              cairo_t       *cr)
{
  AssayArticlePage *page = drawing->page;

  for (guint i = 0; i < page->matches->len; i++)
    {
      AssaySpan span = g_array_index (page->matches, AssaySpan, i);

      if (!is_visible (drawing, span))
        continue;
      add_span_path (drawing, cr, span, 1);
      gdk_cairo_set_source_rgba (cr, &drawing->style->match);
      cairo_fill_preserve (cr);
      if ((int) i == page->match)
        {
          GdkRGBA solid = drawing->style->match;

          solid.alpha = 1;
          gdk_cairo_set_source_rgba (cr, &solid);
          cairo_set_line_width (cr, 2);
          cairo_stroke (cr);
        }
      cairo_new_path (cr);
    }
}

/* A small arrow that points from the margin at the line where the current sentence begins. */
static void
draw_arrow (const Drawing *drawing,
            cairo_t       *cr)
{
  AssayArticlePage *page = drawing->page;
  g_autoptr (GArray) boxes = NULL;
  AssaySpan sentence;
  double tip, tail, middle;
  gboolean rtl;

  if (page->current < 0 || page->current >= (int) page->sentences->len)
    return;
  sentence = assay_article_page_get_sentence (page, page->current);
  if (!is_visible (drawing, sentence))
    return;
  boxes = assay_article_page_get_boxes (page, (AssaySpan) { sentence.start, sentence.start + 1 });
  if (boxes->len == 0)
    return;

  rtl = assay_article_page_is_rtl (page, sentence.start);
  tip = rtl ? drawing->right + ARROW_GAP - 8 : drawing->left - ARROW_GAP + 8;
  tail = rtl ? tip + 7 : tip - 7;
  middle = (g_array_index (boxes, AssayLineBox, 0).top
            + g_array_index (boxes, AssayLineBox, 0).bottom) / 2;
  cairo_move_to (cr, tip, middle);
  cairo_line_to (cr, tail, middle - 4.5);
  cairo_line_to (cr, tail, middle + 4.5);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &drawing->style->accent);
  cairo_fill (cr);
}

static void
draw_letters (const Drawing *drawing,
              GtkSnapshot   *snapshot)
{
  g_autoptr (GArray) margins = assay_article_page_list_margins (drawing->page, drawing->visible);

  for (guint i = 0; i < margins->len; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      GdkRectangle place;

      layout = assay_article_page_make_letters (drawing->page,
                                                &g_array_index (margins, AssayMargin, i), &place);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place.x, place.y));
      gtk_snapshot_append_layout (snapshot, layout, &drawing->style->muted);
      gtk_snapshot_restore (snapshot);
    }
}

static void
draw_quotation_bars (const Drawing *drawing,
                     GtkSnapshot   *snapshot)
{
  AssayArticlePage *page = drawing->page;
  GdkRGBA colour = drawing->style->muted;

  colour.alpha = 0.4;
  for (guint i = 0; i < page->quotations->len; i++)
    {
      AssaySpan span = g_array_index (page->quotations, AssaySpan, i);
      g_autoptr (GArray) boxes = NULL;
      double top, bottom, x;

      if (!is_visible (drawing, span))
        continue;
      boxes = assay_article_page_get_boxes (page, span);
      if (boxes->len == 0)
        continue;
      top = g_array_index (boxes, AssayLineBox, 0).top;
      bottom = g_array_index (boxes, AssayLineBox, boxes->len - 1).bottom;
      x = assay_article_page_is_rtl (page, span.start) ? drawing->right - BAR_WIDTH : drawing->left;
      gtk_snapshot_append_color (snapshot, &colour,
                                 &GRAPHENE_RECT_INIT (x, top, BAR_WIDTH, bottom - top));
    }
}

static gboolean
begin_drawing (AssayArticlePage *self,
               Drawing          *drawing)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  drawing->page = self;
  drawing->style = assay_palette_get_page_style (self->scheme);
  gtk_text_view_get_visible_rect (view, &drawing->view);
  drawing->left = gtk_text_view_get_left_margin (view);
  drawing->right = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (view);
  return assay_article_page_get_visible (self, &drawing->visible);
}

/**
 * assay_article_page_draw:
 * @layer: below or above the text
 * @snapshot: where to draw, in buffer coordinates
 */
void
assay_article_page_draw (AssayArticlePage *self,
                         GtkTextViewLayer  layer,
                         GtkSnapshot      *snapshot)
{
  Drawing drawing;
  cairo_t *cr;

  if (!begin_drawing (self, &drawing))
    return;
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      draw_quotation_bars (&drawing, snapshot);
      draw_letters (&drawing, snapshot);
      return;
    }
  cr = start_cairo (&drawing, snapshot);
  draw_matches (&drawing, cr);
  draw_sentences (&drawing, cr);
  draw_arrow (&drawing, cr);
  cairo_destroy (cr);
}
