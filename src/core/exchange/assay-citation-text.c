/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works cited as the lines that a person puts under a text of their own.
 *
 * The style is the author-date system of the Chicago Manual of Style, 18th edition, by the rules of
 * its CSL style (citationstyles.org, chicago-author-date, 2025-03-01). Titles keep the capitals
 * they were read with. The style's own words ("and", "n.d.") are English in every language of the
 * program, as they are there.
 */

#include "config.h"

#include "assay-citation-text.h"

#include <string.h>

#include "assay-citation-names.h"

/* What a type of work has of its own; the others quote their title and name their container in
 * italics. */
typedef enum
{
  ITALIC_TITLE    = 1 << 0,
  IN_CONTAINER    = 1 << 1,
  PLAIN_CONTAINER = 1 << 2,
  OPENS_CONTAINER = 1 << 3,   /* where no author is named, the container stands in their place */
  JOURNAL         = 1 << 4,
  PERIODICAL      = 1 << 5,   /* its date follows its name */
  NO_PUBLISHER    = 1 << 6,
  NO_PAGES        = 1 << 7,
  NO_DAY          = 1 << 8,   /* the year is all of the date */
  BLOG            = 1 << 9,
  STOP_DATE       = 1 << 10,  /* its date is a part of its own */
} Habits;

static const struct
{
  const char *type;
  Habits      habits;
} types[] = {
  { "article-journal", JOURNAL | NO_PUBLISHER },
  { "article-magazine", OPENS_CONTAINER | PERIODICAL },
  { "article-newspaper", OPENS_CONTAINER | PERIODICAL | NO_PUBLISHER },
  { "book", ITALIC_TITLE | IN_CONTAINER | NO_DAY },
  { "chapter", IN_CONTAINER | NO_PAGES | NO_DAY },
  { "entry-dictionary", IN_CONTAINER | OPENS_CONTAINER | NO_DAY },
  { "entry-encyclopedia", IN_CONTAINER | OPENS_CONTAINER | NO_DAY },
  { "legislation", ITALIC_TITLE | PLAIN_CONTAINER | NO_DAY },
  { "motion_picture", ITALIC_TITLE | NO_DAY },
  { "pamphlet", ITALIC_TITLE | NO_DAY },
  { "paper-conference", IN_CONTAINER | NO_DAY },
  { "post", PLAIN_CONTAINER },
  { "post-weblog", OPENS_CONTAINER | BLOG },
  { "software", ITALIC_TITLE | STOP_DATE },
  { "thesis", NO_DAY },
  { "webpage", OPENS_CONTAINER | PLAIN_CONTAINER | STOP_DATE },
};

static const char *const months[] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
};

typedef enum
{
  OPENING_NONE,
  OPENING_AUTHORS,
  OPENING_CONTAINER,
  OPENING_TITLE,
} Opening;

static Habits
get_habits (AssayReference *reference)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (reference->type, types[i].type) == 0)
      return types[i].habits;
  return 0;
}

static gboolean
has (const char *field)
{
  return field != NULL && *field != '\0';
}

static void
append_title (AssayCitationLine *line,
              AssayReference    *reference)
{
  if (get_habits (reference) & ITALIC_TITLE)
    assay_citation_line_append_italic (line, reference->title);
  else
    assay_citation_line_append_quoted (line, reference->title);
}

static void
append_container_name (AssayCitationLine *line,
                       AssayReference    *reference)
{
  if (get_habits (reference) & PLAIN_CONTAINER)
    assay_citation_line_append (line, reference->container_title);
  else
    assay_citation_line_append_italic (line, reference->container_title);
}

/* What a work is sorted by: its authors or what stands in their place. */
static Opening
get_opening (AssayReference *reference)
{
  if (reference->authors->len > 0)
    return OPENING_AUTHORS;
  if (has (reference->container_title) && (get_habits (reference) & OPENS_CONTAINER))
    return OPENING_CONTAINER;
  return has (reference->title) ? OPENING_TITLE : OPENING_NONE;
}

static Opening
append_opening (AssayCitationLine *line,
                AssayReference    *reference,
                gboolean           in_text)
{
  Opening opening = get_opening (reference);

  if (opening == OPENING_AUTHORS && in_text)
    assay_citation_names_append_short (line, reference->authors);
  else if (opening == OPENING_AUTHORS)
    assay_citation_names_append (line, reference->authors);
  else if (opening == OPENING_CONTAINER)
    append_container_name (line, reference);
  else if (opening == OPENING_TITLE)
    append_title (line, reference);
  return opening;
}

static void
append_year (AssayCitationLine *line,
             AssayReference    *reference)
{
  g_autofree char *year = g_strdup_printf ("%d", reference->issued.year);

  assay_citation_line_append (line, reference->issued.year != 0 ? year : "n.d.");
}

/* "March 5", or "March" where the day is not known or not wanted. */
static char *
dup_month_and_day (AssayDate date,
                   gboolean  with_day)
{
  if (date.year == 0 || date.month < 1 || date.month > (int) G_N_ELEMENTS (months))
    return NULL;
  if (date.day == 0 || !with_day)
    return g_strdup (months[date.month - 1]);
  return g_strdup_printf ("%s %d", months[date.month - 1], date.day);
}

