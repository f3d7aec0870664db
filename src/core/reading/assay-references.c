/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the works cited wherever they stand and splits them into entries.
 */

#include "config.h"

#include "assay-references.h"

#include "assay-reference-short.h"
#include "assay-reference-zone.h"

static AssayReference *
make_reference (AssayText        *text,
                const AssayEntry *entry)
{
  const char *start = assay_text_get_utf8 (text);
  AssayReference *reference = assay_reference_new ();

  reference->span.start = assay_text_get_position (text, entry->run.start - start);
  reference->span.end = assay_text_get_position (text, entry->run.end - start);
  reference->raw = g_strndup (entry->run.start, entry->run.end - entry->run.start);
  if (entry->label.words.end > entry->label.words.start)
    reference->label = g_strndup (entry->label.words.start,
                                  entry->label.words.end - entry->label.words.start);
  assay_references_parse (reference);
  return reference;
}

/**
 * assay_references_find:
 * @text: the text
 *
 * Returns: (transfer full) (element-type AssayReference): the entries in order, parsed
 */
GPtrArray *
assay_references_find (AssayText *text)
{
  const char *start = assay_text_get_utf8 (text);
  g_autoptr (GArray) entries = assay_reference_zone_find (start,
                                                          start + assay_text_get_size (text));
  GPtrArray *references = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (references, make_reference (text, &g_array_index (entries, AssayEntry, i)));
  assay_references_resolve_short (references);
  return references;
}
