/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-people.h"
#include "assay-store-share.h"
#include "assay-store-undo.h"
#include "merge-fixture.h"

#include <string.h>

#define OTHER_TEXT "An unrelated text. It speaks of walnuts and little else."

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static void
note (AssayStore *store,
      const char *article,
      AssaySpan   span,
      const char *words)
{
  g_autoptr (GError) error = NULL;

  merge_fixture_tag (store, article, span, "claim");
  assay_store_set_field (store, article, &span, 1, ASSAY_FIELD_NOTE, words, &error);
  g_assert_no_error (error);
}

/* Two people on two articles; one note was taken back, one is written over, one annotation gone. */
static void
prepare (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUndone) undone = NULL;
  g_autofree char *other = store_fixture_import (fixture->store, OTHER_TEXT, "/home/kim/nuts.txt");
  AssaySpan third = { 0, 18 };

  note (fixture->store, fixture->article, first, "lighthouse");
  note (fixture->store, fixture->article, first, "barnacle");
  note (fixture->store, fixture->article, second, "seagull");
  undone = assay_store_undo (fixture->store, &error);
  note (fixture->store, other, third, "cormorant");
  assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Theodora", &error);
  note (fixture->store, fixture->article, first, "periwinkle");
  note (fixture->store, other, third, "anchovy");
  assay_store_clear (fixture->store, other, &third, 1, &error);
  assay_store_set_annotator (fixture->store, FIXTURE_ANNOTATOR, "Kimberley", &error);
  assay_store_set_view_state (fixture->store, "place", "harbourside", &error);
  g_assert_no_error (error);
}

static char *
share (StoreFixture      *fixture,
       AssayShareOptions  options)
{
  char *path = merge_fixture_get_path (fixture, "shared.assay");
  g_autoptr (GError) error = NULL;

  assay_store_share (fixture->store, path, &options, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
holds (const char *path,
       const char *word)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, word, strlen (word)) != NULL;
}

/* Nothing lies beside the copy, and what it holds is here already. */
static void
assert_adds_nothing (StoreFixture *fixture,
                     const char   *path)
{
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  AssayStore *copy;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_null (strstr (name, ".tmp"));
  report = merge_fixture_merge (fixture->store, path);
  g_assert_cmpuint (report->n_rows, ==, 0);
  g_assert_cmpuint (report->problems->len, ==, 0);
  copy = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);
  merge_fixture_verify (copy);
  merge_fixture_close (copy);
}

static void
test_a_copy_of_all_leaves_out_what_is_local (StoreFixture  *fixture,
                                             gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  AssayStore *copy;

  prepare (fixture);
  place = assay_store_dup_view_state (fixture->store, "place");
  path = share (fixture, (AssayShareOptions) { FALSE });
  g_assert_true (holds (path, "lighthouse"));
  g_assert_true (holds (path, "walnuts"));
  g_assert_false (holds (path, "harbourside"));
  g_assert_cmpstr (place, ==, "harbourside");
  assert_adds_nothing (fixture, path);

  copy = assay_store_open (path, ASSAY_STORE_READ_ONLY, NULL);
  g_assert_null (assay_store_dup_undo_label (copy));
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==,
                    merge_fixture_count_tags (fixture->store));
  merge_fixture_close (copy);
}

static void
test_notes_that_are_left_out_are_nowhere (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  static const char *const notes[] = {
    "lighthouse", "barnacle", "seagull", "cormorant", "periwinkle", "anchovy",
  };
  g_autofree char *path = NULL;

  prepare (fixture);
  path = share (fixture, (AssayShareOptions) { .without_notes = TRUE });
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    g_assert_false (holds (path, notes[i]));
  g_assert_true (holds (path, "Theodora"));
  assert_adds_nothing (fixture, path);
}

