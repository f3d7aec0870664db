/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds, under the sentence that was just clicked: the second click tags it. Those of the
 * project's own stand below the three built in.
 */

#include "config.h"

#include "assay-kind-popover.h"

#include "assay-actions.h"
#include "assay-types.h"

#define KINDS_A_ROW      3
#define MAX_KIND_CHARS  18

struct _AssayKindPopover
{
  GtkPopover       parent_instance;

  GtkToggleButton *claim;
  GtkToggleButton *evidence;
  GtkToggleButton *speculation;
  GtkBox          *own;           /* rows of them */

  char           **kinds;         /* the project's own */
  GPtrArray       *buttons;       /* one for each of these */
};

G_DEFINE_FINAL_TYPE (AssayKindPopover, assay_kind_popover, GTK_TYPE_POPOVER)

static void
chosen_cb (AssayKindPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
make_swatch (void)
{
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX,
                                    "valign", GTK_ALIGN_CENTER,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    NULL);

  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, "own");
  return swatch;
}

static GtkWidget *
make_keycap (const char *key)
{
  GtkWidget *keycap = gtk_label_new (key);

  gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (keycap, "keycap");
  return keycap;
}

static GtkWidget *
make_name (const char *kind)
{
  GtkWidget *name = gtk_label_new (kind);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), MAX_KIND_CHARS);
  return name;
}

static GtkWidget *
make_button (AssayKindPopover *self,
             const char       *kind,
             guint             index)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *key = assay_kind_popover_dup_key (index);

  gtk_box_append (GTK_BOX (box), make_swatch ());
  gtk_box_append (GTK_BOX (box), make_name (kind));
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), make_keycap (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_can_focus (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.tag");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, kind, -1);
  if (key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                    key, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (chosen_cb), self);
  return button;
}

static void
fill_own (AssayKindPopover *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->buttons, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->own))) != NULL)
    gtk_box_remove (self->own, row);
  for (guint i = 0; self->kinds[i] != NULL; i++)
    {
      if (i % KINDS_A_ROW == 0)
        {
          row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
          gtk_box_append (self->own, row);
        }
      g_ptr_array_add (self->buttons, make_button (self, self->kinds[i], i));
      gtk_box_append (GTK_BOX (row), g_ptr_array_index (self->buttons, i));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->own), self->buttons->len > 0);
}

static void
assay_kind_popover_finalize (GObject *object)
{
  AssayKindPopover *self = ASSAY_KIND_POPOVER (object);

  g_strfreev (self->kinds);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (assay_kind_popover_parent_class)->finalize (object);
}

static void
assay_kind_popover_class_init (AssayKindPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_kind_popover_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/kind-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayKindPopover, claim);
  gtk_widget_class_bind_template_child (widget_class, AssayKindPopover, evidence);
  gtk_widget_class_bind_template_child (widget_class, AssayKindPopover, speculation);
  gtk_widget_class_bind_template_child (widget_class, AssayKindPopover, own);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
assay_kind_popover_init (AssayKindPopover *self)
{
  self->kinds = g_new0 (char *, 1);
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_kind_popover_new (void)
{
  return g_object_new (ASSAY_TYPE_KIND_POPOVER, NULL);
}

/**
 * assay_kind_popover_set_own_kinds:
 * @kinds: (array zero-terminated=1): the kinds of the project's own
 *
 * Offers them below those built in.
 */
void
assay_kind_popover_set_own_kinds (AssayKindPopover   *self,
                                  const char * const *kinds)
{
  g_return_if_fail (ASSAY_IS_KIND_POPOVER (self));
  g_return_if_fail (kinds != NULL);

  if (g_strv_equal ((const char * const *) self->kinds, kinds))
    return;
  g_strfreev (self->kinds);
  self->kinds = g_strdupv ((char **) kinds);
  fill_own (self);
}

/**
 * assay_kind_popover_set_kind:
 * @kind: (nullable): what the selected sentences are, or %NULL where they are untagged or differ
 *
 * Shows which kind the sentences have now.
 */
void
assay_kind_popover_set_kind (AssayKindPopover *self,
                             const char       *kind)
{
  g_return_if_fail (ASSAY_IS_KIND_POPOVER (self));

  gtk_toggle_button_set_active (self->claim, g_strcmp0 (kind, ASSAY_KIND_CLAIM) == 0);
  gtk_toggle_button_set_active (self->evidence, g_strcmp0 (kind, ASSAY_KIND_EVIDENCE) == 0);
  gtk_toggle_button_set_active (self->speculation, g_strcmp0 (kind, ASSAY_KIND_SPECULATION) == 0);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i),
                                  g_strcmp0 (kind, self->kinds[i]) == 0);
}

/**
 * assay_kind_popover_dup_key:
 * @index: which of the project's own kinds
 *
 * Returns: (transfer full) (nullable): the key that tags as it, %NULL where it has none
 */
char *
assay_kind_popover_dup_key (guint index)
{
  g_autofree char *action = g_strdup_printf ("win.tag-own(uint32 %u)", index);
  const AssayActionInfo *info = assay_actions_find (action);
  g_auto (GStrv) keys = info != NULL ? assay_action_info_get_keys (info) : NULL;

  return keys != NULL ? g_strdup (keys[0]) : NULL;
}
