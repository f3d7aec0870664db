/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayListLabel:
 * @style: what it is made of besides its number: two labels of one list have the same
 * @number: the number it stands for, "c" being 3; 0 for a bullet alone
 * @end: (transfer none): where it ends, before the space that follows it
 *
 * What an item of a list begins with: "•", "2.", "(c)", "4.)".
 */
typedef struct
{
  guint       style;
  guint       number;
  const char *end;
} AssayListLabel;

gboolean    assay_list_label_read (AssayListLabel *label,
                                   const char     *p,
                                   const char     *end);
gboolean    assay_list_label_is_bullet (const AssayListLabel *label);
const char *assay_list_label_find_next (AssayListLabel *label,
                                        const char     *p,
                                        const char     *end);

G_END_DECLS
