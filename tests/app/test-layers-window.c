/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three people's layers in one window: what is shown of them, what is hidden from one who works
 * blind, and what the person can do about it.
 */

#include "config.h"

#include "assay-agreement-window.h"
#include "assay-article-page.h"
#include "assay-article-row.h"
#include "assay-colleagues.h"
#include "assay-compare-page.h"
#include "assay-confusion-matrix.h"
#include "assay-decision-form.h"
#include "assay-layer-bar.h"
#include "assay-layers-popover.h"
#include "assay-project-layers.h"
#include "assay-search-panel.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "window-fixture.h"

/* Each sentence begins a line of its own. */
#define TEXT \
  "The port was closed in March.\n\nNobody said why.\n\nTrade fell by a third.\n\n" \
  "Ships waited for days.\n\nIt may have been a test.\n"

static void
tag_as (AssayStore *store,
        const char *annotator,
        const char *name,
        guint       sentence,
        const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = assay_store_list_article_ids (store, &error);
  const char *article = g_ptr_array_index (articles, 0);
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, &error);
  const AssaySpan *span = &g_array_index (sentences, AssaySpan, sentence);

  g_assert_true (assay_store_set_annotator (store, annotator, name, &error));
  g_assert_true (assay_store_tag (store, article, span, 1, kind, &error));
  g_assert_true (assay_store_set_field (store, article, span, 1, ASSAY_FIELD_NOTE, "harbour records",
                                        &error));
  g_assert_no_error (error);
}

static void
open_window (WindowFixture *fixture)
{
  assay_window_open_project (fixture->window, fixture->path, TRUE);
  wait_for (assay_project_is_open (fixture->project));
}

/* Kim Marsh says evidence of sentences 0 and 1, Lena speculation of 1 and 2, who works here claim of
 * 0. */
static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AssayStore *store;

  window_fixture_set_up (fixture, data);
  /* As wide as the window allows, so that the room for initials is taken from the text. */
  g_object_set (fixture->settings, "text-column", 120, NULL);
  open_window (fixture);
  assay_project_import_text (fixture->project, TEXT, "article.txt");
  wait_for (assay_project_get_article (fixture->project) != NULL);
  window_fixture_settle (fixture);
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  window_fixture_activate (fixture, "win.tag::claim");
  window_fixture_close (fixture);

  store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  tag_as (store, FIXTURE_ANNOTATOR, "Kim Marsh", 0, ASSAY_KIND_EVIDENCE);
  tag_as (store, FIXTURE_ANNOTATOR, "Kim Marsh", 1, ASSAY_KIND_EVIDENCE);
  tag_as (store, FIXTURE_COLLEAGUE, "Lena", 1, ASSAY_KIND_SPECULATION);
  tag_as (store, FIXTURE_COLLEAGUE, "Lena", 2, ASSAY_KIND_SPECULATION);
  g_assert_true (assay_store_close (store, &error));
  g_object_unref (store);

  window_fixture_reopen (fixture);
  open_window (fixture);
  wait_for (assay_project_get_article (fixture->project) != NULL);
  window_fixture_settle (fixture);
}

static AssayArticlePage *
get_page (WindowFixture *fixture)
{
  return ASSAY_ARTICLE_PAGE (find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_ARTICLE_PAGE, NULL));
}

/* The letters beside the sentences, one after the other. */
static void
assert_letters (WindowFixture *fixture,
                const char    *expected)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (fixture->project, &n_sentences);

  window_fixture_settle (fixture);
  for (guint i = 0; i < n_sentences; i++)
    {
      g_autofree char *found = assay_article_page_dup_letters_at (get_page (fixture), sentences[i].start);

      g_string_append_printf (letters, "%s%s", i > 0 ? "|" : "", found);
    }
  g_string_replace (letters, "\302\240", " ", 0);
  g_assert_cmpstr (letters->str, ==, expected);
}

static gboolean
has_tag (WindowFixture *fixture,
         guint          sentence,
         const char    *name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_page (fixture)));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (fixture->project, &n_sentences);
  GtkTextIter iter;

  g_assert_nonnull (tag);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, sentences[sentence].start);
  return gtk_text_iter_has_tag (&iter, tag);
}

