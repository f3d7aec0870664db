/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "assay-article-page.h"
#include "assay-article-view.h"
#include "assay-find-bar.h"
#include "assay-kind-popover.h"
#include "assay-mark.h"
#include "assay-overview-strip.h"
#include "project-fixture.h"

/* A window with the view of an open project in it, whose actions are those of the program but for
 * what they say to a person. */
typedef struct
{
  ProjectFixture    project;
  GtkWidget        *window;
  AssayArticleView *view;
  GString          *activated;     /* the actions that were activated, each followed by a space */
  int               citation;
} Fixture;

static void
action_cb (GSimpleAction *action,
           GVariant      *target,
           Fixture       *fixture)
{
  g_autofree char *name = g_action_print_detailed_name (g_action_get_name (G_ACTION (action)),
                                                        target);

  g_string_append_printf (fixture->activated, "%s ", name);
  if (g_str_has_prefix (name, "tag"))
    assay_project_tag (fixture->project.project, g_variant_get_string (target, NULL));
  else if (g_str_has_prefix (name, "next-sentence"))
    assay_selection_move (assay_project_get_selection (fixture->project.project), 1,
                          g_variant_get_boolean (target));
}

static void
add_actions (Fixture *fixture)
{
  static const struct { const char *name; const char *type; } actions[] = {
    { "tag", "s" }, { "clear", NULL }, { "note", NULL }, { "next-sentence", "b" },
    { "previous-sentence", "b" },
    { "split-sentence", "u" }, { "join-sentence", NULL }, { "copy-quote", NULL },
    { "copy-quote-source", NULL },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const GVariantType *type = actions[i].type != NULL ? G_VARIANT_TYPE (actions[i].type) : NULL;
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, type);

      g_signal_connect (action, "activate", G_CALLBACK (action_cb), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static void
citation_cb (AssayArticleView *view,
             guint             citation,
             Fixture          *fixture)
{
  fixture->citation = citation;
}

static void
wait_a_moment (void)
{
  gint64 until = g_get_monotonic_time () + 120 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      while (g_main_context_iteration (NULL, FALSE));
      g_usleep (2000);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->citation = -1;
  fixture->activated = g_string_new (NULL);
  project_fixture_set_up_article (&fixture->project, NULL);
  fixture->view = ASSAY_ARTICLE_VIEW (assay_article_view_new ());
  g_signal_connect (fixture->view, "citation-activated", G_CALLBACK (citation_cb), fixture);
  g_object_set (fixture->view, "project", fixture->project.project, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  add_actions (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_a_moment ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  project_fixture_close (&fixture->project);
  project_fixture_tear_down (&fixture->project, NULL);
  g_string_free (fixture->activated, TRUE);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

#define FIND(fixture, TYPE) find_widget (GTK_WIDGET ((fixture)->view), TYPE)

static AssayArticlePage *
get_page (Fixture *fixture)
{
  return ASSAY_ARTICLE_PAGE (FIND (fixture, ASSAY_TYPE_ARTICLE_PAGE));
}

static AssaySelection *
get_selection (Fixture *fixture)
{
  return assay_project_get_selection (fixture->project.project);
}

static AssaySpan
get_sentence (Fixture *fixture,
              guint    index)
{
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (fixture->project.project, &n_sentences);

  g_assert_cmpuint (index, <, n_sentences);
  return sentences[index];
}

static gpointer
find_controller (Fixture *fixture,
                 GType    type)
{
  GtkWidget *page = GTK_WIDGET (get_page (fixture));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_other = GTK_IS_GESTURE_CLICK (controller)
                          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller))
                             != GDK_BUTTON_SECONDARY;

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) && !is_other
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return controller;
    }
  g_assert_not_reached ();
}

static void
get_place (Fixture *fixture,
           guint    position,
           double  *x,
           double  *y)
{
  GdkRectangle area;

  assay_article_page_get_area (get_page (fixture), (AssaySpan) { position, position + 1 }, &area);
  *x = area.x + area.width / 2.0;
  *y = area.y + area.height / 2.0;
}

static void
drag (Fixture *fixture,
      guint    from,
      guint    to)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG);
  double x, y, to_x, to_y;

  get_place (fixture, from, &x, &y);
  get_place (fixture, to, &to_x, &to_y);
  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  if (from != to)
    g_signal_emit_by_name (gesture, "drag-update", to_x - x, to_y - y);
  g_signal_emit_by_name (gesture, "drag-end", to_x - x, to_y - y);
  wait_a_moment ();
}

