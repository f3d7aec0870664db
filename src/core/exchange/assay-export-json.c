/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole project as one JSON document, which data/assay-export.schema.json describes. What does
 * not differ in content does not differ in bytes, so two exports can be compared, and one kept in
 * version control.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-analysis-json.h"
#include "assay-export-formats.h"
#include "assay-export-people.h"
#include "assay-spool.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-decisions.h"
#include "assay-store-references.h"

/* The members of the document and their records stand on lines of their own. */
#define LINE_DEPTH 2

typedef struct
{
  AssayStore      *store;
  GOutputStream   *stream;
  GCancellable    *cancellable;
  AssayJsonWriter  writer;
  AssaySpool       references;
  AssaySpool       citations;
} Export;

static void
export_clear (Export *self)
{
  assay_json_writer_clear (&self->writer);
  assay_spool_clear (&self->references);
  assay_spool_clear (&self->citations);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
flush (Export  *self,
       GError **error)
{
  return assay_json_writer_flush (&self->writer, ASSAY_JSON_WRITER_CHUNK,
                                  self->stream, self->cancellable, error);
}

static void
write_head (Export *self)
{
  AssayJsonWriter *writer = &self->writer;
  g_autofree char *title = assay_store_dup_title (self->store);

  assay_json_writer_add_string (writer, "format", ASSAY_EXPORT_FORMAT);
  assay_json_writer_add_int (writer, "version", ASSAY_EXPORT_VERSION);
  assay_json_writer_add_string (writer, "generator", "Assay " ASSAY_VERSION);
  assay_json_writer_add_string (writer, "positions", ASSAY_EXPORT_POSITIONS);
  assay_json_writer_begin_object (writer, "project");
  assay_json_writer_add_string (writer, "title", title);
  assay_json_writer_end_object (writer);
}

static void
write_article (Export        *self,
               AssayArticle  *article,
               GArray        *sentences)
{
  AssayJsonWriter *writer = &self->writer;
  AssayAnalysis *analysis = assay_article_get_analysis (article);

  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "id", assay_article_get_id (article));
  assay_json_writer_add_string (writer, "title", assay_article_get_title (article));
  assay_json_writer_add_string (writer, "byline", analysis->front.byline);
  assay_json_writer_add_string (writer, "published", analysis->front.published);
  assay_json_writer_add_string (writer, "source", assay_article_get_name (article));
  assay_json_writer_add_string (writer, "sha256", assay_article_get_sha256 (article));
  assay_json_writer_add_string (writer, "text",
                                assay_text_get_utf8 (assay_article_get_text (article)));
  assay_json_add_blocks (writer, analysis->blocks);
  assay_json_add_sentences (writer, sentences);
  assay_json_writer_end_object (writer);
}

static char *
make_reference_id (AssayArticle *article,
                   int           index)
{
  GPtrArray *references = assay_article_get_analysis (article)->references;
  AssayReference *reference;

  if (index < 0)
    return NULL;
  reference = g_ptr_array_index (references, index);
  return assay_reference_make_id (assay_article_get_id (article), reference->span, reference->raw);
}

static void
write_reference (AssayJsonWriter *writer,
                 AssayArticle    *article,
                 int              index)
{
  AssayReference *reference = g_ptr_array_index (assay_article_get_analysis (article)->references,
                                                 index);
  g_autofree char *id = make_reference_id (article, index);
  g_autofree char *refers_to = make_reference_id (article, reference->refers_to);

  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "id", id);
  assay_json_writer_add_string (writer, "article", assay_article_get_id (article));
  assay_json_add_span (writer, reference->span);
  assay_json_writer_add_string (writer, "raw", reference->raw);
  assay_json_writer_add_string (writer, "label", reference->label);
  assay_json_writer_add_string (writer, "kind", assay_reference_kind_to_string (reference->kind));
  assay_json_writer_add_string (writer, "refers_to", refers_to);
  assay_json_add_csl_fields (writer, reference);
  assay_json_writer_end_object (writer);
}

