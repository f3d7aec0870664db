/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json-glib holds a whole document in memory, recurses without limit, takes an object that says a
 * thing twice and cuts a string at U+0000. So a document is cut here, strictly, into records small
 * enough for it.
 */

#include "config.h"

#include "assay-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE (64 * 1024)

/* Objects of every format have fewer members by far; more would make finding doubles slow. */
#define MAX_MEMBERS 64

struct _AssayJsonScanner
{
  GInputStream *stream;
  GCancellable *cancellable;

  char         *buffer;
  gsize         at;
  gsize         size;
  goffset       offset;        /* in the document, of the start of the buffer */

  GString      *value;         /* what is being cut out, or NULL while passing over it */
  guint         depth;
  gboolean      after_value;
  char          closer;        /* of the container entered last */
};

typedef struct
{
  gsize start;
  gsize length;
} Name;

G_DEFINE_QUARK (assay-json-error-quark, assay_json_error)

static gboolean scan_value (AssayJsonScanner  *self,
                            GError           **error);

static gboolean
fail (AssayJsonScanner  *self,
      AssayJsonError     code,
      const char        *message,
      GError           **error)
{
  /* A format that is a macro cannot be translated. */
  g_autofree char *byte = g_strdup_printf ("%" G_GOFFSET_FORMAT, assay_json_scanner_tell (self));

  g_set_error (error, ASSAY_JSON_ERROR, code, _("%s (at byte %s)"), message, byte);
  return FALSE;
}

static gboolean
fail_syntax (AssayJsonScanner  *self,
             GError           **error)
{
  return fail (self, ASSAY_JSON_ERROR_SYNTAX, _("It is not valid JSON, or was cut off"), error);
}

/* Makes sure of a byte to look at; @at_end says where there is none. */
static gboolean
fill (AssayJsonScanner  *self,
      gboolean          *at_end,
      GError           **error)
{
  gssize n;

  *at_end = FALSE;
  if (self->at < self->size)
    return TRUE;
  n = g_input_stream_read (self->stream, self->buffer, BUFFER_SIZE, self->cancellable, error);
  if (n < 0)
    return FALSE;
  self->offset += self->size;
  self->at = 0;
  self->size = n;
  *at_end = n == 0;
  return TRUE;
}

/* The next byte, which stays where it is. */
static gboolean
peek (AssayJsonScanner  *self,
      char              *byte,
      GError           **error)
{
  gboolean at_end;

  if (!fill (self, &at_end, error))
    return FALSE;
  if (at_end)
    return fail_syntax (self, error);
  *byte = self->buffer[self->at];
  return TRUE;
}

static gboolean
keep (AssayJsonScanner  *self,
      const char        *bytes,
      gsize              length,
      GError           **error)
{
  if (self->value == NULL)
    return TRUE;
  if (self->value->len + length > ASSAY_JSON_MAX_VALUE)
    return fail (self, ASSAY_JSON_ERROR_TOO_LARGE, _("One value is larger than 64 MiB"), error);
  g_string_append_len (self->value, bytes, length);
  return TRUE;
}

static gboolean
take (AssayJsonScanner  *self,
      char              *byte,
      GError           **error)
{
  if (!peek (self, byte, error))
    return FALSE;
  self->at++;
  return keep (self, byte, 1, error);
}

static gboolean
take_this (AssayJsonScanner  *self,
           const char        *bytes,
           GError           **error)
{
  char byte;

  for (; *bytes != '\0'; bytes++)
    {
      if (!take (self, &byte, error))
        return FALSE;
      if (byte != *bytes)
        return fail_syntax (self, error);
    }
  return TRUE;
}

static gboolean
skip_space (AssayJsonScanner  *self,
            gboolean          *at_end,
            GError           **error)
{
  while (fill (self, at_end, error))
    {
      if (*at_end)
        return TRUE;
      for (; self->at < self->size; self->at++)
        if (strchr (" \n\r\t", self->buffer[self->at]) == NULL || self->buffer[self->at] == '\0')
          return TRUE;
    }
  return FALSE;
}

static gboolean
peek_after_space (AssayJsonScanner  *self,
                  char              *byte,
                  GError           **error)
{
  gboolean at_end;

  return skip_space (self, &at_end, error) && peek (self, byte, error);
}

