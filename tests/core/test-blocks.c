/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-blocks.h"
#include "assay-language.h"

#include <string.h>

/* Writes blocks as "kind: words" lines, white space inside made plain, so that a case reads at a
 * glance. */
static char *
describe_with_references (const char      *utf8,
                          const AssaySpan *references,
                          guint            n_references)
{
  g_autoptr (AssayText) text = assay_text_new (utf8, -1);
  g_autoptr (GArray) blocks = assay_blocks_find (text, assay_language_guess (text),
                                                references, n_references);
  GString *lines = g_string_new (NULL);
  guint last = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      AssayBlock *block = &g_array_index (blocks, AssayBlock, i);
      g_autofree char *words = assay_text_dup_span (text, block->span);

      g_assert_cmpuint (block->span.start, >=, last);
      g_assert_cmpuint (block->span.end, >, block->span.start);
      last = block->span.end;
      g_strdelimit (words, "\n", '/');
      g_string_append_printf (lines, "%s: %s\n", assay_block_kind_to_string (block->kind), words);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_blocks (const char *utf8,
               const char *wanted)
{
  g_autofree char *found = describe_with_references (utf8, NULL, 0);

  g_assert_cmpstr (found, ==, wanted);
}

#define PROSE "The river rose again last night, and the old bridge was closed until further notice."

static void
test_headings_stand_above_paragraphs (void)
{
  assert_blocks ("The River and the Bridge\n\n" PROSE "\n\nWhat Comes Next\n\n" PROSE
                 "\n\nWhat we eat\n\n" PROSE,
                 
                 

                 "title: The River and the Bridge\n"
                 "paragraph: " PROSE "\n"
                 "heading: What Comes Next\n"
                 "paragraph: " PROSE "\n"
                 "heading: What we eat\n"
                 "paragraph: " PROSE "\n");
}

static void
test_a_numbered_heading_stands_above_its_parts (void)
{
  assert_blocks (PROSE "\n\n2. Sites and methods\n\n2.1 Study sites\n\n" PROSE,
                 "paragraph: " PROSE "\n"
                 "heading: 2. Sites and methods\n"
                 "heading: 2.1 Study sites\n"
                 "paragraph: " PROSE "\n");
}

static void
test_a_table_of_contents_is_no_heading (void)
{
  assert_blocks (PROSE "\n\nTwo Parts: Raising the Frame Laying the Roof\n\n" PROSE
                 "\n\nPart 1 of 2: Raising the Frame\n\n" PROSE,
                 "paragraph: " PROSE "\n"
                 "paragraph: Two Parts: Raising the Frame Laying the Roof\n"
                 "paragraph: " PROSE "\n"
                 "heading: Part 1 of 2: Raising the Frame\n"
                 "paragraph: " PROSE "\n");
}

static void
test_a_heading_needs_no_empty_line (void)
{
  assert_blocks ("The River and the Bridge\n\n" PROSE "\n\n2. Regional Reactions\n" PROSE,
                 "title: The River and the Bridge\n"
                 "paragraph: " PROSE "\n"
                 "heading: 2. Regional Reactions\n"
                 "paragraph: " PROSE "\n");
}

static void
test_markdown_headings_lose_their_marks (void)
{
  assert_blocks ("# The River and the Bridge\n\n" PROSE "\n\n## after the flood\n\n" PROSE,
                 "title: The River and the Bridge\n"
                 "paragraph: " PROSE "\n"
                 "heading: after the flood\n"
                 "paragraph: " PROSE "\n");
}

static void
test_wrapped_lines_are_one_paragraph (void)
{
  assert_blocks ("The river rose again last night, and the old bridge\n"
                 "was closed until further notice. Nobody in the town\n"
                 "could say when it would open again.\n\n"
                 "Shops on the far bank stayed shut for the whole day,\n"
                 "as their owners could not reach them.\n",
                 "paragraph: The river rose again last night, and the old bridge/"
                 "was closed until further notice. "
                 "Nobody in the town/could say when it would open again.\n"
                 "paragraph: Shops on the far bank stayed shut for the whole day,/"
                 "as their owners could not reach them.\n");
}

static void
test_long_lines_are_paragraphs_each (void)
{
  assert_blocks (PROSE "\n" PROSE " Nobody could say why.\n" PROSE,
                 "paragraph: " PROSE "\n"
                 "paragraph: " PROSE " Nobody could say why.\n"
                 "paragraph: " PROSE "\n");
}

static void
test_a_lower_case_line_goes_on (void)
{
  assert_blocks ("It was a cold \nnight by the river.",
                 "paragraph: It was a cold /night by the river.\n");
  assert_blocks ("boats\nnets and ropes\nlanterns",
                 "paragraph: boats\nparagraph: nets and ropes\nparagraph: lanterns\n");
}

static void
test_lists_are_items (void)
{
  assert_blocks (PROSE "\n\n- boats and nets\n- ropes\n\n1. Row to the bank.\n2. Tie the boat.",
                 "paragraph: " PROSE "\n"
                 "list-item: - boats and nets\n"
                 "list-item: - ropes\n"
                 "list-item: 1. Row to the bank.\n"
                 "list-item: 2. Tie the boat.\n");
}

static void
test_run_together_lists_are_taken_apart (void)
{
  assert_blocks ("1) Row to the bank 2) Tie the boat",
                 "list-item: 1) Row to the bank\nlist-item: 2) Tie the boat\n");
  assert_blocks ("• 9. Row to the bank • 10. Tie the boat",
                 "list-item: • 9. Row to the bank\nlist-item: • 10. Tie the boat\n");
  assert_blocks ("a. Row b. Tie c. Rest",
                 "list-item: a. Row\nlist-item: b. Tie\nlist-item: c. Rest\n");
}

static void
test_page_furniture_is_boilerplate (void)
{
  assert_blocks ("Back to top\n\nThe River and the Bridge\n\n" PROSE
                 "\n\nPhoto credit: Ann Vale\n\nRead more",
                 
                 

                 "boilerplate: Back to top\n"
                 "title: The River and the Bridge\n"
                 "paragraph: " PROSE "\n"
                 "boilerplate: Photo credit: Ann Vale\n"
                 "boilerplate: Read more\n");
}

static void
test_a_repeated_title_is_a_title_twice (void)
{
  assert_blocks ("The River and the Bridge\n\nRivers\nMay 3, 2021 Topic: Floods Tags: Rivers\n\n"
                 "The River and the Bridge\n\n" PROSE,
                 "title: The River and the Bridge\n"
                 "boilerplate: Rivers\n"
                 "boilerplate: May 3, 2021 Topic: Floods Tags: Rivers\n"
                 "title: The River and the Bridge\n"
                 "paragraph: " PROSE "\n");
}

static void
test_the_repeated_line_is_the_title (void)
{
  assert_blocks ("All About Our Rivers\n\nThe River and the Bridge\n\n"
                 "The River and the Bridge\n\n" PROSE,
                 "paragraph: All About Our Rivers\n"
                 "title: The River and the Bridge\n"
                 "title: The River and the Bridge\n"
                 "paragraph: " PROSE "\n");
}

static void
test_bylines_stand_near_the_title (void)
{
  assert_blocks ("The River and the Bridge\n\nBy Ann Vale\n\n" PROSE,
                 "title: The River and the Bridge\nbyline: By Ann Vale\nparagraph: " PROSE "\n");
  assert_blocks ("Ann M. Vale\n\nThe River and the Bridge\n\nAnn M. Vale\n\n" PROSE,
                 "byline: Ann M. Vale\n"
                 "title: The River and the Bridge\n"
                 "byline: Ann M. Vale\n"
                 "paragraph: " PROSE "\n");
}

static void
test_what_an_author_is_stands_below_the_name (void)
{
  assert_blocks ("The River and the Bridge\n\nAnn Vale\n\nInstitute of River Studies\n\n" PROSE,
                 "title: The River and the Bridge\n"
                 "byline: Ann Vale\n"
                 "byline: Institute of River Studies\n"
                 "paragraph: " PROSE "\n");
}

static void
test_an_address_behind_a_stop_is_cut_off (void)
{
  assert_blocks (PROSE " https://example.org/river/",
                 "paragraph: " PROSE "\nboilerplate: https://example.org/river/\n");
  assert_blocks (PROSE " See https://example.org/river/",
                 "paragraph: " PROSE " See https://example.org/river/\n");
}

static void
test_references_are_blocks_of_their_own (void)
{
  const char *utf8 = PROSE "\n\nWorks Cited\n\n[1] Vale, A. Rivers. 2019.\n\n"
                     "[2] Orme, B. Bridges.\nLondon, 2020.\n\nOUR OTHER PAGES";
  const char *first = strstr (utf8, "[1]");
  const char *second = strstr (utf8, "[2]");
  const AssaySpan references[] = {
    { first - utf8, strstr (first, "2019.") + 5 - utf8 },
    { second - utf8, strstr (second, "2020.") + 5 - utf8 },
  };
  g_autofree char *found = describe_with_references (utf8, references, G_N_ELEMENTS (references));

  g_assert_cmpstr (found, ==,
                   "paragraph: " PROSE "\n"
                   "heading: Works Cited\n"
                   "reference: [1] Vale, A. Rivers. 2019.\n"
                   "reference: [2] Orme, B. Bridges./London, 2020.\n"
                   "boilerplate: OUR OTHER PAGES\n");
}

static void
test_a_deck_may_stand_above_the_byline (void)
{
  assert_blocks ("World\nPolitics\nBusiness\n\nThe River and the Bridge\n\n"
                 "Officials say that the bridge will hold this time.\n\nAnn Vale and Bo Orme\n"
                 "May 3, 2021, 10:15 AM\n\n" PROSE,
                 "boilerplate: World\n"
                 "boilerplate: Politics\n"
                 "boilerplate: Business\n"
                 "title: The River and the Bridge\n"
                 "paragraph: Officials say that the bridge will hold this time.\n"
                 "byline: Ann Vale and Bo Orme\n"
                 "boilerplate: May 3, 2021, 10:15 AM\n"
                 "paragraph: " PROSE "\n");
}

static void
test_a_title_may_name_a_date (void)
{
  assert_blocks ("The Flood of May 3, 2021 and After\n\n" PROSE,
                 "title: The Flood of May 3, 2021 and After\nparagraph: " PROSE "\n");
}

static void
test_metadata_of_markdown_is_boilerplate (void)
{
  assert_blocks ("---\nauthor: Ann Vale\n---\n\n# The River and the Bridge\n\n" PROSE "\n\n* * *",
                 "boilerplate: ---\n"
                 "boilerplate: author: Ann Vale\n"
                 "boilerplate: ---\n"
                 "title: The River and the Bridge\n"
                 "paragraph: " PROSE "\n"
                 "boilerplate: * * *\n");
}

static void
test_captions_and_questions_are_no_headings (void)
{
  assert_blocks (PROSE "\n\nView of the river at noon\n\n" PROSE,
                 "paragraph: " PROSE "\n"
                 "paragraph: View of the river at noon\n"
                 "paragraph: " PROSE "\n");
  assert_blocks (PROSE "\n\nFigure 3: The River at Noon\n\n" PROSE,
                 "paragraph: " PROSE "\n"
                 "paragraph: Figure 3: The River at Noon\n"
                 "paragraph: " PROSE "\n");
  assert_blocks (PROSE "\n\nWhere were you?\n\nAt home.\n\nWho was there?\n\nNobody.\n\n"
                 "What did you do?\n\nNothing.",
                 "paragraph: " PROSE "\n"
                 "paragraph: Where were you?\n"
                 "paragraph: At home.\n"
                 "paragraph: Who was there?\n"
                 "paragraph: Nobody.\n"
                 "paragraph: What did you do?\n"
                 "paragraph: Nothing.\n");
}

static void
test_an_item_goes_on_below_its_first_word (void)
{
  assert_blocks ("- nets and ropes, since\n  the boats are gone\n- lanterns",
                 "list-item: - nets and ropes, since/  the boats are gone\n"
                 "list-item: - lanterns\n");
}

static void
test_right_to_left_text_is_cut_as_any (void)
{
  assert_blocks ("النهر والجسر\n\nارتفع النهر مرة أخرى الليلة الماضية وأغلق الجسر القديم.",
                 "title: النهر والجسر\n"
                 "paragraph: ارتفع النهر مرة أخرى الليلة الماضية وأغلق الجسر القديم.\n");
}

static void
test_wide_lines_break_anywhere (void)
{
  assert_blocks ("これは川の\n水です。", "paragraph: これは川の/水です。\n");
}

static void
test_nothing_gives_no_blocks (void)
{
  assert_blocks ("", "");
  assert_blocks (" \n\t\n\xC2\xA0\n", "");
  assert_blocks ("x", "paragraph: x\n");
  assert_blocks ("\xEF\xBF\xBD\xEF\xBF\xBD", "paragraph: \xEF\xBF\xBD\xEF\xBF\xBD\n");
}

static void
test_kinds_have_names (void)
{
  for (AssayBlockKind kind = ASSAY_BLOCK_TITLE; kind <= ASSAY_BLOCK_BOILERPLATE; kind++)
    {
      AssayBlockKind read;

      g_assert_true (assay_block_kind_from_string (assay_block_kind_to_string (kind), &read));
      g_assert_cmpint (read, ==, kind);
    }
  g_assert_false (assay_block_kind_from_string ("chapter", &(AssayBlockKind) { 0 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/blocks/headings-stand-above-paragraphs", test_headings_stand_above_paragraphs);
  g_test_add_func ("/blocks/a-numbered-heading-stands-above-its-parts",
                   test_a_numbered_heading_stands_above_its_parts);
  g_test_add_func ("/blocks/a-table-of-contents-is-no-heading",
                   test_a_table_of_contents_is_no_heading);
  g_test_add_func ("/blocks/a-heading-needs-no-empty-line", test_a_heading_needs_no_empty_line);
  g_test_add_func ("/blocks/markdown-headings-lose-their-marks",
                   test_markdown_headings_lose_their_marks);
  g_test_add_func ("/blocks/wrapped-lines-are-one-paragraph", test_wrapped_lines_are_one_paragraph);
  g_test_add_func ("/blocks/long-lines-are-paragraphs-each", test_long_lines_are_paragraphs_each);
  g_test_add_func ("/blocks/a-lower-case-line-goes-on", test_a_lower_case_line_goes_on);
  g_test_add_func ("/blocks/lists-are-items", test_lists_are_items);
  g_test_add_func ("/blocks/run-together-lists-are-taken-apart",
                   test_run_together_lists_are_taken_apart);
  g_test_add_func ("/blocks/page-furniture-is-boilerplate", test_page_furniture_is_boilerplate);
  g_test_add_func ("/blocks/a-repeated-title-is-a-title-twice",
                   test_a_repeated_title_is_a_title_twice);
  g_test_add_func ("/blocks/the-repeated-line-is-the-title", test_the_repeated_line_is_the_title);
  g_test_add_func ("/blocks/bylines-stand-near-the-title", test_bylines_stand_near_the_title);
  g_test_add_func ("/blocks/what-an-author-is-stands-below-the-name",
                   test_what_an_author_is_stands_below_the_name);
  g_test_add_func ("/blocks/an-address-behind-a-stop-is-cut-off",
                   test_an_address_behind_a_stop_is_cut_off);
  g_test_add_func ("/blocks/references-are-blocks-of-their-own",
                   test_references_are_blocks_of_their_own);
  g_test_add_func ("/blocks/a-deck-may-stand-above-the-byline",
                   test_a_deck_may_stand_above_the_byline);
  g_test_add_func ("/blocks/a-title-may-name-a-date", test_a_title_may_name_a_date);
  g_test_add_func ("/blocks/metadata-of-markdown-is-boilerplate",
                   test_metadata_of_markdown_is_boilerplate);
  g_test_add_func ("/blocks/captions-and-questions-are-no-headings",
                   test_captions_and_questions_are_no_headings);
  g_test_add_func ("/blocks/an-item-goes-on-below-its-first-word",
                   test_an_item_goes_on_below_its_first_word);
  g_test_add_func ("/blocks/right-to-left-text-is-cut-as-any",
                   test_right_to_left_text_is_cut_as_any);
  g_test_add_func ("/blocks/wide-lines-break-anywhere", test_wide_lines_break_anywhere);
  g_test_add_func ("/blocks/nothing-gives-no-blocks", test_nothing_gives_no_blocks);
  g_test_add_func ("/blocks/kinds-have-names", test_kinds_have_names);

  return g_test_run ();
}
