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

static const char *const field_names[ASSAY_N_REFERENCE_FIELDS] = {
  "label", "type", "author", "title", "container-title", "publisher", "issued", "accessed",
  "URL", "DOI", "volume", "issue", "page",
};

/**
 * assay_reference_field_to_string:
 *
 * Returns: (transfer none): the name of the field in files: that of CSL-JSON, or "label"
 */
const char *
assay_reference_field_to_string (AssayReferenceField field)
{
  g_return_val_if_fail (field < ASSAY_N_REFERENCE_FIELDS, NULL);

  return field_names[field];
}

/**
 * assay_reference_field_from_string:
 * @name: the name of a field in files
 * @field: (out): the field
 *
 * Returns: whether there is such a field
 */
gboolean
assay_reference_field_from_string (const char          *name,
                                   AssayReferenceField *field)
{
  for (guint i = 0; i < ASSAY_N_REFERENCE_FIELDS; i++)
    if (g_str_equal (name, field_names[i]))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * assay_reference_get_text_field:
 *
 * Returns: (transfer none) (nullable): where the field is kept, %NULL where it is no text: authors
 *   and dates
 */
char **
assay_reference_get_text_field (AssayReference      *self,
                                AssayReferenceField  field)
{
  switch (field)
    {
    case ASSAY_REFERENCE_FIELD_LABEL:
      return &self->label;
    case ASSAY_REFERENCE_FIELD_TYPE:
      return &self->type;
    case ASSAY_REFERENCE_FIELD_TITLE:
      return &self->title;
    case ASSAY_REFERENCE_FIELD_CONTAINER_TITLE:
      return &self->container_title;
    case ASSAY_REFERENCE_FIELD_PUBLISHER:
      return &self->publisher;
    case ASSAY_REFERENCE_FIELD_URL:
      return &self->url;
    case ASSAY_REFERENCE_FIELD_DOI:
      return &self->doi;
    case ASSAY_REFERENCE_FIELD_VOLUME:
      return &self->volume;
    case ASSAY_REFERENCE_FIELD_ISSUE:
      return &self->issue;
    case ASSAY_REFERENCE_FIELD_PAGE:
      return &self->page;
    case ASSAY_REFERENCE_FIELD_AUTHOR:
    case ASSAY_REFERENCE_FIELD_ISSUED:
    case ASSAY_REFERENCE_FIELD_ACCESSED:
    case ASSAY_N_REFERENCE_FIELDS:
    default:
      return NULL;
    }
}

static void
copy_authors (AssayReference *self,
              AssayReference *from)
{
  g_ptr_array_set_size (self->authors, 0);
  for (guint i = 0; i < from->authors->len; i++)
    {
      const AssayName *name = g_ptr_array_index (from->authors, i);

      assay_reference_add_author (self, name->family, name->given, name->particle, name->literal);
    }
}

/**
 * assay_reference_copy_field:
 * @from: another entry
 *
 * Makes a field what it is in another entry.
 */
void
assay_reference_copy_field (AssayReference      *self,
                            AssayReference      *from,
                            AssayReferenceField  field)
{
  char **text = assay_reference_get_text_field (self, field);

  if (text != NULL)
    {
      g_free (*text);
      *text = g_strdup (*assay_reference_get_text_field (from, field));
    }
  else if (field == ASSAY_REFERENCE_FIELD_AUTHOR)
    copy_authors (self, from);
  else if (field == ASSAY_REFERENCE_FIELD_ISSUED)
    self->issued = from->issued;
  else
    self->accessed = from->accessed;
}
