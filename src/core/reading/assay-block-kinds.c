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

#include <string.h>

#define MIN_RULE 3

/* So many headings and captions may stand between a heading and its first paragraph. */
#define MAX_BETWEEN 3

/* A paragraph has at least so many words, fewer if it ends in a full stop. */
#define PROSE_WORDS 20
#define STOPPED_PROSE_WORDS 7

/* A question of no more words may be a heading, unless so many of them make an interview. */
#define MAX_QUESTION_WORDS 10
#define MIN_QUESTIONS 3

/* A line that holds more than the headings of the next so many blocks is a table of contents; they
 * have this many words together. */
#define MAX_CONTENTS 100
#define MIN_CONTENTS_WORDS 3

static gboolean
is_question (const AssayBlockShape *shape)
{
  return shape->last == '?' && shape->words <= MAX_QUESTION_WORDS &&
         !assay_block_shape_is_strong (shape);
}

static gboolean
is_prose (const AssayBlockDraft *draft)
{
  AssayBlockShape shape;

  if (draft->kind == ASSAY_BLOCK_REFERENCE || draft->kind == ASSAY_BLOCK_BOILERPLATE)
    return FALSE;
  if (!assay_block_draft_is_short (draft))
    return TRUE;
  assay_block_shape_read (&shape, draft->start, draft->end);
  if (shape.caseless)
    return assay_block_draft_is_stopped (draft);
  return !assay_block_shape_is_strong (&shape) && !is_question (&shape) &&
         shape.words >= (assay_block_draft_is_stopped (draft) ? STOPPED_PROSE_WORDS : PROSE_WORDS);
}

/* A line drawn across the page: "___", "* * *". */
static gboolean
is_rule (const AssayBlockDraft *draft)
{
  for (const char *p = draft->start; p < draft->end; p = assay_next (p))
    if ((guchar) *p >= 0x80 || g_ascii_isalnum (*p))
      return FALSE;
  return draft->columns >= MIN_RULE;
}

static gboolean
is_furniture (const AssayBlockDraft *draft)
{
  if (draft->kind == ASSAY_BLOCK_REFERENCE || !assay_block_draft_is_short (draft))
    return FALSE;
  return is_rule (draft) || assay_furniture_matches (draft->start, draft->end);
}

static gboolean
looks_like_heading (const AssayBlockDraft *draft)
{
  AssayBlockShape shape;

  if (draft->kind == ASSAY_BLOCK_HEADING)
    return TRUE;
  if (draft->kind != ASSAY_BLOCK_PARAGRAPH || !assay_block_draft_is_short (draft))
    return FALSE;
  assay_block_shape_read (&shape, draft->start, draft->end);
  return assay_block_shape_is_heading (&shape);
}

/* A heading is followed by what it is the heading of, perhaps with another heading and a caption
 * between; more of them are a list. */
static gboolean
has_content_below (GArray *drafts,
                   guint   i)
{
  guint headings = 0;

  for (guint j = i + 1; j < drafts->len && j <= i + MAX_BETWEEN; j++)
    {
      const AssayBlockDraft *draft = assay_block_draft_at (drafts, j);

      if (draft->prose || draft->kind == ASSAY_BLOCK_REFERENCE ||
          draft->kind == ASSAY_BLOCK_LIST_ITEM)
        return TRUE;
      if (!looks_like_heading (draft))
        {
          if (assay_block_draft_is_stopped (draft))
            return TRUE;
        }
      else if (++headings > 1)
        return FALSE;
    }
  return FALSE;
}

/* What does not look like a heading by its capitals is one only as the first of what stands between
 * paragraphs. */
static gboolean
stands_first (GArray *drafts,
              guint   i)
{
  const AssayBlockDraft *before = i > 0 ? assay_block_draft_at (drafts, i - 1) : NULL;

  return before == NULL || before->kind != ASSAY_BLOCK_PARAGRAPH || before->prose ||
         assay_block_draft_is_stopped (before) || !looks_like_heading (before);
}

/* "2.1 Study sites" stands right below "2. Methods". */
static gboolean
is_numbered_below (const AssayListLabel  *label,
                   const AssayBlockDraft *above,
                   const AssayBlockDraft *draft)
{
  const char *number_end = above->start;
  gsize length;

  while (number_end < label->end && assay_is_digit (assay_peek (number_end)))
    number_end++;
  length = number_end - above->start;
  return length > 0 && (gsize) (draft->end - draft->start) > length + 1 &&
         memcmp (above->start, draft->start, length) == 0 && draft->start[length] == '.' &&
         assay_is_digit (assay_peek (draft->start + length + 1)) && looks_like_heading (draft);
}

static gboolean
is_numbered_heading (GArray *drafts,
                     guint   i)
{
  const AssayBlockDraft *draft = assay_block_draft_at (drafts, i);
  const AssayBlockDraft *next;
  AssayListLabel label;
  AssayBlockShape shape;

  if (!assay_list_label_read (&label, draft->start, draft->end) ||
      assay_list_label_is_bullet (&label))
    return FALSE;
  if (i + 1 >= drafts->len)
    return FALSE;
  next = assay_block_draft_at (drafts, i + 1);
  if (next->kind != ASSAY_BLOCK_PARAGRAPH ||
      (!next->prose && !assay_block_draft_is_stopped (next) &&
       !is_numbered_below (&label, draft, next)))
    return FALSE;
  assay_block_shape_read (&shape, assay_skip_space (label.end, draft->end), draft->end);
  return assay_block_shape_is_heading (&shape);
}

