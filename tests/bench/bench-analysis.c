/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Analysing must take time in proportion to the length of a text. The floor is one walk over its
 * characters.
 *
 * Usage: bench-analysis [MIB]
 */

#include "config.h"

#include "bench-kit.h"

#include "assay-analysis.h"

#define N_ROUNDS 3

static double
walk (const char *text)
{
  double start = bench_now ();
  guint64 sum = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    sum += g_unichar_isalpha (g_utf8_get_char (p));
  g_assert_cmpuint (sum, >, 0);
  return bench_now () - start;
}

static AssayText *
make_text (Bench *bench,
           gsize  size)
{
  /* A word and what follows it are some nine bytes. */
  g_autofree char *article = bench_make_article (bench, 0, size / 9);

  return assay_text_new (article, -1);
}

static void
measure (Bench      *bench,
         const char *what,
         AssayText  *text)
{
  g_autoptr (GArray) analysing = bench_times_new ();
  g_autoptr (GArray) walking = bench_times_new ();
  double mib = assay_text_get_size (text) / 1048576.0;
  guint n_sentences = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double spent = walk (assay_text_get_utf8 (text));
      double start = bench_now ();
      g_autoptr (AssayAnalysis) analysis = assay_analysis_new (text, NULL);

      bench_times_add (analysing, start);
      g_array_append_val (walking, spent);
      n_sentences = analysis->sentences->len;
    }
  g_print ("%-24s %7.2f MiB %8u sentences %9.2f ms %7.1f ms a MiB %6.1f x a walk\n",
           what, mib, n_sentences,
           bench_times_median (analysing), bench_times_median (analysing) / mib,
           bench_times_median (analysing) / bench_times_median (walking));
}

static AssayText *
make_line (gsize size)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < size)
    g_string_append (text, "A line without an end goes on, and on, (see there) and on. ");
  return assay_text_new (text->str, text->len);
}

int
main (int    argc,
      char **argv)
{
  guint longest = bench_get_number (argc, argv, 1, 8);
  g_autoptr (Bench) bench = bench_new ();

  for (gsize size = 16 * 1024; size <= longest * 1048576; size *= 8)
    {
      g_autoptr (AssayText) text = make_text (bench, size);

      measure (bench, "one article", text);
    }
  for (gsize size = 640 * 1024; size <= 5 * 1048576; size *= 8)
    {
      g_autoptr (AssayText) text = make_line (size);

      measure (bench, "one line", text);
    }
  return 0;
}
