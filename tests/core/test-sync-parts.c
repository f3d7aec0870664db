/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A large project goes out and comes in by parts, between which other work has its turn, and any of
 * which may be the last one before the program ends.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-outbox.h"
#include "assay-sync.h"
#include "merge-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_TEXTS 6

/* So many that several packages are needed for them. */
#define TEXT_SIZE 120000

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static char *
make_folder (StoreFixture *fixture)
{
  char *folder = merge_fixture_get_path (fixture, "shared");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return folder;
}

static void
import_long_texts (AssayStore *store)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("long%u.txt", i);

      for (guint k = 0; text->len < TEXT_SIZE; k++)
        g_string_append_printf (text, "The report has a line %u on page %u.\n\n", k, i);
      g_free (store_fixture_import (store, text->str, name));
    }
}

static AssayStore *
make_copy (StoreFixture *fixture)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");

  g_assert_true (assay_store_backup (fixture->store, path, NULL));
  return merge_fixture_open (path, FIXTURE_COLLEAGUE, "Lee");
}

static AssaySync *
exchange (StoreFixture *fixture,
          AssayStore   *store)
{
  g_autofree char *folder = make_folder (fixture);
  AssaySync *sync = assay_sync_new (folder, ASSAY_SYNC_JOIN);
  g_autoptr (GError) error = NULL;

  assay_sync_run (sync, store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_sync_get_report (sync)->united->problems->len, ==, 0);
  return sync;
}

static guint
count_articles (AssayStore *store)
{
  g_autoptr (GArray) rows = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_IMPORTED, NULL,
                                                           NULL);

  return rows->len;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_packages (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* What a program that syncs folders might do to the order. */
static void
turn_around (const char *folder)
{
  g_autoptr (GPtrArray) names = list_packages (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *from = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *to = g_strdup_printf ("%s/%03u.assay-package", folder, names->len - i);

      g_assert_cmpint (g_rename (from, to), ==, 0);
    }
}

static void
test_a_large_project_goes_out_in_parts (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  AssayStore *copy = make_copy (fixture);
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (AssaySync) sent = NULL;
  g_autoptr (AssaySync) taken = NULL;
  guint n_sent;

  import_long_texts (fixture->store);
  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  sent = exchange (fixture, fixture->store);
  n_sent = assay_sync_get_report (sent)->n_sent;
  g_assert_cmpuint (n_sent, >=, N_TEXTS / 3);
  turn_around (folder);
  taken = exchange (fixture, copy);
  g_assert_cmpuint (assay_sync_get_report (taken)->n_received, ==, n_sent);
  g_assert_cmpuint (count_articles (copy), ==, N_TEXTS + 1);
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==, 1);
  merge_fixture_verify (copy);
  merge_fixture_close (copy);
}

/* By number, an article comes before what is said of it. */
static void
test_packages_are_read_in_the_order_they_were_made (StoreFixture  *fixture,
                                                    gconstpointer  data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (GPtrArray) names = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *text = g_strdup_printf ("Text %u says this.", i);
      g_autoptr (AssaySync) sync = NULL;

      g_free (store_fixture_import (fixture->store, text, "short.txt"));
      sync = exchange (fixture, fixture->store);
    }
  names = list_packages (folder);
  g_assert_cmpuint (names->len, ==, 12);
  for (guint i = 1; i < names->len; i++)
    {
      g_autofree char *before = g_build_filename (folder, names->pdata[i - 1], NULL);
      g_autofree char *after = g_build_filename (folder, names->pdata[i], NULL);
      GStatBuf earlier, later;

      g_assert_cmpint (g_stat (before, &earlier), ==, 0);
      g_assert_cmpint (g_stat (after, &later), ==, 0);
      g_assert_true (earlier.st_mtim.tv_sec < later.st_mtim.tv_sec ||
                     (earlier.st_mtim.tv_sec == later.st_mtim.tv_sec &&
                      earlier.st_mtim.tv_nsec <= later.st_mtim.tv_nsec));
    }
}

/* Begins an exchange and leaves it after some parts, as a crash does. */
static gboolean
begin_exchange (StoreFixture *fixture,
                AssayStore   *store,
                guint         n_parts)
{
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (AssaySync) sync = assay_sync_new (folder, ASSAY_SYNC_JOIN);

  for (guint i = 0; i < n_parts && assay_sync_get_place (sync) != ASSAY_SYNC_OVER; i++)
    g_assert_true (assay_sync_run_part (sync, store, NULL, NULL));
  return assay_sync_get_place (sync) != ASSAY_SYNC_OVER;
}

