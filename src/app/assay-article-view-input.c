/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the mouse and the keyboard do on the page of an article. Whatever changes the article is an
 * action of the window; here is only where it is meant.
 */

#include "config.h"

#include "assay-article-view-private.h"

#include <glib/gi18n.h>

#include "assay-actions.h"

#define SELECTING_STATE (GDK_SHIFT_MASK | GDK_CONTROL_MASK)
#define EDGE_SPEED      0.15     /* of the distance beyond the edge, a frame */

static AssaySelection *
get_selection (AssayArticleView *self)
{
  return assay_project_get_selection (self->project);
}

static gboolean
has_article (AssayArticleView *self)
{
  return self->project != NULL && assay_project_get_article (self->project) != NULL;
}

static int
get_sentence_at (AssayArticleView *self,
                 double            x,
                 double            y)
{
  int position = assay_article_page_get_position_at (self->page, x, y);

  return position >= 0 ? assay_article_page_get_sentence_at (self->page, position) : -1;
}

static AssaySpan
get_sentence (AssayArticleView *self,
              guint             index)
{
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (self->project, &n_sentences);

  g_assert (index < n_sentences);
  return sentences[index];
}

/* The kind that all selected sentences have. */
static const char *
get_common_kind (AssayArticleView *self)
{
  g_autoptr (GArray) selected = assay_selection_list (get_selection (self));
  const char *kind = NULL;

  for (guint i = 0; i < selected->len; i++)
    {
      guint index = g_array_index (selected, guint, i);
      AssayAnnotation *annotation = assay_project_get_annotation_of (self->project, index);

      if (annotation == NULL || (kind != NULL && g_strcmp0 (kind, annotation->kind) != 0))
        return NULL;
      kind = annotation->kind;
    }
  return kind;
}

/* The kinds stand under all of the sentence, or over all of it at the bottom of the window: never
 * on it. Of several sentences it is the last one clicked that counts. */
static void
offer_kinds (AssayArticleView *self,
             double            x)
{
  int current = assay_selection_get_current (get_selection (self));
  GdkRectangle area;

  if (current < 0 || assay_project_is_read_only (self->project))
    return;
  assay_article_page_get_area (self->page, get_sentence (self, current), &area);
  area.x = CLAMP (x, area.x, area.x + area.width);
  area.width = 1;
  area.height += 4;
  assay_kind_popover_set_own_kinds (ASSAY_KIND_POPOVER (self->kinds),
                                    assay_project_get_kinds (self->project));
  assay_kind_popover_set_kind (ASSAY_KIND_POPOVER (self->kinds), get_common_kind (self));
  assay_article_view_point (self, GTK_POPOVER (self->kinds), area);
  gtk_popover_popup (GTK_POPOVER (self->kinds));
}

static void
select_at (AssayArticleView *self,
           int               sentence,
           GdkModifierType   state)
{
  AssaySelection *selection = get_selection (self);

  self->is_pointing = TRUE;
  if (sentence < 0 && (state & SELECTING_STATE) == 0)
    assay_selection_clear (selection);
  else if (sentence >= 0 && (state & GDK_SHIFT_MASK) != 0)
    assay_selection_extend_to (selection, sentence);
  else if (sentence >= 0 && (state & GDK_CONTROL_MASK) != 0)
    assay_selection_toggle (selection, sentence);
  else if (sentence >= 0)
    assay_selection_select (selection, sentence);
  self->is_pointing = FALSE;
}

static void
open_address (AssayArticleView *self,
              const char       *address)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

  g_app_info_launch_default_for_uri_async (address, G_APP_LAUNCH_CONTEXT (context), NULL, NULL,
                                           NULL);
}

/* The letters in the margin lead to where the sentence was decided. */
static gboolean
follow_letters (AssayArticleView *self,
                double            x,
                double            y)
{
  int sentence = assay_article_view_get_decided_at (self, x, y);

  return sentence >= 0 &&
         gtk_widget_activate_action (GTK_WIDGET (self), "win.show-decision", "u", (guint) sentence);
}

/* Follows what can be followed at a point. */
static gboolean
follow_link (AssayArticleView *self,
             double            x,
             double            y)
{
  int position = assay_article_page_get_position_at (self->page, x, y);
  g_autofree char *address = NULL;
  int citation;

  if (position < 0)
    return follow_letters (self, x, y);
  address = assay_article_page_dup_address_at (self->page, position);
  citation = assay_article_page_get_citation_at (self->page, position);
  if (address != NULL)
    open_address (self, address);
  else if (citation >= 0)
    g_signal_emit_by_name (self, "citation-activated", citation);
  return address != NULL || citation >= 0;
}

static void
drag_begin_cb (GtkGestureDrag   *gesture,
               double            x,
               double            y,
               AssayArticleView *self)
{
  if (!has_article (self))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
  assay_article_view_close_kinds (self);
  self->press_x = x;
  self->press_y = y;
  self->press_state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  self->is_dragging = FALSE;
  select_at (self, get_sentence_at (self, x, y), self->press_state);
}

