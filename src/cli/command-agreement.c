/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells how far the annotators of a project agree, two by two and all together.
 */

#include "config.h"

#include "assay-list.h"
#include "assay-store-annotations.h"
#include "assay-store-ratings.h"

#include <glib/gi18n-lib.h>

#define N_RESAMPLES 1000
#define SEED 20110125

static const AssayColumn columns[] = {
  { "field", ASSAY_COLUMN_TEXT },
  { "measure", ASSAY_COLUMN_TEXT },
  { "first", ASSAY_COLUMN_TEXT },      /* empty with the second where all annotators are compared */
  { "second", ASSAY_COLUMN_TEXT },
  { "value", ASSAY_COLUMN_NUMBER },
  { "low", ASSAY_COLUMN_NUMBER },
  { "high", ASSAY_COLUMN_NUMBER },
  { "sentences", ASSAY_COLUMN_NUMBER },
};

static const struct
{
  const char      *name;
  AssayRatedField  field;
  AssayScale       scale;
} fields[] = {
  { "kind", ASSAY_RATED_KIND, ASSAY_SCALE_NOMINAL },
  { "confidence", ASSAY_RATED_CONFIDENCE, ASSAY_SCALE_ORDINAL },
  { "likelihood", ASSAY_RATED_LIKELIHOOD, ASSAY_SCALE_ORDINAL },
};

static const struct
{
  const char   *name;
  AssayMeasure  measure;
  gboolean      for_pairs;
  gboolean      for_all;
} measures[] = {
  { "percent", ASSAY_MEASURE_PERCENT, TRUE, TRUE },
  { "cohen-kappa", ASSAY_MEASURE_COHEN, TRUE, FALSE },
  { "fleiss-kappa", ASSAY_MEASURE_FLEISS, FALSE, TRUE },
  { "krippendorff-alpha", ASSAY_MEASURE_KRIPPENDORFF, TRUE, TRUE },
};

static gboolean
add_measure (AssayList           *list,
             guint                field,
             guint                measure,
             const AssayRatings  *ratings,
             const char          *first,
             const char          *second,
             GError             **error)
{
  AssayEstimate estimate;

  assay_agreement_estimate (ratings, measures[measure].measure, fields[field].scale, N_RESAMPLES, SEED,
                            &estimate);
  /* Nothing that two of them rated: there is nothing to tell. */
  if (estimate.n_units == 0)
    return TRUE;
  assay_printer_add_string (list->printer, fields[field].name);
  assay_printer_add_string (list->printer, measures[measure].name);
  assay_printer_add_string (list->printer, first != NULL ? assay_list_get_name (list, first) : NULL);
  assay_printer_add_string (list->printer, second != NULL ? assay_list_get_name (list, second) : NULL);
  assay_printer_add_decimal (list->printer, estimate.value);
  assay_printer_add_decimal (list->printer, estimate.low);
  assay_printer_add_decimal (list->printer, estimate.high);
  assay_printer_add_int (list->printer, estimate.n_units);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
compare (AssayList           *list,
         guint                field,
         const char * const  *annotators,
         gboolean             all,
         const char * const  *kinds,
         GError             **error)
{
  g_autoptr (AssayRatings) ratings = NULL;

  ratings = assay_store_collect_ratings (list->store, annotators, fields[field].field, kinds, error);
  if (ratings == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if ((all ? measures[i].for_all : measures[i].for_pairs) &&
        !add_measure (list, field, i, ratings,
                      all ? NULL : annotators[0], all ? NULL : annotators[1], error))
      return FALSE;
  return TRUE;
}

static gboolean
compare_pairs (AssayList           *list,
               guint                field,
               const char * const  *annotators,
               guint                n_annotators,
               const char * const  *kinds,
               GError             **error)
{
  for (guint i = 0; i < n_annotators; i++)
    for (guint j = i + 1; j < n_annotators; j++)
      {
        const char *const pair[] = { annotators[i], annotators[j], NULL };

        if (!compare (list, field, pair, FALSE, kinds, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
list_agreement (AssayList  *list,
                GError    **error)
{
  g_auto (GStrv) annotators = assay_store_list_raters (list->store, error);
  g_auto (GStrv) kinds = annotators != NULL ? assay_store_list_kinds (list->store, error) : NULL;
  const char *const *ids = (const char *const *) annotators;
  guint n;

  if (kinds == NULL)
    return FALSE;
  n = g_strv_length (annotators);
  if (n < 2)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                           _("Agreement needs the tags of two annotators or more; merge a colleague’s "
                             "project into this one first."));
      return FALSE;
    }
  for (guint field = 0; field < G_N_ELEMENTS (fields); field++)
    if (!compare_pairs (list, field, ids, n, (const char *const *) kinds, error) ||
        (n > 2 && !compare (list, field, ids, TRUE, (const char *const *) kinds, error)))
      return FALSE;
  return TRUE;
}

gboolean
assay_command_agreement (AssayInvocation  *self,
                         GError          **error)
{
  return assay_list_run (self, 0, columns, G_N_ELEMENTS (columns), list_agreement, error);
}
