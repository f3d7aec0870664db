/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK of this age does not follow the desktop's preference for dark windows or high contrast by
 * itself. The portal tells it on every desktop, inside a sandbox and outside.
 */

#include "config.h"

#include "assay-appearance.h"

#include <gtk/gtk.h>

#define PORTAL_NAME      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH      "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define PORTAL_NAMESPACE "org.freedesktop.appearance"

/* The portal's values: color-scheme 1 prefers dark, contrast 1 prefers high. */
#define PORTAL_DARK 1
#define PORTAL_HIGH 1

struct _AssayAppearance
{
  GObject          parent_instance;

  AssaySettings   *settings;
  GDBusConnection *connection;
  GCancellable    *cancellable;
  guint            subscription;
  gboolean         desktop_dark;
  gboolean         desktop_high;
  gboolean         theme_high;      /* the user's own GTK settings name a theme of high contrast */
  gboolean         dark;
  gboolean         high_contrast;
};

enum
{
  PROP_DARK = 1,
  PROP_HIGH_CONTRAST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayAppearance, assay_appearance, G_TYPE_OBJECT)

static void
apply (AssayAppearance *self)
{
  GtkSettings *gtk_settings = gtk_settings_get_default ();

  g_object_set (gtk_settings, "gtk-application-prefer-dark-theme", self->dark, NULL);
  if (self->theme_high)
    return;

  if (self->high_contrast)
    g_object_set (gtk_settings,
                  "gtk-theme-name", self->dark ? "HighContrastInverse" : "HighContrast",
                  NULL);
  else
    gtk_settings_reset_property (gtk_settings, "gtk-theme-name");
}

static void
update (AssayAppearance *self)
{
  AssayColorScheme scheme;
  gboolean dark, high_contrast;

  g_object_get (self->settings, "color-scheme", &scheme, NULL);
  dark = scheme == ASSAY_COLOR_SCHEME_DARK
         || (scheme == ASSAY_COLOR_SCHEME_SYSTEM && self->desktop_dark);
  high_contrast = self->desktop_high || self->theme_high;
  if (dark == self->dark && high_contrast == self->high_contrast)
    return;

  /* Those who listen find the new state and the new theme whichever of the two they hear of
   * first. */
  g_object_freeze_notify (G_OBJECT (self));
  if (dark != self->dark)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DARK]);
  if (high_contrast != self->high_contrast)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGH_CONTRAST]);
  self->dark = dark;
  self->high_contrast = high_contrast;
  apply (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_value (AssayAppearance *self,
            const char      *key,
            GVariant        *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return;

  if (g_str_equal (key, "color-scheme"))
    self->desktop_dark = g_variant_get_uint32 (value) == PORTAL_DARK;
  else if (g_str_equal (key, "contrast"))
    self->desktop_high = g_variant_get_uint32 (value) == PORTAL_HIGH;
  update (self);
}

static void
setting_changed_cb (GDBusConnection *connection,
                    const char      *sender,
                    const char      *path,
                    const char      *interface,
                    const char      *signal,
                    GVariant        *parameters,
                    gpointer         data)
{
  const char *namespace, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", &namespace, &key, &value);
  if (g_str_equal (namespace, PORTAL_NAMESPACE))
    take_value (data, key, value);
}

static void
read_all_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) namespaces = NULL;
  g_autoptr (GVariant) ours = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  /* A desktop without the portal has no preference; that is no failure. A cancelled call means that
   * the object is gone. */
  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (answer == NULL)
    return;

  namespaces = g_variant_get_child_value (answer, 0);
  ours = g_variant_lookup_value (namespaces, PORTAL_NAMESPACE, G_VARIANT_TYPE_VARDICT);
  if (ours == NULL)
    return;

  g_variant_iter_init (&iter, ours);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    take_value (data, key, value);
}

static void
ask_desktop (AssayAppearance *self)
{
  const char * const namespaces[] = { PORTAL_NAMESPACE, NULL };

  self->subscription =
    g_dbus_connection_signal_subscribe (self->connection, PORTAL_NAME, PORTAL_INTERFACE,
                                        "SettingChanged", PORTAL_PATH, PORTAL_NAMESPACE,
                                        G_DBUS_SIGNAL_FLAGS_NONE, setting_changed_cb, self, NULL);
  g_dbus_connection_call (self->connection, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "ReadAll",
                          g_variant_new ("(^as)", namespaces), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, read_all_cb, self);
}

static void
assay_appearance_dispose (GObject *object)
{
  AssayAppearance *self = ASSAY_APPEARANCE (object);

  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  self->subscription = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->connection);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (assay_appearance_parent_class)->dispose (object);
}

static void
assay_appearance_finalize (GObject *object)
{
  g_clear_object (&ASSAY_APPEARANCE (object)->cancellable);

  G_OBJECT_CLASS (assay_appearance_parent_class)->finalize (object);
}

static void
assay_appearance_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  AssayAppearance *self = ASSAY_APPEARANCE (object);

  if (id == PROP_DARK)
    g_value_set_boolean (value, self->dark);
  else if (id == PROP_HIGH_CONTRAST)
    g_value_set_boolean (value, self->high_contrast);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_appearance_class_init (AssayAppearanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = assay_appearance_dispose;
  object_class->finalize = assay_appearance_finalize;
  object_class->get_property = assay_appearance_get_property;

  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, flags);
  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_appearance_init (AssayAppearance *self)
{
  g_autofree char *theme = NULL;

  self->cancellable = g_cancellable_new ();
  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &theme, NULL);
  self->theme_high = theme != NULL && g_str_has_prefix (theme, "HighContrast");
}

/**
 * assay_appearance_new:
 * @settings: where the user's wish stands
 * @connection: (nullable): the session bus, to ask the desktop
 *
 * Returns: (transfer full): the appearance, which from now on GTK has
 */
AssayAppearance *
assay_appearance_new (AssaySettings   *settings,
                      GDBusConnection *connection)
{
  AssayAppearance *self;

  g_return_val_if_fail (ASSAY_IS_SETTINGS (settings), NULL);

  self = g_object_new (ASSAY_TYPE_APPEARANCE, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::color-scheme", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  if (connection != NULL)
    {
      self->connection = g_object_ref (connection);
      ask_desktop (self);
    }

  return self;
}

/**
 * assay_appearance_is_dark:
 *
 * Returns: whether light text stands on a dark ground
 */
gboolean
assay_appearance_is_dark (AssayAppearance *self)
{
  g_return_val_if_fail (ASSAY_IS_APPEARANCE (self), FALSE);

  return self->dark;
}

/**
 * assay_appearance_is_high_contrast:
 *
 * Returns: whether the user needs high contrast
 */
gboolean
assay_appearance_is_high_contrast (AssayAppearance *self)
{
  g_return_val_if_fail (ASSAY_IS_APPEARANCE (self), FALSE);

  return self->high_contrast;
}

/**
 * assay_appearance_add_style:
 * @display: where windows are shown
 *
 * Gives all windows the style sheets of Assay.
 */
void
assay_appearance_add_style (GdkDisplay *display)
{
  static const char * const names[] = { "style.css", "window.css" };

  g_return_if_fail (GDK_IS_DISPLAY (display));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
      g_autofree char *path = g_strconcat ("/io/github/assay/Assay/", names[i], NULL);

      gtk_css_provider_load_from_resource (provider, path);
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
}
