/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-citation-line.h"
#include "assay-reference.h"

G_BEGIN_DECLS

char *assay_citation_text_dup_entry   (AssayReference      *reference,
                                       AssayCitationMarkup  markup);
char *assay_citation_text_dup_in_text (AssayReference      *reference,
                                       AssayCitationMarkup  markup);
char *assay_citation_text_dup_list    (GPtrArray           *references,
                                       AssayCitationMarkup  markup);

G_END_DECLS
