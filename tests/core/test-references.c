/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-references.h"

#include <string.h>

/* Enough prose that a list at the end is a small part of the article. */
#define PROSE "The ferries have crossed the strait for a century. Nobody counts the passengers " \
  "any more, and the harbour master keeps his own book. It says little of the winters.\n\n"

static GPtrArray *
find (const char *words)
{
  g_autoptr (AssayText) text = assay_text_new (words, -1);

  return assay_references_find (text);
}

static AssayReference *
parse (const char *words)
{
  AssayReference *reference = assay_reference_new ();

  reference->raw = g_strdup (words);
  assay_references_parse (reference);
  return reference;
}

static AssayReference *
at (GPtrArray *references,
    guint      i)
{
  g_assert_cmpuint (i, <, references->len);
  return g_ptr_array_index (references, i);
}

static void
assert_family (AssayReference *reference,
               guint           i,
               const char     *family,
               const char     *given)
{
  const AssayName *name;

  g_assert_cmpuint (i, <, reference->authors->len);
  name = g_ptr_array_index (reference->authors, i);
  g_assert_cmpstr (name->family, ==, family);
  g_assert_cmpstr (name->given, ==, given);
}

static void
assert_date (AssayDate date,
             int       year,
             int       month,
             int       day)
{
  g_assert_cmpint (date.year, ==, year);
  g_assert_cmpint (date.month, ==, month);
  g_assert_cmpint (date.day, ==, day);
}

static void
test_a_list_under_a_heading_is_split_at_its_labels (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "It leaks.[1][2]\n\nWorks Cited\n\n"
          "[1] Orlin, T. (2011). Boats. The Quay. https://quay.example/boats\n\n"
          "[2] Marek, P. ‘Tar.’ Available at: https://tar.example\n\n"
          "[2] Marek, P. ‘Rope.’ Available at: https://rope.example\n\n"
          "MORE ARTICLES\n\nFerry prices rise");

  g_assert_cmpuint (references->len, ==, 3);
  g_assert_cmpstr (at (references, 0)->label, ==, "1");
  g_assert_cmpstr (at (references, 1)->label, ==, "2");
  g_assert_cmpstr (at (references, 2)->label, ==, "2");
  g_assert_true (g_str_has_suffix (at (references, 2)->raw, "https://rope.example"));
}

static void
test_an_entry_is_one_span_over_broken_lines (void)
{
  const char *words = PROSE "References\n\nOrlin, T., & Marek, P. (2011). Boats that leak: A long\n"
                      "    account. Strait Studies, 4(2), 11-19.\nZabel, U. (2013). Tar. Keel "
                      "Books.\n";
  g_autoptr (AssayText) text = assay_text_new (words, -1);
  g_autoptr (GPtrArray) references = assay_references_find (text);
  g_autofree char *first = NULL;

  g_assert_cmpuint (references->len, ==, 2);
  first = assay_text_dup_span (text, at (references, 0)->span);
  g_assert_true (g_str_has_prefix (first, "Orlin, T."));
  g_assert_true (g_str_has_suffix (first, "11-19."));
  g_assert_cmpstr (at (references, 0)->title, ==, "Boats that leak: A long account");
  g_assert_cmpstr (at (references, 0)->container_title, ==, "Strait Studies");
}

static void
test_entries_run_together_are_cut (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "References\n[1] T. Orlin. Boats of the strait. Keel Books, 2001. "
          "[2] P. Marek. Tar and rope. Journal of Sheds, 4(2):33-50, 2009. "
          "[3] Harbour Union. Ferry report. https://hu.example/f "
          "(accessed 3 May 2013).\n");

  g_assert_cmpuint (references->len, ==, 3);
  g_assert_cmpstr (at (references, 1)->label, ==, "2");
  g_assert_true (g_str_has_prefix (at (references, 2)->raw, "[3] Harbour Union"));
}

