/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists the sentences of a project with the kinds they are tagged as.
 */

#include "config.h"

#include "assay-list.h"

#include "assay-identity.h"
#include "assay-store-annotations.h"
#include "assay-store-boundaries.h"

static const AssayColumn columns[] = {
  { "article", ASSAY_COLUMN_ID },
  { "start", ASSAY_COLUMN_NUMBER },
  { "end", ASSAY_COLUMN_NUMBER },
  { "text", ASSAY_COLUMN_TEXT },
  { "kind", ASSAY_COLUMN_TEXT },
  { "block", ASSAY_COLUMN_TEXT },
  { "annotator", ASSAY_COLUMN_TEXT },
  { "annotation", ASSAY_COLUMN_DETAIL },
};

/* A sentence has one kind in a list: that of the tag on exactly it rather than of one that only
 * touches it, and one's own rather than a colleague's. */
static guint
rank (AssayList        *list,
      const char       *me,
      AssayAnnotation  *annotation,
      AssaySpan         sentence)
{
  AssaySpan span = annotation->span;

  if (span.end <= sentence.start || span.start >= sentence.end)
    return 0;
  if (list->annotator != NULL && !g_str_equal (list->annotator, annotation->annotator))
    return 0;
  return 1
         + (g_strcmp0 (me, annotation->annotator) == 0 ? 1 : 0)
         + (span.start == sentence.start && span.end == sentence.end ? 2 : 0);
}

static AssayAnnotation *
find_annotation (AssayList   *list,
                 const char  *me,
                 GPtrArray   *annotations,
                 AssaySpan    sentence)
{
  AssayAnnotation *best = NULL;
  guint best_rank = 0;

  for (guint i = 0; i < annotations->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (annotations, i);
      guint its_rank = rank (list, me, annotation, sentence);

      if (annotation->span.start >= sentence.end)
        break;
      if (its_rank > best_rank)
        {
          best = annotation;
          best_rank = its_rank;
        }
    }
  return best;
}

static const char *
find_block (AssayAnalysis *analysis,
            AssaySpan      sentence,
            guint         *at)
{
  const AssayBlock *block;

  for (; *at < analysis->blocks->len; (*at)++)
    {
      block = &g_array_index (analysis->blocks, AssayBlock, *at);
      if (block->span.end > sentence.start)
        return block->span.start <= sentence.start ? assay_block_kind_to_string (block->kind) : NULL;
    }
  return NULL;
}

static gboolean
add_sentence (AssayList        *list,
              AssayArticle     *article,
              AssaySpan         sentence,
              AssayAnnotation  *annotation,
              const char       *block,
              GError          **error)
{
  g_autofree char *words = assay_text_dup_span (assay_article_get_text (article), sentence);

  assay_printer_add_string (list->printer, assay_article_get_id (article));
  assay_printer_add_int (list->printer, sentence.start);
  assay_printer_add_int (list->printer, sentence.end);
  assay_printer_add_string (list->printer, words);
  assay_printer_add_string (list->printer, annotation != NULL ? annotation->kind : NULL);
  assay_printer_add_string (list->printer, block);
  assay_printer_add_string (list->printer,
                            annotation != NULL
                            ? assay_list_get_name (list, annotation->annotator) : NULL);
  assay_printer_add_string (list->printer, annotation != NULL ? annotation->id : NULL);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
add_article (AssayList     *list,
             AssayArticle  *article,
             gpointer       data,
             GError       **error)
{
  const char *me = data;
  const char *id = assay_article_get_id (article);
  g_autoptr (GArray) sentences = assay_store_list_sentences (list->store, id, error);
  g_autoptr (GPtrArray) annotations = NULL;
  guint block = 0;

  if (sentences == NULL)
    return FALSE;
  annotations = assay_store_list_annotations (list->store, id, error);
  if (annotations == NULL)
    return FALSE;

  for (guint i = 0; i < sentences->len; i++)
    {
      AssaySpan sentence = g_array_index (sentences, AssaySpan, i);

      if (!add_sentence (list, article, sentence,
                         find_annotation (list, me, annotations, sentence),
                         find_block (assay_article_get_analysis (article), sentence, &block),
                         error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_sentences (AssayList  *list,
                GError    **error)
{
  g_autofree char *me = NULL;
  g_autofree char *name = NULL;

  /* A reader without settings of his own simply has no tags of his own. */
  assay_identity_load (&me, &name, NULL);
  return assay_list_foreach_article (list, add_article, me, error);
}

gboolean
assay_command_sentences (AssayInvocation  *self,
                         GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE | ASSAY_LIST_BY_ANNOTATOR,
                         columns, G_N_ELEMENTS (columns), list_sentences, error);
}
