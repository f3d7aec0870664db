/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person waits for in the window: an article with many tags to be shown, beside a bare text view
 * with as many tags, and a tag to be painted. Each time ends when the frame is painted.
 */

#include "config.h"

#include "assay-article-page.h"
#include "assay-mark.h"
#include "assay-types.h"
#include "bench-kit.h"

#define N_RUNS 15
#define WORDS_PER_SENTENCE 18

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  *(gboolean *) data = TRUE;
}

/* A widget that is invalid is measured, placed and drawn in one frame of the clock. */
static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static GtkWidget *
show_in_window (GtkWidget *text_view)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text_view);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 760);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (text_view))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (text_view);
  return window;
}

static GArray *
make_marks (AssayArticle *article,
            guint         n_marks)
{
  static const char *const kinds[] = { ASSAY_KIND_CLAIM, ASSAY_KIND_EVIDENCE, ASSAY_KIND_SPECULATION };
  GArray *sentences = assay_article_get_analysis (article)->sentences;
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AssayMark));

  for (guint i = 0; i < MIN (n_marks, sentences->len); i++)
    {
      AssayMark mark = { g_array_index (sentences, AssaySpan, i), g_intern_static_string (kinds[i % 3]) };
      g_array_append_val (marks, mark);
    }
  return marks;
}

static void
show_article (AssayArticlePage *page,
              AssayArticle     *article,
              GArray           *marks)
{
  GArray *sentences = assay_article_get_analysis (article)->sentences;

  assay_article_page_set_article (page, article);
  assay_article_page_set_sentences (page, (AssaySpan *) sentences->data, sentences->len);
  assay_article_page_set_marks (page, marks);
}

static void
show_bare (GtkTextView  *view,
           AssayArticle *article,
           GArray       *marks)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag *tag;

  gtk_text_buffer_set_text (buffer, assay_text_get_utf8 (assay_article_get_text (article)), -1);
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "kind");
  for (guint i = 0; i < marks->len; i++)
    {
      const AssayMark *mark = &g_array_index (marks, AssayMark, i);
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->span.start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, mark->span.end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

static void
measure_opening (AssayArticle *article,
                 AssayArticle *other,
                 guint         n_marks)
{
  g_autoptr (GArray) opening = bench_times_new ();
  g_autoptr (GArray) bare_opening = bench_times_new ();
  g_autoptr (GArray) marks = make_marks (article, n_marks);
  g_autoptr (GArray) other_marks = make_marks (other, n_marks);
  GtkWidget *page = assay_article_page_new ();
  GtkWidget *bare = gtk_text_view_new ();
  GtkWidget *window = show_in_window (page);
  GtkWidget *bare_window;

  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (bare)), "kind",
                              "background", "#ffdf6e", NULL);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (bare), GTK_WRAP_WORD_CHAR);
  bare_window = show_in_window (bare);

  /* In turn, and two articles in turn, so that nothing is left over from the time before. */
  for (guint i = 0; i < N_RUNS; i++)
    {
      AssayArticle *shown = i % 2 == 0 ? article : other;
      GArray *shown_marks = i % 2 == 0 ? marks : other_marks;
      double start = bench_now ();

      show_article (ASSAY_ARTICLE_PAGE (page), shown, shown_marks);
      wait_for_frame (page);
      bench_times_add (opening, start);

      start = bench_now ();
      show_bare (GTK_TEXT_VIEW (bare), shown, shown_marks);
      wait_for_frame (bare);
      bench_times_add (bare_opening, start);
    }
  g_print ("open an article            %9.1f ms, %u tags; a bare text view %.1f ms, ratio %.2f\n",
           bench_times_median (opening), marks->len, bench_times_median (bare_opening),
           bench_times_median (opening) / bench_times_median (bare_opening));
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (bare_window));
}

static void
measure_tagging (AssayArticle *article)
{
  g_autoptr (GArray) times = bench_times_new ();
  g_autoptr (GArray) marks = make_marks (article, G_MAXUINT);
  GtkWidget *page = assay_article_page_new ();
  GtkWidget *window = show_in_window (page);

  show_article (ASSAY_ARTICLE_PAGE (page), article, marks);
  wait_for_frame (page);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GArray) fewer = g_array_copy (marks);
      double start = bench_now ();

      g_array_remove_index (fewer, i);
      assay_article_page_set_marks (ASSAY_ARTICLE_PAGE (page), fewer);
      wait_for_frame (page);
      bench_times_add (times, start);
    }
  g_print ("tag to painted frame       %9.1f ms, %u sentences, all tagged\n",
           bench_times_median (times), marks->len);
  gtk_window_destroy (GTK_WINDOW (window));
}

static AssayArticle *
make_article (Bench *bench,
              guint  index,
              guint  n_sentences)
{
  g_autofree char *text = bench_make_article (bench, index, n_sentences * WORDS_PER_SENTENCE);

  return assay_article_new_for_text (text, "generated");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (Bench) bench = bench_new ();
  guint n_sentences = bench_get_number (argc, argv, 1, 10000);
  g_autoptr (AssayArticle) article = make_article (bench, 0, 600);
  g_autoptr (AssayArticle) other = make_article (bench, 1, 600);
  g_autoptr (AssayArticle) large = make_article (bench, 2, n_sentences);

  gtk_init ();
  measure_opening (article, other, 500);
  measure_tagging (large);
  return 0;
}
