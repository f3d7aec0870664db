/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Articles in and out of a project. The text is kept as it came; what the machine finds in it is a
 * pure function of the text, so it is found again rather than kept.
 */

#include "config.h"

#include "assay-store-articles.h"
#include "assay-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
keep_text (AssayStore *self,
           gint64      article,
           AssayText  *text)
{
  assay_store_forget_text (self);
  self->text = assay_text_ref (text);
  self->text_row = article;
}

/*< private >
 * assay_store_insert_text:
 * @row: (out): the row it got
 *
 * Adds a text and the index of its words, and nothing else of the article.
 */
gboolean
assay_store_insert_text (AssayStore  *self,
                         AssayText   *text,
                         gint64      *row,
                         GError     **error)
{
  g_autoptr (AssayStatement) insert = NULL;
  g_autoptr (AssayStatement) words = NULL;
  const char *utf8 = assay_text_get_utf8 (text);

  insert = assay_database_prepare (self->database, "INSERT INTO article (id, text) VALUES (?1, ?2)",
                                   error);
  words = assay_database_prepare (self->database,
                                  "INSERT INTO article_words (rowid, text) VALUES (?1, ?2)", error);
  if (insert == NULL || words == NULL)
    return FALSE;
  assay_statement_bind_text (insert, 1, assay_text_get_id (text));
  assay_statement_bind_static_text (insert, 2, utf8);
  if (!assay_statement_run (insert, error))
    return FALSE;
  *row = assay_database_get_last_row (self->database);
  keep_text (self, *row, text);
  assay_statement_bind_int (words, 1, *row);
  assay_statement_bind_static_text (words, 2, utf8);
  return assay_statement_run (words, error);
}

static gboolean
insert_provenance (AssayStore    *self,
                   AssayArticle  *article,
                   gint64         row,
                   gint64         t,
                   GError       **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  const char *name = assay_article_get_name (article);

  statement = assay_database_prepare (self->database,
                                      "INSERT OR IGNORE INTO provenance (article, t, sha256, "
                                      "name, annotator) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, row);
  assay_statement_bind_int (statement, 2, t);
  assay_statement_bind_text (statement, 3, assay_article_get_sha256 (article));
  assay_statement_bind_text (statement, 4, name != NULL ? name : "");
  assay_statement_bind_int (statement, 5, self->annotator_row);
  return assay_statement_run (statement, error);
}

static gboolean
find_article (AssayStore  *self,
              const char  *id,
              gint64      *row,
              gboolean    *deleted,
              GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT article.row, deleted FROM article "
                                      "JOIN summary ON summary.article = article.row "
                                      "WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  *row = has_row ? assay_statement_get_int (statement, 0) : 0;
  *deleted = has_row && assay_statement_get_int (statement, 1);
  return TRUE;
}

static gboolean
import_article (AssayStore    *self,
                AssayStep     *step,
                AssayArticle  *article,
                guint         *n_imported,
                GError       **error)
{
  gint64 t = ASSAY_TIME_FROM_MS (g_get_real_time () / 1000);
  const char *id = assay_article_get_id (article);
  gint64 row;
  gboolean deleted;

  if (!find_article (self, id, &row, &deleted, error))
    return FALSE;
  if (row != 0 && !deleted)
    return TRUE;
  if (row == 0 &&
      (!assay_store_insert_text (self, assay_article_get_text (article), &row, error) ||
       !insert_provenance (self, article, row, t, error) ||
       !assay_store_write_summary (self, row, article, error) ||
       !assay_step_record (step, ASSAY_OBJECT_ARTICLE, id, ASSAY_FIELD_DELETED, "1", NULL, error)))
    return FALSE;
  if (deleted &&
      (!insert_provenance (self, article, row, t, error) ||
       !assay_store_remake_summary (self, row, error) ||
       !assay_step_restore (step, ASSAY_OBJECT_ARTICLE, id, error)))
    return FALSE;
  assay_step_touch (step, id, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_ARTICLES);
  (*n_imported)++;
  return TRUE;
}

static gboolean
import_all (AssayStore  *self,
            GPtrArray   *articles,
            guint       *n_imported,
            GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autofree char *label = NULL;
  guint n = 0;

  if (step == NULL)
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    if (!import_article (self, step, g_ptr_array_index (articles, i), &n, error))
      return FALSE;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u article", "Import %u articles",
                                        n), n);
  if (!assay_step_commit (step, label, error))
    return FALSE;
  *n_imported = n;
  return TRUE;
}

