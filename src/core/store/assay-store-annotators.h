/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayAnnotator:
 * @id: UUID, the person's identity
 * @name: the name it goes by in this project now
 */
typedef struct
{
  char *id;
  char *name;
} AssayAnnotator;

void        assay_annotator_free            (AssayAnnotator *annotator);

gboolean    assay_store_set_annotator       (AssayStore     *self,
                                             const char     *id,
                                             const char     *name,
                                             GError        **error);
gboolean    assay_store_use_annotator_named (AssayStore     *self,
                                             const char     *name,
                                             GError        **error);
gboolean    assay_store_add_annotator       (AssayStore     *self,
                                             const char     *id,
                                             const char     *name,
                                             GError        **error);
const char *assay_store_get_annotator       (AssayStore     *self);
GPtrArray  *assay_store_list_annotators     (AssayStore     *self,
                                             GError        **error);
GPtrArray  *assay_store_list_contributors   (AssayStore     *self,
                                             const char     *article,
                                             GError        **error);
GHashTable *assay_store_map_annotators      (AssayStore     *self,
                                             GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAnnotator, assay_annotator_free)

G_END_DECLS
