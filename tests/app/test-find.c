/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-find.h"

static void
assert_finds (const char *words,
              const char *in,
              const char *found)
{
  g_autoptr (AssayText) text = assay_text_new (in, -1);
  g_autoptr (AssayFind) find = assay_find_new (text);
  g_autoptr (GArray) matches = assay_find_run (find, words);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      g_autofree char *match = assay_text_dup_span (text, g_array_index (matches, AssaySpan, i));

      g_string_append_printf (list, "%s|", match);
    }
  g_assert_cmpstr (list->str, ==, found);
}

static void
test_letter_case_does_not_matter (void)
{
  assert_finds ("HARBOUR", "The harbour and the Harbour", "harbour|Harbour|");
  assert_finds ("ёлка", "ЁЛКА", "ЁЛКА|");
}

static void
test_accents_need_not_be_typed (void)
{
  assert_finds ("cafe", "Café, cafe\xCC\x81 und CAFÉ", "Café|cafe|CAFÉ|");
  assert_finds ("Élan", "elan", "elan|");
}

static void
test_words_are_found_across_spaces_of_any_kind (void)
{
  assert_finds ("two words", "two\nwords, two\xC2\xA0words, two   words, twowords",
                "two\nwords|two\xC2\xA0words|two   words|");
}

static void
test_plain_quotes_find_typographic_ones (void)
{
  assert_finds ("Russia's", "Russia’s and Russia's", "Russia’s|Russia's|");
}

static void
test_soft_hyphens_are_not_seen (void)
{
  assert_finds ("harbour", "har\xC2\xAD" "bour", "har\xC2\xAD" "bour|");
}

static void
test_matches_do_not_overlap (void)
{
  assert_finds ("aa", "aaaaa", "aa|aa|");
}

static void
test_nothing_is_found_for_nothing (void)
{
  assert_finds ("", "words", "");
  assert_finds ("  ", "some words", "");
  assert_finds ("longer than the text", "text", "");
  assert_finds ("x", "", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/find/letter-case-does-not-matter", test_letter_case_does_not_matter);
  g_test_add_func ("/find/accents-need-not-be-typed", test_accents_need_not_be_typed);
  g_test_add_func ("/find/words-are-found-across-spaces-of-any-kind",
                   test_words_are_found_across_spaces_of_any_kind);
  g_test_add_func ("/find/plain-quotes-find-typographic-ones",
                   test_plain_quotes_find_typographic_ones);
  g_test_add_func ("/find/soft-hyphens-are-not-seen", test_soft_hyphens_are_not_seen);
  g_test_add_func ("/find/matches-do-not-overlap", test_matches_do_not_overlap);
  g_test_add_func ("/find/nothing-is-found-for-nothing", test_nothing_is_found_for_nothing);

  return g_test_run ();
}
