/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text that stands among other widgets has to be as high as its words. GTK breaks the lines while it hands
 * out room, when it is too late to ask for more.
 */

#include "config.h"

#include "assay-text-fit.h"

static gboolean
resize_tick_cb (GtkWidget     *view,
                GdkFrameClock *clock,
                gpointer       data)
{
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

static void
adjustment_changed_cb (GtkAdjustment *adjustment,
                       GtkWidget     *view)
{
  if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment))
    gtk_widget_add_tick_callback (view, resize_tick_cb, NULL, NULL);
}

/**
 * assay_text_fit:
 * @view: a text view that is not in a scrolled window
 *
 * Keeps a text view as high as its text once its lines are broken for its width.
 */
void
assay_text_fit (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "changed",
                           G_CALLBACK (adjustment_changed_cb), view, 0);
}
