/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person can do to the sentences and articles of the open project. Buttons, keys and menus
 * activate these actions by name; what they show of the current tag is the actions' state.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

static AssayAnnotation *
get_current_annotation (AssayWindow *self)
{
  int current = assay_selection_get_current (assay_project_get_selection (self->project));

  return current >= 0 ? assay_project_get_annotation_of (self->project, current) : NULL;
}

static void
set_enabled (AssayWindow *self,
             const char  *name,
             gboolean     enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (AssayWindow *self,
           const char  *name,
           const char  *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
}

static void
tag_cb (GSimpleAction *action,
        GVariant      *target,
        gpointer       data)
{
  AssayWindow *self = data;

  assay_project_tag (assay_window_begin_change (self), g_variant_get_string (target, NULL));
}

static void
tag_own_cb (GSimpleAction *action,
            GVariant      *target,
            gpointer       data)
{
  AssayWindow *self = data;
  const char * const *kinds = assay_project_get_kinds (self->project);
  guint index = g_variant_get_uint32 (target);

  if (index >= g_strv_length ((char **) kinds))
    return;
  assay_project_tag (assay_window_begin_change (self), kinds[index]);
}

static void
clear_cb (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  AssayWindow *self = data;

  assay_project_clear (assay_window_begin_change (self));
}

/* A second click on the level that is set takes it away. */
static void
confidence_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  AssayWindow *self = data;
  AssayAnnotation *annotation = get_current_annotation (self);
  AssayConfidence confidence;

  if (!assay_confidence_from_string (g_variant_get_string (target, NULL), &confidence))
    return;
  if (annotation != NULL && annotation->confidence == confidence)
    confidence = ASSAY_CONFIDENCE_NONE;

  assay_project_set_confidence (assay_window_begin_change (self), confidence);
}

static void
likelihood_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  AssayWindow *self = data;
  const char *words = g_variant_get_string (target, NULL);
  AssayLikelihood likelihood = ASSAY_LIKELIHOOD_NONE;

  if (*words != '\0' && !assay_likelihood_from_string (words, &likelihood))
    return;

  assay_project_set_likelihood (assay_window_begin_change (self), likelihood);
}

static void
note_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;

  g_object_set (self->settings, "inspector-visible", TRUE, NULL);
  assay_inspector_focus_note (self->inspector);
}

static void
copy_quote (AssayWindow *self,
            gboolean     with_source)
{
  g_autofree char *quote = assay_project_dup_quote (self->project, with_source);

  if (quote != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), quote);
}

static void
copy_quote_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  copy_quote (data, FALSE);
}

static void
copy_quote_source_cb (GSimpleAction *action,
                      GVariant      *target,
                      gpointer       data)
{
  copy_quote (data, TRUE);
}

static void
split_cb (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  AssayWindow *self = data;

  assay_project_split_sentence (assay_window_begin_change (self), g_variant_get_uint32 (target));
}

static void
join_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;

  assay_project_join_sentences (assay_window_begin_change (self));
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;

  assay_project_undo (assay_window_begin_change (self));
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;

  assay_project_redo (assay_window_begin_change (self));
}

static void
remove_article_cb (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  AssayWindow *self = data;
  AssayArticle *article = assay_project_get_article (self->project);
  g_autofree char *title = g_strdup_printf (_("“%s” was removed"),
                                            assay_article_get_title (article));

  assay_project_remove_article (assay_window_begin_change (self), assay_article_get_id (article));
  assay_notice_offer (self->notice, ASSAY_NOTICE_NEWS, title, NULL, _("_Undo"), "win.undo");
}

static const GActionEntry entries[] = {
  { .name = "tag", .activate = tag_cb, .parameter_type = "s", .state = "''" },
  { .name = "tag-own", .activate = tag_own_cb, .parameter_type = "u" },
  { .name = "confidence", .activate = confidence_cb, .parameter_type = "s", .state = "''" },
  { .name = "likelihood", .activate = likelihood_cb, .parameter_type = "s", .state = "''" },
  { .name = "clear", .activate = clear_cb },
  { .name = "note", .activate = note_cb },
  { .name = "copy-quote", .activate = copy_quote_cb },
  { .name = "copy-quote-source", .activate = copy_quote_source_cb },
  { .name = "split-sentence", .activate = split_cb, .parameter_type = "u" },
  { .name = "join-sentence", .activate = join_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "remove-article", .activate = remove_article_cb },
};

/**
 * assay_window_add_actions:
 *
 * Adds the actions; none is enabled before there is something to do it to.
 */
void
assay_window_add_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  assay_window_add_move_actions (self);
  assay_window_add_view_actions (self);
  assay_window_add_layer_actions (self);
}

/* The buttons for what a sentence is bind to these states; "" is none. */
static void
show_annotation (AssayWindow     *self,
                 AssayAnnotation *annotation)
{
  const char *confidence = "";
  const char *likelihood = "";

  if (annotation != NULL && annotation->confidence != ASSAY_CONFIDENCE_NONE)
    confidence = assay_confidence_to_string (annotation->confidence);
  if (annotation != NULL && annotation->likelihood != ASSAY_LIKELIHOOD_NONE)
    likelihood = assay_likelihood_to_string (annotation->likelihood);

  set_state (self, "tag", annotation != NULL ? annotation->kind : "");
  set_state (self, "confidence", confidence);
  set_state (self, "likelihood", likelihood);
}

/**
 * assay_window_update_actions:
 *
 * Enables what can be done now and shows the current sentence's tag as the actions' state.
 */
void
assay_window_update_actions (AssayWindow *self)
{
  AssayAnnotation *annotation = get_current_annotation (self);
  AssaySelection *selection = assay_project_get_selection (self->project);
  gboolean open = assay_project_is_open (self->project);
  gboolean writable = open && !assay_project_is_read_only (self->project);
  gboolean article = open && assay_project_get_article (self->project) != NULL;
  gboolean selected = article && assay_selection_get_n_selected (selection) > 0;
  gboolean can_undo, can_redo;

  g_object_get (self->project, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  set_enabled (self, "undo", writable && can_undo);
  set_enabled (self, "redo", writable && can_redo);
  set_enabled (self, "tag", writable && selected);
  set_enabled (self, "tag-own", writable && selected);
  set_enabled (self, "clear", writable && selected);
  set_enabled (self, "confidence", writable && annotation != NULL);
  set_enabled (self, "likelihood", writable && annotation != NULL);
  set_enabled (self, "note", writable && annotation != NULL);
  set_enabled (self, "split-sentence", writable && article);
  set_enabled (self, "join-sentence", writable && selected);
  set_enabled (self, "copy-quote", selected);
  set_enabled (self, "copy-quote-source", selected);
  set_enabled (self, "next-sentence", article);
  set_enabled (self, "previous-sentence", article);
  set_enabled (self, "first-sentence", article);
  set_enabled (self, "last-sentence", article);
  set_enabled (self, "next-article", open);
  set_enabled (self, "previous-article", open);
  set_enabled (self, "remove-article", writable && article);
  set_enabled (self, "find", article);
  set_enabled (self, "search", open);
  assay_window_update_work_actions (self, writable);

  show_annotation (self, annotation);
}
