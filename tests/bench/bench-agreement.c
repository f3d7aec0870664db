/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long it takes to measure the agreement of five people on a hundred articles of a hundred
 * sentences, every figure with its bootstrap of 1,000, and to list where they disagree.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-disagreements.h"
#include "assay-store-ratings.h"
#include "assay-step.h"
#include "bench-kit.h"

#define N_ANNOTATORS 5
#define N_SENTENCES 100
#define N_ROUNDS 7

static const char *const kinds[] = { "claim", "evidence", "speculation" };

static void
import_article (AssayStore *store,
                guint       index)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_SENTENCES; i++)
    g_string_append_printf (text, "Harbour %u reported %u ships.%s", index, i, i % 5 == 4 ? "\n\n" : " ");
  g_ptr_array_add (articles, assay_article_new_for_text (text->str, "bench"));
  g_assert_true (assay_store_import_articles (store, articles, NULL, NULL));
}

/* Three of four sentences are tagged, four of five as everybody else tags them. */
static void
tag_sentence (Bench       *bench,
              AssayStore  *store,
              const char  *article,
              AssaySpan    span,
              guint        truth)
{
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayAnnotation) added = NULL;

  if (truth == 3 && g_rand_int_range (bench->rand, 0, 5) > 0)
    return;
  values->article = g_strdup (article);
  values->span = span;
  values->kind = g_strdup (g_rand_int_range (bench->rand, 0, 5) > 0
                           ? kinds[truth % 3] : kinds[g_rand_int_range (bench->rand, 0, 3)]);
  values->confidence = g_rand_int_range (bench->rand, 0, ASSAY_CONFIDENCE_HIGH + 1);
  values->likelihood = g_rand_int_range (bench->rand, 0, ASSAY_LIKELIHOOD_ALMOST_CERTAIN + 1);
  added = assay_store_add_annotation (store, values, NULL);
  g_assert_nonnull (added);
}

static void
tag_everything (Bench      *bench,
                AssayStore *store,
                GPtrArray  *articles)
{
  for (guint person = 0; person < N_ANNOTATORS; person++)
    {
      g_autofree char *id = g_strdup_printf ("%08u-1111-4111-8111-111111111111", person);
      g_autofree char *name = g_strdup_printf ("Person %u", person);
      g_autoptr (AssayStep) step = NULL;

      g_assert_true (assay_store_set_annotator (store, id, name, NULL));
      step = assay_step_begin (store, NULL);
      for (guint i = 0; i < articles->len; i++)
        {
          const char *article = g_ptr_array_index (articles, i);
          g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, NULL);

          for (guint k = 0; k < sentences->len; k++)
            tag_sentence (bench, store, article, g_array_index (sentences, AssaySpan, k), (i * 7 + k) % 4);
        }
      g_assert_true (assay_step_commit (step, "bench", NULL));
    }
}

/* The part of measuring that comes before the figures. */
static void
collect_ratings (AssayStore           *store,
                 const AssayAgreement *agreement)
{
  AssayRatings *ratings[ASSAY_N_RATED_FIELDS];

  g_assert_true (assay_store_collect_ratings (store, (const char *const *) agreement->annotators,
                                              (const char *const *) agreement->kinds, NULL, ratings, NULL,
                                              NULL));
  for (guint field = 0; field < ASSAY_N_RATED_FIELDS; field++)
    assay_ratings_free (ratings[field]);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (Bench) bench = bench_new ();
  g_autoptr (AssayStore) store = bench_open_store (bench, "agreement.assay");
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GArray) collected = bench_times_new ();
  g_autoptr (GArray) measured = bench_times_new ();
  g_autoptr (GArray) listed = bench_times_new ();
  guint n_articles = bench_get_number (argc, argv, 1, 100);
  guint n_figures = 0;
  guint n_found = 0;

  for (guint i = 0; i < n_articles; i++)
    import_article (store, i);
  articles = assay_store_list_article_ids (store, NULL);
  tag_everything (bench, store, articles);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double since = bench_now ();
      g_autoptr (AssayAgreement) agreement = assay_store_measure_agreement (store, NULL, NULL, NULL);
      g_autoptr (GPtrArray) found = NULL;

      bench_times_add (measured, since);
      n_figures = agreement->comparisons->len;
      since = bench_now ();
      collect_ratings (store, agreement);
      bench_times_add (collected, since);
      since = bench_now ();
      found = assay_store_list_disagreements (store, NULL, NULL, NULL, NULL);
      bench_times_add (listed, since);
      n_found = found->len;
    }
  g_print ("agreement of %u people on %u articles, %u figures with intervals: %.1f ms, of it reading "
           "%.1f ms\n", N_ANNOTATORS, n_articles, n_figures, bench_times_median (measured),
           bench_times_median (collected));
  g_print ("list of their %u disagreements: %.1f ms\n", n_found, bench_times_median (listed));
  return 0;
}
