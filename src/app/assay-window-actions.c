/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person can do with the sentences and articles of the open project. Buttons, keys and menus
 * activate these actions by name; what they show of the current tag is the actions' state.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

static const char * const sort_names[] = {
  [ASSAY_ARTICLE_SORT_IMPORTED]  = "imported",
  [ASSAY_ARTICLE_SORT_TITLE]     = "title",
  [ASSAY_ARTICLE_SORT_PUBLISHED] = "published",
  [ASSAY_ARTICLE_SORT_PROGRESS]  = "progress",
};

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

  assay_window_save_note (self);
  assay_project_tag (self->project, g_variant_get_string (target, NULL));
}

static void
clear_cb (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  AssayWindow *self = data;

  assay_window_save_note (self);
  assay_project_clear (self->project);
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

  assay_window_save_note (self);
  assay_project_set_confidence (self->project, confidence);
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

  assay_window_save_note (self);
  assay_project_set_likelihood (self->project, likelihood);
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

  assay_window_save_note (self);
  assay_project_split_sentence (self->project, g_variant_get_uint32 (target));
}

static void
join_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;

  assay_window_save_note (self);
  assay_project_join_sentences (self->project);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;

  assay_window_save_note (self);
  assay_project_undo (self->project);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  AssayWindow *self = data;

  assay_window_save_note (self);
  assay_project_redo (self->project);
}

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
remove_article_cb (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  AssayWindow *self = data;
  AssayArticle *article = assay_project_get_article (self->project);
  g_autofree char *title = g_strdup_printf (_("“%s” was removed"),
                                            assay_article_get_title (article));

  assay_window_save_note (self);
  assay_project_remove_article (self->project, assay_article_get_id (article));
  assay_notice_offer (self->notice, ASSAY_NOTICE_NEWS, title, NULL, _("_Undo"), "win.undo");
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

static void
find_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  assay_article_view_find (ASSAY_WINDOW (data)->article_view);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  AssayWindow *self = data;

  g_object_set (self->settings, "sidebar-visible", TRUE, NULL);
  gtk_stack_set_visible_child_name (self->left, "search");
  assay_search_panel_start (self->search_panel);
}

static void
read_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  assay_window_focus_article (data);
}

static void
tell_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  const char *title, *text;

  g_variant_get (target, "(&s&s)", &title, &text);
  assay_window_tell (data, title, text);
}

static void
menu_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  gtk_menu_button_popup (ASSAY_WINDOW (data)->menu_button);
}

static void
sort_changed_cb (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       data)
{
  const char *name = g_variant_get_string (state, NULL);

  for (guint sort = 0; sort < G_N_ELEMENTS (sort_names); sort++)
    if (g_str_equal (sort_names[sort], name))
      assay_window_set_sort (data, sort);
}

static void
view_filter_changed_cb (GSimpleAction *action,
                        GVariant      *state,
                        gpointer       data)
{
  g_simple_action_set_state (action, state);
}

static void
zoom (AssayWindow *self,
      double       points)
{
  double size;

  g_object_get (self->settings, "text-size", &size, NULL);
  g_object_set (self->settings,
                "text-size", CLAMP (size + points, ASSAY_TEXT_SIZE_MIN, ASSAY_TEXT_SIZE_MAX),
                NULL);
}

static void
zoom_in_cb (GSimpleAction *action,
            GVariant      *target,
            gpointer       data)
{
  zoom (data, 1);
}

static void
zoom_out_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       data)
{
  zoom (data, -1);
}

static void
zoom_normal_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  g_object_set (ASSAY_WINDOW (data)->settings, "text-size", ASSAY_TEXT_SIZE_NORMAL, NULL);
}

