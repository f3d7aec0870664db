/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-article-view.h"
#include "assay-citations-page.h"
#include "assay-cites-popover.h"
#include "assay-field-row.h"
#include "assay-field-text.h"
#include "assay-notice.h"
#include "assay-reference-form.h"
#include "assay-reference-row.h"
#include "window-fixture.h"

#define CITING_TEXT \
  "A port report\n\n" \
  "The pier was made longer.[1] Nobody said why. The pier holds.[2] Ships wait for days.[1]\n\n" \
  "Harbour Board. \"Tide tables.\" 2019. A later printing is on sale.\n\n" \
  "References\n\n" \
  "[1] Port Authority. \"Notice to mariners.\" 2025. https://port.example/notice\n" \
  "[2] Lund, Mia. \"Piers and what holds them.\" The Tide, 4 March 2024. " \
  "https://tide.example/piers\n"

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  assay_window_open_project (fixture->window, fixture->path, TRUE);
  wait_for (assay_project_is_open (fixture->project));
  assay_project_import_text (fixture->project, CITING_TEXT, "citing.txt");
  wait_for (g_list_model_get_n_items (assay_project_get_references (fixture->project)) == 2);
  window_fixture_settle (fixture);
}

static AssayCitationsPage *
get_page (WindowFixture *fixture)
{
  return ASSAY_CITATIONS_PAGE (find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_CITATIONS_PAGE,
                                            NULL));
}

static GtkSingleSelection *
get_works (WindowFixture *fixture)
{
  GtkListView *list = GTK_LIST_VIEW (assay_citations_page_get_list (get_page (fixture)));

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
}

static void
choose (WindowFixture *fixture,
        guint          work)
{
  gtk_single_selection_set_selected (get_works (fixture), work);
}

static guint
count_works (WindowFixture *fixture)
{
  return g_list_model_get_n_items (assay_project_get_references (fixture->project));
}

static AssayReference *
get_work (WindowFixture *fixture,
          guint          index)
{
  AssayReferenceItem *item = assay_project_get_reference (fixture->project, index);

  g_assert_nonnull (item);
  return item->reference;
}

static AssayFieldRow *
find_row (GtkWidget           *parent,
          AssayReferenceField  field)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AssayFieldRow *found;
      guint its_field;

      if (ASSAY_IS_FIELD_ROW (child))
        {
          g_object_get (child, "field", &its_field, NULL);
          if (its_field == field)
            return ASSAY_FIELD_ROW (child);
        }
      found = find_row (child, field);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkTextBuffer *
get_buffer (WindowFixture       *fixture,
            AssayReferenceField  field)
{
  GtkWidget *row = GTK_WIDGET (find_row (GTK_WIDGET (get_page (fixture)), field));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (row, GTK_TYPE_TEXT_VIEW, NULL)));
}

