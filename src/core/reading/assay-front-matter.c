/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the title, the byline and the date of publication where the text shows them.
 */

#include "config.h"

#include "assay-front-matter.h"

#include "assay-byline.h"
#include "assay-characters.h"
#include "assay-text-date.h"

#include <string.h>

/* A date of publication stands so near to the top, counted in blocks, and in lines no longer than
 * this. */
#define MAX_FRONT 40
#define MAX_DATE_LINE 400

/* The heading of a note on the author is no longer. */
#define MAX_NOTE_HEADING 40

typedef struct
{
  const char *start;
  const char *end;
} Words;

static Words
words_of (AssayText        *text,
          const AssayBlock *block)
{
  const char *utf8 = assay_text_get_utf8 (text);

  return (Words) { utf8 + assay_text_get_byte (text, block->span.start),
                   utf8 + assay_text_get_byte (text, block->span.end) };
}

static guint
find_kind (const AssayBlock *blocks,
           guint             n_blocks,
           AssayBlockKind    kind)
{
  guint i = 0;

  while (i < n_blocks && blocks[i].kind != kind)
    i++;
  return i;
}

/* Adds a name that may be broken over two lines. */
static void
add_name (GString    *names,
          const char *start,
          const char *end)
{
  g_autofree char *name = g_strndup (start, end - start);

  g_strdelimit (name, "\n", ' ');
  if (strstr (names->str, name) != NULL)
    return;
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name);
}

/* "By Jane Doe" names Jane Doe, and each line of names right below it another author; what else
 * stands among them says who these are. */
static char *
dup_names (AssayText          *text,
           const AssayBlock   *blocks,
           guint               n_blocks,
           const AssayLexicon *lexicon)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_blocks && blocks[i].kind == ASSAY_BLOCK_BYLINE; i++)
    {
      Words words = words_of (text, &blocks[i]);
      AssayByline byline;

      if (assay_byline_read (&byline, words.start, words.end, lexicon))
        add_name (names, byline.name, byline.name_end);
      else if (i == 0)
        add_name (names, words.start, words.end);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
is_author_heading (Words words)
{
  static const char *const headings[] = {
    "about the author", "about the authors", "about the writer", "über den autor",
    "über die autorin", "zum autor", "à propos de l’auteur", "à propos de l'auteur",
    "sobre el autor", "sobre la autora", "об авторе", "저자 소개",
    "关于作者", "作者简介", "著者について", "عن الكاتب",
  };
  g_autofree char *heading = g_utf8_strdown (words.start, words.end - words.start);

  g_strdelimit (heading, ":", '\0');
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (heading, headings[i]) == 0)
      return TRUE;
  return FALSE;
}

static char *
find_name_in_note (AssayText          *text,
                   const AssayBlock   *blocks,
                   guint               n_blocks,
                   const AssayLexicon *lexicon)
{
  for (guint i = 0; i + 1 < n_blocks; i++)
    {
      if (blocks[i].kind != ASSAY_BLOCK_HEADING && blocks[i].kind != ASSAY_BLOCK_PARAGRAPH)
        continue;
      if (blocks[i].span.end - blocks[i].span.start < MAX_NOTE_HEADING &&
          is_author_heading (words_of (text, &blocks[i])))
        {
          Words note = words_of (text, &blocks[i + 1]);
          const char *name_end = assay_byline_find_name (note.start, note.end, lexicon);

          return name_end != NULL ? g_strndup (note.start, name_end - note.start) : NULL;
        }
    }
  return NULL;
}

/* Dates of other things than publication: "Received: 12 June", "Accessed 3 May". */
static gboolean
is_other_date (Words       words,
               const char *date)
{
  static const char *const labels[] = {
    "received", "accepted", "accessed", "revised", "retrieved",
  };
  const char *from = MAX (words.start, date - 16);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    for (const char *p = from; p < date; p++)
      if (g_ascii_strncasecmp (p, labels[i], strlen (labels[i])) == 0)
        return TRUE;
  return FALSE;
}

static char *
find_date (Words               words,
           const AssayLexicon *lexicon)
{
  AssayTextDate date;
  const char *p = words.start;

  words.end = MIN (words.end, words.start + MAX_DATE_LINE);
  while ((p = assay_text_date_find (&date, p, words.end, lexicon)) != NULL)
    {
      if (is_other_date (words, p))
        p = date.end;
      else if (date.day > 0)
        return g_strdup_printf ("%04u-%02u-%02u", date.year, date.month, date.day);
      else
        return g_strdup_printf ("%04u-%02u", date.year, date.month);
    }
  return NULL;
}

/* Only lines that are no prose: a date in a sentence is one the article speaks of. */
static char *
find_published (AssayText          *text,
                const AssayBlock   *blocks,
                guint               n_blocks,
                const AssayLexicon *lexicon)
{
  for (guint i = 0; i < MIN (n_blocks, MAX_FRONT); i++)
    {
      char *date;

      if (blocks[i].kind == ASSAY_BLOCK_REFERENCE)
        break;
      if (blocks[i].kind != ASSAY_BLOCK_BOILERPLATE && blocks[i].kind != ASSAY_BLOCK_BYLINE)
        continue;
      date = find_date (words_of (text, &blocks[i]), lexicon);
      if (date != NULL)
        return date;
    }
  return NULL;
}

/**
 * assay_front_matter_find:
 * @text: the text
 * @language: its language as BCP 47
 * @blocks: (array length=n_blocks): its blocks
 * @front: (out caller-allocates): what was found; to be cleared with assay_front_matter_clear()
 */
void
assay_front_matter_find (AssayText        *text,
                         const char       *language,
                         const AssayBlock *blocks,
                         guint             n_blocks,
                         AssayFrontMatter *front)
{
  const AssayLexicon *lexicon = assay_lexicon_get (language);
  guint title = find_kind (blocks, n_blocks, ASSAY_BLOCK_TITLE);
  guint byline = find_kind (blocks, n_blocks, ASSAY_BLOCK_BYLINE);

  *front = (AssayFrontMatter) { NULL, NULL, NULL };
  if (title < n_blocks)
    front->title = assay_text_dup_span (text, blocks[title].span);
  if (byline < n_blocks)
    front->byline = dup_names (text, &blocks[byline], n_blocks - byline, lexicon);
  else
    front->byline = find_name_in_note (text, blocks, n_blocks, lexicon);
  front->published = find_published (text, blocks, n_blocks, lexicon);
}

/**
 * assay_front_matter_clear:
 * @front: what was found in a text
 */
void
assay_front_matter_clear (AssayFrontMatter *front)
{
  g_clear_pointer (&front->title, g_free);
  g_clear_pointer (&front->byline, g_free);
  g_clear_pointer (&front->published, g_free);
}
