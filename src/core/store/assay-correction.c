/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values that a field of an entry can be corrected to, as they are kept and as people type
 * them. What comes from a person, another project or an export is believed in nothing.
 */

#include "config.h"

#include "assay-correction.h"

#include "assay-store.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Far more than an entry has, and little enough for the parser of JSON. */
#define MAX_SIZE  16384
#define MAX_DEPTH 4

/* The types of CSL 1.0.2. */
static const char *const types[] = {
  "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
  "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
  "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
  "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
  "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
  "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
  "standard", "thesis", "treaty", "webpage", NULL
};

static gboolean
fail (AssayReferenceField   field,
      const char           *problem,
      GError              **error)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID, "%s: %s",
               assay_reference_field_to_string (field), problem);
  return FALSE;
}

/* Text of one line. */
static gboolean
is_line (const char *text)
{
  if (strlen (text) > MAX_SIZE || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7F)
      return FALSE;
  return TRUE;
}

static gboolean
is_deep (const char *json)
{
  guint depth = 0;
  gboolean is_quoted = FALSE;

  for (const char *p = json; *p != '\0'; p++)
    {
      if (is_quoted && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && (*p == '[' || *p == '{') && ++depth > MAX_DEPTH)
        return TRUE;
      else if (!is_quoted && (*p == ']' || *p == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

static JsonNode *
parse_json (const char *json)
{
  return is_deep (json) ? NULL : json_from_string (json, NULL);
}

/* Reads the members of a name; an unknown one would be lost, so it is refused. */
static gboolean
read_name (AssayReference *reference,
           JsonNode       *node)
{
  static const char *const names[] = { "family", "given", "non-dropping-particle", "literal" };
  const char *parts[G_N_ELEMENTS (names)] = { NULL };
  JsonObject *object;
  guint n = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *member = json_object_get_member (object, names[i]);

      if (member == NULL)
        continue;
      if (!JSON_NODE_HOLDS_VALUE (member) || json_node_get_value_type (member) != G_TYPE_STRING)
        return FALSE;
      parts[i] = json_node_get_string (member);
      if (*parts[i] == '\0')
        return FALSE;
      n++;
    }
  if (n != json_object_get_size (object) || (parts[0] != NULL) == (parts[3] != NULL) ||
      (parts[3] != NULL && n > 1))
    return FALSE;
  assay_reference_add_author (reference, parts[0], parts[1], parts[2], parts[3]);
  return TRUE;
}

static gboolean
read_authors (AssayReference *reference,
              const char     *value)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;

  g_ptr_array_set_size (reference->authors, 0);
  if (*value == '\0')
    return TRUE;
  root = parse_json (value);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return FALSE;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_name (reference, json_array_get_element (array, i)))
      return FALSE;
  return reference->authors->len > 0;
}

/* The list inside {"date-parts":[[2024,9,30]]}. */
static JsonArray *
get_date_parts (JsonNode *root)
{
  JsonNode *node;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      json_object_get_size (json_node_get_object (root)) != 1)
    return NULL;
  node = json_object_get_member (json_node_get_object (root), "date-parts");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) != 1)
    return NULL;
  node = json_array_get_element (json_node_get_array (node), 0);
  return JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_date (AssayDate  *date,
           const char *value)
{
  g_autoptr (JsonNode) root = NULL;
  gint64 parts[3] = { 0 };
  JsonArray *array;
  guint n;

  *date = (AssayDate) { 0, 0, 0 };
  if (*value == '\0')
    return TRUE;
  root = parse_json (value);
  array = get_date_parts (root);
  n = array != NULL ? json_array_get_length (array) : 0;
  for (guint i = 0; i < n && i < 3; i++)
    {
      JsonNode *part = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (part) || json_node_get_value_type (part) != G_TYPE_INT64)
        return FALSE;
      parts[i] = json_node_get_int (part);
      if (parts[i] < 1 || parts[i] > 9999)
        return FALSE;
    }
  if (n < 1 || n > 3)
    return FALSE;
  *date = (AssayDate) { parts[0], parts[1], parts[2] };
  return TRUE;
}

static gboolean
read_text (char       **text,
           const char  *value)
{
  g_free (*text);
  *text = *value != '\0' ? g_strdup (value) : NULL;
  return TRUE;
}

/**
 * assay_correction_parse:
 * @reference: an entry whose field is set
 * @value: what the field is in an export, in the form of assay_correction_dup_value()
 *
 * Sets a field to what a machine may have read, which need not make sense.
 *
 * Returns: whether @value has the form of the field
 */
