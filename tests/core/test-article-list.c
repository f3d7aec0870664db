/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lazy list of articles, and that it is lazy.
 */

#include "config.h"

#include "project-fixture.h"

#include "assay-article-list-private.h"
#include "assay-store-annotations.h"
#include "assay-summary-cache.h"

#define N_ARTICLES 2000

static GListModel *
get_list (ProjectFixture *fixture)
{
  return G_LIST_MODEL (assay_project_get_articles (fixture->project));
}

/* Articles "Title 0000", "Title 0001" and so on, made without the project. */
static void
set_up (ProjectFixture *fixture,
        gconstpointer   data)
{
  guint n_articles = GPOINTER_TO_UINT (data);
  g_autoptr (AssayStore) store = NULL;
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);

  project_fixture_set_up (fixture, NULL);
  store = assay_store_open (fixture->path, ASSAY_STORE_CREATE, NULL);
  g_assert_true (assay_store_set_annotator (store, FIXTURE_ANNOTATOR, "Kim", NULL));
  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *text = g_strdup_printf ("# Title %04u\n\nIt has words. It has number %u.\n",
                                               i, i);

      g_ptr_array_add (articles, assay_article_new_for_text (text, "many.md"));
    }
  g_assert_true (assay_store_import_articles (store, articles, NULL, NULL));
  g_assert_true (assay_store_close (store, NULL));
  g_clear_object (&store);

  project_fixture_open (fixture);
  wait_for (g_list_model_get_n_items (get_list (fixture)) == n_articles);
}

static char *
dup_title (ProjectFixture *fixture,
           guint           position)
{
  g_autoptr (AssayArticleSummary) summary = g_list_model_get_item (get_list (fixture), position);

  return g_strdup (summary->title);
}

static void
assert_titles (ProjectFixture *fixture,
               const char     *first,
               const char     *last)
{
  g_autofree char *one = dup_title (fixture, 0);
  g_autofree char *other = dup_title (fixture, g_list_model_get_n_items (get_list (fixture)) - 1);

  g_assert_cmpstr (one, ==, first);
  g_assert_cmpstr (other, ==, last);
}

typedef struct
{
  guint n_changes;
  guint n_replaced;       /* from many rows to many */
  guint position;
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
  changes->n_replaced += n_removed > 1 && n_added > 1;
  changes->position = position;
  changes->n_removed = n_removed;
  changes->n_added = n_added;
}

static void
test_items_are_summaries (ProjectFixture *fixture,
                          gconstpointer   data)
{
  g_autoptr (AssayArticleSummary) summary = g_list_model_get_item (get_list (fixture), 0);

  g_assert_true (g_list_model_get_item_type (get_list (fixture)) == ASSAY_TYPE_ARTICLE_SUMMARY);
  g_assert_nonnull (summary);
  g_assert_cmpuint (summary->n_sentences, ==, 3);
  g_assert_cmpuint (summary->n_claims, ==, 0);
  g_assert_null (g_list_model_get_item (get_list (fixture), N_ARTICLES));
  g_assert_cmpint (assay_article_list_find (assay_project_get_articles (fixture->project),
                                            summary->id), ==, 0);
  g_assert_cmpint (assay_article_list_find (assay_project_get_articles (fixture->project), "none"),
                   ==, -1);
}

static void
test_an_item_is_the_same_until_it_is_dropped (ProjectFixture *fixture,
                                              gconstpointer   data)
{
  AssayArticleSummary *summary = g_list_model_get_item (get_list (fixture), 7);
  g_autoptr (AssayArticleSummary) again = g_list_model_get_item (get_list (fixture), 7);

  g_assert_true (summary == again);
  g_clear_object (&again);
  g_object_add_weak_pointer (G_OBJECT (summary), (gpointer *) &summary);
  g_object_unref (summary);
  g_assert_nonnull (summary);

  /* Far away from it, it is forgotten. */
  for (guint i = 100; i < 1500; i++)
    g_object_unref (g_list_model_get_item (get_list (fixture), i));
  g_assert_null (summary);
}

