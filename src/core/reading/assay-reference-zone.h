/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-labels.h"

G_BEGIN_DECLS

/**
 * AssayEntry:
 * @run: the whole entry, its label included, trimmed
 * @label: its label, of style %ASSAY_LABEL_NONE where it has none
 */
typedef struct
{
  AssayRun   run;
  AssayLabel label;
} AssayEntry;

GArray *assay_reference_zone_find (const char *start,
                                   const char *end);

G_END_DECLS
