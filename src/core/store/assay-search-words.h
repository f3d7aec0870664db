/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssaySearchWords:
 *
 * What a person typed to search for: words, the last perhaps only begun.
 */
typedef struct _AssaySearchWords AssaySearchWords;

/**
 * AssayWordMatch:
 * @start: byte offset of the first character of the word found
 * @end: byte offset after its last
 * @word: which of the words searched for it is
 */
typedef struct
{
  gsize start;
  gsize end;
  guint word;
} AssayWordMatch;

AssaySearchWords *assay_search_words_new       (const char             *typed);
void              assay_search_words_free      (AssaySearchWords       *self);
guint             assay_search_words_get_n     (const AssaySearchWords *self);
char             *assay_search_words_to_query  (const AssaySearchWords *self);
GArray           *assay_search_words_find      (const AssaySearchWords *self,
                                                const char             *utf8,
                                                gsize                   size);
gboolean          assay_search_words_are_all   (const AssaySearchWords *self,
                                                const AssayWordMatch   *matches,
                                                guint                   n_matches);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySearchWords, assay_search_words_free)

G_END_DECLS
