/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tagging. A person changes only the annotations of their own layer.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

/*< private >
 * assay_store_find_my_annotation:
 *
 * @id: (out) (nullable): the id of an annotation of exactly that span in one's own layer, or %NULL
 */
gboolean
assay_store_find_my_annotation (AssayStore  *self,
                                gint64       article,
                                AssaySpan    span,
                                char       **id,
                                GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  *id = NULL;
  statement = assay_database_prepare (self->database,
                                      "SELECT id FROM annotation WHERE article = ?1 AND start = ?2 "
                                      "AND end = ?3 AND annotator = ?4 AND NOT deleted "
                                      "ORDER BY id LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, article);
  assay_statement_bind_int (statement, 2, span.start);
  assay_statement_bind_int (statement, 3, span.end);
  assay_statement_bind_int (statement, 4, self->annotator_row);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *id = g_strdup (assay_statement_get_text (statement, 0));
  return TRUE;
}

static void
bind_values (AssayStatement  *statement,
             AssayAnnotation *values)
{
  assay_statement_bind_text (statement, 1, values->id);
  assay_statement_bind_int (statement, 4, values->span.start);
  assay_statement_bind_int (statement, 5, values->span.end);
  assay_statement_bind_text (statement, 6, values->quote);
  assay_statement_bind_text (statement, 7, values->before);
  assay_statement_bind_text (statement, 8, values->after);
  assay_statement_bind_text (statement, 9, values->copy_of);
  assay_statement_bind_int (statement, 10, ASSAY_TIME_FROM_MS (values->created));
  assay_statement_bind_text (statement, 11, values->kind);
  assay_statement_bind_text (statement, 12, assay_confidence_to_string (values->confidence));
  assay_statement_bind_text (statement, 13, assay_likelihood_to_string (values->likelihood));
  assay_statement_bind_text (statement, 14, values->note);
}

/*< private >
 * assay_store_insert_annotation_row:
 * @annotation: all of its fields set; its span is in the text
 * @article: row of its article
 * @annotator: row of its annotator
 *
 * Adds a row with the values at creation as the values now.
 */
gboolean
assay_store_insert_annotation_row (AssayStore       *self,
                                   AssayAnnotation  *annotation,
                                   gint64            article,
                                   gint64            annotator,
                                   GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "INSERT INTO annotation (id, article, annotator, start, "
                                      "end, quote, "
                                      "before, after, copy_of, t, first_kind, first_confidence, "
                                      "first_likelihood, first_note, deleted, modified, kind, "
                                      "confidence, likelihood, note) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
                                      "?11, ?12, ?13, ?14, 0, ?10, ?11, ?12, ?13, ?14)", error);
  if (statement == NULL)
    return FALSE;
  bind_values (statement, annotation);
  assay_statement_bind_int (statement, 2, article);
  assay_statement_bind_int (statement, 3, annotator);
  return assay_statement_run (statement, error) &&
         assay_store_index_note (self, assay_database_get_last_row (self->database), NULL,
                                 annotation->note, error) &&
         assay_store_count_kind (self, article, annotator, annotation->kind, 1, error);
}

/*< private >
 * assay_store_insert_annotation:
 * @annotation: all of its fields set; its span is in the text
 *
 * Adds an annotation, whoever's it is, to an article of the project.
 */
gboolean
assay_store_insert_annotation (AssayStore       *self,
                               AssayStep        *step,
                               AssayAnnotation  *annotation,
                               GError          **error)
{
  gint64 article = assay_store_get_article_row (self, annotation->article, error);
  gint64 annotator;

  if (article == 0 ||
      !assay_store_ensure_annotator (self, annotation->annotator, &annotator, error) ||
      !assay_store_insert_annotation_row (self, annotation, article, annotator, error) ||
      !assay_step_record (step, ASSAY_OBJECT_ANNOTATION, annotation->id, ASSAY_FIELD_DELETED,
                          "1", NULL, error))
    return FALSE;
  assay_step_touch (step, annotation->article, annotation->span, ASSAY_CHANGE_ANNOTATIONS);
  return TRUE;
}

