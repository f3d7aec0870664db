/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes of two projects their union: every shared row of the other file that is not here is added
 * as it is, in one step. Since rows are never changed or taken out, the order in which files are
 * merged does not matter, and merging one again does nothing.
 */

#include "config.h"

#include "assay-store-outbox.h"
#include "assay-store-unite-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than that is not shown; a file with so many problems is no project worth having. */
#define MAX_PROBLEMS 1000

/*< private >
 * assay_unite_each:
 * @sql: a query to the other file
 *
 * Calls @func for each row of the answer.
 */
gboolean
assay_unite_each (AssayUnite     *unite,
                  const char     *sql,
                  AssayUniteRow   func,
                  GError        **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (unite->other, sql, error);
  gboolean has_row;

  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (g_cancellable_set_error_if_cancelled (unite->cancellable, error) ||
          !func (unite, statement, error) ||
          !assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * assay_unite_count:
 * @sql: a query for one number to the other file
 *
 * Returns: the number, which only serves to tell how far the merge is
 */
guint64
assay_unite_count (AssayUnite *unite,
                   const char *sql)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  if (unite->progress == NULL)
    return 0;
  statement = assay_database_prepare (unite->other, sql, NULL);
  return statement != NULL && assay_statement_step (statement, &has_row, NULL) && has_row
         ? assay_statement_get_int (statement, 0) : 0;
}

/*< private >
 * assay_unite_refuse:
 * @what: a sentence with one %s for the id, translated
 *
 * Notes that a row cannot come in. Returns: %TRUE: all others still can
 */
gboolean
assay_unite_refuse (AssayUnite *unite,
                    const char *what,
                    const char *id)
{
  g_autofree char *shown = g_utf8_make_valid (id != NULL ? id : "", -1);

  if (unite->report->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (unite->report->problems, g_strdup_printf ("%.40s: %s", shown, what));
  return TRUE;
}

/*< private >
 * assay_unite_find_row:
 *
 * Returns: the row here that stands for @row of the other file, or 0
 */
gint64
assay_unite_find_row (GHashTable *map,
                      gint64      row)
{
  gint64 *here = g_hash_table_lookup (map, &row);

  return here != NULL ? *here : 0;
}

void
assay_unite_map_row (GHashTable *map,
                     gint64      there,
                     gint64      here)
{
  g_hash_table_insert (map, g_memdup2 (&there, sizeof there), g_memdup2 (&here, sizeof here));
}

/*< private >
 * assay_unite_is_text:
 * @text: (nullable): from the other file
 * @max_size: in bytes
 *
 * Returns: whether it is there, is text, and is not absurdly long
 */
gboolean
assay_unite_is_text (const char *text,
                     gsize       max_size)
{
  return text != NULL && strlen (text) <= max_size && g_utf8_validate (text, -1, NULL);
}

/*< private >
 * assay_unite_is_time:
 *
 * Returns: whether @t can be a time; one that could not be followed by another would end all
 *   editing
 */
gboolean
assay_unite_is_time (gint64 t)
{
  return t > 0 && t < G_GINT64_CONSTANT (1) << 62;
}

static gboolean
read_projects (AssayUnite  *unite,
               GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (unite->other, "SELECT value FROM meta WHERE key = 'project'",
                                      error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  unite->other_project = g_strdup (has_row ? assay_statement_get_text (statement, 0) : "");
  return assay_store_ask_int (unite->store, "SELECT coalesce (max (row), 0) + 1 FROM annotation",
                              NULL,
                              &unite->first_new, NULL, error);
}

static void
unite_clear (AssayUnite *unite)
{
  g_hash_table_unref (unite->articles);
  g_hash_table_unref (unite->annotators);
  g_hash_table_unref (unite->counts);
  g_hash_table_unref (unite->layers);
  g_hash_table_unref (unite->shown);
  g_hash_table_unref (unite->changed);
  g_free (unite->other_project);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayUnite, unite_clear)

/* What a carrier brings is noted as here, in the same transaction, so that a copy or an old backup
 * of the file knows exactly what it holds. A package of which something could not come in is not
 * noted and will be tried again. */
static gboolean
note_package (AssayUnite  *unite,
              gint64       outgoing,
              GError     **error)
{
  if (unite->package == NULL)
    return TRUE;
  /* What came may be about what a merge brought, which is then not to be kept back any more. */
  if (unite->report->n_rows > unite->n_rows &&
      !assay_database_execute (unite->store->database,
                               "UPDATE step SET merge = 2 WHERE merge = 1", error))
    return FALSE;
  return assay_store_note_received (unite->store, unite->other,
                                    unite->report->problems->len == unite->n_problems
                                    ? unite->package : NULL,
                                    outgoing, error);
}

static gboolean
unite (AssayUnite  *unite,
       const char  *label,
       gboolean     keep,
       GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (unite->store, error);
  gint64 outgoing;

  unite->step = step;
  if (step == NULL || !assay_store_get_outgoing (unite->store, &outgoing, error))
    return FALSE;
  if (label == NULL)
    assay_step_hide (step);
  else
    assay_step_mark_merge (step);
  if (!read_projects (unite, error) ||
      !assay_unite_show_again (unite, error) ||
      !assay_unite_articles (unite, error) ||
      !assay_unite_annotations (unite, error) ||
      !assay_unite_others (unite, error) ||
      !assay_unite_decisions (unite, error) ||
      !assay_unite_withheld (unite, error) ||
      !assay_unite_edits (unite, error) ||
      !assay_unite_end_report (unite, error) ||
      !note_package (unite, outgoing, error))
    return FALSE;
  if (!keep)
    return TRUE;
  if (unite->report->n_rows > unite->n_rows)
    assay_step_touch (step, NULL, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_ALL);
  return assay_step_commit (step, label, error);
}

static gboolean
unite_whole (AssayUnite  *state,
             const char  *label,
             gboolean     keep,
             GError     **error)
{
  state->articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  state->annotators = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  state->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state->n_problems = state->report->problems->len;
  state->n_rows = state->report->n_rows;
  assay_unite_begin_report (state);
  return unite (state, label, keep, error) || assay_store_explain (state->store, error);
}

/**
 * assay_store_unite:
 * @other: another project, open for reading and known to have the tables of a project
 * @label: what the step is called, translated
 * @keep: whether to keep what was done, or only report what it would be
 * @report: what is added to
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): to give up with nothing changed
 *
 * Adds everything of another project to this one, as one undoable step or a part of one. Rows that
 * make no sense are left out and reported.
 */
gboolean
assay_store_unite (AssayStore        *self,
                   AssayDatabase     *other,
                   const char        *label,
                   gboolean           keep,
                   AssayUniteReport  *report,
                   AssayUniteProgress *progress,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_auto (AssayUnite) state = { self, other, NULL, report, cancellable, NULL, progress };

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (other != NULL && report != NULL, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  return unite_whole (&state, label, keep, error);
}

/**
 * assay_store_unite_package:
 * @other: rows that a carrier brought, open for reading and known to have the tables of a project
 * @package: what the package is known by
 * @report: filled in
 * @cancellable: (nullable): to give up with nothing changed
 *
 * Adds everything of a package to the project. It comes by itself while somebody works, so it is no
 * step of theirs: it does not appear in the undo list, and what they could undo and redo stays on
 * top. What came in is not sent out again.
 */
gboolean
assay_store_unite_package (AssayStore        *self,
                           AssayDatabase     *other,
                           const char        *package,
                           AssayUniteReport  *report,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_auto (AssayUnite) state = { self, other, NULL, report, cancellable, package };

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (other != NULL && package != NULL && report != NULL, FALSE);
  g_return_val_if_fail (self->step == NULL, FALSE);

  return unite_whole (&state, NULL, TRUE, error);
}
