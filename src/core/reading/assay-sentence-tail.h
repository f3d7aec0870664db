/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssaySentenceTail:
 * @run: where the terminators begin
 * @run_end: where they end
 * @end: where what belongs to them ends: closing quotes and brackets, citation markers
 * @full_stop: whether it is a single full stop
 * @ellipsis: whether it is made of dots alone, more than one
 * @wide: whether it is a mark after which no space is written
 * @marked: whether a citation marker stands in it
 */
typedef struct
{
  const char *run;
  const char *run_end;
  const char *end;
  gboolean    full_stop;
  gboolean    ellipsis;
  gboolean    wide;
  gboolean    marked;
} AssaySentenceTail;

void assay_sentence_tail_read (AssaySentenceTail *tail,
                               const char        *candidate,
                               const char        *start,
                               const char        *end);

G_END_DECLS
