/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was set aside when a merge was taken back, and is met again in another project: whoever
 * merges that wants to see it. It comes first, so that all that comes after finds things as they
 * show.
 */

#include "config.h"

#include "assay-store-unite-private.h"

/* A field that looks different here. */
typedef struct
{
  char     *object;
  char     *field;
  char     *value;
  gboolean  kept_back;
} Aside;

/* When a value came to be: before all edits (a thing that is not there), at creation, by an
 * edit. */
typedef struct
{
  gint64 t;
  gint64 r;
} Moment;

#define NEVER    ((Moment) { -1, 0 })
#define CREATION ((Moment) { 0, 0 })

static void
aside_free (Aside *aside)
{
  g_free (aside->object);
  g_free (aside->field);
  g_free (aside->value);
  g_free (aside);
}

/* Things before their fields, and what was set aside last first. */
static GPtrArray *
list_asides (AssayUnite  *unite,
             GError     **error)
{
  g_autoptr (GPtrArray) asides = g_ptr_array_new_with_free_func ((GDestroyNotify) aside_free);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (unite->store->database,
                                      "SELECT object, field, value, kept_back FROM aside "
                                      "ORDER BY object, field <> 'deleted', field, n DESC", error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      Aside *aside = g_new0 (Aside, 1);

      aside->object = g_strdup (assay_statement_get_text (statement, 0));
      aside->field = g_strdup (assay_statement_get_text (statement, 1));
      aside->value = g_strdup (assay_statement_get_text (statement, 2));
      aside->kept_back = assay_statement_get_int (statement, 3);
      g_ptr_array_add (asides, aside);
      if (!assay_statement_step (statement, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&asides);
}

/* @edits: a query for the times of edits of field ?2 of object ?1, the newest first */
static AssayStatement *
ask_edits (AssayDatabase  *database,
           const char     *edits,
           const Aside    *aside,
           GError        **error)
{
  AssayStatement *statement = assay_database_prepare (database, edits, error);

  if (statement == NULL)
    return NULL;
  assay_statement_bind_text (statement, 1, aside->object);
  assay_statement_bind_text (statement, 2, aside->field);
  return statement;
}

static gboolean
read_moment (AssayStatement  *statement,
             Moment          *moment,
             gboolean        *found,
             GError         **error)
{
  if (!assay_statement_step (statement, found, error))
    return FALSE;
  if (*found)
    *moment = (Moment) { assay_statement_get_int (statement, 0),
                         assay_statement_get_int (statement, 1) };
  return TRUE;
}

/* What the other project knows of a field last. */
static gboolean
find_theirs (AssayUnite   *unite,
             const Aside  *aside,
             Moment       *moment,
             GError      **error)
{
  g_autoptr (AssayStatement) edits = NULL;
  AssayObjectType type;
  gboolean found;

  if (!assay_object_find_type (unite->other, aside->object, &type, error))
    return FALSE;
  *moment = type != ASSAY_OBJECT_NONE ? CREATION : NEVER;
  if (type == ASSAY_OBJECT_NONE)
    return TRUE;
  edits = ask_edits (unite->other,
                     "SELECT t, r FROM edit WHERE object = ?1 AND field = ?2 "
                     "ORDER BY t DESC, r DESC LIMIT 1", aside, error);
  return edits != NULL && read_moment (edits, moment, &found, error);
}

/* Where the value that shows here comes from. What is newer was set aside. */
static gboolean
find_shown (AssayUnite       *unite,
            AssayObjectType   type,
            const Aside      *aside,
            Moment           *moment,
            GError          **error)
{
  g_autoptr (AssayStatement) edits = NULL;
  g_autofree char *first = NULL;
  gboolean found;

  edits = ask_edits (unite->store->database,
                     "SELECT t, r FROM edit WHERE object = ?1 AND field = ?2 AND value IS ?3 "
                     "ORDER BY t DESC, r DESC LIMIT 1", aside, error);
  if (edits == NULL)
    return FALSE;
  assay_statement_bind_text (edits, 3, aside->value);
  if (!read_moment (edits, moment, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  if (!assay_store_read_first (unite->store, type, aside->object, aside->field, &first, error))
    return FALSE;
  *moment = g_strcmp0 (first, aside->value) == 0 ? CREATION : NEVER;
  return TRUE;
}

static gboolean
is_later (Moment one,
          Moment other)
{
  return one.t != other.t ? one.t > other.t : one.r > other.r;
}

static gboolean
is_met (AssayUnite       *unite,
        AssayObjectType   type,
        const Aside      *aside,
        gboolean         *met,
        GError          **error)
{
  Moment shown, theirs;

  if (!find_theirs (unite, aside, &theirs, error) ||
      !find_shown (unite, type, aside, &shown, error))
    return FALSE;
  *met = is_later (theirs, shown);
  return TRUE;
}

/* What stays back if this merge is taken back, too, did before. */
static gboolean
record (AssayUnite       *unite,
        AssayObjectType   type,
        const Aside      *aside,
        const char       *value,
        GError          **error)
{
  gboolean is_deletion = g_str_equal (aside->field, ASSAY_FIELD_DELETED);

  unite->report->n_rows++;
  if (aside->kept_back)
    return assay_step_record (unite->step, type, aside->object, ASSAY_FIELD_WHOLE, NULL, NULL,
                              error) &&
           assay_unite_count_shown (unite, type, aside->object, error);
  return assay_step_record (unite->step, type, aside->object, aside->field, aside->value, value,
                            error) &&
         (is_deletion && g_strcmp0 (aside->value, "1") == 0
          ? assay_unite_count_shown (unite, type, aside->object, error)
          : assay_unite_count_change (unite, type, aside->object, error));
}

static gboolean
show_again (AssayUnite       *unite,
            AssayObjectType   type,
            const Aside      *aside,
            GError          **error)
{
  g_autofree char *value = NULL;

  return assay_store_show_again (unite->store, type, aside->object, aside->field, error) &&
         assay_store_read_value (unite->store, type, aside->object, aside->field, &value, error) &&
         record (unite, type, aside, value, error);
}

/*< private >
 * assay_unite_show_again:
 *
 * Lets show again, of what was set aside here, all that the other project has.
 */
gboolean
assay_unite_show_again (AssayUnite  *unite,
                        GError     **error)
{
  g_autoptr (GPtrArray) asides = list_asides (unite, error);
  const Aside *stays = NULL;

  for (guint i = 0; asides != NULL && i < asides->len; i++)
    {
      const Aside *aside = g_ptr_array_index (asides, i);
      AssayObjectType type;
      gboolean met = FALSE;

      /* What was set aside before that is below it. */
      if (stays != NULL && g_str_equal (stays->object, aside->object) &&
          g_str_equal (stays->field, aside->field))
        continue;
      if (g_cancellable_set_error_if_cancelled (unite->cancellable, error) ||
          !assay_store_find_type (unite->store, aside->object, &type, error) ||
          !is_met (unite, type, aside, &met, error) ||
          (met && !show_again (unite, type, aside, error)))
        return FALSE;
      if (!met)
        stays = aside;
    }
  return asides != NULL;
}
