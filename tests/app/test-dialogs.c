/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question is answered once, whatever becomes of the window that asked it.
 */

#include "config.h"

#include "assay-dialogs.h"
#include "project-fixture.h"

static const char * const choices[] = { "_One", "_Two", NULL };

typedef struct
{
  guint n_answers;
  int   choice;
} Answer;

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Answer *answer = data;

  answer->n_answers++;
  answer->choice = assay_dialogs_choose_finish (result, NULL);
}

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* GTK holds it. */
      if (GTK_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
ask (Answer *answer)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  assay_dialogs_choose_async (GTK_WINDOW (window), "Which?", NULL, choices, NULL, chosen_cb,
                              answer);
  g_assert_nonnull (find_question ());
  return window;
}

static void
test_a_choice_is_told (void)
{
  Answer answer = { 0, -2 };
  GtkWidget *window = ask (&answer);

  gtk_dialog_response (GTK_DIALOG (find_question ()), 1);
  wait_for (answer.n_answers > 0);
  g_assert_cmpint (answer.choice, ==, 1);
  g_assert_null (find_question ());
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (answer.n_answers, ==, 1);
}

static void
test_a_question_ends_with_its_window (void)
{
  Answer answer = { 0, -2 };
  GtkWidget *window = ask (&answer);

  gtk_window_destroy (GTK_WINDOW (window));
  wait_for (answer.n_answers > 0);
  g_assert_cmpint (answer.choice, ==, -1);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (answer.n_answers, ==, 1);
  g_assert_null (find_question ());
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dialogs/a-choice-is-told", test_a_choice_is_told);
  g_test_add_func ("/dialogs/a-question-ends-with-its-window",
                   test_a_question_ends_with_its_window);
  return g_test_run ();
}
