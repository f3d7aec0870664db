/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-analysis.h"

G_BEGIN_DECLS

/**
 * AssayVerdict:
 * @ASSAY_VERDICT_NONE: nothing; what the machine reads counts
 * @ASSAY_VERDICT_KEPT: it is one, whatever the machine reads there
 * @ASSAY_VERDICT_REMOVED: it is none
 *
 * What a person says of a place that may be an entry or a marker.
 */
typedef enum
{
  ASSAY_VERDICT_NONE,
  ASSAY_VERDICT_KEPT,
  ASSAY_VERDICT_REMOVED,
} AssayVerdict;

/**
 * AssayRevision:
 *
 * What people say of the works cited and the markers of a text, where they know better than the
 * machine. It outlives every reading of the text: what a person set stays, however the machine
 * reads later.
 */
typedef struct _AssayRevision AssayRevision;

AssayRevision *assay_revision_new         (void);
void           assay_revision_free        (AssayRevision       *self);
gboolean       assay_revision_is_empty    (const AssayRevision *self);
gboolean       assay_revision_keeps       (const AssayRevision *self,
                                           AssaySpan            span);
void           assay_revision_add_entry   (AssayRevision       *self,
                                           AssaySpan            span,
                                           AssayVerdict         verdict,
                                           AssayReference      *values);
void           assay_revision_add_marker  (AssayRevision       *self,
                                           AssaySpan            span,
                                           AssayVerdict         verdict,
                                           GArray              *targets);
AssayAnalysis *assay_revision_apply       (const AssayRevision *self,
                                           AssayText           *text,
                                           AssayAnalysis       *analysis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRevision, assay_revision_free)

G_END_DECLS
