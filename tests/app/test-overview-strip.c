/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-overview-strip.h"
#include "assay-types.h"

#define LENGTH 10000
#define HEIGHT 500

typedef struct
{
  GtkWidget          *window;
  AssayOverviewStrip *strip;
  int                 went_to;
} Fixture;

static void
go_to_cb (AssayOverviewStrip *strip,
          guint               position,
          Fixture            *fixture)
{
  fixture->went_to = position;
}

static void
wait_until_drawn (GtkWidget *widget)
{
  while (gtk_widget_get_height (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  AssayMark mark = { { 4000, 4100 }, ASSAY_KIND_CLAIM };

  g_array_append_val (marks, mark);
  fixture->went_to = -1;
  fixture->strip = ASSAY_OVERVIEW_STRIP (assay_overview_strip_new ());
  g_signal_connect (fixture->strip, "go-to", G_CALLBACK (go_to_cb), fixture);
  gtk_widget_set_halign (GTK_WIDGET (fixture->strip), GTK_ALIGN_END);
  assay_overview_strip_set_marks (fixture->strip, marks, LENGTH);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 100, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->strip));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until_drawn (GTK_WIDGET (fixture->strip));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
test_a_mark_stands_at_its_share_of_the_text (Fixture       *fixture,
                                             gconstpointer  data)
{
  double height = gtk_widget_get_height (GTK_WIDGET (fixture->strip));
  double top, bottom;

  assay_overview_strip_get_extent (fixture->strip, (AssaySpan) { 4000, 6000 }, 1, &top, &bottom);
  g_assert_cmpfloat_with_epsilon ((top + bottom) / 2, height / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (bottom - top, (height - 12) / 5, 0.01);
}

static void
test_the_smallest_mark_is_seen_at_both_ends (Fixture       *fixture,
                                             gconstpointer  data)
{
  double height = gtk_widget_get_height (GTK_WIDGET (fixture->strip));
  double top, bottom;

  assay_overview_strip_get_extent (fixture->strip, (AssaySpan) { 0, 1 }, 3, &top, &bottom);
  g_assert_cmpfloat (top, >=, 0);
  g_assert_cmpfloat_with_epsilon (bottom - top, 3, 0.01);
  assay_overview_strip_get_extent (fixture->strip, (AssaySpan) { LENGTH - 1, LENGTH }, 3, &top,
                                   &bottom);
  g_assert_cmpfloat (bottom, <=, height);
  g_assert_cmpfloat_with_epsilon (bottom - top, 3, 0.01);
}

static void
test_a_place_and_its_position_agree (Fixture       *fixture,
                                     gconstpointer  data)
{
  for (guint position = 0; position <= LENGTH; position += 500)
    {
      double top, bottom;
      int found;

      assay_overview_strip_get_extent (fixture->strip, (AssaySpan) { position, position }, 0, &top,
                                       &bottom);
      found = assay_overview_strip_get_position (fixture->strip, top);
      g_assert_cmpint (ABS (found - (int) position), <=, 1);
    }
  g_assert_cmpuint (assay_overview_strip_get_position (fixture->strip, -100), ==, 0);
  g_assert_cmpuint (assay_overview_strip_get_position (fixture->strip, 100000), ==, LENGTH);
}

static void
test_a_click_goes_there (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->strip));
  double top, bottom;

  assay_overview_strip_get_extent (fixture->strip, (AssaySpan) { 4000, 4100 }, 3, &top, &bottom);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        g_signal_emit_by_name (controller, "drag-begin", 5.0, (top + bottom) / 2);
    }
  g_assert_cmpint (fixture->went_to, >=, 4000);
  g_assert_cmpint (fixture->went_to, <, 4100);
}

static void
test_it_is_named_for_those_who_do_not_see_it (Fixture       *fixture,
                                              gconstpointer  data)
{
  gtk_test_accessible_assert_role (fixture->strip, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  gtk_test_accessible_assert_property (fixture->strip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Overview of the article");
  gtk_test_accessible_assert_property (fixture->strip, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "1 tagged sentence");

  assay_overview_strip_set_visible (fixture->strip, (AssaySpan) { 2500, 3500 });
  gtk_test_accessible_assert_property (fixture->strip, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 25.0);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/overview-strip/a-mark-stands-at-its-share-of-the-text",
       test_a_mark_stands_at_its_share_of_the_text);
  ADD ("/overview-strip/the-smallest-mark-is-seen-at-both-ends",
       test_the_smallest_mark_is_seen_at_both_ends);
  ADD ("/overview-strip/a-place-and-its-position-agree", test_a_place_and_its_position_agree);
  ADD ("/overview-strip/a-click-goes-there", test_a_click_goes_there);
  ADD ("/overview-strip/it-is-named-for-those-who-do-not-see-it",
       test_it_is_named_for_those_who_do_not_see_it);

  return g_test_run ();
}