static gboolean
take_hex (AssayJsonScanner  *self,
          guint             *unit,
          GError           **error)
{
  char byte;

  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (!take (self, &byte, error))
        return FALSE;
      if (!g_ascii_isxdigit (byte))
        return fail_syntax (self, error);
      *unit = *unit << 4 | g_ascii_xdigit_value (byte);
    }
  return TRUE;
}

static gboolean
fail_surrogate (AssayJsonScanner  *self,
                GError           **error)
{
  return fail (self, ASSAY_JSON_ERROR_TEXT, _("A string holds half a surrogate pair"), error);
}

/* Behind the first half of a surrogate pair, written as an escape: the second has to follow. */
static gboolean
scan_low_surrogate (AssayJsonScanner  *self,
                    GError           **error)
{
  char byte;
  guint unit;

  for (const char *expected = "\\u"; *expected != '\0'; expected++)
    {
      if (!take (self, &byte, error))
        return FALSE;
      if (byte != *expected)
        return fail_surrogate (self, error);
    }
  if (!take_hex (self, &unit, error))
    return FALSE;
  return (unit >= 0xDC00 && unit <= 0xDFFF) || fail_surrogate (self, error);
}

/* Just behind a backslash. */
static gboolean
scan_escape (AssayJsonScanner  *self,
             GError           **error)
{
  char byte;
  guint unit;

  if (!take (self, &byte, error))
    return FALSE;
  if (self->value == NULL)
    return TRUE;
  if (byte != 'u')
    return (strchr ("\"\\/bfnrt", byte) != NULL && byte != '\0') || fail_syntax (self, error);

  if (!take_hex (self, &unit, error))
    return FALSE;
  if (unit == 0)
    return fail (self, ASSAY_JSON_ERROR_TEXT, _("A string holds the character U+0000"), error);
  if (unit >= 0xD800 && unit <= 0xDBFF)
    return scan_low_surrogate (self, error);
  return unit < 0xDC00 || unit > 0xDFFF || fail_surrogate (self, error);
}

static gboolean
scan_string (AssayJsonScanner  *self,
             GError           **error)
{
  gsize start = self->value != NULL ? self->value->len : 0;
  char byte;

  if (!take_this (self, "\"", error))
    return FALSE;
  do
    {
      gsize from;

      if (!peek (self, &byte, error))
        return FALSE;
      for (from = self->at; self->at < self->size; self->at++)
        {
          byte = self->buffer[self->at];
          if (byte == '"' || byte == '\\' || (guchar) byte < 0x20)
            break;
        }
      if (!keep (self, self->buffer + from, self->at - from, error))
        return FALSE;
      if (self->at == self->size)
        continue;
      if ((guchar) byte < 0x20)
        return fail_syntax (self, error);
      if (!take (self, &byte, error) || (byte == '\\' && !scan_escape (self, error)))
        return FALSE;
    }
  while (byte != '"');

  if (self->value != NULL
      && !g_utf8_validate_len (self->value->str + start, self->value->len - start, NULL))
    return fail (self, ASSAY_JSON_ERROR_TEXT, _("A string is not valid UTF-8"), error);
  return TRUE;
}

/* Takes what may stand in a number, whether it is one or not; @at_end says whether the document
 * ends there. */
static gboolean
take_digits (AssayJsonScanner  *self,
             const char        *others,
             guint             *n_taken,
             char              *first,
             GError           **error)
{
  gboolean at_end;
  char byte;

  *n_taken = 0;
  *first = '\0';
  while (fill (self, &at_end, error))
    {
      byte = at_end ? '\0' : self->buffer[self->at];
      if (byte == '\0' || (!g_ascii_isdigit (byte) && strchr (others, byte) == NULL))
        return TRUE;
      if (!take (self, &byte, error))
        return FALSE;
      if ((*n_taken)++ == 0)
        *first = byte;
    }
  return FALSE;
}