static void
drag_to (AssayArticleView *self,
         double            x,
         double            y)
{
  int start = get_sentence_at (self, self->press_x, self->press_y);
  int height = gtk_widget_get_height (GTK_WIDGET (self->page));
  int sentence = get_sentence_at (self, x, CLAMP (y, 1, height - 1));
  AssaySelection *selection = get_selection (self);

  if (sentence < 0 || sentence == assay_selection_get_current (selection))
    return;
  /* What is a click until another sentence is reached is a run of sentences from then on. */
  if (!self->is_dragging && start < 0)
    return;
  self->is_dragging = TRUE;
  select_at (self, sentence, GDK_SHIFT_MASK);
}

static gboolean
edge_tick_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  AssayArticleView *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + self->edge_speed);
  drag_to (self, gtk_widget_get_width (widget) / 2,
           self->edge_speed < 0 ? 0 : gtk_widget_get_height (widget));
  return G_SOURCE_CONTINUE;
}

static void
set_edge_speed (AssayArticleView *self,
                double            speed)
{
  GtkWidget *page = GTK_WIDGET (self->page);

  self->edge_speed = speed;
  if (speed != 0 && self->edge_tick == 0)
    self->edge_tick = gtk_widget_add_tick_callback (page, edge_tick_cb, self, NULL);
  if (speed == 0 && self->edge_tick != 0)
    gtk_widget_remove_tick_callback (page, self->edge_tick);
  if (speed == 0)
    self->edge_tick = 0;
}

static void
drag_update_cb (GtkGestureDrag   *gesture,
                double            dx,
                double            dy,
                AssayArticleView *self)
{
  double y = self->press_y + dy;
  double height = gtk_widget_get_height (GTK_WIDGET (self->page));

  if (!has_article (self))
    return;
  drag_to (self, self->press_x + dx, y);
  if (y < 0)
    set_edge_speed (self, y * EDGE_SPEED);
  else
    set_edge_speed (self, MAX (0, y - height) * EDGE_SPEED);
}

static void
drag_end_cb (GtkGestureDrag   *gesture,
             double            dx,
             double            dy,
             AssayArticleView *self)
{
  set_edge_speed (self, 0);
  if (!has_article (self))
    return;
  if (!self->is_dragging && (self->press_state & SELECTING_STATE) == 0
      && follow_link (self, self->press_x, self->press_y))
    return;
  /* With Ctrl one goes on picking sentences. */
  if ((self->press_state & GDK_CONTROL_MASK) == 0)
    offer_kinds (self, self->press_x + dx);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                AssayArticleView *self)
{
  set_edge_speed (self, 0);
}

/* A sentence is split before the word that was pointed at; not at all before its first one. */
static GVariant *
find_split (AssayArticleView *self,
            int               position)
{
  int sentence = position >= 0 ? assay_article_page_get_sentence_at (self->page, position) : -1;
  GtkTextIter iter;

  if (sentence < 0)
    return NULL;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->page)), &iter,
                                      position);
  if (!gtk_text_iter_starts_word (&iter))
    gtk_text_iter_backward_word_start (&iter);
  position = gtk_text_iter_get_offset (&iter);
  if (position <= (int) get_sentence (self, sentence).start)
    return NULL;
  return g_variant_new_uint32 (position);
}

static void
append_own_kinds (AssayArticleView *self,
                  GMenu            *menu)
{
  const char * const *kinds = assay_project_get_kinds (self->project);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *key = assay_kind_popover_dup_key (i);
      g_autofree char *title = NULL;
      g_autoptr (GMenuItem) item = NULL;
      GString *kind = g_string_new (kinds[i]);

      /* An underscore would mark a letter to press. */
      g_string_replace (kind, "_", "__", 0);
      /* Translators: %s is a kind of the project’s own, which has no translation. */
      title = g_strdup_printf (_("Tag as “%s”"), kind->str);
      g_string_free (kind, TRUE);
      item = g_menu_item_new (title, NULL);
      g_menu_item_set_action_and_target (item, "win.tag", "s", kinds[i]);
      if (key != NULL)
        g_menu_item_set_attribute (item, "accel", "s", key);
      g_menu_append_item (menu, item);
    }
}

