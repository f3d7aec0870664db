/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-database.h"

G_BEGIN_DECLS

/* "ASSY": what file(1) and the desktop know a project by, at byte 68 of the file. */
#define ASSAY_SCHEMA_APPLICATION_ID 0x41535359

int      assay_schema_get_version (void);
gboolean assay_schema_check       (AssayDatabase  *database,
                                   gboolean       *is_known,
                                   GError        **error);
gboolean assay_schema_migrate     (AssayDatabase  *database,
                                   GError        **error);
gboolean assay_schema_fill_in     (AssayDatabase  *database,
                                   GError        **error);

G_END_DECLS
