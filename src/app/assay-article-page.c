/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of an article: a text view, because that alone stays at one frame from a note to a book. What
 * it shows is given to it; where things stand on it can be asked.
 */

#include "config.h"

#include "assay-article-page-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "assay-article-layout.h"
#include "assay-article-tags.h"

#define MARGIN_MIN    48     /* room for the letters beside the text */
#define MARGIN_TOP    28
#define MARGIN_BOTTOM 120
#define CONTEXT       0.18   /* of the view, above and below the place that is scrolled to */
#define CALM_FRAMES   10     /* without a change, until a place that was scrolled to is believed to stay */

enum
{
  PROP_TEXT_SIZE = 1,
  PROP_TEXT_COLUMN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayArticlePage, assay_article_page, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (AssayArticlePage *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
update_css (AssayArticlePage *self)
{
  const AssayPageStyle *style = assay_palette_get_page_style (self->scheme);
  g_autofree char *page = gdk_rgba_to_string (&style->page);
  g_autofree char *text = gdk_rgba_to_string (&style->text);
  g_autofree char *css = NULL;
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (size, sizeof size, "%.2f", self->text_size);
  css = g_strdup_printf ("textview { font-size: %spt; } textview text { background-color: %s; color: %s; }",
                         size, page, text);
  gtk_css_provider_load_from_data (self->css, css, -1);
}

static void
update_style (AssayArticlePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  double em = pango_font_description_get_size (pango_context_get_font_description (context));
  AssayScheme scheme = assay_palette_get_scheme (widget);

  em /= PANGO_SCALE;
  if (em == self->em && scheme == self->scheme)
    return;
  if (scheme != self->scheme)
    {
      self->scheme = scheme;
      update_css (self);
    }
  self->em = em;
  assay_article_tags_set_style (gtk_text_buffer_get_tag_table (get_buffer (self)), scheme, em);
}

/* The width of a column of so many characters of ordinary prose. */
static int
get_column_width (AssayArticlePage *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return self->text_column * width / PANGO_SCALE;
}

static void
update_margins (AssayArticlePage *self,
                int               width)
{
  int margin = MAX (MARGIN_MIN, (width - get_column_width (self)) / 2);

  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), margin);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), margin);
}

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

/* The address that begins at @p, without the punctuation of the sentence around it. */
static const char *
find_end_of_address (const char *p)
{
  const char *end = p;

  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)) && strchr ("<>\"", *end) == NULL)
    end = g_utf8_next_char (end);
  while (end > p && strchr (".,;:)]'", end[-1]) != NULL)
    end--;
  return end;
}

static void
add_addresses (GtkTextBuffer *buffer,
               AssayText     *text,
               AssayAnalysis *analysis)
{
  const char *utf8 = assay_text_get_utf8 (text);

  for (guint i = 0; i < analysis->references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (analysis->references, i);
      const char *p = utf8 + assay_text_get_byte (text, reference->span.start);
      gsize left = assay_text_get_byte (text, reference->span.end) - (p - utf8);

      while ((p = g_strstr_len (p, left, "http")) != NULL)
        {
          const char *end = find_end_of_address (p);
          AssaySpan span = { assay_text_get_position (text, p - utf8), assay_text_get_position (text, end - utf8) };

          if (g_str_has_prefix (p, "http://") || g_str_has_prefix (p, "https://"))
            assay_article_tags_add (buffer, ASSAY_TAG_ADDRESS, span);
          p = MAX (end, p + 4);
          left = assay_text_get_byte (text, reference->span.end) - (p - utf8);
        }
    }
}

static void
list_quotations (AssayArticlePage *self,
                 GArray           *blocks)
{
  g_array_set_size (self->quotations, 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      const AssayBlock *block = &g_array_index (blocks, AssayBlock, i);

      if (block->kind == ASSAY_BLOCK_QUOTATION)
        g_array_append_val (self->quotations, block->span);
    }
}

static GtkTextBuffer *
make_buffer (AssayArticlePage *self,
             AssayArticle     *article)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (get_buffer (self));
  GtkTextBuffer *buffer = gtk_text_buffer_new (table);
  AssayText *text = assay_article_get_text (article);
  AssayAnalysis *analysis = assay_article_get_analysis (article);
  const AssayBlock *blocks = (const AssayBlock *) analysis->blocks->data;
  g_autofree char *shown = assay_article_layout_show (text, blocks, analysis->blocks->len);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, shown, -1);
  assay_article_tags_add_blocks (buffer, blocks, analysis->blocks->len);
  add_citations (buffer, analysis);
  add_addresses (buffer, text, analysis);
  return buffer;
}

