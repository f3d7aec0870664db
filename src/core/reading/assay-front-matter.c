/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the title, the byline and the date of publication where the text shows them.
 */

#include "config.h"

#include "assay-front-matter.h"

/**
 * assay_front_matter_find:
 * @text: the text
 * @blocks: (array length=n_blocks): its blocks
 * @front: (out caller-allocates): what was found; to be cleared with assay_front_matter_clear()
 */
void
assay_front_matter_find (AssayText        *text,
                         const AssayBlock *blocks,
                         guint             n_blocks,
                         AssayFrontMatter *front)
{
  *front = (AssayFrontMatter) { NULL, NULL, NULL };
  if (n_blocks > 0)
    front->title = assay_text_dup_span (text, blocks[0].span);
}

void
assay_front_matter_clear (AssayFrontMatter *front)
{
  g_clear_pointer (&front->title, g_free);
  g_clear_pointer (&front->byline, g_free);
  g_clear_pointer (&front->published, g_free);
}
