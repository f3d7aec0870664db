/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open article and the reader's place in it.
 */

#include "config.h"

#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#include "assay-store-boundaries.h"
#include "assay-store-finished.h"

void
assay_opened_free (AssayOpened *opened)
{
  g_clear_object (&opened->article);
  g_clear_pointer (&opened->sentences, g_array_unref);
  g_clear_pointer (&opened->annotations, g_ptr_array_unref);
  g_clear_pointer (&opened->others, g_ptr_array_unref);
  g_clear_pointer (&opened->decisions, g_ptr_array_unref);
  g_clear_pointer (&opened->references, g_ptr_array_unref);
  g_free (opened);
}

/*< private >
 * assay_project_load_article:
 * @id: (nullable): id of the article, or %NULL for the one that was open last
 *
 * Reads an article with all that is shown of it, in the worker's thread.
 *
 * Returns: (transfer full) (nullable): the article; %NULL without an error where none was open last
 */
AssayOpened *
assay_project_load_article (AssayDesk   *desk,
                            AssayStore  *store,
                            const char  *id,
                            GError     **error)
{
  g_autoptr (AssayOpened) opened = g_new0 (AssayOpened, 1);
  g_autofree char *last = id == NULL ? assay_project_read_last_article (store) : NULL;

  if (id == NULL)
    id = last;
  if (id == NULL)
    return NULL;

  opened->article = assay_store_load_article (store, id, error);
  if (opened->article == NULL)
    return NULL;
  opened->sentences = assay_store_list_sentences (store, id, error);
  if (opened->sentences == NULL)
    return NULL;
  if (!assay_project_read_layers (desk, store, id, assay_project_everywhere,
                                  &opened->annotations, &opened->others, error) ||
      !assay_store_is_finished (store, id, desk->annotator, &opened->finished, error))
    return NULL;
  opened->decisions = assay_store_list_decisions (store, id, error);
  if (opened->decisions == NULL)
    return NULL;
  opened->references = assay_reference_items_new (id, assay_article_get_analysis (opened->article));
  opened->has_place = assay_project_read_place (store, opened->article, &opened->place);

  g_free (desk->article);
  desk->article = g_strdup (id);
  return g_steal_pointer (&opened);
}

static void
clear_article (AssayProject *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GArray) no_sentences = g_array_new (FALSE, FALSE, sizeof (AssaySpan));

  assay_project_set_decisions (self, nothing);
  assay_project_set_layer (self, assay_project_everywhere, nothing);
  assay_project_set_others (self, assay_project_everywhere, nothing, FALSE);
  g_list_store_remove_all (self->references);
  assay_selection_set_size (self->selection, 0);
  g_array_unref (self->sentences);
  self->sentences = g_steal_pointer (&no_sentences);
  g_ptr_array_set_size (self->layer_of, 0);
  assay_project_follow_sentences (self);
}

/*< private >
 * assay_project_show_article:
 * @opened: (nullable): the article, or %NULL for none
 *
 * Makes an article the open one. What belongs to the one before is gone before the article is
 * another, and what belongs to the new one comes after it, so that nobody sees positions of one in
 * the text of the other.
 */
void
assay_project_show_article (AssayProject *self,
                            AssayOpened  *opened)
{
  AssayArticle *article = opened != NULL ? opened->article : NULL;

  if (article == NULL && self->article == NULL)
    return;

  clear_article (self);
  g_set_object (&self->article, article);
  if (opened != NULL)
    {
      g_array_unref (self->sentences);
      self->sentences = g_array_ref (opened->sentences);
      g_ptr_array_set_size (self->layer_of, self->sentences->len);
      assay_project_follow_sentences (self);
      assay_selection_set_size (self->selection, self->sentences->len);
    }
  else
    g_clear_pointer (&self->wanted, g_free);
  assay_project_notify (self, ASSAY_PROJECT_PROP_ARTICLE);
  if (opened == NULL)
    {
      assay_project_update_layers (self);
      return;
    }

  g_list_store_splice (self->references, 0, 0, opened->references->pdata, opened->references->len);
  assay_project_set_decisions (self, opened->decisions);
  assay_project_set_layer (self, assay_project_everywhere, opened->annotations);
  assay_project_set_others (self, assay_project_everywhere, opened->others, opened->finished);
  assay_project_update_layers (self);
  if (opened->has_place)
    assay_project_show_place (self, opened->place);
}

/*< private >
 * assay_project_show_place:
 * @place: a span of the open article
 *
 * Selects the sentences there, and asks those who show the article to go there.
 */
void
assay_project_show_place (AssayProject *self,
                          AssaySpan     place)
{
  int first = assay_project_get_sentence_at (self, place.start);
  int last = place.end > place.start ? assay_project_get_sentence_at (self, place.end - 1) : first;

  if (first >= 0)
    {
      assay_selection_select (self->selection, first);
      if (last > first)
        assay_selection_extend_to (self->selection, last);
    }
  assay_project_emit_moved (self, place);
}

typedef struct
{
  char        *id;
  gboolean     has_place;
  AssaySpan    place;
  int          request;
  AssayOpened *opened;
} OpenArticle;

static void
open_article_free (gpointer data)
{
  OpenArticle *open = data;

  g_free (open->id);
  g_clear_pointer (&open->opened, assay_opened_free);
  g_free (open);
}

