/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks whether a project is what it says: the database whole, every text the one its id names,
 * every quote what stands there, every edit and link about something that is there, and the caches
 * what the edits make.
 */

#include "config.h"

#include "assay-store-private.h"
#include "assay-store-references.h"
#include "assay-store-verify.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AssayStore       *store;
  AssayProblemFunc  func;
  gpointer          data;
} Verification;

typedef gboolean (*CheckRow) (Verification    *verification,
                              AssayStatement  *row,
                              GError         **error);

static gboolean
report (Verification  *verification,
        const char    *what,
        const char    *object,
        const char    *message,
        GError       **error)
{
  const AssayProblem problem = { what, object, message, FALSE };

  return verification->func (&problem, verification->data, error);
}

static gboolean
check_rows (Verification  *verification,
            const char    *sql,
            CheckRow       check,
            GError       **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (verification->store->database, sql,
                                                                 error);
  gboolean has_row;

  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (!check (verification, statement, error) ||
          !assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_integrity (Verification    *verification,
                 AssayStatement  *row,
                 GError         **error)
{
  const char *answer = assay_statement_get_text (row, 0);
  g_autofree char *message = NULL;

  if (g_str_equal (answer, "ok"))
    return TRUE;
  message = g_strdup_printf (_("The file is damaged (%s). Open a backup, or export what can be "
                               "read."), answer);
  return report (verification, "file", NULL, message, error);
}

static gboolean
check_article (Verification    *verification,
               AssayStatement  *row,
               GError         **error)
{
  const char *id = assay_statement_get_text (row, 0);
  gsize size;
  const char *utf8 = assay_statement_get_blob (row, 1, &size);
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) utf8,
                                                         size);

  if (!g_utf8_validate (utf8, size, NULL))
    return report (verification, "article", id,
                   _("The text of the article holds bytes that are no text."), error);
  if (!g_str_equal (digest, id))
    return report (verification, "article", id,
                   _("The text of the article is not the one that was imported."), error);
  return TRUE;
}

static gboolean
stands_there (Verification  *verification,
              gint64         article,
              AssaySpan      span,
              const char    *words)
{
  AssayText *text = assay_store_get_text (verification->store, article, NULL);
  g_autofree char *found = NULL;

  if (text == NULL || span.start > span.end || span.end > assay_text_get_length (text))
    return FALSE;
  found = assay_text_dup_span (text, span);
  return g_strcmp0 (found, words) == 0;
}

static gboolean
check_annotation (Verification    *verification,
                  AssayStatement  *row,
                  GError         **error)
{
  AssaySpan span = { assay_statement_get_int (row, 2), assay_statement_get_int (row, 3) };
  gint64 article = assay_statement_get_int (row, 1);
  g_autofree char *message = NULL;

  if (stands_there (verification, article, span, assay_statement_get_text (row, 4)))
    return TRUE;
  message = g_strdup_printf (_("The quote of the annotation is not what stands from %u to %u in "
                               "its article."),
                             span.start, span.end);
  return report (verification, "annotation", assay_statement_get_text (row, 0), message, error);
}

static gboolean
check_decision (Verification    *verification,
                AssayStatement  *row,
                GError         **error)
{
  AssaySpan span = { assay_statement_get_int (row, 2), assay_statement_get_int (row, 3) };

  if (stands_there (verification, assay_statement_get_int (row, 1), span,
                    assay_statement_get_text (row, 4)))
    return TRUE;
  return report (verification, "decision", assay_statement_get_text (row, 0),
                 _("The quote of the decision is not what stands in its article."), error);
}

static gboolean
check_reference (Verification    *verification,
                 AssayStatement  *row,
                 GError         **error)
{
  const char *id = assay_statement_get_text (row, 0);
  AssaySpan span = { assay_statement_get_int (row, 3), assay_statement_get_int (row, 4) };
  const char *raw = assay_statement_get_text (row, 5);
  g_autofree char *expected = assay_reference_make_id (assay_statement_get_text (row, 2), span,
                                                       raw);

  if (stands_there (verification, assay_statement_get_int (row, 1), span, raw) &&
      g_str_equal (expected, id))
    return TRUE;
  return report (verification, "reference", id,
                 _("The reference is not what stands in its article."), error);
}

