/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssayAgreementWindow:
 *
 * How far the annotators of a project agree, in figures with intervals and a picture.
 */
#define ASSAY_TYPE_AGREEMENT_WINDOW (assay_agreement_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayAgreementWindow, assay_agreement_window, ASSAY, AGREEMENT_WINDOW,
                      GtkWindow)

GtkWidget *assay_agreement_window_new (GtkWindow    *parent,
                                       AssayProject *project);

G_END_DECLS
