/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters in the margin: which line a tagged sentence begins in, and what stands beside it. A
 * letter without initials is of the layer that is read; others' initials stand after the letter of
 * what they say: "C KM" where Kim Marsh says claim, too. A check mark stands for what was agreed
 * on, a question mark for what was before the tags changed.
 */

#include "config.h"

#include "assay-article-page-private.h"

#define SCALE 0.72

#define GAP   24    /* from the text to the letters */
#define EDGE  4     /* from the letters to the side of the page */

/* What stands beside one line, and which of it belongs to which mark. */
typedef struct
{
  AssayArticlePage *page;
  GString          *words;
  PangoAttrList    *attributes;
  GArray           *ranges;      /* of Range */
} Letters;

typedef struct
{
  guint    end;        /* in bytes */
  guint    position;   /* where the mark begins in the text */
} Range;

/* Walks marks and others' marks in order of their start, a sentence's own mark before the
 * others'. */
typedef struct
{
  AssayArticlePage *page;
  guint             mark;
  guint             other;
} Walk;

static const AssayMark *
peek (const Walk *walk,
      gboolean   *is_other)
{
  GArray *marks = walk->page->marks;
  GArray *others = walk->page->others;
  const AssayMark *mark = walk->mark < marks->len ? &g_array_index (marks, AssayMark, walk->mark)
                                                  : NULL;
  const AssayMark *other = walk->other < others->len
                           ? &g_array_index (others, AssayMark, walk->other) : NULL;

  *is_other = mark == NULL || (other != NULL && other->span.start < mark->span.start);
  return *is_other ? other : mark;
}

static void
step (Walk     *walk,
      gboolean  is_other)
{
  if (is_other)
    walk->other++;
  else
    walk->mark++;
}

static void
add_to_margins (AssayArticlePage *self,
                GArray           *margins,
                const Walk       *walk,
                const AssayMark  *mark,
                gboolean          is_other)
{
  AssayMargin *last = margins->len > 0
                      ? &g_array_index (margins, AssayMargin, margins->len - 1) : NULL;
  AssayMargin margin = { .first_mark = walk->mark, .first_other = walk->other };
  GdkRectangle place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      mark->span.start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  if (last == NULL || last->top != place.y)
    {
      margin.top = place.y;
      margin.bottom = place.y + place.height;
      margin.rtl = assay_article_page_is_rtl (self, mark->span.start);
      g_array_append_val (margins, margin);
      last = &g_array_index (margins, AssayMargin, margins->len - 1);
    }
  if (is_other)
    last->n_others++;
  else
    last->n_marks++;
}

/**
 * assay_article_page_list_margins:
 * @span: a part of the text
 *
 * Lists the lines in which a tagged sentence of @span begins. One line may hold several.
 *
 * Returns: (transfer full) (element-type AssayMargin): the lines, from the top
 */
GArray *
assay_article_page_list_margins (AssayArticlePage *self,
                                 AssaySpan         span)
{
  GArray *margins = g_array_new (FALSE, FALSE, sizeof (AssayMargin));
  Walk walk = { self, assay_marks_find (self->marks, span.start),
                assay_marks_find (self->others, span.start) };
  const AssayMark *mark;
  gboolean is_other;

  for (mark = peek (&walk, &is_other); mark != NULL && mark->span.start < span.end;
       mark = peek (&walk, &is_other))
    {
      add_to_margins (self, margins, &walk, mark, is_other);
      step (&walk, is_other);
    }
  return margins;
}

static Letters
letters_of (AssayArticlePage *page)
{
  return (Letters) {
    .page = page,
    .words = g_string_new (NULL),
    .attributes = pango_attr_list_new (),
    .ranges = g_array_new (FALSE, FALSE, sizeof (Range)),
  };
}

static void
letters_clear (Letters *self)
{
  g_string_free (self->words, TRUE);
  pango_attr_list_unref (self->attributes);
  g_array_unref (self->ranges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letters, letters_clear)

static void
append_coloured (Letters       *self,
                 const char    *words,
                 const GdkRGBA *colour,
                 PangoWeight    weight)
{
  PangoAttribute *changes[] = {
    pango_attr_foreground_new (colour->red * 65535, colour->green * 65535, colour->blue * 65535),
    pango_attr_weight_new (weight),
  };
  guint start = self->words->len;

  g_string_append (self->words, words);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      changes[i]->start_index = start;
      changes[i]->end_index = self->words->len;
      pango_attr_list_insert (self->attributes, changes[i]);
    }
}

static void
append_kind (Letters    *self,
             const char *kind)
{
  AssayScheme scheme = self->page->scheme;
  g_autofree char *letter = NULL;

  if (kind == NULL)
    {
      append_coloured (self, "–", &assay_palette_get_page_style (scheme)->text, PANGO_WEIGHT_BOLD);
      return;
    }
  letter = assay_palette_dup_letter (kind);
  append_coloured (self, letter, &assay_palette_get_kind_style (scheme, kind)->underline,
                   PANGO_WEIGHT_BOLD);
}

static void
append_mark (Letters         *self,
             const AssayMark *mark,
             gboolean         goes_on)
{
  const AssayPageStyle *style = assay_palette_get_page_style (self->page->scheme);
  Range range = { .position = mark->span.start };

  if (!goes_on)
    append_kind (self, mark->kind);
  if (mark->who != NULL)
    {
      g_string_append (self->words, "\302\240");
      append_coloured (self, mark->who, mark->agreed ? &style->text : &style->muted,
                       mark->agreed ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    }
  range.end = self->words->len;
  g_array_append_val (self->ranges, range);
}

static void
append_marks (Letters   *self,
              GPtrArray *marks,
              gboolean   apart)
{
  const AssayMark *before = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const AssayMark *mark = g_ptr_array_index (marks, i);
      gboolean goes_on = before != NULL && before->span.start == mark->span.start
                         && before->kind == mark->kind;

      if (before != NULL && !goes_on && apart)
        g_string_append (self->words, "  ");
      append_mark (self, mark, goes_on);
      before = mark;
    }
}

