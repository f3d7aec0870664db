/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search in the whole project: the index names the articles and notes that hold the words, the best
 * first; where in them the words stand is looked up in the few that are shown.
 */

#include "config.h"

#include "assay-search-hit.h"
#include "assay-store-private.h"

/* Of one article, so that a long one does not crowd out all others. */
#define MAX_SENTENCES 5

typedef struct
{
  AssayStore       *store;
  AssaySearchWords *words;
  guint             limit;
  GPtrArray        *hits;
} Search;

static AssaySearchHit *
new_hit (AssayHitKind  kind,
         const char   *article,
         const char   *title)
{
  AssaySearchHit *hit = g_object_new (ASSAY_TYPE_SEARCH_HIT, NULL);

  hit->kind = kind;
  hit->article = g_strdup (article);
  hit->article_title = g_strdup (title);
  return hit;
}

static void
add_whole (Search       *search,
           AssayHitKind  kind,
           const char   *article,
           const char   *title,
           const char   *words,
           gsize         size,
           GArray       *matches)
{
  AssaySearchHit *hit = new_hit (kind, article, title);

  assay_search_hit_show (hit, words, size, (const AssayWordMatch *) matches->data, matches->len);
  g_ptr_array_add (search->hits, hit);
}

static gboolean
add_title (Search     *search,
           const char *article,
           const char *title)
{
  gsize size = strlen (title);
  g_autoptr (GArray) matches = assay_search_words_find (search->words, title, size);

  if (!assay_search_words_are_all (search->words, (const AssayWordMatch *) matches->data,
                                   matches->len))
    return FALSE;
  add_whole (search, ASSAY_HIT_ARTICLE, article, title, title, size, matches);
  return TRUE;
}

static void
add_sentence (Search                *search,
              const char            *article,
              const char            *title,
              const char            *utf8,
              AssaySpan              sentence,
              gsize                  start,
              gsize                  end,
              const AssayWordMatch  *matches,
              guint                  n_matches)
{
  AssaySearchHit *hit = new_hit (ASSAY_HIT_SENTENCE, article, title);
  g_autofree AssayWordMatch *inside = g_new (AssayWordMatch, n_matches);

  for (guint i = 0; i < n_matches; i++)
    inside[i] = (AssayWordMatch) { matches[i].start - start, matches[i].end - start,
                                   matches[i].word };
  hit->span = sentence;
  assay_search_hit_show (hit, utf8 + start, end - start, inside, n_matches);
  g_ptr_array_add (search->hits, hit);
}

/* Adds the sentences that hold all the words. Returns: how many there are */
static guint
add_sentences (Search     *search,
               const char *article,
               const char *title,
               AssayText  *text,
               GArray     *sentences,
               GArray     *found)
{
  const AssayWordMatch *matches = (const AssayWordMatch *) found->data;
  guint first = 0;
  guint n = 0;

  for (guint i = 0; i < sentences->len && first < found->len && n < MAX_SENTENCES; i++)
    {
      AssaySpan sentence = g_array_index (sentences, AssaySpan, i);
      gsize start, end;
      guint last;

      if (sentence.end > assay_text_get_length (text) || search->hits->len >= search->limit)
        break;
      start = assay_text_get_byte (text, sentence.start);
      end = assay_text_get_byte (text, sentence.end);
      while (first < found->len && matches[first].start < start)
        first++;
      for (last = first; last < found->len && matches[last].end <= end; last++)
        ;
      if (assay_search_words_are_all (search->words, matches + first, last - first))
        {
          add_sentence (search, article, title, assay_text_get_utf8 (text), sentence, start, end,
                        matches + first, last - first);
          n++;
        }
      first = last;
    }
  return n;
}

