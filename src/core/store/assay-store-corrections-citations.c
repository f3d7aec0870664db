/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markers as people correct them: where they point, and whether they are markers at all.
 */

#include "config.h"

#include "assay-store-corrections-private.h"
#include "assay-store-references.h"

#include <glib/gi18n-lib.h>

static char *
make_citation_id (AssayCorrection *self,
                  AssayCitation   *citation)
{
  return assay_reference_make_id (self->article, citation->span, citation->text);
}

static AssayCitation *
find_citation (AssayCorrection  *self,
               const char       *id,
               GError          **error)
{
  GPtrArray *citations = assay_article_get_analysis (self->found)->citations;

  for (guint i = 0; i < citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (citations, i);
      g_autofree char *its_id = make_citation_id (self, citation);

      if (g_str_equal (its_id, id))
        return citation;
    }
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("The article has no marker with the id %s."), id);
  return NULL;
}

/* Enters the entries that a marker is to point at. Returns: their ids as they are kept */
static char *
enter_targets (AssayCorrection     *self,
               const char *const   *targets,
               GError             **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; targets[i] != NULL; i++)
    {
      AssayReference *reference = assay_correction_find_reference (self, targets[i], error);
      g_autofree char *id = NULL;

      if (reference == NULL)
        return NULL;
      id = assay_correction_enter (self, ASSAY_OBJECT_REFERENCE, reference->span, error);
      if (id == NULL)
        return NULL;
      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) targets[i]);
    }
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

static char *
dup_targets (AssayCorrection *self,
             AssayCitation   *citation)
{
  GPtrArray *references = assay_article_get_analysis (self->found)->references;
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < citation->targets->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (references,
                                                     g_array_index (citation->targets, guint, i));
      g_autofree char *id = assay_reference_make_id (self->article, reference->span,
                                                     reference->raw);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", id);
    }
  return g_string_free (ids, FALSE);
}

static gboolean
set_targets (AssayCorrection  *self,
             AssaySpan         span,
             const char       *targets,
             GError          **error)
{
  g_autofree char *id = assay_correction_enter (self, ASSAY_OBJECT_CITATION, span, error);

  return id != NULL &&
         assay_correction_set (self, ASSAY_OBJECT_CITATION, id, ASSAY_FIELD_TARGETS, targets,
                               error);
}

static gboolean
relink_citation (AssayStore         *store,
                 const char         *article,
                 const char         *id,
                 const char *const  *targets,
                 GError            **error)
{
  g_auto (AssayCorrection) self = { NULL };
  g_autofree char *kept = NULL;
  g_autofree char *now = NULL;
  AssayCitation *citation;

  if (!assay_correction_begin (&self, store, article, error))
    return FALSE;
  citation = find_citation (&self, id, error);
  if (citation == NULL)
    return FALSE;
  if (targets != NULL && (kept = enter_targets (&self, targets, error)) == NULL)
    return FALSE;
  now = dup_targets (&self, citation);
  if (!citation->corrected && g_strcmp0 (kept, now) == 0)
    return assay_step_commit (self.step, NULL, error);
  return set_targets (&self, citation->span, kept, error) &&
         assay_correction_end (&self, citation->span, _("Link a citation"), error);
}

/**
 * assay_store_relink_citation:
 * @article: the whole id of an article
 * @id: the whole id of a marker in it
 * @targets: (nullable) (array zero-terminated=1): the whole ids of the entries it points at, or
 *   %NULL for those that the machine finds
 */
gboolean
assay_store_relink_citation (AssayStore         *self,
                             const char         *article,
                             const char         *id,
                             const char *const  *targets,
                             GError            **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && id != NULL, FALSE);

  return relink_citation (self, article, id, targets, error) || assay_store_explain (self, error);
}

