/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds where an article's works cited stand and cuts them into entries: under a heading, as a
 * chain of numbered notes anywhere, or as a run of works at the end that nothing announces.
 */

#include "config.h"

#include "assay-reference-zone.h"

#include "assay-entry-head.h"
#include "assay-label-chains.h"
#include "assay-likeness.h"
#include "assay-zone-headings.h"
#include "assay-zone-lines.h"
#include "assay-zone-split.h"

#include <string.h>

/* How many lines that are no entries may stand inside a list: page numbers, running heads. */
#define MAX_GAP 6

/* Over so many more lines an entry goes on before it shows what it is, or so many bytes where
 * others follow in the same paragraph. */
#define MAX_BROKEN 3
#define MAX_FIRST_ENTRY 400

typedef struct
{
  const char *end;
  GArray     *entries;    /* of AssayEntry */
} Finder;

static void
add_entry (Finder     *finder,
           AssayRun    run,
           AssayLabel  label)
{
  AssayEntry entry = { assay_scan_trim (run.start, run.end), label };

  if (!ASSAY_RUN_EMPTY (entry.run))
    g_array_append_val (finder->entries, entry);
}

/* Whether the entry with the next number stands a few lines on, so that what lies between is
 * inside the list. */
static gboolean
chain_goes_on (AssayZoneLines *lines,
               guint           from,
               AssayLabel     *last)
{
  for (guint i = from; i < from + MAX_GAP && assay_zone_lines_has (lines, i); i++)
    {
      const AssayZoneLine *line = assay_zone_lines_get (lines, i);
      AssayLabel label;

      if (assay_zone_heading_read (line->run) != ASSAY_HEADING_NONE)
        return FALSE;
      if (assay_label_read (line->run.start, line->run.end, &label)
          && assay_label_follows (last, &label))
        return TRUE;
    }
  return FALSE;
}

/* Reads labelled entries from the line @first on; returns the line after the last. */
static guint
read_labelled (Finder         *finder,
               AssayZoneLines *lines,
               guint           first)
{
  AssayLabel last = { ASSAY_LABEL_NONE };
  AssayLabel label;
  AssayRun run = { NULL, NULL };
  guint i;

  for (i = first; assay_zone_lines_has (lines, i); i++)
    {
      const AssayZoneLine *line = assay_zone_lines_get (lines, i);

      if (assay_label_read (line->run.start, line->run.end, &label)
          && (last.style == ASSAY_LABEL_NONE || assay_label_follows (&last, &label)))
        {
          if (run.start != NULL)
            add_entry (finder, run, last);
          run = line->run;
          last = label;
          continue;
        }
      if (line->after_blank)
        {
          AssayHeading heading = assay_zone_heading_read (line->run);

          if (heading != ASSAY_HEADING_NONE)
            break;
          if (!assay_likeness_continues (line->run.start, line->run.end)
              && !chain_goes_on (lines, i, &last))
            break;
          if (assay_zone_is_heading (line->run))
            continue;
        }
      else if (assay_zone_heading_read (line->run) != ASSAY_HEADING_NONE)
        break;
      run.end = line->run.end;
    }
  if (run.start != NULL)
    add_entry (finder, run, last);
  return i;
}

/* Whether a line is an entry, or begins one that goes on in the next lines or with the next one
 * in the same paragraph. */
static gboolean
is_entry_line (AssayZoneLines *lines,
               guint           i)
{
  AssayRun run = assay_zone_lines_get (lines, i)->run;

  if (assay_likeness_is_entry (run.start, run.end))
    return TRUE;
  if (!assay_entry_head_is_authors (run.start, run.end)
      && !assay_entry_head_is_dated (run.start, run.end))
    return FALSE;
  for (guint j = i + 1; j <= i + MAX_BROKEN && assay_zone_lines_has (lines, j)
       && !assay_zone_lines_get (lines, j)->after_blank; j++)
    run.end = assay_zone_lines_get (lines, j)->run.end;
  if (run.end - run.start > MAX_FIRST_ENTRY)
    run.end = g_utf8_find_prev_char (run.start, run.start + MAX_FIRST_ENTRY);
  return assay_likeness_is_entry (run.start, run.end);
}

/* Where a list without labels ends: at a heading or prose that no entry follows. */
static guint
find_unlabelled_end (AssayZoneLines *lines,
                     guint           first)
{
  guint i;
  guint last_entry = first;

  for (i = first; assay_zone_lines_has (lines, i); i++)
    {
      const AssayZoneLine line = *assay_zone_lines_get (lines, i);

      if (assay_zone_heading_read (line.run) != ASSAY_HEADING_NONE)
        return MIN (i, last_entry + MAX_GAP);
      if (is_entry_line (lines, i))
        last_entry = i + 1;
      else if (line.after_blank && assay_zone_is_heading (line.run)
               && !(assay_zone_lines_has (lines, i + 1)
                    && is_entry_line (lines, i + 1)))
        return i;
      else if (i >= last_entry + MAX_GAP)
        break;
    }
  /* What follows the last entry belongs to it only where it is its own next line. */
  while (last_entry < i && assay_zone_lines_has (lines, last_entry)
         && (!assay_zone_lines_get (lines, last_entry)->after_blank
             || assay_likeness_continues (assay_zone_lines_get (lines, last_entry)->run.start,
                                          assay_zone_lines_get (lines, last_entry)->run.end)))
    last_entry++;
  return last_entry;
}

