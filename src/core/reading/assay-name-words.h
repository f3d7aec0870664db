/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

/* A list of names has no more words than this. */
#define ASSAY_NAME_MAX_WORDS 300

/**
 * AssayNameWordKind:
 * @ASSAY_NAME_WORD_OTHER: no part of a name
 * @ASSAY_NAME_WORD_NAME: a name in full
 * @ASSAY_NAME_WORD_INITIALS: "J.", "G.-H."
 * @ASSAY_NAME_WORD_CAPITALS: "JD", which may be initials and may be an organisation
 * @ASSAY_NAME_WORD_PARTICLE: "van", "de"
 * @ASSAY_NAME_WORD_SUFFIX: "Jr."
 * @ASSAY_NAME_WORD_AND: what joins two names
 * @ASSAY_NAME_WORD_ET_AL: what stands for more
 *
 * What a word in a list of names may be.
 */
typedef enum
{
  ASSAY_NAME_WORD_OTHER,
  ASSAY_NAME_WORD_NAME,
  ASSAY_NAME_WORD_INITIALS,
  ASSAY_NAME_WORD_CAPITALS,
  ASSAY_NAME_WORD_PARTICLE,
  ASSAY_NAME_WORD_SUFFIX,
  ASSAY_NAME_WORD_AND,
  ASSAY_NAME_WORD_ET_AL,
} AssayNameWordKind;

/**
 * AssayNameWord:
 * @run: the word without the mark after it
 * @kind: what it may be
 * @mark: ',' or ';' where one follows, else '\0'
 */
typedef struct
{
  AssayRun          run;
  AssayNameWordKind kind;
  char              mark;
} AssayNameWord;

/**
 * AssayNameWords:
 * @words: the words of a list of names
 * @n_words: how many
 * @family_first: whether a name before put its family name first
 */
typedef struct
{
  AssayNameWord words[ASSAY_NAME_MAX_WORDS];
  guint         n_words;
  gboolean      family_first;
} AssayNameWords;

void     assay_name_words_split      (AssayRun        head,
                                      AssayNameWords *list);
gboolean assay_names_is_initials     (const char     *p,
                                      const char     *end);
gboolean assay_names_starts_list     (const char     *p,
                                      const char     *end);
gboolean assay_names_is_organisation (AssayRun        run);
gboolean assay_names_is_particle     (const char     *p,
                                      const char     *end);

G_END_DECLS
