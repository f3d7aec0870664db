/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which annotators are one person. That two are the same is said by an edit of one that names the
 * other, so that it merges, is undone and shows in the history like any other; whoever is connected
 * by such edits is one person, in whatever order and direction they were made. A cycle does no
 * harm.
 */

#include "config.h"

#include "assay-store-people.h"
#include "assay-store-private.h"

#include <glib/gi18n-lib.h>

#define SAME_AS ASSAY_NOW ("annotator.id", ASSAY_FIELD_SAME_AS, "NULL")

void
assay_member_free (AssayMember *member)
{
  g_free (member->id);
  g_free (member->name);
  g_free (member->person);
  g_free (member);
}

/* Returns: (transfer full): the annotators by id, each with the one it names, or "" */
static GHashTable *
read_same_as (AssayStore  *self,
              GError     **error)
{
  g_autoptr (GHashTable) same_as = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT id, coalesce (" SAME_AS ", '') FROM annotator "
                                      "ORDER BY id", error);
  while (statement != NULL && assay_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&same_as);
      g_hash_table_insert (same_as, g_strdup (assay_statement_get_text (statement, 0)),
                           g_strdup (assay_statement_get_text (statement, 1)));
    }
  return NULL;
}

/* The one that stands for a connected group so far, as in any union of disjoint sets. */
static const char *
find_person (GHashTable *people,
             const char *id)
{
  const char *person = g_hash_table_lookup (people, id);

  while (!g_str_equal (person, id))
    {
      id = person;
      person = g_hash_table_lookup (people, id);
    }
  return person;
}

static void
connect_people (GHashTable *people,
                const char *a,
                const char *b)
{
  const char *person_of_a = find_person (people, a);
  const char *person_of_b = find_person (people, b);
  gboolean a_is_less = strcmp (person_of_a, person_of_b) < 0;

  g_hash_table_insert (people, g_strdup (a_is_less ? person_of_b : person_of_a),
                       g_strdup (a_is_less ? person_of_a : person_of_b));
}

static GHashTable *
map_people (GHashTable *same_as)
{
  GHashTable *people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const char *id;
  const char *other;

  g_hash_table_iter_init (&iter, same_as);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    g_hash_table_insert (people, g_strdup (id), g_strdup (id));
  g_hash_table_iter_init (&iter, same_as);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &other))
    if (g_hash_table_contains (people, other))
      connect_people (people, id, other);
  g_hash_table_iter_init (&iter, same_as);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    g_hash_table_insert (people, g_strdup (id), g_strdup (find_person (people, id)));
  return people;
}

/**
 * assay_store_map_people:
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): for every annotator the id that
 *   stands for the person
 */
GHashTable *
assay_store_map_people (AssayStore  *self,
                        GError     **error)
{
  g_autoptr (GHashTable) same_as = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  same_as = read_same_as (self, error);
  if (same_as != NULL)
    return map_people (same_as);
  assay_store_explain (self, error);
  return NULL;
}

static gboolean
append_members (AssayStore  *self,
                GHashTable  *people,
                GPtrArray   *members,
                GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT id, name, coalesce (sum (n), 0), "
                                      ASSAY_ROLE_NUMBER " FROM annotator "
                                      "LEFT JOIN (SELECT annotator, n FROM tally "
                                      "  JOIN summary ON summary.article = tally.article "
                                      "  WHERE NOT summary.deleted) AS tagged "
                                      "ON tagged.annotator = annotator.row "
                                      "GROUP BY annotator.row ORDER BY id", error);
  while (statement != NULL && assay_statement_step (statement, &has_row, error))
    {
      AssayMember *member;
      const char *name;

      if (!has_row)
        return TRUE;
      member = g_new0 (AssayMember, 1);
      name = assay_statement_get_text (statement, 1);
      member->id = g_strdup (assay_statement_get_text (statement, 0));
      member->name = name != NULL ? g_strdup (name)
                     : assay_annotator_make_role (assay_statement_get_int (statement, 3));
      member->person = g_strdup (g_hash_table_lookup (people, member->id));
      member->n_annotations = assay_statement_get_int (statement, 2);
      g_ptr_array_add (members, member);
    }
  return FALSE;
}

/**
 * assay_store_list_members:
 *
 * Returns: (transfer full) (element-type AssayMember) (nullable): all annotators, in order of id
 */
GPtrArray *
assay_store_list_members (AssayStore  *self,
                          GError     **error)
{
  g_autoptr (GHashTable) people = assay_store_map_people (self, error);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_member_free);

  if (people == NULL)
    return NULL;
  if (append_members (self, people, members, error))
    return g_steal_pointer (&members);
  assay_store_explain (self, error);
  return NULL;
}

