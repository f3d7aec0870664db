/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose annotations are shown, and what one who works blind does not see.
 */

#include "config.h"

#include "project-fixture.h"

#include "assay-disagreements.h"
#include "assay-project-layers.h"

#define FIXTURE_STRANGER "33333333-3333-4333-8333-333333333333"
#define FIXTURE_NEWCOMER "44444444-4444-4444-8444-444444444444"

/* Kim tagged sentences 0 and 1, another Kim 1 and 2, Lena Park 0 and 3. */
static void
set_up (ProjectFixture *fixture,
        gconstpointer   data)
{
  AssayStore *store;

  project_fixture_set_up_article (fixture, data);
  project_fixture_close (fixture);
  store = project_fixture_open_as (fixture->path, FIXTURE_COLLEAGUE, "Kim");
  project_fixture_tag_as (store, FIXTURE_COLLEAGUE, "Kim", 1, ASSAY_KIND_EVIDENCE);
  project_fixture_tag_as (store, FIXTURE_COLLEAGUE, "Kim", 2, ASSAY_KIND_EVIDENCE);
  project_fixture_tag_as (store, FIXTURE_STRANGER, "Lena Park", 0, ASSAY_KIND_SPECULATION);
  project_fixture_tag_as (store, FIXTURE_STRANGER, "Lena Park", 3, ASSAY_KIND_SPECULATION);
  project_fixture_tag_as (store, FIXTURE_ANNOTATOR, "Kim", 0, ASSAY_KIND_CLAIM);
  project_fixture_tag_as (store, FIXTURE_ANNOTATOR, "Kim", 1, ASSAY_KIND_CLAIM);
  project_fixture_close_store (store);
  project_fixture_open (fixture);
  wait_until_idle (fixture);
}

/* Sentence by sentence: the kind in the layer that leads, then who else says what: "c" or "-Ki:e". */
static char *
describe (AssayProject *project)
{
  GString *words = g_string_new (NULL);
  guint n_sentences;

  assay_project_get_sentences (project, &n_sentences);
  for (guint i = 0; i < n_sentences; i++)
    {
      AssayAnnotation *shown = assay_project_get_shown_of (project, i);
      g_autoptr (GPtrArray) others = assay_project_list_others_of (project, i);

      g_string_append_printf (words, "%s%c", i > 0 ? " " : "", shown != NULL ? shown->kind[0] : '-');
      for (guint j = 0; j < others->len; j++)
        {
          AssayAnnotation *other = g_ptr_array_index (others, j);
          AssayPerson *person = assay_project_get_person_of (project, other->annotator);

          g_string_append_printf (words, "%s:%c", assay_person_get_initials (person), other->kind[0]);
        }
    }
  return g_string_free (words, FALSE);
}

static void
assert_shown (ProjectFixture *fixture,
              const char     *expected)
{
  g_autofree char *found = NULL;

  wait_until_idle (fixture);
  found = describe (fixture->project);
  g_assert_cmpstr (found, ==, expected);
  project_fixture_assert_quiet (fixture);
}

static void
assert_people (ProjectFixture *fixture,
               const char     *expected)
{
  GListModel *people = assay_project_get_people (fixture->project);
  g_autoptr (GString) words = g_string_new (NULL);

  wait_until_idle (fixture);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AssayPerson) person = g_list_model_get_item (people, i);

      g_string_append_printf (words, "%s%s %s %u%s", i > 0 ? ", " : "", assay_person_get_name (person),
                              assay_person_get_initials (person), assay_person_get_n_tags (person),
                              assay_person_is_me (person) ? " me" : "");
    }
  g_assert_cmpstr (words->str, ==, expected);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_everybody_is_told_apart (ProjectFixture *fixture,
                              gconstpointer   data)
{
  assert_people (fixture, "Kim Ki 2 me, Kim Ki2 2, Lena Park LP 2");
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:e -LP:s - -");
}

static void
test_a_hidden_layer_is_not_shown_and_stays_hidden (ProjectFixture *fixture,
                                                   gconstpointer   data)
{
  assay_project_show_person (fixture->project, FIXTURE_STRANGER, FALSE);
  assert_shown (fixture, "c cKi2:e -Ki2:e - - -");
  project_fixture_reopen (fixture);
  assert_shown (fixture, "c cKi2:e -Ki2:e - - -");
  assay_project_show_person (fixture->project, FIXTURE_STRANGER, TRUE);
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:e -LP:s - -");
}

