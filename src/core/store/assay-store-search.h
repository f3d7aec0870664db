/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_HIT_ARTICLE,
  ASSAY_HIT_SENTENCE,
  ASSAY_HIT_NOTE,
} AssayHitKind;

/**
 * AssaySearchHit:
 *
 * A place where the words searched for stand.
 */
#define ASSAY_TYPE_SEARCH_HIT (assay_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (AssaySearchHit, assay_search_hit, ASSAY, SEARCH_HIT, GObject)

struct _AssaySearchHit
{
  GObject       parent_instance;

  AssayHitKind  kind;
  char         *article;         /* id */
  char         *article_title;
  char         *annotation;      /* id, for a note, or NULL */
  AssaySpan     span;            /* the sentence, or the span of the annotation */
  char         *snippet;         /* words around the match, plain text */
  GArray       *matches;         /* of AssaySpan, in code points of the snippet, to be made bold */
};

GPtrArray *assay_store_search (AssayStore    *self,
                               const char    *words,
                               guint          limit,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
