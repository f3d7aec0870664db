/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-citations.h"
#include "assay-references.h"

#include <string.h>

#define NUMBERED "\n\nReferences\n\n" \
  "[1] Orlin, T. (2001). Boats. The Quay. https://quay.example/1\n\n" \
  "[2] Marek, P. (2002). Tar. The Quay. https://quay.example/2\n\n" \
  "[3] Zabel, U. (2003). Rope. The Quay. https://quay.example/3\n\n" \
  "[4] Orlin, T. (2004). Keels. The Quay. https://quay.example/4\n"

#define NOTES "\n\nNotes\n\n" \
  "1 Tom Orlin, “Boats,” The Quay, May 4, 2001.\n\n" \
  "2 Pia Marek, “Tar,” The Quay, May 5, 2002.\n\n" \
  "3 Udo Zabel, “Rope,” The Quay, May 6, 2003.\n"

#define NAMED "\n\nReferences\n\n" \
  "Harbour Union (HU). (2015). Ferry report. https://hu.example/ferries\n\n" \
  "Marek, P., & Orlin, T. (2007a). Tar. Strait Studies, 4(1), 1-9.\n\n" \
  "Marek, P., & Orlin, T. (2007b). Rope. Strait Studies, 4(2), 10-19.\n\n" \
  "Orlin, T. (2010). Boats. Keel Books.\n\n" \
  "Sinking ships worry the strait. (2012). Quay Online. https://quay.example/ships\n\n" \
  "Zabelina, U., Orlin, T., & Marek, P. (2011). Keels. Keel Books.\n"

/* What the markers of the text are and point at: "marker>index,index|marker>index". */
static char *
read_markers (const char *words)
{
  g_autoptr (AssayText) text = assay_text_new (words, -1);
  g_autoptr (GPtrArray) references = assay_references_find (text);
  g_autoptr (GPtrArray) citations = assay_citations_find (text, references);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (citations, i);
      g_autofree char *spanned = assay_text_dup_span (text, citation->span);

      g_assert_cmpstr (citation->text, ==, spanned);
      g_string_append_printf (all, "%s%s>", i > 0 ? "|" : "", citation->text);
      for (guint j = 0; j < citation->targets->len; j++)
        g_string_append_printf (all, "%s%u", j > 0
                                ? "," : "", g_array_index (citation->targets, guint, j));
      if (citation->doubtful)
        g_string_append (all, "?");
    }
  return g_string_free (all, FALSE);
}

