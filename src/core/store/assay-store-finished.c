/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which articles an annotator has finished. It is an edit of the article, in a field of the
 * annotator's own, so that two people's never compete, undo takes it back, and a copy merged on
 * another machine knows it: work that was coded blind can be told from work that was not.
 */

#include "config.h"

#include "assay-store-articles.h"
#include "assay-store-finished.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>

/*< private >
 * assay_store_is_finished_field:
 *
 * Returns: whether @field of an article tells whether somebody has finished it
 */
gboolean
assay_store_is_finished_field (const char *field)
{
  return g_str_has_prefix (field, ASSAY_FINISHED_PREFIX) &&
         assay_uuid_is_valid (field + strlen (ASSAY_FINISHED_PREFIX));
}

static gboolean
set_finished (AssayStore  *self,
              const char  *article,
              const char  *annotator,
              gboolean     finished,
              GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autofree char *field = g_strconcat (ASSAY_FINISHED_PREFIX, annotator, NULL);

  if (step == NULL || assay_store_get_article_row (self, article, error) == 0)
    return FALSE;
  assay_step_touch (step, article, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_ANNOTATIONS);
  return assay_step_edit (step, ASSAY_OBJECT_ARTICLE, article, field, finished ? "1" : NULL,
                          error) &&
         assay_step_commit (step, finished ? _("Finish an article") : _("Reopen an article"),
                            error);
}

/**
 * assay_store_set_finished:
 * @article: the whole id of an article
 * @finished: whether who works here has finished it
 */
gboolean
assay_store_set_finished (AssayStore  *self,
                          const char  *article,
                          gboolean     finished,
                          GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  return set_finished (self, article, self->annotator, finished, error) ||
         assay_store_explain (self, error);
}

/**
 * assay_store_add_finished:
 * @article: the whole id of an article
 * @annotator: id of an annotator
 *
 * Records what is known from elsewhere: that the annotator has finished the article.
 */
gboolean
assay_store_add_finished (AssayStore  *self,
                          const char  *article,
                          const char  *annotator,
                          GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && assay_uuid_is_valid (annotator), FALSE);

  return set_finished (self, article, annotator, TRUE, error) || assay_store_explain (self, error);
}

static gpointer
read_id (AssayStatement *row)
{
  return g_strdup (assay_statement_get_text (row, 0));
}

/**
 * assay_store_list_finishers:
 * @article: the whole id of an article
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the ids of those who have finished it,
 *   in order
 */
GPtrArray *
assay_store_list_finishers (AssayStore  *self,
                            const char  *article,
                            GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);
  g_return_val_if_fail (article != NULL, NULL);

  return assay_store_collect (self,
                              "SELECT finisher.id FROM article " ASSAY_JOIN_FINISHERS
                              "WHERE article.id = ?1 ORDER BY finisher.id",
                              article, read_id, g_free, error);
}

/**
 * assay_store_is_finished:
 * @article: the whole id of an article
 * @annotator: id of an annotator
 * @finished: (out): whether the annotator has finished it
 */
gboolean
assay_store_is_finished (AssayStore  *self,
                         const char  *article,
                         const char  *annotator,
                         gboolean    *finished,
                         GError     **error)
{
  g_autofree char *field = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && annotator != NULL && finished != NULL, FALSE);

  field = g_strconcat (ASSAY_FINISHED_PREFIX, annotator, NULL);
  if (!assay_store_read_value (self, ASSAY_OBJECT_ARTICLE, article, field, &value, error))
    return assay_store_explain (self, error);
  *finished = g_strcmp0 (value, "1") == 0;
  return TRUE;
}
