/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does to the sentences of an article, in the order and at the speed of a person in a
 * hurry.
 */

#include "config.h"

#include "project-fixture.h"

#include "assay-store-annotations.h"

static void
select_sentence (ProjectFixture *fixture,
                 guint           index)
{
  assay_selection_select (assay_project_get_selection (fixture->project), index);
}

static void
tag (ProjectFixture *fixture,
     guint           index,
     const char     *kind)
{
  select_sentence (fixture, index);
  assay_project_tag (fixture->project, kind);
}

static void
assert_kinds (ProjectFixture *fixture,
              const char     *expected)
{
  g_autofree char *kinds = NULL;

  wait_until_idle (fixture);
  kinds = project_fixture_describe (fixture->project);
  g_assert_cmpstr (kinds, ==, expected);
}

static int
get_current (ProjectFixture *fixture)
{
  return assay_selection_get_current (assay_project_get_selection (fixture->project));
}

typedef struct
{
  guint n_changes;
  guint position;
  guint n_removed;
  guint n_added;
} Splices;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Splices    *splices)
{
  splices->n_changes++;
  splices->position = position;
  splices->n_removed = n_removed;
  splices->n_added = n_added;
}

static void
test_a_tag_shows_when_it_is_written (ProjectFixture *fixture,
                                     gconstpointer   data)
{
  AssayAnnotation *annotation;
  g_autofree char *label = NULL;
  gboolean can_undo;

  tag (fixture, 1, ASSAY_KIND_CLAIM);
  g_assert_true (project_fixture_is_busy (fixture->project));
  g_assert_null (assay_project_get_annotation_of (fixture->project, 1));
  assert_kinds (fixture, "-c----");

  annotation = assay_project_get_annotation_of (fixture->project, 1);
  g_assert_cmpstr (annotation->quote, ==, "Nobody said why.");
  g_assert_cmpstr (annotation->annotator, ==, FIXTURE_ANNOTATOR);
  g_object_get (fixture->project, "can-undo", &can_undo, "undo-label", &label, NULL);
  g_assert_true (can_undo);
  g_assert_nonnull (strstr (label, "claim"));
  g_assert_cmpint (get_current (fixture), ==, 1);
  project_fixture_assert_quiet (fixture);
}

static void
test_a_run_is_tagged_in_one_step (ProjectFixture *fixture,
                                  gconstpointer   data)
{
  select_sentence (fixture, 1);
  assay_selection_extend_to (assay_project_get_selection (fixture->project), 3);
  assay_selection_toggle (assay_project_get_selection (fixture->project), 5);
  assay_project_tag (fixture->project, ASSAY_KIND_EVIDENCE);
  assert_kinds (fixture, "-eee-e");
  assay_project_undo (fixture->project);
  assert_kinds (fixture, "------");
}

static void
test_another_kind_replaces_the_first (ProjectFixture *fixture,
                                      gconstpointer   data)
{
  tag (fixture, 0, ASSAY_KIND_CLAIM);
  assay_project_tag (fixture->project, ASSAY_KIND_SPECULATION);
  assert_kinds (fixture, "s-----");
  assay_project_tag (fixture->project, "rumour");
  assert_kinds (fixture, "r-----");
}

static void
test_haste_keeps_the_order (ProjectFixture *fixture,
                            gconstpointer   data)
{
  tag (fixture, 0, ASSAY_KIND_CLAIM);
  tag (fixture, 1, ASSAY_KIND_EVIDENCE);
  assay_project_clear (fixture->project);
  tag (fixture, 2, ASSAY_KIND_CLAIM);
  assay_project_undo (fixture->project);
  assay_project_undo (fixture->project);
  tag (fixture, 5, ASSAY_KIND_SPECULATION);
  assay_project_clear (fixture->project);
  assay_project_undo (fixture->project);
  assert_kinds (fixture, "ce---s");
  project_fixture_assert_quiet (fixture);
}

static void
test_moving_on_tags_one_after_the_other (ProjectFixture *fixture,
                                         gconstpointer   data)
{
  assay_project_set_advance (fixture->project, TRUE);
  select_sentence (fixture, 0);
  for (guint i = 0; i < 3; i++)
    {
      assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
      assay_project_tag (fixture->project, ASSAY_KIND_EVIDENCE);
    }
  g_assert_cmpint (get_current (fixture), ==, 5);
  assert_kinds (fixture, "cecece");
  g_assert_cmpint (get_current (fixture), ==, 5);
}

