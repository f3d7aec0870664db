/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_COLOR_SCHEME_SYSTEM,
  ASSAY_COLOR_SCHEME_LIGHT,
  ASSAY_COLOR_SCHEME_DARK,
} AssayColorScheme;

GType assay_color_scheme_get_type (void);

/* What the article's text may be set to, in points. */
#define ASSAY_TEXT_SIZE_MIN     8.0
#define ASSAY_TEXT_SIZE_NORMAL 13.0
#define ASSAY_TEXT_SIZE_MAX    40.0

/**
 * AssaySettings:
 *
 * What is remembered of the user's wishes and of the window, as properties to bind to; all of them
 * are writable and notify: advance-after-tagging (bool), color-scheme (#AssayColorScheme as int),
 * text-size (double, points), text-column (int, characters), window-width, window-height (int),
 * window-maximized (bool), sidebar-width, inspector-width (int), sidebar-visible, inspector-visible
 * (bool), article-sort (int), last-project (string), recent-projects (strv).
 */
#define ASSAY_TYPE_SETTINGS (assay_settings_get_type ())
G_DECLARE_FINAL_TYPE (AssaySettings, assay_settings, ASSAY, SETTINGS, GObject)

AssaySettings *assay_settings_new               (const char    *path);
AssaySettings *assay_settings_get_default       (void);

const char    *assay_settings_get_last_project  (AssaySettings *self);
const char * const *
               assay_settings_get_recent        (AssaySettings *self);
void           assay_settings_add_recent        (AssaySettings *self,
                                                 const char    *path);
void           assay_settings_remove_recent     (AssaySettings *self,
                                                 const char    *path);

G_END_DECLS
