/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-articles.h"

G_BEGIN_DECLS

/**
 * AssaySummaryCache:
 *
 * The summaries looked at last, by row. Those that nobody asked for in a long while are dropped.
 */
typedef struct _AssaySummaryCache AssaySummaryCache;

AssaySummaryCache   *assay_summary_cache_new        (void);
void                 assay_summary_cache_free       (AssaySummaryCache   *self);
void                 assay_summary_cache_clear      (AssaySummaryCache   *self);
AssayArticleSummary *assay_summary_cache_lookup     (AssaySummaryCache   *self,
                                                     gint64               row);
AssayArticleSummary *assay_summary_cache_find       (AssaySummaryCache   *self,
                                                     const char          *id);
void                 assay_summary_cache_add        (AssaySummaryCache   *self,
                                                     AssayArticleSummary *summary);
GPtrArray           *assay_summary_cache_keep_shown (AssaySummaryCache   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySummaryCache, assay_summary_cache_free)

G_END_DECLS
