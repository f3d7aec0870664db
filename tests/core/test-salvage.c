/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-database.h"
#include "assay-salvage.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-references.h"
#include "merge-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_TAGS    300
#define PAGE_SIZE 4096

/* A page holds no more annotations than that, nor changes. */
#define MAX_ON_PAGE 40

typedef struct
{
  guint n_articles;
  guint n_tags;
  guint n_notes;
  guint n_links;
} Holding;

/* A project of some hundred pages, closed. */
static void
fill (StoreFixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("A long report.\n\n");
  g_autofree char *article = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_TAGS; i++)
    g_string_append_printf (text, "Sentence number %03u is about ships and little else. ", i);
  article = store_fixture_import (fixture->store, text->str, "long.txt");
  for (guint i = 0; i < N_TAGS; i++)
    {
      AssaySpan span = { 16 + 52 * i, 16 + 52 * i + 30 };
      g_autofree char *words = g_strdup_printf ("A note of some length about sentence %u", i);

      merge_fixture_tag (fixture->store, article, span, i % 2 ? "claim" : "evidence");
      assay_store_set_field (fixture->store, article, &span, 1, ASSAY_FIELD_NOTE, words, &error);
      g_assert_no_error (error);
    }
  annotations = assay_store_list_annotations (fixture->store, article, &error);
  for (guint i = 0; i + 1 < annotations->len; i += 10)
    {
      AssayAnnotation *from = g_ptr_array_index (annotations, i);
      AssayAnnotation *to = g_ptr_array_index (annotations, i + 1);

      assay_store_add_link (fixture->store, from->id, to->id, ASSAY_LINK_SUPPORTS, &error);
      g_assert_no_error (error);
    }
  assay_store_set_title (fixture->store, "Ships", &error);
  g_assert_no_error (error);
  merge_fixture_close (fixture->store);
  fixture->store = NULL;
}

static Holding
count (AssayStore *store)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);
  g_autoptr (GPtrArray) links = assay_store_list_links (store, NULL, NULL);
  g_autoptr (GArray) articles = assay_store_list_article_rows (store, ASSAY_ARTICLE_SORT_TITLE,
                                                               NULL, NULL);
  Holding holding = { articles->len, annotations->len, 0, links->len };

  for (guint i = 0; i < annotations->len; i++)
    holding.n_notes += ((AssayAnnotation *) annotations->pdata[i])->note != NULL;
  return holding;
}

/* Salvages the fixture's file, and checks that what comes of it is a project without fault. */
static Holding
salvage (StoreFixture *fixture,
         guint        *n_problems)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "saved.assay");
  g_autoptr (AssayUniteReport) report = assay_unite_report_new ();
  g_autoptr (GError) error = NULL;
  AssayStore *saved;
  Holding holding;

  g_remove (path);
  saved = merge_fixture_open (path, FIXTURE_ANNOTATOR, "Kim");
  assay_store_salvage (saved, fixture->path, report, NULL, &error);
  g_assert_no_error (error);
  merge_fixture_verify (saved);
  holding = count (saved);
  for (guint i = 0; i < report->problems->len && i < 5; i++)
    g_test_message ("%s", (char *) report->problems->pdata[i]);
  if (n_problems != NULL)
    *n_problems = report->problems->len;
  merge_fixture_close (saved);
  return holding;
}

static void
assert_all (Holding holding)
{
  g_assert_cmpuint (holding.n_articles, ==, 2);
  g_assert_cmpuint (holding.n_tags, ==, N_TAGS);
  g_assert_cmpuint (holding.n_notes, ==, N_TAGS);
  g_assert_cmpuint (holding.n_links, ==, N_TAGS / 10);
}

typedef struct
{
  char  *bytes;
  gsize  size;
} Contents;

