/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints what the machine finds in articles, without a project.
 */

#include "config.h"

#include "assay-command.h"
#include "assay-article.h"

#include <json-glib/json-glib.h>

static void
add_span (JsonBuilder *builder,
          AssaySpan    span)
{
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, span.start);
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, span.end);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
print_json (const char   *path,
            AssayArticle *article)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  AssayAnalysis *analysis = assay_article_get_analysis (article);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "file", path);
  add_string (builder, "sha256", assay_article_get_sha256 (article));
  add_string (builder, "title", analysis->front.title);
  add_string (builder, "byline", analysis->front.byline);
  add_string (builder, "published", analysis->front.published);
  json_builder_set_member_name (builder, "length");
  json_builder_add_int_value (builder, assay_text_get_length (assay_article_get_text (article)));
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < analysis->blocks->len; i++)
    {
      AssayBlock *block = &g_array_index (analysis->blocks, AssayBlock, i);

      json_builder_begin_object (builder);
      add_string (builder, "kind", assay_block_kind_to_string (block->kind));
      add_span (builder, block->span);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "sentences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < analysis->sentences->len; i++)
    {
      json_builder_begin_object (builder);
      add_span (builder, g_array_index (analysis->sentences, AssaySpan, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
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