/* Under a heading that promises works, an entry need show less of one. */
static guint
count_likely (Finder       *finder,
              guint         from,
              AssayHeading  heading)
{
  guint n = 0;

  for (guint i = from; i < finder->entries->len; i++)
    {
      AssayEntry *entry = &g_array_index (finder->entries, AssayEntry, i);

      n += assay_likeness (entry->run.start, entry->run.end) >= ASSAY_LIKENESS_WEAK
           || (heading == ASSAY_HEADING_REFERENCES
               && assay_likeness_is_entry (entry->label.body, entry->run.end));
    }
  return n;
}

static gboolean
has_label (const AssayZoneLine *line)
{
  AssayLabel label;

  return assay_label_read (line->run.start, line->run.end, &label);
}

/* A line or two of introduction may stand between the heading and the list: returns the first line
 * of the list. */
static guint
skip_introduction (AssayZoneLines *lines)
{
  guint first = 0;

  while (first < 2 && assay_zone_lines_has (lines, first + 1)
         && !has_label (assay_zone_lines_get (lines, first)) && !is_entry_line (lines, first)
         && (assay_zone_lines_get (lines, first + 1)->after_blank
             || has_label (assay_zone_lines_get (lines, first + 1))
             || is_entry_line (lines, first + 1))
         && assay_zone_heading_read (assay_zone_lines_get (lines,
                                                           first)->run) == ASSAY_HEADING_NONE)
    first++;
  if (first == 2
      || assay_zone_heading_read (assay_zone_lines_get (lines, first)->run) != ASSAY_HEADING_NONE)
    return 0;
  return first;
}

/* Reads the list under a heading; returns where it ends, or NULL where there is none. */
static const char *
read_headed (Finder       *finder,
             const char   *start,
             AssayHeading  heading)
{
  g_autoptr (AssayZoneLines) lines = assay_zone_lines_new (start, finder->end);
  guint before = finder->entries->len;
  guint first = 0;
  guint n;
  guint end;
  AssayLabel label;

  if (!assay_zone_lines_has (lines, 0))
    return NULL;
  first = skip_introduction (lines);
  if (assay_label_read (assay_zone_lines_get (lines, first)->run.start,
                        assay_zone_lines_get (lines, first)->run.end, &label)
      && label.style != ASSAY_LABEL_BULLET
          && (label.value <= 3 || label.style == ASSAY_LABEL_SQUARE))
    end = read_labelled (finder, lines, first);
  else
    {
      end = find_unlabelled_end (lines, first);
      assay_zone_split_unlabelled (lines, first, end, finder->entries);
    }

  assay_zone_split_run_together (finder->entries, before);
  n = finder->entries->len - before;
  if (n == 0 || count_likely (finder, before, heading) * 2 < n)
    {
      /* Notes may all be comments; then only their numbers speak for them, and the chains see
       * those. */
      g_array_set_size (finder->entries, before);
      return NULL;
    }
  return assay_zone_lines_get (lines, end - 1)->run.end;
}

static void
find_headed (Finder     *finder,
             const char *start)
{
  const char *p = start;

  while (p < finder->end)
    {
      const char *line_end = memchr (p, '\n', finder->end - p);
      AssayRun line;
      AssayHeading heading;
      const char *after = NULL;

      if (line_end == NULL)
        line_end = finder->end;
      line = assay_scan_trim (p, line_end);
      heading = assay_zone_heading_read (line);
      if (heading == ASSAY_HEADING_REFERENCES || heading == ASSAY_HEADING_NOTES)
        after = read_headed (finder, line_end, heading);
      p = after != NULL ? after : line_end + 1;
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const AssayEntry *one = a;
  const AssayEntry *other = b;

  return one->run.start < other->run.start ? -1 : one->run.start > other->run.start;
}

/**
 * assay_reference_zone_find:
 * @start: the first byte of a text
 * @end: the byte after its last
 *
 * Returns: (transfer full) (element-type AssayEntry): the entries of its works cited, in order
 */
GArray *
assay_reference_zone_find (const char *start,
                           const char *end)
{
  Finder finder = { end, g_array_new (FALSE, FALSE, sizeof (AssayEntry)) };

  find_headed (&finder, start);
  assay_label_chains_find (start, end, finder.entries);
  g_array_sort (finder.entries, compare_entries);
  if (finder.entries->len == 0)
    {
      assay_zone_find_tail (start, end, finder.entries);
      assay_zone_split_run_together (finder.entries, 0);
    }
  return finder.entries;
}