static void
contents_clear (Contents *contents)
{
  g_free (contents->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

static void
read_contents (StoreFixture *fixture,
               Contents     *contents)
{
  g_assert_true (g_file_get_contents (fixture->path, &contents->bytes, &contents->size, NULL));
}

static void
write_damaged (StoreFixture   *fixture,
               const Contents *contents,
               gsize           offset,
               gsize           size,
               int             fill_with)
{
  g_autofree char *bytes = g_memdup2 (contents->bytes, contents->size);

  for (gsize i = offset; i < offset + size && i < contents->size; i++)
    bytes[i] = fill_with >= 0 ? fill_with : bytes[i] ^ (int) (i * 31 + 17);
  g_assert_true (g_file_set_contents (fixture->path, bytes, contents->size, NULL));
}

static void
test_a_whole_file_comes_whole (StoreFixture  *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "saved.assay");
  g_autofree char *title = NULL;
  guint n_problems;
  AssayStore *saved;

  fill (fixture);
  assert_all (salvage (fixture, &n_problems));
  g_assert_cmpuint (n_problems, ==, 0);
  saved = merge_fixture_open (path, FIXTURE_ANNOTATOR, "Kim");
  title = assay_store_dup_title (saved);
  g_assert_cmpstr (title, ==, "Ships");
  merge_fixture_close (saved);
}

/* Whichever page is broken, only what stood on it is missing; with the text of an article, what is
 * about it goes, and where the beginning of a table goes, so does what it alone leads to. */
static void
test_one_broken_page_costs_one_page (StoreFixture  *fixture,
                                     gconstpointer  data)
{
  g_auto (Contents) contents = { NULL };
  guint n_costly = 0;
  guint n_pages;

  fill (fixture);
  read_contents (fixture, &contents);
  n_pages = contents.size / PAGE_SIZE;
  g_assert_cmpuint (n_pages, >, 60);
  for (guint page = 1; page < n_pages; page++)
    {
      Holding holding;

      write_damaged (fixture, &contents, (gsize) page * PAGE_SIZE, PAGE_SIZE, page % 2 ? 0 : -1);
      holding = salvage (fixture, NULL);
      if (holding.n_tags + MAX_ON_PAGE < N_TAGS || holding.n_notes + 2 * MAX_ON_PAGE < N_TAGS)
        n_costly++;
    }
  /* The text of the long article takes six pages; five more lead to others. */
  g_test_message ("%u of %u pages cost more than themselves", n_costly, n_pages);
  g_assert_cmpuint (n_costly, <=, 11);
}

/* By itself, or the undefined-behaviour sanitizer lets the compiler believe that a page may be NULL. */
static G_NO_INLINE gboolean
stands_on (const char *page,
           const char *words)
{
  return memmem (page, PAGE_SIZE, words, strlen (words)) != NULL;
}

static void
test_what_lies_between_broken_pages_is_saved (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  g_auto (Contents) contents = { NULL };
  g_autofree char *bytes = NULL;
  guint n_broken = 0;
  guint n_problems;
  Holding holding;

  fill (fixture);
  read_contents (fixture, &contents);
  bytes = g_memdup2 (contents.bytes, contents.size);
  /* Every third leaf of the table of annotations, known by what stands on it. */
  for (gsize offset = PAGE_SIZE, n = 0; offset < contents.size; offset += PAGE_SIZE)
    if (bytes[offset] == 0x0D &&
        stands_on (bytes + offset, "about ships") &&
        stands_on (bytes + offset, "A note of some") &&
        n++ % 3 == 1)
      {
        memset (bytes + offset, 0, PAGE_SIZE);
        n_broken++;
      }
  g_assert_cmpuint (n_broken, >=, 4);
  g_assert_true (g_file_set_contents (fixture->path, bytes, contents.size, NULL));
  holding = salvage (fixture, &n_problems);
  g_assert_cmpuint (holding.n_tags, >, N_TAGS / 2);
  g_assert_cmpuint (holding.n_tags, <, N_TAGS);
  g_assert_cmpuint (n_problems, >, 0);
}

static void
test_a_file_without_its_beginning_comes_whole (StoreFixture  *fixture,
                                               gconstpointer  data)
{
  g_auto (Contents) contents = { NULL };
  guint n_problems;

  fill (fixture);
  read_contents (fixture, &contents);
  write_damaged (fixture, &contents, 0, PAGE_SIZE, 0);
  assert_all (salvage (fixture, &n_problems));
  g_assert_cmpuint (n_problems, ==, 1);
  write_damaged (fixture, &contents, 0, 16, 0);
  assert_all (salvage (fixture, NULL));
  write_damaged (fixture, &contents, 100, PAGE_SIZE - 100, -1);
  assert_all (salvage (fixture, NULL));
}

static void
test_a_copy_without_its_beginning_comes_whole (StoreFixture  *fixture,
                                               gconstpointer  data)
{
  g_autofree char *copy = merge_fixture_get_path (fixture, "copy.assay");
  g_auto (Contents) contents = { NULL };
  g_autoptr (GError) error = NULL;

  fill (fixture);
  fixture->store = merge_fixture_open (fixture->path, FIXTURE_ANNOTATOR, "Kim");
  assay_store_backup (fixture->store, copy, &error);
  g_assert_no_error (error);
  merge_fixture_close (fixture->store);
  fixture->store = NULL;
  merge_fixture_copy (copy, fixture->path);
  read_contents (fixture, &contents);
  write_damaged (fixture, &contents, 0, PAGE_SIZE, 0);
  assert_all (salvage (fixture, NULL));
}

static void
test_a_cut_file_gives_what_is_left (StoreFixture  *fixture,
                                    gconstpointer  data)
{
  g_auto (Contents) contents = { NULL };
  guint most = 0;

  fill (fixture);
  read_contents (fixture, &contents);
  for (guint i = 0; i <= 20; i++)
    {
      Holding holding;

      g_assert_true (g_file_set_contents (fixture->path, contents.bytes, contents.size * i / 20,
                                          NULL));
      holding = salvage (fixture, NULL);
      most = MAX (most, holding.n_tags);
      if (i == 19)
        g_assert_cmpuint (holding.n_tags, >, N_TAGS / 2);
    }
  g_assert_cmpuint (most, ==, N_TAGS);
}

static void
test_flipped_bits_do_no_harm (StoreFixture  *fixture,
                              gconstpointer  data)
{
  g_auto (Contents) contents = { NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  fill (fixture);
  read_contents (fixture, &contents);
  for (guint round = 0; round < 60; round++)
    {
      g_autofree char *bytes = g_memdup2 (contents.bytes, contents.size);

      for (guint i = 0; i < 1u << (round % 12); i++)
        bytes[g_rand_int_range (rand, 0, contents.size)] ^= 1 << g_rand_int_range (rand, 0, 8);
      g_assert_true (g_file_set_contents (fixture->path, bytes, contents.size, NULL));
      salvage (fixture, NULL);
    }
}

/* What was done last and not yet taken over into the file is not lost with a damaged page. */
static void
test_the_log_beside_the_file_is_read (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autofree char *aside = merge_fixture_get_path (fixture, "aside.assay");
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *aside_wal = g_strconcat (aside, "-wal", NULL);
  Holding holding;

  merge_fixture_tag (fixture->store, fixture->article, (AssaySpan) { 0, 29 }, "claim");
  merge_fixture_copy (fixture->path, aside);
  merge_fixture_copy (wal, aside_wal);
  merge_fixture_close (fixture->store);
  fixture->store = NULL;
  merge_fixture_copy (aside, fixture->path);
  merge_fixture_copy (aside_wal, wal);
  holding = salvage (fixture, NULL);
  g_assert_cmpuint (holding.n_tags, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  /* Nothing here is about the disk, and memory does not wait for it. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/salvage/a-whole-file-comes-whole", test_a_whole_file_comes_whole);
  store_fixture_add ("/salvage/one-broken-page-costs-one-page",
                     test_one_broken_page_costs_one_page);
  store_fixture_add ("/salvage/what-lies-between-broken-pages-is-saved",
                     test_what_lies_between_broken_pages_is_saved);
  store_fixture_add ("/salvage/a-file-without-its-beginning-comes-whole",
                     test_a_file_without_its_beginning_comes_whole);
  store_fixture_add ("/salvage/a-copy-without-its-beginning-comes-whole",
                     test_a_copy_without_its_beginning_comes_whole);
  store_fixture_add ("/salvage/a-cut-file-gives-what-is-left", test_a_cut_file_gives_what_is_left);
  store_fixture_add ("/salvage/flipped-bits-do-no-harm", test_flipped_bits_do_no_harm);
  store_fixture_add ("/salvage/the-log-beside-the-file-is-read",
                     test_the_log_beside_the_file_is_read);

  return g_test_run ();
}
