/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads entries whose fields people have marked: files of one JSON object a line, each with the
 * words of an entry and its segments as [name, first code point, code point after the last].
 */

#include "config.h"

#include "training-example.h"

#include "assay-references.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const struct { const char *name; AssayTag tag; } names[] = {
  { "author", ASSAY_TAG_AUTHOR }, { "director", ASSAY_TAG_AUTHOR },
      { "producer", ASSAY_TAG_AUTHOR },
  { "title", ASSAY_TAG_TITLE },
  { "journal", ASSAY_TAG_CONTAINER }, { "container-title", ASSAY_TAG_CONTAINER },
  { "publisher", ASSAY_TAG_PUBLISHER }, { "location", ASSAY_TAG_LOCATION },
      { "date", ASSAY_TAG_DATE },
  { "volume", ASSAY_TAG_VOLUME }, { "issue", ASSAY_TAG_ISSUE }, { "pages", ASSAY_TAG_PAGES },
  { "editor", ASSAY_TAG_EDITOR }, { "translator", ASSAY_TAG_EDITOR },
};

static AssayTag
tag_for_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return names[i].tag;
  return ASSAY_TAG_OTHER;
}

static AssayTag
tag_at (GArray *fields,
        gsize   byte,
        gsize   end)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const TrainingField *field = &g_array_index (fields, TrainingField, i);

      if (field->start < end && byte < field->end)
        return field->tag;
    }
  return ASSAY_N_TAGS;
}

/* "In", "pp." and "vol." go with what follows them, as one of the sets has it and the other leaves
 * open. */
static void
fill_unmarked (TrainingExample *example)
{
  AssayTag next = ASSAY_TAG_OTHER;

  for (guint i = example->tagging->n; i > 0; i--)
    {
      if (example->gold[i - 1] == ASSAY_N_TAGS)
        example->gold[i - 1] = next;
      next = example->gold[i - 1];
    }
}

/**
 * training_example_new:
 * @words: an entry
 * @fields: (element-type TrainingField): where its fields stand
 *
 * Returns: (transfer full) (nullable): the example, or %NULL where nothing of the entry is left to
 * tag
 */
TrainingExample *
training_example_new (const char *words,
                      GArray     *fields)
{
  TrainingExample *example = g_new0 (TrainingExample, 1);
  AssayRun core;

  example->words = g_strdup (words);
  example->tagging = g_new (AssayTagging, 1);
  core = assay_references_get_core (example->words);
  assay_tagger_tokenize (core, example->tagging);
  if (example->tagging->n < 3)
    {
      training_example_free (example);
      return NULL;
    }
  example->gold = g_new (AssayTag, example->tagging->n);
  for (guint i = 0; i < example->tagging->n; i++)
    example->gold[i] = tag_at (fields,
                               example->tagging->tokens[i].start - example->words,
                               example->tagging->tokens[i].end - example->words);
  fill_unmarked (example);
  example->rows = g_malloc_n (example->tagging->n, sizeof *example->rows);
  assay_tagger_featurize (example->tagging, example->rows);
  return example;
}

void
training_example_free (gpointer data)
{
  TrainingExample *example = data;

  g_free (example->words);
  g_free (example->tagging);
  g_free (example->gold);
  g_free (example->rows);
  g_free (example);
}

static void
read_line (JsonObject *object,
           GPtrArray  *examples)
{
  const char *words = json_object_get_string_member_with_default (object, "raw", "");
  JsonArray *segments = json_object_get_array_member (object, "segments");
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (TrainingField));
  TrainingExample *example;

  for (guint i = 0; i < json_array_get_length (segments); i++)
    {
      JsonArray *segment = json_array_get_array_element (segments, i);
      TrainingField field = {
        tag_for_name (json_array_get_string_element (segment, 0)),
        g_utf8_offset_to_pointer (words, json_array_get_int_element (segment, 1)) - words,
        g_utf8_offset_to_pointer (words, json_array_get_int_element (segment, 2)) - words,
      };

      g_array_append_val (fields, field);
    }
  example = training_example_new (words, fields);
  if (example != NULL)
    g_ptr_array_add (examples, example);
}

static gboolean
load_file (const char  *path,
           GPtrArray   *examples,
           GError     **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (lines[i][0] == '\0')
        continue;
      if (!json_parser_load_from_data (parser, lines[i], -1, error))
        {
          g_prefix_error (error, "%s, line %u: ", path, i + 1);
          return FALSE;
        }
      read_line (json_node_get_object (json_parser_get_root (parser)), examples);
    }
  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * training_example_load:
 * @folder: a folder of files that end in .jsonl
 * @examples: (element-type TrainingExample): where the examples go
 *
 * Returns: whether all files could be read
 */
gboolean
training_example_load (const char  *folder,
                       GPtrArray   *examples,
                       GError     **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".jsonl"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  /* The order of a folder differs from machine to machine, and the model must not. */
  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++)
    if (!load_file (g_ptr_array_index (files, i), examples, error))
      return FALSE;
  return TRUE;
}
