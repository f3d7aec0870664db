/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries as they come from another file. What that file says and the machine does not find is what
 * somebody corrected there.
 */

#include "config.h"

#include "assay-store-corrections-private.h"

#include <glib/gi18n-lib.h>

static AssayReference *
find_at (GPtrArray *references,
         AssaySpan  span)
{
  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);

      if (reference->span.start == span.start && reference->span.end == span.end)
        return reference;
    }
  return NULL;
}

/* Adds and removes entries until they stand where they shall. */
static gboolean
set_places (AssayStore  *store,
            const char  *article,
            GPtrArray   *wanted,
            GError     **error)
{
  g_auto (AssayCorrection) self = { NULL };
  GPtrArray *found;

  if (!assay_correction_begin (&self, store, article, error))
    return FALSE;
  found = assay_article_get_analysis (self.found)->references;
  for (guint i = 0; i < found->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (found, i);

      if (find_at (wanted, reference->span) == NULL &&
          !assay_correction_decide (&self, ASSAY_OBJECT_REFERENCE, reference->span, "1", error))
        return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (wanted, i);

      if (find_at (found, reference->span) == NULL &&
          !assay_correction_decide (&self, ASSAY_OBJECT_REFERENCE, reference->span, "0", error))
        return FALSE;
    }
  return assay_correction_end (&self, (AssaySpan) { 0, 0 }, NULL, error);
}

/* What is no work has no fields but its label, and a work has a type. */
static gboolean
is_told (AssayReference      *reference,
         AssayReferenceField  field)
{
  if (field == ASSAY_REFERENCE_FIELD_LABEL)
    return TRUE;
  return reference->kind == ASSAY_REFERENCE_WORK &&
         (field != ASSAY_REFERENCE_FIELD_TYPE || reference->type != NULL);
}

static gboolean
set_fields (AssayCorrection  *self,
            AssayReference   *found,
            AssayReference   *wanted,
            GError          **error)
{
  for (guint field = 0; field < ASSAY_N_REFERENCE_FIELDS; field++)
    {
      g_autofree char *now = assay_correction_dup_value (found, field);
      g_autofree char *value = assay_correction_dup_value (wanted, field);
      g_autofree char *id = NULL;

      if (!is_told (wanted, field) || g_str_equal (now, value))
        continue;
      id = assay_correction_enter (self, ASSAY_OBJECT_REFERENCE, wanted->span, error);
      if (id == NULL ||
          !assay_correction_set (self, ASSAY_OBJECT_REFERENCE, id,
                                 assay_reference_field_to_string (field), value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_values (AssayStore  *store,
            const char  *article,
            GPtrArray   *wanted,
            GError     **error)
{
  g_auto (AssayCorrection) self = { NULL };
  GPtrArray *references;

  if (!assay_correction_begin (&self, store, article, error))
    return FALSE;
  references = assay_article_get_analysis (self.found)->references;
  for (guint i = 0; i < wanted->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (wanted, i);
      AssayReference *found = find_at (references, reference->span);

      if (found == NULL)
        {
          g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                       _("Two works cited share the words from %u to %u."),
                       reference->span.start, reference->span.end);
          return FALSE;
        }
      if (!set_fields (&self, found, reference, error))
        return FALSE;
    }
  return assay_correction_end (&self, (AssaySpan) { 0, 0 }, NULL, error);
}

static gboolean
set_references (AssayStore  *self,
                const char  *article,
                GPtrArray   *references,
                GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);

  return step != NULL &&
         set_places (self, article, references, error) &&
         set_values (self, article, references, error) &&
         assay_step_commit (step, _("Set the works cited"), error);
}

/**
 * assay_store_set_references:
 * @article: the whole id of an article
 * @references: (element-type AssayReference): what its works cited shall be
 *
 * Corrects the works cited until they are those given, as they come from another file.
 */
gboolean
assay_store_set_references (AssayStore  *self,
                            const char  *article,
                            GPtrArray   *references,
                            GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && references != NULL, FALSE);

  return set_references (self, article, references, error) || assay_store_explain (self, error);
}