static void
assert_field (WindowFixture       *fixture,
              AssayReferenceField  field,
              const char          *expected)
{
  g_autofree char *text = NULL;

  g_object_get (get_buffer (fixture, field), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

/* What somebody does who empties a field, types and presses Enter. */
static void
type (WindowFixture       *fixture,
      AssayReferenceField  field,
      const char          *text,
      gboolean             enter)
{
  GtkTextBuffer *buffer = get_buffer (fixture, field);
  GtkTextIter start, end;

  gtk_widget_grab_focus (GTK_WIDGET (find_row (GTK_WIDGET (get_page (fixture)), field)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  if (enter)
    gtk_text_buffer_insert_interactive_at_cursor (buffer, "\n", -1, TRUE);
  window_fixture_settle (fixture);
}

static GtkWidget *
get_form (WindowFixture *fixture)
{
  return find_widget (GTK_WIDGET (get_page (fixture)), ASSAY_TYPE_REFERENCE_FORM, NULL);
}

static gboolean
press_escape (GtkWidget *widget)
{
  GtkEventController *keys = find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
  return handled;
}

/* A text view has keys of its own beside those of the field. */
static gboolean
press_escape_in_field (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
    }
  return handled;
}

static GtkWidget *
get_focus (WindowFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static gboolean
press_tab (WindowFixture *fixture,
           guint          keyval)
{
  gpointer keys = find_controller (GTK_WIDGET (get_page (fixture)), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", keyval, 0, 0, &handled);
  return handled;
}

static void
test_tab_leads_to_the_menu_of_an_entry (WindowFixture *fixture,
                                        gconstpointer  data)
{
  GtkWidget *list = assay_citations_page_get_list (get_page (fixture));
  GtkWidget *entry, *button;

  window_fixture_activate (fixture, "win.show-works");
  wait_for (gtk_widget_get_mapped (list));
  gtk_widget_grab_focus (list);
  wait_for (gtk_widget_is_ancestor (get_focus (fixture), list));
  entry = get_focus (fixture);
  g_assert_true (press_tab (fixture, GDK_KEY_Tab));
  button = gtk_widget_get_ancestor (get_focus (fixture), GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_ancestor (button, entry));
  /* From there it leaves the list as ever. */
  g_assert_false (press_tab (fixture, GDK_KEY_Tab));
  g_assert_true (press_tab (fixture, GDK_KEY_ISO_Left_Tab));
  g_assert_true (get_focus (fixture) == entry);
  g_assert_false (press_tab (fixture, GDK_KEY_ISO_Left_Tab));
}

static void
test_typing_in_the_form_corrects_the_work (WindowFixture *fixture,
                                           gconstpointer  data)
{
  choose (fixture, 1);
  window_fixture_activate (fixture, "win.correct-work");
  g_assert_true (gtk_widget_get_mapped (get_form (fixture)));
  assert_field (fixture, ASSAY_REFERENCE_FIELD_AUTHOR, "Lund, Mia");
  assert_field (fixture, ASSAY_REFERENCE_FIELD_ISSUED, "2024-03-04");

  type (fixture, ASSAY_REFERENCE_FIELD_TITLE, "Piers", TRUE);
  g_assert_cmpstr (get_work (fixture, 1)->title, ==, "Piers");
  g_assert_cmpuint (get_work (fixture, 1)->corrected, ==, 1u << ASSAY_REFERENCE_FIELD_TITLE);
  assert_field (fixture, ASSAY_REFERENCE_FIELD_TITLE, "Piers");
  g_assert_false (gtk_text_buffer_get_can_undo (get_buffer (fixture, ASSAY_REFERENCE_FIELD_TITLE)));

  /* The text has nothing of its own to take back. */
  g_assert_true (press_key (get_form (fixture), "<Control>z"));
  window_fixture_settle (fixture);
  g_assert_cmpstr (get_work (fixture, 1)->title, ==, "Piers and what holds them");
  assert_field (fixture, ASSAY_REFERENCE_FIELD_TITLE, "Piers and what holds them");
  window_fixture_activate (fixture, "win.redo");
  g_assert_cmpstr (get_work (fixture, 1)->title, ==, "Piers");
}

static gboolean
fits (GtkWidget *parent)
{
  GtkTextView *view = GTK_TEXT_VIEW (find_widget (parent, GTK_TYPE_TEXT_VIEW, NULL));
  GtkTextIter end;
  int y, height, bottom;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, y + height, NULL, &bottom);
  return bottom + gtk_text_view_get_bottom_margin (view) == gtk_widget_get_height (GTK_WIDGET (view));
}

static void
test_a_text_of_the_form_is_as_high_as_its_words (WindowFixture *fixture,
                                                 gconstpointer  data)
{
  GtkPaned *paned;

  choose (fixture, 1);
  window_fixture_activate (fixture, "win.correct-work");
  wait_for (fits (get_form (fixture)));
  wait_for (fits (GTK_WIDGET (find_row (get_form (fixture), ASSAY_REFERENCE_FIELD_TITLE))));

  paned = GTK_PANED (gtk_widget_get_ancestor (get_form (fixture), GTK_TYPE_PANED));
  gtk_paned_set_position (paned, gtk_paned_get_position (paned) - 200);
  window_fixture_settle (fixture);
  wait_for (fits (get_form (fixture)));
  wait_for (fits (GTK_WIDGET (find_row (get_form (fixture), ASSAY_REFERENCE_FIELD_TITLE))));
}

static void
test_leaving_a_field_saves_it_once (WindowFixture *fixture,
                                    gconstpointer  data)
{
  choose (fixture, 1);
  window_fixture_activate (fixture, "win.correct-work");
  type (fixture, ASSAY_REFERENCE_FIELD_PUBLISHER, "Tide Media", TRUE);
  type (fixture, ASSAY_REFERENCE_FIELD_AUTHOR, "van den Berg, Anna\nPort Authority", FALSE);
  g_assert_cmpuint (get_work (fixture, 1)->authors->len, ==, 1);
  gtk_widget_grab_focus (GTK_WIDGET (find_row (get_form (fixture), ASSAY_REFERENCE_FIELD_TITLE)));
  window_fixture_settle (fixture);
  g_assert_cmpuint (get_work (fixture, 1)->authors->len, ==, 2);
  assert_field (fixture, ASSAY_REFERENCE_FIELD_AUTHOR, "van den Berg, Anna\nPort Authority");

  window_fixture_activate (fixture, "win.undo");
  g_assert_cmpuint (get_work (fixture, 1)->authors->len, ==, 1);
  g_assert_cmpstr (get_work (fixture, 1)->publisher, ==, "Tide Media");
  window_fixture_activate (fixture, "win.undo");
  g_assert_cmpstr (get_work (fixture, 1)->publisher, !=, "Tide Media");
}

static void
test_a_date_that_is_none_is_refused_in_its_place (WindowFixture *fixture,
                                                  gconstpointer  data)
{
  GtkWidget *row, *error;

  choose (fixture, 1);
  window_fixture_activate (fixture, "win.correct-work");
  type (fixture, ASSAY_REFERENCE_FIELD_ISSUED, "2024-02-30", TRUE);
  row = GTK_WIDGET (find_row (get_form (fixture), ASSAY_REFERENCE_FIELD_ISSUED));
  error = find_widget (row, GTK_TYPE_LABEL, "field-error");
  g_assert_true (gtk_widget_get_visible (error));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (error)), "2024-02-30"));
  g_assert_cmpint (get_work (fixture, 1)->issued.day, ==, 4);
  assert_field (fixture, ASSAY_REFERENCE_FIELD_ISSUED, "2024-02-30");

  type (fixture, ASSAY_REFERENCE_FIELD_ISSUED, "5 May 2023", TRUE);
  g_assert_false (gtk_widget_get_visible (error));
  g_assert_cmpint (get_work (fixture, 1)->issued.month, ==, 5);
  assert_field (fixture, ASSAY_REFERENCE_FIELD_ISSUED, "2023-05-05");
}

static void
test_escape_drops_what_is_typed_and_then_leaves (WindowFixture *fixture,
                                                 gconstpointer  data)
{
  GtkWidget *view;

  choose (fixture, 0);
  window_fixture_activate (fixture, "win.correct-work");
  view = find_widget (GTK_WIDGET (find_row (get_form (fixture), ASSAY_REFERENCE_FIELD_TITLE)),
                      GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "A slip", -1);
  g_assert_true (press_escape_in_field (view));
  assert_field (fixture, ASSAY_REFERENCE_FIELD_TITLE, "Notice to mariners");
  g_assert_false (press_escape_in_field (view));
  g_assert_true (press_escape (get_form (fixture)));
  window_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_mapped (get_form (fixture)));
  g_assert_cmpuint (get_work (fixture, 0)->corrected, ==, 0);
}

