/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "assay-store-articles.h"

G_BEGIN_DECLS

/**
 * AssayArticleList:
 *
 * The articles of a project as a lazy GListModel of #AssayArticleSummary: an array of row numbers
 * in the order wanted, and a cache of about 1,000 summaries read one at a time when a view asks for
 * them. Properties: `sort` (AssayArticleSort as int), `filter` (string).
 */
#define ASSAY_TYPE_ARTICLE_LIST (assay_article_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticleList, assay_article_list, ASSAY, ARTICLE_LIST, GObject)

void             assay_article_list_set_sort   (AssayArticleList *self,
                                                AssayArticleSort  sort);
AssayArticleSort assay_article_list_get_sort   (AssayArticleList *self);
void             assay_article_list_set_filter (AssayArticleList *self,
                                                const char       *filter);
const char      *assay_article_list_get_filter (AssayArticleList *self);
int              assay_article_list_find       (AssayArticleList *self,
                                                const char       *id);

G_END_DECLS
