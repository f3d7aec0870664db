/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws a confusion matrix. Shading says how often, the figure in the cell says it exactly, and a
 * frame marks the cells in which both say the same, so that colour is never the only sign.
 */

#include "config.h"

#include "assay-confusion-matrix.h"

#include <cairo-svg.h>
#include <glib/gi18n.h>

#include "assay-palette.h"

#define CELL_WIDTH 88.
#define CELL_HEIGHT 46.
#define GAP 4.
#define HEAD 44.      /* above the columns: the name of the second person, and the values */
#define SIDE 118.     /* beside the rows */

struct _AssayConfusionMatrix
{
  GtkWidget   parent_instance;

  char       *first;
  char       *second;
  GPtrArray  *values;   /* of strings: what there is to say */
  guint      *counts;   /* row by row: what the first person said */
};

/* What a drawing is made with: the colours of the window, or ink on paper. */
typedef struct
{
  GdkRGBA  text;
  GdkRGBA  accent;
  gboolean shaded;
} Ink;

G_DEFINE_FINAL_TYPE (AssayConfusionMatrix, assay_confusion_matrix, GTK_TYPE_WIDGET)

static guint
get_count (AssayConfusionMatrix *self,
           guint                 row,
           guint                 column)
{
  return self->counts[row * self->values->len + column];
}

static guint
find_largest (AssayConfusionMatrix *self)
{
  guint largest = 1;

  for (guint i = 0; i < self->values->len * self->values->len; i++)
    largest = MAX (largest, self->counts[i]);
  return largest;
}

static int
get_width (AssayConfusionMatrix *self)
{
  return SIDE + self->values->len * CELL_WIDTH;
}

static int
get_height (AssayConfusionMatrix *self)
{
  return HEAD + self->values->len * CELL_HEIGHT;
}

static void
set_colour (cairo_t       *cr,
            const GdkRGBA *colour,
            double         alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

/* Words in the middle of a field, cut where they are too long for it. */
static void
draw_words (AssayConfusionMatrix *self,
            cairo_t              *cr,
            const char           *words,
            double                x,
            double                y,
            double                width,
            double                height,
            gboolean              bold)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  int text_height;

  if (bold)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  cairo_move_to (cr, x, y + (height - text_height) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_cell (AssayConfusionMatrix *self,
           cairo_t              *cr,
           const Ink            *ink,
           guint                 row,
           guint                 column,
           guint                 largest)
{
  double x = SIDE + column * CELL_WIDTH + GAP / 2;
  double y = HEAD + row * CELL_HEIGHT + GAP / 2;
  guint count = get_count (self, row, column);
  g_autofree char *words = g_strdup_printf ("%u", count);

  cairo_rectangle (cr, x, y, CELL_WIDTH - GAP, CELL_HEIGHT - GAP);
  /* Half a shade at most, so that the figure can be read on it in every scheme. */
  if (ink->shaded)
    {
      set_colour (cr, &ink->accent, 0.04 + 0.46 * count / largest);
      cairo_fill_preserve (cr);
    }
  set_colour (cr, &ink->text, row == column ? 1 : 0.25);
  cairo_set_line_width (cr, row == column ? 2 : 1);
  cairo_stroke (cr);
  set_colour (cr, &ink->text, 1);
  draw_words (self, cr, words, x, y, CELL_WIDTH - GAP, CELL_HEIGHT - GAP, count > 0);
}

static void
draw (AssayConfusionMatrix *self,
      cairo_t              *cr,
      const Ink            *ink)
{
  guint n = self->values->len;
  guint largest = n > 0 ? find_largest (self) : 1;

  set_colour (cr, &ink->text, 1);
  draw_words (self, cr, self->first, 0, HEAD / 2, SIDE, HEAD / 2, TRUE);
  draw_words (self, cr, self->second, SIDE, 0, n * CELL_WIDTH, HEAD / 2, TRUE);
  for (guint i = 0; i < n; i++)
    {
      set_colour (cr, &ink->text, 1);
      draw_words (self, cr, g_ptr_array_index (self->values, i), SIDE + i * CELL_WIDTH, HEAD / 2,
                  CELL_WIDTH, HEAD / 2, FALSE);
      draw_words (self, cr, g_ptr_array_index (self->values, i), 0, HEAD + i * CELL_HEIGHT,
                  SIDE - GAP, CELL_HEIGHT, FALSE);
      for (guint k = 0; k < n; k++)
        draw_cell (self, cr, ink, i, k, largest);
    }
}

static void
assay_confusion_matrix_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  AssayConfusionMatrix *self = ASSAY_CONFUSION_MATRIX (widget);
  AssayScheme scheme = assay_palette_get_scheme (widget);
  const AssayPageStyle *style = assay_palette_get_page_style (scheme);
  Ink ink = { style->text, style->accent,
              scheme == ASSAY_SCHEME_LIGHT || scheme == ASSAY_SCHEME_DARK };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                               gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  draw (self, cr, &ink);
  cairo_destroy (cr);
}

static void
assay_confusion_matrix_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  AssayConfusionMatrix *self = ASSAY_CONFUSION_MATRIX (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? get_width (self)
                                                                  : get_height (self);
}

static void
assay_confusion_matrix_finalize (GObject *object)
{
  AssayConfusionMatrix *self = ASSAY_CONFUSION_MATRIX (object);

  g_free (self->first);
  g_free (self->second);
  g_free (self->counts);
  g_ptr_array_unref (self->values);

  G_OBJECT_CLASS (assay_confusion_matrix_parent_class)->finalize (object);
}

static void
assay_confusion_matrix_class_init (AssayConfusionMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_confusion_matrix_finalize;
  widget_class->snapshot = assay_confusion_matrix_snapshot;
  widget_class->measure = assay_confusion_matrix_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "confusionmatrix");
}

