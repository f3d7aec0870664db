/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every number in a text that may be a marker: in brackets, raised, or glued to the word before it
 * as web pages leave a superscript when they lose it. Which of them are markers is for others to
 * say.
 */

#include "config.h"

#include "assay-numbers.h"

#include "assay-glued-number.h"
#include "assay-labels.h"

#include <string.h>

#define MAX_VALUE 1500

/* No article has more; a text that does is not one, and must not cost memory without bound. */
#define MAX_MARKS 200000

struct _AssayNumbers
{
  const char *start;
  const char *end;
  GArray     *marks;                     /* of AssayNumberMark */
  const char *first_at[MAX_VALUE + 1];
};

static void
add_mark (AssayNumbers    *self,
          AssayNumberForm  form,
          const char      *start,
          const char      *end,
          guint            first)
{
  AssayNumberMark mark = { form, { start, end }, first };

  if (self->marks->len >= MAX_MARKS)
    return;
  g_array_append_val (self->marks, mark);
  if (form == ASSAY_NUMBER_LOOSE || form == ASSAY_NUMBER_ROUND || form == ASSAY_NUMBER_KEY)
    return;

  {
    guint values[ASSAY_NUMBER_MAX_VALUES];
    guint n = assay_number_mark_get_values (&mark, values);

    for (guint i = 0; i < n; i++)
      if (values[i] <= MAX_VALUE && self->first_at[values[i]] == NULL)
        self->first_at[values[i]] = start;
  }
}

static gboolean
at_line_start (AssayNumbers *self,
               const char   *p)
{
  while (p > self->start && (p[-1] == ' ' || p[-1] == '\t' || p[-1] == '*'))
    p--;
  return p == self->start || p[-1] == '\n';
}

static const char *
skip_blank (const char *p,
            const char *end)
{
  while (p < end && (*p == ' ' || g_utf8_get_char (p) == 0xA0))
    p = g_utf8_next_char (p);
  return p;
}

