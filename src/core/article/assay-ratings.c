/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who rated what how, kept so small that a measure of agreement passes over it in microseconds.
 */

#include "config.h"

#include "assay-ratings-private.h"

#include <stdlib.h>
#include <string.h>

static guint
hash_key (gconstpointer data)
{
  const int *key = data;
  guint hash = 0;

  for (int i = 1; i <= key[0]; i++)
    hash = hash * 31 + key[i];
  return hash;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const int *key = a;

  return memcmp (a, b, (key[0] + 1) * sizeof *key) == 0;
}

/**
 * assay_ratings_new:
 * @n_raters: how many rated
 * @n_values: how many values there are; they are numbered from 0
 *
 * Returns: (transfer full): a table without units
 */
AssayRatings *
assay_ratings_new (guint n_raters,
                   guint n_values)
{
  AssayRatings *self;

  g_return_val_if_fail (n_raters >= 2 && n_values >= 1, NULL);

  self = g_new0 (AssayRatings, 1);
  self->n_raters = n_raters;
  self->n_values = n_values;
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
  self->weights = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
  self->key = g_new0 (int, n_raters + 1);
  self->key[0] = n_raters;
  return self;
}

void
assay_ratings_free (AssayRatings *self)
{
  g_array_unref (self->values);
  g_array_unref (self->weights);
  g_hash_table_unref (self->rows);
  g_free (self->key);
  g_free (self);
}

static void
add_units (AssayRatings *self,
           const int    *values,
           guint         n)
{
  guint row;

  memcpy (self->key + 1, values, self->n_raters * sizeof *values);
  row = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, self->key));
  self->n_units += n;
  if (row != 0)
    {
      g_array_index (self->weights, guint, row - 1) += n;
      return;
    }
  g_array_append_vals (self->values, values, self->n_raters);
  g_array_append_val (self->weights, n);
  g_hash_table_insert (self->rows, g_memdup2 (self->key, (self->n_raters + 1) * sizeof *self->key),
                       GUINT_TO_POINTER (self->weights->len));
}

/**
 * assay_ratings_add:
 * @values: (array): one value for each rater, or %ASSAY_RATING_MISSING
 *
 * Adds a unit.
 */
void
assay_ratings_add (AssayRatings *self,
                   const int    *values)
{
  for (guint i = 0; i < self->n_raters; i++)
    g_return_if_fail (values[i] >= ASSAY_RATING_MISSING && values[i] < (int) self->n_values);

  add_units (self, values, 1);
}

/**
 * assay_ratings_pick:
 * @first: one of the raters
 * @second: another
 *
 * Returns: (transfer full): the ratings of these two alone, of the units that both rated
 */
AssayRatings *
assay_ratings_pick (const AssayRatings *self,
                    guint               first,
                    guint               second)
{
  AssayRatings *pair = assay_ratings_new (2, self->n_values);
  g_autofree guint *counts = assay_ratings_get_confusion (self, first, second);
  int n_values = self->n_values;

  for (int i = 0; i < n_values * n_values; i++)
    if (counts[i] > 0)
      add_units (pair, (const int[]) { i / n_values, i % n_values }, counts[i]);
  return pair;
}

static int
compare_values (const void *a,
                const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/*< private >
 * assay_ratings_pool:
 *
 * Returns: (transfer full): the units that two raters rated or more. Which of many raters gave
 *   which value matters to no measure, so it is forgotten, and even fewer rows are left.
 */
AssayRatings *
assay_ratings_pool (const AssayRatings *self)
{
  AssayRatings *pooled = assay_ratings_new (self->n_raters, self->n_values);
  g_autofree int *values = g_new (int, self->n_raters);

  for (guint row = 0; row < self->weights->len; row++)
    {
      guint n_rated = 0;

      memcpy (values, assay_ratings_get_row (self, row), self->n_raters * sizeof *values);
      for (guint i = 0; i < self->n_raters; i++)
        n_rated += values[i] != ASSAY_RATING_MISSING;
      if (n_rated < 2)
        continue;
      if (self->n_raters > 2)
        qsort (values, self->n_raters, sizeof *values, compare_values);
      add_units (pooled, values, assay_ratings_get_weight (self, row));
    }
  return pooled;
}

guint
assay_ratings_get_n_units (const AssayRatings *self)
{
  return self->n_units;
}

guint
assay_ratings_get_n_values (const AssayRatings *self)
{
  return self->n_values;
}

/**
 * assay_ratings_get_confusion:
 * @first: the rater whose values are the rows
 * @second: the rater whose values are the columns
 *
 * Returns: (transfer full) (array): how often the first said one value and the second another,
 *   n_values times n_values counts, row by row
 */
guint *
assay_ratings_get_confusion (const AssayRatings *self,
                             guint               first,
                             guint               second)
{
  guint *counts = g_new0 (guint, self->n_values * self->n_values);

  g_return_val_if_fail (first < self->n_raters && second < self->n_raters, counts);

  for (guint row = 0; row < self->weights->len; row++)
    {
      const int *values = assay_ratings_get_row (self, row);
      int a = values[first];
      int b = values[second];

      if (a != ASSAY_RATING_MISSING && b != ASSAY_RATING_MISSING)
        counts[a * self->n_values + b] += assay_ratings_get_weight (self, row);
    }
  return counts;
}
