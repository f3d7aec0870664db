/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayArticleSort:
 *
 * The orders a list of articles can have.
 */
typedef enum
{
  ASSAY_ARTICLE_SORT_IMPORTED,     /* the newest first */
  ASSAY_ARTICLE_SORT_TITLE,
  ASSAY_ARTICLE_SORT_PUBLISHED,    /* the newest first, undated last */
  ASSAY_ARTICLE_SORT_PROGRESS,     /* the least tagged first */
} AssayArticleSort;

/**
 * AssayArticleSummary:
 *
 * What a list of articles shows of one. The counts, and whether it is finished, are of one
 * annotator. Signal `changed`: the article is now shown otherwise.
 */
#define ASSAY_TYPE_ARTICLE_SUMMARY (assay_article_summary_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticleSummary, assay_article_summary, ASSAY, ARTICLE_SUMMARY, GObject)

struct _AssayArticleSummary
{
  GObject  parent_instance;

  gint64   row;            /* of this copy of the file only */
  char    *id;
  char    *title;
  char    *byline;         /* or NULL */
  char    *published;      /* or NULL */
  char    *source;         /* name of the file it came from, or NULL */
  gint64   imported;       /* milliseconds since 1970-01-01 UTC */
  guint    n_sentences;
  guint    n_claims;
  guint    n_evidence;
  guint    n_speculation;
  guint    n_others;       /* of the project's own kinds */
  gboolean finished;
};

void                 assay_article_summary_update    (AssayArticleSummary *self,
                                                      AssayArticleSummary *newer);
gboolean             assay_article_summary_is_shown  (AssayArticleSummary *self);

/* A batch is one transaction and one undoable step; what is there already is skipped and not
 * counted. */
gboolean             assay_store_import_articles     (AssayStore        *self,
                                                      GPtrArray         *articles,
                                                      guint             *n_imported,
                                                      GError           **error);
gboolean             assay_store_remove_article      (AssayStore        *self,
                                                      const char        *id,
                                                      GError           **error);
gboolean             assay_store_has_article         (AssayStore        *self,
                                                      const char        *id);

AssayArticle        *assay_store_load_article        (AssayStore        *self,
                                                      const char        *id,
                                                      GError           **error);
AssayText           *assay_store_load_text           (AssayStore        *self,
                                                      const char        *id,
                                                      GError           **error);
char                *assay_store_resolve_article     (AssayStore        *self,
                                                      const char        *prefix,
                                                      GError           **error);

gint64               assay_store_get_article_row     (AssayStore        *self,
                                                      const char        *id,
                                                      GError           **error);
GArray              *assay_store_list_article_rows   (AssayStore        *self,
                                                      AssayArticleSort   sort,
                                                      const char        *filter,
                                                      GError           **error);
AssayArticleSummary *assay_store_load_summary        (AssayStore        *self,
                                                      gint64             row,
                                                      const char        *annotator,
                                                      GError           **error);
GPtrArray           *assay_store_list_article_ids    (AssayStore        *self,
                                                      GError           **error);
char                *assay_store_dup_article_title   (AssayStore        *self,
                                                      const char        *id,
                                                      GError           **error);
gboolean             assay_store_describe_article    (AssayStore        *self,
                                                      const char        *id,
                                                      char             **sha256,
                                                      guint             *length,
                                                      GError           **error);

G_END_DECLS