gboolean
assay_correction_parse (AssayReference      *reference,
                        AssayReferenceField  field,
                        const char          *value)
{
  switch (field)
    {
    case ASSAY_REFERENCE_FIELD_AUTHOR:
      return read_authors (reference, value);
    case ASSAY_REFERENCE_FIELD_ISSUED:
      return read_date (&reference->issued, value);
    case ASSAY_REFERENCE_FIELD_ACCESSED:
      return read_date (&reference->accessed, value);
    case ASSAY_REFERENCE_FIELD_LABEL:
    case ASSAY_REFERENCE_FIELD_TYPE:
    case ASSAY_REFERENCE_FIELD_TITLE:
    case ASSAY_REFERENCE_FIELD_CONTAINER_TITLE:
    case ASSAY_REFERENCE_FIELD_PUBLISHER:
    case ASSAY_REFERENCE_FIELD_URL:
    case ASSAY_REFERENCE_FIELD_DOI:
    case ASSAY_REFERENCE_FIELD_VOLUME:
    case ASSAY_REFERENCE_FIELD_ISSUE:
    case ASSAY_REFERENCE_FIELD_PAGE:
    case ASSAY_N_REFERENCE_FIELDS:
    default:
      return read_text (assay_reference_get_text_field (reference, field), value);
    }
}

static gboolean
is_real_date (AssayDate date)
{
  return date.month <= 12 &&
         (date.day == 0 || (date.day <= 31 && g_date_valid_dmy (date.day, date.month, date.year)));
}

static gboolean
are_lines (GPtrArray *authors)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const AssayName *name = g_ptr_array_index (authors, i);

      if ((name->family != NULL && !is_line (name->family)) ||
          (name->given != NULL && !is_line (name->given)) ||
          (name->particle != NULL && !is_line (name->particle)) ||
          (name->literal != NULL && !is_line (name->literal)))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_correction_read:
 * @reference: an entry whose field is set
 * @field: a field
 * @value: what it is corrected to, as it is kept
 * @error: an #AssayStoreError where that is no value of the field
 *
 * Sets a field, and notes in the entry that a person did.
 */
gboolean
assay_correction_read (AssayReference       *reference,
                       AssayReferenceField   field,
                       const char           *value,
                       GError              **error)
{
  gboolean is_sensible;

  if (!is_line (value))
    return fail (field, _("is too long, or holds characters that cannot be shown."), error);
  if (field == ASSAY_REFERENCE_FIELD_TYPE && !g_strv_contains (types, value))
    return fail (field, _("should be a type of CSL, such as book, report or webpage."), error);
  is_sensible = assay_correction_parse (reference, field, value);
  if (field == ASSAY_REFERENCE_FIELD_AUTHOR && (!is_sensible || !are_lines (reference->authors)))
    return fail (field, _("should be names, such as “Smith, John; Reuters”."), error);
  if (field == ASSAY_REFERENCE_FIELD_ISSUED)
    is_sensible = is_sensible && is_real_date (reference->issued);
  else if (field == ASSAY_REFERENCE_FIELD_ACCESSED)
    is_sensible = is_sensible && is_real_date (reference->accessed);
  if (!is_sensible)
    return fail (field, _("should be a date that exists, such as 2024-09-30 or 2024."), error);
  reference->corrected |= 1u << field;
  return TRUE;
}

static char *
to_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
add_part (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static char *
write_authors (GPtrArray *authors)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (authors->len == 0)
    return g_strdup ("");
  json_builder_begin_array (builder);
  for (guint i = 0; i < authors->len; i++)
    {
      const AssayName *name = g_ptr_array_index (authors, i);

      json_builder_begin_object (builder);
      add_part (builder, "literal", name->literal);
      add_part (builder, "family", name->family);
      add_part (builder, "given", name->given);
      add_part (builder, "non-dropping-particle", name->particle);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return to_json (builder);
}

static char *
write_date (AssayDate date)
{
  if (date.year == 0)
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("{\"date-parts\":[[%d]]}", date.year);
  if (date.day == 0)
    return g_strdup_printf ("{\"date-parts\":[[%d,%d]]}", date.year, date.month);
  return g_strdup_printf ("{\"date-parts\":[[%d,%d,%d]]}", date.year, date.month, date.day);
}

/**
 * assay_correction_dup_value:
 *
 * Returns: (transfer full): what the field of the entry is, as a correction to it is kept
 */
char *
assay_correction_dup_value (AssayReference      *reference,
                            AssayReferenceField  field)
{
  char **text = assay_reference_get_text_field (reference, field);

  if (text != NULL)
    return g_strdup (*text != NULL ? *text : "");
  if (field == ASSAY_REFERENCE_FIELD_AUTHOR)
    return write_authors (reference->authors);
  return write_date (field == ASSAY_REFERENCE_FIELD_ISSUED ? reference->issued
                                                           : reference->accessed);
}

static void
append_name (GString         *text,
             const AssayName *name)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  if (name->literal != NULL)
    g_string_append (text, name->literal);
  if (name->particle != NULL)
    g_string_append_printf (text, "%s ", name->particle);
  if (name->family != NULL)
    g_string_append (text, name->family);
  if (name->given != NULL)
    g_string_append_printf (text, ", %s", name->given);
  else if (name->family != NULL)
    g_string_append_c (text, ',');
}