static void
click_sentence (Fixture *fixture,
                guint    index)
{
  guint position = get_sentence (fixture, index).start + 3;

  drag (fixture, position, position);
}

static gboolean
press_key (Fixture *fixture,
           guint    keyval)
{
  gboolean handled;

  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed",
                         keyval, 0, 0, &handled);
  wait_a_moment ();
  return handled;
}

static GtkWidget *
find_kind_button (Fixture    *fixture,
                  const char *kind)
{
  GtkWidget *box = find_widget (FIND (fixture, ASSAY_TYPE_KIND_POPOVER), GTK_TYPE_TOGGLE_BUTTON);

  for (; box != NULL; box = gtk_widget_get_next_sibling (box))
    {
      GVariant *target = GTK_IS_ACTIONABLE (box)
                         ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (box)) : NULL;

      if (target != NULL && g_str_equal (g_variant_get_string (target, NULL), kind))
        return box;
    }
  g_assert_not_reached ();
}

static gboolean
is_kind_pressed (Fixture    *fixture,
                 const char *kind)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_kind_button (fixture, kind)));
}

static gboolean
kinds_are_offered (Fixture *fixture)
{
  return gtk_widget_get_visible (FIND (fixture, ASSAY_TYPE_KIND_POPOVER));
}

static void
test_a_click_selects_a_sentence_and_offers_kinds (Fixture       *fixture,
                                                  gconstpointer  data)
{
  g_assert_false (kinds_are_offered (fixture));
  click_sentence (fixture, 3);
  g_assert_cmpint (assay_selection_get_current (get_selection (fixture)), ==, 3);
  g_assert_true (kinds_are_offered (fixture));

  click_sentence (fixture, 4);
  g_assert_cmpint (assay_selection_get_current (get_selection (fixture)), ==, 4);
  g_assert_true (kinds_are_offered (fixture));
}

static void
test_the_kinds_do_not_cover_the_sentence (Fixture       *fixture,
                                          gconstpointer  data)
{
  GdkRectangle sentence, place;
  double x, y;

  click_sentence (fixture, 3);
  assay_article_page_get_area (get_page (fixture), get_sentence (fixture, 3), &sentence);
  gtk_widget_translate_coordinates (GTK_WIDGET (get_page (fixture)), GTK_WIDGET (fixture->view),
                                    sentence.x, sentence.y, &x, &y);
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (FIND (fixture, ASSAY_TYPE_KIND_POPOVER)),
                                              &place));
  g_assert_cmpint (place.y, <=, y);
  g_assert_cmpint (place.y + place.height, >=, y + sentence.height);
  g_assert_cmpint (place.x, >=, x);
  g_assert_cmpint (place.x, <=, x + sentence.width);
}

