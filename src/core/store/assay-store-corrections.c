/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries of the works cited as people correct them. What the machine finds is not changed: each
 * correction is an edit of the entry, which every reading of the text has to respect.
 */

#include "config.h"

#include "assay-store-articles.h"
#include "assay-store-corrections-private.h"
#include "assay-store-references.h"

#include <glib/gi18n-lib.h>

/*< private >
 * assay_correction_begin:
 *
 * Begins a step, and reads the article as it stands.
 */
gboolean
assay_correction_begin (AssayCorrection  *self,
                        AssayStore       *store,
                        const char       *article,
                        GError          **error)
{
  self->store = store;
  self->article = article;
  self->step = assay_step_begin (store, error);
  if (self->step == NULL)
    return FALSE;
  self->row = assay_store_get_article_row (store, article, error);
  self->found = self->row != 0 ? assay_store_load_article (store, article, error) : NULL;
  return self->found != NULL;
}

gboolean
assay_correction_end (AssayCorrection  *self,
                      AssaySpan         place,
                      const char       *label,
                      GError          **error)
{
  assay_step_touch (self->step, self->article, place, ASSAY_CHANGE_REFERENCES);
  return assay_step_commit (self->step, label, error);
}

void
assay_correction_clear (AssayCorrection *self)
{
  g_clear_pointer (&self->step, assay_step_free);
  g_clear_object (&self->found);
}

/*< private >
 * assay_correction_set:
 *
 * Sets a field of a reference or a citation that was entered, if it can have that value.
 */
gboolean
assay_correction_set (AssayCorrection  *self,
                      AssayObjectType   type,
                      const char       *id,
                      const char       *field,
                      const char       *value,
                      GError          **error)
{
  gboolean is_valid;

  if (!assay_store_check_correction (self->store, type, id, field, value, &is_valid, error))
    return FALSE;
  if (is_valid)
    return assay_step_edit (self->step, type, id, field, value, error);
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
               _("The field “%s” cannot be “%s”."), field, value != NULL ? value : "");
  return FALSE;
}

/*< private >
 * assay_correction_enter:
 * @span: where an entry or a marker stands
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
assay_correction_enter (AssayCorrection  *self,
                        AssayObjectType   type,
                        AssaySpan         span,
                        GError          **error)
{
  g_autofree char *raw = assay_text_dup_span (assay_article_get_text (self->found), span);
  g_autofree char *id = assay_reference_make_id (self->article, span, raw);

  if (!assay_store_enter_finding (self->store, type, self->row, id, span, raw, error))
    return NULL;
  return g_steal_pointer (&id);
}

/*< private >
 * assay_correction_decide:
 * @deleted: "0" where an entry or a marker stands at @span, "1" where none does
 */
gboolean
assay_correction_decide (AssayCorrection  *self,
                         AssayObjectType   type,
                         AssaySpan         span,
                         const char       *deleted,
                         GError          **error)
{
  g_autofree char *id = assay_correction_enter (self, type, span, error);

  return id != NULL && assay_correction_set (self, type, id, ASSAY_FIELD_DELETED, deleted, error);
}

/*< private >
 * assay_correction_trim:
 * @span: (inout): a place that a person points at
 *
 * Leaves out the white space around it. Returns: whether anything is left
 */
gboolean
assay_correction_trim (AssayCorrection  *self,
                       AssaySpan        *span,
                       GError          **error)
{
  AssayText *text = assay_article_get_text (self->found);
  const char *utf8 = assay_text_get_utf8 (text);
  const char *p;

  if (!assay_store_check_span (self->store, self->row, *span, error))
    return FALSE;
  p = utf8 + assay_text_get_byte (text, span->start);
  for (; span->start < span->end && g_unichar_isspace (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    span->start++;
  p = utf8 + assay_text_get_byte (text, span->end);
  while (span->end > span->start &&
         g_unichar_isspace (g_utf8_get_char (p = g_utf8_prev_char (p))))
    span->end--;
  if (span->start < span->end)
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                       _("There are no words at that place."));
  return FALSE;
}

/*< private >
 * assay_correction_find_reference:
 *
 * Returns: (transfer none) (nullable): the entry of that id as it stands
 */
AssayReference *
assay_correction_find_reference (AssayCorrection  *self,
                                 const char       *id,
                                 GError          **error)
{
  GPtrArray *references = assay_article_get_analysis (self->found)->references;

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      g_autofree char *its_id = assay_reference_make_id (self->article, reference->span,
                                                         reference->raw);

      if (g_str_equal (its_id, id))
        return reference;
    }
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("The article cites no work with the id %s."), id);
  return NULL;
}

