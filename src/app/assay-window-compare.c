/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comparing layers: from one disagreement to the next, and how far people agree.
 */

#include "config.h"

#include "assay-window-private.h"

#include "assay-agreement-window.h"

static void
step (AssayWindow *self,
      int          delta)
{
  g_object_set (self->settings, "inspector-visible", TRUE, NULL);
  assay_compare_page_step (assay_inspector_show_comparison (self->inspector), delta);
}

static void
next_disagreement_cb (GSimpleAction *action,
                      GVariant      *target,
                      gpointer       data)
{
  step (data, 1);
}

static void
previous_disagreement_cb (GSimpleAction *action,
                          GVariant      *target,
                          gpointer       data)
{
  step (data, -1);
}

/* What was agreed on for a sentence of the open article, and the form to decide otherwise. */
static void
show_decision_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  AssayWindow *self = data;
  AssayArticle *article = assay_project_get_article (self->project);
  guint sentence = g_variant_get_uint32 (target);
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (self->project, &n_sentences);

  if (article == NULL || sentence >= n_sentences)
    return;
  g_object_set (self->settings, "inspector-visible", TRUE, NULL);
  assay_selection_select (assay_project_get_selection (self->project), sentence);
  assay_compare_page_show (assay_inspector_show_comparison (self->inspector),
                           assay_article_get_id (article), sentences[sentence]);
}

static GtkWindow *
find_agreement_window (AssayWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ASSAY_IS_AGREEMENT_WINDOW (item->data) &&
        gtk_window_get_transient_for (item->data) == GTK_WINDOW (self))
      return item->data;
  return NULL;
}

static void
agreement_cb (GSimpleAction *action,
              GVariant      *target,
              gpointer       data)
{
  AssayWindow *self = data;
  GtkWindow *shown = find_agreement_window (self);

  gtk_window_present (shown != NULL ? shown
                      : GTK_WINDOW (assay_agreement_window_new (GTK_WINDOW (self), self->project)));
}

static void
take_opinion_cb (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  AssayWindow *self = data;

  assay_compare_page_take_over (assay_inspector_show_comparison (self->inspector),
                                g_variant_get_uint32 (target));
}

static const GActionEntry entries[] = {
  { .name = "next-disagreement", .activate = next_disagreement_cb },
  { .name = "previous-disagreement", .activate = previous_disagreement_cb },
  { .name = "show-decision", .activate = show_decision_cb, .parameter_type = "u" },
  { .name = "take-opinion", .activate = take_opinion_cb, .parameter_type = "u" },
  { .name = "agreement", .activate = agreement_cb },
};

static void
update (AssayWindow *self)
{
  gboolean is_open = self->project != NULL && assay_project_is_open (self->project);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)), is_open);
}

/**
 * assay_window_add_compare_actions:
 *
 * Adds the actions that compare what people say.
 */
void
assay_window_add_compare_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->project, "notify::is-open", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
