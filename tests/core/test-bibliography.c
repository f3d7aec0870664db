/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-bibtex.h"
#include "assay-ris.h"

static AssayReference *
report (void)
{
  AssayReference *reference = assay_reference_new ();

  reference->type = g_strdup ("report");
  assay_reference_add_author (reference, "Berg", "Anna", "van den", NULL);
  assay_reference_add_author (reference, NULL, NULL, NULL, "Strait & Harbour Institute");
  reference->title = g_strdup ("Ice, 90% of the time");
  reference->publisher = g_strdup ("Northern Press");
  reference->page = g_strdup ("12-34");
  reference->url = g_strdup ("https://example.org/a_b?c={d}");
  reference->issued = (AssayDate) { 2021, 3, 0 };
  reference->accessed = (AssayDate) { 2022, 11, 5 };
  return reference;
}

static void
test_bibtex_is_as_specified (void)
{
  g_autoptr (AssayReference) reference = report ();
  g_autoptr (GString) output = g_string_new (NULL);

  assay_bibtex_append (output, "berg2021", reference);
  g_assert_cmpstr (output->str, ==,
                   "@techreport{berg2021,\n"
                   "  author = {van den Berg, Anna and {Strait \\& Harbour Institute}},\n"
                   "  title = {Ice, 90\\% of the time},\n"
                   "  institution = {Northern Press},\n"
                   "  year = {2021},\n"
                   "  date = {2021-03},\n"
                   "  pages = {12--34},\n"
                   "  url = {https://example.org/a_b?c=%7Bd%7D},\n"
                   "  urldate = {2022-11-05}\n"
                   "}\n");
}

static void
test_ris_is_as_specified (void)
{
  g_autoptr (AssayReference) reference = report ();
  g_autoptr (GString) output = g_string_new (NULL);

  assay_ris_append (output, "berg2021", reference);
  g_assert_cmpstr (output->str, ==,
                   "TY  - RPRT\r\n"
                   "ID  - berg2021\r\n"
                   "AU  - van den Berg, Anna\r\n"
                   "AU  - Strait & Harbour Institute\r\n"
                   "TI  - Ice, 90% of the time\r\n"
                   "PB  - Northern Press\r\n"
                   "PY  - 2021\r\n"
                   "DA  - 2021/03//\r\n"
                   "SP  - 12\r\n"
                   "EP  - 34\r\n"
                   "UR  - https://example.org/a_b?c={d}\r\n"
                   "Y2  - 2022/11/05/\r\n"
                   "ER  - \r\n\r\n");
}

static void
test_words_cannot_end_their_field (void)
{
  g_autoptr (AssayReference) reference = assay_reference_new ();
  g_autoptr (GString) bibtex = g_string_new (NULL);
  g_autoptr (GString) ris = g_string_new (NULL);

  reference->title = g_strdup ("a}\nER  - \n@book{b");
  assay_bibtex_append (bibtex, "x", reference);
  assay_ris_append (ris, "x", reference);

  g_assert_cmpstr (bibtex->str, ==,
                   "@misc{x,\n  title = {a{\\textbraceright} ER  -  @book{\\textbraceleft}b}\n}\n");
  g_assert_cmpstr (ris->str, ==, "TY  - GEN\r\nID  - x\r\nTI  - a} ER  -  @book{b\r\nER  - \r\n\r\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bibliography/bibtex-is-as-specified", test_bibtex_is_as_specified);
  g_test_add_func ("/bibliography/ris-is-as-specified", test_ris_is_as_specified);
  g_test_add_func ("/bibliography/words-cannot-end-their-field", test_words_cannot_end_their_field);

  return g_test_run ();
}
