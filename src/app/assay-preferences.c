/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The few things worth setting. Each takes effect at once; the name when its entry is left, so that
 * a name half typed is never written into a project.
 */

#include "config.h"

#include "assay-preferences.h"

#include <glib/gi18n.h>

struct _AssayPreferences
{
  GtkWindow      parent_instance;

  GtkEditable   *name;
  GtkSwitch     *advance;
  GtkDropDown   *colors;
  GtkSpinButton *text_size;
  GtkSpinButton *text_column;

  AssaySettings *settings;
  char          *old_name;
};

enum
{
  SIGNAL_RENAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayPreferences, assay_preferences, GTK_TYPE_WINDOW)

static gboolean
scheme_to_selected (GBinding     *binding,
                    const GValue *scheme,
                    GValue       *selected,
                    gpointer      data)
{
  g_value_set_uint (selected, g_value_get_enum (scheme));
  return TRUE;
}

static gboolean
selected_to_scheme (GBinding     *binding,
                    const GValue *selected,
                    GValue       *scheme,
                    gpointer      data)
{
  g_value_set_enum (scheme, g_value_get_uint (selected));
  return TRUE;
}

static void
bind_settings (AssayPreferences *self)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_object_bind_property (self->settings, "advance-after-tagging", self->advance, "active", flags);
  g_object_bind_property_full (self->settings, "color-scheme", self->colors, "selected", flags,
                               scheme_to_selected, selected_to_scheme, NULL, NULL);
  g_object_bind_property (self->settings, "text-size", self->text_size, "value", flags);
  g_object_bind_property (self->settings, "text-column", self->text_column, "value", flags);
}

static void
name_done_cb (AssayPreferences *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (g_str_equal (name, self->old_name))
    return;

  g_free (self->old_name);
  self->old_name = g_strdup (name);
  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, name);
}

static gboolean
assay_preferences_close_request (GtkWindow *window)
{
  name_done_cb (ASSAY_PREFERENCES (window));

  return GTK_WINDOW_CLASS (assay_preferences_parent_class)->close_request (window);
}

static void
assay_preferences_dispose (GObject *object)
{
  g_clear_object (&ASSAY_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (assay_preferences_parent_class)->dispose (object);
}

static void
assay_preferences_finalize (GObject *object)
{
  g_free (ASSAY_PREFERENCES (object)->old_name);

  G_OBJECT_CLASS (assay_preferences_parent_class)->finalize (object);
}

static void
assay_preferences_class_init (AssayPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = assay_preferences_dispose;
  object_class->finalize = assay_preferences_finalize;
  window_class->close_request = assay_preferences_close_request;

  signals[SIGNAL_RENAMED] =
    g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, name);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, advance);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, colors);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferences, text_column);
  gtk_widget_class_bind_template_callback (widget_class, name_done_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_preferences_init (AssayPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_preferences_new:
 * @parent: the window it belongs to
 * @settings: what to set
 * @name: the annotator's name
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
assay_preferences_new (GtkWindow     *parent,
                       AssaySettings *settings,
                       const char    *name)
{
  AssayPreferences *self;

  g_return_val_if_fail (ASSAY_IS_SETTINGS (settings), NULL);

  self = g_object_new (ASSAY_TYPE_PREFERENCES, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  self->old_name = g_strdup (name != NULL ? name : "");
  gtk_editable_set_text (self->name, self->old_name);
  bind_settings (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));

  return GTK_WIDGET (self);
}
