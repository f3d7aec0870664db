/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints what the machine finds in articles, without a project.
 */

#include "config.h"

#include "assay-command.h"

#include "assay-analysis-json.h"
#include "assay-article.h"

static void
print_json (const char   *path,
            AssayArticle *article)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  AssayAnalysis *analysis = assay_article_get_analysis (article);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "file", path);
  assay_json_add_string (builder, "sha256", assay_article_get_sha256 (article));
  assay_json_add_string (builder, "title", analysis->front.title);
  assay_json_add_string (builder, "byline", analysis->front.byline);
  assay_json_add_string (builder, "published", analysis->front.published);
  json_builder_set_member_name (builder, "length");
  json_builder_add_int_value (builder, assay_text_get_length (assay_article_get_text (article)));
  assay_json_add_analysis (builder, analysis);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  g_print ("%s\n", line);
}

gboolean
assay_command_analyze (int      argc,
                       char   **argv,
                       GError **error)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json or table", "FORMAT" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE…");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);
      g_autoptr (AssayArticle) article = assay_article_read_file (file, NULL, error);

      if (article == NULL)
        return FALSE;
      print_json (argv[i], article);
    }
  return TRUE;
}
