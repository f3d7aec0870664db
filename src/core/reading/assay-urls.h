/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

gboolean assay_url_find      (const char *start,
                              const char *end,
                              AssayRun   *run,
                              char      **url);
gboolean assay_url_at        (const char *p,
                              const char *end);
gboolean assay_url_is_broken (const char *url);
gboolean assay_doi_find      (const char *start,
                              const char *end,
                              AssayRun   *run,
                              char      **doi);

G_END_DECLS
