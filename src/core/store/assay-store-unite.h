/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-database.h"
#include "assay-store.h"
#include "assay-unite-progress.h"

G_BEGIN_DECLS

/**
 * AssayUniteCount:
 * @annotator: whose annotations
 * @name: what the annotator is called
 * @article: in which article
 * @title: of the article
 * @n_new: how many came in
 * @n_changed: how many that were here already have other values now
 * @n_known: how many were here already, changed ones included
 *
 * What a merge did to one layer of one article.
 */
typedef struct
{
  char  *annotator;
  char  *name;
  char  *article;
  char  *title;
  guint  n_new;
  guint  n_changed;
  guint  n_known;
} AssayUniteCount;

/**
 * AssayUniteReport:
 * @n_articles: how many articles came in
 * @n_decisions: how many decisions came in
 * @n_rows: how many rows of any kind came in; 0 says that everything was here already
 * @counts: (element-type AssayUniteCount): per annotator and article, sorted by their names
 * @problems: (element-type utf8): what cannot come in and why, in sentences, translated
 */
typedef struct
{
  guint      n_articles;
  guint      n_decisions;
  guint      n_rows;
  GPtrArray *counts;
  GPtrArray *problems;
} AssayUniteReport;

AssayUniteReport *assay_unite_report_new  (void);
void              assay_unite_report_free (AssayUniteReport  *report);

gboolean          assay_store_unite       (AssayStore        *self,
                                           AssayDatabase     *other,
                                           const char        *label,
                                           gboolean           keep,
                                           AssayUniteReport  *report,
                                           AssayUniteProgress *progress,
                                           GCancellable      *cancellable,
                                           GError           **error);
gboolean          assay_store_unite_package (AssayStore      *self,
                                           AssayDatabase     *other,
                                           const char        *package,
                                           AssayUniteReport  *report,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayUniteReport, assay_unite_report_free)

G_END_DECLS