/**
 * assay_store_import_articles:
 * @articles: (element-type AssayArticle): articles that were read
 * @n_imported: (out) (optional): how many of them were new
 *
 * Adds articles. One that was removed comes back with its annotations.
 */
gboolean
assay_store_import_articles (AssayStore  *self,
                             GPtrArray   *articles,
                             guint       *n_imported,
                             GError     **error)
{
  guint n = 0;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);

  if (!import_all (self, articles, &n, error))
    return assay_store_explain (self, error);
  if (n_imported != NULL)
    *n_imported = n;
  return TRUE;
}

static gboolean
remove_article (AssayStore  *self,
                const char  *id,
                GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);

  if (step == NULL ||
      assay_store_get_article_row (self, id, error) == 0 ||
      !assay_step_edit (step, ASSAY_OBJECT_ARTICLE, id, ASSAY_FIELD_DELETED, "1", error))
    return FALSE;
  assay_step_touch (step, id, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_ARTICLES);
  return assay_step_commit (step, _("Remove an article"), error);
}

/**
 * assay_store_remove_article:
 * @id: the whole id of an article
 *
 * Takes an article out of the project's lists, with its annotations. The file keeps both for undo,
 * history and merging.
 */
gboolean
assay_store_remove_article (AssayStore  *self,
                            const char  *id,
                            GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return remove_article (self, id, error) || assay_store_explain (self, error);
}

/**
 * assay_store_has_article:
 *
 * Returns: whether the article is in the project and was not removed
 */
gboolean
assay_store_has_article (AssayStore *self,
                         const char *id)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return assay_store_get_article_row (self, id, NULL) != 0;
}

/*< private >
 * assay_store_forget_text:
 *
 * To be called when rows are taken back: their numbers may be given to other articles.
 */
void
assay_store_forget_text (AssayStore *self)
{
  g_clear_pointer (&self->text, assay_text_unref);
}

/*< private >
 * assay_store_get_text:
 * @article: row of an article
 *
 * Returns: (transfer none) (nullable): its text, until another is asked for
 */
AssayText *
assay_store_get_text (AssayStore  *self,
                      gint64       article,
                      GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  g_autoptr (AssayText) text = NULL;
  const char *utf8;
  gboolean has_row;
  gsize size;

  if (self->text != NULL && self->text_row == article)
    return self->text;
  statement = assay_database_prepare (self->database, "SELECT text FROM article WHERE row = ?1",
                                      error);
  if (statement == NULL)
    return NULL;
  assay_statement_bind_int (statement, 1, article);
  if (!assay_statement_step (statement, &has_row, error))
    return NULL;
  utf8 = has_row ? assay_statement_get_blob (statement, 0, &size) : NULL;
  if (utf8 == NULL || !g_utf8_validate (utf8, size, NULL))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                   _("The text of an article is damaged. Open a backup of the project."));
      return NULL;
    }
  text = assay_text_new (utf8, size);
  keep_text (self, article, text);
  return text;
}

/*< private >
 * assay_store_check_span:
 *
 * Returns: whether @span lies in the text of the article and is not empty
 */
gboolean
assay_store_check_span (AssayStore  *self,
                        gint64       article,
                        AssaySpan    span,
                        GError     **error)
{
  AssayText *text = assay_store_get_text (self, article, error);

  if (text == NULL)
    return FALSE;
  if (span.start < span.end && span.end <= assay_text_get_length (text))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
               _("There is no text from %u to %u: the article is %u characters long."),
               span.start, span.end, assay_text_get_length (text));
  return FALSE;
}