static void
test_a_correction_can_be_taken_back_to_what_was_read (WindowFixture *fixture,
                                                      gconstpointer  data)
{
  GtkWidget *row, *reset, *read;

  choose (fixture, 0);
  window_fixture_activate (fixture, "win.correct-work");
  row = GTK_WIDGET (find_row (get_form (fixture), ASSAY_REFERENCE_FIELD_TITLE));
  reset = find_widget (row, GTK_TYPE_BUTTON, NULL);
  read = find_widget (row, GTK_TYPE_LABEL, "detail");
  g_assert_false (gtk_widget_get_visible (reset));

  type (fixture, ASSAY_REFERENCE_FIELD_TITLE, "", FALSE);
  assay_field_row_commit (ASSAY_FIELD_ROW (row));
  window_fixture_settle (fixture);
  g_assert_null (get_work (fixture, 0)->title);
  g_assert_true (gtk_widget_has_css_class (row, "corrected"));
  g_assert_true (gtk_widget_get_visible (read));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (read)), "Notice to mariners"));

  g_signal_emit_by_name (reset, "clicked");
  window_fixture_settle (fixture);
  g_assert_cmpstr (get_work (fixture, 0)->title, ==, "Notice to mariners");
  g_assert_cmpuint (get_work (fixture, 0)->corrected, ==, 0);
  g_assert_false (gtk_widget_get_visible (reset));
}

