/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows on their way to colleagues: a file with the tables of a project and in them only what is
 * new, compressed. How it gets there is the business of a carrier and unknown here.
 *
 * A package holds the objects that the outbox names whole, with all their edits and with the
 * objects that they point at, so it can be read before or after any other. The one thing that is
 * sent only once is the text of an article; a package that speaks of an article which is not here
 * yet waits for it.
 */

#include "config.h"

#include "assay-package.h"

#include "assay-foreign.h"
#include "assay-schema.h"
#include "assay-store-outbox.h"
#include "assay-uuid.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define BUFFER_SIZE (64 * 1024)

/* Fast, since the first packages are a whole project. */
#define COMPRESSION 3

/* Rows do not shrink to less than that; what claims to was made to fill the disk. */
#define MAX_GROWTH  200
#define MIN_LIMIT   (16 * 1024 * 1024)

/* Small pages, since many tables of a package are empty and each takes one. */
static const char prepare_file[] =
  "PRAGMA page_size = 1024;"
  "PRAGMA journal_mode = MEMORY;"
  "PRAGMA synchronous = OFF;";

static const char choose_more[] =
  "INSERT OR IGNORE INTO chosen"
  "  SELECT source FROM chosen CROSS JOIN project.link ON link.id = chosen.object;"
  "INSERT OR IGNORE INTO chosen"
  "  SELECT target FROM chosen CROSS JOIN project.link ON link.id = chosen.object;"
  "INSERT OR IGNORE INTO chosen"
  "  SELECT annotation FROM chosen CROSS JOIN project.decision_basis"
  "  ON decision = chosen.object;";

/* The chosen objects lead each query, so that none goes through the whole project. */
static const char copy_rows[] =
  "INSERT INTO main.annotation SELECT annotation.* FROM chosen"
  "  CROSS JOIN project.annotation ON annotation.id = chosen.object;"
  "INSERT INTO main.reference SELECT reference.* FROM chosen"
  "  CROSS JOIN project.reference ON reference.id = chosen.object;"
  "INSERT INTO main.citation SELECT citation.* FROM chosen"
  "  CROSS JOIN project.citation ON citation.id = chosen.object;"
  "INSERT INTO main.boundary SELECT boundary.* FROM chosen"
  "  CROSS JOIN project.boundary ON boundary.id = chosen.object;"
  "INSERT INTO main.link SELECT link.* FROM chosen"
  "  CROSS JOIN project.link ON link.id = chosen.object;"
  "INSERT INTO main.decision SELECT decision.* FROM chosen"
  "  CROSS JOIN project.decision ON decision.id = chosen.object;"
  "INSERT INTO main.decision_basis SELECT decision_basis.* FROM chosen"
  "  CROSS JOIN project.decision_basis ON decision_basis.decision = chosen.object;"
  "INSERT INTO main.edit SELECT edit.* FROM chosen"
  "  CROSS JOIN project.edit ON edit.object = chosen.object;"
  "INSERT INTO main.withheld SELECT withheld.* FROM chosen"
  "  CROSS JOIN project.withheld ON withheld.object = chosen.object;"
  "INSERT INTO main.provenance SELECT provenance.* FROM chosen"
  "  CROSS JOIN project.article ON article.id = chosen.object"
  "  CROSS JOIN project.provenance ON provenance.article = article.row;"
  "INSERT INTO main.succession SELECT succession.* FROM chosen"
  "  CROSS JOIN project.article ON article.id = chosen.object"
  "  CROSS JOIN project.succession ON succession.older = article.row"
  "  WHERE newer NOT IN (SELECT row FROM project.article"
  "    WHERE id IN (SELECT object FROM project.aside WHERE kept_back));"
  "INSERT INTO main.meta SELECT * FROM project.meta WHERE key = 'project';"
  "INSERT INTO main.meta SELECT 'after', value FROM project.view_state"
  "  WHERE key = '" ASSAY_STORE_LAST_SENT "';";

/* What the rows point at: people by their id, articles without the text, which has been sent. */
static const char copy_ends[] =
  "INSERT INTO main.annotator SELECT row, id, NULL FROM project.annotator"
  "  WHERE id IN (SELECT object FROM chosen) OR row IN ("
  "    SELECT annotator FROM main.annotation UNION SELECT annotator FROM main.edit"
  "    UNION SELECT annotator FROM main.link UNION SELECT annotator FROM main.provenance"
  "    UNION SELECT annotator FROM main.succession UNION SELECT annotator FROM main.decision);"
  "INSERT INTO main.article SELECT row, id, '' FROM project.article"
  "  WHERE id IN (SELECT object FROM chosen) OR row IN ("
  "    SELECT article FROM main.annotation UNION SELECT article FROM main.link"
  "    UNION SELECT article FROM main.reference UNION SELECT article FROM main.citation"
  "    UNION SELECT article FROM main.boundary UNION SELECT article FROM main.decision"
  "    UNION SELECT older FROM main.succession UNION SELECT newer FROM main.succession);";

