/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrects what the machine reads as a work cited or a citation.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "assay-command.h"
#include "assay-step.h"
#include "assay-store-articles.h"
#include "assay-store-corrections.h"
#include "assay-store-references.h"

typedef struct
{
  char     *annotator;
  char     *article;
  char     *add;
  char    **as_read;
  char     *split;
  char     *join;
  char     *targets;
  gboolean  remove;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->annotator);
  g_free (options->article);
  g_free (options->add);
  g_strfreev (options->as_read);
  g_free (options->split);
  g_free (options->join);
  g_free (options->targets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What the beginning of an id names. */
typedef struct
{
  AssayStore *store;
  char       *article;
  char       *id;
  gboolean    is_citation;
} Named;

static void
named_clear (Named *named)
{
  g_free (named->article);
  g_free (named->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

static gboolean
take_if_named (Named       *named,
               const char  *article,
               char        *id,
               gboolean     is_citation,
               const char  *prefix,
               GError     **error)
{
  g_autofree char *owned = id;

  if (!g_str_has_prefix (id, prefix))
    return TRUE;
  if (named->id != NULL)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_AMBIGUOUS,
                   _("Several ids begin with “%s”, among them %s and %s. Give more of it."),
                   prefix, named->id, id);
      return FALSE;
    }
  named->article = g_strdup (article);
  named->id = g_steal_pointer (&owned);
  named->is_citation = is_citation;
  return TRUE;
}

static gboolean
look_in_article (Named       *named,
                 const char  *article,
                 const char  *prefix,
                 GError     **error)
{
  g_autoptr (AssayArticle) found = assay_store_load_article (named->store, article, error);
  AssayAnalysis *analysis;

  if (found == NULL)
    return FALSE;
  analysis = assay_article_get_analysis (found);
  for (guint i = 0; i < analysis->references->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (analysis->references, i);

      if (!take_if_named (named, article,
                          assay_reference_make_id (article, reference->span, reference->raw),
                          FALSE, prefix, error))
        return FALSE;
    }
  for (guint i = 0; i < analysis->citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (analysis->citations, i);

      if (!take_if_named (named, article,
                          assay_reference_make_id (article, citation->span, citation->text),
                          TRUE, prefix, error))
        return FALSE;
    }
  return TRUE;
}

/* What is found in the texts is in no table, so they are read: one where it is known, else all. */
static gboolean
look_up (Named       *named,
         const char  *article,
         const char  *prefix,
         GError     **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (article != NULL)
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (ids, g_strdup (article));
    }
  else
    ids = assay_store_list_article_ids (named->store, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!look_in_article (named, g_ptr_array_index (ids, i), prefix, error))
      return FALSE;
  if (named->id != NULL)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("No work cited and no citation has an id that begins with “%s”."), prefix);
  return FALSE;
}

static char *
look_up_reference (const Named  *named,
                   const char   *prefix,
                   GError      **error)
{
  g_auto (Named) other = { named->store };

  if (!look_up (&other, named->article, prefix, error))
    return NULL;
  return g_steal_pointer (&other.id);
}

static gboolean
relink (const Named  *named,
        const char   *targets,
        GError      **error)
{
  g_auto (GStrv) prefixes = g_strsplit (targets, ",", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      char *id = look_up_reference (named, prefixes[i], error);

      if (id == NULL)
        return FALSE;
      g_ptr_array_add (ids, id);
    }
  g_ptr_array_add (ids, NULL);
  return assay_store_relink_citation (named->store, named->article, named->id,
                                      (const char *const *) ids->pdata, error);
}

static gboolean
correct_citation (const Named     *named,
                  const Options   *options,
                  char           **fields,
                  GError         **error)
{
  gboolean back = options->as_read != NULL && g_strv_length (options->as_read) == 1 &&
                  g_str_equal (options->as_read[0], "targets");

  if (*fields != NULL || options->split != NULL || options->join != NULL ||
      (options->as_read != NULL && !back))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A citation has no fields: it takes --targets, --as-read=targets or "
                             "--remove."));
      return FALSE;
    }
  if (options->remove)
    return assay_store_remove_citation (named->store, named->article, named->id, error);
  if (back)
    return assay_store_relink_citation (named->store, named->article, named->id, NULL, error);
  return options->targets == NULL || relink (named, options->targets, error);
}

