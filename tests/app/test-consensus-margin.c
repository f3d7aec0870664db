/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was agreed on is seen where one reads: beside the sentence, as a layer, in words, and never by one
 * who works blind.
 */

#include "config.h"

#include "assay-article-page.h"
#include "assay-article-view.h"
#include "assay-compare-page.h"
#include "assay-disagreements.h"
#include "assay-layers-popover.h"
#include "assay-project-layers.h"
#include "assay-store-annotations.h"
#include "assay-store-boundaries.h"
#include "window-fixture.h"

/* Each sentence begins a line of its own. */
#define TEXT \
  "The port was closed in March.\n\nNobody said why.\n\nTrade fell by a third.\n\n" \
  "Ships waited for days.\n\nIt may have been a test.\n"

/* Ada says claim of sentences 0 and 3 and evidence of 1; who works here claim of 0 and 1. */
static const char *const adas[] = { "claim", "evidence", NULL, "claim", NULL };

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
    if (adas[i] != NULL)
      g_assert_true (assay_store_tag (store, id, &g_array_index (sentences, AssaySpan, i), 1, adas[i],
                                      &error));
  g_assert_true (assay_store_close (store, &error));
  g_assert_no_error (error);
}

static void
tag (WindowFixture *fixture,
     guint          sentence,
     const char    *kind)
{
  assay_selection_select (assay_project_get_selection (fixture->project), sentence);
  assay_project_tag (fixture->project, kind);
  window_fixture_settle (fixture);
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
  tag (fixture, 0, "claim");
  tag (fixture, 1, "claim");
}

static AssaySpan
get_sentence (WindowFixture *fixture,
              guint          index)
{
  guint n_sentences;

  return assay_project_get_sentences (fixture->project, &n_sentences)[index];
}

static void
decide (WindowFixture *fixture,
        guint          sentence,
        const char    *kind,
        const char    *reason)
{
  AssayDecision values = {
    .article = (char *) assay_article_get_id (assay_project_get_article (fixture->project)),
    .span = get_sentence (fixture, sentence),
    .kind = (char *) kind,
    .reason = (char *) reason,
  };

  assay_project_decide (fixture->project, &values);
  window_fixture_settle (fixture);
}

static AssayArticlePage *
get_page (WindowFixture *fixture)
{
  return ASSAY_ARTICLE_PAGE (find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_ARTICLE_PAGE, NULL));
}

static void
assert_letters (WindowFixture *fixture,
                const char    *expected)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  window_fixture_settle (fixture);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *found = assay_article_page_dup_letters_at (get_page (fixture),
                                                                  get_sentence (fixture, i).start);

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
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, get_sentence (fixture, sentence).start);
  return gtk_text_iter_has_tag (&iter, tag);
}

static void
test_a_decision_stands_in_the_margin (WindowFixture *fixture,
                                      gconstpointer  data)
{
  assert_letters (fixture, "C Ad|C  E Ad||C Ad|");
  decide (fixture, 1, "evidence", "");
  assert_letters (fixture, "C Ad|C  E ✓ Ad||C Ad|");
  decide (fixture, 0, "claim", "");
  assert_letters (fixture, "C ✓ Ad|C  E ✓ Ad||C Ad|");
  decide (fixture, 3, NULL, "");
  assert_letters (fixture, "C ✓ Ad|C  E ✓ Ad||– ✓  C Ad|");
  /* That there is to be no tag is not underlined as one. */
  g_assert_false (has_tag (fixture, 3, "claim-alone"));

  window_fixture_activate (fixture, "win.undo");
  assert_letters (fixture, "C ✓ Ad|C  E ✓ Ad||C Ad|");
  g_assert_true (has_tag (fixture, 3, "claim-alone"));
  window_fixture_activate (fixture, "win.redo");
  assert_letters (fixture, "C ✓ Ad|C  E ✓ Ad||– ✓  C Ad|");
}

static void
test_the_consensus_alone_is_what_is_read (WindowFixture *fixture,
                                          gconstpointer  data)
{
  g_autofree char *status = NULL;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (get_page (fixture)), ASSAY_TYPE_ARTICLE_VIEW);

  decide (fixture, 1, "evidence", "");
  decide (fixture, 3, NULL, "");
  window_fixture_activate (fixture, "win.only-layer::consensus");
  assert_letters (fixture, "|E ✓||– ✓|");
  g_assert_false (has_tag (fixture, 0, "claim"));
  g_assert_true (has_tag (fixture, 1, "evidence"));
  g_assert_false (has_tag (fixture, 1, "claim"));
  g_assert_cmpuint (assay_article_page_get_marks (get_page (fixture))->len, ==, 1);
  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  window_fixture_settle (fixture);
  g_object_get (view, "status", &status, NULL);
  g_assert_true (g_str_has_prefix (status, "Sentence 2 of 5: Consensus: Evidence, decided by "));

  /* What one does goes to one's own layer and shows it again. */
  tag (fixture, 4, "speculation");
  assert_letters (fixture, "C|C  E ✓||– ✓|S");
  window_fixture_activate (fixture, "win.toggle-layer::consensus");
  assert_letters (fixture, "C|C|||S");
  window_fixture_activate (fixture, "win.all-layers");
  assert_letters (fixture, "C Ad|C  E ✓ Ad||– ✓  C Ad|S");
}

static void
test_one_who_works_blind_sees_no_consensus (WindowFixture *fixture,
                                            gconstpointer  data)
{
  decide (fixture, 1, "evidence", "");
  window_fixture_activate (fixture, "win.only-layer::consensus");
  window_fixture_activate (fixture, "win.blind");
  assert_letters (fixture, "C|C|||");
  g_assert_cmpuint (assay_project_count_decided (fixture->project), ==, 0);
  window_fixture_activate (fixture, "win.finish-article");
  assert_letters (fixture, "|E ✓|||");
  g_assert_cmpuint (assay_project_count_decided (fixture->project), ==, 1);
}

