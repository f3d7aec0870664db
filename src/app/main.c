/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starts the program with the window.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "assay-application.h"
#include "assay-locale.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (AssayApplication) application = NULL;

  assay_locale_init ();
  g_set_application_name (_("Assay"));
  gtk_window_set_default_icon_name (ASSAY_APP_ID);

  application = assay_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
