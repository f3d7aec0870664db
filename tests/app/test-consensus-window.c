/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-agreement-window.h"
#include "assay-compare-page.h"
#include "assay-confusion-matrix.h"
#include "assay-decision-form.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "window-fixture.h"

/* A colleague's tags come in as they do in life: by a merge. */
static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUniteReport) report = assay_project_merge_finish (ASSAY_PROJECT (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
tag_mine (WindowFixture *fixture,
          guint          sentence,
          const char    *kind)
{
  assay_selection_select (assay_project_get_selection (fixture->project), sentence);
  assay_project_tag (fixture->project, kind);
  window_fixture_settle (fixture);
}

static void
merge_colleague (WindowFixture       *fixture,
                 const char          *id,
                 const char          *name,
                 const char * const  *kinds)
{
  g_autofree char *path = g_build_filename (fixture->folder, "colleague.assay", NULL);
  const char *paths[] = { path, NULL };
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (fixture->project, &n_sentences);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_CREATE, NULL);
  gboolean merged = FALSE;

  g_ptr_array_add (articles, assay_project_get_article (fixture->project));
  g_assert_true (assay_store_set_annotator (store, id, name, NULL));
  g_assert_true (assay_store_import_articles (store, articles, NULL, NULL));
  for (guint i = 0; kinds[i] != NULL; i++)
    if (*kinds[i] != '\0')
      g_assert_true (assay_store_tag (store, assay_article_get_id (articles->pdata[0]), &sentences[i], 1,
                                      kinds[i], NULL));
  g_assert_true (assay_store_close (store, NULL));
  assay_project_merge_async (fixture->project, paths, FALSE, NULL, NULL, merged_cb, &merged);
  wait_for (merged);
  window_fixture_settle (fixture);
}

static void
disagree (WindowFixture *fixture)
{
  const char *const ada[] = { "claim", "evidence", "", "speculation", NULL };

  tag_mine (fixture, 0, "claim");
  tag_mine (fixture, 1, "claim");
  tag_mine (fixture, 3, "claim");
  merge_colleague (fixture, FIXTURE_COLLEAGUE, "Ada", ada);
}

static AssayComparePage *
get_page (WindowFixture *fixture)
{
  return ASSAY_COMPARE_PAGE (find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_COMPARE_PAGE, NULL));
}

static int
get_current (WindowFixture *fixture)
{
  return assay_selection_get_current (assay_project_get_selection (fixture->project));
}

static GtkEntry *
get_reason (WindowFixture *fixture)
{
  return GTK_ENTRY (find_widget (GTK_WIDGET (get_page (fixture)), GTK_TYPE_ENTRY, NULL));
}

static void
test_the_key_goes_from_one_disagreement_to_the_next (WindowFixture *fixture,
                                                     gconstpointer  data)
{
  disagree (fixture);
  window_fixture_activate (fixture, "win.next-disagreement");
  wait_for (get_current (fixture) == 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (assay_compare_page_get_list (get_page (fixture)))),
                    ==, 2);
  window_fixture_activate (fixture, "win.next-disagreement");
  wait_for (get_current (fixture) == 3);
  window_fixture_activate (fixture, "win.previous-disagreement");
  wait_for (get_current (fixture) == 1);
}

static void
test_enter_decides_and_moves_on (WindowFixture *fixture,
                                 gconstpointer  data)
{
  AssayDisagreements *list;
  g_autoptr (AssayDisagreement) first = NULL;

  disagree (fixture);
  window_fixture_activate (fixture, "win.next-disagreement");
  wait_for (get_current (fixture) == 1);
  list = assay_compare_page_get_list (get_page (fixture));
  gtk_editable_set_text (GTK_EDITABLE (get_reason (fixture)), "A source is named.");
  g_signal_emit_by_name (get_reason (fixture), "activate");
  wait_for (assay_disagreements_get_n_open (list) == 1);
  wait_for (get_current (fixture) == 3);

  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (first->decision->reason, ==, "A source is named.");
  g_assert_cmpstr (first->decision->kind, ==, "evidence");
  g_assert_cmpuint (g_strv_length (first->decision->based_on), ==, 2);
  g_assert_cmpstr (assay_project_get_annotation_of (fixture->project, 1)->kind, ==, "claim");

  window_fixture_activate (fixture, "win.undo");
  wait_for (assay_disagreements_get_n_open (list) == 2);
}

