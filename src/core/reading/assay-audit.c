/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says what is amiss with the works cited and the markers that point at them.
 */

#include "config.h"

#include "assay-audit.h"

static const char *const kind_names[] = {
  "duplicate-label", "uncited", "dangling", "missing-date", "missing-url", "missing-accessed", "broken-url",
  "doubtful-link",
};

static void
finding_free (gpointer data)
{
  AssayFinding *finding = data;

  g_free (finding->message);
  g_free (finding);
}

/**
 * assay_finding_kind_to_string:
 *
 * Returns: (transfer none): the name of the kind in files
 */
const char *
assay_finding_kind_to_string (AssayFindingKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * assay_audit_run:
 * @references: (element-type AssayReference): the works cited
 * @citations: (element-type AssayCitation): the markers
 *
 * Returns: (transfer full) (element-type AssayFinding): what is amiss
 */
GPtrArray *
assay_audit_run (GPtrArray *references,
                 GPtrArray *citations)
{
  return g_ptr_array_new_with_free_func (finding_free);
}