/* Behind "Part 1 of 2: ", or where the heading begins. */
static const char *
skip_part (const AssayBlockDraft *draft)
{
  const char *colon = memchr (draft->start, ':', draft->end - draft->start);

  return colon != NULL ? assay_skip_space (colon + 1, draft->end) : draft->start;
}

/* How many words of a line that is longer are those of a heading. */
static guint
count_contents (const AssayBlockDraft *line,
                const AssayBlockDraft *heading)
{
  const char *words = skip_part (heading);
  AssayBlockShape shape;

  if (line->end - line->start <= heading->end - words ||
      memmem (line->start, line->end - line->start, words, heading->end - words) == NULL)
    return 0;
  assay_block_shape_read (&shape, words, heading->end);
  return shape.words;
}

/* "Two parts: The frame The roof" */
static gboolean
lists_headings (GArray                *drafts,
                guint                  i,
                const AssayBlockShape *shape)
{
  const AssayBlockDraft *line = assay_block_draft_at (drafts, i);
  guint words = 0;

  if (shape->words <= MIN_CONTENTS_WORDS)
    return FALSE;
  for (guint j = i + 1; j < drafts->len && j <= i + MAX_CONTENTS; j++)
    {
      const AssayBlockDraft *draft = assay_block_draft_at (drafts, j);

      if (!draft->prose && looks_like_heading (draft))
        words += count_contents (line, draft);
      if (words >= MIN_CONTENTS_WORDS)
        return TRUE;
    }
  return FALSE;
}

/* "View of the harbour": what is shown, where a heading would say what is told. */
static gboolean
names_picture (const AssayBlockDraft *draft)
{
  static const char *const beginnings[] = {
    "Portrait of ", "Photograph of ", "Photo of ", "Picture of ", "Painting of ", "Drawing of ",
    "Illustration of ", "View of ", "Aerial view of ", "Map of ", "Statue of ", "Bust of ",
    "Screenshot of ", "Detail of ", "One of ", "Porträt ", "Blick auf ", "Karte ", "Portrait de ",
    "Vue de ", "Carte de ", "Retrato de ", "Vista de ", "Mapa de ", "Портрет ", "Вид на ", "Карта ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (draft->start, beginnings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_heading (GArray             *drafts,
            guint               i,
            gboolean            interview,
            const AssayLexicon *lexicon)
{
  const AssayBlockDraft *draft = assay_block_draft_at (drafts, i);
  AssayBlockShape shape;

  if (!assay_block_draft_is_short (draft))
    return FALSE;
  if (draft->kind == ASSAY_BLOCK_LIST_ITEM)
    return is_numbered_heading (drafts, i);
  if (draft->kind != ASSAY_BLOCK_PARAGRAPH || draft->prose)
    return FALSE;
  assay_block_shape_read (&shape, draft->start, draft->end);
  if (!assay_block_shape_is_heading (&shape)
      || assay_block_skip_caption (draft->start, draft->end) > draft->start ||
      (interview && shape.last == '?') || assay_block_draft_is_date_line (draft, lexicon))
    return FALSE;
  if (!has_content_below (drafts, i) || lists_headings (drafts, i, &shape))
    return FALSE;
  return assay_block_shape_is_strong (&shape) ||
         (stands_first (drafts, i) && !names_picture (draft));
}

static gboolean
is_interview (GArray *drafts)
{
  guint questions = 0;

  for (guint i = 0; i < drafts->len && questions < MIN_QUESTIONS; i++)
    {
      const AssayBlockDraft *draft = assay_block_draft_at (drafts, i);
      AssayBlockShape shape;

      if (draft->kind != ASSAY_BLOCK_PARAGRAPH || !assay_block_draft_is_short (draft) ||
          draft->end[-1] != '?')
        continue;
      assay_block_shape_read (&shape, draft->start, draft->end);
      questions += is_question (&shape);
    }
  return questions == MIN_QUESTIONS;
}

/* Behind the works cited stand links to other pages, if anything short. */
static void
classify_back (GArray *drafts)
{
  for (guint i = drafts->len; i > 0; i--)
    {
      AssayBlockDraft *draft = assay_block_draft_at (drafts, i - 1);

      if (draft->kind == ASSAY_BLOCK_REFERENCE)
        {
          for (; i < drafts->len; i++)
            assay_block_draft_at (drafts, i)->kind = ASSAY_BLOCK_BOILERPLATE;
          return;
        }
      if (draft->prose || assay_block_draft_is_stopped (draft) ||
          draft->kind == ASSAY_BLOCK_LIST_ITEM)
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
      AssayBlockDraft *draft = assay_block_draft_at (drafts, i);

      if (is_furniture (draft))
        draft->kind = ASSAY_BLOCK_BOILERPLATE;
      draft->prose = is_prose (draft);
    }
  interview = is_interview (drafts);
  for (guint i = 0; i < drafts->len; i++)
    if (is_heading (drafts, i, interview, lexicon))
      assay_block_draft_at (drafts, i)->kind = ASSAY_BLOCK_HEADING;
  assay_block_drafts_classify_front (drafts, lexicon);
  classify_back (drafts);
}
