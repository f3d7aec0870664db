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

/**
 * AssaySentenceTail:
 * @run: where the terminators begin
 * @run_end: where they end
 * @end: where what belongs to them ends: closing quotes and brackets, citation markers
 * @full_stop: whether it is a single full stop
 * @ellipsis: whether it is made of dots alone, more than one
 * @wide: whether it is a mark after which no space is written
 */
typedef struct
{
  const char *run;
  const char *run_end;
  const char *end;
  gboolean    full_stop;
  gboolean    ellipsis;
  gboolean    wide;
} AssaySentenceTail;

void assay_sentence_tail_read (AssaySentenceTail        *tail,
                               const AssaySentenceScene *scene,
                               const char               *candidate);

G_END_DECLS
