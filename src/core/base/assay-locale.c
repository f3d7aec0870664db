/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both programs speak the user's language, and find the translations when they run from the build
 * folder as well as when they are installed.
 */

#include "config.h"

#include "assay-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * assay_locale_init:
 *
 * Takes the language and the customs of the user's environment. To be called first of all, while
 * there is one thread. The environment variable `ASSAY_LOCALEDIR` names the folder of a build's
 * translations.
 */
void
assay_locale_init (void)
{
  const char *folder = g_getenv ("ASSAY_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
