/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-citation-text.h"

static AssayReference *
work (const char *type,
      const char *title)
{
  AssayReference *reference = assay_reference_new ();

  reference->type = g_strdup (type);
  reference->title = g_strdup (title);
  return reference;
}

static void
assert_entry (AssayReference *reference,
              const char     *expected)
{
  g_autofree char *line = assay_citation_text_dup_entry (reference, ASSAY_CITATION_PLAIN);

  g_assert_cmpstr (line, ==, expected);
}

static void
assert_in_text (AssayReference *reference,
                const char     *expected)
{
  g_autofree char *words = assay_citation_text_dup_in_text (reference, ASSAY_CITATION_PLAIN);

  g_assert_cmpstr (words, ==, expected);
}

static AssayReference *
journal_article (void)
{
  AssayReference *reference = work ("article-journal", "Ice on the Strait");

  assay_reference_add_author (reference, "Berg", "Anna", "van den", NULL);
  assay_reference_add_author (reference, "Okoro", "Ife", NULL, NULL);
  reference->container_title = g_strdup ("Harbour Studies");
  reference->volume = g_strdup ("12");
  reference->issue = g_strdup ("3");
  reference->page = g_strdup ("321-328");
  reference->doi = g_strdup ("10.5555/ice");
  reference->url = g_strdup ("https://harbour.example/ice");
  reference->issued = (AssayDate) { 2021, 3, 9 };
  return reference;
}

static void
test_an_article_of_a_journal_has_numbers_and_pages (void)
{
  g_autoptr (AssayReference) reference = journal_article ();

  assert_entry (reference, "Berg, Anna van den, and Ife Okoro. 2021. “Ice on the Strait.” Harbour Studies "
                           "12 (3): 321–28. https://doi.org/10.5555/ice.");
  assert_in_text (reference, "(van den Berg and Okoro 2021)");

  g_clear_pointer (&reference->issue, g_free);
  assert_entry (reference, "Berg, Anna van den, and Ife Okoro. 2021. “Ice on the Strait.” Harbour Studies "
                           "12 (March): 321–28. https://doi.org/10.5555/ice.");
  g_clear_pointer (&reference->volume, g_free);
  g_clear_pointer (&reference->doi, g_free);
  assert_entry (reference, "Berg, Anna van den, and Ife Okoro. 2021. “Ice on the Strait.” Harbour Studies, "
                           "March, 321–28. https://harbour.example/ice.");
}

static void
test_a_report_of_news_has_its_day (void)
{
  g_autoptr (AssayReference) reference = work ("article-newspaper", "Is the pier \"safe\"?");

  reference->container_title = g_strdup ("The Tide");
  reference->publisher = g_strdup ("Tide Media");
  reference->issued = (AssayDate) { 2024, 9, 30 };
  assert_entry (reference, "The Tide. 2024. “Is the pier ‘safe’?” September 30.");
  assert_in_text (reference, "(The Tide 2024)");

  assay_reference_add_author (reference, "Lund", "Mia", NULL, NULL);
  assert_entry (reference, "Lund, Mia. 2024. “Is the pier ‘safe’?” The Tide, September 30.");
}

static void
test_a_page_without_a_date_says_when_it_was_read (void)
{
  g_autoptr (AssayReference) reference = work ("webpage", "Notice to mariners");

  assay_reference_add_author (reference, NULL, NULL, NULL, "Port Authority");
  reference->container_title = g_strdup ("Port Online");
  reference->url = g_strdup ("https://port.example/notice");
  reference->accessed = (AssayDate) { 2025, 11, 5 };
  assert_entry (reference, "Port Authority. n.d. “Notice to mariners.” Port Online. "
                           "Accessed November 5, 2025. https://port.example/notice.");
  assert_in_text (reference, "(Port Authority, n.d.)");

  reference->issued = (AssayDate) { 2025, 2, 0 };
  assert_entry (reference, "Port Authority. 2025. “Notice to mariners.” Port Online. February. "
                           "https://port.example/notice.");
}

static void
test_a_book_is_in_italics (void)
{
  g_autoptr (AssayReference) reference = work ("book", "Tides & <Piers>");
  g_autofree char *html = NULL;

  assay_reference_add_author (reference, "Hale", "J.", NULL, NULL);
  reference->publisher = g_strdup ("Northern Press");
  reference->issued = (AssayDate) { 1998, 4, 1 };
  assert_entry (reference, "Hale, J. 1998. Tides & <Piers>. Northern Press.");
  html = assay_citation_text_dup_entry (reference, ASSAY_CITATION_HTML);
  g_assert_cmpstr (html, ==, "Hale, J. 1998. <i>Tides &amp; &lt;Piers&gt;</i>. Northern Press.");
}

static void
test_a_chapter_stands_in_a_book (void)
{
  g_autoptr (AssayReference) reference = work ("chapter", "Dredging");

  reference->container_title = g_strdup ("The Harbour Handbook");
  reference->volume = g_strdup ("2");
  reference->page = g_strdup ("7-9");
  reference->publisher = g_strdup ("Northern Press");
  reference->issued = (AssayDate) { 2001, 0, 0 };
  assert_entry (reference, "“Dredging.” 2001. In The Harbour Handbook, vol. 2. Northern Press.");
  g_free (reference->type);
  reference->type = g_strdup ("paper-conference");
  assert_entry (reference, "“Dredging.” 2001. In The Harbour Handbook, 2:7–9. Northern Press.");
  assert_in_text (reference, "(“Dredging” 2001)");
}

