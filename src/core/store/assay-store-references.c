/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links, and the references that they point at. References are found by every program by itself;
 * one enters the shared tables when the first link points at it.
 */

#include "config.h"

#include "assay-store-articles.h"
#include "assay-store-annotations.h"
#include "assay-store-private.h"
#include "assay-store-references.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

#define SELECT_LINKS \
  "SELECT link.id, article.id, link.source, link.target, link.kind, annotator.id, link.t " \
  "FROM article " \
  "CROSS JOIN summary ON summary.article = article.row " \
  "CROSS JOIN link ON link.article = article.row " \
  "CROSS JOIN annotation ON annotation.id = link.source " \
  "CROSS JOIN annotator ON annotator.row = link.annotator " \
  "WHERE NOT summary.deleted AND " ASSAY_LINK_IS_LIVE "AND " ASSAY_LINK_HAS_ENDS

#define IN_ORDER "ORDER BY article.id, annotation.start, link.id"

void
assay_link_free (AssayLink *link)
{
  g_free (link->id);
  g_free (link->article);
  g_free (link->from);
  g_free (link->to);
  g_free (link->kind);
  g_free (link->annotator);
  g_free (link);
}

/**
 * assay_reference_make_id:
 * @article: the whole id of an article
 * @span: where the entry or the marker stands
 * @raw: its words
 *
 * Returns: (transfer full): the id that every machine gives to that reference or citation
 */
char *
assay_reference_make_id (const char *article,
                         AssaySpan   span,
                         const char *raw)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (article != NULL && raw != NULL, NULL);

  /* Only the last part can hold a line break, so no two things have the same name. */
  name = g_strdup_printf ("%s\n%u\n%u\n%s", article, span.start, span.end, raw);
  return assay_uuid_new_named (name, -1);
}

static gboolean
fail_not_found (const char  *id,
                GError     **error)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("Nothing that could be linked here has the id %s."), id);
  return FALSE;
}

/* Looks in the article for the reference of that id, and enters it. */
static gboolean
enter_reference (AssayStore  *self,
                 const char  *article,
                 const char  *id,
                 GError     **error)
{
  g_autoptr (AssayArticle) found = assay_store_load_article (self, article, error);
  GPtrArray *references;
  gint64 row;

  if (found == NULL)
    return FALSE;
  row = assay_store_get_article_row (self, article, error);
  references = assay_article_get_analysis (found)->references;
  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      g_autofree char *its_id = assay_reference_make_id (article, reference->span, reference->raw);

      if (g_str_equal (its_id, id))
        return assay_store_enter_finding (self, ASSAY_OBJECT_REFERENCE, row, id, reference->span,
                                          reference->raw, error);
    }
  return fail_not_found (id, error);
}

static gboolean
check_target (AssayStore       *self,
              const AssayLink  *link,
              GError          **error)
{
  gboolean found;
  gint64 row;

  if (g_str_equal (link->kind, ASSAY_LINK_CITES))
    return enter_reference (self, link->article, link->to, error);
  if (!g_str_equal (link->kind, ASSAY_LINK_SUPPORTS) &&
      !g_str_equal (link->kind, ASSAY_LINK_ATTACKS))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                   _("“%s” is no kind of link: it supports, attacks or cites."), link->kind);
      return FALSE;
    }
  if (g_str_equal (link->from, link->to))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           _("An annotation cannot be linked to itself."));
      return FALSE;
    }
  return assay_store_ask_int (self, "SELECT row FROM annotation WHERE id = ?1 AND NOT deleted",
                              link->to,
                              &row, &found, error) &&
         (found || fail_not_found (link->to, error));
}

