/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"
#include "assay-scan.h"

G_BEGIN_DECLS

void     assay_source_set_once    (char           **field,
                                   AssayRun         run);
gboolean assay_source_read_pages  (AssayRun         piece,
                                   AssayReference  *reference);
gboolean assay_source_read_volume (AssayRun         piece,
                                   AssayReference  *reference);

G_END_DECLS
