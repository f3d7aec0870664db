/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-project.h"
#include "assay-store-disagreements.h"
#include "assay-store-ratings.h"

G_BEGIN_DECLS

/**
 * AssayDisagreements:
 *
 * Where the annotators of the open project disagree: a GListModel of #AssayDisagreement, the
 * articles first where there are most. It is looked for only while somebody looks at it, and again
 * only in the article that changed.
 *
 * Properties: n-open (uint, read-only: those to decide), ready (bool, read-only: it was looked
 * for).
 */
#define ASSAY_TYPE_DISAGREEMENTS (assay_disagreements_get_type ())
G_DECLARE_FINAL_TYPE (AssayDisagreements, assay_disagreements, ASSAY, DISAGREEMENTS, GObject)

AssayDisagreements *assay_disagreements_new        (AssayProject       *project);
void                assay_disagreements_set_active (AssayDisagreements *self,
                                                    gboolean            active);
guint               assay_disagreements_get_n_open (AssayDisagreements *self);
gboolean            assay_disagreements_is_ready   (AssayDisagreements *self);
int                 assay_disagreements_find       (AssayDisagreements *self,
                                                    const char         *article,
                                                    AssaySpan           span);
int                 assay_disagreements_step       (AssayDisagreements *self,
                                                    int                 from,
                                                    int                 delta);

/* What a person decides; each is one undoable step. */
void                assay_project_decide           (AssayProject         *self,
                                                    const AssayDecision  *values);
void                assay_project_undecide         (AssayProject         *self,
                                                    const char           *id);

void                assay_project_list_disagreements_async  (AssayProject         *self,
                                                             const char           *article,
                                                             GCancellable         *cancellable,
                                                             GAsyncReadyCallback   callback,
                                                             gpointer              data);
GPtrArray          *assay_project_list_disagreements_finish (AssayProject         *self,
                                                             GAsyncResult         *result,
                                                             GError              **error);
void                assay_project_measure_agreement_async   (AssayProject         *self,
                                                             GCancellable         *cancellable,
                                                             GAsyncReadyCallback   callback,
                                                             gpointer              data);
AssayAgreement     *assay_project_measure_agreement_finish  (AssayProject         *self,
                                                             GAsyncResult         *result,
                                                             GError              **error);

G_END_DECLS
