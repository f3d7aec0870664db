/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the fields of entries, so that a scorer can hold them against marked ones: reads lines of
 * JSON with `id` and `raw`, writes lines of JSON with `id` and `fields` in CSL-JSON.
 */

#include "config.h"

#include "assay-analysis-json.h"
#include "assay-references.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

static void
print_fields (const char *id,
              const char *words)
{
  g_autoptr (AssayReference) reference = assay_reference_new ();
  g_auto (AssayJsonWriter) writer = { NULL };

  reference->raw = g_strdup (words);
  assay_references_parse (reference);
  assay_json_writer_init (&writer, 0);
  assay_json_writer_begin_object (&writer, NULL);
  assay_json_writer_add_string (&writer, "id", id);
  assay_json_writer_begin_object (&writer, "fields");
  assay_json_add_csl_fields (&writer, reference);
  assay_json_writer_end_object (&writer);
  assay_json_writer_end_object (&writer);
  puts (writer.buffer->str);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, &error))
    {
      g_printerr ("parse-references: %s\n", error != NULL
                  ? error->message : "one file of entries is needed");
      return 1;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *object;

      if (lines[i][0] == '\0')
        continue;
      if (!json_parser_load_from_data (parser, lines[i], -1, &error))
        {
          g_printerr ("parse-references: %s, line %u: %s\n", argv[1], i + 1, error->message);
          return 1;
        }
      object = json_node_get_object (json_parser_get_root (parser));
      print_fields (json_object_get_string_member_with_default (object, "id", ""),
                    json_object_get_string_member_with_default (object, "raw", ""));
    }
  return 0;
}
