/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reference.h"
#include "assay-tagger.h"

G_BEGIN_DECLS

const char *assay_source_sentence_end (const char     *p,
                                       const char     *end);
void        assay_source_read         (AssayRun            run,
                                       const AssayTagging *tagging,
                                       AssayReference     *reference);
void        assay_source_take_date    (AssayReference *reference,
                                       AssayDate       date);

G_END_DECLS
