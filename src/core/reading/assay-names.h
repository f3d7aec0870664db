/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"
#include "assay-scan.h"

G_BEGIN_DECLS

const char *assay_names_read         (AssayRun        head,
                                      AssayReference *reference);
gboolean    assay_names_is_initials  (const char     *p,
                                      const char     *end);
gboolean    assay_names_starts_list  (const char     *p,
                                      const char     *end);
gboolean    assay_names_is_organisation (AssayRun     run);
gboolean    assay_names_is_particle  (const char     *p,
                                      const char     *end);

G_END_DECLS
