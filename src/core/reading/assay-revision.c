/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a text again with what people say of its works cited. Where a person says that an entry
 * stands, the machine's entries make way; all that follows from the entries (what short forms stand
 * for, where markers point, what is amiss) is found from the revised list.
 */

#include "config.h"

#include "assay-revision.h"

#include "assay-citation-finder.h"
#include "assay-labels.h"
#include "assay-reference-short.h"
#include "assay-references.h"

#include <string.h>

/* What is said of one place. */
typedef struct
{
  AssaySpan       span;
  AssayVerdict    verdict;
  AssayReference *values;     /* of an entry, or NULL where none was set */
  GArray         *targets;    /* of a marker: spans of entries, or NULL for those found */
} Saying;

struct _AssayRevision
{
  GPtrArray *entries;         /* of Saying */
  GPtrArray *markers;
};

/* A place in the revised list: found by the machine, said by a person, or both. */
typedef struct
{
  AssaySpan     span;
  int           found;        /* index of what the machine found, or -1 */
  const Saying *saying;
} Place;

static void
saying_free (gpointer data)
{
  Saying *saying = data;

  g_clear_object (&saying->values);
  g_clear_pointer (&saying->targets, g_array_unref);
  g_free (saying);
}

AssayRevision *
assay_revision_new (void)
{
  AssayRevision *self = g_new0 (AssayRevision, 1);

  self->entries = g_ptr_array_new_with_free_func (saying_free);
  self->markers = g_ptr_array_new_with_free_func (saying_free);
  return self;
}

void
assay_revision_free (AssayRevision *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->markers);
  g_free (self);
}

gboolean
assay_revision_is_empty (const AssayRevision *self)
{
  return self->entries->len == 0 && self->markers->len == 0;
}

static Saying *
add_saying (GPtrArray    *sayings,
            AssaySpan     span,
            AssayVerdict  verdict)
{
  Saying *saying = g_new0 (Saying, 1);

  saying->span = span;
  saying->verdict = verdict;
  g_ptr_array_add (sayings, saying);
  return saying;
}

/**
 * assay_revision_add_entry:
 * @span: a place in the text
 * @verdict: whether an entry stands there
 * @values: (nullable): fields that a person set, those that its `corrected` names
 */
void
assay_revision_add_entry (AssayRevision  *self,
                          AssaySpan       span,
                          AssayVerdict    verdict,
                          AssayReference *values)
{
  Saying *saying = add_saying (self->entries, span, verdict);

  g_set_object (&saying->values, values);
}

/**
 * assay_revision_add_marker:
 * @span: a place in the text
 * @verdict: whether a marker stands there
 * @targets: (nullable) (element-type AssaySpan): the entries it points at, or %NULL for those that
 *   the machine finds
 */
void
assay_revision_add_marker (AssayRevision *self,
                           AssaySpan      span,
                           AssayVerdict   verdict,
                           GArray        *targets)
{
  Saying *saying = add_saying (self->markers, span, verdict);

  saying->targets = targets != NULL ? g_array_ref (targets) : NULL;
}

static gboolean
is_same (AssaySpan left,
         AssaySpan right)
{
  return left.start == right.start && left.end == right.end;
}

static gboolean
overlaps (AssaySpan left,
          AssaySpan right)
{
  return left.start < right.end && right.start < left.end;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  return left->span.end < right->span.end ? -1 : left->span.end > right->span.end;
}

/* What people say stands in the text. Two of them may have cut it differently: the same cut is then
 * taken everywhere, whoever of them merged the other's work. */
