/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells the kinds of blocks apart by how they look and by what stands around them.
 */

#include "config.h"

#include "assay-block-draft.h"

#include "assay-block-shape.h"
#include "assay-characters.h"
#include "assay-furniture.h"
#include "assay-list-label.h"
#include "assay-text-date.h"

#include <string.h>

/* What stands before the article proper is never longer. */
#define MAX_FRONT 40

/* So many headings and captions may stand between a heading and its first paragraph. */
#define MAX_BETWEEN 3

/* A paragraph has at least so many words, fewer if it ends in a full stop. */
#define PROSE_WORDS 20
#define STOPPED_PROSE_WORDS 7

/* A question of no more words may be a heading, unless so many of them make the text an interview. */
#define MAX_QUESTION_WORDS 10
#define MIN_QUESTIONS 3

static inline AssayBlockDraft *
draft_at (GArray *drafts,
          guint   i)
{
  return &g_array_index (drafts, AssayBlockDraft, i);
}

static gboolean
is_short (const AssayBlockDraft *draft)
{
  return draft->columns < ASSAY_LINE_WIDE;
}

static gboolean
is_stopped (const AssayBlockDraft *draft)
{
  return assay_line_is_stopped (&(AssayLine) { .start = draft->start, .end = draft->end });
}

static gboolean
is_question (const AssayBlockShape *shape)
{
  return shape->last == '?' && shape->words <= MAX_QUESTION_WORDS && !assay_block_shape_is_strong (shape);
}

static gboolean
is_prose (const AssayBlockDraft *draft)
{
  AssayBlockShape shape;

  if (draft->kind == ASSAY_BLOCK_REFERENCE || draft->kind == ASSAY_BLOCK_BOILERPLATE)
    return FALSE;
  if (!is_short (draft))
    return TRUE;
  assay_block_shape_read (&shape, draft->start, draft->end);
  if (shape.caseless)
    return is_stopped (draft);
  return !assay_block_shape_is_strong (&shape) && !is_question (&shape) &&
         shape.words >= (is_stopped (draft) ? STOPPED_PROSE_WORDS : PROSE_WORDS);
}

static gboolean
is_furniture (const AssayBlockDraft *draft)
{
  return draft->kind != ASSAY_BLOCK_REFERENCE && is_short (draft) && assay_furniture_matches (draft->start, draft->end);
}

/* A heading is followed by what it is the heading of, perhaps with other headings or captions between. */
static gboolean
has_content_below (GArray   *drafts,
                   guint     i)
{
  for (guint j = i + 1; j < drafts->len && j <= i + MAX_BETWEEN; j++)
    {
      const AssayBlockDraft *draft = draft_at (drafts, j);

      if (draft->prose || draft->kind == ASSAY_BLOCK_REFERENCE || draft->kind == ASSAY_BLOCK_LIST_ITEM ||
          is_stopped (draft))
        return TRUE;
    }
  return FALSE;
}

/* What does not look like a heading by its capitals is one only as the first of what stands between paragraphs. */
static gboolean
stands_first (GArray *drafts,
              guint   i)
{
  const AssayBlockDraft *before = i > 0 ? draft_at (drafts, i - 1) : NULL;
  AssayBlockShape shape;

  if (before == NULL || before->kind != ASSAY_BLOCK_PARAGRAPH || before->prose || is_stopped (before))
    return TRUE;
  assay_block_shape_read (&shape, before->start, before->end);
  return !assay_block_shape_is_heading (&shape);
}

static gboolean
is_numbered_heading (GArray *drafts,
                     guint   i)
{
  const AssayBlockDraft *draft = draft_at (drafts, i);
  AssayListLabel label;
  AssayBlockShape shape;

  if (!assay_list_label_read (&label, draft->start, draft->end) || assay_list_label_is_bullet (&label))
    return FALSE;
  if (i + 1 >= drafts->len || draft_at (drafts, i + 1)->kind != ASSAY_BLOCK_PARAGRAPH || !draft_at (drafts, i + 1)->prose)
    return FALSE;
  assay_block_shape_read (&shape, assay_skip_space (label.end, draft->end), draft->end);
  return assay_block_shape_is_heading (&shape);
}

