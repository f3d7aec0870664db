/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures the project file beside the same jobs in bare C and SQLite.
 *
 * Usage: bench-store [N_ARTICLES [N_ANNOTATIONS]]
 */

#include "config.h"

#include "bench-kit.h"

#include <string.h>

#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-search.h"
#include "assay-store-undo.h"

#define N_WORDS     1500
#define N_ROUNDS    200
#define MAX_BATCH   500
#define N_SMALL     100

/* One of the batches of the floor: read, check, digest, insert and index. */
static void
import_bare (Bench   *bench,
             sqlite3 *handle,
             guint    first,
             guint    n_articles)
{
  sqlite3_stmt *insert = bench_prepare (handle, "INSERT INTO article (id, text) VALUES (?1, ?2)");
  sqlite3_stmt *words = bench_prepare (handle, "INSERT INTO words (rowid, text) VALUES (?1, ?2)");

  bench_run_sql (handle, "BEGIN IMMEDIATE");
  for (guint i = first; i < first + n_articles; i++)
    {
      g_autofree char *path = bench_build_article_path (bench, i);
      g_autofree char *text = NULL;
      g_autofree char *digest = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      g_assert_true (g_utf8_validate (text, size, NULL));
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) text, size);
      sqlite3_bind_text (insert, 1, digest, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 2, text, size, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
      sqlite3_bind_int64 (words, 1, sqlite3_last_insert_rowid (handle));
      sqlite3_bind_text (words, 2, text, size, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (words), ==, SQLITE_DONE);
      sqlite3_reset (words);
    }
  bench_run_sql (handle, "COMMIT");
  sqlite3_finalize (insert);
  sqlite3_finalize (words);
}

/* The same through the store; adds the time that reading and analysing take to @reading. */
static void
import_store (Bench      *bench,
              AssayStore *store,
              guint       first,
              guint       n_articles,
              double     *reading)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  double start = bench_now ();

  for (guint i = first; i < first + n_articles; i++)
    {
      g_autofree char *path = bench_build_article_path (bench, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_ptr_array_add (articles, assay_article_read_file (file, NULL, &error));
      g_assert_no_error (error);
    }
  *reading += bench_now () - start;
  g_assert_true (assay_store_import_articles (store, articles, NULL, &error));
}

static void
measure_import (Bench      *bench,
                AssayStore *store,
                guint       n_articles)
{
  goffset text_size = bench_write_articles (bench, n_articles, N_WORDS);
  sqlite3 *handle = bench_open_bare (bench, "bare.db");
  double bare = 0;
  double spent = 0;
  double reading = 0;

  bench_run_sql (handle,
                 "CREATE TABLE article (row INTEGER PRIMARY KEY, id TEXT UNIQUE, text TEXT);"
                 "CREATE VIRTUAL TABLE words USING fts5 (text, content='', "
                 "  tokenize='unicode61 remove_diacritics 2')");
  for (guint i = 0; i < n_articles; i += MAX_BATCH)
    {
      guint n = MIN (MAX_BATCH, n_articles - i);
      double start = bench_now ();

      import_bare (bench, handle, i, n);
      bare += bench_now () - start;
      start = bench_now ();
      import_store (bench, store, i, n, &reading);
      spent += bench_now () - start;
    }
  sqlite3_close (handle);
  g_print ("import %u articles       %9.0f ms, bare %.0f ms: %.2f x (at most 3); %.0f a second; "
           "reading and analysing %.0f ms; memory peak %.0f MiB\n",
           n_articles, spent, bare, spent / bare, n_articles * 1000 / spent, reading,
           bench_get_memory_peak ());
  g_print ("file                       %9.2f x the text (at most 1.8), journal not counted\n",
           bench_get_size (bench, "large.assay") / (double) text_size);
}

static void
tag_one (AssayStore *store,
         guint       round,
         GArray     *times)
{
  g_autofree char *id = bench_dup_article_id (store, 1);
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, id, NULL);
  AssaySpan span = g_array_index (sentences, AssaySpan, round % sentences->len);
  const char *kind = round / sentences->len % 2 == 0 ? ASSAY_KIND_CLAIM : ASSAY_KIND_EVIDENCE;
  double start = bench_now ();

  g_assert_true (assay_store_tag (store, id, &span, 1, kind, NULL));
  bench_times_add (times, start);
}

