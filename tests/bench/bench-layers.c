/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a tag costs the window where colleagues have tagged every sentence of a long article, and what it
 * costs where nobody has: the time of the main loop alone, since writing is the worker's business. Frames
 * are told apart, since what they draw is the same however many tags there are out of sight. Then what a
 * turn of the main loop costs at most when one more colleague's tags of all sentences are merged into such
 * an article, and when having finished it is taken back.
 *
 * Usage: bench-layers [N_SENTENCES]
 */

#include "config.h"

#include <time.h>

#include "assay-project-layers.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-window.h"
#include "bench-kit.h"
#include "bench-loop.h"

#define N_TAGS 100
#define N_UNDONE 20
#define WORDS_PER_SENTENCE 18

static const char *const kinds[] = { ASSAY_KIND_CLAIM, ASSAY_KIND_EVIDENCE, ASSAY_KIND_SPECULATION };

/* The main thread's time at work, in milliseconds. */
static double
work_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
tag_as_colleague (AssayStore *store,
                  const char *article,
                  guint       i)
{
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, NULL);
  g_autofree char *annotator = g_strdup_printf ("%08u-2222-4222-8222-222222222222", i);
  g_autofree char *colleague = g_strdup_printf ("Colleague %c", 'A' + i);

  g_assert_true (assay_store_set_annotator (store, annotator, colleague, NULL));
  g_assert_true (assay_store_tag (store, article, (AssaySpan *) sentences->data, sentences->len,
                                  kinds[i % 3], NULL));
}

/* Returns: the id of the article */
static char *
make_project (Bench      *bench,
              const char *name,
              guint       n_sentences,
              guint       n_colleagues)
{
  g_autoptr (AssayStore) store = bench_open_store (bench, name);
  g_autofree char *text = bench_make_article (bench, 1, n_sentences * WORDS_PER_SENTENCE);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  const char *id;

  g_ptr_array_add (articles, assay_article_new_for_text (text, "generated"));
  g_assert_true (assay_store_import_articles (store, articles, NULL, NULL));
  id = assay_article_get_id (articles->pdata[0]);
  for (guint i = 0; i < n_colleagues; i++)
    tag_as_colleague (store, id, i);
  g_assert_true (assay_store_close (store, NULL));
  return g_strdup (id);
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  *(gboolean *) data = TRUE;
}

/* What the main loop did in one turn or several, frames apart. */
typedef struct
{
  double   work;
  double   longest;
  double   frames;
  gboolean painted;
} Turns;

static gboolean
turn (Turns    *turns,
      gboolean  may_block)
{
  double start = work_now ();
  double spent;
  gboolean dispatched;

  turns->painted = FALSE;
  dispatched = g_main_context_iteration (NULL, may_block);
  spent = work_now () - start;
  if (turns->painted)
    turns->frames += spent;
  else
    {
      turns->work += spent;
      turns->longest = MAX (turns->longest, spent);
    }
  return dispatched;
}

static gboolean
is_tagged (AssayProject *project,
           guint         sentence,
           const char   *kind)
{
  AssayAnnotation *annotation = assay_project_get_annotation_of (project, sentence);

  return annotation != NULL && g_str_equal (annotation->kind, kind);
}

static void
settle (Turns *turns)
{
  double since = bench_now ();

  while (bench_now () - since < 40)
    if (!turn (turns, FALSE))
      g_usleep (1000);
}

/* Another project with the same article, in which one more colleague has tagged all of it. */
static void
measure_merge (Bench        *bench,
               AssayProject *project,
               const char   *id,
               guint         n_colleagues,
               Turns        *turns)
{
  guint n_sentences = assay_selection_get_size (assay_project_get_selection (project));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  g_autofree char *path = bench_build_path (bench, "another.assay");
  const char *const paths[] = { path, NULL };
  g_autoptr (AssayStore) store = bench_open_store (bench, "another.assay");
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  AssayText *text = assay_article_get_text (assay_project_get_article (project));

  g_ptr_array_add (articles, assay_article_new_for_text (assay_text_get_utf8 (text), "generated"));
  g_assert_true (assay_store_import_articles (store, articles, NULL, NULL));
  tag_as_colleague (store, id, n_colleagues);
  g_assert_true (assay_store_close (store, NULL));

  turns->longest = 0;
  assay_project_merge_async (project, paths, FALSE, NULL, NULL, bench_take_result, &result);
  while (result == NULL)
    turn (turns, TRUE);
  settle (turns);
  report = assay_project_merge_finish (project, result, NULL);
  g_assert_nonnull (report);
  g_print ("  a merge of %u tags into it: longest turn of the main loop %.2f ms\n", n_sentences,
           turns->longest);
}