/* RFC 8259, section 6, without fractions and exponents, which no format of ours has. */
static gboolean
scan_number (AssayJsonScanner  *self,
             GError           **error)
{
  guint n_digits;
  guint n_others;
  char first;
  char byte;

  if (self->value == NULL)
    return take_digits (self, "-+.eE", &n_others, &first, error)
           && (n_others > 0 || fail_syntax (self, error));

  if (!peek (self, &byte, error)
      || (byte == '-' && !take (self, &byte, error))
      || !take_digits (self, "", &n_digits, &first, error)
      || !take_digits (self, "-+.eE", &n_others, &byte, error))
    return FALSE;
  if (n_digits == 0 && n_others == 0)
    return fail_syntax (self, error);
  if (n_digits == 0 || n_digits > 18 || n_others > 0 || (first == '0' && n_digits > 1))
    return fail (self, ASSAY_JSON_ERROR_SYNTAX, _("A number is not a whole number of this format"),
                 error);
  return TRUE;
}

/* The name just scanned stands at @start of the value; no other of the object may be the same. */
static gboolean
check_name (AssayJsonScanner  *self,
            GArray            *names,
            gsize              start,
            GError           **error)
{
  Name name = { start, 0 };
  const char *bytes;

  if (self->value == NULL)
    return TRUE;
  name.length = self->value->len - start;
  bytes = self->value->str + start;
  if (memchr (bytes, '\\', name.length) != NULL || names->len == MAX_MEMBERS)
    return fail (self, ASSAY_JSON_ERROR_SYNTAX,
                 _("An object has a name that is not of this format"), error);

  for (guint i = 0; i < names->len; i++)
    {
      const Name *other = &g_array_index (names, Name, i);

      if (other->length == name.length
          && memcmp (self->value->str + other->start, bytes, name.length) == 0)
        return fail (self, ASSAY_JSON_ERROR_DUPLICATE, _("An object has the same name twice"),
                     error);
    }
  g_array_append_val (names, name);
  return TRUE;
}

static gboolean
scan_member (AssayJsonScanner  *self,
             GArray            *names,
             GError           **error)
{
  gsize start = self->value != NULL ? self->value->len : 0;
  char byte;

  if (!scan_string (self, error)
      || !check_name (self, names, start, error)
      || !peek_after_space (self, &byte, error))
    return FALSE;
  return take_this (self, ":", error) && scan_value (self, error);
}

static gboolean
scan_container (AssayJsonScanner  *self,
                char               closer,
                GError           **error)
{
  g_autoptr (GArray) names = closer == '}' ? g_array_new (FALSE, FALSE, sizeof (Name)) : NULL;
  char byte;

  if (++self->depth > ASSAY_JSON_MAX_DEPTH)
    return fail (self, ASSAY_JSON_ERROR_TOO_DEEP, _("It is nested deeper than 64 levels"), error);
  if (!take (self, &byte, error) || !peek_after_space (self, &byte, error))
    return FALSE;
  while (byte != closer)
    {
      if (!(closer == '}' ? scan_member (self, names, error) : scan_value (self, error))
          || !peek_after_space (self, &byte, error))
        return FALSE;
      if (byte == closer)
        break;
      /* A comma wants a value behind it, so the bracket may not follow. */
      if (!take_this (self, ",", error) || !peek_after_space (self, &byte, error))
        return FALSE;
      if (byte == closer)
        return fail_syntax (self, error);
    }
  self->depth--;
  return take (self, &byte, error);
}

/* Recursion is safe: the depth is limited. */
static gboolean
scan_value (AssayJsonScanner  *self,
            GError           **error)
{
  char byte;

  if (!peek_after_space (self, &byte, error))
    return FALSE;
  switch (byte)
    {
    case '{':
      return scan_container (self, '}', error);
    case '[':
      return scan_container (self, ']', error);
    case '"':
      return scan_string (self, error);
    case 't':
      return take_this (self, "true", error);
    case 'f':
      return take_this (self, "false", error);
    case 'n':
      return take_this (self, "null", error);
    default:
      return scan_number (self, error);
    }
}

/* The name of a member without its quotes, and the colon behind it. */
static gboolean
read_name (AssayJsonScanner  *self,
           GString           *name,
           GError           **error)
{
  gboolean read;
  char byte;

  g_string_truncate (name, 0);
  self->value = name;
  read = scan_string (self, error);
  self->value = NULL;
  if (!read)
    return FALSE;
  g_string_truncate (name, name->len - 1);
  g_string_erase (name, 0, 1);
  return peek_after_space (self, &byte, error)
         && take_this (self, ":", error)
         && peek_after_space (self, &byte, error);
}

