/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssaySpan:
 * @start: the first position
 * @end: the position after the last
 *
 * A run of text. Positions are Unicode code points from 0 in an article's canonical text.
 */
typedef struct
{
  guint start;
  guint end;
} AssaySpan;

/**
 * AssayText:
 *
 * The canonical text of an article: valid UTF-8, LF line ends, no BOM and no NUL, otherwise as it
 * came (never normalised, never trimmed). Immutable and safe to share between threads.
 */
typedef struct _AssayText AssayText;

#define ASSAY_TYPE_TEXT (assay_text_get_type ())

GType       assay_text_get_type     (void);
AssayText  *assay_text_new          (const char      *utf8,
                                     gssize           length);
AssayText  *assay_text_new_take     (char            *utf8,
                                     gsize            length);
AssayText  *assay_text_ref          (AssayText       *self);
void        assay_text_unref        (AssayText       *self);

const char *assay_text_get_utf8     (const AssayText *self);
gsize       assay_text_get_size     (const AssayText *self);
guint       assay_text_get_length   (const AssayText *self);
const char *assay_text_get_id       (AssayText       *self);

gsize       assay_text_get_byte     (const AssayText *self,
                                     guint            position);
guint       assay_text_get_position (const AssayText *self,
                                     gsize            byte);
char       *assay_text_dup_span     (const AssayText *self,
                                     AssaySpan        span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayText, assay_text_unref)

G_END_DECLS
