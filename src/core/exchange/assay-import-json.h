/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-exchange.h"
#include "assay-json-record.h"

G_BEGIN_DECLS

/**
 * AssayImport:
 * @store: the project that takes the records in
 * @annotators: the ids of the people the document names
 * @article: (nullable): the id of the article whose text is at hand
 * @text: (nullable): that text
 *
 * What taking in one record has to know of the others.
 */
typedef struct
{
  AssayStore *store;
  GHashTable *annotators;
  char       *article;
  AssayText  *text;
} AssayImport;

typedef gboolean (*AssayImportFunc) (AssayImport            *import,
                                     const AssayJsonRecord  *record,
                                     GError                **error);

gboolean assay_import_annotator  (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_article    (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_reference  (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_citation   (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_annotation (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_link       (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_decision   (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
void     assay_import_clear      (AssayImport            *import);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayImport, assay_import_clear)

G_END_DECLS
