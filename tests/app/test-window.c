/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "assay-appearance.h"
#include "assay-article-row.h"
#include "assay-citations-page.h"
#include "assay-keys-window.h"
#include "assay-notice.h"
#include "assay-search-panel.h"
#include "assay-sentence-page.h"
#include "assay-sidebar.h"
#include "window-fixture.h"

#define CITING_TEXT \
  "A port report\n\nThe pier was made longer.[1] Nobody said why. The pier holds.[1]\n\n" \
  "References\n\n[1] Port Authority. \"Notice to mariners.\" 2025. https://port.example/notice\n"

static void
select_sentence (WindowFixture *fixture,
                 guint          index)
{
  assay_selection_select (assay_project_get_selection (fixture->project), index);
}

static const char *
get_kind (WindowFixture *fixture,
          guint          sentence)
{
  AssayAnnotation *annotation = assay_project_get_annotation_of (fixture->project, sentence);

  return annotation != NULL ? annotation->kind : NULL;
}

static guint
count_articles (WindowFixture *fixture)
{
  guint n_articles;

  g_object_get (fixture->project, "n-articles", &n_articles, NULL);
  return n_articles;
}

static int
get_current (WindowFixture *fixture)
{
  return assay_selection_get_current (assay_project_get_selection (fixture->project));
}

static GtkTextView *
get_note (WindowFixture *fixture)
{
  GtkWidget *page = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_SENTENCE_PAGE, NULL);

  return GTK_TEXT_VIEW (find_widget (page, GTK_TYPE_TEXT_VIEW, NULL));
}

/* News float, the banner of a read-only project does not. */
static AssayNotice *
get_notice (WindowFixture *fixture,
            gboolean       floating)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *place = floating ? find_widget (window, GTK_TYPE_OVERLAY, NULL) : window;

  return ASSAY_NOTICE (find_widget (place, ASSAY_TYPE_NOTICE, NULL));
}

static const char *
get_label (GtkWidget  *parent,
           const char *css_class)
{
  return gtk_label_get_label (GTK_LABEL (find_widget (parent, GTK_TYPE_LABEL, css_class)));
}

static gboolean
is_open (WindowFixture *fixture,
         const char    *id)
{
  return g_str_equal (assay_article_get_id (assay_project_get_article (fixture->project)), id);
}

static void
test_without_a_project_little_can_be_done (WindowFixture *fixture,
                                           gconstpointer  data)
{
  static const char * const impossible[] = {
    "tag", "clear", "note", "undo", "redo", "find", "search", "export", "next-sentence",
    "copy-quote", "next-article", "remove-article", "import-json", "paste-article",
  };
  GtkWidget *import;

  for (guint i = 0; i < G_N_ELEMENTS (impossible); i++)
    {
      g_test_message ("%s", impossible[i]);
      g_assert_false (window_fixture_is_enabled (fixture, impossible[i]));
    }
  g_assert_true (window_fixture_is_enabled (fixture, "import"));
  g_assert_true (window_fixture_is_enabled (fixture, "open-project"));

  import = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "suggested-action");
  g_assert_true (gtk_widget_get_mapped (import));
}

static void
test_a_sentence_is_tagged_undone_and_redone (WindowFixture *fixture,
                                             gconstpointer  data)
{
  g_autofree char *tagged = NULL;
  g_autofree char *undone = NULL;

  g_assert_false (window_fixture_is_enabled (fixture, "undo")
                  && get_kind (fixture, 1) != NULL);
  select_sentence (fixture, 1);
  window_fixture_activate (fixture, "win.tag::evidence");
  g_assert_cmpstr (get_kind (fixture, 1), ==, "evidence");
  tagged = window_fixture_dup_state (fixture, "tag");
  g_assert_cmpstr (tagged, ==, "evidence");

  window_fixture_activate (fixture, "win.undo");
  g_assert_null (get_kind (fixture, 1));
  undone = window_fixture_dup_state (fixture, "tag");
  g_assert_cmpstr (undone, ==, "");

  window_fixture_activate (fixture, "win.redo");
  g_assert_cmpstr (get_kind (fixture, 1), ==, "evidence");
  window_fixture_activate (fixture, "win.clear");
  g_assert_null (get_kind (fixture, 1));
}

