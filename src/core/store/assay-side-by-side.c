/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Layers beside each other, sentence by sentence: what agreement is measured by and disagreements
 * are found in. Who tagged nothing in an article has not read it; in an article they read, a
 * sentence without a tag is an answer too.
 */

#include "config.h"

#include "assay-side-by-side.h"
#include "assay-store-finished.h"
#include "assay-store-people.h"
#include "assay-store-private.h"

#include <string.h>

#define SELECT_TAGS \
  "SELECT article.row, article.id, annotator, annotation.id, start, end, kind, confidence, " \
  "  likelihood, modified " \
  "FROM article " \
  "CROSS JOIN summary ON summary.article = article.row " \
  "CROSS JOIN annotation ON annotation.article = article.row " \
  "WHERE NOT summary.deleted AND NOT annotation.deleted "

/* As the index has them, so that nothing is sorted. */
#define IN_ORDER "ORDER BY article.id, start"

typedef struct
{
  AssayStore          *store;
  AssaySideBySide      layers;
  GHashTable          *rows;       /* row of an annotator to the index of the person, plus one */
  const char          *finished_by;
  AssaySideBySideFunc  func;
  gpointer             data;
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->layers.tags, g_array_unref);
  g_clear_pointer (&self->layers.reads, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static void
map_row (Walk       *self,
         GHashTable *people,
         gint64      row,
         const char *person)
{
  for (guint i = 0; i < self->layers.n_annotators; i++)
    if (g_strcmp0 (g_hash_table_lookup (people, self->layers.annotators[i]), person) == 0)
      g_hash_table_insert (self->rows, GINT_TO_POINTER (row), GUINT_TO_POINTER (i + 1));
}

/* Whoever is the same person as one of those compared speaks as that one. */
static gboolean
map_rows (Walk    *self,
          GError **error)
{
  g_autoptr (GHashTable) people = assay_store_map_people (self->store, error);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  if (people == NULL)
    return FALSE;
  statement = assay_database_prepare (self->store->database, "SELECT row, id FROM annotator",
                                      error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      map_row (self, people, assay_statement_get_int (statement, 0),
               g_hash_table_lookup (people, assay_statement_get_text (statement, 1)));
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static guint
find_kind (const AssaySideBySide *layers,
           const char            *kind)
{
  guint i = 0;

  while (i < layers->n_kinds && !g_str_equal (layers->kinds[i], kind))
    i++;
  return i;
}

static void
add_tag (Walk           *self,
         AssayStatement *row)
{
  AssaySideBySide *layers = &self->layers;
  gint64 annotator = assay_statement_get_int (row, 2);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, GINT_TO_POINTER (annotator)));
  guint kind = find_kind (layers, assay_statement_get_text (row, 6));
  AssayTag tag;

  /* A kind that the list of kinds has not heard of cannot be compared. */
  if (found == 0 || kind == layers->n_kinds)
    return;
  g_strlcpy (tag.id, assay_statement_get_text (row, 3), sizeof tag.id);
  tag.annotator = found - 1;
  tag.span.start = assay_statement_get_int (row, 4);
  tag.span.end = assay_statement_get_int (row, 5);
  tag.kind = kind;
  assay_confidence_from_string (assay_statement_get_text (row, 7), &tag.confidence);
  assay_likelihood_from_string (assay_statement_get_text (row, 8), &tag.likelihood);
  tag.modified = assay_statement_get_int (row, 9);
  g_array_append_val (layers->tags, tag);
  layers->n_readers += !layers->reads[tag.annotator];
  layers->reads[tag.annotator] = TRUE;
}

static gboolean
hear_article (Walk    *self,
              gint64   row,
              GError **error)
{
  AssaySideBySide *layers = &self->layers;
  gboolean is_heard = TRUE;
  gboolean done;

  if (self->finished_by != NULL &&
      !assay_store_is_finished (self->store, layers->article, self->finished_by, &is_heard, error))
    return FALSE;
  if (!is_heard)
    return TRUE;
  layers->sentences = assay_store_read_sentences (self->store, row, error);
  done = layers->sentences != NULL && self->func (layers, self->data, error);
  g_clear_pointer (&layers->sentences, g_array_unref);
  return done;
}

static gboolean
end_article (Walk    *self,
             gint64   row,
             GError **error)
{
  AssaySideBySide *layers = &self->layers;
  gboolean done = layers->n_readers < 2 || hear_article (self, row, error);

  g_array_set_size (layers->tags, 0);
  memset (layers->reads, 0, layers->n_annotators * sizeof *layers->reads);
  layers->n_readers = 0;
  layers->first = 0;
  return done;
}

static gboolean
walk (Walk            *self,
      AssayStatement  *statement,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autofree char *article = NULL;
  gint64 row = 0;
  gboolean has_row;

  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (assay_statement_get_int (statement, 0) != row)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
              (row != 0 && !end_article (self, row, error)))
            return FALSE;
          row = assay_statement_get_int (statement, 0);
          g_free (article);
          article = g_strdup (assay_statement_get_text (statement, 1));
          self->layers.article = article;
        }
      add_tag (self, statement);
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return row == 0 || end_article (self, row, error);
}