static gboolean
run_with_number (AssayDatabase  *database,
                 const char     *sql,
                 gint64          number,
                 GError        **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, number);
  return assay_statement_run (statement, error);
}

/* The project is only read, by a connection of its own that sees what is on disk. */
static gboolean
attach_project (AssayDatabase  *database,
                AssayStore     *store,
                GError        **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, "ATTACH ?1 AS project",
                                                                 error);
  g_autofree char *file = NULL;
  g_autofree char *uri = NULL;

  file = g_filename_to_uri (assay_store_get_path (store), NULL, error);
  if (statement == NULL || file == NULL)
    return FALSE;
  uri = g_strconcat (file, "?mode=ro", NULL);
  assay_statement_bind_text (statement, 1, uri);
  return assay_statement_run (statement, error);
}

static gboolean
copy_project (AssayDatabase  *database,
              gint64          last,
              GError        **error)
{
  g_autoptr (AssayTransaction) transaction = assay_transaction_begin (database, error);

  return transaction != NULL &&
         run_with_number (database,
                          "INSERT OR IGNORE INTO chosen "
                          "SELECT object FROM project.outbox WHERE n <= ?1", last, error) &&
         assay_database_execute (database, choose_more, error) &&
         assay_database_execute (database, copy_rows, error) &&
         assay_database_execute (database, copy_ends, error) &&
         run_with_number (database,
                          "UPDATE main.article SET text = (SELECT original.text "
                          "  FROM project.article AS original WHERE original.id = article.id) "
                          "WHERE id IN "
                          "  (SELECT object FROM project.outbox WHERE is_new AND n <= ?1)",
                          last, error) &&
         assay_transaction_commit (transaction, error);
}

static gboolean
make_tables (AssayDatabase  *database,
             GError        **error)
{
  g_autoptr (AssayTransaction) transaction = NULL;

  if (!assay_database_execute (database, prepare_file, error))
    return FALSE;
  transaction = assay_transaction_begin (database, error);
  return transaction != NULL &&
         assay_schema_migrate (database, error) &&
         assay_transaction_commit (transaction, error);
}

/**
 * assay_package_write:
 * @path: a file that does not exist yet
 * @limit: nothing noted in the outbox after that goes
 * @last: (out): what assay_store_note_sent() is told when the package has arrived; 0, and no file,
 *   where there is nothing to send
 *
 * Writes a package of what is new in a project, or of as much of it as can be written while
 * somebody waits. It is not synced to disk: that is for the carrier.
 */
gboolean
assay_package_write (AssayStore  *store,
                     const char  *path,
                     gint64       limit,
                     gint64      *last,
                     GError     **error)
{
  g_autoptr (AssayDatabase) database = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL && last != NULL, FALSE);

  if (!assay_store_choose_outgoing (store, limit, last, error))
    return FALSE;
  if (*last == 0)
    return TRUE;
  database = assay_database_open (path, ASSAY_DATABASE_WRITE | ASSAY_DATABASE_CREATE, error);
  return database != NULL &&
         make_tables (database, error) &&
         attach_project (database, store, error) &&
         assay_database_execute (database,
                                 "CREATE TEMP TABLE chosen ("
                                 "  object TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID", error) &&
         copy_project (database, *last, error) &&
         assay_database_close (database, error);
}

static GOutputStream *
create_file (const char  *path,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return G_OUTPUT_STREAM (g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, error));
}

/**
 * assay_package_compress:
 * @from: what assay_package_write() wrote
 * @to: a file that does not exist yet
 * @cancellable: (nullable): to give up
 *
 * Makes a package ready to be carried. Only touches files, so that any thread may do it.
 */
gboolean
assay_package_compress (const char    *from,
                        const char    *to,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (from);
  g_autoptr (GInputStream) input = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  g_autoptr (GOutputStream) output = input != NULL ? create_file (to, error) : NULL;
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GOutputStream) compressed = NULL;

  if (output == NULL)
    return FALSE;
  converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, COMPRESSION));
  compressed = g_converter_output_stream_new (output, converter);
  return g_output_stream_splice (compressed, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                 cancellable, error) >= 0;
}

