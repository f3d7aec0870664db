/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayScheme:
 *
 * Which set of colours the window uses.
 */
typedef enum
{
  ASSAY_SCHEME_LIGHT,
  ASSAY_SCHEME_DARK,
  ASSAY_SCHEME_CONTRAST,
  ASSAY_SCHEME_CONTRAST_DARK,
} AssayScheme;

#define ASSAY_N_SCHEMES 4

/* Claim, evidence, speculation, and one for all kinds of a project's own. */
#define ASSAY_N_KIND_STYLES 4

/**
 * AssayKindStyle:
 * @filled: whether words of the kind have a background at all
 * @highlight: that background
 * @text: the words on it
 * @underline: the line under them, and the letter in the margin
 * @strong: the kind where there are no words: in the overview strip, a swatch, a bar
 * @line: the style of the underline, different for each kind
 *
 * How a kind looks. Colour is never the only sign of it.
 */
typedef struct
{
  gboolean       filled;
  GdkRGBA        highlight;
  GdkRGBA        text;
  GdkRGBA        underline;
  GdkRGBA        strong;
  PangoUnderline line;
} AssayKindStyle;

/**
 * AssayPageStyle:
 *
 * The colours of everything else on the page of an article.
 */
typedef struct
{
  GdkRGBA page;
  GdkRGBA text;
  GdkRGBA muted;
  GdkRGBA link;
  GdkRGBA accent;
  GdkRGBA match;
} AssayPageStyle;

AssayScheme           assay_palette_get_scheme     (GtkWidget   *widget);
const AssayPageStyle *assay_palette_get_page_style (AssayScheme  scheme);
guint                 assay_palette_get_index      (const char  *kind);
const AssayKindStyle *assay_palette_get_kind_style (AssayScheme  scheme,
                                                    const char  *kind);
const char           *assay_palette_get_kind_name  (const char  *kind);
const char           *assay_palette_get_css_class  (const char  *kind);
char                 *assay_palette_dup_letter     (const char  *kind);

G_END_DECLS
