/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

/**
 * AssayZoneLine:
 * @run: the line without white space around it; never empty
 * @after_blank: whether an empty line stands before it
 * @indented: whether white space stands before it
 */
typedef struct
{
  AssayRun run;
  gboolean after_blank;
  gboolean indented;
} AssayZoneLine;

typedef struct _AssayZoneLines AssayZoneLines;

AssayZoneLines      *assay_zone_lines_new  (const char *start,
                                   const char *end);
void             assay_zone_lines_free (AssayZoneLines *self);
gboolean         assay_zone_lines_has  (AssayZoneLines *self,
                                   guint       i);
const AssayZoneLine *assay_zone_lines_get  (AssayZoneLines *self,
                                   guint       i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayZoneLines, assay_zone_lines_free)

G_END_DECLS