static void
test_works_in_one_paragraph_are_cut (void)
{
  g_autoptr (GPtrArray) dated =
    find (PROSE "References\n"
          "Orlin, T. (2001). Boats of the strait. Keel Books. Marek, P., & Vale, A. (2009). Tar. "
          "Journal of Sheds, 4(2), 33-50. Harbour Union. (2013, May 3). Ferry report. "
          "https://hu.example/f Zabel, U. (2015). Ropes: A handbook. In 2014 the Quay: Keel "
          "Books.\n");
  g_autoptr (GPtrArray) undated =
    find (PROSE "Works Cited\n"
          "Orlin, Tom. “Boats.” Strait Review, vol. 3, no. 1, 2001, pp. 4-9. "
          "Marek, Pia, and Ann Vale. Tar and Rope. London, Keel Books, 2009. "
          "Zabel, Uwe. “Sheds.” The Quay, 4 June 2013, www.quay.example/sheds.\n");

  g_assert_cmpuint (dated->len, ==, 4);
  g_assert_true (g_str_has_suffix (at (dated, 0)->raw, "Keel Books."));
  g_assert_true (g_str_has_prefix (at (dated, 2)->raw, "Harbour Union."));
  g_assert_true (g_str_has_suffix (at (dated, 2)->raw, "https://hu.example/f"));
  g_assert_cmpuint (undated->len, ==, 3);
  g_assert_true (g_str_has_prefix (at (undated, 1)->raw, "Marek, Pia, and Ann Vale."));
  g_assert_true (g_str_has_suffix (at (undated, 1)->raw, "Keel Books, 2009."));
}

static void
test_lines_of_a_list_may_be_broken_anywhere (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "Works Cited\n"
          "Orlin, Tom. “Runs of Dry Years in the Strait of the South.”\n"
          "The Ferry Review, vol. 4, no. 2, 2010, pp. 12-\n29.\n"
          "Marek, Pia, and Ann Vale. Tar and Rope: A History of the Yards\n"
          "in the North. Keel Books, 2012.\n"
          "Butcher E, Vale A, Yorke K, Rott L, Zabel U, Keel B, Orlin T,\n"
          "Weber A. Lime in old walls and what it does. Build Lett 1999;\n"
          "72: 209-253.\n");

  g_assert_cmpuint (references->len, ==, 3);
  g_assert_true (g_str_has_suffix (at (references, 0)->raw, "29."));
  g_assert_true (g_str_has_suffix (at (references, 1)->raw, "2012."));
  g_assert_true (g_str_has_prefix (at (references, 2)->raw, "Butcher E,"));
}

static void
test_works_at_the_end_need_no_heading (void)
{
  g_autoptr (GPtrArray) lines =
    find (PROSE PROSE PROSE
          "Orlin K, Voss T. Salt and sleep in adults. J Sleep Med. 2011;14(3):201-9.\n"
          "Brand P, Keel N, et al. Sodium at night: a trial. Kidney Rep 2015; 22: 15-24.\n"
          "Zabel W. Handbook of nights. 3rd ed. Basel: Keel Verlag; 2003.\n");
  g_autoptr (GPtrArray) broken =
    find (PROSE PROSE PROSE
          "Vale, Lydia, “Courts in island economies”, Journal of Small\n"
          "States, Vol. 8, No. 2 (Spring 2007), pp. 33-58.\n\n"
          "Bertone, Carlo, The Valley Republics (Turin: Edizioni Lampo,\n1999).\n\n"
          "T. Orlin and G. Marek, Ports of Call: Trade and Law in Six\n"
          "Harbours (London: Keel Books, 2004).\n");
  g_autoptr (GPtrArray) people =
    find (PROSE PROSE PROSE "Vale, Lydia is a member of the board.\nOrlin, Tom is one, too.\n"
          "Marek, Pia was one until 2003, when she left.\n");

  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpuint (broken->len, ==, 3);
  g_assert_true (g_str_has_suffix (at (broken, 1)->raw, "1999)."));
  g_assert_cmpuint (people->len, ==, 0);
}

static void
test_notes_stand_between_paragraphs (void)
{
  g_autoptr (GPtrArray) references =
    find ("The ferry sank.1 Its bell was found.2\n\n"
          "1 Tom Orlin, “The Bell,” The Quay, May 4, 2001.\n"
          "2 Ibid.\n\n" PROSE "It rang again in 2010.3 That was all.\n\n"
          "3 Pia Marek, Bells of the Strait (London: Keel Books, 1998), 45.\n\n"
          PROSE);

  g_assert_cmpuint (references->len, ==, 3);
  g_assert_cmpint (at (references, 1)->kind, ==, ASSAY_REFERENCE_SHORT);
  g_assert_cmpint (at (references, 1)->refers_to, ==, 0);
  g_assert_true (g_str_has_suffix (at (references, 2)->raw, "1998), 45."));
}

