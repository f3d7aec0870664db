/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma-separated values (RFC 4180), safe to open in a spreadsheet.
 */

#include "config.h"

#include "assay-csv.h"

#include <string.h>

static void
append_guard (GString    *line,
              const char *value)
{
  if (strchr ("=+-@\t\r", *value) != NULL)
    g_string_append_c (line, '\'');
}

/**
 * assay_csv_append_cell:
 * @line: what stands already on the line
 * @value: (nullable): the cell's text; %NULL is an empty cell
 *
 * Adds a cell. One that a spreadsheet would run as a formula gets an apostrophe before it, since
 * the words come from texts that anybody may have written (OWASP, "CSV Injection").
 */
void
assay_csv_append_cell (GString    *line,
                       const char *value)
{
  gboolean first = line->len == 0 || line->str[line->len - 1] == '\n';

  if (!first)
    g_string_append_c (line, ',');
  if (value == NULL || *value == '\0')
    {
      /* Nothing at all would leave the second cell standing first. */
      if (first)
        g_string_append (line, "\"\"");
      return;
    }

  if (strpbrk (value, ",\"\r\n") == NULL)
    {
      append_guard (line, value);
      g_string_append (line, value);
      return;
    }
  g_string_append_c (line, '"');
  append_guard (line, value);
  for (const char *quote; (quote = strchr (value, '"')) != NULL; value = quote + 1)
    {
      g_string_append_len (line, value, quote - value + 1);
      g_string_append_c (line, '"');
    }
  g_string_append (line, value);
  g_string_append_c (line, '"');
}

/**
 * assay_csv_end_line:
 * @line: a line of cells
 *
 * Ends the line; cells added now stand on the next.
 */
void
assay_csv_end_line (GString *line)
{
  g_string_append_len (line, "\r\n", 2);
}
