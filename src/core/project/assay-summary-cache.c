/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a list are asked for again and again while a person looks at them, and never again
 * afterwards. Two generations do for that: what is asked for is in the young one, which grows old
 * when it is full, and with it goes the one that was old. So a few screens are kept, without a
 * count of uses for each row.
 */

#include "config.h"

#include "assay-summary-cache.h"

#define GENERATION_SIZE 500

struct _AssaySummaryCache
{
  GHashTable *young;      /* row, as in the summary itself, to summary */
  GHashTable *old;        /* no row is in both */
};

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
}

AssaySummaryCache *
assay_summary_cache_new (void)
{
  AssaySummaryCache *self = g_new0 (AssaySummaryCache, 1);

  self->young = new_generation ();
  self->old = new_generation ();
  return self;
}

void
assay_summary_cache_free (AssaySummaryCache *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

void
assay_summary_cache_clear (AssaySummaryCache *self)
{
  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
}

/**
 * assay_summary_cache_add:
 * @summary: (transfer full): a summary of a row that the cache does not have
 */
void
assay_summary_cache_add (AssaySummaryCache   *self,
                         AssayArticleSummary *summary)
{
  if (g_hash_table_size (self->young) >= GENERATION_SIZE)
    {
      g_hash_table_unref (self->old);
      self->old = g_steal_pointer (&self->young);
      self->young = new_generation ();
    }
  g_hash_table_insert (self->young, &summary->row, summary);
}

/**
 * assay_summary_cache_lookup:
 *
 * Returns: (transfer none) (nullable): the summary of the row, from now on among the young ones
 */
AssayArticleSummary *
assay_summary_cache_lookup (AssaySummaryCache *self,
                            gint64             row)
{
  AssayArticleSummary *summary = g_hash_table_lookup (self->young, &row);

  if (summary == NULL && g_hash_table_steal_extended (self->old, &row, NULL, (gpointer *) &summary))
    assay_summary_cache_add (self, summary);
  return summary;
}

static AssayArticleSummary *
find_in_generation (GHashTable *generation,
                    const char *id)
{
  GHashTableIter iter;
  AssayArticleSummary *summary;

  g_hash_table_iter_init (&iter, generation);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &summary))
    if (g_str_equal (summary->id, id))
      return summary;
  return NULL;
}

/**
 * assay_summary_cache_find:
 * @id: id of an article
 *
 * Returns: (transfer none) (nullable): its summary, if the cache has it
 */
AssayArticleSummary *
assay_summary_cache_find (AssaySummaryCache *self,
                          const char        *id)
{
  AssayArticleSummary *summary = find_in_generation (self->young, id);

  return summary != NULL ? summary : find_in_generation (self->old, id);
}

static void
keep_shown_in (GHashTable *generation,
               GPtrArray  *shown)
{
  GHashTableIter iter;
  AssayArticleSummary *summary;

  g_hash_table_iter_init (&iter, generation);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &summary))
    if (assay_article_summary_is_shown (summary))
      g_ptr_array_add (shown, g_object_ref (summary));
    else
      g_hash_table_iter_remove (&iter);
}

/**
 * assay_summary_cache_keep_shown:
 *
 * Forgets the summaries that nobody shows.
 *
 * Returns: (transfer full) (element-type AssayArticleSummary): the others
 */
GPtrArray *
assay_summary_cache_keep_shown (AssaySummaryCache *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  keep_shown_in (self->young, shown);
  keep_shown_in (self->old, shown);
  return shown;
}