static void
test_an_only_layer_leads_and_tagging_shows_ones_own (ProjectFixture *fixture,
                                                     gconstpointer   data)
{
  assay_project_show_only (fixture->project, FIXTURE_COLLEAGUE);
  assert_shown (fixture, "- e e - - -");
  assay_project_show_person (fixture->project, FIXTURE_STRANGER, TRUE);
  assert_shown (fixture, "-LP:s -Ki2:e -Ki2:e -LP:s - -");
  assay_project_show_only (fixture->project, FIXTURE_COLLEAGUE);

  assay_selection_select (assay_project_get_selection (fixture->project), 4);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  assert_shown (fixture, "c cKi2:e -Ki2:e - c -");
  assay_project_show_only (fixture->project, NULL);
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:e -LP:s c -");
}

static void
test_one_who_works_blind_sees_others_when_finished (ProjectFixture *fixture,
                                                    gconstpointer   data)
{
  guint n_hiding = 0;
  guint n_finished = 0;

  g_signal_connect_swapped (fixture->project, "notify::hiding", G_CALLBACK (count_cb), &n_hiding);
  g_signal_connect_swapped (fixture->project, "notify::finished", G_CALLBACK (count_cb), &n_finished);
  assay_project_set_blind (fixture->project, TRUE);
  g_assert_true (assay_project_is_hiding (fixture->project));
  g_assert_cmpuint (n_hiding, ==, 1);
  assert_shown (fixture, "c c - - - -");
  assert_people (fixture, "Kim Ki 2 me, Kim Ki2 0, Lena Park LP 0");

  project_fixture_reopen (fixture);
  assert_shown (fixture, "c c - - - -");
  n_hiding = 0;
  assay_project_set_finished (fixture->project, TRUE);
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:e -LP:s - -");
  assert_people (fixture, "Kim Ki 2 me, Kim Ki2 2, Lena Park LP 2");
  g_assert_true (assay_project_get_finished (fixture->project));
  g_assert_cmpuint (n_hiding, ==, 1);
  g_assert_cmpuint (n_finished, ==, 1);
  g_signal_handlers_disconnect_by_func (fixture->project, count_cb, &n_hiding);
  g_signal_handlers_disconnect_by_func (fixture->project, count_cb, &n_finished);

  assay_project_undo (fixture->project);
  assert_shown (fixture, "c c - - - -");
  g_assert_false (assay_project_get_finished (fixture->project));
  /* Also where only others' layers were wished for. */
  assay_project_show_only (fixture->project, FIXTURE_COLLEAGUE);
  assert_shown (fixture, "c c - - - -");
}

static void
test_a_tag_taken_over_is_a_copy (ProjectFixture *fixture,
                                 gconstpointer   data)
{
  g_autoptr (GPtrArray) others = assay_project_list_others_of (fixture->project, 3);
  g_autofree char *original = g_strdup (((AssayAnnotation *) g_ptr_array_index (others, 0))->id);
  AssayAnnotation *copy;

  assay_project_take_over (fixture->project, original);
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:e sLP:s - -");
  copy = assay_project_get_annotation_of (fixture->project, 3);
  g_assert_cmpstr (copy->copy_of, ==, original);
  g_assert_cmpstr (copy->annotator, ==, FIXTURE_ANNOTATOR);
  assay_project_undo (fixture->project);
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:e -LP:s - -");
}

static void
test_one_person_is_one_layer (ProjectFixture *fixture,
                              gconstpointer   data)
{
  assay_project_set_same_person (fixture->project, FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE);
  assert_people (fixture, "Kim Ki 4 me, Lena Park LP 2");
  /* The own tag goes before that of the same person's other machine. */
  assert_shown (fixture, "cLP:s c e -LP:s - -");
  assay_project_undo (fixture->project);
  assert_people (fixture, "Kim Ki 2 me, Kim Ki2 2, Lena Park LP 2");
  assay_project_redo (fixture->project);
  assert_people (fixture, "Kim Ki 4 me, Lena Park LP 2");
  assay_project_set_own_person (fixture->project, FIXTURE_COLLEAGUE);
  assert_people (fixture, "Kim Ki 2 me, Kim Ki2 2, Lena Park LP 2");
}

