/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text that stands among other widgets has to be as high as its words. GTK breaks the lines while
 * it hands out room, when it is too late to ask for more.
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

/* Whatever changed has to be asked for: a viewport around the text would else learn of it when it
 * scrolls, while only a part of the window is given room, and GTK 4.8 then draws a frame without
 * the rest of the window. */
static void
adjustment_changed_cb (GtkWidget *view)
{
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

  /* A change of width breaks the lines anew, and fewer lines leave the height as it is. */
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)), "changed",
                           G_CALLBACK (adjustment_changed_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "changed",
                           G_CALLBACK (adjustment_changed_cb), view, G_CONNECT_SWAPPED);
}
