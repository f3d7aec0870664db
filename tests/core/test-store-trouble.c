/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are no projects, projects that cannot be written, and ends that nobody asked for. Some
 * tests start this program again as the one that comes to harm.
 */

#include "config.h"

#include "assay-database.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *program;

static void
close_fixture (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assay_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

static void
assert_refused (StoreFixture    *fixture,
                AssayStoreFlags  flags,
                AssayStoreError  code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);

  g_assert_null (assay_store_open (fixture->path, flags, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, (int) code);
  g_assert_cmpint (strlen (error->message), >, 20);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
set_contents (StoreFixture *fixture,
              const char   *contents,
              gssize        size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, contents, size, &error);
  g_assert_no_error (error);
}

static void
run_sql (const char *path,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDatabase) database = assay_database_open (path,
                                                            ASSAY_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  assay_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

static void
tag (AssayStore *store,
     const char *article,
     guint       start)
{
  const AssaySpan span = { start, start + 1 };
  g_autoptr (GError) error = NULL;

  assay_store_tag (store, article, &span, 1, ASSAY_KIND_CLAIM, &error);
  g_assert_no_error (error);
}

static guint
count_tags (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, &error);

  g_assert_no_error (error);
  return annotations->len;
}

static void
test_a_missing_project_is_not_found (StoreFixture  *fixture,
                                     gconstpointer  data)
{
  close_fixture (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_refused (fixture, ASSAY_STORE_NO_FLAGS, ASSAY_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_other_files_are_no_projects (StoreFixture  *fixture,
                                  gconstpointer  data)
{
  static const char binary[4096] = "PK\003\004 and what else a zip file holds";

  close_fixture (fixture);
  set_contents (fixture, "", 0);
  assert_refused (fixture, ASSAY_STORE_NO_FLAGS, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  set_contents (fixture, "x", 1);
  assert_refused (fixture, ASSAY_STORE_CREATE, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  set_contents (fixture, "An article, not a project.\n", -1);
  assert_refused (fixture, ASSAY_STORE_CREATE, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  set_contents (fixture, binary, sizeof binary);
  assert_refused (fixture, ASSAY_STORE_NO_FLAGS, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0777), ==, 0);
  assert_refused (fixture, ASSAY_STORE_CREATE, ASSAY_STORE_ERROR_NOT_A_PROJECT);
}

static void
test_a_foreign_database_stays_as_it_is (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  close_fixture (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  run_sql (fixture->path, "CREATE TABLE bookmark (url TEXT); PRAGMA user_version = 1");
  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  assert_refused (fixture, ASSAY_STORE_CREATE, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_a_newer_project_is_refused_or_read (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  close_fixture (fixture);
  run_sql (fixture->path,
           "PRAGMA user_version = 99; UPDATE meta SET value = '99' WHERE key = 'min_write'");
  fixture->store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_nonnull (assay_store_get_read_only_reason (fixture->store));
  g_assert_false (assay_store_set_title (fixture->store, "Mine", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);

  close_fixture (fixture);
  run_sql (fixture->path, "UPDATE meta SET value = '99' WHERE key = 'min_read'");
  assert_refused (fixture, ASSAY_STORE_NO_FLAGS, ASSAY_STORE_ERROR_TOO_NEW);
}

static void
test_a_damaged_project_is_called_damaged (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize size;

  close_fixture (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  set_contents (fixture, contents, size - 4096);
  assert_refused (fixture, ASSAY_STORE_NO_FLAGS, ASSAY_STORE_ERROR_CORRUPT);
  set_contents (fixture, contents, 100);
  assert_refused (fixture, ASSAY_STORE_NO_FLAGS, ASSAY_STORE_ERROR_CORRUPT);
  memset (contents + 100, 0xA5, size - 100);
  set_contents (fixture, contents, size);
  assert_refused (fixture, ASSAY_STORE_NO_FLAGS, ASSAY_STORE_ERROR_CORRUPT);
}

static void
test_a_project_at_rest_is_one_file (StoreFixture  *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  tag (fixture->store, fixture->article, 0);
  close_fixture (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "project.assay");
}

typedef struct
{
  guint n;
  guint what;
} Changes;

static void
changed_cb (AssayStore *store,
            const char *article,
            guint       what,
            gpointer    data)
{
  Changes *changes = data;

  changes->n++;
  changes->what |= what;
}

static void
test_a_second_store_reads_and_follows (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStore) reader = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  Changes changes = { 0, 0 };

  g_assert_no_error (error);
  g_assert_true (assay_store_is_read_only (reader));
  g_assert_true (g_utf8_validate (assay_store_get_read_only_reason (reader), -1, NULL));
  g_signal_connect (reader, "changed", G_CALLBACK (changed_cb), &changes);
  g_assert_true (assay_store_set_annotator (reader, FIXTURE_COLLEAGUE, "Ada", &error));
  g_assert_false (assay_store_tag (reader, fixture->article, &(AssaySpan) { 0, 1 }, 1, "claim",
                                   &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_assert_true (assay_store_refresh (reader, &error));
  g_assert_cmpuint (changes.n, ==, 0);
  tag (fixture->store, fixture->article, 0);
  g_assert_true (assay_store_refresh (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.what, ==, ASSAY_CHANGE_ALL);
  g_assert_cmpuint (count_tags (reader), ==, 1);
}

static void
test_closing_leaves_the_file_whole_to_a_reader (StoreFixture  *fixture,
                                                gconstpointer  data)
{
  g_autoptr (AssayStore) reader = assay_store_open (fixture->path, ASSAY_STORE_READ_ONLY, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "alone.assay", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (AssayStore) alone = NULL;
  gint64 start;
  gsize size;

  tag (fixture->store, fixture->article, 0);
  g_assert_cmpuint (count_tags (reader), ==, 1);
  start = g_get_monotonic_time ();
  close_fixture (fixture);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);

  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (path, contents, size, NULL));
  alone = assay_store_open (path, ASSAY_STORE_READ_ONLY, NULL);
  g_assert_cmpuint (count_tags (alone), ==, 1);
}

static void
test_the_lock_goes_with_its_holder (StoreFixture  *fixture,
                                    gconstpointer  data)
{
  g_autoptr (AssayStore) second = NULL;
  g_autoptr (AssayStore) third = NULL;

  second = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, NULL);
  g_assert_true (assay_store_is_read_only (second));
  g_clear_object (&second);
  close_fixture (fixture);
  third = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, NULL);
  g_assert_false (assay_store_is_read_only (third));
}

static void
test_reading_only_writes_nothing (StoreFixture  *fixture,
                                  gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  tag (fixture->store, fixture->article, 0);
  close_fixture (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  fixture->store = assay_store_open (fixture->path, ASSAY_STORE_READ_ONLY, NULL);
  g_assert_true (assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", NULL));
  g_assert_cmpuint (count_tags (fixture->store), ==, 1);
  close_fixture (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_a_write_protected_project_is_read (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  close_fixture (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  if (g_access (fixture->path, W_OK) == 0)
    {
      g_test_skip ("This user may write everything");
      return;
    }
  fixture->store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_true (assay_store_is_read_only (fixture->store));
}

static void
test_nobody_changes_nothing (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  close_fixture (fixture);
  fixture->store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_false (assay_store_tag (fixture->store, fixture->article, &(AssaySpan) { 0, 1 }, 1,
                                   "claim", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
}

static void
test_a_backup_is_whole_and_equal (StoreFixture  *fixture,
                                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.assay", NULL);
  g_autoptr (AssayStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *copied_id = NULL;

  tag (fixture->store, fixture->article, 0);
  g_assert_true (g_file_set_contents (path, "an older copy", -1, NULL));
  assay_store_backup (fixture->store, path, &error);
  g_assert_no_error (error);
  tag (fixture->store, fixture->article, 5);

  copy = assay_store_open (path, ASSAY_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_tags (copy), ==, 1);
  id = assay_store_dup_project_id (fixture->store);
  copied_id = assay_store_dup_project_id (copy);
  g_assert_cmpstr (id, ==, copied_id);
}

static void
test_a_backup_that_fails_leaves_nothing (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "copy.assay", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_store_backup (fixture->store, missing, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (assay_store_backup (fixture->store, fixture->path, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  tag (fixture->store, fixture->article, 0);
}

/* The child: tags one place after the other and says so each time, until it is killed. */
static int
tag_until_killed (const char *path,
                  const char *article)
{
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);

  assay_store_set_annotator (store, FIXTURE_ANNOTATOR, "Kim", NULL);
  for (guint i = 0; i < 130; i++)
    {
      tag (store, article, i);
      printf ("%u\n", i + 1);
      fflush (stdout);
    }
  pause ();
  return 0;
}

static void
test_a_kill_loses_nothing_acknowledged (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  const char *const arguments[] = { program, "--tag-until-killed", fixture->path, fixture->article,
                                    NULL };

  close_fixture (fixture);
  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (GSubprocess) child = NULL;
      g_autoptr (GDataInputStream) output = NULL;
      g_autoptr (AssayStore) store = NULL;
      g_autoptr (GError) error = NULL;
      guint acknowledged = 0;

      child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
      g_assert_no_error (error);
      output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
      while (acknowledged < 20 * (round + 1))
        {
          g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

          g_assert_no_error (error);
          acknowledged = atoi (line);
        }
      g_subprocess_force_exit (child);
      g_assert_true (g_subprocess_wait (child, NULL, NULL));
      g_assert_true (g_subprocess_get_if_signaled (child));

      store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
      g_assert_no_error (error);
      g_assert_false (assay_store_is_read_only (store));
      g_assert_cmpuint (count_tags (store), >=, acknowledged);
    }
}

/* The child: writes until the limit of its file size is met, then goes on with a higher one. */
static int
fill_disk (const char *path,
           const char *article)
{
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);
  g_autoptr (GError) error = NULL;
  struct rlimit limit;
  guint n = 0;

  signal (SIGXFSZ, SIG_IGN);
  assay_store_set_annotator (store, FIXTURE_ANNOTATOR, "Kim", NULL);
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = 300 * 1024;
  setrlimit (RLIMIT_FSIZE, &limit);
  while (n < 130 && assay_store_tag (store, article, &(AssaySpan) { n, n + 1 }, 1, "claim", &error))
    n++;
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FULL);
  g_assert_cmpuint (count_tags (store), ==, n);

  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_FSIZE, &limit);
  tag (store, article, n);
  g_assert_cmpuint (count_tags (store), ==, n + 1);
  g_clear_object (&store);
  return n > 0 ? 0 : 1;
}

static void
test_a_full_disk_loses_nothing (StoreFixture  *fixture,
                                gconstpointer  data)
{
  const char *const arguments[] = { program, "--fill-disk", fixture->path, fixture->article, NULL };
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  close_fixture (fixture);
  child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  g_assert_no_error (error);
  fixture->store = assay_store_open (fixture->path, ASSAY_STORE_NO_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_tags (fixture->store), >, 1);
}

static int
tag_ten_times (const char *path,
               const char *article)
{
  g_autoptr (AssayStore) store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);

  assay_store_set_annotator (store, FIXTURE_ANNOTATOR, "Kim", NULL);
  tag (store, article, 0);
  g_assert_cmpint (write (STDERR_FILENO, "begin\n", 6), ==, 6);
  for (guint i = 1; i <= 10; i++)
    tag (store, article, i);
  g_assert_cmpint (write (STDERR_FILENO, "end\n", 4), ==, 4);
  return 0;
}

static void
test_a_tag_is_one_sync (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autofree char *strace = g_find_program_in_path ("strace");
  g_autofree char *log = g_build_filename (fixture->folder, "trace", NULL);
  const char *const arguments[] = {
    "strace", "-f", "-o", log, "-e", "trace=fsync,fdatasync,msync,sync_file_range,write",
    program, "--tag-ten-times", fixture->path, fixture->article, NULL,
  };
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *trace = NULL;
  const char *begin, *end;
  guint n = 0;

  if (strace == NULL)
    {
      g_test_skip ("strace is not installed");
      return;
    }
  close_fixture (fixture);
  child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (!g_subprocess_wait_check (child, NULL, NULL) ||
      !g_file_get_contents (log, &trace, NULL, NULL))
    {
      g_test_skip ("strace may not trace here");
      return;
    }
  begin = strstr (trace, "\"begin\\n\"");
  end = strstr (trace, "\"end\\n\"");
  g_assert_true (begin != NULL && end > begin);
  for (const char *p = begin; (p = strstr (p, "sync")) != NULL && p < end; p++)
    n++;
  g_assert_cmpuint (n, ==, 10);
}

int
main (int    argc,
      char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--tag-until-killed"))
    return tag_until_killed (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "--fill-disk"))
    return fill_disk (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "--tag-ten-times"))
    return tag_ten_times (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/trouble/a-missing-project-is-not-found",
                     test_a_missing_project_is_not_found);
  store_fixture_add ("/trouble/other-files-are-no-projects", test_other_files_are_no_projects);
  store_fixture_add ("/trouble/a-foreign-database-stays-as-it-is",
                     test_a_foreign_database_stays_as_it_is);
  store_fixture_add ("/trouble/a-newer-project-is-refused-or-read",
                     test_a_newer_project_is_refused_or_read);
  store_fixture_add ("/trouble/a-damaged-project-is-called-damaged",
                     test_a_damaged_project_is_called_damaged);
  store_fixture_add ("/trouble/a-project-at-rest-is-one-file", test_a_project_at_rest_is_one_file);
  store_fixture_add ("/trouble/a-second-store-reads-and-follows",
                     test_a_second_store_reads_and_follows);
  store_fixture_add ("/trouble/closing-leaves-the-file-whole-to-a-reader",
                     test_closing_leaves_the_file_whole_to_a_reader);
  store_fixture_add ("/trouble/the-lock-goes-with-its-holder", test_the_lock_goes_with_its_holder);
  store_fixture_add ("/trouble/reading-only-writes-nothing", test_reading_only_writes_nothing);
  store_fixture_add ("/trouble/a-write-protected-project-is-read",
                     test_a_write_protected_project_is_read);
  store_fixture_add ("/trouble/nobody-changes-nothing", test_nobody_changes_nothing);
  store_fixture_add ("/trouble/a-backup-is-whole-and-equal", test_a_backup_is_whole_and_equal);
  store_fixture_add ("/trouble/a-backup-that-fails-leaves-nothing",
                     test_a_backup_that_fails_leaves_nothing);
  store_fixture_add ("/trouble/a-kill-loses-nothing-acknowledged",
                     test_a_kill_loses_nothing_acknowledged);
  store_fixture_add ("/trouble/a-full-disk-loses-nothing", test_a_full_disk_loses_nothing);
  store_fixture_add ("/trouble/a-tag-is-one-sync", test_a_tag_is_one_sync);

  return g_test_run ();
}
