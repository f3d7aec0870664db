/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes out of a project, comes into it and is searched for in it, asked for from the main
 * thread.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "project-fixture.h"

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
tag (ProjectFixture *fixture,
     guint           index,
     const char     *kind)
{
  assay_selection_select (assay_project_get_selection (fixture->project), index);
  assay_project_tag (fixture->project, kind);
}

static gboolean
export_to (ProjectFixture *fixture,
           const char     *format,
           const char     *path,
           GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_project_export_async (fixture->project, format, path, take_result_cb, &result);
  wait_for (result != NULL);
  return assay_project_export_finish (fixture->project, result, error);
}

static gboolean
import_from (ProjectFixture *fixture,
             const char     *path,
             GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_project_import_json_async (fixture->project, path, take_result_cb, &result);
  wait_for (result != NULL);
  return assay_project_import_json_finish (fixture->project, result, error);
}

static void
test_an_export_holds_what_was_asked_for_before (ProjectFixture *fixture,
                                                gconstpointer   data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "project.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  tag (fixture, 4, ASSAY_KIND_SPECULATION);
  g_assert_true (export_to (fixture, "json", path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "\"assay-export\""));
  g_assert_nonnull (strstr (contents, "It may have been a test."));
  g_assert_nonnull (strstr (contents, "\"speculation\""));
}

static void
test_every_format_is_written (ProjectFixture *fixture,
                              gconstpointer   data)
{
  const char *const formats[] = { "json", "csv", "webannotation" };

  tag (fixture, 4, ASSAY_KIND_SPECULATION);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, formats[i], NULL);
      g_autofree char *contents = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (export_to (fixture, formats[i], path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_nonnull (strstr (contents, "It may have been a test."));
    }
}

static void
test_an_export_that_cannot_be_written_says_so (ProjectFixture *fixture,
                                               gconstpointer   data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "project.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (export_to (fixture, "json", path, &error));
  g_assert_nonnull (error);
}

static void
test_an_export_comes_back_into_another_project (ProjectFixture *fixture,
                                                gconstpointer   data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "project.json", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.assay", NULL);
  g_autofree char *kinds = NULL;
  g_autofree char *id = g_strdup (fixture->ids[0]);
  g_autoptr (GError) error = NULL;
  guint n_articles;

  tag (fixture, 1, ASSAY_KIND_CLAIM);
  tag (fixture, 2, ASSAY_KIND_EVIDENCE);
  g_assert_true (export_to (fixture, "json", path, &error));
  g_assert_true (project_fixture_try_open (fixture->project, other, TRUE, &error));
  g_assert_true (import_from (fixture, path, &error));
  g_assert_no_error (error);
  wait_for ((g_object_get (fixture->project, "n-articles", &n_articles, NULL), n_articles == 1));
  project_fixture_show (fixture, id);
  kinds = project_fixture_describe (fixture->project);
  g_assert_cmpstr (kinds, ==, "-ce---");
}

