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
 * @expected: (nullable): what the machine finds in the articles that came in, by their ids
 * @gathering: (nullable): the id of the article whose works or markers are gathered
 * @gathered: (nullable): the works or markers of it so far
 *
 * What taking in one record has to know of the others.
 */
typedef struct
{
  AssayStore *store;
  GHashTable *annotators;
  char       *article;
  AssayText  *text;
  GHashTable *expected;
  char       *gathering;
  GPtrArray  *gathered;
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
gboolean assay_import_annotation (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_link       (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_decision   (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
gboolean assay_import_finished   (AssayImport            *import,
                                  const AssayJsonRecord  *record,
                                  GError                **error);
void     assay_import_clear      (AssayImport            *import);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayImport, assay_import_clear)

G_END_DECLS
