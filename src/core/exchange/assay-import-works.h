/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import-json.h"

G_BEGIN_DECLS

void     assay_import_expect_works     (AssayImport            *import,
                                        AssayArticle           *article);
gboolean assay_import_reference        (AssayImport            *import,
                                        const AssayJsonRecord  *record,
                                        GError                **error);
gboolean assay_import_end_references   (AssayImport            *import,
                                        GError                **error);
gboolean assay_import_citation         (AssayImport            *import,
                                        const AssayJsonRecord  *record,
                                        GError                **error);
gboolean assay_import_end_citations    (AssayImport            *import,
                                        GError                **error);

/* assay-import-people.c */
gboolean assay_import_get_annotator    (AssayImport            *import,
                                        const AssayJsonRecord  *record,
                                        const char            **annotator,
                                        GError                **error);

/* assay-import-records.c */
gboolean assay_import_prefix           (const AssayJsonRecord  *record,
                                        const char             *name,
                                        GError                **error);
gboolean assay_import_get_digest       (const AssayJsonRecord  *record,
                                        const char             *name,
                                        const char            **value,
                                        GError                **error);
gboolean assay_import_find_text        (AssayImport            *import,
                                        const AssayJsonRecord  *record,
                                        GError                **error);
gboolean assay_import_get_quoted_span  (AssayImport            *import,
                                        const AssayJsonRecord  *record,
                                        const char             *name,
                                        AssaySpan              *span,
                                        const char            **quote,
                                        GError                **error);

G_END_DECLS
