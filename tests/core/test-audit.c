/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-audit.h"
#include "assay-references.h"

static GPtrArray *
audit (const char *words)
{
  g_autoptr (AssayText) text = assay_text_new (words, -1);
  g_autoptr (GPtrArray) references = assay_references_find (text);
  g_autoptr (GPtrArray) citations = assay_citations_find (text, references);

  return assay_audit_run (references, citations);
}

static const AssayFinding *
find (GPtrArray        *findings,
      AssayFindingKind  kind,
      guint            *n)
{
  const AssayFinding *first = NULL;

  *n = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (findings, i);

      if (finding->kind != kind)
        continue;
      if (first == NULL)
        first = finding;
      (*n)++;
    }
  return first;
}

static const char *article =
  "Boats leak [1]. Tar helps [2]. Nobody knows [5].\n\nReferences\n\n"
  "[1] Orlin, T. (2001). Boats. The Quay. https://quay.example/1 (accessed 3 May 2002)\n\n"
  "[2] Marek, P. ‘Tar.’ Available at: https://quay.example/2\n\n"
  "[2] Zabel, U. (2003). Rope. Strait Studies, 4(1), 1-9.\n\n"
  "[3] Orlin, T. (2004). Keels. The Quay. https://quay (accessed 3 May 2005)\n";

static void
test_each_fault_is_found_once_and_where_it_is (void)
{
  static const struct { AssayFindingKind kind; int reference; int citation; } expected[] = {
    { ASSAY_FINDING_DUPLICATE_LABEL, 2, -1 },
    { ASSAY_FINDING_UNCITED, 3, -1 },
    { ASSAY_FINDING_DANGLING, -1, 2 },
    { ASSAY_FINDING_MISSING_DATE, 1, -1 },
    { ASSAY_FINDING_MISSING_URL, 2, -1 },
    { ASSAY_FINDING_MISSING_ACCESSED, 1, -1 },
    { ASSAY_FINDING_BROKEN_URL, 3, -1 },
  };
  g_autoptr (GPtrArray) findings = audit (article);

  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      guint n;
      const AssayFinding *finding = find (findings, expected[i].kind, &n);

      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpint (finding->reference, ==, expected[i].reference);
      g_assert_cmpint (finding->citation, ==, expected[i].citation);
    }
}

static void
test_a_finding_is_a_sentence (void)
{
  g_autoptr (GPtrArray) findings = audit (article);
  guint n;

  g_assert_cmpstr (find (findings, ASSAY_FINDING_UNCITED, &n)->message, ==,
                   "Entry 3 is never cited.");
  g_assert_cmpstr (find (findings, ASSAY_FINDING_DANGLING, &n)->message, ==,
                   "The marker “[5]” points at no entry.");
}

static void
test_an_entry_without_label_goes_by_its_author (void)
{
  g_autoptr (GPtrArray) findings =
    audit ("Boats leak (Orlin, 2001).\n\nReferences\n\n"
           "Marek, P. (2002). Tar. https://quay.example/2 (accessed 3 May 2003)\n\n"
           "Orlin, T. (2001). Boats. https://quay.example/1 (accessed 3 May 2003)\n");
  guint n;

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (find (findings, ASSAY_FINDING_UNCITED, &n)->message, ==,
                   "The entry by Marek is never cited.");
}

static void
test_short_forms_and_comments_lack_nothing (void)
{
  g_autoptr (GPtrArray) findings =
    audit ("One.1 Two.2 Three.3\n\nNotes\n\n"
           "1. Tom Orlin, “Boats,” The Quay, May 4, 2001, https://quay.example/1, "
           "accessed May 5, 2002.\n\n2. Ibid.\n\n"
           "3. It is not clear why they did this, and we cannot say that it was wise.\n");

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_a_doubtful_link_is_told (void)
{
  g_autoptr (GPtrArray) findings =
    audit ("Boats leak (Mareck, 2002).\n\nReferences\n\n"
           "Marek, P. (2002). Tar. https://quay.example/2 (accessed 3 May 2003)\n\n"
           "Orlin, T. (2001). Boats. https://quay.example/1 (accessed 3 May 2003)\n");
  guint n;
  const AssayFinding *finding = find (findings, ASSAY_FINDING_DOUBTFUL_LINK, &n);

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (finding->reference, ==, 0);
  g_assert_cmpint (finding->citation, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add_func ("/audit/" name, test)
  ADD ("each-fault-is-found-once-and-where-it-is", test_each_fault_is_found_once_and_where_it_is);
  ADD ("a-finding-is-a-sentence", test_a_finding_is_a_sentence);
  ADD ("an-entry-without-label-goes-by-its-author", test_an_entry_without_label_goes_by_its_author);
  ADD ("short-forms-and-comments-lack-nothing", test_short_forms_and_comments_lack_nothing);
  ADD ("a-doubtful-link-is-told", test_a_doubtful_link_is_told);
#undef ADD

  return g_test_run ();
}