/**
 * assay_json_scanner_new:
 * @stream: (transfer none): a document; seekable where assay_json_scanner_seek() is used
 * @cancellable: (nullable): to stop
 *
 * Returns: (transfer full): a scanner at the start of the document
 */
AssayJsonScanner *
assay_json_scanner_new (GInputStream *stream,
                        GCancellable *cancellable)
{
  AssayJsonScanner *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (AssayJsonScanner, 1);
  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->buffer = g_malloc (BUFFER_SIZE);
  return self;
}

void
assay_json_scanner_free (AssayJsonScanner *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_free (self->buffer);
  g_free (self);
}

/**
 * assay_json_scanner_enter:
 * @bracket: '{' or '['
 * @error: set where the next value is none that begins so
 *
 * Steps into an object or an array, whose values assay_json_scanner_next() then gives.
 *
 * Returns: whether it is inside
 */
gboolean
assay_json_scanner_enter (AssayJsonScanner  *self,
                          char               bracket,
                          GError           **error)
{
  char byte;

  g_return_val_if_fail (bracket == '{' || bracket == '[', FALSE);

  if (!peek_after_space (self, &byte, error))
    return FALSE;
  if (byte != bracket)
    return fail (self, ASSAY_JSON_ERROR_SYNTAX,
                 bracket == '{' ? _("There should be an object here") : _("There should be a list here"),
                 error);
  self->at++;
  self->depth++;
  self->closer = bracket == '{' ? '}' : ']';
  self->after_value = FALSE;
  return TRUE;
}

/**
 * assay_json_scanner_next:
 * @has_value: (out): whether there is another value; where there is none, the container is left
 * @name: where to put the name of the member, in an object
 *
 * Steps to the next value of the container entered, to be read by assay_json_scanner_read_value().
 *
 * Returns: whether all was well so far
 */
gboolean
assay_json_scanner_next (AssayJsonScanner  *self,
                         gboolean          *has_value,
                         GString           *name,
                         GError           **error)
{
  char byte;

  if (!peek_after_space (self, &byte, error))
    return FALSE;
  *has_value = byte != self->closer;
  if (!*has_value)
    {
      self->at++;
      self->depth--;
      return TRUE;
    }
  if (self->after_value
      && (!take_this (self, ",", error) || !peek_after_space (self, &byte, error)))
    return FALSE;
  self->after_value = TRUE;
  if (self->closer == ']')
    return byte != ']' ? TRUE : fail_syntax (self, error);

  return read_name (self, name, error);
}

/**
 * assay_json_scanner_read_value:
 * @value: (nullable): where to put the value as it stands in the document, or %NULL to pass over it
 *
 * Reads one value. One that is handed out is checked in every respect; one that is passed over only
 * in its brackets, so that it ends where it should.
 *
 * Returns: whether it could be read
 */
gboolean
assay_json_scanner_read_value (AssayJsonScanner  *self,
                               GString           *value,
                               GError           **error)
{
  gboolean read;

  if (value != NULL)
    g_string_truncate (value, 0);
  self->value = value;
  read = scan_value (self, error);
  self->value = NULL;
  return read;
}

/**
 * assay_json_scanner_finish:
 * @error: set where something follows
 *
 * Returns: whether the document ends here
 */
gboolean
assay_json_scanner_finish (AssayJsonScanner  *self,
                           GError           **error)
{
  gboolean at_end;

  if (!skip_space (self, &at_end, error))
    return FALSE;
  return at_end ? TRUE : fail_syntax (self, error);
}

/**
 * assay_json_scanner_tell:
 *
 * Returns: the place in the document in bytes
 */
goffset
assay_json_scanner_tell (AssayJsonScanner *self)
{
  return self->offset + self->at;
}

/**
 * assay_json_scanner_seek:
 * @offset: what assay_json_scanner_tell() said before a value
 *
 * Goes back, or on, to a value.
 *
 * Returns: whether it is there
 */
gboolean
assay_json_scanner_seek (AssayJsonScanner  *self,
                         goffset            offset,
                         GError           **error)
{
  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, G_SEEK_SET, self->cancellable, error))
    return FALSE;
  self->offset = offset;
  self->at = 0;
  self->size = 0;
  self->depth = 1;
  return TRUE;
}