static void
test_the_type_is_chosen_from_a_list (WindowFixture *fixture,
                                     gconstpointer  data)
{
  GtkDropDown *types;

  choose (fixture, 0);
  window_fixture_activate (fixture, "win.correct-work");
  types = GTK_DROP_DOWN (find_widget (get_form (fixture), GTK_TYPE_DROP_DOWN, NULL));
  g_assert_cmpstr (get_work (fixture, 0)->type, ==, "webpage");
  gtk_drop_down_set_selected (types, 1);
  window_fixture_settle (fixture);
  g_assert_cmpstr (get_work (fixture, 0)->type, ==, "article-newspaper");
  window_fixture_activate (fixture, "win.undo");
  g_assert_cmpstr (get_work (fixture, 0)->type, ==, "webpage");
  g_assert_cmpuint (gtk_drop_down_get_selected (types), ==, 5);
}

static void
test_an_entry_is_removed_and_brought_back (WindowFixture *fixture,
                                           gconstpointer  data)
{
  choose (fixture, 0);
  window_fixture_activate (fixture, "win.remove-work");
  g_assert_cmpuint (count_works (fixture), ==, 1);
  g_assert_cmpstr (get_work (fixture, 0)->label, ==, "2");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_works (fixture)), ==, 0);
  window_fixture_activate (fixture, "win.undo");
  g_assert_cmpuint (count_works (fixture), ==, 2);
}

static void
test_selected_sentences_become_an_entry (WindowFixture *fixture,
                                         gconstpointer  data)
{
  AssaySelection *selection = assay_project_get_selection (fixture->project);
  guint start = strstr (CITING_TEXT, "Harbour") - CITING_TEXT;
  guint end = strstr (CITING_TEXT, "2019") - CITING_TEXT;

  assay_selection_clear (selection);
  g_assert_false (window_fixture_is_enabled (fixture, "add-work"));
  assay_selection_select (selection, assay_project_get_sentence_at (fixture->project, start));
  assay_selection_extend_to (selection, assay_project_get_sentence_at (fixture->project, end));
  window_fixture_activate (fixture, "win.add-work");
  g_assert_cmpuint (count_works (fixture), ==, 3);
  g_assert_cmpstr (get_work (fixture, 0)->raw, ==, "Harbour Board. \"Tide tables.\" 2019.");
  window_fixture_activate (fixture, "win.undo");
  g_assert_cmpuint (count_works (fixture), ==, 2);
}

static void
test_an_entry_is_split_where_the_cursor_stands_and_joined (WindowFixture *fixture,
                                                           gconstpointer  data)
{
  GtkWidget *split;
  GtkTextView *words;
  GtkTextIter place;

  choose (fixture, 1);
  window_fixture_activate (fixture, "win.split-work");
  words = GTK_TEXT_VIEW (find_widget (get_form (fixture), GTK_TYPE_TEXT_VIEW, "quote"));
  split = find_widget (get_form (fixture), GTK_TYPE_BUTTON, "split");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (words));
  g_assert_false (gtk_widget_get_visible (split));

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (words), &place,
                                      strlen ("[2] Lund, Mia. \"Piers and what holds them.\" "));
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (words), &place);
  g_assert_true (gtk_widget_get_visible (split));
  g_signal_emit_by_name (split, "clicked");
  window_fixture_settle (fixture);
  g_assert_cmpuint (count_works (fixture), ==, 3);
  g_assert_true (g_str_has_prefix (get_work (fixture, 2)->raw, "The Tide"));

  choose (fixture, 1);
  window_fixture_activate (fixture, "win.join-work");
  g_assert_cmpuint (count_works (fixture), ==, 2);
  g_assert_true (g_str_has_suffix (get_work (fixture, 1)->raw, "piers"));
  g_assert_false (window_fixture_is_enabled (fixture, "join-work"));
}

