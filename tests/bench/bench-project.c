/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures the project as the window uses it: through the main loop, from asking until it shows.
 *
 * Usage: bench-project [N_ARTICLES [N_ANNOTATIONS]]
 */

#include "config.h"

#include "bench-loop.h"

#define N_WORDS  1500
#define N_ROUNDS 100

static void
imported_cb (AssayProject *project,
             guint         n_new,
             guint         n_known,
             char        **ids,
             char        **problems,
             char       ***imported)
{
  *imported = g_strdupv (ids);
}

static void
measure_import (Bench        *bench,
                AssayProject *project,
                guint         n_articles)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) folder = g_file_new_for_path (bench->folder);
  g_auto (GStrv) ids = NULL;
  gulong handler = g_signal_connect (project, "imported", G_CALLBACK (imported_cb), &ids);
  BenchLoop loop;
  double start;
  double spent;

  bench_write_articles (bench, n_articles, N_WORDS);
  g_list_store_append (files, folder);
  start = bench_now ();
  bench_loop_watch (&loop);
  assay_project_import_files (project, G_LIST_MODEL (files));
  bench_run_until (ids != NULL);
  spent = bench_now () - start;
  g_signal_handler_disconnect (project, handler);
  g_assert_cmpuint (g_strv_length (ids), ==, n_articles);
  g_print ("import %u articles       %9.0f ms, %.0f a second; "
           "the main loop stood still for %.1f ms at most\n",
           n_articles, spent, n_articles * 1000 / spent, bench_loop_unwatch (&loop));
}

static char *
import_long (AssayProject *project,
             Bench        *bench,
             guint         n_sentences)
{
  g_autofree char *text = bench_make_article (bench, n_sentences, n_sentences * 18);
  g_auto (GStrv) ids = NULL;
  gulong handler = g_signal_connect (project, "imported", G_CALLBACK (imported_cb), &ids);

  assay_project_import_text (project, text, NULL);
  bench_run_until (ids != NULL);
  g_signal_handler_disconnect (project, handler);
  return g_strdup (ids[0]);
}

static gboolean
shows (AssayProject *project,
       const char   *id)
{
  AssayArticle *article = assay_project_get_article (project);

  return article != NULL && g_str_equal (assay_article_get_id (article), id);
}

static double
show (AssayProject *project,
      const char   *id)
{
  double start = bench_now ();

  assay_project_open_article (project, id, NULL);
  bench_run_until (shows (project, id));
  return bench_now () - start;
}

static gboolean
is_tagged (AssayProject *project,
           guint         sentence,
           const char   *kind)
{
  AssayAnnotation *annotation = assay_project_get_annotation_of (project, sentence);

  return annotation != NULL && g_str_equal (annotation->kind, kind);
}

/* From asking for a tag until the lists say it, beside a bare commit. */
static void
measure_tags (Bench        *bench,
              AssayProject *project,
              const char   *what)
{
  g_autoptr (GArray) bare = bench_times_new ();
  g_autoptr (GArray) tagging = bench_times_new ();
  GListModel *annotations = assay_project_get_annotations (project);
  sqlite3 *handle = bench_open_bare (bench, "commit.db");

  bench_run_sql (handle, "CREATE TABLE IF NOT EXISTS tag (id INTEGER PRIMARY KEY, kind TEXT)");
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint sentence = round % 50;
      const char *kind = round / 50 % 2 == 0 ? ASSAY_KIND_EVIDENCE : ASSAY_KIND_SPECULATION;
      double start = bench_now ();

      bench_run_sql (handle, "BEGIN IMMEDIATE; INSERT INTO tag (kind) VALUES ('claim'); COMMIT");
      bench_times_add (bare, start);
      assay_selection_select (assay_project_get_selection (project), sentence);
      start = bench_now ();
      assay_project_tag (project, kind);
      bench_run_until (is_tagged (project, sentence, kind));
      bench_times_add (tagging, start);
    }
  sqlite3_close (handle);
  g_print ("%-26s %9.2f ms until it shows, bare commit %.2f ms: %.1f x; %u tags in %u sentences\n",
           what,
           bench_times_median (tagging), bench_times_median (bare),
           bench_times_median (tagging) / bench_times_median (bare),
           g_list_model_get_n_items (annotations),
           assay_selection_get_size (assay_project_get_selection (project)));
}

static void
tag_everything (AssayProject *project)
{
  AssaySelection *selection = assay_project_get_selection (project);
  GListModel *annotations = assay_project_get_annotations (project);

  assay_selection_select (selection, 0);
  assay_selection_extend_to (selection, assay_selection_get_size (selection) - 1);
  assay_project_tag (project, ASSAY_KIND_CLAIM);
  bench_run_until (g_list_model_get_n_items (annotations) == assay_selection_get_size (selection));
}

static void
measure_article (Bench        *bench,
                 AssayProject *project,
                 guint         n_sentences)
{
  g_autofree char *id = import_long (project, bench, n_sentences);
  g_autofree char *none = g_strdup_printf ("tag, %u sentences", n_sentences);
  double spent = show (project, id);

  g_print ("open an article            %9.2f ms, %u sentences\n", spent, n_sentences);
  measure_tags (bench, project, none);
  tag_everything (project);
  measure_tags (bench, project, "the same, all tagged");
}

static void
measure_opening (Bench *bench,
                 guint  n_annotations)
{
  g_autofree char *path = bench_build_path (bench, "project.assay");
  double start = bench_now ();
  AssayProject *project = bench_open_project (path);
  GListModel *articles = G_LIST_MODEL (assay_project_get_articles (project));
  double opened = bench_now ();

  bench_run_until (g_list_model_get_n_items (articles) > 0);
  for (guint i = 0; i < MIN (50, g_list_model_get_n_items (articles)); i++)
    g_object_unref (g_list_model_get_item (articles, i));
  g_print ("open the project           %9.1f ms with its last article, %.1f ms more for the list; "
           "%u articles, %u annotations; memory peak %.0f MiB\n",
           opened - start, bench_now () - opened,
           g_list_model_get_n_items (articles), n_annotations,
           bench_get_memory_peak ());
  bench_close_project (project);
  g_object_unref (project);
}

static void
annotate (Bench *bench,
          guint  n_annotations)
{
  g_autoptr (AssayStore) store = bench_open_store (bench, "project.assay");

  bench_annotate_store (store, n_annotations);
  g_assert_true (assay_store_close (store, NULL));
}

int
main (int    argc,
      char **argv)
{
  guint n_articles = bench_get_number (argc, argv, 1, 1000);
  guint n_annotations = bench_get_number (argc, argv, 2, 20000);
  g_autoptr (Bench) bench = bench_new ();
  g_autofree char *path = bench_build_path (bench, "project.assay");
  AssayProject *project = bench_open_project (path);

  measure_import (bench, project, n_articles);
  measure_article (bench, project, 500);
  measure_article (bench, project, 10000);
  bench_close_project (project);
  g_object_unref (project);
  annotate (bench, n_annotations);
  measure_opening (bench, n_annotations);
  return 0;
}
