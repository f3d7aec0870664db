/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists the articles of a project.
 */

#include "config.h"

#include "assay-list.h"
#include "assay-store-articles.h"

static const AssayColumn columns[] = {
  { "id", ASSAY_COLUMN_ID },
  { "title", ASSAY_COLUMN_TEXT },
  { "byline", ASSAY_COLUMN_TEXT },
  { "published", ASSAY_COLUMN_TEXT },
  { "source", ASSAY_COLUMN_DETAIL },
  { "sha256", ASSAY_COLUMN_DETAIL },
  { "imported", ASSAY_COLUMN_DETAIL },
  { "length", ASSAY_COLUMN_DETAIL },
  { "sentences", ASSAY_COLUMN_NUMBER },
  { "claims", ASSAY_COLUMN_NUMBER },
  { "evidence", ASSAY_COLUMN_NUMBER },
  { "speculation", ASSAY_COLUMN_NUMBER },
  { "others", ASSAY_COLUMN_NUMBER },
};

static gboolean
add_article (AssayList            *list,
             AssayArticleSummary  *article,
             GError              **error)
{
  g_autofree char *sha256 = NULL;
  guint length;

  if (!assay_store_describe_article (list->store, article->id, &sha256, &length, error))
    return FALSE;
  assay_printer_add_string (list->printer, article->id);
  assay_printer_add_string (list->printer, article->title);
  assay_printer_add_string (list->printer, article->byline);
  assay_printer_add_string (list->printer, article->published);
  assay_printer_add_string (list->printer, article->source);
  assay_printer_add_string (list->printer, sha256);
  assay_printer_add_time (list->printer, article->imported);
  assay_printer_add_int (list->printer, length);
  assay_printer_add_int (list->printer, article->n_sentences);
  assay_printer_add_int (list->printer, article->n_claims);
  assay_printer_add_int (list->printer, article->n_evidence);
  assay_printer_add_int (list->printer, article->n_speculation);
  assay_printer_add_int (list->printer, article->n_others);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
list_articles (AssayList  *list,
               GError    **error)
{
  g_autoptr (GArray) rows = NULL;

  rows = assay_store_list_article_rows (list->store, ASSAY_ARTICLE_SORT_TITLE, NULL, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);
      g_autoptr (AssayArticleSummary) article = NULL;

      article = assay_store_load_summary (list->store, row, list->annotator, error);
      if (article == NULL)
        return FALSE;
      if (list->article != NULL && !g_str_equal (list->article, article->id))
        continue;
      if (!add_article (list, article, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
assay_command_articles (AssayInvocation  *self,
                        GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE | ASSAY_LIST_BY_ANNOTATOR,
                         columns, G_N_ELEMENTS (columns), list_articles, error);
}
