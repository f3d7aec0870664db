/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

gboolean assay_entry_head_is_authors (const char *p,
                                      const char *end);
gboolean assay_entry_head_is_dated   (const char *p,
                                      const char *end);

G_END_DECLS
