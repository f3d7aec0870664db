/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lists show of an article, kept so that no text is read for them. It says which version of
 * the machine's reading it was made from, and is made again when a newer program opens the article.
 */

#include "config.h"

#include "assay-analysis-pack.h"
#include "assay-article.h"
#include "assay-store-private.h"

static gboolean
write_reading (AssayStore    *self,
               gint64         row,
               AssayArticle  *article,
               GError       **error)
{
  g_autoptr (GBytes) packed = assay_analysis_pack (assay_article_get_analysis (article),
                                                   assay_article_get_text (article));
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "INSERT OR REPLACE INTO reading (article, version, analysis) "
                                      "VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, row);
  assay_statement_bind_int (statement, 2, ASSAY_ANALYSIS_VERSION);
  assay_statement_bind_blob (statement, 3, g_bytes_get_data (packed, NULL),
                             g_bytes_get_size (packed));
  return assay_statement_run (statement, error);
}

/*< private >
 * assay_store_find_reading:
 * @text: the text of the article
 * @analysis: (out) (nullable): what this version of the machine found in it earlier, or %NULL
 */
gboolean
assay_store_find_reading (AssayStore     *self,
                          gint64          row,
                          AssayText      *text,
                          AssayAnalysis **analysis,
                          GError        **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  *analysis = NULL;
  statement = assay_database_prepare (self->database,
                                      "SELECT analysis FROM reading "
                                      "WHERE article = ?1 AND version = ?2", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, row);
  assay_statement_bind_int (statement, 2, ASSAY_ANALYSIS_VERSION);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      gsize size;
      const guint8 *data = assay_statement_get_blob (statement, 0, &size);

      *analysis = assay_analysis_unpack (text, data, size);
    }
  return TRUE;
}

/*< private >
 * assay_store_write_summary:
 * @row: of the article
 * @article: the article with its analysis
 *
 * Makes what is kept of an article from its text, its provenance and its boundaries.
 */
gboolean
assay_store_write_summary (AssayStore    *self,
                           gint64         row,
                           AssayArticle  *article,
                           GError       **error)
{
  AssayAnalysis *analysis = assay_article_get_analysis (article);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (AssayStatement) statement = NULL;
  guint n_sentences;

  packed = assay_store_find_sentences (self, row, analysis, &n_sentences, error);
  if (packed == NULL)
    return FALSE;
  statement = assay_database_prepare (self->database,
                                      "INSERT INTO summary (article, deleted, version, title, "
                                      "byline, "
                                      "published, source, imported, n_sentences, sentences) "
                                      "VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, "
                                      "  coalesce ((SELECT min (t) >> 16 FROM provenance "
                                      "             WHERE article = ?1), 0), ?7, ?8) "
                                      "ON CONFLICT DO UPDATE SET version = excluded.version, "
                                      "title = excluded.title, byline = excluded.byline, "
                                      "published = excluded.published, source = excluded.source, "
                                      "imported = excluded.imported, "
                                      "n_sentences = excluded.n_sentences, "
                                      "sentences = excluded.sentences", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, row);
  assay_statement_bind_int (statement, 2, ASSAY_ANALYSIS_VERSION);
  assay_statement_bind_text (statement, 3, assay_article_get_title (article));
  assay_statement_bind_text (statement, 4, analysis->front.byline);
  assay_statement_bind_text (statement, 5, analysis->front.published);
  assay_statement_bind_text (statement, 6, assay_article_get_name (article));
  assay_statement_bind_int (statement, 7, n_sentences);
  assay_statement_bind_blob (statement, 8, g_bytes_get_data (packed, NULL),
                             g_bytes_get_size (packed));
  return assay_statement_run (statement, error) && write_reading (self, row, article, error);
}

/*< private >
 * assay_store_remake_summary:
 * @row: of an article that somebody brought in once more
 *
 * Who brought an article in earliest is the one whose name and time it goes by.
 */
gboolean
assay_store_remake_summary (AssayStore  *self,
                            gint64       row,
                            GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  g_autoptr (AssayArticle) article = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database, "SELECT id FROM article WHERE row = ?1",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, row);
  if (!assay_statement_step (statement, &has_row, error) || !has_row)
    return FALSE;
  article = assay_store_read_article (self, row, assay_statement_get_text (statement, 0), error);
  return article != NULL && assay_store_write_summary (self, row, article, error);
}

static gboolean
is_current (AssayStore  *self,
            gint64       row,
            gboolean    *current,
            GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT version FROM summary WHERE article = ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, row);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  *current = has_row && assay_statement_get_int (statement, 0) >= ASSAY_ANALYSIS_VERSION;
  return TRUE;
}

/*< private >
 * assay_store_renew_summary:
 * @row: of the article
 * @article: the article as this program reads it
 *
 * Brings what an older program kept of the article up to what this one finds, where the file can be
 * written.
 */
gboolean
assay_store_renew_summary (AssayStore    *self,
                           gint64         row,
                           AssayArticle  *article,
                           GError       **error)
{
  gboolean current;

  if (!is_current (self, row, &current, error))
    return FALSE;
  return current || self->read_only_reason != NULL ||
         assay_store_write_summary (self, row, article, error);
}
