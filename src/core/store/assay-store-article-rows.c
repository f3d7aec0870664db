/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The articles of a project as a list: first only the numbers of the rows in order, then the
 * summary of each row that is looked at.
 */

#include "config.h"

#include "assay-store-articles.h"
#include "assay-store-finished.h"
#include "assay-store-private.h"

#include <glib/gi18n-lib.h>

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayArticleSummary, assay_article_summary, G_TYPE_OBJECT)

typedef struct
{
  gint64  row;
  char   *collation_key;     /* of the title */
} ListedArticle;

#define LISTED "SELECT summary.article, title, byline, source FROM summary WHERE NOT deleted "

/* ?1 is who looks; titles are put in the order of the language by the caller. */
static const char *const queries[] = {
  [ASSAY_ARTICLE_SORT_IMPORTED] =
    LISTED "AND ?1 IS NOT NULL ORDER BY imported DESC, article DESC",
  [ASSAY_ARTICLE_SORT_TITLE] =
    LISTED "AND ?1 IS NOT NULL ORDER BY article",
  [ASSAY_ARTICLE_SORT_PUBLISHED] =
    LISTED "AND ?1 IS NOT NULL ORDER BY published IS NULL, published DESC, article DESC",
  [ASSAY_ARTICLE_SORT_PROGRESS] =
    LISTED "ORDER BY (SELECT coalesce (sum (n), 0) FROM tally "
           "          WHERE tally.article = summary.article "
           "AND annotator = ?1) * 1.0 / max (n_sentences, 1), "
           "         imported DESC, article DESC",
};

static void
assay_article_summary_finalize (GObject *object)
{
  AssayArticleSummary *self = ASSAY_ARTICLE_SUMMARY (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->source);

  G_OBJECT_CLASS (assay_article_summary_parent_class)->finalize (object);
}

static void
assay_article_summary_class_init (AssayArticleSummaryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_article_summary_finalize;

  /**
   * AssayArticleSummary::changed:
   *
   * Something about it is other than it was.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_article_summary_init (AssayArticleSummary *self)
{
}

static gboolean
take_text (char **text,
           char **newer)
{
  if (g_strcmp0 (*text, *newer) == 0)
    return FALSE;
  g_free (*text);
  *text = g_steal_pointer (newer);
  return TRUE;
}

static gboolean
take_number (guint *number,
             guint  newer)
{
  gboolean changes = *number != newer;

  *number = newer;
  return changes;
}

/**
 * assay_article_summary_update:
 * @newer: another summary of the same article, which is used up
 *
 * Becomes like it, and tells so where that is a change.
 */
void
assay_article_summary_update (AssayArticleSummary *self,
                              AssayArticleSummary *newer)
{
  gboolean changes;

  g_return_if_fail (ASSAY_IS_ARTICLE_SUMMARY (self));
  g_return_if_fail (ASSAY_IS_ARTICLE_SUMMARY (newer));

  changes = self->finished != newer->finished;
  self->finished = newer->finished;
  changes |= take_text (&self->id, &newer->id);
  changes |= take_text (&self->title, &newer->title);
  changes |= take_text (&self->byline, &newer->byline);
  changes |= take_text (&self->published, &newer->published);
  changes |= take_text (&self->source, &newer->source);
  changes |= take_number (&self->n_sentences, newer->n_sentences);
  changes |= take_number (&self->n_claims, newer->n_claims);
  changes |= take_number (&self->n_evidence, newer->n_evidence);
  changes |= take_number (&self->n_speculation, newer->n_speculation);
  changes |= take_number (&self->n_others, newer->n_others);
  if (changes)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * assay_article_summary_is_shown:
 *
 * Returns: whether anybody would like to know of a change
 */
gboolean
assay_article_summary_is_shown (AssayArticleSummary *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_SUMMARY (self), FALSE);

  return g_signal_has_handler_pending (self, signals[SIGNAL_CHANGED], 0, FALSE);
}

static void
listed_article_clear (ListedArticle *listed)
{
  g_free (listed->collation_key);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  const ListedArticle *left = a;
  const ListedArticle *right = b;
  int order = strcmp (left->collation_key, right->collation_key);

  return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

static gboolean
matches (AssayStatement *statement,
         const char     *filter)
{
  if (filter == NULL || *filter == '\0')
    return TRUE;
  for (int column = 1; column <= 3; column++)
    {
      const char *words = assay_statement_get_text (statement, column);

      if (words != NULL && g_str_match_string (filter, words, TRUE))
        return TRUE;
    }
  return FALSE;
}

static gboolean
append_listed (AssayStore        *self,
               AssayArticleSort   sort,
               const char        *filter,
               GArray            *articles,
               GError           **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, queries[sort],
                                                                 error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, self->annotator_row);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      ListedArticle listed = { assay_statement_get_int (statement, 0), NULL };

      if (matches (statement, filter))
        {
          if (sort == ASSAY_ARTICLE_SORT_TITLE)
            listed.collation_key = g_utf8_collate_key (assay_statement_get_text (statement, 1), -1);
          g_array_append_val (articles, listed);
        }
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_store_list_article_rows:
 * @sort: the order
 * @filter: (nullable): words to be found in title, byline or source
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the rows of the articles in that order
 */
GArray *
assay_store_list_article_rows (AssayStore        *self,
                               AssayArticleSort   sort,
                               const char        *filter,
                               GError           **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (ListedArticle));
  GArray *rows;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail ((guint) sort < G_N_ELEMENTS (queries), NULL);

  g_array_set_clear_func (articles, (GDestroyNotify) listed_article_clear);
  if (!append_listed (self, sort, filter, articles, error))
    {
      assay_store_explain (self, error);
      return NULL;
    }
  if (sort == ASSAY_ARTICLE_SORT_TITLE)
    g_array_sort (articles, compare_titles);
  rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), articles->len);
  for (guint i = 0; i < articles->len; i++)
    g_array_append_val (rows, g_array_index (articles, ListedArticle, i).row);
  return rows;
}

