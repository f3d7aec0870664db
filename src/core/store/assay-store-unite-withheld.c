/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes and reasons that a copy was made without. Rows come in once and do not change, so a copy
 * names those of which it has less than there is, and what it lacks is filled in from the first
 * project that has it, in whatever order they come.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-unite-private.h"

#include <glib/gi18n-lib.h>

#define MAX_WORDS_SIZE (1024 * 1024)

/* Names what was withheld from this project, too: by this file, or by one before. */
static gboolean
note_withheld (AssayUnite      *unite,
               AssayStatement  *row,
               GError         **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (unite->store->database,
                                      "INSERT OR IGNORE INTO withheld (object) "
                                      "SELECT id FROM annotation "
                                      "WHERE id = ?1 AND first_note IS NULL "
                                      "UNION ALL SELECT id FROM decision "
                                      "WHERE id = ?1 AND reason = ''", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, assay_statement_get_text (row, 0));
  return assay_statement_run (statement, error);
}

static gboolean
find_words (AssayUnite  *unite,
            const char  *object,
            char       **words,
            GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  *words = NULL;
  statement = assay_database_prepare (unite->other,
                                      "SELECT first_note FROM annotation WHERE id = ?1 "
                                      "UNION ALL SELECT nullif (reason, '') FROM decision "
                                      "WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, object);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *words = g_strdup (assay_statement_get_text (statement, 0));
  return TRUE;
}

static gboolean
run_with_words (AssayUnite  *unite,
                const char  *sql,
                const char  *object,
                const char  *words,
                GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (unite->store->database, sql,
                                                                 error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, object);
  assay_statement_bind_text (statement, 2, words);
  return assay_statement_run (statement, error);
}

/* A note that is no more the first one does not show. */
static gboolean
show_note (AssayUnite  *unite,
           const char  *annotation,
           const char  *was,
           GError     **error)
{
  g_autofree char *now = NULL;

  if (!assay_store_read_value (unite->store, ASSAY_OBJECT_ANNOTATION, annotation,
                               ASSAY_FIELD_NOTE, &now, error))
    return FALSE;
  return g_strcmp0 (was, now) == 0 ||
         (assay_store_cache_value (unite->store, ASSAY_OBJECT_ANNOTATION, annotation,
                                   ASSAY_FIELD_NOTE, now, 0, error) &&
          assay_step_record (unite->step, ASSAY_OBJECT_ANNOTATION, annotation, ASSAY_FIELD_NOTE,
                             was, now, error) &&
          assay_unite_count_change (unite, ASSAY_OBJECT_ANNOTATION, annotation, error));
}

static gboolean
fill_in (AssayUnite  *unite,
         const char  *object,
         const char  *words,
         GError     **error)
{
  g_autofree char *was = NULL;
  AssayObjectType type;

  if (!assay_unite_is_text (words, MAX_WORDS_SIZE))
    return assay_unite_refuse (unite, _("Its words make no sense."), object);
  if (!assay_store_find_type (unite->store, object, &type, error) ||
      !assay_store_read_value (unite->store, type, object, ASSAY_FIELD_NOTE, &was, error))
    return FALSE;
  unite->report->n_rows++;
  return run_with_words (unite, "UPDATE annotation SET first_note = ?2 WHERE id = ?1", object,
                         words, error) &&
         run_with_words (unite, "UPDATE decision SET reason = ?2 WHERE id = ?1", object, words,
                         error) &&
         run_with_words (unite, "DELETE FROM withheld WHERE object = ?1 AND ?2 <> ''", object,
                         words, error) &&
         (type != ASSAY_OBJECT_ANNOTATION || show_note (unite, object, was, error));
}

static GPtrArray *
list_withheld (AssayUnite  *unite,
               GError     **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (unite->store->database,
                                      "SELECT object FROM withheld ORDER BY object", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_ptr_array_add (objects, g_strdup (assay_statement_get_text (statement, 0)));
      if (!assay_statement_step (statement, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&objects);
}

/*< private >
 * assay_unite_withheld:
 *
 * Fills in what was withheld from this project and the other one has. Never the other way round.
 */
gboolean
assay_unite_withheld (AssayUnite  *unite,
                      GError     **error)
{
  g_autoptr (GPtrArray) objects = list_withheld (unite, error);

  for (guint i = 0; objects != NULL && i < objects->len; i++)
    {
      const char *object = g_ptr_array_index (objects, i);
      g_autofree char *words = NULL;

      if (g_cancellable_set_error_if_cancelled (unite->cancellable, error) ||
          !find_words (unite, object, &words, error) ||
          (words != NULL && !fill_in (unite, object, words, error)))
        return FALSE;
    }
  return objects != NULL &&
         assay_unite_each (unite, "SELECT object FROM withheld ORDER BY object", note_withheld,
                           error);
}
