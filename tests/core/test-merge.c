/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-database.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-search.h"
#include "assay-store-undo.h"
#include "merge-fixture.h"

#include <string.h>

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static void
test_a_copy_comes_back_with_its_work (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");
  g_autofree char *article = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (AssayUniteReport) again = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  AssayUniteCount *count;
  AssayStore *copy;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  g_assert_true (assay_store_backup (fixture->store, path, &error));
  copy = merge_fixture_open (path, FIXTURE_COLLEAGUE, "Ada");
  merge_fixture_tag (copy, fixture->article, first, "evidence");
  merge_fixture_tag (copy, fixture->article, second, "claim");
  assay_store_set_field (copy, fixture->article, &second, 1, ASSAY_FIELD_NOTE, "lighthouse",
                         &error);
  article = store_fixture_import (copy, "Another text altogether.", "another.txt");
  merge_fixture_close (copy);

  report = merge_fixture_merge (fixture->store, path);
  g_assert_cmpuint (report->n_articles, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->counts->len, ==, 2);
  count = g_ptr_array_index (report->counts, 0);
  g_assert_cmpstr (count->annotator, ==, FIXTURE_COLLEAGUE);
  g_assert_cmpstr (count->name, ==, "Ada");
  g_assert_cmpuint (count->n_new, ==, 2);
  g_assert_cmpuint (count->n_changed, ==, 0);
  g_assert_cmpuint (count->n_known, ==, 0);
  count = g_ptr_array_index (report->counts, 1);
  g_assert_cmpstr (count->annotator, ==, FIXTURE_ANNOTATOR);
  g_assert_cmpuint (count->n_new, ==, 0);
  g_assert_cmpuint (count->n_known, ==, 1);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 3);
  g_assert_true (assay_store_has_article (fixture->store, article));
  hits = assay_store_search (fixture->store, "lighthouse", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  merge_fixture_verify (fixture->store);

  again = merge_fixture_merge (fixture->store, path);
  g_assert_cmpuint (again->n_rows, ==, 0);
}

static void
test_a_dry_run_changes_nothing (StoreFixture  *fixture,
                                gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");
  g_autofree char *label = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  g_assert_true (assay_store_backup (fixture->store, path, &error));
  copy = merge_fixture_open (path, FIXTURE_COLLEAGUE, "Ada");
  merge_fixture_tag (copy, fixture->article, first, "evidence");
  merge_fixture_close (copy);

  report = assay_merge_file (fixture->store, path, ASSAY_MERGE_DRY_RUN, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((AssayUniteCount *) report->counts->pdata[0])->n_new, ==, 1);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);
  label = assay_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Import 1 article");
  merge_fixture_verify (fixture->store);
}

static void
test_a_merge_is_taken_back_after_a_restart (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUndone) undone = NULL;
  g_autoptr (AssayUndone) redone = NULL;
  AssayStore *copy;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  g_assert_true (assay_store_backup (fixture->store, path, &error));
  copy = merge_fixture_open (path, FIXTURE_ANNOTATOR, "Kim");
  merge_fixture_tag (copy, fixture->article, first, "evidence");
  merge_fixture_tag (copy, fixture->article, second, "claim");
  assay_store_clear (copy, fixture->article, &second, 1, &error);
  g_object_unref (copy);
  merge_fixture_merge_cleanly (fixture->store, path);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);

  undone = assay_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->label, ==, "Merge copy.assay");
  {
    g_autoptr (GPtrArray) annotations = assay_store_list_annotations (fixture->store, NULL, NULL);

    g_assert_cmpuint (annotations->len, ==, 1);
    g_assert_cmpstr (((AssayAnnotation *) annotations->pdata[0])->kind, ==, "claim");
  }
  redone = assay_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
  merge_fixture_verify (fixture->store);
}

/* A copy with a tag of somebody of their own. */
static void
make_copy_of (StoreFixture *fixture,
              const char   *path,
              const char   *annotator,
              const char   *name,
              AssaySpan     span)
{
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  g_assert_true (assay_store_backup (fixture->store, path, &error));
  copy = merge_fixture_open (path, annotator, name);
  merge_fixture_tag (copy, fixture->article, span, "claim");
  merge_fixture_close (copy);
}

