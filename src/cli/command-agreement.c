/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells how far the annotators of a project agree, two by two and all together.
 */

#include "config.h"

#include "assay-list.h"
#include "assay-store-ratings.h"

#include <glib/gi18n-lib.h>

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

static const char *const fields[ASSAY_N_RATED_FIELDS] = {
  [ASSAY_RATED_KIND] = "kind",
  [ASSAY_RATED_CONFIDENCE] = "confidence",
  [ASSAY_RATED_LIKELIHOOD] = "likelihood",
};

static const char *const measures[] = {
  [ASSAY_MEASURE_PERCENT] = "percent",
  [ASSAY_MEASURE_COHEN] = "cohen-kappa",
  [ASSAY_MEASURE_FLEISS] = "fleiss-kappa",
  [ASSAY_MEASURE_KRIPPENDORFF] = "krippendorff-alpha",
};

static const char *
get_name (AssayList            *list,
          const AssayAgreement *agreement,
          int                   annotator)
{
  return annotator >= 0 ? assay_list_get_name (list, agreement->annotators[annotator]) : NULL;
}

static gboolean
add_comparison (AssayList              *list,
                const AssayAgreement   *agreement,
                const AssayComparison  *comparison,
                GError                **error)
{
  assay_printer_add_string (list->printer, fields[comparison->field]);
  assay_printer_add_string (list->printer, measures[comparison->measure]);
  assay_printer_add_string (list->printer, get_name (list, agreement, comparison->first));
  assay_printer_add_string (list->printer, get_name (list, agreement, comparison->second));
  assay_printer_add_decimal (list->printer, comparison->estimate.value);
  assay_printer_add_decimal (list->printer, comparison->estimate.low);
  assay_printer_add_decimal (list->printer, comparison->estimate.high);
  assay_printer_add_int (list->printer, comparison->estimate.n_units);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
check_annotators (const AssayAgreement  *agreement,
                  GError               **error)
{
  if (g_strv_length (agreement->annotators) >= 2)
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                       _("Agreement needs the tags of two annotators or more; merge a colleague’s "
                         "project into this one first."));
  return FALSE;
}

static gboolean
list_agreement (AssayList  *list,
                GError    **error)
{
  g_autoptr (AssayAgreement) agreement = assay_store_measure_agreement (list->store, NULL, NULL,
                                                                        error);

  if (agreement == NULL || !check_annotators (agreement, error))
    return FALSE;
  for (guint i = 0; i < agreement->comparisons->len; i++)
    if (!add_comparison (list, agreement,
                         &g_array_index (agreement->comparisons, AssayComparison, i), error))
      return FALSE;
  return TRUE;
}

gboolean
assay_command_agreement (AssayInvocation  *self,
                         GError          **error)
{
  return assay_list_run (self, 0, columns, G_N_ELEMENTS (columns), list_agreement, error);
}
