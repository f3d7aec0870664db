/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-database.h"

G_BEGIN_DECLS

/* Rows on their way from a damaged file to a sound one. */
typedef struct
{
  AssayDatabase *from;
  AssayDatabase *to;
  GCancellable  *cancellable;
  guint64        size;          /* of the damaged file in bytes, which bounds what can be in it */
  GPtrArray     *problems;      /* of sentences, or NULL where nobody asks */
} AssaySalvage;

gboolean assay_salvage_mend_header (const char    *path,
                                    GError       **error);
gboolean assay_salvage_graft       (const char    *path,
                                    const char    *model,
                                    GError       **error);
gboolean assay_salvage_read_rows   (AssaySalvage  *self,
                                    GError       **error);

G_END_DECLS
