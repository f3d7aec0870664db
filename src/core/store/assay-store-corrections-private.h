/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-corrections.h"
#include "assay-store-private.h"

G_BEGIN_DECLS

/* A correction under way: a step, and the article as it stands before it. */
typedef struct
{
  AssayStore   *store;
  AssayStep    *step;
  AssayArticle *found;
  const char   *article;
  gint64        row;
} AssayCorrection;

gboolean        assay_correction_begin          (AssayCorrection      *self,
                                                 AssayStore           *store,
                                                 const char           *article,
                                                 GError              **error);
gboolean        assay_correction_end            (AssayCorrection      *self,
                                                 AssaySpan             place,
                                                 const char           *label,
                                                 GError              **error);
void            assay_correction_clear          (AssayCorrection      *self);
gboolean        assay_correction_set            (AssayCorrection      *self,
                                                 AssayObjectType       type,
                                                 const char           *id,
                                                 const char           *field,
                                                 const char           *value,
                                                 GError              **error);
char           *assay_correction_enter          (AssayCorrection      *self,
                                                 AssayObjectType       type,
                                                 AssaySpan             span,
                                                 GError              **error);
gboolean        assay_correction_decide         (AssayCorrection      *self,
                                                 AssayObjectType       type,
                                                 AssaySpan             span,
                                                 const char           *deleted,
                                                 GError              **error);
gboolean        assay_correction_trim           (AssayCorrection      *self,
                                                 AssaySpan            *span,
                                                 GError              **error);
AssayReference *assay_correction_find_reference (AssayCorrection      *self,
                                                 const char           *id,
                                                 GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayCorrection, assay_correction_clear)

G_END_DECLS
