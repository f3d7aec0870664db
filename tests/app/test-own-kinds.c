/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of a project's own are offered wherever those built in are.
 */

#include "config.h"

#include "assay-article-page.h"
#include "assay-article-view.h"
#include "assay-kind-popover.h"
#include "assay-own-kinds.h"
#include "assay-store-annotations.h"
#include "assay-store-boundaries.h"
#include "window-fixture.h"

/* Each sentence begins a line of its own. */
#define TEXT \
  "The port was closed in March.\n\nNobody said why.\n\nTrade fell by a third.\n\n" \
  "Ships waited for days.\n\nIt may have been a test.\n"

/* Kinds are the project's because somebody used them. */
static const char *const adas[] = { "opinion", "a_rumour", "claim" };

static void
make_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_CREATE, &error);
  g_autoptr (AssayArticle) article = assay_article_new_for_text (TEXT, "article.txt");
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GArray) sentences = NULL;
  const char *id = assay_article_get_id (article);

  g_ptr_array_add (articles, article);
  g_assert_true (assay_store_set_annotator (store, FIXTURE_COLLEAGUE, "Ada", &error));
  g_assert_true (assay_store_import_articles (store, articles, NULL, &error));
  sentences = assay_store_list_sentences (store, id, &error);
  for (guint i = 0; i < G_N_ELEMENTS (adas); i++)
    g_assert_true (assay_store_tag (store, id, &g_array_index (sentences, AssaySpan, i), 1, adas[i],
                                    &error));
  g_assert_true (assay_store_close (store, &error));
  g_assert_no_error (error);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  make_project (fixture->path);
  assay_window_open_project (fixture->window, fixture->path, FALSE);
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (assay_project_get_articles (fixture->project))) == 1);
  window_fixture_activate (fixture, "win.next-article");
  wait_for (assay_project_get_article (fixture->project) != NULL);
  window_fixture_settle (fixture);
}

static GtkWidget *
get_page (WindowFixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_ARTICLE_PAGE, NULL);
}

static const char *
get_kind (WindowFixture *fixture,
          guint          sentence)
{
  AssayAnnotation *annotation;

  window_fixture_settle (fixture);
  annotation = assay_project_get_annotation_of (fixture->project, sentence);
  return annotation != NULL ? annotation->kind : NULL;
}

static void
click_sentence (WindowFixture *fixture,
                guint          index)
{
  gpointer gesture = find_controller (get_page (fixture), GTK_TYPE_GESTURE_DRAG);
  guint n_sentences;
  AssaySpan span = assay_project_get_sentences (fixture->project, &n_sentences)[index];
  GdkRectangle area;

  span.end = span.start + 3;
  assay_article_page_get_area (ASSAY_ARTICLE_PAGE (get_page (fixture)), span, &area);
  g_signal_emit_by_name (gesture, "drag-begin", area.x + area.width / 2.0, area.y + area.height / 2.0);
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.0);
  window_fixture_settle (fixture);
}

static GtkWidget *
find_button (GtkWidget  *parent,
             const char *kind)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GVariant *target = GTK_IS_TOGGLE_BUTTON (child)
                         ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (child)) : NULL;
      GtkWidget *found = find_button (child, kind);

      if (target != NULL && g_str_equal (g_variant_get_string (target, NULL), kind))
        return child;
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_the_popover_offers_them (WindowFixture *fixture,
                              gconstpointer  data)
{
  GtkWidget *popover = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_KIND_POPOVER, NULL);
  GtkWidget *button;

  g_assert_null (find_button (popover, "opinion"));
  click_sentence (fixture, 3);
  g_assert_true (gtk_widget_get_mapped (popover));
  button = find_button (popover, "opinion");
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "opinion");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "5");
  g_assert_nonnull (find_widget (button, GTK_TYPE_BOX, "own"));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (get_kind (fixture, 3), ==, "opinion");
  g_assert_false (gtk_widget_get_mapped (popover));

  click_sentence (fixture, 3);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (popover, "opinion"))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (popover, "a_rumour"))));
}

static void
test_the_inspector_offers_them (WindowFixture *fixture,
                                gconstpointer  data)
{
  GtkWidget *kinds = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_OWN_KINDS, NULL);
  GtkWidget *button;

  assay_selection_select (assay_project_get_selection (fixture->project), 3);
  window_fixture_settle (fixture);
  g_assert_true (gtk_widget_get_mapped (kinds));
  button = find_button (kinds, "a_rumour");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (get_kind (fixture, 3), ==, "a_rumour");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  window_fixture_activate (fixture, "win.tag::claim");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static void
test_keys_tag_as_them (WindowFixture *fixture,
                       gconstpointer  data)
{
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  g_assert_true (press_key (GTK_WIDGET (fixture->window), "4"));
  g_assert_cmpstr (get_kind (fixture, 0), ==, "a_rumour");
  g_assert_true (press_key (GTK_WIDGET (fixture->window), "KP_5"));
  g_assert_cmpstr (get_kind (fixture, 0), ==, "opinion");
  press_key (GTK_WIDGET (fixture->window), "6");
  g_assert_cmpstr (get_kind (fixture, 0), ==, "opinion");
}

/* The labels of the items of a menu that tag, one after the other. */
static void
append_labels (GMenuModel *menu,
               GString    *labels)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL;
      g_autofree char *label = NULL;

      if (section != NULL)
        append_labels (section, labels);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      if (g_strcmp0 (action, "win.tag") == 0)
        g_string_append_printf (labels, "%s|", label);
    }
}

static void
test_the_menu_offers_them (WindowFixture *fixture,
                           gconstpointer  data)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_ARTICLE_VIEW, NULL);
  GtkWidget *menu = find_widget (view, GTK_TYPE_POPOVER_MENU, NULL);
  gpointer keys = find_controller (get_page (fixture), GTK_TYPE_EVENT_CONTROLLER_KEY);
  g_autoptr (GString) labels = g_string_new (NULL);
  gboolean handled;

  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  window_fixture_settle (fixture);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Menu, 0, 0, &handled);
  append_labels (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)), labels);
  g_assert_cmpstr (labels->str, ==, "Tag as Claim|Tag as Evidence|Tag as Speculation|"
                                    "Tag as “a__rumour”|Tag as “opinion”|");
  gtk_popover_popdown (GTK_POPOVER (menu));
}

#define add(name, func) \
  g_test_add ("/own-kinds/" name, WindowFixture, NULL, set_up, func, window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("the-popover-offers-them", test_the_popover_offers_them);
  add ("the-inspector-offers-them", test_the_inspector_offers_them);
  add ("keys-tag-as-them", test_keys_tag_as_them);
  add ("the-menu-offers-them", test_the_menu_offers_them);

  return g_test_run ();
}
