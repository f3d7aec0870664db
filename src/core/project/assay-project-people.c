/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works on the open project, and whose work a person wishes to see. That wish belongs to this
 * copy of the file and is neither merged nor exported.
 */

#include "config.h"

#include "assay-person-private.h"
#include "assay-project-layers.h"
#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#define STATE_HIDDEN "layers/hidden"
#define STATE_BLIND  "layers/blind"

/*< private >
 * assay_layer_wish_read:
 *
 * Returns: (transfer full): what was wished for in the project last
 */
AssayLayerWish *
assay_layer_wish_read (AssayStore *store)
{
  AssayLayerWish *wish = g_new0 (AssayLayerWish, 1);
  g_autofree char *hidden = assay_store_dup_view_state (store, STATE_HIDDEN);
  g_autofree char *blind = assay_store_dup_view_state (store, STATE_BLIND);

  wish->hidden = g_strsplit (hidden != NULL ? hidden : "", " ", -1);
  wish->blind = g_strcmp0 (blind, "1") == 0;
  return wish;
}

void
assay_layer_wish_free (AssayLayerWish *wish)
{
  g_strfreev (wish->hidden);
  g_free (wish);
}

static void
wish_free (gpointer data)
{
  assay_layer_wish_free (data);
}

static gboolean
run_write_wish (AssayDesk   *desk,
                AssayStore  *store,
                gpointer     data,
                GError     **error)
{
  AssayLayerWish *wish = data;
  g_autofree char *hidden = g_strjoinv (" ", wish->hidden);

  return assay_store_set_view_state (store, STATE_HIDDEN, hidden, error) &&
         assay_store_set_view_state (store, STATE_BLIND, wish->blind ? "1" : "0", error);
}

/* No work is lost where it cannot be written. */
static const AssayJobKind write_wish_job = {
  .run = run_write_wish,
  .free = wish_free,
  .quiet = TRUE,
};

static void
write_wish (AssayProject *self)
{
  AssayLayerWish *wish;

  if (!self->is_open || assay_project_is_read_only (self))
    return;
  wish = g_new0 (AssayLayerWish, 1);
  wish->hidden = g_strdupv ((char **) self->wish->hidden);
  wish->blind = self->wish->blind;
  assay_project_run (self, &write_wish_job, wish);
}

/*< private >
 * assay_project_is_wished:
 * @layer: id of a person, or %ASSAY_LAYER_CONSENSUS
 */
gboolean
assay_project_is_wished (AssayProject *self,
                         const char   *layer)
{
  return !g_strv_contains ((const char *const *) self->wish->hidden, layer);
}

static void
follow_wish (AssayProject *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (AssayPerson) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);

      assay_person_set_shown (person, assay_project_is_wished (self, assay_person_get_id (person)));
    }
  assay_project_update_layers (self);
}

/*< private >
 * assay_project_take_wish:
 * @wish: (transfer full): whose layers are to be shown
 */
void
assay_project_take_wish (AssayProject   *self,
                         AssayLayerWish *wish)
{
  gboolean was_blind = self->wish->blind;

  assay_layer_wish_free (self->wish);
  self->wish = wish;
  follow_wish (self);
  if (was_blind != wish->blind)
    assay_project_notify (self, ASSAY_PROJECT_PROP_BLIND);
}

/* What is known of a person while the list is made. */
typedef struct
{
  AssayPerson *person;
  guint        n_annotations;    /* in the whole project */
  guint        n_annotators;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->person);
  g_free (entry);
}

static AssayPerson *
find_person (GListModel *people,
             const char *id,
             gboolean    is_me)
{
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AssayPerson) person = g_list_model_get_item (people, i);

      if (g_str_equal (assay_person_get_id (person), id) && assay_person_is_me (person) == is_me)
        return g_steal_pointer (&person);
    }
  return assay_person_new (id, is_me);
}

/* Who works here stands in the list also before the first tag, under the own name. */
static const AssayMember *
find_me (AssayProject *self,
         GPtrArray    *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const AssayMember *member = g_ptr_array_index (members, i);

      if (g_strcmp0 (member->id, self->annotator) == 0)
        return member;
    }
  return NULL;
}

static char *
make_initials (GHashTable *taken,
               const char *name)
{
  char *initials = assay_person_make_initials (name);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (taken, initials)) + 1;

  g_hash_table_insert (taken, g_strdup (initials), GUINT_TO_POINTER (n));
  if (n > 1)
    {
      g_autofree char *bare = initials;

      initials = g_strdup_printf ("%s%u", bare, n);
    }
  return initials;
}

