/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the panes share the room in the window, and how they were left.
 */

#include "config.h"

#include "assay-window-private.h"

/* A width of the window in pixels under which three panes are too many, with letters of the usual
 * size. */
#define NARROW 960
#define USUAL_DPI (96 * PANGO_SCALE)

/* The inspector keeps its width where the article takes what is left; a width cannot be given to
 * the end of a GtkPaned, so it is asked for until the inspector has it, and then left to the user.
 * A moment earlier the position of the paned would be none that anybody chose. */
static gboolean
release_width_tick_cb (GtkWidget     *inspector,
                       GdkFrameClock *clock,
                       gpointer       data)
{
  AssayWindow *self = data;

  if (gtk_widget_get_width (inspector) == 0)
    return G_SOURCE_CONTINUE;

  gtk_paned_set_position (self->inner, gtk_paned_get_position (self->inner));
  gtk_widget_set_size_request (inspector, -1, -1);
  return G_SOURCE_REMOVE;
}

static void
inspector_map_cb (AssayWindow *self)
{
  g_signal_handlers_disconnect_by_func (self->inspector, inspector_map_cb, self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->inspector), release_width_tick_cb, self, NULL);
}

/* Somebody with letters twice as large needs twice the room. */
static int
get_narrow_width (AssayWindow *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (gint64) NARROW * dpi / USUAL_DPI : NARROW;
}

/* Where there is no room for three panes the list of articles gives way, and comes back with the
 * room. */
static void
width_changed_cb (AssayWindow *self)
{
  gboolean visible, narrow;
  int width, height;

  /* GTK 4.8 writes both, wanted or not. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  narrow = width > 0 && width < get_narrow_width (self) && !gtk_window_is_maximized (GTK_WINDOW (self));
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  g_object_get (self->settings, "sidebar-visible", &visible, NULL);
  if (narrow && visible)
    g_object_set (self->settings, "sidebar-visible", FALSE, NULL);
  else if (!narrow && self->hid_sidebar)
    g_object_set (self->settings, "sidebar-visible", TRUE, NULL);
  self->hid_sidebar = narrow && visible;
}

/**
 * assay_window_restore:
 *
 * Gives the window the size, the panes and the order of articles that it was left with.
 */
void
assay_window_restore (AssayWindow *self)
{
  int width, height, sidebar, inspector, sort;
  gboolean maximized;

  g_object_get (self->settings,
                "window-width", &width, "window-height", &height, "window-maximized", &maximized,
                "sidebar-width", &sidebar, "inspector-width", &inspector, "article-sort", &sort,
                NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect (self, "notify::default-width", G_CALLBACK (width_changed_cb), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (width_changed_cb), NULL);
  width_changed_cb (self);
  gtk_paned_set_position (self->outer, sidebar);
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector), inspector, -1);
  g_signal_connect_swapped (self->inspector, "map", G_CALLBACK (inspector_map_cb), self);
  assay_window_set_sort (self, sort);
}

/**
 * assay_window_remember:
 *
 * Remembers how the window is left.
 */
void
assay_window_remember (AssayWindow *self)
{
  int width, height;
  int inspector = gtk_widget_get_width (GTK_WIDGET (self->inspector));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (self->settings,
                "window-width", width, "window-height", height,
                "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)),
                "sidebar-width", gtk_paned_get_position (self->outer),
                NULL);
  if (inspector > 0)
    g_object_set (self->settings, "inspector-width", inspector, NULL);
  if (self->hid_sidebar)
    g_object_set (self->settings, "sidebar-visible", TRUE, NULL);
}
