/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

#define ASSAY_FIELD_KIND       "kind"
#define ASSAY_FIELD_CONFIDENCE "confidence"
#define ASSAY_FIELD_LIKELIHOOD "likelihood"
#define ASSAY_FIELD_NOTE       "note"

/**
 * AssayAnnotationFunc:
 *
 * Returns: %TRUE to go on, %FALSE with @error set to stop
 */
typedef gboolean (*AssayAnnotationFunc) (AssayAnnotation  *annotation,
                                         gpointer          data,
                                         GError          **error);

gboolean         assay_store_tag                 (AssayStore          *self,
                                                  const char          *article,
                                                  const AssaySpan     *spans,
                                                  guint                n_spans,
                                                  const char          *kind,
                                                  GError             **error);
gboolean         assay_store_clear               (AssayStore          *self,
                                                  const char          *article,
                                                  const AssaySpan     *spans,
                                                  guint                n_spans,
                                                  GError             **error);
gboolean         assay_store_set_field           (AssayStore          *self,
                                                  const char          *article,
                                                  const AssaySpan     *spans,
                                                  guint                n_spans,
                                                  const char          *field,
                                                  const char          *value,
                                                  GError             **error);
AssayAnnotation *assay_store_add_annotation      (AssayStore          *self,
                                                  AssayAnnotation     *values,
                                                  GError             **error);
gboolean         assay_store_remove_annotation   (AssayStore          *self,
                                                  const char          *id,
                                                  GError             **error);

AssayAnnotation *assay_store_load_annotation     (AssayStore          *self,
                                                  const char          *id,
                                                  GError             **error);
char            *assay_store_resolve_annotation  (AssayStore          *self,
                                                  const char          *prefix,
                                                  GError             **error);
GPtrArray       *assay_store_list_annotations    (AssayStore          *self,
                                                  const char          *article,
                                                  GError             **error);
GPtrArray       *assay_store_list_annotations_in (AssayStore          *self,
                                                  const char          *article,
                                                  AssaySpan            range,
                                                  GError             **error);
gboolean         assay_store_foreach_annotation  (AssayStore          *self,
                                                  const char          *article,
                                                  AssayAnnotationFunc  func,
                                                  gpointer             data,
                                                  GError             **error);

char           **assay_store_list_kinds          (AssayStore          *self,
                                                  GError             **error);

G_END_DECLS
