/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The people, the articles and the smaller things of another project, each looked at before it
 * comes in.
 */

#include "config.h"

#include "assay-store-references.h"
#include "assay-store-unite-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_SIZE 4096

static gboolean
unite_annotator (AssayUnite      *unite,
                 AssayStatement  *row,
                 GError         **error)
{
  const char *id = assay_statement_get_text (row, 1);
  gint64 here;

  if (!assay_uuid_is_valid (id))
    return assay_unite_refuse (unite, _("The id of the annotator is none."), id);
  if (!assay_store_ensure_annotator (unite->store, id, &here, error))
    return FALSE;
  assay_unite_map_row (unite->annotators, assay_statement_get_int (row, 0), here);
  return TRUE;
}

/* Only a text that is what its id says, and could have come from this program, is an article. */
static AssayText *
read_text (AssayStatement *row)
{
  const char *id = assay_statement_get_text (row, 1);
  g_autoptr (AssayText) text = NULL;
  const char *utf8;
  gsize size;

  utf8 = assay_statement_get_blob (row, 2, &size);
  if (utf8 == NULL || !g_utf8_validate (utf8, size, NULL) || memchr (utf8, '\r', size) != NULL)
    return NULL;
  text = assay_text_new (utf8, size);
  return g_strcmp0 (assay_text_get_id (text), id) == 0 ? g_steal_pointer (&text) : NULL;
}

static gboolean
insert_article (AssayUnite      *unite,
                AssayStatement  *row,
                const char      *id,
                gint64          *here,
                GError         **error)
{
  g_autoptr (AssayText) text = read_text (row);
  g_autoptr (AssayArticle) article = NULL;

  *here = 0;
  if (text == NULL)
    return assay_unite_refuse (unite, _("The text of the article is not the one its id names."),
                               id);
  if (!assay_store_insert_text (unite->store, text, here, error))
    return FALSE;
  article = assay_store_read_article (unite->store, *here, id, error);
  if (article == NULL ||
      !assay_store_write_summary (unite->store, *here, article, error) ||
      !assay_step_record (unite->step, ASSAY_OBJECT_ARTICLE, id, ASSAY_FIELD_WHOLE, NULL, NULL,
                          error))
    return FALSE;
  unite->report->n_articles++;
  unite->report->n_rows++;
  return TRUE;
}

static gboolean
unite_article (AssayUnite      *unite,
               AssayStatement  *row,
               GError         **error)
{
  const char *id = assay_statement_get_text (row, 1);
  gint64 here;

  assay_unite_progress_set (unite->progress, ASSAY_UNITE_READING, unite->n_done++, unite->n_total);
  if (id == NULL)
    return assay_unite_refuse (unite, _("The article has no id."), id);
  if (!assay_store_ask_int (unite->store, "SELECT row FROM article WHERE id = ?1", id, &here, NULL,
                            error) ||
      (here == 0 && !insert_article (unite, row, id, &here, error)))
    return FALSE;
  if (here != 0)
    assay_unite_map_row (unite->articles, assay_statement_get_int (row, 0), here);
  return TRUE;
}

static gboolean
insert (AssayUnite      *unite,
        AssayStatement  *statement,
        gboolean        *added,
        GError         **error)
{
  int before = assay_database_get_n_total_changes (unite->store->database);

  if (!assay_statement_run (statement, error))
    return FALSE;
  *added = assay_database_get_n_total_changes (unite->store->database) != before;
  unite->report->n_rows += *added;
  return TRUE;
}

