/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown in the window and how: panes, size of the text, order of the articles, searching.
 */

#include "config.h"

#include "assay-window-private.h"

static const char * const sort_names[] = {
  [ASSAY_ARTICLE_SORT_IMPORTED]  = "imported",
  [ASSAY_ARTICLE_SORT_TITLE]     = "title",
  [ASSAY_ARTICLE_SORT_PUBLISHED] = "published",
  [ASSAY_ARTICLE_SORT_PROGRESS]  = "progress",
};

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
begin_change_cb (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  assay_window_begin_change (data);
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
  { .name = "find", .activate = find_cb },
  { .name = "search", .activate = search_cb },
  { .name = "read", .activate = read_cb },
  { .name = "begin-change", .activate = begin_change_cb },
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
 * assay_window_add_view_actions:
 *
 * Adds the actions on what is shown and how.
 */
void
assay_window_add_view_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  assay_window_add_compare_actions (self);
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
  GAction *action;

  if (sort >= G_N_ELEMENTS (sort_names))
    sort = 0;

  action = g_action_map_lookup_action (G_ACTION_MAP (self), "sort");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (sort_names[sort]));
  g_object_set (self->settings, "article-sort", (int) sort, NULL);
  assay_article_list_set_sort (assay_project_get_articles (self->project), sort);
}