/* Returns: (transfer full): the persons by id, with the annotators of each counted together */
static GHashTable *
make_entries (AssayProject      *self,
              GPtrArray         *members,
              const AssayMember *me)
{
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);

  for (guint i = 0; i < members->len; i++)
    {
      const AssayMember *member = g_ptr_array_index (members, i);
      Entry *entry = g_hash_table_lookup (entries, member->person);

      if (entry == NULL)
        {
          entry = g_new0 (Entry, 1);
          entry->person = find_person (G_LIST_MODEL (self->people), member->person,
                                       me != NULL && g_str_equal (me->person, member->person));
          g_hash_table_insert (entries, member->person, entry);
        }
      entry->n_annotations += member->n_annotations;
      entry->n_annotators++;
    }
  return entries;
}

/* In order of ids, so that who is “KM” and who “KM2” does not change with every look. */
static GPtrArray *
name_people (GHashTable        *entries,
             GPtrArray         *members,
             const AssayMember *me)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < members->len; i++)
    {
      const AssayMember *member = g_ptr_array_index (members, i);
      Entry *entry = g_hash_table_lookup (entries, member->person);
      gboolean is_me = assay_person_is_me (entry->person);
      g_autofree char *initials = NULL;
      const char *name = is_me ? me->name : member->name;

      if (!g_str_equal (member->id, member->person) || (entry->n_annotations == 0 && !is_me))
        continue;
      initials = make_initials (taken, name);
      assay_person_set_name (entry->person, name, initials);
      assay_person_set_n_annotators (entry->person, entry->n_annotators);
      g_ptr_array_add (people, g_object_ref (entry->person));
    }
  return people;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  AssayPerson *left = *(AssayPerson **) a;
  AssayPerson *right = *(AssayPerson **) b;
  int order = assay_person_is_me (right) - assay_person_is_me (left);

  if (order == 0)
    order = g_utf8_collate (assay_person_get_name (left), assay_person_get_name (right));
  return order != 0 ? order : strcmp (assay_person_get_id (left), assay_person_get_id (right));
}

static gboolean
is_at (GListModel *list,
       guint       position,
       gpointer    item)
{
  g_autoptr (GObject) listed = g_list_model_get_item (list, position);

  return (gpointer) listed == item;
}

/* Those who stay where they are, before and after what changes, are not touched. */
static void
list_people (AssayProject *self,
             GPtrArray    *people)
{
  GListModel *list = G_LIST_MODEL (self->people);
  guint n_old = g_list_model_get_n_items (list);
  guint n_new = people->len;
  guint first = 0;

  while (first < MIN (n_old, n_new) && is_at (list, first, people->pdata[first]))
    first++;
  while (n_old > first && n_new > first && is_at (list, n_old - 1, people->pdata[n_new - 1]))
    {
      n_old--;
      n_new--;
    }
  if (n_old > first || n_new > first)
    g_list_store_splice (self->people, first, n_old - first, people->pdata + first, n_new - first);
}

/*< private >
 * assay_project_set_people:
 * @members: (element-type AssayMember): all annotators of the project, in order of id
 *
 * Shows who works on the project now. People who did before stay the objects that they are.
 */
void
assay_project_set_people (AssayProject *self,
                          GPtrArray    *members)
{
  const AssayMember *me = find_me (self, members);
  g_autoptr (GHashTable) entries = make_entries (self, members, me);
  g_autoptr (GPtrArray) people = name_people (entries, members, me);

  g_hash_table_remove_all (self->person_of);
  for (guint i = 0; i < members->len; i++)
    {
      const AssayMember *member = g_ptr_array_index (members, i);
      Entry *entry = g_hash_table_lookup (entries, member->person);

      g_hash_table_insert (self->person_of, g_strdup (member->id), g_object_ref (entry->person));
    }
  g_ptr_array_sort (people, compare_people);
  list_people (self, people);
  follow_wish (self);
}

/**
 * assay_project_get_people:
 *
 * Returns: (transfer none): a list of #AssayPerson: who works here, then everybody else who has
 *   tagged anything, in order of names
 */
GListModel *
assay_project_get_people (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->people);
}

/**
 * assay_project_get_person_of:
 * @annotator: id of an annotator
 *
 * Returns: (transfer none) (nullable): the person, or %NULL where the project knows no such
 *   annotator
 */
