/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window remembers, as properties to bind to. They are kept in a file of the user's own,
 * so that they last where no settings daemon runs, and have defaults where the schema is not
 * installed.
 */

#include "config.h"

#include "assay-settings.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define N_RECENT 8

enum
{
  PROP_ADVANCE_AFTER_TAGGING = 1,
  PROP_COLOR_SCHEME,
  PROP_TEXT_SIZE,
  PROP_TEXT_COLUMN,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_SIDEBAR_WIDTH,
  PROP_INSPECTOR_WIDTH,
  PROP_SIDEBAR_VISIBLE,
  PROP_INSPECTOR_VISIBLE,
  PROP_ARTICLE_SORT,
  PROP_LAST_PROJECT,
  PROP_RECENT_PROJECTS,
  N_PROPS
};

struct _AssaySettings
{
  GObject    parent_instance;

  char      *path;
  GSettings *settings;
  GValue     values[N_PROPS];
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (AssayColorScheme, assay_color_scheme,
                    G_DEFINE_ENUM_VALUE (ASSAY_COLOR_SCHEME_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (ASSAY_COLOR_SCHEME_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (ASSAY_COLOR_SCHEME_DARK, "dark"))
G_DEFINE_FINAL_TYPE (AssaySettings, assay_settings, G_TYPE_OBJECT)

static GSettings *
open_settings (const char *path)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, ASSAY_APP_ID, TRUE);
  if (schema == NULL)
    return NULL;

  backend = g_keyfile_settings_backend_new (path, "/io/github/assay/Assay/", "Assay");
  return g_settings_new_full (schema, backend, NULL);
}

static void
bind_settings (AssaySettings *self)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  for (guint i = 1; i < N_PROPS; i++)
    if (g_settings_schema_has_key (schema, properties[i]->name))
      g_settings_bind (self->settings, properties[i]->name, self, properties[i]->name,
                       G_SETTINGS_BIND_DEFAULT);
}

static void
assay_settings_finalize (GObject *object)
{
  AssaySettings *self = ASSAY_SETTINGS (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->settings);
  for (guint i = 1; i < N_PROPS; i++)
    g_value_unset (&self->values[i]);

  G_OBJECT_CLASS (assay_settings_parent_class)->finalize (object);
}

static void
assay_settings_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_value_copy (&ASSAY_SETTINGS (object)->values[id], value);
}

static void
assay_settings_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  AssaySettings *self = ASSAY_SETTINGS (object);

  /* String arrays have no order of their own to compare by. */
  if (id != PROP_RECENT_PROJECTS && g_param_values_cmp (pspec, value, &self->values[id]) == 0)
    return;

  g_value_copy (value, &self->values[id]);
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_settings_class_init (AssaySettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = assay_settings_finalize;
  object_class->get_property = assay_settings_get_property;
  object_class->set_property = assay_settings_set_property;

  properties[PROP_ADVANCE_AFTER_TAGGING] =
    g_param_spec_boolean ("advance-after-tagging", NULL, NULL, FALSE, flags);
  properties[PROP_COLOR_SCHEME] =
    g_param_spec_enum ("color-scheme", NULL, NULL, assay_color_scheme_get_type (),
                       ASSAY_COLOR_SCHEME_SYSTEM, flags);
  properties[PROP_TEXT_SIZE] =
    g_param_spec_double ("text-size", NULL, NULL, ASSAY_TEXT_SIZE_MIN, ASSAY_TEXT_SIZE_MAX,
                         ASSAY_TEXT_SIZE_NORMAL, flags);
  properties[PROP_TEXT_COLUMN] = g_param_spec_int ("text-column", NULL, NULL, 40, 120, 68, flags);
  properties[PROP_WINDOW_WIDTH] =
    g_param_spec_int ("window-width", NULL, NULL, 0, G_MAXINT, 1280, flags);
  properties[PROP_WINDOW_HEIGHT] =
    g_param_spec_int ("window-height", NULL, NULL, 0, G_MAXINT, 800, flags);
  properties[PROP_WINDOW_MAXIMIZED] =
    g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_SIDEBAR_WIDTH] =
    g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 260, flags);
  properties[PROP_INSPECTOR_WIDTH] =
    g_param_spec_int ("inspector-width", NULL, NULL, 0, G_MAXINT, 340, flags);
  properties[PROP_SIDEBAR_VISIBLE] =
    g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE, flags);
  properties[PROP_INSPECTOR_VISIBLE] =
    g_param_spec_boolean ("inspector-visible", NULL, NULL, TRUE, flags);
  properties[PROP_ARTICLE_SORT] =
    g_param_spec_int ("article-sort", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_LAST_PROJECT] = g_param_spec_string ("last-project", NULL, NULL, "", flags);
  properties[PROP_RECENT_PROJECTS] =
    g_param_spec_boxed ("recent-projects", NULL, NULL, G_TYPE_STRV, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_settings_init (AssaySettings *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    {
      g_value_init (&self->values[i], properties[i]->value_type);
      g_param_value_set_default (properties[i], &self->values[i]);
    }
  g_value_take_boxed (&self->values[PROP_RECENT_PROJECTS], g_new0 (char *, 1));
}

/**
 * assay_settings_new:
 * @path: the file to keep them in
 *
 * Returns: (transfer full): the settings kept there; defaults that are not kept where the schema of
 *   the settings is not installed
 */
AssaySettings *
assay_settings_new (const char *path)
{
  AssaySettings *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_SETTINGS, NULL);
  self->path = g_strdup (path);
  self->settings = open_settings (path);
  if (self->settings != NULL)
    bind_settings (self);

  return self;
}

