/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "assay-analysis.h"

G_BEGIN_DECLS

/**
 * AssayArticle:
 *
 * One text with what is known of it. Immutable; its id is the SHA-256 of the canonical text.
 */
#define ASSAY_TYPE_ARTICLE (assay_article_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticle, assay_article, ASSAY, ARTICLE, GObject)

AssayArticle  *assay_article_new          (AssayText      *text,
                                           const char     *sha256,
                                           const char     *name,
                                           AssayAnalysis  *analysis);
AssayArticle  *assay_article_new_for_text (const char     *utf8,
                                           const char     *name);
AssayArticle  *assay_article_read_file    (GFile          *file,
                                           GCancellable   *cancellable,
                                           GError        **error);

const char    *assay_article_get_id       (AssayArticle   *self);
AssayText     *assay_article_get_text     (AssayArticle   *self);
const char    *assay_article_get_sha256   (AssayArticle   *self);
const char    *assay_article_get_name     (AssayArticle   *self);
const char    *assay_article_get_title    (AssayArticle   *self);
AssayAnalysis *assay_article_get_analysis (AssayArticle   *self);
const char * const *
               assay_article_get_warnings (AssayArticle   *self);

G_END_DECLS
