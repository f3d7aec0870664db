/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-json-writer.h"

G_BEGIN_DECLS

/**
 * AssaySpool:
 * @writer: what is to be written later
 *
 * Records of an export that are found early and stand late in the document, kept in a nameless
 * file.
 */
typedef struct
{
  AssayJsonWriter writer;

  /*< private >*/
  GFileIOStream *file;
} AssaySpool;

gboolean assay_spool_init  (AssaySpool       *self,
                            guint             line_depth,
                            guint             depth,
                            GError          **error);
void     assay_spool_clear (AssaySpool       *self);
gboolean assay_spool_flush (AssaySpool       *self,
                            GCancellable     *cancellable,
                            GError          **error);
gboolean assay_spool_copy  (AssaySpool       *self,
                            AssayJsonWriter  *writer,
                            GOutputStream    *stream,
                            GCancellable     *cancellable,
                            GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssaySpool, assay_spool_clear)

G_END_DECLS
