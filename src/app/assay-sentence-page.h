/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssaySentencePage:
 *
 * All about the sentence at which the keyboard stands: what it says, what it is, how good, how
 * probable, why, on whose word. Properties: `project` (#AssayProject, nullable); read-only, for the
 * template: `annotation` (#AssayAnnotation, nullable), `quote` (string, nullable), `n-selected`
 * (uint).
 */
#define ASSAY_TYPE_SENTENCE_PAGE (assay_sentence_page_get_type ())
G_DECLARE_FINAL_TYPE (AssaySentencePage, assay_sentence_page, ASSAY, SENTENCE_PAGE, GtkWidget)

void assay_sentence_page_set_project (AssaySentencePage *self,
                                      AssayProject      *project);
void assay_sentence_page_save_note   (AssaySentencePage *self);
void assay_sentence_page_focus_note  (AssaySentencePage *self);

G_END_DECLS