/* The panes in the order in which they are read; the focus goes to the next that takes it. */
static void
step_pane (AssayWindow *self,
           int          delta)
{
  GtkWidget *panes[] = {
    GTK_WIDGET (self->left), GTK_WIDGET (self->center), GTK_WIDGET (self->inspector),
  };
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  int n_panes = G_N_ELEMENTS (panes);
  int pane = -1;

  for (int i = 0; i < n_panes; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      pane = i;
  if (pane < 0)
    pane = delta > 0 ? n_panes - 1 : 0;

  for (int i = 1; i <= n_panes; i++)
    {
      GtkWidget *next = panes[(pane + delta * i + n_panes * n_panes) % n_panes];

      if (next == GTK_WIDGET (self->inspector) ? assay_inspector_focus (self->inspector)
          : next == GTK_WIDGET (self->left)
            && g_strcmp0 (gtk_stack_get_visible_child_name (self->left), "articles") == 0
          ? gtk_widget_grab_focus (assay_sidebar_get_list (self->sidebar))
          : gtk_widget_grab_focus (next) || gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
next_pane_cb (GSimpleAction *action,
              GVariant      *target,
              gpointer       data)
{
  step_pane (data, 1);
}

static void
previous_pane_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  step_pane (data, -1);
}

static const GActionEntry entries[] = {
  { .name = "tag", .activate = tag_cb, .parameter_type = "s", .state = "''" },
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
  { .name = "next-sentence", .activate = next_sentence_cb, .parameter_type = "b" },
  { .name = "previous-sentence", .activate = previous_sentence_cb, .parameter_type = "b" },
  { .name = "first-sentence", .activate = first_sentence_cb, .parameter_type = "b" },
  { .name = "last-sentence", .activate = last_sentence_cb, .parameter_type = "b" },
  { .name = "next-article", .activate = next_article_cb },
  { .name = "previous-article", .activate = previous_article_cb },
  { .name = "remove-article", .activate = remove_article_cb },
  { .name = "show-reference", .activate = show_reference_cb, .parameter_type = "i" },
  { .name = "show-citation", .activate = show_citation_cb, .parameter_type = "i" },
  { .name = "show-works", .activate = show_works_cb },
  { .name = "find", .activate = find_cb },
  { .name = "search", .activate = search_cb },
  { .name = "read", .activate = read_cb },
  { .name = "tell", .activate = tell_cb, .parameter_type = "(ss)" },
  { .name = "menu", .activate = menu_cb },
  { .name = "sort", .parameter_type = "s", .state = "'imported'", .change_state = sort_changed_cb },
  { .name = "view-filter", .parameter_type = "s", .state = "'all'",
    .change_state = view_filter_changed_cb },
  { .name = "zoom-in", .activate = zoom_in_cb },
  { .name = "zoom-out", .activate = zoom_out_cb },
  { .name = "zoom-normal", .activate = zoom_normal_cb },
  { .name = "next-pane", .activate = next_pane_cb },
  { .name = "previous-pane", .activate = previous_pane_cb },
};

static void
add_setting (AssayWindow *self,
             const char  *name,
             const char  *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, self->settings, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/**
 * assay_window_add_actions:
 *
 * Adds the actions; none is enabled before there is something to do it to.
 */
void
assay_window_add_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->cycled_work = -1;
}

/**
 * assay_window_add_setting_actions:
 *
 * Adds the actions that switch a setting on and off.
 */
void
assay_window_add_setting_actions (AssayWindow *self)
{
  add_setting (self, "show-sidebar", "sidebar-visible");
  add_setting (self, "show-inspector", "inspector-visible");
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

  show_annotation (self, annotation);
}

/**
 * assay_window_set_sort:
 * @sort: an #AssayArticleSort; what is none is taken for the first
 *
 * Puts the articles in an order and remembers it.
 */
void
assay_window_set_sort (AssayWindow *self,
                       guint        sort)
{
  if (sort >= G_N_ELEMENTS (sort_names))
    sort = 0;

  set_state (self, "sort", sort_names[sort]);
  g_object_set (self->settings, "article-sort", (int) sort, NULL);
  assay_article_list_set_sort (assay_project_get_articles (self->project), sort);
}
