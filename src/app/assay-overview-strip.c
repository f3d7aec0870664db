/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where in an article the tags are, beside its scroll bar. Places are shares of the text and not of
 * the pixels: the height of a long text is an estimate until all of it was laid out, and would make
 * them jump.
 */

#include "config.h"

#include "assay-overview-strip.h"

#include <glib/gi18n.h>

#define WIDTH      14
#define PADDING     6      /* above and below, so that the first and the last mark stand free */
#define MARK_LEAST  3.0    /* pixels */
#define VIEW_LEAST 12.0

struct _AssayOverviewStrip
{
  GtkWidget  parent_instance;

  GArray    *marks;
  GArray    *others;
  guint      length;
  AssaySpan  visible;
};

enum
{
  SIGNAL_GO_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayOverviewStrip, assay_overview_strip, GTK_TYPE_WIDGET)

static void
update_accessible (AssayOverviewStrip *self)
{
  double length = MAX (1, self->length);
  g_autofree char *words = NULL;

  words = g_strdup_printf (g_dngettext (NULL, "%u tagged sentence", "%u tagged sentences",
                                        self->marks->len),
                           self->marks->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  100.0 * self->visible.start / length,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static void
append_rounded (GtkSnapshot           *snapshot,
                const graphene_rect_t *bounds,
                double                 radius,
                const GdkRGBA         *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, bounds);
  gtk_snapshot_pop (snapshot);
}

/* Of ten thousand marks in a few hundred pixels, those that would stand on one of their own kind
 * are left out. */
static void
append_marks (AssayOverviewStrip *self,
              GtkSnapshot        *snapshot,
              AssayScheme         scheme,
              GArray             *marks,
              double              left,
              double              width)
{
  double drawn_to[ASSAY_N_KIND_STYLES] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      const AssayMark *mark = &g_array_index (marks, AssayMark, i);
      double *last = &drawn_to[assay_palette_get_index (mark->kind)];
      double top, bottom;

      assay_overview_strip_get_extent (self, mark->span, MARK_LEAST, &top, &bottom);
      if (bottom - *last < 1)
        continue;
      *last = bottom;
      append_rounded (snapshot, &GRAPHENE_RECT_INIT (left, top, width, bottom - top), 1.5,
                      &assay_palette_get_kind_style (scheme, mark->kind)->strong);
    }
}

static void
append_view (AssayOverviewStrip   *self,
             GtkSnapshot          *snapshot,
             const AssayPageStyle *style)
{
  const float widths[4] = { 1, 1, 1, 1 };
  GdkRGBA line = style->muted;
  GdkRGBA fill = style->muted;
  GdkRGBA colours[4];
  graphene_rect_t bounds;
  GskRoundedRect outline;
  double top, bottom;

  assay_overview_strip_get_extent (self, self->visible, VIEW_LEAST, &top, &bottom);
  line.alpha = 0.75;
  fill.alpha = 0.14;
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    colours[i] = line;
  bounds = GRAPHENE_RECT_INIT (0.5, top - 2, WIDTH - 1, bottom - top + 4);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 5);
  append_rounded (snapshot, &bounds, 5, &fill);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
drag_begin_cb (GtkGestureDrag     *gesture,
               double              x,
               double              y,
               AssayOverviewStrip *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, assay_overview_strip_get_position (self, y));
}

static void
drag_update_cb (GtkGestureDrag     *gesture,
                double              dx,
                double              dy,
                AssayOverviewStrip *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    g_signal_emit (self, signals[SIGNAL_GO_TO], 0,
                   assay_overview_strip_get_position (self, y + dy));
}