static GtkWidget *
get_cites (WindowFixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_CITES_POPOVER, NULL);
}

static guint
get_only_target (WindowFixture *fixture,
                 guint          citation)
{
  AssayCitation *marker = g_ptr_array_index (assay_project_get_citations (fixture->project), citation);

  g_assert_cmpuint (marker->targets->len, ==, 1);
  return g_array_index (marker->targets, guint, 0);
}

static void
test_a_marker_is_linked_to_what_is_checked (WindowFixture *fixture,
                                            gconstpointer  data)
{
  GtkWidget *first, *second;

  g_assert_cmpuint (get_only_target (fixture, 0), ==, 0);
  window_fixture_activate (fixture, "win.cite(uint32 0)");
  first = find_widget (get_cites (fixture), GTK_TYPE_CHECK_BUTTON, NULL);
  second = gtk_widget_get_next_sibling (first);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (second)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (second), TRUE);
  gtk_popover_popdown (GTK_POPOVER (get_cites (fixture)));
  window_fixture_settle (fixture);
  g_assert_cmpuint (get_only_target (fixture, 0), ==, 1);
  window_fixture_activate (fixture, "win.undo");
  g_assert_cmpuint (get_only_target (fixture, 0), ==, 0);
}

static void
test_escape_leaves_a_marker_as_it_was (WindowFixture *fixture,
                                       gconstpointer  data)
{
  window_fixture_activate (fixture, "win.cite(uint32 1)");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (get_cites (fixture),
                                                              GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  g_assert_true (press_escape (get_cites (fixture)));
  window_fixture_settle (fixture);
  g_assert_cmpuint (get_only_target (fixture, 1), ==, 1);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  char **text = data;
  g_autoptr (GError) error = NULL;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static char *
read_clipboard (WindowFixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, read_cb,
                                 &text);
  wait_for (text != NULL);
  return text;
}

static void
test_citations_are_copied_as_words_and_html (WindowFixture *fixture,
                                             gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_autofree char *one = NULL;
  g_autofree char *all = NULL;

  g_assert_false (window_fixture_is_enabled (fixture, "copy-citation"));
  choose (fixture, 0);
  window_fixture_activate (fixture, "win.copy-citation");
  one = read_clipboard (fixture);
  g_assert_cmpstr (one, ==, "Port Authority. 2025. “Notice to mariners.” https://port.example/notice.");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "text/html"));
  window_fixture_activate (fixture, "win.copy-works");
  all = read_clipboard (fixture);
  g_assert_true (g_str_has_prefix (all, "Lund, Mia. 2024."));
  g_assert_nonnull (strstr (all, "\nPort Authority. 2025."));
}

static void
test_the_menu_of_an_entry_is_about_that_entry (WindowFixture *fixture,
                                               gconstpointer  data)
{
  GtkWidget *list = assay_citations_page_get_list (get_page (fixture));
  GtkWidget *second;

  window_fixture_activate (fixture, "win.show-works");
  choose (fixture, 0);
  second = gtk_widget_get_next_sibling (gtk_widget_get_first_child (list));
  assay_reference_row_open_menu (ASSAY_REFERENCE_ROW (gtk_widget_get_first_child (second)));
  window_fixture_settle (fixture);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_works (fixture)), ==, 1);
}

static void
assert_value (const char          *text,
              AssayReferenceField  field,
              const char          *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = assay_field_text_to_value (text, field, &error);

  g_assert_cmpstr (value, ==, expected);
  g_assert_true ((value == NULL) == (error != NULL));
}