static void
test_moving_on_goes_behind_the_last_of_a_run (ProjectFixture *fixture,
                                              gconstpointer   data)
{
  assay_project_set_advance (fixture->project, TRUE);
  select_sentence (fixture, 2);
  assay_selection_extend_to (assay_project_get_selection (fixture->project), 1);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  g_assert_cmpint (get_current (fixture), ==, 3);
  g_assert_cmpuint (assay_selection_get_n_selected (assay_project_get_selection (fixture->project)),
                    ==, 1);
  assert_kinds (fixture, "-cc---");
}

static void
test_without_a_selection_nothing_is_tagged (ProjectFixture *fixture,
                                            gconstpointer   data)
{
  assay_selection_clear (assay_project_get_selection (fixture->project));
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  assay_project_clear (fixture->project);
  assay_project_set_note (fixture->project, "Note");
  g_assert_false (project_fixture_is_busy (fixture->project));
  assert_kinds (fixture, "------");
  project_fixture_assert_quiet (fixture);
}

static void
test_one_splice_for_what_changed (ProjectFixture *fixture,
                                  gconstpointer   data)
{
  GListModel *annotations = assay_project_get_annotations (fixture->project);
  AssayAnnotation *first;
  Splices splices = { 0 };
  gulong handler;

  select_sentence (fixture, 0);
  assay_selection_extend_to (assay_project_get_selection (fixture->project), 4);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  wait_until_idle (fixture);
  first = assay_project_get_annotation_of (fixture->project, 0);
  handler = g_signal_connect (annotations, "items-changed", G_CALLBACK (items_changed_cb),
                              &splices);

  tag (fixture, 2, ASSAY_KIND_EVIDENCE);
  wait_until_idle (fixture);
  g_assert_cmpuint (splices.n_changes, ==, 1);
  g_assert_cmpuint (splices.position, ==, 2);
  g_assert_cmpuint (splices.n_removed, ==, 1);
  g_assert_cmpuint (splices.n_added, ==, 1);
  g_assert_true (assay_project_get_annotation_of (fixture->project, 0) == first);

  tag (fixture, 5, ASSAY_KIND_CLAIM);
  wait_until_idle (fixture);
  g_assert_cmpuint (splices.position, ==, 5);
  g_assert_cmpuint (splices.n_removed, ==, 0);
  g_assert_cmpuint (splices.n_added, ==, 1);

  select_sentence (fixture, 0);
  assay_project_clear (fixture->project);
  wait_until_idle (fixture);
  g_assert_cmpuint (splices.n_changes, ==, 3);
  g_assert_cmpuint (splices.position, ==, 0);
  g_assert_cmpuint (splices.n_removed, ==, 1);
  g_assert_cmpuint (splices.n_added, ==, 0);
  g_signal_handler_disconnect (annotations, handler);
  assert_kinds (fixture, "-ceccc");
}

static void
test_fields_are_kept (ProjectFixture *fixture,
                      gconstpointer   data)
{
  AssayAnnotation *annotation;

  tag (fixture, 3, ASSAY_KIND_SPECULATION);
  assay_project_set_confidence (fixture->project, ASSAY_CONFIDENCE_MODERATE);
  assay_project_set_likelihood (fixture->project, ASSAY_LIKELIHOOD_VERY_LIKELY);
  assay_project_set_note (fixture->project, "Ask “Kim” about it…");
  project_fixture_reopen (fixture);

  annotation = assay_project_get_annotation_of (fixture->project, 3);
  g_assert_nonnull (annotation);
  g_assert_cmpint (annotation->confidence, ==, ASSAY_CONFIDENCE_MODERATE);
  g_assert_cmpint (annotation->likelihood, ==, ASSAY_LIKELIHOOD_VERY_LIKELY);
  g_assert_cmpstr (annotation->note, ==, "Ask “Kim” about it…");

  select_sentence (fixture, 3);
  assay_project_set_note (fixture->project, "");
  assay_project_set_confidence (fixture->project, ASSAY_CONFIDENCE_NONE);
  wait_until_idle (fixture);
  annotation = assay_project_get_annotation_of (fixture->project, 3);
  g_assert_null (annotation->note);
  g_assert_cmpint (annotation->confidence, ==, ASSAY_CONFIDENCE_NONE);
  project_fixture_assert_quiet (fixture);
}

