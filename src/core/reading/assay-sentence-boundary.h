/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-lexicon.h"

G_BEGIN_DECLS

/**
 * AssaySentenceScene:
 * @start: where the sentence being read starts
 * @end: where the block ends that it stands in
 * @lexicon: the words of its language
 *
 * What is known when a sentence may end.
 */
typedef struct
{
  const char         *start;
  const char         *end;
  const AssayLexicon *lexicon;
} AssaySentenceScene;

gboolean assay_sentence_ends_at (const AssaySentenceScene  *scene,
                                 const char                *candidate,
                                 const char               **tail);

G_END_DECLS
