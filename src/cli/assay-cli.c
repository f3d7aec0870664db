/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line: a table of commands, each in a file of its own.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

#include "assay-command.h"
#include "assay-locale.h"

enum
{
  STATUS_DONE = 0,
  STATUS_FAILED = 1,
  STATUS_USAGE = 2,
};

static const AssayCommand commands[] = {
  { "analyze", "FILE…", N_("Print what the machine finds in articles"), 1, -1,
    assay_command_analyze },
  { "init", "PROJECT", N_("Make an empty project"), 1, 1, assay_command_init },
  { "import", "PROJECT FILE|FOLDER…", N_("Add articles to a project"), 2, -1,
    assay_command_import },
  { "articles", "PROJECT", N_("List the articles"), 1, 1, assay_command_articles },
  { "sentences", "PROJECT", N_("List the sentences and how they are tagged"), 1, 1,
    assay_command_sentences },
  { "annotations", "PROJECT", N_("List the annotations"), 1, 1, assay_command_annotations },
  { "references", "PROJECT", N_("List the works cited"), 1, 1, assay_command_references },
  { "citations", "PROJECT", N_("List the places where works are cited"), 1, 1,
    assay_command_citations },
  { "audit", "PROJECT", N_("List what is amiss with the works cited"), 1, 1, assay_command_audit },
  { "tag", "PROJECT ARTICLE START END KIND", N_("Tag a span of an article"), 5, 5,
    assay_command_tag },
  { "untag", "PROJECT ANNOTATION", N_("Remove an annotation"), 2, 2, assay_command_untag },
  { "correct", "PROJECT [ID] [FIELD=VALUE…]",
    N_("Correct a work cited, or a place where works are cited"), 1, -1, assay_command_correct },
  { "link", "PROJECT FROM TO supports|attacks|cites",
    N_("Tie an annotation to another, or to a work it cites"), 4, 4, assay_command_link },
  { "search", "PROJECT WORDS…", N_("Find words in articles and notes"), 2, -1,
    assay_command_search },
  { "stats", "PROJECT", N_("Count what a project holds"), 1, 1, assay_command_stats },
  { "merge", "PROJECT OTHER…", N_("Bring colleagues’ copies of a project into it"), 2, -1,
    assay_command_merge },
  { "annotators", "PROJECT", N_("List who has worked on a project"), 1, 1,
    assay_command_annotators },
  { "same-person", "PROJECT ANNOTATOR OTHER", N_("Say that two annotators are one person"), 3, 3,
    assay_command_same_person },
  { "own-person", "PROJECT ANNOTATOR", N_("Say that an annotator is nobody else"), 2, 2,
    assay_command_own_person },
  { "share", "PROJECT FILE", N_("Write a copy of a project for a colleague"), 2, 2,
    assay_command_share },
  { "sync", "PROJECT [FOLDER]", N_("Exchange a project with colleagues through a shared folder"), 1,
    2, assay_command_sync },
  { "agreement", "PROJECT", N_("Measure how far the annotators agree"), 1, 1,
    assay_command_agreement },
  { "confusion", "PROJECT", N_("Count how often annotators say different things"), 1, 1,
    assay_command_confusion },
  { "disagreements", "PROJECT", N_("List the sentences on which the annotators disagree"), 1, 1,
    assay_command_disagreements },
  { "decide", "PROJECT ARTICLE START END KIND|none", N_("Record what was agreed on a sentence"), 5,
    5, assay_command_decide },
  { "decisions", "PROJECT", N_("List what was agreed on"), 1, 1, assay_command_decisions },
  { "undecide", "PROJECT DECISION", N_("Take a decision back"), 2, 2, assay_command_undecide },
  { "history", "PROJECT [ID]", N_("Show who did what when"), 1, 2, assay_command_history },
  { "export", "PROJECT", N_("Write a project in another format"), 1, 1, assay_command_export },
  { "import-json", "PROJECT FILE", N_("Add what an export holds to a project"), 2, 2,
    assay_command_import_json },
  { "verify", "PROJECT", N_("Check that a project is whole"), 1, 1, assay_command_verify },
  { "backup", "PROJECT FILE", N_("Write a copy of a project that is in use"), 2, 2,
    assay_command_backup },
  { "backups", "PROJECT", N_("List the earlier states of a project, or go back to one"), 1, 1,
    assay_command_backups },
  { "salvage", "DAMAGED NEW", N_("Save of a damaged project what can be read"), 2, 2,
    assay_command_salvage },
};

static void
print_usage (void (*print) (const char *format, ...))
{
  print ("%s\n\n%s\n", _("Usage: assay-cli COMMAND [OPTION…] …"), _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    print ("  %-12s  %s\n", commands[i].name, _(commands[i].summary));
  print ("\n%s\n", _("“assay-cli COMMAND --help” tells more of each."));
}

static int
tell_failure (const AssayInvocation *invocation,
              const GError          *error)
{
  gboolean usage = error->domain == G_OPTION_ERROR;

  /* Whoever reads the list has seen enough of it. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return STATUS_DONE;
  if (error->domain != ASSAY_COMMAND_ERROR)
    assay_command_tell (usage ? invocation->command->name : invocation->subject, error->message);
  return usage ? STATUS_USAGE : STATUS_FAILED;
}

static int
run (const AssayCommand  *command,
     int                  argc,
     char               **argv)
{
  AssayInvocation invocation = { command, argc, argv, command->name };
  g_autoptr (GError) error = NULL;

  if (command->run (&invocation, &error))
    return STATUS_DONE;
  return tell_failure (&invocation, error);
}

int
main (int    argc,
      char **argv)
{
  assay_locale_init ();

  /* A reader that goes away is an error of the write, so that the project is closed in order. */
  signal (SIGPIPE, SIG_IGN);

  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      print_usage (g_print);
      return STATUS_DONE;
    }
  if (argc >= 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("assay-cli %s\n", ASSAY_VERSION);
      return STATUS_DONE;
    }
  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return run (&commands[i], argc - 1, argv + 1);

  if (argc >= 2)
    assay_command_tell (argv[1], _("There is no such command."));
  print_usage (g_printerr);
  return STATUS_USAGE;
}
