/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-decisions.h"

G_BEGIN_DECLS

/**
 * AssayOpinion:
 * @annotator: id of who has it
 * @annotation: (nullable): id of the tag, %NULL where the sentence was left without one
 * @kind: (nullable): what the sentence is to them, %NULL for untagged
 * @confidence: how good the basis is
 * @likelihood: how probable the thing is
 */
typedef struct
{
  char            *annotator;
  char            *annotation;
  char            *kind;
  AssayConfidence  confidence;
  AssayLikelihood  likelihood;
} AssayOpinion;

/**
 * AssayDisagreement:
 *
 * A sentence of which people who read its article say different things. Immutable.
 */
#define ASSAY_TYPE_DISAGREEMENT (assay_disagreement_get_type ())
G_DECLARE_FINAL_TYPE (AssayDisagreement, assay_disagreement, ASSAY, DISAGREEMENT, GObject)

struct _AssayDisagreement
{
  GObject        parent_instance;

  char          *article;      /* id of the article */
  char          *title;        /* of the article */
  AssaySpan      span;
  char          *quote;        /* the words of the sentence */
  gboolean       is_of_kind;   /* FALSE: only confidence or likelihood differ */
  GPtrArray     *opinions;     /* of AssayOpinion: of each who read the article, in order of names */
  AssayDecision *decision;     /* what counts now, or NULL */
};

gboolean   assay_disagreement_is_open     (AssayDisagreement  *self);

GPtrArray *assay_store_list_disagreements (AssayStore    *self,
                                           const char    *article,
                                           const char    *finished_by,
                                           GCancellable  *cancellable,
                                           GError       **error);

G_END_DECLS