static void
write_citation (AssayJsonWriter *writer,
                AssayArticle    *article,
                AssayCitation   *citation)
{
  const char *article_id = assay_article_get_id (article);
  g_autofree char *id = assay_reference_make_id (article_id, citation->span, citation->text);

  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "id", id);
  assay_json_writer_add_string (writer, "article", article_id);
  assay_json_add_span (writer, citation->span);
  assay_json_writer_add_string (writer, "quote", citation->text);
  assay_json_writer_begin_array (writer, "targets");
  for (guint i = 0; i < citation->targets->len; i++)
    {
      g_autofree char *target = make_reference_id (article,
                                                   g_array_index (citation->targets, guint, i));

      assay_json_writer_add_string (writer, NULL, target);
    }
  assay_json_writer_end_array (writer);
  assay_json_writer_end_object (writer);
}

/* The analysis has its references and citations in order of their place, and no two at one
 * place. */
static gboolean
spool_works (Export        *self,
             AssayArticle  *article,
             GError       **error)
{
  AssayAnalysis *analysis = assay_article_get_analysis (article);

  for (guint i = 0; i < analysis->references->len; i++)
    write_reference (&self->references.writer, article, i);
  for (guint i = 0; i < analysis->citations->len; i++)
    write_citation (&self->citations.writer, article, g_ptr_array_index (analysis->citations, i));
  return assay_spool_flush (&self->references, self->cancellable, error)
         && assay_spool_flush (&self->citations, self->cancellable, error);
}

static gboolean
write_articles (Export     *self,
                GPtrArray  *ids,
                GError    **error)
{
  assay_json_writer_begin_array (&self->writer, "articles");
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (AssayArticle) article = assay_store_load_article (self->store, id, error);
      g_autoptr (GArray) sentences = NULL;

      if (article == NULL)
        return FALSE;
      sentences = assay_store_list_sentences (self->store, id, error);
      if (sentences == NULL)
        return FALSE;
      write_article (self, article, sentences);
      if (!spool_works (self, article, error) || !flush (self, error))
        return FALSE;
    }
  assay_json_writer_end_array (&self->writer);
  return TRUE;
}

static gboolean
write_spool (Export      *self,
             const char  *name,
             AssaySpool  *spool,
             GError     **error)
{
  assay_json_writer_begin_array (&self->writer, name);
  if (!assay_spool_copy (spool, &self->writer, self->stream, self->cancellable, error))
    return FALSE;
  assay_json_writer_end_array (&self->writer);
  return TRUE;
}

static gboolean
write_annotation_cb (AssayAnnotation  *annotation,
                     gpointer          data,
                     GError          **error)
{
  Export *self = data;
  AssayJsonWriter *writer = &self->writer;

  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "id", annotation->id);
  assay_json_writer_add_string (writer, "article", annotation->article);
  assay_json_add_span (writer, annotation->span);
  assay_json_writer_add_string (writer, "quote", annotation->quote);
  assay_json_writer_add_string (writer, "before", annotation->before);
  assay_json_writer_add_string (writer, "after", annotation->after);
  assay_json_writer_add_string (writer, "kind", annotation->kind);
  assay_json_writer_add_string (writer, "confidence",
                                assay_confidence_to_string (annotation->confidence));
  assay_json_writer_add_string (writer, "likelihood",
                                assay_likelihood_to_string (annotation->likelihood));
  assay_json_writer_add_string (writer, "note", annotation->note);
  assay_json_writer_add_string (writer, "annotator", annotation->annotator);
  assay_json_writer_add_string (writer, "copy_of", annotation->copy_of);
  assay_json_writer_add_time (writer, "created", annotation->created);
  assay_json_writer_add_time (writer, "modified", annotation->modified);
  assay_json_writer_end_object (writer);
  return flush (self, error);
}

static gboolean
write_annotations (Export      *self,
                   const char  *article,
                   GError     **error)
{
  assay_json_writer_begin_array (&self->writer, "annotations");
  if (!assay_store_foreach_annotation (self->store, article, write_annotation_cb, self, error))
    return FALSE;
  assay_json_writer_end_array (&self->writer);
  return TRUE;
}

static void
write_link (AssayJsonWriter *writer,
            const AssayLink *link)
{
  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "id", link->id);
  assay_json_writer_add_string (writer, "article", link->article);
  assay_json_writer_add_string (writer, "from", link->from);
  assay_json_writer_add_string (writer, "to", link->to);
  assay_json_writer_add_string (writer, "kind", link->kind);
  assay_json_writer_add_string (writer, "annotator", link->annotator);
  assay_json_writer_add_time (writer, "created", link->created);
  assay_json_writer_end_object (writer);
}

