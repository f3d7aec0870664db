/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts what a project holds.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-list.h"
#include "assay-store-annotations.h"
#include "assay-store-boundaries.h"

static const AssayColumn columns[] = {
  { "measure", ASSAY_COLUMN_TEXT },
  { "value", ASSAY_COLUMN_NUMBER },
};

typedef struct
{
  AssayList  *list;
  guint       n_articles;
  guint       n_characters;
  guint       n_sentences;
  guint       n_references;
  guint       n_citations;
  guint       n_findings;
  guint       n_annotations;
  GHashTable *kinds;         /* how many annotations are of each */
} Count;

static gboolean
count_annotation_cb (AssayAnnotation  *annotation,
                     gpointer          data,
                     GError          **error)
{
  Count *count = data;
  gpointer n;

  if (count->list->annotator != NULL
      && !g_str_equal (count->list->annotator, annotation->annotator))
    return TRUE;
  count->n_annotations++;
  n = g_hash_table_lookup (count->kinds, annotation->kind);
  g_hash_table_replace (count->kinds, g_strdup (annotation->kind),
                        GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
  return TRUE;
}

static gboolean
count_article (AssayList     *list,
               AssayArticle  *article,
               gpointer       data,
               GError       **error)
{
  Count *count = data;
  AssayAnalysis *analysis = assay_article_get_analysis (article);
  g_autoptr (GArray) sentences = NULL;

  sentences = assay_store_list_sentences (list->store, assay_article_get_id (article), error);
  if (sentences == NULL)
    return FALSE;
  count->n_articles++;
  count->n_characters += assay_text_get_length (assay_article_get_text (article));
  count->n_sentences += sentences->len;
  count->n_references += analysis->references->len;
  count->n_citations += analysis->citations->len;
  count->n_findings += analysis->findings->len;
  return TRUE;
}

static gboolean
add (AssayList   *list,
     const char  *measure,
     guint        value,
     GError     **error)
{
  assay_printer_add_string (list->printer, measure);
  assay_printer_add_int (list->printer, value);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
add_kinds (Count   *count,
           GError **error)
{
  g_auto (GStrv) kinds = assay_store_list_kinds (count->list->store, error);

  if (kinds == NULL)
    return FALSE;
  for (guint i = 0; kinds[i] != NULL; i++)
    if (!add (count->list, kinds[i],
              GPOINTER_TO_UINT (g_hash_table_lookup (count->kinds, kinds[i])), error))
      return FALSE;
  return TRUE;
}

static gboolean
list_counts (AssayList  *list,
             GError    **error)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Count count = { .list = list, .kinds = kinds };

  return assay_list_foreach_article (list, count_article, &count, error)
         && assay_store_foreach_annotation (list->store, list->article, count_annotation_cb, &count,
                                            error)
         && add (list, "articles", count.n_articles, error)
         && add (list, "characters", count.n_characters, error)
         && add (list, "sentences", count.n_sentences, error)
         && add (list, "annotators", g_hash_table_size (list->names), error)
         && add (list, "annotations", count.n_annotations, error)
         && add_kinds (&count, error)
         && add (list, "references", count.n_references, error)
         && add (list, "citations", count.n_citations, error)
         && add (list, "findings", count.n_findings, error);
}

gboolean
assay_command_stats (AssayInvocation  *self,
                     GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE | ASSAY_LIST_BY_ANNOTATOR,
                         columns, G_N_ELEMENTS (columns), list_counts, error);
}
