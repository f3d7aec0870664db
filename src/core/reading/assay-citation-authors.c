/* SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "assay-citation-finder.h"

void
assay_citation_finder_find_authors (AssayCitationFinder *self)
{
}
