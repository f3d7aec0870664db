/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"
#include "assay-types.h"

G_BEGIN_DECLS

typedef struct _AssayCommand AssayCommand;

/**
 * AssayInvocation:
 * @command: what was asked for
 * @argc: the number of words in @argv
 * @argv: (array length=argc): what it was asked to do it to: the words that are no options
 * @subject: what a failure is about, said before the reason; the first word to begin with
 *
 * One run of a command.
 */
typedef struct
{
  const AssayCommand  *command;
  int                  argc;
  char               **argv;
  const char          *subject;
} AssayInvocation;

/**
 * AssayCommand:
 * @name: its name
 * @arguments: the words it takes, for its help
 * @summary: what it does, untranslated
 * @min: the fewest words it takes
 * @max: the most, or -1 for any number
 * @run: does it; where it returns %FALSE nothing is half-done
 *
 * A command of the command line.
 */
struct _AssayCommand
{
  const char  *name;
  const char  *arguments;
  const char  *summary;
  int          min;
  int          max;
  gboolean   (*run) (AssayInvocation  *self,
                     GError          **error);
};

/* A failure whose reasons have been told already, one by one. */
#define ASSAY_COMMAND_ERROR (assay_command_error_quark ())
GQuark assay_command_error_quark (void);

typedef enum
{
  ASSAY_COMMAND_ERROR_TOLD,
} AssayCommandError;

gboolean    assay_command_parse     (AssayInvocation     *self,
                                     const GOptionEntry  *entries,
                                     GError             **error);
void        assay_command_tell      (const char          *what,
                                     const char          *why);
AssayStore *assay_command_open      (AssayInvocation     *self,
                                     AssayStoreFlags      flags,
                                     GError             **error);
gboolean    assay_command_sign      (AssayStore          *store,
                                     const char          *annotator,
                                     GError             **error);
gboolean    assay_command_parse_int (const char          *word,
                                     const char          *name,
                                     guint               *value,
                                     GError             **error);
gboolean    assay_command_parse_span (const char         *start,
                                     const char          *end,
                                     AssaySpan           *span,
                                     GError             **error);
gboolean    assay_command_parse_tag (AssayInvocation     *self,
                                     AssaySpan           *span,
                                     GError             **error);
gboolean    assay_command_parse_scales (const char       *confidence,
                                     const char          *likelihood,
                                     AssayConfidence     *how_good,
                                     AssayLikelihood     *how_probable,
                                     GError             **error);

gboolean    assay_command_agreement   (AssayInvocation *self, GError **error);
gboolean    assay_command_analyze     (AssayInvocation *self, GError **error);
gboolean    assay_command_annotations (AssayInvocation *self, GError **error);
gboolean    assay_command_annotators  (AssayInvocation *self, GError **error);
gboolean    assay_command_articles    (AssayInvocation *self, GError **error);
gboolean    assay_command_audit       (AssayInvocation *self, GError **error);
gboolean    assay_command_backup      (AssayInvocation *self, GError **error);
gboolean    assay_command_backups     (AssayInvocation *self, GError **error);
gboolean    assay_command_citations   (AssayInvocation *self, GError **error);
gboolean    assay_command_correct     (AssayInvocation *self, GError **error);
gboolean    assay_command_export      (AssayInvocation *self, GError **error);
gboolean    assay_command_history     (AssayInvocation *self, GError **error);
gboolean    assay_command_import      (AssayInvocation *self, GError **error);
gboolean    assay_command_import_json (AssayInvocation *self, GError **error);
gboolean    assay_command_init        (AssayInvocation *self, GError **error);
gboolean    assay_command_link        (AssayInvocation *self, GError **error);
gboolean    assay_command_merge       (AssayInvocation *self, GError **error);
gboolean    assay_command_own_person  (AssayInvocation *self, GError **error);
gboolean    assay_command_references  (AssayInvocation *self, GError **error);
gboolean    assay_command_same_person (AssayInvocation *self, GError **error);
gboolean    assay_command_salvage     (AssayInvocation *self, GError **error);
gboolean    assay_command_search      (AssayInvocation *self, GError **error);
gboolean    assay_command_sentences   (AssayInvocation *self, GError **error);
gboolean    assay_command_share       (AssayInvocation *self, GError **error);
gboolean    assay_command_stats       (AssayInvocation *self, GError **error);
gboolean    assay_command_sync        (AssayInvocation *self, GError **error);
gboolean    assay_command_tag         (AssayInvocation *self, GError **error);
gboolean    assay_command_untag       (AssayInvocation *self, GError **error);
gboolean    assay_command_verify      (AssayInvocation *self, GError **error);

/* What people decide where they disagree. */
gboolean    assay_command_confusion   (AssayInvocation *self, GError **error);
gboolean    assay_command_decide      (AssayInvocation *self, GError **error);
gboolean    assay_command_decisions   (AssayInvocation *self, GError **error);
gboolean    assay_command_disagreements (AssayInvocation *self, GError **error);
gboolean    assay_command_undecide    (AssayInvocation *self, GError **error);

G_END_DECLS
