/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the benchmarks share. Each of them does a job beside the same job in bare C and SQLite,
 * interleaved in one run, because only the ratio of the two says something on a machine that does
 * other things as well.
 */

#include "config.h"

#include "bench-kit.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assay-step.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"

#define BATCH_SIZE 500

static void
make_vocabulary (Bench *bench)
{
  static const char *const syllables[] = {
    "ba", "cor", "den", "el", "fi", "gra", "hol", "in", "jo", "kan", "lu", "mer", "no", "or", "pre",
    "qui", "ras", "ste", "tor", "un", "ver", "wa", "xe", "yor", "zi", "ma", "té", "ön",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bench->vocabulary); i++)
    {
      GString *word = g_string_new (NULL);
      guint n = 1 + g_rand_int_range (bench->rand, 0, 4);

      for (guint k = 0; k < n; k++)
        g_string_append (word,
                         syllables[g_rand_int_range (bench->rand, 0, G_N_ELEMENTS (syllables))]);
      bench->vocabulary[i] = g_string_free (word, FALSE);
    }
}

Bench *
bench_new (void)
{
  Bench *bench = g_new0 (Bench, 1);

  bench->folder = g_dir_make_tmp ("assay-bench-XXXXXX", NULL);
  g_assert_nonnull (bench->folder);
  bench->rand = g_rand_new_with_seed (1);
  make_vocabulary (bench);
  return bench;
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

void
bench_free (Bench *bench)
{
  remove_folder (bench->folder);
  g_free (bench->folder);
  g_rand_free (bench->rand);
  for (guint i = 0; i < G_N_ELEMENTS (bench->vocabulary); i++)
    g_free (bench->vocabulary[i]);
  g_free (bench);
}

char *
bench_build_path (Bench      *bench,
                  const char *name)
{
  return g_build_filename (bench->folder, name, NULL);
}

/* A number from the command line. */
guint
bench_get_number (int    argc,
                  char **argv,
                  int    index,
                  guint  otherwise)
{
  return argc > index ? (guint) atoi (argv[index]) : otherwise;
}

/* Few words are frequent and many are rare, as in any language (Zipf's law). */
const char *
bench_pick_word (Bench *bench)
{
  double u = g_rand_double (bench->rand);
  guint rank = (guint) (G_N_ELEMENTS (bench->vocabulary) * u * u * u * u);

  return bench->vocabulary[MIN (rank, G_N_ELEMENTS (bench->vocabulary) - 1)];
}

/* Sentences of 18 words, five to a paragraph; every third paragraph cites one of the works at
 * the end. */
char *
bench_make_article (Bench *bench,
                    guint  index,
                    guint  n_words)
{
  GString *text = g_string_new (NULL);
  guint n_cited = 0;

  g_string_append_printf (text, "Report %u on %s\n\n", index, bench_pick_word (bench));
  for (guint i = 0; i < n_words; i++)
    {
      const char *word = bench_pick_word (bench);

      if (i % 18 == 0)
        {
          g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (word)));
          word = g_utf8_next_char (word);
        }
      g_string_append (text, word);
      if (i % 18 != 17)
        g_string_append_c (text, ' ');
      else if (i % 90 != 89)
        g_string_append (text, ". ");
      else if (i % 270 != 269)
        g_string_append (text, ".\n\n");
      else
        g_string_append_printf (text, ".[%u]\n\n", ++n_cited);
    }
  g_string_append (text, n_cited > 0 ? ".\n\nReferences\n\n" : ".\n");
  for (guint i = 1; i <= n_cited; i++)
    g_string_append_printf (text, "[%u] J. Smith, The %s of %s, Harbour Press, %u.\n\n",
                            i, bench_pick_word (bench), bench_pick_word (bench), 1990 + i % 30);
  return g_string_free (text, FALSE);
}

char *
bench_build_article_path (Bench *bench,
                          guint  index)
{
  g_autofree char *name = g_strdup_printf ("%06u.txt", index);

  return bench_build_path (bench, name);
}

/* Returns the size of all of them together. */
goffset
bench_write_articles (Bench *bench,
                      guint  n_articles,
                      guint  n_words)
{
  goffset size = 0;

  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *text = bench_make_article (bench, i, n_words);
      g_autofree char *path = bench_build_article_path (bench, i);

      size += strlen (text);
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  return size;
}

AssayStore *
bench_open_store (Bench      *bench,
                  const char *name)
{
  g_autofree char *path = bench_build_path (bench, name);

  return bench_open_store_at (path);
}

AssayStore *
bench_open_store_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  AssayStore *store = assay_store_open (path, ASSAY_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (store, BENCH_ANNOTATOR, "Kim", &error));
  return store;
}

/* Adds generated articles without files. */
void
bench_fill_store (Bench      *bench,
                  AssayStore *store,
                  guint       n_articles,
                  guint       n_words)
{
  for (guint i = 0; i < n_articles; i += BATCH_SIZE)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;

      for (guint k = i; k < MIN (i + BATCH_SIZE, n_articles); k++)
        {
          g_autofree char *text = bench_make_article (bench, k, n_words);

          g_ptr_array_add (articles, assay_article_new_for_text (text, "generated.txt"));
        }
      g_assert_true (assay_store_import_articles (store, articles, NULL, &error));
      g_assert_no_error (error);
    }
}

static guint
annotate_article (AssayStore *store,
                  gint64      row,
                  guint       limit)
{
  const char *const kinds[] = { ASSAY_KIND_CLAIM, ASSAY_KIND_EVIDENCE, ASSAY_KIND_SPECULATION };
  g_autofree char *id = bench_dup_article_id (store, row);
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, id, NULL);
  g_autoptr (AssayStep) step = assay_step_begin (store, NULL);
  guint n = MIN (sentences->len, limit);

  for (guint i = 0; i < n; i++)
    g_assert_true (assay_store_tag (store, id, &g_array_index (sentences, AssaySpan, i), 1,
                                    kinds[i % G_N_ELEMENTS (kinds)], NULL));
  g_assert_true (assay_step_commit (step, "Fill", NULL));
  return n;
}

/* Tags sentences of one article after the other; returns how many, where there are not so many. */
guint
bench_annotate_store (AssayStore *store,
                      guint       n_annotations)
{
  g_autoptr (GArray) rows = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_IMPORTED, NULL,
                                                           NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len && n < n_annotations; i++)
    n += annotate_article (store, g_array_index (rows, gint64, i), n_annotations - n);
  return n;
}

goffset
bench_get_size (Bench      *bench,
                const char *name)
{
  g_autofree char *path = bench_build_path (bench, name);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

char *
bench_dup_article_id (AssayStore *store,
                      gint64      row)
{
  g_autoptr (AssayArticleSummary) summary = assay_store_load_summary (store, row, NULL, NULL);

  g_assert_nonnull (summary);
  return g_strdup (summary->id);
}

void
bench_run_sql (sqlite3    *handle,
               const char *sql)
{
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

sqlite3_stmt *
bench_prepare (sqlite3    *handle,
               const char *sql)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  return statement;
}

sqlite3 *
bench_open_bare (Bench      *bench,
                 const char *name)
{
  g_autofree char *path = bench_build_path (bench, name);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  bench_run_sql (handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  return handle;
}

double
bench_now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_times_add (GArray *times,
                 double  since)
{
  double spent = bench_now () - since;

  g_array_append_val (times, spent);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

double
bench_times_median (GArray *times)
{
  g_assert_cmpuint (times->len, >, 0);
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len / 2);
}

/* The most memory this program has had so far (proc(5): VmHWM). */
double
bench_get_memory_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) / 1024.0;
}
