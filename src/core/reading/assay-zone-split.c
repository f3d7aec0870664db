/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a list of works without numbers into entries, and entries that were run together into two.
 */

#include "config.h"

#include "assay-zone-split.h"

#include "assay-dates.h"
#include "assay-entry-head.h"
#include "assay-likeness.h"
#include "assay-name-words.h"
#include "assay-urls.h"
#include "assay-zone-headings.h"

#include <string.h>

/* Lines all shorter than this were broken by hand; longer ones are whole paragraphs. */
#define WRAP_WIDTH 130

static gboolean
ends_with_address (AssayRun run)
{
  const char *p = run.end;

  while (p > run.start && run.end - p < 300 && !assay_scan_is_space ((guchar) p[-1]))
    p--;
  return assay_url_at (p, run.end) || *p == '<';
}

static gboolean
is_complete (AssayRun run)
{
  gunichar last = assay_scan_char_before (run.start, run.end);

  if (strchr (".)]>?!/", last < 0x80 ? (int) last : 'x') != NULL || g_unichar_isdigit (last)
      || last == 0x201D || last == 0x2019)
    return TRUE;
  /* An address ends an entry without a stop. */
  return ends_with_address (run);
}

static gboolean
has_bullet (AssayRun    line,
            AssayLabel *label)
{
  return assay_label_read (line.start, line.end, label) && label->style == ASSAY_LABEL_BULLET;
}

typedef struct
{
  gboolean bullets;    /* every entry begins with one */
  gboolean hanging;    /* every line of an entry but its first is indented */
  gboolean spaced;     /* an empty line parts the entries */
  gsize    width;      /* where lines were broken by hand, or 0 where they were not */
} Layout;

static gsize
columns_of (AssayRun run)
{
  return g_utf8_strlen (run.start, run.end - run.start);
}

static int
compare_widths (gconstpointer a,
                gconstpointer b)
{
  gsize one = *(const gsize *) a;
  gsize other = *(const gsize *) b;

  return one < other ? -1 : one > other;
}

/* The width lines were broken at: most come near it, and but for the odd long address none is
 * wider. */
static gsize
find_width (GArray *widths)
{
  gsize width;
  guint full = 0;

  g_array_sort (widths, compare_widths);
  width = g_array_index (widths, gsize, widths->len - 1 - widths->len / 12);
  for (guint i = 0; i < widths->len; i++)
    full += g_array_index (widths, gsize, i) * 10 >= width * 8;
  return width < WRAP_WIDTH && widths->len > 2 && full * 10 >= widths->len * 4 ? width : 0;
}

static Layout
read_layout (AssayZoneLines *lines,
             guint           first,
             guint           end)
{
  g_autoptr (GArray) widths = g_array_sized_new (FALSE, FALSE, sizeof (gsize), end - first);
  Layout layout = { FALSE };
  guint blanks = 0;
  guint bullets = 0;
  guint indented = 0;
  AssayLabel label;

  for (guint i = first; i < end; i++)
    {
      const AssayZoneLine *line = assay_zone_lines_get (lines, i);
      gsize width = columns_of (line->run);

      g_array_append_val (widths, width);
      blanks += i > first && line->after_blank;
      bullets += has_bullet (line->run, &label);
      indented += line->indented;
    }
  layout.bullets = has_bullet (assay_zone_lines_get (lines, first)->run, &label) && bullets > 1;
  layout.hanging = indented > 0 && indented < end - first
                   && !assay_zone_lines_get (lines, first)->indented;
  layout.spaced = blanks > 0 && blanks * 8 >= end - first - 1;
  layout.width = find_width (widths);
  return layout;
}

static gboolean
has_address (AssayRun run)
{
  return assay_scan_find (run.start, run.end, "http") != NULL
         || assay_scan_find (run.start, run.end, "www.") != NULL;
}

/* Whether the line was broken because its next word did not fit. */
static gboolean
is_full (AssayRun line,
         AssayRun next,
         Layout   layout)
{
  const char *word_end = assay_scan_skip_word (next.start, next.end);

  return columns_of (line) + 1 + columns_of ((AssayRun) { next.start, word_end }) > layout.width;
}

/* A list of names that is broken after an initial has not come to its year yet. */
static gboolean
ends_in_initial (AssayRun line)
{
  const char *word = line.end;
  AssayRun run;

  while (word > line.start && !assay_scan_is_space ((guchar) word[-1]))
    word--;
  run = assay_scan_strip (word, line.end, "(&");
  return word > line.start && !ASSAY_RUN_EMPTY (run) && g_unichar_isupper (
    g_utf8_get_char (run.start)) && run.end[-1] == '.'
         && assay_names_is_initials (run.start, run.end);
}