static char *
show_authors (GPtrArray *authors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < authors->len; i++)
    append_name (text, g_ptr_array_index (authors, i));
  return g_string_free (text, FALSE);
}

static char *
show_date (AssayDate date)
{
  if (date.year == 0)
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/**
 * assay_correction_dup_text:
 *
 * A name without a comma is that of an organisation, so that what is shown can be typed back.
 *
 * Returns: (transfer full): what the field of the entry is, as people type it
 */
char *
assay_correction_dup_text (AssayReference      *reference,
                           AssayReferenceField  field)
{
  char **text = assay_reference_get_text_field (reference, field);

  if (text != NULL)
    return g_strdup (*text != NULL ? *text : "");
  if (field == ASSAY_REFERENCE_FIELD_AUTHOR)
    return show_authors (reference->authors);
  return show_date (field == ASSAY_REFERENCE_FIELD_ISSUED ? reference->issued
                                                          : reference->accessed);
}

/* "van der Berg": the words before the first that begins with a capital. */
static guint
count_particle (const char *family)
{
  const char *p = family;

  while (g_unichar_islower (g_utf8_get_char (p)) && strchr (p, ' ') != NULL)
    p = strchr (p, ' ') + 1;
  return *p != '\0' && !g_unichar_islower (g_utf8_get_char (p)) ? p - family : 0;
}

static void
add_typed_name (AssayReference *reference,
                char           *words)
{
  char *comma = strchr (words, ',');
  char *given = comma != NULL ? g_strstrip (comma + 1) : NULL;
  g_autofree char *particle = NULL;
  guint n;

  if (comma == NULL)
    {
      if (*g_strstrip (words) != '\0')
        assay_reference_add_author (reference, NULL, NULL, NULL, words);
      return;
    }
  *comma = '\0';
  g_strstrip (words);
  n = count_particle (words);
  if (n > 0)
    particle = g_strndup (words, n - 1);
  if (words[n] != '\0')
    assay_reference_add_author (reference, words + n, *given != '\0' ? given : NULL, particle,
                                NULL);
  else if (*given != '\0')
    assay_reference_add_author (reference, NULL, NULL, NULL, given);
}

static char *
normalize_authors (const char *value)
{
  g_autoptr (AssayReference) reference = assay_reference_new ();
  g_auto (GStrv) names = NULL;

  if (*value == '[')
    return g_strdup (value);
  names = g_strsplit (value, ";", -1);
  for (guint i = 0; names[i] != NULL; i++)
    add_typed_name (reference, names[i]);
  return write_authors (reference->authors);
}

/* A number of no more than @max digits, and nothing else up to a dash or the end. */
static gboolean
scan_number (const char **p,
             guint        max,
             int         *number)
{
  const char *start = *p;

  for (*number = 0; g_ascii_isdigit (**p); (*p)++)
    if (*p - start >= max)
      return FALSE;
    else
      *number = *number * 10 + (**p - '0');
  if (*p == start || (**p != '-' && **p != '\0'))
    return FALSE;
  *p += **p == '-';
  return TRUE;
}

static char *
normalize_date (const char *value)
{
  GString *json = g_string_new ("{\"date-parts\":[[");
  const char *p = value;
  gboolean is_typed = *value != '{' && *value != '\0';
  int number;

  for (guint n = 0; is_typed && (n == 0 || *p != '\0'); n++)
    {
      is_typed = scan_number (&p, n == 0 ? 4 : 2, &number);
      g_string_append_printf (json, n == 0 ? "%d" : ",%d", number);
    }
  g_string_append (json, "]]}");
  if (is_typed && p[-1] != '-')
    return g_string_free (json, FALSE);
  g_string_free (json, TRUE);
  return g_strdup (value);
}

/**
 * assay_correction_normalize:
 * @value: what a person or a program says the field should be; names as “Smith, John; Reuters” or
 *   CSL-JSON, dates as 2024-09-30, 2024-09, 2024 or CSL-JSON
 * @error: an #AssayStoreError where that is no value of the field
 *
 * Returns: (transfer full) (nullable): the value as it is kept
 */
char *
assay_correction_normalize (AssayReferenceField   field,
                            const char           *value,
                            GError              **error)
{
  g_autoptr (AssayReference) reference = assay_reference_new ();
  g_autofree char *trimmed = g_strstrip (g_strdup (value));
  g_autofree char *kept = NULL;

  if (field == ASSAY_REFERENCE_FIELD_AUTHOR)
    kept = normalize_authors (trimmed);
  else if (field == ASSAY_REFERENCE_FIELD_ISSUED || field == ASSAY_REFERENCE_FIELD_ACCESSED)
    kept = normalize_date (trimmed);
  else
    kept = g_strdup (trimmed);
  if (!assay_correction_read (reference, field, kept, error))
    return NULL;
  return assay_correction_dup_value (reference, field);
}
