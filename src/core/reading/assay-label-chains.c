/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbered notes that stand under no heading: lines whose labels run 1, 2, 3 … through the text,
 * taken for notes where they read like works or where the text before them points at their numbers.
 */

#include "config.h"

#include "assay-label-chains.h"

#include "assay-likeness.h"
#include "assay-numbers.h"
#include "assay-reference-zone.h"
#include "assay-urls.h"
#include "assay-zone-headings.h"
#include "assay-zone-lines.h"

#include <string.h>

/* Numbers above this end a chain; so a text of nothing but labels costs a bounded table. */
#define MAX_VALUE 1500

typedef struct
{
  AssayRun   line;
  AssayLabel label;
  gint       previous;   /* index of the member before it in its chain, or -1 */
} Member;

typedef struct
{
  const char *start;
  const char *end;
  GArray     *members;                                      /* of Member */
  /* of int: the last member of each chain */
  GArray     *tails;
  /* chain that waits for a number, plus 1 */
  int         waiting[ASSAY_N_LABEL_STYLES][MAX_VALUE + 2];
} Chains;

/**
 * assay_label_follows:
 *
 * Returns: whether @next is the label of the entry after one labelled @last: the next number, the
 * same again, or one a little on where entries are missing
 */
gboolean
assay_label_follows (const AssayLabel *last,
                     const AssayLabel *next)
{
  if (last->style != next->style)
    return FALSE;
  if (last->style == ASSAY_LABEL_KEY)
    return TRUE;
  if (last->style == ASSAY_LABEL_FOOTNOTE && (last->value == 0 || next->value == 0))
    return TRUE;
  if (next->value < last->value)
    return FALSE;
  return next->value - last->value <= (last->style == ASSAY_LABEL_SQUARE ? 50 : 3);
}

static void
extend_or_start (Chains     *self,
                 AssayRun    line,
                 AssayLabel  label)
{
  int *waiting = self->waiting[label.style];
  Member member = { line, label, -1 };
  guint index = self->members->len;
  guint chain = 0;

  /* Markdown's notes belong together whatever their names. */
  if (label.style == ASSAY_LABEL_FOOTNOTE)
    label.value = 0;
  else if (label.value == 0 || label.value > MAX_VALUE)
    return;
  /* The chain that waits for this number, or that has it already, or that misses the one before. */
  if (label.style == ASSAY_LABEL_FOOTNOTE)
    chain = waiting[1];
  else if (waiting[label.value] != 0)
    chain = waiting[label.value];
  else if (waiting[label.value + 1] != 0 && label.value > 1)
    chain = waiting[label.value + 1];
  else if (label.value > 2 && waiting[label.value - 1] != 0)
    chain = waiting[label.value - 1];
  else if (label.value != 1)
    return;   /* A chain begins with 1. */

  if (chain != 0)
    {
      int *tail = &g_array_index (self->tails, int, chain - 1);

      member.previous = *tail;
      waiting[g_array_index (self->members, Member, *tail).label.value + 1] = 0;
      *tail = index;
    }
  else
    {
      int tail = index;

      g_array_append_val (self->tails, tail);
      chain = self->tails->len;
    }
  waiting[label.value + 1] = chain;
  g_array_append_val (self->members, member);
}

static void
collect (Chains *self,
         GArray *entries)
{
  const char *p = self->start;
  guint next_entry = 0;

  while (p < self->end)
    {
      const char *line_end = memchr (p, '\n', self->end - p);
      AssayRun line;
      AssayLabel label;

      if (line_end == NULL)
        line_end = self->end;
      while (next_entry < entries->len
             && g_array_index (entries, AssayEntry, next_entry).run.end <= p)
        next_entry++;
      line.start = assay_scan_skip_space (p, line_end);
      if (line.start < line_end
          && !(next_entry < entries->len
               && g_array_index (entries, AssayEntry, next_entry).run.start <= line.start)
          && assay_label_read (line.start, line_end, &label)
          && label.style != ASSAY_LABEL_BULLET && label.style != ASSAY_LABEL_KEY)
        {
          line = assay_scan_trim (line.start, line_end);
          if (line.end > label.body)
            extend_or_start (self, line, label);
        }
      p = line_end + 1;
    }
}

/* A note goes on to the end of its paragraph, and over it where what follows can only go on with
 * it. */