/* What a person leaves as it was is no correction. */
static gboolean
changes (AssayReference      *reference,
         AssayReferenceField  field,
         const char          *value)
{
  g_autofree char *now = assay_correction_dup_value (reference, field);
  gboolean is_corrected = (reference->corrected & 1u << field) != 0;

  return value == NULL ? is_corrected : is_corrected || !g_str_equal (now, value);
}

static gboolean
correct_reference (AssayStore           *store,
                   const char           *article,
                   const char           *id,
                   AssayReferenceField   field,
                   const char           *value,
                   GError              **error)
{
  g_auto (AssayCorrection) self = { NULL };
  g_autofree char *kept = value != NULL ? assay_correction_normalize (field, value, error) : NULL;
  g_autofree char *entered = NULL;
  AssayReference *reference;

  if ((value != NULL && kept == NULL) || !assay_correction_begin (&self, store, article, error))
    return FALSE;
  reference = assay_correction_find_reference (&self, id, error);
  if (reference == NULL)
    return FALSE;
  if (!changes (reference, field, kept))
    return assay_step_commit (self.step, NULL, error);
  entered = assay_correction_enter (&self, ASSAY_OBJECT_REFERENCE, reference->span, error);
  return entered != NULL &&
         assay_correction_set (&self, ASSAY_OBJECT_REFERENCE, id,
                               assay_reference_field_to_string (field), kept, error) &&
         assay_correction_end (&self, reference->span, _("Correct a work cited"), error);
}

/**
 * assay_store_correct_reference:
 * @article: the whole id of an article
 * @id: the whole id of an entry of it
 * @field: a name as in CSL-JSON, or "label"
 * @value: (nullable): what it shall be, as assay_correction_normalize() takes it; "" for nothing,
 *   %NULL for what is read from the text
 */
gboolean
assay_store_correct_reference (AssayStore  *self,
                               const char  *article,
                               const char  *id,
                               const char  *field,
                               const char  *value,
                               GError     **error)
{
  AssayReferenceField which;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && id != NULL && field != NULL, FALSE);

  if (assay_reference_field_from_string (field, &which))
    return correct_reference (self, article, id, which, value, error) ||
           assay_store_explain (self, error);
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
               _("A work cited has no field “%s”."), field);
  return FALSE;
}

/* Two entries never share words. */
static gboolean
is_free (AssayCorrection  *self,
         AssaySpan         span,
         GError          **error)
{
  GPtrArray *references = assay_article_get_analysis (self->found)->references;

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);

      if (reference->span.start < span.end && span.start < reference->span.end)
        {
          g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                               _("Some of these words are in a work cited already. Split or remove "
                                 "that one."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_reference (AssayStore  *store,
               const char  *article,
               AssaySpan    span,
               GError     **error)
{
  g_auto (AssayCorrection) self = { NULL };

  return assay_correction_begin (&self, store, article, error) &&
         assay_correction_trim (&self, &span, error) &&
         is_free (&self, span, error) &&
         assay_correction_decide (&self, ASSAY_OBJECT_REFERENCE, span, "0", error) &&
         assay_correction_end (&self, span, _("Add a work cited"), error);
}

/**
 * assay_store_add_reference:
 * @article: the whole id of an article
 * @span: words that are an entry of its works cited; white space around them does not count
 */
gboolean
assay_store_add_reference (AssayStore  *self,
                           const char  *article,
                           AssaySpan    span,
                           GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  return add_reference (self, article, span, error) || assay_store_explain (self, error);
}

static gboolean
remove_reference (AssayStore  *store,
                  const char  *article,
                  const char  *id,
                  GError     **error)
{
  g_auto (AssayCorrection) self = { NULL };
  AssayReference *reference;

  if (!assay_correction_begin (&self, store, article, error))
    return FALSE;
  reference = assay_correction_find_reference (&self, id, error);
  return reference != NULL &&
         assay_correction_decide (&self, ASSAY_OBJECT_REFERENCE, reference->span, "1", error) &&
         assay_correction_end (&self, reference->span, _("Remove a work cited"), error);
}

/**
 * assay_store_remove_reference:
 * @article: the whole id of an article
 * @id: the whole id of an entry of it, which is none
 *
 * Links to it are hidden with it.
 */
gboolean
assay_store_remove_reference (AssayStore  *self,
                              const char  *article,
                              const char  *id,
                              GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && id != NULL, FALSE);

  return remove_reference (self, article, id, error) || assay_store_explain (self, error);
}
