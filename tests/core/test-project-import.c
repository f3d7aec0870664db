/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Importing files, folders and pasted words while the work goes on.
 */

#include "config.h"

#include "project-fixture.h"

#include <glib/gstdio.h>

/* With a thousand sentences each these are many more than are under way at a time on any
 * machine. */
#define N_MANY 400

static guint
count_articles (ProjectFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (assay_project_get_articles (fixture->project)));
}

static guint
get_n_total (ProjectFixture *fixture)
{
  guint n_articles;

  g_object_get (fixture->project, "n-articles", &n_articles, NULL);
  return n_articles;
}

static gboolean
is_importing (ProjectFixture *fixture)
{
  gboolean importing;

  g_object_get (fixture->project, "importing", &importing, NULL);
  return importing;
}

static void
start (ProjectFixture *fixture,
       const char     *first,
       ...) G_GNUC_NULL_TERMINATED;

static void
start (ProjectFixture *fixture,
       const char     *first,
       ...)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  va_list names;

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  va_end (names);
  assay_project_import_files (fixture->project, G_LIST_MODEL (files));
}

static void
write_file (ProjectFixture *fixture,
            const char     *name,
            const char     *contents)
{
  g_free (project_fixture_write (fixture, name, contents));
}

static void
write_many (ProjectFixture *fixture,
            guint           n_files,
            guint           n_sentences)
{
  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%04u.txt", i);
      g_autoptr (GString) contents = g_string_new (NULL);

      for (guint j = 0; j < n_sentences; j++)
        g_string_append_printf (contents, "Sentence %u of article %u says nothing new. ", j, i);
      write_file (fixture, name, contents->str);
    }
}

static void
test_files_and_folders (ProjectFixture *fixture,
                        gconstpointer   data)
{
  project_fixture_open (fixture);
  write_file (fixture, "one.txt", "One has words.");
  write_file (fixture, "folder/two.md", "Two has words.");
  write_file (fixture, "folder/deeper/three.txt", "Three has words.");
  write_file (fixture, "folder/picture.png", "\x89PNG\r\n\x1a\n");
  start (fixture, "one.txt", "folder", NULL);
  g_assert_true (is_importing (fixture));
  wait_for (fixture->n_imports == 1);

  g_assert_false (is_importing (fixture));
  g_assert_cmpuint (fixture->n_new, ==, 3);
  g_assert_cmpuint (fixture->n_known, ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->ids), ==, 3);
  g_assert_cmpuint (g_strv_length (fixture->problems), ==, 0);
  wait_for (count_articles (fixture) == 3);
  g_assert_cmpuint (get_n_total (fixture), ==, 3);

  /* In the order they were asked for. */
  project_fixture_show (fixture, fixture->ids[0]);
  g_assert_cmpstr (assay_article_get_name (assay_project_get_article (fixture->project)), ==,
                   "one.txt");
  project_fixture_assert_quiet (fixture);
}

static void
test_what_is_there_is_known (ProjectFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char *id = NULL;

  project_fixture_open (fixture);
  write_file (fixture, "one.txt", "The same words.");
  write_file (fixture, "copy.txt", "The same words.");
  write_file (fixture, "other.txt", "Other words.");
  start (fixture, "one.txt", "copy.txt", NULL);
  wait_for (fixture->n_imports == 1);
  g_assert_cmpuint (fixture->n_new, ==, 1);
  g_assert_cmpuint (fixture->n_known, ==, 1);
  g_assert_cmpuint (g_strv_length (fixture->ids), ==, 2);
  g_assert_cmpstr (fixture->ids[0], ==, fixture->ids[1]);
  id = g_strdup (fixture->ids[0]);

  start (fixture, "one.txt", "other.txt", NULL);
  wait_for (fixture->n_imports == 2);
  g_assert_cmpuint (fixture->n_new, ==, 1);
  g_assert_cmpuint (fixture->n_known, ==, 1);
  g_assert_cmpstr (fixture->ids[0], ==, id);
  wait_for (get_n_total (fixture) == 2);
}

