/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-project-backups.h"
#include "project-fixture.h"

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GPtrArray *
list (ProjectFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *backups;

  assay_project_list_backups_async (fixture->project, fixture->path, keep_result_cb, &result);
  wait_for (result != NULL);
  backups = assay_project_list_backups_finish (fixture->project, result, &error);
  g_assert_no_error (error);
  return backups;
}

static guint
count (ProjectFixture *fixture)
{
  g_autoptr (GPtrArray) backups = list (fixture);

  return backups->len;
}

static void
wait_for_backups (ProjectFixture *fixture,
                  guint           n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (count (fixture) != n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (20000);
    }
}

static void
tag (ProjectFixture *fixture,
     guint           sentence)
{
  assay_selection_select (assay_project_get_selection (fixture->project), sentence);
  assay_project_tag (fixture->project, ASSAY_KIND_CLAIM);
  wait_until_idle (fixture);
}

static void
test_work_is_backed_up_while_it_goes_on (ProjectFixture *fixture,
                                         gconstpointer   data)
{
  assay_project_set_backup_delay (fixture->project, 0);
  wait_for_backups (fixture, 1);

  /* Changes that follow wait their ten minutes. */
  tag (fixture, 0);
  g_assert_cmpuint (count (fixture), ==, 1);
  assay_project_set_backup_delay (fixture->project, 0);
  wait_for_backups (fixture, 2);
  project_fixture_assert_quiet (fixture);
}

static void
test_what_did_not_change_is_not_backed_up_again (ProjectFixture *fixture,
                                                 gconstpointer   data)
{
  assay_project_set_backup_delay (fixture->project, 0);
  wait_for_backups (fixture, 1);
  project_fixture_reopen (fixture);
  assay_project_set_backup_delay (fixture->project, 0);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (count (fixture), ==, 1);

  /* Another look at the same project would find the backup of a change. */
  tag (fixture, 0);
  assay_project_set_backup_delay (fixture->project, 0);
  wait_for_backups (fixture, 2);
}

static void
test_closing_leaves_no_reader_behind (ProjectFixture *fixture,
                                      gconstpointer   data)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

      tag (fixture, i % 3);
      assay_project_set_backup_delay (fixture->project, 0);
      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
      project_fixture_close (fixture);
      g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
      project_fixture_open (fixture);
    }
}

static void
test_a_restore_closes_and_puts_back (ProjectFixture *fixture,
                                     gconstpointer   data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *annotations;

  assay_project_set_backup_delay (fixture->project, 0);
  wait_for_backups (fixture, 1);
  tag (fixture, 0);
  tag (fixture, 1);
  backups = list (fixture);
  assay_project_restore_async (fixture->project, fixture->path,
                               ((AssayBackup *) backups->pdata[0])->path, keep_result_cb, &result);
  wait_for (result != NULL);
  g_assert_true (assay_project_restore_finish (fixture->project, result, &error));
  g_assert_no_error (error);
  g_assert_false (assay_project_is_open (fixture->project));

  project_fixture_open (fixture);
  annotations = assay_project_get_annotations (fixture->project);
  g_assert_cmpuint (g_list_model_get_n_items (annotations), ==, 0);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
shrunk_cb (AssayProject *project,
           guint64       n_before,
           guint64       n_now,
           guint64      *told)
{
  told[0] = n_before;
  told[1] = n_now;
}

static void
test_an_old_copy_in_its_place_is_told (ProjectFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *old = NULL;
  gsize size;
  guint64 told[2] = { 0, 0 };

  project_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &old, &size, NULL));
  project_fixture_open (fixture);
  for (guint i = 0; i < 12; i++)
    {
      tag (fixture, 0);
      assay_project_clear (fixture->project);
      wait_until_idle (fixture);
    }
  project_fixture_close (fixture);

  g_assert_true (g_file_set_contents (fixture->path, old, size, NULL));
  g_signal_connect (fixture->project, "shrunk", G_CALLBACK (shrunk_cb), told);
  project_fixture_open (fixture);
  wait_for (told[0] != 0);
  g_assert_cmpuint (told[0], ==, 12);
  g_assert_cmpuint (told[1], ==, 0);
}

#define add(name, func) \
  g_test_add (name, ProjectFixture, NULL, project_fixture_set_up_article, func, \
              project_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/project-backups/work-is-backed-up-while-it-goes-on",
       test_work_is_backed_up_while_it_goes_on);
  add ("/project-backups/what-did-not-change-is-not-backed-up-again",
       test_what_did_not_change_is_not_backed_up_again);
  add ("/project-backups/closing-leaves-no-reader-behind", test_closing_leaves_no_reader_behind);
  add ("/project-backups/a-restore-closes-and-puts-back", test_a_restore_closes_and_puts_back);
  add ("/project-backups/an-old-copy-in-its-place-is-told", test_an_old_copy_in_its_place_is_told);

  return g_test_run ();
}