static void
test_a_note_needs_a_tag (ProjectFixture *fixture,
                         gconstpointer   data)
{
  select_sentence (fixture, 3);
  assay_project_set_note (fixture->project, "Note");
  wait_until_idle (fixture);
  g_assert_cmpuint (fixture->failures->len, ==, 1);
  assert_kinds (fixture, "------");

  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  assay_project_set_note (fixture->project, "Note");
  wait_until_idle (fixture);
  g_assert_cmpuint (fixture->failures->len, ==, 1);
  g_assert_cmpstr (assay_project_get_annotation_of (fixture->project, 3)->note, ==, "Note");
}

static void
test_undo_and_redo_show_where (ProjectFixture *fixture,
                               gconstpointer   data)
{
  gboolean can_undo, can_redo;
  guint n_moved;

  assay_project_set_advance (fixture->project, TRUE);
  tag (fixture, 1, ASSAY_KIND_CLAIM);
  wait_until_idle (fixture);
  n_moved = fixture->n_moved;
  assay_project_undo (fixture->project);
  assert_kinds (fixture, "------");
  g_assert_cmpuint (fixture->n_moved, ==, n_moved + 1);
  g_assert_cmpuint (fixture->moved.start, ==, 30);
  g_assert_cmpuint (fixture->moved.end, ==, 46);
  g_assert_cmpint (get_current (fixture), ==, 1);
  g_object_get (fixture->project, "can-redo", &can_redo, NULL);
  g_assert_true (can_redo);

  assay_project_redo (fixture->project);
  assert_kinds (fixture, "-c----");
  g_object_get (fixture->project, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_true (can_undo);
  g_assert_false (can_redo);
}

/* Only the part of the article is read again in which the step changed anything: all of it, that is. */
static void
test_undo_shows_every_sentence_of_a_step (ProjectFixture *fixture,
                                          gconstpointer   data)
{
  AssaySelection *selection = assay_project_get_selection (fixture->project);

  tag (fixture, 2, ASSAY_KIND_EVIDENCE);
  assay_selection_select (selection, 4);
  assay_selection_toggle (selection, 0);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  assert_kinds (fixture, "c-e-c-");
  assay_project_undo (fixture->project);
  assert_kinds (fixture, "--e---");
  assay_project_redo (fixture->project);
  assert_kinds (fixture, "c-e-c-");
}

static void
test_undoing_once_too_often_is_no_trouble (ProjectFixture *fixture,
                                           gconstpointer   data)
{
  gboolean can_undo;

  for (guint i = 0; i < 5; i++)
    assay_project_undo (fixture->project);
  wait_until_idle (fixture);
  g_object_get (fixture->project, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  g_assert_null (assay_project_get_article (fixture->project));
  project_fixture_assert_quiet (fixture);
}

static void
test_undo_goes_to_the_article_it_was_in (ProjectFixture *fixture,
                                         gconstpointer   data)
{
  g_autofree char *first = g_strdup (fixture->ids[0]);
  AssayArticle *article;

  project_fixture_import (fixture, "Another article. It has a second sentence.", NULL);
  tag (fixture, 4, ASSAY_KIND_CLAIM);
  project_fixture_show (fixture, fixture->ids[0]);
  assay_project_undo (fixture->project);
  wait_for ((article = assay_project_get_article (fixture->project)) != NULL &&
            g_str_equal (assay_article_get_id (article), first));
  assert_kinds (fixture, "------");
  g_assert_cmpint (get_current (fixture), ==, 4);
}

static void
test_undo_survives_closing (ProjectFixture *fixture,
                            gconstpointer   data)
{
  tag (fixture, 1, ASSAY_KIND_CLAIM);
  tag (fixture, 2, ASSAY_KIND_CLAIM);
  project_fixture_reopen (fixture);
  assay_project_undo (fixture->project);
  assert_kinds (fixture, "-c----");
}

static void
test_a_sentence_is_split_with_its_tag (ProjectFixture *fixture,
                                       gconstpointer   data)
{
  guint n_sentences;

  tag (fixture, 2, ASSAY_KIND_CLAIM);
  assay_project_split_sentence (fixture->project, 58);
  wait_until_idle (fixture);
  g_assert_cmpuint (fixture->n_sentences_changed, ==, 1);
  assay_project_get_sentences (fixture->project, &n_sentences);
  g_assert_cmpuint (n_sentences, ==, 7);
  g_assert_cmpuint (assay_selection_get_size (assay_project_get_selection (fixture->project)), ==,
                    7);
  g_assert_cmpint (get_current (fixture), ==, 2);
  g_assert_cmpint (assay_project_get_sentence_at (fixture->project, 58), ==, 3);
  assert_kinds (fixture, "--cc---");

  assay_project_undo (fixture->project);
  assert_kinds (fixture, "--c---");
  g_assert_cmpuint (fixture->n_sentences_changed, ==, 2);
}

static void
test_two_sentences_are_joined (ProjectFixture *fixture,
                               gconstpointer   data)
{
  guint n_sentences;

  tag (fixture, 1, ASSAY_KIND_EVIDENCE);
  select_sentence (fixture, 0);
  assay_project_join_sentences (fixture->project);
  wait_until_idle (fixture);
  assay_project_get_sentences (fixture->project, &n_sentences);
  g_assert_cmpuint (n_sentences, ==, 5);
  assert_kinds (fixture, "e----");
  g_assert_cmpint (get_current (fixture), ==, 0);

  /* The last one has no next. */
  select_sentence (fixture, 4);
  assay_project_join_sentences (fixture->project);
  wait_until_idle (fixture);
  assay_project_get_sentences (fixture->project, &n_sentences);
  g_assert_cmpuint (n_sentences, ==, 5);
  project_fixture_assert_quiet (fixture);
}

static void
test_positions_find_sentences (ProjectFixture *fixture,
                               gconstpointer   data)
{
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (fixture->project, &n_sentences);

  g_assert_cmpuint (n_sentences, ==, 6);
  for (guint i = 0; i < n_sentences; i++)
    {
      g_assert_cmpint (assay_project_get_sentence_at (fixture->project, sentences[i].start), ==, i);
      g_assert_cmpint (assay_project_get_sentence_at (fixture->project, sentences[i].end - 1), ==,
                       i);
      g_assert_cmpint (assay_project_get_sentence_at (fixture->project, sentences[i].end), ==, -1);
    }
  g_assert_cmpint (assay_project_get_sentence_at (fixture->project, 100000), ==, -1);
}

static void
test_words_are_quoted (ProjectFixture *fixture,
                       gconstpointer   data)
{
  AssaySelection *selection = assay_project_get_selection (fixture->project);
  g_autofree char *one = NULL;
  g_autofree char *run = NULL;
  g_autofree char *sourced = NULL;

  select_sentence (fixture, 5);
  one = assay_project_dup_quote (fixture->project, FALSE);
  g_assert_cmpstr (one, ==, "The Käse went off.");

  select_sentence (fixture, 0);
  assay_selection_extend_to (selection, 1);
  assay_selection_toggle (selection, 3);
  run = assay_project_dup_quote (fixture->project, FALSE);
  g_assert_cmpstr (run, ==,
                   "The port was closed in March. Nobody said why. … Ships waited for days.");

  select_sentence (fixture, 1);
  sourced = assay_project_dup_quote (fixture->project, TRUE);
  g_assert_cmpstr (sourced, ==, "“Nobody said why.” — port.txt");
}

static void
test_a_quote_names_its_source (ProjectFixture *fixture,
                               gconstpointer   data)
{
  g_autofree char *quote = NULL;
  const AssayFrontMatter *front;
  g_autofree char *expected = NULL;
  guint n_sentences;

  project_fixture_import (fixture,
                          "# Harbours in Winter\n\nBy Ada Brook\n\n12 March 2021\n\n"
                          "The ice came\nearly that year. Nobody was ready for it, "
                          "least of all the pilots.\n",
                          "winter.md");
  project_fixture_show (fixture, fixture->ids[0]);
  front = &assay_article_get_analysis (assay_project_get_article (fixture->project))->front;
  g_assert_cmpstr (front->title, ==, "Harbours in Winter");
  g_assert_cmpstr (front->byline, ==, "Ada Brook");
  g_assert_cmpstr (front->published, ==, "2021-03-12");
  assay_project_get_sentences (fixture->project, &n_sentences);
  select_sentence (fixture, n_sentences - 2);
  quote = assay_project_dup_quote (fixture->project, TRUE);
  g_assert_cmpstr (quote, ==,
                   "“The ice came early that year.” — Ada Brook, Harbours in Winter, 2021-03-12");
}

static void
test_a_wide_annotation_covers_its_sentences (ProjectFixture *fixture,
                                             gconstpointer   data)
{
  const AssaySpan wide = { 0, 46 };
  g_autoptr (AssayStore) store = NULL;
  g_autoptr (GError) error = NULL;

  project_fixture_close (fixture);
  store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (store, FIXTURE_ANNOTATOR, "Kim", &error));
  g_assert_true (assay_store_tag (store, fixture->ids[0], &wide, 1, ASSAY_KIND_CLAIM, &error));
  g_assert_no_error (error);
  g_assert_true (assay_store_close (store, &error));
  project_fixture_open (fixture);

  g_assert_nonnull (assay_project_get_annotation_of (fixture->project, 0));
  g_assert_true (assay_project_get_annotation_of (fixture->project, 0) ==
                 assay_project_get_annotation_of (fixture->project, 1));
  g_assert_null (assay_project_get_annotation_of (fixture->project, 2));

  /* What is done to one of its sentences is done to all of it. */
  tag (fixture, 1, ASSAY_KIND_EVIDENCE);
  wait_until_idle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (assay_project_get_annotations (fixture->project)), ==,
                    1);
  g_assert_cmpstr (assay_project_get_annotation_of (fixture->project, 0)->kind, ==,
                   ASSAY_KIND_EVIDENCE);
  select_sentence (fixture, 0);
  assay_selection_extend_to (assay_project_get_selection (fixture->project), 2);
  assay_project_clear (fixture->project);
  assert_kinds (fixture, "------");
}

