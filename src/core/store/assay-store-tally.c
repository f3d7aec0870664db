/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is counted and indexed of annotations, kept up in the transaction that changes them.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-private.h"

/*< private >
 * assay_store_count_kind:
 * @by: 1 or -1
 */
gboolean
assay_store_count_kind (AssayStore  *self,
                        gint64       article,
                        gint64       annotator,
                        const char  *kind,
                        int          by,
                        GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "INSERT INTO tally (article, annotator, kind, n) "
                                      "VALUES (?1, ?2, ?3, ?4) "
                                      "ON CONFLICT DO UPDATE SET n = n + excluded.n", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, article);
  assay_statement_bind_int (statement, 2, annotator);
  assay_statement_bind_text (statement, 3, kind);
  assay_statement_bind_int (statement, 4, by);
  return assay_statement_run (statement, error);
}

static gboolean
run_on_note (AssayStore  *self,
             const char  *sql,
             gint64       annotation,
             const char  *note,
             GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, annotation);
  assay_statement_bind_text (statement, 2, note);
  return assay_statement_run (statement, error);
}

/*< private >
 * assay_store_index_note:
 * @annotation: row of an annotation
 * @old: (nullable): the note that is indexed
 * @note: (nullable): the note to be indexed
 */
gboolean
assay_store_index_note (AssayStore  *self,
                        gint64       annotation,
                        const char  *old,
                        const char  *note,
                        GError     **error)
{
  if (g_strcmp0 (old, note) == 0)
    return TRUE;
  /* An index without content has to be told the words that it forgets. */
  if (old != NULL &&
      !run_on_note (self,
                    "INSERT INTO note_words (note_words, rowid, note) VALUES ('delete', ?1, ?2)",
                    annotation, old, error))
    return FALSE;
  return note == NULL ||
         run_on_note (self, "INSERT INTO note_words (rowid, note) VALUES (?1, ?2)", annotation,
                      note, error);
}

static gboolean
append_kinds (AssayStore    *self,
              GStrvBuilder  *kinds,
              GError       **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT DISTINCT kind FROM tally WHERE n > 0 "
                                      "AND kind NOT IN ('claim', 'evidence', 'speculation') "
                                      "ORDER BY kind",
                                      error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_strv_builder_add (kinds, assay_statement_get_text (statement, 0));
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_store_list_kinds:
 *
 * Returns: (transfer full) (nullable): the kinds an annotation of the project can have: the three
 *   built in, then those of its own that are in use
 */
char **
assay_store_list_kinds (AssayStore  *self,
                        GError     **error)
{
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  g_strv_builder_add_many (kinds, ASSAY_KIND_CLAIM, ASSAY_KIND_EVIDENCE, ASSAY_KIND_SPECULATION,
                           NULL);
  if (append_kinds (self, kinds, error))
    return g_strv_builder_end (kinds);
  assay_store_explain (self, error);
  return NULL;
}
