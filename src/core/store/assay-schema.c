/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of a project file. The shared tables only ever grow, so that two copies of a project
 * merge by set union; the caches are remade from them and from the texts; the local tables belong
 * to one copy.
 */

#include "config.h"

#include "assay-schema.h"

#include <string.h>

#define CREATE_TABLE "CREATE TABLE "

/* Version 1. Ids are text, so that any SQLite tool reads them; columns `row`, and columns that
 * point at them (article, annotator), are numbers of this copy of the file and mean nothing in
 * another. */
static const char version_1[] =
  /* Shared. */
  "CREATE TABLE meta ("
  "  key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE article ("
  "  row INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  text TEXT NOT NULL) STRICT;"
  "CREATE TABLE provenance ("          /* who imported an article, when, from which bytes */
  "  article INTEGER NOT NULL, t INTEGER NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL,"
  "  annotator INTEGER NOT NULL,"
  "  PRIMARY KEY (article, t, sha256, name, annotator)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE annotator ("
  "  row INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  name TEXT) STRICT;"               /* cache: the name now */
  "CREATE TABLE annotation ("
  "  row INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  article INTEGER NOT NULL, annotator INTEGER NOT NULL,"
  "  start INTEGER NOT NULL, end INTEGER NOT NULL,"
  "  quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,"
  "  copy_of TEXT, t INTEGER NOT NULL,"
  "  first_kind TEXT NOT NULL, first_confidence TEXT, first_likelihood TEXT, first_note TEXT,"
  /* Cache: the values now. In the same row, since one page is then written a change and one read a
   * row. */
  "  deleted INTEGER NOT NULL, modified INTEGER NOT NULL,"
  "  kind TEXT NOT NULL, confidence TEXT, likelihood TEXT, note TEXT) STRICT;"
  "CREATE INDEX annotation_place ON annotation (article, start);"
  /* References, citations and boundaries are what their id says and no more, so that two people who
   * touch the same one make the same row; who did what is told by the edits. */
  "CREATE TABLE reference ("           /* only those that a person touched */
  "  id TEXT PRIMARY KEY NOT NULL, article INTEGER NOT NULL,"
  "  start INTEGER NOT NULL, end INTEGER NOT NULL, raw TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE citation ("
  "  id TEXT PRIMARY KEY NOT NULL, article INTEGER NOT NULL,"
  "  start INTEGER NOT NULL, end INTEGER NOT NULL, raw TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE boundary ("            /* the edit of field `action` says split or join */
  "  id TEXT PRIMARY KEY NOT NULL, article INTEGER NOT NULL,"
  "  position INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE INDEX boundary_place ON boundary (article, position);"
  "CREATE TABLE link ("
  "  id TEXT PRIMARY KEY NOT NULL, article INTEGER NOT NULL, annotator INTEGER NOT NULL,"
  "  t INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL)"
  "  STRICT, WITHOUT ROWID;"
  "CREATE INDEX link_place ON link (article, source);"
  "CREATE TABLE succession ("
  "  older INTEGER NOT NULL, newer INTEGER NOT NULL, annotator INTEGER NOT NULL,"
  "  t INTEGER NOT NULL,"
  "  PRIMARY KEY (older, newer, annotator, t)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE edit ("
  "  object TEXT NOT NULL, field TEXT NOT NULL, t INTEGER NOT NULL, r INTEGER NOT NULL,"
  "  value TEXT, annotator INTEGER NOT NULL,"
  "  PRIMARY KEY (object, field, t, r)) STRICT, WITHOUT ROWID;"

  /* Caches. */
  "CREATE TABLE summary ("             /* what a list shows of an article */
  "  article INTEGER PRIMARY KEY,"
  "  deleted INTEGER NOT NULL,"
  "  version INTEGER NOT NULL,"        /* of the analysis it was made from */
  "  title TEXT NOT NULL, byline TEXT, published TEXT, source TEXT,"
  "  imported INTEGER NOT NULL, n_sentences INTEGER NOT NULL,"
  "  sentences BLOB NOT NULL) STRICT;" /* as people see them, see assay_spans_pack() */
  "CREATE TABLE tally ("               /* so that nothing is counted on the way to opening */
  "  article INTEGER NOT NULL, annotator INTEGER NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL,"
  "  PRIMARY KEY (article, annotator, kind)) STRICT, WITHOUT ROWID;"
  /* Contentless: the words are in the tables above, an index of them is enough. */
  "CREATE VIRTUAL TABLE article_words USING fts5 ("
  "  text, content='', tokenize='unicode61 remove_diacritics 2');"
  "CREATE VIRTUAL TABLE note_words USING fts5 ("
  "  note, content='', tokenize='unicode61 remove_diacritics 2');"

  /* Local: undo and redo, and what the window remembers. */
  "CREATE TABLE step ("
  "  id INTEGER PRIMARY KEY, label TEXT NOT NULL, undone INTEGER NOT NULL,"
  "  changes INTEGER NOT NULL, article TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL) STRICT;"
  "CREATE TABLE step_change ("
  "  step INTEGER NOT NULL, n INTEGER NOT NULL, type INTEGER NOT NULL, object TEXT NOT NULL,"
  "  field TEXT NOT NULL, old TEXT, new TEXT,"
  "  PRIMARY KEY (step, n)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE view_state ("
  "  key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;";