static const char *
find_entry_end (Chains       *self,
                const Member *member,
                const char   *limit)
{
  g_autoptr (AssayZoneLines) lines = assay_zone_lines_new (member->line.end, limit);
  const char *entry_end = member->line.end;

  for (guint i = 0; assay_zone_lines_has (lines, i); i++)
    {
      const AssayZoneLine *line = assay_zone_lines_get (lines, i);
      gboolean complete = strchr (".)]>!?", entry_end[-1]) != NULL
                          || g_ascii_isdigit (entry_end[-1]);
      gboolean blank = line->after_blank && i > 0;

      if (i == 0)
        {
          const char *newline = memchr (member->line.end, '\n', line->run.start - member->line.end);
          blank = newline != NULL
                  && memchr (newline + 1, '\n', line->run.start - newline - 1) != NULL;
        }
      if (assay_zone_heading_read (line->run) != ASSAY_HEADING_NONE)
        break;
      if (assay_likeness_continues (line->run.start, line->run.end))
        {
          /* The text of the page goes on where the note was finished. */
          if (complete && g_unichar_islower (g_utf8_get_char (line->run.start))
              && !assay_url_at (line->run.start, line->run.end)
              && assay_likeness (line->run.start, line->run.end) < ASSAY_LIKENESS_WEAK)
            break;
        }
      else if (blank
               || (complete
                   && (line->run.end - line->run.start > 250 || assay_zone_is_heading (line->run))))
        break;
      entry_end = line->run.end;
    }
  return entry_end;
}

static guint
gather (Chains  *self,
        int      tail,
        Member **members)
{
  guint n = 0;

  for (int i = tail; i >= 0; i = g_array_index (self->members, Member, i).previous)
    n++;
  *members = g_new (Member, n);
  for (int i = tail, at = n; i >= 0; i = g_array_index (self->members, Member, i).previous)
    (*members)[--at] = g_array_index (self->members, Member, i);
  return n;
}

static gboolean
is_list_of_notes (Chains             *self,
                  const Member       *members,
                  guint               n,
                  const AssayNumbers *numbers,
                  gboolean            has_headed)
{
  guint likely = 0;
  guint pointed_at = 0;

  for (guint i = 0; i < n; i++)
    {
      const Member *member = &members[i];

      likely += assay_likeness (member->line.start, member->line.end) >= ASSAY_LIKENESS_STRONG;
      pointed_at += assay_numbers_points_at (numbers, member->label.value, member->line.start);
    }
  if (members[0].label.style == ASSAY_LABEL_FOOTNOTE)
    return members[0].label.body[-1] == ':';
  if (n == 1)
    return likely == 1 && pointed_at == 1;
  if (likely * 10 >= n * 6 && (n >= 3 || pointed_at == n))
    return TRUE;
  return !has_headed && pointed_at * 10 >= n * 7;
}

static void
add_members (Chains       *self,
             const Member *members,
             guint         n,
             GArray       *entries)
{
  for (guint i = 0; i < n; i++)
    {
      const char *limit = i + 1 < n ? members[i + 1].line.start : self->end;
      AssayEntry entry = { members[i].line, members[i].label };

      entry.run.end = find_entry_end (self, &members[i], limit);
      g_array_append_val (entries, entry);
    }
}

/**
 * assay_label_chains_find:
 * @entries: (element-type AssayEntry): entries found already, in order, to which more are added
 */
void
assay_label_chains_find (const char *start,
                         const char *end,
                         GArray     *entries)
{
  g_autofree Chains *self = g_new0 (Chains, 1);
  g_autoptr (AssayNumbers) numbers = NULL;
  gboolean has_headed = entries->len > 0;

  self->start = start;
  self->end = end;
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->tails = g_array_new (FALSE, FALSE, sizeof (int));
  collect (self, entries);

  for (guint i = 0; i < self->tails->len; i++)
    {
      g_autofree Member *members = NULL;
      guint n = gather (self, g_array_index (self->tails, int, i), &members);

      if (numbers == NULL)
        numbers = assay_numbers_new (start, end);
      if (is_list_of_notes (self, members, n, numbers, has_headed))
        add_members (self, members, n, entries);
    }
  g_array_unref (self->members);
  g_array_unref (self->tails);
}