static void
test_several_files_are_one_step (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  g_autofree char *ada = merge_fixture_get_path (fixture, "ada.assay");
  g_autofree char *bo = merge_fixture_get_path (fixture, "bo.assay");
  g_autofree char *bad = merge_fixture_get_path (fixture, "bad.assay");
  const char * const paths[] = { ada, bad, ada, bo, NULL };
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (AssayUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  make_copy_of (fixture, ada, FIXTURE_COLLEAGUE, "Ada", first);
  make_copy_of (fixture, bo, "33333333-3333-4333-8333-333333333333", "Bo", second);
  g_assert_true (g_file_set_contents (bad, "No project.", -1, NULL));

  report = assay_merge_files (fixture->store, paths, ASSAY_MERGE_NO_FLAGS, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 2);
  g_assert_cmpuint (report->counts->len, ==, 2);
  g_assert_cmpuint (((AssayUniteCount *) report->counts->pdata[0])->n_new, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (report->problems->pdata[0], "bad.assay: "));
  merge_fixture_verify (fixture->store);

  undone = assay_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->label, ==, "Merge 4 projects");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);
}

static void
test_files_of_which_none_can_be_read_are_an_error (StoreFixture  *fixture,
                                                   gconstpointer  data)
{
  g_autofree char *bad = merge_fixture_get_path (fixture, "bad.assay");
  const char * const paths[] = { bad, "/nowhere/at/all.assay", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (bad, "No project.", -1, NULL));
  g_assert_null (assay_merge_files (fixture->store, paths, ASSAY_MERGE_NO_FLAGS, NULL, NULL,
                                    &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
}

static void
test_another_project_keeps_its_own_title (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "other.assay");
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *other = merge_fixture_open (path, FIXTURE_COLLEAGUE, "Ada");

  g_assert_true (assay_store_set_title (fixture->store, "Mine", &error));
  g_assert_true (assay_store_set_title (other, "Theirs", &error));
  id = store_fixture_import (other, "The port was closed in March. Nobody knows.", NULL);
  merge_fixture_tag (other, id, first, "claim");
  merge_fixture_close (other);

  merge_fixture_merge_cleanly (fixture->store, path);
  title = assay_store_dup_title (fixture->store);
  g_assert_cmpstr (title, ==, "Mine");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
  merge_fixture_verify (fixture->store);
}

static void
assert_refused (StoreFixture    *fixture,
                const char      *path,
                AssayStoreError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_merge_file (fixture->store, path, ASSAY_MERGE_NO_FLAGS, NULL, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, (int) code);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);
}

static void
make_copy (StoreFixture *fixture,
           const char   *path)
{
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  assay_store_backup (fixture->store, path, &error);
  g_assert_no_error (error);
  copy = merge_fixture_open (path, FIXTURE_COLLEAGUE, "Ada");
  merge_fixture_tag (copy, fixture->article, first, "claim");
  assay_store_set_field (copy, fixture->article, &first, 1, ASSAY_FIELD_NOTE, "a note", &error);
  merge_fixture_close (copy);
}

static void
run_sql (const char *path,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_WRITE, &error);

  assay_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

static void
test_hostile_tables_are_refused (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  static const char *const crafted[] = {
    "CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 "
    "FROM n) SELECT i FROM n",
    "CREATE TRIGGER surprise AFTER INSERT ON edit BEGIN DELETE FROM annotation; END",
    "CREATE TABLE more (a, b GENERATED ALWAYS AS (zeroblob (a)))",
    "CREATE INDEX expression ON annotation (length (quote))",
    "DROP INDEX annotation_place",
    "ALTER TABLE edit ADD COLUMN extra TEXT",
  };

  for (guint i = 0; i < G_N_ELEMENTS (crafted); i++)
    {
      g_autofree char *path = merge_fixture_get_path (fixture, "crafted.assay");

      make_copy (fixture, path);
      run_sql (path, crafted[i]);
      assert_refused (fixture, path, ASSAY_STORE_ERROR_NOT_A_PROJECT);
    }
}

