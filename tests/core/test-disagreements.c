/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-boundaries.h"
#include "assay-store-disagreements.h"
#include "store-fixture.h"

static AssaySpan
get_sentence (StoreFixture *fixture,
              const char   *article,
              guint         index)
{
  g_autoptr (GArray) sentences = assay_store_list_sentences (fixture->store, article, NULL);

  return g_array_index (sentences, AssaySpan, index);
}

static void
tag (StoreFixture *fixture,
     const char   *annotator,
     const char   *article,
     guint         sentence,
     const char   *kind)
{
  AssaySpan span = get_sentence (fixture, article, sentence);
  g_autoptr (GError) error = NULL;

  assay_store_set_annotator (fixture->store, annotator, annotator, &error);
  assay_store_tag (fixture->store, article, &span, 1, kind, &error);
  g_assert_no_error (error);
}

static void
set_confidence (StoreFixture *fixture,
                const char   *annotator,
                guint         sentence,
                const char   *confidence)
{
  AssaySpan span = get_sentence (fixture, fixture->article, sentence);
  g_autoptr (GError) error = NULL;

  assay_store_set_annotator (fixture->store, annotator, annotator, &error);
  assay_store_set_field (fixture->store, fixture->article, &span, 1, ASSAY_FIELD_CONFIDENCE, confidence,
                         &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = assay_store_list_disagreements (fixture->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static void
test_different_kinds_are_a_disagreement (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;
  AssayDisagreement *disagreement;
  AssayOpinion *opinion;

  tag (fixture, FIXTURE_ANNOTATOR, fixture->article, 0, "claim");
  tag (fixture, FIXTURE_COLLEAGUE, fixture->article, 0, "evidence");
  tag (fixture, FIXTURE_ANNOTATOR, fixture->article, 1, "claim");
  tag (fixture, FIXTURE_COLLEAGUE, fixture->article, 1, "claim");

  found = list (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  disagreement = g_ptr_array_index (found, 0);
  g_assert_true (disagreement->is_of_kind);
  g_assert_cmpstr (disagreement->quote, ==, "The port was closed in March.");
  g_assert_cmpuint (disagreement->opinions->len, ==, 2);
  opinion = g_ptr_array_index (disagreement->opinions, 1);
  g_assert_cmpstr (opinion->annotator, ==, FIXTURE_COLLEAGUE);
  g_assert_cmpstr (opinion->kind, ==, "evidence");
  g_assert_null (disagreement->decision);
}

static void
test_no_tag_is_an_answer_of_who_read_the_article (StoreFixture  *fixture,
                                                  gconstpointer  data)
{
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GPtrArray) both = NULL;
  AssayOpinion *opinion;

  tag (fixture, FIXTURE_ANNOTATOR, fixture->article, 0, "claim");
  alone = list (fixture);
  g_assert_cmpuint (alone->len, ==, 0);

  tag (fixture, FIXTURE_COLLEAGUE, fixture->article, 2, "claim");
  both = list (fixture);
  g_assert_cmpuint (both->len, ==, 2);
  opinion = g_ptr_array_index (((AssayDisagreement *) both->pdata[0])->opinions, 1);
  g_assert_null (opinion->annotation);
  g_assert_null (opinion->kind);
}

static void
test_levels_differ_only_where_both_gave_one (StoreFixture  *fixture,
                                             gconstpointer  data)
{
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) both = NULL;

  tag (fixture, FIXTURE_ANNOTATOR, fixture->article, 0, "claim");
  tag (fixture, FIXTURE_COLLEAGUE, fixture->article, 0, "claim");
  set_confidence (fixture, FIXTURE_ANNOTATOR, 0, "low");
  one = list (fixture);
  g_assert_cmpuint (one->len, ==, 0);

  set_confidence (fixture, FIXTURE_COLLEAGUE, 0, "high");
  both = list (fixture);
  g_assert_cmpuint (both->len, ==, 1);
  g_assert_false (((AssayDisagreement *) both->pdata[0])->is_of_kind);
}

static void
test_articles_with_more_come_first (StoreFixture  *fixture,
                                    gconstpointer  data)
{
  g_autofree char *article = store_fixture_import (fixture->store, "One thing. Another thing.", "n");
  g_autoptr (GPtrArray) found = NULL;

  tag (fixture, FIXTURE_ANNOTATOR, fixture->article, 4, "claim");
  tag (fixture, FIXTURE_COLLEAGUE, fixture->article, 4, "evidence");
  tag (fixture, FIXTURE_ANNOTATOR, article, 0, "claim");
  tag (fixture, FIXTURE_COLLEAGUE, article, 1, "claim");

  found = list (fixture);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (((AssayDisagreement *) found->pdata[0])->article, ==, article);
  g_assert_cmpuint (((AssayDisagreement *) found->pdata[0])->span.start, ==, 0);
  g_assert_cmpstr (((AssayDisagreement *) found->pdata[1])->article, ==, article);
  g_assert_cmpstr (((AssayDisagreement *) found->pdata[2])->article, ==, fixture->article);
}

static void
test_a_decision_is_shown_and_the_sentence_stays (StoreFixture  *fixture,
                                                 gconstpointer  data)
{
  AssayDecision values = {
    .article = fixture->article, .span = get_sentence (fixture, fixture->article, 0), .kind = (char *) "claim",
    .confidence = ASSAY_CONFIDENCE_HIGH,
  };
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *id = NULL;
  AssayDisagreement *disagreement;

  tag (fixture, FIXTURE_ANNOTATOR, fixture->article, 0, "claim");
  tag (fixture, FIXTURE_COLLEAGUE, fixture->article, 0, "evidence");
  id = assay_store_decide (fixture->store, &values, NULL);

  found = list (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  disagreement = g_ptr_array_index (found, 0);
  g_assert_cmpstr (disagreement->decision->id, ==, id);
  g_assert_cmpint (disagreement->decision->confidence, ==, ASSAY_CONFIDENCE_HIGH);
}

static void
test_a_tag_on_half_a_joined_sentence_is_heard (StoreFixture  *fixture,
                                               gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;
  AssayDisagreement *disagreement;

  tag (fixture, FIXTURE_COLLEAGUE, fixture->article, 1, "claim");
  tag (fixture, FIXTURE_ANNOTATOR, fixture->article, 0, "claim");
  g_assert_true (assay_store_join_sentences (fixture->store, fixture->article,
                                             get_sentence (fixture, fixture->article, 0),
                                             get_sentence (fixture, fixture->article, 1), NULL));
  found = list (fixture);
  g_assert_cmpuint (found->len, ==, 0);

  tag (fixture, FIXTURE_ANNOTATOR, fixture->article, 0, "evidence");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = list (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  disagreement = g_ptr_array_index (found, 0);
  g_assert_cmpstr (disagreement->quote, ==, "The port was closed in March. Nobody said why.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/disagreements/different-kinds-are-a-disagreement",
                     test_different_kinds_are_a_disagreement);
  store_fixture_add ("/disagreements/no-tag-is-an-answer-of-who-read-the-article",
                     test_no_tag_is_an_answer_of_who_read_the_article);
  store_fixture_add ("/disagreements/levels-differ-only-where-both-gave-one",
                     test_levels_differ_only_where_both_gave_one);
  store_fixture_add ("/disagreements/articles-with-more-come-first",
                     test_articles_with_more_come_first);
  store_fixture_add ("/disagreements/a-decision-is-shown-and-the-sentence-stays",
                     test_a_decision_is_shown_and_the_sentence_stays);
  store_fixture_add ("/disagreements/a-tag-on-half-a-joined-sentence-is-heard",
                     test_a_tag_on_half_a_joined_sentence_is_heard);

  return g_test_run ();
}
