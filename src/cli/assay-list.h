/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-command.h"
#include "assay-printer.h"

G_BEGIN_DECLS

/**
 * AssayList:
 * @invocation: how it was asked for
 * @store: the project
 * @article: (nullable): the whole id of the article to list, or %NULL for all
 * @annotator: (nullable): the id of the annotator whose layer is to be listed, or %NULL for all
 * @names: the names of the annotators by their ids
 * @printer: where the rows go
 *
 * A list of things of a project, as it was asked for.
 */
typedef struct
{
  AssayInvocation *invocation;
  AssayStore      *store;
  char            *article;
  char            *annotator;
  GHashTable      *names;
  AssayPrinter    *printer;
} AssayList;

typedef enum
{
  ASSAY_LIST_BY_ARTICLE   = 1 << 0,   /* takes --article */
  ASSAY_LIST_BY_ANNOTATOR = 1 << 1,   /* takes --annotator */
  ASSAY_LIST_MENDS        = 1 << 2,   /* may write, where the project can be written */
} AssayListFlags;

typedef gboolean (*AssayListFunc)        (AssayList           *list,
                                          GError             **error);
typedef gboolean (*AssayListArticleFunc) (AssayList           *list,
                                          AssayArticle        *article,
                                          gpointer             data,
                                          GError             **error);

gboolean    assay_list_run             (AssayInvocation       *invocation,
                                        AssayListFlags         flags,
                                        const AssayColumn     *columns,
                                        guint                  n_columns,
                                        AssayListFunc          func,
                                        GError               **error);
gboolean    assay_list_foreach_article (AssayList             *self,
                                        AssayListArticleFunc   func,
                                        gpointer               data,
                                        GError               **error);
const char *assay_list_get_name        (AssayList             *self,
                                        const char            *annotator);

G_END_DECLS
