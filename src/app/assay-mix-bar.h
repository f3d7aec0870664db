/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-store-articles.h"

G_BEGIN_DECLS

/**
 * AssayMixBar:
 *
 * A thin bar that shows how much of an article is tagged, and as what. Property `summary`
 * (#AssayArticleSummary, nullable).
 */
#define ASSAY_TYPE_MIX_BAR (assay_mix_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayMixBar, assay_mix_bar, ASSAY, MIX_BAR, GtkWidget)

G_END_DECLS