/* CMOS 18, 9.63: of the last page only what differs, and of 10 and more two digits at least; all of
 * it where the first is under 100 or a hundred. */
static const char *
shorten_last_page (const char *first,
                   const char *last)
{
  gsize n = strlen (first);
  gsize same = 0;

  if (n < 3 || n != strlen (last) || strspn (first, "0123456789") != n
      || strspn (last, "0123456789") != n || g_str_has_suffix (first, "00"))
    return last;
  while (same < n - 1 && first[same] == last[same])
    same++;
  if (first[n - 2] != '0')
    same = MIN (same, n - 2);
  return last + same;
}

static char *
dup_pages (const char *page)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) dashed = g_strsplit (page, "–", -1);
  g_auto (GStrv) ends = NULL;

  plain = g_strjoinv ("-", dashed);
  ends = g_strsplit (plain, "-", -1);
  if (g_strv_length (ends) != 2)
    return g_strdup (page);
  return g_strconcat (g_strstrip (ends[0]), "–", shorten_last_page (ends[0], g_strstrip (ends[1])),
                      NULL);
}

static void
append_container (AssayCitationLine *line,
                  AssayReference    *reference)
{
  Habits habits = get_habits (reference);

  assay_citation_line_separate (line, ". ");
  if ((habits & IN_CONTAINER) && has (reference->title))
    assay_citation_line_append (line, "In ");
  append_container_name (line, reference);
  if (habits & BLOG)
    assay_citation_line_append (line, " (blog)");
}

/* "12 (3): 45–67", "12 (March): 45–67", "no. 3 (March): 45–67", "March, 45–67" */
static void
append_journal_numbers (AssayCitationLine *line,
                        AssayReference    *reference)
{
  gboolean numbered = has (reference->volume) || has (reference->issue);
  g_autofree char *month = dup_month_and_day (reference->issued, FALSE);

  if (has (reference->volume))
    {
      assay_citation_line_separate (line, " ");
      assay_citation_line_append (line, reference->volume);
    }
  if (has (reference->issue))
    {
      assay_citation_line_separate (line, has (reference->volume) ? " (" : ", no. ");
      assay_citation_line_append (line, reference->issue);
      assay_citation_line_append (line, has (reference->volume) ? ")" : "");
    }
  if (month != NULL && !(has (reference->volume) && has (reference->issue)))
    {
      assay_citation_line_separate (line, numbered ? " (" : ", ");
      assay_citation_line_append (line, month);
      assay_citation_line_append (line, numbered ? ")" : "");
    }
  if (has (reference->page))
    {
      g_autofree char *pages = dup_pages (reference->page);

      assay_citation_line_separate (line, numbered ? ": " : ", ");
      assay_citation_line_append (line, pages);
    }
}

/* ", 3:45–67" of a work in another; ". Vol. 3" of one that stands by itself */
static void
append_numbers (AssayCitationLine *line,
                AssayReference    *reference)
{
  gboolean contained = has (reference->container_title);
  gboolean paged = has (reference->page) && !(get_habits (reference) & NO_PAGES);
  gboolean joined = contained && paged;

  if (has (reference->volume))
    {
      assay_citation_line_separate (line, joined ? ", " : contained ? ", vol. " : ". Vol. ");
      assay_citation_line_append (line, reference->volume);
    }
  if (has (reference->issue))
    {
      assay_citation_line_separate (line, ", no. ");
      assay_citation_line_append (line, reference->issue);
    }
  if (paged)
    {
      g_autofree char *pages = dup_pages (reference->page);
      gboolean after_volume = joined && has (reference->volume) && !has (reference->issue);

      assay_citation_line_separate (line, after_volume ? ":" : ", ");
      assay_citation_line_append (line, pages);
    }
}

/* Who brought it out, and when in the year. */
static void
append_facts (AssayCitationLine *line,
              AssayReference    *reference)
{
  Habits habits = get_habits (reference);
  gboolean published = has (reference->publisher) && !(habits & NO_PUBLISHER);
  gboolean stop = (habits & STOP_DATE)
                  || ((habits & PERIODICAL) && reference->authors->len == 0);
  g_autofree char *day = habits & NO_DAY ? NULL : dup_month_and_day (reference->issued, TRUE);

  if (published)
    {
      assay_citation_line_separate (line, (habits & PERIODICAL) && !stop ? ", " : ". ");
      assay_citation_line_append (line, reference->publisher);
    }
  if (day != NULL)
    {
      assay_citation_line_separate (line, published || !stop ? ", " : ". ");
      assay_citation_line_append (line, day);
    }
}

