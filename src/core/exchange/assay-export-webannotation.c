/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations in the words of the W3C's Web Annotation Data Model and Vocabulary (2017), for tools
 * that do not know Assay.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-analysis-json.h"
#include "assay-export-formats.h"
#include "assay-json-writer.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"

/* Collection, page, list of annotations, annotation. */
#define LINE_DEPTH 3

typedef struct
{
  AssayStore      *store;
  GOutputStream   *stream;
  GCancellable    *cancellable;
  AssayJsonWriter  writer;
  GHashTable      *names;        /* of annotators, by id */
  guint            n_annotations;
} Export;

static void
export_clear (Export *self)
{
  assay_json_writer_clear (&self->writer);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static void
write_urn (AssayJsonWriter *writer,
           const char      *name,
           const char      *uuid)
{
  g_autofree char *urn = g_strconcat ("urn:uuid:", uuid, NULL);

  assay_json_writer_add_string (writer, name, urn);
}

/* Section 3.3.5: the role a body plays is its purpose. */
static void
write_body (AssayJsonWriter *writer,
            const char      *purpose,
            const char      *value)
{
  if (value == NULL)
    return;
  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "type", "TextualBody");
  assay_json_writer_add_string (writer, "purpose", purpose);
  assay_json_writer_add_string (writer, "format", "text/plain");
  assay_json_writer_add_string (writer, "value", value);
  assay_json_writer_end_object (writer);
}

static void
write_scale (AssayJsonWriter *writer,
             const char      *scale,
             const char      *value)
{
  g_autofree char *words = value != NULL ? g_strdup_printf ("%s: %s", scale, value) : NULL;

  write_body (writer, "assessing", words);
}

static void
write_bodies (AssayJsonWriter  *writer,
              AssayAnnotation  *annotation)
{
  assay_json_writer_begin_array (writer, "body");
  write_body (writer, "tagging", annotation->kind);
  write_scale (writer, "confidence", assay_confidence_to_string (annotation->confidence));
  write_scale (writer, "likelihood", assay_likelihood_to_string (annotation->likelihood));
  write_body (writer, "commenting", annotation->note);
  assay_json_writer_end_array (writer);
}

/* Sections 4.2.4 and 4.2.5: positions are code points there too, and the quote finds its place
 * again in a text that was changed. The article is named by its digest, since it need not be
 * anywhere on the web. */
static void
write_target (AssayJsonWriter  *writer,
              AssayAnnotation  *annotation)
{
  g_autofree char *source = g_strconcat ("urn:sha256:", annotation->article, NULL);

  assay_json_writer_begin_object (writer, "target");
  assay_json_writer_add_string (writer, "type", "SpecificResource");
  assay_json_writer_add_string (writer, "source", source);
  assay_json_writer_begin_array (writer, "selector");
  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "type", "TextPositionSelector");
  assay_json_add_span (writer, annotation->span);
  assay_json_writer_end_object (writer);
  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "type", "TextQuoteSelector");
  assay_json_writer_add_string (writer, "exact", annotation->quote);
  assay_json_writer_add_string (writer, "prefix", annotation->before);
  assay_json_writer_add_string (writer, "suffix", annotation->after);
  assay_json_writer_end_object (writer);
  assay_json_writer_end_array (writer);
  assay_json_writer_end_object (writer);
}

static gboolean
write_annotation_cb (AssayAnnotation  *annotation,
                     gpointer          data,
                     GError          **error)
{
  Export *self = data;
  AssayJsonWriter *writer = &self->writer;

  assay_json_writer_begin_object (writer, NULL);
  write_urn (writer, "id", annotation->id);
  assay_json_writer_add_string (writer, "type", "Annotation");
  assay_json_writer_add_string (writer, "motivation", "classifying");
  assay_json_writer_begin_object (writer, "creator");
  write_urn (writer, "id", annotation->annotator);
  assay_json_writer_add_string (writer, "type", "Person");
  assay_json_writer_add_string (writer, "name",
                                g_hash_table_lookup (self->names, annotation->annotator));
  assay_json_writer_end_object (writer);
  assay_json_writer_add_time (writer, "created", annotation->created);
  assay_json_writer_add_time (writer, "modified", annotation->modified);
  write_bodies (writer, annotation);
  write_target (writer, annotation);
  assay_json_writer_end_object (writer);
  self->n_annotations++;
  return assay_json_writer_flush (writer, ASSAY_JSON_WRITER_CHUNK, self->stream, self->cancellable,
                                  error);
}

/* Section 5: a collection with one page in it. How many there are is known at the end. */
static gboolean
write_collection (Export      *self,
                  const char  *article,
                  GError     **error)
{
  AssayJsonWriter *writer = &self->writer;
  g_autofree char *id = assay_store_dup_project_id (self->store);
  g_autofree char *page = g_strdup_printf ("%s#annotations", id);
  g_autofree char *title = assay_store_dup_title (self->store);

  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "@context", "http://www.w3.org/ns/anno.jsonld");
  write_urn (writer, "id", id);
  assay_json_writer_add_string (writer, "type", "AnnotationCollection");
  assay_json_writer_add_string (writer, "label", title);
  assay_json_writer_begin_object (writer, "generator");
  assay_json_writer_add_string (writer, "type", "Software");
  assay_json_writer_add_string (writer, "name", "Assay " ASSAY_VERSION);
  assay_json_writer_end_object (writer);
  assay_json_writer_begin_object (writer, "first");
  write_urn (writer, "id", page);
  assay_json_writer_add_string (writer, "type", "AnnotationPage");
  assay_json_writer_add_int (writer, "startIndex", 0);
  assay_json_writer_begin_array (writer, "items");
  if (!assay_store_foreach_annotation (self->store, article, write_annotation_cb, self, error))
    return FALSE;
  assay_json_writer_end_array (writer);
  assay_json_writer_end_object (writer);
  assay_json_writer_add_int (writer, "total", self->n_annotations);
  assay_json_writer_end_object (writer);
  g_string_append_c (writer->buffer, '\n');
  return assay_json_writer_flush (writer, 0, self->stream, self->cancellable, error);
}

static gboolean
write_webannotation (AssayStore     *store,
                     const char     *article,
                     GOutputStream  *stream,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_auto (Export) self = { store, stream, cancellable };

  assay_json_writer_init (&self.writer, LINE_DEPTH);
  self.names = assay_store_map_annotators (store, error);
  return self.names != NULL && write_collection (&self, article, error);
}

const AssayExchangeFormat assay_export_webannotation = {
  .name = "webannotation",
  .title = N_("W3C Web Annotation"),
  .extension = "jsonld",
  .write = write_webannotation,
};
