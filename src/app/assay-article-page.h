/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-article.h"
#include "assay-palette.h"

G_BEGIN_DECLS

/**
 * AssayArticlePage:
 *
 * The text of an article, set for reading, with its sentences, their tags and the selection drawn
 * on it. It shows what it is given and decides nothing. An offset in its buffer is a position in
 * the text.
 *
 * Properties: `text-size` (double, points), `text-column` (int, characters in a line).
 */
#define ASSAY_TYPE_ARTICLE_PAGE (assay_article_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticlePage, assay_article_page, ASSAY, ARTICLE_PAGE, GtkTextView)

GtkWidget   *assay_article_page_new             (void);

void         assay_article_page_set_article     (AssayArticlePage *self,
                                                 AssayArticle     *article);
void         assay_article_page_set_revised     (AssayArticlePage *self,
                                                 AssayArticle     *article);
void         assay_article_page_set_sentences   (AssayArticlePage *self,
                                                 const AssaySpan  *sentences,
                                                 guint             n_sentences);
void         assay_article_page_set_marks       (AssayArticlePage *self,
                                                 GArray           *marks);
void         assay_article_page_set_others      (AssayArticlePage *self,
                                                 GArray           *others);
void         assay_article_page_set_selected    (AssayArticlePage *self,
                                                 GArray           *selected,
                                                 int               current);
void         assay_article_page_set_hovered     (AssayArticlePage *self,
                                                 int               sentence);
void         assay_article_page_set_matches     (AssayArticlePage *self,
                                                 GArray           *matches,
                                                 int               current);

AssayScheme  assay_article_page_get_scheme      (AssayArticlePage *self);
GArray      *assay_article_page_get_marks       (AssayArticlePage *self);
guint        assay_article_page_get_length      (AssayArticlePage *self);
int          assay_article_page_get_sentence_at (AssayArticlePage *self,
                                                 guint             position);
int          assay_article_page_get_position_at (AssayArticlePage *self,
                                                 double            x,
                                                 double            y);
int          assay_article_page_get_citation_at (AssayArticlePage *self,
                                                 guint             position);
char        *assay_article_page_dup_address_at  (AssayArticlePage *self,
                                                 guint             position);

GArray      *assay_article_page_get_boxes       (AssayArticlePage *self,
                                                 AssaySpan         span);
void         assay_article_page_get_area        (AssayArticlePage *self,
                                                 AssaySpan         span,
                                                 GdkRectangle     *area);
int          assay_article_page_get_lettered_at (AssayArticlePage *self,
                                                 double            x,
                                                 double            y);
char        *assay_article_page_dup_letters_at  (AssayArticlePage *self,
                                                 guint             position);
gboolean     assay_article_page_get_visible     (AssayArticlePage *self,
                                                 AssaySpan        *span);
void         assay_article_page_scroll_to       (AssayArticlePage *self,
                                                 guint             position,
                                                 double            align);
gboolean     assay_article_page_get_top         (AssayArticlePage *self,
                                                 guint            *position);
void         assay_article_page_stop            (AssayArticlePage *self);

G_END_DECLS
