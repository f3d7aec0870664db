/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayJsonWriter:
 * @buffer: what was written and not yet flushed
 * @line_depth: how deep values stand on lines of their own; deeper ones share the line of their
 *   parent
 *
 * Writes JSON one value at a time, so that memory stays the same at any size. It lives on the
 * stack, begun by assay_json_writer_init() and ended by assay_json_writer_clear().
 *
 * Functions take the name of the member in an object and %NULL in an array.
 */
typedef struct
{
  GString *buffer;
  guint    line_depth;

  /*< private >*/
  guint    depth;
  gboolean after_value;
} AssayJsonWriter;

void     assay_json_writer_init         (AssayJsonWriter  *self,
                                         guint             line_depth);
void     assay_json_writer_init_part    (AssayJsonWriter  *self,
                                         guint             line_depth,
                                         guint             depth);
void     assay_json_writer_clear        (AssayJsonWriter  *self);
void     assay_json_writer_begin_object (AssayJsonWriter  *self,
                                         const char       *name);
void     assay_json_writer_end_object   (AssayJsonWriter  *self);
void     assay_json_writer_begin_array  (AssayJsonWriter  *self,
                                         const char       *name);
void     assay_json_writer_end_array    (AssayJsonWriter  *self);
void     assay_json_writer_add_string   (AssayJsonWriter  *self,
                                         const char       *name,
                                         const char       *value);
void     assay_json_writer_add_int      (AssayJsonWriter  *self,
                                         const char       *name,
                                         gint64            value);
void     assay_json_writer_add_decimal  (AssayJsonWriter  *self,
                                         const char       *name,
                                         double            value);
void     assay_json_writer_add_time     (AssayJsonWriter  *self,
                                         const char       *name,
                                         gint64            unix_ms);
void     assay_json_writer_add_raw      (AssayJsonWriter  *self,
                                         const char       *json,
                                         gsize             length);
gboolean assay_json_writer_flush        (AssayJsonWriter  *self,
                                         gsize             threshold,
                                         GOutputStream    *stream,
                                         GCancellable     *cancellable,
                                         GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayJsonWriter, assay_json_writer_clear)

/* How much is worth a write: a few pages of the system's cache. */
#define ASSAY_JSON_WRITER_CHUNK (64 * 1024)

G_END_DECLS
