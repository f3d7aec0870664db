/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One look at an article finds its text, its references and its citations, which a document has in
 * three places. Looking three times takes three times as long, and keeping what was found takes
 * memory without end.
 */

#include "config.h"

#include "assay-spool.h"

/**
 * assay_spool_init:
 * @self: (out caller-allocates): a spool
 * @line_depth: as for the writer of the document
 * @depth: how deep the records will stand in it
 *
 * Returns: whether there is room for it; to be cleared also where there is not
 */
gboolean
assay_spool_init (AssaySpool  *self,
                  guint        line_depth,
                  guint        depth,
                  GError     **error)
{
  g_autoptr (GFile) file = NULL;

  assay_json_writer_init_part (&self->writer, line_depth, depth);
  file = g_file_new_tmp ("assay-XXXXXX", &self->file, error);
  return file != NULL && g_file_delete (file, NULL, error);
}

void
assay_spool_clear (AssaySpool *self)
{
  assay_json_writer_clear (&self->writer);
  g_clear_object (&self->file);
}

/**
 * assay_spool_flush:
 *
 * Puts away what was written, where there is enough of it.
 *
 * Returns: whether it could be put away
 */
gboolean
assay_spool_flush (AssaySpool    *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return assay_json_writer_flush (&self->writer, ASSAY_JSON_WRITER_CHUNK,
                                  g_io_stream_get_output_stream (G_IO_STREAM (self->file)),
                                  cancellable, error);
}

/**
 * assay_spool_copy:
 * @writer: the writer of the document
 * @stream: where it writes to
 *
 * Puts all records where @writer stands.
 *
 * Returns: whether all were written
 */
gboolean
assay_spool_copy (AssaySpool       *self,
                  AssayJsonWriter  *writer,
                  GOutputStream    *stream,
                  GCancellable     *cancellable,
                  GError          **error)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (self->file));
  g_autofree char *chunk = g_malloc (ASSAY_JSON_WRITER_CHUNK);
  gssize n;

  if (!g_seekable_seek (G_SEEKABLE (self->file), 0, G_SEEK_SET, cancellable, error))
    return FALSE;
  while ((n = g_input_stream_read (input, chunk, ASSAY_JSON_WRITER_CHUNK, cancellable, error)) > 0)
    {
      assay_json_writer_add_raw (writer, chunk, n);
      if (!assay_json_writer_flush (writer, ASSAY_JSON_WRITER_CHUNK, stream, cancellable, error))
        return FALSE;
    }
  if (n < 0)
    return FALSE;

  /* What was never put away is still in memory. */
  assay_json_writer_add_raw (writer, self->writer.buffer->str, self->writer.buffer->len);
  return TRUE;
}
