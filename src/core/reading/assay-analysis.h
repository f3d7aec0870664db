/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-audit.h"
#include "assay-blocks.h"
#include "assay-front-matter.h"

G_BEGIN_DECLS

/* Raised whenever the machine reads better, so that what older programs found is found again. */
#define ASSAY_ANALYSIS_VERSION 2

/**
 * AssayAnalysis:
 *
 * What the machine finds in a text by itself. Immutable once made, a pure function of the text and
 * the language, and safe to share between threads.
 */
#define ASSAY_TYPE_ANALYSIS (assay_analysis_get_type ())
G_DECLARE_FINAL_TYPE (AssayAnalysis, assay_analysis, ASSAY, ANALYSIS, GObject)

struct _AssayAnalysis
{
  GObject           parent_instance;

  char             *language;     /* BCP 47, "und" where it cannot be told */
  AssayFrontMatter  front;
  GArray           *blocks;       /* of AssayBlock, in order, not overlapping */
  GArray           *sentences;    /* of AssaySpan, in order, not overlapping */
  GPtrArray        *references;   /* of AssayReference, in order */
  GPtrArray        *citations;    /* of AssayCitation, in order */
  GPtrArray        *findings;     /* of AssayFinding */
};

AssayAnalysis *assay_analysis_new         (AssayText     *text,
                                           const char    *language);
AssayAnalysis *assay_analysis_new_revised (AssayAnalysis *found,
                                           GPtrArray     *references,
                                           GPtrArray     *citations);

G_END_DECLS
