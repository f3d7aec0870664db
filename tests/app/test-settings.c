/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "assay-appearance.h"
#include "assay-preferences.h"
#include "assay-settings.h"
#include "window-fixture.h"

typedef struct
{
  char          *folder;
  char          *path;
  AssaySettings *settings;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("assay-settings-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "settings.ini", NULL);
  fixture->settings = assay_settings_new (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->settings);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_a_value_is_there_the_next_time (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (AssaySettings) again = NULL;
  double size;
  AssayColorScheme scheme;

  g_object_set (fixture->settings, "text-size", 21.0,
                "color-scheme", ASSAY_COLOR_SCHEME_DARK, NULL);
  assay_settings_add_recent (fixture->settings, "/somewhere/One.assay");
  g_settings_sync ();

  again = assay_settings_new (fixture->path);
  g_object_get (again, "text-size", &size, "color-scheme", &scheme, NULL);
  g_assert_cmpfloat (size, ==, 21);
  g_assert_cmpint (scheme, ==, ASSAY_COLOR_SCHEME_DARK);
  g_assert_cmpstr (assay_settings_get_last_project (again), ==, "/somewhere/One.assay");
}

static void
test_a_value_set_twice_notifies_once (Fixture       *fixture,
                                      gconstpointer  data)
{
  guint count = 0;

  g_signal_connect_swapped (fixture->settings, "notify::text-column", G_CALLBACK (count_cb),
                            &count);
  g_object_set (fixture->settings, "text-column", 70, NULL);
  g_object_set (fixture->settings, "text-column", 70, NULL);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_recent_projects_are_few_and_the_newest_first (Fixture       *fixture,
                                                   gconstpointer  data)
{
  const char * const *recent;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/p/%u.assay", i);

      assay_settings_add_recent (fixture->settings, path);
    }
  assay_settings_add_recent (fixture->settings, "/p/9.assay");
  recent = assay_settings_get_recent (fixture->settings);
  g_assert_cmpuint (g_strv_length ((char **) recent), ==, 8);
  g_assert_cmpstr (recent[0], ==, "/p/9.assay");
  g_assert_cmpstr (recent[1], ==, "/p/11.assay");

  assay_settings_remove_recent (fixture->settings, "/p/9.assay");
  recent = assay_settings_get_recent (fixture->settings);
  g_assert_cmpstr (recent[0], ==, "/p/11.assay");
  g_assert_null (assay_settings_get_last_project (fixture->settings));
}

static void
test_without_a_schema_there_are_defaults (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "assay-none.ini", NULL);
      g_autoptr (AssaySettings) settings = assay_settings_new (path);
      double size;

      g_object_set (settings, "text-column", 50, NULL);
      g_object_get (settings, "text-size", &size, NULL);
      g_assert_cmpfloat (size, ==, ASSAY_TEXT_SIZE_NORMAL);
      g_assert_null (assay_settings_get_last_project (settings));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      return;
    }

  g_setenv ("GSETTINGS_SCHEMA_DIR", g_get_tmp_dir (), TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_the_users_wish_makes_the_window_dark (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (AssayAppearance) appearance = assay_appearance_new (fixture->settings, NULL);
  guint count = 0;
  gboolean dark;

  g_signal_connect_swapped (appearance, "notify::dark", G_CALLBACK (count_cb), &count);
  g_object_set (fixture->settings, "color-scheme", ASSAY_COLOR_SCHEME_DARK, NULL);
  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", &dark, NULL);
  g_assert_true (dark);
  g_assert_true (assay_appearance_is_dark (appearance));

  g_object_set (fixture->settings, "color-scheme", ASSAY_COLOR_SCHEME_LIGHT, NULL);
  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", &dark, NULL);
  g_assert_false (dark);
  g_assert_cmpuint (count, ==, 2);
}

static void
renamed_cb (GtkWidget  *preferences,
            const char *name,
            char      **renamed)
{
  g_free (*renamed);
  *renamed = g_strdup (name);
}

static void
test_preferences_set_what_they_show (Fixture       *fixture,
                                     gconstpointer  data)
{
  GtkWidget *preferences = assay_preferences_new (NULL, fixture->settings, "Kim");
  GtkWidget *advance = find_widget (preferences, GTK_TYPE_SWITCH, NULL);
  GtkWidget *colors = find_widget (preferences, GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *size = find_widget (preferences, GTK_TYPE_SPIN_BUTTON, NULL);
  gboolean advances;
  AssayColorScheme scheme;

  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (size)), ==,
                     ASSAY_TEXT_SIZE_NORMAL);
  g_object_set (fixture->settings, "text-size", 17.0, NULL);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (size)), ==, 17);

  gtk_switch_set_active (GTK_SWITCH (advance), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (colors), 2);
  g_object_get (fixture->settings, "advance-after-tagging", &advances,
                "color-scheme", &scheme, NULL);
  g_assert_true (advances);
  g_assert_cmpint (scheme, ==, ASSAY_COLOR_SCHEME_DARK);

  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_closing_preferences_with_escape_keeps_the_name (Fixture       *fixture,
                                                     gconstpointer  data)
{
  GtkWidget *preferences = assay_preferences_new (NULL, fixture->settings, "Kim");
  GtkWidget *entry = find_widget (preferences, GTK_TYPE_ENTRY, NULL);
  g_autofree char *renamed = NULL;

  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);
  g_signal_connect (preferences, "renamed", G_CALLBACK (renamed_cb), &renamed);
  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Your name");
  gtk_window_present (GTK_WINDOW (preferences));
  gtk_editable_set_text (GTK_EDITABLE (entry), " Kim Weller ");
  g_assert_null (renamed);
  g_assert_true (press_key (preferences, "Escape"));
  wait_for (preferences == NULL);
  g_assert_cmpstr (renamed, ==, "Kim Weller");
}

#define add(name, test) g_test_add ("/settings/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("a-value-is-there-the-next-time", test_a_value_is_there_the_next_time);
  add ("a-value-set-twice-notifies-once", test_a_value_set_twice_notifies_once);
  add ("recent-projects-are-few-and-the-newest-first",
       test_recent_projects_are_few_and_the_newest_first);
  g_test_add_func ("/settings/without-a-schema-there-are-defaults",
                   test_without_a_schema_there_are_defaults);
  add ("the-users-wish-makes-the-window-dark", test_the_users_wish_makes_the_window_dark);
  add ("preferences-set-what-they-show", test_preferences_set_what_they_show);
  add ("closing-preferences-with-escape-keeps-the-name",
       test_closing_preferences_with_escape_keeps_the_name);

  return g_test_run ();
}
