/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayArticleView:
 *
 * The open article of a project: its page, the strip beside it, the bar to find words in it, and
 * all that the mouse and the keyboard do there. What is done to sentences is done by actions of the
 * window.
 *
 * Properties: `project` (#AssayProject), `text-size` (double, points), `text-column` (int,
 * characters in a line), `status` (string, read-only: what is selected, in words).
 * Signal: `citation-activated` (uint index): a marker in the text was clicked; the index is that of
 * assay_project_get_citations().
 */
#define ASSAY_TYPE_ARTICLE_VIEW (assay_article_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticleView, assay_article_view, ASSAY, ARTICLE_VIEW, GtkWidget)

GtkWidget  *assay_article_view_new        (void);
void        assay_article_view_find       (AssayArticleView *self);
void        assay_article_view_offer_works (AssayArticleView *self,
                                            guint             citation);
const char *assay_article_view_get_status (AssayArticleView *self);

G_END_DECLS