static const char *
get_label (WindowFixture *fixture,
           GType          part,
           const char    *css_class)
{
  GtkWidget *parent = find_widget (GTK_WIDGET (get_page (fixture)), part, NULL);
  GtkWidget *label = find_widget (parent, GTK_TYPE_LABEL, css_class);

  return label != NULL ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static void
test_what_was_decided_is_to_decide_once_the_tags_change (WindowFixture *fixture,
                                                         gconstpointer  data)
{
  AssayDisagreements *list;
  g_autoptr (AssayDisagreement) again = NULL;

  disagree (fixture);
  window_fixture_activate (fixture, "win.next-disagreement");
  wait_for (get_current (fixture) == 1);
  list = assay_compare_page_get_list (get_page (fixture));
  gtk_editable_set_text (GTK_EDITABLE (get_reason (fixture)), "A source is named.");
  g_signal_emit_by_name (get_reason (fixture), "activate");
  wait_for (assay_disagreements_get_n_open (list) == 1);
  wait_for (get_current (fixture) == 3);
  wait_for (g_strcmp0 (get_label (fixture, GTK_TYPE_LIST_VIEW, "decided"), "✓ E") == 0);

  tag_mine (fixture, 1, "speculation");
  wait_for (assay_disagreements_get_n_open (list) == 2);
  wait_for (g_strcmp0 (get_label (fixture, GTK_TYPE_LIST_VIEW, "decided"), "Changed since") == 0);

  /* What was thought before is there to think of again. */
  assay_selection_select (assay_project_get_selection (fixture->project), 3);
  window_fixture_activate (fixture, "win.next-disagreement");
  wait_for (get_current (fixture) == 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_reason (fixture))), ==, "A source is named.");
  g_assert_true (g_str_has_suffix (get_label (fixture, ASSAY_TYPE_DECISION_FORM, "dim-label"),
                                   ". Changed since"));
  g_signal_emit_by_name (get_reason (fixture), "activate");
  wait_for (assay_disagreements_get_n_open (list) == 1);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_false (again->decision->outdated);
}

static void
test_a_reason_is_asked_for_once (WindowFixture *fixture,
                                 gconstpointer  data)
{
  AssayDisagreements *list;

  disagree (fixture);
  window_fixture_activate (fixture, "win.next-disagreement");
  wait_for (get_current (fixture) == 1);
  list = assay_compare_page_get_list (get_page (fixture));
  g_signal_emit_by_name (get_reason (fixture), "activate");
  window_fixture_settle (fixture);
  g_assert_cmpuint (assay_disagreements_get_n_open (list), ==, 2);
  g_signal_emit_by_name (get_reason (fixture), "activate");
  wait_for (assay_disagreements_get_n_open (list) == 1);
}

static void
test_a_button_takes_an_opinion_over (WindowFixture *fixture,
                                     gconstpointer  data)
{
  AssayDisagreements *list;
  g_autoptr (AssayDisagreement) first = NULL;
  GtkWidget *mine;

  disagree (fixture);
  window_fixture_activate (fixture, "win.next-disagreement");
  wait_for (get_current (fixture) == 1);
  list = assay_compare_page_get_list (get_page (fixture));
  mine = find_widget (GTK_WIDGET (get_page (fixture)), GTK_TYPE_BUTTON, "claim");
  g_assert_nonnull (mine);
  g_signal_emit_by_name (mine, "clicked");
  gtk_editable_set_text (GTK_EDITABLE (get_reason (fixture)), "Mine");
  g_signal_emit_by_name (get_reason (fixture), "activate");
  wait_for (assay_disagreements_get_n_open (list) == 1);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (first->decision->kind, ==, "claim");
}

static GtkWindow *
find_agreement_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ASSAY_IS_AGREEMENT_WINDOW (window))
        return window;
    }
  return NULL;
}

static void
test_agreement_is_told_in_words_and_a_picture (WindowFixture *fixture,
                                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matrix.svg", NULL);
  g_autofree char *words = NULL;
  g_autofree char *picture = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *matrix;

  disagree (fixture);
  window_fixture_activate (fixture, "win.agreement");
  g_assert_nonnull (find_agreement_window ());
  wait_for (*gtk_label_get_label (GTK_LABEL (find_widget (GTK_WIDGET (find_agreement_window ()),
                                                          GTK_TYPE_LABEL, "numeric"))) != '\0');
  matrix = find_widget (GTK_WIDGET (find_agreement_window ()), ASSAY_TYPE_CONFUSION_MATRIX, NULL);
  words = assay_confusion_matrix_describe (ASSAY_CONFUSION_MATRIX (matrix));
  g_assert_nonnull (strstr (words, "No tag, No tag: 3."));
  g_assert_nonnull (strstr (words, "Claim, Claim: 1."));
  gtk_test_accessible_assert_role (matrix, GTK_ACCESSIBLE_ROLE_IMG);

  assay_confusion_matrix_save (ASSAY_CONFUSION_MATRIX (matrix), path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &picture, NULL, NULL));
  g_assert_nonnull (strstr (picture, "<svg"));
  gtk_window_destroy (find_agreement_window ());
}

