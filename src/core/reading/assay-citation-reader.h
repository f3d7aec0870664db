/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-citation-finder.h"
#include "assay-reference-index.h"

G_BEGIN_DECLS

/**
 * AssayCitationReader:
 * @finder: the text and its works
 * @index: the works by name
 * @loose: (element-type guint): markers that look right but point at nothing
 * @unlabelled: whether the list has entries without numbers, so that the text points by names
 * @linked: how many markers point at an entry
 * @next: the reference that the scan is at or before
 * @next_start: where it begins, or the end of the text
 *
 * What those share that read markers by author and year.
 */
typedef struct
{
  AssayCitationFinder *finder;
  AssayReferenceIndex *index;
  GArray              *loose;
  gboolean             unlabelled;
  guint                linked;
  guint                next;
  const char          *next_start;
} AssayCitationReader;

gboolean assay_citation_reader_link           (AssayCitationReader  *self,
                                               AssayMention         *mentions,
                                               guint                 n,
                                               gboolean              add,
                                               AssayRun              run,
                                               AssayCitation       **citation);
gboolean assay_citation_reader_read_narrative (AssayCitationReader  *self,
                                               AssayMention         *mentions,
                                               guint                 n,
                                               AssayRun              run);
gboolean assay_citation_reader_read_titled    (AssayCitationReader  *self,
                                               AssayMention         *mentions,
                                               guint                 n,
                                               AssayRun              run);
gboolean assay_citation_reader_read_distant   (AssayCitationReader  *self,
                                               AssayMention         *mentions,
                                               guint                 n,
                                               AssayRun              run);

G_END_DECLS
