/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "store-fixture.h"

static GPtrArray *
list (AssayStore       *store,
      AssayArticleSort  sort,
      const char       *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = assay_store_list_article_rows (store, sort, filter, &error);
  GPtrArray *summaries = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_add (summaries, assay_store_load_summary (store, g_array_index (rows, gint64, i),
                                                            FIXTURE_ANNOTATOR, &error));
      g_assert_no_error (error);
    }
  return summaries;
}

static void
assert_sources (StoreFixture     *fixture,
                AssayArticleSort  sort,
                const char       *filter,
                const char       *expected)
{
  g_autoptr (GPtrArray) summaries = list (fixture->store, sort, filter);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < summaries->len; i++)
    g_string_append_printf (line, "%s ", ((AssayArticleSummary *) summaries->pdata[i])->source);
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_an_article_comes_back_as_it_went (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  const char *words = "\n  Odd \xC2\xA0 text\t\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC "
                      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D e\xCC\x81.  \n\n";
  g_autofree char *id = store_fixture_import (fixture->store, words, "odd.txt");
  g_autoptr (AssayArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  article = assay_store_load_article (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_text_get_utf8 (assay_article_get_text (article)), ==, words);
  g_assert_cmpstr (assay_article_get_id (article), ==, id);
  g_assert_cmpstr (assay_article_get_name (article), ==, "odd.txt");
  g_assert_cmpstr (assay_article_get_sha256 (article), ==, id);
}

static void
test_what_is_there_is_not_imported_again (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  guint n = 99;

  g_ptr_array_add (articles, assay_article_new_for_text ("One new text.", "a"));
  g_ptr_array_add (articles, assay_article_new_for_text ("One new text.", "b"));
  g_ptr_array_add (articles, assay_store_load_article (fixture->store, fixture->article, &error));
  g_assert_true (assay_store_import_articles (fixture->store, articles, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  assert_sources (fixture, ASSAY_ARTICLE_SORT_IMPORTED, NULL, "a port.txt ");
}

static void
test_an_empty_text_is_an_article_too (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autofree char *id = store_fixture_import (fixture->store, "", "empty.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayArticle) article = assay_store_load_article (fixture->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (assay_text_get_length (assay_article_get_text (article)), ==, 0);
}

static void
test_a_removed_article_comes_back_with_its_tags (StoreFixture  *fixture,
                                                 gconstpointer  data)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayArticle) article = assay_store_load_article (fixture->store, fixture->article,
                                                               &error);
  guint n = 0;

  g_assert_true (assay_store_tag (fixture->store, fixture->article, &(AssaySpan) { 0, 29 }, 1,
                                  "claim", &error));
  g_assert_true (assay_store_remove_article (fixture->store, fixture->article, &error));
  g_assert_no_error (error);
  g_assert_false (assay_store_has_article (fixture->store, fixture->article));
  g_assert_null (assay_store_load_article (fixture->store, fixture->article, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  none = assay_store_list_annotations (fixture->store, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  assert_sources (fixture, ASSAY_ARTICLE_SORT_TITLE, NULL, "");

  g_ptr_array_add (articles, g_object_ref (article));
  g_assert_true (assay_store_import_articles (fixture->store, articles, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  annotations = assay_store_list_annotations (fixture->store, NULL, &error);
  g_assert_cmpuint (annotations->len, ==, 1);
}

static void
import_several (StoreFixture *fixture)
{
  g_autofree char *one = store_fixture_import (fixture->store, "Zebras\n\nThey came.\n", "z");
  g_autofree char *two = store_fixture_import (fixture->store, "\xC3\x84pfel\n\nThey fell.\n",
                                               "\xC3\xA4");
  g_autofree char *three = store_fixture_import (fixture->store, "bears\n\nThey slept.\n", "b");
}

static void
test_lists_are_sorted (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  import_several (fixture);
  assert_sources (fixture, ASSAY_ARTICLE_SORT_IMPORTED, NULL, "b ä z port.txt ");
  g_assert_true (assay_store_tag (fixture->store, fixture->article, &(AssaySpan) { 0, 29 }, 1,
                                  "claim", &error));
  assert_sources (fixture, ASSAY_ARTICLE_SORT_PROGRESS, NULL, "b ä z port.txt ");
}

static void
test_lists_are_filtered_without_accents (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  import_several (fixture);
  assert_sources (fixture, ASSAY_ARTICLE_SORT_IMPORTED, "a", "ä ");
  assert_sources (fixture, ASSAY_ARTICLE_SORT_IMPORTED, "PORT", "port.txt ");
  assert_sources (fixture, ASSAY_ARTICLE_SORT_IMPORTED, "nothing", "");
}

static void
test_a_summary_counts_one_layer_or_all (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  const AssaySpan spans[] = { { 0, 29 }, { 30, 46 }, { 47, 69 }, { 71, 93 } };
  static const char *const kinds[] = { "claim", "evidence", "speculation", "doubt" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (AssayArticleSummary) mine = NULL;
  g_autoptr (AssayArticleSummary) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    g_assert_true (assay_store_tag (fixture->store, fixture->article, &spans[i], 1, kinds[i],
                                    &error));
  g_assert_true (assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", &error));
  g_assert_true (assay_store_tag (fixture->store, fixture->article, &spans[0], 1, "claim", &error));
  rows = assay_store_list_article_rows (fixture->store, ASSAY_ARTICLE_SORT_TITLE, NULL, &error);
  mine = assay_store_load_summary (fixture->store, g_array_index (rows, gint64, 0),
                                   FIXTURE_ANNOTATOR, &error);
  all = assay_store_load_summary (fixture->store, g_array_index (rows, gint64, 0), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mine->n_claims, ==, 1);
  g_assert_cmpuint (mine->n_evidence, ==, 1);
  g_assert_cmpuint (mine->n_speculation, ==, 1);
  g_assert_cmpuint (mine->n_others, ==, 1);
  g_assert_cmpuint (mine->n_sentences, ==, 6);
  g_assert_cmpuint (all->n_claims, ==, 2);
}

typedef struct
{
  char  *article;
  guint  what;
  guint  n;
} Heard;

static void
changed_cb (AssayStore *store,
            const char *article,
            guint       what,
            gpointer    data)
{
  Heard *heard = data;

  g_free (heard->article);
  heard->article = g_strdup (article);
  heard->what = what;
  heard->n++;
}

static void
test_changes_are_told_once (StoreFixture  *fixture,
                            gconstpointer  data)
{
  const AssaySpan spans[] = { { 0, 29 }, { 30, 46 } };
  g_autofree char *other = store_fixture_import (fixture->store, "Another text.", NULL);
  g_autoptr (GError) error = NULL;
  Heard heard = { NULL, 0, 0 };

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &heard);
  g_assert_true (assay_store_tag (fixture->store, fixture->article, spans, 2, "claim", &error));
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpstr (heard.article, ==, fixture->article);
  g_assert_cmpuint (heard.what, ==, ASSAY_CHANGE_ANNOTATIONS);

  g_assert_true (assay_store_tag (fixture->store, fixture->article, spans, 2, "claim", &error));
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_true (assay_store_set_title (fixture->store, "Tides", &error));
  g_assert_cmpuint (heard.n, ==, 2);
  g_assert_null (heard.article);
  g_assert_cmpuint (heard.what, ==, ASSAY_CHANGE_PROJECT);
  g_assert_true (assay_store_set_view_state (fixture->store, "article", other, &error));
  g_assert_cmpuint (heard.n, ==, 2);
  g_free (heard.article);
}

static void
test_two_machines_give_an_article_the_same_id (StoreFixture  *fixture,
                                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.assay", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStore) other = assay_store_open (path, ASSAY_STORE_CREATE, &error);
  g_autoptr (AssayArticle) article = NULL;
  g_autofree char *id = NULL;
  g_autofree char *project = NULL;
  g_autofree char *other_project = NULL;

  g_assert_true (assay_store_set_annotator (other, FIXTURE_COLLEAGUE, "Ada", &error));
  article = assay_store_load_article (fixture->store, fixture->article, &error);
  id = store_fixture_import (other, assay_text_get_utf8 (assay_article_get_text (article)),
                             "copy.txt");
  g_assert_cmpstr (id, ==, fixture->article);
  project = assay_store_dup_project_id (fixture->store);
  other_project = assay_store_dup_project_id (other);
  g_assert_cmpstr (project, !=, other_project);
}

static void
test_the_view_is_remembered (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autofree char *before = assay_store_dup_view_state (fixture->store, "place");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (before);
  g_assert_true (assay_store_set_view_state (fixture->store, "place", "1", &error));
  g_assert_true (assay_store_set_view_state (fixture->store, "place", "120", &error));
  g_assert_no_error (error);
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  after = assay_store_dup_view_state (fixture->store, "place");
  g_assert_cmpstr (after, ==, "120");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/articles/one-comes-back-as-it-went", test_an_article_comes_back_as_it_went);
  store_fixture_add ("/articles/what-is-there-is-not-imported-again",
                     test_what_is_there_is_not_imported_again);
  store_fixture_add ("/articles/an-empty-text-is-an-article-too",
                     test_an_empty_text_is_an_article_too);
  store_fixture_add ("/articles/a-removed-one-comes-back-with-its-tags",
                     test_a_removed_article_comes_back_with_its_tags);
  store_fixture_add ("/articles/lists-are-sorted", test_lists_are_sorted);
  store_fixture_add ("/articles/lists-are-filtered-without-accents",
                     test_lists_are_filtered_without_accents);
  store_fixture_add ("/articles/a-summary-counts-one-layer-or-all",
                     test_a_summary_counts_one_layer_or_all);
  store_fixture_add ("/articles/changes-are-told-once", test_changes_are_told_once);
  store_fixture_add ("/articles/two-machines-give-one-the-same-id",
                     test_two_machines_give_an_article_the_same_id);
  store_fixture_add ("/articles/the-view-is-remembered", test_the_view_is_remembered);

  return g_test_run ();
}
