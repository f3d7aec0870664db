/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-tagger.h"

G_BEGIN_DECLS

/**
 * TrainingExample:
 * @words: the entry, which the tokens point into
 * @tagging: its tokens; the tags are what the tagger says
 * @gold: what each token belongs to
 * @rows: the rows of the model that speak of each token
 * @fold: which part of a cross-validation it is in
 *
 * An entry whose fields are known.
 */
typedef struct
{
  char         *words;
  AssayTagging *tagging;
  AssayTag     *gold;
  guint16     (*rows)[ASSAY_TAGGER_N_FEATURES];
  guint         fold;
} TrainingExample;

/**
 * TrainingField:
 * @tag: the field
 * @start: its first byte in the entry
 * @end: the byte after its last
 */
typedef struct
{
  AssayTag tag;
  gsize    start;
  gsize    end;
} TrainingField;

TrainingExample *training_example_new   (const char    *words,
                                         GArray        *fields);
void             training_example_free  (gpointer       example);
gboolean         training_example_load  (const char    *folder,
                                         GPtrArray     *examples,
                                         GError       **error);
void             training_example_invent (GPtrArray    *examples,
                                          guint         n);

G_END_DECLS
