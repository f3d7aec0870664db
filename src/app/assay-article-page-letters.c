/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters in the margin: which line a tagged sentence begins in, and what stands beside it. A
 * letter without initials is of the layer that is read; others' initials stand after the letter of
 * what they say: "C KM" where Kim Marsh says claim, too.
 */

#include "config.h"

#include "assay-article-page-private.h"

#define SCALE 0.72

/* Walks marks and others' marks in order of their start, a sentence's own mark before the others'. */
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

static void
append_coloured (GString       *letters,
                 PangoAttrList *attributes,
                 const char    *words,
                 const GdkRGBA *colour,
                 PangoWeight    weight)
{
  PangoAttribute *changes[] = {
    pango_attr_foreground_new (colour->red * 65535, colour->green * 65535, colour->blue * 65535),
    pango_attr_weight_new (weight),
  };
  guint start = letters->len;

  g_string_append (letters, words);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      changes[i]->start_index = start;
      changes[i]->end_index = letters->len;
      pango_attr_list_insert (attributes, changes[i]);
    }
}

static void
append_mark (AssayArticlePage  *self,
             GString           *letters,
             PangoAttrList     *attributes,
             const AssayMark   *mark,
             gboolean           goes_on)
{
  g_autofree char *letter = assay_palette_dup_letter (mark->kind);

  if (!goes_on)
    append_coloured (letters, attributes, letter,
                     &assay_palette_get_kind_style (self->scheme, mark->kind)->underline,
                     PANGO_WEIGHT_BOLD);
  if (mark->who == NULL)
    return;
  g_string_append (letters, "\302\240");
  append_coloured (letters, attributes, mark->who,
                   &assay_palette_get_page_style (self->scheme)->muted, PANGO_WEIGHT_NORMAL);
}

static void
append_marks (AssayArticlePage  *self,
              GString           *letters,
              PangoAttrList     *attributes,
              GPtrArray         *marks,
              gboolean           apart)
{
  const AssayMark *before = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const AssayMark *mark = g_ptr_array_index (marks, i);
      gboolean goes_on = before != NULL && before->span.start == mark->span.start
                         && before->kind == mark->kind;

      if (before != NULL && !goes_on && apart)
        g_string_append (letters, "  ");
      append_mark (self, letters, attributes, mark, goes_on);
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
static char *
build_letters (AssayArticlePage  *self,
               const AssayMargin *margin,
               PangoAttrList     *attributes)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  GString *letters = g_string_new (NULL);
  Walk walk = { self, margin->first_mark, margin->first_other };
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
  append_marks (self, letters, attributes, marks, margin->n_others > 0);
  return g_string_free (letters, FALSE);
}

/*< private >
 * assay_article_page_make_letters:
 * @margin: one of assay_article_page_list_margins()
 * @width: the room there is, in pixels
 *
 * Returns: (transfer full): the letters, cut where there is no room for all
 */
PangoLayout *
assay_article_page_make_letters (AssayArticlePage  *self,
                                 const AssayMargin *margin,
                                 int                width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *letters = build_letters (self, margin, attributes);
  int natural;

  pango_attr_list_insert (attributes, pango_attr_family_new ("Sans"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (SCALE));
  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (PANGO_SCALE));
  pango_layout_set_text (layout, letters, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &natural, NULL);
  if (natural > width)
    {
      pango_layout_set_width (layout, MAX (1, width) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
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
  PangoAttrList *attributes;
  char *letters = NULL;
  GdkRectangle place;
  GtkTextIter iter;

  g_return_val_if_fail (ASSAY_IS_ARTICLE_PAGE (self), NULL);

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      position);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  margins = assay_article_page_list_margins (self, whole);
  attributes = pango_attr_list_new ();
  for (guint i = 0; i < margins->len && letters == NULL; i++)
    if (g_array_index (margins, AssayMargin, i).top == place.y)
      letters = build_letters (self, &g_array_index (margins, AssayMargin, i), attributes);
  pango_attr_list_unref (attributes);
  return letters != NULL ? letters : g_strdup ("");
}
