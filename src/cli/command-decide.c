/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records what was agreed on a sentence, and takes it back.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-command.h"
#include "assay-store-articles.h"
#include "assay-store-decisions.h"

typedef struct
{
  char *annotator;
  char *reason;
  char *confidence;
  char *likelihood;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->annotator);
  g_free (options->reason);
  g_free (options->confidence);
  g_free (options->likelihood);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (AssayInvocation  *self,
       Options          *options,
       GError          **error)
{
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options->reason,
      N_("Why; it has to be said, if only as “”"), N_("TEXT") },
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &options->annotator,
      N_("Who decides; you where not said"), N_("NAME") },
    { "confidence", 0, 0, G_OPTION_ARG_STRING, &options->confidence, N_("How good the basis is"),
      "low|moderate|high" },
    { "likelihood", 0, 0, G_OPTION_ARG_STRING, &options->likelihood,
      N_("How probable it is, in the words of “assay-cli tag --help”"), N_("WORDS") },
    { NULL }
  };

  return assay_command_parse (self, entries, error);
}

static gboolean
read_values (AssayInvocation  *self,
             const Options    *options,
             AssayDecision    *values,
             GError          **error)
{
  if (options->reason == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A decision needs a reason; give it with “--reason”."));
      return FALSE;
    }
  values->kind = g_str_equal (self->argv[4], "none") ? NULL : self->argv[4];
  values->reason = options->reason;
  return assay_command_parse_tag (self, &values->span, error)
         && assay_command_parse_scales (options->confidence, options->likelihood,
                                        &values->confidence, &values->likelihood, error);
}

gboolean
assay_command_decide (AssayInvocation  *self,
                      GError          **error)
{
  g_auto (Options) options = { NULL };
  g_autofree char *article = NULL;
  g_autofree char *id = NULL;
  g_autoptr (AssayStore) store = NULL;
  AssayDecision values = { NULL };

  if (!parse (self, &options, error) || !read_values (self, &options, &values, error))
    return FALSE;
  store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);
  if (store == NULL || !assay_command_sign (store, options.annotator, error))
    return FALSE;
  article = assay_store_resolve_article (store, self->argv[1], error);
  if (article == NULL)
    return FALSE;
  values.article = article;
  id = assay_store_decide (store, &values, error);
  if (id == NULL)
    return FALSE;
  g_print ("%s\n", id);
  return assay_store_close (store, error);
}

gboolean
assay_command_undecide (AssayInvocation  *self,
                        GError          **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *id = NULL;
  g_autoptr (AssayStore) store = NULL;
  const GOptionEntry entries[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator,
      N_("Whose decision it is; yours where not said"), N_("NAME") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);
  if (store == NULL || !assay_command_sign (store, annotator, error))
    return FALSE;
  id = assay_store_resolve_decision (store, self->argv[1], error);
  return id != NULL
         && assay_store_remove_decision (store, id, error)
         && assay_store_close (store, error);
}
