/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "assay-text.h"
#include "assay-types.h"

G_BEGIN_DECLS

/**
 * AssayAnnotation:
 *
 * One annotator's tag on a span, with the values it has now. Immutable: a change makes a new object
 * with the same id.
 */
#define ASSAY_TYPE_ANNOTATION (assay_annotation_get_type ())
G_DECLARE_FINAL_TYPE (AssayAnnotation, assay_annotation, ASSAY, ANNOTATION, GObject)

struct _AssayAnnotation
{
  GObject          parent_instance;

  char            *id;            /* UUID, version 7 */
  char            *article;       /* id of the article */
  char            *annotator;     /* id of the annotator */
  char            *copy_of;       /* id of the annotation it was copied from, or NULL */
  AssaySpan        span;
  char            *quote;         /* the words of the span */
  char            *before;        /* up to 32 code points of context */
  char            *after;
  char            *kind;          /* "claim", "evidence", "speculation" or a kind of the project's own */
  AssayConfidence  confidence;
  AssayLikelihood  likelihood;
  char            *note;          /* or NULL */
  gint64           created;       /* milliseconds since 1970-01-01 UTC */
  gint64           modified;
};

/* How much text before and after a quote is kept, so that it is found again where it stands
 * twice. */
#define ASSAY_CONTEXT_LENGTH 32

AssayAnnotation *assay_annotation_new         (void);
void             assay_annotation_quote_text  (AssayAnnotation *self,
                                               AssayText       *text,
                                               AssaySpan        span);

G_END_DECLS
