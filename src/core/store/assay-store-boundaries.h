/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* Sentences as people corrected them. Tags are carried along: both halves keep the tag of a split
 * sentence, a joined one takes the tag of the first part that has one. */
GArray   *assay_store_list_sentences (AssayStore  *self,
                                      const char  *article,
                                      GError     **error);
gboolean  assay_store_split_sentence (AssayStore  *self,
                                      const char  *article,
                                      AssaySpan    sentence,
                                      guint        position,
                                      GError     **error);
gboolean  assay_store_join_sentences (AssayStore  *self,
                                      const char  *article,
                                      AssaySpan    first,
                                      AssaySpan    second,
                                      GError     **error);

gboolean  assay_store_set_sentences  (AssayStore  *self,
                                      const char  *article,
                                      GArray      *sentences,
                                      GError     **error);

G_END_DECLS
