/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The works cited and the markers of an export. The machine finds most of them again by itself;
 * where the export says something else, somebody corrected it, and so it is corrected here. Only of
 * articles that come in: those that were here stay as they were corrected here.
 */

#include "config.h"

#include "assay-import-works.h"

#include <glib/gi18n-lib.h>

#include "assay-store-corrections.h"
#include "assay-store-references.h"

/* What the machine finds in an article that came in, as digests: to read the article again only
 * where it differs costs a hundredth of the time. */
typedef struct
{
  char     *references;
  char     *citations;
  gboolean  is_told;          /* the records of the list at hand were met */
} Expected;

static void
expected_free (gpointer data)
{
  Expected *expected = data;

  g_free (expected->references);
  g_free (expected->citations);
  g_free (expected);
}

static void
digest_span (GChecksum *checksum,
             AssaySpan  span)
{
  g_autofree char *place = g_strdup_printf ("\n%u %u", span.start, span.end);

  g_checksum_update (checksum, (const guchar *) place, -1);
}

static char *
digest_references (GPtrArray *references)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);

      digest_span (checksum, reference->span);
      for (guint field = 0; field < ASSAY_N_REFERENCE_FIELDS; field++)
        {
          g_autofree char *value = assay_correction_dup_value (reference, field);

          g_checksum_update (checksum, (const guchar *) "\n", 1);
          g_checksum_update (checksum, (const guchar *) value, -1);
        }
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static char *
digest_markers (GPtrArray *markers)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < markers->len; i++)
    {
      const AssayMarker *marker = g_ptr_array_index (markers, i);
      g_autofree char *targets = g_strjoinv (" ", marker->targets);

      digest_span (checksum, marker->span);
      g_checksum_update (checksum, (const guchar *) "\n", 1);
      g_checksum_update (checksum, (const guchar *) targets, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static GPtrArray *
make_markers (const char    *article,
              AssayAnalysis *analysis)
{
  GPtrArray *markers = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_marker_free);

  for (guint i = 0; i < analysis->citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (analysis->citations, i);
      AssayMarker *marker = g_new0 (AssayMarker, 1);

      marker->span = citation->span;
      marker->targets = g_new0 (char *, citation->targets->len + 1);
      for (guint k = 0; k < citation->targets->len; k++)
        {
          AssayReference *target = g_ptr_array_index (analysis->references,
                                                      g_array_index (citation->targets, guint, k));

          marker->targets[k] = assay_reference_make_id (article, target->span, target->raw);
        }
      g_ptr_array_add (markers, marker);
    }
  return markers;
}

/*< private >
 * assay_import_expect_works:
 * @article: an article that came in, read by this program
 *
 * Notes what the export would say of it if nobody had corrected anything.
 */
void
assay_import_expect_works (AssayImport  *import,
                           AssayArticle *article)
{
  AssayAnalysis *analysis = assay_article_get_analysis (article);
  const char *id = assay_article_get_id (article);
  g_autoptr (GPtrArray) markers = make_markers (id, analysis);
  Expected *expected = g_new0 (Expected, 1);

  expected->references = digest_references (analysis->references);
  expected->citations = digest_markers (markers);
  if (import->expected == NULL)
    import->expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, expected_free);
  g_hash_table_insert (import->expected, g_strdup (id), expected);
}

/* Takes what was gathered of an article over, where it came in and differs. */
static gboolean
settle_references (AssayImport  *import,
                   const char   *article,
                   GPtrArray    *references,
                   GError      **error)
{
  Expected *expected = g_hash_table_lookup (import->expected, article);
  g_autofree char *digest = digest_references (references);

  expected->is_told = TRUE;
  if (g_str_equal (digest, expected->references))
    return TRUE;
  /* Other works may mean other markers, so those are to be looked at, too. */
  g_clear_pointer (&expected->citations, g_free);
  return assay_store_set_references (import->store, article, references, error);
}