#define ADD(path, func) \
  g_test_add ("/project/tags/" path, ProjectFixture, NULL, \
              project_fixture_set_up_article, func, project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-tag-shows-when-it-is-written", test_a_tag_shows_when_it_is_written);
  ADD ("a-run-is-tagged-in-one-step", test_a_run_is_tagged_in_one_step);
  ADD ("another-kind-replaces-the-first", test_another_kind_replaces_the_first);
  ADD ("haste-keeps-the-order", test_haste_keeps_the_order);
  ADD ("moving-on-tags-one-after-the-other", test_moving_on_tags_one_after_the_other);
  ADD ("moving-on-goes-behind-the-last-of-a-run", test_moving_on_goes_behind_the_last_of_a_run);
  ADD ("without-a-selection-nothing-is-tagged", test_without_a_selection_nothing_is_tagged);
  ADD ("one-splice-for-what-changed", test_one_splice_for_what_changed);
  ADD ("fields-are-kept", test_fields_are_kept);
  ADD ("a-note-needs-a-tag", test_a_note_needs_a_tag);
  ADD ("undo-and-redo-show-where", test_undo_and_redo_show_where);
  ADD ("undo-shows-every-sentence-of-a-step", test_undo_shows_every_sentence_of_a_step);
  ADD ("undoing-once-too-often-is-no-trouble", test_undoing_once_too_often_is_no_trouble);
  ADD ("undo-goes-to-the-article-it-was-in", test_undo_goes_to_the_article_it_was_in);
  ADD ("undo-survives-closing", test_undo_survives_closing);
  ADD ("a-sentence-is-split-with-its-tag", test_a_sentence_is_split_with_its_tag);
  ADD ("two-sentences-are-joined", test_two_sentences_are_joined);
  ADD ("positions-find-sentences", test_positions_find_sentences);
  ADD ("words-are-quoted", test_words_are_quoted);
  ADD ("a-quote-names-its-source", test_a_quote_names_its_source);
  ADD ("a-wide-annotation-covers-its-sentences", test_a_wide_annotation_covers_its_sentences);

  return g_test_run ();
}
