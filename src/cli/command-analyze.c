/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints what the machine finds in articles, without a project.
 */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "assay-analysis-json.h"
#include "assay-command.h"
#include "assay-printer.h"

static const AssayColumn columns[] = {
  { "file", ASSAY_COLUMN_TEXT },
  { "title", ASSAY_COLUMN_TEXT },
  { "published", ASSAY_COLUMN_TEXT },
  { "sentences", ASSAY_COLUMN_NUMBER },
  { "references", ASSAY_COLUMN_NUMBER },
  { "citations", ASSAY_COLUMN_NUMBER },
  { "audit", ASSAY_COLUMN_NUMBER },
};

/* Prints one article; a table is only begun by the first. */
typedef struct
{
  GOutputStream *stream;
  AssayPrinter  *table;        /* NULL where the format is JSON */
} Output;

static void
output_clear (Output *output)
{
  g_clear_object (&output->stream);
  g_clear_pointer (&output->table, assay_printer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Output, output_clear)

static gboolean
print_json (Output        *output,
            const char    *path,
            AssayArticle  *article,
            GError       **error)
{
  g_auto (AssayJsonWriter) writer = { NULL };
  AssayAnalysis *analysis = assay_article_get_analysis (article);
  g_autofree char *name = g_filename_display_name (path);

  assay_json_writer_init (&writer, 0);
  assay_json_writer_begin_object (&writer, NULL);
  assay_json_writer_add_string (&writer, "file", name);
  assay_json_writer_add_string (&writer, "sha256", assay_article_get_sha256 (article));
  assay_json_writer_add_string (&writer, "title", analysis->front.title);
  assay_json_writer_add_string (&writer, "byline", analysis->front.byline);
  assay_json_writer_add_string (&writer, "published", analysis->front.published);
  assay_json_writer_add_int (&writer, "length",
                             assay_text_get_length (assay_article_get_text (article)));
  assay_json_add_analysis (&writer, analysis);
  assay_json_writer_end_object (&writer);
  g_string_append_c (writer.buffer, '\n');
  return assay_json_writer_flush (&writer, 0, output->stream, NULL, error);
}

static gboolean
print_row (Output        *output,
           const char    *path,
           AssayArticle  *article,
           GError       **error)
{
  AssayAnalysis *analysis = assay_article_get_analysis (article);

  assay_printer_add_string (output->table, path);
  assay_printer_add_string (output->table, assay_article_get_title (article));
  assay_printer_add_string (output->table, analysis->front.published);
  assay_printer_add_int (output->table, analysis->sentences->len);
  assay_printer_add_int (output->table, analysis->references->len);
  assay_printer_add_int (output->table, analysis->citations->len);
  assay_printer_add_int (output->table, analysis->findings->len);
  return assay_printer_end_row (output->table, error);
}

static gboolean
analyze_file (Output      *output,
              const char  *path,
              gboolean    *read,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) reason = NULL;
  g_autoptr (AssayArticle) article = assay_article_read_file (file, NULL, &reason);
  const char *const *warnings;

  *read = article != NULL;
  if (article == NULL)
    {
      assay_command_tell (path, reason->message);
      return TRUE;
    }
  warnings = assay_article_get_warnings (article);
  for (guint i = 0; warnings != NULL && warnings[i] != NULL; i++)
    assay_command_tell (path, warnings[i]);
  if (output->table != NULL)
    return print_row (output, path, article, error);
  return print_json (output, path, article, error);
}

static gboolean
open_output (Output      *output,
             const char  *format,
             GError     **error)
{
  output->stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  if (format == NULL || g_str_equal (format, "json"))
    return TRUE;
  if (g_str_equal (format, "table"))
    output->table = assay_printer_new (format, columns, G_N_ELEMENTS (columns), error);
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("An analysis has the formats json and table, not “%s”."), format);
  return output->table != NULL;
}

gboolean
assay_command_analyze (AssayInvocation  *self,
                       GError          **error)
{
  g_auto (Output) output = { NULL };
  g_autofree char *format = NULL;
  guint n_failed = 0;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("One JSON object a line, or a table of counts"), "json|table" },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error)
      || !open_output (&output, format, error))
    return FALSE;
  for (int i = 0; i < self->argc; i++)
    {
      gboolean read;

      if (!analyze_file (&output, self->argv[i], &read, error))
        return FALSE;
      n_failed += !read;
    }
  if (output.table != NULL && !assay_printer_finish (output.table, error))
    return FALSE;
  if (n_failed == 0)
    return TRUE;
  g_set_error (error, ASSAY_COMMAND_ERROR, ASSAY_COMMAND_ERROR_TOLD, "%u files failed", n_failed);
  return FALSE;
}