static gboolean
insert_tag (AssayStore  *self,
            AssayStep   *step,
            const char  *article,
            AssayText   *text,
            AssaySpan    span,
            const char  *kind,
            GError     **error)
{
  g_autoptr (AssayAnnotation) annotation = assay_annotation_new ();

  annotation->created = g_get_real_time () / 1000;
  annotation->id = assay_uuid_new_timed (annotation->created);
  annotation->article = g_strdup (article);
  annotation->annotator = g_strdup (self->annotator);
  annotation->kind = g_strdup (kind);
  assay_annotation_quote_text (annotation, text, span);
  return assay_store_insert_annotation (self, step, annotation, error);
}

static gboolean
edit_annotation (AssayStep   *step,
                 const char  *article,
                 AssaySpan    span,
                 const char  *id,
                 const char  *field,
                 const char  *value,
                 GError     **error)
{
  assay_step_touch (step, article, span, ASSAY_CHANGE_ANNOTATIONS);
  return assay_step_edit (step, ASSAY_OBJECT_ANNOTATION, id, field, value, error);
}

static gboolean
tag_span (AssayStore  *self,
          AssayStep   *step,
          const char  *article,
          gint64       row,
          AssaySpan    span,
          const char  *kind,
          GError     **error)
{
  g_autofree char *id = NULL;

  if (!assay_store_check_span (self, row, span, error) ||
      !assay_store_find_my_annotation (self, row, span, &id, error))
    return FALSE;
  if (id != NULL)
    return edit_annotation (step, article, span, id, ASSAY_FIELD_KIND, kind, error);
  return insert_tag (self, step, article, assay_store_get_text (self, row, error), span, kind,
                     error);
}

/* Kinds of the project's own have no other name than the one they were given. */
static const char *
name_kind (const char *kind)
{
  if (g_str_equal (kind, ASSAY_KIND_CLAIM))
    return _("claim");
  if (g_str_equal (kind, ASSAY_KIND_EVIDENCE))
    return _("evidence");
  if (g_str_equal (kind, ASSAY_KIND_SPECULATION))
    return _("speculation");
  return kind;
}

static gboolean
tag_spans (AssayStore       *self,
           const char       *article,
           const AssaySpan  *spans,
           guint             n_spans,
           const char       *kind,
           GError          **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  gint64 row = step != NULL ? assay_store_get_article_row (self, article, error) : 0;
  g_autofree char *label = NULL;

  if (row == 0)
    return FALSE;
  for (guint i = 0; i < n_spans; i++)
    if (!tag_span (self, step, article, row, spans[i], kind, error))
      return FALSE;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Tag %u sentence as %s",
                                        "Tag %u sentences as %s", n_spans),
                           n_spans, name_kind (kind));
  return assay_step_commit (step, label, error);
}

/**
 * assay_store_tag:
 * @article: the whole id of an article
 * @spans: (array length=n_spans): what to tag
 * @kind: as what
 *
 * Gives spans a kind in one's own layer: an annotation of exactly that span changes, else one is
 * made.
 */
gboolean
assay_store_tag (AssayStore       *self,
                 const char       *article,
                 const AssaySpan  *spans,
                 guint             n_spans,
                 const char       *kind,
                 GError          **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && (spans != NULL || n_spans == 0), FALSE);
  g_return_val_if_fail (kind != NULL && *kind != '\0', FALSE);

  return tag_spans (self, article, spans, n_spans, kind, error) ||
         assay_store_explain (self, error);
}

/* Sets a field of every annotation of one's own on exactly the span; deleting leaves the next to be
 * found. */