static gboolean
add_article (Search      *search,
             gint64       row,
             const char  *article,
             const char  *title,
             GError     **error)
{
  AssayText *text = assay_store_get_text (search->store, row, error);
  g_autoptr (GArray) sentences = NULL;
  g_autoptr (GArray) found = NULL;
  gboolean in_title;

  if (text == NULL)
    return FALSE;
  sentences = assay_store_read_sentences (search->store, row, error);
  if (sentences == NULL)
    return FALSE;
  found = assay_search_words_find (search->words, assay_text_get_utf8 (text),
                                   assay_text_get_size (text));
  in_title = add_title (search, article, title);
  if (add_sentences (search, article, title, text, sentences, found) == 0 && !in_title)
    add_whole (search, ASSAY_HIT_ARTICLE, article, title,
               assay_text_get_utf8 (text), assay_text_get_size (text), found);
  return TRUE;
}

static gboolean
search_articles (Search      *search,
                 const char  *query,
                 GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (search->store->database,
                                      "SELECT article.row, article.id, summary.title "
                                      "FROM article_words "
                                      "CROSS JOIN summary ON summary.article = article_words.rowid "
                                      "CROSS JOIN article ON article.row = article_words.rowid "
                                      "WHERE article_words MATCH ?1 AND NOT summary.deleted "
                                      "ORDER BY article_words.rank", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, query);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row && search->hits->len < search->limit)
    {
      if (!add_article (search,
                        assay_statement_get_int (statement, 0),
                        assay_statement_get_text (statement, 1),
                        assay_statement_get_text (statement, 2),
                        error) ||
          !assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_note (Search         *search,
          AssayStatement *statement)
{
  const char *note = assay_statement_get_text (statement, 5);
  gsize size = strlen (note);
  g_autoptr (GArray) matches = assay_search_words_find (search->words, note, size);
  AssaySearchHit *hit;

  add_whole (search, ASSAY_HIT_NOTE, assay_statement_get_text (statement, 0),
             assay_statement_get_text (statement, 1), note, size, matches);
  hit = g_ptr_array_index (search->hits, search->hits->len - 1);
  hit->annotation = g_strdup (assay_statement_get_text (statement, 2));
  hit->span.start = assay_statement_get_int (statement, 3);
  hit->span.end = assay_statement_get_int (statement, 4);
}

static gboolean
search_notes (Search      *search,
              const char  *query,
              GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (search->store->database,
                                      "SELECT article.id, summary.title, annotation.id, "
                                      "annotation.start, "
                                      "       annotation.end, annotation.note FROM note_words "
                                      "CROSS JOIN annotation ON annotation.row = note_words.rowid "
                                      "CROSS JOIN summary ON summary.article = annotation.article "
                                      "CROSS JOIN article ON article.row = annotation.article "
                                      "WHERE note_words MATCH ?1 AND NOT summary.deleted "
                                      "ORDER BY note_words.rank LIMIT ?2", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, query);
  /* Notes come first, being one's own words, but leave room for the articles. */
  assay_statement_bind_int (statement, 2, (search->limit + 2) / 3);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      add_note (search, statement);
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      data)
{
  assay_database_interrupt (data);
}

static gboolean
search_all (Search        *search,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *query = assay_search_words_to_query (search->words);
  gulong handler = 0;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                     search->store->database, NULL);
  done = search_notes (search, query, error) && search_articles (search, query, error);
  g_cancellable_disconnect (cancellable, handler);
  return done;
}

/**
 * assay_store_search:
 * @words: what a person typed: all words are wanted, the last may be only begun; neither case nor
 *   accents matter
 * @limit: how many hits are wanted at most
 * @cancellable: (nullable): to give up, from any thread
 *
 * Returns: (transfer full) (element-type AssaySearchHit) (nullable): notes, then articles and
 *   sentences, the best first
 */
GPtrArray *
assay_store_search (AssayStore    *self,
                    const char    *words,
                    guint          limit,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (AssaySearchWords) wanted = NULL;
  Search search;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  hits = g_ptr_array_new_with_free_func (g_object_unref);
  wanted = assay_search_words_new (words);
  search = (Search) { self, wanted, limit, hits };
  if (assay_search_words_get_n (wanted) > 0 && !search_all (&search, cancellable, error))
    {
      assay_store_explain (self, error);
      return NULL;
    }
  return g_steal_pointer (&hits);
}
