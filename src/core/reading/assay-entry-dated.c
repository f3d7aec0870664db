/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The style that most essays cite in: authors, the year in brackets, the title, and where it
 * appeared.
 */

#include "config.h"

#include "assay-entry-parser.h"

#include "assay-dates.h"
#include "assay-names.h"
#include "assay-reference-source.h"

#include <string.h>

/* Finds the bracket with the year that ends the head: "Name, I. (2019, June)." */
static gboolean
find_dated_head (AssayRun   core,
                 AssayDate *date,
                 AssayRun  *bracket)
{
  const char *limit = core.end - core.start > 600
                      ? g_utf8_find_prev_char (core.start, core.start + 600) : core.end;
  const char *open = memchr (core.start, '(', limit - core.start);

  for (; open != NULL; open = memchr (open + 1, '(', limit - open - 1))
    {
      const char *close = memchr (open, ')', core.end - open);
      const char *p = assay_scan_skip_space (open + 1, core.end);
      const char *after;

      if (close == NULL)
        return FALSE;
      if (assay_date_is_undated (p, close, &after))
        *date = (AssayDate) { 0 };
      else if (!assay_date_read (p, close, date, &after) || close - after > 24)
        continue;
      *bracket = (AssayRun) { open, close + 1 };
      return TRUE;
    }
  return FALSE;
}

/* Where no author is known, the title stands before the year. */
static gboolean
is_title (AssayRun head)
{
  guint n_words = 0;
  guint n_small = 0;

  if (ASSAY_RUN_EMPTY (head) || assay_names_starts_list (head.start, head.end))
    return FALSE;
  for (const char *p = head.start; p < head.end;)
    {
      const char *end = assay_scan_skip_word (p, head.end);
      static const char *const joiners[] = { "and", "of", "for", "the", "on", "et", "al.", "in",
                                             "y", "und", "to" };
      gboolean joiner = assay_names_is_particle (p, end);

      for (guint i = 0; i < G_N_ELEMENTS (joiners); i++)
        joiner |= strlen (joiners[i]) == (gsize) (end - p)
            && assay_scan_prefix (p, end, joiners[i]);
      n_words++;
      n_small += !joiner && g_unichar_islower (g_utf8_get_char (p));
      p = assay_scan_skip_space (end, head.end);
    }
  return n_words >= 3 && strchr (".!?", head.end[-1]) != NULL
         && (n_small >= 2 || head.end[-1] != '.');
}

/* Whether the address is of the body named: its letters, or its initials, stand in the host. */
static gboolean
matches_host (AssayEntryParser *parser,
              AssayRun          name)
{
  const char *url = parser->reference->url;
  const char *host = url != NULL ? strstr (url, "://") : NULL;
  g_autofree char *folded = NULL;
  g_autofree char *lower = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);

  if (url == NULL)
    return FALSE;
  host = host != NULL ? host + 3 : url;
  lower = g_ascii_strdown (host, strcspn (host, "/"));
  folded = assay_scan_fold (name);
  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (letters, *p);
  return letters->len >= 3 && strstr (lower, letters->str) != NULL;
}

/* "Title, Site. Publisher" has no stop after the title: the tagger sees where it ends, if what
 * follows is borne out by another part or by the address. */
static const char *
find_comma_end (AssayEntryParser *parser,
                const char       *start,
                const char       *end)
{
  const AssayTagging *tagging = &parser->tagging;
  const char *cut = NULL;
  AssayRun tail;
  AssayRun next;

  for (guint i = 1; i < tagging->n; i++)
    if (tagging->tokens[i].start > start && tagging->tokens[i].start < end
        && tagging->tags[i - 1] == ASSAY_TAG_TITLE
        && (tagging->tags[i] == ASSAY_TAG_CONTAINER || tagging->tags[i] == ASSAY_TAG_PUBLISHER
            || tagging->tags[i] == ASSAY_TAG_LOCATION)
        && tagging->tokens[i - 1].end[-1] == ',')
      cut = tagging->tokens[i].start;
  if (cut == NULL)
    return end;
  tail = assay_scan_strip (cut, end, ".,");
  next = assay_scan_strip (end, parser->core.end, ".,");
  if (ASSAY_RUN_EMPTY (next) && parser->reference->url != NULL && !matches_host (parser, tail))
    return end;
  return cut;
}

/* Under a title the first part may begin small. */
static const char *
find_title_end (AssayEntryParser *parser,
                const char       *start)
{
  const char *core_end = parser->core.end;
  const char *end = assay_source_sentence_end (start, core_end);

  if (end == core_end)
    for (const char *p = start; p + 2 < core_end; p++)
      if (*p == '.' && p[1] == ' ' && p - start > 20 && g_ascii_islower (p[-1])
          && g_ascii_islower (p[2]))
        {
          end = p + 1;
          break;
        }
  return find_comma_end (parser, start, end);
}

/* Whether the tagger, where it speaks, sees names in most of the head. */
static gboolean
is_names (AssayEntryParser *parser,
          AssayRun          head)
{
  guint n = 0;
  guint n_names = 0;

  for (guint i = 0; i < parser->tagging.n && parser->tagging.tokens[i].start < head.end; i++)
    {
      /* "Name, Journal 58 (1998)" has its year with the volume. */
      if (parser->tagging.tags[i] == ASSAY_TAG_VOLUME)
        return FALSE;
      n++;
      n_names += parser->tagging.tags[i] == ASSAY_TAG_AUTHOR
          || parser->tagging.tags[i] == ASSAY_TAG_EDITOR;
    }
  return n_names * 10 >= n * 6 || (n <= 4 && parser->tagging.n > n + 4);
}

/**
 * assay_entry_read_dated:
 *
 * Returns: whether a year in brackets parts the authors from the title, and the fields are taken
 */
gboolean
assay_entry_read_dated (AssayEntryParser *parser)
{
  AssayReference *reference = parser->reference;
  AssayDate date;
  AssayRun bracket;
  AssayRun head;
  const char *p;
  const char *title_end;

  if (!find_dated_head (parser->core, &date, &bracket))
    return FALSE;
  head = assay_scan_trim (parser->core.start, bracket.start);
  if (ASSAY_RUN_EMPTY (head) || (!is_names (parser, head) && !is_title (head)))
    return FALSE;
  reference->issued = date;
  p = bracket.end;
  while (p < parser->core.end
         && (strchr (".,:;", *p) != NULL || assay_scan_is_space (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  if (is_title (head))
    {
      assay_entry_set_title (parser, head);
      title_end = p;
    }
  else
    {
      assay_entry_read_head (parser, head);
      title_end = find_title_end (parser, p);
      assay_entry_set_title (parser, (AssayRun) { p, title_end });
    }
  assay_entry_read_source (parser, bracket.end, title_end);
  return TRUE;
}
