/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the project let the main loop run as a window does, and look at what comes of it.
 */

#include "config.h"

#include "project-fixture.h"

#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-sync.h"

#include <glib/gstdio.h>

#define TOO_LONG_SECONDS 60

static gboolean
too_long_cb (gpointer data)
{
  g_error ("Nothing happened for %d seconds", TOO_LONG_SECONDS);
  return G_SOURCE_REMOVE;
}

gpointer
project_fixture_begin_wait (void)
{
  return GUINT_TO_POINTER (g_timeout_add_seconds (TOO_LONG_SECONDS, too_long_cb, NULL));
}

void
project_fixture_end_wait (gpointer wait)
{
  g_source_remove (GPOINTER_TO_UINT (wait));
}

gboolean
project_fixture_is_busy (AssayProject *project)
{
  gboolean busy;

  g_object_get (project, "busy", &busy, NULL);
  return busy;
}

static void
failed_cb (AssayProject   *project,
           const char     *what,
           const char     *why,
           ProjectFixture *fixture)
{
  g_ptr_array_add (fixture->failures, g_strdup_printf ("%s: %s", what, why));
}

static void
sentences_changed_cb (AssayProject   *project,
                      ProjectFixture *fixture)
{
  fixture->n_sentences_changed++;
}

static void
moved_cb (AssayProject   *project,
          guint           start,
          guint           end,
          ProjectFixture *fixture)
{
  fixture->n_moved++;
  fixture->moved = (AssaySpan) { start, end };
}

static void
imported_cb (AssayProject   *project,
             guint           n_new,
             guint           n_known,
             char          **ids,
             char          **problems,
             ProjectFixture *fixture)
{
  fixture->n_imports++;
  fixture->n_new = n_new;
  fixture->n_known = n_known;
  g_strfreev (fixture->ids);
  g_strfreev (fixture->problems);
  fixture->ids = g_strdupv (ids);
  fixture->problems = g_strdupv (problems);
}

