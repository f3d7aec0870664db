/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project in trouble, as the window sees it: what is shown is on the disk, what is not on the
 * disk is not shown, and work goes on when the trouble is over.
 */

#include "config.h"

#include "project-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static const char *program;

/* Twenty paragraphs, each of them a sentence of ten thousand letters: few tags fill a small
 * disk. */
static char *
make_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_string_append_printf (text, "Sentence %u", i);
      for (guint j = 0; j < 2000; j++)
        g_string_append (text, " word");
      g_string_append (text, ".\n\n");
    }
  return g_string_free (text, FALSE);
}

static guint
count_tagged (AssayProject *project)
{
  return g_list_model_get_n_items (assay_project_get_annotations (project));
}

static void
open_child_fixture (ProjectFixture *fixture,
                    char           *path)
{
  fixture->path = path;
  fixture->failures = g_ptr_array_new_with_free_func (g_free);
  fixture->project = assay_project_new ();
  assay_project_set_annotator (fixture->project, FIXTURE_ANNOTATOR, "Kim");
  project_fixture_listen (fixture);
  project_fixture_open (fixture);
}

static void
tag_sentence (ProjectFixture *fixture,
              guint           index)
{
  assay_selection_select (assay_project_get_selection (fixture->project), index);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  wait_until_idle (fixture);
}

static void
set_disk_size (rlim_t size)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = size > 0 ? size : limit.rlim_max;
  setrlimit (RLIMIT_FSIZE, &limit);
}

/* The child: tags until there is no space, is told so, and goes on when there is some again. */
static int
fill_disk (char *path)
{
  ProjectFixture fixture = { NULL };
  guint n = 0;

  signal (SIGXFSZ, SIG_IGN);
  open_child_fixture (&fixture, path);
  g_assert_nonnull (assay_project_get_article (fixture.project));
  set_disk_size (200 * 1024);
  while (fixture.failures->len == 0)
    {
      g_assert_cmpuint (n, <, 20);
      tag_sentence (&fixture, n++);
    }

  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (count_tagged (fixture.project), ==, n - 1);
  g_assert_null (assay_project_get_annotation_of (fixture.project, n - 1));
  g_assert_nonnull (strstr (g_ptr_array_index (fixture.failures, 0), "space"));

  set_disk_size (0);
  tag_sentence (&fixture, n - 1);
  g_assert_cmpuint (fixture.failures->len, ==, 1);
  g_assert_cmpuint (count_tagged (fixture.project), ==, n);
  printf ("%u\n", n);
  project_fixture_close (&fixture);
  g_object_unref (fixture.project);
  g_ptr_array_unref (fixture.failures);
  return 0;
}

static GSubprocess *
start_child (const char *mode,
             const char *path,
             const char *argument)
{
  const char *const arguments[] = { program, mode, path, argument, NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

  g_assert_no_error (error);
  return child;
}

static void
test_a_full_disk_is_told_and_loses_nothing (ProjectFixture *fixture,
                                            gconstpointer   data)
{
  g_autofree char *text = make_long_text ();
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  project_fixture_open (fixture);
  project_fixture_import (fixture, text, NULL);
  project_fixture_show (fixture, fixture->ids[0]);
  project_fixture_close (fixture);

  child = start_child ("--fill-disk", fixture->path, NULL);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (child));

  project_fixture_open (fixture);
  g_assert_cmpint (count_tagged (fixture->project), ==, atoi (output));
}

/* The child: imports a folder and says how far it is, until it is killed. */
static void
say_done_cb (AssayProject *project,
             GParamSpec   *pspec,
             gpointer      data)
{
  guint done;

  g_object_get (project, "import-done", &done, NULL);
  printf ("%u\n", done);
  fflush (stdout);
}

static int
import_until_killed (char       *path,
                     const char *folder)
{
  ProjectFixture fixture = { NULL };
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  open_child_fixture (&fixture, path);
  g_signal_connect (fixture.project, "notify::import-done", G_CALLBACK (say_done_cb), NULL);
  g_list_store_append (files, file);
  assay_project_import_files (fixture.project, G_LIST_MODEL (files));
  wait_for (fixture.n_imports == 2);
  return 1;
}

