/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works at the end of a text that no heading announces and no numbers mark.
 */

#include "config.h"

#include "assay-zone-split.h"

#include "assay-likeness.h"

#include <string.h>

/* So far from the end of a text, in lines, its works may stand. */
#define MAX_TAIL 40

/* No list at the end is looked for further up than this. */
#define MAX_TAIL_LINES 1000

/* What a line at the end of a text without a heading is: 3 a work that begins like one, 2 one by
 * its marks, 1 perhaps one, 0 none. An address alone may be anything there. */
static guint
weigh_tail_line (AssayRun line)
{
  if (line.end - line.start > 700 || !assay_likeness_is_entry (line.start, line.end))
    return 0;
  if (assay_scan_skip_word (line.start, line.end) == line.end)
    return 0;
  if (assay_likeness (line.start, line.end) >= ASSAY_LIKENESS_STRONG)
    return assay_likeness_starts_entry (line.start, line.end) ? 3 : 2;
  return assay_likeness_is_prose (line.start, line.end) ? 0 : 1;
}

/**
 * assay_zone_find_tail:
 * @entries: (element-type AssayEntry): where the entries go
 *
 * Finds works without numbers at the end of a text that has no heading for them.
 */
void
assay_zone_find_tail (const char *start,
                      const char *end,
                      GArray     *entries)
{
  const char *p = end;
  const char *first = NULL;
  const char *last = NULL;
  guint n = 0;
  guint n_sure = 0;
  guint n_begun = 0;
  guint others = 0;

  for (guint i = 0; p > start && i < MAX_TAIL_LINES && others < (n > 0 ? 2 : MAX_TAIL); i++)
    {
      const char *newline = memrchr (start, '\n', p - start);
      AssayRun line = assay_scan_trim (newline != NULL ? newline + 1 : start, p);
      guint weight;

      p = newline != NULL ? newline : start;
      if (ASSAY_RUN_EMPTY (line))
        continue;
      weight = weigh_tail_line (line);
      others = weight > 0 ? 0 : others + 1;
      if (weight == 0)
        continue;
      first = line.start;
      if (last == NULL)
        last = line.end;
      n++;
      n_sure += weight >= 2;
      n_begun += weight == 3;
    }
  if ((n_begun >= 2 || n_sure >= 3) && n_sure * 2 >= n && first > start + (end - start) / 4)
    {
      g_autoptr (AssayZoneLines) lines = assay_zone_lines_new (first, last);
      guint count = 0;

      while (assay_zone_lines_has (lines, count))
        count++;
      assay_zone_split_unlabelled (lines, 0, count, entries);
    }
}
