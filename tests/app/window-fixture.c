/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

#define FOCUS_MS 30

static gboolean
is_about_allocation (const GLogField *field)
{
  return g_str_equal (field->key, "MESSAGE") && field->length < 0
         && g_str_has_prefix (field->value, "Trying to snapshot ")
         && g_str_has_suffix (field->value, " without a current allocation");
}

/* GTK 4.8 loses a wish for another size that comes while only a part of the window is given room,
 * as from a scrolled window whose text grew: it clears the mark of the window and keeps those of the
 * widgets below, leaves them out of one frame and says so. That hangs on how busy the machine is,
 * and GTK's own text view wishes at such times; so this one warning is shown and all others stay
 * fatal. GTK's warnings do not ask g_test_log_set_fatal_handler(). */
static GLogWriterOutput
log_writer_cb (GLogLevelFlags   level,
               const GLogField *fields,
               gsize            n_fields,
               gpointer         data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (is_about_allocation (&fields[i]))
      return g_log_writer_standard_streams (level, fields, n_fields, data);

  return g_log_writer_default (level, fields, n_fields, data);
}

/* GLib takes a writer once for the whole program. */
static void
spare_one_warning (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      g_log_set_writer_func (log_writer_cb, NULL, NULL);
      g_once_init_leave (&done, 1);
    }
}

void
window_fixture_set_up (WindowFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *settings = NULL;

  spare_one_warning ();
  fixture->folder = g_dir_make_tmp ("assay-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "Test.assay", NULL);
  settings = g_build_filename (fixture->folder, "settings.ini", NULL);
  fixture->settings = assay_settings_new (settings);
  window_fixture_reopen (fixture);
}

void
window_fixture_set_up_article (WindowFixture *fixture,
                               gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  assay_window_open_project (fixture->window, fixture->path, TRUE);
  wait_for (assay_project_is_open (fixture->project));
  assay_project_import_text (fixture->project, FIXTURE_TEXT, "article.txt");
  wait_for (assay_project_get_article (fixture->project) != NULL);
  window_fixture_settle (fixture);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* GTK may hold a window for a moment after it is gone from the screen; for ever would be a leak. */
void
window_fixture_close (WindowFixture *fixture)
{
  AssayWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (window == NULL);
  fixture->window = NULL;
  fixture->project = NULL;
}

void
window_fixture_reopen (WindowFixture *fixture)
{
  fixture->window = ASSAY_WINDOW (assay_window_new (NULL, fixture->settings));
  fixture->project = assay_window_get_project (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  data)
{
  window_fixture_close (fixture);
  g_object_unref (fixture->settings);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Waits until nothing is being written or read and what follows from it was shown. */
void
window_fixture_settle (WindowFixture *fixture)
{
  gboolean elapsed = FALSE;

  wait_for (!project_fixture_is_busy (fixture->project));
  g_timeout_add (FOCUS_MS, timeout_cb, &elapsed);
  wait_for (elapsed);
}

void
window_fixture_activate (WindowFixture *fixture,
                         const char    *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (detailed_name, &name, &target, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target);
  window_fixture_settle (fixture);
}

gboolean
window_fixture_is_enabled (WindowFixture *fixture,
                           const char    *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name);
}

char *
window_fixture_dup_state (WindowFixture *fixture,
                          const char    *name)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  g_autoptr (GVariant) state = g_action_group_get_action_state (actions, name);

  return g_variant_dup_string (state, NULL);
}

GtkWidget *
find_widget (GtkWidget  *parent,
             GType       type,
             const char *css_class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type)
          && (css_class == NULL || gtk_widget_has_css_class (child, css_class)))
        return child;
      found = find_widget (child, type, css_class);
      if (found != NULL)
        return found;
    }

  return NULL;
}

gpointer
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* The widget holds it. */
      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }

  return NULL;
}

static gboolean
try_shortcuts (GtkWidget          *widget,
               GListModel         *shortcuts,
               GtkShortcutTrigger *trigger)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger)
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                           GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                           gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }

  return FALSE;
}

/* Does what a key does that a widget has a shortcut for. */
gboolean
press_key (GtkWidget  *widget,
           const char *accelerator)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (accelerator);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller)
          && try_shortcuts (widget, G_LIST_MODEL (controller), trigger))
        return TRUE;
    }

  return FALSE;
}