/*< private >
 * assay_store_read_article:
 * @row: of the article
 * @id: its id
 *
 * Returns: (transfer full) (nullable): the article as it came in first, read by this program
 */
AssayArticle *
assay_store_read_article (AssayStore  *self,
                          gint64       row,
                          const char  *id,
                          GError     **error)
{
  AssayText *text = assay_store_get_text (self, row, error);
  g_autoptr (AssayAnalysis) analysis = NULL;
  g_autoptr (AssayStatement) statement = NULL;
  const char *name;
  gboolean has_row;

  if (text == NULL || !assay_store_find_reading (self, row, text, &analysis, error))
    return NULL;
  statement = assay_database_prepare (self->database,
                                      "SELECT sha256, name FROM provenance WHERE article = ?1 "
                                      "ORDER BY t, sha256, name, annotator LIMIT 1", error);
  if (statement == NULL)
    return NULL;
  assay_statement_bind_int (statement, 1, row);
  if (!assay_statement_step (statement, &has_row, error))
    return NULL;
  name = has_row ? assay_statement_get_text (statement, 1) : NULL;
  return assay_article_new (text, has_row ? assay_statement_get_text (statement, 0) : id,
                            name != NULL && *name != '\0' ? name : NULL, analysis);
}

/* What people say of the works cited counts before what the machine reads. */
static AssayArticle *
revise_article (AssayStore    *self,
                gint64         row,
                AssayArticle  *article,
                GError       **error)
{
  g_autoptr (AssayRevision) revision = assay_store_read_revision (self, row, error);
  g_autoptr (AssayAnalysis) analysis = NULL;

  if (revision == NULL)
    return NULL;
  if (assay_revision_is_empty (revision))
    return g_object_ref (article);
  analysis = assay_revision_apply (revision, assay_article_get_text (article),
                                   assay_article_get_analysis (article));
  return assay_article_new (assay_article_get_text (article), assay_article_get_sha256 (article),
                            assay_article_get_name (article), analysis);
}

static AssayArticle *
load_article (AssayStore  *self,
              const char  *id,
              GError     **error)
{
  gint64 row = assay_store_get_article_row (self, id, error);
  g_autoptr (AssayArticle) article = NULL;

  if (row != 0)
    article = assay_store_read_article (self, row, id, error);
  if (article == NULL || !assay_store_renew_summary (self, row, article, error))
    return NULL;
  return revise_article (self, row, article, error);
}

/**
 * assay_store_load_article:
 * @id: the whole id of an article
 *
 * Returns: (transfer full) (nullable): the article with its analysis, revised by what people
 *   corrected
 */
AssayArticle *
assay_store_load_article (AssayStore  *self,
                          const char  *id,
                          GError     **error)
{
  AssayArticle *article;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  article = load_article (self, id, error);
  if (article == NULL)
    assay_store_explain (self, error);
  return article;
}

/**
 * assay_store_load_text:
 * @id: the whole id of an article
 *
 * Returns: (transfer full) (nullable): its text, without the work of an analysis
 */
AssayText *
assay_store_load_text (AssayStore  *self,
                       const char  *id,
                       GError     **error)
{
  AssayText *text;
  gint64 row;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  row = assay_store_get_article_row (self, id, error);
  text = row != 0 ? assay_store_get_text (self, row, error) : NULL;
  if (text != NULL)
    return assay_text_ref (text);
  assay_store_explain (self, error);
  return NULL;
}

/**
 * assay_store_resolve_article:
 * @prefix: the beginning of an id
 *
 * Returns: (transfer full) (nullable): the id of the one article that begins so
 */
char *
assay_store_resolve_article (AssayStore  *self,
                             const char  *prefix,
                             GError     **error)
{
  return assay_store_resolve (self,
                              "SELECT id FROM article JOIN summary ON summary.article = article.row "
                              "WHERE id >= ?1 AND id < ?2 AND NOT deleted ORDER BY id LIMIT 2",
                              prefix, error);
}
