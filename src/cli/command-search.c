/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds words in the articles and notes of a project.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-list.h"
#include "assay-store-search.h"

/* More than a person reads; the words can be made narrower. */
#define MAX_HITS 1000

static const AssayColumn columns[] = {
  { "found", ASSAY_COLUMN_TEXT },
  { "article", ASSAY_COLUMN_ID },
  { "title", ASSAY_COLUMN_TEXT },
  { "start", ASSAY_COLUMN_NUMBER },
  { "end", ASSAY_COLUMN_NUMBER },
  { "snippet", ASSAY_COLUMN_TEXT },
  { "annotation", ASSAY_COLUMN_DETAIL },
};

static const char *const kinds[] = {
  [ASSAY_HIT_ARTICLE] = "article",
  [ASSAY_HIT_SENTENCE] = "sentence",
  [ASSAY_HIT_NOTE] = "note",
};

static gboolean
add_hit (AssayList       *list,
         AssaySearchHit  *hit,
         GError         **error)
{
  assay_printer_add_string (list->printer, kinds[hit->kind]);
  assay_printer_add_string (list->printer, hit->article);
  assay_printer_add_string (list->printer, hit->article_title);
  assay_printer_add_int (list->printer, hit->span.start);
  assay_printer_add_int (list->printer, hit->span.end);
  assay_printer_add_string (list->printer, hit->snippet);
  assay_printer_add_string (list->printer, hit->annotation);
  return assay_printer_end_row (list->printer, error);
}

static gboolean
list_hits (AssayList  *list,
           GError    **error)
{
  g_autofree char *words = g_strjoinv (" ", list->invocation->argv + 1);
  g_autoptr (GPtrArray) hits = assay_store_search (list->store, words, MAX_HITS, NULL, error);

  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    if (!add_hit (list, g_ptr_array_index (hits, i), error))
      return FALSE;
  return TRUE;
}

gboolean
assay_command_search (AssayInvocation  *self,
                      GError          **error)
{
  return assay_list_run (self, 0, columns, G_N_ELEMENTS (columns), list_hits, error);
}
