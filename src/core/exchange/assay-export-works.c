/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The works that a project cites, for programs that manage references, CSL-JSON, BibTeX and RIS,
 * and for people: a line a work. Short forms and comments stand for no work of their own and are
 * left out.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-analysis-json.h"
#include "assay-bibtex.h"
#include "assay-citation-text.h"
#include "assay-export-formats.h"
#include "assay-json-writer.h"
#include "assay-ris.h"
#include "assay-store-articles.h"
#include "assay-store-references.h"

/* So much of an id keeps two works of one author and year apart. */
#define KEY_DIGITS 8

typedef void (*WriteWork) (AssayJsonWriter *writer,
                           const char      *key,
                           AssayReference  *work);

/* "dunning2021-846023a0": what a person knows the work by, and enough of its id. */
static char *
make_key (AssayReference *work,
          const char     *id)
{
  const AssayName *name = work->authors->len > 0 ? g_ptr_array_index (work->authors, 0) : NULL;
  const char *author = name != NULL ? (name->family != NULL ? name->family : name->literal) : NULL;
  g_autofree char *ascii = g_str_to_ascii (author != NULL ? author : "", "C");
  GString *key = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && *p != ' '; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (key, g_ascii_tolower (*p));
  if (key->len == 0)
    g_string_append (key, "work");
  if (work->issued.year > 0)
    g_string_append_printf (key, "%d", work->issued.year);
  g_string_append_printf (key, "-%.*s", KEY_DIGITS, id);
  return g_string_free (key, FALSE);
}

static void
write_csl (AssayJsonWriter *writer,
           const char      *key,
           AssayReference  *work)
{
  assay_json_writer_begin_object (writer, NULL);
  assay_json_writer_add_string (writer, "id", key);
  /* A type is the one field that CSL-JSON asks of every work. */
  if (work->type == NULL)
    assay_json_writer_add_string (writer, "type", "document");
  assay_json_add_csl_fields (writer, work);
  assay_json_writer_end_object (writer);
}

static void
write_bibtex (AssayJsonWriter *writer,
              const char      *key,
              AssayReference  *work)
{
  assay_bibtex_append (writer->buffer, key, work);
}

static void
write_ris (AssayJsonWriter *writer,
           const char      *key,
           AssayReference  *work)
{
  assay_ris_append (writer->buffer, key, work);
}

static void
write_text (AssayJsonWriter *writer,
            const char      *key,
            AssayReference  *work)
{
  g_autofree char *line = assay_citation_text_dup_entry (work, ASSAY_CITATION_PLAIN);

  g_string_append_printf (writer->buffer, "%s\n", line);
}

static void
write_article (AssayJsonWriter *writer,
               AssayArticle    *article,
               WriteWork        write)
{
  GPtrArray *references = assay_article_get_analysis (article)->references;

  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      g_autofree char *id = NULL;
      g_autofree char *key = NULL;

      if (reference->kind != ASSAY_REFERENCE_WORK)
        continue;
      id = assay_reference_make_id (assay_article_get_id (article), reference->span,
                                    reference->raw);
      key = make_key (reference, id);
      write (writer, key, reference);
    }
}

static gboolean
write_works (AssayStore       *store,
             const char       *only,
             AssayJsonWriter  *writer,
             WriteWork         write,
             GOutputStream    *stream,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (GPtrArray) ids = assay_store_list_article_ids (store, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (AssayArticle) article = NULL;

      if (only != NULL && !g_str_equal (only, id))
        continue;
      article = assay_store_load_article (store, id, error);
      if (article == NULL)
        return FALSE;
      write_article (writer, article, write);
      if (!assay_json_writer_flush (writer, ASSAY_JSON_WRITER_CHUNK, stream, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_csl_json (AssayStore     *store,
                const char     *article,
                GOutputStream  *stream,
                GCancellable   *cancellable,
                GError        **error)
{
  g_auto (AssayJsonWriter) writer = { NULL };

  assay_json_writer_init (&writer, 1);
  assay_json_writer_begin_array (&writer, NULL);
  if (!write_works (store, article, &writer, write_csl, stream, cancellable, error))
    return FALSE;
  assay_json_writer_end_array (&writer);
  g_string_append_c (writer.buffer, '\n');
  return assay_json_writer_flush (&writer, 0, stream, cancellable, error);
}

/* The others are lines one after the other; the writer is only their buffer. */
static gboolean
write_lines (AssayStore     *store,
             const char     *article,
             WriteWork       write,
             GOutputStream  *stream,
             GCancellable   *cancellable,
             GError        **error)
{
  g_auto (AssayJsonWriter) writer = { NULL };

  assay_json_writer_init (&writer, 0);
  return write_works (store, article, &writer, write, stream, cancellable, error)
         && assay_json_writer_flush (&writer, 0, stream, cancellable, error);
}

static gboolean
write_bibtex_file (AssayStore     *store,
                   const char     *article,
                   GOutputStream  *stream,
                   GCancellable   *cancellable,
                   GError        **error)
{
  return write_lines (store, article, write_bibtex, stream, cancellable, error);
}

static gboolean
write_ris_file (AssayStore     *store,
                const char     *article,
                GOutputStream  *stream,
                GCancellable   *cancellable,
                GError        **error)
{
  return write_lines (store, article, write_ris, stream, cancellable, error);
}

static gboolean
write_text_file (AssayStore     *store,
                 const char     *article,
                 GOutputStream  *stream,
                 GCancellable   *cancellable,
                 GError        **error)
{
  return write_lines (store, article, write_text, stream, cancellable, error);
}

const AssayExchangeFormat assay_export_csl = {
  .name = "csl",
  .title = N_("Works cited as CSL-JSON"),
  .extension = "json",
  .write = write_csl_json,
};

const AssayExchangeFormat assay_export_bibtex = {
  .name = "bibtex",
  .title = N_("Works cited as BibTeX"),
  .extension = "bib",
  .write = write_bibtex_file,
};

const AssayExchangeFormat assay_export_ris = {
  .name = "ris",
  .title = N_("Works cited as RIS"),
  .extension = "ris",
  .write = write_ris_file,
};

const AssayExchangeFormat assay_export_text = {
  .name = "text",
  .title = N_("Works cited as text"),
  .extension = "txt",
  .write = write_text_file,
};
