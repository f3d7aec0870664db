/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-article-list.h"
#include "assay-worker.h"

G_BEGIN_DECLS

AssayArticleList *assay_article_list_new           (void);
void              assay_article_list_attach        (AssayArticleList *self,
                                                    AssayWorker      *worker,
                                                    AssayStore       *reader,
                                                    const char       *annotator);
void              assay_article_list_detach        (AssayArticleList *self);
void              assay_article_list_set_annotator (AssayArticleList *self,
                                                    const char       *annotator);
void              assay_article_list_refresh       (AssayArticleList *self);
void              assay_article_list_update        (AssayArticleList *self,
                                                    const char       *id);

G_END_DECLS
