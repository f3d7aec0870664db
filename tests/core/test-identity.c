/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who annotates on this machine must stay the same person for ever.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "assay-identity.h"
#include "assay-uuid.h"

static char *
build_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "assay", "identity.ini", NULL);
}

/* Each test begins on a machine that knows nobody. */
static void
tear_down (gpointer      *unused,
           gconstpointer  data)
{
  g_autofree char *path = build_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
write_file (const char *contents)
{
  g_autofree char *path = build_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

static void
test_the_first_load_makes_a_person (gpointer      *unused,
                                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  g_assert_true (assay_identity_load (&id, &name, &error));
  g_assert_no_error (error);
  g_assert_true (assay_uuid_is_valid (id));
  g_assert_cmpint (id[14], ==, '4');
  g_assert_cmpstr (name, !=, "");
  g_assert_cmpstr (name, !=, "Unknown");
}

static void
test_the_same_person_is_loaded_again (gpointer      *unused,
                                      gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id_again = NULL;
  g_autofree char *name_again = NULL;

  g_assert_true (assay_identity_load (&id, &name, NULL));
  g_assert_true (assay_identity_load (&id_again, &name_again, NULL));
  g_assert_cmpstr (id, ==, id_again);
  g_assert_cmpstr (name, ==, name_again);
}

static void
test_a_name_is_kept_beside_the_same_id (gpointer      *unused,
                                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id_again = NULL;
  g_autofree char *name_again = NULL;

  g_assert_true (assay_identity_load (&id, &name, NULL));
  g_assert_true (assay_identity_set_name ("  Jörg “J.” Ünal \n", &error));
  g_assert_no_error (error);
  g_assert_true (assay_identity_load (&id_again, &name_again, NULL));
  g_assert_cmpstr (id, ==, id_again);
  g_assert_cmpstr (name_again, ==, "Jörg “J.” Ünal");
}

static void
test_an_empty_name_goes_back_to_the_account (gpointer      *unused,
                                             gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *first = NULL;
  g_autofree char *id_again = NULL;
  g_autofree char *name = NULL;

  g_assert_true (assay_identity_load (&id, &first, NULL));
  g_assert_true (assay_identity_set_name ("Somebody else", NULL));
  g_assert_true (assay_identity_set_name (" ", NULL));
  g_assert_true (assay_identity_load (&id_again, &name, NULL));
  g_assert_cmpstr (name, ==, first);
}

static void
test_what_others_wrote_in_the_file_stays (gpointer      *unused,
                                          gconstpointer  data)
{
  g_autofree char *path = build_path ();
  g_autofree char *contents = NULL;

  write_file ("# mine\n[annotator]\nid=5b2f8f0e-8a43-4d3e-9f59-1c8f7f7a5a01\nname=Ada\n"
              "[other]\nkey=value\n");
  g_assert_true (assay_identity_set_name ("Grace", NULL));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "# mine"));
  g_assert_nonnull (strstr (contents, "key=value"));
  g_assert_nonnull (strstr (contents, "5b2f8f0e-8a43-4d3e-9f59-1c8f7f7a5a01"));
  g_assert_nonnull (strstr (contents, "name=Grace"));
}

static void
test_a_damaged_file_is_reported_and_left_alone (gpointer      *unused,
                                                gconstpointer  data)
{
  const char *const damaged[] = {
    "", "[annotator]\nname=Ada\n", "[annotator]\nid=12\n", "\x01\x02",
  };
  g_autofree char *path = build_path ();

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;
      g_autofree char *contents = NULL;

      write_file (damaged[i]);
      g_assert_false (assay_identity_load (&id, &name, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, path));
      g_assert_null (id);
      g_assert_false (assay_identity_set_name ("Ada", NULL));
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, damaged[i]);
    }
}

static gpointer
load_id (gpointer data)
{
  g_autofree char *name = NULL;
  char *id = NULL;

  g_assert_true (assay_identity_load (&id, &name, NULL));
  return id;
}

static void
test_programs_that_start_at_once_agree (gpointer      *unused,
                                        gconstpointer  data)
{
  GThread *threads[8];
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_id, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *id = g_thread_join (threads[i]);

      if (first == NULL)
        first = g_strdup (id);
      g_assert_cmpstr (id, ==, first);
    }
}

#define ADD(path, func) g_test_add ("/identity/" path, gpointer, NULL, NULL, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("assay-test-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("the-first-load-makes-a-person", test_the_first_load_makes_a_person);
  ADD ("the-same-person-is-loaded-again", test_the_same_person_is_loaded_again);
  ADD ("a-name-is-kept-beside-the-same-id", test_a_name_is_kept_beside_the_same_id);
  ADD ("an-empty-name-goes-back-to-the-account", test_an_empty_name_goes_back_to_the_account);
  ADD ("what-others-wrote-in-the-file-stays", test_what_others_wrote_in_the_file_stays);
  ADD ("a-damaged-file-is-reported-and-left-alone", test_a_damaged_file_is_reported_and_left_alone);
  ADD ("programs-that-start-at-once-agree", test_programs_that_start_at_once_agree);

  status = g_test_run ();
  g_rmdir (config);
  return status;
}
