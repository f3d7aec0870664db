/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayMark:
 * @span: the words that are tagged
 * @kind: (nullable): the kind, an interned string, or %NULL where it was agreed that there is to be
 *   none
 * @who: (nullable): the initials of another whose annotation it is, an interned string, or %NULL
 *   where it is of the layer that is read
 * @agreed: whether it is what was agreed on, which is nobody's in particular, and the tags are the
 *   same
 * @alone: whether it is another's where the layer that is read says nothing
 *
 * An annotation reduced to what is drawn of it.
 */
typedef struct
{
  AssaySpan   span;
  const char *kind;
  const char *who;
  gboolean    agreed;
  gboolean    alone;
} AssayMark;

typedef void (*AssayMarkFunc) (const AssayMark *mark,
                               gpointer         data);

void  assay_marks_compare    (GArray        *before,
                              GArray        *after,
                              AssayMarkFunc  gone,
                              AssayMarkFunc  come,
                              gpointer       data);
void  assay_marks_find_alone (GArray        *others,
                              GArray        *marks);
guint assay_marks_find       (GArray        *marks,
                              guint          position);

G_END_DECLS
