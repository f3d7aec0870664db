/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-article-page.h"
#include "assay-article-view.h"
#include "assay-cites-popover.h"
#include "assay-find-bar.h"
#include "assay-kind-popover.h"
#include "assay-layer-bar.h"
#include "assay-overview-strip.h"

G_BEGIN_DECLS

struct _AssayArticleView
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  AssayFindBar        *find_bar;
  AssayLayerBar       *layer_bar;
  GtkScrolledWindow   *scroller;
  AssayArticlePage    *page;
  AssayOverviewStrip  *strip;
  GtkWidget           *kinds;
  GtkWidget           *menu;
  GtkWidget           *cites;

  AssayProject        *project;
  GSignalGroup        *project_signals;
  GSignalGroup        *selection_signals;
  GSignalGroup        *annotation_signals;
  GArray              *others;             /* of AssayMark: what others say; NULL to be listed anew */
  guint                marks_source;       /* annotations are shown again before the next frame */
  guint                visible_source;
  char                *status;

  double               press_x;            /* where the pointer was pressed, on the page */
  double               press_y;
  GdkModifierType      press_state;
  gboolean             is_dragging;        /* several sentences were passed since */
  gboolean             is_pointing;        /* what is selected now is under the pointer already */
  double               edge_speed;         /* pixels a frame, while a drag is beyond the edge */
  guint                edge_tick;
};

void    assay_article_view_add_input    (AssayArticleView *self);
void    assay_article_view_close_kinds  (AssayArticleView *self);
void    assay_article_view_point        (AssayArticleView *self,
                                         GtkPopover       *popover,
                                         GdkRectangle      place);
void    assay_article_view_append_works (AssayArticleView *self,
                                         GMenu            *menu,
                                         int               position);

/* assay-article-view-layers.c */
GArray *assay_article_view_list_marks   (AssayArticleView *self);
GArray *assay_article_view_list_others  (AssayArticleView *self);
char   *assay_article_view_dup_others   (AssayArticleView *self,
                                         guint             sentence);
int     assay_article_view_get_decided_at (AssayArticleView *self,
                                           double            x,
                                           double            y);
void    assay_article_view_append_decision (AssayArticleView *self,
                                            GMenu            *menu,
                                            int               sentence);
void    assay_article_view_add_tooltips (AssayArticleView *self);

G_END_DECLS
