/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of an export, each checked against its article before it comes into the project. What
 * the machine finds by itself (blocks) is checked and found again, not taken over.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "assay-encoding.h"
#include "assay-import-works.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-decisions.h"
#include "assay-store-references.h"
#include "assay-uuid.h"

/* What stands in a place of its own is told with the place of the record around it. */
gboolean
assay_import_prefix (const AssayJsonRecord  *record,
                     const char             *name,
                     GError                **error)
{
  g_prefix_error (error, "%s%s%s: ", record->place, name != NULL ? "." : "", name != NULL
                  ? name : "");
  return FALSE;
}

static gboolean
is_digest (const char *string)
{
  return strlen (string) == 64 && strspn (string, "0123456789abcdef") == 64;
}

gboolean
assay_import_get_digest (const AssayJsonRecord  *record,
                         const char             *name,
                         const char            **value,
                         GError                **error)
{
  if (!assay_json_record_get_string (record, name, ASSAY_JSON_REQUIRED, value, error))
    return FALSE;
  return is_digest (*value)
         || assay_json_record_fail (record, name, _("should be a SHA-256"), error);
}

/* Records come article by article, so that one text at a time is enough. */
gboolean
assay_import_find_text (AssayImport            *import,
                        const AssayJsonRecord  *record,
                        GError                **error)
{
  g_autoptr (AssayText) text = NULL;
  const char *id;

  if (!assay_import_get_digest (record, "article", &id, error))
    return FALSE;
  if (g_strcmp0 (import->article, id) == 0)
    return TRUE;
  if (!assay_store_has_article (import->store, id))
    return assay_json_record_fail (record, "article", _("is not among the articles"), error);
  text = assay_store_load_text (import->store, id, error);
  if (text == NULL)
    return assay_import_prefix (record, "article", error);
  g_free (import->article);
  g_clear_pointer (&import->text, assay_text_unref);
  import->article = g_strdup (id);
  import->text = g_steal_pointer (&text);
  return TRUE;
}

/* The span of a record, and that its words are those of the text there. */
gboolean
assay_import_get_quoted_span (AssayImport            *import,
                              const AssayJsonRecord  *record,
                              const char             *name,
                              AssaySpan              *span,
                              const char            **quote,
                              GError                **error)
{
  g_autofree char *words = NULL;

  if (!assay_import_find_text (import, record, error)
      || !assay_json_record_get_span (record, assay_text_get_length (import->text), span, error)
      || !assay_json_record_get_string (record, name, ASSAY_JSON_REQUIRED, quote, error))
    return FALSE;
  words = assay_text_dup_span (import->text, *span);
  return g_str_equal (words, *quote)
         || assay_json_record_fail (record, name, _("is not what stands in the text there"), error);
}

static AssayText *
get_canonical_text (const AssayJsonRecord  *record,
                    const char             *id,
                    GError                **error)
{
  const char *utf8;
  AssayDecoding decoding;
  g_autoptr (AssayText) text = NULL;

  if (!assay_json_record_get_string (record, "text", ASSAY_JSON_REQUIRED, &utf8, error))
    return NULL;
  text = assay_encoding_decode (utf8, strlen (utf8), &decoding);
  if (!g_str_equal (assay_text_get_utf8 (text), utf8))
    assay_json_record_fail (record, "text",
                            _("has line ends or a byte order mark that no article has"), error);
  else if (!g_str_equal (assay_text_get_id (text), id))
    assay_json_record_fail (record, "id", _("is not the SHA-256 of the text"), error);
  else
    return g_steal_pointer (&text);
  return NULL;
}

