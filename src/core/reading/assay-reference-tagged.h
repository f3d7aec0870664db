/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"
#include "assay-tagger.h"

G_BEGIN_DECLS

void assay_reference_take_tagged  (const AssayTagging *tagging,
                                   AssayReference     *reference);
void assay_reference_take_dates   (const AssayTagging *tagging,
                                   AssayReference     *reference);
void assay_reference_take_numbers (const AssayTagging *tagging,
                                   const char         *after,
                                   AssayReference     *reference);
void assay_reference_take_periodical (const AssayTagging *tagging,
                                      const char         *after,
                                      AssayReference     *reference);

G_END_DECLS
