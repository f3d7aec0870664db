/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads an export back. The document is walked over twice: once to see that it is whole, no deeper
 * and no larger than it may be, and where its lists begin; then record by record, so that memory
 * does not grow with it. All of it comes into the project in one transaction, or none.
 */

#include "config.h"

#include "assay-import-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "assay-export-formats.h"
#include "assay-import-works.h"
#include "assay-json-scanner.h"
#include "assay-reader.h"
#include "assay-step.h"
#include "assay-store-articles.h"

typedef enum
{
  MEMBER_FORMAT,
  MEMBER_VERSION,
  MEMBER_GENERATOR,
  MEMBER_POSITIONS,
  MEMBER_PROJECT,
  MEMBER_ANNOTATORS,
  MEMBER_ARTICLES,
  MEMBER_REFERENCES,
  MEMBER_CITATIONS,
  MEMBER_ANNOTATIONS,
  MEMBER_LINKS,
  MEMBER_DECISIONS,
  MEMBER_FINISHED,
  N_MEMBERS
} Member;

/* The members of the document in the order they are taken in, whatever order they stand in. */
static const struct
{
  const char      *name;
  AssayImportFunc  take;        /* of a list: takes in one record of it */
  gboolean         optional;    /* written only where there are any */
  gboolean       (*end) (AssayImport *import, GError **error);   /* and this, all of them */
} members[N_MEMBERS] = {
  [MEMBER_FORMAT] = { "format" },
  [MEMBER_VERSION] = { "version" },
  [MEMBER_GENERATOR] = { "generator" },
  [MEMBER_POSITIONS] = { "positions" },
  [MEMBER_PROJECT] = { "project" },
  [MEMBER_ANNOTATORS] = { "annotators", assay_import_annotator },
  [MEMBER_ARTICLES] = { "articles", assay_import_article },
  [MEMBER_REFERENCES] = { "references", assay_import_reference,
                          .end = assay_import_end_references },
  [MEMBER_CITATIONS] = { "citations", assay_import_citation, .end = assay_import_end_citations },
  [MEMBER_ANNOTATIONS] = { "annotations", assay_import_annotation },
  [MEMBER_LINKS] = { "links", assay_import_link },
  [MEMBER_DECISIONS] = { "decisions", assay_import_decision, .optional = TRUE },
  [MEMBER_FINISHED] = { "finished", assay_import_finished, .optional = TRUE },
};

typedef struct
{
  AssayJsonScanner *scanner;
  JsonParser       *parser;
  GString          *value;
  goffset           offsets[N_MEMBERS];   /* of their values, 0 where there is none */
  char             *stranger;             /* the first member that is none of these */
  AssayImport       import;
} Document;

static void
document_clear (Document *self)
{
  g_clear_pointer (&self->scanner, assay_json_scanner_free);
  g_clear_object (&self->parser);
  if (self->value != NULL)
    g_string_free (self->value, TRUE);
  g_free (self->stranger);
  assay_import_clear (&self->import);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

static gboolean
fail (AssayExchangeError   code,
      const char          *place,
      const char          *problem,
      GError             **error)
{
  g_set_error (error, ASSAY_EXCHANGE_ERROR, code, "%s%s%s", place, *place != '\0' ? ": " : "",
               problem);
  return FALSE;
}

/* Gives the errors of scanner and parser a place, and a code that a caller can act on. */
static gboolean
explain (const char  *place,
         GError      *cause,
         GError     **error)
{
  AssayExchangeError code = ASSAY_EXCHANGE_ERROR_INVALID;

  if (cause->domain != ASSAY_JSON_ERROR && cause->domain != JSON_PARSER_ERROR)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  if (g_error_matches (cause, ASSAY_JSON_ERROR, ASSAY_JSON_ERROR_TOO_DEEP))
    code = ASSAY_EXCHANGE_ERROR_TOO_DEEP;
  else if (g_error_matches (cause, ASSAY_JSON_ERROR, ASSAY_JSON_ERROR_TOO_LARGE))
    code = ASSAY_EXCHANGE_ERROR_TOO_LARGE;
  fail (code, place, cause->message, error);
  g_error_free (cause);
  return FALSE;
}

static gboolean
note_member (Document    *self,
             const char  *name,
             GError     **error)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    if (g_str_equal (members[i].name, name))
      {
        if (self->offsets[i] != 0)
          return fail (ASSAY_EXCHANGE_ERROR_INVALID, name, _("stands there twice"), error);
        self->offsets[i] = assay_json_scanner_tell (self->scanner);
        return TRUE;
      }
  if (self->stranger == NULL)
    self->stranger = g_strdup (name);
  return TRUE;
}

