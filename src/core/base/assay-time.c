/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times outside a project are RFC 3339 in UTC, to the millisecond, always of the same length: they
 * sort as strings, and come back as they went.
 */

#include "config.h"

#include "assay-time.h"

#include <string.h>

#define MS_A_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

static void
put_digits (char  *p,
            guint  n,
            guint  value)
{
  while (n-- > 0)
    {
      p[n] = '0' + value % 10;
      value /= 10;
    }
}

/**
 * assay_time_format:
 * @unix_ms: milliseconds since 1970-01-01 UTC, in the years 1 to 9999; others become the nearest of
 *   these
 * @string: (out caller-allocates): room for %ASSAY_TIME_LENGTH bytes and a NUL
 */
void
assay_time_format (gint64  unix_ms,
                   char   *string)
{
  gint64 days;
  guint ms;
  GDate date;

  /* 1 January of the year 1 is day 1 of GLib's dates, and 1970 began 719,162 days after it. */
  unix_ms = CLAMP (unix_ms, -719162 * MS_A_DAY, 2932897 * MS_A_DAY - 1);
  days = unix_ms / MS_A_DAY - (unix_ms % MS_A_DAY < 0);
  ms = unix_ms - days * MS_A_DAY;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, days + 719163);

  memcpy (string, "0000-00-00T00:00:00.000Z", ASSAY_TIME_LENGTH + 1);
  put_digits (string, 4, g_date_get_year (&date));
  put_digits (string + 5, 2, g_date_get_month (&date));
  put_digits (string + 8, 2, g_date_get_day (&date));
  put_digits (string + 11, 2, ms / 3600000);
  put_digits (string + 14, 2, ms / 60000 % 60);
  put_digits (string + 17, 2, ms / 1000 % 60);
  put_digits (string + 20, 3, ms % 1000);
}

/**
 * assay_time_parse:
 * @string: (nullable): a time as RFC 3339 has it, in any zone
 * @unix_ms: (out): milliseconds since 1970-01-01 UTC
 *
 * Returns: whether @string is such a time
 */
gboolean
assay_time_parse (const char *string,
                  gint64     *unix_ms)
{
  g_autoptr (GDateTime) time = NULL;

  /* GLib also reads week dates, and times without a zone where it is not told one. */
  if (string == NULL || strlen (string) < strlen ("2024-09-30T12:34:56Z") || string[7] != '-')
    return FALSE;
  time = g_date_time_new_from_iso8601 (string, NULL);
  if (time == NULL)
    return FALSE;
  *unix_ms = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
  return TRUE;
}
