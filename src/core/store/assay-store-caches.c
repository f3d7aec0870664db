/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the caches again from the shared rows and the texts, and says where they were wrong.
 */

#include "config.h"

#include "assay-analysis-pack.h"
#include "assay-article.h"
#include "assay-store-private.h"

#include <glib/gi18n-lib.h>

#define MODIFIED "max (t, coalesce ((SELECT max (t) FROM edit WHERE object = annotation.id), 0))"

#define SET(table, column, now) \
  "UPDATE " table " SET " column " = " now " WHERE " column " IS NOT " now

#define ARTICLE_ID "(SELECT id FROM article WHERE row = summary.article)"

static const struct
{
  const char *sql;
  const char *message;
} remakers[] = {
  { SET ("annotation", "kind", ASSAY_NOW ("annotation.id", "kind", "first_kind")),
    N_("Some annotations did not show their newest kind.") },
  { SET ("annotation", "confidence", ASSAY_NOW ("annotation.id", "confidence", "first_confidence")),
    N_("Some annotations did not show their newest confidence.") },
  { SET ("annotation", "likelihood", ASSAY_NOW ("annotation.id", "likelihood", "first_likelihood")),
    N_("Some annotations did not show their newest likelihood.") },
  { SET ("annotation", "note", ASSAY_NOW ("annotation.id", "note", "first_note")),
    N_("Some annotations did not show their newest note.") },
  { SET ("annotation", "deleted", "(" ASSAY_IS_DELETED ("annotation.id") ")"),
    N_("Some annotations were deleted and showed, or the other way round.") },
  { SET ("annotation", "modified", MODIFIED),
    N_("Some annotations did not show when they were changed last.") },
  { SET ("annotator", "name", ASSAY_NOW ("annotator.id", "name", "NULL")),
    N_("Some annotators did not show their newest name.") },
  { SET ("summary", "deleted", "(" ASSAY_IS_DELETED (ARTICLE_ID) ")"),
    N_("Some articles were removed and showed, or the other way round.") },
};

/* Rows of a cache that should not be there, or should and are not. */
static const char count_wrong_tallies[] =
  "SELECT count (*) FROM ("
  "  SELECT * FROM ("
  "    SELECT article, annotator, kind, count (*) AS n FROM annotation WHERE NOT deleted "
  "GROUP BY 1, 2, 3 "
  "    EXCEPT SELECT article, annotator, kind, n FROM tally) "
  "  UNION ALL "
  "  SELECT * FROM ("
  "    SELECT article, annotator, kind, n FROM tally WHERE n <> 0 "
  "    EXCEPT "
  "    SELECT article, annotator, kind, count (*) FROM annotation WHERE NOT deleted "
  "GROUP BY 1, 2, 3))";

static const char count_wrong_notes[] =
  "SELECT count (*) FROM ("
  "  SELECT * FROM ("
  "    SELECT row FROM annotation WHERE NOT deleted AND note IS NOT NULL "
  "    EXCEPT SELECT rowid FROM note_words) "
  "  UNION ALL "
  "  SELECT * FROM ("
  "    SELECT rowid FROM note_words "
  "    EXCEPT SELECT row FROM annotation WHERE NOT deleted AND note IS NOT NULL))";

static const char remake_tallies[] =
  "DELETE FROM tally;"
  "INSERT INTO tally (article, annotator, kind, n) "
  "  SELECT article, annotator, kind, count (*) FROM annotation WHERE NOT deleted GROUP BY 1, 2, 3";

static const char remake_notes[] =
  "INSERT INTO note_words (note_words) VALUES ('delete-all');"
  "INSERT INTO note_words (rowid, note) "
  "  SELECT row, note FROM annotation WHERE NOT deleted AND note IS NOT NULL";

static const char count_wrong_words[] =
  "SELECT count (*) FROM ("
  "  SELECT * FROM (SELECT row FROM article EXCEPT SELECT rowid FROM article_words) "
  "  UNION ALL "
  "  SELECT * FROM (SELECT rowid FROM article_words EXCEPT SELECT row FROM article))";

static const char remake_words[] =
  "INSERT INTO article_words (article_words) VALUES ('delete-all');"
  "INSERT INTO article_words (rowid, text) SELECT row, text FROM article";

static gboolean
remake_values (AssayStore  *self,
               GPtrArray   *mended,
               GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (remakers); i++)
    {
      g_autoptr (AssayStatement) statement = NULL;

      statement = assay_database_prepare (self->database, remakers[i].sql, error);
      if (statement == NULL || !assay_statement_run (statement, error))
        return FALSE;
      if (assay_database_get_n_changes (self->database) > 0)
        g_ptr_array_add (mended, (gpointer) _(remakers[i].message));
    }
  return TRUE;
}

