/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures merging two copies of a large project in which two people went on by themselves: each
 * with new annotations, edits and deletions. Each merge is a process of its own, so that its memory
 * can be told.
 *
 * Usage: bench-merge [N_ARTICLES [N_ANNOTATIONS]]
 */

#include "config.h"

#include "bench-loop.h"

#include <stdio.h>
#include <string.h>

#include "assay-merge.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-undo.h"

#define COLLEAGUE       "22222222-2222-4222-8222-222222222222"
#define OTHER_COLLEAGUE "33333333-3333-4333-8333-333333333333"
#define N_WORDS 1500

static const char *program;

static AssayStore *
open_as (const char *path,
         const char *annotator)
{
  AssayStore *store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);

  g_assert_true (assay_store_set_annotator (store, annotator, "Kim", NULL));
  return store;
}

static int
run_merge (const char *path,
           const char *other)
{
  g_autoptr (AssayStore) store = open_as (path, BENCH_ANNOTATOR);
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) error = NULL;
  double memory = bench_get_memory_peak ();
  double start = bench_now ();

  report = assay_merge_file (store, other, ASSAY_MERGE_NO_FLAGS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  printf ("%u %f %f\n", report->n_rows, bench_now () - start, bench_get_memory_peak () - memory);
  return 0;
}

static void
measure (const char *label,
         const char *path,
         const char *other,
         double      target)
{
  const char *const arguments[] = { program, "--merge", path, other, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  unsigned n_rows = 0;
  double ms = 0, memory = 0;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               &output, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (output, "%u %lf %lf", &n_rows, &ms, &memory), ==, 3);
  g_print ("%-28s %8u rows %9.0f ms (at most %.0f for a million); %.0f MiB of memory (500)\n",
           label, n_rows, ms, target, memory);
}

static void
measure_taking_back (const char *path)
{
  g_autoptr (AssayStore) store = open_as (path, BENCH_ANNOTATOR);
  g_autoptr (AssayUndone) undone = NULL;
  double start = bench_now ();

  undone = assay_store_undo (store, NULL);
  g_assert_nonnull (undone);
  g_print ("%-28s %23.0f ms\n", "take it back", bench_now () - start);
  g_assert_true (assay_store_close (store, NULL));
}

/* As the window does it: how smoothly that runs meanwhile. */
static void
measure_in_window (const char *path,
                   const char *other)
{
  const char *const others[] = { other, NULL };
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayProject) project = bench_open_project (path);
  BenchLoop loop;
  double start = bench_now ();

  bench_loop_watch (&loop);
  assay_project_merge_async (project, others, FALSE, NULL, NULL, bench_take_result, &result);
  bench_run_until (result != NULL);
  report = assay_project_merge_finish (project, result, NULL);
  g_assert_nonnull (report);
  g_print ("%-28s %8u rows %9.0f ms; the main loop stood still for %.1f ms at most\n",
           "the same in an open window", report->n_rows, bench_now () - start,
           bench_loop_unwatch (&loop));
  bench_close_project (project);
}

/* What one does to the sentences of an article: the first @n_new are tagged by a colleague, of one's
 * own tags so many get a confidence, and so many are cleared from where those end. */
static void
go_on_with_article (AssayStore *store,
                    const char *article,
                    const char *colleague,
                    guint       n)
{
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, NULL);
  const AssaySpan *spans = (const AssaySpan *) sentences->data;
  guint n_new = MIN (n, sentences->len);
  guint n_deleted = MIN (n / 5, sentences->len - n_new);

  assay_store_set_annotator (store, colleague, "Roe", NULL);
  g_assert_true (assay_store_tag (store, article, spans, n_new, "claim", NULL));
  assay_store_set_annotator (store, BENCH_ANNOTATOR, "Kim", NULL);
  g_assert_true (assay_store_set_field (store, article, spans, n_new, "confidence", "low", NULL));
  g_assert_true (assay_store_clear (store, article, spans + n_new, n_deleted, NULL));
}

static void
go_on (const char *path,
       const char *colleague,
       guint       n_per_article)
{
  AssayStore *store = open_as (path, BENCH_ANNOTATOR);
  g_autoptr (GArray) rows = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_IMPORTED,
                                                           NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *article = bench_dup_article_id (store, g_array_index (rows, gint64, i));

      go_on_with_article (store, article, colleague, n_per_article);
    }
  g_assert_true (assay_store_close (store, NULL));
  g_object_unref (store);
}

static void
copy (const char *from,
      const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  g_assert_true (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (Bench) bench = NULL;
  g_autoptr (AssayStore) store = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;
  guint n_articles, n_annotations;

  program = argv[0];
  if (argc == 4 && strcmp (argv[1], "--merge") == 0)
    return run_merge (argv[2], argv[3]);
  bench = bench_new ();
  n_articles = bench_get_number (argc, argv, 1, 500);
  n_annotations = bench_get_number (argc, argv, 2, 50000);
  one = bench_build_path (bench, "one.assay");
  two = bench_build_path (bench, "two.assay");
  three = bench_build_path (bench, "three.assay");
  store = bench_open_store_at (one);
  bench_fill_store (bench, store, n_articles, N_WORDS);
  n_annotations = bench_annotate_store (store, n_annotations);
  g_assert_true (assay_store_close (store, NULL));
  copy (one, two);
  /* One in twenty is new, as many are edited, a fifth of that deleted. */
  go_on (one, COLLEAGUE, n_annotations / n_articles / 20);
  go_on (two, OTHER_COLLEAGUE, n_annotations / n_articles / 20);
  g_print ("%u articles, %u annotations, two copies\n", n_articles, n_annotations);
  copy (one, three);
  measure ("merge what is new", one, two, 5000);
  measure ("merge it again", one, two, 2500);
  measure_taking_back (one);
  measure ("merge what was taken back", one, two, 5000);
  measure_in_window (three, two);
  return 0;
}