static void
test_a_second_click_takes_the_confidence_away (WindowFixture *fixture,
                                               gconstpointer  data)
{
  select_sentence (fixture, 0);
  g_assert_false (window_fixture_is_enabled (fixture, "confidence"));
  window_fixture_activate (fixture, "win.tag::claim");
  g_assert_true (window_fixture_is_enabled (fixture, "confidence"));

  window_fixture_activate (fixture, "win.confidence::high");
  g_assert_cmpint (assay_project_get_annotation_of (fixture->project, 0)->confidence, ==,
                   ASSAY_CONFIDENCE_HIGH);
  window_fixture_activate (fixture, "win.confidence::high");
  g_assert_cmpint (assay_project_get_annotation_of (fixture->project, 0)->confidence, ==,
                   ASSAY_CONFIDENCE_NONE);

  window_fixture_activate (fixture, "win.likelihood::very likely");
  g_assert_cmpint (assay_project_get_annotation_of (fixture->project, 0)->likelihood, ==,
                   ASSAY_LIKELIHOOD_VERY_LIKELY);
}

static void
test_keys_do_nothing_while_a_note_is_written (WindowFixture *fixture,
                                              gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  select_sentence (fixture, 0);
  g_assert_true (press_key (window, "1"));
  window_fixture_settle (fixture);
  g_assert_cmpstr (get_kind (fixture, 0), ==, "claim");

  window_fixture_activate (fixture, "win.note");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == GTK_WIDGET (get_note (fixture)));
  g_assert_false (press_key (window, "2"));
  g_assert_false (press_key (window, "Delete"));
  g_assert_false (press_key (window, "<Control>z"));
  window_fixture_settle (fixture);
  g_assert_cmpstr (get_kind (fixture, 0), ==, "claim");
}

static void
test_a_note_is_saved_when_it_is_left (WindowFixture *fixture,
                                      gconstpointer  data)
{
  GtkTextView *note = get_note (fixture);

  select_sentence (fixture, 2);
  window_fixture_activate (fixture, "win.tag::claim");
  window_fixture_activate (fixture, "win.note");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (note), "Compare the year before.", -1);
  window_fixture_activate (fixture, "win.read");
  g_assert_cmpstr (assay_project_get_annotation_of (fixture->project, 2)->note, ==,
                   "Compare the year before.");
}

static void
test_a_note_goes_to_the_sentence_it_was_written_for (WindowFixture *fixture,
                                                     gconstpointer  data)
{
  GtkTextView *note = get_note (fixture);
  g_autofree char *shown = NULL;

  select_sentence (fixture, 0);
  window_fixture_activate (fixture, "win.tag::claim");
  select_sentence (fixture, 1);
  window_fixture_activate (fixture, "win.tag::claim");
  window_fixture_activate (fixture, "win.note");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (note), "Said by whom?", -1);
  window_fixture_activate (fixture, "win.previous-sentence(false)");

  g_assert_cmpint (get_current (fixture), ==, 0);
  g_assert_null (assay_project_get_annotation_of (fixture->project, 0)->note);
  g_assert_cmpstr (assay_project_get_annotation_of (fixture->project, 1)->note, ==,
                   "Said by whom?");
  g_object_get (gtk_text_view_get_buffer (note), "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, "");
}

static void
test_a_note_being_written_survives_closing (WindowFixture *fixture,
                                            gconstpointer  data)
{
  select_sentence (fixture, 0);
  window_fixture_activate (fixture, "win.tag::claim");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (get_note (fixture)), "Not lost.", -1);
  window_fixture_close (fixture);
  window_fixture_reopen (fixture);
  assay_window_open_last (fixture->window, NULL);
  wait_for (assay_project_get_article (fixture->project) != NULL);
  window_fixture_settle (fixture);
  g_assert_cmpstr (assay_project_get_annotation_of (fixture->project, 0)->note, ==, "Not lost.");
}

static void
test_steps_stop_where_the_filter_lets_them (WindowFixture *fixture,
                                            gconstpointer  data)
{
  select_sentence (fixture, 1);
  window_fixture_activate (fixture, "win.tag::claim");
  select_sentence (fixture, 4);
  window_fixture_activate (fixture, "win.tag::evidence");
  select_sentence (fixture, 0);

  window_fixture_activate (fixture, "win.next-sentence(false)");
  g_assert_cmpint (get_current (fixture), ==, 1);
  window_fixture_activate (fixture, "win.view-filter::evidence");
  window_fixture_activate (fixture, "win.next-sentence(false)");
  g_assert_cmpint (get_current (fixture), ==, 4);
  window_fixture_activate (fixture, "win.next-sentence(false)");
  g_assert_cmpint (get_current (fixture), ==, 4);
  window_fixture_activate (fixture, "win.view-filter::untagged");
  window_fixture_activate (fixture, "win.previous-sentence(false)");
  g_assert_cmpint (get_current (fixture), ==, 3);
}

