/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks that a project is whole, and mends what it keeps twice.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-backups.h"
#include "assay-list.h"
#include "assay-store-verify.h"

static const AssayColumn columns[] = {
  { "what", ASSAY_COLUMN_TEXT },
  { "object", ASSAY_COLUMN_ID },
  { "problem", ASSAY_COLUMN_TEXT },
};

typedef struct
{
  AssayList *list;
  guint      n_problems;
} Check;

static gboolean
add_problem_cb (const AssayProblem  *problem,
                gpointer             data,
                GError             **error)
{
  Check *check = data;

  check->n_problems += !problem->is_mended;
  assay_printer_add_string (check->list->printer, problem->what);
  assay_printer_add_string (check->list->printer, problem->object);
  assay_printer_add_string (check->list->printer, problem->message);
  return assay_printer_end_row (check->list->printer, error);
}

/* No fault of the file that is there, but perhaps of its being there. */
static gboolean
tell_loss (AssayList  *list,
           GError    **error)
{
  g_autofree char *message = NULL;
  guint64 n_before, n_now;
  gboolean is_alarming;

  if (!assay_backups_look_for_loss (list->store, &n_before, &n_now, &is_alarming, error))
    return FALSE;
  if (!is_alarming)
    return TRUE;
  /* Translators: the numbers are of annotations. */
  message = g_strdup_printf (_("It had %u annotations when it was open last and has %u now, "
                               "deleted ones included. An old copy may have taken its place; "
                               "“assay-cli backups” lists earlier states."),
                             (guint) n_before, (guint) n_now);
  assay_command_tell (list->invocation->subject, message);
  return TRUE;
}

static gboolean
list_problems (AssayList  *list,
               GError    **error)
{
  Check check = { list, 0 };

  if (!assay_store_verify (list->store, add_problem_cb, &check, error) ||
      !tell_loss (list, error))
    return FALSE;
  if (check.n_problems == 0)
    return TRUE;
  if (!assay_printer_finish (list->printer, error))
    return FALSE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u thing is wrong with it. Open a backup of the project.",
                            "%u things are wrong with it. Open a backup of the project.",
                            check.n_problems),
               check.n_problems);
  return FALSE;
}

gboolean
assay_command_verify (AssayInvocation  *self,
                      GError          **error)
{
  return assay_list_run (self, ASSAY_LIST_MENDS, columns, G_N_ELEMENTS (columns), list_problems,
                         error);
}