static void
test_problems_are_told_and_stop_nothing (ProjectFixture *fixture,
                                         gconstpointer   data)
{
  g_autofree char *all = NULL;

  project_fixture_open (fixture);
  write_file (fixture, "good.txt", "Good words.");
  write_file (fixture, "empty.txt", "");
  write_file (fixture, "paper.txt", "%PDF-1.4\n");
  write_file (fixture, "old.txt", "Na\xEFve words.");
  start (fixture, "missing.txt", "empty.txt", "paper.txt", "old.txt", "good.txt", NULL);
  wait_for (fixture->n_imports == 1);

  g_assert_cmpuint (fixture->n_new, ==, 2);
  g_assert_cmpuint (g_strv_length (fixture->ids), ==, 2);
  g_assert_cmpuint (g_strv_length (fixture->problems), ==, 4);
  all = g_strjoinv ("\n", fixture->problems);
  g_assert_nonnull (strstr (all, "missing.txt"));
  g_assert_nonnull (strstr (all, "empty.txt"));
  g_assert_nonnull (strstr (all, "paper.txt"));
  g_assert_nonnull (strstr (all, "old.txt"));
  project_fixture_assert_quiet (fixture);
}

static void
test_nothing_to_import_ends_at_once (ProjectFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "empty", NULL);

  project_fixture_open (fixture);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  start (fixture, "empty", NULL);
  wait_for (fixture->n_imports == 1);
  g_assert_cmpuint (fixture->n_new, ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->problems), ==, 0);
  g_assert_false (is_importing (fixture));
}

static void
test_pasted_words (ProjectFixture *fixture,
                   gconstpointer   data)
{
  project_fixture_open (fixture);
  project_fixture_import (fixture, "Pasted words. Two sentences.", "Clipboard");
  g_assert_cmpuint (fixture->n_new, ==, 1);
  project_fixture_import (fixture, " \n\t ", NULL);
  g_assert_cmpuint (fixture->n_new, ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->problems), ==, 1);
}

typedef struct
{
  guint n;
  guint done;
  guint total;
} Progress;

static void
progress_cb (AssayProject *project,
             GParamSpec   *pspec,
             Progress     *progress)
{
  guint done, total;

  g_object_get (project, "import-done", &done, "import-total", &total, NULL);
  g_assert_cmpuint (done, <=, total);
  if (total == 0)
    return;
  g_assert_cmpuint (done, >=, progress->done);
  progress->n++;
  progress->done = done;
  progress->total = total;
}

static void
test_progress_goes_up_to_the_total (ProjectFixture *fixture,
                                    gconstpointer   data)
{
  Progress progress = { 0 };
  gulong handler;

  project_fixture_open (fixture);
  write_many (fixture, 200, 200);
  handler = g_signal_connect (fixture->project, "notify::import-done", G_CALLBACK (progress_cb),
                              &progress);
  start (fixture, "many", NULL);
  wait_for (fixture->n_imports == 1);
  g_signal_handler_disconnect (fixture->project, handler);

  g_assert_cmpuint (fixture->n_new, ==, 200);
  g_assert_cmpuint (g_strv_length (fixture->ids), ==, 200);
  g_assert_cmpuint (progress.total, ==, 200);
  g_assert_cmpuint (progress.done, ==, 200);
  g_assert_cmpuint (progress.n, >, 3);
  wait_for (count_articles (fixture) == 200);
}

static guint
get_done (ProjectFixture *fixture)
{
  guint done;

  g_object_get (fixture->project, "import-done", &done, NULL);
  return done;
}

static void
test_cancelling_keeps_what_is_done (ProjectFixture *fixture,
                                    gconstpointer   data)
{
  project_fixture_open (fixture);
  write_many (fixture, N_MANY, 1000);
  start (fixture, "many", NULL);
  wait_for (get_done (fixture) > 0);
  assay_project_cancel_import (fixture->project);
  wait_for (fixture->n_imports == 1);

  g_assert_false (is_importing (fixture));
  g_assert_cmpuint (fixture->n_new, >, 0);
  g_assert_cmpuint (fixture->n_new, <, N_MANY);
  g_assert_cmpuint (g_strv_length (fixture->ids), ==, fixture->n_new);
  wait_for (get_n_total (fixture) == fixture->n_new);
  project_fixture_assert_quiet (fixture);

  /* What is left is imported the next time. */
  start (fixture, "many", NULL);
  wait_for (fixture->n_imports == 2);
  wait_for (get_n_total (fixture) == N_MANY);
  g_assert_cmpuint (fixture->n_new + fixture->n_known, ==, N_MANY);
}