static void
measure_finish (AssayProject *project,
                Turns        *turns)
{
  assay_project_set_finished (project, TRUE);
  while (!assay_project_get_finished (project))
    turn (turns, TRUE);
  settle (turns);
  turns->longest = 0;
  assay_project_undo (project);
  while (assay_project_get_finished (project))
    turn (turns, TRUE);
  settle (turns);
  g_print ("  “finish” taken back: longest turn of the main loop %.2f ms\n", turns->longest);
}

static void
measure (Bench      *bench,
         const char *name,
         guint       n_sentences,
         guint       n_colleagues)
{
  g_autofree char *id = make_project (bench, name, n_sentences, n_colleagues);
  g_autofree char *path = bench_build_path (bench, name);
  g_autofree char *ini = bench_build_path (bench, "settings.ini");
  g_autoptr (AssaySettings) settings = assay_settings_new (ini);
  g_autoptr (GArray) work = bench_times_new ();
  g_autoptr (GArray) frames = bench_times_new ();
  g_autoptr (GArray) undoing = bench_times_new ();
  AssayWindow *window = ASSAY_WINDOW (assay_window_new (NULL, settings));
  AssayProject *project = assay_window_get_project (window);
  Turns turns = { 0 };
  double longest = 0;
  double longest_undo = 0;

  gtk_window_present (GTK_WINDOW (window));
  assay_window_open_project (window, path, FALSE);
  while (!assay_project_is_open (project))
    g_main_context_iteration (NULL, TRUE);
  assay_project_open_article (project, id, NULL);
  while (assay_project_get_article (project) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "paint", G_CALLBACK (painted_cb),
                    &turns.painted);
  settle (&turns);
  for (guint i = 0; i < N_TAGS; i++)
    {
      assay_selection_select (assay_project_get_selection (project), i);
      settle (&turns);
      turns.work = turns.longest = turns.frames = 0;
      assay_project_tag (project, kinds[i % 3]);
      while (!is_tagged (project, i, kinds[i % 3]))
        turn (&turns, TRUE);
      settle (&turns);
      g_array_append_val (work, turns.work);
      g_array_append_val (frames, turns.frames);
      longest = MAX (longest, turns.longest);
    }
  /* A row of undone steps: what each of them changed is all that is read again. */
  for (guint i = 0; i < N_UNDONE; i++)
    {
      turns.work = turns.longest = turns.frames = 0;
      assay_project_undo (project);
      while (assay_project_get_annotation_of (project, N_TAGS - 1 - i) != NULL)
        turn (&turns, TRUE);
      settle (&turns);
      g_array_append_val (undoing, turns.work);
      longest_undo = MAX (longest_undo, turns.longest);
    }
  g_print ("a tag beside %u colleagues' %6u: %6.2f ms of the main loop, %6.2f ms at most in one turn; "
           "frames %.2f ms\n", n_colleagues,
           n_colleagues * assay_selection_get_size (assay_project_get_selection (project)),
           bench_times_median (work), longest, bench_times_median (frames));
  g_print ("  taken back: %6.2f ms of the main loop, %6.2f ms at most in one turn\n",
           bench_times_median (undoing), longest_undo);
  measure_finish (project, &turns);
  measure_merge (bench, project, id, n_colleagues, &turns);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (Bench) bench = bench_new ();
  guint n_sentences = bench_get_number (argc, argv, 1, 5000);

  gtk_init ();
  measure (bench, "alone.assay", n_sentences, 0);
  measure (bench, "layers.assay", n_sentences, 5);
  return 0;
}
