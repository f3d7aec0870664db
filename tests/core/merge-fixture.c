/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of merging do over and over.
 */

#include "config.h"

#include "merge-fixture.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-verify.h"

char *
merge_fixture_get_path (StoreFixture *fixture,
                        const char   *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

AssayStore *
merge_fixture_open (const char *path,
                    const char *annotator,
                    const char *name)
{
  g_autoptr (GError) error = NULL;
  AssayStore *store = assay_store_open (path, ASSAY_STORE_CREATE, &error);

  g_assert_no_error (error);
  assay_store_set_annotator (store, annotator, name, &error);
  g_assert_no_error (error);
  return store;
}

void
merge_fixture_close (AssayStore *store)
{
  g_autoptr (GError) error = NULL;

  assay_store_close (store, &error);
  g_assert_no_error (error);
  g_object_unref (store);
}

void
merge_fixture_copy (const char *from,
                    const char *to)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (to, contents, size, NULL));
}

AssayUniteReport *
merge_fixture_merge (AssayStore *store,
                     const char *path)
{
  g_autoptr (GError) error = NULL;
  AssayUniteReport *report = assay_merge_file (store, path, ASSAY_MERGE_NO_FLAGS, NULL, &error);

  g_assert_no_error (error);
  return report;
}

void
merge_fixture_merge_cleanly (AssayStore *store,
                             const char *path)
{
  g_autoptr (AssayUniteReport) report = merge_fixture_merge (store, path);

  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) report->problems->pdata[i]);
  g_assert_cmpuint (report->problems->len, ==, 0);
}

void
merge_fixture_tag (AssayStore *store,
                   const char *article,
                   AssaySpan   span,
                   const char *kind)
{
  g_autoptr (GError) error = NULL;

  assay_store_tag (store, article, &span, 1, kind, &error);
  g_assert_no_error (error);
}

guint
merge_fixture_count_tags (AssayStore *store)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);

  return annotations->len;
}

static gboolean
fail_on_problem_cb (const AssayProblem  *problem,
                    gpointer             data,
                    GError             **error)
{
  g_error ("%s %s: %s", problem->what, problem->object, problem->message);
  return FALSE;
}

void
merge_fixture_verify (AssayStore *store)
{
  g_autoptr (GError) error = NULL;

  assay_store_verify (store, fail_on_problem_cb, NULL, &error);
  g_assert_no_error (error);
}
