/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn of annotations, and what changes between two states of them: an article may carry
 * ten thousand, and a tag must touch only its own.
 */

#include "config.h"

#include "assay-mark.h"

static int
compare (const AssayMark *a,
         const AssayMark *b)
{
  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  if (a->span.end != b->span.end)
    return a->span.end < b->span.end ? -1 : 1;
  return (a->kind > b->kind) - (a->kind < b->kind);
}

/**
 * assay_marks_compare:
 * @before: (element-type AssayMark): what was there, in order of start
 * @after: (element-type AssayMark): what is there now, in order of start
 * @gone: (scope call): called for every mark that is only in @before
 * @come: (scope call): called for every mark that is only in @after, when all of @gone are done
 * @data: for both
 *
 * Finds the differences in one walk. All that is gone is told first, since the words of a mark that
 * goes may be those of one that comes.
 */
void
assay_marks_compare (GArray        *before,
                     GArray        *after,
                     AssayMarkFunc  gone,
                     AssayMarkFunc  come,
                     gpointer       data)
{
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (AssayMark));
  guint i = 0;
  guint j = 0;

  while (i < before->len || j < after->len)
    {
      const AssayMark *old = i < before->len ? &g_array_index (before, AssayMark, i) : NULL;
      const AssayMark *new = j < after->len ? &g_array_index (after, AssayMark, j) : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : compare (old, new);

      if (order < 0)
        gone (old, data);
      else if (order > 0)
        g_array_append_vals (fresh, new, 1);
      i += order <= 0;
      j += order >= 0;
    }
  for (guint k = 0; k < fresh->len; k++)
    come (&g_array_index (fresh, AssayMark, k), data);
}

/**
 * assay_marks_find:
 * @marks: (element-type AssayMark): marks that do not overlap, in order
 * @position: a position in the text
 *
 * Returns: the index of the first mark that ends after @position, or the number of marks
 */
guint
assay_marks_find (GArray *marks,
                  guint   position)
{
  guint low = 0;
  guint high = marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (marks, AssayMark, middle).span.end > position)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/**
 * assay_marks_find_alone:
 * @others: (element-type AssayMark): what others say of sentences, in order of these
 * @marks: (element-type AssayMark): marks that do not overlap, in order
 *
 * Finds out which of the others' marks are alone: the first of each sentence that no mark touches,
 * but for one that says that it is to have none.
 */
void
assay_marks_find_alone (GArray *others,
                        GArray *marks)
{
  guint j = 0;

  for (guint i = 0; i < others->len; i++)
    {
      AssayMark *other = &g_array_index (others, AssayMark, i);
      gboolean is_first = i == 0 || other[-1].span.start != other->span.start;

      while (j < marks->len && g_array_index (marks, AssayMark, j).span.end <= other->span.start)
        j++;
      other->alone = is_first && other->kind != NULL
                     && (j == marks->len
                         || g_array_index (marks, AssayMark, j).span.start >= other->span.end);
    }
}