static void
test_the_text_of_a_page_goes_on_after_its_notes (void)
{
  g_autoptr (GPtrArray) references =
    find ("The ferry sank in a storm.1 Its bell was found.2 The two mates\n"
          "1 Tom Orlin, “The Bell,” The Quay, May 4, 2001.\n"
          "2 Pia Marek, “Storms,” The Quay, June 9, 2003.\n"
          "never sailed again, and the company was sold.\n");

  g_assert_cmpuint (references->len, ==, 2);
  g_assert_true (g_str_has_suffix (at (references, 1)->raw, "2003."));
}

static void
test_a_year_is_enough_under_a_heading (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "References\n\n[1] Baltic Ports Agency. Boats in the north. Harrow, 2014.\n"
          "[2] Ministry of Tides. Boats in the south. Harrow, 2015.\n");

  g_assert_cmpuint (references->len, ==, 2);
}

static void
test_comments_are_told_from_works (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "It sank.1 It was raised.2 It sank again.3\n\n"
          "1. For example, nobody had checked the pumps, and it was not clear "
          "who should have done it.\n\n"
          "2. Why they did this is a matter that we cannot settle here.\n\n"
          "3. Tom Orlin, “Sunk again,” The Quay, May 4, 2001.\n");

  g_assert_cmpuint (references->len, ==, 3);
  g_assert_cmpint (at (references, 0)->kind, ==, ASSAY_REFERENCE_COMMENT);
  g_assert_cmpint (at (references, 1)->kind, ==, ASSAY_REFERENCE_COMMENT);
  g_assert_cmpint (at (references, 2)->kind, ==, ASSAY_REFERENCE_WORK);
}

static void
test_a_text_without_works_has_none (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "In 2014 (and again in 2016) the port closed. Her novel The Long "
          "Dock (2012) sold well. Three things matter:\n\n1. The depth.\n"
          "2. The price.\n3. The mood.\n\nAbout the Author\n\nPia Marek is the "
          "author of Ports and People (Keel Books, 2018).\n");

  g_assert_cmpuint (references->len, ==, 0);
}

static void
test_a_heading_in_a_table_of_contents_begins_no_list (void)
{
  g_autoptr (GPtrArray) references =
    find ("Contents\n1. Boats\n2. Bibliography\n\nBoats\n\n" PROSE PROSE);

  g_assert_cmpuint (references->len, ==, 0);
}

static void
test_an_annotation_belongs_to_its_entry (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "Annotated Bibliography\n\n"
          "Marek, Pia. Bells of the Strait. London: Keel Books, 2004. Print.\n\n"
          "This book tells the story of three bells over a century. It draws on "
          "letters and on talks with those who rang them.\n\n"
          "Orlin, Tom. “Storms.” Strait Review 8.2 (2010): 44-60. Web. 3 Mar. 2015.\n\n"
          "Orlin explains how storms are counted, and why that is hard to do.\n");

  g_assert_cmpuint (references->len, ==, 2);
  g_assert_true (g_str_has_suffix (at (references, 0)->raw, "those who rang them."));
  g_assert_cmpstr (at (references, 0)->title, ==, "Bells of the Strait");
  g_assert_cmpstr (at (references, 1)->container_title, ==, "Strait Review");
  g_assert_cmpstr (at (references, 1)->volume, ==, "8");
}

static void
test_short_forms_find_their_work (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "One.1 Two.2 Three.3 Four.4\n\nNotes\n\n"
          "1. Tom Orlin, The Bell and the Boat (London: Keel Books, 1998), 3.\n"
          "2. Pia Marek, “Storms,” Strait Review 5, no. 1 (2003): 4.\n"
          "3. Orlin, Bell and the Boat, 77.\n"
          "4. Marek, supra note 2, at 9.\n");

  g_assert_cmpuint (references->len, ==, 4);
  g_assert_cmpint (at (references, 2)->kind, ==, ASSAY_REFERENCE_SHORT);
  g_assert_cmpint (at (references, 2)->refers_to, ==, 0);
  g_assert_cmpint (at (references, 3)->kind, ==, ASSAY_REFERENCE_SHORT);
  g_assert_cmpint (at (references, 3)->refers_to, ==, 1);
}