/* Version 2: what was decided where people disagree. A program of version 1 does not know these
 * rows and could not keep them in order, so it may read the file but not write it. */
static const char version_2[] =
  /* Shared. */
  "CREATE TABLE decision ("
  "  id TEXT PRIMARY KEY NOT NULL, article INTEGER NOT NULL, annotator INTEGER NOT NULL,"
  "  t INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,"
  "  quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,"
  "  kind TEXT, confidence TEXT, likelihood TEXT,"    /* kind NULL: the sentence is none */
  "  reason TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE decision_basis ("      /* the annotations that a decision rests on */
  "  decision TEXT NOT NULL, annotation TEXT NOT NULL,"
  "  PRIMARY KEY (decision, annotation)) STRICT, WITHOUT ROWID;"
  /* Cache: what the machine found in a text, see assay_analysis_pack(). */
  "CREATE TABLE reading ("
  "  article INTEGER PRIMARY KEY, version INTEGER NOT NULL, analysis BLOB NOT NULL) STRICT;"
  "CREATE INDEX decision_place ON decision (article, start);"
  "CREATE INDEX reference_place ON reference (article, start);"
  "CREATE INDEX citation_place ON citation (article, start);"

  /* Local: what a carrier has still to bring to colleagues, and what it brought. Numbers never come
   * again, so that what is noted while a package is on its way is not taken for sent. */
  "CREATE TABLE outbox ("
  "  n INTEGER PRIMARY KEY AUTOINCREMENT, object TEXT NOT NULL, is_new INTEGER NOT NULL) STRICT;"
  "CREATE INDEX outbox_object ON outbox (object);"
  "CREATE TABLE package ("
  "  id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;"

  "UPDATE meta SET value = '2' WHERE key = 'min_write';";

/* Version 3: a merge that was taken back hides what it brought here only, and a copy without notes
 * says so. A program of version 2 would take a merge back for everybody. */
static const char version_3[] =
  /* Shared: what has a note or a reason that this copy was made without. A row goes when a fuller
   * copy comes. */
  "CREATE TABLE withheld ("
  "  object TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;"

  /* Local: how fields look in this copy only, whatever the edits say; the greatest n counts. */
  "CREATE TABLE aside ("
  "  object TEXT NOT NULL, field TEXT NOT NULL, n INTEGER NOT NULL, value TEXT,"
  "  kept_back INTEGER NOT NULL,"      /* the whole object is not for others either */
  "  PRIMARY KEY (object, field, n)) STRICT, WITHOUT ROWID;"
  /* Which steps are merges: 1, and 2 where something was built on what came in. */
  "ALTER TABLE step ADD COLUMN merge INTEGER NOT NULL DEFAULT 0;"
  "UPDATE step SET merge = 2 WHERE changes = 63 AND article IS NULL AND NOT undone;"

  "UPDATE meta SET value = '3' WHERE key = 'min_write';";

/* Only ever appended to: the length of the array is the file's user_version. */
static const char *const migrations[] = {
  version_1,
  version_2,
  version_3,
};