static GMenuModel *
make_menu (AssayArticleView *self,
           GVariant         *split,
           int               position)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) quotes = g_menu_new ();
  g_autoptr (GMenu) borders = g_menu_new ();

  assay_actions_append (kinds, "win.tag::claim");
  assay_actions_append (kinds, "win.tag::evidence");
  assay_actions_append (kinds, "win.tag::speculation");
  append_own_kinds (self, kinds);
  assay_actions_append (kinds, "win.clear");
  assay_actions_append (kinds, "win.note");
  assay_actions_append (quotes, "win.copy-quote");
  assay_actions_append (quotes, "win.copy-quote-source");
  if (split != NULL)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_("Split Sentence Here"), NULL);

      g_menu_item_set_action_and_target_value (item, "win.split-sentence", split);
      g_menu_append_item (borders, item);
    }
  assay_actions_append (borders, "win.join-sentence");
  assay_article_view_append_decision (self, kinds,
                                      assay_selection_get_current (get_selection (self)));
  if (assay_selection_get_n_selected (get_selection (self)) > 0)
    {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (quotes));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (borders));
    }
  assay_article_view_append_works (self, menu, position);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
open_menu (AssayArticleView *self,
           double            x,
           double            y,
           int               position)
{
  g_autoptr (GVariant) split = find_split (self, position);
  g_autoptr (GMenuModel) menu = NULL;

  if (split != NULL)
    g_variant_ref_sink (split);
  menu = make_menu (self, split, position);
  if (g_menu_model_get_n_items (menu) == 0)
    return;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  assay_article_view_point (self, GTK_POPOVER (self->menu), (GdkRectangle) { x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (GtkGestureClick  *gesture,
                 int               n_press,
                 double            x,
                 double            y,
                 AssayArticleView *self)
{
  int sentence;

  if (!has_article (self))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  assay_article_view_close_kinds (self);
  sentence = get_sentence_at (self, x, y);
  if (sentence >= 0 && !assay_selection_contains (get_selection (self), sentence))
    select_at (self, sentence, 0);
  open_menu (self, x, y, assay_article_page_get_position_at (self->page, x, y));
}

/* The same menu for those without a mouse, at the sentence where the keyboard stands. */
static void
open_menu_at_current (AssayArticleView *self)
{
  int current = assay_selection_get_current (get_selection (self));
  AssaySpan sentence;
  GdkRectangle area;

  if (current < 0)
    return;
  sentence = get_sentence (self, current);
  assay_article_page_get_area (self->page, sentence, &area);
  open_menu (self, area.x, area.y + area.height, sentence.start);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           AssayArticleView         *self)
{
  int position = assay_article_page_get_position_at (self->page, x, y);
  g_autofree char *address = NULL;
  gboolean is_link;

  if (position < 0)
    {
      is_link = assay_article_view_get_decided_at (self, x, y) >= 0;
      assay_article_page_set_hovered (self->page, -1);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self->page), is_link ? "pointer" : "default");
      return;
    }
  address = assay_article_page_dup_address_at (self->page, position);
  is_link = address != NULL || assay_article_page_get_citation_at (self->page, position) >= 0;
  assay_article_page_set_hovered (self->page,
                                  assay_article_page_get_sentence_at (self->page, position));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->page), is_link ? "pointer" : "default");
}

static void
leave_cb (GtkEventControllerMotion *controller,
          AssayArticleView         *self)
{
  assay_article_page_set_hovered (self->page, -1);
}

static gboolean
escape (AssayArticleView *self)
{
  if (gtk_widget_get_visible (self->kinds))
    assay_article_view_close_kinds (self);
  else if (assay_find_bar_is_open (self->find_bar))
    assay_find_bar_close (self->find_bar);
  else if (assay_selection_get_n_selected (get_selection (self)) > 0)
    assay_selection_clear (get_selection (self));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                AssayArticleView      *self)
{
  if (!has_article (self))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_F10:
      if ((state & GDK_SHIFT_MASK) == 0)
        return GDK_EVENT_PROPAGATE;
      G_GNUC_FALLTHROUGH;
    case GDK_KEY_Menu:
      open_menu_at_current (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Whoever scrolls by hand while a long article is still being laid out is not pulled back. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          AssayArticleView         *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_SCROLL:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_KEY_PRESS:
      assay_article_page_stop (self->page);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
add_controller (GtkWidget          *widget,
                GtkEventController *controller)
{
  /* Before the text view's own, which would select letters and move a caret. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
}

/*< private >
 * assay_article_view_add_input:
 *
 * Makes the page answer to the mouse and the keyboard.
 */
void
assay_article_view_add_input (AssayArticleView *self)
{
  GtkWidget *page = GTK_WIDGET (self->page);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *any = gtk_event_controller_legacy_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  add_controller (page, GTK_EVENT_CONTROLLER (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  add_controller (page, GTK_EVENT_CONTROLLER (menu));

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  add_controller (page, motion);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  add_controller (page, keys);

  g_signal_connect (any, "event", G_CALLBACK (event_cb), self);
  add_controller (GTK_WIDGET (self), any);
  assay_actions_install (page, ASSAY_ACTION_SCOPE_ARTICLE);
}

/*< private >
 * assay_article_view_close_kinds:
 *
 * Takes the offered kinds away.
 */
void
assay_article_view_close_kinds (AssayArticleView *self)
{
  if (self->kinds != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->kinds));
}
