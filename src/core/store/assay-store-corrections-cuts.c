/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries of the works cited that the machine cut in the wrong places. The one or two that a person
 * makes of them take over what was corrected and what points at them.
 */

#include "config.h"

#include "assay-store-corrections-private.h"
#include "assay-store-references.h"

#include <glib/gi18n-lib.h>

/* A person's own links to an entry, and the annotations they start from. */
static gboolean
list_links (AssayCorrection  *self,
            const char       *target,
            GPtrArray        *links,
            GPtrArray        *sources,
            GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->store->database,
                                      "SELECT id, source FROM link WHERE article = ?1 "
                                      "AND target = ?2 AND annotator = ?3 AND kind = 'cites' AND "
                                      ASSAY_LINK_IS_LIVE "ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, self->row);
  assay_statement_bind_text (statement, 2, target);
  assay_statement_bind_int (statement, 3, self->store->annotator_row);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_ptr_array_add (links, g_strdup (assay_statement_get_text (statement, 0)));
      g_ptr_array_add (sources, g_strdup (assay_statement_get_text (statement, 1)));
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/* What pointed at @old points at each of @now. A link of an annotation that was removed goes. */
static gboolean
carry_links (AssayCorrection     *self,
             const char          *old,
             const char *const   *now,
             GError             **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

  if (!list_links (self, old, links, sources, error))
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      gboolean is_there;
      gint64 row;

      if (!assay_store_ask_int (self->store,
                                "SELECT row FROM annotation WHERE id = ?1 AND NOT deleted",
                                g_ptr_array_index (sources, i), &row, &is_there, error))
        return FALSE;
      for (guint k = 0; is_there && now[k] != NULL; k++)
        if (!assay_store_add_link (self->store, g_ptr_array_index (sources, i), now[k],
                                   ASSAY_LINK_CITES, error))
          return FALSE;
      if (!assay_store_remove_link (self->store, g_ptr_array_index (links, i), error))
        return FALSE;
    }
  return TRUE;
}

static char *
replace_target (const char *targets,
                const char *old,
                const char *now)
{
  g_auto (GStrv) ids = g_strsplit (targets, " ", -1);
  g_autoptr (GPtrArray) replaced = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *id = g_str_equal (ids[i], old) ? now : ids[i];

      if (!g_ptr_array_find_with_equal_func (replaced, id, g_str_equal, NULL))
        g_ptr_array_add (replaced, (gpointer) id);
    }
  g_ptr_array_add (replaced, NULL);
  return g_strjoinv (" ", (char **) replaced->pdata);
}

static gboolean
list_citations (AssayCorrection  *self,
                GPtrArray        *ids,
                GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->store->database,
                                      "SELECT id FROM citation WHERE article = ?1 ORDER BY id",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, self->row);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_ptr_array_add (ids, g_strdup (assay_statement_get_text (statement, 0)));
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/* The markers that a person linked to @old are linked to @now. */
static gboolean
carry_markers (AssayCorrection  *self,
               const char       *old,
               const char       *now,
               GError          **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!list_citations (self, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *targets = NULL;
      g_autofree char *replaced = NULL;

      if (!assay_store_read_value (self->store, ASSAY_OBJECT_CITATION, id, ASSAY_FIELD_TARGETS,
                                   &targets, error))
        return FALSE;
      if (targets == NULL)
        continue;
      replaced = replace_target (targets, old, now);
      if (!assay_correction_set (self, ASSAY_OBJECT_CITATION, id, ASSAY_FIELD_TARGETS, replaced,
                                 error))
        return FALSE;
    }
  return TRUE;
}

/* Makes an entry with the corrections of others: of the first that has the field corrected. */
static char *
make_entry (AssayCorrection  *self,
            AssaySpan         span,
            AssayReference   *first,
            AssayReference   *second,
            GError          **error)
{
  g_autofree char *id = assay_correction_enter (self, ASSAY_OBJECT_REFERENCE, span, error);

  if (id == NULL ||
      !assay_correction_set (self, ASSAY_OBJECT_REFERENCE, id, ASSAY_FIELD_DELETED, "0", error))
    return NULL;
  for (guint field = 0; field < ASSAY_N_REFERENCE_FIELDS; field++)
    {
      g_autofree char *value = NULL;

      if (first != NULL && (first->corrected & 1u << field) != 0)
        value = assay_correction_dup_value (first, field);
      else if (second != NULL && (second->corrected & 1u << field) != 0)
        value = assay_correction_dup_value (second, field);
      if (!assay_correction_set (self, ASSAY_OBJECT_REFERENCE, id,
                                 assay_reference_field_to_string (field), value, error))
        return NULL;
    }
  return g_steal_pointer (&id);
}