static void
assay_overview_strip_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  AssayOverviewStrip *self = ASSAY_OVERVIEW_STRIP (widget);
  AssayScheme scheme = assay_palette_get_scheme (widget);
  const AssayPageStyle *style = assay_palette_get_page_style (scheme);

  gtk_snapshot_append_color (snapshot, &style->page,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                  gtk_widget_get_height (widget)));
  /* What only others say is half as wide. */
  append_marks (self, snapshot, scheme, self->others, WIDTH / 2, WIDTH / 2 - 3);
  append_marks (self, snapshot, scheme, self->marks, 3, WIDTH - 6);
  if (self->visible.end > self->visible.start
      && self->visible.end - self->visible.start < self->length)
    append_view (self, snapshot, style);
}

static void
assay_overview_strip_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 4 * PADDING;
}

static void
assay_overview_strip_finalize (GObject *object)
{
  AssayOverviewStrip *self = ASSAY_OVERVIEW_STRIP (object);

  g_array_unref (self->marks);
  g_array_unref (self->others);

  G_OBJECT_CLASS (assay_overview_strip_parent_class)->finalize (object);
}

static void
assay_overview_strip_class_init (AssayOverviewStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_overview_strip_finalize;
  widget_class->snapshot = assay_overview_strip_snapshot;
  widget_class->measure = assay_overview_strip_measure;

  signals[SIGNAL_GO_TO] =
    g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "overviewstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
}

static void
assay_overview_strip_init (AssayOverviewStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  self->others = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview of the article"),
                                  -1);
  update_accessible (self);
}

GtkWidget *
assay_overview_strip_new (void)
{
  return g_object_new (ASSAY_TYPE_OVERVIEW_STRIP, NULL);
}

/**
 * assay_overview_strip_set_marks:
 * @marks: (element-type AssayMark): the tagged sentences
 * @length: the length of the article, in code points
 */
void
assay_overview_strip_set_marks (AssayOverviewStrip *self,
                                GArray             *marks,
                                guint               length)
{
  g_return_if_fail (ASSAY_IS_OVERVIEW_STRIP (self));

  g_array_set_size (self->marks, 0);
  g_array_append_vals (self->marks, marks->data, marks->len);
  self->length = length;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_overview_strip_set_others:
 * @others: (element-type AssayMark): what others say of the sentences, in order of these; only
 *   where they are alone is shown
 */
void
assay_overview_strip_set_others (AssayOverviewStrip *self,
                                 GArray             *others)
{
  g_return_if_fail (ASSAY_IS_OVERVIEW_STRIP (self));

  g_array_set_size (self->others, 0);
  for (guint i = 0; i < others->len; i++)
    if (g_array_index (others, AssayMark, i).alone)
      g_array_append_val (self->others, g_array_index (others, AssayMark, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_overview_strip_set_visible:
 * @visible: the part of the text that is in view
 */
void
assay_overview_strip_set_visible (AssayOverviewStrip *self,
                                  AssaySpan           visible)
{
  g_return_if_fail (ASSAY_IS_OVERVIEW_STRIP (self));

  if (self->visible.start == visible.start && self->visible.end == visible.end)
    return;
  self->visible = visible;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_overview_strip_get_extent:
 * @span: a part of the text
 * @at_least: the height in pixels below which nothing is drawn
 * @top: (out): where it begins
 * @bottom: (out): where it ends
 */
void
assay_overview_strip_get_extent (AssayOverviewStrip *self,
                                 AssaySpan           span,
                                 double              at_least,
                                 double             *top,
                                 double             *bottom)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PADDING;
  double length = MAX (1, self->length);
  double centre = height * (span.start + span.end) / 2 / length;
  double half = MAX (at_least, height * (span.end - span.start) / length) / 2;

  centre = CLAMP (centre, half, MAX (half, height - half));
  *top = PADDING + centre - half;
  *bottom = PADDING + centre + half;
}

/**
 * assay_overview_strip_get_position:
 * @y: a height in the strip, in pixels
 *
 * Returns: the position in the text that stands there
 */
guint
assay_overview_strip_get_position (AssayOverviewStrip *self,
                                   double              y)
{
  double height = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PADDING);

  return CLAMP ((y - PADDING) / height, 0, 1) * self->length;
}
