/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands that list things have in common: which things, of which project, in which form.
 */

#include "config.h"

#include "assay-list.h"

#include <glib/gi18n-lib.h>

#include "assay-store-annotators.h"
#include "assay-store-articles.h"

typedef struct
{
  char *format;
  char *article;
  char *annotator;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->article);
  g_free (options->annotator);
}

static void
list_clear (AssayList *self)
{
  g_clear_pointer (&self->printer, assay_printer_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_object (&self->store);
  g_free (self->article);
  g_free (self->annotator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayList, list_clear)

static gboolean
parse (AssayInvocation  *invocation,
       AssayListFlags    flags,
       Options          *options,
       GError          **error)
{
  const GOptionEntry format = {
    "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
    N_("How to print the list; a table where not said"), "table|json|csv"
  };
  const GOptionEntry article = {
    "article", 0, 0, G_OPTION_ARG_STRING, &options->article,
    N_("Only of the article whose id begins so"), "ID"
  };
  const GOptionEntry annotator = {
    "annotator", 0, 0, G_OPTION_ARG_STRING, &options->annotator,
    N_("Only what this annotator did"), N_("NAME")
  };
  GOptionEntry entries[4] = { format };
  guint n = 1;

  if ((flags & ASSAY_LIST_BY_ARTICLE) != 0)
    entries[n++] = article;
  if ((flags & ASSAY_LIST_BY_ANNOTATOR) != 0)
    entries[n++] = annotator;
  return assay_command_parse (invocation, entries, error);
}

/* A name is not an identity: where two people go by it, the id has to be given. */
static gboolean
find_annotator (AssayList   *self,
                const char  *name,
                GError     **error)
{
  GHashTableIter iter;
  gpointer id;
  gpointer other;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &id, &other))
    {
      if (!g_str_equal (other, name) && !g_str_equal (id, name))
        continue;
      if (self->annotator != NULL)
        {
          g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_AMBIGUOUS,
                       _("Several people are called “%s”, among them %s and %s. Give the id."),
                       name, self->annotator, (char *) id);
          return FALSE;
        }
      self->annotator = g_strdup (id);
    }
  if (self->annotator != NULL)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("Nobody called “%s” has worked on the project."), name);
  return FALSE;
}

static gboolean
prepare (AssayList        *self,
         AssayInvocation  *invocation,
         AssayListFlags    flags,
         const Options    *options,
         GError          **error)
{
  self->store = assay_command_open (invocation,
                                    (flags & ASSAY_LIST_MENDS) != 0 ? ASSAY_STORE_NO_FLAGS
                                                                    : ASSAY_STORE_READ_ONLY,
                                    error);
  if (self->store == NULL)
    return FALSE;
  self->names = assay_store_map_annotators (self->store, error);
  if (self->names == NULL)
    return FALSE;
  if (options->article != NULL)
    {
      self->article = assay_store_resolve_article (self->store, options->article, error);
      if (self->article == NULL)
        return FALSE;
    }
  return options->annotator == NULL || find_annotator (self, options->annotator, error);
}

/**
 * assay_list_run:
 * @flags: what the list can be narrowed down to
 * @columns: (array length=n_columns): what a row holds
 * @func: (scope call): adds the rows
 *
 * Runs a command that prints a list.
 *
 * Returns: whether all of it was printed
 */
gboolean
assay_list_run (AssayInvocation    *invocation,
                AssayListFlags      flags,
                const AssayColumn  *columns,
                guint               n_columns,
                AssayListFunc       func,
                GError            **error)
{
  g_auto (Options) options = { NULL };
  g_auto (AssayList) self = { invocation };

  if (!parse (invocation, flags, &options, error))
    return FALSE;
  self.printer = assay_printer_new (options.format, columns, n_columns, error);
  if (self.printer == NULL
      || !prepare (&self, invocation, flags, &options, error))
    return FALSE;
  return func (&self, error)
         && assay_printer_finish (self.printer, error)
         && assay_store_close (self.store, error);
}

/**
 * assay_list_foreach_article:
 * @func: (scope call): adds the rows of one article
 * @data: for @func
 *
 * Loads the articles asked for, one at a time, in order of their ids.
 *
 * Returns: whether all went well
 */
gboolean
assay_list_foreach_article (AssayList             *self,
                            AssayListArticleFunc   func,
                            gpointer               data,
                            GError               **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->article != NULL)
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (ids, g_strdup (self->article));
    }
  else
    ids = assay_store_list_article_ids (self->store, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (AssayArticle) article = NULL;

      article = assay_store_load_article (self->store, g_ptr_array_index (ids, i), error);
      if (article == NULL || !func (self, article, data, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_list_get_name:
 * @annotator: the id of an annotator
 *
 * Returns: (transfer none): what the annotator is called
 */
const char *
assay_list_get_name (AssayList  *self,
                     const char *annotator)
{
  const char *name = g_hash_table_lookup (self->names, annotator);

  return name != NULL ? name : annotator;
}
