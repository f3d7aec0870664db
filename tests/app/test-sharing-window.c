/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-merge-dialog.h"
#include "assay-merge-rows.h"
#include "assay-notice.h"
#include "assay-share-dialog.h"
#include "assay-store-annotations.h"
#include "window-fixture.h"

enum
{
  RESPONSE_OPEN,
  RESPONSE_MERGE,
};

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* GTK holds it. */
      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static AssayNotice *
get_notice (WindowFixture *fixture)
{
  GtkWidget *overlay = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_OVERLAY, NULL);

  return ASSAY_NOTICE (find_widget (overlay, ASSAY_TYPE_NOTICE, NULL));
}

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A copy of the open project, in which somebody tagged the first sentences. */
static char *
make_copy (WindowFixture *fixture,
           const char    *name,
           const char    *annotator,
           guint          n_tags)
{
  char *path = g_strdup_printf ("%s/%s.assay", fixture->folder, name);
  const char *article = assay_article_get_id (assay_project_get_article (fixture->project));
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (fixture->project, &n_sentences);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  assay_project_copy_async (fixture->project, path, take_result_cb, &result);
  wait_for (result != NULL);
  assay_project_copy_finish (fixture->project, result, &error);
  g_assert_no_error (error);
  if (n_tags == 0)
    return path;

  copy = assay_store_open (path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  assay_store_set_annotator (copy, annotator, name, &error);
  assay_store_tag (copy, article, sentences, n_tags, ASSAY_KIND_CLAIM, &error);
  assay_store_close (copy, &error);
  g_assert_no_error (error);
  return path;
}

static void
drop (WindowFixture *fixture,
      const char    *path)
{
  GtkDropTarget *target = find_controller (GTK_WIDGET (fixture->window), GTK_TYPE_DROP_TARGET);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
}

static void
drop_and_choose (WindowFixture *fixture,
                 const char    *path,
                 int            response)
{
  drop (fixture, path);
  wait_for (find_window (GTK_TYPE_MESSAGE_DIALOG) != NULL);
  gtk_dialog_response (GTK_DIALOG (find_window (GTK_TYPE_MESSAGE_DIALOG)), response);
  wait_for (find_window (GTK_TYPE_MESSAGE_DIALOG) == NULL);
}

/* Opens the preview and waits until it shows something. */
static GtkWidget *
preview (WindowFixture *fixture,
         const char    *path)
{
  GtkWidget *dialog;
  GtkWidget *stack;

  drop_and_choose (fixture, path, RESPONSE_MERGE);
  wait_for ((dialog = find_window (ASSAY_TYPE_MERGE_DIALOG)) != NULL);
  stack = find_widget (dialog, GTK_TYPE_STACK, NULL);
  wait_for (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "preview"));
  window_fixture_settle (fixture);
  return dialog;
}

/* What stands in the preview, a line a row: "kind title: detail". */
static char *
describe (GtkWidget *dialog)
{
  GtkWidget *list = find_widget (dialog, GTK_TYPE_LIST_VIEW, NULL);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (AssayMergeRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (words, "%d %s: %s\n", row->kind, row->title,
                              row->detail != NULL ? row->detail : "");
    }

  return g_string_free (words, FALSE);
}

static const char *
get_heading (GtkWidget *dialog)
{
  return gtk_label_get_label (GTK_LABEL (find_widget (dialog, GTK_TYPE_LABEL, "heading")));
}

static GtkWidget *
get_merge_button (GtkWidget *dialog)
{
  return find_widget (dialog, GTK_TYPE_BUTTON, "suggested-action");
}

/* The tags of all in the file, which another connection may read while it is open. */
static guint
count_tags (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStore) store = NULL;
  g_autoptr (GPtrArray) annotations = NULL;

  window_fixture_settle (fixture);
  store = assay_store_open (fixture->path, ASSAY_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  annotations = assay_store_list_annotations (store, NULL, &error);
  g_assert_no_error (error);
  return annotations->len;
}

static void
test_a_preview_tells_who_brings_what (WindowFixture *fixture,
                                      gconstpointer  data)
{
  g_autofree char *path = make_copy (fixture, "Ada", FIXTURE_COLLEAGUE, 3);
  GtkWidget *dialog = preview (fixture, path);
  g_autofree char *words = describe (dialog);

  g_assert_cmpstr (get_heading (dialog), ==, "3 tags would come in");
  g_assert_cmpstr (words, ==, "0 Ada: 3 new\n1 article.txt: 3 new\n");
  gtk_window_close (GTK_WINDOW (dialog));
  wait_for (find_window (ASSAY_TYPE_MERGE_DIALOG) == NULL);
  g_assert_cmpuint (count_tags (fixture), ==, 0);
}