static void
assay_confusion_matrix_init (AssayConfusionMatrix *self)
{
  self->first = g_strdup ("");
  self->second = g_strdup ("");
  self->values = g_ptr_array_new_with_free_func (g_free);
}

/**
 * assay_confusion_matrix_set_counts:
 * @first: the name of the person whose values are the rows
 * @second: the name of the person whose values are the columns
 * @values: (array zero-terminated=1): what there is to say, for people
 * @counts: (array): how often each was said with each, row by row
 */
void
assay_confusion_matrix_set_counts (AssayConfusionMatrix *self,
                                   const char           *first,
                                   const char           *second,
                                   const char * const   *values,
                                   const guint          *counts)
{
  g_autofree char *words = NULL;
  guint n = g_strv_length ((char **) values);

  g_return_if_fail (ASSAY_IS_CONFUSION_MATRIX (self));

  g_free (self->first);
  self->first = g_strdup (first);
  g_free (self->second);
  self->second = g_strdup (second);
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->values, g_strdup (values[i]));
  g_free (self->counts);
  self->counts = g_memdup2 (counts, n * n * sizeof *counts);

  words = assay_confusion_matrix_describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * assay_confusion_matrix_describe:
 *
 * Returns: (transfer full): the table in words, translated; what never happened is left out
 */
char *
assay_confusion_matrix_describe (AssayConfusionMatrix *self)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (ASSAY_IS_CONFUSION_MATRIX (self), NULL);

  /* Translators: begins a table in words; both are names. */
  g_string_append_printf (words, _("What %s said, and what %s said of the same sentences:"),
                          self->first, self->second);
  for (guint row = 0; row < self->values->len; row++)
    for (guint column = 0; column < self->values->len; column++)
      if (get_count (self, row, column) > 0)
        /* Translators: “ Claim, Evidence: 12.” */
        g_string_append_printf (words, _(" %s, %s: %u."),
                                (char *) g_ptr_array_index (self->values, row),
                                (char *) g_ptr_array_index (self->values, column),
                                get_count (self, row, column));
  return g_string_free (words, FALSE);
}

/**
 * assay_confusion_matrix_save:
 * @path: where to; a picture of lines (SVG)
 *
 * Writes the picture, in ink on paper.
 */
gboolean
assay_confusion_matrix_save (AssayConfusionMatrix  *self,
                             const char            *path,
                             GError               **error)
{
  const AssayPageStyle *style = assay_palette_get_page_style (ASSAY_SCHEME_LIGHT);
  const Ink ink = { style->text, style->accent, TRUE };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (ASSAY_IS_CONFUSION_MATRIX (self), FALSE);

  surface = cairo_svg_surface_create (path, get_width (self), get_height (self));
  cr = cairo_create (surface);
  draw (self, cr, &ink);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture could not be written: %s"),
               cairo_status_to_string (status));
  return FALSE;
}
