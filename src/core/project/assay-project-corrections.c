/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person corrects in the works cited by the open article, and in its markers.
 */

#include "config.h"

#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#include "assay-store-corrections.h"
#include "assay-store-references.h"

typedef struct
{
  char       *article;
  char       *id;          /* of an entry or a marker */
  char       *other;       /* of the entry after it, or the name of a field */
  char       *value;       /* of the field, or NULL for what is read from the text */
  char      **targets;     /* of a marker, or NULL for what is read from the text */
  AssaySpan   span;        /* to be an entry or a marker; its start is where to split */
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_free (correction->article);
  g_free (correction->id);
  g_free (correction->other);
  g_free (correction->value);
  g_strfreev (correction->targets);
  g_free (correction);
}

static Correction *
correction_new (AssayProject *self,
                const char   *id)
{
  Correction *correction = g_new0 (Correction, 1);

  correction->article = g_strdup (assay_article_get_id (self->article));
  correction->id = g_strdup (id);
  return correction;
}

static gboolean
run_correct (AssayDesk   *desk,
             AssayStore  *store,
             gpointer     data,
             GError     **error)
{
  Correction *correction = data;

  return assay_store_correct_reference (store, correction->article, correction->id,
                                        correction->other, correction->value, error);
}

static gboolean
run_add (AssayDesk   *desk,
         AssayStore  *store,
         gpointer     data,
         GError     **error)
{
  Correction *correction = data;

  return assay_store_add_reference (store, correction->article, correction->span, error);
}

static gboolean
run_remove (AssayDesk   *desk,
            AssayStore  *store,
            gpointer     data,
            GError     **error)
{
  Correction *correction = data;

  return assay_store_remove_reference (store, correction->article, correction->id, error);
}

static gboolean
run_split (AssayDesk   *desk,
           AssayStore  *store,
           gpointer     data,
           GError     **error)
{
  Correction *correction = data;

  return assay_store_split_reference (store, correction->article, correction->id,
                                      correction->span.start, error);
}

static gboolean
run_join (AssayDesk   *desk,
          AssayStore  *store,
          gpointer     data,
          GError     **error)
{
  Correction *correction = data;

  return assay_store_join_references (store, correction->article, correction->id,
                                      correction->other, error);
}

static gboolean
run_relink (AssayDesk   *desk,
            AssayStore  *store,
            gpointer     data,
            GError     **error)
{
  Correction *correction = data;

  return assay_store_relink_citation (store, correction->article, correction->id,
                                      (const char *const *) correction->targets, error);
}

static gboolean
run_add_citation (AssayDesk   *desk,
                  AssayStore  *store,
                  gpointer     data,
                  GError     **error)
{
  Correction *correction = data;

  return assay_store_add_citation (store, correction->article, correction->span,
                                   (const char *const *) correction->targets, error);
}

static gboolean
run_remove_citation (AssayDesk   *desk,
                     AssayStore  *store,
                     gpointer     data,
                     GError     **error)
{
  Correction *correction = data;

  return assay_store_remove_citation (store, correction->article, correction->id, error);
}

static const AssayJobKind correct_job = {
  .what = N_("The work could not be corrected"),
  .run = run_correct,
  .free = correction_free,
};

static const AssayJobKind add_job = {
  .what = N_("The work could not be added"),
  .run = run_add,
  .free = correction_free,
};

static const AssayJobKind remove_job = {
  .what = N_("The work could not be removed"),
  .run = run_remove,
  .free = correction_free,
};

static const AssayJobKind split_job = {
  .what = N_("The work could not be split"),
  .run = run_split,
  .free = correction_free,
};

static const AssayJobKind join_job = {
  .what = N_("The works could not be joined"),
  .run = run_join,
  .free = correction_free,
};

static const AssayJobKind relink_job = {
  .what = N_("The citation could not be linked"),
  .run = run_relink,
  .free = correction_free,
};

static const AssayJobKind add_citation_job = {
  .what = N_("The citation could not be added"),
  .run = run_add_citation,
  .free = correction_free,
};

static const AssayJobKind remove_citation_job = {
  .what = N_("The citation could not be removed"),
  .run = run_remove_citation,
  .free = correction_free,
};

