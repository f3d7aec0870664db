/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists the annotations of a project.
 */

#include "config.h"

#include "assay-list.h"
#include "assay-store-annotations.h"

static const AssayColumn columns[] = {
  { "id", ASSAY_COLUMN_ID },
  { "article", ASSAY_COLUMN_ID },
  { "start", ASSAY_COLUMN_NUMBER },
  { "end", ASSAY_COLUMN_NUMBER },
  { "quote", ASSAY_COLUMN_TEXT },
  { "kind", ASSAY_COLUMN_TEXT },
  { "annotator", ASSAY_COLUMN_TEXT },
  { "annotator_id", ASSAY_COLUMN_DETAIL },
  { "confidence", ASSAY_COLUMN_TEXT },
  { "likelihood", ASSAY_COLUMN_TEXT },
  { "note", ASSAY_COLUMN_TEXT },
  { "created", ASSAY_COLUMN_DETAIL },
  { "modified", ASSAY_COLUMN_DETAIL },
};

static gboolean
add_annotation_cb (AssayAnnotation  *annotation,
                   gpointer          data,
                   GError          **error)
{
  AssayList *list = data;

  if (list->annotator != NULL && !g_str_equal (list->annotator, annotation->annotator))
    return TRUE;
  assay_printer_add_string (list->printer, annotation->id);
  assay_printer_add_string (list->printer, annotation->article);
  assay_printer_add_int (list->printer, annotation->span.start);
  assay_printer_add_int (list->printer, annotation->span.end);
  assay_printer_add_string (list->printer, annotation->quote);
  assay_printer_add_string (list->printer, annotation->kind);
  assay_printer_add_string (list->printer, assay_list_get_name (list, annotation->annotator));
  assay_printer_add_string (list->printer, annotation->annotator);
  assay_printer_add_string (list->printer, assay_confidence_to_string (annotation->confidence));
  assay_printer_add_string (list->printer, assay_likelihood_to_string (annotation->likelihood));
  assay_printer_add_string (list->printer, annotation->note);
  assay_printer_add_time (list->printer, annotation->created);
  assay_printer_add_time (list->printer, annotation->modified);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
list_annotations (AssayList  *list,
                  GError    **error)
{
  return assay_store_foreach_annotation (list->store, list->article, add_annotation_cb, list,
                                         error);
}

gboolean
assay_command_annotations (AssayInvocation  *self,
                           GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_BY_ARTICLE | ASSAY_LIST_BY_ANNOTATOR,
                         columns, G_N_ELEMENTS (columns), list_annotations, error);
}
