/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a project promises is checked by looking: the file by SQLite, a text by its id, which is its digest,
 * and a quote by the text it stands in.
 */

#include "config.h"

#include "assay-store-verify.h"

#include <glib/gi18n-lib.h>

#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-private.h"

typedef struct
{
  AssayStore       *store;
  AssayProblemFunc  func;
  gpointer          data;
  char             *article;      /* whose text is at hand */
  AssayText        *text;
} Check;

static void
check_clear (Check *check)
{
  g_free (check->article);
  g_clear_pointer (&check->text, assay_text_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static gboolean
verify_file (Check   *check,
             GError **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (check->store->database, "PRAGMA integrity_check", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      const char *problem = assay_statement_get_text (statement, 0);

      if (!g_str_equal (problem, "ok") && !check->func ("file", NULL, problem, check->data, error))
        return FALSE;
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
verify_articles (Check   *check,
                 GError **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (check->store->database,
                                      "SELECT id, text FROM article ORDER BY id", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      const char *id = assay_statement_get_text (statement, 0);
      gsize size;
      const guchar *text = assay_statement_get_blob (statement, 1, &size);
      g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, text, size);

      if (!g_str_equal (id, digest)
          && !check->func ("article", id, _("The text is not the one that was imported."), check->data, error))
        return FALSE;
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_text (Check       *check,
           const char  *article,
           GError     **error)
{
  gint64 row;
  AssayText *text;

  if (g_strcmp0 (check->article, article) == 0)
    return TRUE;
  row = assay_store_get_article_row (check->store, article, error);
  text = row != 0 ? assay_store_get_text (check->store, row, error) : NULL;
  if (text == NULL)
    return FALSE;
  check_clear (check);
  check->article = g_strdup (article);
  check->text = assay_text_ref (text);
  return TRUE;
}

static gboolean
verify_annotation_cb (AssayAnnotation  *annotation,
                      gpointer          data,
                      GError          **error)
{
  Check *check = data;
  AssaySpan span = annotation->span;
  g_autofree char *quote = NULL;

  if (!find_text (check, annotation->article, error))
    return FALSE;
  if (span.start >= span.end || span.end > assay_text_get_length (check->text))
    return check->func ("annotation", annotation->id, _("It stands outside its article."),
                        check->data, error);
  quote = assay_text_dup_span (check->text, span);
  if (!g_str_equal (quote, annotation->quote))
    return check->func ("annotation", annotation->id, _("Its quote is not what stands in the article."),
                        check->data, error);
  return TRUE;
}

/**
 * assay_store_verify:
 * @func: (scope call): called with each problem
 *
 * Looks whether the project is what it promises to be.
 *
 * Returns: whether it could be looked at; that there are problems is no failure
 */
gboolean
assay_store_verify (AssayStore        *self,
                    AssayProblemFunc   func,
                    gpointer           data,
                    GError           **error)
{
  g_auto (Check) check = { self, func, data };

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return (verify_file (&check, error)
          && verify_articles (&check, error)
          && assay_store_foreach_annotation (self, NULL, verify_annotation_cb, &check, error))
         || assay_store_explain (self, error);
}
