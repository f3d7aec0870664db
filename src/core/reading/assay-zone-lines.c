/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a text, read only as far as somebody asks for them: most headings are followed by
 * no list.
 */

#include "config.h"

#include "assay-zone-lines.h"

#include <string.h>

struct _AssayZoneLines
{
  const char *next;
  const char *end;
  GArray     *lines;   /* of AssayZoneLine */
};

/**
 * assay_zone_lines_new:
 *
 * Returns: (transfer full): the lines from @start to @end that are not empty
 */
AssayZoneLines *
assay_zone_lines_new (const char *start,
                      const char *end)
{
  AssayZoneLines *self = g_new (AssayZoneLines, 1);

  self->next = start;
  self->end = end;
  self->lines = g_array_new (FALSE, FALSE, sizeof (AssayZoneLine));
  return self;
}

void
assay_zone_lines_free (AssayZoneLines *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

static gboolean
read_line (AssayZoneLines *self)
{
  AssayZoneLine line = { { NULL, NULL }, self->lines->len == 0 };

  while (self->next < self->end)
    {
      const char *line_end = memchr (self->next, '\n', self->end - self->next);

      if (line_end == NULL)
        line_end = self->end;
      line.run = assay_scan_trim (self->next, line_end);
      line.indented = line.run.start > self->next + 1;
      self->next = MIN (line_end + 1, self->end);
      if (!ASSAY_RUN_EMPTY (line.run))
        {
          g_array_append_val (self->lines, line);
          return TRUE;
        }
      line.after_blank = TRUE;
    }
  return FALSE;
}

/**
 * assay_zone_lines_has:
 *
 * Returns: whether there is a line @i
 */
gboolean
assay_zone_lines_has (AssayZoneLines *self,
                      guint           i)
{
  while (i >= self->lines->len)
    if (!read_line (self))
      return FALSE;
  return TRUE;
}

/**
 * assay_zone_lines_get:
 * @i: a line that is there
 *
 * Returns: (transfer none): the line, until another is asked for
 */
const AssayZoneLine *
assay_zone_lines_get (AssayZoneLines *self,
                      guint           i)
{
  gboolean has = assay_zone_lines_has (self, i);

  g_assert (has);
  return &g_array_index (self->lines, AssayZoneLine, i);
}