/* Of a sentence those come first who agree with its own mark. */
static void
add_in_order (GPtrArray       *marks,
              const AssayMark *own,
              const AssayMark *mark,
              guint           *n_agreeing)
{
  if (own != NULL && own->span.start == mark->span.start && own->kind == mark->kind)
    g_ptr_array_insert (marks, (*n_agreeing)++, (gpointer) mark);
  else
    g_ptr_array_add (marks, (gpointer) mark);
}

/* Whoever says the same of a sentence stands after one letter. */
static void
build_letters (Letters           *self,
               const AssayMargin *margin)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  Walk walk = { self->page, margin->first_mark, margin->first_other };
  const AssayMark *own = NULL;
  guint n_agreeing = 0;

  for (guint i = 0; i < margin->n_marks + margin->n_others; i++)
    {
      gboolean is_other;
      const AssayMark *mark = peek (&walk, &is_other);

      if (!is_other)
        {
          own = mark;
          n_agreeing = marks->len;
        }
      add_in_order (marks, own, mark, &n_agreeing);
      step (&walk, is_other);
    }
  append_marks (self, marks, margin->n_others > 0);
}

static PangoLayout *
lay_out (const Letters     *self,
         const AssayMargin *margin,
         GdkRectangle      *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->page);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), self->words->str);
  int left = gtk_text_view_get_left_margin (view) - GAP;
  int right = gtk_widget_get_width (GTK_WIDGET (view)) - gtk_text_view_get_right_margin (view) + GAP;

  pango_attr_list_insert (self->attributes, pango_attr_family_new ("Sans"));
  pango_attr_list_insert (self->attributes, pango_attr_scale_new (SCALE));
  pango_attr_list_insert (self->attributes, pango_attr_letter_spacing_new (PANGO_SCALE));
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_get_pixel_size (layout, &place->width, &place->height);
  if (place->width > left - EDGE)
    {
      pango_layout_set_width (layout, MAX (1, left - EDGE) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_size (layout, &place->width, &place->height);
    }
  place->x = margin->rtl ? right : left - place->width;
  place->y = (margin->top + margin->bottom - place->height) / 2;
  return layout;
}

/*< private >
 * assay_article_page_make_letters:
 * @margin: one of assay_article_page_list_margins()
 * @place: (out): where they stand, in buffer coordinates
 *
 * Returns: (transfer full): the letters, cut where there is no room for all
 */
PangoLayout *
assay_article_page_make_letters (AssayArticlePage  *self,
                                 const AssayMargin *margin,
                                 GdkRectangle      *place)
{
  g_auto (Letters) letters = letters_of (self);

  build_letters (&letters, margin);
  return lay_out (&letters, margin, place);
}

/* Returns: the position that the letters at a point belong to, or -1 */
static int
find_position (AssayArticlePage  *self,
               const AssayMargin *margin,
               int                x,
               int                y)
{
  g_auto (Letters) letters = letters_of (self);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRectangle place;
  int index;

  build_letters (&letters, margin);
  layout = lay_out (&letters, margin, &place);
  if (!gdk_rectangle_contains_point (&place, x, y))
    return -1;
  pango_layout_xy_to_index (layout, (x - place.x) * PANGO_SCALE, (y - place.y) * PANGO_SCALE,
                            &index, NULL);
  for (guint i = 0; i < letters.ranges->len; i++)
    {
      const Range *range = &g_array_index (letters.ranges, Range, i);

      if (index < (int) range->end)
        return range->position;
    }
  return -1;
}

/**
 * assay_article_page_get_lettered_at:
 * @x: a point of the widget
 * @y: a point of the widget
 *
 * Returns: where the sentence begins whose letters stand in the margin there, or -1
 */
int
assay_article_page_get_lettered_at (AssayArticlePage *self,
                                    double            x,
                                    double            y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GArray) margins = NULL;
  GtkTextIter start, end;
  int buffer_x, buffer_y;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), -1);

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_line_at_y (view, &start, buffer_y, NULL);
  end = start;
  gtk_text_iter_forward_line (&end);
  margins = assay_article_page_list_margins (self, (AssaySpan) { gtk_text_iter_get_offset (&start),
                                                                 gtk_text_iter_get_offset (&end) });
  for (guint i = 0; i < margins->len; i++)
    {
      int position = find_position (self, &g_array_index (margins, AssayMargin, i), buffer_x,
                                    buffer_y);

      if (position >= 0)
        return position;
    }
  return -1;
}

/**
 * assay_article_page_dup_letters_at:
 * @position: a position in the text
 *
 * Returns: (transfer full): the letters in the margin of its line, "" without any
 */
char *
assay_article_page_dup_letters_at (AssayArticlePage *self,
                                   guint             position)
{
  g_autoptr (GArray) margins = NULL;
  AssaySpan whole = { 0, assay_article_page_get_length (self) };
  g_auto (Letters) letters = letters_of (self);
  GdkRectangle place;
  GtkTextIter iter;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), NULL);

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      position);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  margins = assay_article_page_list_margins (self, whole);
  for (guint i = 0; i < margins->len; i++)
    if (g_array_index (margins, AssayMargin, i).top == place.y)
      build_letters (&letters, &g_array_index (margins, AssayMargin, i));
  return g_strdup (letters.words->str);
}
