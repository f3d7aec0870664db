/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-step.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-undo.h"
#include "store-fixture.h"

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static void
tag (StoreFixture    *fixture,
     const AssaySpan *spans,
     guint            n_spans,
     const char      *kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_tag (fixture->store, fixture->article, spans, n_spans, kind, &error));
  g_assert_no_error (error);
}

/* Everything a person can see of the annotations, in one line. */
static char *
describe (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (fixture->store,
                                                                    fixture->article, &error);
  GString *line = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < annotations->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (annotations, i);

      g_string_append_printf (line, "%u-%u %s %d %d %s;", annotation->span.start,
                              annotation->span.end,
                              annotation->kind, annotation->confidence, annotation->likelihood,
                              annotation->note != NULL ? annotation->note : "-");
    }
  return g_string_free (line, FALSE);
}

static void
assert_described (StoreFixture *fixture,
                  const char   *expected)
{
  g_autofree char *line = describe (fixture);

  g_assert_cmpstr (line, ==, expected);
}

static void
undo (StoreFixture *fixture,
      const char   *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *announced = assay_store_dup_undo_label (fixture->store);
  g_autoptr (AssayUndone) undone = assay_store_undo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (undone->label, ==, label);
  g_assert_cmpstr (announced, ==, label);
}

static void
redo (StoreFixture *fixture,
      const char   *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *announced = assay_store_dup_redo_label (fixture->store);
  g_autoptr (AssayUndone) redone = assay_store_redo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (redone->label, ==, label);
  g_assert_cmpstr (announced, ==, label);
}

static void
test_two_sentences_are_one_step (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  const AssaySpan both[] = { first, second };

  tag (fixture, both, 2, ASSAY_KIND_EVIDENCE);
  assert_described (fixture, "0-29 evidence 0 0 -;30-46 evidence 0 0 -;");
  undo (fixture, "Tag 2 sentences as evidence");
  assert_described (fixture, "");
  redo (fixture, "Tag 2 sentences as evidence");
  assert_described (fixture, "0-29 evidence 0 0 -;30-46 evidence 0 0 -;");
}

static void
test_undo_says_where_to_look (StoreFixture  *fixture,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUndone) undone = NULL;

  tag (fixture, &second, 1, ASSAY_KIND_CLAIM);
  undone = assay_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->article, ==, fixture->article);
  g_assert_cmpuint (undone->span.start, ==, 30);
  g_assert_cmpuint (undone->span.end, ==, 46);
}

static void
test_every_field_goes_back_and_forth (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  static const struct
  {
    const char *field;
    const char *value;
    const char *label;
    const char *after;
  } steps[] = {
    { ASSAY_FIELD_KIND, "speculation", "Change the kind", "0-29 speculation 0 0 -;" },
    { ASSAY_FIELD_CONFIDENCE, "high", "Set the confidence", "0-29 speculation 3 0 -;" },
    { ASSAY_FIELD_LIKELIHOOD, "likely", "Set the likelihood", "0-29 speculation 3 5 -;" },
    { ASSAY_FIELD_NOTE, "Says who?", "Write a note", "0-29 speculation 3 5 Says who?;" },
    { ASSAY_FIELD_NOTE, "", "Remove the note", "0-29 speculation 3 5 -;" },
  };
  g_autoptr (GError) error = NULL;

  tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (assay_store_set_field (fixture->store, fixture->article, &first, 1,
                                            steps[i].field, steps[i].value, &error));
      g_assert_no_error (error);
      assert_described (fixture, steps[i].after);
    }
  for (int i = G_N_ELEMENTS (steps) - 1; i >= 0; i--)
    {
      undo (fixture, steps[i].label);
      assert_described (fixture, i > 0 ? steps[i - 1].after : "0-29 claim 0 0 -;");
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      redo (fixture, steps[i].label);
      assert_described (fixture, steps[i].after);
    }
}

static void
test_undo_and_redo_survive_a_restart (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
  tag (fixture, &second, 1, ASSAY_KIND_CLAIM);
  undo (fixture, "Tag 1 sentence as claim");
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);

  redo (fixture, "Tag 1 sentence as claim");
  assert_described (fixture, "0-29 claim 0 0 -;30-46 claim 0 0 -;");
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  undo (fixture, "Tag 1 sentence as claim");
  undo (fixture, "Tag 1 sentence as claim");
  assert_described (fixture, "");
}

