/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links the numbers in a text to the entries with those labels. A number is believed for its
 * brackets; one glued to a word only as a link of the best chain that counts up through the labels.
 */

#include "config.h"

#include "assay-citation-finder.h"

#include "assay-labels.h"
#include "assay-numbers.h"

#include <string.h>

#define MAX_VALUE 1500

/* More entries with one number are no slip of one list. */
#define MAX_SHARED 8

typedef struct
{
  AssayCitationFinder *finder;
  GArray              *targets[MAX_VALUE + 1];   /* of guint: the entries with that number */
  GHashTable          *keys;                     /* label -> index + 1 */
  AssayNumbers        *numbers;
  guint                n_labels;
} Linker;

/* The number of an entry's label as the entry shows it, or as a person says it is; 0 for a key. */
static gboolean
read_value (AssayReference *reference,
            guint          *value)
{
  gboolean is_corrected = (reference->corrected & 1u << ASSAY_REFERENCE_FIELD_LABEL) != 0;
  const char *words = is_corrected ? reference->label : reference->raw;
  const char *end = words != NULL ? words + strlen (words) : NULL;
  AssayLabel label;

  if (reference->label == NULL)
    return FALSE;
  if (!is_corrected)
    {
      if (!assay_label_read (words, end, &label))
        return FALSE;
      *value = label.value;
    }
  else if (words + assay_scan_number (words, end, 4, value) != end)
    *value = 0;
  return TRUE;
}

static void
read_labels (Linker *self)
{
  GPtrArray *references = self->finder->references;

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      guint value;

      if (!read_value (reference, &value))
        continue;
      g_hash_table_insert (self->keys, reference->label, GUINT_TO_POINTER (i + 1));
      if (value == 0 || value > MAX_VALUE)
        continue;
      if (self->targets[value] == NULL)
        {
          self->targets[value] = g_array_new (FALSE, FALSE, sizeof (guint));
          self->n_labels++;
        }
      g_array_append_val (self->targets[value], i);
    }
}

/* A list whose numbers a web page drew by itself comes without them; then its order counts, from
 * the first entry without a label on. */
static void
count_unlabelled (Linker *self)
{
  GPtrArray *references = self->finder->references;
  guint n = 0;

  for (guint i = 0; i < references->len && n < MAX_VALUE; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);

      if (reference->label != NULL)
        continue;
      n++;
      self->targets[n] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (self->targets[n], i);
    }
  self->n_labels = n;
}

static gboolean
names_a_label (Linker                *self,
               const AssayNumberMark *mark)
{
  guint values[ASSAY_NUMBER_MAX_VALUES];
  guint n = assay_number_mark_get_values (mark, values);

  for (guint i = 0; i < n; i++)
    if (values[i] <= MAX_VALUE && self->targets[values[i]] != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_inside_reference (Linker         *self,
                     const AssayRun  run,
                     guint          *next)
{
  GPtrArray *references = self->finder->references;
  guint position = assay_text_get_position (self->finder->text, run.start - self->finder->start);

  while (*next < references->len
         && ((AssayReference *) g_ptr_array_index (references, *next))->span.end <= position)
    (*next)++;
  return *next < references->len
         && ((AssayReference *) g_ptr_array_index (references, *next))->span.start <= position;
}

/* The longest run of marks whose numbers count up: each mark takes the place of the smallest end
 * it improves. */
static void
keep_best_chain (GArray *marks)
{
  g_autofree guint *ends = g_new (guint, marks->len + 1);
  g_autofree int *before = g_new (int, marks->len + 1);
  guint length = 0;
  GArray *kept;

  for (guint i = 0; i < marks->len; i++)
    {
      guint value = g_array_index (marks, AssayNumberMark, i).first;
      guint low = 0;
      guint high = length;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (marks, AssayNumberMark, ends[middle]).first < value)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? (int) ends[low - 1] : -1;
      /* Of two with the same number the first is kept, unless the later lets the chain go on. */
      if (low == length || g_array_index (marks, AssayNumberMark, ends[low]).first != value)
        ends[low] = i;
      length = MAX (length, low + 1);
    }

  kept = g_array_sized_new (FALSE, FALSE, sizeof (AssayNumberMark), length);
  g_array_set_size (kept, length);
  for (int i = length > 0 ? (int) ends[length - 1] : -1, at = length; i >= 0; i = before[i])
    g_array_index (kept, AssayNumberMark, --at) = g_array_index (marks, AssayNumberMark, i);
  g_array_set_size (marks, 0);
  g_array_append_vals (marks, kept->data, kept->len);
  g_array_unref (kept);
}

static void
collect (Linker          *self,
         AssayNumberForm  form,
         GArray          *found)
{
  GArray *marks = assay_numbers_get_marks (self->numbers);
  guint next = 0;

  g_array_set_size (found, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      const AssayNumberMark *mark = &g_array_index (marks, AssayNumberMark, i);

      if (mark->form == form && !is_inside_reference (self, mark->run, &next)
          && (form == ASSAY_NUMBER_KEY || form == ASSAY_NUMBER_SQUARE
              || names_a_label (self, mark)))
        g_array_append_val (found, *mark);
    }
}

/* Where many lists with the same numbers stand in one text, a number belongs to the next of them,
 * or to the last. */
static guint
find_next_entry (Linker        *self,
                 GArray        *targets,
                 AssayCitation *citation)
{
  guint low = 0;
  guint high = targets->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      AssayReference *reference = g_ptr_array_index (self->finder->references,
                                                     g_array_index (targets, guint, middle));

      if (reference->span.start < citation->span.start)
        low = middle + 1;
      else
        high = middle;
    }
  return g_array_index (targets, guint, low);
}

