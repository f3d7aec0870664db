/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a copy of a project for a colleague, without what is not for them.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-command.h"
#include "assay-store-articles.h"
#include "assay-store-share.h"

static GStrv
resolve_articles (AssayStore  *store,
                  GStrv        prefixes,
                  GError     **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      g_autofree char *id = assay_store_resolve_article (store, prefixes[i], error);

      if (id == NULL)
        return NULL;
      g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

static gboolean
share (AssayStore         *store,
       const char         *path,
       AssayShareOptions  *options,
       GStrv               prefixes,
       const char         *annotator,
       GError            **error)
{
  g_auto (GStrv) articles = NULL;

  if (prefixes != NULL && (articles = resolve_articles (store, prefixes, error)) == NULL)
    return FALSE;
  if (options->only_mine && !assay_command_sign (store, annotator, error))
    return FALSE;
  options->articles = articles;
  return assay_store_share (store, path, options, NULL, error) && assay_store_close (store, error);
}

gboolean
assay_command_share (AssayInvocation  *self,
                     GError          **error)
{
  g_autoptr (AssayStore) store = NULL;
  g_auto (GStrv) prefixes = NULL;
  g_autofree char *annotator = NULL;
  AssayShareOptions options = { FALSE };
  const GOptionEntry entries[] = {
    { "without-notes", 0, 0, G_OPTION_ARG_NONE, &options.without_notes,
      N_("Leave out notes and reasons"), NULL },
    { "without-names", 0, 0, G_OPTION_ARG_NONE, &options.without_names,
      N_("Leave out the names of people and of their files"), NULL },
    { "only-mine", 0, 0, G_OPTION_ARG_NONE, &options.only_mine,
      N_("Leave out the tags, links and decisions of everybody else"), NULL },
    { "article", 0, 0, G_OPTION_ARG_STRING_ARRAY, &prefixes,
      N_("Only this article; may be given several times"), N_("ID") },
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator,
      N_("Whose tags are one’s own; the user of this machine otherwise"), N_("NAME") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  store = assay_command_open (self, ASSAY_STORE_READ_ONLY, error);
  return store != NULL && share (store, self->argv[1], &options, prefixes, annotator, error);
}
