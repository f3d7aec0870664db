/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-correction.h"
#include "assay-store.h"

G_BEGIN_DECLS

/* Corrections by hand of what the machine reads as the works cited and the markers. Each is one
 * undoable step, and outlives every later reading of the text. Ids are whole, those of
 * assay_reference_make_id(). */
gboolean assay_store_correct_reference (AssayStore         *self,
                                        const char         *article,
                                        const char         *id,
                                        const char         *field,
                                        const char         *value,
                                        GError            **error);
gboolean assay_store_add_reference     (AssayStore         *self,
                                        const char         *article,
                                        AssaySpan           span,
                                        GError            **error);
gboolean assay_store_remove_reference  (AssayStore         *self,
                                        const char         *article,
                                        const char         *id,
                                        GError            **error);
gboolean assay_store_split_reference   (AssayStore         *self,
                                        const char         *article,
                                        const char         *id,
                                        guint               position,
                                        GError            **error);
gboolean assay_store_join_references   (AssayStore         *self,
                                        const char         *article,
                                        const char         *first,
                                        const char         *second,
                                        GError            **error);

gboolean assay_store_relink_citation   (AssayStore         *self,
                                        const char         *article,
                                        const char         *id,
                                        const char *const  *targets,
                                        GError            **error);
gboolean assay_store_add_citation      (AssayStore         *self,
                                        const char         *article,
                                        AssaySpan           span,
                                        const char *const  *targets,
                                        GError            **error);
gboolean assay_store_remove_citation   (AssayStore         *self,
                                        const char         *article,
                                        const char         *id,
                                        GError            **error);

/**
 * AssayMarker:
 * @span: where it stands
 * @targets: (array zero-terminated=1): the ids of the entries it points at
 *
 * A marker as it comes from elsewhere.
 */
typedef struct
{
  AssaySpan   span;
  char      **targets;
} AssayMarker;

void     assay_marker_free             (AssayMarker        *marker);

/* Corrects until an article holds what another file says. */
gboolean assay_store_set_references    (AssayStore         *self,
                                        const char         *article,
                                        GPtrArray          *references,
                                        GError            **error);
gboolean assay_store_set_citations     (AssayStore         *self,
                                        const char         *article,
                                        GPtrArray          *markers,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMarker, assay_marker_free)

G_END_DECLS
