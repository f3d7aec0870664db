/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-front-matter.h"
#include "assay-language.h"

#define PROSE "The river rose again last night, and the old bridge was closed until further notice."

static void
assert_front (const char *utf8,
              const char *title,
              const char *byline,
              const char *published)
{
  g_autoptr (AssayText) text = assay_text_new (utf8, -1);
  g_autoptr (GArray) blocks = assay_blocks_find (text, assay_language_guess (text), NULL, 0);
  AssayFrontMatter front;

  assay_front_matter_find (text,
                           assay_language_guess (text),
                           (AssayBlock *) blocks->data,
                           blocks->len,
                           &front);
  g_assert_cmpstr (front.title, ==, title);
  g_assert_cmpstr (front.byline, ==, byline);
  g_assert_cmpstr (front.published, ==, published);
  assay_front_matter_clear (&front);
  g_assert_null (front.title);
}

static void
test_all_three_stand_on_top (void)
{
  assert_front ("The River and the Bridge\n\nBy Ann Vale\n\nMay 3, 2021\n\n" PROSE,
                "The River and the Bridge", "Ann Vale", "2021-05-03");
}

static void
test_each_line_of_names_is_a_byline (void)
{
  assert_front ("The River and the Bridge\n\nAnn Vale\nInstitute of Rivers\n\nTom Orlin\n\n"
                "and Pia Marek\n\nMay 3, 2021\n\n" PROSE,
                "The River and the Bridge", "Ann Vale, Tom Orlin, Pia Marek", "2021-05-03");
  assert_front ("The River and the Bridge\n\nBy Ann Vale\nand Tom Orlin\n" PROSE,
                "The River and the Bridge", "Ann Vale and Tom Orlin", NULL);
}

static void
test_what_is_not_there_is_not_found (void)
{
  assert_front (PROSE, NULL, NULL, NULL);
  assert_front ("", NULL, NULL, NULL);
}

static void
test_a_title_may_be_the_second_line (void)
{
  assert_front ("Skip to content\n\nRivers\n\nThe River and the Bridge\n\n" PROSE,
                "The River and the Bridge",
                NULL,
                NULL);
}

static void
test_a_note_names_the_author (void)
{
  assert_front ("The River and the Bridge\n\n" PROSE
                "\n\nAbout the Author\n\nAnn M. Vale teaches history in Harrow.",
                
                

                "The River and the Bridge", "Ann M. Vale", NULL);
}

static void
test_dates_are_read_in_many_ways (void)
{
  static const struct
  {
    const char *line;
    const char *date;
  } dates[] = {
    { "Published on 3 May 2021", "2021-05-03" },
    { "Monday, 3rd May 2021", "2021-05-03" },
    { "May 3rd, 2021 Topic: Floods", "2021-05-03" },
    { "2021-05-03", "2021-05-03" },
    { "Sept. 2021", "2021-09" },
    { "3-May-2021", "2021-05-03" },
    { "Received: May 1, 2021 Published: May 3, 2021", "2021-05-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *utf8 = g_strdup_printf ("The River and the Bridge\n\n%s\n\n" PROSE,
                                               dates[i].line);

      assert_front (utf8, "The River and the Bridge", NULL, dates[i].date);
    }
}

static void
test_dates_are_read_in_the_language_of_the_text (void)
{
  assert_front ("Der Fluss und die Brücke\n\n3. Mai 2021\n\n"
                "Der Fluss stieg in der Nacht wieder an, und die alte Brücke wurde gesperrt.",
                "Der Fluss und die Brücke", NULL, "2021-05-03");
  assert_front ("다리와 강\n\n2021년 5월 3일\n\n강이 어젯밤에 다시 불어나 오래된 다리가 당분간 폐쇄되었다.",
                "다리와 강", NULL, "2021-05-03");
}

static void
test_a_date_in_a_sentence_is_no_date_of_publication (void)
{
  assert_front ("The River and the Bridge\n\n"
                "On May 3, 2021 the river rose again and the old bridge was closed for good.",
                
                

                "The River and the Bridge", NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/front-matter/all-three-stand-on-top", test_all_three_stand_on_top);
  g_test_add_func ("/front-matter/each-line-of-names-is-a-byline",
                   test_each_line_of_names_is_a_byline);
  g_test_add_func ("/front-matter/what-is-not-there-is-not-found",
                   test_what_is_not_there_is_not_found);
  g_test_add_func ("/front-matter/a-title-may-be-the-second-line",
                   test_a_title_may_be_the_second_line);
  g_test_add_func ("/front-matter/a-note-names-the-author", test_a_note_names_the_author);
  g_test_add_func ("/front-matter/dates-are-read-in-many-ways", test_dates_are_read_in_many_ways);
  g_test_add_func ("/front-matter/dates-are-read-in-the-language-of-the-text",
                   test_dates_are_read_in_the_language_of_the_text);
  g_test_add_func ("/front-matter/a-date-in-a-sentence-is-no-date-of-publication",
                   test_a_date_in_a_sentence_is_no_date_of_publication);

  return g_test_run ();
}
