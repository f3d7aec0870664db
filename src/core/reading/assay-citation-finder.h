/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-citations.h"
#include "assay-scan.h"

G_BEGIN_DECLS

/**
 * AssayCitationFinder:
 * @text: the text that is read
 * @start: its first byte
 * @end: the byte after its last
 * @references: (element-type AssayReference): its works cited, in order
 * @citations: (element-type AssayCitation): where the markers go
 *
 * What those share that look for one kind of marker each.
 */
typedef struct
{
  AssayText  *text;
  const char *start;
  const char *end;
  GPtrArray  *references;
  GPtrArray  *citations;
} AssayCitationFinder;

AssayCitation *assay_citation_finder_add           (AssayCitationFinder *self,
                                                    AssayRun             run);
void           assay_citation_add_target           (AssayCitation       *citation,
                                                    guint                target);
void           assay_citation_finder_find_numbers  (AssayCitationFinder *self);
void           assay_citation_finder_find_authors  (AssayCitationFinder *self);

G_END_DECLS