static void
test_hostile_rows_stay_out (StoreFixture  *fixture,
                            gconstpointer  data)
{
  static const char *const crafted[] = {
    "UPDATE annotation SET quote = 'The port was opened in March.'",
    "UPDATE annotation SET before = 'x'",
    "UPDATE annotation SET end = 4000000000",
    "UPDATE annotation SET start = -5",
    "UPDATE annotation SET id = '../../etc/passwd'",
    "UPDATE annotation SET t = 9223372036854775807",
    "UPDATE annotation SET annotator = 77",
    "UPDATE annotation SET article = 77",
    "UPDATE annotation SET first_confidence = 'very'",
    "UPDATE annotation SET first_kind = CAST (x'ff41' AS TEXT)",
    "UPDATE annotation SET first_note = hex (zeroblob (1000000))",
    "UPDATE annotation SET copy_of = 'me'",
    /* A text that is here already is not read again, so that this one does no harm. */
    "UPDATE article SET text = 'Another text.'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (crafted); i++)
    {
      g_autofree char *path = merge_fixture_get_path (fixture, "crafted.assay");
      g_autoptr (AssayUniteReport) report = NULL;
      guint expected = i == G_N_ELEMENTS (crafted) - 1 ? 1 : 0;

      make_copy (fixture, path);
      run_sql (path, crafted[i]);
      report = merge_fixture_merge (fixture->store, path);
      if (expected == 0 && report->problems->len == 0)
        g_error ("Let in: %s", crafted[i]);
      merge_fixture_verify (fixture->store);
      if (merge_fixture_count_tags (fixture->store) != expected)
        g_error ("Let in: %s", crafted[i]);
      if (expected == 1)
        {
          store_fixture_tear_down (fixture, NULL);
          store_fixture_set_up (fixture, NULL);
        }
    }
}

static void
test_edits_that_would_end_editing_stay_out (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  static const char *const crafted[] = {
    "UPDATE edit SET t = 9223372036854775807 WHERE field = 'note'",
    "UPDATE edit SET t = -1 WHERE field = 'note'",
    "UPDATE edit SET r = -1 WHERE field = 'note'",
    "UPDATE edit SET field = 'quote' WHERE field = 'note'",
    "UPDATE edit SET field = 'deleted', value = 'maybe' WHERE field = 'note'",
    "UPDATE edit SET object = 'nothing' WHERE field = 'note'",
    "UPDATE edit SET annotator = 77 WHERE field = 'note'",
    "UPDATE edit SET value = CAST (x'ff41' AS TEXT) WHERE field = 'note'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (crafted); i++)
    {
      g_autofree char *path = merge_fixture_get_path (fixture, "crafted.assay");
      g_autoptr (AssayUniteReport) report = NULL;
      g_autoptr (GPtrArray) annotations = NULL;

      make_copy (fixture, path);
      run_sql (path, crafted[i]);
      report = merge_fixture_merge (fixture->store, path);
      g_assert_cmpuint (report->problems->len, ==, 1);
      annotations = assay_store_list_annotations (fixture->store, NULL, NULL);
      g_assert_cmpuint (annotations->len, ==, 1);
      g_assert_null (((AssayAnnotation *) annotations->pdata[0])->note);
      merge_fixture_verify (fixture->store);
    }
}

static void
test_broken_files_are_refused (StoreFixture  *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "broken.assay");
  g_autofree char *contents = NULL;
  gsize size;

  assert_refused (fixture, path, ASSAY_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, fixture->folder, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  assert_refused (fixture, fixture->path, ASSAY_STORE_ERROR_INVALID);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (fixture, path, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_assert_true (g_file_set_contents (path, "PK\003\004 a zip file, renamed", -1, NULL));
  assert_refused (fixture, path, ASSAY_STORE_ERROR_NOT_A_PROJECT);

  make_copy (fixture, path);
  run_sql (path, "PRAGMA user_version = 99");
  assert_refused (fixture, path, ASSAY_STORE_ERROR_TOO_NEW);

  make_copy (fixture, path);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (path, contents, size / 2, NULL));
  assert_refused (fixture, path, ASSAY_STORE_ERROR_CORRUPT);
  memset (contents + size / 2, 0x5A, size / 4);
  g_assert_true (g_file_set_contents (path, contents, size, NULL));
  assert_refused (fixture, path, ASSAY_STORE_ERROR_CORRUPT);
}

static void
test_a_crafted_journal_is_never_met (StoreFixture  *fixture,
                                     gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");
  g_autofree char *journal = merge_fixture_get_path (fixture, "copy.assay-journal");
  g_autofree char *victim = merge_fixture_get_path (fixture, "victim");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  static const guint8 magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  static const guint8 header[20] = { 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0,
                                     0, 16, 0 };
  guint8 numbers[8] = { 0 };
  guint32 sum = 0;

  make_copy (fixture, path);
  g_assert_true (g_file_set_contents (victim, "not to be deleted", -1, NULL));
  /* A hot journal that ends in the name of a super-journal, which SQLite would delete (file format,
   * 3). */
  g_byte_array_append (bytes, magic, sizeof magic);
  g_byte_array_append (bytes, header, sizeof header);
  g_byte_array_set_size (bytes, 512);
  g_byte_array_append (bytes, (const guint8 *) victim, strlen (victim));
  for (const char *p = victim; *p != '\0'; p++)
    sum += (guint8) *p;
  numbers[3] = strlen (victim);
  for (guint i = 0; i < 4; i++)
    numbers[4 + i] = sum >> (24 - 8 * i);
  g_byte_array_append (bytes, numbers, sizeof numbers);
  g_byte_array_append (bytes, magic, sizeof magic);
  g_assert_true (g_file_set_contents (journal, (const char *) bytes->data, bytes->len, NULL));

  merge_fixture_merge_cleanly (fixture->store, path);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
  g_assert_true (g_file_test (victim, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_a_cancelled_merge_changes_nothing (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  make_copy (fixture, path);
  g_cancellable_cancel (cancellable);
  g_assert_null (assay_merge_file (fixture->store, path, ASSAY_MERGE_NO_FLAGS, cancellable,
                                   &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);
}

/* Somebody who watches a merge, and may have enough of it. */
typedef struct
{
  AssayUniteProgress progress;
  AssayUniteStage    give_up_at;
  GCancellable      *cancellable;
  double             seen;
  guint              n_stages;       /* as bits */
} Watcher;

static void
watch_cb (gpointer data)
{
  Watcher *watcher = data;
  AssayUniteStage stage;
  double fraction = assay_unite_progress_get (&watcher->progress, &stage);

  g_assert_cmpfloat (fraction, >=, watcher->seen);
  g_assert_cmpfloat (fraction, <=, 1);
  g_assert_nonnull (assay_unite_stage_to_text (stage));
  watcher->seen = fraction;
  watcher->n_stages |= 1 << stage;
  if (stage == watcher->give_up_at)
    g_cancellable_cancel (watcher->cancellable);
}

static AssayUniteReport *
merge_watched (StoreFixture        *fixture,
               const char * const  *paths,
               Watcher             *watcher,
               GError             **error)
{
  watcher->progress.changed = watch_cb;
  watcher->progress.data = watcher;
  return assay_merge_files (fixture->store, paths, ASSAY_MERGE_NO_FLAGS, &watcher->progress,
                            watcher->cancellable, error);
}

static void
test_a_merge_tells_how_far_it_is (StoreFixture  *fixture,
                                  gconstpointer  data)
{
  g_autofree char *one = merge_fixture_get_path (fixture, "one.assay");
  g_autofree char *two = merge_fixture_get_path (fixture, "two.assay");
  const char * const paths[] = { one, two, NULL };
  Watcher watcher = { .give_up_at = ASSAY_UNITE_N_STAGES };
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) error = NULL;

  make_copy (fixture, one);
  make_copy (fixture, two);
  report = merge_watched (fixture, paths, &watcher, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watcher.n_stages, ==, (1 << ASSAY_UNITE_N_STAGES) - 1);
  g_assert_cmpfloat (watcher.seen, >, 0.5);
}

static void
test_giving_up_at_any_stage_leaves_nothing (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "copy.assay");
  const char * const paths[] = { path, NULL };

  make_copy (fixture, path);
  for (guint stage = 0; stage < ASSAY_UNITE_N_STAGES; stage++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Watcher watcher = { .give_up_at = stage, .cancellable = cancellable };
      g_autoptr (GError) error = NULL;

      g_assert_null (merge_watched (fixture, paths, &watcher, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);
      merge_fixture_verify (fixture->store);
    }
  merge_fixture_merge_cleanly (fixture->store, path);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), >, 0);
}

int
main (int    argc,
      char **argv)
{
  /* Nothing here is about the disk, and memory does not wait for it. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/merge/a-copy-comes-back-with-its-work",
                     test_a_copy_comes_back_with_its_work);
  store_fixture_add ("/merge/a-dry-run-changes-nothing", test_a_dry_run_changes_nothing);
  store_fixture_add ("/merge/it-is-taken-back-after-a-restart",
                     test_a_merge_is_taken_back_after_a_restart);
  store_fixture_add ("/merge/several-files-are-one-step", test_several_files_are_one_step);
  store_fixture_add ("/merge/files-of-which-none-can-be-read-are-an-error",
                     test_files_of_which_none_can_be_read_are_an_error);
  store_fixture_add ("/merge/another-project-keeps-its-own-title",
                     test_another_project_keeps_its_own_title);
  store_fixture_add ("/merge/hostile-tables-are-refused", test_hostile_tables_are_refused);
  store_fixture_add ("/merge/hostile-rows-stay-out", test_hostile_rows_stay_out);
  store_fixture_add ("/merge/edits-that-would-end-editing-stay-out",
                     test_edits_that_would_end_editing_stay_out);
  store_fixture_add ("/merge/broken-files-are-refused", test_broken_files_are_refused);
  store_fixture_add ("/merge/a-crafted-journal-is-never-met", test_a_crafted_journal_is_never_met);
  store_fixture_add ("/merge/a-cancelled-merge-changes-nothing",
                     test_a_cancelled_merge_changes_nothing);

  store_fixture_add ("/merge/a-merge-tells-how-far-it-is", test_a_merge_tells_how_far_it_is);
  store_fixture_add ("/merge/giving-up-at-any-stage-leaves-nothing",
                     test_giving_up_at_any_stage_leaves_nothing);
  return g_test_run ();
}