/**
 * assay_store_resolve_annotator:
 * @prefix: the beginning of an id
 *
 * Returns: (transfer full) (nullable): the id of the one annotator that begins so
 */
char *
assay_store_resolve_annotator (AssayStore  *self,
                               const char  *prefix,
                               GError     **error)
{
  return assay_store_resolve (self,
                              "SELECT id FROM annotator WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 2",
                              prefix, error);
}

static gboolean
set_same_as (AssayStep   *step,
             const char  *annotator,
             const char  *other,
             GError     **error)
{
  assay_step_touch (step, NULL, (AssaySpan) { 0, 0 }, ASSAY_CHANGE_PROJECT);
  return assay_step_edit (step, ASSAY_OBJECT_ANNOTATOR, annotator, ASSAY_FIELD_SAME_AS, other,
                          error);
}

static gboolean
check_annotator (GHashTable  *same_as,
                 const char  *annotator,
                 GError     **error)
{
  if (g_hash_table_contains (same_as, annotator))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("The project has no annotator “%s”."), annotator);
  return FALSE;
}

/* Who names nobody, or closes a cycle: naming somebody else there parts nobody from the group. */
static const char *
find_end (GHashTable *same_as,
          const char *annotator)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *next = g_hash_table_lookup (same_as, annotator);

  while (g_hash_table_contains (same_as, next) && !g_hash_table_contains (seen, next))
    {
      g_hash_table_add (seen, (gpointer) annotator);
      annotator = next;
      next = g_hash_table_lookup (same_as, annotator);
    }
  return annotator;
}

static gboolean
set_same_person (AssayStore  *self,
                 const char  *annotator,
                 const char  *other,
                 GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autoptr (GHashTable) same_as = step != NULL ? read_same_as (self, error) : NULL;
  g_autoptr (GHashTable) people = NULL;

  if (same_as == NULL || !check_annotator (same_as, annotator, error) ||
      !check_annotator (same_as, other, error))
    return FALSE;
  people = map_people (same_as);
  if (!g_str_equal (g_hash_table_lookup (people, annotator), g_hash_table_lookup (people, other)) &&
      !set_same_as (step, find_end (same_as, annotator), other, error))
    return FALSE;
  return assay_step_commit (step, _("Say that two annotators are the same person"), error);
}

/**
 * assay_store_set_same_person:
 * @annotator: id of an annotator
 * @other: id of another
 *
 * Says that the two are one person, together with all that were one person with either of them.
 * Their annotations stay what they are.
 */
gboolean
assay_store_set_same_person (AssayStore  *self,
                             const char  *annotator,
                             const char  *other,
                             GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (annotator != NULL && other != NULL, FALSE);

  return set_same_person (self, annotator, other, error) || assay_store_explain (self, error);
}

/* Those who named the one that leaves name each other from here on, since only that one leaves. */
static gboolean
leave_group (AssayStep   *step,
             GHashTable  *same_as,
             const char  *annotator,
             GError     **error)
{
  const char *rest = g_hash_table_lookup (same_as, annotator);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (same_as), (GCompareFunc) strcmp);

  if (*rest != '\0' && !set_same_as (step, annotator, NULL, error))
    return FALSE;
  for (GList *link = ids; link != NULL; link = link->next)
    {
      const char *id = link->data;

      if (!g_str_equal (g_hash_table_lookup (same_as, id), annotator))
        continue;
      if (*rest == '\0')
        rest = id;
      if (!set_same_as (step, id, g_str_equal (id, rest) ? NULL : rest, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_own_person (AssayStore  *self,
                const char  *annotator,
                GError     **error)
{
  g_autoptr (AssayStep) step = assay_step_begin (self, error);
  g_autoptr (GHashTable) same_as = step != NULL ? read_same_as (self, error) : NULL;

  return same_as != NULL &&
         check_annotator (same_as, annotator, error) &&
         leave_group (step, same_as, annotator, error) &&
         assay_step_commit (step, _("Say that an annotator is a person of their own"), error);
}

/**
 * assay_store_set_own_person:
 * @annotator: id of an annotator
 *
 * Says that an annotator is nobody else. Others that were the same person stay one.
 */
gboolean
assay_store_set_own_person (AssayStore  *self,
                            const char  *annotator,
                            GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (annotator != NULL, FALSE);

  return set_own_person (self, annotator, error) || assay_store_explain (self, error);
}
