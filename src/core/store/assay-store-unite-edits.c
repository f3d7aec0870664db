/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The edits of another project. They come in field by field; whichever edit is then the newest
 * decides the field, wherever it was made.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-people.h"
#include "assay-store-unite-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_VALUE_SIZE (1024 * 1024)

/* A field while its edits come in. */
typedef struct
{
  char            *object;
  char            *field;
  AssayObjectType  type;         /* NONE: not to be had */
  char            *was;          /* the value before */
  gint64           newest;       /* the time of the newest edit that came in, or 0 */
} Field;

static void
field_clear (Field *field)
{
  g_clear_pointer (&field->object, g_free);
  g_clear_pointer (&field->field, g_free);
  g_clear_pointer (&field->was, g_free);
  field->newest = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Field, field_clear)

static gboolean
is_deletion (const char *field,
             const char *value)
{
  return g_str_equal (field, ASSAY_FIELD_DELETED) &&
         (value == NULL || g_str_equal (value, "0") || g_str_equal (value, "1"));
}

static gboolean
is_value_of_annotation (const char *field,
                        const char *value)
{
  AssayConfidence confidence;
  AssayLikelihood likelihood;

  if (g_str_equal (field, ASSAY_FIELD_KIND))
    return value != NULL && *value != '\0';
  if (g_str_equal (field, ASSAY_FIELD_CONFIDENCE))
    return assay_confidence_from_string (value, &confidence);
  if (g_str_equal (field, ASSAY_FIELD_LIKELIHOOD))
    return assay_likelihood_from_string (value, &likelihood);
  return g_str_equal (field, ASSAY_FIELD_NOTE) || is_deletion (field, value);
}

/* The other person need not be here yet: a later merge may bring them. */
static gboolean
is_value_of_annotator (const char *field,
                       const char *value)
{
  if (g_str_equal (field, ASSAY_FIELD_SAME_AS))
    return value == NULL || assay_uuid_is_valid (value);
  return g_str_equal (field, ASSAY_FIELD_NAME);
}

static gboolean
is_value_of_article (const char *field,
                     const char *value)
{
  if (assay_store_is_finished_field (field))
    return value == NULL || g_str_equal (value, "1");
  return is_deletion (field, value);
}

static gboolean
is_plain_value (AssayObjectType  type,
                const char      *field,
                const char      *value)
{
  switch (type)
    {
    case ASSAY_OBJECT_ANNOTATION:
      return is_value_of_annotation (field, value);
    case ASSAY_OBJECT_ARTICLE:
      return is_value_of_article (field, value);
    case ASSAY_OBJECT_LINK:
    case ASSAY_OBJECT_DECISION:
      return is_deletion (field, value);
    case ASSAY_OBJECT_BOUNDARY:
      return g_str_equal (field, ASSAY_FIELD_ACTION) &&
             (value == NULL || g_str_equal (value, ASSAY_ACTION_SPLIT) ||
              g_str_equal (value, ASSAY_ACTION_JOIN));
    case ASSAY_OBJECT_ANNOTATOR:
      return is_value_of_annotator (field, value);
    case ASSAY_OBJECT_PROJECT:
      return g_str_equal (field, ASSAY_FIELD_TITLE);
    case ASSAY_OBJECT_NONE:
    case ASSAY_OBJECT_REFERENCE:
    case ASSAY_OBJECT_CITATION:
    default:
      return FALSE;
    }
}

/* What an edit of a work cited says depends on what there is in the project. */
static gboolean
check_value (AssayUnite   *unite,
             const Field  *field,
             const char   *value,
             gboolean     *is_valid,
             GError      **error)
{
  *is_valid = value == NULL || assay_unite_is_text (value, MAX_VALUE_SIZE);
  if (!*is_valid)
    return TRUE;
  if (field->type == ASSAY_OBJECT_REFERENCE || field->type == ASSAY_OBJECT_CITATION)
    return assay_store_check_correction (unite->store, field->type, field->object, field->field,
                                         value, is_valid, error);
  *is_valid = is_plain_value (field->type, field->field, value);
  return TRUE;
}

/* All edits of a field are in: takes over what it is now. */
static gboolean
end_field (AssayUnite  *unite,
           Field       *field,
           GError     **error)
{
  g_autofree char *now = NULL;
  gboolean done = TRUE;

  if (field->newest != 0)
    done = assay_store_read_value (unite->store, field->type, field->object, field->field, &now,
                                   error) &&
           assay_store_cache_value (unite->store, field->type, field->object, field->field, now,
                                    field->newest, error);
  if (done && field->newest != 0 && g_strcmp0 (field->was, now) != 0)
    done = assay_step_record (unite->step, field->type, field->object, field->field, field->was,
                              now, error) &&
           assay_unite_count_change (unite, field->type, field->object, error);
  field_clear (field);
  return done;
}

static gboolean
begin_field (AssayUnite      *unite,
             Field           *field,
             AssayStatement  *row,
             GError         **error)
{
  field->object = g_strdup (assay_statement_get_text (row, 0));
  field->field = g_strdup (assay_statement_get_text (row, 1));
  if (!assay_store_find_type (unite->store, field->object, &field->type, error))
    return FALSE;
  return field->type == ASSAY_OBJECT_NONE ||
         assay_store_read_value (unite->store, field->type, field->object, field->field,
                                 &field->was,
                                 error);
}