/* A correction of a reference or a citation, which the first column names. */
static gboolean
check_correction (Verification    *verification,
                  AssayStatement  *row,
                  GError         **error)
{
  const char *what = assay_statement_get_text (row, 0);
  const char *id = assay_statement_get_text (row, 1);
  AssayObjectType type = g_str_equal (what, "citation") ? ASSAY_OBJECT_CITATION
                                                        : ASSAY_OBJECT_REFERENCE;
  gboolean is_valid;

  if (!assay_store_check_correction (verification->store, type, id,
                                     assay_statement_get_text (row, 2),
                                     assay_statement_get_text (row, 3), &is_valid, error))
    return FALSE;
  return is_valid ||
         report (verification, what, id, _("It is corrected to a value that makes no sense."),
                 error);
}

static gboolean
check_boundary (Verification    *verification,
                AssayStatement  *row,
                GError         **error)
{
  const char *id = assay_statement_get_text (row, 0);
  gint64 position = assay_statement_get_int (row, 3);
  AssayText *text = assay_store_get_text (verification->store, assay_statement_get_int (row, 1),
                                          NULL);
  g_autofree char *expected = NULL;

  if (text != NULL && position >= 0 && position <= assay_text_get_length (text))
    expected = assay_boundary_make_id (assay_statement_get_text (row, 2), position);
  if (g_strcmp0 (expected, id) == 0)
    return TRUE;
  return report (verification, "boundary", id,
                 _("Where a sentence was split or joined is not in its article."), error);
}

/* The rows of these queries are wrong by being there; each says what it is and its id. */
static gboolean
report_lost_link (Verification    *verification,
                  AssayStatement  *row,
                  GError         **error)
{
  return report (verification, assay_statement_get_text (row, 0), assay_statement_get_text (row, 1),
                 _("It points at something that is not there."), error);
}

static gboolean
report_lost_edit (Verification    *verification,
                  AssayStatement  *row,
                  GError         **error)
{
  return report (verification, assay_statement_get_text (row, 0), assay_statement_get_text (row, 1),
                 _("It changes something that is not there."), error);
}

static gboolean
report_lost_person (Verification    *verification,
                    AssayStatement  *row,
                    GError         **error)
{
  return report (verification, assay_statement_get_text (row, 0), assay_statement_get_text (row, 1),
                 _("It was made by somebody whom the project does not know."), error);
}

static gboolean
report_lost_article (Verification    *verification,
                     AssayStatement  *row,
                     GError         **error)
{
  return report (verification, assay_statement_get_text (row, 0), assay_statement_get_text (row, 1),
                 _("It is in an article that the project does not have."), error);
}

/* Who is the same person need not be here: a copy may have been made of one layer alone. */
static gboolean
check_same_as (Verification    *verification,
               AssayStatement  *row,
               GError         **error)
{
  if (assay_uuid_is_valid (assay_statement_get_text (row, 1)))
    return TRUE;
  return report (verification, "annotator", assay_statement_get_text (row, 0),
                 _("It is said to be the same person as something that is no person."), error);
}

