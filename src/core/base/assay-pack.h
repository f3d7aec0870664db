/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayUnpacker:
 * @position: the next byte
 * @end: behind the last one
 * @failed: whether something was asked for that is not there; all that follows is empty, too
 *
 * Reads what the functions assay_pack wrote, in the same order. Bytes that somebody else made or
 * that are damaged do no harm.
 */
typedef struct
{
  const guint8 *position;
  const guint8 *end;
  gboolean      failed;
} AssayUnpacker;

void   assay_pack_number   (GByteArray    *bytes,
                            guint          number);
void   assay_pack_text     (GByteArray    *bytes,
                            const char    *text,
                            const char    *context);

guint  assay_unpack_number (AssayUnpacker *self);
char  *assay_unpack_text   (AssayUnpacker *self,
                            const char    *context);

G_END_DECLS