static void
test_one_import_after_the_other (ProjectFixture *fixture,
                                 gconstpointer   data)
{
  guint total;

  project_fixture_open (fixture);
  write_many (fixture, 50, 20);
  write_file (fixture, "one.txt", "One has words.");
  start (fixture, "many", NULL);
  start (fixture, "one.txt", NULL);
  assay_project_import_text (fixture->project, "Pasted words.", NULL);
  wait_for (fixture->n_imports == 1);
  g_assert_cmpuint (fixture->n_new, ==, 50);
  g_assert_true (is_importing (fixture));
  wait_for (fixture->n_imports == 3);
  g_assert_cmpuint (fixture->n_new, ==, 1);
  g_assert_false (is_importing (fixture));
  g_object_get (fixture->project, "import-total", &total, NULL);
  g_assert_cmpuint (total, ==, 0);
  wait_for (get_n_total (fixture) == 52);
}

static void
test_a_tag_does_not_wait_for_the_import (ProjectFixture *fixture,
                                         gconstpointer   data)
{
  write_many (fixture, N_MANY, 1000);
  start (fixture, "many", NULL);
  wait_for (get_done (fixture) > 0);
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  wait_for (assay_project_get_annotation_of (fixture->project, 0) != NULL);
  g_assert_true (is_importing (fixture));
  g_assert_cmpuint (get_done (fixture), <, N_MANY);
  wait_for (fixture->n_imports == 2);
}

static void
test_closing_ends_an_import (ProjectFixture *fixture,
                             gconstpointer   data)
{
  guint n_done;

  project_fixture_open (fixture);
  write_many (fixture, N_MANY, 1000);
  start (fixture, "many", NULL);
  wait_for (get_done (fixture) > 0);
  project_fixture_close (fixture);
  g_assert_cmpuint (fixture->n_imports, ==, 1);
  n_done = fixture->n_new;
  g_assert_cmpuint (n_done, <, N_MANY);
  project_fixture_open (fixture);
  wait_for (get_n_total (fixture) == n_done);
  project_fixture_assert_quiet (fixture);
}

static void
test_a_removed_article_comes_back_by_undo (ProjectFixture *fixture,
                                           gconstpointer   data)
{
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  assay_project_remove_article (fixture->project, fixture->ids[0]);
  wait_for (get_n_total (fixture) == 0);
  g_assert_null (assay_project_get_article (fixture->project));

  assay_project_undo (fixture->project);
  wait_for (assay_project_get_article (fixture->project) != NULL);
  wait_for (get_n_total (fixture) == 1);
  g_assert_nonnull (assay_project_get_annotation_of (fixture->project, 0));
  project_fixture_assert_quiet (fixture);
}

#define ADD(path, set_up, func) \
  g_test_add ("/project/import/" path, ProjectFixture, NULL, \
              set_up, func, project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("files-and-folders", project_fixture_set_up, test_files_and_folders);
  ADD ("what-is-there-is-known", project_fixture_set_up, test_what_is_there_is_known);
  ADD ("problems-are-told-and-stop-nothing", project_fixture_set_up,
       test_problems_are_told_and_stop_nothing);
  ADD ("nothing-to-import-ends-at-once", project_fixture_set_up,
       test_nothing_to_import_ends_at_once);
  ADD ("pasted-words", project_fixture_set_up, test_pasted_words);
  ADD ("progress-goes-up-to-the-total", project_fixture_set_up, test_progress_goes_up_to_the_total);
  ADD ("cancelling-keeps-what-is-done", project_fixture_set_up, test_cancelling_keeps_what_is_done);
  ADD ("one-import-after-the-other", project_fixture_set_up, test_one_import_after_the_other);
  ADD ("a-tag-does-not-wait-for-the-import", project_fixture_set_up_article,
       test_a_tag_does_not_wait_for_the_import);
  ADD ("closing-ends-an-import", project_fixture_set_up, test_closing_ends_an_import);
  ADD ("a-removed-article-comes-back-by-undo", project_fixture_set_up_article,
       test_a_removed_article_comes_back_by_undo);

  return g_test_run ();
}