/* Checks a list of spans in order, with their kinds where they have any. */
static gboolean
read_spans (const AssayJsonRecord  *record,
            const char             *name,
            gboolean                with_kinds,
            guint                   length,
            GArray                 *spans,
            GError                **error)
{
  static const char *const plain_names[] = { "start", "end", NULL };
  static const char *const kind_names[] = { "kind", "start", "end", NULL };
  JsonArray *array;
  guint end = 0;

  if (!assay_json_record_get_array (record, name, &array, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *place = g_strdup_printf ("%s.%s[%u]", record->place, name, i);
      AssayJsonRecord item = { place,
                               JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL };
      const char *kind = NULL;
      AssayBlockKind block;
      AssaySpan span;

      if (item.object == NULL)
        return assay_json_record_fail (&item, NULL, _("should be an object"), error);
      if (!assay_json_record_check_names (&item, with_kinds ? kind_names : plain_names, error)
          || !assay_json_record_get_span (&item, length, &span, error))
        return FALSE;
      if (with_kinds
          && !assay_json_record_get_string (&item, "kind", ASSAY_JSON_REQUIRED, &kind, error))
        return FALSE;
      if (with_kinds && !assay_block_kind_from_string (kind, &block))
        return assay_json_record_fail (&item, "kind", _("is no kind of block"), error);
      if (span.start < end)
        return assay_json_record_fail (&item, "start", _("is before the end of the one before"),
                                       error);
      end = span.end;
      if (spans != NULL)
        g_array_append_val (spans, span);
    }
  return TRUE;
}

static gboolean
is_same (GArray *left,
         GArray *right)
{
  return left->len == right->len
         && (left->len == 0
             || memcmp (left->data, right->data, left->len * sizeof (AssaySpan)) == 0);
}

/* Sentences differ from what the machine finds where a person split or joined them. */
static gboolean
add_article (AssayImport            *import,
             const AssayJsonRecord  *record,
             AssayArticle           *article,
             GArray                 *sentences,
             GError                **error)
{
  const char *id = assay_article_get_id (article);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GArray) found = NULL;

  if (assay_store_has_article (import->store, id))
    return TRUE;
  g_ptr_array_add (articles, article);
  if (!assay_store_import_articles (import->store, articles, NULL, error))
    return assay_import_prefix (record, NULL, error);
  assay_import_expect_works (import, article);
  found = assay_store_list_sentences (import->store, id, error);
  if (found == NULL)
    return assay_import_prefix (record, NULL, error);
  return is_same (found, sentences)
         || assay_store_set_sentences (import->store, id, sentences, error)
         || assay_import_prefix (record, "sentences", error);
}

gboolean
assay_import_article (AssayImport            *import,
                      const AssayJsonRecord  *record,
                      GError                **error)
{
  static const char *const names[] = {
    "id", "title", "byline", "published", "source", "sha256", "text", "blocks", "sentences", NULL
  };
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  g_autoptr (AssayText) text = NULL;
  g_autoptr (AssayArticle) article = NULL;
  const char *id;
  const char *sha256;
  const char *source;
  const char *shown;
  guint length;

  if (!assay_json_record_check_names (record, names, error)
      || !assay_import_get_digest (record, "id", &id, error)
      || !assay_import_get_digest (record, "sha256", &sha256, error)
      || !assay_json_record_get_string (record, "title", ASSAY_JSON_REQUIRED, &shown, error)
      || !assay_json_record_get_string (record, "byline", ASSAY_JSON_NULLABLE, &shown, error)
      || !assay_json_record_get_string (record, "published", ASSAY_JSON_NULLABLE, &shown, error)
      || !assay_json_record_get_string (record, "source", ASSAY_JSON_NULLABLE, &source, error))
    return FALSE;
  text = get_canonical_text (record, id, error);
  if (text == NULL)
    return FALSE;
  length = assay_text_get_length (text);
  if (!read_spans (record, "blocks", TRUE, length, NULL, error)
      || !read_spans (record, "sentences", FALSE, length, sentences, error))
    return FALSE;
  article = assay_article_new (text, sha256, source, NULL);
  return add_article (import, record, article, sentences, error);
}

