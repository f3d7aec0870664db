/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of an article: a text view, because that alone stays at one frame from a note to a book.
 * What it shows is given to it; where things stand on it can be asked.
 */

#include "config.h"

#include "assay-article-page-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "assay-article-layout.h"
#include "assay-article-tags.h"

#define MARGIN_MIN    48     /* room for the letters beside the text */
#define MARGIN_OTHERS 6      /* and for the initials of others, in em */
#define MARGIN_TOP    28
#define MARGIN_BOTTOM 120

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
  css = g_strdup_printf ("textview { font-size: %spt; }"
                         "textview text { background-color: %s; color: %s; }",
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
  int least = self->has_others ? MAX (MARGIN_MIN, MARGIN_OTHERS * self->em) : MARGIN_MIN;
  int margin = MAX (least, (width - get_column_width (self)) / 2);

  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), margin);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), margin);
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
  assay_article_page_add_links (buffer, article);
  return buffer;
}

/* GTK 4.8 forgets the laid-out lines of an old buffer, but not those that it only measured, for the
 * caret, before it was their turn; it stops the program when it meets one after the buffer is gone.
 * Any change of style makes it forget them all. */
static void
forget_lines (GtkTextView *view)
{
  int indent = gtk_text_view_get_indent (view);

  gtk_text_view_set_indent (view, indent + 1);
  gtk_text_view_set_indent (view, indent);
}

/* The old buffer takes its marks with it. */
static void
show_buffer (AssayArticlePage *self,
             GtkTextBuffer    *buffer)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  self->goal_mark = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  forget_lines (GTK_TEXT_VIEW (self));
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  assay_article_page_stop (self);
  self->goal = 0;
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
  AssayArticlePage *self = ASSAY_ARTICLE_PAGE (widget);

  if (width != self->width)
    assay_article_page_keep_top (self);
  self->width = width;
  update_margins (self, width);

  GTK_WIDGET_CLASS (assay_article_page_parent_class)->size_allocate (widget, width, height,
                                                                     baseline);
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
  g_array_unref (self->others);
  g_array_unref (self->alone);
  assay_mark_queue_free (self->queue);
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
  self->others = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  self->alone = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  self->queue = assay_mark_queue_new ();
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
  assay_mark_queue_clear (self->queue);
  g_array_set_size (self->sentences, 0);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->others, 0);
  g_array_set_size (self->alone, 0);
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

  assay_mark_queue_replace (self->queue, get_buffer (self), self->marks, marks);
  g_array_set_size (self->marks, 0);
  g_array_append_vals (self->marks, marks->data, marks->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_article_page_set_others:
 * @others: (element-type AssayMark): what others say of the sentences, in order of these
 *
 * Shows others' annotations: initials in the margin, and a line under what they stand alone in.
 */
void
assay_article_page_set_others (AssayArticlePage *self,
                               GArray           *others)
{
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  gboolean changes_margins;

  g_return_if_fail (ASSAY_IS_ARTICLE_PAGE (self));

  for (guint i = 0; i < others->len; i++)
    if (g_array_index (others, AssayMark, i).alone)
      g_array_append_val (alone, g_array_index (others, AssayMark, i));
  assay_mark_queue_replace (self->queue, get_buffer (self), self->alone, alone);
  g_array_set_size (self->alone, 0);
  g_array_append_vals (self->alone, alone->data, alone->len);
  changes_margins = self->has_others != (others->len > 0);
  self->has_others = others->len > 0;
  g_array_set_size (self->others, 0);
  g_array_append_vals (self->others, others->data, others->len);
  if (changes_margins)
    {
      assay_article_page_keep_top (self);
      update_margins (self, self->width);
    }
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
