/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one person said of one span of text.
 */

#include "config.h"

#include "assay-annotation.h"

G_DEFINE_FINAL_TYPE (AssayAnnotation, assay_annotation, G_TYPE_OBJECT)

static void
assay_annotation_finalize (GObject *object)
{
  AssayAnnotation *self = ASSAY_ANNOTATION (object);

  g_free (self->id);
  g_free (self->article);
  g_free (self->annotator);
  g_free (self->copy_of);
  g_free (self->quote);
  g_free (self->before);
  g_free (self->after);
  g_free (self->kind);
  g_free (self->note);

  G_OBJECT_CLASS (assay_annotation_parent_class)->finalize (object);
}

static void
assay_annotation_class_init (AssayAnnotationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_annotation_finalize;
}

static void
assay_annotation_init (AssayAnnotation *self)
{
}

AssayAnnotation *
assay_annotation_new (void)
{
  return g_object_new (ASSAY_TYPE_ANNOTATION, NULL);
}

/**
 * assay_annotation_quote_text:
 * @text: the text of the article
 * @span: a span inside it
 *
 * Sets the span of a new annotation with its quote and context.
 */
void
assay_annotation_quote_text (AssayAnnotation *self,
                             AssayText       *text,
                             AssaySpan        span)
{
  AssaySpan before = { span.start - MIN (span.start, ASSAY_CONTEXT_LENGTH), span.start };
  AssaySpan after = { span.end,
                      MIN (span.end + ASSAY_CONTEXT_LENGTH, assay_text_get_length (text)) };

  self->span = span;
  g_free (self->quote);
  g_free (self->before);
  g_free (self->after);
  self->quote = assay_text_dup_span (text, span);
  self->before = assay_text_dup_span (text, before);
  self->after = assay_text_dup_span (text, after);
}
