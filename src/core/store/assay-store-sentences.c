/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentences of each article as people see them, kept so that a search or a list needs no
 * reading of the text. Remade from the text and the boundaries whenever one of the two says
 * otherwise.
 */

#include "config.h"

#include "assay-analysis.h"
#include "assay-store-boundaries.h"
#include "assay-store-private.h"

#include <glib/gi18n-lib.h>

static GArray *
read_boundaries (AssayStore  *self,
                 gint64       article,
                 GError     **error)
{
  g_autoptr (GArray) boundaries = g_array_new (FALSE, FALSE, sizeof (AssayBoundary));
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT position, "
                                      ASSAY_NOW ("boundary.id", ASSAY_FIELD_ACTION, "NULL")
                                      "FROM boundary WHERE article = ?1 ORDER BY position", error);
  if (statement == NULL)
    return NULL;
  assay_statement_bind_int (statement, 1, article);
  if (!assay_statement_step (statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      const char *action = assay_statement_get_text (statement, 1);
      AssayBoundary boundary = {
        assay_statement_get_int (statement, 0),
        g_strcmp0 (action, ASSAY_ACTION_SPLIT) == 0,
      };

      if (action != NULL)
        g_array_append_val (boundaries, boundary);
      if (!assay_statement_step (statement, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&boundaries);
}

/*< private >
 * assay_store_find_sentences:
 * @article: row of an article
 * @analysis: what the machine finds in it
 * @n_sentences: (out): how many sentences there are
 *
 * Returns: (transfer full) (nullable): its sentences as people see them, packed
 */
GBytes *
assay_store_find_sentences (AssayStore     *self,
                            gint64          article,
                            AssayAnalysis  *analysis,
                            guint          *n_sentences,
                            GError        **error)
{
  AssayText *text = assay_store_get_text (self, article, error);
  g_autoptr (GArray) boundaries = NULL;
  g_autoptr (GArray) sentences = NULL;

  if (text == NULL)
    return NULL;
  boundaries = read_boundaries (self, article, error);
  if (boundaries == NULL)
    return NULL;
  sentences = assay_boundaries_apply (text,
                                      (const AssaySpan *) analysis->sentences->data,
                                      analysis->sentences->len,
                                      (const AssayBoundary *) boundaries->data, boundaries->len);
  *n_sentences = sentences->len;
  return assay_spans_pack ((const AssaySpan *) sentences->data, sentences->len);
}

/*< private >
 * assay_store_write_sentences:
 * @article: row of an article
 *
 * Remakes the kept sentences and their number.
 */
gboolean
assay_store_write_sentences (AssayStore  *self,
                             gint64       article,
                             GError     **error)
{
  AssayText *text = assay_store_get_text (self, article, error);
  g_autoptr (AssayAnalysis) analysis = text != NULL ? assay_analysis_new (text, NULL) : NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (AssayStatement) statement = NULL;
  guint n_sentences;

  if (analysis == NULL)
    return FALSE;
  packed = assay_store_find_sentences (self, article, analysis, &n_sentences, error);
  if (packed == NULL)
    return FALSE;
  statement = assay_database_prepare (self->database,
                                      "UPDATE summary SET n_sentences = ?2, sentences = ?3 "
                                      "WHERE article = ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, article);
  assay_statement_bind_int (statement, 2, n_sentences);
  assay_statement_bind_blob (statement, 3, g_bytes_get_data (packed, NULL),
                             g_bytes_get_size (packed));
  return assay_statement_run (statement, error);
}

/* What an older program kept is not what this one shows. */
static GArray *
find_again (AssayStore  *self,
            gint64       article,
            GError     **error)
{
  AssayText *text = assay_store_get_text (self, article, error);
  g_autoptr (AssayAnalysis) analysis = text != NULL ? assay_analysis_new (text, NULL) : NULL;
  g_autoptr (GBytes) packed = NULL;
  guint n_sentences;

  if (analysis == NULL)
    return NULL;
  packed = assay_store_find_sentences (self, article, analysis, &n_sentences, error);
  if (packed == NULL)
    return NULL;
  return assay_spans_unpack (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
}

/*< private >
 * assay_store_read_sentences:
 * @article: row of an article
 *
 * Returns: (transfer full) (element-type AssaySpan) (nullable): its sentences as people see them,
 *   in order
 */
GArray *
assay_store_read_sentences (AssayStore  *self,
                            gint64       article,
                            GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  const guint8 *data;
  gsize size;
  GArray *sentences;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT sentences, version FROM summary "
                                      "WHERE article = ?1", error);
  if (statement == NULL)
    return NULL;
  assay_statement_bind_int (statement, 1, article);
  if (!assay_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row || assay_statement_get_int (statement, 1) < ASSAY_ANALYSIS_VERSION)
    return find_again (self, article, error);
  data = assay_statement_get_blob (statement, 0, &size);
  sentences = assay_spans_unpack (data, size);
  if (sentences == NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                         _("The list of sentences of an article is damaged. Verify the project to "
                           "mend it."));
  return sentences;
}
