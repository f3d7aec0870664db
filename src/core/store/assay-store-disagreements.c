/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where people say different things of a sentence: the articles first in which it happens most
 * often.
 */

#include "config.h"

#include "assay-side-by-side.h"
#include "assay-store-annotations.h"
#include "assay-store-disagreements.h"
#include "assay-store-private.h"
#include "assay-store-ratings.h"

G_DEFINE_FINAL_TYPE (AssayDisagreement, assay_disagreement, G_TYPE_OBJECT)

/* The disagreements of one article. */
typedef struct
{
  GPtrArray *found;
  guint      n_of_kind;
  guint      n_sentences;
} Article;

typedef struct
{
  AssayStore *store;
  GPtrArray  *articles;      /* of Article */
} Search;

static void
opinion_free (AssayOpinion *opinion)
{
  g_free (opinion->annotator);
  g_free (opinion->annotation);
  g_free (opinion->kind);
  g_free (opinion);
}

static void
article_free (Article *article)
{
  g_ptr_array_unref (article->found);
  g_free (article);
}

static void
assay_disagreement_finalize (GObject *object)
{
  AssayDisagreement *self = ASSAY_DISAGREEMENT (object);

  g_free (self->article);
  g_free (self->title);
  g_free (self->quote);
  g_ptr_array_unref (self->opinions);
  g_clear_pointer (&self->decision, assay_decision_free);

  G_OBJECT_CLASS (assay_disagreement_parent_class)->finalize (object);
}

static void
assay_disagreement_class_init (AssayDisagreementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_disagreement_finalize;
}

static void
assay_disagreement_init (AssayDisagreement *self)
{
  self->opinions = g_ptr_array_new_with_free_func ((GDestroyNotify) opinion_free);
}

/* A level that somebody did not give is no different one. */
static gboolean
is_other_level (guint one,
                guint other)
{
  return one != 0 && other != 0 && one != other;
}

static void
compare (const AssaySideBySide  *layers,
         const AssayTag        **tags,
         gboolean               *kind_differs,
         gboolean               *level_differs)
{
  *kind_differs = *level_differs = FALSE;
  for (guint i = 0; i < layers->n_annotators; i++)
    for (guint j = i + 1; j < layers->n_annotators; j++)
      {
        const AssayTag *a = tags[i];
        const AssayTag *b = tags[j];

        if (!layers->reads[i] || !layers->reads[j] || (a == NULL && b == NULL))
          continue;
        if (a == NULL || b == NULL || a->kind != b->kind)
          *kind_differs = TRUE;
        else
          *level_differs |= is_other_level (a->confidence, b->confidence) ||
                            is_other_level (a->likelihood, b->likelihood);
      }
}

static AssayOpinion *
opinion_new (const AssaySideBySide *layers,
             guint                  annotator,
             const AssayTag        *tag)
{
  AssayOpinion *opinion = g_new0 (AssayOpinion, 1);

  opinion->annotator = g_strdup (layers->annotators[annotator]);
  if (tag == NULL)
    return opinion;
  opinion->annotation = g_strdup (tag->id);
  opinion->kind = g_strdup (layers->kinds[tag->kind]);
  opinion->confidence = tag->confidence;
  opinion->likelihood = tag->likelihood;
  return opinion;
}

static AssayDisagreement *
disagreement_new (const AssaySideBySide  *layers,
                  const AssayTag        **tags,
                  AssaySpan               span,
                  gboolean                is_of_kind)
{
  AssayDisagreement *self = g_object_new (ASSAY_TYPE_DISAGREEMENT, NULL);

  self->article = g_strdup (layers->article);
  self->span = span;
  self->is_of_kind = is_of_kind;
  for (guint i = 0; i < layers->n_annotators; i++)
    if (layers->reads[i])
      g_ptr_array_add (self->opinions, opinion_new (layers, i, tags[i]));
  return self;
}

static Article *
search_sentences (AssaySideBySide *layers)
{
  Article *article = g_new0 (Article, 1);
  g_autofree const AssayTag **tags = g_new (const AssayTag *, layers->n_annotators);

  article->found = g_ptr_array_new_with_free_func (g_object_unref);
  article->n_sentences = layers->sentences->len;
  for (guint i = 0; i < layers->sentences->len; i++)
    {
      AssaySpan span = g_array_index (layers->sentences, AssaySpan, i);
      gboolean kind_differs, level_differs;

      assay_side_by_side_hear (layers, span, tags);
      compare (layers, tags, &kind_differs, &level_differs);
      if (!kind_differs && !level_differs)
        continue;
      article->n_of_kind += kind_differs;
      g_ptr_array_add (article->found, disagreement_new (layers, tags, span, kind_differs));
    }
  return article;
}