static void
test_an_exchange_may_end_after_any_part (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  AssayStore *copy = make_copy (fixture);
  g_autoptr (AssaySync) sent = NULL;
  g_autoptr (AssaySync) taken = NULL;
  guint n_parts = 1;

  import_long_texts (fixture->store);
  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  while (begin_exchange (fixture, fixture->store, n_parts))
    n_parts++;
  g_assert_cmpuint (n_parts, >, 6);
  sent = exchange (fixture, fixture->store);
  g_assert_cmpuint (assay_sync_get_report (sent)->n_sent, ==, 0);

  for (guint i = 1; begin_exchange (fixture, copy, i); i++)
    merge_fixture_verify (copy);
  g_assert_cmpuint (count_articles (copy), ==, N_TEXTS + 1);
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==, 1);
  merge_fixture_close (copy);
}

/* A tag between two parts is kept at once, and goes out with the next exchange. */
static void
test_a_tag_comes_between_two_parts (StoreFixture  *fixture,
                                    gconstpointer  data)
{
  AssayStore *copy = make_copy (fixture);
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (AssaySync) sync = assay_sync_new (folder, ASSAY_SYNC_JOIN);
  g_autoptr (AssaySync) sent = NULL;
  g_autoptr (AssaySync) taken = NULL;

  import_long_texts (fixture->store);
  while (assay_sync_get_report (sync)->n_sent == 0)
    g_assert_true (assay_sync_run_part (sync, fixture->store, NULL, NULL));
  merge_fixture_tag (fixture->store, fixture->article, second, "evidence");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
  g_assert_true (assay_sync_run (sync, fixture->store, NULL, NULL));
  sent = exchange (fixture, fixture->store);
  g_assert_cmpuint (assay_sync_get_report (sent)->n_sent, ==, 1);
  taken = exchange (fixture, copy);
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==, 1);
  merge_fixture_close (copy);
}

static guint
run_one_way (StoreFixture  *fixture,
             AssaySyncMode  mode,
             guint         *n_sent,
             guint         *n_received)
{
  g_autofree char *folder = make_folder (fixture);
  g_autoptr (AssaySync) sync = assay_sync_new (folder, mode);
  g_autoptr (GError) error = NULL;

  assay_sync_run (sync, fixture->store, NULL, &error);
  *n_sent = assay_sync_get_report (sync)->n_sent;
  *n_received = assay_sync_get_report (sync)->n_received;
  return error != NULL;
}

static void
test_an_exchange_may_go_one_way (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  AssayStore *copy = make_copy (fixture);
  g_autoptr (AssaySync) whole = NULL;
  g_autoptr (AssaySync) theirs = NULL;
  guint n_sent, n_received;

  /* Neither way begins to share. */
  g_assert_true (run_one_way (fixture, ASSAY_SYNC_SEND, &n_sent, &n_received));
  g_assert_true (run_one_way (fixture, ASSAY_SYNC_RECEIVE, &n_sent, &n_received));
  whole = exchange (fixture, fixture->store);
  merge_fixture_tag (copy, fixture->article, first, "claim");
  theirs = exchange (fixture, copy);
  merge_fixture_tag (fixture->store, fixture->article, second, "evidence");

  g_assert_false (run_one_way (fixture, ASSAY_SYNC_SEND, &n_sent, &n_received));
  g_assert_cmpuint (n_sent, ==, 1);
  g_assert_cmpuint (n_received, ==, 0);
  merge_fixture_tag (fixture->store, fixture->article, second, "claim");
  g_assert_false (run_one_way (fixture, ASSAY_SYNC_RECEIVE, &n_sent, &n_received));
  g_assert_cmpuint (n_sent, ==, 0);
  g_assert_cmpuint (n_received, ==, 1);
  merge_fixture_close (copy);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/sync-parts/a-large-project-goes-out-in-parts",
                     test_a_large_project_goes_out_in_parts);
  store_fixture_add ("/sync-parts/packages-are-read-in-the-order-they-were-made",
                     test_packages_are_read_in_the_order_they_were_made);
  store_fixture_add ("/sync-parts/an-exchange-may-end-after-any-part",
                     test_an_exchange_may_end_after_any_part);
  store_fixture_add ("/sync-parts/a-tag-comes-between-two-parts",
                     test_a_tag_comes_between_two_parts);
  store_fixture_add ("/sync-parts/an-exchange-may-go-one-way",
                     test_an_exchange_may_go_one_way);
  return g_test_run ();
}
