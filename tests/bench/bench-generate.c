/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a project of any size, the same on every run, to try the window on.
 *
 * Usage: bench-generate PROJECT [N_ARTICLES [N_ANNOTATIONS]]
 */

#include "config.h"

#include "bench-kit.h"

#define N_WORDS 1500

int
main (int    argc,
      char **argv)
{
  guint n_articles = bench_get_number (argc, argv, 2, 1000);
  guint n_annotations = bench_get_number (argc, argv, 3, 20000);
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (AssayStore) store = NULL;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-generate PROJECT [N_ARTICLES [N_ANNOTATIONS]]\n");
      return 2;
    }
  store = bench_open_store_at (argv[1]);
  bench_fill_store (bench, store, n_articles, N_WORDS);
  n_annotations = bench_annotate_store (store, n_annotations);
  g_assert_true (assay_store_close (store, NULL));
  g_print ("%s: %u articles, %u annotations\n", argv[1], n_articles, n_annotations);
  return 0;
}
