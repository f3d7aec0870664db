/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference-zone.h"
#include "assay-zone-lines.h"

G_BEGIN_DECLS

void     assay_zone_split_unlabelled   (AssayZoneLines *lines,
                                        guint           first,
                                        guint           end,
                                        GArray         *entries);
void     assay_zone_split_run_together (GArray         *entries,
                                        guint           from);
void     assay_zone_find_tail          (const char     *start,
                                        const char     *end,
                                        GArray         *entries);
gboolean assay_zone_line_is_open       (AssayRun        line);

G_END_DECLS
