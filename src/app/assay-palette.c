/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours and letters of the kinds. Text tags and drawn things take no CSS, so they are kept
 * here, in a set for light, dark and high contrast. A test holds every pair to the contrast of WCAG
 * 2.1 and to a distance that protan, deutan and tritan eyes can see.
 */

#include "config.h"

#include "assay-palette.h"

#include <glib/gi18n.h>

#include "assay-types.h"

#define PART(hex, shift) (((hex) >> (shift) & 0xFF) / 255.f)
#define RGBA(hex, alpha) { PART (hex, 16), PART (hex, 8), PART (hex, 0), alpha }
#define RGB(hex)         RGBA (hex, 1.f)

#define SINGLE PANGO_UNDERLINE_SINGLE
#define DOUBLE PANGO_UNDERLINE_DOUBLE
#define WAVY   PANGO_UNDERLINE_ERROR
#define LOW    PANGO_UNDERLINE_LOW

static const AssayKindStyle kind_styles[ASSAY_N_SCHEMES][ASSAY_N_KIND_STYLES] =
{
  [ASSAY_SCHEME_LIGHT] = {
    { TRUE, RGB (0xffdf6e), RGB (0x000000), RGB (0x6b4a00), RGB (0xc28400), SINGLE },
    { TRUE, RGB (0xb8d2fe), RGB (0x000000), RGB (0x123a7a), RGB (0x3f7ee8), DOUBLE },
    { TRUE, RGB (0xe7b0ca), RGB (0x000000), RGB (0x5e1240), RGB (0xa8336f), WAVY },
    { TRUE, RGB (0x84ca9a), RGB (0x000000), RGB (0x0f4a23), RGB (0x2c8a4a), LOW },
  },
  [ASSAY_SCHEME_DARK] = {
    { TRUE, RGB (0x533203), RGB (0xffffff), RGB (0xffdf6e), RGB (0xe0ae00), SINGLE },
    { TRUE, RGB (0x213e81), RGB (0xffffff), RGB (0xb8d2fe), RGB (0x5b93f0), DOUBLE },
    { TRUE, RGB (0x7c3f5f), RGB (0xffffff), RGB (0xf0b8d2), RGB (0xcc5a92), WAVY },
    { TRUE, RGB (0x2a6039), RGB (0xffffff), RGB (0x9fe0b4), RGB (0x46a868), LOW },
  },
  [ASSAY_SCHEME_CONTRAST] = {
    { FALSE, RGB (0xffffff), RGB (0x000000), RGB (0x6b4a00), RGB (0x8a5d00), SINGLE },
    { FALSE, RGB (0xffffff), RGB (0x000000), RGB (0x123a7a), RGB (0x1f57c4), DOUBLE },
    { FALSE, RGB (0xffffff), RGB (0x000000), RGB (0x5e1240), RGB (0x8c1a58), WAVY },
    { FALSE, RGB (0xffffff), RGB (0x000000), RGB (0x0f4a23), RGB (0x14652f), LOW },
  },
  [ASSAY_SCHEME_CONTRAST_DARK] = {
    { FALSE, RGB (0x000000), RGB (0xffffff), RGB (0xffdf6e), RGB (0xffcf2e), SINGLE },
    { FALSE, RGB (0x000000), RGB (0xffffff), RGB (0xb8d2fe), RGB (0x7db0ff), DOUBLE },
    { FALSE, RGB (0x000000), RGB (0xffffff), RGB (0xf0b8d2), RGB (0xf07ab8), WAVY },
    { FALSE, RGB (0x000000), RGB (0xffffff), RGB (0x9fe0b4), RGB (0x5ed487), LOW },
  },
};

static const AssayPageStyle page_styles[ASSAY_N_SCHEMES] =
{
  [ASSAY_SCHEME_LIGHT] = {
    RGB (0xffffff), RGB (0x2a2e30), RGB (0x6b6f71), RGB (0x08458f), RGB (0x2f7bd0),
    RGBA (0xe66100, 0.30),
  },
  [ASSAY_SCHEME_DARK] = {
    RGB (0x1e1e1e), RGB (0xeeeeec), RGB (0x9c9f9e), RGB (0xb5d3ff), RGB (0x78aeed),
    RGBA (0xffa348, 0.36),
  },
  [ASSAY_SCHEME_CONTRAST] = {
    RGB (0xffffff), RGB (0x000000), RGB (0x3a3a3a), RGB (0x003a85), RGB (0x0a4fa8),
    RGBA (0xe66100, 0.30),
  },
  [ASSAY_SCHEME_CONTRAST_DARK] = {
    RGB (0x000000), RGB (0xffffff), RGB (0xd0d0d0), RGB (0xc2dcff), RGB (0x9cc7ff),
    RGBA (0xffa348, 0.40),
  },
};