/* When a page was read counts where nobody knows when it was written. */
static void
append_access (AssayCitationLine *line,
               AssayReference    *reference)
{
  g_autofree char *accessed = dup_month_and_day (reference->accessed, TRUE);

  if (reference->issued.year == 0 && reference->accessed.year != 0)
    {
      g_autofree char *year = g_strdup_printf ("%d", reference->accessed.year);

      assay_citation_line_separate (line, ". ");
      assay_citation_line_append (line, "Accessed ");
      if (accessed != NULL)
        {
          assay_citation_line_append (line, accessed);
          assay_citation_line_append (line, reference->accessed.day != 0 ? ", " : " ");
        }
      assay_citation_line_append (line, year);
    }
  if (!has (reference->doi) && !has (reference->url))
    return;
  assay_citation_line_separate (line, ". ");
  if (has (reference->doi))
    assay_citation_line_append (line, "https://doi.org/");
  assay_citation_line_append (line, has (reference->doi) ? reference->doi : reference->url);
}

static void
append_work (AssayCitationLine *line,
             AssayReference    *reference)
{
  Opening opening = append_opening (line, reference, FALSE);
  gboolean journal = (get_habits (reference) & JOURNAL) != 0;

  assay_citation_line_separate (line, ". ");
  append_year (line, reference);
  if (opening != OPENING_TITLE && has (reference->title))
    {
      assay_citation_line_separate (line, ". ");
      append_title (line, reference);
    }
  if (opening != OPENING_CONTAINER && has (reference->container_title))
    append_container (line, reference);
  if (journal)
    append_journal_numbers (line, reference);
  else
    append_numbers (line, reference);
  if (!journal)
    append_facts (line, reference);
  append_access (line, reference);
}

/**
 * assay_citation_text_dup_entry:
 * @reference: a work cited
 * @markup: what to make
 *
 * Formats a work as a line of a bibliography. Of an entry that names neither an author nor a title,
 * and of one that stands for no work of its own, the words are given as they stand.
 *
 * Returns: (transfer full): the line, without a line end
 */
char *
assay_citation_text_dup_entry (AssayReference      *reference,
                               AssayCitationMarkup  markup)
{
  AssayCitationLine line;

  g_return_val_if_fail (ASSAY_IS_REFERENCE (reference), NULL);

  assay_citation_line_init (&line, markup);
  if (reference->kind != ASSAY_REFERENCE_WORK || get_opening (reference) == OPENING_NONE)
    {
      assay_citation_line_append (&line, reference->raw != NULL ? reference->raw : "");
      return assay_citation_line_finish (&line, "");
    }
  append_work (&line, reference);
  return assay_citation_line_finish (&line, ".");
}

/**
 * assay_citation_text_dup_in_text:
 * @reference: a work cited
 * @markup: what to make
 *
 * Returns: (transfer full): what points at the work in running text, such as "(Smith 2020)"
 */
char *
assay_citation_text_dup_in_text (AssayReference      *reference,
                                 AssayCitationMarkup  markup)
{
  AssayCitationLine line;

  g_return_val_if_fail (ASSAY_IS_REFERENCE (reference), NULL);

  assay_citation_line_init (&line, markup);
  assay_citation_line_append (&line, "(");
  if (append_opening (&line, reference, TRUE) != OPENING_NONE)
    assay_citation_line_separate (&line, reference->issued.year != 0 ? " " : ", ");
  append_year (&line, reference);
  return assay_citation_line_finish (&line, ")");
}

typedef struct
{
  char *key;
  char *line;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry->line);
  g_free (entry);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = *(Entry * const *) a;
  const Entry *second = *(Entry * const *) b;

  return strcmp (first->key, second->key);
}

/* By authors, year and title, which is how the lines begin; marks around a title are no letters. */
static char *
make_key (AssayReference *reference)
{
  g_autofree char *line = assay_citation_text_dup_entry (reference, ASSAY_CITATION_PLAIN);
  const char *start = g_str_has_prefix (line, "“") ? line + strlen ("“") : line;
  g_autofree char *folded = g_utf8_casefold (start, -1);

  return g_utf8_collate_key (folded, -1);
}

/**
 * assay_citation_text_dup_list:
 * @references: (element-type AssayReference): works cited, in any order
 * @markup: what to make
 *
 * Formats the works as a bibliography, in the order of their authors. What stands for no work of
 * its own is left out, and so is what reads like a line before it.
 *
 * Returns: (transfer full): a line a work, of HTML a paragraph; "" where there is none
 */
char *
assay_citation_text_dup_list (GPtrArray           *references,
                              AssayCitationMarkup  markup)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  gboolean html = markup == ASSAY_CITATION_HTML;
  const char *before = NULL;
  GString *list;

  g_return_val_if_fail (references != NULL, NULL);

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      Entry *entry;

      if (reference->kind != ASSAY_REFERENCE_WORK)
        continue;
      entry = g_new (Entry, 1);
      entry->key = make_key (reference);
      entry->line = assay_citation_text_dup_entry (reference, markup);
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);

  list = g_string_new (NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const char *line = ((Entry *) g_ptr_array_index (entries, i))->line;

      if (g_strcmp0 (before, line) != 0)
        g_string_append_printf (list, html ? "<p>%s</p>\n" : "%s\n", line);
      before = line;
    }
  return g_string_free (list, FALSE);
}