static gboolean
insert_edit (AssayUnite      *unite,
             AssayStatement  *row,
             gint64           annotator,
             GError         **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (unite->store->database,
                                      "INSERT INTO edit (object, field, t, r, value, annotator) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, assay_statement_get_text (row, 0));
  assay_statement_bind_text (statement, 2, assay_statement_get_text (row, 1));
  assay_statement_bind_int (statement, 3, assay_statement_get_int (row, 2));
  assay_statement_bind_int (statement, 4, assay_statement_get_int (row, 3));
  assay_statement_bind_text (statement, 5, assay_statement_get_text (row, 4));
  assay_statement_bind_int (statement, 6, annotator);
  return assay_statement_run (statement, error);
}

static gboolean
unite_edit (AssayUnite      *unite,
            Field           *field,
            AssayStatement  *row,
            GError         **error)
{
  gint64 t = assay_statement_get_int (row, 2);
  const char *value = assay_statement_get_text (row, 4);
  gint64 annotator = assay_unite_find_row (unite->annotators, assay_statement_get_int (row, 5));
  gboolean is_valid;

  if (g_strcmp0 (field->object, assay_statement_get_text (row, 0)) != 0 ||
      g_strcmp0 (field->field, assay_statement_get_text (row, 1)) != 0)
    if (!end_field (unite, field, error) || !begin_field (unite, field, row, error))
      return FALSE;
  /* The title of another project is its own and stays there. */
  if (field->type == ASSAY_OBJECT_NONE)
    return g_strcmp0 (field->object, unite->other_project) == 0 ||
           assay_unite_refuse (unite, _("It is changed, but it is not there."), field->object);
  if (!check_value (unite, field, value, &is_valid, error))
    return FALSE;
  if (annotator == 0 || !assay_unite_is_time (t) || assay_statement_get_int (row, 3) < 0 ||
      !is_valid)
    return assay_unite_refuse (unite, _("It is changed to a value that makes no sense."),
                               field->object);
  field->newest = MAX (field->newest, t);
  unite->report->n_rows++;
  return insert_edit (unite, row, annotator, error);
}

static int
compare_keys (AssayStatement *left,
              AssayStatement *right)
{
  for (int column = 0; column <= 1; column++)
    {
      int order = g_strcmp0 (assay_statement_get_text (left, column),
                             assay_statement_get_text (right, column));

      if (order != 0)
        return order;
    }
  for (int column = 2; column <= 3; column++)
    {
      gint64 a = assay_statement_get_int (left, column);
      gint64 b = assay_statement_get_int (right, column);

      if (a != b)
        return a < b ? -1 : 1;
    }
  return 0;
}

/* Reads on in the own list from where @other stands in its own. */
static void
leap (AssayStatement *own,
      AssayStatement *other)
{
  assay_statement_reset (own);
  for (int column = 0; column <= 1; column++)
    assay_statement_bind_text (own, column + 1, assay_statement_get_text (other, column));
  for (int column = 2; column <= 3; column++)
    assay_statement_bind_int (own, column + 1, assay_statement_get_int (other, column));
}

static gboolean
catch_up (AssayStatement  *own,
          gboolean        *has_own,
          AssayStatement  *other,
          gboolean        *same,
          GError         **error)
{
  int n_steps = 0;

  *same = FALSE;
  while (*has_own)
    {
      int order = compare_keys (own, other);

      *same = order == 0;
      if (order >= 0)
        return TRUE;
      if (++n_steps == ASSAY_UNITE_LEAP)
        leap (own, other);
      if (!assay_statement_step (own, has_own, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk_edits (AssayUnite      *unite,
            AssayStatement  *own,
            AssayStatement  *others,
            Field           *field,
            GError         **error)
{
  gboolean has_own, has_other, same;

  if (!assay_statement_step (others, &has_other, error))
    return FALSE;
  if (has_other)
    leap (own, others);
  if (!assay_statement_step (own, &has_own, error))
    return FALSE;
  while (has_other)
    {
      assay_unite_progress_set (unite->progress, ASSAY_UNITE_BRINGING_IN, unite->n_done++,
                                unite->n_total);
      if (g_cancellable_set_error_if_cancelled (unite->cancellable, error) ||
          !catch_up (own, &has_own, others, &same, error) ||
          (!same && !unite_edit (unite, field, others, error)) ||
          !assay_statement_step (others, &has_other, error))
        return FALSE;
    }
  return end_field (unite, field, error);
}

/*< private >
 * assay_unite_edits:
 *
 * Brings in the edits, last, when all that they can be of is here. Both lists are walked side by
 * side in the order of their key; what is added comes before where the own list stands, and is not
 * met again.
 */
gboolean
assay_unite_edits (AssayUnite  *unite,
                   GError     **error)
{
  g_auto (Field) field = { NULL };
  g_autoptr (AssayStatement) own = NULL;
  g_autoptr (AssayStatement) others = NULL;

  own = assay_database_prepare (unite->store->database,
                                "SELECT object, field, t, r FROM edit "
                                "WHERE (object, field, t, r) >= (?1, ?2, ?3, ?4) "
                                "ORDER BY object, field, t, r", error);
  others = assay_database_prepare (unite->other,
                                   "SELECT object, field, t, r, value, annotator FROM edit "
                                   "ORDER BY object, field, t, r", error);
  return own != NULL && others != NULL && walk_edits (unite, own, others, &field, error);
}
