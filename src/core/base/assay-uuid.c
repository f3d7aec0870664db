/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three kinds of UUID (RFC 9562): random for people, timed for rows so that they sort by age and
 * cluster in an index, named for what every machine must call the same.
 */

#include "config.h"

#include "assay-uuid.h"

#include <string.h>
#include <sys/random.h>

/* The namespace of named ids; any constant will do, but it can never change. */
static const guint8 namespace_id[16] = {
  0x6f, 0x1d, 0x3a, 0x52, 0x0c, 0x8e, 0x4b, 0x77, 0x9a, 0x41, 0xd2, 0x5e, 0x83, 0x16, 0xf0, 0xb9,
};

static char *
format_uuid (guint8 bytes[16],
             guint  version)
{
  static const char digits[] = "0123456789abcdef";
  char *string = g_malloc (37);
  char *p = string;

  bytes[6] = (bytes[6] & 0x0F) | (version << 4);
  bytes[8] = (bytes[8] & 0x3F) | 0x80;
  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *p++ = '-';
      *p++ = digits[bytes[i] >> 4];
      *p++ = digits[bytes[i] & 0x0F];
    }
  *p = '\0';
  return string;
}

static void
fill_random (guint8 *bytes,
             gsize   length)
{
  /* Requests of up to 256 bytes are never cut short or interrupted (getrandom(2)). */
  if (getrandom (bytes, length, 0) != (gssize) length)
    g_error ("The system has no source of random numbers");
}

/**
 * assay_uuid_new_random:
 *
 * Returns: (transfer full): a version 4 UUID
 */
char *
assay_uuid_new_random (void)
{
  guint8 bytes[16];

  fill_random (bytes, sizeof bytes);
  return format_uuid (bytes, 4);
}

/**
 * assay_uuid_new_timed:
 * @unix_ms: milliseconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): a version 7 UUID
 */
char *
assay_uuid_new_timed (gint64 unix_ms)
{
  guint8 bytes[16];

  fill_random (bytes, sizeof bytes);
  for (guint i = 0; i < 6; i++)
    bytes[i] = (guint8) (unix_ms >> (40 - 8 * i));
  return format_uuid (bytes, 7);
}

/**
 * assay_uuid_new_named:
 * @name: the bytes that name the thing
 * @length: their number, or -1 if @name is NUL-terminated
 *
 * Returns: (transfer full): a version 5 UUID in Assay's own namespace
 */
char *
assay_uuid_new_named (const char *name,
                      gssize      length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize digest_length = sizeof digest;

  g_checksum_update (checksum, namespace_id, sizeof namespace_id);
  g_checksum_update (checksum, (const guchar *) name, length < 0 ? (gssize) strlen (name) : length);
  g_checksum_get_digest (checksum, digest, &digest_length);
  return format_uuid (digest, 5);
}

/**
 * assay_uuid_is_valid:
 * @string: (nullable): what may be a UUID
 *
 * Returns: whether @string is a UUID of any version in lower case
 */
gboolean
assay_uuid_is_valid (const char *string)
{
  if (string == NULL)
    return FALSE;
  for (guint i = 0; i < 36; i++)
    {
      if (i == 8 || i == 13 || i == 18 || i == 23)
        {
          if (string[i] != '-')
            return FALSE;
        }
      else if (!g_ascii_isdigit (string[i]) && !(string[i] >= 'a' && string[i] <= 'f'))
        return FALSE;
    }
  return string[36] == '\0';
}