static gboolean
insert_row (AssayStore       *self,
            const AssayLink  *link,
            GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gint64 annotator;
  gint64 article = assay_store_get_article_row (self, link->article, error);

  if (article == 0 || !assay_store_ensure_annotator (self, link->annotator, &annotator, error))
    return FALSE;
  statement = assay_database_prepare (self->database,
                                      "INSERT INTO link (id, article, annotator, t, source, "
                                      "target, kind) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, link->id);
  assay_statement_bind_int (statement, 2, article);
  assay_statement_bind_int (statement, 3, annotator);
  assay_statement_bind_int (statement, 4, ASSAY_TIME_FROM_MS (link->created));
  assay_statement_bind_text (statement, 5, link->from);
  assay_statement_bind_text (statement, 6, link->to);
  assay_statement_bind_text (statement, 7, link->kind);
  return assay_statement_run (statement, error);
}

/* A live link of one's own that says the same. */
static gboolean
find_like (AssayStore       *self,
           const AssayLink  *link,
           gboolean         *found,
           GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "SELECT id FROM link WHERE source = ?1 AND target = ?2 "
                                      "AND kind = ?3 "
                                      "AND annotator = (SELECT row FROM annotator WHERE id = ?4) "
                                      "AND article = (SELECT row FROM article WHERE id = ?5) "
                                      "AND " ASSAY_LINK_IS_LIVE "LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, link->from);
  assay_statement_bind_text (statement, 2, link->to);
  assay_statement_bind_text (statement, 3, link->kind);
  assay_statement_bind_text (statement, 4, link->annotator);
  assay_statement_bind_text (statement, 5, link->article);
  return assay_statement_step (statement, found, error);
}

static gboolean
insert_link (AssayStore       *self,
             const AssayLink  *link,
             GError          **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autoptr (AssayAnnotation) from = NULL;
  gboolean found;
  gint64 one;

  if (step == NULL ||
      !assay_store_ask_int (self, "SELECT 1 FROM link WHERE id = ?1", link->id, &one, &found,
                            error))
    return FALSE;
  if (found)
    return assay_step_commit (step, NULL, error);
  from = assay_store_load_annotation (self, link->from, error);
  if (from == NULL ||
      !check_target (self, link, error) ||
      !insert_row (self, link, error) ||
      !assay_step_record (step, ASSAY_OBJECT_LINK, link->id, ASSAY_FIELD_DELETED, "1", NULL, error))
    return FALSE;
  assay_step_touch (step, link->article, from->span, ASSAY_CHANGE_REFERENCES);
  return assay_step_commit (step, _("Add a link"), error);
}

static char *
find_article_of (AssayStore  *self,
                 const char  *annotation,
                 GError     **error)
{
  g_autoptr (AssayAnnotation) from = assay_store_load_annotation (self, annotation, error);

  return from != NULL ? g_strdup (from->article) : NULL;
}

static gboolean
add_link (AssayStore  *self,
          const char  *from,
          const char  *to,
          const char  *kind,
          GError     **error)
{
  g_autoptr (AssayLink) link = g_new0 (AssayLink, 1);
  gboolean found;

  link->created = g_get_real_time () / 1000;
  link->id = assay_uuid_new_timed (link->created);
  link->article = find_article_of (self, from, error);
  link->from = g_strdup (from);
  link->to = g_strdup (to);
  link->kind = g_strdup (kind);
  link->annotator = g_strdup (self->annotator != NULL ? self->annotator : "");
  return link->article != NULL && find_like (self, link, &found, error) &&
         (found || insert_link (self, link, error));
}

/**
 * assay_store_add_link:
 * @from: the whole id of an annotation
 * @to: the whole id of an annotation or, for what it cites, of a reference of the same article
 * @kind: one of the ASSAY_LINK constants
 *
 * Links two things. A link of one's own that says the same is not doubled.
 */
gboolean
assay_store_add_link (AssayStore  *self,
                      const char  *from,
                      const char  *to,
                      const char  *kind,
                      GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL && kind != NULL, FALSE);

  return add_link (self, from, to, kind, error) || assay_store_explain (self, error);
}

/**
 * assay_store_insert_link:
 * @link: a link from elsewhere, every field set
 *
 * Adds a link with its id, annotator and time. One that is there already stays as it is.
 */
gboolean
assay_store_insert_link (AssayStore       *self,
                         const AssayLink  *link,
                         GError          **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (link != NULL && assay_uuid_is_valid (link->id), FALSE);
  g_return_val_if_fail (assay_uuid_is_valid (link->annotator), FALSE);

  return insert_link (self, link, error) || assay_store_explain (self, error);
}

static gboolean
remove_link (AssayStore  *self,
             const char  *id,
             GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autofree char *article = NULL;
  gint64 annotator;

  if (step == NULL ||
      !assay_store_ask_text (self,
                             "SELECT article.id FROM link JOIN article "
                             "ON article.row = link.article "
                             "WHERE link.id = ?1", id, &article, error) ||
      !assay_store_ask_int (self, "SELECT annotator FROM link WHERE id = ?1", id, &annotator, NULL,
                            error))
    return FALSE;
  if (article == NULL)
    return fail_not_found (id, error);
  if (annotator != self->annotator_row)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           _("The link is another person’s. Only that person can remove it."));
      return FALSE;
    }
  assay_step_touch (step, article, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_REFERENCES);
  return assay_step_edit (step, ASSAY_OBJECT_LINK, id, ASSAY_FIELD_DELETED, "1", error) &&
         assay_step_commit (step, _("Remove a link"), error);
}

