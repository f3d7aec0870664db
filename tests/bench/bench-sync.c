/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures what an exchange through a shared folder costs: the first package, which is the whole
 * project, and then a session of tags going out and coming in.
 *
 * Usage: bench-sync [N_ARTICLES [N_ANNOTATIONS]]
 */

#include "config.h"

#include "bench-kit.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-sync.h"

#define N_WORDS   1500
#define N_SESSION 200
#define N_ROUNDS  5
#define COLLEAGUE "22222222-2222-4222-8222-222222222222"

/* Returns: the milliseconds it took */
static double
exchange (AssayStore *store,
          const char *folder,
          guint       n_received)
{
  double start = bench_now ();
  g_autoptr (AssaySync) sync = assay_sync_new (folder, ASSAY_SYNC_JOIN);
  g_autoptr (GError) error = NULL;

  assay_sync_run (sync, store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_sync_get_report (sync)->n_received, ==, n_received);
  return bench_now () - start;
}

static AssayStore *
make_copy (Bench      *bench,
           AssayStore *store)
{
  g_autofree char *path = bench_build_path (bench, "copy.assay");
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  g_assert_true (assay_store_backup (store, path, &error));
  copy = assay_store_open (path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (copy, COLLEAGUE, "Lee", &error));
  return copy;
}

/* Tags by another person, so that they are new ones, in steps of their own. */
static void
tag_session (AssayStore *store,
             guint       round)
{
  g_autoptr (GArray) rows = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_IMPORTED, NULL,
                                                           NULL);
  guint n = 0;

  for (guint i = round * 5; i < rows->len && n < N_SESSION; i++)
    {
      g_autofree char *id = bench_dup_article_id (store, g_array_index (rows, gint64, i));
      g_autoptr (GArray) sentences = assay_store_list_sentences (store, id, NULL);

      for (guint k = 0; k < sentences->len && n < N_SESSION; k++, n++)
        g_assert_true (assay_store_tag (store, id, &g_array_index (sentences, AssaySpan, k), 1,
                                        ASSAY_KIND_CLAIM, NULL));
    }
}

static goffset
get_largest_new (const char *folder,
                 GHashTable *seen)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  goffset size = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_hash_table_add (seen, g_strdup (name)) && g_stat (path, &info) == 0)
        size = MAX (size, info.st_size);
    }
  return size;
}

int
main (int    argc,
      char **argv)
{
  guint n_articles = bench_get_number (argc, argv, 1, 500);
  guint n_annotations = bench_get_number (argc, argv, 2, 20000);
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (AssayStore) store = bench_open_store (bench, "project.assay");
  g_autoptr (AssayStore) copy = NULL;
  g_autoptr (GArray) sending = bench_times_new ();
  g_autoptr (GArray) taking = bench_times_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = bench_build_path (bench, "shared");
  goffset whole, session = 0;
  double first, joined;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  bench_fill_store (bench, store, n_articles, N_WORDS);
  n_annotations = bench_annotate_store (store, n_annotations);
  copy = make_copy (bench, store);
  first = exchange (store, folder, 0);
  whole = get_largest_new (folder, seen);
  joined = exchange (copy, folder, 1);
  exchange (store, folder, 1);
  get_largest_new (folder, seen);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double time;
      goffset size;

      tag_session (copy, round);
      time = exchange (copy, folder, 0);
      g_array_append_val (sending, time);
      size = get_largest_new (folder, seen);
      session = MAX (session, size);
      time = exchange (store, folder, 1);
      g_array_append_val (taking, time);
    }
  printf ("%u annotations in %u articles\n", n_annotations, n_articles);
  printf ("  the whole project out    %9.1f ms  %8.1f KB\n", first, whole / 1000.0);
  printf ("  a copy of it joins       %9.1f ms\n", joined);
  printf ("  %u tags out             %9.1f ms  %8.1f KB\n", N_SESSION,
          bench_times_median (sending), session / 1000.0);
  printf ("  %u tags in              %9.1f ms\n", N_SESSION, bench_times_median (taking));
  g_assert_true (assay_store_close (store, NULL));
  g_assert_true (assay_store_close (copy, NULL));
  return 0;
}