static gboolean
unite_provenance (AssayUnite      *unite,
                  AssayStatement  *row,
                  GError         **error)
{
  gint64 article = assay_unite_find_row (unite->articles, assay_statement_get_int (row, 0));
  gint64 t = assay_statement_get_int (row, 1);
  const char *sha256 = assay_statement_get_text (row, 2);
  const char *name = assay_statement_get_text (row, 3);
  gint64 annotator = assay_unite_find_row (unite->annotators, assay_statement_get_int (row, 4));
  g_autoptr (AssayStatement) statement = NULL;
  gboolean added;

  if (article == 0 || annotator == 0 || !assay_unite_is_time (t) ||
      !assay_unite_is_text (name, MAX_NAME_SIZE) || !assay_unite_is_text (sha256, 64))
    return assay_unite_refuse (unite, _("Where an article came from is told wrongly."), name);
  statement = assay_database_prepare (unite->store->database,
                                      "INSERT INTO provenance (article, t, sha256, name, "
                                      "annotator) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, article);
  assay_statement_bind_int (statement, 2, t);
  assay_statement_bind_text (statement, 3, sha256);
  assay_statement_bind_text (statement, 4, name);
  assay_statement_bind_int (statement, 5, annotator);
  return insert (unite, statement, &added, error) &&
         (!added || assay_store_remake_summary (unite->store, article, error));
}

/*< private >
 * assay_unite_articles:
 *
 * Brings in the annotators and the articles, on which all else depends.
 */
gboolean
assay_unite_articles (AssayUnite  *unite,
                      GError     **error)
{
  unite->n_done = 0;
  unite->n_total = assay_unite_count (unite, "SELECT count (*) FROM article");
  return assay_unite_each (unite, "SELECT row, id FROM annotator ORDER BY id", unite_annotator,
                           error) &&
         assay_unite_each (unite, "SELECT row, id, text FROM article ORDER BY id", unite_article,
                           error) &&
         assay_unite_each (unite,
                           "SELECT article, t, sha256, name, annotator FROM provenance "
                           "ORDER BY article, t",
                           unite_provenance, error);
}

static gboolean
stands_there (AssayUnite *unite,
              gint64      article,
              AssaySpan   span,
              const char *words)
{
  AssayText *text = assay_store_get_text (unite->store, article, NULL);
  g_autofree char *found = NULL;

  if (text == NULL || span.start >= span.end || span.end > assay_text_get_length (text))
    return FALSE;
  found = assay_text_dup_span (text, span);
  return g_strcmp0 (found, words) == 0;
}

/* A reference or a citation: columns id, article, id of the article, start, end, raw. */
static gboolean
unite_finding (AssayUnite      *unite,
               AssayStatement  *row,
               const char      *sql,
               GError         **error)
{
  const char *id = assay_statement_get_text (row, 0);
  gint64 article = assay_unite_find_row (unite->articles, assay_statement_get_int (row, 1));
  const char *article_id = assay_statement_get_text (row, 2);
  AssaySpan span = { assay_statement_get_int (row, 3), assay_statement_get_int (row, 4) };
  const char *raw = assay_statement_get_text (row, 5);
  g_autofree char *expected = NULL;
  g_autoptr (AssayStatement) statement = NULL;
  gboolean added;

  if (article == 0 || !stands_there (unite, article, span, raw))
    return assay_unite_refuse (unite, _("The reference is not what stands in its article."), id);
  expected = assay_reference_make_id (article_id, span, raw);
  if (g_strcmp0 (expected, id) != 0)
    return assay_unite_refuse (unite, _("The reference has the id of something else."), id);
  statement = assay_database_prepare (unite->store->database, sql, error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  assay_statement_bind_int (statement, 2, article);
  assay_statement_bind_int (statement, 3, span.start);
  assay_statement_bind_int (statement, 4, span.end);
  assay_statement_bind_text (statement, 5, raw);
  return insert (unite, statement, &added, error);
}

static gboolean
unite_reference (AssayUnite      *unite,
                 AssayStatement  *row,
                 GError         **error)
{
  return unite_finding (unite, row,
                        "INSERT INTO reference (id, article, start, end, raw) "
                        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING", error);
}

static gboolean
unite_citation (AssayUnite      *unite,
                AssayStatement  *row,
                GError         **error)
{
  return unite_finding (unite, row,
                        "INSERT INTO citation (id, article, start, end, raw) "
                        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING", error);
}

static gboolean
unite_boundary (AssayUnite      *unite,
                AssayStatement  *row,
                GError         **error)
{
  const char *id = assay_statement_get_text (row, 0);
  gint64 article = assay_unite_find_row (unite->articles, assay_statement_get_int (row, 1));
  gint64 position = assay_statement_get_int (row, 3);
  AssayText *text = article != 0 ? assay_store_get_text (unite->store, article, error) : NULL;
  g_autofree char *expected = NULL;
  g_autoptr (AssayStatement) statement = NULL;
  gboolean added;

  if (article != 0 && text == NULL)
    return FALSE;
  if (text == NULL || position < 0 || position > assay_text_get_length (text))
    return assay_unite_refuse (unite, _("The boundary of a sentence is outside its article."), id);
  expected = assay_boundary_make_id (assay_statement_get_text (row, 2), position);
  if (g_strcmp0 (expected, id) != 0)
    return assay_unite_refuse (unite, _("The boundary has the id of something else."), id);
  statement = assay_database_prepare (unite->store->database,
                                      "INSERT INTO boundary (id, article, position) "
                                      "VALUES (?1, ?2, ?3) "
                                      "ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  assay_statement_bind_int (statement, 2, article);
  assay_statement_bind_int (statement, 3, position);
  return insert (unite, statement, &added, error);
}

static gboolean
are_ends_there (AssayUnite  *unite,
                const char  *source,
                const char  *target,
                const char  *kind,
                gboolean    *there,
                GError     **error)
{
  AssayObjectType from, to;

  *there = FALSE;
  if (source == NULL || target == NULL || kind == NULL)
    return TRUE;
  if (!assay_store_find_type (unite->store, source, &from, error) ||
      !assay_store_find_type (unite->store, target, &to, error))
    return FALSE;
  if (g_str_equal (kind, ASSAY_LINK_CITES))
    *there = from == ASSAY_OBJECT_ANNOTATION && to == ASSAY_OBJECT_REFERENCE;
  else if (g_str_equal (kind, ASSAY_LINK_SUPPORTS) || g_str_equal (kind, ASSAY_LINK_ATTACKS))
    *there = from == ASSAY_OBJECT_ANNOTATION && to == ASSAY_OBJECT_ANNOTATION;
  return TRUE;
}

static gboolean
insert_link (AssayUnite      *unite,
             AssayStatement  *row,
             gint64           article,
             gint64           annotator,
             GError         **error)
{
  const char *id = assay_statement_get_text (row, 0);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean added;

  statement = assay_database_prepare (unite->store->database,
                                      "INSERT INTO link (id, article, annotator, t, source, "
                                      "target, kind) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                                      "ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  assay_statement_bind_int (statement, 2, article);
  assay_statement_bind_int (statement, 3, annotator);
  assay_statement_bind_int (statement, 4, assay_statement_get_int (row, 3));
  for (int column = 4; column <= 6; column++)
    assay_statement_bind_text (statement, column + 1, assay_statement_get_text (row, column));
  return insert (unite, statement, &added, error) &&
         (!added ||
          assay_step_record (unite->step, ASSAY_OBJECT_LINK, id, ASSAY_FIELD_WHOLE, NULL, NULL,
                             error));
}

static gboolean
unite_link (AssayUnite      *unite,
            AssayStatement  *row,
            GError         **error)
{
  const char *id = assay_statement_get_text (row, 0);
  gint64 article = assay_unite_find_row (unite->articles, assay_statement_get_int (row, 1));
  gint64 annotator = assay_unite_find_row (unite->annotators, assay_statement_get_int (row, 2));
  gboolean there;

  if (!are_ends_there (unite, assay_statement_get_text (row, 4), assay_statement_get_text (row, 5),
                       assay_statement_get_text (row, 6), &there, error))
    return FALSE;
  if (!there || article == 0 || annotator == 0 || !assay_uuid_is_valid (id) ||
      !assay_unite_is_time (assay_statement_get_int (row, 3)))
    return assay_unite_refuse (unite, _("The link points at something that is not there."), id);
  return insert_link (unite, row, article, annotator, error);
}

static gboolean
unite_succession (AssayUnite      *unite,
                  AssayStatement  *row,
                  GError         **error)
{
  gint64 older = assay_unite_find_row (unite->articles, assay_statement_get_int (row, 0));
  gint64 newer = assay_unite_find_row (unite->articles, assay_statement_get_int (row, 1));
  gint64 annotator = assay_unite_find_row (unite->annotators, assay_statement_get_int (row, 2));
  gint64 t = assay_statement_get_int (row, 3);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean added;

  if (older == 0 || newer == 0 || annotator == 0 || !assay_unite_is_time (t))
    return assay_unite_refuse (unite, _("Which article follows which is told wrongly."), "");
  statement = assay_database_prepare (unite->store->database,
                                      "INSERT INTO succession (older, newer, annotator, t) "
                                      "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, older);
  assay_statement_bind_int (statement, 2, newer);
  assay_statement_bind_int (statement, 3, annotator);
  assay_statement_bind_int (statement, 4, t);
  return insert (unite, statement, &added, error);
}

/*< private >
 * assay_unite_others:
 *
 * Brings in references, citations, boundaries, links and successions; the annotations are here by
 * now.
 */
gboolean
assay_unite_others (AssayUnite  *unite,
                    GError     **error)
{
  return assay_unite_each (unite,
                           "SELECT reference.id, article, article.id, start, end, raw "
                           "FROM reference "
                           "JOIN article ON article.row = reference.article "
                           "ORDER BY article, start",
                           unite_reference, error) &&
         assay_unite_each (unite,
                           "SELECT citation.id, article, article.id, start, end, raw FROM citation "
                           "JOIN article ON article.row = citation.article ORDER BY article, start",
                           unite_citation, error) &&
         assay_unite_each (unite,
                           "SELECT boundary.id, article, article.id, position FROM boundary "
                           "JOIN article ON article.row = boundary.article "
                           "ORDER BY article, position",
                           unite_boundary, error) &&
         assay_unite_each (unite,
                           "SELECT id, article, annotator, t, source, target, kind FROM link "
                           "ORDER BY id",
                           unite_link, error) &&
         assay_unite_each (unite, "SELECT older, newer, annotator, t FROM succession",
                           unite_succession, error);
}