static void
test_others_stand_beside_ones_own (WindowFixture *fixture,
                                   gconstpointer  data)
{
  assert_letters (fixture, "C  E KM|E KM  S Le|S Le||");
  g_assert_true (has_tag (fixture, 0, "claim"));
  g_assert_false (has_tag (fixture, 0, "evidence-alone"));
  g_assert_true (has_tag (fixture, 1, "evidence-alone"));
  g_assert_true (has_tag (fixture, 2, "speculation-alone"));
  g_assert_false (has_tag (fixture, 2, "speculation"));

  /* One's own tag takes the place of the line. */
  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  window_fixture_activate (fixture, "win.tag::evidence");
  assert_letters (fixture, "C  E KM|E KM  S Le|S Le||");
  g_assert_true (has_tag (fixture, 1, "evidence"));
  g_assert_false (has_tag (fixture, 1, "evidence-alone"));
  /* Who agrees stands first. */
  window_fixture_activate (fixture, "win.tag::speculation");
  assert_letters (fixture, "C  E KM|S Le  E KM|S Le||");
  g_assert_false (has_tag (fixture, 1, "evidence-alone"));
  g_assert_false (has_tag (fixture, 1, "evidence-alone"));
}

static void
test_a_layer_is_switched_off_and_on (WindowFixture *fixture,
                                     gconstpointer  data)
{
  GtkMenuButton *button;
  GtkWidget *popover;
  GtkWidget *check;

  window_fixture_activate (fixture, "win.toggle-layer::" FIXTURE_COLLEAGUE);
  assert_letters (fixture, "C  E KM|E KM|||");
  window_fixture_activate (fixture, "win.only-layer::" FIXTURE_COLLEAGUE);
  assert_letters (fixture, "|S|S||");
  g_assert_true (has_tag (fixture, 2, "speculation"));
  window_fixture_activate (fixture, "win.all-layers");
  assert_letters (fixture, "C  E KM|E KM  S Le|S Le||");

  window_fixture_activate (fixture, "win.layers");
  popover = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_LAYERS_POPOVER, NULL);
  button = GTK_MENU_BUTTON (gtk_widget_get_ancestor (popover, GTK_TYPE_MENU_BUTTON));
  g_assert_true (gtk_widget_get_mapped (popover));
  check = find_widget (popover, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  gtk_menu_button_popdown (button);
  assert_letters (fixture, "E KM|E KM  S Le|S Le||");
  g_assert_false (has_tag (fixture, 0, "claim"));
}

static GtkWidget *
get_bar_revealer (WindowFixture *fixture)
{
  GtkWidget *bar = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_LAYER_BAR, NULL);

  return find_widget (bar, GTK_TYPE_REVEALER, NULL);
}

static void
test_blind_shows_others_when_finished (WindowFixture *fixture,
                                       gconstpointer  data)
{
  GtkRevealer *bar = GTK_REVEALER (get_bar_revealer (fixture));
  GtkWidget *button = find_widget (GTK_WIDGET (bar), GTK_TYPE_BUTTON, NULL);
  GtkWidget *colleagues = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_COLLEAGUES, NULL);
  GtkTextView *page = GTK_TEXT_VIEW (get_page (fixture));
  int margin;

  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  window_fixture_settle (fixture);
  margin = gtk_text_view_get_left_margin (page);
  g_assert_false (gtk_revealer_get_reveal_child (bar));
  g_assert_true (gtk_widget_get_visible (colleagues));

  window_fixture_activate (fixture, "win.blind");
  assert_letters (fixture, "C||||");
  /* Nothing tells that there was something to be hidden. */
  g_assert_cmpint (gtk_text_view_get_left_margin (page), <, margin);
  g_assert_false (has_tag (fixture, 1, "evidence-alone"));
  g_assert_true (gtk_revealer_get_reveal_child (bar));
  g_assert_false (gtk_widget_get_visible (colleagues));

  g_signal_emit_by_name (button, "clicked");
  assert_letters (fixture, "C  E KM|E KM  S Le|S Le||");
  g_assert_cmpint (gtk_text_view_get_left_margin (page), ==, margin);
  g_assert_true (assay_project_get_finished (fixture->project));
  g_assert_true (gtk_revealer_get_reveal_child (bar));
  g_assert_true (gtk_widget_get_visible (colleagues));

  window_fixture_activate (fixture, "win.undo");
  assert_letters (fixture, "C||||");
  g_assert_false (assay_project_get_finished (fixture->project));
}

static void
take_hits_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  *(GPtrArray **) data = assay_project_search_finish (ASSAY_PROJECT (object), result, NULL);
}

