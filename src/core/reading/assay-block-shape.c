/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings, names and titles are known by how they look: short, capitalised, without a full stop.
 */

#include "config.h"

#include "assay-block-shape.h"

#include "assay-characters.h"

#include <string.h>

/* Words of so few letters stay small in a title in title case: "of", "and", "from". */
#define SMALL_WORD 4

#define MAX_HEADING_WORDS 18
#define MAX_SENTENCE_CASE_WORDS 10
#define MAX_CAPTION_WORDS 3
#define MIN_LONG_TITLE_WORDS 6
#define MAX_TITLE_WORDS 22

/* A URL, a DOI, an e-mail address; but "@name" is a word. */
static gboolean
is_address (const char *start,
            const char *end)
{
  if (g_strstr_len (start, end - start, "://") != NULL || g_str_has_prefix (start, "www."))
    return TRUE;
  if (g_str_has_prefix (start, "10.") && memchr (start, '/', end - start) != NULL)
    return TRUE;
  return *start != '@' && memchr (start, '@', end - start) != NULL;
}

static void
read_word (AssayBlockShape *shape,
           const char      *start,
           const char      *end)
{
  const char *p = start;
  guint letters = 0;
  gunichar first;

  while (p < end && (assay_is_opener (assay_peek (p)) || assay_is_dash (assay_peek (p))))
    p = assay_next (p);
  if (p >= end)
    return;
  first = assay_peek (p);
  shape->joined |= assay_is_string (start, end, "and") || assay_is_string (start, end, "&");
  shape->address |= is_address (start, end);
  if (!assay_is_letter (first) && !assay_is_digit (first))
    return;
  for (; p < end; p = assay_next (p))
    {
      gunichar c = assay_peek (p);

      letters += assay_is_letter (c);
      shape->upper &= !assay_is_lower (c);
      shape->caseless &= !assay_is_lower (c) && !assay_is_upper (c);
    }
  shape->words++;
  shape->capitals += assay_is_upper (first);
  shape->numbers += assay_is_digit (first);
  shape->lowers += assay_is_lower (first) && letters > SMALL_WORD;
}

/* A full stop behind a word of some length, and a capital behind that. */
static gboolean
is_inner_stop (const char *start,
               const char *p,
               const char *end)
{
  const char *after = assay_skip_space (assay_next (p), end);

  if (after == p + 1 || after >= end || assay_is_lower (assay_peek (after)))
    return FALSE;
  if (*p != '.')
    return *p == '!' || *p == '?';
  return p - start > 3 && g_ascii_islower (p[-1]) && g_ascii_islower (p[-2]) &&
         g_ascii_islower (p[-3]);
}

/**
 * assay_block_shape_read:
 * @shape: (out caller-allocates): what was read
 * @start: where a short block begins, trimmed
 * @end: where it ends
 */
void
assay_block_shape_read (AssayBlockShape *shape,
                        const char      *start,
                        const char      *end)
{
  const char *word = start;

  *shape = (AssayBlockShape) { .first = assay_peek (start), .upper = TRUE, .caseless = TRUE };
  for (const char *p = start; p < end; p = assay_next (p))
    {
      gunichar c = assay_peek (p);

      shape->commas += c == ',' || c == 0x3001 || c == 0xFF0C;
      shape->colon |= c == ':' && assay_next (p) < end;
      shape->inner_stop |= is_inner_stop (start, p, end);
      shape->last = c;
      if (assay_is_space (c))
        {
          read_word (shape, word, p);
          word = assay_next (p);
        }
    }
  read_word (shape, word, end);
  shape->upper &= shape->capitals > 0;
  shape->caseless &= shape->words > 0 && shape->numbers < shape->words;
}

/**
 * assay_block_shape_is_strong:
 *
 * Returns: whether what looks like a heading can hardly be anything else: "What Each Side Wants"
 */
gboolean
assay_block_shape_is_strong (const AssayBlockShape *shape)
{
  return shape->upper ||
         (shape->lowers == 0 && shape->capitals > 0 && 2 * shape->capitals >= shape->words);
}

static gboolean
ends_as_heading (const AssayBlockShape *shape)
{
  gunichar c = shape->last;

  if (c == ':' || c == 0xFF1A)
    return shape->words <= MAX_CAPTION_WORDS || assay_block_shape_is_strong (shape);
  return c != '.' && c != ',' && c != ';' && c != '"' && c != '>' && c != '_' && c != '=' &&
         c != ASSAY_ELLIPSIS && c != 0x3002 && c != 0x201D && !assay_is_dash (c);
}

static gboolean
may_be_heading (const AssayBlockShape *shape,
                guint                  max_words)
{
  gunichar c = shape->first;

  if (shape->words == 0 || shape->words > max_words || shape->address || !ends_as_heading (shape))
    return FALSE;
  if (assay_is_lower (c) || (shape->inner_stop && !shape->upper))
    return FALSE;
  return assay_is_letter (c) || assay_is_digit (c) || assay_is_opener (c);
}

/**
 * assay_block_shape_is_heading:
 *
 * Returns: whether a block looks like a heading
 */
gboolean
assay_block_shape_is_heading (const AssayBlockShape *shape)
{
  if (!may_be_heading (shape, MAX_HEADING_WORDS))
    return FALSE;
  if (shape->caseless)
    return shape->commas == 0;
  if (shape->commas > 0 && !shape->joined && !shape->colon)
    return FALSE;
  if (assay_block_shape_is_strong (shape))
    return TRUE;
  return shape->commas == 0 && shape->words <= MAX_SENTENCE_CASE_WORDS &&
         shape->capitals + shape->numbers > 0;
}

/**
 * assay_block_shape_is_title:
 *
 * Returns: whether a block looks like the title of an article, which may be longer than a heading
 */
gboolean
assay_block_shape_is_title (const AssayBlockShape *shape)
{
  return assay_block_shape_is_heading (shape) ||
         (may_be_heading (shape, MAX_TITLE_WORDS) && shape->words >= MIN_LONG_TITLE_WORDS &&
          shape->commas <= 2);
}

/**
 * assay_block_skip_caption:
 * @start: where a block begins
 * @end: where it ends
 *
 * Returns: (transfer none): behind the label of a caption, "Figure 1.5", or @start where there is
 *   none
 */
const char *
assay_block_skip_caption (const char *start,
                          const char *end)
{
  static const char *const labels[] = {
    "Figure", "Fig.", "Table", "Chart", "Map", "Box", "Photo", "Image", "Abbildung", "Abb.",
    "Tabelle", "Tableau", "Figura", "Tabla", "Рис.", "Рисунок", "Таблица", "그림", "표", "图", "圖",
    "表", "図",
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (start, labels[i]))
      {
        const char *p = assay_skip_space (start + strlen (labels[i]), end);
        const char *number = p;

        while (p < end && (g_ascii_isdigit (*p) ||
                           (p > number && strchr (".-", *p) != NULL && p + 1 < end &&
                            g_ascii_isdigit (p[1]))))
          p++;
        return p > number ? p : start;
      }
  return start;
}
