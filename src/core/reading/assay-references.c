/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the works cited wherever they stand and splits them into entries.
 */

#include "config.h"

#include "assay-references.h"

#include "assay-reference-short.h"
#include "assay-reference-zone.h"

static char *
dup_run (AssayRun run)
{
  return g_strndup (run.start, run.end - run.start);
}

static AssayReference *
make_reference (AssaySpan  span,
                char      *raw,
                char      *label)
{
  AssayReference *reference = assay_reference_new ();

  reference->span = span;
  reference->raw = raw;
  reference->label = label;
  assay_references_parse (reference);
  return reference;
}

static AssayReference *
make_reference_of_entry (AssayText        *text,
                         const AssayEntry *entry)
{
  const char *start = assay_text_get_utf8 (text);
  AssaySpan span = {
    assay_text_get_position (text, entry->run.start - start),
    assay_text_get_position (text, entry->run.end - start),
  };
  char *label = ASSAY_RUN_EMPTY (entry->label.words) ? NULL : dup_run (entry->label.words);

  return make_reference (span, dup_run (entry->run), label);
}

/**
 * assay_references_read_entry:
 * @text: the text
 * @span: an entry in it
 * @label: (nullable): its label
 *
 * Returns: (transfer full): the entry, parsed; what it may stand for is yet to be resolved
 */
AssayReference *
assay_references_read_entry (AssayText  *text,
                             AssaySpan   span,
                             const char *label)
{
  return make_reference (span, assay_text_dup_span (text, span), g_strdup (label));
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
    g_ptr_array_add (references,
                     make_reference_of_entry (text, &g_array_index (entries, AssayEntry, i)));
  assay_references_resolve_short (references);
  return references;
}