static void
test_sorting (ProjectFixture *fixture,
              gconstpointer   data)
{
  AssayArticleList *list = assay_project_get_articles (fixture->project);
  Changes changes = { 0 };
  gulong handler = g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb),
                                     &changes);
  int sort;

  assay_article_list_set_sort (list, ASSAY_ARTICLE_SORT_TITLE);
  assay_article_list_set_sort (list, ASSAY_ARTICLE_SORT_TITLE);
  g_assert_cmpint (assay_article_list_get_sort (list), ==, ASSAY_ARTICLE_SORT_TITLE);
  wait_for (changes.n_added == N_ARTICLES);
  assert_titles (fixture, "Title 0000", "Title 1999");
  g_assert_cmpuint (changes.n_changes, ==, 2);
  g_assert_cmpuint (changes.n_replaced, ==, 0);

  g_object_set (list, "sort", ASSAY_ARTICLE_SORT_IMPORTED, NULL);
  g_object_get (list, "sort", &sort, NULL);
  g_assert_cmpint (sort, ==, ASSAY_ARTICLE_SORT_IMPORTED);
  wait_for (changes.n_changes == 4);
  assert_titles (fixture, "Title 1999", "Title 0000");
  g_signal_handler_disconnect (list, handler);
}

static void
test_filtering (ProjectFixture *fixture,
                gconstpointer   data)
{
  AssayArticleList *list = assay_project_get_articles (fixture->project);
  g_autofree char *filter = NULL;
  guint n_articles;

  g_object_get (list, "filter", &filter, NULL);
  g_assert_cmpstr (filter, ==, "");
  assay_article_list_set_filter (list, "title 004");
  wait_for (g_list_model_get_n_items (get_list (fixture)) == 10);
  g_object_get (fixture->project, "n-articles", &n_articles, NULL);
  g_assert_cmpuint (n_articles, ==, N_ARTICLES);
  assert_titles (fixture, "Title 0049", "Title 0040");

  assay_article_list_set_filter (list, "nothing is called so");
  wait_for (g_list_model_get_n_items (get_list (fixture)) == 0);
  assay_article_list_set_filter (list, NULL);
  wait_for (g_list_model_get_n_items (get_list (fixture)) == N_ARTICLES);
}

static void
test_fast_typing_ends_with_the_last_word (ProjectFixture *fixture,
                                          gconstpointer   data)
{
  AssayArticleList *list = assay_project_get_articles (fixture->project);

  assay_article_list_set_filter (list, "t");
  assay_article_list_set_filter (list, "ti");
  assay_article_list_set_filter (list, "title 1");
  assay_article_list_set_filter (list, "title 123");
  wait_for (g_list_model_get_n_items (get_list (fixture)) == 10);
  wait_until_idle (fixture);
  assert_titles (fixture, "Title 1239", "Title 1230");
  g_assert_cmpstr (assay_article_list_get_filter (list), ==, "title 123");
}

static void
count_cb (AssayArticleSummary *summary,
          guint               *n_changes)
{
  (*n_changes)++;
}

static void
test_a_tag_changes_its_row_in_place (ProjectFixture *fixture,
                            gconstpointer   data)
{
  g_autoptr (AssayArticleSummary) summary = g_list_model_get_item (get_list (fixture), 3);
  g_autoptr (AssayArticleSummary) neighbour = g_list_model_get_item (get_list (fixture), 4);
  g_autoptr (AssayArticleSummary) after = NULL;
  Changes changes = { 0 };
  guint n_told = 0;
  guint n_neighbour = 0;

  project_fixture_show (fixture, summary->id);
  g_signal_connect (get_list (fixture), "items-changed", G_CALLBACK (items_changed_cb), &changes);
  g_signal_connect (summary, "changed", G_CALLBACK (count_cb), &n_told);
  g_signal_connect (neighbour, "changed", G_CALLBACK (count_cb), &n_neighbour);
  assay_selection_select (assay_project_get_selection (fixture->project), 0);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  wait_until_idle (fixture);
  after = g_list_model_get_item (get_list (fixture), 3);
  g_assert_true (after == summary);
  g_assert_cmpuint (summary->n_claims, ==, 1);
  g_assert_cmpuint (n_told, ==, 1);

  assay_project_set_annotator (fixture->project, FIXTURE_COLLEAGUE, "Lee");
  wait_until_idle (fixture);
  g_assert_cmpuint (summary->n_claims, ==, 0);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_cmpuint (n_neighbour, ==, 0);
  g_assert_cmpuint (changes.n_changes, ==, 0);
  g_signal_handlers_disconnect_by_data (get_list (fixture), &changes);
  g_signal_handlers_disconnect_by_data (summary, &n_told);
  g_signal_handlers_disconnect_by_data (neighbour, &n_neighbour);
}