static void
test_a_choice_tags_and_closes (Fixture       *fixture,
                               gconstpointer  data)
{
  GListModel *annotations = assay_project_get_annotations (fixture->project.project);
  AssaySpan sentence = get_sentence (fixture, 1);
  GArray *marks;

  click_sentence (fixture, 1);
  g_signal_emit_by_name (find_kind_button (fixture, "evidence"), "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "tag::evidence ");
  wait_for (g_list_model_get_n_items (annotations) == 1);
  wait_a_moment ();
  g_assert_false (kinds_are_offered (fixture));

  marks = assay_article_page_get_marks (get_page (fixture));
  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpuint (g_array_index (marks, AssayMark, 0).span.start, ==, sentence.start);
  g_assert_cmpstr (g_array_index (marks, AssayMark, 0).kind, ==, "evidence");
  g_assert_cmpstr (assay_article_view_get_status (fixture->view), ==, "Sentence 2 of 6: Evidence");

  click_sentence (fixture, 1);
  g_assert_true (is_kind_pressed (fixture, "evidence"));
  g_assert_false (is_kind_pressed (fixture, "claim"));
}

static void
test_escape_closes_the_kinds_and_then_clears (Fixture       *fixture,
                                              gconstpointer  data)
{
  click_sentence (fixture, 2);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_page (fixture))));
  g_assert_true (press_key (fixture, GDK_KEY_Escape));
  g_assert_false (kinds_are_offered (fixture));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_page (fixture))));
  g_assert_cmpint (assay_selection_get_current (get_selection (fixture)), ==, 2);

  g_assert_true (press_key (fixture, GDK_KEY_Escape));
  g_assert_cmpuint (assay_selection_get_n_selected (get_selection (fixture)), ==, 0);
  g_assert_false (press_key (fixture, GDK_KEY_Escape));
}

static void
test_a_drag_selects_a_run (Fixture       *fixture,
                           gconstpointer  data)
{
  drag (fixture, get_sentence (fixture, 1).start + 1, get_sentence (fixture, 4).start + 1);
  g_assert_cmpuint (assay_selection_get_n_selected (get_selection (fixture)), ==, 4);
  g_assert_true (kinds_are_offered (fixture));
  g_assert_cmpstr (assay_article_view_get_status (fixture->view), ==, "4 sentences selected");
}

static void
test_a_click_beside_the_text_clears (Fixture       *fixture,
                                     gconstpointer  data)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG);

  click_sentence (fixture, 2);
  g_signal_emit_by_name (gesture, "drag-begin", 4.0, 4.0);
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.0);
  g_assert_cmpuint (assay_selection_get_n_selected (get_selection (fixture)), ==, 0);
  g_assert_false (kinds_are_offered (fixture));
}

static char *
list_menu (GMenuModel *menu)
{
  GString *list = g_string_new (NULL);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *action = NULL;

          g_assert_true (g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION, "s",
                                                          &action));
          g_string_append_printf (list, "%s ", action);
        }
    }
  return g_string_free (list, FALSE);
}

static void
test_a_right_click_opens_a_menu_of_actions (Fixture       *fixture,
                                            gconstpointer  data)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  g_autofree char *first = NULL;
  g_autofree char *middle = NULL;
  GtkPopoverMenu *menu;
  double x, y;

  get_place (fixture, get_sentence (fixture, 3).start, &x, &y);
  g_signal_emit_by_name (gesture, "pressed", 1, x, y);
  g_assert_cmpint (assay_selection_get_current (get_selection (fixture)), ==, 3);
  menu = GTK_POPOVER_MENU (FIND (fixture, GTK_TYPE_POPOVER_MENU));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (menu)));
  first = list_menu (gtk_popover_menu_get_menu_model (menu));
  g_assert_cmpstr (first, ==,
                   "win.tag win.tag win.tag win.clear win.note "
                   "win.copy-quote win.copy-quote-source "
                   "win.join-sentence win.add-work ");

  get_place (fixture, get_sentence (fixture, 3).start + 8, &x, &y);
  g_signal_emit_by_name (gesture, "pressed", 1, x, y);
  middle = list_menu (gtk_popover_menu_get_menu_model (menu));
  g_assert_nonnull (strstr (middle, "win.split-sentence"));
  gtk_popover_popdown (GTK_POPOVER (menu));
}

