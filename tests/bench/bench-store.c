/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures the project file beside the same jobs in bare C and SQLite, interleaved in one run, because only
 * the ratio of the two says something on a machine that does other things as well.
 *
 * Usage: bench-store [N_ARTICLES [N_ANNOTATIONS]]
 */

#include "config.h"

#include "assay-step.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-search.h"
#include "assay-store-undo.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#define ME       "11111111-1111-4111-8111-111111111111"
#define N_WORDS  1500
#define N_ROUNDS 200

typedef struct
{
  char  *folder;
  GRand *rand;
  char  *vocabulary[20000];
} Bench;

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (GArray *times)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len / 2);
}

static void
make_vocabulary (Bench *bench)
{
  static const char *const syllables[] = {
    "ba", "cor", "den", "el", "fi", "gra", "hol", "in", "jo", "kan", "lu", "mer", "no", "or", "pre", "qui",
    "ras", "ste", "tor", "un", "ver", "wa", "xe", "yor", "zi", "ma", "té", "ön",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bench->vocabulary); i++)
    {
      GString *word = g_string_new (NULL);
      guint n = 1 + g_rand_int_range (bench->rand, 0, 4);

      for (guint k = 0; k < n; k++)
        g_string_append (word, syllables[g_rand_int_range (bench->rand, 0, G_N_ELEMENTS (syllables))]);
      bench->vocabulary[i] = g_string_free (word, FALSE);
    }
}

/* Few words are frequent and many are rare, as in any language (Zipf's law). */
static const char *
pick_word (Bench *bench)
{
  double u = g_rand_double (bench->rand);
  guint rank = (guint) (G_N_ELEMENTS (bench->vocabulary) * u * u * u * u);

  return bench->vocabulary[MIN (rank, G_N_ELEMENTS (bench->vocabulary) - 1)];
}

static char *
make_article (Bench *bench,
              guint  index)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Report %u on %s\n\n", index, pick_word (bench));
  for (guint i = 0; i < N_WORDS; i++)
    {
      gboolean first = i % 18 == 0;
      const char *word = pick_word (bench);

      if (first)
        {
          g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (word)));
          word = g_utf8_next_char (word);
        }
      g_string_append (text, word);
      g_string_append (text, i % 18 != 17 ? " " : i % 90 == 89 ? ".\n\n" : ". ");
    }
  g_string_append (text, "\n");
  return g_string_free (text, FALSE);
}

static char *
path_in (Bench      *bench,
         const char *name)
{
  return g_build_filename (bench->folder, name, NULL);
}

static goffset
write_articles (Bench *bench,
                guint  n_articles)
{
  goffset size = 0;

  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *text = make_article (bench, i);
      g_autofree char *name = g_strdup_printf ("%06u.txt", i);
      g_autofree char *path = path_in (bench, name);

      size += strlen (text);
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  return size;
}

static void
run_sql (sqlite3    *handle,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static sqlite3_stmt *
prepare (sqlite3    *handle,
         const char *sql)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  return statement;
}

/* The floor: read, check, digest, insert and index, in one transaction. */
static double
import_bare (Bench *bench,
             guint  n_articles)
{
  g_autofree char *path = path_in (bench, "bare.db");
  double start = now_ms ();
  sqlite3_stmt *insert, *words;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  run_sql (handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                   "CREATE TABLE article (row INTEGER PRIMARY KEY, id TEXT UNIQUE, text TEXT);"
                   "CREATE VIRTUAL TABLE words USING fts5 (text, content='', "
                   "  tokenize='unicode61 remove_diacritics 2'); BEGIN");
  insert = prepare (handle, "INSERT INTO article (id, text) VALUES (?1, ?2)");
  words = prepare (handle, "INSERT INTO words (rowid, text) VALUES (?1, ?2)");
  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *name = g_strdup_printf ("%06u.txt", i);
      g_autofree char *file = path_in (bench, name);
      g_autofree char *text = NULL;
      g_autofree char *digest = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (file, &text, &size, NULL));
      g_assert_true (g_utf8_validate (text, size, NULL));
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) text, size);
      sqlite3_bind_text (insert, 1, digest, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 2, text, size, SQLITE_STATIC);
      sqlite3_step (insert);
      sqlite3_reset (insert);
      sqlite3_bind_int64 (words, 1, sqlite3_last_insert_rowid (handle));
      sqlite3_bind_text (words, 2, text, size, SQLITE_STATIC);
      sqlite3_step (words);
      sqlite3_reset (words);
    }
  run_sql (handle, "COMMIT");
  sqlite3_finalize (insert);
  sqlite3_finalize (words);
  sqlite3_close (handle);
  return now_ms () - start;
}

