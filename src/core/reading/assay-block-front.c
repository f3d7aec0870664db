/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before the first paragraph of an article stand its title, its byline, a date, and what the page
 * adds.
 */

#include "config.h"

#include "assay-block-draft.h"

#include "assay-block-shape.h"
#include "assay-byline.h"
#include "assay-characters.h"
#include "assay-list-label.h"
#include "assay-text-date.h"

#include <string.h>

/* What stands before the article proper is never longer. */
#define MAX_FRONT 40

/* Bytes of a line that gives a date, and of what introduces it. */
#define MAX_DATE_LINE 400
#define MAX_DATE_INTRODUCTION 40

/* Bytes of a sentence below the title, and how many blocks the byline may stand below that. */
#define MAX_DECK 400
#define MAX_BELOW_DECK 2

#define MIN_TITLE_WORDS 3

/* Lines of a menu, and words in each. */
#define MIN_MENU 3
#define MAX_MENU_WORDS 2

/* What may stand before a date on a line of its own: a weekday, a place, "Published on". */
static gboolean
introduces_date (const char *start,
                 const char *date)
{
  static const char *const words[] = {
    "on", "published", "posted", "updated", "am", "le", "el", "den",
  };
  const char *end = assay_skip_space_back (date, start);
  const char *word = end;

  if (end == start)
    return TRUE;
  if (end - start > MAX_DATE_INTRODUCTION)
    return FALSE;
  if (strchr (",:|-", end[-1]) != NULL)
    return TRUE;
  while (word > start && !assay_is_space (assay_peek (assay_previous (word))))
    word = assay_previous (word);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((gsize) (end - word) == strlen (words[i]) &&
        g_ascii_strncasecmp (word, words[i], end - word) == 0)
      return TRUE;
  return FALSE;
}

/* What may stand behind it: nothing, a time, tags. */
static gboolean
closes_date (const char *p,
             const char *end)
{
  gunichar c;

  while (p < end && (assay_is_space (assay_peek (p)) || strchr (".,", *p) != NULL))
    p = assay_next (p);
  if (p == end || memchr (p, ':', end - p) != NULL)
    return TRUE;
  if (g_str_has_prefix (p, "at ") || g_str_has_prefix (p, "by "))
    return TRUE;
  c = assay_peek (p);
  return assay_is_digit (c) || assay_is_dash (c) || c == '|' || c == '(' || c == 0xB7 ||
         c == 0x2022;
}

/**
 * assay_block_draft_is_date_line:
 *
 * Returns: whether the block gives a date, with whatever tags follow it, and says nothing in a
 *   sentence
 */
gboolean
assay_block_draft_is_date_line (const AssayBlockDraft *draft,
                                const AssayLexicon    *lexicon)
{
  AssayTextDate date;
  const char *start;

  if ((draft->prose && assay_block_draft_is_stopped (draft)) ||
      draft->end - draft->start > MAX_DATE_LINE)
    return FALSE;
  start = assay_text_date_find (&date, draft->start, draft->end, lexicon);
  return start != NULL && introduces_date (draft->start, start) &&
         closes_date (date.end, draft->end);
}

/* "Correspondence: A. Vale, School of Rivers, Harrow. E-mail: …" */
static gboolean
is_contact (const AssayBlockDraft *draft)
{
  return draft->end - draft->start < MAX_DATE_LINE &&
         memchr (draft->start, '@', draft->end - draft->start) != NULL;
}

static gboolean
is_same (const AssayBlockDraft *a,
         const AssayBlockDraft *b)
{
  return a->end - a->start == b->end - b->start &&
         memcmp (a->start, b->start, a->end - a->start) == 0;
}

static gboolean
is_certain_byline (const AssayBlockDraft *draft,
                   const AssayLexicon    *lexicon)
{
  AssayByline byline;

  return assay_block_draft_is_short (draft) &&
         assay_byline_read (&byline, draft->start, draft->end, lexicon) && byline.certain;
}