static gboolean
settle_citations (AssayImport  *import,
                  const char   *article,
                  GPtrArray    *markers,
                  GError      **error)
{
  Expected *expected = g_hash_table_lookup (import->expected, article);
  g_autofree char *digest = digest_markers (markers);

  expected->is_told = TRUE;
  return g_strcmp0 (digest, expected->citations) == 0 ||
         assay_store_set_citations (import->store, article, markers, error);
}

typedef gboolean (*SettleFunc) (AssayImport  *import,
                                const char   *article,
                                GPtrArray    *gathered,
                                GError      **error);

static gboolean
settle (AssayImport  *import,
        SettleFunc    func,
        GError      **error)
{
  g_autoptr (GPtrArray) gathered = g_steal_pointer (&import->gathered);
  g_autofree char *article = g_steal_pointer (&import->gathering);

  if (gathered == NULL || func (import, article, gathered, error))
    return TRUE;
  g_prefix_error (error, "%.12s…: ", article);
  return FALSE;
}

/* An article of which the list says nothing has nothing of the kind. */
static gboolean
settle_all (AssayImport  *import,
            SettleFunc    func,
            GError      **error)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer article, expected;

  if (!settle (import, func, error))
    return FALSE;
  if (import->expected == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, import->expected);
  while (g_hash_table_iter_next (&iter, &article, &expected))
    {
      if (!((Expected *) expected)->is_told && !func (import, article, nothing, error))
        return FALSE;
      ((Expected *) expected)->is_told = FALSE;
    }
  return TRUE;
}

/* Makes ready to gather a record of the article at hand. Records come article by article; of one
 * that was here nothing is gathered. */
static gboolean
gather (AssayImport            *import,
        const AssayJsonRecord  *record,
        SettleFunc              func,
        gboolean               *is_wanted,
        GError                **error)
{
  Expected *expected = NULL;

  if (import->expected != NULL)
    expected = g_hash_table_lookup (import->expected, import->article);
  *is_wanted = expected != NULL;
  if (g_strcmp0 (import->gathering, import->article) == 0)
    return TRUE;
  if (!settle (import, func, error))
    return FALSE;
  if (expected == NULL)
    return TRUE;
  if (expected->is_told)
    return assay_json_record_fail (record, "article",
                                   _("comes again after another; records stand in order of their "
                                     "articles"), error);
  import->gathering = g_strdup (import->article);
  import->gathered = g_ptr_array_new_with_free_func (func == settle_references
                                                     ? g_object_unref
                                                     : (GDestroyNotify) assay_marker_free);
  return TRUE;
}

/* Checks what a reference and a citation have in common: that its id is the one every machine gives
 * it. */
static gboolean
check_found (AssayImport            *import,
             const AssayJsonRecord  *record,
             const char             *quote_name,
             AssaySpan              *span,
             const char            **quote,
             GError                **error)
{
  g_autofree char *made = NULL;
  const char *id;

  if (!assay_json_record_get_uuid (record, "id", ASSAY_JSON_REQUIRED, &id, error)
      || !assay_import_get_quoted_span (import, record, quote_name, span, quote, error))
    return FALSE;
  made = assay_reference_make_id (import->article, *span, *quote);
  return g_str_equal (made, id)
         || assay_json_record_fail (record, "id", _("is not the one that its place and words give"),
                                    error);
}

/* What the machine reads need make no sense; only what differs from it has to. */
static gboolean
read_field (const AssayJsonRecord  *record,
            AssayReference         *reference,
            AssayReferenceField     field,
            GError                **error)
{
  const char *name = assay_reference_field_to_string (field);
  JsonNode *node = json_object_get_member (record->object, name);
  g_autofree char *json = NULL;
  const char *text;

  if (node == NULL)
    return TRUE;
  if (assay_reference_get_text_field (reference, field) != NULL)
    return assay_json_record_get_string (record, name, ASSAY_JSON_NULLABLE, &text, error)
           && assay_correction_parse (reference, field, text != NULL ? text : "");
  json = json_to_string (node, FALSE);
  return assay_correction_parse (reference, field, json)
         || assay_json_record_fail (record, name, _("has not the form it has in CSL-JSON"), error);
}

