/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry of the works cited, as a bundle of CSL fields.
 */

#include "config.h"

#include "assay-reference.h"

G_DEFINE_FINAL_TYPE (AssayReference, assay_reference, G_TYPE_OBJECT)

static void
name_free (gpointer data)
{
  AssayName *name = data;

  g_free (name->family);
  g_free (name->given);
  g_free (name->particle);
  g_free (name->literal);
  g_free (name);
}

static void
assay_reference_finalize (GObject *object)
{
  AssayReference *self = ASSAY_REFERENCE (object);

  g_free (self->raw);
  g_free (self->label);
  g_free (self->type);
  g_ptr_array_unref (self->authors);
  g_free (self->title);
  g_free (self->container_title);
  g_free (self->publisher);
  g_free (self->volume);
  g_free (self->issue);
  g_free (self->page);
  g_free (self->url);
  g_free (self->doi);

  G_OBJECT_CLASS (assay_reference_parent_class)->finalize (object);
}

static void
assay_reference_class_init (AssayReferenceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_reference_finalize;
}

static void
assay_reference_init (AssayReference *self)
{
  self->authors = g_ptr_array_new_with_free_func (name_free);
  self->refers_to = -1;
}

AssayReference *
assay_reference_new (void)
{
  return g_object_new (ASSAY_TYPE_REFERENCE, NULL);
}

/**
 * assay_reference_add_author:
 * @family: (nullable): the family name
 * @given: (nullable): the given names
 * @particle: (nullable): the non-dropping particle
 * @literal: (nullable): the name of an organisation, with the others %NULL
 */
void
assay_reference_add_author (AssayReference *self,
                            const char     *family,
                            const char     *given,
                            const char     *particle,
                            const char     *literal)
{
  AssayName *name = g_new0 (AssayName, 1);

  name->family = g_strdup (family);
  name->given = g_strdup (given);
  name->particle = g_strdup (particle);
  name->literal = g_strdup (literal);
  g_ptr_array_add (self->authors, name);
}

/**
 * assay_reference_kind_to_string:
 *
 * Returns: (transfer none): "work", "short" or "comment"
 */
const char *
assay_reference_kind_to_string (AssayReferenceKind kind)
{
  static const char *const names[] = { "work", "short", "comment" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