static GArray *
list_kept (GPtrArray *sayings)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n = 0;

  for (guint i = 0; i < sayings->len; i++)
    {
      const Saying *saying = g_ptr_array_index (sayings, i);
      Place place = { saying->span, -1, saying };

      if (saying->verdict == ASSAY_VERDICT_KEPT)
        g_array_append_val (kept, place);
    }
  g_array_sort (kept, compare_places);
  for (guint i = 0; i < kept->len; i++)
    {
      Place place = g_array_index (kept, Place, i);

      if (n == 0 || !overlaps (g_array_index (kept, Place, n - 1).span, place.span))
        g_array_index (kept, Place, n++) = place;
    }
  g_array_set_size (kept, n);
  return kept;
}

/**
 * assay_revision_keeps:
 * @span: a place in the text
 *
 * Returns: whether people say that an entry stands right there, however the text is read
 */
gboolean
assay_revision_keeps (const AssayRevision *self,
                      AssaySpan            span)
{
  g_autoptr (GArray) kept = list_kept (self->entries);

  for (guint i = 0; i < kept->len; i++)
    if (is_same (g_array_index (kept, Place, i).span, span))
      return TRUE;
  return FALSE;
}

static gboolean
is_removed (GPtrArray *sayings,
            AssaySpan  span)
{
  for (guint i = 0; i < sayings->len; i++)
    {
      const Saying *saying = g_ptr_array_index (sayings, i);

      if (saying->verdict == ASSAY_VERDICT_REMOVED && is_same (saying->span, span))
        return TRUE;
    }
  return FALSE;
}

/* Whether the machine's @span makes way for what a person says; where both say the same, the place
 * is marked as found. */
static gboolean
makes_way (GArray    *kept,
           AssaySpan  span,
           int        index)
{
  for (guint i = 0; i < kept->len; i++)
    {
      Place *place = &g_array_index (kept, Place, i);

      if (is_same (place->span, span))
        place->found = index;
      if (overlaps (place->span, span))
        return TRUE;
    }
  return FALSE;
}

static GArray *
revise_places (GPtrArray *sayings,
               GArray    *found)
{
  GArray *places = list_kept (sayings);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < found->len; i++)
    {
      Place place = { g_array_index (found, AssaySpan, i), i, NULL };

      if (!is_removed (sayings, place.span) && !makes_way (places, place.span, i))
        g_array_append_val (others, place);
    }
  g_array_append_vals (places, others->data, others->len);
  g_array_sort (places, compare_places);
  return places;
}

static gboolean
has_values (const Place *place)
{
  return place->saying != NULL && place->saying->values != NULL &&
         place->saying->values->corrected != 0;
}

static gboolean
is_as_found (GArray *places,
             guint   n_found)
{
  if (places->len != n_found)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (place->found != (int) i || has_values (place))
        return FALSE;
    }
  return TRUE;
}

/* A bare number is a label only in a list that has labels; it may as well begin a title. */
static char *
read_label (AssayText *text,
            AssaySpan  span,
            gboolean   is_labelled)
{
  g_autofree char *words = assay_text_dup_span (text, span);
  AssayLabel label;

  if (!assay_label_read (words, words + strlen (words), &label) || ASSAY_RUN_EMPTY (label.words) ||
      (label.style == ASSAY_LABEL_BARE && !is_labelled))
    return NULL;
  return g_strndup (label.words.start, label.words.end - label.words.start);
}

static char *
find_label (AssayText   *text,
            GPtrArray   *found,
            const Place *place)
{
  gboolean is_labelled = FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      AssayReference *reference = g_ptr_array_index (found, i);

      if (reference->span.start == place->span.start)
        return g_strdup (reference->label);
      is_labelled |= reference->label != NULL;
    }
  return read_label (text, place->span, is_labelled);
}

/* Whoever gives a note the fields of a work says that it is one. */
static void
set_values (AssayReference *reference,
            AssayReference *values)
{
  for (guint field = 0; field < ASSAY_N_REFERENCE_FIELDS; field++)
    if ((values->corrected & 1u << field) != 0)
      assay_reference_copy_field (reference, values, field);
  reference->corrected = values->corrected;
  if ((values->corrected & ~(1u << ASSAY_REFERENCE_FIELD_LABEL)) == 0 ||
      reference->kind == ASSAY_REFERENCE_WORK)
    return;
  reference->kind = ASSAY_REFERENCE_WORK;
  reference->refers_to = -1;
  if (reference->type == NULL)
    reference->type = g_strdup ("document");
}