static gboolean
split_reference (AssayStore  *store,
                 const char  *article,
                 const char  *id,
                 guint        position,
                 GError     **error)
{
  g_auto (AssayCorrection) self = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  AssayReference *whole;
  AssaySpan head, tail;

  if (!assay_correction_begin (&self, store, article, error))
    return FALSE;
  whole = assay_correction_find_reference (&self, id, error);
  if (whole == NULL)
    return FALSE;
  head = (AssaySpan) { whole->span.start, CLAMP (position, whole->span.start, whole->span.end) };
  tail = (AssaySpan) { head.end, whole->span.end };
  if (!assay_correction_trim (&self, &head, error) ||
      !assay_correction_trim (&self, &tail, error) ||
      !assay_correction_decide (&self, ASSAY_OBJECT_REFERENCE, whole->span, "1", error))
    return FALSE;
  first = make_entry (&self, head, whole, NULL, error);
  second = first != NULL ? make_entry (&self, tail, NULL, NULL, error) : NULL;
  return second != NULL &&
         carry_links (&self, id, (const char *[]) { first, second, NULL }, error) &&
         carry_markers (&self, id, first, error) &&
         assay_correction_end (&self, whole->span, _("Split a work cited"), error);
}

/**
 * assay_store_split_reference:
 * @article: the whole id of an article
 * @id: the whole id of an entry of it
 * @position: where the second half begins, in code points
 *
 * Makes two entries of one. What was corrected stays with the first; one's own links to the entry
 * go to both.
 */
gboolean
assay_store_split_reference (AssayStore  *self,
                             const char  *article,
                             const char  *id,
                             guint        position,
                             GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && id != NULL, FALSE);

  return split_reference (self, article, id, position, error) || assay_store_explain (self, error);
}

static gboolean
are_neighbours (AssayCorrection  *self,
                AssayReference   *first,
                AssayReference   *second,
                GError          **error)
{
  GPtrArray *references = assay_article_get_analysis (self->found)->references;
  guint index;

  if (g_ptr_array_find (references, first, &index) && index + 1 < references->len &&
      g_ptr_array_index (references, index + 1) == second)
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                       _("Only a work cited and the one right after it can be joined."));
  return FALSE;
}

static gboolean
join_references (AssayStore  *store,
                 const char  *article,
                 const char  *first_id,
                 const char  *second_id,
                 GError     **error)
{
  g_auto (AssayCorrection) self = { NULL };
  g_autofree char *id = NULL;
  AssayReference *first;
  AssayReference *second = NULL;
  AssaySpan whole;

  if (!assay_correction_begin (&self, store, article, error))
    return FALSE;
  first = assay_correction_find_reference (&self, first_id, error);
  if (first != NULL)
    second = assay_correction_find_reference (&self, second_id, error);
  if (second == NULL ||
      !are_neighbours (&self, first, second, error) ||
      !assay_correction_decide (&self, ASSAY_OBJECT_REFERENCE, first->span, "1", error) ||
      !assay_correction_decide (&self, ASSAY_OBJECT_REFERENCE, second->span, "1", error))
    return FALSE;
  whole = (AssaySpan) { first->span.start, second->span.end };
  id = make_entry (&self, whole, first, second, error);
  return id != NULL &&
         carry_links (&self, first_id, (const char *[]) { id, NULL }, error) &&
         carry_links (&self, second_id, (const char *[]) { id, NULL }, error) &&
         carry_markers (&self, first_id, id, error) &&
         carry_markers (&self, second_id, id, error) &&
         assay_correction_end (&self, whole, _("Join two works cited"), error);
}

/**
 * assay_store_join_references:
 * @article: the whole id of an article
 * @first: the whole id of an entry of it
 * @second: the whole id of the entry after it
 *
 * Makes one entry of two, with the corrections and one's own links of both.
 */
gboolean
assay_store_join_references (AssayStore  *self,
                             const char  *article,
                             const char  *first,
                             const char  *second,
                             GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && first != NULL && second != NULL, FALSE);

  return join_references (self, article, first, second, error) || assay_store_explain (self, error);
}
