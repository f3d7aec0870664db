/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The people in an export: their names, which of them are one person, and what they have finished.
 */

#include "config.h"

#include "assay-export-people.h"

#include "assay-store-annotators.h"
#include "assay-store-finished.h"
#include "assay-store-people.h"

/* Of those who are one person the first is the one that the others name. */
static const char *
find_first (GPtrArray  *annotators,
            GHashTable *people,
            const char *id)
{
  const char *person = g_hash_table_lookup (people, id);

  for (guint i = 0; i < annotators->len; i++)
    {
      const AssayAnnotator *first = g_ptr_array_index (annotators, i);

      if (g_str_equal (g_hash_table_lookup (people, first->id), person))
        return first->id;
    }
  g_assert_not_reached ();
}

/*< private >
 * assay_export_write_annotators:
 * @article: (nullable): the whole id of an article, or %NULL for all of them
 *
 * Writes those who did something there, each with the one they are the same person as, if any.
 */
gboolean
assay_export_write_annotators (AssayJsonWriter  *writer,
                               AssayStore       *store,
                               const char       *article,
                               GError          **error)
{
  g_autoptr (GPtrArray) annotators = assay_store_list_contributors (store, article, error);
  g_autoptr (GHashTable) people = NULL;

  people = annotators != NULL ? assay_store_map_people (store, error) : NULL;
  if (people == NULL)
    return FALSE;
  assay_json_writer_begin_array (writer, "annotators");
  for (guint i = 0; i < annotators->len; i++)
    {
      const AssayAnnotator *annotator = g_ptr_array_index (annotators, i);
      const char *first = find_first (annotators, people, annotator->id);

      assay_json_writer_begin_object (writer, NULL);
      assay_json_writer_add_string (writer, "id", annotator->id);
      assay_json_writer_add_string (writer, "name", annotator->name);
      if (!g_str_equal (first, annotator->id))
        assay_json_writer_add_string (writer, "same_as", first);
      assay_json_writer_end_object (writer);
    }
  assay_json_writer_end_array (writer);
  return TRUE;
}

/*< private >
 * assay_export_write_finished:
 * @articles: (element-type utf8): the ids of articles, in order
 *
 * Writes who has finished them. Without any nothing is written, so that versions of the program
 * that know no such thing can read the document.
 */
gboolean
assay_export_write_finished (AssayJsonWriter  *writer,
                             AssayStore       *store,
                             GPtrArray        *articles,
                             GError          **error)
{
  gboolean has_begun = FALSE;

  for (guint i = 0; i < articles->len; i++)
    {
      const char *article = g_ptr_array_index (articles, i);
      g_autoptr (GPtrArray) finishers = assay_store_list_finishers (store, article, error);

      if (finishers == NULL)
        return FALSE;
      if (finishers->len > 0 && !has_begun)
        assay_json_writer_begin_array (writer, "finished");
      has_begun |= finishers->len > 0;
      for (guint j = 0; j < finishers->len; j++)
        {
          assay_json_writer_begin_object (writer, NULL);
          assay_json_writer_add_string (writer, "article", article);
          assay_json_writer_add_string (writer, "annotator", g_ptr_array_index (finishers, j));
          assay_json_writer_end_object (writer);
        }
    }
  if (has_begun)
    assay_json_writer_end_array (writer);
  return TRUE;
}