static gboolean
survey (Document  *self,
        GError   **error)
{
  g_autoptr (GString) name = g_string_new (NULL);
  GError *cause = NULL;
  gboolean more;

  if (!assay_json_scanner_enter (self->scanner, '{', &cause))
    return explain ("", cause, error);
  while (assay_json_scanner_next (self->scanner, &more, name, &cause) && more)
    {
      if (!note_member (self, name->str, error))
        return FALSE;
      if (!assay_json_scanner_read_value (self->scanner, NULL, &cause))
        return explain (name->str, cause, error);
    }
  if (cause != NULL || !assay_json_scanner_finish (self->scanner, &cause))
    return explain ("", cause, error);
  return TRUE;
}

/* Reads the value of a member; @root is it wrapped in a list, which json-glib always takes. */
static gboolean
parse_value (Document    *self,
             const char  *place,
             JsonNode   **node,
             GError     **error)
{
  GError *cause = NULL;

  if (!assay_json_scanner_read_value (self->scanner, self->value, &cause))
    return explain (place, cause, error);
  g_string_prepend_c (self->value, '[');
  g_string_append_c (self->value, ']');
  if (!json_parser_load_from_data (self->parser, self->value->str, self->value->len, &cause))
    return explain (place, cause, error);
  *node = json_array_get_element (json_node_get_array (json_parser_get_root (self->parser)), 0);
  return TRUE;
}

static gboolean
seek (Document  *self,
      Member     member,
      GError   **error)
{
  if (self->offsets[member] == 0)
    return fail (ASSAY_EXCHANGE_ERROR_INVALID, members[member].name, _("is missing"), error);
  return assay_json_scanner_seek (self->scanner, self->offsets[member], error);
}

static gboolean
check_constant (Document    *self,
                Member       member,
                const char  *constant,
                const char  *problem,
                GError     **error)
{
  JsonNode *node;

  if (!seek (self, member, error)
      || !parse_value (self, members[member].name, &node, error))
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING
      && g_str_equal (json_node_get_string (node), constant))
    return TRUE;
  return fail (ASSAY_EXCHANGE_ERROR_INVALID, members[member].name, problem, error);
}

static gboolean
check_version (Document  *self,
               GError   **error)
{
  JsonNode *node;

  if (!seek (self, MEMBER_VERSION, error)
      || !parse_value (self, members[MEMBER_VERSION].name, &node, error))
    return FALSE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (ASSAY_EXCHANGE_ERROR_INVALID, "version", _("should be a whole number"), error);
  if (json_node_get_int (node) == ASSAY_EXPORT_VERSION)
    return TRUE;
  return fail (ASSAY_EXCHANGE_ERROR_VERSION, "version",
               _("is none that this Assay knows. A newer Assay may read the file."), error);
}

/* What the document is, before anything in it is looked at. */
static gboolean
check_head (Document  *self,
            GError   **error)
{
  if (!check_constant (self, MEMBER_FORMAT, ASSAY_EXPORT_FORMAT,
                       _("is not “assay-export”: this is no export of Assay"), error)
      || !check_version (self, error)
      || !check_constant (self, MEMBER_POSITIONS, ASSAY_EXPORT_POSITIONS,
                          _("is not “unicode-code-points”"), error))
    return FALSE;
  if (self->stranger != NULL)
    return fail (ASSAY_EXCHANGE_ERROR_INVALID, self->stranger, _("is not part of the format"),
                 error);
  for (guint i = 0; i < N_MEMBERS; i++)
    if (self->offsets[i] == 0 && !members[i].optional)
      return fail (ASSAY_EXCHANGE_ERROR_INVALID, members[i].name, _("is missing"), error);
  return TRUE;
}