static void
write_many (ProjectFixture *fixture)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%04u.txt", i);
      g_autoptr (GString) contents = g_string_new (NULL);

      for (guint j = 0; j < 1000; j++)
        g_string_append_printf (contents, "Sentence %u of article %u says nothing new. ", j, i);
      g_free (project_fixture_write (fixture, name, contents->str));
    }
}

/* Every article that is there is there with all of its sentences. */
static guint
check_articles (ProjectFixture *fixture)
{
  g_autoptr (AssayStore) store = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_false (assay_store_is_read_only (store));
  rows = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_IMPORTED, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (AssayArticleSummary) summary =
        assay_store_load_summary (store, g_array_index (rows, gint64, i), NULL, &error);
      g_autoptr (AssayArticle) article = assay_store_load_article (store, summary->id, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (summary->n_sentences, ==, 1000);
      g_assert_cmpuint (assay_article_get_analysis (article)->sentences->len, ==, 1000);
    }
  return rows->len;
}

static void
test_a_kill_while_importing_leaves_whole_articles (ProjectFixture *fixture,
                                                   gconstpointer   data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "many", NULL);

  write_many (fixture);
  for (guint round = 1; round <= 3; round++)
    {
      g_autoptr (GSubprocess) child = start_child ("--import-until-killed", fixture->path, folder);
      g_autoptr (GDataInputStream) output =
        g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
      guint done = 0;

      while (done == 0)
        {
          g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, NULL);

          g_assert_nonnull (line);
          done = atoi (line);
        }
      g_usleep (round * 7000);
      g_subprocess_force_exit (child);
      g_assert_true (g_subprocess_wait (child, NULL, NULL));
      g_assert_true (g_subprocess_get_if_signaled (child));
      g_assert_cmpuint (check_articles (fixture), >=, done);
    }
}

static void
test_what_is_no_project_is_refused_in_words (ProjectFixture *fixture,
                                             gconstpointer   data)
{
  const char *const names[] = { "empty.assay", "text.assay", "cut.assay", "folder.assay",
                                "missing.assay" };
  g_autofree char *contents = NULL;
  gsize size;

  project_fixture_open (fixture);
  project_fixture_import (fixture, FIXTURE_TEXT, NULL);
  project_fixture_close (fixture);
  g_free (project_fixture_write (fixture, "empty.assay", ""));
  g_free (project_fixture_write (fixture, "text.assay",
                                 "Words, and more words, and no project at all."));
  g_free (project_fixture_write (fixture, "folder.assay/file.txt", "Words."));
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_cmpuint (size, >, 8192);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;

      if (g_str_equal (names[i], "cut.assay"))
        g_assert_true (g_file_set_contents (path, contents, size - 4096, NULL));
      g_assert_false (project_fixture_try_open (fixture->project, path, FALSE, &error));
      g_assert_true (error != NULL && error->domain == ASSAY_STORE_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_false (assay_project_is_open (fixture->project));
    }
  project_fixture_assert_quiet (fixture);
}

#define ADD(path, func) \
  g_test_add ("/project/trouble/" path, ProjectFixture, NULL, \
              project_fixture_set_up, func, project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  program = argv[0];
  if (argc >= 3 && g_str_equal (argv[1], "--fill-disk"))
    return fill_disk (argv[2]);
  if (argc >= 4 && g_str_equal (argv[1], "--import-until-killed"))
    return import_until_killed (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);

  ADD ("a-full-disk-is-told-and-loses-nothing", test_a_full_disk_is_told_and_loses_nothing);
  ADD ("a-kill-while-importing-leaves-whole-articles",
       test_a_kill_while_importing_leaves_whole_articles);
  ADD ("what-is-no-project-is-refused-in-words", test_what_is_no_project_is_refused_in_words);

  return g_test_run ();
}
