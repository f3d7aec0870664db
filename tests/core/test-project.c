/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening a project, closing it, and coming back to it.
 */

#include "config.h"

#include "project-fixture.h"

#include <glib/gstdio.h>

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *counter)
{
  (*counter)++;
}

static guint
count_articles (AssayProject *project)
{
  return g_list_model_get_n_items (G_LIST_MODEL (assay_project_get_articles (project)));
}

static void
test_opening_makes_a_project (ProjectFixture *fixture,
                              gconstpointer   data)
{
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  gboolean is_open, read_only, can_undo, can_redo, importing;
  guint n_articles;

  g_assert_false (assay_project_is_open (fixture->project));
  project_fixture_open (fixture);

  g_object_get (fixture->project, "is-open", &is_open, "title", &title, "path", &path,
                "read-only", &read_only, "annotator-name", &name, "n-articles", &n_articles,
                "can-undo", &can_undo, "can-redo", &can_redo, "importing", &importing, NULL);
  g_assert_true (is_open);
  g_assert_cmpstr (title, ==, "project");
  g_assert_cmpstr (path, ==, fixture->path);
  g_assert_false (read_only);
  g_assert_null (assay_project_get_read_only_reason (fixture->project));
  g_assert_cmpstr (name, ==, "Kim");
  g_assert_cmpuint (n_articles, ==, 0);
  g_assert_false (can_undo);
  g_assert_false (can_redo);
  g_assert_false (importing);
  g_assert_null (assay_project_get_article (fixture->project));
  g_assert_cmpint (assay_project_get_sentence_at (fixture->project, 0), ==, -1);
  g_assert_cmpint (assay_project_get_citation_at (fixture->project, 0), ==, -1);
  project_fixture_assert_quiet (fixture);
}

static void
test_without_a_project_nothing_happens (ProjectFixture *fixture,
                                        gconstpointer   data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  assay_project_clear (fixture->project);
  assay_project_undo (fixture->project);
  assay_project_redo (fixture->project);
  assay_project_set_note (fixture->project, "Note");
  assay_project_split_sentence (fixture->project, 3);
  assay_project_join_sentences (fixture->project);
  assay_project_open_article (fixture->project, "1234", NULL);
  assay_project_step_article (fixture->project, 1);
  assay_project_remember_place (fixture->project, 7);
  assay_project_remove_article (fixture->project, "1234");
  assay_project_set_title (fixture->project, "Title");
  assay_project_import_files (fixture->project, G_LIST_MODEL (files));
  assay_project_import_text (fixture->project, "Text.", NULL);
  assay_project_cancel_import (fixture->project);
  g_assert_null (assay_project_dup_quote (fixture->project, FALSE));
  g_assert_false (project_fixture_is_busy (fixture->project));
  project_fixture_assert_quiet (fixture);
}

