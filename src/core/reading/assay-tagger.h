/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

/**
 * AssayTag:
 *
 * What a word of an entry belongs to.
 */
typedef enum
{
  ASSAY_TAG_AUTHOR,
  ASSAY_TAG_TITLE,
  ASSAY_TAG_CONTAINER,
  ASSAY_TAG_PUBLISHER,
  ASSAY_TAG_LOCATION,
  ASSAY_TAG_DATE,
  ASSAY_TAG_VOLUME,
  ASSAY_TAG_ISSUE,
  ASSAY_TAG_PAGES,
  ASSAY_TAG_EDITOR,
  ASSAY_TAG_OTHER,
  ASSAY_N_TAGS
} AssayTag;

/* An entry has no more words than this; those after it are left out. */
#define ASSAY_TAGGER_MAX_TOKENS 240

/* How many things the tagger looks at for each word. */
#define ASSAY_TAGGER_N_FEATURES 30

/* The model has so many rows of one weight a tag; a feature's hash picks its row. */
#define ASSAY_TAGGER_ROWS 32768

/**
 * AssayTagging:
 * @tokens: the words of an entry with the marks at them
 * @tags: what each belongs to
 * @n: how many there are
 */
typedef struct
{
  AssayRun tokens[ASSAY_TAGGER_MAX_TOKENS];
  AssayTag tags[ASSAY_TAGGER_MAX_TOKENS];
  guint    n;
} AssayTagging;

void     assay_tagger_tokenize (AssayRun            entry,
                                AssayTagging       *tagging);
void     assay_tagger_featurize (const AssayTagging *tagging,
                                 guint16           (*rows)[ASSAY_TAGGER_N_FEATURES]);
void     assay_tagger_decode   (AssayTagging       *tagging,
                                gint32            (*scores)[ASSAY_N_TAGS],
                                gint32            (*steps)[ASSAY_N_TAGS]);
gboolean assay_tagger_tag      (AssayTagging       *tagging);
AssayRun assay_tagging_get_run (const AssayTagging *tagging,
                                AssayTag            tag,
                                guint              *from);

G_END_DECLS
