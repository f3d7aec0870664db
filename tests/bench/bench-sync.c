/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures what an exchange through a shared folder costs: the first packages, which are the whole
 * project, and then a session of tags going out and coming in; and how long a tag waits for it.
 *
 * Usage: bench-sync [N_ARTICLES [N_ANNOTATIONS]]
 */

#include "config.h"

#include "bench-loop.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-sharing.h"
#include "assay-sync.h"

#define N_WORDS   1500
#define N_SESSION 200
#define N_ROUNDS  5
#define QUIET_MS  3000
#define COLLEAGUE "22222222-2222-4222-8222-222222222222"

/* What an exchange took, in milliseconds. */
typedef struct
{
  double whole;
  double longest;       /* time it kept the project from others */
} Cost;

#define ANY -1

static Cost
exchange (AssayStore *store,
          const char *folder,
          int         n_received)
{
  double start = bench_now ();
  g_autoptr (AssaySync) sync = assay_sync_new (folder, ASSAY_SYNC_JOIN);
  g_autoptr (GError) error = NULL;
  Cost cost = { 0, 0 };

  while (assay_sync_get_place (sync) != ASSAY_SYNC_OVER)
    {
      gboolean in_project = assay_sync_get_place (sync) == ASSAY_SYNC_IN_PROJECT;
      double began = bench_now ();

      assay_sync_run_part (sync, store, NULL, &error);
      g_assert_no_error (error);
      if (in_project)
        cost.longest = MAX (cost.longest, bench_now () - began);
    }
  g_assert_true (n_received == ANY ||
                 assay_sync_get_report (sync)->n_received == (guint) n_received);
  cost.whole = bench_now () - start;
  return cost;
}

static AssayStore *
make_copy (Bench      *bench,
           AssayStore *store)
{
  g_autofree char *path = bench_build_path (bench, "copy.assay");
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  g_assert_true (assay_store_backup (store, path, &error));
  copy = assay_store_open (path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (copy, COLLEAGUE, "Lee", &error));
  return copy;
}

/* Tags by another person, so that they are new ones, in steps of their own. */
static void
tag_session (AssayStore *store,
             guint       round)
{
  g_autoptr (GArray) rows = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_IMPORTED, NULL,
                                                           NULL);
  guint n = 0;

  for (guint i = round * 5; i < rows->len && n < N_SESSION; i++)
    {
      g_autofree char *id = bench_dup_article_id (store, g_array_index (rows, gint64, i));
      g_autoptr (GArray) sentences = assay_store_list_sentences (store, id, NULL);

      for (guint k = 0; k < sentences->len && n < N_SESSION; k++, n++)
        g_assert_true (assay_store_tag (store, id, &g_array_index (sentences, AssaySpan, k), 1,
                                        ASSAY_KIND_CLAIM, NULL));
    }
}

static AssayProject *
open_project (Bench      *bench,
              const char *name,
              const char *article)
{
  g_autofree char *path = bench_build_path (bench, name);
  AssayProject *project = bench_open_project (path);

  assay_project_open_article (project, article, NULL);
  bench_run_until (assay_project_get_article (project) != NULL);
  return project;
}

/* Returns: how long it is until a tag asked for now is kept and shows */
static double
tag_once (AssayProject *project,
          const char   *kind)
{
  double start = bench_now ();

  assay_selection_select (assay_project_get_selection (project), 0);
  assay_project_tag (project, kind);
  while (TRUE)
    {
      AssayAnnotation *annotation = assay_project_get_annotation_of (project, 0);

      if (annotation != NULL && g_str_equal (annotation->kind, kind))
        return bench_now () - start;
      g_main_context_iteration (NULL, TRUE);
    }
}

static guint
count_packages (const char *folder,
                goffset    *size)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_packages = 0;
  const char *name;

  *size = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      n_packages += *name != '.';
      if (g_stat (path, &info) == 0)
        *size += info.st_size;
    }
  return n_packages;
}

/* Tags all the time while the project goes out for the first time. It has when there is no new
 * package for a while. */
static Cost
send_whole (AssayProject *project,
            const char   *folder)
{
  g_autoptr (AssaySharing) sharing = assay_sharing_new (project);
  double start = bench_now ();
  Cost cost = { 0, 0 };
  goffset size = 0, before = 0;

  assay_sharing_share (sharing, folder);
  for (guint i = 0; before == 0 || bench_now () - start - cost.whole < QUIET_MS; i++)
    {
      double waited = tag_once (project, i % 2 == 0 ? ASSAY_KIND_CLAIM : ASSAY_KIND_EVIDENCE);

      cost.longest = MAX (cost.longest, waited);
      count_packages (folder, &size);
      if (size != before)
        cost.whole = bench_now () - start;
      before = size;
    }
  return cost;
}

static goffset
get_largest_new (const char *folder,
                 GHashTable *seen)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  goffset size = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_hash_table_add (seen, g_strdup (name)) && g_stat (path, &info) == 0)
        size = MAX (size, info.st_size);
    }
  return size;
}

int
main (int    argc,
      char **argv)
{
  guint n_articles = bench_get_number (argc, argv, 1, 500);
  guint n_annotations = bench_get_number (argc, argv, 2, 20000);
  g_autoptr (Bench) bench = bench_new ();
  AssayStore *store = bench_open_store (bench, "project.assay");
  g_autoptr (AssayStore) copy = NULL;
  AssayProject *project;
  g_autoptr (GArray) sending = bench_times_new ();
  g_autoptr (GArray) taking = bench_times_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = bench_build_path (bench, "shared");
  g_autofree char *path = bench_build_path (bench, "project.assay");
  g_autofree char *article = NULL;
  goffset whole, session = 0;
  guint n_packages;
  Cost first, joined;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  bench_fill_store (bench, store, n_articles, N_WORDS);
  n_annotations = bench_annotate_store (store, n_annotations);
  article = bench_dup_article_id (store, 1);
  copy = make_copy (bench, store);
  g_assert_true (assay_store_close (store, NULL));
  g_object_unref (store);

  project = open_project (bench, "project.assay", article);
  first = send_whole (project, folder);
  bench_close_project (project);
  g_object_unref (project);
  store = bench_open_store_at (path);
  /* What was under way when the project was closed. */
  exchange (store, folder, ANY);
  n_packages = count_packages (folder, &whole);
  joined = exchange (copy, folder, n_packages);
  exchange (store, folder, 1);
  get_largest_new (folder, seen);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Cost cost;
      goffset size;

      tag_session (copy, round);
      cost = exchange (copy, folder, 0);
      g_array_append_val (sending, cost.whole);
      size = get_largest_new (folder, seen);
      session = MAX (session, size);
      cost = exchange (store, folder, 1);
      g_array_append_val (taking, cost.whole);
    }
  printf ("%u annotations in %u articles\n", n_annotations, n_articles);
  printf ("  the whole project out    %9.1f ms  %8.1f KB in %u packages\n", first.whole,
          whole / 1000.0, n_packages);
  printf ("  a tag waits meanwhile    %9.1f ms at most\n", first.longest);
  printf ("  a copy of it joins       %9.1f ms, %.1f ms of them at a time at most\n", joined.whole,
          joined.longest);
  printf ("  %u tags out             %9.1f ms  %8.1f KB\n", N_SESSION,
          bench_times_median (sending), session / 1000.0);
  printf ("  %u tags in              %9.1f ms\n", N_SESSION, bench_times_median (taking));
  g_assert_true (assay_store_close (store, NULL));
  g_object_unref (store);
  g_assert_true (assay_store_close (copy, NULL));
  return 0;
}