static void
merge_copy (WindowFixture *fixture)
{
  g_autofree char *path = make_copy (fixture, "Ada", FIXTURE_COLLEAGUE, 2);
  GtkWidget *dialog = preview (fixture, path);

  g_signal_emit_by_name (get_merge_button (dialog), "clicked");
  wait_for (find_window (ASSAY_TYPE_MERGE_DIALOG) == NULL);
}

static void
test_a_merge_is_told_and_taken_back (WindowFixture *fixture,
                                     gconstpointer  data)
{
  merge_copy (fixture);
  g_assert_cmpstr (assay_notice_get_title (get_notice (fixture)), ==, "2 tags of Ada came in");
  g_assert_cmpuint (count_tags (fixture), ==, 2);

  window_fixture_activate (fixture, "win.undo");
  g_assert_cmpuint (count_tags (fixture), ==, 0);
  g_assert_false (assay_notice_is_shown (get_notice (fixture)));
}

/* Its button would undo that step and not the merge. */
static void
test_the_next_step_ends_the_offer_to_undo_a_merge (WindowFixture *fixture,
                                                   gconstpointer  data)
{
  merge_copy (fixture);
  g_assert_true (assay_notice_is_shown (get_notice (fixture)));
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  g_assert_true (assay_notice_is_shown (get_notice (fixture)));

  window_fixture_activate (fixture, "win.tag::claim");
  g_assert_false (assay_notice_is_shown (get_notice (fixture)));
}

static void
test_what_is_here_already_need_not_be_merged (WindowFixture *fixture,
                                              gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  window_fixture_activate (fixture, "win.tag::claim");
  path = make_copy (fixture, "Ada", FIXTURE_COLLEAGUE, 0);
  dialog = preview (fixture, path);
  words = describe (dialog);
  g_assert_cmpstr (get_heading (dialog), ==, "Nothing New");
  g_assert_nonnull (strstr (words, "article.txt: 1 here already\n"));
  g_assert_false (gtk_widget_get_visible (get_merge_button (dialog)));
  gtk_window_close (GTK_WINDOW (dialog));
  wait_for (find_window (ASSAY_TYPE_MERGE_DIALOG) == NULL);
}

static void
test_what_is_no_project_is_told (WindowFixture *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bad.assay", NULL);

  g_assert_true (g_file_set_contents (path, "No project.", -1, NULL));
  drop_and_choose (fixture, path, RESPONSE_MERGE);
  wait_for (g_strcmp0 (assay_notice_get_title (get_notice (fixture)), "Nothing was merged.") == 0);
  g_assert_null (find_window (ASSAY_TYPE_MERGE_DIALOG));
  g_assert_cmpstr (assay_notice_get_text (get_notice (fixture)), ==,
                   "“bad.assay” is not an Assay project. Choose a file that Assay has written.");
}

static void
test_a_copy_in_use_is_told (WindowFixture *fixture,
                            gconstpointer  data)
{
  g_autofree char *path = make_copy (fixture, "Ada", FIXTURE_COLLEAGUE, 1);
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (journal, "in use", -1, NULL));
  dialog = preview (fixture, path);
  words = describe (dialog);
  g_assert_true (g_str_has_prefix (words, "3 What Cannot Come In: 1\n4 The file was in use"));
  g_signal_emit_by_name (get_merge_button (dialog), "clicked");
  wait_for (find_window (ASSAY_TYPE_MERGE_DIALOG) == NULL);
  g_assert_nonnull (strstr (assay_notice_get_text (get_notice (fixture)), "in use"));
}

static void
test_a_dropped_project_can_be_opened_instead (WindowFixture *fixture,
                                              gconstpointer  data)
{
  g_autofree char *path = make_copy (fixture, "Ada", FIXTURE_COLLEAGUE, 1);

  drop_and_choose (fixture, path, GTK_RESPONSE_CANCEL);
  window_fixture_settle (fixture);
  g_assert_cmpstr (assay_project_get_path (fixture->project), ==, fixture->path);

  drop_and_choose (fixture, path, RESPONSE_OPEN);
  wait_for (g_strcmp0 (assay_project_get_path (fixture->project), path) == 0);
  window_fixture_settle (fixture);
}