static void
test_home_and_end_go_to_the_ends (WindowFixture *fixture,
                                  gconstpointer  data)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->window),
                                 g_type_from_name ("AssayArticleView"), NULL);
  AssaySelection *selection = assay_project_get_selection (fixture->project);

  select_sentence (fixture, 2);
  g_assert_true (press_key (view, "End"));
  g_assert_cmpint (get_current (fixture), ==, 5);
  g_assert_true (press_key (view, "KP_Home"));
  g_assert_cmpint (get_current (fixture), ==, 0);
  select_sentence (fixture, 2);
  g_assert_true (press_key (view, "<Shift>End"));
  g_assert_cmpuint (assay_selection_get_n_selected (selection), ==, 4);
  g_assert_true (press_key (view, "<Shift>Home"));
  g_assert_cmpuint (assay_selection_get_n_selected (selection), ==, 3);
}

static void
test_the_status_says_where_one_is (WindowFixture *fixture,
                                   gconstpointer  data)
{
  g_autofree char *status = NULL;

  select_sentence (fixture, 2);
  window_fixture_activate (fixture, "win.tag::evidence");
  g_object_get (fixture->window, "status", &status, NULL);
  g_assert_cmpstr (status, ==, "Sentence 3 of 6 · 0 claims · 1 evidence · 0 speculation");
}

static void
test_dropped_files_become_articles (WindowFixture *fixture,
                                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "dropped.txt", NULL);
  GtkDropTarget *target = find_controller (GTK_WIDGET (fixture->window), GTK_TYPE_DROP_TARGET);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  g_assert_true (g_file_set_contents (path, "Dropped here. It is read.\n", -1, NULL));
  g_assert_cmpint (gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (target)), ==,
                   GTK_PHASE_CAPTURE);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);

  wait_for (count_articles (fixture) == 2);
  window_fixture_settle (fixture);
  g_assert_cmpstr (assay_notice_get_title (get_notice (fixture, TRUE)), ==,
                   "1 article was added to “Test”.");
}

