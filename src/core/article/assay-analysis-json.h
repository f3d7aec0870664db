/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-analysis.h"
#include "assay-json-writer.h"

G_BEGIN_DECLS

void assay_json_add_span       (AssayJsonWriter *writer,
                                AssaySpan        span);
void assay_json_add_csl_fields (AssayJsonWriter *writer,
                                AssayReference  *reference);
void assay_json_add_blocks     (AssayJsonWriter *writer,
                                GArray          *blocks);
void assay_json_add_sentences  (AssayJsonWriter *writer,
                                GArray          *sentences);
void assay_json_add_analysis   (AssayJsonWriter *writer,
                                AssayAnalysis   *analysis);

G_END_DECLS
