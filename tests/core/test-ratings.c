/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-boundaries.h"
#include "assay-store-ratings.h"

static const char *const annotators[] = { FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE, NULL };

static void
tag (StoreFixture *fixture,
     const char   *annotator,
     guint         sentence,
     const char   *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sentences = assay_store_list_sentences (fixture->store, fixture->article, &error);

  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (fixture->store, annotator, annotator, &error));
  g_assert_true (assay_store_tag (fixture->store, fixture->article,
                                  &g_array_index (sentences, AssaySpan, sentence), 1, kind, &error));
  g_assert_no_error (error);
}

static AssayRatings *
collect (StoreFixture    *fixture,
         AssayRatedField  field)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) kinds = assay_store_list_kinds (fixture->store, &error);
  AssayRatings *ratings[ASSAY_N_RATED_FIELDS];

  g_assert_true (assay_store_collect_ratings (fixture->store, annotators, (const char *const *) kinds,
                                              NULL, ratings, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < ASSAY_N_RATED_FIELDS; i++)
    if (i != field)
      assay_ratings_free (ratings[i]);
  return ratings[field];
}

static void
test_an_untagged_sentence_is_an_answer (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autoptr (AssayRatings) ratings = NULL;
  g_autofree guint *confusion = NULL;

  tag (fixture, FIXTURE_ANNOTATOR, 0, ASSAY_KIND_CLAIM);
  tag (fixture, FIXTURE_ANNOTATOR, 1, ASSAY_KIND_EVIDENCE);
  tag (fixture, FIXTURE_COLLEAGUE, 0, ASSAY_KIND_CLAIM);
  tag (fixture, FIXTURE_COLLEAGUE, 2, ASSAY_KIND_SPECULATION);

  ratings = collect (fixture, ASSAY_RATED_KIND);
  g_assert_cmpuint (assay_ratings_get_n_units (ratings), ==, 6);
  g_assert_cmpuint (assay_ratings_get_n_values (ratings), ==, 4);
  confusion = assay_ratings_get_confusion (ratings, 0, 1);
  g_assert_cmpuint (confusion[0 * 4 + 0], ==, 3);   /* both untagged */
  g_assert_cmpuint (confusion[1 * 4 + 1], ==, 1);   /* both claim */
  g_assert_cmpuint (confusion[2 * 4 + 0], ==, 1);   /* evidence, untagged */
  g_assert_cmpuint (confusion[0 * 4 + 3], ==, 1);   /* untagged, speculation */
}

static void
test_an_article_that_one_has_not_read_does_not_count (StoreFixture  *fixture,
                                                      gconstpointer  data)
{
  g_autoptr (AssayRatings) ratings = NULL;

  tag (fixture, FIXTURE_ANNOTATOR, 0, ASSAY_KIND_CLAIM);
  ratings = collect (fixture, ASSAY_RATED_KIND);
  g_assert_cmpuint (assay_ratings_get_n_units (ratings), ==, 0);
}

static void
test_a_tag_older_than_a_join_speaks_for_the_joined_sentence (StoreFixture  *fixture,
                                                             gconstpointer  data)
{
  g_autoptr (GArray) sentences = NULL;
  g_autoptr (AssayRatings) ratings = NULL;
  g_autofree guint *confusion = NULL;
  g_autoptr (GError) error = NULL;

  tag (fixture, FIXTURE_COLLEAGUE, 1, ASSAY_KIND_CLAIM);
  tag (fixture, FIXTURE_ANNOTATOR, 0, ASSAY_KIND_CLAIM);
  sentences = assay_store_list_sentences (fixture->store, fixture->article, &error);
  assay_store_join_sentences (fixture->store, fixture->article, g_array_index (sentences, AssaySpan, 0),
                              g_array_index (sentences, AssaySpan, 1), &error);
  g_assert_no_error (error);

  ratings = collect (fixture, ASSAY_RATED_KIND);
  g_assert_cmpuint (assay_ratings_get_n_units (ratings), ==, 5);
  confusion = assay_ratings_get_confusion (ratings, 0, 1);
  g_assert_cmpuint (confusion[1 * 4 + 1], ==, 1);
}

static void
test_a_confidence_not_given_is_missing (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autoptr (GArray) sentences = NULL;
  g_autoptr (AssayRatings) ratings = NULL;
  g_autofree guint *confusion = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  tag (fixture, FIXTURE_ANNOTATOR, 0, ASSAY_KIND_CLAIM);
  tag (fixture, FIXTURE_COLLEAGUE, 0, ASSAY_KIND_CLAIM);
  sentences = assay_store_list_sentences (fixture->store, fixture->article, &error);
  g_assert_true (assay_store_set_field (fixture->store, fixture->article,
                                        &g_array_index (sentences, AssaySpan, 0), 1,
                                        ASSAY_FIELD_CONFIDENCE, "high", &error));
  g_assert_no_error (error);

  ratings = collect (fixture, ASSAY_RATED_CONFIDENCE);
  confusion = assay_ratings_get_confusion (ratings, 0, 1);
  for (guint i = 0; i < 16; i++)
    n += confusion[i];
  g_assert_cmpuint (n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/ratings/an-untagged-sentence-is-an-answer", test_an_untagged_sentence_is_an_answer);
  store_fixture_add ("/ratings/an-article-that-one-has-not-read-does-not-count",
                     test_an_article_that_one_has_not_read_does_not_count);
  store_fixture_add ("/ratings/a-tag-older-than-a-join-speaks-for-the-joined-sentence",
                     test_a_tag_older_than_a_join_speaks_for_the_joined_sentence);
  store_fixture_add ("/ratings/a-confidence-not-given-is-missing", test_a_confidence_not_given_is_missing);

  return g_test_run ();
}
