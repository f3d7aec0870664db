/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

gboolean assay_quoted_title_find (AssayRun  core,
                                  AssayRun *title,
                                  AssayRun *before,
                                  AssayRun *after);

G_END_DECLS