static void
test_what_is_typed_is_understood (void)
{
  assert_value (" Piers ", ASSAY_REFERENCE_FIELD_TITLE, "Piers");
  assert_value ("  ", ASSAY_REFERENCE_FIELD_AUTHOR, "");
  assert_value ("van den Berg, Anna\n\nHale,\nPort Authority\n{Lund, Sons}", ASSAY_REFERENCE_FIELD_AUTHOR,
                "[{\"family\":\"Berg\",\"given\":\"Anna\",\"non-dropping-particle\":\"van den\"},"
                "{\"family\":\"Hale\"},{\"literal\":\"Port Authority\"},{\"literal\":\"Lund, Sons\"}]");
  assert_value ("2024-9-3", ASSAY_REFERENCE_FIELD_ISSUED, "2024-09-03");
  assert_value ("2024", ASSAY_REFERENCE_FIELD_ISSUED, "2024");
  assert_value ("March 2024", ASSAY_REFERENCE_FIELD_ACCESSED, "2024-03");
  assert_value ("2024-13", ASSAY_REFERENCE_FIELD_ISSUED, NULL);
  assert_value ("2024-", ASSAY_REFERENCE_FIELD_ISSUED, NULL);
  assert_value ("last week", ASSAY_REFERENCE_FIELD_ISSUED, NULL);
  assert_value ("https://doi.org/10.5555/ice", ASSAY_REFERENCE_FIELD_DOI, "10.5555/ice");
}

static void
test_what_is_shown_is_read_as_the_same (void)
{
  g_autoptr (AssayReference) reference = assay_reference_new ();
  g_autofree char *authors = NULL;

  assay_reference_add_author (reference, "Berg", "Anna", "van den", NULL);
  assay_reference_add_author (reference, "Hale", NULL, NULL, NULL);
  assay_reference_add_author (reference, NULL, NULL, NULL, "Lund, Sons & Co.");
  authors = assay_field_text_dup (reference, ASSAY_REFERENCE_FIELD_AUTHOR);
  g_assert_cmpstr (authors, ==, "van den Berg, Anna\nHale,\n{Lund, Sons & Co.}");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add ("/corrections-window/" path, WindowFixture, NULL, set_up, test, window_fixture_tear_down)

  ADD ("tab-leads-to-the-menu-of-an-entry", test_tab_leads_to_the_menu_of_an_entry);
  ADD ("typing-in-the-form-corrects-the-work", test_typing_in_the_form_corrects_the_work);
  ADD ("a-text-of-the-form-is-as-high-as-its-words",
       test_a_text_of_the_form_is_as_high_as_its_words);
  ADD ("leaving-a-field-saves-it-once", test_leaving_a_field_saves_it_once);
  ADD ("a-date-that-is-none-is-refused-in-its-place", test_a_date_that_is_none_is_refused_in_its_place);
  ADD ("escape-drops-what-is-typed-and-then-leaves", test_escape_drops_what_is_typed_and_then_leaves);
  ADD ("a-correction-can-be-taken-back-to-what-was-read",
       test_a_correction_can_be_taken_back_to_what_was_read);
  ADD ("the-type-is-chosen-from-a-list", test_the_type_is_chosen_from_a_list);
  ADD ("an-entry-is-removed-and-brought-back", test_an_entry_is_removed_and_brought_back);
  ADD ("selected-sentences-become-an-entry", test_selected_sentences_become_an_entry);
  ADD ("an-entry-is-split-where-the-cursor-stands-and-joined",
       test_an_entry_is_split_where_the_cursor_stands_and_joined);
  ADD ("a-marker-is-linked-to-what-is-checked", test_a_marker_is_linked_to_what_is_checked);
  ADD ("escape-leaves-a-marker-as-it-was", test_escape_leaves_a_marker_as_it_was);
  ADD ("citations-are-copied-as-words-and-html", test_citations_are_copied_as_words_and_html);
  ADD ("the-menu-of-an-entry-is-about-that-entry", test_the_menu_of_an_entry_is_about_that_entry);
  g_test_add_func ("/corrections-window/what-is-typed-is-understood", test_what_is_typed_is_understood);
  g_test_add_func ("/corrections-window/what-is-shown-is-read-as-the-same",
                   test_what_is_shown_is_read_as_the_same);

  return g_test_run ();
}
