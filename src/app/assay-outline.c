/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sentence takes a part of one line, whole lines, and a part of another: this walks around them
 * as one shape with rounded corners.
 */

#include "config.h"

#include "assay-outline.h"

#include <math.h>

typedef struct
{
  double x;
  double y;
} Corner;

static double
distance (Corner a,
          Corner b)
{
  return fabs (a.x - b.x) + fabs (a.y - b.y);
}

/* The point on the way from @from to @to that is @length away from @from. */
static Corner
along (Corner from,
       Corner to,
       double length)
{
  double whole = distance (from, to);
  double part = whole > 0 ? length / whole : 0;

  return (Corner) { from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part };
}

/* A quarter circle at each corner, smaller where the step between two lines is. */
static void
add_rounded (cairo_t *cr,
             GArray  *corners,
             double   radius)
{
  const double pull = 0.5523;   /* of Bézier handles that come closest to a quarter circle */

  for (guint i = 0; i < corners->len; i++)
    {
      Corner before = g_array_index (corners, Corner, (i + corners->len - 1) % corners->len);
      Corner here = g_array_index (corners, Corner, i);
      Corner after = g_array_index (corners, Corner, (i + 1) % corners->len);
      double r = MIN (radius, MIN (distance (before, here), distance (here, after)) / 2);
      Corner in = along (here, before, r);
      Corner out = along (here, after, r);
      Corner in_pull = along (in, here, r * pull);
      Corner out_pull = along (out, here, r * pull);

      if (i == 0)
        cairo_move_to (cr, in.x, in.y);
      else
        cairo_line_to (cr, in.x, in.y);
      cairo_curve_to (cr, in_pull.x, in_pull.y, out_pull.x, out_pull.y, out.x, out.y);
    }
  cairo_close_path (cr);
}

static void
add_corner (GArray *corners,
            double  x,
            double  y)
{
  Corner corner = { x, y };

  /* Lines of equal ends make one straight side. */
  if (corners->len >= 2)
    {
      Corner *last = &g_array_index (corners, Corner, corners->len - 1);
      Corner *one_before = last - 1;

      if (last->x == x && one_before->x == x)
        {
          last->y = y;
          return;
        }
    }
  g_array_append_val (corners, corner);
}

static void
add_shape (cairo_t            *cr,
           const AssayLineBox *boxes,
           guint               n_boxes,
           double              radius)
{
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (Corner));

  for (guint i = 0; i < n_boxes; i++)
    {
      add_corner (corners, boxes[i].right, i == 0 ? boxes[i].top : boxes[i - 1].bottom);
      add_corner (corners, boxes[i].right, boxes[i].bottom);
    }
  for (guint i = n_boxes; i-- > 0;)
    {
      add_corner (corners, boxes[i].left, boxes[i].bottom);
      add_corner (corners, boxes[i].left, i == 0 ? boxes[i].top : boxes[i - 1].bottom);
    }
  add_rounded (cr, corners, radius);
}

/* Two lines of a sentence make one shape where one stands below the other. Lines of mixed scripts
 * are of unequal heights, so a small gap between them is closed. */
static gboolean
boxes_touch (const AssayLineBox *upper,
             const AssayLineBox *lower)
{
  double gap = lower->top - upper->bottom;

  return MIN (upper->right, lower->right) > MAX (upper->left, lower->left)
         && gap < (upper->bottom - upper->top) / 3;
}

/**
 * assay_outline_add_path:
 * @cr: where to add the path
 * @boxes: (array length=n_boxes): what the run takes of each line, from the top
 * @n_boxes: how many lines it takes
 * @radius: of the corners
 *
 * Adds an outline around all the boxes, in as many shapes as the lines make.
 */
void
assay_outline_add_path (cairo_t            *cr,
                        const AssayLineBox *boxes,
                        guint               n_boxes,
                        double              radius)
{
  guint first = 0;

  for (guint i = 1; i <= n_boxes; i++)
    {
      if (i < n_boxes && boxes_touch (&boxes[i - 1], &boxes[i]))
        continue;
      add_shape (cr, boxes + first, i - first, radius);
      first = i;
    }
}
