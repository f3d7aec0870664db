/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-article-page.h"
#include "assay-mark-queue.h"
#include "assay-outline.h"

G_BEGIN_DECLS

struct _AssayArticlePage
{
  GtkTextView      parent_instance;

  AssayArticle    *article;
  GArray          *sentences;      /* of AssaySpan */
  GArray          *marks;          /* of AssayMark, in order */
  GArray          *others;         /* of AssayMark: what others say, in order */
  GArray          *alone;          /* those of them that are underlined */
  AssayMarkQueue  *queue;          /* from these to the text */
  GArray          *selected;       /* of guint: indexes of sentences, in order */
  GArray          *matches;        /* of AssaySpan: what was searched for */
  GArray          *quotations;     /* of AssaySpan */
  int              current;        /* index of a sentence, or -1 */
  int              hovered;
  int              match;          /* index of the match one stands at, or -1 */

  AssayScheme      scheme;
  double           em;             /* height of the letters, in pixels */
  double           text_size;
  int              text_column;
  GtkCssProvider  *css;            /* the size and the colours of the text */

  int              width;          /* that its lines were broken for */
  gboolean         has_others;     /* room was made for initials */
  guint            goal;           /* where to scroll to */
  GtkTextMark     *goal_mark;
  double           goal_align;
  guint            goal_tick;
  double           goal_height;    /* of the whole page, a frame ago */
  guint            goal_frames;    /* for how many it has been in view without a change */
};

/* The letters beside one displayed line. */
typedef struct
{
  double  top;
  double  bottom;
  gboolean rtl;
  guint   first_mark;
  guint   n_marks;
  guint   first_other;
  guint   n_others;
} AssayMargin;

AssaySpan  assay_article_page_get_sentence   (AssayArticlePage *self,
                                              guint             index);
gboolean   assay_article_page_is_rtl         (AssayArticlePage *self,
                                              guint             position);
GArray    *assay_article_page_list_margins   (AssayArticlePage *self,
                                              AssaySpan         span);
PangoLayout *assay_article_page_make_letters (AssayArticlePage *self,
                                              const AssayMargin *margin,
                                              GdkRectangle     *place);
void       assay_article_page_add_links     (GtkTextBuffer    *buffer,
                                              AssayArticle     *article);
void       assay_article_page_keep_top       (AssayArticlePage *self);
void       assay_article_page_draw           (AssayArticlePage *self,
                                              GtkTextViewLayer  layer,
                                              GtkSnapshot      *snapshot);

G_END_DECLS