/* The old buffer takes its marks with it. */
static void
show_buffer (AssayArticlePage *self,
             GtkTextBuffer    *buffer)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  self->goal_mark = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  assay_article_page_stop (self);
}

/* The caret is not drawn: it tells a screen reader where the keyboard stands. */
static void
place_caret (AssayArticlePage *self,
             guint             position)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, position);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
}

static gboolean
is_in_view (AssayArticlePage *self,
            guint             position)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, place;
  GtkTextIter iter;
  int top, height;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, position);
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
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, self->goal);
  gtk_text_buffer_move_mark (buffer, self->goal_mark, &iter);
  if (self->goal_align >= 0)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->goal_mark, 0, TRUE, 0, self->goal_align);
  else
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->goal_mark, CONTEXT, FALSE, 0, 0);
}

/* A text view does not know the height of a text that it has just been given: what is in view now is pushed
 * out of it while the lines above are laid out. It is brought back until that has come to rest. */
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
  if (!in_view)
    scroll_to_goal (self);
  return G_SOURCE_CONTINUE;
}

static void
assay_article_page_snapshot_layer (GtkTextView      *view,
                                   GtkTextViewLayer  layer,
                                   GtkSnapshot      *snapshot)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (view);

  if (self->article != NULL)
    assay_article_page_draw (self, layer, snapshot);
}

static void
assay_article_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  update_margins (ASSAY_ARTICLE_PAGE (widget), width);

  GTK_WIDGET_CLASS (assay_article_page_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
assay_article_page_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (assay_article_page_parent_class)->css_changed (widget, change);

  update_style (ASSAY_ARTICLE_PAGE (widget));
}

static void
assay_article_page_dispose (GObject *object)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (object);

  assay_article_page_stop (self);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (assay_article_page_parent_class)->dispose (object);
}

static void
assay_article_page_finalize (GObject *object)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (object);

  g_array_unref (self->sentences);
  g_array_unref (self->marks);
  g_array_unref (self->selected);
  g_array_unref (self->matches);
  g_array_unref (self->quotations);
  g_object_unref (self->css);

  G_OBJECT_CLASS (assay_article_page_parent_class)->finalize (object);
}

static void
assay_article_page_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (object);

  if (id == PROP_TEXT_SIZE)
    g_value_set_double (value, self->text_size);
  else if (id == PROP_TEXT_COLUMN)
    g_value_set_int (value, self->text_column);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_text_size (AssayArticlePage *self,
               double            size)
{
  if (self->text_size == size)
    return;
  self->text_size = size;
  update_css (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
}

static void
set_text_column (AssayArticlePage *self,
                 int               column)
{
  if (self->text_column == column)
    return;
  self->text_column = column;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_COLUMN]);
}

static void
assay_article_page_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (object);

  if (id == PROP_TEXT_SIZE)
    set_text_size (self, g_value_get_double (value));
  else if (id == PROP_TEXT_COLUMN)
    set_text_column (self, g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_article_page_class_init (AssayArticlePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = assay_article_page_dispose;
  object_class->finalize = assay_article_page_finalize;
  object_class->get_property = assay_article_page_get_property;
  object_class->set_property = assay_article_page_set_property;
  widget_class->size_allocate = assay_article_page_size_allocate;
  widget_class->css_changed = assay_article_page_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = assay_article_page_snapshot_layer;

  properties[PROP_TEXT_SIZE] = g_param_spec_double ("text-size", NULL, NULL, 4, 96, 13, flags);
  properties[PROP_TEXT_COLUMN] = g_param_spec_int ("text-column", NULL, NULL, 20, 200, 68, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_article_page_init (AssayArticlePage *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GtkTextTagTable) table = assay_article_tags_new ();
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (table);

  self->sentences = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  self->marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  self->selected = g_array_new (FALSE, FALSE, sizeof (guint));
  self->matches = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  self->quotations = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  self->current = self->hovered = self->match = -1;
  self->text_size = 13;
  self->text_column = 68;

  show_buffer (self, buffer);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, MARGIN_TOP);
  gtk_text_view_set_bottom_margin (view, MARGIN_BOTTOM);

  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  GTK_STYLE_PROVIDER (self->css),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  update_css (self);
  update_style (self);
  /* A theme of high contrast need not change a single style of this widget. */
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-theme-name",
                           G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
}

GtkWidget *
assay_article_page_new (void)
{
  return g_object_new (ASSAY_TYPE_ARTICLE_PAGE, NULL);
}

/**
 * assay_article_page_set_article:
 * @article: (nullable): an article, or %NULL for an empty page
 *
 * Shows another article, without sentences, marks, selection and matches.
 */
void
assay_article_page_set_article (AssayArticlePage *self,
                                AssayArticle     *article)
{
  g_autoptr (GtkTextBuffer) buffer = NULL;

  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  if (!g_set_object (&self->article, article))
    return;
  g_array_set_size (self->sentences, 0);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->selected, 0);
  g_array_set_size (self->matches, 0);
  g_array_set_size (self->quotations, 0);
  self->current = self->hovered = self->match = -1;

  if (article != NULL)
    {
      buffer = make_buffer (self, article);
      list_quotations (self, assay_article_get_analysis (article)->blocks);
    }
  else
    {
      buffer = gtk_text_buffer_new (gtk_text_buffer_get_tag_table (get_buffer (self)));
    }
  show_buffer (self, buffer);
}

