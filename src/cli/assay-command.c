/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all commands have in common: their options and words, the project they work on, and who they
 * work for.
 */

#include "config.h"

#include "assay-command.h"

#include <glib/gi18n-lib.h>

#include "assay-identity.h"
#include "assay-store-annotators.h"

G_DEFINE_QUARK (assay-command-error-quark, assay_command_error)

/**
 * assay_command_parse:
 * @entries: (array zero-terminated=1): the options of the command
 * @error: set to an error of %G_OPTION_ERROR where the command was asked in a wrong way
 *
 * Takes the options out of the words, and checks that as many words as the command needs are left.
 * `--help` is answered here, and ends the program.
 *
 * Returns: whether the command may go on
 */
gboolean
assay_command_parse (AssayInvocation     *self,
                     const GOptionEntry  *entries,
                     GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->command->arguments);
  g_autofree char *name = g_strdup_printf ("assay-cli %s", self->command->name);

  g_set_prgname (name);
  g_option_context_set_summary (context, _(self->command->summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &self->argc, &self->argv, error))
    return FALSE;

  /* The first word is the command itself. */
  self->argc--;
  self->argv++;
  if (self->argc < self->command->min
      || (self->command->max >= 0 && self->argc > self->command->max))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("It is asked as “%s %s”."), name, self->command->arguments);
      return FALSE;
    }
  self->subject = self->argc > 0 ? self->argv[0] : self->command->name;
  return TRUE;
}

/**
 * assay_command_tell:
 * @what: what it is about
 * @why: a sentence
 *
 * Says something to the person, apart from the data.
 */
void
assay_command_tell (const char *what,
                    const char *why)
{
  g_printerr ("assay-cli: %s: %s\n", what, why);
}

/**
 * assay_command_open:
 * @flags: how to open it
 *
 * Returns: (transfer full) (nullable): the project that the first word names
 */
AssayStore *
assay_command_open (AssayInvocation  *self,
                    AssayStoreFlags   flags,
                    GError          **error)
{
  g_autoptr (AssayStore) store = NULL;

  self->subject = self->argv[0];
  store = assay_store_open (self->argv[0], flags, error);
  if (store == NULL)
    return NULL;

  if ((flags & ASSAY_STORE_READ_ONLY) == 0 && assay_store_is_read_only (store))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                           assay_store_get_read_only_reason (store));
      return NULL;
    }
  return g_steal_pointer (&store);
}

/**
 * assay_command_sign:
 * @store: a project to be changed
 * @annotator: (nullable): the name of an annotator of the project, made if there is none; %NULL for
 *   the user of the machine
 *
 * Says who makes the changes that follow.
 *
 * Returns: whether it is known
 */
gboolean
assay_command_sign (AssayStore  *store,
                    const char  *annotator,
                    GError     **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (annotator != NULL && *annotator == '\0')
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("The annotator needs a name."));
      return FALSE;
    }
  if (annotator != NULL)
    return assay_store_use_annotator_named (store, annotator, error);
  return assay_identity_load (&id, &name, error)
         && assay_store_set_annotator (store, id, name, error);
}

/**
 * assay_command_parse_int:
 * @word: what was given
 * @name: what it stands for
 * @value: (out): the number
 *
 * Returns: whether @word is a whole number from 0
 */
gboolean
assay_command_parse_int (const char  *word,
                         const char  *name,
                         guint       *value,
                         GError     **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (word, 10, 0, G_MAXINT, &number, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("%s should be a whole number from 0, not “%s”."), name, word);
      return FALSE;
    }
  *value = number;
  return TRUE;
}

/**
 * assay_command_parse_span:
 * @start: what was given for its beginning
 * @end: what was given for its end
 * @span: (out): the span
 */
gboolean
assay_command_parse_span (const char  *start,
                          const char  *end,
                          AssaySpan   *span,
                          GError     **error)
{
  return assay_command_parse_int (start, "START", &span->start, error)
         && assay_command_parse_int (end, "END", &span->end, error);
}

/**
 * assay_command_parse_tag:
 * @self: a command whose words are PROJECT ARTICLE START END KIND
 * @span: (out): from START to END
 *
 * Returns: whether there is a span, and some KIND
 */
gboolean
assay_command_parse_tag (AssayInvocation  *self,
                         AssaySpan        *span,
                         GError          **error)
{
  if (!assay_command_parse_span (self->argv[2], self->argv[3], span, error))
    return FALSE;
  if (*self->argv[4] != '\0')
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("A kind needs a name."));
  return FALSE;
}

/**
 * assay_command_parse_scales:
 * @confidence: (nullable): what was given for how good the basis is
 * @likelihood: (nullable): what was given for how probable it is
 * @how_good: (out): the one
 * @how_probable: (out): the other
 */
gboolean
assay_command_parse_scales (const char       *confidence,
                            const char       *likelihood,
                            AssayConfidence  *how_good,
                            AssayLikelihood  *how_probable,
                            GError          **error)
{
  if (!assay_confidence_from_string (confidence, how_good))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("Confidence is low, moderate or high, not “%s”."), confidence);
  else if (!assay_likelihood_from_string (likelihood, how_probable))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("“%s” is no likelihood; “--help” lists the seven."), likelihood);
  else
    return TRUE;
  return FALSE;
}