static gboolean
read_scales (const AssayJsonRecord  *record,
             AssayConfidence        *confidence_level,
             AssayLikelihood        *likelihood_band,
             GError                **error)
{
  const char *confidence;
  const char *likelihood;

  if (!assay_json_record_get_string (record, "confidence", ASSAY_JSON_NULLABLE, &confidence, error)
      || !assay_json_record_get_string (record, "likelihood", ASSAY_JSON_NULLABLE, &likelihood,
                                        error))
    return FALSE;
  if (!assay_confidence_from_string (confidence, confidence_level))
    return assay_json_record_fail (record, "confidence", _("is none of low, moderate and high"),
                                   error);
  return assay_likelihood_from_string (likelihood, likelihood_band)
         || assay_json_record_fail (record, "likelihood", _("is none of the seven likelihoods"),
                                    error);
}

/* The quote and the context follow from the text; what the document says they are has to be the
 * same. */
static gboolean
read_place (AssayImport            *import,
            const AssayJsonRecord  *record,
            AssayAnnotation        *annotation,
            GError                **error)
{
  const char *quote;
  const char *before;
  const char *after;
  AssaySpan span;

  if (!assay_import_get_quoted_span (import, record, "quote", &span, &quote, error)
      || !assay_json_record_get_string (record, "before", ASSAY_JSON_REQUIRED, &before, error)
      || !assay_json_record_get_string (record, "after", ASSAY_JSON_REQUIRED, &after, error))
    return FALSE;
  annotation->article = g_strdup (import->article);
  assay_annotation_quote_text (annotation, import->text, span);
  if (!g_str_equal (annotation->before, before))
    return assay_json_record_fail (record, "before", _("is not what stands in the text there"),
                                   error);
  return g_str_equal (annotation->after, after)
         || assay_json_record_fail (record, "after", _("is not what stands in the text there"),
                                    error);
}

static gboolean
read_annotation (AssayImport            *import,
                 const AssayJsonRecord  *record,
                 AssayAnnotation        *annotation,
                 GError                **error)
{
  const char *id;
  const char *kind;
  const char *note;
  const char *annotator;
  const char *copy_of;

  if (!assay_json_record_get_uuid (record, "id", ASSAY_JSON_REQUIRED, &id, error)
      || !read_place (import, record, annotation, error)
      || !assay_json_record_get_string (record, "kind", ASSAY_JSON_REQUIRED, &kind, error)
      || !read_scales (record, &annotation->confidence, &annotation->likelihood, error)
      || !assay_json_record_get_string (record, "note", ASSAY_JSON_NULLABLE, &note, error)
      || !assay_import_get_annotator (import, record, &annotator, error)
      || !assay_json_record_get_uuid (record, "copy_of", ASSAY_JSON_NULLABLE, &copy_of, error)
      || !assay_json_record_get_time (record, "created", &annotation->created, error)
      || !assay_json_record_get_time (record, "modified", &annotation->modified, error))
    return FALSE;
  if (*kind == '\0')
    return assay_json_record_fail (record, "kind", _("is empty"), error);
  if (annotation->modified < annotation->created)
    return assay_json_record_fail (record, "modified", _("is before the creation"), error);
  annotation->id = g_strdup (id);
  annotation->kind = g_strdup (kind);
  annotation->note = g_strdup (note);
  annotation->annotator = g_strdup (annotator);
  annotation->copy_of = g_strdup (copy_of);
  return TRUE;
}

gboolean
assay_import_annotation (AssayImport            *import,
                         const AssayJsonRecord  *record,
                         GError                **error)
{
  static const char *const names[] = {
    "id", "article", "start", "end", "quote", "before", "after", "kind", "confidence", "likelihood", "note",
    "annotator", "copy_of", "created", "modified", NULL
  };
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayAnnotation) added = NULL;

  if (!assay_json_record_check_names (record, names, error)
      || !read_annotation (import, record, values, error))
    return FALSE;
  added = assay_store_add_annotation (import->store, values, error);
  return added != NULL || assay_import_prefix (record, NULL, error);
}

