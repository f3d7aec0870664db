/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filled from the table of actions, so that it cannot list a key that does nothing.
 */

#include "config.h"

#include "assay-keys-window.h"

#include <glib/gi18n.h>

#include "assay-actions.h"

struct _AssayKeysWindow
{
  GtkWindow   parent_instance;

  GtkBox     *left;
  GtkBox     *right;
};

G_DEFINE_FINAL_TYPE (AssayKeysWindow, assay_keys_window, GTK_TYPE_WINDOW)

static GtkWidget *
make_key (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;
  g_autofree char *words = NULL;
  GtkWidget *label;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  words = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* Keys of the number pad do what the digits do, which nobody needs to be told. */
static gboolean
is_worth_showing (const char *accelerator)
{
  return strstr (accelerator, "KP_") == NULL && strstr (accelerator, "equal") == NULL;
}

static void
add_keys (GtkBox                *box,
          const AssayActionInfo *info)
{
  g_auto (GStrv) keys = assay_action_info_get_keys (info);

  for (guint i = 0; keys[i] != NULL; i++)
    if (is_worth_showing (keys[i]))
      gtk_box_append (box, make_key (keys[i]));
}

static GtkWidget *
make_row (const AssayActionInfo *info)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_(info->title));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (row), title);
  return row;
}

static void
fill_group (GtkBox           *column,
            AssayActionGroup  group)
{
  GtkWidget *heading = gtk_label_new (assay_actions_get_group_title (group));
  const AssayActionInfo *table;
  const AssayActionInfo *before = NULL;
  GtkWidget *row = NULL;
  guint n_actions;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (column, heading);

  /* An action with keys of several scopes has one row. */
  table = assay_actions_get_table (&n_actions);
  for (guint i = 0; i < n_actions; i++)
    {
      if (table[i].group != group || *table[i].keys == '\0')
        continue;
      if (before == NULL || !g_str_equal (before->title, table[i].title))
        {
          row = make_row (&table[i]);
          gtk_box_append (column, row);
        }
      add_keys (GTK_BOX (row), &table[i]);
      before = &table[i];
    }
}

static void
assay_keys_window_class_init (AssayKeysWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/keys-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayKeysWindow, left);
  gtk_widget_class_bind_template_child (widget_class, AssayKeysWindow, right);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_keys_window_init (AssayKeysWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint group = 0; group < ASSAY_ACTION_N_GROUPS; group++)
    fill_group (group < ASSAY_ACTION_GROUP_ARTICLE ? self->left : self->right, group);
}

/**
 * assay_keys_window_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
assay_keys_window_new (GtkWindow *parent)
{
  return g_object_new (ASSAY_TYPE_KEYS_WINDOW, "transient-for", parent, NULL);
}
