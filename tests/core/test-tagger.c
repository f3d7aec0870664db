/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-references.h"
#include "assay-tagger.h"

#include <string.h>

static void
tag (const char   *words,
     AssayTagging *tagging)
{
  assay_tagger_tokenize ((AssayRun) { words, words + strlen (words) }, tagging);
  g_assert_true (assay_tagger_tag (tagging));
}

static void
assert_run (const AssayTagging *tagging,
            AssayTag            tag_,
            const char         *expected)
{
  guint from = 0;
  AssayRun run = assay_tagging_get_run (tagging, tag_, &from);
  g_autofree char *words = g_strndup (run.start, run.end - run.start);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words_are_cut_where_fields_meet (void)
{
  static const char *const expected[] = { "Ports", "39(", "1),", "264:", "20-29", "(2010)." };
  const char *words = "Ports 39(1), 264:20-29 (2010).";
  AssayTagging tagging;

  assay_tagger_tokenize ((AssayRun) { words, words + strlen (words) }, &tagging);
  g_assert_cmpuint (tagging.n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < tagging.n; i++)
    {
      g_autofree char *token = g_strndup (tagging.tokens[i].start,
                                          tagging.tokens[i].end - tagging.tokens[i].start);
      g_assert_cmpstr (token, ==, expected[i]);
    }
}

static void
test_the_best_sequence_is_taken_and_not_the_best_tags (void)
{
  AssayTagging tagging = { .n = 2 };
  gint32 scores[ASSAY_TAGGER_MAX_TOKENS][ASSAY_N_TAGS] = { { 0 } };
  gint32 steps[ASSAY_N_TAGS][ASSAY_N_TAGS] = { { 0 } };

  scores[0][ASSAY_TAG_AUTHOR] = 5;
  scores[0][ASSAY_TAG_TITLE] = 4;
  scores[1][ASSAY_TAG_DATE] = 1;
  steps[ASSAY_TAG_TITLE][ASSAY_TAG_DATE] = 3;
  assay_tagger_decode (&tagging, scores, steps);
  g_assert_cmpint (tagging.tags[0], ==, ASSAY_TAG_TITLE);
  g_assert_cmpint (tagging.tags[1], ==, ASSAY_TAG_DATE);
}

static void
test_fields_that_no_mark_shows_are_tagged (void)
{
  AssayTagging tagging;

  tag ("Orlin T, Marek P. Effects of tar on the growth of harbour weeds in cold water. J Coast "
       "Biol. "
       "2010;45(3):221-9.", &tagging);
  assert_run (&tagging, ASSAY_TAG_AUTHOR, "Orlin T, Marek P.");
  assert_run (&tagging, ASSAY_TAG_TITLE,
              "Effects of tar on the growth of harbour weeds in cold water.");
  assert_run (&tagging, ASSAY_TAG_CONTAINER, "J Coast Biol.");
  assert_run (&tagging, ASSAY_TAG_VOLUME, "45(");
  assert_run (&tagging, ASSAY_TAG_PAGES, "221-9.");
}

static void
test_an_entry_in_an_unknown_style_is_parsed (void)
{
  g_autoptr (AssayReference) reference = assay_reference_new ();

  reference->raw = g_strdup ("Orlin, Tom. The Boats of the Northern Strait. London: Keel Books, "
                             "2004.");
  assay_references_parse (reference);
  g_assert_cmpstr (reference->title, ==, "The Boats of the Northern Strait");
  g_assert_cmpstr (reference->publisher, ==, "Keel Books");
  g_assert_cmpint (reference->issued.year, ==, 2004);
  g_assert_cmpuint (reference->authors->len, ==, 1);
}

static void
test_a_year_among_other_numbers_is_tagged (void)
{
  g_autoptr (AssayReference) reference = assay_reference_new ();

  reference->raw = g_strdup ("Orlin, T.; Marek, P. \"The Boats of the Strait: Are They Old?\" "
                             "Proteins 2010, 78, 1339-1375.");
  assay_references_parse (reference);
  g_assert_cmpint (reference->issued.year, ==, 2010);
}

static void
test_an_endless_entry_is_cut (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  AssayTagging tagging;

  for (guint i = 0; i < 1000; i++)
    g_string_append (words, "word ");
  tag (words->str, &tagging);
  g_assert_cmpuint (tagging.n, ==, ASSAY_TAGGER_MAX_TOKENS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add_func ("/tagger/" name, test)
  ADD ("words-are-cut-where-fields-meet", test_words_are_cut_where_fields_meet);
  ADD ("the-best-sequence-is-taken-and-not-the-best-tags",
       test_the_best_sequence_is_taken_and_not_the_best_tags);
  ADD ("fields-that-no-mark-shows-are-tagged", test_fields_that_no_mark_shows_are_tagged);
  ADD ("an-entry-in-an-unknown-style-is-parsed", test_an_entry_in_an_unknown_style_is_parsed);
  ADD ("a-year-among-other-numbers-is-tagged", test_a_year_among_other_numbers_is_tagged);
  ADD ("an-endless-entry-is-cut", test_an_endless_entry_is_cut);
#undef ADD

  return g_test_run ();
}