static gboolean
remake_rows (AssayStore  *self,
             const char  *count_wrong,
             const char  *remake,
             const char  *message,
             GPtrArray   *mended,
             GError     **error)
{
  gint64 n;

  if (!assay_store_ask_int (self, count_wrong, NULL, &n, NULL, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_ptr_array_add (mended, (gpointer) message);
  return assay_database_execute (self->database, remake, error);
}

static gboolean
is_summary (AssayStatement *row,
            AssayArticle   *article)
{
  AssayAnalysis *analysis = assay_article_get_analysis (article);

  return g_strcmp0 (assay_statement_get_text (row, 1), assay_article_get_title (article)) == 0 &&
         g_strcmp0 (assay_statement_get_text (row, 2), analysis->front.byline) == 0 &&
         g_strcmp0 (assay_statement_get_text (row, 3), analysis->front.published) == 0;
}

static gboolean
check_reading (AssayStore    *self,
               gint64         row,
               AssayArticle  *found,
               gboolean      *is_right,
               GError       **error)
{
  g_autoptr (GBytes) packed = assay_analysis_pack (assay_article_get_analysis (found),
                                                   assay_article_get_text (found));
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "SELECT 1 FROM reading "
                                      "WHERE article = ?1 AND version = ?2 AND analysis = ?3",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, row);
  assay_statement_bind_int (statement, 2, ASSAY_ANALYSIS_VERSION);
  assay_statement_bind_blob (statement, 3, g_bytes_get_data (packed, NULL),
                             g_bytes_get_size (packed));
  return assay_statement_step (statement, is_right, error);
}

/* Compares what is kept of an article with what its text and boundaries say. */
static gboolean
check_summary (AssayStore      *self,
               AssayStatement  *row,
               gboolean        *is_right,
               GError         **error)
{
  gint64 article = assay_statement_get_int (row, 0);
  AssayText *text = assay_store_get_text (self, article, error);
  g_autoptr (AssayArticle) found = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) packed = NULL;
  guint n_sentences;
  gconstpointer data;
  gsize size;

  if (text == NULL)
    return FALSE;
  found = assay_article_new (text, "", assay_statement_get_text (row, 5), NULL);
  packed = assay_store_find_sentences (self, article, assay_article_get_analysis (found),
                                       &n_sentences, error);
  if (packed == NULL || !check_reading (self, article, found, is_right, error))
    return FALSE;
  data = assay_statement_get_blob (row, 4, &size);
  kept = g_bytes_new (data, size);
  *is_right = *is_right && is_summary (row, found) && g_bytes_equal (kept, packed) &&
              assay_statement_get_int (row, 6) == n_sentences &&
              assay_statement_get_int (row, 7) == ASSAY_ANALYSIS_VERSION;
  return *is_right || assay_store_write_summary (self, article, found, error);
}

static gboolean
remake_summaries (AssayStore  *self,
                  GPtrArray   *mended,
                  GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;
  gboolean all_right = TRUE;

  statement = assay_database_prepare (self->database,
                                      "SELECT article, title, byline, published, sentences, "
                                      "source, "
                                      "       n_sentences, version FROM summary "
                                      "ORDER BY article", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gboolean is_right;

      if (!check_summary (self, statement, &is_right, error) ||
          !assay_statement_step (statement, &has_row, error))
        return FALSE;
      all_right &= is_right;
    }
  if (!all_right)
    g_ptr_array_add (mended, (gpointer) _("What is kept of some articles was out of date."));
  return TRUE;
}

/*< private >
 * assay_store_remake_caches:
 * @mended: (element-type utf8): gets a sentence, translated, for each cache that was wrong
 *
 * Makes every cache again, inside a transaction of the caller's.
 */
gboolean
assay_store_remake_caches (AssayStore  *self,
                           GPtrArray   *mended,
                           GError     **error)
{
  return remake_values (self, mended, error) &&
         remake_rows (self, count_wrong_tallies, remake_tallies,
                      _("The counts of annotations were wrong."), mended, error) &&
         remake_rows (self, count_wrong_notes, remake_notes,
                      _("The index of notes was out of date."), mended, error) &&
         remake_rows (self, count_wrong_words, remake_words,
                      _("The index of articles was out of date."), mended, error) &&
         remake_summaries (self, mended, error);
}
