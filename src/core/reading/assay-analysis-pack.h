/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-analysis.h"

G_BEGIN_DECLS

GBytes        *assay_analysis_pack   (AssayAnalysis *self,
                                      AssayText     *text);
AssayAnalysis *assay_analysis_unpack (AssayText     *text,
                                      const guint8  *data,
                                      gsize          size);

G_END_DECLS
