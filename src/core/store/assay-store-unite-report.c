/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a merge tells: layer by layer how many annotations came in, how many look different now and
 * how many were here already, under the names that people know.
 */

#include "config.h"

#include "assay-store-annotators.h"
#include "assay-store-unite-private.h"

/* One annotator's annotations in one article, both as rows of the other file. */
typedef struct
{
  gint64 article;
  gint64 annotator;
  guint  n_known;
} Layer;

static void
count_free (AssayUniteCount *count)
{
  g_free (count->annotator);
  g_free (count->name);
  g_free (count->article);
  g_free (count->title);
  g_free (count);
}

AssayUniteReport *
assay_unite_report_new (void)
{
  AssayUniteReport *report = g_new0 (AssayUniteReport, 1);

  report->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
  report->problems = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
assay_unite_report_free (AssayUniteReport *report)
{
  g_ptr_array_unref (report->counts);
  g_ptr_array_unref (report->problems);
  g_free (report);
}

static guint
layer_hash (gconstpointer key)
{
  const Layer *layer = key;

  return g_int64_hash (&layer->article) * 31 + g_int64_hash (&layer->annotator);
}

static gboolean
layer_equal (gconstpointer a,
             gconstpointer b)
{
  const Layer *left = a;
  const Layer *right = b;

  return left->article == right->article && left->annotator == right->annotator;
}

static char *
make_key (const char *annotator,
          const char *article)
{
  return g_strconcat (annotator, " ", article, NULL);
}

/*< private >
 * assay_unite_begin_report:
 *
 * Goes on with the report, which may hold what came in from another file before.
 */
void
assay_unite_begin_report (AssayUnite *unite)
{
  unite->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  unite->layers = g_hash_table_new_full (layer_hash, layer_equal, g_free, NULL);
  for (guint i = 0; i < unite->report->counts->len; i++)
    {
      AssayUniteCount *count = g_ptr_array_index (unite->report->counts, i);

      g_hash_table_insert (unite->counts, make_key (count->annotator, count->article), count);
    }
}

AssayUniteCount *
assay_unite_get_count (AssayUnite *unite,
                       const char *annotator,
                       const char *article)
{
  g_autofree char *key = make_key (annotator, article);
  AssayUniteCount *count = g_hash_table_lookup (unite->counts, key);

  if (count == NULL)
    {
      count = g_new0 (AssayUniteCount, 1);
      count->annotator = g_strdup (annotator);
      count->article = g_strdup (article);
      g_ptr_array_add (unite->report->counts, count);
      g_hash_table_insert (unite->counts, g_steal_pointer (&key), count);
    }
  return count;
}

/*< private >
 * assay_unite_count_known:
 * @article: a row of the other file
 * @annotator: a row of the other file
 *
 * Counts an annotation that is here already. There may be a million of them, so that who and where
 * are looked up at the end, once a layer.
 */
void
assay_unite_count_known (AssayUnite *unite,
                         gint64      article,
                         gint64      annotator)
{
  Layer key = { article, annotator, 0 };
  Layer *layer = g_hash_table_lookup (unite->layers, &key);

  if (layer == NULL)
    {
      layer = g_memdup2 (&key, sizeof key);
      g_hash_table_add (unite->layers, layer);
    }
  layer->n_known++;
}

/* @count: (out): that of the layer of an annotation that was here before the merge, or NULL */
static gboolean
find_count (AssayUnite       *unite,
            const char       *annotation,
            AssayUniteCount **count,
            GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  *count = NULL;
  statement = assay_database_prepare (unite->store->database,
                                      "SELECT annotator.id, article.id FROM annotation "
                                      "JOIN annotator ON annotator.row = annotation.annotator "
                                      "JOIN article ON article.row = annotation.article "
                                      "WHERE annotation.id = ?1 AND annotation.row < ?2", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, annotation);
  assay_statement_bind_int (statement, 2, unite->first_new);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *count = assay_unite_get_count (unite, assay_statement_get_text (statement, 0),
                                    assay_statement_get_text (statement, 1));
  return TRUE;
}

/*< private >
 * assay_unite_count_shown:
 *
 * Counts what was set aside and shows again among what is new.
 */
gboolean
assay_unite_count_shown (AssayUnite       *unite,
                         AssayObjectType   type,
                         const char       *object,
                         GError          **error)
{
  AssayUniteCount *count = NULL;

  unite->report->n_articles += type == ASSAY_OBJECT_ARTICLE;
  if (type != ASSAY_OBJECT_ANNOTATION)
    return TRUE;
  if (!find_count (unite, object, &count, error))
    return FALSE;
  if (count != NULL && g_hash_table_add (unite->shown, g_strdup (object)))
    count->n_new++;
  return TRUE;
}

/*< private >
 * assay_unite_count_change:
 *
 * Counts an annotation that was here and looks different now, once.
 */
gboolean
assay_unite_count_change (AssayUnite       *unite,
                          AssayObjectType   type,
                          const char       *object,
                          GError          **error)
{
  AssayUniteCount *count = NULL;

  if (type != ASSAY_OBJECT_ANNOTATION || g_hash_table_contains (unite->shown, object) ||
      g_hash_table_contains (unite->changed, object))
    return TRUE;
  if (!find_count (unite, object, &count, error))
    return FALSE;
  if (count != NULL && g_hash_table_add (unite->changed, g_strdup (object)))
    count->n_changed++;
  return TRUE;
}

static gboolean
add_known (AssayUnite      *unite,
           AssayStatement  *names,
           Layer           *layer,
           GError         **error)
{
  gboolean has_row;

  assay_statement_bind_int (names, 1, assay_unite_find_row (unite->annotators, layer->annotator));
  assay_statement_bind_int (names, 2, assay_unite_find_row (unite->articles, layer->article));
  if (!assay_statement_step (names, &has_row, error))
    return FALSE;
  if (has_row)
    assay_unite_get_count (unite, assay_statement_get_text (names, 0),
                           assay_statement_get_text (names, 1))->n_known += layer->n_known;
  assay_statement_reset (names);
  return TRUE;
}

static gboolean
add_all_known (AssayUnite  *unite,
               GError     **error)
{
  g_autoptr (AssayStatement) names = NULL;
  GHashTableIter iter;
  Layer *layer;

  names = assay_database_prepare (unite->store->database,
                                  "SELECT annotator.id, article.id FROM annotator, article "
                                  "WHERE annotator.row = ?1 AND article.row = ?2", error);
  if (names == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, unite->layers);
  while (g_hash_table_iter_next (&iter, (gpointer *) &layer, NULL))
    if (!add_known (unite, names, layer, error))
      return FALSE;
  return TRUE;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const AssayUniteCount *left = *(const AssayUniteCount * const *) a;
  const AssayUniteCount *right = *(const AssayUniteCount * const *) b;
  int order = g_strcmp0 (left->name, right->name);

  if (order == 0)
    order = g_strcmp0 (left->annotator, right->annotator);
  if (order == 0)
    order = g_strcmp0 (left->title, right->title);
  return order != 0 ? order : g_strcmp0 (left->article, right->article);
}

static gboolean
name_count (AssayUnite       *unite,
            AssayUniteCount  *count,
            GHashTable       *names,
            GError          **error)
{
  const char *name = g_hash_table_lookup (names, count->annotator);

  g_free (count->name);
  g_clear_pointer (&count->title, g_free);
  count->name = g_strdup (name != NULL ? name : count->annotator);
  if (!assay_store_ask_text (unite->store,
                             "SELECT title FROM summary "
                             "JOIN article ON article.row = summary.article "
                             "WHERE id = ?1",
                             count->article, &count->title, error))
    return FALSE;
  if (count->title == NULL)
    count->title = g_strdup (count->article);
  return TRUE;
}

/*< private >
 * assay_unite_end_report:
 *
 * Names who and what was counted, while what came in is still here to be asked.
 */
gboolean
assay_unite_end_report (AssayUnite  *unite,
                        GError     **error)
{
  g_autoptr (GHashTable) names = NULL;
  GPtrArray *counts = unite->report->counts;

  names = assay_store_map_annotators (unite->store, error);
  if (names == NULL || !add_all_known (unite, error))
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    if (!name_count (unite, g_ptr_array_index (counts, i), names, error))
      return FALSE;
  g_ptr_array_sort (counts, compare_counts);
  return TRUE;
}
