/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-store-articles.h"

G_BEGIN_DECLS

/**
 * AssayArticleRow:
 *
 * An article in a list: title, who and when, how far it is tagged. Property `summary`
 * (#AssayArticleSummary, nullable), notified also when the article is shown otherwise than before.
 */
#define ASSAY_TYPE_ARTICLE_ROW (assay_article_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticleRow, assay_article_row, ASSAY, ARTICLE_ROW, GtkWidget)

GtkWidget *assay_article_row_new         (void);
void       assay_article_row_set_summary (AssayArticleRow     *self,
                                          AssayArticleSummary *summary);

char      *assay_article_row_describe    (AssayArticleSummary *summary);

G_END_DECLS
