/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-reference.h"

G_BEGIN_DECLS

/**
 * AssayFieldRow:
 *
 * A field of a cited work to be read and corrected. What is typed is a draft until Enter is pressed
 * or the focus leaves it; Escape drops the draft.
 *
 * Properties: `field` (uint, an #AssayReferenceField), `editable` (bool).
 * Signals: `committed` (string value: as assay_project_correct_reference() takes it), `reset`: the
 * correction is taken back.
 */
#define ASSAY_TYPE_FIELD_ROW (assay_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayFieldRow, assay_field_row, ASSAY, FIELD_ROW, GtkWidget)

void assay_field_row_show   (AssayFieldRow  *self,
                             AssayReference *reference,
                             AssayReference *read,
                             gboolean        keep_draft);
void assay_field_row_commit (AssayFieldRow  *self);

G_END_DECLS
