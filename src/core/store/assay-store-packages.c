/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which packages of a carrier are here, and which are known to be somewhere because another one
 * names them.
 */

#include "config.h"

#include "assay-store-outbox.h"
#include "assay-store-private.h"

#include <string.h>

/* The packages that are named and not here, each followed by a line end. */
#define MISSING "carrier-missing"

#define ID_LENGTH 64

/* Files that name more than that were made to fill the disk. */
#define MAX_MISSING_SIZE (1000 * (ID_LENGTH + 1))

/**
 * assay_store_knows_article:
 * @known: (out): whether the text of the article is here, be the article removed or not
 */
gboolean
assay_store_knows_article (AssayStore  *self,
                           const char  *id,
                           gboolean    *known,
                           GError     **error)
{
  gint64 row;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && known != NULL, FALSE);

  return assay_store_ask_int (self, "SELECT row FROM article WHERE id = ?1", id, &row, known,
                              error) ||
         assay_store_explain (self, error);
}

/**
 * assay_store_list_packages:
 *
 * Returns: (transfer container) (element-type utf8 utf8) (nullable): the packages whose rows are
 *   all here, as a set
 */
GHashTable *
assay_store_list_packages (AssayStore  *self,
                           GError     **error)
{
  g_autoptr (GHashTable) packages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  statement = assay_database_prepare (self->database, "SELECT id FROM package ORDER BY id", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_hash_table_add (packages, g_strdup (assay_statement_get_text (statement, 0)));
      if (!assay_statement_step (statement, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&packages);
}

/*< private >
 * assay_store_note_package:
 * @package: what it is known by
 *
 * Notes that the rows of a package are here, or need not be.
 */
gboolean
assay_store_note_package (AssayStore  *self,
                          const char  *package,
                          GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "INSERT INTO package (id) VALUES (?1) ON CONFLICT DO NOTHING",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, package);
  return assay_statement_run (statement, error);
}

static gboolean
read_predecessor (AssayDatabase  *other,
                  char          **id,
                  GError        **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (other, "SELECT value FROM meta WHERE key = 'after'", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  *id = has_row ? g_strdup (assay_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

static gboolean
is_id (const char *id)
{
  return id != NULL && strlen (id) == ID_LENGTH &&
         strspn (id, "0123456789abcdef") == ID_LENGTH;
}

static gboolean
knows_package (AssayStore  *self,
               const char  *id,
               gboolean    *known,
               GError     **error)
{
  gint64 n;

  if (!assay_store_ask_int (self, "SELECT count (*) FROM package WHERE id = ?1", id, &n, NULL,
                            error))
    return FALSE;
  *known = n > 0;
  return TRUE;
}

static gboolean
note_missing (AssayStore  *self,
              const char  *id,
              GError     **error)
{
  g_autofree char *missing = assay_store_dup_view_state (self, MISSING);
  g_autofree char *more = NULL;

  if (missing != NULL && (strlen (missing) > MAX_MISSING_SIZE || strstr (missing, id) != NULL))
    return TRUE;
  more = g_strconcat (missing != NULL ? missing : "", id, "\n", NULL);
  return assay_store_set_view_state (self, MISSING, more, error);
}

/*< private >
 * assay_store_note_predecessor:
 * @other: a package whose rows have come in
 *
 * Notes which package the same person sent before, so that one that was lost on the way is missed.
 */
gboolean
assay_store_note_predecessor (AssayStore     *self,
                              AssayDatabase  *other,
                              GError        **error)
{
  g_autofree char *id = NULL;
  gboolean known = TRUE;

  return read_predecessor (other, &id, error) &&
         (!is_id (id) || knows_package (self, id, &known, error)) &&
         (known || note_missing (self, id, error));
}

static gboolean
strike_out (AssayStore  *self,
            const char  *missing,
            GString     *left,
            GError     **error)
{
  g_auto (GStrv) ids = g_strsplit (missing, "\n", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gboolean known;

      if (!knows_package (self, ids[i], &known, error))
        return FALSE;
      if (!known && *ids[i] != '\0')
        g_string_append_printf (left, "%s\n", ids[i]);
    }
  return TRUE;
}

/**
 * assay_store_count_missing:
 * @n_missing: (out): how many packages are known to be somewhere and are not here
 *
 * What was sent last of all may be missing, too: nobody can know of that.
 */
gboolean
assay_store_count_missing (AssayStore  *self,
                           guint       *n_missing,
                           GError     **error)
{
  g_autofree char *missing = NULL;
  g_autoptr (GString) left = g_string_new (NULL);

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (n_missing != NULL, FALSE);

  *n_missing = 0;
  missing = assay_store_dup_view_state (self, MISSING);
  if (missing == NULL || *missing == '\0')
    return TRUE;
  if (!strike_out (self, missing, left, error) ||
      (!g_str_equal (left->str, missing) &&
       !assay_store_set_view_state (self, MISSING, left->str, error)))
    return assay_store_explain (self, error);
  *n_missing = left->len / (ID_LENGTH + 1);
  return TRUE;
}

static gboolean
is_new (AssayStore  *self,
        gboolean    *is_new,
        GError     **error)
{
  gint64 n_rows;

  if (!assay_store_ask_int (self,
                            "SELECT (SELECT count (*) FROM edit) + (SELECT count (*) FROM article)",
                            NULL, &n_rows, NULL, error))
    return FALSE;
  *is_new = n_rows == 0;
  return TRUE;
}

static gboolean
write_project_id (AssayStore  *self,
                  const char  *id,
                  GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      "UPDATE meta SET value = ?1 WHERE key = 'project'", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  return assay_statement_run (statement, error);
}

/**
 * assay_store_become:
 * @id: of a project, a UUID
 *
 * Makes a project in which there is nothing yet a copy of another, whose rows are to come.
 */
gboolean
assay_store_become (AssayStore  *self,
                    const char  *id,
                    GError     **error)
{
  gboolean may;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && self->step == NULL, FALSE);

  if (!is_new (self, &may, error))
    return assay_store_explain (self, error);
  g_return_val_if_fail (may, FALSE);
  return write_project_id (self, id, error) || assay_store_explain (self, error);
}
