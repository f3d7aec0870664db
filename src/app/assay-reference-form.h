/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayReferenceForm:
 *
 * An entry of the works cited, field by field, to be compared with its words in the article and
 * corrected. Each field is a step of its own that can be undone.
 *
 * Signal: `closed`: the user is done with the entry.
 */
#define ASSAY_TYPE_REFERENCE_FORM (assay_reference_form_get_type ())
G_DECLARE_FINAL_TYPE (AssayReferenceForm, assay_reference_form, ASSAY, REFERENCE_FORM, GtkWidget)

void                assay_reference_form_show        (AssayReferenceForm *self,
                                                      AssayProject       *project,
                                                      AssayReferenceItem *item);
AssayReferenceItem *assay_reference_form_get_item    (AssayReferenceForm *self);
void                assay_reference_form_commit      (AssayReferenceForm *self);
void                assay_reference_form_focus_words (AssayReferenceForm *self);

G_END_DECLS
