/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One program with one window, however often it is started: files named later go to the window
 * there is.
 */

#include "config.h"

#include "assay-application.h"

#include <glib/gi18n.h>

#include "assay-actions.h"
#include "assay-appearance.h"
#include "assay-identity.h"
#include "assay-keys-window.h"
#include "assay-preferences.h"
#include "assay-window.h"

struct _AssayApplication
{
  GtkApplication   parent_instance;

  AssayAppearance *appearance;
};

G_DEFINE_FINAL_TYPE (AssayApplication, assay_application, GTK_TYPE_APPLICATION)

/* Where the sample articles are: in the source when run from there, else where they are
 * installed. */
static char *
dup_samples_folder (void)
{
  const char *folder = g_getenv ("ASSAY_SAMPLES_DIR");

  return folder != NULL ? g_strdup (folder) : g_build_filename (PKGDATADIR, "samples", NULL);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update_classes (AssayApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *link = windows; link != NULL; link = link->next)
    {
      set_class (link->data, "dark", assay_appearance_is_dark (self->appearance));
      set_class (link->data, "high-contrast", assay_appearance_is_high_contrast (self->appearance));
    }
}

static AssayWindow *
get_window (AssayApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  GtkWidget *window;

  for (GList *link = windows; link != NULL; link = link->next)
    if (ASSAY_IS_WINDOW (link->data) && !assay_window_is_closing (link->data))
      return link->data;

  window = assay_window_new (GTK_APPLICATION (self), assay_settings_get_default ());
  return ASSAY_WINDOW (window);
}

static void
renamed_cb (GtkWidget   *preferences,
            const char  *name,
            AssayWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *kept = NULL;

  if (assay_identity_set_name (name, &error) && assay_identity_load (&id, &kept, &error))
    assay_project_set_annotator (assay_window_get_project (window), id, kept);
  else
    assay_window_tell (window, _("Your name could not be kept."), error->message);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  AssayWindow *window = get_window (data);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  GtkWidget *preferences;

  assay_identity_load (&id, &name, NULL);
  preferences = assay_preferences_new (GTK_WINDOW (window), assay_settings_get_default (), name);
  g_signal_connect_object (preferences, "renamed", G_CALLBACK (renamed_cb), window, 0);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
keys_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  gtk_window_present (GTK_WINDOW (assay_keys_window_new (GTK_WINDOW (get_window (data)))));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  gtk_show_about_dialog (GTK_WINDOW (get_window (data)),
                         "program-name", _("Assay"),
                         "version", ASSAY_VERSION,
                         "logo-icon-name", ASSAY_APP_ID,
                         "comments", _("How much of an article is claim, how much of that is "
                                       "backed, and by what."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  /* Closing a window saves what is being written; the program ends with its last window. */
  gtk_window_close (GTK_WINDOW (get_window (data)));
}

static const GActionEntry entries[] = {
  { .name = "preferences", .activate = preferences_cb },
  { .name = "keys", .activate = keys_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
assay_application_startup (GApplication *application)
{
  AssayApplication *self = ASSAY_APPLICATION (application);

  G_APPLICATION_CLASS (assay_application_parent_class)->startup (application);

  self->appearance = assay_appearance_new (assay_settings_get_default (),
                                           g_application_get_dbus_connection (application));
  g_signal_connect_object (self->appearance, "notify", G_CALLBACK (update_classes), self,
                           G_CONNECT_SWAPPED);
  assay_appearance_add_style (gdk_display_get_default ());
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  assay_actions_set_accels (GTK_APPLICATION (self));
}

static void
assay_application_window_added (GtkApplication *application,
                                GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (assay_application_parent_class)->window_added (application, window);

  update_classes (ASSAY_APPLICATION (application));
}

static void
assay_application_activate (GApplication *application)
{
  AssayWindow *window = get_window (ASSAY_APPLICATION (application));
  g_autofree char *samples = dup_samples_folder ();

  gtk_window_present (GTK_WINDOW (window));
  if (!assay_project_is_open (assay_window_get_project (window)))
    assay_window_open_last (window, samples);
}

static void
assay_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  AssayWindow *window = get_window (ASSAY_APPLICATION (application));
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (list, files[i]);
  gtk_window_present (GTK_WINDOW (window));
  assay_window_open_files (window, G_LIST_MODEL (list));
}

static int
assay_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("assay %s\n", ASSAY_VERSION);
  return 0;
}

static void
assay_application_dispose (GObject *object)
{
  g_clear_object (&ASSAY_APPLICATION (object)->appearance);

  G_OBJECT_CLASS (assay_application_parent_class)->dispose (object);
}

static void
assay_application_class_init (AssayApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  object_class->dispose = assay_application_dispose;
  application_class->startup = assay_application_startup;
  application_class->activate = assay_application_activate;
  application_class->open = assay_application_open;
  application_class->handle_local_options = assay_application_handle_local_options;
  gtk_application_class->window_added = assay_application_window_added;
}

static void
assay_application_init (AssayApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "version", 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _("Print the version"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Opens a project, or adds articles to the project "
                                              "last open."));
}

/**
 * assay_application_new:
 *
 * Returns: (transfer full): the program
 */
AssayApplication *
assay_application_new (void)
{
  return g_object_new (ASSAY_TYPE_APPLICATION,
                       "application-id", ASSAY_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/assay/Assay",
                       NULL);
}
