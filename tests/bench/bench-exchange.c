/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures export and import as JSON beside the dump of the sqlite3 program, each in a process of
 * its own so that its memory can be told.
 *
 * Usage: bench-exchange [N_ARTICLES [N_ANNOTATIONS]]
 */

#include "config.h"

#include "bench-kit.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "assay-exchange.h"
#include "assay-store-annotators.h"

#define N_WORDS  1500
#define N_ROUNDS 3
#define MAX_SIZE (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)

static const char *program;

/* What a child has to say. */
typedef struct
{
  double ms;
  double memory;      /* over what it had before */
} Figures;

static int
print_figures (double start,
               double memory)
{
  printf ("%f %f\n", bench_now () - start, bench_get_memory_peak () - memory);
  return 0;
}

static int
run_export (const char *path,
            const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_READ_ONLY, &error);
  double memory = bench_get_memory_peak ();
  double start = bench_now ();

  g_assert_no_error (error);
  g_assert_true (assay_exchange_export_file (store, "json", NULL, file, NULL, &error));
  return print_figures (start, memory);
}

static int
run_import (const char *path,
            const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_CREATE, &error);
  double memory;
  double start;

  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (store, BENCH_ANNOTATOR, "Kim", &error));
  memory = bench_get_memory_peak ();
  start = bench_now ();
  g_assert_true (assay_exchange_import_json (store, file, MAX_SIZE, NULL, &error));
  return print_figures (start, memory);
}

static Figures
run_child (const char *mode,
           const char *path,
           const char *file)
{
  const char *const arguments[] = { program, mode, path, file, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  char *rest;
  Figures figures;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               &output, NULL, NULL, &error));
  g_assert_no_error (error);
  figures.ms = g_ascii_strtod (output, &rest);
  figures.memory = g_ascii_strtod (rest, NULL);
  return figures;
}

/* The floor; 0 where the program is not installed. */
static double
dump (const char *path,
      const char *file)
{
  g_autofree char *sqlite = g_find_program_in_path ("sqlite3");
  g_autofree char *quoted_path = g_shell_quote (path);
  g_autofree char *quoted_file = g_shell_quote (file);
  g_autofree char *command = g_strdup_printf ("sqlite3 %s .dump > %s", quoted_path, quoted_file);
  const char *const arguments[] = { "sh", "-c", command, NULL };
  double start = bench_now ();

  if (sqlite == NULL)
    return 0;
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, NULL, NULL));
  return bench_now () - start;
}

static void
measure_export (Bench      *bench,
                const char *path,
                const char *file)
{
  g_autoptr (GArray) exporting = bench_times_new ();
  g_autoptr (GArray) dumping = bench_times_new ();
  g_autofree char *dumped = bench_build_path (bench, "project.sql");
  double memory = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double bare = dump (path, dumped);
      Figures figures = run_child ("--export", path, file);

      g_array_append_val (dumping, bare);
      g_array_append_val (exporting, figures.ms);
      memory = MAX (memory, figures.memory);
    }
  g_print ("export %.1f MiB of JSON    %9.0f ms, sqlite3 .dump %.0f ms: %.2f x (at most 4); "
           "%.1f MiB of memory (at most 16)\n",
           bench_get_size (bench, "project.json") / 1048576.0, bench_times_median (exporting),
           bench_times_median (dumping),
           bench_times_median (exporting) / bench_times_median (dumping), memory);
}

int
main (int    argc,
      char **argv)
{
  guint n_articles = bench_get_number (argc, argv, 1, 500);
  guint n_annotations = bench_get_number (argc, argv, 2, 20000);
  g_autoptr (Bench) bench = NULL;
  g_autoptr (AssayStore) store = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *file = NULL;
  Figures figures;

  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--export"))
    return run_export (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "--import"))
    return run_import (argv[2], argv[3]);

  bench = bench_new ();
  path = bench_build_path (bench, "project.assay");
  copy = bench_build_path (bench, "copy.assay");
  file = bench_build_path (bench, "project.json");
  store = bench_open_store (bench, "project.assay");
  bench_fill_store (bench, store, n_articles, N_WORDS);
  n_annotations = bench_annotate_store (store, n_annotations);
  g_assert_true (assay_store_close (store, NULL));

  g_print ("%u articles, %u annotations\n", n_articles, n_annotations);
  measure_export (bench, path, file);
  figures = run_child ("--import", copy, file);
  g_print ("import the same            %9.0f ms; %.1f MiB of memory (at most 32)\n",
           figures.ms, figures.memory);
  return 0;
}