/*< private >
 * assay_side_by_side_foreach:
 * @article: (nullable): the whole id of an article, or %NULL for all of them
 * @annotators: (array zero-terminated=1): the ids of those to compare
 * @kinds: (array zero-terminated=1): the kinds there are, from assay_store_list_kinds()
 * @finished_by: (nullable): id of an annotator who works blind and is to hear of no article that
 *   this one has not finished, or %NULL
 * @func: (scope call): called for each article that two of them have read or more, in order of id
 * @cancellable: (nullable): to stop
 */
gboolean
assay_side_by_side_foreach (AssayStore           *store,
                            const char           *article,
                            const char * const   *annotators,
                            const char * const   *kinds,
                            const char           *finished_by,
                            AssaySideBySideFunc   func,
                            gpointer              data,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_auto (Walk) self = { store };
  g_autoptr (AssayStatement) statement = NULL;

  self.layers.annotators = annotators;
  self.layers.n_annotators = g_strv_length ((char **) annotators);
  self.layers.kinds = kinds;
  self.layers.n_kinds = g_strv_length ((char **) kinds);
  self.layers.tags = g_array_new (FALSE, FALSE, sizeof (AssayTag));
  self.layers.reads = g_new0 (gboolean, self.layers.n_annotators);
  self.rows = g_hash_table_new (NULL, NULL);
  self.finished_by = finished_by;
  self.func = func;
  self.data = data;
  statement = assay_database_prepare (store->database,
                                      article != NULL ? SELECT_TAGS "AND article.id = ?1 " IN_ORDER
                                                      : SELECT_TAGS IN_ORDER, error);
  if (statement == NULL || !map_rows (&self, error))
    return FALSE;
  if (article != NULL)
    assay_statement_bind_text (statement, 1, article);
  return walk (&self, statement, cancellable, error);
}

static guint
measure_overlap (AssaySpan a,
                 AssaySpan b)
{
  guint start = MAX (a.start, b.start);
  guint end = MIN (a.end, b.end);

  return end > start ? end - start : 0;
}

/* Of two tags that cover as much, as somebody's from two machines may, the newer one speaks; of two
 * as new the same one on every machine. */
static gboolean
is_better (const AssayTag *tag,
           const AssayTag *other,
           AssaySpan       sentence)
{
  guint overlap = measure_overlap (tag->span, sentence);
  guint other_overlap = other != NULL ? measure_overlap (other->span, sentence) : 0;

  if (overlap != other_overlap || other == NULL)
    return overlap > other_overlap;
  if (tag->modified != other->modified)
    return tag->modified > other->modified;
  return strcmp (tag->id, other->id) < 0;
}

/*< private >
 * assay_side_by_side_hear:
 * @sentence: one of the sentences, not before the one asked for last
 * @tags: (out caller-allocates) (array): what each annotator says of it, %NULL for nothing
 *
 * The tag that covers most of a sentence speaks for it: a tag may be older than a split or a join.
 */
void
assay_side_by_side_hear (AssaySideBySide  *self,
                         AssaySpan         sentence,
                         const AssayTag  **tags)
{
  memset (tags, 0, self->n_annotators * sizeof *tags);
  while (self->first < self->tags->len &&
         g_array_index (self->tags, AssayTag, self->first).span.end <= sentence.start)
    self->first++;
  for (guint i = self->first; i < self->tags->len; i++)
    {
      const AssayTag *tag = &g_array_index (self->tags, AssayTag, i);

      if (tag->span.start >= sentence.end)
        break;
      if (is_better (tag, tags[tag->annotator], sentence))
        tags[tag->annotator] = tag;
    }
}