static void
test_ones_own_tag_disturbs_no_other_layer (ProjectFixture *fixture,
                                           gconstpointer   data)
{
  guint n_changes = 0;

  g_signal_connect_swapped (fixture->project, "layers-changed", G_CALLBACK (count_cb), &n_changes);
  assay_selection_select (assay_project_get_selection (fixture->project), 5);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:e -LP:s - c");
  g_assert_cmpuint (n_changes, ==, 0);
  g_signal_handlers_disconnect_by_func (fixture->project, count_cb, &n_changes);
  assert_people (fixture, "Kim Ki 3 me, Kim Ki2 2, Lena Park LP 2");
}

typedef struct
{
  guint n_changes;
  guint n_removed;
  guint n_added;
} Changes;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Changes    *changes)
{
  changes->n_changes++;
  changes->n_removed += n_removed;
  changes->n_added += n_added;
}

static void
merged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      report)
{
  *(AssayUniteReport **) report = assay_project_merge_finish (ASSAY_PROJECT (object), result, NULL);
}

/* The project again, with a tag by one more person. */
static char *
copy_with_newcomer (ProjectFixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "copy.assay", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  AssayStore *store;

  project_fixture_close (fixture);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  store = project_fixture_open_as (path, FIXTURE_NEWCOMER, "Max Roe");
  project_fixture_tag_as (store, FIXTURE_NEWCOMER, "Max Roe", 2, ASSAY_KIND_SPECULATION);
  project_fixture_close_store (store);
  project_fixture_open (fixture);
  wait_until_idle (fixture);
  return path;
}

static void
test_a_merge_touches_only_what_it_brings (ProjectFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char *path = copy_with_newcomer (fixture);
  const char *const paths[] = { path, NULL };
  AssaySelection *selection = assay_project_get_selection (fixture->project);
  GListModel *own = assay_project_get_annotations (fixture->project);
  GListModel *people = assay_project_get_people (fixture->project);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  Changes own_changes = { 0 };
  Changes people_changes = { 0 };
  guint n_cut = fixture->n_sentences_changed;

  assay_selection_select (selection, 3);
  before = assay_project_list_others_of (fixture->project, 3);
  g_signal_connect (own, "items-changed", G_CALLBACK (items_changed_cb), &own_changes);
  g_signal_connect (people, "items-changed", G_CALLBACK (items_changed_cb), &people_changes);
  assay_project_merge_async (fixture->project, paths, FALSE, NULL, NULL, merged_cb, &report);
  wait_for (report != NULL);

  assert_people (fixture, "Kim Ki 2 me, Kim Ki2 2, Lena Park LP 2, Max Roe MR 1");
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:eMR:s -LP:s - -");
  after = assay_project_list_others_of (fixture->project, 3);
  g_assert_true (g_ptr_array_index (after, 0) == g_ptr_array_index (before, 0));
  g_assert_cmpint (assay_selection_get_current (selection), ==, 3);
  g_assert_cmpuint (fixture->n_sentences_changed, ==, n_cut);
  g_assert_cmpuint (own_changes.n_changes, ==, 0);
  g_assert_cmpuint (people_changes.n_changes, ==, 1);
  g_assert_cmpuint (people_changes.n_removed, ==, 0);
  g_assert_cmpuint (people_changes.n_added, ==, 1);

  assay_project_undo (fixture->project);
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:e -LP:s - -");
  g_assert_cmpuint (own_changes.n_changes, ==, 0);
  g_signal_handlers_disconnect_by_data (own, &own_changes);
  g_signal_handlers_disconnect_by_data (people, &people_changes);
}

static void
test_layers_follow_joined_sentences (ProjectFixture *fixture,
                                     gconstpointer   data)
{
  assay_selection_select (assay_project_get_selection (fixture->project), 2);
  assay_project_join_sentences (fixture->project);
  assert_shown (fixture, "cLP:s cKi2:e -Ki2:eLP:s - -");
}

