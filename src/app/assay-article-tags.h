/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-blocks.h"
#include "assay-mark.h"
#include "assay-palette.h"

G_BEGIN_DECLS

/* The kinds of link that a person can follow. */
#define ASSAY_TAG_CITATION "citation"
#define ASSAY_TAG_ADDRESS  "address"

GtkTextTagTable *assay_article_tags_new        (void);
void             assay_article_tags_set_style  (GtkTextTagTable  *table,
                                                AssayScheme       scheme,
                                                double            em);
void             assay_article_tags_add_blocks (GtkTextBuffer    *buffer,
                                                const AssayBlock *blocks,
                                                guint             n_blocks);
void             assay_article_tags_add        (GtkTextBuffer    *buffer,
                                                const char       *name,
                                                AssaySpan         span);
void             assay_article_tags_mark       (const AssayMark  *mark,
                                                gpointer          buffer);
void             assay_article_tags_unmark     (const AssayMark  *mark,
                                                gpointer          buffer);

G_END_DECLS