/* What is wrong in them here stands for what has come to be wrong. */
static void
test_a_list_in_the_same_order_only_reads_its_rows_again (ProjectFixture *fixture,
                                                         gconstpointer   data)
{
  g_autoptr (AssayArticleSummary) shown = g_list_model_get_item (get_list (fixture), 3);
  AssayArticleSummary *unseen = g_list_model_get_item (get_list (fixture), 4);
  g_autoptr (AssayArticleSummary) again = NULL;
  Changes changes = { 0 };
  guint n_told = 0;

  g_signal_connect (get_list (fixture), "items-changed", G_CALLBACK (items_changed_cb), &changes);
  g_signal_connect (shown, "changed", G_CALLBACK (count_cb), &n_told);
  shown->n_claims = unseen->n_claims = 7;
  g_object_add_weak_pointer (G_OBJECT (unseen), (gpointer *) &unseen);
  g_object_unref (unseen);
  assay_article_list_refresh (assay_project_get_articles (fixture->project));
  wait_for (n_told == 1);
  g_assert_cmpuint (shown->n_claims, ==, 0);
  g_assert_null (unseen);
  again = g_list_model_get_item (get_list (fixture), 4);
  g_assert_cmpuint (again->n_claims, ==, 0);
  g_assert_cmpuint (changes.n_changes, ==, 0);
  g_signal_handlers_disconnect_by_data (get_list (fixture), &changes);
  g_signal_handlers_disconnect_by_data (shown, &n_told);
}

static void
test_stepping_through_the_list (ProjectFixture *fixture,
                                gconstpointer   data)
{
  AssayArticle *article;

  assay_project_step_article (fixture->project, 1);
  wait_for ((article = assay_project_get_article (fixture->project)) != NULL);
  g_assert_cmpstr (assay_article_get_title (article), ==, "Title 0002");

  /* In a hurry, only the last one is opened. */
  assay_project_step_article (fixture->project, 1);
  assay_project_step_article (fixture->project, 1);
  wait_for (assay_project_get_article (fixture->project) != article);
  wait_until_idle (fixture);
  article = assay_project_get_article (fixture->project);
  g_assert_cmpstr (assay_article_get_title (article), ==, "Title 0000");

  assay_project_step_article (fixture->project, 1);
  g_assert_false (project_fixture_is_busy (fixture->project));
  assay_project_step_article (fixture->project, -100);
  wait_until_idle (fixture);
  g_assert_cmpstr (assay_article_get_title (assay_project_get_article (fixture->project)), ==,
                   "Title 0002");
  project_fixture_assert_quiet (fixture);
}

static void
test_the_cache_keeps_what_is_used (void)
{
  g_autoptr (AssaySummaryCache) cache = assay_summary_cache_new ();
  guint n_kept = 0;

  for (gint64 row = 0; row < 5000; row++)
    {
      AssayArticleSummary *summary = g_object_new (ASSAY_TYPE_ARTICLE_SUMMARY, NULL);

      summary->row = row;
      summary->id = g_strdup_printf ("%" G_GINT64_FORMAT, row);
      assay_summary_cache_add (cache, summary);
      g_assert_nonnull (assay_summary_cache_lookup (cache, 0));
    }
  for (gint64 row = 0; row < 5000; row++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row);

      n_kept += assay_summary_cache_find (cache, id) != NULL;
    }
  g_assert_cmpuint (n_kept, >=, 500);
  g_assert_cmpuint (n_kept, <=, 1000);
  g_assert_nonnull (assay_summary_cache_find (cache, "0"));
  assay_summary_cache_clear (cache);
  g_assert_null (assay_summary_cache_lookup (cache, 4999));
}

#define ADD(path, n_articles, func) \
  g_test_add ("/article-list/" path, ProjectFixture, GUINT_TO_POINTER (n_articles), \
              set_up, func, project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("items-are-summaries", N_ARTICLES, test_items_are_summaries);
  ADD ("an-item-is-the-same-until-it-is-dropped", N_ARTICLES,
       test_an_item_is_the_same_until_it_is_dropped);
  ADD ("sorting", N_ARTICLES, test_sorting);
  ADD ("filtering", N_ARTICLES, test_filtering);
  ADD ("fast-typing-ends-with-the-last-word", N_ARTICLES, test_fast_typing_ends_with_the_last_word);
  ADD ("a-tag-changes-its-row-in-place", 10, test_a_tag_changes_its_row_in_place);
  ADD ("a-list-in-the-same-order-only-reads-its-rows-again", 10,
       test_a_list_in_the_same_order_only_reads_its_rows_again);
  ADD ("stepping-through-the-list", 3, test_stepping_through_the_list);
  g_test_add_func ("/article-list/the-cache-keeps-what-is-used", test_the_cache_keeps_what_is_used);

  return g_test_run ();
}
