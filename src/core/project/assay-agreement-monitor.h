/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-project.h"
#include "assay-store-ratings.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_AGREEMENT_MONITOR (assay_agreement_monitor_get_type ())

/**
 * AssayAgreementMonitor:
 *
 * How far the annotators of the open project agree, measured in the background again and again
 * while tags change.
 *
 * Signal: updated, when there are other figures, or none, or a problem.
 */
G_DECLARE_FINAL_TYPE (AssayAgreementMonitor, assay_agreement_monitor, ASSAY, AGREEMENT_MONITOR,
                      GObject)

AssayAgreementMonitor *assay_agreement_monitor_new           (AssayProject          *project);
const AssayAgreement  *assay_agreement_monitor_get_agreement (AssayAgreementMonitor *self);
const char            *assay_agreement_monitor_get_problem   (AssayAgreementMonitor *self);

G_END_DECLS
