/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy for somebody else. What is left out is taken out of a copy, which is then copied once more
 * as a whole: SQLite only marks what it deletes as free, and a reader of the bytes would find it.
 * Every row that stays is what it was, id and time included, so that what a colleague adds to the
 * shared copy comes back by a merge, and the copy itself adds nothing.
 */

#include "config.h"

#include "assay-store-share.h"

#include "assay-store-private.h"

#include <glib/gstdio.h>

/* What belongs to this copy alone: undo holds old values, and places tell what was read. */
static const char empty_local_tables[] =
  "DELETE FROM step;"
  "DELETE FROM step_change;"
  "DELETE FROM view_state;"
  "DELETE FROM outbox;"
  "DELETE FROM package;";

/* What does not show here, since the merge that brought it was taken back, is not for others. */
static const char make_choice[] =
  "CREATE TEMP TABLE hidden (id TEXT PRIMARY KEY NOT NULL);"
  "INSERT INTO hidden SELECT object FROM ("
  "  SELECT object, value, max (n) FROM aside WHERE field = 'deleted' GROUP BY object)"
  "  WHERE value = '1';"
  "DELETE FROM aside;"
  "CREATE TEMP TABLE chosen_article (id TEXT PRIMARY KEY NOT NULL);"
  "CREATE TEMP TABLE chosen_layer (annotator INTEGER PRIMARY KEY NOT NULL);";

static const char take_out_rows[] =
  "DELETE FROM article WHERE id NOT IN (SELECT id FROM chosen_article);"
  "DELETE FROM summary WHERE article NOT IN (SELECT row FROM article);"
  "DELETE FROM reading WHERE article NOT IN (SELECT row FROM article);"
  "DELETE FROM provenance WHERE article NOT IN (SELECT row FROM article);"
  "DELETE FROM reference WHERE article NOT IN (SELECT row FROM article);"
  "DELETE FROM citation WHERE article NOT IN (SELECT row FROM article);"
  "DELETE FROM boundary WHERE article NOT IN (SELECT row FROM article);"
  "DELETE FROM succession WHERE older NOT IN (SELECT row FROM article) "
  "  OR newer NOT IN (SELECT row FROM article);"
  "DELETE FROM annotation WHERE article NOT IN (SELECT row FROM article) "
  "  OR annotator NOT IN (SELECT annotator FROM chosen_layer) OR id IN (SELECT id FROM hidden);"
  "DELETE FROM link WHERE annotator NOT IN (SELECT annotator FROM chosen_layer) "
  "  OR id IN (SELECT id FROM hidden) OR source NOT IN (SELECT id FROM annotation) "
  "  OR target NOT IN (SELECT id FROM annotation UNION ALL SELECT id FROM reference);"
  "DELETE FROM decision WHERE article NOT IN (SELECT row FROM article) "
  "  OR annotator NOT IN (SELECT annotator FROM chosen_layer) OR id IN (SELECT id FROM hidden);"
  /* What a decision rests on is named also where it is left out, or it would look outdated to those
   * who have it from elsewhere. */
  "DELETE FROM decision_basis WHERE decision NOT IN (SELECT id FROM decision);";

/* Who gets the copy knows where there is something that they were not given, to take it from a
 * fuller copy later. */
static const char take_out_notes[] =
  "INSERT OR IGNORE INTO withheld SELECT id FROM annotation WHERE first_note IS NOT NULL;"
  "INSERT OR IGNORE INTO withheld SELECT id FROM decision WHERE reason <> '';"
  "DELETE FROM edit WHERE field = 'note';"
  "UPDATE annotation SET first_note = NULL, note = NULL;"
  "UPDATE decision SET reason = '';";

/* Who brought a file in, and what it was called, often tells a name, too. */
static const char take_out_names[] =
  "DELETE FROM edit WHERE field = 'name' AND object IN (SELECT id FROM annotator);"
  "UPDATE annotator SET name = NULL;"
  "DELETE FROM provenance;"
  "UPDATE summary SET source = NULL, imported = 0;";

/* What is about something that is not there any more, then who has left nothing. */
static const char take_out_lost[] =
  "DELETE FROM edit WHERE object NOT IN ("
  "  SELECT id FROM annotation UNION ALL SELECT id FROM article "
  "  UNION ALL SELECT id FROM annotator UNION ALL SELECT id FROM boundary "
  "  UNION ALL SELECT id FROM link UNION ALL SELECT id FROM reference "
  "  UNION ALL SELECT id FROM citation UNION ALL SELECT id FROM decision "
  "  UNION ALL SELECT value FROM meta WHERE key = 'project');"
  "DELETE FROM withheld WHERE object NOT IN ("
  "  SELECT id FROM annotation UNION ALL SELECT id FROM decision);"
  "DELETE FROM edit WHERE object IN (SELECT id FROM annotator WHERE row NOT IN ("
  "  SELECT annotator FROM annotation UNION ALL SELECT annotator FROM link "
  "  UNION ALL SELECT annotator FROM provenance UNION ALL SELECT annotator FROM succession "
  "  UNION ALL SELECT annotator FROM decision "
  "  UNION ALL SELECT annotator FROM edit WHERE object NOT IN (SELECT id FROM annotator)));"
  "DELETE FROM annotator WHERE row NOT IN ("
  "  SELECT annotator FROM annotation UNION ALL SELECT annotator FROM link "
  "  UNION ALL SELECT annotator FROM provenance UNION ALL SELECT annotator FROM succession "
  "  UNION ALL SELECT annotator FROM decision UNION ALL SELECT annotator FROM edit);"
  "DELETE FROM edit WHERE field = 'same_as' AND value NOT IN (SELECT id FROM annotator);";