static void
test_a_dash_stands_for_the_author_before (void)
{
  g_autoptr (GPtrArray) references =
    find (PROSE "Works Cited\n\nMarek, Pia. Bells of the Strait. Keel Books, 1999.\n\n"
          "---. The Second Bell. Keel Books, 2004.\n");

  g_assert_cmpuint (references->len, ==, 2);
  assert_family (at (references, 1), 0, "Marek", "Pia");
}

static void
test_a_year_after_the_head_shows_the_fields (void)
{
  g_autoptr (AssayReference) reference =
    parse ("Orlin, T., & de la Cruz, M.-T. (2019, June 3). Boats: A view? "
           "Strait Studies, 39(1), 93-111. https://doi.org/10.5555/ss.39");

  g_assert_cmpuint (reference->authors->len, ==, 2);
  assert_family (reference, 0, "Orlin", "T.");
  assert_family (reference, 1, "Cruz", "M.-T.");
  g_assert_cmpstr (((AssayName *) g_ptr_array_index (reference->authors, 1))->particle, ==,
                   "de la");
  g_assert_cmpstr (reference->title, ==, "Boats: A view?");
  g_assert_cmpstr (reference->container_title, ==, "Strait Studies");
  g_assert_cmpstr (reference->volume, ==, "39");
  g_assert_cmpstr (reference->issue, ==, "1");
  g_assert_cmpstr (reference->page, ==, "93-111");
  g_assert_cmpstr (reference->doi, ==, "10.5555/ss.39");
  assert_date (reference->issued, 2019, 6, 3);
}

static void
test_quotation_marks_show_the_title (void)
{
  g_autoptr (AssayReference) reference =
    parse ("Tom B. Orlin and Pia Marek, “The Boat That Was ‘Too Old’ to Sail,” "
           "The Quay, December 14, 2014, https://quay.example/a, "
           "accessed January 2, 2016");

  assert_family (reference, 0, "Orlin", "Tom B.");
  assert_family (reference, 1, "Marek", "Pia");
  g_assert_cmpstr (reference->title, ==, "The Boat That Was ‘Too Old’ to Sail");
  g_assert_cmpstr (reference->container_title, ==, "The Quay");
  g_assert_cmpstr (reference->url, ==, "https://quay.example/a");
  assert_date (reference->issued, 2014, 12, 14);
  assert_date (reference->accessed, 2016, 1, 2);
}

static void
test_a_work_without_author_begins_with_its_title (void)
{
  g_autoptr (AssayReference) reference =
    parse ("Boats sink as harbour freezes over. (2016). Quay Online. Retrieved "
           "from: https://quay.example/boats-sink");

  g_assert_cmpuint (reference->authors->len, ==, 0);
  g_assert_cmpstr (reference->title, ==, "Boats sink as harbour freezes over");
  g_assert_cmpstr (reference->container_title, ==, "Quay Online");
  assert_date (reference->issued, 2016, 0, 0);
}

static void
test_organisations_are_literal_names (void)
{
  g_autoptr (AssayReference) reference =
    parse ("Institute for Boat Studies (IBS) (2023). Boats. Available at: "
           "https://ibs.example/ (Accessed: 11 November 2024).");
  const AssayName *name = g_ptr_array_index (reference->authors, 0);

  g_assert_cmpuint (reference->authors->len, ==, 1);
  g_assert_cmpstr (name->literal, ==, "Institute for Boat Studies (IBS)");
  g_assert_null (name->family);
  assert_date (reference->accessed, 2024, 11, 11);
}

static void
test_bodies_are_known_in_other_languages (void)
{
  static const char *const bodies[] = { "Banco Central de Miramar",
                                        "Conseil de la Mer", "Baltic Ports Agency" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *words = g_strconcat (bodies[i], ". Boats in the north. Harrow, 2014.", NULL);
      g_autoptr (AssayReference) reference = parse (words);
      const AssayName *name;

      g_assert_cmpuint (reference->authors->len, ==, 1);
      name = g_ptr_array_index (reference->authors, 0);
      g_assert_cmpstr (name->literal, ==, bodies[i]);
    }
}