static gboolean
read_reference (const AssayJsonRecord  *record,
                AssayReference         *reference,
                GError                **error)
{
  static const char *const kinds[] = { "work", "short", "comment" };
  const char *label;
  const char *kind;
  const char *refers_to;

  if (!assay_json_record_get_string (record, "label", ASSAY_JSON_NULLABLE, &label, error)
      || !assay_json_record_get_string (record, "kind", ASSAY_JSON_REQUIRED, &kind, error)
      || !assay_json_record_get_uuid (record, "refers_to", ASSAY_JSON_NULLABLE, &refers_to, error))
    return FALSE;
  for (guint field = 0; field < ASSAY_N_REFERENCE_FIELDS; field++)
    if (!read_field (record, reference, field, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i]))
      {
        reference->kind = i;
        return TRUE;
      }
  return assay_json_record_fail (record, "kind", _("is none of work, short and comment"), error);
}

gboolean
assay_import_reference (AssayImport            *import,
                        const AssayJsonRecord  *record,
                        GError                **error)
{
  static const char *const names[] = {
    "id", "article", "start", "end", "raw", "label", "kind", "refers_to",
    "type", "author", "title", "container-title", "publisher", "issued", "accessed",
    "URL", "DOI", "volume", "issue", "page", NULL
  };
  g_autoptr (AssayReference) reference = assay_reference_new ();
  const char *raw;
  gboolean is_wanted;

  if (!assay_json_record_check_names (record, names, error)
      || !check_found (import, record, "raw", &reference->span, &raw, error)
      || !read_reference (record, reference, error)
      || !gather (import, record, settle_references, &is_wanted, error))
    return FALSE;
  if (is_wanted)
    g_ptr_array_add (import->gathered, g_steal_pointer (&reference));
  return TRUE;
}

/*< private >
 * assay_import_end_references:
 *
 * To be called behind the last reference, before the first citation.
 */
gboolean
assay_import_end_references (AssayImport  *import,
                             GError      **error)
{
  return settle_all (import, settle_references, error);
}

static char **
read_targets (const AssayJsonRecord  *record,
              GError                **error)
{
  g_auto (GStrv) targets = NULL;
  JsonArray *array;

  if (!assay_json_record_get_array (record, "targets", &array, error))
    return NULL;
  targets = g_new0 (char *, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          assay_json_record_fail (record, "targets", _("should be ids of references"), error);
          return NULL;
        }
      targets[i] = json_node_dup_string (node);
    }
  return g_steal_pointer (&targets);
}

gboolean
assay_import_citation (AssayImport            *import,
                       const AssayJsonRecord  *record,
                       GError                **error)
{
  static const char *const names[] = { "id", "article", "start", "end", "quote", "targets", NULL };
  g_autoptr (AssayMarker) marker = g_new0 (AssayMarker, 1);
  const char *quote;
  gboolean is_wanted;

  if (!assay_json_record_check_names (record, names, error)
      || !check_found (import, record, "quote", &marker->span, &quote, error))
    return FALSE;
  marker->targets = read_targets (record, error);
  if (marker->targets == NULL
      || !gather (import, record, settle_citations, &is_wanted, error))
    return FALSE;
  if (is_wanted)
    g_ptr_array_add (import->gathered, g_steal_pointer (&marker));
  return TRUE;
}

/*< private >
 * assay_import_end_citations:
 *
 * To be called behind the last citation.
 */
gboolean
assay_import_end_citations (AssayImport  *import,
                            GError      **error)
{
  return settle_all (import, settle_citations, error);
}