void
project_fixture_listen (ProjectFixture *fixture)
{
  g_signal_connect (fixture->project, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect (fixture->project, "sentences-changed", G_CALLBACK (sentences_changed_cb),
                    fixture);
  g_signal_connect (fixture->project, "moved", G_CALLBACK (moved_cb), fixture);
  g_signal_connect (fixture->project, "imported", G_CALLBACK (imported_cb), fixture);
}

void
project_fixture_set_up (ProjectFixture *fixture,
                        gconstpointer   data)
{
  fixture->folder = g_dir_make_tmp ("assay-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "project.assay", NULL);
  fixture->failures = g_ptr_array_new_with_free_func (g_free);
  fixture->project = assay_project_new ();
  assay_project_set_annotator (fixture->project, FIXTURE_ANNOTATOR, "Kim");
  project_fixture_listen (fixture);
}

void
project_fixture_set_up_article (ProjectFixture *fixture,
                                gconstpointer   data)
{
  project_fixture_set_up (fixture, data);
  project_fixture_open (fixture);
  project_fixture_import (fixture, FIXTURE_TEXT, "port.txt");
  project_fixture_show (fixture, fixture->ids[0]);
}

/* Removes a test's folder and what is in it. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
assert_tidy (ProjectFixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

void
project_fixture_tear_down (ProjectFixture *fixture,
                           gconstpointer   data)
{
  project_fixture_close (fixture);
  assert_tidy (fixture);
  g_assert_finalize_object (fixture->project);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_ptr_array_unref (fixture->failures);
  g_strfreev (fixture->ids);
  g_strfreev (fixture->problems);
}

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

gboolean
project_fixture_try_open (AssayProject  *project,
                          const char    *path,
                          gboolean       create,
                          GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_project_open_async (project, path, create, take_result_cb, &result);
  wait_for (result != NULL);
  return assay_project_open_finish (project, result, error);
}

void
project_fixture_open (ProjectFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (project_fixture_try_open (fixture->project, fixture->path, TRUE, &error));
  g_assert_no_error (error);
}

/* After this no job holds the project any more: the worker lets go of one a moment after it is
 * done. */
void
project_fixture_close (ProjectFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_project_close_async (fixture->project, take_result_cb, &result);
  wait_for (result != NULL);
  g_assert_true (assay_project_close_finish (fixture->project, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  wait_for (g_atomic_int_get (&G_OBJECT (fixture->project)->ref_count) == 1);
}

void
project_fixture_reopen (ProjectFixture *fixture)
{
  project_fixture_close (fixture);
  project_fixture_open (fixture);
}

void
project_fixture_import (ProjectFixture *fixture,
                        const char     *text,
                        const char     *name)
{
  guint n_imports = fixture->n_imports;

  assay_project_import_text (fixture->project, text, name);
  wait_for (fixture->n_imports > n_imports);
  wait_until_idle (fixture);
}

static gboolean
shows (AssayProject *project,
       const char   *id)
{
  AssayArticle *article = assay_project_get_article (project);

  return article != NULL && g_str_equal (assay_article_get_id (article), id);
}

void
project_fixture_show (ProjectFixture *fixture,
                      const char     *id)
{
  assay_project_open_article (fixture->project, id, NULL);
  wait_for (shows (fixture->project, id));
  wait_until_idle (fixture);
}

char *
project_fixture_write (ProjectFixture *fixture,
                       const char     *name,
                       const char     *contents)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return path;
}

/* The sentences of the open article by the first letters of their kinds, "-" for none: "c-e---".
 * Says it twice over, by sentence and from the list, and fails where the two differ. */
char *
project_fixture_describe (AssayProject *project)
{
  GListModel *annotations = assay_project_get_annotations (project);
  GString *kinds = g_string_new (NULL);
  guint n_sentences;
  guint n_tagged = 0;

  assay_project_get_sentences (project, &n_sentences);
  for (guint i = 0; i < n_sentences; i++)
    {
      AssayAnnotation *annotation = assay_project_get_annotation_of (project, i);
      g_autoptr (AssayAnnotation) listed = NULL;

      g_string_append_c (kinds, annotation != NULL ? annotation->kind[0] : '-');
      if (annotation == NULL)
        continue;
      listed = g_list_model_get_item (annotations, n_tagged++);
      g_assert_true (listed == annotation);
    }
  g_assert_cmpuint (g_list_model_get_n_items (annotations), ==, n_tagged);
  return g_string_free (kinds, FALSE);
}

void
project_fixture_assert_quiet (ProjectFixture *fixture)
{
  if (fixture->failures->len > 0)
    g_error ("%s", (char *) g_ptr_array_index (fixture->failures, 0));
}

AssayStore *
project_fixture_open_as (const char *path,
                         const char *annotator,
                         const char *name)
{
  g_autoptr (GError) error = NULL;
  AssayStore *store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, &error);

  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (store, annotator, name, &error));
  g_assert_no_error (error);
  return store;
}

/* Tags a sentence of the only article. */
void
project_fixture_tag_as (AssayStore *store,
                        const char *annotator,
                        const char *name,
                        guint       sentence,
                        const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = assay_store_list_article_ids (store, &error);
  const char *article = g_ptr_array_index (articles, 0);
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, &error);

  g_assert_true (assay_store_set_annotator (store, annotator, name, &error));
  g_assert_true (assay_store_tag (store, article, &g_array_index (sentences, AssaySpan, sentence), 1,
                                  kind, &error));
  g_assert_no_error (error);
}

/* Leaves what is new in a shared folder and brings in what others left there. */
void
project_fixture_exchange (AssayStore *store,
                          const char *folder)
{
  g_autoptr (AssaySync) sync = assay_sync_new (folder, ASSAY_SYNC_JOIN);
  g_autoptr (GError) error = NULL;

  assay_sync_run (sync, store, NULL, &error);
  g_assert_no_error (error);
}

void
project_fixture_close_store (AssayStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_close (store, &error));
  g_assert_no_error (error);
  g_object_unref (store);
}