/**
 * assay_palette_get_scheme:
 * @widget: a widget
 *
 * Finds out which colours suit a widget. Whether it is dark is read from the colour of its text,
 * which is right whatever made the theme dark.
 *
 * Returns: the scheme
 */
AssayScheme
assay_palette_get_scheme (GtkWidget *widget)
{
  g_autofree char *theme = NULL;
  GdkRGBA colour;
  gboolean dark;
  gboolean contrast;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  dark = colour.red + colour.green + colour.blue > 1.5;
  g_object_get (gtk_widget_get_settings (widget), "gtk-theme-name", &theme, NULL);
  contrast = theme != NULL
             && (strstr (theme, "HighContrast") != NULL || g_str_has_suffix (theme, "-hc"));

  if (contrast)
    return dark ? ASSAY_SCHEME_CONTRAST_DARK : ASSAY_SCHEME_CONTRAST;
  return dark ? ASSAY_SCHEME_DARK : ASSAY_SCHEME_LIGHT;
}

/**
 * assay_palette_get_page_style:
 * @scheme: the scheme
 *
 * Returns: (transfer none): the colours of a page
 */
const AssayPageStyle *
assay_palette_get_page_style (AssayScheme scheme)
{
  return &page_styles[scheme];
}

/**
 * assay_palette_get_index:
 * @kind: a kind of annotation
 *
 * Returns: which of the %ASSAY_N_KIND_STYLES styles it has
 */
guint
assay_palette_get_index (const char *kind)
{
  if (g_str_equal (kind, ASSAY_KIND_CLAIM))
    return 0;
  if (g_str_equal (kind, ASSAY_KIND_EVIDENCE))
    return 1;
  if (g_str_equal (kind, ASSAY_KIND_SPECULATION))
    return 2;
  return 3;
}

/**
 * assay_palette_get_kind_style:
 * @scheme: the scheme
 * @kind: a kind of annotation, built in or of a project's own
 *
 * Returns: (transfer none): how the kind looks
 */
const AssayKindStyle *
assay_palette_get_kind_style (AssayScheme  scheme,
                              const char  *kind)
{
  return &kind_styles[scheme][assay_palette_get_index (kind)];
}

/**
 * assay_palette_get_kind_name:
 * @kind: a kind of annotation
 *
 * Returns: (transfer none): its name for people, translated; a kind of a project's own is its own
 *   name
 */
const char *
assay_palette_get_kind_name (const char *kind)
{
  if (g_str_equal (kind, ASSAY_KIND_CLAIM))
    return _("Claim");
  if (g_str_equal (kind, ASSAY_KIND_EVIDENCE))
    return _("Evidence");
  if (g_str_equal (kind, ASSAY_KIND_SPECULATION))
    return _("Speculation");
  return kind;
}

/**
 * assay_palette_get_css_class:
 * @kind: a kind of annotation
 *
 * Returns: (transfer none): its class in the style sheets, one for all kinds of a project's own
 */
const char *
assay_palette_get_css_class (const char *kind)
{
  static const char * const classes[ASSAY_N_KIND_STYLES] = {
    ASSAY_KIND_CLAIM, ASSAY_KIND_EVIDENCE, ASSAY_KIND_SPECULATION, "own",
  };

  return classes[assay_palette_get_index (kind)];
}

/**
 * assay_palette_dup_letter:
 * @kind: a kind of annotation
 *
 * Returns: (transfer full): the letter that stands for it in the margin, translated
 */
char *
assay_palette_dup_letter (const char *kind)
{
  g_autofree char *upper = NULL;

  if (g_str_equal (kind, ASSAY_KIND_CLAIM))
    return g_strdup (C_("the letter of a claim in the margin", "C"));
  if (g_str_equal (kind, ASSAY_KIND_EVIDENCE))
    return g_strdup (C_("the letter of evidence in the margin", "E"));
  if (g_str_equal (kind, ASSAY_KIND_SPECULATION))
    return g_strdup (C_("the letter of speculation in the margin", "S"));
  upper = g_utf8_strup (kind, -1);
  return g_utf8_substring (upper, 0, MIN (1, g_utf8_strlen (upper, -1)));
}