static gboolean
copy_limited (GInputStream   *input,
              GOutputStream  *output,
              goffset         limit,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gssize n;

  while ((n = g_input_stream_read (input, buffer, BUFFER_SIZE, cancellable, error)) > 0)
    {
      limit -= n;
      if (limit < 0)
        {
          g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                               _("The package is far larger than it claims and was not opened."));
          return FALSE;
        }
      if (!g_output_stream_write_all (output, buffer, n, NULL, cancellable, error))
        return FALSE;
    }
  return n == 0 && g_output_stream_close (output, cancellable, error);
}

/**
 * assay_package_expand:
 * @from: what a carrier brought
 * @to: a file that does not exist yet
 * @cancellable: (nullable): to give up
 * @error: an #AssayStoreError or #GIOErrorEnum
 *
 * Makes a package ready for assay_package_read(). Only touches files, so that any thread may do it.
 */
gboolean
assay_package_expand (const char    *from,
                      const char    *to,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (from);
  g_autoptr (GInputStream) input = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  g_autoptr (GOutputStream) output = input != NULL ? create_file (to, error) : NULL;
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GInputStream) expanded = NULL;
  GStatBuf info;

  if (output == NULL)
    return FALSE;
  if (g_stat (from, &info) != 0)
    info.st_size = 0;
  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  expanded = g_converter_input_stream_new (input, converter);
  return copy_limited (expanded, output, MAX (info.st_size * MAX_GROWTH, MIN_LIMIT), cancellable,
                       error);
}

static gboolean
read_project (AssayDatabase  *other,
              char          **project,
              GError        **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (other, "SELECT value FROM meta WHERE key = 'project'", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  *project = has_row ? g_strdup (assay_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

/**
 * assay_package_find_project:
 * @path: a file that somebody else made
 * @project: (out) (nullable): the id of the project that it is of, or %NULL if it says none
 * @cancellable: (nullable): to give up
 * @error: an #AssayStoreError
 */
gboolean
assay_package_find_project (const char    *path,
                            char         **project,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (AssayForeign) foreign = NULL;

  g_return_val_if_fail (path != NULL && project != NULL, FALSE);

  foreign = assay_foreign_open (path, NULL, cancellable, error);
  if (foreign == NULL || !read_project (assay_foreign_get_database (foreign), project, error))
    return FALSE;
  if (*project != NULL && !assay_uuid_is_valid (*project))
    g_clear_pointer (project, g_free);
  return TRUE;
}

static gboolean
is_of_project (AssayStore     *store,
               AssayDatabase  *other,
               gboolean       *same,
               GError        **error)
{
  g_autofree char *own = assay_store_dup_project_id (store);
  g_autofree char *project = NULL;

  if (!read_project (other, &project, error))
    return FALSE;
  *same = project != NULL && g_strcmp0 (own, project) == 0;
  return TRUE;
}

/* Whether all the articles are here whose text the package does not bring. */
static gboolean
is_complete (AssayStore     *store,
             AssayDatabase  *other,
             gboolean       *complete,
             GError        **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  *complete = TRUE;
  statement = assay_database_prepare (other, "SELECT id FROM article WHERE text = '' ORDER BY id",
                                      error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row && *complete)
    {
      if (!assay_store_knows_article (store, assay_statement_get_text (statement, 0), complete,
                                      error) ||
          !assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_package_read:
 * @path: a file that somebody else made
 * @id: what the package is known by
 * @state: (out): what came of it
 * @report: filled in
 * @cancellable: (nullable): to give up with nothing changed
 * @error: an #AssayStoreError
 *
 * Brings the rows of a package into the project, in one transaction that is no step to undo. Rows
 * that make no sense are left out and reported, and the package is then not noted as here.
 */
gboolean
assay_package_read (AssayStore         *store,
                    const char         *path,
                    const char         *id,
                    AssayPackageState  *state,
                    AssayUniteReport   *report,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr (AssayForeign) foreign = NULL;
  AssayDatabase *other;
  gboolean same, complete;

  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL && id != NULL && state != NULL && report != NULL, FALSE);

  foreign = assay_foreign_open (path, NULL, cancellable, error);
  if (foreign == NULL)
    return FALSE;
  other = assay_foreign_get_database (foreign);
  if (!is_of_project (store, other, &same, error) ||
      !is_complete (store, other, &complete, error))
    return FALSE;
  *state = !same ? ASSAY_PACKAGE_OTHER_PROJECT
           : !complete ? ASSAY_PACKAGE_WAITING : ASSAY_PACKAGE_TAKEN;
  return *state != ASSAY_PACKAGE_TAKEN ||
         assay_store_unite_package (store, other, id, report, cancellable, error);
}
