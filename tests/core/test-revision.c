/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text read with what people say of its works cited.
 */

#include "config.h"

#include "assay-revision.h"

#include <string.h>

#define FIRST  "[1] Moreau, A. (2019). Levels of the northern sea. Harbour Press."
#define SECOND "[2] Dahl, B. (2021). No change at all. Coast Review."
#define REMARK "The tide tables of the harbour office are kept in the library"

#define TEXT \
  "On Tides\n\n" \
  "The sea rose by a hand in ten years [1]. Others saw nothing of the kind [2].\n\n" \
  REMARK ". Nobody has asked for them in years (see below).\n\n" \
  "References\n\n" FIRST "\n" SECOND "\n"

typedef struct
{
  AssayText     *text;
  AssayAnalysis *found;
  AssayRevision *revision;
  AssayAnalysis *revised;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->text = assay_text_new (TEXT, -1);
  fixture->found = assay_analysis_new (fixture->text, "en");
  fixture->revision = assay_revision_new ();
  g_assert_cmpuint (fixture->found->references->len, ==, 2);
  g_assert_cmpuint (fixture->found->citations->len, ==, 2);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->revised);
  assay_revision_free (fixture->revision);
  g_assert_finalize_object (fixture->found);
  assay_text_unref (fixture->text);
}

static AssaySpan
find (const char *words)
{
  const char *p = strstr (TEXT, words);

  g_assert_nonnull (p);
  return (AssaySpan) { p - TEXT, p - TEXT + strlen (words) };
}

static void
apply (Fixture *fixture)
{
  g_clear_object (&fixture->revised);
  fixture->revised = assay_revision_apply (fixture->revision, fixture->text, fixture->found);
}

static AssayReference *
get (Fixture *fixture,
     guint    index)
{
  g_assert_cmpuint (index, <, fixture->revised->references->len);
  return g_ptr_array_index (fixture->revised->references, index);
}

static void
assert_targets (Fixture    *fixture,
                guint       index,
                const char *text,
                guint       n_targets,
                guint       target)
{
  AssayCitation *citation;

  g_assert_cmpuint (index, <, fixture->revised->citations->len);
  citation = g_ptr_array_index (fixture->revised->citations, index);
  g_assert_cmpstr (citation->text, ==, text);
  g_assert_cmpuint (citation->targets->len, ==, n_targets);
  if (n_targets > 0)
    g_assert_cmpuint (g_array_index (citation->targets, guint, 0), ==, target);
}

static void
test_without_corrections_nothing_is_read_again (Fixture       *fixture,
                                                gconstpointer  data)
{
  apply (fixture);
  g_assert_true (fixture->revised == fixture->found);
  g_assert_true (assay_revision_is_empty (fixture->revision));

  /* Nor where people say what the machine finds. */
  assay_revision_add_entry (fixture->revision, find (FIRST), ASSAY_VERDICT_KEPT, NULL);
  apply (fixture);
  g_assert_true (fixture->revised == fixture->found);
  g_assert_true (assay_revision_keeps (fixture->revision, find (FIRST)));
  g_assert_false (assay_revision_keeps (fixture->revision, find (SECOND)));
}

static void
test_an_added_entry_is_parsed_and_in_its_place (Fixture       *fixture,
                                                gconstpointer  data)
{
  assay_revision_add_entry (fixture->revision, find (REMARK), ASSAY_VERDICT_KEPT, NULL);
  apply (fixture);
  g_assert_cmpuint (fixture->revised->references->len, ==, 3);
  g_assert_cmpstr (get (fixture, 0)->raw, ==, REMARK);
  g_assert_null (get (fixture, 0)->label);
  g_assert_cmpstr (get (fixture, 1)->title, ==, "Levels of the northern sea");
  g_assert_cmpstr (get (fixture, 1)->label, ==, "1");
  assert_targets (fixture, 0, "[1]", 1, 1);
  assert_targets (fixture, 1, "[2]", 1, 2);
  g_assert_true (fixture->revised->sentences == fixture->found->sentences);
}