static void
decide (ProjectFixture *fixture,
        guint           sentence,
        const char     *kind)
{
  guint n_sentences;
  AssayDecision values = {
    .article = fixture->ids[0],
    .span = assay_project_get_sentences (fixture->project, &n_sentences)[sentence],
    .kind = (char *) kind,
  };

  assay_project_decide (fixture->project, &values);
  wait_until_idle (fixture);
}

static void
assert_decided (ProjectFixture *fixture,
                const char     *expected)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_sentences;

  wait_until_idle (fixture);
  assay_project_get_sentences (fixture->project, &n_sentences);
  for (guint i = 0; i < n_sentences; i++)
    {
      const AssayDecision *decision = assay_project_get_decision_of (fixture->project, i);

      g_string_append_c (words, decision == NULL ? '.' : decision->kind == NULL ? '-' : *decision->kind);
    }
  g_assert_cmpstr (words->str, ==, expected);
}

static void
test_what_was_agreed_on_is_a_layer (ProjectFixture *fixture,
                                    gconstpointer   data)
{
  decide (fixture, 1, ASSAY_KIND_CLAIM);
  decide (fixture, 3, NULL);
  assert_decided (fixture, ".c.-..");
  decide (fixture, 1, ASSAY_KIND_EVIDENCE);
  assert_decided (fixture, ".e.-..");
  assay_project_undo (fixture->project);
  assert_decided (fixture, ".c.-..");

  assay_project_show_only (fixture->project, ASSAY_LAYER_CONSENSUS);
  g_assert_true (assay_project_is_consensus_leading (fixture->project));
  assert_shown (fixture, "- - - - - -");
  project_fixture_reopen (fixture);
  assert_decided (fixture, ".c.-..");
  g_assert_true (assay_project_is_consensus_leading (fixture->project));
  assay_project_show_person (fixture->project, ASSAY_LAYER_CONSENSUS, FALSE);
  assert_decided (fixture, "......");
  g_assert_cmpuint (assay_project_count_decided (fixture->project), ==, 2);
  assay_project_show_only (fixture->project, NULL);
  assert_decided (fixture, ".c.-..");
  g_assert_false (assay_project_is_consensus_leading (fixture->project));

  assay_project_set_blind (fixture->project, TRUE);
  assert_decided (fixture, "......");
  g_assert_cmpuint (assay_project_count_decided (fixture->project), ==, 0);
  assay_project_set_finished (fixture->project, TRUE);
  assert_decided (fixture, ".c.-..");
}

static void
test_a_decision_follows_joined_sentences (ProjectFixture *fixture,
                                          gconstpointer   data)
{
  decide (fixture, 2, ASSAY_KIND_CLAIM);
  decide (fixture, 5, ASSAY_KIND_EVIDENCE);
  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  assay_project_join_sentences (fixture->project);
  assert_decided (fixture, ".c..e");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, func) g_test_add (path, ProjectFixture, NULL, set_up, func, project_fixture_tear_down)
  add ("/layers/everybody-is-told-apart", test_everybody_is_told_apart);
  add ("/layers/a-hidden-layer-is-not-shown-and-stays-hidden",
       test_a_hidden_layer_is_not_shown_and_stays_hidden);
  add ("/layers/an-only-layer-leads-and-tagging-shows-ones-own",
       test_an_only_layer_leads_and_tagging_shows_ones_own);
  add ("/layers/one-who-works-blind-sees-others-when-finished",
       test_one_who_works_blind_sees_others_when_finished);
  add ("/layers/a-tag-taken-over-is-a-copy", test_a_tag_taken_over_is_a_copy);
  add ("/layers/one-person-is-one-layer", test_one_person_is_one_layer);
  add ("/layers/ones-own-tag-disturbs-no-other-layer", test_ones_own_tag_disturbs_no_other_layer);
  add ("/layers/a-merge-touches-only-what-it-brings", test_a_merge_touches_only_what_it_brings);
  add ("/layers/layers-follow-joined-sentences", test_layers_follow_joined_sentences);
  add ("/layers/what-was-agreed-on-is-a-layer", test_what_was_agreed_on_is_a_layer);
  add ("/layers/a-decision-follows-joined-sentences", test_a_decision_follows_joined_sentences);
#undef add

  return g_test_run ();
}
