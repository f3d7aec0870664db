/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of the inspector: what the project has of kinds besides the three built in, in rows as
 * wide as theirs.
 */

#include "config.h"

#include "assay-own-kinds.h"

#define KINDS_A_ROW 3

struct _AssayOwnKinds
{
  GtkWidget   parent_instance;

  char      **kinds;
};

G_DEFINE_FINAL_TYPE (AssayOwnKinds, assay_own_kinds, GTK_TYPE_WIDGET)

static void
clear (AssayOwnKinds *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (row);
}

static GtkWidget *
make_row (AssayOwnKinds *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (row, "linked");
  gtk_widget_add_css_class (row, "kinds");
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

static GtkWidget *
make_button (const char *kind)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (kind);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, kind);
  gtk_widget_add_css_class (button, "own");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.tag");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind);
  return button;
}

static void
assay_own_kinds_dispose (GObject *object)
{
  clear (ASSAY_OWN_KINDS (object));

  G_OBJECT_CLASS (assay_own_kinds_parent_class)->dispose (object);
}

static void
assay_own_kinds_finalize (GObject *object)
{
  g_strfreev (ASSAY_OWN_KINDS (object)->kinds);

  G_OBJECT_CLASS (assay_own_kinds_parent_class)->finalize (object);
}

static void
assay_own_kinds_class_init (AssayOwnKindsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_own_kinds_dispose;
  object_class->finalize = assay_own_kinds_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
assay_own_kinds_init (AssayOwnKinds *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->kinds = g_new0 (char *, 1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * assay_own_kinds_set_kinds:
 * @kinds: (array zero-terminated=1): the kinds of the project's own
 */
void
assay_own_kinds_set_kinds (AssayOwnKinds      *self,
                           const char * const *kinds)
{
  GtkWidget *row = NULL;

  g_return_if_fail (ASSAY_IS_OWN_KINDS (self));
  g_return_if_fail (kinds != NULL);

  if (g_strv_equal ((const char * const *) self->kinds, kinds))
    return;
  g_strfreev (self->kinds);
  self->kinds = g_strdupv ((char **) kinds);
  clear (self);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (i % KINDS_A_ROW == 0)
        row = make_row (self);
      gtk_box_append (GTK_BOX (row), make_button (kinds[i]));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), row != NULL);
}