static gboolean
is_free (AssayCorrection  *self,
         AssaySpan         span,
         GError          **error)
{
  GPtrArray *citations = assay_article_get_analysis (self->found)->citations;

  for (guint i = 0; i < citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (citations, i);

      if (citation->span.start < span.end && span.start < citation->span.end)
        {
          g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                               _("Some of these words are in a marker already. Remove that one."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_citation (AssayStore         *store,
              const char         *article,
              AssaySpan           span,
              const char *const  *targets,
              GError            **error)
{
  g_auto (AssayCorrection) self = { NULL };
  g_autofree char *kept = NULL;

  if (!assay_correction_begin (&self, store, article, error) ||
      !assay_correction_trim (&self, &span, error) ||
      !is_free (&self, span, error))
    return FALSE;
  kept = enter_targets (&self, targets, error);
  return kept != NULL &&
         assay_correction_decide (&self, ASSAY_OBJECT_CITATION, span, "0", error) &&
         set_targets (&self, span, kept, error) &&
         assay_correction_end (&self, span, _("Add a citation"), error);
}

/**
 * assay_store_add_citation:
 * @article: the whole id of an article
 * @span: words that point at entries; white space around them does not count
 * @targets: (array zero-terminated=1): the whole ids of these entries
 */
gboolean
assay_store_add_citation (AssayStore         *self,
                          const char         *article,
                          AssaySpan           span,
                          const char *const  *targets,
                          GError            **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && targets != NULL, FALSE);

  return add_citation (self, article, span, targets, error) || assay_store_explain (self, error);
}

static gboolean
remove_citation (AssayStore  *store,
                 const char  *article,
                 const char  *id,
                 GError     **error)
{
  g_auto (AssayCorrection) self = { NULL };
  AssayCitation *citation;

  if (!assay_correction_begin (&self, store, article, error))
    return FALSE;
  citation = find_citation (&self, id, error);
  return citation != NULL &&
         assay_correction_decide (&self, ASSAY_OBJECT_CITATION, citation->span, "1", error) &&
         assay_correction_end (&self, citation->span, _("Remove a citation"), error);
}

/**
 * assay_store_remove_citation:
 * @article: the whole id of an article
 * @id: the whole id of a marker in it, which is none
 */
gboolean
assay_store_remove_citation (AssayStore  *self,
                             const char  *article,
                             const char  *id,
                             GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && id != NULL, FALSE);

  return remove_citation (self, article, id, error) || assay_store_explain (self, error);
}

void
assay_marker_free (AssayMarker *marker)
{
  g_strfreev (marker->targets);
  g_free (marker);
}

static const AssayMarker *
find_marker (GPtrArray *markers,
             AssaySpan  span)
{
  for (guint i = 0; i < markers->len; i++)
    {
      const AssayMarker *marker = g_ptr_array_index (markers, i);

      if (marker->span.start == span.start && marker->span.end == span.end)
        return marker;
    }
  return NULL;
}

static AssayCitation *
find_citation_at (GPtrArray *citations,
                  AssaySpan  span)
{
  for (guint i = 0; i < citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (citations, i);

      if (citation->span.start == span.start && citation->span.end == span.end)
        return citation;
    }
  return NULL;
}

static gboolean
set_marker (AssayCorrection    *self,
            const AssayMarker  *marker,
            GError            **error)
{
  GPtrArray *citations = assay_article_get_analysis (self->found)->citations;
  AssayCitation *citation = find_citation_at (citations, marker->span);
  g_autofree char *kept = enter_targets (self, (const char *const *) marker->targets, error);
  g_autofree char *now = citation != NULL ? dup_targets (self, citation) : NULL;

  if (kept == NULL)
    return FALSE;
  if (citation == NULL &&
      !assay_correction_decide (self, ASSAY_OBJECT_CITATION, marker->span, "0", error))
    return FALSE;
  return g_strcmp0 (kept, now) == 0 || set_targets (self, marker->span, kept, error);
}

static gboolean
set_citations (AssayStore  *store,
               const char  *article,
               GPtrArray   *markers,
               GError     **error)
{
  g_auto (AssayCorrection) self = { NULL };
  GPtrArray *citations;

  if (!assay_correction_begin (&self, store, article, error))
    return FALSE;
  citations = assay_article_get_analysis (self.found)->citations;
  for (guint i = 0; i < citations->len; i++)
    {
      AssayCitation *citation = g_ptr_array_index (citations, i);

      if (find_marker (markers, citation->span) == NULL &&
          !assay_correction_decide (&self, ASSAY_OBJECT_CITATION, citation->span, "1", error))
        return FALSE;
    }
  for (guint i = 0; i < markers->len; i++)
    if (!set_marker (&self, g_ptr_array_index (markers, i), error))
      return FALSE;
  return assay_correction_end (&self, (AssaySpan) { 0, 0 }, _("Set the citations"), error);
}

/**
 * assay_store_set_citations:
 * @article: the whole id of an article
 * @markers: (element-type AssayMarker): what its markers shall be
 *
 * Corrects markers until they are those given, as they come from another file.
 */
gboolean
assay_store_set_citations (AssayStore  *self,
                           const char  *article,
                           GPtrArray   *markers,
                           GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && markers != NULL, FALSE);

  return set_citations (self, article, markers, error) || assay_store_explain (self, error);
}
