/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the store begin with the same small project.
 */

#include "config.h"

#include "store-fixture.h"

#include "assay-store-annotators.h"
#include "assay-store-articles.h"

#include <glib/gstdio.h>

#define FIXTURE_TEXT \
  "The port was closed in March. Nobody said why. Trade fell by a third.\n\n" \
  "Ships waited for days. It may have been a test. The Käse went off.\n"

char *
store_fixture_import (AssayStore *store,
                      const char *text,
                      const char *name)
{
  g_autoptr (AssayArticle) article = assay_article_new_for_text (text, name);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (articles, article);
  g_assert_true (assay_store_import_articles (store, articles, NULL, &error));
  g_assert_no_error (error);
  return g_strdup (assay_article_get_id (article));
}

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("assay-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "project.assay", NULL);
  fixture->store = assay_store_open (fixture->path, ASSAY_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (fixture->store, FIXTURE_ANNOTATOR, "Kim", &error));
  g_assert_no_error (error);
  fixture->article = store_fixture_import (fixture->store, FIXTURE_TEXT, "port.txt");
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  if (fixture->store != NULL)
    g_assert_finalize_object (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->article);
}

/* Closes the project and opens it again, as the next start of the program does. */
void
store_fixture_reopen (StoreFixture    *fixture,
                      AssayStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_close (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  fixture->store = assay_store_open (fixture->path, flags, &error);
  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (fixture->store, FIXTURE_ANNOTATOR, "Kim", &error));
  g_assert_no_error (error);
}

/* Removes a test's folder and what is in it. */
void
store_fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        store_fixture_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}