AssayPerson *
assay_project_get_person_of (AssayProject *self,
                             const char   *annotator)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);
  g_return_val_if_fail (annotator != NULL, NULL);

  return g_hash_table_lookup (self->person_of, annotator);
}

static void
wish_for (AssayProject *self,
          GStrvBuilder *hidden,
          gboolean      blind)
{
  AssayLayerWish *wish = g_new0 (AssayLayerWish, 1);

  wish->hidden = g_strv_builder_end (hidden);
  wish->blind = blind;
  assay_project_take_wish (self, wish);
  write_wish (self);
}

/**
 * assay_project_show_person:
 * @person: id of a person of the project, or %ASSAY_LAYER_CONSENSUS
 * @shown: whether to show the layer
 */
void
assay_project_show_person (AssayProject *self,
                           const char   *person,
                           gboolean      shown)
{
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (person != NULL);

  if (assay_project_is_wished (self, person) == !!shown)
    return;
  for (guint i = 0; self->wish->hidden[i] != NULL; i++)
    if (!g_str_equal (self->wish->hidden[i], person))
      g_strv_builder_add (hidden, self->wish->hidden[i]);
  if (!shown)
    g_strv_builder_add (hidden, person);
  wish_for (self, hidden, self->wish->blind);
}

/**
 * assay_project_show_only:
 * @person: (nullable): id of a person of the project or %ASSAY_LAYER_CONSENSUS, or %NULL to show
 *   everybody
 *
 * Shows one layer and no others.
 */
void
assay_project_show_only (AssayProject *self,
                         const char   *person)
{
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (AssayPerson) other = g_list_model_get_item (G_LIST_MODEL (self->people), i);

      if (person != NULL && !g_str_equal (assay_person_get_id (other), person))
        g_strv_builder_add (hidden, assay_person_get_id (other));
    }
  if (person != NULL && !g_str_equal (person, ASSAY_LAYER_CONSENSUS))
    g_strv_builder_add (hidden, ASSAY_LAYER_CONSENSUS);
  wish_for (self, hidden, self->wish->blind);
}

/**
 * assay_project_get_blind:
 *
 * Returns: whether what others did in an article is hidden until it is finished
 */
gboolean
assay_project_get_blind (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), FALSE);

  return self->wish->blind;
}

/**
 * assay_project_set_blind:
 * @blind: whether to hide what others did in an article until it is finished
 */
void
assay_project_set_blind (AssayProject *self,
                         gboolean      blind)
{
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  if (self->wish->blind == !!blind)
    return;
  g_strv_builder_addv (hidden, (const char **) self->wish->hidden);
  wish_for (self, hidden, !!blind);
}

/* Two annotators, or one and nobody. */
typedef struct
{
  char *annotator;
  char *other;
} Identity;

static void
identity_free (gpointer data)
{
  Identity *identity = data;

  g_free (identity->annotator);
  g_free (identity->other);
  g_free (identity);
}

static gboolean
run_identify (AssayDesk   *desk,
              AssayStore  *store,
              gpointer     data,
              GError     **error)
{
  Identity *identity = data;

  if (identity->other == NULL)
    return assay_store_set_own_person (store, identity->annotator, error);
  return assay_store_set_same_person (store, identity->annotator, identity->other, error);
}

static const AssayJobKind identify_job = {
  .what = N_("Who is who could not be written to the project"),
  .run = run_identify,
  .free = identity_free,
};

static void
identify (AssayProject *self,
          const char   *annotator,
          const char   *other)
{
  Identity *identity;

  if (!self->is_open)
    return;
  identity = g_new0 (Identity, 1);
  identity->annotator = g_strdup (annotator);
  identity->other = g_strdup (other);
  assay_project_run (self, &identify_job, identity);
}

/**
 * assay_project_set_same_person:
 * @annotator: id of an annotator
 * @other: id of another
 *
 * Says that the two are one person; undo takes it back.
 */
void
assay_project_set_same_person (AssayProject *self,
                               const char   *annotator,
                               const char   *other)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (annotator != NULL && other != NULL);

  identify (self, annotator, other);
}

/**
 * assay_project_set_own_person:
 * @annotator: id of an annotator
 *
 * Says that an annotator is nobody else; undo takes it back.
 */
void
assay_project_set_own_person (AssayProject *self,
                              const char   *annotator)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (annotator != NULL);

  identify (self, annotator, NULL);
}