/**
 * assay_settings_get_default:
 *
 * Returns: (transfer none): the user's settings
 */
AssaySettings *
assay_settings_get_default (void)
{
  static AssaySettings *self;

  if (self == NULL)
    {
      g_autofree char *path = g_build_filename (g_get_user_config_dir (), "assay", "settings.ini",
                                                NULL);

      self = assay_settings_new (path);
    }

  return self;
}

/**
 * assay_settings_get_last_project:
 *
 * Returns: (nullable): the path of the project last open
 */
const char *
assay_settings_get_last_project (AssaySettings *self)
{
  const char *path;

  g_return_val_if_fail (ASSAY_IS_SETTINGS (self), NULL);

  path = g_value_get_string (&self->values[PROP_LAST_PROJECT]);
  return path != NULL && *path != '\0' ? path : NULL;
}

/**
 * assay_settings_get_recent:
 *
 * Returns: (transfer none) (array zero-terminated=1): paths of projects, the newest first
 */
const char * const *
assay_settings_get_recent (AssaySettings *self)
{
  g_return_val_if_fail (ASSAY_IS_SETTINGS (self), NULL);

  return g_value_get_boxed (&self->values[PROP_RECENT_PROJECTS]);
}

static void
set_recent (AssaySettings *self,
            const char    *first,
            const char    *without)
{
  const char * const *recent = assay_settings_get_recent (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  guint n = 0;

  if (first != NULL)
    {
      g_strv_builder_add (builder, first);
      n++;
    }
  for (guint i = 0; recent[i] != NULL && n < N_RECENT; i++)
    if (!g_str_equal (recent[i], without))
      {
        g_strv_builder_add (builder, recent[i]);
        n++;
      }

  paths = g_strv_builder_end (builder);
  g_object_set (self, "recent-projects", paths, NULL);
}

/**
 * assay_settings_add_recent:
 * @path: of the project that is open now
 *
 * Puts a project first among the recent ones and makes it the last open.
 */
void
assay_settings_add_recent (AssaySettings *self,
                           const char    *path)
{
  g_return_if_fail (ASSAY_IS_SETTINGS (self));
  g_return_if_fail (path != NULL);

  set_recent (self, path, path);
  g_object_set (self, "last-project", path, NULL);
}

/**
 * assay_settings_remove_recent:
 * @path: of a project that cannot be opened any more
 */
void
assay_settings_remove_recent (AssaySettings *self,
                              const char    *path)
{
  g_return_if_fail (ASSAY_IS_SETTINGS (self));
  g_return_if_fail (path != NULL);

  set_recent (self, NULL, path);
  if (g_strcmp0 (assay_settings_get_last_project (self), path) == 0)
    g_object_set (self, "last-project", "", NULL);
}
