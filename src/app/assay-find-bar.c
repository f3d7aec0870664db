/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar over an article in which one types what to look for in it.
 */

#include "config.h"

#include "assay-find-bar.h"

#include <glib/gi18n.h>

#include "assay-find.h"

struct _AssayFindBar
{
  GtkWidget       parent_instance;

  GtkWidget      *revealer;
  GtkSearchEntry *entry;
  GtkLabel       *count;
  GtkWidget      *previous;
  GtkWidget      *next;

  AssayText      *text;
  AssayFind      *find;        /* made when the bar is first used on the text */
  GArray         *matches;
  int             current;     /* index of a match, or -1 */
  guint           start;       /* where in the text to begin looking */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayFindBar, assay_find_bar, GTK_TYPE_WIDGET)

static void
show_count (AssayFindBar *self)
{
  g_autofree char *words = NULL;
  gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';

  if (self->current >= 0)
    words = g_strdup_printf (_("%d of %u"), self->current + 1, self->matches->len);
  else if (!is_empty)
    words = g_strdup (_("Not found"));
  gtk_label_set_label (self->count, words != NULL ? words : "");
  gtk_widget_set_sensitive (self->previous, self->matches->len > 0);
  gtk_widget_set_sensitive (self->next, self->matches->len > 0);
  if (!is_empty && self->current < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static int
find_match_from (AssayFindBar *self,
                 guint         position)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      if (g_array_index (self->matches, AssaySpan, i).end > position)
        return i;
    }
  return self->matches->len > 0 ? 0 : -1;
}

static void
search (AssayFindBar *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  if (self->find == NULL && self->text != NULL)
    self->find = assay_find_new (self->text);
  if (self->find != NULL && assay_find_bar_is_open (self))
    self->matches = assay_find_run (self->find, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  else
    self->matches = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  self->current = find_match_from (self, self->start);
  show_count (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
next_cb (AssayFindBar *self)
{
  assay_find_bar_step (self, 1);
}

static void
previous_cb (AssayFindBar *self)
{
  assay_find_bar_step (self, -1);
}

static gboolean
key_pressed_cb (AssayFindBar    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Escape)
    assay_find_bar_close (self);
  else if (is_enter && (state & GDK_SHIFT_MASK) != 0)
    assay_find_bar_step (self, -1);
  else if (is_enter || keyval == GDK_KEY_Down)
    assay_find_bar_step (self, 1);
  else if (keyval == GDK_KEY_Up)
    assay_find_bar_step (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
assay_find_bar_dispose (GObject *object)
{
  AssayFindBar *self = ASSAY_FIND_BAR (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_pointer (&self->text, assay_text_unref);
  g_clear_pointer (&self->find, assay_find_free);

  G_OBJECT_CLASS (assay_find_bar_parent_class)->dispose (object);
}

static void
assay_find_bar_finalize (GObject *object)
{
  g_array_unref (ASSAY_FIND_BAR (object)->matches);

  G_OBJECT_CLASS (assay_find_bar_parent_class)->finalize (object);
}

static void
assay_find_bar_class_init (AssayFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_find_bar_dispose;
  object_class->finalize = assay_find_bar_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/assay/Assay/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, AssayFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, assay_find_bar_close);
}

static void
assay_find_bar_init (AssayFindBar *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find in this article"),
                                  -1);
  show_count (self);
}

GtkWidget *
assay_find_bar_new (void)
{
  return g_object_new (ASSAY_TYPE_FIND_BAR, NULL);
}

/**
 * assay_find_bar_set_text:
 * @text: (nullable): the text to look through
 *
 * Goes on looking for the same words in another text.
 */
void
assay_find_bar_set_text (AssayFindBar *self,
                         AssayText    *text)
{
  g_return_if_fail (ASSAY_IS_FIND_BAR (self));

  g_clear_pointer (&self->find, assay_find_free);
  g_clear_pointer (&self->text, assay_text_unref);
  self->text = text != NULL ? assay_text_ref (text) : NULL;
  self->start = 0;
  if (assay_find_bar_is_open (self))
    search (self);
}

/**
 * assay_find_bar_open:
 * @position: where in the text to begin looking
 *
 * Opens the bar and gives it the focus.
 */
void
assay_find_bar_open (AssayFindBar *self,
                     guint         position)
{
  g_return_if_fail (ASSAY_IS_FIND_BAR (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  self->start = position;
  search (self);
}

/**
 * assay_find_bar_close:
 *
 * Closes the bar. The current match can still be asked for while `closed` is emitted.
 */
void
assay_find_bar_close (AssayFindBar *self)
{
  g_return_if_fail (ASSAY_IS_FIND_BAR (self));

  if (!assay_find_bar_is_open (self))
    return;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  search (self);
}

gboolean
assay_find_bar_is_open (AssayFindBar *self)
{
  g_return_val_if_fail (ASSAY_IS_FIND_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/**
 * assay_find_bar_step:
 * @delta: how many matches to go on, or back
 *
 * Goes to another match; after the last comes the first.
 */
void
assay_find_bar_step (AssayFindBar *self,
                     int           delta)
{
  int n_matches;

  g_return_if_fail (ASSAY_IS_FIND_BAR (self));

  n_matches = self->matches->len;
  if (n_matches == 0)
    return;
  self->current = ((self->current + delta) % n_matches + n_matches) % n_matches;
  self->start = g_array_index (self->matches, AssaySpan, self->current).start;
  show_count (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * assay_find_bar_get_matches:
 *
 * Returns: (transfer none) (element-type AssaySpan): where the words stand; nothing while it is
 *   closed
 */
GArray *
assay_find_bar_get_matches (AssayFindBar *self)
{
  g_return_val_if_fail (ASSAY_IS_FIND_BAR (self), NULL);

  return self->matches;
}

/**
 * assay_find_bar_get_current:
 *
 * Returns: the index of the match one stands at, or -1
 */
int
assay_find_bar_get_current (AssayFindBar *self)
{
  g_return_val_if_fail (ASSAY_IS_FIND_BAR (self), -1);

  return self->current;
}