static gboolean
read_version (AssayDatabase  *database,
              int            *version,
              GError        **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, "PRAGMA user_version",
                                                                 error);
  gboolean has_row;

  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  *version = assay_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
mark_version (AssayDatabase  *database,
              GError        **error)
{
  /* A PRAGMA takes no bound values; both are constants of the program. */
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                          ASSAY_SCHEMA_APPLICATION_ID,
                                          (int) G_N_ELEMENTS (migrations));

  return assay_database_execute (database, sql, error);
}

/**
 * assay_schema_get_version:
 *
 * Returns: the version of the tables that this program makes
 */
int
assay_schema_get_version (void)
{
  return G_N_ELEMENTS (migrations);
}

static gboolean
migrate_from (AssayDatabase  *database,
              int             first,
              int             end,
              GError        **error)
{
  for (int i = first; i < end; i++)
    if (!assay_database_execute (database, migrations[i], error))
      return FALSE;
  return TRUE;
}

static char *
describe_tables (AssayDatabase  *database,
                 GError        **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  g_autoptr (GString) tables = g_string_new (NULL);
  gboolean has_row;

  statement = assay_database_prepare (database,
                                      "SELECT type, name, tbl_name, coalesce (sql, '') "
                                      "FROM sqlite_schema "
                                      "ORDER BY type, name, tbl_name, sql", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      for (int column = 0; column < 4; column++)
        g_string_append_printf (tables, "%s\n", assay_statement_get_text (statement, column));
      if (!assay_statement_step (statement, &has_row, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&tables), FALSE);
}

/**
 * assay_schema_check:
 * @database: a file that somebody else made
 * @is_known: (out): whether it has the tables that this program makes, and nothing besides
 *
 * Compares every row of the file's schema with that of an empty project of the same version, so
 * that no view, trigger or computed column of a crafted file is ever met.
 */
gboolean
assay_schema_check (AssayDatabase  *database,
                    gboolean       *is_known,
                    GError        **error)
{
  g_autoptr (AssayDatabase) empty = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  int version;

  *is_known = FALSE;
  if (!read_version (database, &version, error))
    return FALSE;
  if (version < 1 || version > assay_schema_get_version ())
    return TRUE;
  found = describe_tables (database, error);
  empty = assay_database_open (NULL, ASSAY_DATABASE_WRITE | ASSAY_DATABASE_CREATE, error);
  if (found == NULL || empty == NULL || !migrate_from (empty, 0, version, error))
    return FALSE;
  expected = describe_tables (empty, error);
  if (expected == NULL)
    return FALSE;
  *is_known = g_str_equal (found, expected);
  return TRUE;
}

/**
 * assay_schema_migrate:
 * @database: an empty file or a project, inside a transaction
 *
 * Brings the tables of a project to the newest version.
 */
gboolean
assay_schema_migrate (AssayDatabase  *database,
                      GError        **error)
{
  int version;

  return read_version (database, &version, error) &&
         migrate_from (database, version, G_N_ELEMENTS (migrations), error) &&
         mark_version (database, error);
}

static gboolean
create_temporary (AssayDatabase  *database,
                  const char     *definition,
                  GError        **error)
{
  g_autofree char *sql = g_strconcat ("CREATE TEMPORARY TABLE ", definition, NULL);

  return assay_database_execute (database, sql, error);
}

/**
 * assay_schema_fill_in:
 * @database: a project, open for reading, with tables that assay_schema_check() knows
 *
 * Gives a project of an earlier version the tables that it lacks, empty and in memory only, so that
 * nobody who reads has to ask for the version.
 */
gboolean
assay_schema_fill_in (AssayDatabase  *database,
                      GError        **error)
{
  int version;

  if (!read_version (database, &version, error))
    return FALSE;
  for (guint i = version; i < G_N_ELEMENTS (migrations); i++)
    {
      g_auto (GStrv) statements = g_strsplit (migrations[i], ";", -1);

      for (guint k = 0; statements[k] != NULL; k++)
        if (g_str_has_prefix (statements[k], CREATE_TABLE) &&
            !create_temporary (database, statements[k] + strlen (CREATE_TABLE), error))
          return FALSE;
    }
  return TRUE;
}
