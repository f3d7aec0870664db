/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document from elsewhere is believed in nothing: every member is asked for with its type, and
 * what is wrong is told with its place, so that whoever made the document can mend it.
 */

#include "config.h"

#include "assay-json-record.h"

#include <glib/gi18n-lib.h>

#include "assay-exchange.h"
#include "assay-time.h"
#include "assay-uuid.h"

/**
 * assay_json_record_fail:
 * @name: (nullable): the member, or %NULL where it is the whole record
 * @problem: what is wrong with it, translated
 *
 * Returns: %FALSE, with @error set
 */
gboolean
assay_json_record_fail (const AssayJsonRecord  *self,
                        const char             *name,
                        const char             *problem,
                        GError                **error)
{
  g_set_error (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_INVALID, "%s%s%s: %s",
               self->place, name != NULL && *self->place != '\0' ? "." : "", name != NULL ? name : "", problem);
  return FALSE;
}

/**
 * assay_json_record_check_names:
 * @names: (array zero-terminated=1): the members there may be
 *
 * Returns: whether there are no others
 */
gboolean
assay_json_record_check_names (const AssayJsonRecord  *self,
                               const char *const      *names,
                               GError                **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, self->object);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (names, name))
      return assay_json_record_fail (self, name, _("is not part of the format"), error);
  return TRUE;
}

static gboolean
get_node (const AssayJsonRecord  *self,
          const char             *name,
          JsonNode              **node,
          GError                **error)
{
  *node = json_object_get_member (self->object, name);
  return *node != NULL ? TRUE : assay_json_record_fail (self, name, _("is missing"), error);
}

/**
 * assay_json_record_get_string:
 * @value: (out) (nullable) (transfer none): the text
 *
 * Returns: whether the member is a text, or null where that is allowed
 */
gboolean
assay_json_record_get_string (const AssayJsonRecord  *self,
                              const char             *name,
                              AssayJsonFlags          flags,
                              const char            **value,
                              GError                **error)
{
  JsonNode *node;

  *value = NULL;
  if (!get_node (self, name, &node, error))
    return FALSE;
  if (JSON_NODE_HOLDS_NULL (node) && (flags & ASSAY_JSON_NULLABLE) != 0)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return assay_json_record_fail (self, name, _("should be a text"), error);
  *value = json_node_get_string (node);
  return TRUE;
}

/**
 * assay_json_record_get_uuid:
 * @value: (out) (nullable) (transfer none): the id
 *
 * Returns: whether the member is a UUID, or null where that is allowed
 */
gboolean
assay_json_record_get_uuid (const AssayJsonRecord  *self,
                            const char             *name,
                            AssayJsonFlags          flags,
                            const char            **value,
                            GError                **error)
{
  if (!assay_json_record_get_string (self, name, flags, value, error))
    return FALSE;
  if (*value != NULL && !assay_uuid_is_valid (*value))
    return assay_json_record_fail (self, name, _("should be a UUID in lower case"), error);
  return TRUE;
}

/**
 * assay_json_record_get_int:
 * @value: (out): the number
 *
 * Returns: whether the member is a whole number
 */
gboolean
assay_json_record_get_int (const AssayJsonRecord  *self,
                           const char             *name,
                           gint64                 *value,
                           GError                **error)
{
  JsonNode *node;

  if (!get_node (self, name, &node, error))
    return FALSE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return assay_json_record_fail (self, name, _("should be a whole number"), error);
  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * assay_json_record_get_time:
 * @unix_ms: (out): milliseconds since 1970-01-01 UTC
 *
 * Returns: whether the member is a time
 */
gboolean
assay_json_record_get_time (const AssayJsonRecord  *self,
                            const char             *name,
                            gint64                 *unix_ms,
                            GError                **error)
{
  const char *value;

  if (!assay_json_record_get_string (self, name, ASSAY_JSON_REQUIRED, &value, error))
    return FALSE;

  /* A time of 0 is what the store takes for none. */
  if (!assay_time_parse (value, unix_ms) || *unix_ms <= 0)
    return assay_json_record_fail (self, name,
                                   _("should be a time such as 2024-09-30T12:34:56.789Z"), error);
  return TRUE;
}

/**
 * assay_json_record_get_span:
 * @length: the length of the text in code points
 * @span: (out): the span
 *
 * Returns: whether `start` and `end` are a span with something in it that lies in the text
 */
gboolean
assay_json_record_get_span (const AssayJsonRecord  *self,
                            guint                   length,
                            AssaySpan              *span,
                            GError                **error)
{
  gint64 start;
  gint64 end;

  if (!assay_json_record_get_int (self, "start", &start, error)
      || !assay_json_record_get_int (self, "end", &end, error))
    return FALSE;
  if (start < 0 || start >= length)
    return assay_json_record_fail (self, "start", _("is outside the text"), error);
  if (end <= start || end > length)
    return assay_json_record_fail (self, "end", _("is outside the text, or not behind the start"),
                                   error);
  *span = (AssaySpan) { start, end };
  return TRUE;
}

/**
 * assay_json_record_get_array:
 * @array: (out) (transfer none): the list
 *
 * Returns: whether the member is a list
 */
gboolean
assay_json_record_get_array (const AssayJsonRecord  *self,
                             const char             *name,
                             JsonArray             **array,
                             GError                **error)
{
  JsonNode *node;

  if (!get_node (self, name, &node, error))
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return assay_json_record_fail (self, name, _("should be a list"), error);
  *array = json_node_get_array (node);
  return TRUE;
}