static void
test_without_a_project_nothing_can_be_merged (WindowFixture *fixture,
                                              gconstpointer  data)
{
  g_assert_false (window_fixture_is_enabled (fixture, "merge"));
}

static void
add_article (WindowFixture *fixture)
{
  guint n_articles = 0;

  assay_project_import_text (fixture->project, "Another text. It is short.", "another.txt");
  while (n_articles < 2)
    {
      window_fixture_settle (fixture);
      g_object_get (fixture->project, "n-articles", &n_articles, NULL);
    }
}

static GtkWidget *
open_share_dialog (WindowFixture *fixture)
{
  window_fixture_activate (fixture, "win.share-copy");
  g_assert_nonnull (find_window (ASSAY_TYPE_SHARE_DIALOG));
  return find_window (ASSAY_TYPE_SHARE_DIALOG);
}

/* Writes the copy and opens it. */
static AssayStore *
share (WindowFixture *fixture,
       GtkWidget     *dialog)
{
  g_autofree char *path = g_build_filename (fixture->folder, "shared", NULL);
  g_autofree char *whole = g_strconcat (path, ".assay", NULL);
  g_autofree char *title = g_strdup_printf ("A copy to share was saved to “%s”.", whole);
  g_autoptr (GError) error = NULL;
  AssayStore *store;

  assay_share_dialog_save (ASSAY_SHARE_DIALOG (dialog), path);
  wait_for (g_strcmp0 (assay_notice_get_title (get_notice (fixture)), title) == 0);
  g_assert_null (find_window (ASSAY_TYPE_SHARE_DIALOG));
  store = assay_store_open (whole, ASSAY_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  return store;
}

static void
test_a_shared_copy_holds_everything (WindowFixture *fixture,
                                     gconstpointer  data)
{
  g_autoptr (AssayStore) copy = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) annotations = NULL;

  add_article (fixture);
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  window_fixture_activate (fixture, "win.tag::claim");
  copy = share (fixture, open_share_dialog (fixture));
  articles = assay_store_list_article_ids (copy, NULL);
  annotations = assay_store_list_annotations (copy, NULL, NULL);
  g_assert_cmpuint (articles->len, ==, 2);
  g_assert_cmpuint (annotations->len, ==, 1);
}

static void
activate_check (GtkWidget  *dialog,
                const char *id)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_widget_get_template_child (dialog,
                                                                           ASSAY_TYPE_SHARE_DIALOG,
                                                                           id));

  gtk_check_button_set_active (check, TRUE);
}

static void
test_only_the_open_article_is_shared (WindowFixture *fixture,
                                      gconstpointer  data)
{
  GtkWidget *dialog;
  g_autoptr (AssayStore) copy = NULL;
  g_autoptr (GPtrArray) articles = NULL;

  add_article (fixture);
  dialog = open_share_dialog (fixture);
  activate_check (dialog, "open");
  copy = share (fixture, dialog);
  articles = assay_store_list_article_ids (copy, NULL);
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (articles, 0), ==,
                   assay_article_get_id (assay_project_get_article (fixture->project)));
}