static void
test_a_new_change_leaves_nothing_to_redo (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
  tag (fixture, &first, 1, ASSAY_KIND_EVIDENCE);
  undo (fixture, "Tag 1 sentence as evidence");
  tag (fixture, &second, 1, ASSAY_KIND_CLAIM);

  label = assay_store_dup_redo_label (fixture->store);
  g_assert_null (label);
  g_assert_null (assay_store_redo (fixture->store, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  assert_described (fixture, "0-29 claim 0 0 -;30-46 claim 0 0 -;");
}

static void
test_what_changes_nothing_is_no_step (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
  tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
  g_assert_true (assay_store_clear (fixture->store, fixture->article, &second, 1, &error));
  g_assert_no_error (error);

  undo (fixture, "Tag 1 sentence as claim");
  assert_described (fixture, "");
}

static void
test_everything_can_be_undone (StoreFixture  *fixture,
                               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
  undo (fixture, "Tag 1 sentence as claim");
  undo (fixture, "Import 1 article");
  g_assert_false (assay_store_has_article (fixture->store, fixture->article));
  g_assert_null (assay_store_undo (fixture->store, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);

  redo (fixture, "Import 1 article");
  redo (fixture, "Tag 1 sentence as claim");
  assert_described (fixture, "0-29 claim 0 0 -;");
}

static void
test_counts_follow_undo (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;
  const AssaySpan both[] = { first, second };

  tag (fixture, both, 2, ASSAY_KIND_EVIDENCE);
  tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
  undo (fixture, "Tag 1 sentence as claim");
  rows = assay_store_list_article_rows (fixture->store, ASSAY_ARTICLE_SORT_TITLE, NULL, &error);
  g_assert_no_error (error);

  for (int n = 2; n >= 0; n -= 2)
    {
      g_autoptr (AssayArticleSummary) summary = NULL;

      summary = assay_store_load_summary (fixture->store, g_array_index (rows, gint64, 0),
                                          FIXTURE_ANNOTATOR, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (summary->n_evidence, ==, n);
      g_assert_cmpuint (summary->n_claims, ==, 0);
      if (n > 0)
        undo (fixture, "Tag 2 sentences as evidence");
    }
}

static void
test_a_step_of_several_parts_is_undone_as_one (StoreFixture  *fixture,
                                               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (AssayStep) step = assay_step_begin (fixture->store, &error);

    g_assert_no_error (error);
    tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
    tag (fixture, &second, 1, ASSAY_KIND_CLAIM);
    g_assert_true (assay_step_commit (step, "Both", &error));
    g_assert_no_error (error);
  }
  undo (fixture, "Both");
  assert_described (fixture, "");
}

static void
test_a_step_with_a_failed_part_is_taken_back (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (AssayStep) step = assay_step_begin (fixture->store, &error);

    tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
    g_assert_false (assay_store_tag (fixture->store, fixture->article, &(AssaySpan) { 0, 100000 },
                                     1,
                                     ASSAY_KIND_CLAIM, &error));
    g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
    g_clear_error (&error);
    g_assert_false (assay_step_commit (step, "Half", &error));
    g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED);
  }
  assert_described (fixture, "");
}

typedef struct
{
  GString *lines;
} History;

static gboolean
append_entry_cb (const AssayHistoryEntry  *entry,
                 gpointer                  data,
                 GError                  **error)
{
  History *history = data;

  g_string_append_printf (history->lines, "%s %s %s=%s;", entry->name, entry->what, entry->field,
                          entry->value != NULL ? entry->value : "-");
  return TRUE;
}

static void
test_history_tells_of_undo_too (StoreFixture  *fixture,
                                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) annotations = NULL;
  AssayAnnotation *annotation;
  History history = { lines };

  tag (fixture, &first, 1, ASSAY_KIND_CLAIM);
  annotations = assay_store_list_annotations (fixture->store, NULL, &error);
  annotation = g_ptr_array_index (annotations, 0);
  tag (fixture, &first, 1, ASSAY_KIND_EVIDENCE);
  undo (fixture, "Tag 1 sentence as evidence");

  g_assert_true (assay_store_foreach_history (fixture->store, annotation->id, append_entry_cb,
                                              &history, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (lines->str, ==,
                   "Kim annotation =claim;Kim annotation kind=evidence;Kim annotation kind=claim;");

  g_string_truncate (lines, 0);
  g_assert_true (assay_store_foreach_history (fixture->store, NULL, append_entry_cb, &history,
                                              &error));
  g_assert_no_error (error);
  g_assert_cmpstr (lines->str, ==,
                   "Kim annotator name=Kim;Kim article =port.txt;"
                   "Kim annotation =claim;Kim annotation kind=evidence;Kim annotation kind=claim;");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/undo/two-sentences-are-one-step", test_two_sentences_are_one_step);
  store_fixture_add ("/undo/it-says-where-to-look", test_undo_says_where_to_look);
  store_fixture_add ("/undo/every-field-goes-back-and-forth", test_every_field_goes_back_and_forth);
  store_fixture_add ("/undo/undo-and-redo-survive-a-restart", test_undo_and_redo_survive_a_restart);
  store_fixture_add ("/undo/a-new-change-leaves-nothing-to-redo",
                     test_a_new_change_leaves_nothing_to_redo);
  store_fixture_add ("/undo/what-changes-nothing-is-no-step", test_what_changes_nothing_is_no_step);
  store_fixture_add ("/undo/everything-can-be-undone", test_everything_can_be_undone);
  store_fixture_add ("/undo/counts-follow-undo", test_counts_follow_undo);
  store_fixture_add ("/undo/a-step-of-several-parts-is-undone-as-one",
                     test_a_step_of_several_parts_is_undone_as_one);
  store_fixture_add ("/undo/a-step-with-a-failed-part-is-taken-back",
                     test_a_step_with_a_failed_part_is_taken_back);
  store_fixture_add ("/undo/history-tells-of-undo-too", test_history_tells_of_undo_too);

  return g_test_run ();
}
