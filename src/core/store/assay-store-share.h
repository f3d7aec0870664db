/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayShareOptions:
 * @without_notes: leave out the notes of annotations and the reasons of decisions, but not that
 *   there are some, so that they can be filled in from a fuller copy
 * @without_names: leave out what the annotators are called, and what their files are called
 * @only_mine: leave out the annotations, links and decisions of everybody but the annotator at work
 * @articles: (nullable) (array zero-terminated=1): whole ids of the articles to share, or %NULL for
 *   all of them
 *
 * What a shared copy holds. All zero is everything but what was set aside when a merge was taken
 * back.
 */
typedef struct
{
  gboolean without_notes;
  gboolean without_names;
  gboolean only_mine;
  GStrv    articles;
} AssayShareOptions;

gboolean assay_store_share (AssayStore               *self,
                            const char               *path,
                            const AssayShareOptions  *options,
                            GCancellable             *cancellable,
                            GError                  **error);

G_END_DECLS