static gboolean
read_summary (AssayStore           *self,
              AssayArticleSummary  *summary,
              GError              **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT id, title, byline, published, source, imported, "
                                      "n_sentences "
                                      "FROM summary JOIN article ON article.row = summary.article "
                                      "WHERE summary.article = ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, summary->row);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                           _("The article is not in the project."));
      return FALSE;
    }
  summary->id = g_strdup (assay_statement_get_text (statement, 0));
  summary->title = g_strdup (assay_statement_get_text (statement, 1));
  summary->byline = g_strdup (assay_statement_get_text (statement, 2));
  summary->published = g_strdup (assay_statement_get_text (statement, 3));
  summary->source = g_strdup (assay_statement_get_text (statement, 4));
  summary->imported = assay_statement_get_int (statement, 5);
  summary->n_sentences = assay_statement_get_int (statement, 6);
  return TRUE;
}

static void
add_count (AssayArticleSummary *summary,
           const char          *kind,
           guint                n)
{
  if (g_str_equal (kind, ASSAY_KIND_CLAIM))
    summary->n_claims += n;
  else if (g_str_equal (kind, ASSAY_KIND_EVIDENCE))
    summary->n_evidence += n;
  else if (g_str_equal (kind, ASSAY_KIND_SPECULATION))
    summary->n_speculation += n;
  else
    summary->n_others += n;
}

static gboolean
read_counts (AssayStore           *self,
             AssayArticleSummary  *summary,
             const char           *annotator,
             GError              **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT kind, n FROM tally WHERE article = ?1 AND "
                                      "(?2 IS NULL OR annotator = (SELECT row FROM annotator WHERE "
                                      "id = ?2))",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, summary->row);
  assay_statement_bind_text (statement, 2, annotator);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      add_count (summary, assay_statement_get_text (statement, 0),
                 assay_statement_get_int (statement, 1));
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_store_load_summary:
 * @row: from assay_store_list_article_rows()
 * @annotator: (nullable): whose annotations are counted, or %NULL for everybody's, who finish
 *   nothing
 *
 * Returns: (transfer full) (nullable): what a list shows of the article
 */
AssayArticleSummary *
assay_store_load_summary (AssayStore  *self,
                          gint64       row,
                          const char  *annotator,
                          GError     **error)
{
  g_autoptr (AssayArticleSummary) summary = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  summary = g_object_new (ASSAY_TYPE_ARTICLE_SUMMARY, NULL);
  summary->row = row;
  if (!read_summary (self, summary, error) || !read_counts (self, summary, annotator, error) ||
      (annotator != NULL &&
       !assay_store_is_finished (self, summary->id, annotator, &summary->finished, error)))
    {
      assay_store_explain (self, error);
      return NULL;
    }
  return g_steal_pointer (&summary);
}

static gpointer
read_id (AssayStatement *row)
{
  return g_strdup (assay_statement_get_text (row, 0));
}

/**
 * assay_store_list_article_ids:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the ids of the articles, in order
 */
GPtrArray *
assay_store_list_article_ids (AssayStore  *self,
                              GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return assay_store_collect (self,
                              "SELECT id FROM article "
                              "JOIN summary ON summary.article = article.row "
                              "WHERE NOT deleted ORDER BY id", NULL, read_id, g_free, error);
}

/**
 * assay_store_dup_article_title:
 * @id: the whole id of an article
 *
 * Returns: (transfer full) (nullable): its title
 */
char *
assay_store_dup_article_title (AssayStore  *self,
                               const char  *id,
                               GError     **error)
{
  char *title;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (assay_store_get_article_row (self, id, error) != 0
      && assay_store_ask_text (self,
                               "SELECT title FROM summary JOIN article "
                               "ON article.row = summary.article "
                               "WHERE id = ?1", id, &title, error))
    return title;
  assay_store_explain (self, error);
  return NULL;
}

static gboolean
describe_article (AssayStore  *self,
                  const char  *id,
                  char       **sha256,
                  guint       *length,
                  GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gint64 row = assay_store_get_article_row (self, id, error);
  gboolean has_row;

  if (row == 0)
    return FALSE;
  statement = assay_database_prepare (self->database,
                                      "SELECT length (text), (SELECT sha256 FROM provenance "
                                      "  WHERE provenance.article = article.row "
                                      "  ORDER BY t, sha256, name, annotator LIMIT 1) "
                                      "FROM article WHERE row = ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, row);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  *length = assay_statement_get_int (statement, 0);
  *sha256 = g_strdup (assay_statement_get_text (statement, 1));
  return TRUE;
}

/**
 * assay_store_describe_article:
 * @id: the whole id of an article
 * @sha256: (out) (nullable): the digest of the bytes it was first imported from
 * @length: (out): its length in code points
 *
 * Says what a list of all articles has no need of, and which costs reading the text.
 */
gboolean
assay_store_describe_article (AssayStore  *self,
                              const char  *id,
                              char       **sha256,
                              guint       *length,
                              GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return describe_article (self, id, sha256, length, error) || assay_store_explain (self, error);
}
