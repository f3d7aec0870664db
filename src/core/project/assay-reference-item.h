/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-analysis.h"

G_BEGIN_DECLS

/**
 * AssayReferenceItem:
 *
 * A work cited by the open article as a list shows it.
 */
#define ASSAY_TYPE_REFERENCE_ITEM (assay_reference_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayReferenceItem, assay_reference_item, ASSAY, REFERENCE_ITEM, GObject)

struct _AssayReferenceItem
{
  GObject         parent_instance;

  char           *id;
  guint           index;          /* in the article's references */
  AssayReference *reference;
  GArray         *citations;      /* of guint: indexes of the markers that point at it, in order */
  GPtrArray      *findings;       /* of AssayFinding, the analysis's own: what is amiss with it */
  AssayAnalysis  *analysis;
};

GPtrArray *assay_reference_items_new        (const char         *article,
                                             AssayAnalysis      *analysis);
char      *assay_reference_item_dup_authors (AssayReferenceItem *self);
char      *assay_reference_item_dup_year    (AssayReferenceItem *self);

/* The fields of the entry by their names in CSL-JSON, and "label". */
char      *assay_reference_item_dup_field   (AssayReferenceItem *self,
                                             const char         *field);
gboolean   assay_reference_item_is_corrected (AssayReferenceItem *self,
                                             const char         *field);

G_END_DECLS
