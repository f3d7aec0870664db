/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One annotation a line, for a spreadsheet.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-csv.h"
#include "assay-export-formats.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-time.h"

#define CHUNK (64 * 1024)

typedef struct
{
  AssayStore    *store;
  GOutputStream *stream;
  GCancellable  *cancellable;
  GString       *lines;
  GHashTable    *names;          /* of annotators, by id */
  char          *article;        /* whose title is at hand */
  char          *title;
} Export;

static void
export_clear (Export *self)
{
  g_string_free (self->lines, TRUE);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self->article);
  g_free (self->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
flush (Export   *self,
       gsize     threshold,
       GError  **error)
{
  if (self->lines->len < threshold)
    return TRUE;
  if (!g_output_stream_write_all (self->stream, self->lines->str, self->lines->len, NULL,
                                  self->cancellable, error))
    return FALSE;
  g_string_truncate (self->lines, 0);
  return TRUE;
}

/* Annotations come article by article, so one title at a time is enough. */
static gboolean
find_title (Export      *self,
            const char  *article,
            GError     **error)
{
  g_autofree char *title = NULL;

  if (g_strcmp0 (self->article, article) == 0)
    return TRUE;
  title = assay_store_dup_article_title (self->store, article, error);
  if (title == NULL)
    return FALSE;
  g_free (self->article);
  g_free (self->title);
  self->article = g_strdup (article);
  self->title = g_steal_pointer (&title);
  return TRUE;
}

static void
append_int (GString *lines,
            guint    value)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", value);
  assay_csv_append_cell (lines, digits);
}

static void
append_time (GString *lines,
             gint64   unix_ms)
{
  char time[ASSAY_TIME_LENGTH + 1];

  assay_time_format (unix_ms, time);
  assay_csv_append_cell (lines, time);
}

static void
write_heading (Export *self)
{
  static const char *const names[] = {
    "article", "title", "start", "end", "quote", "kind", "confidence", "likelihood", "note",
    "annotator", "created", "modified", "id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assay_csv_append_cell (self->lines, names[i]);
  assay_csv_end_line (self->lines);
}

static gboolean
write_annotation_cb (AssayAnnotation  *annotation,
                     gpointer          data,
                     GError          **error)
{
  Export *self = data;

  if (!find_title (self, annotation->article, error))
    return FALSE;
  assay_csv_append_cell (self->lines, annotation->article);
  assay_csv_append_cell (self->lines, self->title);
  append_int (self->lines, annotation->span.start);
  append_int (self->lines, annotation->span.end);
  assay_csv_append_cell (self->lines, annotation->quote);
  assay_csv_append_cell (self->lines, annotation->kind);
  assay_csv_append_cell (self->lines, assay_confidence_to_string (annotation->confidence));
  assay_csv_append_cell (self->lines, assay_likelihood_to_string (annotation->likelihood));
  assay_csv_append_cell (self->lines, annotation->note);
  assay_csv_append_cell (self->lines, g_hash_table_lookup (self->names, annotation->annotator));
  append_time (self->lines, annotation->created);
  append_time (self->lines, annotation->modified);
  assay_csv_append_cell (self->lines, annotation->id);
  assay_csv_end_line (self->lines);
  return flush (self, CHUNK, error);
}

static gboolean
write_csv (AssayStore     *store,
           const char     *article,
           GOutputStream  *stream,
           GCancellable   *cancellable,
           GError        **error)
{
  g_auto (Export) self = { store, stream, cancellable, g_string_sized_new (2 * CHUNK) };

  self.names = assay_store_map_annotators (store, error);
  if (self.names == NULL)
    return FALSE;
  write_heading (&self);
  return assay_store_foreach_annotation (store, article, write_annotation_cb, &self, error)
         && flush (&self, 0, error);
}

const AssayExchangeFormat assay_export_csv = {
  .name = "csv",
  .title = N_("Comma-separated values"),
  .extension = "csv",
  .write = write_csv,
};