static void
test_what_does_not_open_leaves_the_open_one (ProjectFixture *fixture,
                                             gconstpointer   data)
{
  g_autofree char *other = project_fixture_write (fixture, "other.assay",
                                                  "This is no project at all.");
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.assay", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (project_fixture_try_open (fixture->project, other, FALSE, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_clear_error (&error);
  g_assert_false (project_fixture_try_open (fixture->project, missing, FALSE, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);

  g_assert_true (assay_project_is_open (fixture->project));
  g_assert_cmpstr (assay_project_get_path (fixture->project), ==, fixture->path);
  g_assert_nonnull (assay_project_get_article (fixture->project));
  project_fixture_import (fixture, "More. And more.", NULL);
  g_assert_cmpuint (fixture->n_new, ==, 1);
}

static void
test_another_project_takes_the_place_of_the_first (ProjectFixture *fixture,
                                                   gconstpointer   data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.assay", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  g_assert_true (project_fixture_try_open (fixture->project, other, TRUE, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (assay_project_get_title (fixture->project), ==, "other");
  g_assert_null (assay_project_get_article (fixture->project));
  g_assert_cmpuint (count_articles (fixture->project), ==, 0);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  /* The tag that was under way is in the first. */
  g_assert_true (project_fixture_try_open (fixture->project, fixture->path, FALSE, &error));
  g_assert_cmpuint (g_list_model_get_n_items (assay_project_get_annotations (fixture->project)), ==,
                    1);
  project_fixture_assert_quiet (fixture);
}

static void
test_the_same_project_stays_open (ProjectFixture *fixture,
                                  gconstpointer   data)
{
  g_signal_connect (fixture->project, "notify", G_CALLBACK (count_cb), &fixture->n_notified);
  project_fixture_open (fixture);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
  g_assert_false (assay_project_is_read_only (fixture->project));
}

static void
test_two_openings_at_once_are_one_too_many (ProjectFixture *fixture,
                                            gconstpointer   data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.assay", NULL);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GError) error = NULL;

  assay_project_open_async (fixture->project, fixture->path, TRUE, take_result_cb, &first);
  g_assert_false (project_fixture_try_open (fixture->project, other, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  wait_for (first != NULL);
  g_assert_true (assay_project_open_finish (fixture->project, first, NULL));
  g_assert_cmpstr (assay_project_get_path (fixture->project), ==, fixture->path);
}

static void
test_closing_empties_everything (ProjectFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  g_autofree char *undo_label = NULL;
  gboolean is_open, can_undo;
  guint n_articles, n_sentences;

  assay_selection_select (assay_project_get_selection (fixture->project), 1);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  project_fixture_close (fixture);

  g_object_get (fixture->project, "is-open", &is_open, "title", &title, "path", &path,
                "n-articles", &n_articles, "can-undo", &can_undo, "undo-label", &undo_label, NULL);
  g_assert_false (is_open);
  g_assert_null (title);
  g_assert_null (path);
  g_assert_false (can_undo);
  g_assert_null (undo_label);
  g_assert_cmpuint (n_articles, ==, 0);
  g_assert_null (assay_project_get_article (fixture->project));
  g_assert_null (assay_project_get_citations (fixture->project));
  assay_project_get_sentences (fixture->project, &n_sentences);
  g_assert_cmpuint (n_sentences, ==, 0);
  g_assert_cmpuint (assay_selection_get_size (assay_project_get_selection (fixture->project)), ==,
                    0);
  g_assert_cmpuint (g_list_model_get_n_items (assay_project_get_annotations (fixture->project)), ==,
                    0);
  g_assert_cmpuint (count_articles (fixture->project), ==, 0);
}

static void
test_closing_while_busy_loses_nothing (ProjectFixture *fixture,
                                       gconstpointer   data)
{
  AssaySelection *selection = assay_project_get_selection (fixture->project);
  g_autofree char *kinds = NULL;

  for (guint i = 0; i < 6; i++)
    {
      assay_selection_select (selection, i);
      assay_project_tag (fixture->project, i % 2 == 0 ? ASSAY_KIND_CLAIM : ASSAY_KIND_EVIDENCE);
    }
  g_assert_true (project_fixture_is_busy (fixture->project));
  project_fixture_reopen (fixture);

  kinds = project_fixture_describe (fixture->project);
  g_assert_cmpstr (kinds, ==, "cecece");
  project_fixture_assert_quiet (fixture);
}

static void
test_closing_twice_at_once_closes_once (ProjectFixture *fixture,
                                        gconstpointer   data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;

  project_fixture_open (fixture);
  assay_project_close_async (fixture->project, take_result_cb, &first);
  assay_project_close_async (fixture->project, take_result_cb, &second);
  /* The worker begins the second time before the main loop hears of the first. */
  g_usleep (G_USEC_PER_SEC / 5);
  wait_for (first != NULL && second != NULL);
  g_assert_true (assay_project_close_finish (fixture->project, first, NULL));
  g_assert_true (assay_project_close_finish (fixture->project, second, NULL));
}

static void
test_closing_while_opening_closes_afterwards (ProjectFixture *fixture,
                                              gconstpointer   data)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;

  assay_project_open_async (fixture->project, fixture->path, TRUE, take_result_cb, &opened);
  assay_project_close_async (fixture->project, take_result_cb, &closed);
  wait_for (closed != NULL);
  g_assert_nonnull (opened);
  g_assert_true (assay_project_open_finish (fixture->project, opened, NULL));
  g_assert_true (assay_project_close_finish (fixture->project, closed, NULL));
  g_assert_false (assay_project_is_open (fixture->project));
}

static void
test_a_project_let_go_while_open_is_whole (ProjectFixture *fixture,
                                           gconstpointer   data)
{
  g_autofree char *kinds = NULL;

  assay_selection_select (assay_project_get_selection (fixture->project), 2);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  wait_until_idle (fixture);
  wait_for (g_atomic_int_get (&G_OBJECT (fixture->project)->ref_count) == 1);
  g_assert_finalize_object (fixture->project);

  fixture->project = assay_project_new ();
  assay_project_set_annotator (fixture->project, FIXTURE_ANNOTATOR, "Kim");
  project_fixture_listen (fixture);
  project_fixture_open (fixture);
  g_assert_false (assay_project_is_read_only (fixture->project));
  project_fixture_show (fixture, fixture->ids[0]);
  kinds = project_fixture_describe (fixture->project);
  g_assert_cmpstr (kinds, ==, "--c---");
}

static void
test_reopening_goes_back_to_article_and_place (ProjectFixture *fixture,
                                               gconstpointer   data)
{
  AssayArticle *article;
  g_autofree char *first = g_strdup (fixture->ids[0]);

  project_fixture_import (fixture, "Another article. It has a second sentence.", "other.txt");
  assay_project_remember_place (fixture->project, 60);
  project_fixture_show (fixture, fixture->ids[0]);
  project_fixture_show (fixture, first);
  g_assert_cmpuint (fixture->moved.start, ==, 60);
  assay_project_remember_place (fixture->project, 75);
  project_fixture_reopen (fixture);

  article = assay_project_get_article (fixture->project);
  g_assert_nonnull (article);
  g_assert_cmpstr (assay_article_get_id (article), ==, first);
  g_assert_cmpuint (fixture->moved.start, ==, 75);
  g_assert_cmpuint (fixture->moved.end, ==, 75);
  g_assert_cmpint (assay_selection_get_current (assay_project_get_selection (fixture->project)), ==,
                   3);
}

static void
test_the_place_is_written_without_closing (ProjectFixture *fixture,
                                           gconstpointer   data)
{
  g_autoptr (AssayStore) reader = assay_store_open (fixture->path, ASSAY_STORE_READ_ONLY, NULL);
  g_autofree char *key = g_strconcat ("place/", fixture->ids[0], NULL);
  g_autofree char *place = NULL;

  assay_project_remember_place (fixture->project, 40);
  assay_project_remember_place (fixture->project, 41);
  wait_for ((place = assay_store_dup_view_state (reader, key)) != NULL);
  g_assert_cmpstr (place, ==, "41");
}

static void
test_a_title_is_kept (ProjectFixture *fixture,
                      gconstpointer   data)
{
  g_signal_connect (fixture->project, "notify::title", G_CALLBACK (count_cb), &fixture->n_notified);
  assay_project_set_title (fixture->project, "Straits & “ports”");
  wait_until_idle (fixture);
  g_assert_cmpstr (assay_project_get_title (fixture->project), ==, "Straits & “ports”");
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  project_fixture_reopen (fixture);
  g_assert_cmpstr (assay_project_get_title (fixture->project), ==, "Straits & “ports”");
}

static void
test_another_annotator_shows_another_layer (ProjectFixture *fixture,
                                            gconstpointer   data)
{
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *name = NULL;

  g_signal_connect (fixture->project, "notify::annotator-name", G_CALLBACK (count_cb),
                    &fixture->n_notified);
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  assay_project_set_annotator (fixture->project, FIXTURE_COLLEAGUE, "Robin");
  assay_project_tag (fixture->project, ASSAY_KIND_EVIDENCE);
  wait_until_idle (fixture);
  theirs = project_fixture_describe (fixture->project);
  g_assert_cmpstr (theirs, ==, "e-----");

  assay_project_set_annotator (fixture->project, FIXTURE_ANNOTATOR, "Kim Lee");
  assay_project_set_annotator (fixture->project, FIXTURE_ANNOTATOR, "Kim Lee");
  wait_until_idle (fixture);
  mine = project_fixture_describe (fixture->project);
  g_assert_cmpstr (mine, ==, "c-----");
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  name = assay_project_dup_annotator_name (fixture->project, FIXTURE_ANNOTATOR);
  g_assert_cmpstr (name, ==, "Kim Lee");
  g_assert_null (assay_project_dup_annotator_name (fixture->project, "nobody"));
}

static void
test_without_an_annotator_it_is_the_user (ProjectFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char *identity = g_build_filename (g_get_user_config_dir (), "assay", "identity.ini",
                                                NULL);
  g_autoptr (AssayProject) project = assay_project_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (project_fixture_try_open (project, fixture->path, TRUE, &error));
  g_assert_no_error (error);
  g_object_get (project, "annotator-name", &name, NULL);
  g_assert_nonnull (name);
  g_assert_cmpstr (name, !=, "");
  assay_project_close_async (project, take_result_cb, &result);
  wait_for (result != NULL);
  g_assert_cmpint (g_unlink (identity), ==, 0);
}

static void
test_a_copy_has_all_that_was_asked_for (ProjectFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.assay", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_selection_select (assay_project_get_selection (fixture->project), 4);
  assay_project_tag (fixture->project, ASSAY_KIND_SPECULATION);
  assay_project_copy_async (fixture->project, path, take_result_cb, &result);
  wait_for (result != NULL);
  g_assert_true (assay_project_copy_finish (fixture->project, result, &error));
  g_assert_no_error (error);

  g_assert_true (project_fixture_try_open (fixture->project, path, FALSE, &error));
  project_fixture_show (fixture, fixture->ids[0]);
  g_assert_cmpuint (g_list_model_get_n_items (assay_project_get_annotations (fixture->project)), ==,
                    1);
}

static void
test_a_copy_that_cannot_be_made_says_so (ProjectFixture *fixture,
                                         gconstpointer   data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "copy.assay", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_project_copy_async (fixture->project, path, take_result_cb, &result);
  wait_for (result != NULL);
  g_assert_false (assay_project_copy_finish (fixture->project, result, &error));
  g_assert_nonnull (error);
}

static void
test_advance_notifies_once (ProjectFixture *fixture,
                            gconstpointer   data)
{
  g_signal_connect (fixture->project, "notify::advance", G_CALLBACK (count_cb),
                    &fixture->n_notified);
  g_object_set (fixture->project, "advance", TRUE, NULL);
  assay_project_set_advance (fixture->project, 7);
  g_assert_true (assay_project_get_advance (fixture->project));
  g_assert_cmpuint (fixture->n_notified, ==, 1);
}

#define ADD(path, set_up, func) \
  g_test_add ("/project/" path, ProjectFixture, NULL, set_up, func, project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("assay-test-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (config, "assay", NULL);
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("opening-makes-a-project", project_fixture_set_up, test_opening_makes_a_project);
  ADD ("without-a-project-nothing-happens", project_fixture_set_up,
       test_without_a_project_nothing_happens);
  ADD ("what-does-not-open-leaves-the-open-one", project_fixture_set_up_article,
       test_what_does_not_open_leaves_the_open_one);
  ADD ("another-project-takes-the-place-of-the-first", project_fixture_set_up_article,
       test_another_project_takes_the_place_of_the_first);
  ADD ("the-same-project-stays-open", project_fixture_set_up_article,
       test_the_same_project_stays_open);
  ADD ("two-openings-at-once-are-one-too-many", project_fixture_set_up,
       test_two_openings_at_once_are_one_too_many);
  ADD ("closing-empties-everything", project_fixture_set_up_article,
       test_closing_empties_everything);
  ADD ("closing-while-busy-loses-nothing", project_fixture_set_up_article,
       test_closing_while_busy_loses_nothing);
  ADD ("closing-twice-at-once-closes-once", project_fixture_set_up,
       test_closing_twice_at_once_closes_once);
  ADD ("closing-while-opening-closes-afterwards", project_fixture_set_up,
       test_closing_while_opening_closes_afterwards);
  ADD ("a-project-let-go-while-open-is-whole", project_fixture_set_up_article,
       test_a_project_let_go_while_open_is_whole);
  ADD ("reopening-goes-back-to-article-and-place", project_fixture_set_up_article,
       test_reopening_goes_back_to_article_and_place);
  ADD ("the-place-is-written-without-closing", project_fixture_set_up_article,
       test_the_place_is_written_without_closing);
  ADD ("a-title-is-kept", project_fixture_set_up_article, test_a_title_is_kept);
  ADD ("another-annotator-shows-another-layer", project_fixture_set_up_article,
       test_another_annotator_shows_another_layer);
  ADD ("without-an-annotator-it-is-the-user", project_fixture_set_up,
       test_without_an_annotator_it_is_the_user);
  ADD ("a-copy-has-all-that-was-asked-for", project_fixture_set_up_article,
       test_a_copy_has_all_that_was_asked_for);
  ADD ("a-copy-that-cannot-be-made-says-so", project_fixture_set_up_article,
       test_a_copy_that_cannot_be_made_says_so);
  ADD ("advance-notifies-once", project_fixture_set_up, test_advance_notifies_once);

  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (config);
  return status;
}
