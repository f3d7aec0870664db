/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills the fields of an entry whose style no rule reads with what the tagger says of its words.
 */

#include "config.h"

#include "assay-reference-tagged.h"

#include "assay-dates.h"
#include "assay-names.h"
#include "assay-reference-source.h"
#include "assay-tagger.h"

#include <string.h>

static AssayRun
longest_run (const AssayTagging *tagging,
             AssayTag            tag)
{
  AssayRun longest = { NULL, NULL };
  guint from = 0;

  for (;;)
    {
      AssayRun run = assay_tagging_get_run (tagging, tag, &from);

      if (ASSAY_RUN_EMPTY (run))
        return longest;
      if (run.end - run.start > longest.end - longest.start)
        longest = run;
    }
}

static AssayRun
first_run (const AssayTagging *tagging,
           AssayTag            tag)
{
  guint from = 0;

  return assay_tagging_get_run (tagging, tag, &from);
}

static void
set (char     **field,
     AssayRun   run)
{
  AssayRun bare;

  if (*field != NULL || ASSAY_RUN_EMPTY (run))
    return;
  bare = assay_scan_strip (run.start, run.end, ",;:\"()[]*_");
  if (bare.end - bare.start > 2 && bare.end[-1] == '.' && bare.end[-2] != '.')
    bare.end--;
  *field = assay_scan_dup_flat (bare);
}

/* The number in "vol. 12," or "(3)", a letter or a range with it. */
static void
set_number (char     **field,
            AssayRun   run)
{
  const char *p = run.start;
  const char *end;

  while (p < run.end && !g_ascii_isdigit (*p))
    p++;
  if (p > run.start && g_ascii_isalpha (p[-1]) && (p - 1 == run.start || !g_ascii_isalnum (p[-2])))
    p--;
  end = p;
  while (end < run.end && (g_ascii_isalnum (*end) || assay_scan_is_dash (g_utf8_get_char (end))
                           || ((*end == ' ' || *end == '/') && end + 1 < run.end
                               && (g_ascii_isdigit (end[1])
                                   || assay_scan_is_dash (g_utf8_get_char (end + 1))))))
    end = g_utf8_next_char (end);
  set (field, (AssayRun) { p, end });
}

static AssayRun
skip_in (AssayRun run)
{
  static const char *const words[] = { "in:", "in ", "presented at " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (assay_scan_prefix (run.start, run.end, words[i]))
      run.start = assay_scan_skip_space (run.start + strlen (words[i]), run.end);
  return run;
}

/* A periodical whose name ends in a number has it from its volume: "Annals 17", "Letters B660". */
static void
set_container (AssayReference *reference,
               AssayRun        run)
{
  AssayRun bare = assay_scan_strip (run.start, run.end, ",;:().*_");
  const char *p = bare.end;

  while (p > bare.start && g_ascii_isdigit (p[-1]))
    p--;
  if (reference->volume == NULL && p < bare.end && bare.end - p <= 3 && p > bare.start + 3
      && (p[-1] == ' ' || p[-1] == '.'
          || (g_ascii_isupper (p[-1]) && strchr (" .", p[-2]) != NULL)))
    {
      reference->volume = g_strndup (p, bare.end - p);
      run.end = p;
    }
  set (&reference->container_title, run);
}

/**
 * assay_reference_take_dates:
 * @tagging: what the tagger says of an entry's words
 * @reference: the fields to fill; a date that is set stays
 */
void
assay_reference_take_dates (const AssayTagging *tagging,
                            AssayReference     *reference)
{
  guint from = 0;
  AssayRun run;
  AssayRun where;
  AssayDate date;

  for (;;)
    {
      run = assay_tagging_get_run (tagging, ASSAY_TAG_DATE, &from);
      if (ASSAY_RUN_EMPTY (run))
        return;
      if (assay_date_find (run.start, run.end, &date, &where))
        assay_source_take_date (reference, date);
    }
}

static AssayRun
first_run_after (const AssayTagging *tagging,
                 AssayTag            tag,
                 const char         *after)
{
  guint from = 0;
  AssayRun run;

  do
    run = assay_tagging_get_run (tagging, tag, &from);
  while (!ASSAY_RUN_EMPTY (run) && run.start < after);
  return run;
}

/**
 * assay_reference_take_numbers:
 * @tagging: what the tagger says of an entry's words
 * @after: where the title ends
 * @reference: the fields to fill; those that are set stay
 *
 * Takes volume, issue and pages.
 */
void
assay_reference_take_numbers (const AssayTagging *tagging,
                              const char         *after,
                              AssayReference     *reference)
{
  set_number (&reference->volume, first_run_after (tagging, ASSAY_TAG_VOLUME, after));
  set_number (&reference->issue, first_run_after (tagging, ASSAY_TAG_ISSUE, after));
  set_number (&reference->page, first_run_after (tagging, ASSAY_TAG_PAGES, after));
}

/**
 * assay_reference_take_periodical:
 * @tagging: what the tagger says of an entry's words
 * @after: where the title ends
 * @reference: the fields, of which a container may be replaced
 *
 * Takes the name of a periodical, which abbreviations cut in too many parts for a rule.
 */
void
assay_reference_take_periodical (const AssayTagging *tagging,
                                 const char         *after,
                                 AssayReference     *reference)
{
  AssayRun run = skip_in (first_run (tagging, ASSAY_TAG_CONTAINER));
  g_autofree char *name = ASSAY_RUN_EMPTY (run) ? NULL : assay_scan_dup_flat (run);

  if (name == NULL || run.start < after
      || (reference->volume == NULL && reference->issue == NULL && reference->page == NULL)
      || assay_scan_find (run.start, run.end, "ed.") != NULL
          || assay_scan_find (run.start, run.end, "eds") != NULL
      || (reference->container_title != NULL && strstr (name, reference->container_title) == NULL))
    return;
  g_clear_pointer (&reference->container_title, g_free);
  set_container (reference, run);
  g_clear_pointer (&reference->publisher, g_free);
  set (&reference->publisher, first_run (tagging, ASSAY_TAG_PUBLISHER));
}

/**
 * assay_reference_take_tagged:
 * @tagging: what the tagger says of an entry's words
 * @reference: the fields to fill; those that are set stay
 */
void
assay_reference_take_tagged (const AssayTagging *tagging,
                             AssayReference     *reference)
{
  AssayRun authors = first_run (tagging, ASSAY_TAG_AUTHOR);

  if (reference->authors->len == 0 && !ASSAY_RUN_EMPTY (authors))
    assay_names_read (authors, reference);
  set (&reference->title, longest_run (tagging, ASSAY_TAG_TITLE));
  set (&reference->publisher, first_run (tagging, ASSAY_TAG_PUBLISHER));
  assay_reference_take_numbers (tagging, NULL, reference);
  set_container (reference, skip_in (first_run (tagging, ASSAY_TAG_CONTAINER)));
  assay_reference_take_dates (tagging, reference);
}
