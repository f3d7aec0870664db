/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose layers are shown, who is who, and when an article is finished.
 */

#include "config.h"

#include "assay-window-private.h"

#include "assay-layers-popover.h"
#include "assay-project-layers.h"

static void
layers_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  gtk_menu_button_popup (ASSAY_WINDOW (data)->layers_button);
}

static void
toggle_layer_cb (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  AssayWindow *self = data;
  const char *id = g_variant_get_string (target, NULL);
  AssayPerson *person = assay_project_get_person_of (self->project, id);

  if (g_str_equal (id, ASSAY_LAYER_CONSENSUS))
    assay_project_show_person (self->project, id,
                               !assay_project_is_consensus_shown (self->project));
  else if (person != NULL)
    assay_project_show_person (self->project, id, !assay_person_is_shown (person));
}

static void
only_layer_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  assay_project_show_only (ASSAY_WINDOW (data)->project, g_variant_get_string (target, NULL));
}

static void
all_layers_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  assay_project_show_only (ASSAY_WINDOW (data)->project, NULL);
}

static void
same_person_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  const char *annotator, *other;

  g_variant_get (target, "(&s&s)", &annotator, &other);
  assay_project_set_same_person (ASSAY_WINDOW (data)->project, annotator, other);
}

static void
own_person_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  assay_project_set_own_person (ASSAY_WINDOW (data)->project, g_variant_get_string (target, NULL));
}

static void
take_over_cb (GSimpleAction *action,
              GVariant      *target,
              gpointer       data)
{
  AssayWindow *self = data;

  assay_project_take_over (assay_window_begin_change (self), g_variant_get_string (target, NULL));
}

static void
finish_changed_cb (GSimpleAction *action,
                   GVariant      *state,
                   gpointer       data)
{
  AssayWindow *self = data;

  assay_project_set_finished (assay_window_begin_change (self), g_variant_get_boolean (state));
}

static void
blind_changed_cb (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  assay_project_set_blind (ASSAY_WINDOW (data)->project, g_variant_get_boolean (state));
}

static const GActionEntry entries[] = {
  { .name = "layers", .activate = layers_cb },
  { .name = "toggle-layer", .activate = toggle_layer_cb, .parameter_type = "s" },
  { .name = "only-layer", .activate = only_layer_cb, .parameter_type = "s" },
  { .name = "all-layers", .activate = all_layers_cb },
  { .name = "same-person", .activate = same_person_cb, .parameter_type = "(ss)" },
  { .name = "own-person", .activate = own_person_cb, .parameter_type = "s" },
  { .name = "take-over", .activate = take_over_cb, .parameter_type = "s" },
  { .name = "blind", .state = "false", .change_state = blind_changed_cb },
  { .name = "finish-article", .state = "false", .change_state = finish_changed_cb },
};

static GSimpleAction *
find (AssayWindow *self,
      const char  *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

static void
update (AssayWindow *self)
{
  gboolean is_open = assay_project_is_open (self->project);
  gboolean writable = is_open && !assay_project_is_read_only (self->project);
  gboolean has_article = assay_project_get_article (self->project) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (find (self, entries[i].name), is_open);
  g_simple_action_set_enabled (find (self, "same-person"), writable);
  g_simple_action_set_enabled (find (self, "own-person"), writable);
  g_simple_action_set_enabled (find (self, "take-over"), writable && has_article);
  g_simple_action_set_enabled (find (self, "finish-article"), writable && has_article);
  g_simple_action_set_state (find (self, "blind"),
                             g_variant_new_boolean (assay_project_get_blind (self->project)));
  g_simple_action_set_state (find (self, "finish-article"),
                             g_variant_new_boolean (assay_project_get_finished (self->project)));
}

/**
 * assay_window_add_layer_actions:
 *
 * Adds the actions on layers.
 */
void
assay_window_add_layer_actions (AssayWindow *self)
{
  static const char * const states[] = {
    "notify::is-open", "notify::read-only", "notify::article", "notify::blind", "notify::finished",
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_signal_connect_object (self->project, states[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}

/**
 * assay_window_add_layers_button:
 *
 * Gives the button in the header its list of layers.
 */
void
assay_window_add_layers_button (AssayWindow *self)
{
  GtkWidget *popover = assay_layers_popover_new ();

  g_object_set (popover, "project", self->project, NULL);
  gtk_menu_button_set_popover (self->layers_button, popover);
}
