/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations that come whole, from the command line or another file, one at a time.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

static gboolean
is_complete (AssayAnnotation  *values,
             GError          **error)
{
  if (values->article == NULL || values->kind == NULL || *values->kind == '\0')
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                         _("An annotation needs an article and a kind."));
  else if ((values->id != NULL && !assay_uuid_is_valid (values->id)) ||
           (values->annotator != NULL && !assay_uuid_is_valid (values->annotator)))
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                         _("The ids of an annotation and of its annotator must be UUIDs."));
  else
    return TRUE;
  return FALSE;
}

/* What was not given is filled in: a quote that was given has to be what stands there. */
static AssayAnnotation *
complete (AssayStore       *self,
          AssayAnnotation  *values,
          AssayText        *text,
          GError          **error)
{
  g_autoptr (AssayAnnotation) annotation = assay_annotation_new ();

  assay_annotation_quote_text (annotation, text, values->span);
  if (values->quote != NULL && !g_str_equal (values->quote, annotation->quote))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                   _("The quote is not what stands from %u to %u in the article."),
                   values->span.start, values->span.end);
      return NULL;
    }
  annotation->created = values->created != 0 ? values->created : g_get_real_time () / 1000;
  annotation->modified = MAX (values->modified, annotation->created);
  annotation->id = values->id != NULL ? g_strdup (values->id)
                   : assay_uuid_new_timed (annotation->created);
  annotation->article = g_strdup (values->article);
  annotation->annotator = g_strdup (values->annotator != NULL ? values->annotator
                                    : self->annotator);
  annotation->copy_of = g_strdup (values->copy_of);
  annotation->kind = g_strdup (values->kind);
  annotation->confidence = values->confidence;
  annotation->likelihood = values->likelihood;
  annotation->note = values->note != NULL && *values->note != '\0' ? g_strdup (values->note) : NULL;
  return g_steal_pointer (&annotation);
}

/* An annotation that was changed elsewhere comes without its edits; one edit that says again what
 * its kind is tells when the last of them was. */
static gboolean
insert (AssayStore       *self,
        AssayStep        *step,
        AssayAnnotation  *annotation,
        GError          **error)
{
  if (!assay_store_insert_annotation (self, step, annotation, error))
    return FALSE;
  return annotation->modified == annotation->created ||
         assay_store_write_value (self, ASSAY_OBJECT_ANNOTATION, annotation->id, ASSAY_FIELD_KIND,
                                  annotation->kind, ASSAY_TIME_FROM_MS (annotation->modified),
                                  error);
}

static gboolean
edit_given (AssayStep        *step,
            const char       *id,
            AssayAnnotation  *values,
            GError          **error)
{
  const char *confidence = assay_confidence_to_string (values->confidence);
  const char *likelihood = assay_likelihood_to_string (values->likelihood);

  assay_step_touch (step, values->article, values->span, ASSAY_CHANGE_ANNOTATIONS);
  return assay_step_edit (step, ASSAY_OBJECT_ANNOTATION, id, ASSAY_FIELD_KIND, values->kind,
                          error) &&
         (confidence == NULL ||
          assay_step_edit (step, ASSAY_OBJECT_ANNOTATION, id, ASSAY_FIELD_CONFIDENCE, confidence,
                           error)) &&
         (likelihood == NULL ||
          assay_step_edit (step, ASSAY_OBJECT_ANNOTATION, id, ASSAY_FIELD_LIKELIHOOD, likelihood,
                           error)) &&
         (values->note == NULL ||
          assay_step_edit (step, ASSAY_OBJECT_ANNOTATION, id, ASSAY_FIELD_NOTE, values->note,
                           error));
}

/* Returns: (transfer full) (nullable): the id of an annotation that @values stand for already */
static gboolean
find_existing (AssayStore       *self,
               AssayAnnotation  *values,
               gint64            article,
               char            **id,
               GError          **error)
{
  *id = NULL;
  if (values->id != NULL)
    return assay_store_ask_text (self, "SELECT id FROM annotation WHERE id = ?1", values->id, id,
                                 error);
  if (values->annotator != NULL && !g_str_equal (values->annotator, self->annotator))
    return TRUE;
  return assay_store_find_my_annotation (self, article, values->span, id, error);
}

static AssayAnnotation *
add_annotation (AssayStore       *self,
                AssayAnnotation  *values,
                GError          **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autoptr (AssayAnnotation) annotation = NULL;
  g_autofree char *id = NULL;
  gint64 article;

  if (step == NULL || !is_complete (values, error))
    return NULL;
  article = assay_store_get_article_row (self, values->article, error);
  if (article == 0 ||
      !assay_store_check_span (self, article, values->span, error) ||
      !find_existing (self, values, article, &id, error))
    return NULL;
  if (id == NULL)
    {
      annotation = complete (self, values, assay_store_get_text (self, article, error), error);
      if (annotation == NULL || !insert (self, step, annotation, error))
        return NULL;
      id = g_strdup (annotation->id);
    }
  else if (values->id == NULL && !edit_given (step, id, values, error))
    return NULL;
  if (!assay_step_commit (step, _("Add an annotation"), error))
    return NULL;
  return assay_store_load_annotation (self, id, error);
}

/**
 * assay_store_add_annotation:
 * @values: an article, a span and a kind; all else may be left out
 *
 * Adds an annotation. Without an id it is a tag like any other: where one's own layer has an
 * annotation of exactly that span, that one takes over what @values give. With an id it is an
 * annotation from elsewhere, which stays as it is where the project has it already.
 *
 * Returns: (transfer full) (nullable): the annotation as it is in the project now
 */
AssayAnnotation *
assay_store_add_annotation (AssayStore       *self,
                            AssayAnnotation  *values,
                            GError          **error)
{
  AssayAnnotation *annotation;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (ASSAY_IS_ANNOTATION (values), NULL);

  annotation = add_annotation (self, values, error);
  if (annotation == NULL)
    assay_store_explain (self, error);
  return annotation;
}

static gboolean
remove_annotation (AssayStore  *self,
                   const char  *id,
                   GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autoptr (AssayAnnotation) annotation = NULL;

  if (step == NULL)
    return FALSE;
  annotation = assay_store_load_annotation (self, id, error);
  if (annotation == NULL)
    return FALSE;
  if (!g_str_equal (annotation->annotator, self->annotator))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           _("The annotation is another person’s. Only that person can remove "
                             "it."));
      return FALSE;
    }
  assay_step_touch (step, annotation->article, annotation->span, ASSAY_CHANGE_ANNOTATIONS);
  return assay_step_edit (step, ASSAY_OBJECT_ANNOTATION, id, ASSAY_FIELD_DELETED, "1", error) &&
         assay_step_commit (step, _("Remove an annotation"), error);
}

/**
 * assay_store_remove_annotation:
 * @id: the whole id of an annotation of one's own
 */
gboolean
assay_store_remove_annotation (AssayStore  *self,
                               const char  *id,
                               GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return remove_annotation (self, id, error) || assay_store_explain (self, error);
}