static void
test_a_file_that_cannot_be_read_is_told_in_the_window (WindowFixture *fixture,
                                                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AssayNotice *notice = get_notice (fixture, TRUE);

  g_list_store_append (files, file);
  while (assay_notice_is_shown (notice))
    assay_notice_close (notice);
  assay_window_open_files (fixture->window, G_LIST_MODEL (files));
  wait_for (assay_notice_is_shown (notice));
  g_assert_cmpstr (assay_notice_get_title (notice), ==, "Nothing was imported.");
  g_assert_nonnull (strstr (assay_notice_get_text (notice), "missing.txt"));
  gtk_test_accessible_assert_role (GTK_WIDGET (notice), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
test_articles_beside_a_broken_project_are_told_of (WindowFixture *fixture,
                                                   gconstpointer  data)
{
  static const char * const names[] = { "broken.assay", "missing.assay" };
  g_autofree char *broken = g_build_filename (fixture->folder, names[0], NULL);
  AssayNotice *notice = get_notice (fixture, TRUE);

  g_assert_true (g_file_set_contents (broken, "This is no project.", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *project = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *article = g_build_filename (fixture->folder, "article.txt", NULL);
      g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
      g_autoptr (GFile) project_file = g_file_new_for_path (project);
      g_autoptr (GFile) article_file = g_file_new_for_path (article);

      g_list_store_append (files, project_file);
      g_list_store_append (files, article_file);
      while (assay_notice_is_shown (notice))
        assay_notice_close (notice);
      assay_window_open_files (fixture->window, G_LIST_MODEL (files));
      wait_for (assay_notice_is_shown (notice));
      g_assert_true (g_str_has_suffix (assay_notice_get_text (notice), "were not imported."));
    }
}

static void
test_a_second_opener_reads_and_may_copy (WindowFixture *fixture,
                                         gconstpointer  data)
{
  WindowFixture other = { .settings = fixture->settings };
  AssayNotice *banner;

  window_fixture_reopen (&other);
  banner = get_notice (&other, FALSE);
  assay_window_open_project (other.window, fixture->path, FALSE);
  wait_for (assay_project_is_open (other.project));
  window_fixture_settle (&other);
  g_assert_true (assay_project_is_read_only (other.project));
  window_fixture_activate (&other, "win.next-article");
  wait_for (assay_project_get_article (other.project) != NULL);
  select_sentence (&other, 0);
  window_fixture_settle (&other);
  g_assert_false (window_fixture_is_enabled (&other, "tag"));
  g_assert_false (window_fixture_is_enabled (&other, "import"));
  g_assert_true (window_fixture_is_enabled (&other, "export"));
  g_assert_true (assay_notice_is_shown (banner));
  g_assert_cmpstr (assay_notice_get_text (banner), ==,
                   assay_project_get_read_only_reason (other.project));

  window_fixture_close (&other);
}

static void
test_a_list_row_says_all_of_an_article (WindowFixture *fixture,
                                        gconstpointer  data)
{
  g_autoptr (AssayArticleSummary) summary = g_object_new (ASSAY_TYPE_ARTICLE_SUMMARY, NULL);
  g_autoptr (AssayArticleSummary) newer = g_object_new (ASSAY_TYPE_ARTICLE_SUMMARY, NULL);
  g_autofree char *words = NULL;
  GtkWidget *row = g_object_ref_sink (assay_article_row_new ());

  summary->title = g_strdup ("What the deal buys");
  summary->byline = g_strdup ("A. Lindqvist");
  summary->published = g_strdup ("2025-03-14");
  summary->n_sentences = 62;
  summary->n_claims = 7;
  summary->n_evidence = 6;
  summary->n_speculation = 4;
  assay_article_row_set_summary (ASSAY_ARTICLE_ROW (row), summary);

  words = assay_article_row_describe (summary);
  g_assert_cmpstr (words, ==,
                   "What the deal buys, A. Lindqvist · 14 Mar 2025, 17 of 62 sentences tagged");
  g_assert_cmpstr (get_label (row, "title"), ==, "What the deal buys");
  g_assert_cmpstr (get_label (row, "numeric"), ==, "17 of 62");

  newer->title = g_strdup ("What the deal costs");
  newer->n_sentences = 62;
  newer->n_claims = 18;
  assay_article_summary_update (summary, newer);
  g_assert_cmpstr (get_label (row, "title"), ==, "What the deal costs");
  g_assert_cmpstr (get_label (row, "numeric"), ==, "18 of 62");
  g_assert_finalize_object (row);
}

static void
test_a_tag_keeps_the_row_and_says_the_new_figure (WindowFixture *fixture,
                                                  gconstpointer  data)
{
  GtkWidget *row = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_ARTICLE_ROW, NULL);
  g_autoptr (AssayArticleSummary) summary = NULL;
  g_autofree char *words = NULL;

  g_object_get (row, "summary", &summary, NULL);
  g_assert_cmpstr (get_label (row, "numeric"), ==, "0 of 6");
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  window_fixture_activate (fixture, "win.tag::claim");
  g_assert_true (find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_ARTICLE_ROW, NULL) == row);
  g_assert_cmpstr (get_label (row, "numeric"), ==, "1 of 6");
  words = assay_article_row_describe (summary);
  g_assert_nonnull (strstr (words, "1 of 6 sentences tagged"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static GtkWidget *
get_finished_mark (WindowFixture *fixture)
{
  return find_widget (find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_ARTICLE_ROW, NULL),
                      GTK_TYPE_IMAGE, "finished");
}

static void
test_a_finished_article_is_marked_in_the_list (WindowFixture *fixture,
                                               gconstpointer  data)
{
  GListModel *articles = G_LIST_MODEL (assay_project_get_articles (fixture->project));
  g_autoptr (AssayArticleSummary) summary = NULL;
  g_autofree char *words = NULL;

  g_assert_false (gtk_widget_get_visible (get_finished_mark (fixture)));
  window_fixture_activate (fixture, "win.finish-article");
  g_assert_true (gtk_widget_get_visible (get_finished_mark (fixture)));
  summary = g_list_model_get_item (articles, 0);
  words = assay_article_row_describe (summary);
  g_assert_true (g_str_has_suffix (words, "0 of 6 sentences tagged, finished"));
  window_fixture_activate (fixture, "win.undo");
  g_assert_false (gtk_widget_get_visible (get_finished_mark (fixture)));
}

static void
test_the_selected_row_is_the_open_article (WindowFixture *fixture,
                                           gconstpointer  data)
{
  GtkWidget *list = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, "articles");
  GtkSingleSelection *selection =
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  AssayArticle *article = assay_project_get_article (fixture->project);
  g_autofree char *first = g_strdup (assay_article_get_id (article));
  AssayArticleSummary *selected;

  assay_project_import_text (fixture->project, CITING_TEXT, "citing.txt");
  wait_for (!is_open (fixture, first));
  window_fixture_settle (fixture);
  selected = gtk_single_selection_get_selected_item (selection);
  g_assert_true (is_open (fixture, selected->id));

  gtk_single_selection_set_selected (selection, 1 - gtk_single_selection_get_selected (selection));
  wait_for (is_open (fixture, first));
}

static void
test_a_work_leads_to_each_sentence_that_cites_it (WindowFixture *fixture,
                                                  gconstpointer  data)
{
  int first, second;

  assay_project_import_text (fixture->project, CITING_TEXT, "citing.txt");
  wait_for (g_list_model_get_n_items (assay_project_get_references (fixture->project)) == 1);
  window_fixture_settle (fixture);

  window_fixture_activate (fixture, "win.show-reference(0)");
  first = get_current (fixture);
  window_fixture_activate (fixture, "win.show-reference(0)");
  second = get_current (fixture);
  g_assert_cmpint (first, >=, 0);
  g_assert_cmpint (second, ==, first + 2);
  window_fixture_activate (fixture, "win.show-reference(0)");
  g_assert_cmpint (get_current (fixture), ==, first);
}

static void
test_a_search_shows_hits_and_goes_there (WindowFixture *fixture,
                                         gconstpointer  data)
{
  GtkWidget *panel = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_SEARCH_PANEL, NULL);
  GtkWidget *entry = find_widget (panel, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *list = find_widget (panel, GTK_TYPE_LIST_VIEW, NULL);
  GListModel *hits = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  window_fixture_activate (fixture, "win.search");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "kase");
  wait_for (g_list_model_get_n_items (hits) == 1);
  g_signal_emit_by_name (entry, "activate");
  wait_for (get_current (fixture) == 5);

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  wait_for (g_list_model_get_n_items (hits) == 0);
}

static void
test_text_size_has_keys_and_limits (WindowFixture *fixture,
                                    gconstpointer  data)
{
  double size;

  window_fixture_activate (fixture, "win.zoom-in");
  g_object_get (fixture->settings, "text-size", &size, NULL);
  g_assert_cmpfloat (size, ==, ASSAY_TEXT_SIZE_NORMAL + 1);
  for (guint i = 0; i < 10; i++)
    window_fixture_activate (fixture, "win.zoom-out");
  g_object_get (fixture->settings, "text-size", &size, NULL);
  g_assert_cmpfloat (size, ==, ASSAY_TEXT_SIZE_MIN);
  window_fixture_activate (fixture, "win.zoom-normal");
  g_object_get (fixture->settings, "text-size", &size, NULL);
  g_assert_cmpfloat (size, ==, ASSAY_TEXT_SIZE_NORMAL);
}

static gboolean
has_focus (WindowFixture *fixture,
           GType          type)
{
  GtkWidget *pane = find_widget (GTK_WIDGET (fixture->window), type, NULL);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, pane);
}