static AssayStore *
open_store (Bench      *bench,
            const char *name)
{
  g_autofree char *path = path_in (bench, name);
  g_autoptr (GError) error = NULL;
  AssayStore *store = assay_store_open (path, ASSAY_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (store, ME, "Kim", &error));
  return store;
}

static double
import_store (Bench       *bench,
              AssayStore  *store,
              guint        n_articles,
              double      *reading)
{
  double start = now_ms ();

  *reading = 0;
  for (guint i = 0; i < n_articles; i += 500)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;
      double began = now_ms ();

      for (guint k = i; k < MIN (i + 500, n_articles); k++)
        {
          g_autofree char *name = g_strdup_printf ("%06u.txt", k);
          g_autofree char *path = path_in (bench, name);
          g_autoptr (GFile) file = g_file_new_for_path (path);

          g_ptr_array_add (articles, assay_article_read_file (file, NULL, &error));
          g_assert_no_error (error);
        }
      *reading += now_ms () - began;
      g_assert_true (assay_store_import_articles (store, articles, NULL, &error));
    }
  return now_ms () - start;
}

static goffset
size_of (Bench      *bench,
         const char *name)
{
  g_autofree char *path = path_in (bench, name);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

static char *
id_of_row (AssayStore *store,
           gint64      row)
{
  g_autoptr (AssayArticleSummary) summary = assay_store_load_summary (store, row, NULL, NULL);

  return g_strdup (summary->id);
}

static sqlite3 *
open_bare (Bench *bench)
{
  g_autofree char *path = path_in (bench, "commit.db");
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  run_sql (handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                   "CREATE TABLE IF NOT EXISTS tag (id INTEGER PRIMARY KEY, kind TEXT)");
  return handle;
}

/* One tag beside one bare commit, and beside one tag in a small project, again and again. */
static void
measure_tags (Bench      *bench,
              AssayStore *large,
              AssayStore *small)
{
  AssayStore *stores[2] = { small, large };
  char *ids[2] = { id_of_row (small, 1), id_of_row (large, 1) };
  GArray *sentences[2];
  GArray *times[4];
  sqlite3 *bare = open_bare (bench);

  for (guint i = 0; i < 4; i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < 2; i++)
    sentences[i] = assay_store_list_sentences (stores[i], ids[i], NULL);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double start = now_ms ();
      double spent;

      run_sql (bare, "BEGIN IMMEDIATE; INSERT INTO tag (kind) VALUES ('claim'); COMMIT");
      spent = now_ms () - start;
      g_array_append_val (times[0], spent);
      for (guint i = 0; i < 2; i++)
        {
          AssaySpan span = g_array_index (sentences[i], AssaySpan, round % sentences[i]->len);

          const char *kind = round / sentences[i]->len % 2 ? "claim" : "evidence";

          start = now_ms ();
          g_assert_true (assay_store_tag (stores[i], ids[i], &span, 1, kind, NULL));
          spent = now_ms () - start;
          g_array_append_val (times[1 + i], spent);
        }
      start = now_ms ();
      assay_undone_free (assay_store_undo (large, NULL));
      spent = now_ms () - start;
      g_array_append_val (times[3], spent);
    }
  sqlite3_close (bare);
  g_print ("bare commit %.3f ms; tag, small project %.3f ms (%.2f x); tag, large %.3f ms (%.2f x); "
           "undo %.3f ms\n",
           median (times[0]), median (times[1]), median (times[1]) / median (times[0]),
           median (times[2]), median (times[2]) / median (times[0]), median (times[3]));
  for (guint i = 0; i < 4; i++)
    g_array_unref (times[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_array_unref (sentences[i]);
      g_free (ids[i]);
    }
}

static void
measure_search (Bench      *bench,
                AssayStore *store)
{
  static const guint ranks[] = { 0, 50, 1000, 15000 };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
      g_autofree char *words = g_strconcat (bench->vocabulary[ranks[i]], " ", NULL);
      guint n = 0;

      for (guint round = 0; round < 15; round++)
        {
          double start = now_ms ();
          g_autoptr (GPtrArray) hits = assay_store_search (store, words, 50, NULL, NULL);
          double spent = now_ms () - start;

          n = hits->len;
          g_array_append_val (times, spent);
        }
      g_print ("search for word of rank %u: %.1f ms, %u hits\n", ranks[i], median (times), n);
    }
}

