/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going from sentence to sentence, from article to article, and between works and the places that
 * cite them.
 */

#include "config.h"

#include "assay-window-private.h"

static gboolean
is_stop (AssayWindow *self,
         const char  *filter,
         guint        sentence)
{
  AssayAnnotation *annotation;

  if (g_str_equal (filter, "all"))
    return TRUE;

  annotation = assay_project_get_annotation_of (self->project, sentence);
  if (g_str_equal (filter, "untagged"))
    return annotation == NULL;
  if (g_str_equal (filter, "tagged"))
    return annotation != NULL;
  return annotation != NULL && g_str_equal (annotation->kind, filter);
}

/* Goes to the next sentence that the view filter lets through; a range has no gaps, so extending
 * one pays no heed to the filter. */
static void
step_sentence (AssayWindow *self,
               int          delta,
               gboolean     extend)
{
  AssaySelection *selection = assay_project_get_selection (self->project);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "view-filter");
  g_autoptr (GVariant) state = g_action_get_state (action);
  const char *filter = g_variant_get_string (state, NULL);
  int n_sentences = assay_selection_get_size (selection);
  int current = assay_selection_get_current (selection);

  assay_window_save_note (self);
  if (extend || current < 0 || g_str_equal (filter, "all"))
    {
      assay_selection_move (selection, delta, extend);
      return;
    }

  for (int i = current + delta; i >= 0 && i < n_sentences; i += delta)
    if (is_stop (self, filter, i))
      {
        assay_selection_select (selection, i);
        return;
      }
}

static void
next_sentence_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  step_sentence (data, 1, g_variant_get_boolean (target));
}

static void
previous_sentence_cb (GSimpleAction *action,
                      GVariant      *target,
                      gpointer       data)
{
  step_sentence (data, -1, g_variant_get_boolean (target));
}

/* Like extending, going to an end pays no heed to the filter. */
static void
go_to_sentence (AssayWindow *self,
                int          sentence,
                gboolean     extend)
{
  AssaySelection *selection = assay_project_get_selection (self->project);

  if (assay_selection_get_size (selection) == 0)
    return;

  assay_window_save_note (self);
  if (extend)
    assay_selection_extend_to (selection, sentence);
  else
    assay_selection_select (selection, sentence);
}

static void
first_sentence_cb (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  go_to_sentence (data, 0, g_variant_get_boolean (target));
}

static void
last_sentence_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  AssayProject *project = ASSAY_WINDOW (data)->project;
  guint n_sentences = assay_selection_get_size (assay_project_get_selection (project));

  go_to_sentence (data, (int) n_sentences - 1, g_variant_get_boolean (target));
}

static void
next_article_cb (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  AssayWindow *self = data;

  assay_window_save_note (self);
  assay_project_step_article (self->project, 1);
}

static void
previous_article_cb (GSimpleAction *action,
                     GVariant      *target,
                     gpointer       data)
{
  AssayWindow *self = data;

  assay_window_save_note (self);
  assay_project_step_article (self->project, -1);
}

static void
show_marker (AssayWindow   *self,
             AssayCitation *citation)
{
  AssaySelection *selection = assay_project_get_selection (self->project);
  int sentence = assay_project_get_sentence_at (self->project, citation->span.start);

  if (sentence >= 0)
    assay_selection_select (selection, sentence);
  g_signal_emit_by_name (self->project, "moved", citation->span.start, citation->span.end);
}

/* A work clicked again goes on to the next place that cites it. */
static void
show_reference_cb (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  AssayWindow *self = data;
  int work = g_variant_get_int32 (target);
  AssayReferenceItem *item = assay_project_get_reference (self->project, work);
  GPtrArray *citations = assay_project_get_citations (self->project);
  guint citation;

  if (item == NULL || item->citations->len == 0 || citations == NULL)
    return;

  assay_window_save_note (self);
  self->cycled_citation = work == self->cycled_work
                          ? (self->cycled_citation + 1) % item->citations->len : 0;
  self->cycled_work = work;
  citation = g_array_index (item->citations, guint, self->cycled_citation);
  show_marker (self, g_ptr_array_index (citations, citation));
}

static void
show_citation_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  AssayWindow *self = data;
  int index = g_variant_get_int32 (target);
  GPtrArray *citations = assay_project_get_citations (self->project);
  AssayCitation *citation;

  if (citations == NULL || index < 0 || (guint) index >= citations->len)
    return;

  g_object_set (self->settings, "inspector-visible", TRUE, NULL);
  citation = g_ptr_array_index (citations, index);
  if (citation->targets->len > 0)
    assay_inspector_show_reference (self->inspector, g_array_index (citation->targets, guint, 0));
  else
    assay_inspector_show_works (self->inspector);
}

static void
show_works_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  AssayWindow *self = data;

  g_object_set (self->settings, "inspector-visible", TRUE, NULL);
  assay_inspector_show_works (self->inspector);
}

static const GActionEntry entries[] = {
  { .name = "next-sentence", .activate = next_sentence_cb, .parameter_type = "b" },
  { .name = "previous-sentence", .activate = previous_sentence_cb, .parameter_type = "b" },
  { .name = "first-sentence", .activate = first_sentence_cb, .parameter_type = "b" },
  { .name = "last-sentence", .activate = last_sentence_cb, .parameter_type = "b" },
  { .name = "next-article", .activate = next_article_cb },
  { .name = "previous-article", .activate = previous_article_cb },
  { .name = "show-reference", .activate = show_reference_cb, .parameter_type = "i" },
  { .name = "show-citation", .activate = show_citation_cb, .parameter_type = "i" },
  { .name = "show-works", .activate = show_works_cb },
};

/**
 * assay_window_add_move_actions:
 *
 * Adds the actions that go from place to place.
 */
void
assay_window_add_move_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->cycled_work = -1;
}