static void
assert_reads (const char *words,
              const char *list,
              const char *expected)
{
  g_autofree char *text = g_strconcat (words, list, NULL);
  g_autofree char *found = read_markers (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_numbers_in_brackets_come_in_lists_and_ranges (void)
{
  assert_reads ("Boats leak [1]. Tar helps.[2][3] So does rope [2, 4], they say [1–3], or [2]–[4].", NUMBERED,
                "[1]>0|[2]>1|[3]>2|[2, 4]>1,3|[1–3]>0,1,2|[2]–[4]>1,2,3");
}

static void
test_a_page_in_brackets_is_no_entry (void)
{
  assert_reads ("Boats leak [2, p. 4] and sink [3: 1].", NUMBERED, "[2, p. 4]>1|[3: 1]>2");
}

static void
test_a_number_without_entry_points_at_nothing (void)
{
  assert_reads ("Boats leak [1]. Tar helps [2]. Nobody knows [9].", NUMBERED, "[1]>0|[2]>1|[9]>");
}

static void
test_two_entries_of_one_label_are_both_meant (void)
{
  g_autofree char *found =
    read_markers ("Boats leak [1].\n\nReferences\n\n[1] Orlin, T. (2001). Boats. "
                  "https://q.example/1\n\n"
                  "[1] Marek, P. (2002). Tar. https://q.example/2\n");

  g_assert_cmpstr (found, ==, "[1]>0,1");
}

static void
test_of_many_lists_the_next_is_meant (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "Boats leak [1].\n\nReferences\n\n"
                            "[1] Orlin, T. (20%02u). Boats. https://q.example/%u\n\n"
                            "Boats\n\n", i, i);
  found = read_markers (text->str);
  g_assert_true (g_str_has_prefix (found, "[1]>0|[1]>1|[1]>2|"));
  g_assert_true (g_str_has_suffix (found, "|[1]>11"));
}

static void
test_glued_digits_are_the_best_chain (void)
{
  assert_reads ("Boats leak.1 In 2014 some 3.5 percent sank, and 1,200 in 2019.2 The mp3 of it, "
                "the G20 and "
                "COVID-19 aside, rope holds;3 so it goes.", NOTES,
                "1>0|2>1|3>2");
}

static void
test_raised_digits_are_markers (void)
{
  assert_reads ("Boats leak.¹ Tar helps.²,³ The hold is 4 m² wide.", NOTES, "¹>0|²,³>1,2|²>1");
}

static void
test_works_go_by_author_and_year (void)
{
  assert_reads ("Boats leak (Orlin, 2010). Tar helps (see Marek & Orlin, 2007a; Harbour Union, "
                "2015, p. 4). Keels "
                "bend (Zabelina et al. 2011).", NAMED,
                "(Orlin, 2010)>3|(see Marek & Orlin, 2007a; Harbour Union, 2015, p. "
                "4)>1,0|(Zabelina et al. 2011)>5");
}

static void
test_one_author_may_have_several_years (void)
{
  assert_reads ("Tar helps (Marek & Orlin, 2007a, 2007b).", NAMED,
                "(Marek & Orlin, 2007a, 2007b)>1,2");
}

static void
test_the_name_may_stand_in_the_sentence (void)
{
  assert_reads ("As Orlin (2010) says, boats leak. However, Pia Marek and Tom Orlin’s (2007b) "
                "study of rope differs. "
                "In Zabelina’s view, keels come first (2011, 78).", NAMED,
                "Orlin (2010)>3|Pia Marek and Tom Orlin’s (2007b)>2|(2011, 78)>5");
}

static void
test_bodies_go_by_their_initials (void)
{
  assert_reads ("Ferries pay (HU, 2015). The Harbour Union (HU) is old.", NAMED, "(HU, 2015)>0");
}

static void
test_a_work_without_author_goes_by_its_title (void)
{
  assert_reads ("Ships sink (Sinking ships worry the strait, 2012).", NAMED,
                "(Sinking ships worry the strait, 2012)>4");
}

static void
test_ibid_is_the_marker_before (void)
{
  assert_reads ("Boats leak (Orlin, 2010). They always did (ibid., 14).", NAMED,
                "(Orlin, 2010)>3|(ibid., 14)>3");
}

static void
test_a_name_a_letter_off_is_linked_in_doubt (void)
{
  assert_reads ("Keels bend (Zabelna et al., 2011).", NAMED, "(Zabelna et al., 2011)>5?");
}

static void
test_a_marker_without_entry_is_kept_where_names_point (void)
{
  assert_reads ("Boats leak (Orlin, 2010). Ropes do not (Kovacs & Lund, 2016). The film (Paris "
                "2015) says so.", NAMED,
                "(Orlin, 2010)>3|(Kovacs & Lund, 2016)>");
}

static void
test_a_text_without_works_has_no_markers (void)
{
  assert_reads ("Boats leak (Orlin, 2010) [1]. In May (2014) they sank.2", "", "");
}

static void
test_a_page_follows_the_author_in_essays (void)
{
  g_autofree char *found =
    read_markers ("Boats leak (Orlin 45). Tar helps (Marek and Zabel 12-14). It is said (57).\n\n"
                  "Works Cited\n\nMarek, Pia, and Udo Zabel. “Tar.” Strait Review, vol. 8, 2012, "
                  "pp. 10-29.\n\nOrlin, Tom. The Boat Book. Keel Books, 1999.\n");

  g_assert_cmpstr (found, ==, "(Orlin 45)>1|(Marek and Zabel 12-14)>0");
}

static void
test_a_list_that_lost_its_numbers_is_counted (void)
{
  assert_reads ("Tar helps [2]. Boats leak [4]. See also [1], [3], [5] and [6].", NAMED,
                "[2]>1|[4]>3|[1]>0|[3]>2|[5]>4|[6]>5");
}

static void
test_notes_go_by_roman_numbers_and_by_names (void)
{
  g_autofree char *found =
    read_markers ("Boats leak.[i] Tar helps.[ii]\n\n"
                  "[i] Tom Orlin, “Boats,” The Quay, 2 June 2001, https://quay.example/1.\n"
                  "[ii] Pia Marek, “Tar,” The Quay, 3 June 2002, https://quay.example/2.\n");
  g_autofree char *named =
    read_markers ("Boats leak.[^boats] Tar helps.[^2]\n\n"
                  "[^boats]: Tom Orlin, “Boats,” The Quay, 2 June 2001, https://quay.example/1.\n"
                  "[^2]: Pia Marek, “Tar,” The Quay, 3 June 2002, https://quay.example/2.\n");

  g_assert_cmpstr (found, ==, "[i]>0|[ii]>1");
  g_assert_cmpstr (named, ==, "[^boats]>0|[^2]>1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add_func ("/citations/" name, test)
  ADD ("numbers-in-brackets-come-in-lists-and-ranges",
       test_numbers_in_brackets_come_in_lists_and_ranges);
  ADD ("a-page-in-brackets-is-no-entry", test_a_page_in_brackets_is_no_entry);
  ADD ("a-number-without-entry-points-at-nothing", test_a_number_without_entry_points_at_nothing);
  ADD ("two-entries-of-one-label-are-both-meant", test_two_entries_of_one_label_are_both_meant);
  ADD ("of-many-lists-the-next-is-meant", test_of_many_lists_the_next_is_meant);
  ADD ("glued-digits-are-the-best-chain", test_glued_digits_are_the_best_chain);
  ADD ("raised-digits-are-markers", test_raised_digits_are_markers);
  ADD ("works-go-by-author-and-year", test_works_go_by_author_and_year);
  ADD ("one-author-may-have-several-years", test_one_author_may_have_several_years);
  ADD ("the-name-may-stand-in-the-sentence", test_the_name_may_stand_in_the_sentence);
  ADD ("bodies-go-by-their-initials", test_bodies_go_by_their_initials);
  ADD ("a-work-without-author-goes-by-its-title", test_a_work_without_author_goes_by_its_title);
  ADD ("ibid-is-the-marker-before", test_ibid_is_the_marker_before);
  ADD ("a-name-a-letter-off-is-linked-in-doubt", test_a_name_a_letter_off_is_linked_in_doubt);
  ADD ("a-marker-without-entry-is-kept-where-names-point",
       test_a_marker_without_entry_is_kept_where_names_point);
  ADD ("a-text-without-works-has-no-markers", test_a_text_without_works_has_no_markers);
  ADD ("a-page-follows-the-author-in-essays", test_a_page_follows_the_author_in_essays);
  ADD ("a-list-that-lost-its-numbers-is-counted", test_a_list_that_lost_its_numbers_is_counted);
  ADD ("notes-go-by-roman-numbers-and-by-names", test_notes_go_by_roman_numbers_and_by_names);
#undef ADD

  return g_test_run ();
}