/* An index of words still has those of a note that is gone. */
static void
test_a_note_taken_back_is_nowhere (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  note (fixture->store, fixture->article, first, "limpet");
  assay_store_set_field (fixture->store, fixture->article, &first, 1, ASSAY_FIELD_NOTE, NULL,
                         &error);
  g_assert_no_error (error);
  path = share (fixture, (AssayShareOptions) { .without_notes = TRUE });
  g_assert_false (holds (path, "limpet"));
  assert_adds_nothing (fixture, path);
}

static void
test_who_has_no_name_has_a_role (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) people = NULL;
  AssayStore *copy;

  prepare (fixture);
  path = share (fixture, (AssayShareOptions) { .without_names = TRUE });
  g_assert_false (holds (path, "Kim"));
  g_assert_false (holds (path, "Theodora"));
  g_assert_false (holds (path, "nuts.txt"));
  g_assert_false (holds (path, "port.txt"));
  assert_adds_nothing (fixture, path);

  copy = assay_store_open (path, ASSAY_STORE_READ_ONLY, NULL);
  people = assay_store_list_contributors (copy, NULL, NULL);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (((AssayAnnotator *) people->pdata[0])->name, ==, "Analyst 1");
  g_assert_cmpstr (((AssayAnnotator *) people->pdata[1])->name, ==, "Analyst 2");
  merge_fixture_close (copy);
}

static void
test_only_the_own_layer (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  prepare (fixture);
  /* Who is said to be one with somebody who is left out is nobody else in the copy. */
  assay_store_set_same_person (fixture->store, FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE, &error);
  g_assert_no_error (error);
  path = share (fixture, (AssayShareOptions) { .only_mine = TRUE });
  g_assert_true (holds (path, "barnacle"));
  g_assert_true (holds (path, "walnuts"));
  g_assert_false (holds (path, "periwinkle"));
  g_assert_false (holds (path, "anchovy"));
  g_assert_false (holds (path, "Theodora"));
  assert_adds_nothing (fixture, path);
}

static void
test_only_some_articles (StoreFixture  *fixture,
                         gconstpointer  data)
{
  char *articles[] = { fixture->article, NULL };
  g_autofree char *path = NULL;

  prepare (fixture);
  path = share (fixture, (AssayShareOptions) { .articles = articles });
  g_assert_true (holds (path, "periwinkle"));
  g_assert_true (holds (path, "Ships waited"));
  g_assert_false (holds (path, "walnuts"));
  g_assert_false (holds (path, "cormorant"));
  g_assert_false (holds (path, "nuts.txt"));
  assert_adds_nothing (fixture, path);
}

static void
test_a_copy_that_cannot_be_made_leaves_the_old_one (StoreFixture  *fixture,
                                                    gconstpointer  data)
{
  g_auto (GStrv) nothing = g_strsplit ("no such article", "|", -1);
  g_autofree char *path = merge_fixture_get_path (fixture, "shared.assay");
  g_autofree char *contents = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;
  AssayShareOptions options = { .articles = nothing };

  g_assert_true (g_file_set_contents (path, "the copy of last week", -1, NULL));
  g_assert_false (assay_store_share (fixture->store, path, &options, NULL, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  g_cancellable_cancel (cancellable);
  options.articles = NULL;
  g_assert_false (assay_store_share (fixture->store, path, &options, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the copy of last week");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/share/a-copy-of-all-leaves-out-what-is-local",
                     test_a_copy_of_all_leaves_out_what_is_local);
  store_fixture_add ("/share/notes-that-are-left-out-are-nowhere",
                     test_notes_that_are_left_out_are_nowhere);
  store_fixture_add ("/share/a-note-taken-back-is-nowhere", test_a_note_taken_back_is_nowhere);
  store_fixture_add ("/share/who-has-no-name-has-a-role", test_who_has_no_name_has_a_role);
  store_fixture_add ("/share/only-the-own-layer", test_only_the_own_layer);
  store_fixture_add ("/share/only-some-articles", test_only_some_articles);
  store_fixture_add ("/share/a-copy-that-cannot-be-made-leaves-the-old-one",
                     test_a_copy_that_cannot_be_made_leaves_the_old_one);

  return g_test_run ();
}