static gboolean
is_heading (GArray   *drafts,
            guint     i,
            gboolean  interview)
{
  const AssayBlockDraft *draft = draft_at (drafts, i);
  AssayBlockShape shape;

  if (!is_short (draft))
    return FALSE;
  if (draft->kind == ASSAY_BLOCK_LIST_ITEM)
    return is_numbered_heading (drafts, i);
  if (draft->kind != ASSAY_BLOCK_PARAGRAPH || draft->prose)
    return FALSE;
  assay_block_shape_read (&shape, draft->start, draft->end);
  if (!assay_block_shape_is_heading (&shape) || (interview && shape.last == '?'))
    return FALSE;
  return has_content_below (drafts, i) && (assay_block_shape_is_strong (&shape) || stands_first (drafts, i));
}

static gboolean
is_interview (GArray *drafts)
{
  guint questions = 0;

  for (guint i = 0; i < drafts->len && questions < MIN_QUESTIONS; i++)
    {
      const AssayBlockDraft *draft = draft_at (drafts, i);
      AssayBlockShape shape;

      if (draft->kind != ASSAY_BLOCK_PARAGRAPH || !is_short (draft) || draft->end[-1] != '?')
        continue;
      assay_block_shape_read (&shape, draft->start, draft->end);
      questions += is_question (&shape);
    }
  return questions == MIN_QUESTIONS;
}

/* A line that begins with a date, whatever tags follow it, and says nothing in a sentence. */
static gboolean
is_date_line (const AssayBlockDraft *draft,
              const AssayLexicon    *lexicon)
{
  AssayTextDate date;
  const char *start;

  if (is_stopped (draft) && draft->prose)
    return FALSE;
  if (draft->columns >= ASSAY_LINE_WIDE && draft->end - draft->start > 3 * ASSAY_LINE_WIDE)
    return FALSE;
  start = assay_text_date_find (&date, draft->start, MIN (draft->end, draft->start + ASSAY_LINE_WIDE), lexicon);
  if (start == NULL)
    return FALSE;
  /* Before it: a weekday, or "Published on". */
  if (start - draft->start > 30)
    return FALSE;
  return date.end == draft->end || memchr (date.end, ':', draft->end - date.end) != NULL || draft->columns < 60;
}

static gboolean
is_same (const AssayBlockDraft *a,
         const AssayBlockDraft *b)
{
  return a->end - a->start == b->end - b->start && memcmp (a->start, b->start, a->end - a->start) == 0;
}

