/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts, for each pair of annotators, how often one gave a sentence one kind and the other
 * another.
 */

#include "config.h"

#include "assay-list.h"
#include "assay-store-annotations.h"
#include "assay-store-ratings.h"

static const AssayColumn columns[] = {
  { "first", ASSAY_COLUMN_TEXT },
  { "second", ASSAY_COLUMN_TEXT },
  { "first_kind", ASSAY_COLUMN_TEXT },
  { "second_kind", ASSAY_COLUMN_TEXT },
  { "sentences", ASSAY_COLUMN_NUMBER },
};

/* Value 0 is a sentence without a tag. */
static const char *
get_kind (char  **kinds,
          guint   value)
{
  return value > 0 ? kinds[value - 1] : "none";
}

static gboolean
add_pair (AssayList     *list,
          char         **annotators,
          char         **kinds,
          AssayRatings  *ratings,
          guint          first,
          guint          second,
          GError       **error)
{
  g_autofree guint *counts = assay_ratings_get_confusion (ratings, first, second);
  guint n = assay_ratings_get_n_values (ratings);

  for (guint i = 0; i < n * n; i++)
    {
      if (counts[i] == 0)
        continue;
      assay_printer_add_string (list->printer, assay_list_get_name (list, annotators[first]));
      assay_printer_add_string (list->printer, assay_list_get_name (list, annotators[second]));
      assay_printer_add_string (list->printer, get_kind (kinds, i / n));
      assay_printer_add_string (list->printer, get_kind (kinds, i % n));
      assay_printer_add_int (list->printer, counts[i]);
      if (!assay_printer_end_row (list->printer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_pairs (AssayList     *list,
           char         **annotators,
           char         **kinds,
           AssayRatings  *ratings,
           GError       **error)
{
  for (guint i = 0; annotators[i] != NULL; i++)
    for (guint j = i + 1; annotators[j] != NULL; j++)
      if (!add_pair (list, annotators, kinds, ratings, i, j, error))
        return FALSE;
  return TRUE;
}

static gboolean
list_confusion (AssayList  *list,
                GError    **error)
{
  g_auto (GStrv) annotators = assay_store_list_raters (list->store, error);
  g_auto (GStrv) kinds = annotators != NULL ? assay_store_list_kinds (list->store, error) : NULL;
  AssayRatings *ratings[ASSAY_N_RATED_FIELDS];
  gboolean done;

  if (kinds == NULL)
    return FALSE;
  if (g_strv_length (annotators) < 2)
    return TRUE;
  if (!assay_store_collect_ratings (list->store, (const char *const *) annotators,
                                    (const char *const *) kinds, NULL, ratings, NULL, error))
    return FALSE;
  done = add_pairs (list, annotators, kinds, ratings[ASSAY_RATED_KIND], error);
  for (guint field = 0; field < ASSAY_N_RATED_FIELDS; field++)
    assay_ratings_free (ratings[field]);
  return done;
}

gboolean
assay_command_confusion (AssayInvocation  *self,
                         GError          **error)
{
  return assay_list_run (self, 0, columns, G_N_ELEMENTS (columns), list_confusion, error);
}
