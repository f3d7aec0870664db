/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of a cited work as a person types them, and back: names a line each, dates as numbers.
 * What a field shows is read again as the same value.
 */

#include "config.h"

#include "assay-field-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "assay-correction.h"
#include "assay-dates.h"
#include "assay-name-words.h"

#define DOI_ADDRESS "doi.org/"

/* An organisation with a comma in its name would be taken for a person without the braces. */
static void
append_name (GString         *text,
             const AssayName *name)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (name->literal != NULL)
    {
      gboolean comma = strchr (name->literal, ',') != NULL;

      g_string_append_printf (text, comma ? "{%s}" : "%s", name->literal);
      return;
    }
  if (name->particle != NULL)
    g_string_append_printf (text, "%s ", name->particle);
  if (name->family != NULL)
    g_string_append_printf (text, name->given != NULL ? "%s, " : "%s,", name->family);
  if (name->given != NULL)
    g_string_append (text, name->given);
}

static char *
dup_authors (GPtrArray *authors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < authors->len; i++)
    append_name (text, g_ptr_array_index (authors, i));
  return g_string_free (text, FALSE);
}

/**
 * assay_field_text_dup:
 * @reference: a work
 * @field: a field of it
 *
 * Returns: (transfer full): the field as it is edited; "" where the work has none
 */
char *
assay_field_text_dup (AssayReference      *reference,
                      AssayReferenceField  field)
{
  g_return_val_if_fail (ASSAY_IS_REFERENCE (reference), NULL);

  if (field == ASSAY_REFERENCE_FIELD_AUTHOR)
    return dup_authors (reference->authors);
  return assay_correction_dup_text (reference, field);
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (value == NULL || *value == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* Where the particles at the start of a family name end: "van den " of "van den Berg". */
static const char *
skip_particles (const char *family)
{
  const char *p = family;

  for (;;)
    {
      const char *space = strchr (p, ' ');

      if (space == NULL || !assay_names_is_particle (p, space))
        return p;
      p = space + 1;
    }
}

static void
add_person (JsonBuilder *builder,
            const char  *line,
            const char  *comma)
{
  g_autofree char *family = g_strstrip (g_strndup (line, comma - line));
  g_autofree char *given = g_strstrip (g_strdup (comma + 1));
  const char *name = skip_particles (family);
  g_autofree char *particle = g_strstrip (g_strndup (family, name - family));

  add_member (builder, "family", name);
  add_member (builder, "given", given);
  add_member (builder, "non-dropping-particle", particle);
}

static void
add_organisation (JsonBuilder *builder,
                  const char  *line)
{
  gsize length = strlen (line);
  gboolean braced = length > 2 && line[0] == '{' && line[length - 1] == '}';
  g_autofree char *name = braced ? g_strndup (line + 1, length - 2) : g_strdup (line);

  add_member (builder, "literal", name);
}

static char *
authors_to_value (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  guint n = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *comma;

      g_strstrip (lines[i]);
      if (g_str_equal (lines[i], "") || g_str_equal (lines[i], ","))
        continue;
      n++;
      comma = strchr (lines[i], ',');
      json_builder_begin_object (builder);
      if (comma != NULL && *lines[i] != '{')
        add_person (builder, lines[i], comma);
      else
        add_organisation (builder, lines[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return n > 0 ? json_to_string (root, FALSE) : g_strdup ("");
}

static gboolean
is_in_calendar (AssayDate date)
{
  if (date.year < 1 || date.month < 0 || date.day < 0)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;
  return g_date_valid_dmy (date.day != 0 ? date.day : 1, date.month, date.year);
}

/* "2024-09-30" and parts of it, as dates are shown here, and whatever a text may have. */
static gboolean
read_date (const char *text,
           AssayDate  *date)
{
  const char *end = text + strlen (text);
  const char *after;
  int length = 0;

  *date = (AssayDate) { 0 };
  sscanf (text, "%4d%n-%2d%n-%2d%n", &date->year, &length, &date->month, &length, &date->day,
          &length);
  if (text + length != end && !(assay_date_read (text, end, date, &after) && after == end))
    return FALSE;
  return is_in_calendar (*date);
}

static char *
date_to_value (const char  *text,
               GError     **error)
{
  g_autoptr (AssayReference) dated = assay_reference_new ();

  if (!read_date (text, &dated->issued))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is no date. Write it as 2024-09-30, 2024-09 or 2024."), text);
      return NULL;
    }
  return assay_correction_dup_text (dated, ASSAY_REFERENCE_FIELD_ISSUED);
}

/**
 * assay_field_text_to_value:
 * @text: what was typed
 * @field: a field of a work
 * @error: where @text is no date although the field is one
 *
 * Returns: (transfer full) (nullable): the value as assay_project_correct_reference() takes it
 */
char *
assay_field_text_to_value (const char           *text,
                           AssayReferenceField   field,
                           GError              **error)
{
  g_autofree char *stripped = NULL;
  const char *doi;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return g_strdup ("");
  if (field == ASSAY_REFERENCE_FIELD_AUTHOR)
    return authors_to_value (stripped);
  if (field == ASSAY_REFERENCE_FIELD_ISSUED || field == ASSAY_REFERENCE_FIELD_ACCESSED)
    return date_to_value (stripped, error);
  /* A DOI is most often copied with the address that it is found under. */
  doi = field == ASSAY_REFERENCE_FIELD_DOI ? strstr (stripped, DOI_ADDRESS) : NULL;
  return doi != NULL ? g_strdup (doi + strlen (DOI_ADDRESS)) : g_steal_pointer (&stripped);
}