/* An index keeps words of what was taken out of it until its parts are joined, so both are made
 * anew. */
static const char empty_indexes[] =
  "INSERT INTO article_words (article_words) VALUES ('delete-all');"
  "INSERT INTO note_words (note_words) VALUES ('delete-all');";

static gboolean
choose_article (AssayStore  *copy,
                const char  *id,
                GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  if (assay_store_get_article_row (copy, id, error) == 0)
    return FALSE;
  statement = assay_database_prepare (copy->database,
                                      "INSERT OR IGNORE INTO chosen_article (id) VALUES (?1)",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  return assay_statement_run (statement, error);
}

static gboolean
choose_articles (AssayStore  *copy,
                 GStrv        articles,
                 GError     **error)
{
  if (articles == NULL)
    return assay_database_execute (copy->database,
                                   "INSERT INTO chosen_article (id) SELECT id FROM article "
                                   "WHERE id NOT IN (SELECT id FROM hidden)", error);
  for (guint i = 0; articles[i] != NULL; i++)
    if (!choose_article (copy, articles[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
choose_layers (AssayStore  *copy,
               const char  *annotator,
               GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (copy->database,
                                      "INSERT INTO chosen_layer (annotator) "
                                      "SELECT row FROM annotator WHERE ?1 IS NULL OR id = ?1",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, annotator);
  return assay_statement_run (statement, error);
}

static gboolean
take_out (AssayStore               *copy,
          const char               *annotator,
          const AssayShareOptions  *options,
          GError                  **error)
{
  g_autoptr (GPtrArray) remade = g_ptr_array_new ();
  AssayDatabase *database = copy->database;

  return assay_database_execute (database, make_choice, error) &&
         choose_articles (copy, options->articles, error) &&
         choose_layers (copy, annotator, error) &&
         assay_database_execute (database, take_out_rows, error) &&
         (!options->without_notes || assay_database_execute (database, take_out_notes, error)) &&
         (!options->without_names || assay_database_execute (database, take_out_names, error)) &&
         assay_database_execute (database, take_out_lost, error) &&
         assay_database_execute (database, empty_indexes, error) &&
         assay_store_remake_caches (copy, remade, error);
}

static gboolean
reduce (AssayStore               *copy,
        const char               *annotator,
        const AssayShareOptions  *options,
        GError                  **error)
{
  g_autoptr (AssayTransaction) transaction = assay_transaction_begin (copy->database, error);
  gboolean is_all = !options->without_notes && !options->without_names && !options->only_mine &&
                    options->articles == NULL;
  gboolean is_aside;
  gint64 one;

  /* The local tables last, since to take something out may be noted there. */
  return transaction != NULL &&
         assay_store_ask_int (copy, "SELECT 1 FROM aside LIMIT 1", NULL, &one, &is_aside, error) &&
         ((is_all && !is_aside) || take_out (copy, annotator, options, error)) &&
         assay_database_execute (copy->database, empty_local_tables, error) &&
         assay_transaction_commit (transaction, error);
}

/* Both names are beside @path, so that giving the copy its name is one step of the file system. */
static gboolean
share (AssayStore               *self,
       const char               *whole,
       const char               *reduced,
       const AssayShareOptions  *options,
       GCancellable             *cancellable,
       GError                  **error)
{
  g_autoptr (AssayStore) copy = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !assay_store_copy_into (self, whole, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  copy = assay_store_open (whole, ASSAY_STORE_NO_FLAGS, error);
  return copy != NULL &&
         reduce (copy, options->only_mine ? self->annotator : NULL, options, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         assay_store_copy_into (copy, reduced, error) &&
         assay_store_close (copy, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * assay_store_share:
 * @path: where the copy goes; a file that is there is replaced
 * @options: what to leave out
 * @cancellable: (nullable): to give up, with nothing at @path changed
 * @error: an #AssayStoreError
 *
 * Writes a copy of the project for somebody else: whole, closed, and without anything that was left
 * out or belongs to this copy alone. Annotators without names go by roles, see
 * assay_store_list_annotators().
 */
gboolean
assay_store_share (AssayStore               *self,
                   const char               *path,
                   const AssayShareOptions  *options,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *reduced = NULL;
  gboolean shared;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL && options != NULL, FALSE);
  g_return_val_if_fail (!options->only_mine || self->annotator != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (!assay_store_check_place (self, absolute, error))
    return FALSE;
  whole = g_strdup_printf ("%s.%08x.tmp", absolute, g_random_int ());
  reduced = g_strdup_printf ("%s.%08x.tmp", absolute, g_random_int ());
  shared = share (self, whole, reduced, options, cancellable, error) &&
           assay_store_give_name (reduced, absolute, error);
  g_unlink (whole);
  if (shared)
    return TRUE;
  g_unlink (reduced);
  return assay_store_explain (self, error);
}
