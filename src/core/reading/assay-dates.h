/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"
#include "assay-scan.h"

G_BEGIN_DECLS

gboolean assay_date_read     (const char *p,
                              const char *end,
                              AssayDate  *date,
                              const char **after);
gboolean assay_date_find     (const char *start,
                              const char *end,
                              AssayDate  *date,
                              AssayRun   *run);
gboolean assay_date_is_undated (const char  *p,
                                const char  *end,
                                const char **after);
guint    assay_date_read_year (const char *p,
                               const char *end,
                               const char **after);
const char *assay_date_find_accessed (const char *start,
                                      const char *end,
                                      AssayDate  *date,
                                      AssayRun   *run);

G_END_DECLS