static void
test_a_note_on_two_works_gives_the_first (void)
{
  g_autoptr (AssayReference) book =
    parse ("1. Ann Vale, The Shrinking Port (London: Keel Books, 2009), 44; and Tom Orlin, "
           "“Closing the quay”, Journal of Sheds 12, no. 3 (2011): 5-19.");
  g_autoptr (AssayReference) list =
    parse ("Vale, A.; Orlin, T.; Marek, P. Tides of the strait. Journal of Sheds 2015; 22: 15-24.");

  g_assert_cmpstr (book->title, ==, "The Shrinking Port");
  g_assert_cmpstr (book->publisher, ==, "Keel Books");
  g_assert_cmpstr (book->page, ==, "44");
  g_assert_null (book->volume);
  g_assert_cmpuint (list->authors->len, ==, 3);
  g_assert_cmpstr (list->page, ==, "15-24");
}

static void
test_a_range_of_pages_may_be_broken (void)
{
  g_autoptr (AssayReference) reference =
    parse ("Vale, A. (2010). Tides. Journal of Sheds, 4(2), 112–\n118.");

  g_assert_cmpstr (reference->page, ==, "112–118");
}

static void
test_names_come_in_many_orders (void)
{
  static const struct { const char *words; const char *families[4]; } lists[] = {
    { "Harmsen, J E. Smit, E. and Swart, M. (2001). Boats at sea. The Quay.",
      { "Harmsen", "Smit", "Swart" } },
    { "Civis, C. S, Keat J. (2001). Boats at sea. The Quay.", { "Civis", "Keat" } },
    { "Orlin, Tom, and Pia Marek. (2001). Boats at sea. The Quay.", { "Orlin", "Marek" } },
    { "Dodge Jr, R. C., Carr, C., et al. (2001). Boats at sea. The Quay.", { "Dodge", "Carr" } },
    { "O’Brien, P.; van Dam, J. (2001). Boats at sea. The Quay.", { "O’Brien", "Dam" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (AssayReference) reference = parse (lists[i].words);
      guint n = 0;

      for (; lists[i].families[n] != NULL; n++)
        g_assert_cmpstr (((AssayName *) g_ptr_array_index (reference->authors, n))->family, ==,
                         lists[i].families[n]);
      g_assert_cmpuint (reference->authors->len, ==, n);
    }
}

static void
test_a_broken_address_is_joined (void)
{
  static const struct { const char *words; const char *url; } cases[] = {
    { "Orlin, T. (2001). Boats. https: //quay.example/a-b", "https://quay.example/a-b" },
    { "Orlin, T. (2001). Boats. http://www. quay.example/a/b-c", "http://www.quay.example/a/b-c" },
    { "Orlin, T. (2001). Boats. http://quay.example/old_ boats.html",
      "http://quay.example/old_boats.html" },
    { "Orlin, T. (2001). Boats. http://quay.example/2001/ pdf/a-4.pdf, accessed May 1, 2002",
      "http://quay.example/2001/pdf/a-4.pdf" },
    { "Orlin, T. (2001). Boats. http://quay.example/why-\n    they-sink (accessed May 1, 2002)",
      "http://quay.example/why-they-sink" },
    { "Orlin, T. (2001). Boats. http://quay.example/about This source is a page. It has 3 parts.",
      "http://quay.example/about" },
    { "Orlin, T. (2001). Boats (http://quay.example/a_(b)).", "http://quay.example/a_(b)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayReference) reference = parse (cases[i].words);

      g_assert_cmpstr (reference->url, ==, cases[i].url);
    }
}

static void
test_dates_of_access_are_read_in_many_forms (void)
{
  static const struct { const char *words; AssayDate date; } cases[] = {
    { "Orlin, T. (2001) Boats. https://a.example [Accessed 12 June 2020]", { 2020, 6, 12 } },
    { "Orlin, T. (2001) Boats. Retrieved March 14, 2014, from https://a.example", { 2014, 3, 14 } },
    { "Orlin, T. (2001) Boats. https://a.example (last visited Mar. 3, 2020).", { 2020, 3, 3 } },
    { "Orlin, T. (2001) Boats. https://a.example (abgerufen am 3. März 2020)", { 2020, 3, 3 } },
    { "Orlin, T. (2001) Boats. https://a.example. Accessed on 2021-10-05.", { 2021, 10, 5 } },
    { "Orlin, T. (2001) Boats. Retrieved from https://a.example/2014/03/14", { 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayReference) reference = parse (cases[i].words);

      assert_date (reference->accessed, cases[i].date.year, cases[i].date.month, cases[i].date.day);
      assert_date (reference->issued, 2001, 0, 0);
    }
}

static void
test_no_date_is_no_date (void)
{
  g_autoptr (AssayReference) reference =
    parse ("Orlin, T. (n.d.). Boats. The Quay. https://quay.example/2014/boats-3");

  assert_date (reference->issued, 0, 0, 0);
  g_assert_cmpstr (reference->title, ==, "Boats");
}

static void
test_a_publisher_stands_after_its_place (void)
{
  g_autoptr (AssayReference) reference = parse ("Orlin, T. (2001) The boat. London: Keel Books.");

  g_assert_cmpstr (reference->title, ==, "The boat");
  g_assert_cmpstr (reference->publisher, ==, "Keel Books");
  g_assert_null (reference->container_title);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add_func ("/references/" name, test)
  ADD ("a-list-under-a-heading-is-split-at-its-labels",
       test_a_list_under_a_heading_is_split_at_its_labels);
  ADD ("an-entry-is-one-span-over-broken-lines", test_an_entry_is_one_span_over_broken_lines);
  ADD ("entries-run-together-are-cut", test_entries_run_together_are_cut);
  ADD ("works-in-one-paragraph-are-cut", test_works_in_one_paragraph_are_cut);
  ADD ("lines-of-a-list-may-be-broken-anywhere", test_lines_of_a_list_may_be_broken_anywhere);
  ADD ("works-at-the-end-need-no-heading", test_works_at_the_end_need_no_heading);
  ADD ("notes-stand-between-paragraphs", test_notes_stand_between_paragraphs);
  ADD ("the-text-of-a-page-goes-on-after-its-notes",
       test_the_text_of_a_page_goes_on_after_its_notes);
  ADD ("a-year-is-enough-under-a-heading", test_a_year_is_enough_under_a_heading);
  ADD ("comments-are-told-from-works", test_comments_are_told_from_works);
  ADD ("a-text-without-works-has-none", test_a_text_without_works_has_none);
  ADD ("a-heading-in-a-table-of-contents-begins-no-list",
       test_a_heading_in_a_table_of_contents_begins_no_list);
  ADD ("an-annotation-belongs-to-its-entry", test_an_annotation_belongs_to_its_entry);
  ADD ("short-forms-find-their-work", test_short_forms_find_their_work);
  ADD ("a-dash-stands-for-the-author-before", test_a_dash_stands_for_the_author_before);
  ADD ("a-year-after-the-head-shows-the-fields", test_a_year_after_the_head_shows_the_fields);
  ADD ("quotation-marks-show-the-title", test_quotation_marks_show_the_title);
  ADD ("a-work-without-author-begins-with-its-title",
       test_a_work_without_author_begins_with_its_title);
  ADD ("organisations-are-literal-names", test_organisations_are_literal_names);
  ADD ("bodies-are-known-in-other-languages", test_bodies_are_known_in_other_languages);
  ADD ("a-note-on-two-works-gives-the-first", test_a_note_on_two_works_gives_the_first);
  ADD ("a-range-of-pages-may-be-broken", test_a_range_of_pages_may_be_broken);
  ADD ("names-come-in-many-orders", test_names_come_in_many_orders);
  ADD ("a-broken-address-is-joined", test_a_broken_address_is_joined);
  ADD ("dates-of-access-are-read-in-many-forms", test_dates_of_access_are_read_in_many_forms);
  ADD ("no-date-is-no-date", test_no_date_is_no_date);
  ADD ("a-publisher-stands-after-its-place", test_a_publisher_stands_after_its_place);
#undef ADD

  return g_test_run ();
}
