/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-mention.h"
#include "assay-reference.h"

G_BEGIN_DECLS

typedef struct _AssayReferenceIndex AssayReferenceIndex;

AssayReferenceIndex *assay_reference_index_new     (GPtrArray           *references);
void                 assay_reference_index_free    (AssayReferenceIndex *self);
int                  assay_reference_index_find    (AssayReferenceIndex *self,
                                                    const AssayMention  *mention,
                                                    gboolean            *doubtful);
gboolean             assay_reference_index_has_name (AssayReferenceIndex *self,
                                                     AssayRun             name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReferenceIndex, assay_reference_index_free)

G_END_DECLS