/* Whether a sentence below the title says what the article is about, before the byline or date. */
static gboolean
is_deck (GArray             *drafts,
         guint               i,
         const AssayLexicon *lexicon)
{
  const AssayBlockDraft *draft = assay_block_draft_at (drafts, i);

  if (i == 0 || draft->end - draft->start > MAX_DECK || draft->kind != ASSAY_BLOCK_PARAGRAPH)
    return FALSE;
  for (guint j = i + 1; j < drafts->len && j <= i + MAX_BELOW_DECK; j++)
    {
      draft = assay_block_draft_at (drafts, j);
      if (assay_block_draft_is_date_line (draft, lexicon) || is_certain_byline (draft, lexicon))
        return TRUE;
      if (draft->prose)
        return FALSE;
    }
  return FALSE;
}

/* The front of a text ends where its first paragraph begins. */
static guint
count_front (GArray             *drafts,
             const AssayLexicon *lexicon)
{
  guint i;

  for (i = 0; i < drafts->len && i < MAX_FRONT; i++)
    {
      const AssayBlockDraft *draft = assay_block_draft_at (drafts, i);

      if (draft->kind == ASSAY_BLOCK_REFERENCE || draft->kind == ASSAY_BLOCK_LIST_ITEM)
        break;
      if (draft->prose && !is_contact (draft) && !is_deck (drafts, i, lexicon) &&
          !assay_block_draft_is_date_line (draft, lexicon))
        break;
    }
  return i;
}

static gboolean
recurs (GArray *drafts,
        guint   i,
        guint   end)
{
  for (guint j = i + 1; j < end; j++)
    if (is_same (assay_block_draft_at (drafts, i), assay_block_draft_at (drafts, j)))
      return TRUE;
  return FALSE;
}

static gboolean
is_byline (GArray             *drafts,
           guint               i,
           guint               n_front,
           const AssayLexicon *lexicon)
{
  const AssayBlockDraft *draft = assay_block_draft_at (drafts, i);
  AssayByline byline;

  if (!assay_block_draft_is_short (draft) ||
      !assay_byline_read (&byline, draft->start, draft->end, lexicon))
    return FALSE;
  /* A name at the very top may be the title of an article on that person, unless it stands there
   * again. */
  return i > 0 || recurs (drafts, i, n_front);
}

/* What stands right below the names of authors and says who they are, in an article whose title
 * stands above them. */
static gboolean
is_affiliation (GArray *drafts,
                guint   i)
{
  const AssayBlockDraft *draft = assay_block_draft_at (drafts, i);

  return i > 1 && assay_block_draft_at (drafts, i - 1)->kind == ASSAY_BLOCK_BYLINE &&
         assay_block_draft_at (drafts, 0)->kind != ASSAY_BLOCK_BYLINE &&
         assay_block_draft_is_short (draft) &&
         assay_byline_is_affiliation (draft->start, draft->end);
}

/* Fewer words are rather the name of a section. */
static gboolean
is_long_enough (const AssayBlockShape *shape)
{
  return shape->words >= MIN_TITLE_WORDS || shape->caseless;
}

static gboolean
may_be_title (const AssayBlockDraft *draft,
              AssayBlockShape       *shape)
{
  AssayListLabel label;

  if (draft->kind != ASSAY_BLOCK_PARAGRAPH && draft->kind != ASSAY_BLOCK_HEADING)
    return FALSE;
  if (!assay_block_draft_is_short (draft) ||
      assay_list_label_read (&label, draft->start, draft->end))
    return FALSE;
  assay_block_shape_read (shape, draft->start, draft->end);
  return assay_block_shape_is_title (shape);
}

/* The line that stands in the front twice is the title; else the first that is long enough. */
static const AssayBlockDraft *
find_title (GArray *drafts,
            guint   n_front)
{
  const AssayBlockDraft *first = NULL;
  const AssayBlockDraft *long_enough = NULL;

  for (guint i = 0; i < n_front; i++)
    {
      const AssayBlockDraft *draft = assay_block_draft_at (drafts, i);
      AssayBlockShape shape;

      if (!may_be_title (draft, &shape))
        continue;
      if (recurs (drafts, i, n_front))
        return draft;
      if (first == NULL)
        first = draft;
      if (long_enough == NULL && is_long_enough (&shape))
        long_enough = draft;
    }
  return long_enough != NULL ? long_enough : first;
}