static void
measure_lists (AssayStore *store)
{
  for (guint sort = ASSAY_ARTICLE_SORT_IMPORTED; sort <= ASSAY_ARTICLE_SORT_PROGRESS; sort++)
    {
      double start = now_ms ();
      g_autoptr (GArray) rows = assay_store_list_article_rows (store, sort, NULL, NULL);

      g_print ("list of %u articles, order %u: %.1f ms\n", rows->len, sort, now_ms () - start);
    }
}

static void
measure_loading (AssayStore *store)
{
  g_autofree char *id = id_of_row (store, 2);
  double start = now_ms ();
  g_autoptr (AssayArticle) article = assay_store_load_article (store, id, NULL);
  double loaded = now_ms ();
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, id, NULL);

  g_print ("load an article: %.2f ms, its %u annotations: %.2f ms\n",
           loaded - start, annotations->len, now_ms () - loaded);
}

static void
add_annotations (AssayStore *store,
                 guint       n_annotations)
{
  g_autoptr (GArray) rows = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_TITLE, NULL, NULL);
  double start = now_ms ();
  guint n = 0;

  for (guint i = 0; n < n_annotations; i = (i + 1) % rows->len)
    {
      g_autofree char *id = id_of_row (store, g_array_index (rows, gint64, i));
      g_autoptr (GArray) sentences = assay_store_list_sentences (store, id, NULL);
      g_autoptr (AssayStep) step = assay_step_begin (store, NULL);

      for (guint k = 0; k < sentences->len; k++)
        g_assert_true (assay_store_tag (store, id, &g_array_index (sentences, AssaySpan, k), 1, "claim", NULL));
      g_assert_true (assay_step_commit (step, "Fill", NULL));
      n += sentences->len;
      if (i == rows->len - 1)
        break;
    }
  g_print ("%u annotations added in %.0f ms\n", n, now_ms () - start);
}

static void
measure_opening (Bench *bench)
{
  double start = now_ms ();
  g_autoptr (AssayStore) store = open_store (bench, "large.assay");
  double opened = now_ms ();
  g_autoptr (GArray) rows = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_IMPORTED, NULL, NULL);

  for (guint i = 0; i < MIN (rows->len, 50); i++)
    g_object_unref (assay_store_load_summary (store, g_array_index (rows, gint64, i), ME, NULL));
  g_print ("open: %.1f ms, list and 50 summaries: %.1f ms\n", opened - start, now_ms () - opened);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  guint n_articles = argc > 1 ? atoi (argv[1]) : 1000;
  guint n_annotations = argc > 2 ? atoi (argv[2]) : 0;
  Bench bench = { .rand = g_rand_new_with_seed (1) };
  g_autoptr (AssayStore) large = NULL;
  g_autoptr (AssayStore) small = NULL;
  double bare, spent, reading, unused;
  goffset text_size;

  bench.folder = g_dir_make_tmp ("assay-bench-XXXXXX", NULL);
  make_vocabulary (&bench);
  text_size = write_articles (&bench, n_articles);
  bare = import_bare (&bench, n_articles);
  large = open_store (&bench, "large.assay");
  small = open_store (&bench, "small.assay");
  spent = import_store (&bench, large, n_articles, &reading);
  import_store (&bench, small, MIN (n_articles, 100), &unused);
  g_print ("import of %u articles: %.0f ms, %.0f a second (reading and analysing %.0f ms); bare %.0f ms; "
           "%.2f x\n", n_articles, spent, n_articles * 1000 / spent, reading, bare, spent / bare);
  measure_lists (large);
  measure_loading (large);
  measure_search (&bench, large);
  measure_tags (&bench, large, small);
  g_assert_true (assay_store_close (large, NULL));
  g_print ("file: %.2f x the text\n", size_of (&bench, "large.assay") / (double) text_size);
  if (n_annotations > 0)
    {
      g_autoptr (AssayStore) store = open_store (&bench, "large.assay");

      add_annotations (store, n_annotations);
      measure_tags (&bench, store, small);
      g_assert_true (assay_store_close (store, NULL));
      g_print ("file: %" G_GOFFSET_FORMAT " bytes\n", size_of (&bench, "large.assay"));
    }
  measure_opening (&bench);
  g_assert_true (assay_store_close (small, NULL));
  remove_folder (bench.folder);
  g_free (bench.folder);
  g_rand_free (bench.rand);
  return 0;
}
