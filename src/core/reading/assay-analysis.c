/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a text whole: each step sees what the steps before it found.
 */

#include "config.h"

#include "assay-analysis.h"

#include "assay-language.h"
#include "assay-references.h"
#include "assay-sentences.h"

G_DEFINE_FINAL_TYPE (AssayAnalysis, assay_analysis, G_TYPE_OBJECT)

static void
assay_analysis_finalize (GObject *object)
{
  AssayAnalysis *self = ASSAY_ANALYSIS (object);

  g_free (self->language);
  assay_front_matter_clear (&self->front);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_clear_pointer (&self->citations, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (assay_analysis_parent_class)->finalize (object);
}

static void
assay_analysis_class_init (AssayAnalysisClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_analysis_finalize;
}

static void
assay_analysis_init (AssayAnalysis *self)
{
}

static GArray *
spans_of (GPtrArray *references)
{
  GArray *spans = g_array_sized_new (FALSE, FALSE, sizeof (AssaySpan), references->len);

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      g_array_append_val (spans, reference->span);
    }
  return spans;
}

/**
 * assay_analysis_new:
 * @text: the text of an article
 * @language: (nullable): its language as BCP 47, or %NULL to find it out
 *
 * Returns: (transfer full): what the machine finds in it
 */
AssayAnalysis *
assay_analysis_new (AssayText  *text,
                    const char *language)
{
  AssayAnalysis *self = g_object_new (ASSAY_TYPE_ANALYSIS, NULL);
  g_autoptr (GArray) reference_spans = NULL;

  self->language = g_strdup (language != NULL ? language : assay_language_guess (text));
  self->references = assay_references_find (text);
  reference_spans = spans_of (self->references);
  self->blocks = assay_blocks_find (text,
                                    self->language,
                                    (AssaySpan *) reference_spans->data,
                                    reference_spans->len);
  assay_front_matter_find (text,
                           self->language,
                           (AssayBlock *) self->blocks->data,
                           self->blocks->len,
                           &self->front);
  self->sentences = assay_sentences_find (text,
                                          (AssayBlock *) self->blocks->data,
                                          self->blocks->len,
                                          self->language);
  self->citations = assay_citations_find (text, self->references);
  self->findings = assay_audit_run (self->references, self->citations);
  return self;
}

/**
 * assay_analysis_new_revised:
 * @found: what the machine finds in a text
 * @references: (element-type AssayReference): its works cited as people say
 * @citations: (element-type AssayCitation): its markers as people say
 *
 * Returns: (transfer full): the same with other works and markers, audited again
 */
AssayAnalysis *
assay_analysis_new_revised (AssayAnalysis *found,
                            GPtrArray     *references,
                            GPtrArray     *citations)
{
  AssayAnalysis *self = g_object_new (ASSAY_TYPE_ANALYSIS, NULL);

  self->language = g_strdup (found->language);
  self->front.title = g_strdup (found->front.title);
  self->front.byline = g_strdup (found->front.byline);
  self->front.published = g_strdup (found->front.published);
  self->blocks = g_array_ref (found->blocks);
  self->sentences = g_array_ref (found->sentences);
  self->references = g_ptr_array_ref (references);
  self->citations = g_ptr_array_ref (citations);
  self->findings = assay_audit_run (references, citations);
  return self;
}
