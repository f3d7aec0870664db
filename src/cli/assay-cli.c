/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line: a table of commands, each in a file of its own.
 */

#include "config.h"

#include "assay-command.h"

#include <glib/gprintf.h>
#include <locale.h>

static const struct
{
  const char       *name;
  AssayCommandFunc  run;
  const char       *summary;
} commands[] = {
  { "analyze", assay_command_analyze, "Print what the machine finds in articles" },
};

static int
print_usage (FILE *stream,
             int   status)
{
  g_fprintf (stream, "Usage: assay-cli COMMAND [OPTION…]\n\nCommands:\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_fprintf (stream, "  %-12s  %s\n", commands[i].name, commands[i].summary);
  return status;
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");

  if (argc < 2)
    return print_usage (stderr, 2);
  if (g_str_equal (argv[1], "--help"))
    return print_usage (stdout, 0);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!g_str_equal (argv[1], commands[i].name))
        continue;
      if (commands[i].run (argc - 1, argv + 1, &error))
        return 0;
      g_printerr ("assay-cli: %s: %s\n", argv[1], error->message);
      return error->domain == G_OPTION_ERROR ? 2 : 1;
    }

  g_printerr ("assay-cli: %s: there is no such command\n", argv[1]);
  return print_usage (stderr, 2);
}
