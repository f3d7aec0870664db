/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds where a text points at works by author and year, in brackets or with the name in the
 * sentence, and links each to its entry.
 */

#include "config.h"

#include "assay-citation-reader.h"

#include "assay-likeness.h"

#include <string.h>

/* No marker holds more bytes than this between its brackets. */
#define MAX_BRACKET 600

/**
 * assay_citation_reader_link:
 * @mentions: (array length=n): how the text speaks of works
 * @add: whether a marker is added where one is found
 * @run: where it stands
 * @citation: (inout) (nullable): the marker, made with the first entry it points at; %NULL without
 *   @add
 *
 * Returns: whether an entry answers to a mention
 */
gboolean
assay_citation_reader_link (AssayCitationReader  *self,
                            AssayMention         *mentions,
                            guint                 n,
                            gboolean              add,
                            AssayRun              run,
                            AssayCitation       **citation)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      gboolean doubtful;
      int target = assay_reference_index_find (self->index, &mentions[i], &doubtful);

      if (target < 0)
        continue;
      any = TRUE;
      if (!add)
        continue;
      if (*citation == NULL)
        *citation = assay_citation_finder_add (self->finder, run);
      assay_citation_add_target (*citation, target);
      (*citation)->doubtful |= doubtful;
    }
  return any;
}

/* "International Body (IB)" explains a name; it points at nothing. */
static gboolean
explains_initials (AssayCitationReader *self,
                   const char          *open,
                   AssayRun             name)
{
  const char *letter = name.end;
  const char *p = open;
  guint words = 0;

  for (const char *q = name.start; q < name.end; q = g_utf8_next_char (q))
    if (!g_unichar_isupper (g_utf8_get_char (q)))
      return FALSE;
  while (p > self->finder->start && letter > name.start && words < 12)
    {
      const char *end;

      while (p > self->finder->start
             && !g_unichar_isalnum (assay_scan_char_before (self->finder->start, p)))
        {
          if (strchr (".!?\n\"", p[-1]) != NULL)
            return FALSE;
          p = g_utf8_prev_char (p);
        }
      end = p;
      while (p > self->finder->start
             && g_unichar_isalnum (assay_scan_char_before (self->finder->start, p)))
        p = g_utf8_prev_char (p);
      if (p < end
          && g_unichar_toupper (g_utf8_get_char (p)) == g_utf8_get_char (g_utf8_prev_char (letter)))
        letter = g_utf8_prev_char (letter);
      words++;
    }
  return letter == name.start;
}

static gboolean
is_ibid (AssayRun words)
{
  return words.end - words.start < 60 && assay_likeness_is_short (words.start, words.end)
         && !assay_scan_word (words.start, words.end, "id");
}

static void
add_ibid (AssayCitationReader *self,
          AssayRun             run)
{
  GPtrArray *citations = self->finder->citations;
  AssayCitation *before = citations->len > 0
                          ? g_ptr_array_index (citations, citations->len - 1) : NULL;
  AssayCitation *citation;

  if (before == NULL || before->targets->len == 0)
    return;
  citation = assay_citation_finder_add (self->finder, run);
  assay_citation_add_target (citation,
                             g_array_index (before->targets, guint, before->targets->len - 1));
}

/* Reads what stands between brackets as names and years; returns whether it is a marker. */
static gboolean
read_named (AssayCitationReader *self,
            AssayRun             inside,
            AssayRun             run)
{
  AssayCitation *citation = NULL;
  gboolean shaped = FALSE;

  for (const char *p = inside.start; p < inside.end;)
    {
      const char *end = memchr (p, ';', inside.end - p);
      AssayMention mentions[ASSAY_MENTION_MAX_YEARS];
      guint n;

      if (end == NULL)
        end = inside.end;
      n = assay_mention_read (assay_scan_trim (p, end), mentions);
      p = end + 1;
      if (ASSAY_RUN_EMPTY (mentions[0].names))
        continue;
      /* Without a date only a name that is an entry's own, in a list without numbers, counts. */
      if (mentions[0].year == 0 && !mentions[0].undated
          && (!self->unlabelled || explains_initials (self, run.start, mentions[0].names)))
        continue;
      if (!assay_citation_reader_link (self, mentions, n, TRUE, run, &citation))
        shaped |= assay_mention_is_shaped (&mentions[0]);
    }
  self->linked += citation != NULL;
  if (citation == NULL && shaped && self->unlabelled)
    {
      guint index = self->finder->citations->len;

      assay_citation_finder_add (self->finder, run);
      g_array_append_val (self->loose, index);
    }
  return citation != NULL;
}

static const char *
find_byte (AssayCitationReader *self,
           guint                position)
{
  return self->finder->start + assay_text_get_byte (self->finder->text, position);
}

