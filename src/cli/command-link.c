/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ties an annotation to another one, or to a work that its article cites.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-command.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-references.h"

/* The references of the article that the annotation stands in; no other can be meant. */
static char *
resolve_reference (AssayStore  *store,
                   const char  *annotation_id,
                   const char  *prefix,
                   GError     **error)
{
  g_autoptr (AssayAnnotation) annotation = assay_store_load_annotation (store, annotation_id,
                                                                        error);
  g_autoptr (AssayArticle) article = NULL;
  g_autofree char *found = NULL;
  GPtrArray *references;

  if (annotation == NULL)
    return NULL;
  article = assay_store_load_article (store, annotation->article, error);
  if (article == NULL)
    return NULL;
  references = assay_article_get_analysis (article)->references;
  for (guint i = 0; i < references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references, i);
      g_autofree char *id = assay_reference_make_id (annotation->article, reference->span,
                                                     reference->raw);

      if (!g_str_has_prefix (id, prefix))
        continue;
      if (found != NULL)
        {
          g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_AMBIGUOUS,
                       _("Several works cited have an id that begins with “%s”, among them %s and %s. "
                         "Give more of it."), prefix, found, id);
          return NULL;
        }
      found = g_steal_pointer (&id);
    }
  if (found == NULL)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _("The article of the annotation cites no work whose id begins with “%s”."), prefix);
  return g_steal_pointer (&found);
}

static gboolean
add_link (AssayInvocation  *self,
          AssayStore       *store,
          GError          **error)
{
  const char *kind = self->argv[3];
  g_autofree char *from = assay_store_resolve_annotation (store, self->argv[1], error);
  g_autofree char *to = NULL;

  if (from == NULL)
    return FALSE;
  if (g_str_equal (kind, ASSAY_LINK_CITES))
    to = resolve_reference (store, from, self->argv[2], error);
  else
    to = assay_store_resolve_annotation (store, self->argv[2], error);
  return to != NULL && assay_store_add_link (store, from, to, kind, error);
}

gboolean
assay_command_link (AssayInvocation  *self,
                    GError          **error)
{
  static const char *const kinds[] = { ASSAY_LINK_SUPPORTS, ASSAY_LINK_ATTACKS, ASSAY_LINK_CITES,
                                       NULL };
  g_autofree char *annotator = NULL;
  g_autoptr (AssayStore) store = NULL;
  const GOptionEntry entries[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator, N_("Who links; you where not said"),
      N_("NAME") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  if (!g_strv_contains (kinds, self->argv[3]))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("A link is one of supports, attacks and cites, not “%s”."), self->argv[3]);
      return FALSE;
    }
  store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);
  return store != NULL
         && assay_command_sign (store, annotator, error)
         && add_link (self, store, error)
         && assay_store_close (store, error);
}