/* Between a title and its repetition stands what a page adds, if a date is among it. */
static void
mark_between_titles (GArray *drafts,
                     guint   first,
                     guint   last)
{
  gboolean dated = FALSE;

  for (guint i = first + 1; i < last; i++)
    dated |= assay_block_draft_at (drafts, i)->kind == ASSAY_BLOCK_BOILERPLATE;
  for (guint i = first + 1; dated && i < last; i++)
    if (assay_block_draft_at (drafts, i)->kind != ASSAY_BLOCK_BYLINE)
      assay_block_draft_at (drafts, i)->kind = ASSAY_BLOCK_BOILERPLATE;
}

static void
mark_title (GArray          *drafts,
            guint            n_front,
            AssayBlockDraft  title)
{
  guint last = n_front;

  for (guint i = 0; i < n_front; i++)
    {
      if (!is_same (assay_block_draft_at (drafts, i), &title))
        continue;
      assay_block_draft_at (drafts, i)->kind = ASSAY_BLOCK_TITLE;
      if (last < n_front)
        mark_between_titles (drafts, last, i);
      last = i;
    }
}

static gboolean
is_dashes (const AssayBlockDraft *draft)
{
  return draft->end - draft->start == 3 && memcmp (draft->start, "---", 3) == 0;
}

static gboolean
is_menu_word (const AssayBlockDraft *draft)
{
  AssayBlockShape shape;

  if (draft->kind != ASSAY_BLOCK_PARAGRAPH && draft->kind != ASSAY_BLOCK_HEADING)
    return FALSE;
  if (!assay_block_draft_is_short (draft) || assay_block_draft_is_stopped (draft))
    return FALSE;
  assay_block_shape_read (&shape, draft->start, draft->end);
  return !shape.caseless && shape.words <= MAX_MENU_WORDS;
}

/* Between two lines of dashes at the top, Markdown files keep what is known of them. */
static void
mark_metadata (GArray *drafts)
{
  guint last = 0;

  if (drafts->len == 0 || !is_dashes (assay_block_draft_at (drafts, 0)))
    return;
  for (guint i = 1; i < drafts->len && i < MAX_FRONT && last == 0; i++)
    if (is_dashes (assay_block_draft_at (drafts, i)))
      last = i;
  for (guint i = 0; last > 0 && i <= last; i++)
    assay_block_draft_at (drafts, i)->kind = ASSAY_BLOCK_BOILERPLATE;
}

/* Several lines of a word or two above the title are the menu of a site. */
static void
mark_menu (GArray *drafts,
           guint   n_front)
{
  guint title = 0;
  guint words = 0;

  while (title < n_front && assay_block_draft_at (drafts, title)->kind != ASSAY_BLOCK_TITLE)
    words += is_menu_word (assay_block_draft_at (drafts, title++));
  for (guint i = 0; title < n_front && words >= MIN_MENU && i < title; i++)
    if (is_menu_word (assay_block_draft_at (drafts, i)))
      assay_block_draft_at (drafts, i)->kind = ASSAY_BLOCK_BOILERPLATE;
}

/**
 * assay_block_drafts_classify_front:
 * @drafts: (element-type AssayBlockDraft): the blocks of a text
 * @lexicon: its language
 *
 * Finds the kinds that show only in what stands before the first paragraph.
 */
void
assay_block_drafts_classify_front (GArray             *drafts,
                                   const AssayLexicon *lexicon)
{
  guint n_front = count_front (drafts, lexicon);
  const AssayBlockDraft *title;

  mark_metadata (drafts);
  for (guint i = 0; i < n_front; i++)
    {
      AssayBlockDraft *draft = assay_block_draft_at (drafts, i);

      if (draft->kind != ASSAY_BLOCK_PARAGRAPH && draft->kind != ASSAY_BLOCK_HEADING)
        continue;
      if (draft->prose && !assay_block_draft_is_date_line (draft, lexicon))
        continue;
      if (is_certain_byline (draft, lexicon))
        draft->kind = ASSAY_BLOCK_BYLINE;
      else if (assay_block_draft_is_date_line (draft, lexicon))
        draft->kind = ASSAY_BLOCK_BOILERPLATE;
      else if (is_byline (drafts, i, n_front, lexicon) || is_affiliation (drafts, i))
        draft->kind = ASSAY_BLOCK_BYLINE;
    }
  title = find_title (drafts, n_front);
  if (title != NULL)
    mark_title (drafts, n_front, *title);
  mark_menu (drafts, n_front);
}
