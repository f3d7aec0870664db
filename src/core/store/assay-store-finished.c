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

#define PREFIX "finished:"

/*< private >
 * assay_store_is_finished_field:
 *
 * Returns: whether @field of an article tells whether somebody has finished it
 */
gboolean
assay_store_is_finished_field (const char *field)
{
  return g_str_has_prefix (field, PREFIX) && assay_uuid_is_valid (field + strlen (PREFIX));
}

static gboolean
set_finished (AssayStore  *self,
              const char  *article,
              gboolean     finished,
              GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autofree char *field = NULL;

  if (step == NULL || assay_store_get_article_row (self, article, error) == 0)
    return FALSE;
  field = g_strconcat (PREFIX, self->annotator, NULL);
  assay_step_touch (step, article, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_ANNOTATIONS);
  return assay_step_edit (step, ASSAY_OBJECT_ARTICLE, article, field, finished ? "1" : NULL, error) &&
         assay_step_commit (step, finished ? _("Finish an article") : _("Reopen an article"), error);
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

  return set_finished (self, article, finished, error) || assay_store_explain (self, error);
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

  field = g_strconcat (PREFIX, annotator, NULL);
  if (!assay_store_read_value (self, ASSAY_OBJECT_ARTICLE, article, field, &value, error))
    return assay_store_explain (self, error);
  *finished = g_strcmp0 (value, "1") == 0;
  return TRUE;
}