static void
go_to_reference (AssayCitationReader *self,
                 guint                next)
{
  GPtrArray *references = self->finder->references;

  self->next = next;
  self->next_start = self->finder->end;
  if (next < references->len)
    self->next_start = find_byte (self,
                                  ((AssayReference *) g_ptr_array_index (references,
                                                                         next))->span.start);
}

/* Skips the entries themselves; their brackets point at nothing. */
static const char *
skip_references (AssayCitationReader *self,
                 const char          *p)
{
  while (p >= self->next_start && p < self->finder->end)
    {
      AssayReference *reference = g_ptr_array_index (self->finder->references, self->next);

      p = MAX (p, find_byte (self, reference->span.end));
      go_to_reference (self, self->next + 1);
    }
  return p;
}

static const char *
read_bracket (AssayCitationReader *self,
              const char          *open)
{
  const char *end = self->finder->end;
  const char *limit = end - open > MAX_BRACKET ? open + MAX_BRACKET : end;
  char closer = *open == '(' ? ')' : ']';
  const char *close = open + 1;
  AssayMention mentions[ASSAY_MENTION_MAX_YEARS];
  AssayRun inside;
  AssayRun run;
  guint n;

  while (close < limit && *close != closer && *close != '(' && *close != '\n')
    {
      /* "(World Body [WB], 2019)" */
      if (*close == '[')
        {
          const char *inner = memchr (close, ']', limit - close);

          if (*open == '[' || inner == NULL || inner - close > 20)
            break;
          close = inner;
        }
      close++;
    }
  if (close >= limit && limit < end)
    return open + 1;
  if (close < end && (*close == '(' || *close == '['))
    return close;
  inside = assay_scan_trim (open + 1, close);
  run = (AssayRun) { open, close < end && *close == closer ? close + 1 : inside.end };
  if (ASSAY_RUN_EMPTY (inside))
    return close;
  /* A bracket that is never closed is one only around a short marker. */
  if (run.end == inside.end && inside.end - inside.start > 80)
    return open + 1;

  if (is_ibid (inside))
    add_ibid (self, run);
  else
    {
      n = assay_mention_read (inside, mentions);
      if (!ASSAY_RUN_EMPTY (mentions[0].names))
        read_named (self, inside, run);
      else if (mentions[0].year != 0 || mentions[0].undated)
        {
          if (!assay_citation_reader_read_titled (self, mentions, n, run)
              && !assay_citation_reader_read_narrative (self, mentions, n, run))
            assay_citation_reader_read_distant (self, mentions, n, run);
        }
    }
  return MAX (run.end, open + 1);
}

/* "Smith 2020" and "Smith, 2020" without brackets. */
static const char *
read_bare_year (AssayCitationReader *self,
                const char          *p)
{
  AssayMention mention = { { NULL, NULL } };
  const char *after = assay_mention_read_year (&mention, p, self->finder->end);
  AssayRun run = { p, after };

  if (after == NULL)
    {
      while (p < self->finder->end && g_ascii_isalnum (*p))
        p++;
      return p;
    }
  if (p - self->finder->start > 2 && (p[-1] == ' ' || p[-1] == '\n')
      && (g_ascii_isalpha (p[-2]) || p[-2] == ',' || p[-2] == '.'))
    assay_citation_reader_read_narrative (self, &mention, 1, run);
  return after;
}

static void
scan (AssayCitationReader *self)
{
  const char *p = self->finder->start;
  gunichar before = 0;

  while (p < self->finder->end)
    {
      const char *q = skip_references (self, p);

      if (q > p)
        {
          p = q;
          before = 0;
          continue;
        }
      if (*p == '(' || *p == '[')
        {
          p = read_bracket (self, p);
          before = 0;
        }
      else if (g_ascii_isdigit (*p) && !g_unichar_isalnum (before))
        {
          p = read_bare_year (self, p);
          before = '0';
        }
      else
        {
          before = g_utf8_get_char (p);
          p = g_utf8_next_char (p);
        }
    }
}

/* Markers without an entry are believed only in a text that points by names elsewhere. */
static void
drop_loose (AssayCitationReader *self)
{
  if (self->linked > 0)
    return;
  for (guint i = self->loose->len; i > 0; i--)
    g_ptr_array_remove_index (self->finder->citations, g_array_index (self->loose, guint, i - 1));
}

/**
 * assay_citation_finder_find_authors:
 *
 * Adds the markers that point by author and year.
 */
void
assay_citation_finder_find_authors (AssayCitationFinder *self)
{
  g_autoptr (AssayReferenceIndex) index = assay_reference_index_new (self->references);
  g_autoptr (GArray) loose = g_array_new (FALSE, FALSE, sizeof (guint));
  AssayCitationReader reader = { self, index, loose };

  for (guint i = 0; i < self->references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (self->references, i);
      reader.unlabelled |= reference->label == NULL;
    }
  go_to_reference (&reader, 0);
  scan (&reader);
  drop_loose (&reader);
}