/**
 * assay_article_page_set_sentences:
 * @sentences: (array length=n_sentences): the sentences of the article, in order
 * @n_sentences: how many they are
 */
void
assay_article_page_set_sentences (AssayArticlePage *self,
                                  const AssaySpan  *sentences,
                                  guint             n_sentences)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  g_array_set_size (self->sentences, 0);
  g_array_append_vals (self->sentences, sentences, n_sentences);
  self->hovered = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_article_page_set_marks:
 * @marks: (element-type AssayMark): the annotations of the article, in order
 *
 * Shows annotations. Only what differs from those shown before is touched.
 */
void
assay_article_page_set_marks (AssayArticlePage *self,
                              GArray           *marks)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  assay_marks_compare (self->marks, marks, assay_article_tags_unmark, assay_article_tags_mark, get_buffer (self));
  g_array_set_size (self->marks, 0);
  g_array_append_vals (self->marks, marks->data, marks->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_article_page_set_selected:
 * @selected: (element-type guint): the indexes of the selected sentences, in order
 * @current: the one at which the keyboard stands, or -1
 */
void
assay_article_page_set_selected (AssayArticlePage *self,
                                 GArray           *selected,
                                 int               current)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  g_array_set_size (self->selected, 0);
  g_array_append_vals (self->selected, selected->data, selected->len);
  self->current = current;
  if (current >= 0)
    place_caret (self, assay_article_page_get_sentence (self, current).start);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_article_page_set_hovered:
 * @sentence: the index of the sentence that is pointed at, or -1
 */
void
assay_article_page_set_hovered (AssayArticlePage *self,
                                int               sentence)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  if (self->hovered == sentence)
    return;
  self->hovered = sentence;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_article_page_set_matches:
 * @matches: (element-type AssaySpan): what was searched for, in order
 * @current: the index of the one to stand out, or -1
 */
void
assay_article_page_set_matches (AssayArticlePage *self,
                                GArray           *matches,
                                int               current)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  g_array_set_size (self->matches, 0);
  g_array_append_vals (self->matches, matches->data, matches->len);
  self->match = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

AssayScheme
assay_article_page_get_scheme (AssayArticlePage *self)
{
  return self->scheme;
}

/**
 * assay_article_page_get_marks:
 *
 * Returns: (transfer none) (element-type AssayMark): the annotations shown
 */
GArray *
assay_article_page_get_marks (AssayArticlePage *self)
{
  return self->marks;
}

/**
 * assay_article_page_get_length:
 *
 * Returns: the length of the article in code points
 */
guint
assay_article_page_get_length (AssayArticlePage *self)
{
  return gtk_text_buffer_get_char_count (get_buffer (self));
}

/**
 * assay_article_page_scroll_to:
 * @position: a position in the text
 * @align: how far down the view it is to stand, from 0 to 1, or a negative number to move no further than
 *   is needed to see it with some of the text around it
 *
 * Brings a place into view.
 */
void
assay_article_page_scroll_to (AssayArticlePage *self,
                              guint             position,
                              double            align)
{
  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  self->goal = position;
  self->goal_align = align;
  self->goal_frames = 0;
  scroll_to_goal (self);
  if (self->goal_tick == 0)
    self->goal_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), goal_tick_cb, NULL, NULL);
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
