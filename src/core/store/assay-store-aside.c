/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What looks different in this copy only, since a merge was taken back here. The rows that the
 * merge brought are colleagues' work and stay, as they stay in all other copies; a table that is
 * nobody else's says how the fields they touched look here. What nothing was built on is not given
 * to others either, as if it had never come.
 */

#include "config.h"

#include "assay-store-aside.h"

#include "assay-store-private.h"

/*< private >
 * assay_store_set_aside:
 * @value: (nullable): the value the field has from now on, here
 * @keep_back: whether the whole object does not leave this copy
 *
 * Gives a field another value in this copy only.
 */
gboolean
assay_store_set_aside (AssayStore       *self,
                       AssayObjectType   type,
                       const char       *object,
                       const char       *field,
                       const char       *value,
                       gboolean          keep_back,
                       GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "INSERT INTO aside (object, field, n, value, kept_back) "
                                      "SELECT ?1, ?2, coalesce (max (n), 0) + 1, ?3, ?4 "
                                      "FROM aside WHERE object = ?1 AND field = ?2", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, object);
  assay_statement_bind_text (statement, 2, field);
  assay_statement_bind_text (statement, 3, value);
  assay_statement_bind_int (statement, 4, keep_back);
  return assay_statement_run (statement, error) &&
         assay_store_cache_value (self, type, object, field, value, 0, error);
}

/*< private >
 * assay_store_is_aside:
 * @is_aside: (out): whether a field looks different here
 */
gboolean
assay_store_is_aside (AssayStore  *self,
                      const char  *object,
                      const char  *field,
                      gboolean    *is_aside,
                      GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "SELECT 1 FROM aside WHERE object = ?1 AND field = ?2",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, object);
  assay_statement_bind_text (statement, 2, field);
  return assay_statement_step (statement, is_aside, error);
}

/*< private >
 * assay_store_show_again:
 *
 * Takes back what assay_store_set_aside() did to a field last, if it did anything.
 */
gboolean
assay_store_show_again (AssayStore       *self,
                        AssayObjectType   type,
                        const char       *object,
                        const char       *field,
                        GError          **error)
{
  g_autofree char *value = NULL;

  return assay_store_run (self,
                          "DELETE FROM aside WHERE object = ?1 AND field = ?2 AND n = "
                          "(SELECT max (n) FROM aside WHERE object = ?1 AND field = ?2)",
                          object, field, error) &&
         assay_store_read_value (self, type, object, field, &value, error) &&
         assay_store_cache_value (self, type, object, field, value, 0, error);
}

/*< private >
 * assay_store_drop_aside:
 *
 * Lets the edits of a field count again: there is one that somebody made here and now. The caches
 * are left to the caller.
 */
gboolean
assay_store_drop_aside (AssayStore  *self,
                        const char  *object,
                        const char  *field,
                        GError     **error)
{
  return assay_store_run (self, "DELETE FROM aside WHERE object = ?1 AND field = ?2", object, field,
                          error);
}

/* What is kept back, with all that is in a text that is. A view in the memory of the connection is
 * met before the table of its name. */
static const char *const hide_kept_back[] = {
  "CREATE TEMP TABLE kept_back (id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID",
  "CREATE TEMP TABLE kept_back_text (row INTEGER PRIMARY KEY NOT NULL)",
  "INSERT OR IGNORE INTO kept_back SELECT object FROM aside WHERE kept_back",
  "INSERT INTO kept_back_text SELECT row FROM article WHERE id IN kept_back",
  "INSERT OR IGNORE INTO kept_back SELECT id FROM reference WHERE article IN kept_back_text",
  "INSERT OR IGNORE INTO kept_back SELECT id FROM citation WHERE article IN kept_back_text",
  "INSERT OR IGNORE INTO kept_back SELECT id FROM boundary WHERE article IN kept_back_text",

  "CREATE TEMP VIEW article AS SELECT * FROM main.article WHERE id NOT IN kept_back",
  "CREATE TEMP VIEW annotation AS SELECT * FROM main.annotation WHERE id NOT IN kept_back",
  "CREATE TEMP VIEW reference AS SELECT * FROM main.reference WHERE id NOT IN kept_back",
  "CREATE TEMP VIEW citation AS SELECT * FROM main.citation WHERE id NOT IN kept_back",
  "CREATE TEMP VIEW boundary AS SELECT * FROM main.boundary WHERE id NOT IN kept_back",
  "CREATE TEMP VIEW link AS SELECT * FROM main.link WHERE id NOT IN kept_back",
  "CREATE TEMP VIEW decision AS SELECT * FROM main.decision WHERE id NOT IN kept_back",
  "CREATE TEMP VIEW decision_basis AS SELECT * FROM main.decision_basis "
  "  WHERE decision NOT IN kept_back",
  "CREATE TEMP VIEW edit AS SELECT * FROM main.edit WHERE object NOT IN kept_back",
  "CREATE TEMP VIEW provenance AS SELECT * FROM main.provenance "
  "  WHERE article NOT IN kept_back_text",
  "CREATE TEMP VIEW succession AS SELECT * FROM main.succession "
  "  WHERE older NOT IN kept_back_text AND newer NOT IN kept_back_text",
};

static gboolean
keeps_back (AssayDatabase  *database,
            gboolean       *any,
            GError        **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (database, "SELECT 1 FROM aside WHERE kept_back LIMIT 1",
                                      error);
  return statement != NULL && assay_statement_step (statement, any, error);
}

/**
 * assay_aside_keep_back:
 * @database: a project of somebody else's, open for reading, with all tables of a project
 *
 * Makes the objects invisible that are not for others, and all that is about them, to whoever reads
 * the project by this connection.
 */
gboolean
assay_aside_keep_back (AssayDatabase  *database,
                       GError        **error)
{
  gboolean any;

  g_return_val_if_fail (database != NULL, FALSE);

  if (!keeps_back (database, &any, error))
    return FALSE;
  for (guint i = 0; any && i < G_N_ELEMENTS (hide_kept_back); i++)
    if (!assay_database_execute (database, hide_kept_back[i], error))
      return FALSE;
  return TRUE;
}