static guint
count_hits (WindowFixture *fixture)
{
  g_autoptr (GPtrArray) hits = NULL;

  assay_project_search_async (fixture->project, "harbour records", NULL, take_hits_cb, &hits);
  wait_for (hits != NULL);
  return hits->len;
}

static void
test_blind_searches_no_notes_of_others (WindowFixture *fixture,
                                        gconstpointer  data)
{
  g_assert_cmpuint (count_hits (fixture), ==, 4);
  window_fixture_activate (fixture, "win.blind");
  g_assert_cmpuint (count_hits (fixture), ==, 0);
  window_fixture_activate (fixture, "win.finish-article");
  g_assert_cmpuint (count_hits (fixture), ==, 4);
}

static void
test_blind_leaves_nothing_found_standing (WindowFixture *fixture,
                                          gconstpointer  data)
{
  GtkWidget *panel = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_SEARCH_PANEL, NULL);
  GtkWidget *entry = find_widget (panel, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkListView *list = GTK_LIST_VIEW (find_widget (panel, GTK_TYPE_LIST_VIEW, NULL));
  GListModel *hits = G_LIST_MODEL (gtk_list_view_get_model (list));

  gtk_editable_set_text (GTK_EDITABLE (entry), "harbour");
  g_signal_emit_by_name (entry, "search-changed");
  wait_for (g_list_model_get_n_items (hits) == 4);
  assay_project_set_blind (fixture->project, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 0);
  window_fixture_settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 0);
}

static void
test_blind_compares_what_is_finished_alone (WindowFixture *fixture,
                                            gconstpointer  data)
{
  GtkWidget *page = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_COMPARE_PAGE, NULL);
  GtkWidget *form = find_widget (page, ASSAY_TYPE_DECISION_FORM, NULL);
  GListModel *list = G_LIST_MODEL (assay_compare_page_get_list (ASSAY_COMPARE_PAGE (page)));

  window_fixture_activate (fixture, "win.next-disagreement");
  wait_for (g_list_model_get_n_items (list) == 3);
  wait_for (gtk_widget_get_visible (form));

  /* At once, not when the worker has an answer. */
  assay_project_set_blind (fixture->project, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  g_assert_false (gtk_widget_get_visible (form));
  wait_for (assay_disagreements_is_ready (ASSAY_DISAGREEMENTS (list)));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  g_assert_cmpuint (assay_disagreements_get_n_open (ASSAY_DISAGREEMENTS (list)), ==, 0);

  /* Nor does one's own tag bring it back, on what others tagged, too. */
  assay_selection_select (assay_project_get_selection (fixture->project), 2);
  window_fixture_activate (fixture, "win.tag::claim");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  window_fixture_activate (fixture, "win.finish-article");
  wait_for (g_list_model_get_n_items (list) == 3);
  window_fixture_activate (fixture, "win.undo");
  wait_for (g_list_model_get_n_items (list) == 0);
}

static GtkWidget *
find_agreement_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ASSAY_IS_AGREEMENT_WINDOW (window))
        return window;
    }
  return NULL;
}

static gboolean
shows_figures (GtkWidget *window)
{
  GtkWidget *figure = find_widget (window, GTK_TYPE_LABEL, "numeric");

  return gtk_widget_get_mapped (figure);
}

static gboolean
shows_caution (GtkWidget *window)
{
  GtkWidget *caution = find_widget (window, GTK_TYPE_LABEL, "caution");

  return gtk_widget_get_mapped (caution) &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (caution)),
                      "There is no sentence that two of them judged.");
}

