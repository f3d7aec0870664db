/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayBackup:
 * @path: the file
 * @name: its name without the folder
 * @time: when it was made, in milliseconds since 1970 UTC
 * @size: in bytes
 * @n_annotations: how many it shows
 * @n_articles: how many it shows
 * @is_whole: whether it can be opened; a damaged project that was put aside is kept, too
 *
 * An earlier state of a project.
 */
typedef struct
{
  char     *path;
  char     *name;
  gint64    time;
  guint64   size;
  guint64   n_annotations;
  guint64   n_articles;
  gboolean  is_whole;
} AssayBackup;

void       assay_backup_free           (AssayBackup   *backup);

gboolean   assay_backups_make          (AssayStore    *store,
                                        gboolean      *made,
                                        GCancellable  *cancellable,
                                        GError       **error);
gboolean   assay_backups_would_disturb (AssayStore    *store);
GPtrArray *assay_backups_list          (const char    *path,
                                        GError       **error);
gboolean   assay_backups_restore       (const char    *path,
                                        const char    *backup,
                                        GError       **error);

gboolean   assay_backups_look_for_loss (AssayStore    *store,
                                        guint64       *n_before,
                                        guint64       *n_now,
                                        gboolean      *is_alarming,
                                        GError       **error);
gboolean   assay_backups_remember      (AssayStore    *store,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayBackup, assay_backup_free)

G_END_DECLS