static void
test_a_removed_entry_leaves_its_markers_dangling (Fixture       *fixture,
                                                  gconstpointer  data)
{
  gboolean dangles = FALSE;

  assay_revision_add_entry (fixture->revision, find (FIRST), ASSAY_VERDICT_REMOVED, NULL);
  assay_revision_add_entry (fixture->revision, find (REMARK), ASSAY_VERDICT_REMOVED, NULL);
  apply (fixture);
  g_assert_cmpuint (fixture->revised->references->len, ==, 1);
  for (guint i = 0; i < fixture->revised->citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (fixture->revised->citations, i);

      if (g_str_equal (citation->text, "[2]"))
        g_assert_cmpuint (g_array_index (citation->targets, guint, 0), ==, 0);
      else
        dangles |= citation->targets->len == 0;
    }
  g_assert_true (dangles || fixture->revised->citations->len == 1);
}

static void
test_values_are_set_and_audited (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (AssayReference) values = assay_reference_new ();
  guint before = fixture->found->findings->len;

  values->title = g_strdup ("Levels");
  values->url = g_strdup ("https://example.org/levels");
  values->accessed = (AssayDate) { 2022, 1, 1 };
  values->publisher = g_strdup ("not set by anybody");
  values->corrected = 1u << ASSAY_REFERENCE_FIELD_TITLE | 1u << ASSAY_REFERENCE_FIELD_URL |
                      1u << ASSAY_REFERENCE_FIELD_ACCESSED;
  assay_revision_add_entry (fixture->revision, find (FIRST), ASSAY_VERDICT_KEPT, values);
  apply (fixture);
  g_assert_cmpstr (get (fixture, 0)->title, ==, "Levels");
  g_assert_cmpstr (get (fixture, 0)->publisher, ==, "Harbour Press");
  g_assert_cmpuint (get (fixture, 0)->corrected, ==, values->corrected);
  g_assert_cmpuint (fixture->revised->findings->len, ==, before - 1);
  /* What the machine found is as it was. */
  g_assert_cmpstr (((AssayReference *) fixture->found->references->pdata[0])->title, ==,
                   "Levels of the northern sea");
}

static void
test_the_machine_makes_way_and_one_cut_is_taken (Fixture       *fixture,
                                                 gconstpointer  data)
{
  AssaySpan whole = { find (FIRST).start, find (SECOND).end };
  AssaySpan half = { whole.start, whole.start + 20 };

  assay_revision_add_entry (fixture->revision, whole, ASSAY_VERDICT_KEPT, NULL);
  apply (fixture);
  g_assert_cmpuint (fixture->revised->references->len, ==, 1);
  g_assert_cmpstr (get (fixture, 0)->label, ==, "1");
  /* Somebody else says otherwise: the shorter one that begins first is taken. */
  assay_revision_add_entry (fixture->revision, half, ASSAY_VERDICT_KEPT, NULL);
  apply (fixture);
  g_assert_cmpuint (get (fixture, 0)->span.end, ==, half.end);
  g_assert_false (assay_revision_keeps (fixture->revision, whole));
  for (guint i = 1; i < fixture->revised->references->len; i++)
    g_assert_cmpuint (get (fixture, i)->span.start, >=, get (fixture, i - 1)->span.end);
}

static void
test_markers_are_linked_added_and_removed (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  AssaySpan second = find (SECOND);
  AssaySpan gone = find (REMARK);

  g_array_append_val (targets, second);
  g_array_append_val (targets, gone);
  assay_revision_add_marker (fixture->revision, find ("[1]"), ASSAY_VERDICT_KEPT, targets);
  assay_revision_add_marker (fixture->revision, find ("[2]"), ASSAY_VERDICT_REMOVED, NULL);
  assay_revision_add_marker (fixture->revision, find ("(see below)"), ASSAY_VERDICT_KEPT, nothing);
  apply (fixture);
  g_assert_true (fixture->revised->references == fixture->found->references);
  g_assert_cmpuint (fixture->revised->citations->len, ==, 2);
  assert_targets (fixture, 0, "[1]", 1, 1);
  assert_targets (fixture, 1, "(see below)", 0, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/revision/without-corrections-nothing-is-read-again",
       test_without_corrections_nothing_is_read_again);
  ADD ("/revision/an-added-entry-is-parsed-and-in-its-place",
       test_an_added_entry_is_parsed_and_in_its_place);
  ADD ("/revision/a-removed-entry-leaves-its-markers-dangling",
       test_a_removed_entry_leaves_its_markers_dangling);
  ADD ("/revision/values-are-set-and-audited", test_values_are_set_and_audited);
  ADD ("/revision/the-machine-makes-way-and-one-cut-is-taken",
       test_the_machine_makes_way_and_one_cut_is_taken);
  ADD ("/revision/markers-are-linked-added-and-removed", test_markers_are_linked_added_and_removed);

  return g_test_run ();
}
