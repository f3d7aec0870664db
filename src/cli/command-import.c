/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds articles to a project: files, and what folders hold. A file that cannot be read stops none
 * of the others.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "assay-command.h"
#include "assay-reader.h"
#include "assay-store-articles.h"

/* A batch is one transaction. Large ones are quick, but all of a batch is in memory at once. */
#define BATCH_ARTICLES 256
#define BATCH_BYTES (8 * 1024 * 1024)

typedef struct
{
  AssayStore *store;
  GPtrArray  *files;
  GPtrArray  *batch;        /* read and not yet in the project */
  gsize       batch_bytes;
  gboolean    on_terminal;
  guint       n_new;
  guint       n_known;
  guint       n_failed;
} Import;

static void
import_clear (Import *import)
{
  g_clear_object (&import->store);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  g_clear_pointer (&import->batch, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static void
clear_progress (Import *import)
{
  if (import->on_terminal)
    g_printerr ("\r\033[K");
}

static void
show_progress (Import *import,
               guint   n_done)
{
  if (import->on_terminal)
    g_printerr (_("\r%u of %u"), n_done, import->files->len);
}

static void
tell (Import     *import,
      const char *name,
      const char *why)
{
  clear_progress (import);
  assay_command_tell (name, why);
}

static gboolean
keep_batch (Import  *import,
            GError **error)
{
  guint n_new = 0;

  if (import->batch->len == 0)
    return TRUE;
  if (!assay_store_import_articles (import->store, import->batch, &n_new, error))
    return FALSE;
  import->n_new += n_new;
  import->n_known += import->batch->len - n_new;
  import->batch_bytes = 0;
  g_ptr_array_set_size (import->batch, 0);
  return TRUE;
}

static gboolean
import_file (Import  *import,
             GFile   *file,
             GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) reason = NULL;
  g_autoptr (AssayArticle) article = assay_article_read_file (file, NULL, &reason);
  const char *const *warnings;

  if (article == NULL)
    {
      tell (import, name, reason->message);
      import->n_failed++;
      return TRUE;
    }
  warnings = assay_article_get_warnings (article);
  for (guint i = 0; warnings != NULL && warnings[i] != NULL; i++)
    tell (import, name, warnings[i]);

  import->batch_bytes += assay_text_get_size (assay_article_get_text (article));
  g_ptr_array_add (import->batch, g_steal_pointer (&article));
  if (import->batch->len < BATCH_ARTICLES && import->batch_bytes < BATCH_BYTES)
    return TRUE;
  return keep_batch (import, error);
}

static void
collect_files (Import           *import,
               AssayInvocation  *invocation)
{
  import->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 1; i < invocation->argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (invocation->argv[i]);
      g_autoptr (GError) reason = NULL;

      if (assay_reader_collect (file, import->files, NULL, &reason))
        continue;
      assay_command_tell (invocation->argv[i], reason->message);
      import->n_failed++;
    }
}

static gboolean
import_files (Import  *import,
              GError **error)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      show_progress (import, i);
      if (!import_file (import, g_ptr_array_index (import->files, i), error))
        {
          clear_progress (import);
          return FALSE;
        }
    }
  clear_progress (import);
  return keep_batch (import, error);
}

static gboolean
tell_result (Import           *import,
             AssayInvocation  *invocation,
             GError          **error)
{
  g_autofree char *result = g_strdup_printf (_("%u new, %u already there, %u failed."),
                                             import->n_new, import->n_known, import->n_failed);

  assay_command_tell (invocation->argv[0], result);
  if (import->n_failed == 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_COMMAND_ERROR, ASSAY_COMMAND_ERROR_TOLD, result);
  return FALSE;
}

gboolean
assay_command_import (AssayInvocation  *self,
                      GError          **error)
{
  g_auto (Import) import = { NULL };
  g_autofree char *annotator = NULL;
  const GOptionEntry entries[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator, N_("Who imports; you where not said"),
      N_("NAME") },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return FALSE;
  collect_files (&import, self);
  import.on_terminal = isatty (STDERR_FILENO);
  import.batch = g_ptr_array_new_with_free_func (g_object_unref);
  import.store = assay_command_open (self, ASSAY_STORE_CREATE, error);
  if (import.store == NULL
      || !assay_command_sign (import.store, annotator, error)
      || !import_files (&import, error)
      || !assay_store_close (import.store, error))
    return FALSE;
  return tell_result (&import, self, error);
}