static gboolean
edit_span (AssayStore  *self,
           AssayStep   *step,
           const char  *article,
           gint64       row,
           AssaySpan    span,
           const char  *field,
           const char  *value,
           guint       *n_edited,
           GError     **error)
{
  g_autofree char *id = NULL;

  if (!assay_store_find_my_annotation (self, row, span, &id, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  (*n_edited)++;
  if (!edit_annotation (step, article, span, id, field, value, error))
    return FALSE;
  if (!g_str_equal (field, ASSAY_FIELD_DELETED))
    return TRUE;
  return edit_span (self, step, article, row, span, field, value, n_edited, error);
}

static gboolean
edit_spans (AssayStore       *self,
            AssayStep        *step,
            const char       *article,
            const AssaySpan  *spans,
            guint             n_spans,
            const char       *field,
            const char       *value,
            guint            *n_edited,
            GError          **error)
{
  gint64 row = assay_store_get_article_row (self, article, error);

  if (row == 0)
    return FALSE;
  for (guint i = 0; i < n_spans; i++)
    if (!edit_span (self, step, article, row, spans[i], field, value, n_edited, error))
      return FALSE;
  return TRUE;
}

static gboolean
clear_spans (AssayStore       *self,
             const char       *article,
             const AssaySpan  *spans,
             guint             n_spans,
             GError          **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autofree char *label = NULL;
  guint n = 0;

  if (step == NULL ||
      !edit_spans (self, step, article, spans, n_spans, ASSAY_FIELD_DELETED, "1", &n, error))
    return FALSE;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Clear %u tag", "Clear %u tags", n), n);
  return assay_step_commit (step, label, error);
}

/**
 * assay_store_clear:
 * @article: the whole id of an article
 * @spans: (array length=n_spans): where
 *
 * Deletes the annotations of one's own layer on exactly these spans. Where there are none nothing
 * changes.
 */
gboolean
assay_store_clear (AssayStore       *self,
                   const char       *article,
                   const AssaySpan  *spans,
                   guint             n_spans,
                   GError          **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && (spans != NULL || n_spans == 0), FALSE);

  return clear_spans (self, article, spans, n_spans, error) || assay_store_explain (self, error);
}

static const char *
label_field (const char *field,
             const char *value)
{
  if (g_str_equal (field, ASSAY_FIELD_CONFIDENCE))
    return _("Set the confidence");
  if (g_str_equal (field, ASSAY_FIELD_LIKELIHOOD))
    return _("Set the likelihood");
  if (g_str_equal (field, ASSAY_FIELD_KIND))
    return _("Change the kind");
  return value != NULL ? _("Write a note") : _("Remove the note");
}

static gboolean
check_value (const char  *field,
             const char  *value,
             GError     **error)
{
  AssayConfidence confidence;
  AssayLikelihood likelihood;

  if ((g_str_equal (field, ASSAY_FIELD_CONFIDENCE) &&
       !assay_confidence_from_string (value, &confidence)) ||
      (g_str_equal (field, ASSAY_FIELD_LIKELIHOOD) &&
       !assay_likelihood_from_string (value, &likelihood)) ||
      (g_str_equal (field, ASSAY_FIELD_KIND) && value == NULL))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                   _("“%s” is no value for %s."), value != NULL ? value : "", field);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_field (AssayStore       *self,
           const char       *article,
           const AssaySpan  *spans,
           guint             n_spans,
           const char       *field,
           const char       *value,
           GError          **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  guint n = 0;

  if (step == NULL ||
      !check_value (field, value, error) ||
      !edit_spans (self, step, article, spans, n_spans, field, value, &n, error))
    return FALSE;
  if (n == 0)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                           _("The sentence has no tag yet. Tag it first."));
      return FALSE;
    }
  return assay_step_commit (step, label_field (field, value), error);
}

static gboolean
is_field (const char *field)
{
  return g_str_equal (field, ASSAY_FIELD_KIND) || g_str_equal (field, ASSAY_FIELD_CONFIDENCE) ||
         g_str_equal (field, ASSAY_FIELD_LIKELIHOOD) || g_str_equal (field, ASSAY_FIELD_NOTE);
}

/**
 * assay_store_set_field:
 * @article: the whole id of an article
 * @spans: (array length=n_spans): where
 * @field: one of the ASSAY_FIELD constants
 * @value: (nullable): its name in files, or the words of a note; "" is the same as %NULL
 *
 * Sets a field of the annotations of one's own layer on exactly these spans.
 */
gboolean
assay_store_set_field (AssayStore       *self,
                       const char       *article,
                       const AssaySpan  *spans,
                       guint             n_spans,
                       const char       *field,
                       const char       *value,
                       GError          **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && (spans != NULL || n_spans == 0), FALSE);
  g_return_val_if_fail (field != NULL && is_field (field), FALSE);

  if (value != NULL && *value == '\0')
    value = NULL;
  return set_field (self, article, spans, n_spans, field, value, error) ||
         assay_store_explain (self, error);
}
