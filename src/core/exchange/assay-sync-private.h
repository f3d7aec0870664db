/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-folder-carrier.h"
#include "assay-sync.h"

G_BEGIN_DECLS

/* Names in the workplace, which no name in the folder can be. */
#define ASSAY_SYNC_WRITTEN ".written"
#define ASSAY_SYNC_COMPRESSED ".compressed"
#define ASSAY_SYNC_FETCHED ".fetched"

/* A package that was copied out of the folder. */
typedef struct
{
  char *name;
  char *id;
  char *path;
} AssayFetched;

/* What is done next. */
typedef enum
{
  ASSAY_SYNC_PART_BEGIN,
  ASSAY_SYNC_PART_LIST,
  ASSAY_SYNC_PART_JOIN,
  ASSAY_SYNC_PART_FETCH,
  ASSAY_SYNC_PART_TAKE,
  ASSAY_SYNC_PART_COUNT,
  ASSAY_SYNC_PART_PACK,
  ASSAY_SYNC_PART_DELIVER,
  ASSAY_SYNC_PART_END,
  ASSAY_SYNC_PART_NONE,
} AssaySyncPart;

struct _AssaySync
{
  char            *folder;
  AssaySyncMode    mode;
  AssaySyncPart    part;
  gboolean         joined;         /* the project exchanges with this folder already */
  char            *path;           /* of the project */
  char            *project;        /* its id */
  char            *workplace;      /* a private folder for copies */

  GHashTable      *known;          /* ids of the packages that are here */
  GPtrArray       *listed;         /* of AssayCarried: what is in the folder */
  guint            n_looked_at;    /* of those */
  GQueue           fetched;        /* of AssayFetched: to be brought into the project */
  GQueue           waiting;        /* of AssayFetched: cannot come in before another one */
  gboolean         helped;         /* one came in since they were tried */

  gint64           limit;          /* the last of what goes out, or 0 */
  gint64           last;           /* of it in the package that is on its way */
  char            *delivered;      /* id of that package */
  AssaySyncReport  report;
};

/* assay-sync.c */
gboolean assay_sync_is_shared      (AssaySync     *self,
                                    AssayStore    *store,
                                    GError       **error);
gboolean assay_sync_make_workplace (AssaySync     *self,
                                    GError       **error);

/* assay-sync-receive.c */
gboolean assay_sync_fetch          (AssaySync     *self,
                                    AssayStore    *store,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean assay_sync_take           (AssaySync     *self,
                                    AssayStore    *store,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean assay_sync_count_missing  (AssaySync     *self,
                                    AssayStore    *store,
                                    GCancellable  *cancellable,
                                    GError       **error);
void     assay_fetched_free        (AssayFetched  *fetched);

G_END_DECLS