static void
test_what_is_no_export_is_refused (ProjectFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char *path = project_fixture_write (fixture, "other.json",
                                                 "{\"format\": \"another\"}");
  g_autoptr (GError) error = NULL;

  g_assert_false (import_from (fixture, path, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  project_fixture_assert_quiet (fixture);
}

static void
test_words_are_found (ProjectFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  AssaySearchHit *hit;

  assay_project_search_async (fixture->project, "kase", NULL, take_result_cb, &result);
  wait_for (result != NULL);
  hits = assay_project_search_finish (fixture->project, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, >=, 1);
  hit = g_ptr_array_index (hits, hits->len - 1);
  g_assert_cmpstr (hit->article, ==, fixture->ids[0]);
  g_assert_nonnull (strstr (hit->snippet, "Käse"));

  /* What was found is gone to. */
  assay_project_open_article (fixture->project, hit->article, &hit->span);
  wait_until_idle (fixture);
  g_assert_cmpuint (fixture->moved.start, ==, hit->span.start);
  g_assert_cmpuint (fixture->moved.end, ==, hit->span.end);
}

static void
test_a_search_can_be_cancelled (ProjectFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_project_search_async (fixture->project, "port", cancellable, take_result_cb, &result);
  g_cancellable_cancel (cancellable);
  wait_for (result != NULL);
  g_assert_null (assay_project_search_finish (fixture->project, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_references_are_listed_with_their_citations (ProjectFixture *fixture,
                                                 gconstpointer   data)
{
  GListModel *references = assay_project_get_references (fixture->project);
  g_autofree char *authors = NULL;
  g_autofree char *year = NULL;
  AssayReferenceItem *first;
  AssayCitation *citation;
  GPtrArray *citations;

  project_fixture_import (fixture,
                          "The harbour froze.[1] Nobody was ready.[2] It froze again.[1]\n\n"
                          "References\n\n"
                          "[1] Ada Brook, \"Ice\", Harbour Press, 2019.\n\n"
                          "[2] Ben Stone and Cleo Reed, \"Pilots\", Harbour Press, 2020.\n",
                          "ice.txt");
  project_fixture_show (fixture, fixture->ids[0]);
  g_assert_cmpuint (g_list_model_get_n_items (references), ==, 2);
  first = assay_project_get_reference (fixture->project, 0);
  g_assert_cmpuint (first->index, ==, 0);
  g_assert_cmpuint (first->citations->len, ==, 2);
  g_assert_cmpuint (strlen (first->id), ==, 36);
  authors = assay_reference_item_dup_authors (assay_project_get_reference (fixture->project, 1));
  year = assay_reference_item_dup_year (first);
  g_assert_cmpstr (authors, ==, "Stone and Reed");
  g_assert_cmpstr (year, ==, "2019");
  g_assert_null (assay_project_get_reference (fixture->project, 2));

  citations = assay_project_get_citations (fixture->project);
  g_assert_cmpuint (citations->len, ==, 3);
  citation = g_ptr_array_index (citations, 1);
  g_assert_cmpint (assay_project_get_citation_at (fixture->project, citation->span.start), ==, 1);
  g_assert_cmpint (assay_project_get_citation_at (fixture->project, citation->span.end), ==, -1);
  g_assert_cmpint (assay_project_get_citation_at (fixture->project, 0), ==, -1);
}

#define ADD(path, func) \
  g_test_add ("/project/exchange/" path, ProjectFixture, NULL, \
              project_fixture_set_up_article, func, project_fixture_tear_down)

static AssayUniteReport *
merge (ProjectFixture *fixture,
       const char     *path,
       gboolean        dry_run,
       GCancellable   *cancellable,
       GError        **error)
{
  const char * const paths[] = { path, NULL };
  g_autoptr (GAsyncResult) result = NULL;

  assay_project_merge_async (fixture->project, paths, dry_run, NULL, cancellable, take_result_cb,
                             &result);
  wait_for (result != NULL);
  wait_until_idle (fixture);
  return assay_project_merge_finish (fixture->project, result, error);
}

/* A copy of the project in which a colleague tagged the third sentence. */
static char *
make_colleagues_copy (ProjectFixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "ada.assay", NULL);
  guint n_sentences;
  AssaySpan third = assay_project_get_sentences (fixture->project, &n_sentences)[2];
  const char *article = assay_article_get_id (assay_project_get_article (fixture->project));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  assay_project_copy_async (fixture->project, path, take_result_cb, &result);
  wait_for (result != NULL);
  g_assert_true (assay_project_copy_finish (fixture->project, result, &error));
  copy = assay_store_open (path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (copy, FIXTURE_COLLEAGUE, "Ada", &error));
  g_assert_true (assay_store_tag (copy, article, &third, 1, ASSAY_KIND_CLAIM, &error));
  g_assert_true (assay_store_close (copy, &error));
  return path;
}

static void
test_a_preview_tells_what_a_merge_brings (ProjectFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char *path = make_colleagues_copy (fixture);
  g_autofree char *name = NULL;
  g_autoptr (AssayUniteReport) preview = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) error = NULL;
  const AssayUniteCount *count;

  preview = merge (fixture, path, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->counts->len, ==, 1);
  count = g_ptr_array_index (preview->counts, 0);
  g_assert_cmpstr (count->name, ==, "Ada");
  g_assert_cmpuint (count->n_new, ==, 1);
  g_assert_null (assay_project_dup_annotator_name (fixture->project, FIXTURE_COLLEAGUE));

  report = merge (fixture, path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_rows, ==, preview->n_rows);
  name = assay_project_dup_annotator_name (fixture->project, FIXTURE_COLLEAGUE);
  g_assert_cmpstr (name, ==, "Ada");
}

static void
test_a_merge_given_up_changes_nothing (ProjectFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *path = make_colleagues_copy (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_object_get (fixture->project, "undo-label", &before, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (merge (fixture, path, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_get (fixture->project, "undo-label", &after, NULL);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("an-export-holds-what-was-asked-for-before", test_an_export_holds_what_was_asked_for_before);
  ADD ("every-format-is-written", test_every_format_is_written);
  ADD ("an-export-that-cannot-be-written-says-so", test_an_export_that_cannot_be_written_says_so);
  ADD ("an-export-comes-back-into-another-project", test_an_export_comes_back_into_another_project);
  ADD ("what-is-no-export-is-refused", test_what_is_no_export_is_refused);
  ADD ("words-are-found", test_words_are_found);
  ADD ("a-search-can-be-cancelled", test_a_search_can_be_cancelled);
  ADD ("references-are-listed-with-their-citations",
       test_references_are_listed_with_their_citations);

  ADD ("a-preview-tells-what-a-merge-brings", test_a_preview_tells_what_a_merge_brings);
  ADD ("a-merge-given-up-changes-nothing", test_a_merge_given_up_changes_nothing);

  return g_test_run ();
}
