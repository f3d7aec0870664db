/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The works cited by the articles of a project, for reference managers: CSL-JSON, BibTeX and RIS.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-analysis-json.h"
#include "assay-bibtex.h"
#include "assay-export-formats.h"
#include "assay-ris.h"
#include "assay-store-articles.h"
#include "assay-store-references.h"

/* So much of an id tells the works of a project apart, and so much of a name is enough to know it by. */
#define ID_LENGTH 8
#define NAME_LENGTH 20

typedef void (*AppendFunc) (GString        *output,
                            const char     *key,
                            AssayReference *reference);

typedef struct
{
  GOutputStream *stream;
  GCancellable  *cancellable;
  AppendFunc     append;
  const char    *between;       /* what stands between two works */
  GString       *output;
  gboolean       after_work;
} Export;

static gboolean
flush (Export   *self,
       GError  **error)
{
  if (!g_output_stream_write_all (self->stream, self->output->str, self->output->len, NULL,
                                  self->cancellable, error))
    return FALSE;
  g_string_truncate (self->output, 0);
  return TRUE;
}

/* "lindqvist2021-6f1d3a52": a name that a person recognises, made unique by the beginning of the id. */
static char *
make_key (AssayReference *reference,
          const char     *id)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const AssayName *author = reference->authors->len > 0 ? g_ptr_array_index (reference->authors, 0) : NULL;
  const char *name = author == NULL ? NULL : author->family != NULL ? author->family : author->literal;
  g_autofree char *ascii = name != NULL ? g_str_to_ascii (name, "C") : NULL;

  for (const char *p = ascii; p != NULL && *p != '\0' && key->len < NAME_LENGTH; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, g_ascii_tolower (*p));
  if (key->len == 0)
    g_string_append (key, "work");
  if (reference->issued.year != 0)
    g_string_append_printf (key, "%d", reference->issued.year);
  g_string_append_printf (key, "-%.*s", ID_LENGTH, id);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
write_article (Export        *self,
               AssayArticle  *article,
               GError       **error)
{
  GPtrArray *references = assay_article_get_analysis (article)->references;

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      g_autofree char *id = NULL;
      g_autofree char *key = NULL;

      if (reference->kind != ASSAY_REFERENCE_WORK)
        continue;
      id = assay_reference_make_id (assay_article_get_id (article), reference->span, reference->raw);
      key = make_key (reference, id);
      if (self->after_work)
        g_string_append (self->output, self->between);
      self->append (self->output, key, reference);
      self->after_work = TRUE;
    }
  return flush (self, error);
}

static gboolean
write_works (AssayStore     *store,
             const char     *article,
             AppendFunc      append,
             const char     *between,
             GOutputStream  *stream,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr (GString) output = g_string_new (NULL);
  Export self = { stream, cancellable, append, between, output };
  g_autoptr (GPtrArray) ids = assay_store_list_article_ids (store, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (AssayArticle) loaded = NULL;

      if (article != NULL && !g_str_equal (article, id))
        continue;
      loaded = assay_store_load_article (store, id, error);
      if (loaded == NULL || !write_article (&self, loaded, error))
        return FALSE;
    }
  return ids != NULL;
}

static void
append_csl (GString        *output,
            const char     *key,
            AssayReference *reference)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", key);
  /* A type is the one field that CSL-JSON insists on. */
  if (reference->type == NULL)
    assay_json_add_string (builder, "type", "document");
  assay_json_add_csl_fields (builder, reference);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  json = json_to_string (node, FALSE);
  g_string_append (output, json);
}

static gboolean
write_bibtex (AssayStore     *store,
              const char     *article,
              GOutputStream  *stream,
              GCancellable   *cancellable,
              GError        **error)
{
  return write_works (store, article, assay_bibtex_append, "\n", stream, cancellable, error);
}

static gboolean
write_ris (AssayStore     *store,
           const char     *article,
           GOutputStream  *stream,
           GCancellable   *cancellable,
           GError        **error)
{
  return write_works (store, article, assay_ris_append, "", stream, cancellable, error);
}

static gboolean
write_csl (AssayStore     *store,
           const char     *article,
           GOutputStream  *stream,
           GCancellable   *cancellable,
           GError        **error)
{
  return g_output_stream_write_all (stream, "[\n", 2, NULL, cancellable, error) &&
         write_works (store, article, append_csl, ",\n", stream, cancellable, error) &&
         g_output_stream_write_all (stream, "\n]\n", 3, NULL, cancellable, error);
}

const AssayExchangeFormat assay_export_bibtex = {
  .name = "bibtex",
  .title = N_("Works cited as BibTeX"),
  .extension = "bib",
  .write = write_bibtex,
};

const AssayExchangeFormat assay_export_csl = {
  .name = "csl",
  .title = N_("Works cited as CSL-JSON"),
  .extension = "json",
  .write = write_csl,
};

const AssayExchangeFormat assay_export_ris = {
  .name = "ris",
  .title = N_("Works cited as RIS"),
  .extension = "ris",
  .write = write_ris,
};