gboolean
assay_import_link (AssayImport            *import,
                   const AssayJsonRecord  *record,
                   GError                **error)
{
  static const char *const names[] = {
    "id", "article", "from", "to", "kind", "annotator", "created", NULL
  };
  g_autoptr (AssayAnnotation) from = NULL;
  AssayLink link;

  if (!assay_json_record_check_names (record, names, error)
      || !assay_json_record_get_uuid (record, "id", ASSAY_JSON_REQUIRED, (const char **) &link.id,
                                      error)
      || !assay_import_get_digest (record, "article", (const char **) &link.article, error)
      || !assay_json_record_get_uuid (record, "from", ASSAY_JSON_REQUIRED,
                                      (const char **) &link.from, error)
      || !assay_json_record_get_uuid (record, "to", ASSAY_JSON_REQUIRED, (const char **) &link.to,
                                      error)
      || !assay_json_record_get_string (record, "kind", ASSAY_JSON_REQUIRED,
                                        (const char **) &link.kind, error)
      || !assay_import_get_annotator (import, record, (const char **) &link.annotator, error)
      || !assay_json_record_get_time (record, "created", &link.created, error))
    return FALSE;
  from = assay_store_load_annotation (import->store, link.from, error);
  if (from == NULL)
    return assay_import_prefix (record, "from", error);
  if (!g_str_equal (from->article, link.article))
    return assay_json_record_fail (record, "article", _("is not that of the annotation"), error);
  return assay_store_insert_link (import->store, &link, error)
         || assay_import_prefix (record, NULL, error);
}

/* What a decision rests on need not be in the document: layers can be left out of what is
 * shared. */
static char **
read_basis (const AssayJsonRecord  *record,
            GError                **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  JsonArray *array;

  if (!assay_json_record_get_array (record, "based_on", &array, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *id = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                        : NULL;

      if (!assay_uuid_is_valid (id))
        {
          assay_json_record_fail (record, "based_on", _("should be ids of annotations"), error);
          return NULL;
        }
      g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

/* The strings of @decision but for what it rests on stay the record's. */
static gboolean
read_decision (AssayImport            *import,
               const AssayJsonRecord  *record,
               AssayDecision          *decision,
               GError                **error)
{
  const char *quote;

  if (!assay_json_record_get_uuid (record, "id", ASSAY_JSON_REQUIRED, (const char **) &decision->id,
                                   error)
      || !assay_import_get_quoted_span (import, record, "quote", &decision->span, &quote, error)
      || !assay_json_record_get_string (record, "kind", ASSAY_JSON_NULLABLE,
                                        (const char **) &decision->kind, error)
      || !read_scales (record, &decision->confidence, &decision->likelihood, error)
      || !assay_json_record_get_string (record, "reason", ASSAY_JSON_REQUIRED,
                                        (const char **) &decision->reason, error)
      || !assay_import_get_annotator (import, record, (const char **) &decision->annotator, error)
      || !assay_json_record_get_time (record, "created", &decision->created, error))
    return FALSE;
  if (decision->kind != NULL && *decision->kind == '\0')
    return assay_json_record_fail (record, "kind", _("is empty"), error);
  decision->article = import->article;
  return TRUE;
}

gboolean
assay_import_decision (AssayImport            *import,
                       const AssayJsonRecord  *record,
                       GError                **error)
{
  static const char *const names[] = {
    "id", "article", "start", "end", "quote", "kind", "confidence", "likelihood", "reason", "annotator",
    "created", "based_on", NULL
  };
  g_auto (GStrv) based_on = NULL;
  g_autofree char *id = NULL;
  AssayDecision decision = { NULL };

  if (!assay_json_record_check_names (record, names, error)
      || !read_decision (import, record, &decision, error))
    return FALSE;
  based_on = read_basis (record, error);
  if (based_on == NULL)
    return FALSE;
  decision.based_on = based_on;
  id = assay_store_decide (import->store, &decision, error);
  return id != NULL || assay_import_prefix (record, NULL, error);
}

void
assay_import_clear (AssayImport *import)
{
  g_clear_pointer (&import->annotators, g_hash_table_unref);
  g_clear_pointer (&import->article, g_free);
  g_clear_pointer (&import->text, assay_text_unref);
  g_clear_pointer (&import->expected, g_hash_table_unref);
  g_clear_pointer (&import->gathering, g_free);
  g_clear_pointer (&import->gathered, g_ptr_array_unref);
}