/* The words, the title and what was decided are looked up only where there is a disagreement. */
static gboolean
complete (Search      *self,
          const char  *id,
          GPtrArray   *found,
          GError     **error)
{
  g_autoptr (GPtrArray) decisions = assay_store_list_decisions (self->store, id, error);
  gint64 row = decisions != NULL ? assay_store_get_article_row (self->store, id, error) : 0;
  AssayText *text = row != 0 ? assay_store_get_text (self->store, row, error) : NULL;
  g_autofree char *title = NULL;

  if (text == NULL ||
      !assay_store_ask_text (self->store,
                             "SELECT title FROM summary JOIN article ON article.row = summary.article "
                             "WHERE article.id = ?1", id, &title, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      AssayDisagreement *disagreement = g_ptr_array_index (found, i);
      const AssayDecision *decision = assay_decisions_find (decisions, disagreement->span);

      disagreement->title = g_strdup (title);
      disagreement->quote = assay_text_dup_span (text, disagreement->span);
      disagreement->decision = decision != NULL ? assay_decision_copy (decision) : NULL;
    }
  return TRUE;
}

static gboolean
search_article_cb (AssaySideBySide  *layers,
                   gpointer          data,
                   GError          **error)
{
  Search *self = data;
  Article *article = search_sentences (layers);

  g_ptr_array_add (self->articles, article);
  return article->found->len == 0 || complete (self, layers->article, article->found, error);
}

/* Where it matters most: how many sentences, then how large a part of the article they are. */
static int
compare_articles (gconstpointer a,
                  gconstpointer b)
{
  const Article *one = *(const Article *const *) a;
  const Article *other = *(const Article *const *) b;

  if (one->n_of_kind != other->n_of_kind)
    return one->n_of_kind > other->n_of_kind ? -1 : 1;
  if (one->found->len != other->found->len)
    return one->found->len > other->found->len ? -1 : 1;
  return (one->n_sentences > other->n_sentences) - (one->n_sentences < other->n_sentences);
}

static GPtrArray *
join_articles (GPtrArray *articles)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  /* The sort is stable, so articles that are alike stay in the order of their ids. */
  g_ptr_array_sort (articles, compare_articles);
  for (guint i = 0; i < articles->len; i++)
    {
      Article *article = g_ptr_array_index (articles, i);

      for (guint j = 0; j < article->found->len; j++)
        g_ptr_array_add (all, g_object_ref (g_ptr_array_index (article->found, j)));
    }
  return all;
}

static GPtrArray *
list_disagreements (AssayStore    *self,
                    const char    *article,
                    const char    *finished_by,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_auto (GStrv) annotators = assay_store_list_raters (self, error);
  g_auto (GStrv) kinds = annotators != NULL ? assay_store_list_kinds (self, error) : NULL;
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) article_free);
  Search search = { self, articles };

  if (kinds == NULL ||
      !assay_side_by_side_foreach (self, article, (const char *const *) annotators,
                                   (const char *const *) kinds, finished_by, search_article_cb,
                                   &search, cancellable, error))
    return NULL;
  return join_articles (articles);
}

/**
 * assay_disagreement_is_open:
 *
 * Returns: whether it is to be decided: nobody has yet, or the tags are others since
 */
gboolean
assay_disagreement_is_open (AssayDisagreement *self)
{
  g_return_val_if_fail (ASSAY_IS_DISAGREEMENT (self), FALSE);

  return self->decision == NULL || self->decision->outdated;
}

/**
 * assay_store_list_disagreements:
 * @article: (nullable): the whole id of an article, or %NULL for all of them
 * @finished_by: (nullable): id of an annotator who works blind: only what this one has finished
 *   counts
 * @cancellable: (nullable): to stop
 *
 * Finds the sentences to which two people or more give different kinds, no kind being one too where
 * somebody has read the article, or different confidence or likelihood. Those decided on are among
 * them.
 *
 * Returns: (transfer full) (element-type AssayDisagreement) (nullable): the articles first where
 *   there are most, in each by place
 */
GPtrArray *
assay_store_list_disagreements (AssayStore    *self,
                                const char    *article,
                                const char    *finished_by,
                                GCancellable  *cancellable,
                                GError       **error)
{
  GPtrArray *found;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  found = list_disagreements (self, article, finished_by, cancellable, error);
  if (found == NULL)
    assay_store_explain (self, error);
  return found;
}