/**
 * assay_zone_line_is_open:
 * @line: a line of a list, trimmed
 *
 * Returns: whether the line ends in the middle of an entry: at a comma, a hyphen, an "and", an
 *   initial
 */
gboolean
assay_zone_line_is_open (AssayRun line)
{
  static const char *const joiners[] = { "and", "und", "et", "y", "of", "the", "in", "In", "for" };
  gunichar last = assay_scan_char_before (line.start, line.end);
  const char *word = line.end;

  if (ASSAY_RUN_EMPTY (line))
    return FALSE;
  if (assay_scan_is_dash (last) || (last < 0x80 && strchr (",:&(", (int) last) != NULL))
    return TRUE;
  while (word > line.start && !assay_scan_is_space ((guchar) word[-1]))
    word--;
  for (guint i = 0; i < G_N_ELEMENTS (joiners); i++)
    if (strlen (joiners[i]) == (gsize) (line.end - word)
        && strncmp (word, joiners[i], line.end - word) == 0)
      return TRUE;
  return ends_in_initial (line);
}

static gboolean
begins_entry (const AssayZoneLine *line,
              const AssayZoneLine *previous,
              AssayRun             before,
              Layout               layout)
{
  AssayLabel label;

  if (layout.bullets)
    return has_bullet (line->run, &label);
  /* An address after an entry that has one is an entry of its own. */
  if (assay_url_at (line->run.start, line->run.end))
    return has_address (before);
  if (assay_likeness_continues (line->run.start, line->run.end) || *line->run.start == '(')
    return FALSE;
  if (layout.hanging)
    return !line->indented;
  if (layout.spaced && (line->after_blank || layout.width > 0))
    return line->after_blank;
  if (!line->after_blank && layout.width > 0 && assay_zone_line_is_open (previous->run))
    return FALSE;
  if (layout.width > 0)
    return !is_full (previous->run, line->run, layout)
           || (is_complete (before)
               && assay_likeness_starts_entry (line->run.start, line->run.end));
  return is_complete (before)
         || assay_likeness_starts_entry (line->run.start, line->run.end)
         || assay_likeness (line->run.start, line->run.end) > ASSAY_LIKENESS_WEAK;
}

/* Whether a paragraph inside a list says something of the entry before it and is none itself. */
static gboolean
is_annotation (const AssayZoneLine *line)
{
  return line->run.end - line->run.start > 100
         && assay_likeness_is_prose (line->run.start, line->run.end);
}

/**
 * assay_zone_split_unlabelled:
 * @first: the first line of the list
 * @end: the line after its last
 * @entries: (element-type AssayEntry): where the entries go
 */
void
assay_zone_split_unlabelled (AssayZoneLines *lines,
                             guint           first,
                             guint           end,
                             GArray         *entries)
{
  Layout layout;
  gboolean open = FALSE;

  if (first >= end)
    return;
  layout = read_layout (lines, first, end);
  for (guint i = first; i < end; i++)
    {
      const AssayZoneLine *line = assay_zone_lines_get (lines, i);
      AssayEntry *last = open ? &g_array_index (entries, AssayEntry, entries->len - 1) : NULL;
      AssayEntry entry = { line->run,
                           { ASSAY_LABEL_NONE, 0, { line->run.start, line->run.start },
                             line->run.start } };

      if (line->after_blank && assay_zone_is_heading (line->run)
          && assay_likeness (line->run.start, line->run.end) < ASSAY_LIKENESS_WEAK)
        {
          open = FALSE;   /* "Primary sources", "Books" */
          continue;
        }
      if (last != NULL
          && ((!layout.bullets && layout.width == 0 && is_annotation (line))
              || !begins_entry (line, assay_zone_lines_get (lines, i - 1), last->run, layout)))
        {
          last->run.end = line->run.end;
          continue;
        }
      if (!has_bullet (line->run, &entry.label))
        entry.label = (AssayLabel) { ASSAY_LABEL_NONE, 0, { line->run.start, line->run.start },
                                     line->run.start };
      g_array_append_val (entries, entry);
      open = TRUE;
    }
}

