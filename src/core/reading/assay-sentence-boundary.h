/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-sentence-tail.h"

G_BEGIN_DECLS

gboolean assay_sentence_ends_at (const AssaySentenceScene  *scene,
                                 const char                *candidate,
                                 const char               **tail);

G_END_DECLS
