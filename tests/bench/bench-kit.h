/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "assay-store.h"

G_BEGIN_DECLS

#define BENCH_ANNOTATOR "11111111-1111-4111-8111-111111111111"

/* A folder to work in, and a source of texts that are the same on every run. */
typedef struct
{
  char  *folder;
  GRand *rand;
  char  *vocabulary[20000];
} Bench;

Bench      *bench_new             (void);
void        bench_free            (Bench       *bench);
char       *bench_build_path      (Bench       *bench,
                                   const char  *name);
guint       bench_get_number      (int          argc,
                                   char       **argv,
                                   int          index,
                                   guint        otherwise);

/* Texts. */
const char *bench_pick_word       (Bench       *bench);
char       *bench_make_article    (Bench       *bench,
                                   guint        index,
                                   guint        n_words);
goffset     bench_write_articles  (Bench       *bench,
                                   guint        n_articles,
                                   guint        n_words);
char       *bench_build_article_path (Bench    *bench,
                                   guint        index);

/* Projects. */
AssayStore *bench_open_store      (Bench       *bench,
                                   const char  *name);
AssayStore *bench_open_store_at   (const char  *path);
void        bench_fill_store      (Bench       *bench,
                                   AssayStore  *store,
                                   guint        n_articles,
                                   guint        n_words);
guint       bench_annotate_store  (AssayStore  *store,
                                   guint        n_annotations);
goffset     bench_get_size        (Bench       *bench,
                                   const char  *name);
char       *bench_dup_article_id  (AssayStore  *store,
                                   gint64       row);

/* The floor: SQLite and nothing else. */
sqlite3    *bench_open_bare       (Bench       *bench,
                                   const char  *name);
void        bench_run_sql         (sqlite3     *handle,
                                   const char  *sql);
sqlite3_stmt *bench_prepare       (sqlite3     *handle,
                                   const char  *sql);

/* Times, in milliseconds, and memory, in MiB. */
double      bench_now             (void);
GArray     *bench_times_new       (void);
void        bench_times_add       (GArray      *times,
                                   double       since);
double      bench_times_median    (GArray      *times);
double      bench_get_memory_peak (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bench, bench_free)

G_END_DECLS