/* The first figure shown, in words. */
static const char *
get_figure (void)
{
  GtkWidget *label = find_widget (GTK_WIDGET (find_agreement_window ()), GTK_TYPE_LABEL, "numeric");

  return gtk_label_get_label (GTK_LABEL (label));
}

static void
test_agreement_follows_what_is_tagged (WindowFixture *fixture,
                                       gconstpointer  data)
{
  const char *const kim[] = { "claim", "claim", "", "claim", NULL };
  GtkDropDown *who;
  GtkWidget *window;
  GListModel *pairs;
  double place;

  disagree (fixture);
  merge_colleague (fixture, FIXTURE_ANNOTATOR, "Kim", kim);
  window_fixture_activate (fixture, "win.agreement");
  window = GTK_WIDGET (find_agreement_window ());
  wait_for (g_str_has_prefix (get_figure (), "0.78"));
  who = GTK_DROP_DOWN (find_widget (window, GTK_TYPE_DROP_DOWN, NULL));
  pairs = gtk_drop_down_get_model (who);
  g_assert_cmpuint (g_list_model_get_n_items (pairs), ==, 4);

  /* Who works here and Kim say the same. */
  for (guint i = 1; i < 4 && !g_str_has_prefix (get_figure (), "1.00"); i++)
    gtk_drop_down_set_selected (who, i);
  g_assert_true (g_str_has_prefix (get_figure (), "1.00"));
  place = gtk_drop_down_get_selected (who);

  tag_mine (fixture, 0, "evidence");
  wait_for (g_str_has_prefix (get_figure (), "0.83"));
  g_assert_cmpuint (gtk_drop_down_get_selected (who), ==, place);
  g_assert_true (gtk_drop_down_get_model (who) == pairs);
  window_fixture_activate (fixture, "win.undo");
  wait_for (g_str_has_prefix (get_figure (), "1.00"));

  /* Asked for again it is the same window. */
  window_fixture_activate (fixture, "win.agreement");
  g_assert_true (GTK_WIDGET (find_agreement_window ()) == window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (find_agreement_window ());
}

static void
test_agreement_keeps_the_people_chosen_when_another_joins (WindowFixture *fixture,
                                                           gconstpointer  data)
{
  const char *const bea[] = { "claim", NULL };
  GtkDropDown *who;

  disagree (fixture);
  window_fixture_activate (fixture, "win.agreement");
  wait_for (g_str_has_prefix (get_figure (), "0.67"));
  who = GTK_DROP_DOWN (find_widget (GTK_WIDGET (find_agreement_window ()), GTK_TYPE_DROP_DOWN, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (who)), ==, 1);

  /* Now a row for all together stands first. */
  merge_colleague (fixture, FIXTURE_ANNOTATOR, "Bea", bea);
  wait_for (g_list_model_get_n_items (gtk_drop_down_get_model (who)) == 4);
  g_assert_cmpuint (gtk_drop_down_get_selected (who), >, 0);
  g_assert_true (g_str_has_prefix (get_figure (), "0.67"));
  gtk_window_destroy (find_agreement_window ());
}

static void
test_the_agreement_of_another_project_is_not_mixed_up (WindowFixture *fixture,
                                                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "Other.assay", NULL);

  disagree (fixture);
  window_fixture_activate (fixture, "win.agreement");
  assay_window_open_project (fixture->window, path, TRUE);
  wait_for (find_agreement_window () == NULL);
  window_fixture_settle (fixture);
}

#define add(name, func) \
  g_test_add ("/consensus-window/" name, WindowFixture, NULL, window_fixture_set_up_article, func, \
              window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("the-key-goes-from-one-disagreement-to-the-next", test_the_key_goes_from_one_disagreement_to_the_next);
  add ("enter-decides-and-moves-on", test_enter_decides_and_moves_on);
  add ("what-was-decided-is-to-decide-once-the-tags-change",
       test_what_was_decided_is_to_decide_once_the_tags_change);
  add ("a-reason-is-asked-for-once", test_a_reason_is_asked_for_once);
  add ("a-button-takes-an-opinion-over", test_a_button_takes_an_opinion_over);
  add ("agreement-is-told-in-words-and-a-picture", test_agreement_is_told_in_words_and_a_picture);
  add ("agreement-follows-what-is-tagged", test_agreement_follows_what_is_tagged);
  add ("agreement-keeps-the-people-chosen-when-another-joins",
       test_agreement_keeps_the_people_chosen_when_another_joins);
  add ("the-agreement-of-another-project-is-not-mixed-up",
       test_the_agreement_of_another_project_is_not_mixed_up);

  return g_test_run ();
}