static void
test_find_marks_matches_and_comes_back (Fixture       *fixture,
                                        gconstpointer  data)
{
  AssayFindBar *bar = ASSAY_FIND_BAR (FIND (fixture, ASSAY_TYPE_FIND_BAR));
  GtkWidget *entry = find_widget (GTK_WIDGET (bar), GTK_TYPE_SEARCH_ENTRY);

  assay_article_view_find (fixture->view);
  g_assert_true (assay_find_bar_is_open (bar));
  gtk_editable_set_text (GTK_EDITABLE (entry), "KASE");
  wait_for (assay_find_bar_get_current (bar) == 0);
  g_assert_cmpuint (assay_find_bar_get_matches (bar)->len, ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (entry), "for");
  wait_for (assay_find_bar_get_matches (bar)->len == 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "a");
  wait_for (assay_find_bar_get_matches (bar)->len > 3);
  assay_find_bar_step (bar, -1);
  g_assert_cmpint (assay_find_bar_get_current (bar), ==, assay_find_bar_get_matches (bar)->len - 1);

  assay_find_bar_close (bar);
  g_assert_cmpuint (assay_find_bar_get_matches (bar)->len, ==, 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_page (fixture))));
  g_assert_cmpint (assay_selection_get_current (get_selection (fixture)), ==, 5);
}

static void
test_the_tag_of_a_sentence_is_said_in_words (Fixture       *fixture,
                                             gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (get_page (fixture));

  gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (page),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "6 sentences");
  assay_selection_select (get_selection (fixture), 0);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sentence 1 of 6: not tagged");
}

static void
test_every_kind_button_is_named (Fixture       *fixture,
                                 gconstpointer  data)
{
  static const char * const names[][2] = {
    { "claim", "Claim" }, { "evidence", "Evidence" }, { "speculation", "Speculation" },
  };

  /* Newer versions of the toolkit have a role for buttons that stay pressed. */
  g_autoptr (GtkWidget) plain = g_object_ref_sink (gtk_toggle_button_new ());
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (plain));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = find_kind_button (fixture, names[i][0]);

      gtk_test_accessible_assert_role (button, role);
      gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, names[i][1]);
    }
}

static void
test_a_marker_is_followed (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char text[] =
    "A title for it\n\nThe first sentence leans on a work.[1] The second does not.\n\n"
    "Works Cited\n\n[1] Lind, M. (2024). Harbours. Available at: https://example.org/harbours "
    "(Accessed: 1 May 2024).\n";
  const AssayCitation *citation;

  project_fixture_import (&fixture->project, text, "cited.txt");
  project_fixture_show (&fixture->project, fixture->project.ids[0]);
  wait_a_moment ();
  g_assert_cmpuint (assay_project_get_citations (fixture->project.project)->len, ==, 1);
  citation = g_ptr_array_index (assay_project_get_citations (fixture->project.project), 0);
  drag (fixture, citation->span.start + 1, citation->span.start + 1);
  g_assert_cmpint (fixture->citation, ==, 0);
  g_assert_false (kinds_are_offered (fixture));
}

static void
test_the_view_goes_away_with_its_window (Fixture       *fixture,
                                         gconstpointer  data)
{
  gpointer view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), &view);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  wait_a_moment ();
  g_assert_null (view);
}

#define ADD(name, test) g_test_add ("/article-view/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("a-click-selects-a-sentence-and-offers-kinds",
       test_a_click_selects_a_sentence_and_offers_kinds);
  ADD ("the-kinds-do-not-cover-the-sentence", test_the_kinds_do_not_cover_the_sentence);
  ADD ("a-choice-tags-and-closes", test_a_choice_tags_and_closes);
  ADD ("escape-closes-the-kinds-and-then-clears", test_escape_closes_the_kinds_and_then_clears);
  ADD ("a-drag-selects-a-run", test_a_drag_selects_a_run);
  ADD ("a-click-beside-the-text-clears", test_a_click_beside_the_text_clears);
  ADD ("a-right-click-opens-a-menu-of-actions", test_a_right_click_opens_a_menu_of_actions);
  ADD ("find-marks-matches-and-comes-back", test_find_marks_matches_and_comes_back);
  ADD ("the-tag-of-a-sentence-is-said-in-words", test_the_tag_of_a_sentence_is_said_in_words);
  ADD ("every-kind-button-is-named", test_every_kind_button_is_named);
  ADD ("a-marker-is-followed", test_a_marker_is_followed);
  ADD ("the-view-goes-away-with-its-window", test_the_view_goes_away_with_its_window);

  return g_test_run ();
}