static void
test_blind_measures_what_is_finished_alone (WindowFixture *fixture,
                                            gconstpointer  data)
{
  GtkWidget *window;
  g_autofree char *words = NULL;

  window_fixture_activate (fixture, "win.agreement");
  window = find_agreement_window ();
  wait_for (shows_figures (window));
  assay_project_set_blind (fixture->project, TRUE);
  g_assert_false (shows_figures (window));
  wait_for (shows_caution (window));
  g_assert_false (shows_figures (window));
  /* Not in the table of a pair either. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (window, GTK_TYPE_DROP_DOWN, NULL)), 1);
  words = assay_confusion_matrix_describe (
    ASSAY_CONFUSION_MATRIX (find_widget (window, ASSAY_TYPE_CONFUSION_MATRIX, NULL)));
  g_assert_null (strchr (words, '1'));

  window_fixture_activate (fixture, "win.finish-article");
  wait_for (shows_figures (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The list tells how far one has come oneself, blind or not. */
static void
test_the_list_of_articles_counts_ones_own_tags (WindowFixture *fixture,
                                                gconstpointer  data)
{
  GListModel *articles = G_LIST_MODEL (assay_project_get_articles (fixture->project));
  g_autoptr (AssayArticleSummary) summary = NULL;
  g_autofree char *words = NULL;

  window_fixture_activate (fixture, "win.blind");
  summary = g_list_model_get_item (articles, 0);
  words = assay_article_row_describe (summary);
  g_assert_cmpuint (summary->n_claims, ==, 1);
  g_assert_cmpuint (summary->n_evidence + summary->n_speculation + summary->n_others, ==, 0);
  g_assert_nonnull (strstr (words, "1 of 5"));
}

static void
test_a_colleagues_tag_is_taken_over (WindowFixture *fixture,
                                     gconstpointer  data)
{
  GtkWidget *colleagues = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_COLLEAGUES, NULL);
  AssayAnnotation *annotation;

  assay_selection_select (assay_project_get_selection (fixture->project), 3);
  window_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_visible (colleagues));
  assay_selection_select (assay_project_get_selection (fixture->project), 2);
  window_fixture_settle (fixture);
  g_assert_true (gtk_widget_get_visible (colleagues));

  g_signal_emit_by_name (find_widget (colleagues, GTK_TYPE_BUTTON, NULL), "clicked");
  window_fixture_settle (fixture);
  annotation = assay_project_get_annotation_of (fixture->project, 2);
  g_assert_cmpstr (annotation->kind, ==, ASSAY_KIND_SPECULATION);
  g_assert_cmpstr (annotation->note, ==, "harbour records");
  g_assert_nonnull (annotation->copy_of);
  g_assert_true (has_tag (fixture, 2, "speculation"));
}

static void
test_two_annotators_become_one_person (WindowFixture *fixture,
                                       gconstpointer  data)
{
  GListModel *people = assay_project_get_people (fixture->project);

  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 3);
  window_fixture_activate (fixture, "win.same-person(('" FIXTURE_ANNOTATOR "', '" FIXTURE_COLLEAGUE "'))");
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 2);
  assert_letters (fixture, "C  E KM|E KM  S KM|S KM||");
  window_fixture_activate (fixture, "win.own-person::" FIXTURE_ANNOTATOR);
  assert_letters (fixture, "C  E KM|E KM  S Le|S Le||");
}

static void
test_a_screen_reader_hears_who_says_what (WindowFixture *fixture,
                                          gconstpointer  data)
{
  g_autofree char *status = NULL;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (get_page (fixture)),
                                             g_type_from_name ("AssayArticleView"));

  assay_selection_select (assay_project_get_selection (fixture->project), 2);
  window_fixture_settle (fixture);
  g_object_get (view, "status", &status, NULL);
  g_assert_cmpstr (status, ==, "Sentence 3 of 5: not tagged; Lena: Speculation. harbour records");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define add(path, func) g_test_add (path, WindowFixture, NULL, set_up, func, window_fixture_tear_down)
  add ("/layers-window/others-stand-beside-ones-own", test_others_stand_beside_ones_own);
  add ("/layers-window/a-layer-is-switched-off-and-on", test_a_layer_is_switched_off_and_on);
  add ("/layers-window/blind-shows-others-when-finished", test_blind_shows_others_when_finished);
  add ("/layers-window/blind-searches-no-notes-of-others", test_blind_searches_no_notes_of_others);
  add ("/layers-window/blind-leaves-nothing-found-standing", test_blind_leaves_nothing_found_standing);
  add ("/layers-window/blind-compares-what-is-finished-alone", test_blind_compares_what_is_finished_alone);
  add ("/layers-window/blind-measures-what-is-finished-alone", test_blind_measures_what_is_finished_alone);
  add ("/layers-window/the-list-of-articles-counts-ones-own-tags",
       test_the_list_of_articles_counts_ones_own_tags);
  add ("/layers-window/a-colleagues-tag-is-taken-over", test_a_colleagues_tag_is_taken_over);
  add ("/layers-window/two-annotators-become-one-person", test_two_annotators_become_one_person);
  add ("/layers-window/a-screen-reader-hears-who-says-what", test_a_screen_reader_hears_who_says_what);
#undef add

  return g_test_run ();
}