/**
 * assay_store_remove_link:
 * @id: the whole id of a link of one's own
 */
gboolean
assay_store_remove_link (AssayStore  *self,
                         const char  *id,
                         GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return remove_link (self, id, error) || assay_store_explain (self, error);
}

static gpointer
read_link (AssayStatement *statement)
{
  AssayLink *link = g_new0 (AssayLink, 1);

  link->id = g_strdup (assay_statement_get_text (statement, 0));
  link->article = g_strdup (assay_statement_get_text (statement, 1));
  link->from = g_strdup (assay_statement_get_text (statement, 2));
  link->to = g_strdup (assay_statement_get_text (statement, 3));
  link->kind = g_strdup (assay_statement_get_text (statement, 4));
  link->annotator = g_strdup (assay_statement_get_text (statement, 5));
  link->created = ASSAY_TIME_TO_MS (assay_statement_get_int (statement, 6));
  return link;
}

static GPtrArray *
list_links (AssayStore  *self,
            const char  *sql,
            const char  *parameter,
            GError     **error)
{
  return assay_store_collect (self, sql, parameter, read_link, (GDestroyNotify) assay_link_free,
                              error);
}

static gboolean
is_cited (AssayStore           *self,
          const AssayRevision  *revision,
          const AssayLink      *link,
          gboolean             *cited,
          GError              **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT start, end FROM reference WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, link->to);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  *cited = has_row &&
           assay_revision_keeps (revision, (AssaySpan) { assay_statement_get_int (statement, 0),
                                                         assay_statement_get_int (statement, 1) });
  return TRUE;
}

/* A link to a work is hidden with it: where a person removed the work, or somebody else cut its
 * words otherwise. */
static gboolean
drop_uncited (AssayStore  *self,
              GPtrArray   *links,
              GError     **error)
{
  g_autoptr (AssayRevision) revision = NULL;
  g_autofree char *article = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      AssayLink *link = g_ptr_array_index (links, i);
      gboolean shown = TRUE;

      if (g_str_equal (link->kind, ASSAY_LINK_CITES))
        {
          if (g_strcmp0 (article, link->article) != 0)
            {
              g_clear_pointer (&revision, assay_revision_free);
              revision = assay_store_read_revision
                           (self, assay_store_get_article_row (self, link->article, NULL), error);
              g_free (article);
              article = g_strdup (link->article);
            }
          if (revision == NULL || !is_cited (self, revision, link, &shown, error))
            return FALSE;
        }
      if (!shown)
        g_ptr_array_remove_index (links, i--);
    }
  return TRUE;
}

/*< private >
 * assay_store_copy_links:
 * @old: id of an annotation
 * @now: id of another one
 *
 * Says of @now what one's own links say of @old.
 */
gboolean
assay_store_copy_links (AssayStore  *self,
                        const char  *old,
                        const char  *now,
                        GError     **error)
{
  g_autoptr (GPtrArray) links = NULL;

  links = list_links (self, SELECT_LINKS "AND (link.source = ?1 OR link.target = ?1) " IN_ORDER,
                      old, error);
  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      AssayLink *link = g_ptr_array_index (links, i);

      if (g_str_equal (link->annotator, self->annotator) &&
          !g_str_equal (link->from, now) && !g_str_equal (link->to, now) &&
          !assay_store_add_link (self,
                                 g_str_equal (link->from, old) ? now : link->from,
                                 g_str_equal (link->to, old) ? now : link->to,
                                 link->kind, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_store_list_links:
 * @article: (nullable): the whole id of an article, or %NULL for all of them
 *
 * Returns: (transfer full) (element-type AssayLink) (nullable): its links, of every annotator, in
 *   order of article, place, id
 */
GPtrArray *
assay_store_list_links (AssayStore  *self,
                        const char  *article,
                        GError     **error)
{
  g_autoptr (GPtrArray) links = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  links = article != NULL
          ? list_links (self, SELECT_LINKS "AND article.id = ?1 " IN_ORDER, article, error)
          : list_links (self, SELECT_LINKS IN_ORDER, NULL, error);
  if (links != NULL && drop_uncited (self, links, error))
    return g_steal_pointer (&links);
  assay_store_explain (self, error);
  return NULL;
}
