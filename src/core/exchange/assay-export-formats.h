/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-exchange.h"

G_BEGIN_DECLS

extern const AssayExchangeFormat assay_export_bibtex;
extern const AssayExchangeFormat assay_export_csl;
extern const AssayExchangeFormat assay_export_csv;
extern const AssayExchangeFormat assay_export_json;
extern const AssayExchangeFormat assay_export_ris;
extern const AssayExchangeFormat assay_export_text;
extern const AssayExchangeFormat assay_export_webannotation;

/* Versions of the JSON that are read; the last one is what is written. */
#define ASSAY_EXPORT_FORMAT    "assay-export"
#define ASSAY_EXPORT_VERSION   1
#define ASSAY_EXPORT_POSITIONS "unicode-code-points"

G_END_DECLS
