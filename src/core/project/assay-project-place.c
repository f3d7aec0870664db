/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reader comes back to the article and the line where the work was left. That is written down a
 * moment later, since nobody wants a line on the disk for each turn of the mouse wheel.
 */

#include "config.h"

#include "assay-project-private.h"

#define DELAY_MS 1000

#define STATE_ARTICLE "article"

typedef struct
{
  char *article;
  int   place;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->article);
  g_free (place);
}

static char *
build_key (const char *article)
{
  return g_strconcat ("place/", article, NULL);
}

/*< private >
 * assay_project_read_last_article:
 *
 * Returns: (transfer full) (nullable): id of the article that was open last, if it is still there
 */
char *
assay_project_read_last_article (AssayStore *store)
{
  g_autofree char *id = assay_store_dup_view_state (store, STATE_ARTICLE);

  return id != NULL && assay_store_has_article (store, id) ? g_steal_pointer (&id) : NULL;
}

/*< private >
 * assay_project_read_place:
 * @place: (out): where the reader was
 *
 * Returns: whether it is known
 */
gboolean
assay_project_read_place (AssayStore   *store,
                          AssayArticle *article,
                          AssaySpan    *place)
{
  g_autofree char *key = build_key (assay_article_get_id (article));
  g_autofree char *value = assay_store_dup_view_state (store, key);
  guint length = assay_text_get_length (assay_article_get_text (article));
  guint64 position;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, length, &position, NULL))
    return FALSE;
  *place = (AssaySpan) { position, position };
  return TRUE;
}

static gboolean
run_write_place (AssayDesk   *desk,
                 AssayStore  *store,
                 gpointer     data,
                 GError     **error)
{
  Place *place = data;
  g_autofree char *key = build_key (place->article);
  g_autofree char *value = g_strdup_printf ("%d", place->place);

  if (!assay_store_set_view_state (store, STATE_ARTICLE, place->article, error))
    return FALSE;
  return place->place < 0 || assay_store_set_view_state (store, key, value, error);
}

/* A place that cannot be written is no reason to disturb a person: no work is lost. */
static const AssayJobKind write_place_job = {
  .run = run_write_place,
  .free = place_free,
  .quiet = TRUE,
};

/*< private >
 * assay_project_write_place:
 *
 * Hands what is to be remembered to the worker now.
 */
void
assay_project_write_place (AssayProject *self)
{
  Place *place;

  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->place_article == NULL)
    return;
  place = g_new0 (Place, 1);
  place->article = g_steal_pointer (&self->place_article);
  place->place = self->place;
  assay_project_run (self, &write_place_job, place);
}

static gboolean
write_place_cb (gpointer data)
{
  AssayProject *self = data;

  self->place_source = 0;
  assay_project_write_place (self);
  return G_SOURCE_REMOVE;
}

static void
remember (AssayProject *self,
          int           place)
{
  if (self->article == NULL || assay_project_is_read_only (self))
    return;
  g_free (self->place_article);
  self->place_article = g_strdup (assay_article_get_id (self->article));
  self->place = place;
  if (self->place_source == 0)
    self->place_source = g_timeout_add (DELAY_MS, write_place_cb, self);
}

/*< private >
 * assay_project_remember_article:
 *
 * Remembers which article is open.
 */
void
assay_project_remember_article (AssayProject *self)
{
  remember (self, -1);
}

/**
 * assay_project_remember_place:
 * @position: a position in the open article
 *
 * Remembers where the reader is, to come back there when the article is opened again.
 */
void
assay_project_remember_place (AssayProject *self,
                              guint         position)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (position <= G_MAXINT);

  remember (self, position);
}