static const struct
{
  const char *sql;
  CheckRow    check;
} checks[] = {
  { "PRAGMA integrity_check (100)", check_integrity },
  { "SELECT id, text FROM article ORDER BY row", check_article },
  { "SELECT id, article, start, end, quote FROM annotation "
    "WHERE article IN (SELECT row FROM article) ORDER BY article, start", check_annotation },
  { "SELECT id, article, start, end, quote FROM decision "
    "WHERE article IN (SELECT row FROM article) ORDER BY article, start", check_decision },
  { "SELECT reference.id, article, article.id, start, end, raw FROM reference "
    "JOIN article ON article.row = reference.article ORDER BY article, start", check_reference },
  { "SELECT citation.id, article, article.id, start, end, raw FROM citation "
    "JOIN article ON article.row = citation.article ORDER BY article, start", check_reference },
  { "SELECT 'reference', object, field, value FROM edit "
    "JOIN reference ON reference.id = object "
    "UNION ALL SELECT 'citation', object, field, value FROM edit "
    "JOIN citation ON citation.id = object ORDER BY 1, 2, 3", check_correction },
  { "SELECT boundary.id, article, article.id, position FROM boundary "
    "JOIN article ON article.row = boundary.article ORDER BY article, position", check_boundary },
  { "SELECT 'annotation', id FROM annotation WHERE article NOT IN (SELECT row FROM article) "
    "UNION ALL SELECT 'reference', id FROM reference WHERE article NOT IN (SELECT row "
    "FROM article) "
    "UNION ALL SELECT 'citation', id FROM citation WHERE article NOT IN (SELECT row FROM article) "
    "UNION ALL SELECT 'boundary', id FROM boundary WHERE article NOT IN (SELECT row FROM article) "
    "UNION ALL SELECT 'origin', name FROM provenance WHERE article NOT IN (SELECT row "
    "FROM article) "
    "UNION ALL SELECT 'succession', '' FROM succession WHERE older NOT IN (SELECT row "
    "FROM article) OR newer NOT IN (SELECT row FROM article) "
    "UNION ALL SELECT 'decision', id FROM decision WHERE article NOT IN (SELECT row FROM article) "
    "UNION ALL SELECT 'link', id FROM link WHERE article NOT IN (SELECT row "
    "FROM article)", report_lost_article },
  { "SELECT 'annotation', id FROM annotation WHERE annotator NOT IN (SELECT row FROM annotator) "
    "UNION ALL SELECT 'link', id FROM link WHERE annotator NOT IN (SELECT row FROM annotator) "
    "UNION ALL SELECT 'decision', id FROM decision WHERE annotator NOT IN (SELECT row "
    "FROM annotator) "
    "UNION ALL SELECT 'origin', name FROM provenance WHERE annotator NOT IN (SELECT row "
    "FROM annotator) "
    "UNION ALL SELECT 'succession', '' FROM succession WHERE annotator NOT IN (SELECT row "
    "FROM annotator) "
    "UNION SELECT 'edit', object FROM edit WHERE annotator NOT IN (SELECT row "
    "FROM annotator)", report_lost_person },
  { "SELECT 'link', id FROM link WHERE source NOT IN (SELECT id FROM annotation) "
    "OR (kind = 'cites' AND target NOT IN (SELECT id FROM reference)) "
    "OR (kind <> 'cites' AND target NOT IN (SELECT id FROM annotation)) "
    "UNION ALL SELECT DISTINCT 'decision', decision FROM decision_basis "
    "WHERE decision NOT IN (SELECT id FROM decision)", report_lost_link },
  { "SELECT DISTINCT object, value FROM annotator JOIN edit ON object = annotator.id "
    "WHERE field = 'same_as' AND value IS NOT NULL", check_same_as },
  { "SELECT DISTINCT 'edit', object FROM edit "
    "WHERE NOT EXISTS (SELECT 1 FROM annotation WHERE id = object) "
    "AND NOT EXISTS (SELECT 1 FROM article WHERE id = object) "
    "AND NOT EXISTS (SELECT 1 FROM annotator AS a WHERE a.id = object) "
    "AND NOT EXISTS (SELECT 1 FROM boundary WHERE id = object) "
    "AND NOT EXISTS (SELECT 1 FROM link WHERE id = object) "
    "AND NOT EXISTS (SELECT 1 FROM reference WHERE id = object) "
    "AND NOT EXISTS (SELECT 1 FROM citation WHERE id = object) "
    "AND NOT EXISTS (SELECT 1 FROM decision WHERE id = object) "
    "AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'project' "
    "AND value = object)", report_lost_edit },
};

static gboolean
mend_caches (Verification  *verification,
             GError       **error)
{
  AssayStore *store = verification->store;
  g_autoptr (AssayTransaction) transaction = assay_transaction_begin (store->database, error);
  g_autoptr (GPtrArray) mended = g_ptr_array_new ();

  if (transaction == NULL || !assay_store_remake_caches (store, mended, error))
    return FALSE;
  if (mended->len == 0)
    return TRUE;
  if (!assay_transaction_commit (transaction, error))
    return FALSE;
  assay_store_emit_changed (store, NULL, ASSAY_CHANGE_ALL);
  for (guint i = 0; i < mended->len; i++)
    {
      const AssayProblem problem = { "cache", NULL, g_ptr_array_index (mended, i), TRUE };

      if (!verification->func (&problem, verification->data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
verify (Verification  *verification,
        GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!check_rows (verification, checks[i].sql, checks[i].check, error))
      return FALSE;
  return verification->store->read_only_reason != NULL || mend_caches (verification, error);
}

/**
 * assay_store_verify:
 * @func: (scope call): called with each problem
 *
 * Looks whether the project is what it promises to be, and mends what can be made again from the
 * rest. Takes about as long as importing the articles did.
 *
 * Returns: whether it could be looked at; that there are problems is no failure
 */
gboolean
assay_store_verify (AssayStore        *self,
                    AssayProblemFunc   func,
                    gpointer           data,
                    GError           **error)
{
  Verification verification = { self, func, data };

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (self->step == NULL, FALSE);

  return verify (&verification, error) || assay_store_explain (self, error);
}
