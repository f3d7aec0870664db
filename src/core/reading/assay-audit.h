/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-citations.h"

G_BEGIN_DECLS

/**
 * AssayFindingKind:
 * @ASSAY_FINDING_DUPLICATE_LABEL: two entries carry the same label
 * @ASSAY_FINDING_UNCITED: no marker points at the entry
 * @ASSAY_FINDING_DANGLING: a marker points at no entry
 * @ASSAY_FINDING_MISSING_DATE: a work without a date
 * @ASSAY_FINDING_MISSING_URL: a work with neither URL nor DOI
 * @ASSAY_FINDING_MISSING_ACCESSED: a work with a URL and no date of access
 * @ASSAY_FINDING_BROKEN_URL: a URL that cannot be followed as it is written
 * @ASSAY_FINDING_DOUBTFUL_LINK: a marker whose author is a letter off the entry's
 */
typedef enum
{
  ASSAY_FINDING_DUPLICATE_LABEL,
  ASSAY_FINDING_UNCITED,
  ASSAY_FINDING_DANGLING,
  ASSAY_FINDING_MISSING_DATE,
  ASSAY_FINDING_MISSING_URL,
  ASSAY_FINDING_MISSING_ACCESSED,
  ASSAY_FINDING_BROKEN_URL,
  ASSAY_FINDING_DOUBTFUL_LINK,
} AssayFindingKind;

/**
 * AssayFinding:
 * @kind: what is wrong
 * @reference: index of the entry it is about, or -1
 * @citation: index of the marker it is about, or -1
 * @message: a sentence for a person, translated: "Entry 7 is never cited."
 */
typedef struct
{
  AssayFindingKind  kind;
  int               reference;
  int               citation;
  char             *message;
} AssayFinding;

const char *assay_finding_kind_to_string (AssayFindingKind kind);
GPtrArray  *assay_audit_run              (GPtrArray       *references,
                                          GPtrArray       *citations);

G_END_DECLS
