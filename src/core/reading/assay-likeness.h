/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

/* From here on a run reads like an entry of the works cited; well below it, like prose. */
#define ASSAY_LIKENESS_WEAK   2
#define ASSAY_LIKENESS_STRONG 4

int      assay_likeness            (const char *p,
                                    const char *end);
gboolean assay_likeness_is_short   (const char *p,
                                    const char *end);
gboolean assay_likeness_is_prose    (const char *p,
                                    const char *end);
gboolean assay_likeness_is_entry    (const char *p,
                                    const char *end);
gboolean assay_likeness_is_comment  (const char *p,
                                    const char *end);
gboolean assay_likeness_starts_entry (const char *p,
                                      const char *end);
gboolean assay_likeness_continues  (const char *p,
                                    const char *end);

G_END_DECLS