static void
test_without_a_chosen_article_nothing_can_be_shared (WindowFixture *fixture,
                                                     gconstpointer  data)
{
  GtkWidget *dialog = open_share_dialog (fixture);
  GtkWidget *list = find_widget (dialog, GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *save = find_widget (dialog, GTK_TYPE_BUTTON, "suggested-action");
  GtkWidget *check;

  g_assert_true (gtk_widget_get_sensitive (save));
  activate_check (dialog, "some");
  window_fixture_settle (fixture);
  check = find_widget (list, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_get_sensitive (save));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_window_close (GTK_WINDOW (dialog));
  wait_for (find_window (ASSAY_TYPE_SHARE_DIALOG) == NULL);
}

static void
test_names_and_notes_can_be_left_out (WindowFixture *fixture,
                                      gconstpointer  data)
{
  const char * const switches[] = { "without_notes", "without_names", NULL };
  GtkWidget *dialog;
  g_autoptr (AssayStore) copy = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) annotators = NULL;
  g_autofree char *name = NULL;

  g_object_get (fixture->project, "annotator-name", &name, NULL);
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  window_fixture_activate (fixture, "win.tag::claim");
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  assay_project_set_note (fixture->project, "Not for everybody.");
  window_fixture_settle (fixture);
  dialog = open_share_dialog (fixture);
  for (guint i = 0; switches[i] != NULL; i++)
    gtk_switch_set_active (GTK_SWITCH (gtk_widget_get_template_child (dialog,
                                                                      ASSAY_TYPE_SHARE_DIALOG,
                                                                      switches[i])),
                           TRUE);
  copy = share (fixture, dialog);
  annotations = assay_store_list_annotations (copy, NULL, NULL);
  g_assert_cmpuint (annotations->len, ==, 1);
  g_assert_null (((AssayAnnotation *) annotations->pdata[0])->note);
  annotators = assay_store_list_annotators (copy, NULL);
  g_assert_cmpuint (annotators->len, >, 0);
  for (guint i = 0; i < annotators->len; i++)
    g_assert_cmpstr (((AssayAnnotator *) annotators->pdata[i])->name, !=, name);
}

/* A report of many people with long names, which no test makes by hand. */
static void
test_long_reports_are_summed_up (void)
{
  g_autoptr (AssayUniteReport) report = assay_unite_report_new ();
  g_autoptr (GListModel) rows = NULL;
  g_autofree char *title = NULL;
  g_autofree char *news = NULL;

  for (guint i = 0; i < 30; i++)
    {
      AssayUniteCount *count = g_new0 (AssayUniteCount, 1);

      count->annotator = g_strdup_printf ("%u", i);
      count->name = g_strdup_printf ("Annotator %u", i);
      count->article = g_strdup ("a");
      count->title = g_strdup ("A title");
      count->n_new = i;
      count->n_changed = 1;
      count->n_known = 5;
      g_ptr_array_add (report->counts, count);
    }
  report->n_rows = 1;
  report->n_articles = 2;
  rows = assay_merge_rows_new (report);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 60);
  title = assay_merge_rows_dup_title (report);
  g_assert_cmpstr (title, ==, "435 tags and 2 articles would come in");
  news = assay_merge_rows_dup_news (report);
  g_assert_cmpstr (news, ==, "435 tags of 29 people and 2 articles came in");
}

static void
add (const char *name,
     void      (*set_up) (WindowFixture *fixture,
                          gconstpointer  data),
     void      (*test) (WindowFixture *fixture,
                        gconstpointer  data))
{
  g_autofree char *path = g_strconcat ("/sharing-window/", name, NULL);

  g_test_add (path, WindowFixture, NULL, set_up, test, window_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("without-a-project-nothing-can-be-merged", window_fixture_set_up,
       test_without_a_project_nothing_can_be_merged);
  add ("a-preview-tells-who-brings-what", window_fixture_set_up_article,
       test_a_preview_tells_who_brings_what);
  add ("a-merge-is-told-and-taken-back", window_fixture_set_up_article,
       test_a_merge_is_told_and_taken_back);
  add ("the-next-step-ends-the-offer-to-undo-a-merge", window_fixture_set_up_article,
       test_the_next_step_ends_the_offer_to_undo_a_merge);
  add ("what-is-here-already-need-not-be-merged", window_fixture_set_up_article,
       test_what_is_here_already_need_not_be_merged);
  add ("what-is-no-project-is-told", window_fixture_set_up_article,
       test_what_is_no_project_is_told);
  add ("a-copy-in-use-is-told", window_fixture_set_up_article, test_a_copy_in_use_is_told);
  add ("a-dropped-project-can-be-opened-instead", window_fixture_set_up_article,
       test_a_dropped_project_can_be_opened_instead);
  add ("a-shared-copy-holds-everything", window_fixture_set_up_article,
       test_a_shared_copy_holds_everything);
  add ("only-the-open-article-is-shared", window_fixture_set_up_article,
       test_only_the_open_article_is_shared);
  add ("without-a-chosen-article-nothing-can-be-shared", window_fixture_set_up_article,
       test_without_a_chosen_article_nothing_can_be_shared);
  add ("names-and-notes-can-be-left-out", window_fixture_set_up_article,
       test_names_and_notes_can_be_left_out);
  g_test_add_func ("/sharing-window/long-reports-are-summed-up", test_long_reports_are_summed_up);

  return g_test_run ();
}
