/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags a span of an article.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-command.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"

typedef struct
{
  char     *annotator;
  char     *confidence;
  char     *likelihood;
  char     *note;
  gboolean  new_kind;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->annotator);
  g_free (options->confidence);
  g_free (options->likelihood);
  g_free (options->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (AssayInvocation  *self,
       Options          *options,
       GError          **error)
{
  const GOptionEntry entries[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &options->annotator,
      N_("Who tags; you where not said"), N_("NAME") },
    { "confidence", 0, 0, G_OPTION_ARG_STRING, &options->confidence, N_("How good the basis is"),
      "low|moderate|high" },
    { "likelihood", 0, 0, G_OPTION_ARG_STRING, &options->likelihood,
      N_("How probable it is: “almost no chance”, “very unlikely”, “unlikely”, “roughly even chance”, "
         "“likely”, “very likely” or “almost certain”"), N_("WORDS") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options->note, N_("A note on it"), N_("TEXT") },
    { "new-kind", 0, 0, G_OPTION_ARG_NONE, &options->new_kind,
      N_("KIND is one that the project does not have yet"), NULL },
    { NULL }
  };

  return assay_command_parse (self, entries, error);
}

static gboolean
check_kind (AssayStore  *store,
            const char  *kind,
            gboolean     new_kind,
            GError     **error)
{
  g_auto (GStrv) kinds = NULL;
  g_autofree char *known = NULL;

  if (new_kind)
    return TRUE;
  kinds = assay_store_list_kinds (store, error);
  if (kinds == NULL)
    return FALSE;
  if (g_strv_contains ((const char *const *) kinds, kind))
    return TRUE;
  known = g_strjoinv (", ", kinds);
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
               _("“%s” is no kind of the project. It has %s; “--new-kind” adds another."), kind, known);
  return FALSE;
}

static gboolean
tag (AssayInvocation  *self,
     AssayStore       *store,
     const Options    *options,
     AssayAnnotation  *values,
     GError          **error)
{
  g_autoptr (AssayAnnotation) annotation = NULL;

  values->article = assay_store_resolve_article (store, self->argv[1], error);
  if (values->article == NULL || !check_kind (store, self->argv[4], options->new_kind, error))
    return FALSE;
  values->kind = g_strdup (self->argv[4]);
  values->note = g_strdup (options->note);
  annotation = assay_store_add_annotation (store, values, error);
  if (annotation == NULL)
    return FALSE;
  g_print ("%s\n", annotation->id);
  return TRUE;
}

gboolean
assay_command_tag (AssayInvocation  *self,
                   GError          **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayStore) store = NULL;

  if (!parse (self, &options, error)
      || !assay_command_parse_tag (self, &values->span, error)
      || !assay_command_parse_scales (options.confidence, options.likelihood,
                                      &values->confidence, &values->likelihood, error))
    return FALSE;
  store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);
  return store != NULL
         && assay_command_sign (store, options.annotator, error)
         && tag (self, store, &options, values, error)
         && assay_store_close (store, error);
}
