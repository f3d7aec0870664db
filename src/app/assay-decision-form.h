/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-disagreements.h"

G_BEGIN_DECLS

/**
 * AssayDecisionForm:
 *
 * Where it is decided what a sentence is on which people disagree. Signals: `decided`: a decision
 * was handed to the project.
 */
#define ASSAY_TYPE_DECISION_FORM (assay_decision_form_get_type ())
G_DECLARE_FINAL_TYPE (AssayDecisionForm, assay_decision_form, ASSAY, DECISION_FORM, GtkWidget)

void  assay_decision_form_show        (AssayDecisionForm   *self,
                                       AssayProject        *project,
                                       AssayDisagreement   *disagreement);
void  assay_decision_form_focus       (AssayDecisionForm   *self);
void  assay_decision_form_take_over   (AssayDecisionForm   *self,
                                       guint                number);

char *assay_decision_form_dup_name    (AssayProject        *project,
                                       const char          *annotator);
char *assay_decision_form_describe    (const char          *kind,
                                       AssayConfidence      confidence,
                                       AssayLikelihood      likelihood);

G_END_DECLS