static GPtrArray *
revise_references (GPtrArray *sayings,
                   AssayText *text,
                   GPtrArray *found)
{
  g_autoptr (GArray) spans = g_array_sized_new (FALSE, FALSE, sizeof (AssaySpan), found->len);
  g_autoptr (GArray) places = NULL;
  GPtrArray *references;

  for (guint i = 0; i < found->len; i++)
    g_array_append_val (spans, ((AssayReference *) g_ptr_array_index (found, i))->span);
  places = revise_places (sayings, spans);
  if (is_as_found (places, found->len))
    return g_ptr_array_ref (found);

  references = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      g_autofree char *label = find_label (text, found, place);

      g_ptr_array_add (references, assay_references_read_entry (text, place->span, label));
    }
  assay_references_resolve_short (references);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (has_values (place))
        set_values (g_ptr_array_index (references, i), place->saying->values);
    }
  return references;
}

static int
find_reference (GPtrArray *references,
                AssaySpan  span)
{
  for (guint i = 0; i < references->len; i++)
    if (is_same (((AssayReference *) g_ptr_array_index (references, i))->span, span))
      return i;
  return -1;
}

/* The marker at a place of which a person says where it points, or that it is one. An entry that is
 * no more is pointed at no more. */
static AssayCitation *
make_citation (AssayText     *text,
               const Place   *place,
               AssayCitation *found,
               GPtrArray     *references)
{
  GArray *targets = place->saying->targets;
  AssayCitation *citation;

  if (targets == NULL && found != NULL)
    return g_object_ref (found);
  citation = assay_citation_new ();
  citation->span = place->span;
  citation->text = assay_text_dup_span (text, place->span);
  citation->corrected = TRUE;
  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      int target = find_reference (references, g_array_index (targets, AssaySpan, i));

      if (target >= 0)
        assay_citation_add_target (citation, target);
    }
  return citation;
}

static GPtrArray *
revise_citations (GPtrArray *sayings,
                  AssayText *text,
                  GPtrArray *found,
                  GPtrArray *references)
{
  g_autoptr (GArray) spans = g_array_sized_new (FALSE, FALSE, sizeof (AssaySpan), found->len);
  g_autoptr (GArray) places = NULL;
  GPtrArray *citations;

  if (sayings->len == 0)
    return g_ptr_array_ref (found);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (spans, ((AssayCitation *) g_ptr_array_index (found, i))->span);
  places = revise_places (sayings, spans);

  citations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      AssayCitation *citation = place->found >= 0 ? g_ptr_array_index (found, place->found) : NULL;

      g_ptr_array_add (citations, place->saying != NULL
                       ? make_citation (text, place, citation, references)
                       : g_object_ref (citation));
    }
  return citations;
}

/**
 * assay_revision_apply:
 * @text: the text of an article
 * @analysis: what the machine finds in it
 *
 * Returns: (transfer full): what stands in it by what the machine finds and people say; @analysis
 *   itself where they say nothing else
 */
AssayAnalysis *
assay_revision_apply (const AssayRevision *self,
                      AssayText           *text,
                      AssayAnalysis       *analysis)
{
  g_autoptr (GPtrArray) references = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) citations = NULL;

  references = revise_references (self->entries, text, analysis->references);
  found = references == analysis->references ? g_ptr_array_ref (analysis->citations)
                                             : assay_citations_find (text, references);
  citations = revise_citations (self->markers, text, found, references);
  if (references == analysis->references && citations == analysis->citations)
    return g_object_ref (analysis);
  return assay_analysis_new_revised (analysis, references, citations);
}