static gboolean
take_record (Document         *self,
             const char       *place,
             AssayImportFunc   take,
             GError          **error)
{
  AssayJsonRecord record = { place };
  JsonNode *node = NULL;

  if (!parse_value (self, place, &node, error))
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (ASSAY_EXCHANGE_ERROR_INVALID, place, _("should be an object"), error);
  record.object = json_node_get_object (node);
  return take (&self->import, &record, error);
}

static gboolean
take_list (Document      *self,
           Member         member,
           GCancellable  *cancellable,
           GError       **error)
{
  GError *cause = NULL;
  gboolean more;

  if (!seek (self, member, error))
    return FALSE;
  if (!assay_json_scanner_enter (self->scanner, '[', &cause))
    return explain (members[member].name, cause, error);
  for (guint i = 0; assay_json_scanner_next (self->scanner, &more, NULL, &cause) && more; i++)
    {
      char place[48];

      g_snprintf (place, sizeof place, "%s[%u]", members[member].name, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !take_record (self, place, members[member].take, error))
        return FALSE;
    }
  if (cause != NULL)
    return explain (members[member].name, cause, error);
  return members[member].end == NULL || members[member].end (&self->import, error);
}

/* An empty project takes over the title too. */
static gboolean
take_title (AssayImport            *import,
            const AssayJsonRecord  *record,
            GError                **error)
{
  static const char *const names[] = { "title", NULL };
  g_autoptr (GPtrArray) articles = NULL;
  const char *title;

  if (!assay_json_record_check_names (record, names, error)
      || !assay_json_record_get_string (record, "title", ASSAY_JSON_REQUIRED, &title, error))
    return FALSE;
  articles = assay_store_list_article_ids (import->store, error);
  if (articles == NULL)
    return FALSE;
  return articles->len > 0 || assay_store_set_title (import->store, title, error);
}

static gboolean
take_all (Document      *self,
          GCancellable  *cancellable,
          GError       **error)
{
  if (!seek (self, MEMBER_PROJECT, error)
      || !take_record (self, members[MEMBER_PROJECT].name, take_title, error))
    return FALSE;
  for (Member member = MEMBER_ANNOTATORS; member < N_MEMBERS; member++)
    if (self->offsets[member] != 0 && !take_list (self, member, cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * assay_exchange_import_json:
 * @store: a project
 * @path: an export
 * @max_size: the largest the file may be, in bytes; %ASSAY_EXCHANGE_MAX_SIZE where nobody says
 *   otherwise
 * @cancellable: (nullable): to stop
 * @error: set where the file cannot be read, or something in it is wrong; the message then names
 *   the place
 *
 * Adds what an export holds and the project does not, with its ids, times and annotators. It is one
 * step for undo. Where it fails nothing of it is added.
 *
 * Returns: whether all of it is in the project
 */
gboolean
assay_exchange_import_json (AssayStore    *store,
                            const char    *path,
                            guint64        max_size,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_auto (Document) self = { NULL };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (AssayStep) step = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  file = g_file_new_for_path (path);
  stream = assay_reader_open (file, max_size, cancellable, error);
  if (stream == NULL)
    return FALSE;
  self.scanner = assay_json_scanner_new (stream, cancellable);
  self.parser = json_parser_new ();
  self.value = g_string_new (NULL);
  self.import.store = store;
  self.import.annotators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!survey (&self, error) || !check_head (&self, error))
    return FALSE;

  step = assay_step_begin (store, error);
  return step != NULL
         && take_all (&self, cancellable, error)
         && assay_step_commit (step, _("Import an export"), error);
}
