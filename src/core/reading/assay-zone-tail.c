/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works at the end of a text that no heading announces and no numbers mark.
 */

#include "config.h"

#include "assay-zone-split.h"

#include "assay-entry-head.h"
#include "assay-likeness.h"

#include <string.h>

/* So far from the end of a text, in lines, its works may stand. */
#define MAX_TAIL 40

/* No list at the end is looked for further up than this. */
#define MAX_TAIL_LINES 1000

/* An entry has no more bytes, and was broken over no more lines. */
#define MAX_ENTRY 700
#define MAX_BROKEN 8

/* A line of more bytes was not broken by hand. */
#define MAX_BROKEN_LINE 160

/* So many lines that are no works stand inside a list at most. */
#define MAX_BETWEEN 2

/* Much prose is told from works by this already. */
static gboolean
holds_number_or_address (AssayRun run)
{
  for (const char *p = run.start; p < run.end; p++)
    if (g_ascii_isdigit (*p) || assay_scan_prefix (p, run.end, "http")
        || assay_scan_prefix (p, run.end, "www."))
      return TRUE;
  return FALSE;
}

/* What a run of words at the end of a text without a heading is: 3 a work that begins like one, 2
 * one by its marks, 1 perhaps one, 0 none. An address alone may be anything there. */
static guint
weigh (AssayRun run)
{
  int likeness;

  if (run.end - run.start > MAX_ENTRY
      || (run.end - run.start > MAX_BROKEN_LINE && !holds_number_or_address (run))
      || !assay_likeness_is_entry (run.start, run.end)
      || assay_scan_skip_word (run.start, run.end) == run.end)
    return 0;
  likeness = assay_likeness (run.start, run.end);
  if (likeness >= ASSAY_LIKENESS_STRONG)
    return assay_likeness_starts_entry (run.start, run.end) ? 3 : 2;
  if (assay_likeness_is_prose (run.start, run.end))
    return 0;
  if (!assay_entry_head_is_authors (run.start, run.end))
    return 1;
  return likeness >= ASSAY_LIKENESS_WEAK ? 3 : 2;
}

/* The line that ends at @end, and where the one before it does. */
static AssayRun
read_line_before (const char  *start,
                  const char  *end,
                  const char **before)
{
  const char *newline = memrchr (start, '\n', end - start);

  *before = newline != NULL ? newline : start;
  return assay_scan_trim (newline != NULL ? newline + 1 : start, end);
}

/* The lines from the one that begins a work down to @last, if they are one that was broken; else
 * only @last. */
static AssayRun
join_broken (const char  *start,
             AssayRun     last,
             const char **before)
{
  const char *p = *before;

  if (last.end - last.start > MAX_BROKEN_LINE)
    return last;
  for (guint i = 1; i < MAX_BROKEN && p > start; i++)
    {
      AssayRun line = read_line_before (start, p, &p);
      AssayRun run = { line.start, last.end };
      const char *above;

      if (ASSAY_RUN_EMPTY (line) || last.end - line.start > MAX_ENTRY)
        return last;
      if ((!assay_entry_head_is_authors (line.start, line.end)
           && !assay_entry_head_is_dated (line.start, line.end))
          || assay_zone_line_is_open (read_line_before (start, p, &above)) || weigh (run) < 2)
        continue;
      *before = p;
      return run;
    }
  return last;
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

  for (guint i = 0; p > start && i < MAX_TAIL_LINES && others < (n > 0 ? MAX_BETWEEN : MAX_TAIL);
       i++)
    {
      AssayRun run = read_line_before (start, p, &p);
      guint weight;

      if (ASSAY_RUN_EMPTY (run))
        continue;
      weight = weigh (run);
      if (weight < 3)
        {
          AssayRun whole = join_broken (start, run, &p);

          if (whole.start < run.start)
            weight = MAX (weight, weigh (whole));
          run = whole;
        }
      others = weight > 0 ? 0 : others + 1;
      if (weight == 0)
        continue;
      first = run.start;
      if (last == NULL)
        last = run.end;
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
