/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-backups.h"

G_BEGIN_DECLS

/* What a project that could not be copied row by row is called among the backups. */
#define ASSAY_BACKUPS_DAMAGED "damaged"

char    *assay_backups_build_folder (const char  *path);
gboolean assay_backups_make_folder  (const char  *folder,
                                     GError     **error);
char    *assay_backups_build_name   (gint64       time,
                                     const char  *of);
char    *assay_backups_parse_name   (const char  *name,
                                     gint64      *time);
void     assay_backups_forget       (const char  *path);

G_END_DECLS