static void
test_the_focus_goes_from_pane_to_pane (WindowFixture *fixture,
                                       gconstpointer  data)
{
  GType article_view = g_type_from_name ("AssayArticleView");

  g_assert_true (has_focus (fixture, article_view));
  window_fixture_activate (fixture, "win.next-pane");
  g_assert_true (has_focus (fixture, g_type_from_name ("AssayInspector")));
  window_fixture_activate (fixture, "win.next-pane");
  g_assert_true (has_focus (fixture, ASSAY_TYPE_SIDEBAR));
  window_fixture_activate (fixture, "win.next-pane");
  g_assert_true (has_focus (fixture, article_view));
  window_fixture_activate (fixture, "win.previous-pane");
  g_assert_true (has_focus (fixture, ASSAY_TYPE_SIDEBAR));
}

/* A control that a screen reader cannot name is a control that some people cannot use. */
static void
assert_named (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_TOGGLE_BUTTON (widget))
    {
      gboolean is_button = GTK_IS_BUTTON (widget);
      const char *label = is_button ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
      GtkWidget *words = find_widget (widget, GTK_TYPE_LABEL, NULL);

      if (label == NULL && words == NULL && !gtk_widget_has_css_class (widget, "close"))
        {
          g_test_message ("a button in %s with the tip “%s”",
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
                          gtk_widget_get_tooltip_text (widget));
          g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                           GTK_ACCESSIBLE_PROPERTY_LABEL));
        }
    }
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_every_control_has_a_name (WindowFixture *fixture,
                               gconstpointer  data)
{
  GtkWidget *note = GTK_WIDGET (get_note (fixture));
  GtkWidget *list = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, "articles");

  assert_named (GTK_WIDGET (fixture->window));
  gtk_test_accessible_assert_role (note, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (note, GTK_ACCESSIBLE_PROPERTY_LABEL, "Note");
  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Articles");
}