static gboolean
write_links (Export     *self,
             GPtrArray  *ids,
             GError    **error)
{
  assay_json_writer_begin_array (&self->writer, "links");
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) links = NULL;

      links = assay_store_list_links (self->store, g_ptr_array_index (ids, i), error);
      if (links == NULL)
        return FALSE;
      for (guint j = 0; j < links->len; j++)
        write_link (&self->writer, g_ptr_array_index (links, j));
      if (!flush (self, error))
        return FALSE;
    }
  assay_json_writer_end_array (&self->writer);
  return TRUE;
}

static void
write_decision (AssayJsonWriter      *writer,
                const AssayDecision  *decision)
{
  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "id", decision->id);
  assay_json_writer_add_string (writer, "article", decision->article);
  assay_json_add_span (writer, decision->span);
  assay_json_writer_add_string (writer, "quote", decision->quote);
  assay_json_writer_add_string (writer, "kind", decision->kind);
  assay_json_writer_add_string (writer, "confidence",
                                assay_confidence_to_string (decision->confidence));
  assay_json_writer_add_string (writer, "likelihood",
                                assay_likelihood_to_string (decision->likelihood));
  assay_json_writer_add_string (writer, "reason", decision->reason);
  assay_json_writer_add_string (writer, "annotator", decision->annotator);
  assay_json_writer_add_time (writer, "created", decision->created);
  assay_json_writer_begin_array (writer, "based_on");
  for (guint i = 0; decision->based_on[i] != NULL; i++)
    assay_json_writer_add_string (writer, NULL, decision->based_on[i]);
  assay_json_writer_end_array (writer);
  assay_json_writer_end_object (writer);
}

/* Older versions of the program know no decisions: without any, they can read the document. */
static gboolean
write_decisions (Export     *self,
                 GPtrArray  *ids,
                 GError    **error)
{
  gboolean has_begun = FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) decisions = NULL;

      decisions = assay_store_list_decisions (self->store, g_ptr_array_index (ids, i), error);
      if (decisions == NULL)
        return FALSE;
      if (decisions->len > 0 && !has_begun)
        assay_json_writer_begin_array (&self->writer, "decisions");
      has_begun |= decisions->len > 0;
      for (guint j = 0; j < decisions->len; j++)
        write_decision (&self->writer, g_ptr_array_index (decisions, j));
      if (!flush (self, error))
        return FALSE;
    }
  if (has_begun)
    assay_json_writer_end_array (&self->writer);
  return TRUE;
}

static GPtrArray *
list_articles (AssayStore  *store,
               const char  *article,
               GError     **error)
{
  GPtrArray *ids;

  if (article == NULL)
    return assay_store_list_article_ids (store, error);
  ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (ids, g_strdup (article));
  return ids;
}

static gboolean
write_document (Export      *self,
                const char  *article,
                GError     **error)
{
  g_autoptr (GPtrArray) ids = list_articles (self->store, article, error);

  if (ids == NULL)
    return FALSE;
  assay_json_writer_begin_object (&self->writer, NULL);
  write_head (self);
  if (!assay_export_write_annotators (&self->writer, self->store, article, error)
      || !write_articles (self, ids, error)
      || !write_spool (self, "references", &self->references, error)
      || !write_spool (self, "citations", &self->citations, error)
      || !write_annotations (self, article, error)
      || !write_links (self, ids, error)
      || !write_decisions (self, ids, error)
      || !assay_export_write_finished (&self->writer, self->store, ids, error))
    return FALSE;
  assay_json_writer_end_object (&self->writer);
  g_string_append_c (self->writer.buffer, '\n');
  return assay_json_writer_flush (&self->writer, 0, self->stream, self->cancellable, error);
}

static gboolean
write_json (AssayStore     *store,
            const char     *article,
            GOutputStream  *stream,
            GCancellable   *cancellable,
            GError        **error)
{
  g_auto (Export) self = { store, stream, cancellable };

  assay_json_writer_init (&self.writer, LINE_DEPTH);
  return assay_spool_init (&self.references, LINE_DEPTH, LINE_DEPTH, error)
         && assay_spool_init (&self.citations, LINE_DEPTH, LINE_DEPTH, error)
         && write_document (&self, article, error);
}

const AssayExchangeFormat assay_export_json = {
  .name = "json",
  .title = N_("Assay JSON"),
  .extension = "json",
  .write = write_json,
};
