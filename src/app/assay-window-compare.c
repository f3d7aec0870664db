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

static void
agreement_cb (GSimpleAction *action,
              GVariant      *target,
              gpointer       data)
{
  AssayWindow *self = data;

  gtk_window_present (GTK_WINDOW (assay_agreement_window_new (GTK_WINDOW (self), self->project)));
}

static const GActionEntry entries[] = {
  { .name = "next-disagreement", .activate = next_disagreement_cb },
  { .name = "previous-disagreement", .activate = previous_disagreement_cb },
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