/* The front of a text ends where its first paragraph begins. */
static guint
count_front (GArray             *drafts,
             const AssayLexicon *lexicon)
{
  guint i;

  for (i = 0; i < drafts->len && i < MAX_FRONT; i++)
    {
      const AssayBlockDraft *draft = draft_at (drafts, i);

      if (draft->kind == ASSAY_BLOCK_REFERENCE || draft->kind == ASSAY_BLOCK_LIST_ITEM)
        break;
      if (draft->prose && !is_date_line (draft, lexicon))
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
    if (is_same (draft_at (drafts, i), draft_at (drafts, j)))
      return TRUE;
  return FALSE;
}

static gboolean
begins_with_by (const AssayBlockDraft *draft)
{
  const char *p = draft->start;

  return draft->end - p > 3 && g_ascii_strncasecmp (p, "by", 2) == 0 && assay_is_space (assay_peek (p + 2));
}

static gboolean
is_byline (GArray             *drafts,
           guint               i,
           guint               n_front,
           const AssayLexicon *lexicon)
{
  const AssayBlockDraft *draft = draft_at (drafts, i);
  AssayBlockShape shape;
  const char *start = draft->start;

  if (!is_short (draft))
    return FALSE;
  if (begins_with_by (draft))
    {
      start = assay_skip_space (start + strlen ("by"), draft->end);
      assay_block_shape_read (&shape, start, draft->end);
      return shape.words <= 16 && shape.capitals > 0 && shape.lowers <= 2 && !is_stopped (draft);
    }
  assay_block_shape_read (&shape, start, draft->end);
  if (!assay_block_shape_is_name (&shape, start, draft->end, lexicon))
    return FALSE;
  /* A name at the very top may be the title of an article on that person, unless it stands there again. */
  return i > 0 || recurs (drafts, i, n_front);
}

/* The line that stands in the front twice is the title; else the first that is long enough for one. */
static const AssayBlockDraft *
find_title (GArray             *drafts,
            guint               n_front)
{
  const AssayBlockDraft *title = NULL;

  for (guint i = 0; i < n_front; i++)
    {
      const AssayBlockDraft *draft = draft_at (drafts, i);
      AssayBlockShape shape;

      if (draft->kind != ASSAY_BLOCK_PARAGRAPH && draft->kind != ASSAY_BLOCK_HEADING)
        continue;
      assay_block_shape_read (&shape, draft->start, draft->end);
      if (recurs (drafts, i, n_front))
        return draft;
      if (!is_short (draft) || !assay_block_shape_is_title (&shape))
        continue;
      if (title == NULL)
        title = draft;
      else if (shape.words >= 3 && draft->kind == title->kind)
        {
          AssayBlockShape other;

          assay_block_shape_read (&other, title->start, title->end);
          if (other.words < 3 && !other.caseless)
            title = draft;
        }
    }
  return title;
}

/* Between a title and its repetition, a date among it, stands what a page puts around an article. */
static void
mark_between_titles (GArray *drafts,
                     guint   first,
                     guint   last)
{
  gboolean dated = FALSE;

  for (guint i = first + 1; i < last; i++)
    dated |= draft_at (drafts, i)->kind == ASSAY_BLOCK_BOILERPLATE;
  for (guint i = first + 1; dated && i < last; i++)
    if (!begins_with_by (draft_at (drafts, i)))
      draft_at (drafts, i)->kind = ASSAY_BLOCK_BOILERPLATE;
}

static void
mark_title (GArray          *drafts,
            guint            n_front,
            AssayBlockDraft  title)
{
  guint last = n_front;

  for (guint i = 0; i < n_front; i++)
    {
      if (!is_same (draft_at (drafts, i), &title))
        continue;
      draft_at (drafts, i)->kind = ASSAY_BLOCK_TITLE;
      if (last < n_front)
        mark_between_titles (drafts, last, i);
      last = i;
    }
}

static void
classify_front (GArray             *drafts,
                const AssayLexicon *lexicon)
{
  guint n_front = count_front (drafts, lexicon);
  const AssayBlockDraft *title;

  for (guint i = 0; i < n_front; i++)
    {
      AssayBlockDraft *draft = draft_at (drafts, i);

      if (draft->kind != ASSAY_BLOCK_PARAGRAPH && draft->kind != ASSAY_BLOCK_HEADING)
        continue;
      if (is_date_line (draft, lexicon))
        draft->kind = ASSAY_BLOCK_BOILERPLATE;
      else if (is_byline (drafts, i, n_front, lexicon))
        draft->kind = ASSAY_BLOCK_BYLINE;
    }
  title = find_title (drafts, n_front);
  if (title != NULL)
    mark_title (drafts, n_front, *title);
}

/* Behind the works cited stand links to other pages, if anything short. */
static void
classify_back (GArray *drafts)
{
  for (guint i = drafts->len; i > 0; i--)
    {
      AssayBlockDraft *draft = draft_at (drafts, i - 1);

      if (draft->kind == ASSAY_BLOCK_REFERENCE)
        {
          for (; i < drafts->len; i++)
            draft_at (drafts, i)->kind = ASSAY_BLOCK_BOILERPLATE;
          return;
        }
      if (draft->prose || is_stopped (draft) || draft->kind == ASSAY_BLOCK_LIST_ITEM)
        return;
    }
}

/**
 * assay_block_drafts_classify:
 * @drafts: (element-type AssayBlockDraft): the blocks of a text
 * @lexicon: its language
 */
void
assay_block_drafts_classify (GArray             *drafts,
                             const AssayLexicon *lexicon)
{
  gboolean interview;

  for (guint i = 0; i < drafts->len; i++)
    {
      AssayBlockDraft *draft = draft_at (drafts, i);

      if (is_furniture (draft))
        draft->kind = ASSAY_BLOCK_BOILERPLATE;
      draft->prose = is_prose (draft);
    }
  interview = is_interview (drafts);
  for (guint i = 0; i < drafts->len; i++)
    if (is_heading (drafts, i, interview))
      draft_at (drafts, i)->kind = ASSAY_BLOCK_HEADING;
  classify_front (drafts, lexicon);
  classify_back (drafts);
}
