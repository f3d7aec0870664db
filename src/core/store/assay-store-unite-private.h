/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-private.h"
#include "assay-store-unite.h"

G_BEGIN_DECLS

/* After how many steps in the own list that did not reach the other's next row it is looked up
 * instead. */
#define ASSAY_UNITE_LEAP 8

/* A merge under way. Row numbers of the other file mean nothing here, so they are mapped. */
typedef struct
{
  AssayStore       *store;
  AssayDatabase    *other;
  AssayStep        *step;
  AssayUniteReport *report;
  GCancellable     *cancellable;
  const char       *package;         /* id of the package that is brought in, or NULL */
  AssayUniteProgress *progress;      /* told how far it is, or NULL */
  guint64           n_done;          /* articles, or rows that are brought in */
  guint64           n_total;
  GHashTable       *articles;        /* row there to row here */
  GHashTable       *annotators;
  GHashTable       *counts;          /* "annotator article" to AssayUniteCount of the report */
  GHashTable       *layers;          /* how many of each layer were here already */
  GHashTable       *shown;           /* ids of annotations that were set aside and show again */
  GHashTable       *changed;         /* those counted as changed */
  guint             n_problems;      /* what the report held before */
  guint             n_rows;
  char             *other_project;
  gint64            first_new;       /* annotations from this row on came with this merge */
} AssayUnite;

/* Reads one row of the other file, and adds it if it is new and makes sense. */
typedef gboolean (*AssayUniteRow) (AssayUnite      *unite,
                                   AssayStatement  *row,
                                   GError         **error);

gboolean         assay_unite_each        (AssayUnite       *unite,
                                          const char       *sql,
                                          AssayUniteRow     func,
                                          GError          **error);
guint64          assay_unite_count       (AssayUnite       *unite,
                                          const char       *sql);
gboolean         assay_unite_refuse      (AssayUnite       *unite,
                                          const char       *what,
                                          const char       *id);
gint64           assay_unite_find_row    (GHashTable       *map,
                                          gint64            row);
void             assay_unite_map_row     (GHashTable       *map,
                                          gint64            there,
                                          gint64            here);
gboolean         assay_unite_is_text     (const char       *text,
                                          gsize             max_size);
gboolean         assay_unite_is_time     (gint64            t);

/* assay-store-unite-report.c */
void             assay_unite_begin_report (AssayUnite      *unite);
gboolean         assay_unite_end_report  (AssayUnite       *unite,
                                          GError          **error);
AssayUniteCount *assay_unite_get_count   (AssayUnite       *unite,
                                          const char       *annotator,
                                          const char       *article);
void             assay_unite_count_known (AssayUnite       *unite,
                                          gint64            article,
                                          gint64            annotator);
gboolean         assay_unite_count_shown (AssayUnite       *unite,
                                          AssayObjectType   type,
                                          const char       *object,
                                          GError          **error);
gboolean         assay_unite_count_change (AssayUnite      *unite,
                                          AssayObjectType   type,
                                          const char       *object,
                                          GError          **error);

/* assay-store-unite-aside.c, assay-store-unite-rows.c, assay-store-unite-annotations.c,
 * assay-store-unite-decisions.c, assay-store-unite-withheld.c, assay-store-unite-edits.c: in this
 * order */
gboolean         assay_unite_show_again  (AssayUnite       *unite,
                                          GError          **error);
gboolean         assay_unite_articles    (AssayUnite       *unite,
                                          GError          **error);
gboolean         assay_unite_annotations (AssayUnite       *unite,
                                          GError          **error);
gboolean         assay_unite_others      (AssayUnite       *unite,
                                          GError          **error);
gboolean         assay_unite_decisions   (AssayUnite       *unite,
                                          GError          **error);
gboolean         assay_unite_withheld    (AssayUnite       *unite,
                                          GError          **error);
gboolean         assay_unite_edits       (AssayUnite       *unite,
                                          GError          **error);

G_END_DECLS