static void
link_mark (Linker                *self,
           const AssayNumberMark *mark)
{
  guint values[ASSAY_NUMBER_MAX_VALUES];
  guint n = assay_number_mark_get_values (mark, values);
  AssayCitation *citation = NULL;

  if (mark->form == ASSAY_NUMBER_KEY)
    {
      AssayRun words = assay_scan_strip (mark->run.start, mark->run.end, "[]^");
      g_autofree char *key = g_strndup (words.start, words.end - words.start);
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, key));

      if (index == 0)
        return;
      citation = assay_citation_finder_add (self->finder, mark->run);
      assay_citation_add_target (citation, index - 1);
      return;
    }
  citation = assay_citation_finder_add (self->finder, mark->run);
  for (guint i = 0; i < n; i++)
    {
      GArray *targets = values[i] <= MAX_VALUE ? self->targets[values[i]] : NULL;

      if (targets != NULL && targets->len > MAX_SHARED)
        assay_citation_add_target (citation, find_next_entry (self, targets, citation));
      for (guint j = 0; targets != NULL && targets->len <= MAX_SHARED && j < targets->len; j++)
        assay_citation_add_target (citation, g_array_index (targets, guint, j));
    }
}

static void
link_all (Linker *self,
          GArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    link_mark (self, &g_array_index (marks, AssayNumberMark, i));
}

static guint
count_labels (Linker *self,
              GArray *marks)
{
  g_autofree guint8 *seen = g_malloc0 (MAX_VALUE + 1);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      guint values[ASSAY_NUMBER_MAX_VALUES];
      guint count = assay_number_mark_get_values (&g_array_index (marks, AssayNumberMark, i),
                                                  values);

      for (guint j = 0; j < count; j++)
        if (values[j] <= MAX_VALUE && self->targets[values[j]] != NULL && !seen[values[j]])
          {
            seen[values[j]] = 1;
            n++;
          }
    }
  return n;
}

/* Numbers that point at places in a list are believed where nearly every one of them is in it. */
static void
link_places (Linker *self)
{
  static const AssayNumberForm forms[] = { ASSAY_NUMBER_SQUARE, ASSAY_NUMBER_RAISED,
                                           ASSAY_NUMBER_GLUED };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AssayNumberMark));

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      guint n_all;

      collect (self, forms[i], marks);
      n_all = marks->len;
      if (forms[i] == ASSAY_NUMBER_GLUED)
        keep_best_chain (marks);
      if (marks->len == 0
          || count_labels (self, marks) * 100 < self->n_labels * (forms[i] == ASSAY_NUMBER_GLUED
                                                                  ? 90 : 60)
          || marks->len * 10 < n_all * 8)
        continue;
      link_all (self, marks);
      return;
    }
}

/* Forms in the order they are believed in; a chain counts up, other forms may name a number again.
 * */
static void
link_numbers (Linker *self)
{
  static const struct { AssayNumberForm form; gboolean chain; guint percent; } forms[] = {
    { ASSAY_NUMBER_SQUARE, FALSE, 30 },
    { ASSAY_NUMBER_FOOTNOTE, FALSE, 1 },
    { ASSAY_NUMBER_ROMAN, FALSE, 30 },
    { ASSAY_NUMBER_RAISED, FALSE, 20 },
    { ASSAY_NUMBER_GLUED, TRUE, 30 },
    { ASSAY_NUMBER_LOOSE, TRUE, 60 },
    { ASSAY_NUMBER_ROUND, FALSE, 70 },
  };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AssayNumberMark));

  for (guint i = 0; i < G_N_ELEMENTS (forms) && self->n_labels > 0; i++)
    {
      collect (self, forms[i].form, marks);
      if (forms[i].chain)
        keep_best_chain (marks);
      if (marks->len == 0 || count_labels (self, marks) * 100 < self->n_labels * forms[i].percent)
        continue;
      link_all (self, marks);
      break;
    }
  collect (self, ASSAY_NUMBER_KEY, marks);
  link_all (self, marks);
}

/**
 * assay_citation_finder_find_numbers:
 *
 * Adds the numeric markers, and those that name an entry's key.
 */
void
assay_citation_finder_find_numbers (AssayCitationFinder *self)
{
  g_autofree Linker *linker = g_new0 (Linker, 1);

  linker->finder = self;
  linker->keys = g_hash_table_new (g_str_hash, g_str_equal);
  read_labels (linker);
  linker->numbers = assay_numbers_new (self->start, self->end);
  if (g_hash_table_size (linker->keys) > 0)
    link_numbers (linker);
  else
    {
      count_unlabelled (linker);
      link_places (linker);
    }
  assay_numbers_free (linker->numbers);
  g_hash_table_unref (linker->keys);
  for (guint i = 0; i <= MAX_VALUE; i++)
    g_clear_pointer (&linker->targets[i], g_array_unref);
}