static void
test_of_many_authors_the_first_are_named (void)
{
  g_autoptr (AssayReference) reference = work ("book", "Ports");

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *family = g_strdup_printf ("F%u", i);

      assay_reference_add_author (reference, family, "G.", NULL, NULL);
    }
  assert_entry (reference, "F0, G., G. F1, G. F2, G. F3, G. F4, and G. F5. n.d. Ports.");
  assert_in_text (reference, "(F0 et al., n.d.)");
  assay_reference_add_author (reference, "F6", "G.", NULL, NULL);
  assert_entry (reference, "F0, G., G. F1, G. F2, et al. n.d. Ports.");
}

static void
test_names_follow_their_scripts (void)
{
  g_autoptr (AssayReference) reference = work ("book", "港の本");

  assay_reference_add_author (reference, "山田", "太郎", NULL, NULL);
  assay_reference_add_author (reference, "Иванова", "Анна", NULL, NULL);
  assay_reference_add_author (reference, "김", "철수", NULL, NULL);
  reference->issued = (AssayDate) { 2010, 0, 0 };
  assert_entry (reference, "山田太郎, Анна Иванова, and 김철수. 2010. 港の本.");
}

static void
test_a_name_may_be_a_single_one (void)
{
  g_autoptr (AssayReference) reference = work ("book", "Republic");

  assay_reference_add_author (reference, NULL, "Plato", NULL, NULL);
  assert_entry (reference, "Plato. n.d. Republic.");
  assay_reference_add_author (reference, "Hale", NULL, "van", NULL);
  assert_entry (reference, "Plato, and van Hale. n.d. Republic.");
}

static void
test_pages_are_shortened_by_the_manual (void)
{
  static const struct { const char *read, *written; } cases[] = {
    { "3-10", "3–10" }, { "71-72", "71–72" }, { "100-104", "100–104" }, { "1100-1113", "1100–1113" },
    { "107-108", "107–8" }, { "505-517", "505–17" }, { "1002-1006", "1002–6" },
    { "321-325", "321–25" }, { "498–532", "498–532" }, { "1087-1089", "1087–89" },
    { "1496-1500", "1496–500" }, { "12991-13001", "12991–3001" },
    { "321-25", "321–25" }, { "e12-e15", "e12–e15" }, { "12", "12" }, { "1, 3-4, 7-8", "1, 3-4, 7-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayReference) reference = work ("paper-conference", "T");
      g_autofree char *expected = g_strdup_printf ("“T.” n.d. In C, %s.", cases[i].written);

      reference->container_title = g_strdup ("C");
      reference->page = g_strdup (cases[i].read);
      assert_entry (reference, expected);
    }
}

static void
test_what_was_not_understood_is_given_as_it_stands (void)
{
  g_autoptr (AssayReference) reference = work ("document", NULL);

  reference->raw = g_strdup ("[4] See the harbour\n    master’s log.");
  assert_entry (reference, "[4] See the harbour master’s log.");
  assay_reference_add_author (reference, "Hale", NULL, NULL, NULL);
  reference->kind = ASSAY_REFERENCE_SHORT;
  assert_entry (reference, "[4] See the harbour master’s log.");
}

static void
test_a_list_is_in_the_order_of_authors (void)
{
  g_autoptr (GPtrArray) works = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *plain = NULL;
  g_autofree char *html = NULL;
  AssayReference *ibid = work (NULL, NULL);

  g_ptr_array_add (works, work ("book", "Zebra"));
  g_ptr_array_add (works, work ("chapter", "apple"));
  g_ptr_array_add (works, work ("book", "Middle"));
  g_ptr_array_add (works, work ("book", "Zebra"));
  ibid->kind = ASSAY_REFERENCE_SHORT;
  ibid->raw = g_strdup ("Ibid.");
  g_ptr_array_add (works, ibid);

  plain = assay_citation_text_dup_list (works, ASSAY_CITATION_PLAIN);
  g_assert_cmpstr (plain, ==, "“apple.” n.d.\nMiddle. n.d.\nZebra. n.d.\n");
  html = assay_citation_text_dup_list (works, ASSAY_CITATION_HTML);
  g_assert_cmpstr (html, ==,
                   "<p>“apple.” n.d.</p>\n<p><i>Middle</i>. n.d.</p>\n<p><i>Zebra</i>. n.d.</p>\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/citation-text/an-article-of-a-journal-has-numbers-and-pages",
                   test_an_article_of_a_journal_has_numbers_and_pages);
  g_test_add_func ("/citation-text/a-report-of-news-has-its-day", test_a_report_of_news_has_its_day);
  g_test_add_func ("/citation-text/a-page-without-a-date-says-when-it-was-read",
                   test_a_page_without_a_date_says_when_it_was_read);
  g_test_add_func ("/citation-text/a-book-is-in-italics", test_a_book_is_in_italics);
  g_test_add_func ("/citation-text/a-chapter-stands-in-a-book", test_a_chapter_stands_in_a_book);
  g_test_add_func ("/citation-text/of-many-authors-the-first-are-named",
                   test_of_many_authors_the_first_are_named);
  g_test_add_func ("/citation-text/names-follow-their-scripts", test_names_follow_their_scripts);
  g_test_add_func ("/citation-text/a-name-may-be-a-single-one", test_a_name_may_be_a_single_one);
  g_test_add_func ("/citation-text/pages-are-shortened-by-the-manual",
                   test_pages_are_shortened_by_the_manual);
  g_test_add_func ("/citation-text/what-was-not-understood-is-given-as-it-stands",
                   test_what_was_not_understood_is_given_as_it_stands);
  g_test_add_func ("/citation-text/a-list-is-in-the-order-of-authors",
                   test_a_list_is_in_the_order_of_authors);

  return g_test_run ();
}
