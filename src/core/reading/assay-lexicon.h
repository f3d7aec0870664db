/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayWordFlags:
 * @ASSAY_WORD_NEVER: an abbreviation that never ends a sentence: "Mr."
 * @ASSAY_WORD_INNER: one that ends a sentence only before a word that starts one: "Inc."
 * @ASSAY_WORD_NUMBER: one that goes on when a number follows: "No."
 * @ASSAY_WORD_STARTER: a word that often starts a sentence: "However"
 * @ASSAY_WORD_MONTH: the name of a month, or its abbreviation
 * @ASSAY_WORD_ENDING: what the last word of a sentence ends in
 *
 * What a language's list says of a word.
 */
typedef enum
{
  ASSAY_WORD_NEVER = 1 << 0,
  ASSAY_WORD_INNER = 1 << 1,
  ASSAY_WORD_NUMBER = 1 << 2,
  ASSAY_WORD_STARTER = 1 << 3,
  ASSAY_WORD_MONTH = 1 << 4,
  ASSAY_WORD_ENDING = 1 << 5,
} AssayWordFlags;

#define ASSAY_WORD_ABBREVIATIONS (ASSAY_WORD_NEVER | ASSAY_WORD_INNER | ASSAY_WORD_NUMBER)

/**
 * AssayLexicon:
 *
 * The words of a language that decide where its sentences end. Immutable and never freed: each
 * language is read once, from a list built into the library.
 */
typedef struct _AssayLexicon AssayLexicon;

const AssayLexicon *assay_lexicon_get          (const char         *language);
AssayWordFlags      assay_lexicon_look_up      (const AssayLexicon *self,
                                                const char         *word,
                                                gsize               length,
                                                AssayWordFlags      wanted);
guint               assay_lexicon_get_month    (const AssayLexicon *self,
                                                const char         *word,
                                                gsize               length);
gboolean            assay_lexicon_has_ordinals (const AssayLexicon *self);
gboolean            assay_lexicon_has_endings  (const AssayLexicon *self);
gboolean            assay_lexicon_is_caseless  (const AssayLexicon *self);

G_END_DECLS
