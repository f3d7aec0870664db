/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json-glib builds a tree of a whole document before it writes the first byte, and lets invalid
 * UTF-8 through; an export of a million annotations needs neither.
 */

#include "config.h"

#include "assay-json-writer.h"

#include <math.h>
#include <string.h>

#include "assay-time.h"

/* What stands before a value: a comma after another value, a line of its own, its name. */
static void
begin_value (AssayJsonWriter *self,
             const char      *name)
{
  if (self->after_value)
    g_string_append_c (self->buffer, ',');
  if (self->depth > 0 && self->depth <= self->line_depth)
    g_string_append_c (self->buffer, '\n');
  if (name != NULL)
    {
      g_string_append_c (self->buffer, '"');
      g_string_append (self->buffer, name);
      g_string_append_len (self->buffer, "\":", 2);
    }
  self->after_value = TRUE;
}

static void
begin_container (AssayJsonWriter *self,
                 const char      *name,
                 char             bracket)
{
  begin_value (self, name);
  g_string_append_c (self->buffer, bracket);
  self->depth++;
  self->after_value = FALSE;
}

static void
end_container (AssayJsonWriter *self,
               char             bracket)
{
  g_assert (self->depth > 0);

  if (self->depth <= self->line_depth)
    g_string_append_c (self->buffer, '\n');
  g_string_append_c (self->buffer, bracket);
  self->depth--;
  self->after_value = TRUE;
}

/* RFC 8259, section 7: the two that must be escaped, and the control characters. */
static void
append_escaped (GString    *buffer,
                const char *value)
{
  const char *from = value;
  const char *p;

  for (p = value; *p != '\0'; p++)
    {
      guchar c = *p;

      if (G_LIKELY (c >= 0x20 && c != '"' && c != '\\'))
        continue;
      g_string_append_len (buffer, from, p - from);
      from = p + 1;
      if (c == '\n')
        g_string_append_len (buffer, "\\n", 2);
      else if (c == '\t')
        g_string_append_len (buffer, "\\t", 2);
      else if (c < 0x20)
        g_string_append_printf (buffer, "\\u%04x", c);
      else
        {
          g_string_append_c (buffer, '\\');
          g_string_append_c (buffer, c);
        }
    }
  g_string_append_len (buffer, from, p - from);
}

/**
 * assay_json_writer_init:
 * @self: (out caller-allocates): a writer
 * @line_depth: how deep values stand on lines of their own
 */
void
assay_json_writer_init (AssayJsonWriter *self,
                        guint            line_depth)
{
  *self = (AssayJsonWriter) { .buffer = g_string_sized_new (2 * ASSAY_JSON_WRITER_CHUNK),
                              .line_depth = line_depth };
}

/**
 * assay_json_writer_init_part:
 * @self: (out caller-allocates): a writer
 * @line_depth: how deep values stand on lines of their own
 * @depth: how deep the values written will stand in the document that takes them over
 *
 * Begins a writer of values that another writer takes over by assay_json_writer_add_raw().
 */
void
assay_json_writer_init_part (AssayJsonWriter *self,
                             guint            line_depth,
                             guint            depth)
{
  assay_json_writer_init (self, line_depth);
  self->depth = depth;
}

void
assay_json_writer_clear (AssayJsonWriter *self)
{
  if (self->buffer != NULL)
    g_string_free (self->buffer, TRUE);
  self->buffer = NULL;
}

void
assay_json_writer_begin_object (AssayJsonWriter *self,
                                const char      *name)
{
  begin_container (self, name, '{');
}

void
assay_json_writer_end_object (AssayJsonWriter *self)
{
  end_container (self, '}');
}

void
assay_json_writer_begin_array (AssayJsonWriter *self,
                               const char      *name)
{
  begin_container (self, name, '[');
}

void
assay_json_writer_end_array (AssayJsonWriter *self)
{
  end_container (self, ']');
}

/**
 * assay_json_writer_add_string:
 * @name: (nullable): the member's name
 * @value: (nullable): its value; %NULL becomes null, and what is no UTF-8 becomes U+FFFD
 */
void
assay_json_writer_add_string (AssayJsonWriter *self,
                              const char      *name,
                              const char      *value)
{
  g_autofree char *valid = NULL;

  begin_value (self, name);
  if (value == NULL)
    {
      g_string_append_len (self->buffer, "null", 4);
      return;
    }
  if (!g_utf8_validate (value, -1, NULL))
    value = valid = g_utf8_make_valid (value, -1);
  g_string_append_c (self->buffer, '"');
  append_escaped (self->buffer, value);
  g_string_append_c (self->buffer, '"');
}

void
assay_json_writer_add_int (AssayJsonWriter *self,
                           const char      *name,
                           gint64           value)
{
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  begin_value (self, name);
  do
    *--p = '0' + rest % 10;
  while ((rest /= 10) != 0);
  if (value < 0)
    *--p = '-';
  g_string_append_len (self->buffer, p, digits + sizeof digits - p);
}

/**
 * assay_json_writer_add_decimal:
 * @name: (nullable): the member's name
 * @value: a number; written with three decimals, and what is no number as null
 */
void
assay_json_writer_add_decimal (AssayJsonWriter *self,
                               const char      *name,
                               double           value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, name);
  g_string_append (self->buffer,
                   isfinite (value)
                   ? g_ascii_formatd (digits, sizeof digits, "%.3f", value) : "null");
}

/**
 * assay_json_writer_add_time:
 * @name: (nullable): the member's name
 * @unix_ms: milliseconds since 1970-01-01 UTC
 *
 * Adds a time as a string of RFC 3339 in UTC.
 */
void
assay_json_writer_add_time (AssayJsonWriter *self,
                            const char      *name,
                            gint64           unix_ms)
{
  char time[ASSAY_TIME_LENGTH + 1];

  assay_time_format (unix_ms, time);
  assay_json_writer_add_string (self, name, time);
}

/**
 * assay_json_writer_add_raw:
 * @json: values that were written before, with the commas between them
 * @length: their length in bytes, which may be 0 for no value at all
 *
 * Takes over values from another writer, in as many pieces as they come.
 */
void
assay_json_writer_add_raw (AssayJsonWriter *self,
                           const char      *json,
                           gsize            length)
{
  g_string_append_len (self->buffer, json, length);
  self->after_value |= length > 0;
}

/**
 * assay_json_writer_flush:
 * @threshold: how many bytes are worth a write; 0 to write whatever there is
 * @stream: where to write to
 *
 * Writes out the buffer where there is enough in it.
 *
 * Returns: whether it was written, or had no need to be
 */
gboolean
assay_json_writer_flush (AssayJsonWriter  *self,
                         gsize             threshold,
                         GOutputStream    *stream,
                         GCancellable     *cancellable,
                         GError          **error)
{
  if (self->buffer->len == 0 || self->buffer->len < threshold)
    return TRUE;
  if (!g_output_stream_write_all (stream, self->buffer->str, self->buffer->len, NULL, cancellable,
                                  error))
    return FALSE;
  g_string_truncate (self->buffer, 0);
  return TRUE;
}