static gboolean
run_open_article (AssayDesk   *desk,
                  AssayStore  *store,
                  gpointer     data,
                  GError     **error)
{
  OpenArticle *open = data;

  /* Another one was asked for in the meantime. */
  if (open->request != g_atomic_int_get (&desk->newest_request))
    return TRUE;

  open->opened = assay_project_load_article (desk, store, open->id, error);
  if (open->opened == NULL)
    return FALSE;
  if (open->has_place)
    {
      open->opened->has_place = TRUE;
      open->opened->place = open->place;
    }
  return TRUE;
}

static void
open_article_done (AssayProject *self,
                   gpointer      data,
                   const GError *error)
{
  OpenArticle *open = data;

  if (open->opened != NULL)
    {
      assay_project_show_article (self, open->opened);
      assay_project_remember_article (self);
    }
  else if (error != NULL && g_strcmp0 (self->wanted, open->id) == 0)
    {
      g_free (self->wanted);
      self->wanted = self->article != NULL ? g_strdup (assay_article_get_id (self->article)) : NULL;
    }
}

static const AssayJobKind open_article_job = {
  .what = N_("The article could not be opened"),
  .run = run_open_article,
  .done = open_article_done,
  .free = open_article_free,
};

/**
 * assay_project_open_article:
 * @id: id of an article of the project
 * @place: (nullable): where to go in it, or %NULL for where the reader was last
 *
 * Opens an article. Of several asked for in quick succession only the last is read.
 */
void
assay_project_open_article (AssayProject    *self,
                            const char      *id,
                            const AssaySpan *place)
{
  OpenArticle *open;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (id != NULL);

  if (!self->is_open)
    return;
  assay_project_write_place (self);

  open = g_new0 (OpenArticle, 1);
  open->id = g_strdup (id);
  open->has_place = place != NULL;
  if (place != NULL)
    open->place = *place;
  open->request = g_atomic_int_add (&self->desk->newest_request, 1) + 1;
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  assay_project_run (self, &open_article_job, open);
}

/**
 * assay_project_step_article:
 * @delta: how many articles to go on in the list, or back where negative
 *
 * Opens a neighbour of the open article in the order of the list, stopping at either end.
 */
void
assay_project_step_article (AssayProject *self,
                            int           delta)
{
  g_autoptr (AssayArticleSummary) summary = NULL;
  int n_articles;
  int position;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  n_articles = g_list_model_get_n_items (G_LIST_MODEL (self->articles));
  if (n_articles == 0 || delta == 0)
    return;
  position = self->wanted != NULL ? assay_article_list_find (self->articles, self->wanted) : -1;
  if (position >= 0)
    position = CLAMP ((gint64) position + delta, 0, (gint64) n_articles - 1);
  else
    position = delta > 0 ? 0 : n_articles - 1;

  summary = g_list_model_get_item (G_LIST_MODEL (self->articles), position);
  if (g_strcmp0 (summary->id, self->wanted) != 0)
    assay_project_open_article (self, summary->id, NULL);
}

static gboolean
run_remove_article (AssayDesk   *desk,
                    AssayStore  *store,
                    gpointer     data,
                    GError     **error)
{
  return assay_store_remove_article (store, data, error);
}

static const AssayJobKind remove_article_job = {
  .what = N_("The article could not be removed"),
  .run = run_remove_article,
  .free = g_free,
};

/**
 * assay_project_remove_article:
 * @id: id of an article of the project
 *
 * Takes an article with its tags out of the project; undo brings both back.
 */
void
assay_project_remove_article (AssayProject *self,
                              const char   *id)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (id != NULL);

  if (self->is_open)
    assay_project_run (self, &remove_article_job, g_strdup (id));
}

/**
 * assay_project_get_references:
 *
 * Returns: (transfer none): a list of #AssayReferenceItem: the works that the open article cites,
 *   in order
 */
GListModel *
assay_project_get_references (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->references);
}

/**
 * assay_project_get_reference:
 * @index: which of the references
 *
 * Returns: (transfer none) (nullable): the work, or %NULL where there are not so many
 */
AssayReferenceItem *
assay_project_get_reference (AssayProject *self,
                             guint         index)
{
  g_autoptr (AssayReferenceItem) item = NULL;

  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  /* The list still holds it. */
  item = g_list_model_get_item (G_LIST_MODEL (self->references), index);
  return item;
}

/**
 * assay_project_get_citations:
 *
 * Returns: (transfer none) (nullable) (element-type AssayCitation): the markers in the open
 *   article, in order
 */
GPtrArray *
assay_project_get_citations (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->article != NULL ? assay_article_get_analysis (self->article)->citations : NULL;
}

/**
 * assay_project_get_citation_at:
 * @position: a position in the open article
 *
 * Returns: index of the marker there, or -1 where there is none
 */
int
assay_project_get_citation_at (AssayProject *self,
                               guint         position)
{
  GPtrArray *citations = assay_project_get_citations (self);
  guint low = 0;
  guint high = citations != NULL ? citations->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      AssayCitation *citation = g_ptr_array_index (citations, middle);

      if (position < citation->span.start)
        high = middle;
      else if (position >= citation->span.end)
        low = middle + 1;
      else
        return middle;
    }
  return -1;
}
