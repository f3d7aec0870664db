/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds, under the sentence that was just clicked: the second click tags it.
 */

#include "config.h"

#include "assay-kind-popover.h"

#include "assay-types.h"

struct _AssayKindPopover
{
  GtkPopover       parent_instance;

  GtkToggleButton *claim;
  GtkToggleButton *evidence;
  GtkToggleButton *speculation;
};

G_DEFINE_FINAL_TYPE (AssayKindPopover, assay_kind_popover, GTK_TYPE_POPOVER)

static void
chosen_cb (AssayKindPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
assay_kind_popover_class_init (AssayKindPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/kind-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayKindPopover, claim);
  gtk_widget_class_bind_template_child (widget_class, AssayKindPopover, evidence);
  gtk_widget_class_bind_template_child (widget_class, AssayKindPopover, speculation);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
assay_kind_popover_init (AssayKindPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_kind_popover_new (void)
{
  return g_object_new (ASSAY_TYPE_KIND_POPOVER, NULL);
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
}