static gboolean
set_fields (const Named    *named,
            const Options  *options,
            char          **fields,
            GError        **error)
{
  for (; *fields != NULL; fields++)
    {
      const char *value = strchr (*fields, '=');
      g_autofree char *name = value != NULL ? g_strndup (*fields, value - *fields) : NULL;

      if (value == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("“%s” is no correction. Write FIELD=VALUE, such as title=Tides."),
                       *fields);
          return FALSE;
        }
      if (!assay_store_correct_reference (named->store, named->article, named->id, name, value + 1,
                                          error))
        return FALSE;
    }
  for (guint i = 0; options->as_read != NULL && options->as_read[i] != NULL; i++)
    if (!assay_store_correct_reference (named->store, named->article, named->id,
                                        options->as_read[i], NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
correct_reference (const Named    *named,
                   const Options  *options,
                   char          **fields,
                   GError        **error)
{
  g_autofree char *second = NULL;
  guint position;

  if (options->targets != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("Only a citation has targets; this is a work cited."));
      return FALSE;
    }
  if (!set_fields (named, options, fields, error))
    return FALSE;
  if (options->remove)
    return assay_store_remove_reference (named->store, named->article, named->id, error);
  if (options->split != NULL)
    return assay_command_parse_int (options->split, "--split", &position, error) &&
           assay_store_split_reference (named->store, named->article, named->id, position, error);
  if (options->join == NULL)
    return TRUE;
  second = look_up_reference (named, options->join, error);
  return second != NULL &&
         assay_store_join_references (named->store, named->article, named->id, second, error);
}

static gboolean
correct_named (AssayInvocation  *self,
               AssayStore       *store,
               const Options    *options,
               const char       *article,
               GError          **error)
{
  g_auto (Named) named = { store };
  g_autoptr (AssayStep) step = NULL;

  if (!look_up (&named, article, self->argv[1], error))
    return FALSE;
  step = assay_step_begin (store, error);
  if (step == NULL ||
      !(named.is_citation ? correct_citation (&named, options, self->argv + 2, error)
                          : correct_reference (&named, options, self->argv + 2, error)))
    return FALSE;
  return assay_step_commit (step, _("Correct a work cited"), error);
}

static gboolean
add (AssayStore  *store,
     const char  *article,
     const char  *place,
     GError     **error)
{
  g_auto (GStrv) ends = g_strsplit (place, "-", 2);
  AssaySpan span;

  if (article == NULL || g_strv_length (ends) != 2)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("To add a work, name the article and the place: "
                             "--article=ID --add=START-END."));
      return FALSE;
    }
  return assay_command_parse_span (ends[0], ends[1], &span, error) &&
         assay_store_add_reference (store, article, span, error);
}

static gboolean
run (AssayInvocation  *self,
     AssayStore       *store,
     const Options    *options,
     GError          **error)
{
  g_autofree char *article = NULL;

  if (options->article != NULL)
    {
      article = assay_store_resolve_article (store, options->article, error);
      if (article == NULL)
        return FALSE;
    }
  if (options->add != NULL)
    return add (store, article, options->add, error);
  if (self->argc >= 2)
    return correct_named (self, store, options, article, error);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("Say which work is to be corrected by the beginning of its id."));
  return FALSE;
}

gboolean
assay_command_correct (AssayInvocation  *self,
                       GError          **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (AssayStore) store = NULL;
  const GOptionEntry entries[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &options.annotator,
      N_("Who corrects; you where not said"), N_("NAME") },
    { "article", 0, 0, G_OPTION_ARG_STRING, &options.article,
      N_("In which article it is; quicker than to look in all"), N_("ID") },
    { "as-read", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.as_read,
      N_("Take the corrections of a field back"), N_("FIELD") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options.remove,
      N_("It is no work cited, or no citation"), NULL },
    { "split", 0, 0, G_OPTION_ARG_STRING, &options.split,
      N_("It is two works, of which the second begins here"), N_("POSITION") },
    { "join", 0, 0, G_OPTION_ARG_STRING, &options.join,
      N_("It goes on in the one after it"), N_("ID") },
    { "targets", 0, 0, G_OPTION_ARG_STRING, &options.targets,
      N_("The works that a citation points at"), N_("ID,ID…") },
    { "add", 0, 0, G_OPTION_ARG_STRING, &options.add,
      N_("These words are a work cited"), N_("START-END") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  store = assay_command_open (self, ASSAY_STORE_NO_FLAGS, error);
  return store != NULL
         && assay_command_sign (store, options.annotator, error)
         && run (self, store, &options, error)
         && assay_store_close (store, error);
}
