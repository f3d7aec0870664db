/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "assay-analysis.h"

G_BEGIN_DECLS

void assay_json_add_string     (JsonBuilder          *builder,
                                const char           *name,
                                const char           *value);
void assay_json_add_span       (JsonBuilder          *builder,
                                AssaySpan             span);
void assay_json_add_csl_fields (JsonBuilder          *builder,
                                AssayReference       *reference);
void assay_json_add_reference  (JsonBuilder          *builder,
                                AssayReference       *reference);
void assay_json_add_citation   (JsonBuilder          *builder,
                                AssayCitation        *citation);
void assay_json_add_finding    (JsonBuilder          *builder,
                                const AssayFinding   *finding);
void assay_json_add_analysis   (JsonBuilder          *builder,
                                AssayAnalysis        *analysis);

G_END_DECLS
