/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a project in another format, to a file or to standard output.
 */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "assay-command.h"
#include "assay-exchange.h"
#include "assay-store-articles.h"

typedef struct
{
  char *format;
  char *output;
  char *article;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->output);
  g_free (options->article);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
join_formats (const char *separator)
{
  guint n;
  const AssayExchangeFormat *const *formats = assay_exchange_get_formats (&n);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? separator : "", formats[i]->name);
  return g_string_free (names, FALSE);
}

static const AssayExchangeFormat *
parse (AssayInvocation  *self,
       Options          *options,
       GError          **error)
{
  g_autofree char *names = join_formats ("|");
  const AssayExchangeFormat *format;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("The format; json where not said"),
      names },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options->output,
      N_("The file to write; standard output where not said"), N_("FILE") },
    { "article", 0, 0, G_OPTION_ARG_STRING, &options->article,
      N_("Only the article whose id begins so"), "ID" },
    { NULL }
  };

  if (!assay_command_parse (self, entries, error))
    return NULL;
  format = assay_exchange_find_format (options->format != NULL ? options->format : "json");
  if (format == NULL)
    {
      g_autofree char *listed = join_formats (", ");

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no format of exports. There are %s."), options->format, listed);
    }
  return format;
}

static gboolean
export_to_stdout (AssayStore                 *store,
                  const AssayExchangeFormat  *format,
                  const char                 *article,
                  GError                    **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  return assay_exchange_export (store, format, article, stream, NULL, error);
}

gboolean
assay_command_export (AssayInvocation  *self,
                      GError          **error)
{
  g_auto (Options) options = { NULL };
  const AssayExchangeFormat *format = parse (self, &options, error);
  g_autofree char *article = NULL;
  g_autoptr (AssayStore) store = NULL;
  gboolean written;

  if (format == NULL)
    return FALSE;
  store = assay_command_open (self, ASSAY_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  if (options.article != NULL)
    {
      article = assay_store_resolve_article (store, options.article, error);
      if (article == NULL)
        return FALSE;
    }
  if (options.output == NULL)
    written = export_to_stdout (store, format, article, error);
  else
    written = assay_exchange_export_file (store, format->name, article, options.output, NULL,
                                          error);
  return written && assay_store_close (store, error);
}
