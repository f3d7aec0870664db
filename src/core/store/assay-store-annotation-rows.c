/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations as objects, read one after the other so that memory does not grow with their number.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-private.h"

#include <glib/gi18n-lib.h>

#define COLUMNS \
  "SELECT annotation.id, article.id, annotator.id, start, end, quote, before, after, copy_of, t, " \
  "       modified, kind, confidence, likelihood, note " \
  "FROM article " \
  "CROSS JOIN annotation ON annotation.article = article.row " \
  "CROSS JOIN annotator ON annotator.row = annotation.annotator "

static AssayAnnotation *
read_annotation (AssayStatement *statement)
{
  AssayAnnotation *annotation = assay_annotation_new ();

  annotation->id = g_strdup (assay_statement_get_text (statement, 0));
  annotation->article = g_strdup (assay_statement_get_text (statement, 1));
  annotation->annotator = g_strdup (assay_statement_get_text (statement, 2));
  annotation->span.start = assay_statement_get_int (statement, 3);
  annotation->span.end = assay_statement_get_int (statement, 4);
  annotation->quote = g_strdup (assay_statement_get_text (statement, 5));
  annotation->before = g_strdup (assay_statement_get_text (statement, 6));
  annotation->after = g_strdup (assay_statement_get_text (statement, 7));
  annotation->copy_of = g_strdup (assay_statement_get_text (statement, 8));
  annotation->created = ASSAY_TIME_TO_MS (assay_statement_get_int (statement, 9));
  annotation->modified = ASSAY_TIME_TO_MS (assay_statement_get_int (statement, 10));
  annotation->kind = g_strdup (assay_statement_get_text (statement, 11));
  assay_confidence_from_string (assay_statement_get_text (statement, 12), &annotation->confidence);
  assay_likelihood_from_string (assay_statement_get_text (statement, 13), &annotation->likelihood);
  annotation->note = g_strdup (assay_statement_get_text (statement, 14));
  return annotation;
}

static gboolean
visit_annotations (AssayStatement       *statement,
                   AssayAnnotationFunc   func,
                   gpointer              data,
                   GError              **error)
{
  gboolean has_row;

  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_autoptr (AssayAnnotation) annotation = read_annotation (statement);

      if (!func (annotation, data, error) || !assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
visit_project (AssayStore           *self,
               AssayAnnotationFunc   func,
               gpointer              data,
               GError              **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      COLUMNS
                                      "CROSS JOIN summary ON summary.article = article.row "
                                      "WHERE NOT summary.deleted AND NOT annotation.deleted "
                                      "ORDER BY article.id, start, annotation.id", error);
  return statement != NULL && visit_annotations (statement, func, data, error);
}

static const AssaySpan everywhere = { 0, G_MAXUINT };

static gboolean
visit_article (AssayStore           *self,
               const char           *article,
               AssaySpan             range,
               AssayAnnotationFunc   func,
               gpointer              data,
               GError              **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  if (assay_store_get_article_row (self, article, error) == 0)
    return FALSE;
  statement = assay_database_prepare (self->database,
                                      COLUMNS
                                      "WHERE article.id = ?1 AND start >= ?2 AND start < ?3 "
                                      "AND NOT annotation.deleted "
                                      "ORDER BY start, annotation.id", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, article);
  assay_statement_bind_int (statement, 2, range.start);
  assay_statement_bind_int (statement, 3, range.end);
  return visit_annotations (statement, func, data, error);
}

/**
 * assay_store_foreach_annotation:
 * @article: (nullable): the whole id of an article, or %NULL for all of them
 * @func: (scope call): called for each annotation, of every annotator
 *
 * Visits annotations in order of article, start, id.
 */
gboolean
assay_store_foreach_annotation (AssayStore           *self,
                                const char           *article,
                                AssayAnnotationFunc   func,
                                gpointer              data,
                                GError              **error)
{
  gboolean done;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  done = article != NULL ? visit_article (self, article, everywhere, func, data, error)
                         : visit_project (self, func, data, error);
  return done || assay_store_explain (self, error);
}

static gboolean
append_annotation_cb (AssayAnnotation  *annotation,
                      gpointer          data,
                      GError          **error)
{
  g_ptr_array_add (data, g_object_ref (annotation));
  return TRUE;
}

/**
 * assay_store_list_annotations:
 * @article: (nullable): the whole id of an article, or %NULL for all of them
 *
 * Returns: (transfer full) (element-type AssayAnnotation) (nullable): its annotations, of every
 *   annotator, in order of article, start, id
 */
GPtrArray *
assay_store_list_annotations (AssayStore  *self,
                              const char  *article,
                              GError     **error)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  if (!assay_store_foreach_annotation (self, article, append_annotation_cb, annotations, error))
    return NULL;
  return g_steal_pointer (&annotations);
}

/**
 * assay_store_list_annotations_in:
 * @article: the whole id of an article
 * @range: a part of its text
 *
 * Returns: (transfer full) (element-type AssayAnnotation) (nullable): the annotations that begin
 *   there, of every annotator, in order of start, id
 */
GPtrArray *
assay_store_list_annotations_in (AssayStore  *self,
                                 const char  *article,
                                 AssaySpan    range,
                                 GError     **error)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (article != NULL, NULL);

  if (!visit_article (self, article, range, append_annotation_cb, annotations, error))
    {
      assay_store_explain (self, error);
      return NULL;
    }
  return g_steal_pointer (&annotations);
}

/**
 * assay_store_load_annotation:
 * @id: the whole id of an annotation
 *
 * Returns: (transfer full) (nullable): the annotation
 */
AssayAnnotation *
assay_store_load_annotation (AssayStore  *self,
                             const char  *id,
                             GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT annotation.id, article.id, annotator.id, start, "
                                      "end, quote, "
                                      "       before, after, copy_of, t, modified, "
                                      "       kind, confidence, likelihood, note "
                                      "FROM annotation "
                                      "CROSS JOIN article ON article.row = annotation.article "
                                      "CROSS JOIN annotator "
                                      "ON annotator.row = annotation.annotator "
                                      "WHERE annotation.id = ?1 AND NOT annotation.deleted", error);
  if (statement == NULL)
    return NULL;
  assay_statement_bind_text (statement, 1, id);
  if (!assay_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_annotation (statement);
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("There is no annotation %s in the project."), id);
  return NULL;
}

/**
 * assay_store_resolve_annotation:
 * @prefix: the beginning of an id
 *
 * Returns: (transfer full) (nullable): the id of the one annotation that begins so
 */
char *
assay_store_resolve_annotation (AssayStore  *self,
                                const char  *prefix,
                                GError     **error)
{
  return assay_store_resolve (self,
                              "SELECT id FROM annotation WHERE id >= ?1 AND id < ?2 AND NOT deleted "
                              "ORDER BY id LIMIT 2",
                              prefix, error);
}