/* One tag beside one bare commit, and beside one tag in a small project, again and again. */
static void
measure_tags (Bench      *bench,
              AssayStore *large,
              AssayStore *small)
{
  AssayStore *stores[] = { small, large };
  g_autoptr (GArray) bare = bench_times_new ();
  g_autoptr (GArray) undoing = bench_times_new ();
  g_autoptr (GArray) tagging_small = bench_times_new ();
  g_autoptr (GArray) tagging_large = bench_times_new ();
  GArray *tagging[] = { tagging_small, tagging_large };
  sqlite3 *handle = bench_open_bare (bench, "commit.db");

  bench_run_sql (handle, "CREATE TABLE IF NOT EXISTS tag (id INTEGER PRIMARY KEY, kind TEXT)");
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double start = bench_now ();

      bench_run_sql (handle, "BEGIN IMMEDIATE; INSERT INTO tag (kind) VALUES ('claim'); COMMIT");
      bench_times_add (bare, start);
      for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
        {
          tag_one (stores[i], round, tagging[i]);
          start = bench_now ();
          if (round % 2 == 0)
            {
              assay_undone_free (assay_store_undo (stores[i], NULL));
              bench_times_add (undoing, start);
            }
        }
    }
  sqlite3_close (handle);
  g_print ("bare commit                %9.3f ms\n", bench_times_median (bare));
  g_print ("tag, small project         %9.3f ms: %.2f x (at most 3)\n",
           bench_times_median (tagging[0]),
           bench_times_median (tagging[0]) / bench_times_median (bare));
  g_print ("tag, large project         %9.3f ms: %.2f x (at most 3); "
           "%.2f x the small one (at most 1.5)\n",
           bench_times_median (tagging[1]),
           bench_times_median (tagging[1]) / bench_times_median (bare),
           bench_times_median (tagging[1]) / bench_times_median (tagging[0]));
  g_print ("undo                       %9.3f ms\n", bench_times_median (undoing));
}

static void
measure_search (Bench      *bench,
                AssayStore *store)
{
  static const guint ranks[] = { 0, 50, 1000, 15000 };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      g_autoptr (GArray) times = bench_times_new ();
      guint n_hits = 0;

      for (guint round = 0; round < 15; round++)
        {
          double start = bench_now ();
          g_autoptr (GPtrArray) hits = assay_store_search (store, bench->vocabulary[ranks[i]], 50,
                                                           NULL, NULL);

          bench_times_add (times, start);
          n_hits = hits->len;
        }
      g_print ("search, word of rank %-5u %9.1f ms, %u hits\n", ranks[i],
               bench_times_median (times), n_hits);
    }
}

static void
measure_lists (AssayStore *store)
{
  for (guint sort = ASSAY_ARTICLE_SORT_IMPORTED; sort <= ASSAY_ARTICLE_SORT_PROGRESS; sort++)
    {
      double start = bench_now ();
      g_autoptr (GArray) rows = assay_store_list_article_rows (store, sort, NULL, NULL);

      g_print ("list in order %u            %9.1f ms, %u articles\n", sort, bench_now () - start,
               rows->len);
    }
}

static void
measure_loading (AssayStore *store)
{
  g_autofree char *id = bench_dup_article_id (store, 2);
  double start = bench_now ();
  g_autoptr (AssayArticle) article = assay_store_load_article (store, id, NULL);
  double loaded = bench_now ();
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, id, NULL);

  g_print ("load an article            %9.2f ms, its %u annotations %.2f ms\n",
           loaded - start, annotations->len, bench_now () - loaded);
}

static void
measure_annotated (Bench      *bench,
                   AssayStore *store,
                   AssayStore *small,
                   guint       n_annotations)
{
  double start = bench_now ();
  guint n = bench_annotate_store (store, n_annotations);

  g_print ("add annotations            %9.0f ms, %u of them\n", bench_now () - start, n);
  measure_lists (store);
  measure_loading (store);
  measure_tags (bench, store, small);
}

int
main (int    argc,
      char **argv)
{
  guint n_articles = bench_get_number (argc, argv, 1, 1000);
  guint n_annotations = bench_get_number (argc, argv, 2, 0);
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (AssayStore) large = bench_open_store (bench, "large.assay");
  g_autoptr (AssayStore) small = bench_open_store (bench, "small.assay");

  measure_import (bench, large, n_articles);
  bench_fill_store (bench, small, N_SMALL, N_WORDS);
  measure_lists (large);
  measure_loading (large);
  measure_search (bench, large);
  measure_tags (bench, large, small);
  if (n_annotations > 0)
    measure_annotated (bench, large, small, n_annotations);
  return 0;
}
