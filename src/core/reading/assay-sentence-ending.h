/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-lexicon.h"

G_BEGIN_DECLS

const char *assay_sentence_ending_find (const char         *start,
                                        const char         *end,
                                        const AssayLexicon *lexicon);

G_END_DECLS