static gboolean
is_same_reference (AssayReference *left,
                   AssayReference *right)
{
  if (left->span.start != right->span.start || left->span.end != right->span.end ||
      left->kind != right->kind || left->corrected != right->corrected)
    return FALSE;
  for (guint field = 0; field < ASSAY_N_REFERENCE_FIELDS; field++)
    {
      g_autofree char *one = assay_correction_dup_value (left, field);
      g_autofree char *other = assay_correction_dup_value (right, field);

      if (!g_str_equal (one, other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_citation (AssayCitation *left,
                  AssayCitation *right)
{
  if (left->span.start != right->span.start || left->span.end != right->span.end ||
      left->corrected != right->corrected || left->targets->len != right->targets->len)
    return FALSE;
  for (guint i = 0; i < left->targets->len; i++)
    if (g_array_index (left->targets, guint, i) != g_array_index (right->targets, guint, i))
      return FALSE;
  return TRUE;
}

static gboolean
are_same_works (AssayAnalysis *left,
                AssayAnalysis *right)
{
  if (left->references->len != right->references->len ||
      left->citations->len != right->citations->len)
    return FALSE;
  for (guint i = 0; i < left->references->len; i++)
    if (!is_same_reference (g_ptr_array_index (left->references, i),
                            g_ptr_array_index (right->references, i)))
      return FALSE;
  for (guint i = 0; i < left->citations->len; i++)
    if (!is_same_citation (g_ptr_array_index (left->citations, i),
                           g_ptr_array_index (right->citations, i)))
      return FALSE;
  return TRUE;
}

/*< private >
 * assay_project_set_works:
 * @revised: the open article as it was read again
 * @references: (element-type AssayReferenceItem): its works
 *
 * Shows the works and markers of the open article as they are now. A link to a work leaves them as
 * they were, and then so is the list.
 */
void
assay_project_set_works (AssayProject *self,
                         AssayArticle *revised,
                         GPtrArray    *references)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->references));

  if (self->article == NULL ||
      !g_str_equal (assay_article_get_id (self->article), assay_article_get_id (revised)) ||
      are_same_works (assay_article_get_analysis (self->article),
                      assay_article_get_analysis (revised)))
    return;
  /* The text is the same, so that nobody who shows it has to show it again. */
  g_set_object (&self->article, revised);
  g_list_store_splice (self->references, 0, n, references->pdata, references->len);
  assay_project_emit_references (self);
}

/**
 * assay_project_correct_reference:
 * @id: id of a work that the open article cites
 * @field: a name as in CSL-JSON, or "label"
 * @value: (nullable): what it shall be, as assay_reference_item_dup_field() shows it; "" for
 *   nothing, %NULL for what is read from the text
 */
void
assay_project_correct_reference (AssayProject *self,
                                 const char   *id,
                                 const char   *field,
                                 const char   *value)
{
  Correction *correction;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (id != NULL && field != NULL);

  if (self->article == NULL)
    return;
  correction = correction_new (self, id);
  correction->other = g_strdup (field);
  correction->value = g_strdup (value);
  assay_project_run (self, &correct_job, correction);
}

/**
 * assay_project_add_reference:
 * @span: words of the open article that are an entry of its works cited
 */
void
assay_project_add_reference (AssayProject *self,
                             AssaySpan     span)
{
  Correction *correction;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  if (self->article == NULL)
    return;
  correction = correction_new (self, NULL);
  correction->span = span;
  assay_project_run (self, &add_job, correction);
}

/**
 * assay_project_remove_reference:
 * @id: id of what the open article does not cite
 */
void
assay_project_remove_reference (AssayProject *self,
                                const char   *id)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (id != NULL);

  if (self->article != NULL)
    assay_project_run (self, &remove_job, correction_new (self, id));
}

/**
 * assay_project_split_reference:
 * @id: id of two works that were read as one
 * @position: where the second begins in the open article
 */
void
assay_project_split_reference (AssayProject *self,
                               const char   *id,
                               guint         position)
{
  Correction *correction;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (id != NULL);

  if (self->article == NULL)
    return;
  correction = correction_new (self, id);
  correction->span.start = position;
  assay_project_run (self, &split_job, correction);
}

/**
 * assay_project_join_references:
 * @first: id of a work that the open article cites
 * @second: id of the one after it, which belongs to it
 */
void
assay_project_join_references (AssayProject *self,
                               const char   *first,
                               const char   *second)
{
  Correction *correction;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (first != NULL && second != NULL);

  if (self->article == NULL)
    return;
  correction = correction_new (self, first);
  correction->other = g_strdup (second);
  assay_project_run (self, &join_job, correction);
}

/* The correction of a marker, or NULL where there are not so many. */
static Correction *
correction_new_of_citation (AssayProject *self,
                            guint         index)
{
  GPtrArray *citations = assay_project_get_citations (self);
  AssayCitation *citation;
  g_autofree char *id = NULL;

  if (citations == NULL || index >= citations->len)
    return NULL;
  citation = g_ptr_array_index (citations, index);
  id = assay_reference_make_id (assay_article_get_id (self->article), citation->span,
                                citation->text);
  return correction_new (self, id);
}

/**
 * assay_project_relink_citation:
 * @citation: which of the markers of the open article
 * @targets: (nullable) (array zero-terminated=1): ids of the works it points at, or %NULL for those
 *   that are read from the text
 */
void
assay_project_relink_citation (AssayProject       *self,
                               guint               citation,
                               const char *const  *targets)
{
  Correction *correction;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  correction = correction_new_of_citation (self, citation);
  if (correction == NULL)
    return;
  correction->targets = g_strdupv ((char **) targets);
  assay_project_run (self, &relink_job, correction);
}

/**
 * assay_project_add_citation:
 * @span: words of the open article that point at works
 * @targets: (array zero-terminated=1): ids of these works
 */
void
assay_project_add_citation (AssayProject       *self,
                            AssaySpan           span,
                            const char *const  *targets)
{
  Correction *correction;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (targets != NULL);

  if (self->article == NULL)
    return;
  correction = correction_new (self, NULL);
  correction->span = span;
  correction->targets = g_strdupv ((char **) targets);
  assay_project_run (self, &add_citation_job, correction);
}

/**
 * assay_project_remove_citation:
 * @citation: which of the markers of the open article, which is none
 */
void
assay_project_remove_citation (AssayProject *self,
                               guint         citation)
{
  Correction *correction;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  correction = correction_new_of_citation (self, citation);
  if (correction != NULL)
    assay_project_run (self, &remove_citation_job, correction);
}
