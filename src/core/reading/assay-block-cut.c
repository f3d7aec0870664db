/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts lines that were broken by hand together again, and takes apart what stands on one line but
 * is several things: the items of a run-together list, an address behind a paragraph.
 */

#include "config.h"

#include "assay-block-draft.h"

#include "assay-characters.h"
#include "assay-list-label.h"

#include <string.h>

static gboolean
has_label (const AssayLine *line)
{
  AssayListLabel label;

  return assay_list_label_read (&label, line->start, line->end);
}

/* Japanese particles between two words: what ends in one goes on. */
static gboolean
ends_in_particle (const AssayLine *line)
{
  const char *last = assay_previous (line->end);

  return strncmp (last, "の", strlen ("の")) == 0 || strncmp (last, "を", strlen ("を")) == 0 ||
         strncmp (last, "が", strlen ("が")) == 0 || strncmp (last, "は", strlen ("は")) == 0 ||
         strncmp (last, "、", strlen ("、")) == 0;
}

/* The second line of a list item stands below its first word, not below its label. */
static gboolean
is_continued_item (const AssayLine *line,
                   const AssayLine *next)
{
  return next->indented && !has_label (next) && has_label (line);
}

static gboolean
goes_on (const AssayLine *line,
         const AssayLine *next,
         guint            width,
         gboolean         stopped)
{
  gunichar first = assay_peek (next->start);

  if (next->blank_before || line->reference || next->reference)
    return FALSE;
  if (is_continued_item (line, next))
    return TRUE;
  if (has_label (next) && (!assay_line_is_full (line, next, width) || assay_line_is_stopped (line)))
    return FALSE;
  if (*line->start == '#' || *next->start == '#' || (*next->start == '>') != (*line->start == '>'))
    return FALSE;
  if (assay_line_is_full (line, next, width))
    return TRUE;
  /* A list of things in lower case has no full stop at its end. */
  if (assay_is_lower (first) && stopped && !assay_line_is_stopped (line))
    return TRUE;
  return line->columns < ASSAY_LINE_WIDE && ends_in_particle (line);
}

static void
add_draft (GArray          *drafts,
           const char      *start,
           const char      *end,
           const AssayLine *line,
           AssayBlockKind   kind)
{
  AssayBlockDraft draft = { .start = start, .end = assay_skip_space_back (end, start),
    .kind = kind };

  if (draft.end == draft.start)
    return;
  draft.blank_before = line->blank_before && start == line->start;
  for (const char *p = draft.start; p < draft.end &&
       draft.columns < ASSAY_LINE_WIDE; p = assay_next (p))
    draft.columns++;
  g_array_append_val (drafts, draft);
}

/* Where a bare address begins that ends the block and stands behind a full stop, or @end. */
static const char *
find_last_address (const char *start,
                   const char *end)
{
  const char *p = end;
  const char *before;

  while (p > start && !assay_is_space (assay_peek (assay_previous (p))))
    p = assay_previous (p);
  if (strncmp (p, "http://", 7) != 0 && strncmp (p, "https://", 8) != 0 &&
      strncmp (p, "www.", 4) != 0)
    return end;
  before = assay_skip_space_back (p, start);
  while (before > start && assay_is_closer (assay_peek (assay_previous (before))))
    before = assay_previous (before);
  if (before == start)
    return end;
  before = assay_previous (before);
  return *before == '.' || assay_is_terminator (assay_peek (before)) ? p : end;
}

/* Markdown's marks of a heading are no part of it. */
static const char *
skip_heading_marks (const char *start,
                    const char *end)
{
  const char *p = start;

  while (p < end && *p == '#')
    p++;
  if (p == start || p - start > 6 || p >= end || !assay_is_space (assay_peek (p)))
    return start;
  return assay_skip_space (p, end);
}

static void
add_items (GArray          *drafts,
           const AssayLine *first,
           const char      *end,
           AssayListLabel  *label)
{
  const char *start = first->start;
  const char *next;

  while ((next = assay_list_label_find_next (label, label->end, end)) != NULL)
    {
      add_draft (drafts, start, next, first, ASSAY_BLOCK_LIST_ITEM);
      start = next;
    }
  add_draft (drafts, start, end, first, ASSAY_BLOCK_LIST_ITEM);
}

static void
add_block (GArray          *drafts,
           const AssayLine *first,
           const char      *end)
{
  const char *start = first->start;
  const char *address;
  AssayListLabel label;

  if (first->reference)
    {
      add_draft (drafts, start, end, first, ASSAY_BLOCK_REFERENCE);
      return;
    }
  if (assay_list_label_read (&label, start, end))
    {
      add_items (drafts, first, end, &label);
      return;
    }
  if (skip_heading_marks (start, end) > start)
    {
      add_draft (drafts, skip_heading_marks (start, end), end, first, ASSAY_BLOCK_HEADING);
      return;
    }
  address = find_last_address (start, end);
  add_draft (drafts,
             start,
             address,
             first,
             *start == '>' ? ASSAY_BLOCK_QUOTATION : ASSAY_BLOCK_PARAGRAPH);
  if (address < end)
    add_draft (drafts, address, end, first, ASSAY_BLOCK_BOILERPLATE);
}

/* Whether the lines from @first up to the next empty one end in a full stop. */
static gboolean
chunk_is_stopped (const GArray *lines,
                  guint         first,
                  guint        *end)
{
  guint i = first + 1;

  while (i < lines->len && !g_array_index (lines, AssayLine, i).blank_before)
    i++;
  *end = i;
  return assay_line_is_stopped (&g_array_index (lines, AssayLine, i - 1));
}

/**
 * assay_block_drafts_cut:
 * @lines: (element-type AssayLine): the lines of a text
 *
 * Returns: (transfer full) (element-type AssayBlockDraft): its blocks, with the kinds that show in
 *   themselves
 */
GArray *
assay_block_drafts_cut (const GArray *lines)
{
  GArray *drafts = g_array_new (FALSE, FALSE, sizeof (AssayBlockDraft));
  guint width = assay_lines_get_wrap_width (lines);
  guint chunk_end = 0;
  gboolean stopped = FALSE;

  for (guint i = 0; i < lines->len;)
    {
      const AssayLine *first = &g_array_index (lines, AssayLine, i);
      const AssayLine *last = first;

      if (i >= chunk_end)
        stopped = chunk_is_stopped (lines, i, &chunk_end);
      for (i++; i < lines->len && goes_on (last, last + 1, width, stopped); i++)
        last++;
      add_block (drafts, first, last->end);
    }
  return drafts;
}