/* A list of numbers up to the closer: "2", "2, 4", "2-4", "2; 4", "2, p. 14", "2: 14". */
static const char *
read_list (const char *p,
           const char *end,
           char        closer,
           guint      *first)
{
  gboolean any = FALSE;

  for (;;)
    {
      guint value;
      guint digits;

      p = skip_blank (p, end);
      digits = assay_scan_number (p, end, 3, &value);
      if (digits == 0 || value == 0)
        return NULL;
      if (!any)
        *first = value;
      any = TRUE;
      p = skip_blank (p + digits, end);
      if (p >= end)
        return NULL;
      if (*p == closer)
        return p + 1;
      if (closer == ']' && (*p == ':' || *p == ','))
        {
          const char *page = skip_blank (p + 1, end);

          if (*p == ':' || assay_scan_prefix (page, end, "p")
              || assay_scan_prefix (page, end, "chap")
              || assay_scan_prefix (page, end, "sec") || assay_scan_prefix (page, end, "§"))
            {
              const char *limit = MIN (end, p + 40);
              const char *close = memchr (p, ']', limit - p);

              return close != NULL ? close + 1 : NULL;
            }
        }
      if (*p == ',' || *p == ';')
        p++;
      else if (assay_scan_is_dash (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else
        return NULL;
    }
}

static const char *
read_square (AssayNumbers *self,
             const char   *p)
{
  AssayLabel label;
  guint first;
  const char *close = read_list (p + 1, self->end, ']', &first);

  if (close != NULL)
    {
      const char *q = skip_blank (close, self->end);
      guint last;

      /* "[2]–[4]" is one range. */
      if (q < self->end && assay_scan_is_dash (g_utf8_get_char (q)))
        {
          q = skip_blank (g_utf8_next_char (q), self->end);
          q = q < self->end && *q == '[' ? read_list (q + 1, self->end, ']', &last) : NULL;
          if (q != NULL)
            close = q;
        }
      /* At the start of a line it labels what follows. */
      if (!at_line_start (self, p))
        add_mark (self, ASSAY_NUMBER_SQUARE, p, close, first);
      return close;
    }
  if (assay_label_read (p, self->end, &label) && !at_line_start (self, p))
    {
      close = memchr (p, ']', self->end - p);
      if (label.style == ASSAY_LABEL_ROMAN)
        add_mark (self, ASSAY_NUMBER_ROMAN, p, close + 1, label.value);
      else if (label.style == ASSAY_LABEL_FOOTNOTE)
        add_mark (self, label.value != 0
                  ? ASSAY_NUMBER_FOOTNOTE : ASSAY_NUMBER_KEY, p, close + 1, label.value);
      else if (label.style == ASSAY_LABEL_KEY)
        add_mark (self, ASSAY_NUMBER_KEY, p, close + 1, 0);
      return close + 1;
    }
  return p + 1;
}

static const char *
read_round (AssayNumbers *self,
            const char   *p)
{
  guint first;
  const char *close = read_list (p + 1, self->end, ')', &first);

  if (close == NULL)
    return p + 1;
  if (!at_line_start (self, p))
    add_mark (self, ASSAY_NUMBER_ROUND, p, close, first);
  return close;
}

/* More raised numbers after the first: "¹,²", "¹–³" */
static const char *
read_raised (AssayNumbers *self,
             const char   *p)
{
  const char *q = p;
  guint first = 0;

  for (;;)
    {
      guint value;
      guint length = assay_label_read_raised (q, self->end, &value);

      if (length == 0)
        break;
      if (first == 0)
        first = value;
      q += length;
      p = q;
      if (q < self->end
          && (*q == ',' || assay_scan_is_dash (g_utf8_get_char (q))
              || g_utf8_get_char (q) == 0x207B))
        q = g_utf8_next_char (q);
      else
        break;
    }
  return p;
}

static const char *
read_digits (AssayNumbers *self,
             const char   *p)
{
  guint value;
  guint digits = assay_scan_number (p, self->end, 3, &value);
  const char *q = p;
  const char *mark_end;
  gunichar before;

  if (digits == 0)
    {
      while (q < self->end && g_ascii_isdigit (*q))
        q++;
      return q;
    }
  q += digits;
  before = assay_scan_char_before (self->start, p);
  if (value == 0 || *p == '0')
    return q;
  if (assay_scan_is_space (before) && before != '\n')
    {
      gunichar ender = assay_scan_char_before (self->start, g_utf8_prev_char (p));
      const char *next = skip_blank (q, self->end);

      if ((ender == '.' || ender == '?' || ender == '!' || ender == 0x201D || ender == ')')
          && (next == self->end || *next == '\n'
              || (next > q && g_unichar_isupper (g_utf8_get_char (next)))))
        add_mark (self, ASSAY_NUMBER_LOOSE, p, q, value);
      return q;
    }
  if (before == 0 || assay_scan_is_space (before))
    return q;
  mark_end = assay_glued_number_find_end ((AssayRun) { self->start, self->end }, p, q);
  if (mark_end == NULL)
    return q;
  add_mark (self, ASSAY_NUMBER_GLUED, p, mark_end, value);
  return mark_end;
}

/* Addresses hold digits that point at nothing. */
static const char *
skip_address (const char *p,
              const char *end)
{
  if (assay_scan_prefix (p, end, "http") || assay_scan_prefix (p, end, "www."))
    return assay_scan_skip_word (p, end);
  return p;
}

static void
scan (AssayNumbers *self)
{
  const char *p = self->start;

  while (p < self->end)
    {
      guint value;
      guchar c = *p;

      if (c == '[')
        p = read_square (self, p);
      else if (c == '(')
        p = read_round (self, p);
      else if (g_ascii_isdigit (c))
        p = read_digits (self, p);
      else if ((c == 'h' || c == 'w') && (p == self->start || !g_ascii_isalnum (p[-1])))
        p = MAX (skip_address (p, self->end), p + 1);
      else if ((c == 0xC2 || c == 0xE2) && assay_label_read_raised (p, self->end, &value) > 0)
        {
          const char *q = read_raised (self, p);

          if (value > 0 && !at_line_start (self, p))
            add_mark (self, ASSAY_NUMBER_RAISED, p, q, value);
          p = q;
        }
      else
        p = g_utf8_next_char (p);
    }
}

/**
 * assay_numbers_new:
 *
 * Returns: (transfer full): the numbers from @start to @end that may be markers
 */
AssayNumbers *
assay_numbers_new (const char *start,
                   const char *end)
{
  AssayNumbers *self = g_new0 (AssayNumbers, 1);

  self->start = start;
  self->end = end;
  self->marks = g_array_new (FALSE, FALSE, sizeof (AssayNumberMark));
  scan (self);
  return self;
}

void
assay_numbers_free (AssayNumbers *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * assay_numbers_get_marks:
 *
 * Returns: (transfer none) (element-type AssayNumberMark): the marks, in order
 */
GArray *
assay_numbers_get_marks (AssayNumbers *self)
{
  return self->marks;
}

/**
 * assay_numbers_points_at:
 * @value: the number of a note
 * @before: where the note stands
 *
 * Returns: whether a mark before the note may point at it
 */
gboolean
assay_numbers_points_at (const AssayNumbers *self,
                         guint               value,
                         const char         *before)
{
  return value <= MAX_VALUE && self->first_at[value] != NULL && self->first_at[value] < before;
}

/**
 * assay_number_mark_get_values:
 * @values: (out caller-allocates) (array fixed-size=24): the numbers the mark names, ranges
 *   written out
 *
 * Returns: how many there are; those past the room are left out
 */
guint
assay_number_mark_get_values (const AssayNumberMark *mark,
                              guint                 *values)
{
  const char *p = mark->run.start;
  guint n = 0;
  gboolean range = FALSE;

  if (mark->form == ASSAY_NUMBER_ROMAN || mark->form == ASSAY_NUMBER_FOOTNOTE)
    {
      values[0] = mark->first;
      return 1;
    }
  if (mark->form == ASSAY_NUMBER_KEY)
    return 0;
  while (p < mark->run.end && n < ASSAY_NUMBER_MAX_VALUES)
    {
      guint value;
      guint length = mark->form == ASSAY_NUMBER_RAISED
                     ? assay_label_read_raised (p, mark->run.end, &value)
                     : assay_scan_number (p, mark->run.end, 3, &value);

      if (length == 0)
        {
          gunichar c = g_utf8_get_char (p);

          /* What follows a colon or a letter is a page. */
          if (c == ':' || g_unichar_isalpha (c) || c == 0xA7)
            break;
          range |= assay_scan_is_dash (c) || c == 0x207B;
          p = g_utf8_next_char (p);
          continue;
        }
      if (range && n > 0 && value > values[n - 1])
        while (values[n - 1] + 1 < value && n < ASSAY_NUMBER_MAX_VALUES - 1)
          {
            values[n] = values[n - 1] + 1;
            n++;
          }
      values[n++] = value;
      range = FALSE;
      p += length;
    }
  return n;
}
