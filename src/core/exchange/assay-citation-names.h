/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-citation-line.h"

G_BEGIN_DECLS

void assay_citation_names_append       (AssayCitationLine *line,
                                        GPtrArray         *names);
void assay_citation_names_append_short (AssayCitationLine *line,
                                        GPtrArray         *names);

G_END_DECLS
