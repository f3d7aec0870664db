/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayDecision:
 * @id: UUID, version 7
 * @article: id of the article
 * @span: the sentence it is about
 * @quote: the words of the span
 * @kind: (nullable): what the sentence is, or %NULL where it is to have no tag
 * @confidence: how good the basis is
 * @likelihood: how probable the thing is
 * @reason: why, empty where nobody said
 * @annotator: id of who decided
 * @created: milliseconds since 1970-01-01 UTC
 * @based_on: (array zero-terminated=1): the ids of the annotations it rests on, in order
 * @outdated: whether the tags it rests on are others by now: one has another kind, confidence or
 *   likelihood than when it was made, one was deleted, or somebody else tagged its span. What this
 *   copy of the project lacks does not count. Only told, never written.
 *
 * What was agreed on where annotators differ. The annotations stay as they are; a decision that is
 * thought better of is followed by another, and the newest one counts. One that is outdated counts
 * too, but asks to be made again.
 */
typedef struct
{
  char             *id;
  char             *article;
  AssaySpan         span;
  char             *quote;
  char             *kind;
  AssayConfidence   confidence;
  AssayLikelihood   likelihood;
  char             *reason;
  char             *annotator;
  gint64            created;
  char            **based_on;
  gboolean          outdated;
} AssayDecision;

AssayDecision       *assay_decision_copy          (const AssayDecision  *decision);
void                 assay_decision_free          (AssayDecision        *decision);
const AssayDecision *assay_decisions_find         (GPtrArray            *decisions,
                                                   AssaySpan             sentence);

char                *assay_store_decide           (AssayStore           *self,
                                                   const AssayDecision  *values,
                                                   GError              **error);
gboolean             assay_store_remove_decision  (AssayStore           *self,
                                                   const char           *id,
                                                   GError              **error);
char                *assay_store_resolve_decision (AssayStore           *self,
                                                   const char           *prefix,
                                                   GError              **error);
GPtrArray           *assay_store_list_decisions   (AssayStore           *self,
                                                   const char           *article,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDecision, assay_decision_free)

G_END_DECLS
