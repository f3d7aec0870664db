/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A work cited together with all that a list says about it, so that a row needs no search of its
 * own.
 */

#include "config.h"

#include "assay-reference-item.h"

#include <glib/gi18n-lib.h>

#include "assay-store-corrections.h"
#include "assay-store-references.h"

G_DEFINE_FINAL_TYPE (AssayReferenceItem, assay_reference_item, G_TYPE_OBJECT)

static void
assay_reference_item_finalize (GObject *object)
{
  AssayReferenceItem *self = ASSAY_REFERENCE_ITEM (object);

  g_free (self->id);
  g_clear_object (&self->reference);
  g_array_unref (self->citations);
  g_ptr_array_unref (self->findings);
  g_clear_object (&self->analysis);

  G_OBJECT_CLASS (assay_reference_item_parent_class)->finalize (object);
}

static void
assay_reference_item_class_init (AssayReferenceItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_reference_item_finalize;
}

static void
assay_reference_item_init (AssayReferenceItem *self)
{
  self->citations = g_array_new (FALSE, FALSE, sizeof (guint));
  self->findings = g_ptr_array_new ();
}

static void
add_citations (GPtrArray *items,
               GPtrArray *citations)
{
  for (guint i = 0; i < citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (citations, i);

      for (guint j = 0; j < citation->targets->len; j++)
        {
          guint target = g_array_index (citation->targets, guint, j);
          AssayReferenceItem *item = g_ptr_array_index (items, target);

          g_array_append_val (item->citations, i);
        }
    }
}

static void
add_findings (GPtrArray *items,
              GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      AssayFinding *finding = g_ptr_array_index (findings, i);

      if (finding->reference >= 0)
        {
          AssayReferenceItem *item = g_ptr_array_index (items, finding->reference);

          g_ptr_array_add (item->findings, finding);
        }
    }
}

/**
 * assay_reference_items_new:
 * @article: id of the article
 * @analysis: what was found in it
 *
 * Returns: (transfer full) (element-type AssayReferenceItem): an item for each of the references,
 *   in order
 */
GPtrArray *
assay_reference_items_new (const char    *article,
                           AssayAnalysis *analysis)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < analysis->references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (analysis->references, i);
      AssayReferenceItem *item = g_object_new (ASSAY_TYPE_REFERENCE_ITEM, NULL);

      item->id = assay_reference_make_id (article, reference->span, reference->raw);
      item->index = i;
      item->reference = g_object_ref (reference);
      item->analysis = g_object_ref (analysis);
      g_ptr_array_add (items, item);
    }
  add_citations (items, analysis->citations);
  add_findings (items, analysis->findings);
  return items;
}

static char *
dup_name (AssayReference *reference,
          guint           index)
{
  AssayName *name = g_ptr_array_index (reference->authors, index);

  if (name->literal != NULL)
    return g_strdup (name->literal);
  if (name->family == NULL)
    return g_strdup (name->given != NULL ? name->given : "");
  if (name->particle != NULL)
    return g_strdup_printf ("%s %s", name->particle, name->family);
  return g_strdup (name->family);
}

/**
 * assay_reference_item_dup_authors:
 *
 * Returns: (transfer full) (nullable): the authors as a citation in running text names them, or
 *   %NULL
 *   where the entry names none
 */
char *
assay_reference_item_dup_authors (AssayReferenceItem *self)
{
  AssayReference *reference;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (ASSAY_IS_REFERENCE_ITEM (self), NULL);

  reference = self->reference;
  if (reference->authors->len == 0)
    return NULL;
  first = dup_name (reference, 0);
  if (reference->authors->len == 1)
    return g_steal_pointer (&first);
  if (reference->authors->len > 2)
    /* Translators: the first of three or more authors and the usual words for the others. */
    return g_strdup_printf (_("%s et al."), first);
  second = dup_name (reference, 1);
  /* Translators: the two authors of a work. */
  return g_strdup_printf (_("%s and %s"), first, second);
}

/**
 * assay_reference_item_dup_year:
 *
 * Returns: (transfer full) (nullable): the year of publication, or %NULL where the entry has no
 *   date
 */
char *
assay_reference_item_dup_year (AssayReferenceItem *self)
{
  g_return_val_if_fail (ASSAY_IS_REFERENCE_ITEM (self), NULL);

  if (self->reference->issued.year == 0)
    return NULL;
  return g_strdup_printf ("%d", self->reference->issued.year);
}

/**
 * assay_reference_item_dup_field:
 * @field: a name as in CSL-JSON, or "label"
 *
 * Returns: (transfer full): what the entry says there, as a person types it and
 *   assay_project_correct_reference() takes it: "Smith, John; Reuters", "2024-09-30"; "" for
 *   nothing
 */
char *
assay_reference_item_dup_field (AssayReferenceItem *self,
                                const char         *field)
{
  AssayReferenceField which;

  g_return_val_if_fail (ASSAY_IS_REFERENCE_ITEM (self), NULL);
  g_return_val_if_fail (assay_reference_field_from_string (field, &which), NULL);

  return assay_correction_dup_text (self->reference, which);
}

/**
 * assay_reference_item_is_corrected:
 * @field: a name as in CSL-JSON, or "label"
 *
 * Returns: whether a person set the field
 */
gboolean
assay_reference_item_is_corrected (AssayReferenceItem *self,
                                   const char         *field)
{
  AssayReferenceField which;

  g_return_val_if_fail (ASSAY_IS_REFERENCE_ITEM (self), FALSE);
  g_return_val_if_fail (assay_reference_field_from_string (field, &which), FALSE);

  return (self->reference->corrected & 1u << which) != 0;
}
