/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-search-words.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-search.h"
#include "assay-store-undo.h"
#include "store-fixture.h"

static GPtrArray *
search (StoreFixture *fixture,
        const char   *words)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = assay_store_search (fixture->store, words, 50, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

/* The hit in words, what matched in brackets. */
static char *
describe (AssaySearchHit *hit)
{
  static const char *const kinds[] = { "article", "sentence", "note" };
  GString *line = g_string_new (NULL);
  g_autoptr (AssayText) snippet = assay_text_new (hit->snippet, -1);
  guint position = 0;

  g_string_append_printf (line, "%s %u-%u: ", kinds[hit->kind], hit->span.start, hit->span.end);
  for (guint i = 0; i < hit->matches->len; i++)
    {
      AssaySpan match = g_array_index (hit->matches, AssaySpan, i);
      g_autofree char *between = assay_text_dup_span (snippet,
                                                      (AssaySpan) { position, match.start });
      g_autofree char *matched = assay_text_dup_span (snippet, match);

      g_string_append_printf (line, "%s[%s]", between, matched);
      position = match.end;
    }
  g_string_append (line, assay_text_get_utf8 (snippet) + assay_text_get_byte (snippet, position));
  return g_string_free (line, FALSE);
}

static void
assert_only_hit (StoreFixture *fixture,
                 const char   *words,
                 const char   *expected)
{
  g_autoptr (GPtrArray) hits = search (fixture, words);
  g_autofree char *line = NULL;

  g_assert_cmpuint (hits->len, ==, 1);
  line = describe (g_ptr_array_index (hits, 0));
  g_assert_cmpstr (line, ==, expected);
}

static void
test_words_are_folded (void)
{
  g_autoptr (AssaySearchWords) words = assay_search_words_new ("Ärger \"mit\" 서울, e\xCC\x81te");
  g_autofree char *query = assay_search_words_to_query (words);

  g_assert_cmpstr (query, ==, "\"arger\" \"mit\" \"서울\" \"ete\"*");
}

static void
test_a_sentence_is_found_without_its_accents (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  assert_only_hit (fixture, "kase", "sentence 119-137: The [Käse] went off.");
  assert_only_hit (fixture, "KÄSE WENT", "sentence 119-137: The [Käse] [went] off.");
  assert_only_hit (fixture, "käs", "sentence 119-137: The [Käse] went off.");
}

static void
test_words_in_different_sentences_find_the_article (StoreFixture  *fixture,
                                                    gconstpointer  data)
{
  assert_only_hit (fixture, "port kase ",
                   "article 0-0: The [port] was closed in March. Nobody said why. Trade fell by a "
                   "third.  Ships waited for days. It may have been a test. The [Käse] went off. ");
}

static void
test_a_finished_word_is_not_the_beginning_of_another (StoreFixture  *fixture,
                                                      gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = search (fixture, "shi ");

  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_notes_are_found_as_they_are_now (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  const AssaySpan span = { 30, 46 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) cleared = NULL;

  g_assert_true (assay_store_tag (fixture->store, fixture->article, &span, 1, ASSAY_KIND_CLAIM,
                                  &error));
  g_assert_true (assay_store_set_field (fixture->store, fixture->article, &span, 1,
                                        ASSAY_FIELD_NOTE,
                                        "Ask the harbour master", &error));
  g_assert_no_error (error);
  assert_only_hit (fixture, "harbour", "note 30-46: Ask the [harbour] master");

  g_assert_true (assay_store_set_field (fixture->store, fixture->article, &span, 1,
                                        ASSAY_FIELD_NOTE,
                                        "Ask the pilot", &error));
  gone = search (fixture, "harbour");
  g_assert_cmpuint (gone->len, ==, 0);
  assert_only_hit (fixture, "pilot", "note 30-46: Ask the [pilot]");

  assay_undone_free (assay_store_undo (fixture->store, &error));
  assert_only_hit (fixture, "harbour", "note 30-46: Ask the [harbour] master");
  g_assert_true (assay_store_clear (fixture->store, fixture->article, &span, 1, &error));
  cleared = search (fixture, "harbour");
  g_assert_cmpuint (cleared->len, ==, 0);
}

static void
test_a_removed_article_is_not_found (StoreFixture  *fixture,
                                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_assert_true (assay_store_remove_article (fixture->store, fixture->article, &error));
  hits = search (fixture, "port");
  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_no_words_find_nothing (StoreFixture  *fixture,
                            gconstpointer  data)
{
  static const char *const typed[] = { "", " ", "\"", "*", "( AND", "NEAR(", "-", "text:", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GPtrArray) hits = search (fixture, typed[i]);
      g_assert_cmpuint (hits->len, ==, 0);
    }
}

static void
test_a_long_article_gives_a_short_snippet (StoreFixture  *fixture,
                                           gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  AssaySearchHit *hit;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "and on it went over the hills ");
  g_string_append (text, "to Zürich ");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "and on it went over the hills ");
  id = store_fixture_import (fixture->store, text->str, NULL);
  hits = search (fixture, "zurich");
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->article, ==, id);
  g_assert_cmpint (g_utf8_strlen (hit->snippet, -1), <=, 202);
  g_assert_nonnull (strstr (hit->snippet, "Zürich"));
  g_assert_true (g_str_has_prefix (hit->snippet, "…"));
  g_assert_true (g_str_has_suffix (hit->snippet, "…"));
}

static void
test_a_cancelled_search_says_so (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (assay_store_search (fixture->store, "port", 50, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/words-are-folded", test_words_are_folded);
  store_fixture_add ("/search/a-sentence-is-found-without-its-accents",
                     test_a_sentence_is_found_without_its_accents);
  store_fixture_add ("/search/words-in-different-sentences-find-the-article",
                     test_words_in_different_sentences_find_the_article);
  store_fixture_add ("/search/a-finished-word-is-not-the-beginning-of-another",
                     test_a_finished_word_is_not_the_beginning_of_another);
  store_fixture_add ("/search/notes-are-found-as-they-are-now",
                     test_notes_are_found_as_they_are_now);
  store_fixture_add ("/search/a-removed-article-is-not-found", test_a_removed_article_is_not_found);
  store_fixture_add ("/search/no-words-find-nothing", test_no_words_find_nothing);
  store_fixture_add ("/search/a-long-article-gives-a-short-snippet",
                     test_a_long_article_gives_a_short_snippet);
  store_fixture_add ("/search/a-cancelled-search-says-so", test_a_cancelled_search_says_so);

  return g_test_run ();
}
