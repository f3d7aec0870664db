/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the markers in a text and links each to the works it points at.
 */

#include "config.h"

#include "assay-citations.h"

#include "assay-citation-finder.h"

G_DEFINE_FINAL_TYPE (AssayCitation, assay_citation, G_TYPE_OBJECT)

static void
assay_citation_finalize (GObject *object)
{
  AssayCitation *self = ASSAY_CITATION (object);

  g_free (self->text);
  g_array_unref (self->targets);

  G_OBJECT_CLASS (assay_citation_parent_class)->finalize (object);
}

static void
assay_citation_class_init (AssayCitationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_citation_finalize;
}

static void
assay_citation_init (AssayCitation *self)
{
  self->targets = g_array_new (FALSE, FALSE, sizeof (guint));
}

AssayCitation *
assay_citation_new (void)
{
  return g_object_new (ASSAY_TYPE_CITATION, NULL);
}

/**
 * assay_citation_add_target:
 * @target: an index into the references
 *
 * Lets the marker point at the entry too; at one entry it points once.
 */
void
assay_citation_add_target (AssayCitation *citation,
                           guint          target)
{
  for (guint i = 0; i < citation->targets->len; i++)
    if (g_array_index (citation->targets, guint, i) == target)
      return;
  g_array_append_val (citation->targets, target);
}

/**
 * assay_citation_finder_add:
 * @run: where a marker stands
 *
 * Returns: (transfer none): the marker, without targets yet
 */
AssayCitation *
assay_citation_finder_add (AssayCitationFinder *self,
                           AssayRun             run)
{
  AssayCitation *citation = assay_citation_new ();

  citation->span.start = assay_text_get_position (self->text, run.start - self->start);
  citation->span.end = assay_text_get_position (self->text, run.end - self->start);
  citation->text = g_strndup (run.start, run.end - run.start);
  g_ptr_array_add (self->citations, citation);
  return citation;
}

static int
compare_citations (gconstpointer a,
                   gconstpointer b)
{
  const AssayCitation *one = *(AssayCitation *const *) a;
  const AssayCitation *other = *(AssayCitation *const *) b;

  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;
  return one->span.end < other->span.end ? -1 : one->span.end > other->span.end;
}

/**
 * assay_citations_find:
 * @text: the text
 * @references: (element-type AssayReference): its works cited
 *
 * Returns: (transfer full) (element-type AssayCitation): the markers, in order
 */
GPtrArray *
assay_citations_find (AssayText *text,
                      GPtrArray *references)
{
  const char *start = assay_text_get_utf8 (text);
  AssayCitationFinder finder = {
    text, start, start + assay_text_get_size (text), references,
        g_ptr_array_new_with_free_func (g_object_unref),
  };

  if (references->len > 0)
    {
      assay_citation_finder_find_numbers (&finder);
      assay_citation_finder_find_authors (&finder);
      g_ptr_array_sort (finder.citations, compare_citations);
    }
  return finder.citations;
}