static void
test_escape_closes_the_window_of_keys (WindowFixture *fixture,
                                       gconstpointer  data)
{
  GtkWidget *keys = assay_keys_window_new (GTK_WINDOW (fixture->window));

  g_object_add_weak_pointer (G_OBJECT (keys), (gpointer *) &keys);
  g_assert_cmpstr (get_label (keys, "key"), ==, "1");
  gtk_window_present (GTK_WINDOW (keys));
  g_assert_true (press_key (keys, "Escape"));
  wait_for (keys == NULL);
}

static void
test_the_window_comes_back_as_it_was (WindowFixture *fixture,
                                      gconstpointer  data)
{
  int width, height;
  g_autofree char *sort = NULL;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  window_fixture_activate (fixture, "win.sort::title");
  window_fixture_close (fixture);
  window_fixture_reopen (fixture);
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 1100);
  g_assert_cmpint (height, ==, 700);
  sort = window_fixture_dup_state (fixture, "sort");
  g_assert_cmpstr (sort, ==, "title");
}

/* Waits until a page has come to rest. */
static void
rest (WindowFixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 500 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  window_fixture_settle (fixture);
}

static void
go_to_sentence (WindowFixture *fixture,
                guint          sentence)
{
  AssayArticle *article = assay_project_get_article (fixture->project);
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (fixture->project, &n_sentences);
  AssaySpan place;

  g_assert_cmpuint (n_sentences, >, sentence);
  place = (AssaySpan) { sentences[sentence].start, sentences[sentence].start };
  assay_project_open_article (fixture->project, assay_article_get_id (article), &place);
  rest (fixture);
}

/* However often, and however wide the window: its lines then begin in other places. */
static void
test_the_place_comes_back_time_after_time (WindowFixture *fixture,
                                           gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text,
                            "Ship %u came in after dark, and nobody had seen it from the tower "
                            "before it was there. It was the last one. Its name could not be read, "
                            "so that the clerk wrote down what he was told.\n\n", i);
  assay_project_import_text (fixture->project, text->str, "ships.txt");
  wait_for (assay_selection_get_size (assay_project_get_selection (fixture->project)) > 100);
  go_to_sentence (fixture, 41);
  for (int width = 1000; width < 1300; width += 100)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
      rest (fixture);
      window_fixture_close (fixture);
      window_fixture_reopen (fixture);
      assay_window_open_project (fixture->window, fixture->path, FALSE);
      wait_for (assay_project_get_article (fixture->project) != NULL && get_current (fixture) >= 0);
      rest (fixture);
      g_assert_cmpint (get_current (fixture), ==, 41);
    }
}

/* However late it is shown, and however much stands in it. */
static void
test_the_inspector_keeps_its_width (WindowFixture *fixture,
                                    gconstpointer  data)
{
  GtkWidget *inspector;

  for (guint i = 0; i < 3; i++)
    {
      g_object_set (fixture->settings, "inspector-visible", i != 1, NULL);
      window_fixture_close (fixture);
      window_fixture_reopen (fixture);
      assay_window_open_project (fixture->window, fixture->path, FALSE);
      wait_for (assay_project_get_article (fixture->project) != NULL);
      rest (fixture);
      g_object_set (fixture->settings, "inspector-visible", TRUE, NULL);
      select_sentence (fixture, 1);
      window_fixture_activate (fixture, "win.tag::claim");
      rest (fixture);
      inspector = find_widget (GTK_WIDGET (fixture->window), g_type_from_name ("AssayInspector"),
                               NULL);
      g_assert_cmpint (gtk_widget_get_width (inspector), ==, 340);
    }
}