static void
test_the_decision_is_told_in_words (WindowFixture *fixture,
                                    gconstpointer  data)
{
  g_autofree char *status = NULL;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (get_page (fixture)), ASSAY_TYPE_ARTICLE_VIEW);
  const char *rest;

  decide (fixture, 1, "evidence", "A source is named.");
  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  window_fixture_settle (fixture);
  g_object_get (view, "status", &status, NULL);
  g_assert_true (g_str_has_prefix (status, "Sentence 2 of 5: Claim; Consensus: Evidence, decided by "));
  rest = strstr (status, ", today ");
  g_assert_nonnull (rest);
  g_assert_cmpstr (strchr (rest, '.'), ==, ". A source is named.; Ada: Evidence");
}

static void
test_a_decision_of_other_tags_is_a_question (WindowFixture *fixture,
                                             gconstpointer  data)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (get_page (fixture)), ASSAY_TYPE_ARTICLE_VIEW);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  decide (fixture, 1, "evidence", "A source is named.");
  assert_letters (fixture, "C Ad|C  E ✓ Ad||C Ad|");
  g_object_get (view, "status", &before, NULL);
  g_assert_null (strstr (before, "Changed since"));
  tag (fixture, 1, "speculation");
  assert_letters (fixture, "C Ad|S  E ? Ad||C Ad|");
  g_object_get (view, "status", &after, NULL);
  g_assert_nonnull (strstr (after, ". Changed since. A source is named."));
  window_fixture_activate (fixture, "win.undo");
  assert_letters (fixture, "C Ad|C  E ✓ Ad||C Ad|");
}

/* Lines are laid out bit by bit. */
static gboolean
is_in_view (WindowFixture *fixture,
            AssaySpan      span,
            GdkRectangle  *area)
{
  assay_article_page_get_area (get_page (fixture), (AssaySpan) { span.start, span.start + 1 }, area);
  return area->height > 0;
}

/* A point in the margin at which the letters of a sentence stand. */
static gboolean
find_letters (WindowFixture *fixture,
              guint          sentence,
              double        *x,
              double        *y)
{
  AssaySpan span = get_sentence (fixture, sentence);
  GdkRectangle area;

  wait_for (is_in_view (fixture, span, &area));
  *y = area.y + area.height / 2.0;
  for (*x = 0; *x < area.x; *x += 1)
    if (assay_article_page_get_lettered_at (get_page (fixture), *x, *y) == (int) span.start)
      return TRUE;
  return FALSE;
}

static void
click_letters (WindowFixture *fixture,
               guint          sentence)
{
  gpointer drag = find_controller (GTK_WIDGET (get_page (fixture)), GTK_TYPE_GESTURE_DRAG);
  double x, y;

  g_assert_true (find_letters (fixture, sentence, &x, &y));
  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  window_fixture_settle (fixture);
}

static void
test_a_click_on_it_leads_to_where_it_was_decided (WindowFixture *fixture,
                                                  gconstpointer  data)
{
  GtkWidget *compare = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_COMPARE_PAGE, NULL);
  GtkWidget *list = find_widget (compare, GTK_TYPE_LIST_VIEW, NULL);
  AssayDisagreement *shown;
  double x, y;

  g_assert_false (find_letters (fixture, 2, &x, &y));
  click_letters (fixture, 3);
  g_assert_false (gtk_widget_get_mapped (compare));

  decide (fixture, 3, NULL, "");
  click_letters (fixture, 3);
  wait_for (gtk_widget_get_mapped (list));
  shown = gtk_single_selection_get_selected_item (
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  g_assert_cmpuint (shown->span.start, ==, get_sentence (fixture, 3).start);
  g_assert_cmpint (assay_selection_get_current (assay_project_get_selection (fixture->project)), ==, 3);
}

static void
test_it_is_switched_off_like_a_layer (WindowFixture *fixture,
                                      gconstpointer  data)
{
  GtkWidget *popover = find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_LAYERS_POPOVER, NULL);
  GtkWidget *list = find_widget (popover, GTK_TYPE_LIST_BOX, "consensus");
  GtkWidget *check = find_widget (list, GTK_TYPE_CHECK_BUTTON, NULL);
  GtkWidget *count = find_widget (list, GTK_TYPE_LABEL, "numeric");

  decide (fixture, 1, "evidence", "");
  window_fixture_activate (fixture, "win.layers");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "1 decided");
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  assert_letters (fixture, "C Ad|C  E Ad||C Ad|");
  window_fixture_activate (fixture, "win.all-layers");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  assert_letters (fixture, "C Ad|C  E ✓ Ad||C Ad|");
  gtk_popover_popdown (GTK_POPOVER (popover));
}

#define add(name, func) \
  g_test_add ("/consensus-margin/" name, WindowFixture, NULL, set_up, func, window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("a-decision-stands-in-the-margin", test_a_decision_stands_in_the_margin);
  add ("the-consensus-alone-is-what-is-read", test_the_consensus_alone_is_what_is_read);
  add ("one-who-works-blind-sees-no-consensus", test_one_who_works_blind_sees_no_consensus);
  add ("the-decision-is-told-in-words", test_the_decision_is_told_in_words);
  add ("a-decision-of-other-tags-is-a-question", test_a_decision_of_other_tags_is_a_question);
  add ("a-click-on-it-leads-to-where-it-was-decided", test_a_click_on_it_leads_to_where_it_was_decided);
  add ("it-is-switched-off-like-a-layer", test_it_is_switched_off_like_a_layer);

  return g_test_run ();
}