/* The next place after @p where another entry with the next number begins inside a paragraph. */
static const char *
find_next_label (const char       *p,
                 const char       *end,
                 const AssayLabel *last,
                 AssayLabel       *label)
{
  for (; p < end; p++)
    {
      gunichar before;

      if (*p != '[' && *p != '(' && !g_ascii_isdigit (*p))
        continue;
      before = p[-1];
      if (!assay_scan_is_space (before) && !(strchr (".)]", before) != NULL && *p == '['))
        continue;
      if (!assay_label_read (p, end, label)
          || label->style != last->style
          || label->value != last->value + 1)
        continue;
      if (label->style == ASSAY_LABEL_SQUARE)
        return p;
      if (strchr (".)]/\"", p[-2]) != NULL
          && g_unichar_isupper (assay_scan_char (assay_scan_skip_space (label->body, end), end)))
        return p;
    }
  return NULL;
}

static gboolean
has_label_chain (const AssayEntry *entry)
{
  switch (entry->label.style)
    {
    case ASSAY_LABEL_SQUARE:
    case ASSAY_LABEL_ROUND:
    case ASSAY_LABEL_STOP:
    case ASSAY_LABEL_CLOSER:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a work may end before the word that @next begins: behind a stop, a number, an address,
 * but not behind an initial. */
static gboolean
may_end_before (AssayRun    entry,
                const char *next)
{
  const char *end = assay_scan_trim (entry.start, next).end;
  const char *word = end;

  while (word > entry.start && !assay_scan_is_space ((guchar) word[-1]))
    word--;
  return is_complete ((AssayRun) { word, end }) && !assay_names_is_initials (word, end);
}

/* Where the next year stands, or @end. */
static const char *
find_year (const char *p,
           const char *end)
{
  const char *after;
  gboolean inside = FALSE;

  for (; p < end; p++)
    {
      if (g_ascii_isdigit (*p) && !inside && assay_date_read_year (p, end, &after) != 0)
        break;
      inside = g_ascii_isalnum (*p);
    }
  return p;
}

/* The next place after @p where another entry begins inside a paragraph. Where the year follows
 * the names, it does so in each entry; where it ends the entry, one stands before the next entry
 * and one in that. */
static const char *
find_next_head (AssayRun    entry,
                const char *p)
{
  gboolean dated = assay_entry_head_is_dated (entry.start, entry.end);
  const char *first_year = find_year (entry.start, entry.end);
  const char *year = first_year;

  for (p = assay_scan_next_word (p, entry.end); p < entry.end;
       p = assay_scan_next_word (p, entry.end))
    {
      if (p <= first_year || !g_unichar_isupper (g_utf8_get_char (p))
          || !may_end_before (entry, p))
        continue;
      if (year < p)
        year = find_year (p, entry.end);
      if (year == entry.end)
        return NULL;
      if (dated ? assay_entry_head_is_dated (p, entry.end)
          : assay_entry_head_is_authors (p, entry.end))
        return p;
    }
  return NULL;
}

/* An entry without a number is cut only where its first part is a whole work itself. */
static const char *
find_cut (const AssayEntry *entry,
          const char       *from,
          AssayLabel       *label)
{
  const char *cut;

  if (has_label_chain (entry))
    return from > entry->run.start
           ? find_next_label (from, entry->run.end, &entry->label, label) : NULL;
  if (entry->label.style != ASSAY_LABEL_NONE
      || !(assay_entry_head_is_authors (entry->run.start, entry->run.end)
           || assay_entry_head_is_dated (entry->run.start, entry->run.end)))
    return NULL;
  cut = find_next_head (entry->run, from);
  if (cut == NULL || (assay_likeness (entry->run.start, cut) < ASSAY_LIKENESS_WEAK
                      && !assay_likeness_is_entry (entry->run.start, cut)))
    return NULL;
  *label = (AssayLabel) { ASSAY_LABEL_NONE, 0, { cut, cut }, cut };
  return cut;
}

/**
 * assay_zone_split_run_together:
 * @entries: (element-type AssayEntry): entries in order, of which some hold several
 * @from: the first that may
 */
void
assay_zone_split_run_together (GArray *entries,
                               guint   from)
{
  g_autoptr (GArray) split = g_array_new (FALSE, FALSE, sizeof (AssayEntry));

  for (guint i = from; i < entries->len; i++)
    {
      AssayEntry entry = g_array_index (entries, AssayEntry, i);
      AssayLabel label;
      const char *cut;

      while ((cut = find_cut (&entry, MAX (entry.label.body, entry.run.start + 1), &label)) != NULL)
        {
          AssayEntry head = { assay_scan_trim (entry.run.start, cut), entry.label };

          g_array_append_val (split, head);
          entry.run.start = cut;
          entry.label = label;
        }
      g_array_append_val (split, entry);
    }
  g_array_set_size (entries, from);
  g_array_append_vals (entries, split->data, split->len);
}