/* What is wider than its pane would show beside what is drawn over it. */
static void
test_the_list_is_no_wider_than_its_pane (WindowFixture *fixture,
                                         gconstpointer  data)
{
  GtkWidget *outer = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_PANED, NULL);
  GtkWidget *list = gtk_paned_get_start_child (GTK_PANED (outer));

  rest (fixture);
  gtk_paned_set_position (GTK_PANED (outer), 40);
  rest (fixture);
  g_assert_cmpint (gtk_widget_get_width (list), ==, gtk_paned_get_position (GTK_PANED (outer)));
}

#define add(name, set_up, test) \
  g_test_add ("/window/" name, WindowFixture, NULL, set_up, test, window_fixture_tear_down)
#define add_with_article(name, test) add (name, window_fixture_set_up_article, test)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  assay_appearance_add_style (gdk_display_get_default ());

  add ("without-a-project-little-can-be-done", window_fixture_set_up,
       test_without_a_project_little_can_be_done);
  add_with_article ("a-sentence-is-tagged-undone-and-redone",
                    test_a_sentence_is_tagged_undone_and_redone);
  add_with_article ("a-second-click-takes-the-confidence-away",
                    test_a_second_click_takes_the_confidence_away);
  add_with_article ("keys-do-nothing-while-a-note-is-written",
                    test_keys_do_nothing_while_a_note_is_written);
  add_with_article ("a-note-is-saved-when-it-is-left", test_a_note_is_saved_when_it_is_left);
  add_with_article ("a-note-goes-to-the-sentence-it-was-written-for",
                    test_a_note_goes_to_the_sentence_it_was_written_for);
  add_with_article ("a-note-being-written-survives-closing",
                    test_a_note_being_written_survives_closing);
  add_with_article ("steps-stop-where-the-filter-lets-them",
                    test_steps_stop_where_the_filter_lets_them);
  add_with_article ("home-and-end-go-to-the-ends", test_home_and_end_go_to_the_ends);
  add_with_article ("the-status-says-where-one-is", test_the_status_says_where_one_is);
  add_with_article ("dropped-files-become-articles", test_dropped_files_become_articles);
  add_with_article ("a-file-that-cannot-be-read-is-told-in-the-window",
                    test_a_file_that_cannot_be_read_is_told_in_the_window);
  add_with_article ("articles-beside-a-broken-project-are-told-of",
                    test_articles_beside_a_broken_project_are_told_of);
  add_with_article ("a-second-opener-reads-and-may-copy", test_a_second_opener_reads_and_may_copy);
  add ("a-tag-keeps-the-row-and-says-the-new-figure",
       window_fixture_set_up_article, test_a_tag_keeps_the_row_and_says_the_new_figure);
  add ("a-list-row-says-all-of-an-article",
       window_fixture_set_up, test_a_list_row_says_all_of_an_article);
  add_with_article ("a-finished-article-is-marked-in-the-list",
                    test_a_finished_article_is_marked_in_the_list);
  add_with_article ("the-selected-row-is-the-open-article",
                    test_the_selected_row_is_the_open_article);
  add_with_article ("a-work-leads-to-each-sentence-that-cites-it",
                    test_a_work_leads_to_each_sentence_that_cites_it);
  add_with_article ("a-search-shows-hits-and-goes-there", test_a_search_shows_hits_and_goes_there);
  add ("text-size-has-keys-and-limits", window_fixture_set_up, test_text_size_has_keys_and_limits);
  add_with_article ("the-focus-goes-from-pane-to-pane", test_the_focus_goes_from_pane_to_pane);
  add_with_article ("every-control-has-a-name", test_every_control_has_a_name);
  add ("escape-closes-the-window-of-keys",
       window_fixture_set_up, test_escape_closes_the_window_of_keys);
  add_with_article ("the-window-comes-back-as-it-was", test_the_window_comes_back_as_it_was);
  add_with_article ("the-place-comes-back-time-after-time",
                    test_the_place_comes_back_time_after_time);
  add ("the-list-is-no-wider-than-its-pane",
       window_fixture_set_up, test_the_list_is_no_wider_than_its_pane);
  add_with_article ("the-inspector-keeps-its-width", test_the_inspector_keeps_its_width);

  return g_test_run ();
}
