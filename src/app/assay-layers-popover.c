/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of layers under the button in the header. What can be done with a layer is an action of
 * the window.
 */

#include "config.h"

#include "assay-layers-popover.h"

#include <glib/gi18n.h>

#include "assay-project-layers.h"

struct _AssayLayersPopover
{
  GtkPopover    parent_instance;

  GtkListBox   *consensus;
  GtkWidget    *agreed;
  GtkLabel     *n_decided;
  GtkListBox   *people;
  GtkWidget    *alone;

  AssayProject *project;
};

enum
{
  PROP_PROJECT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayLayersPopover, assay_layers_popover, GTK_TYPE_POPOVER)

static char *
describe (AssayPerson *person)
{
  if (assay_person_is_me (person))
    /* Translators: the name of who works here, in a list of people. */
    return g_strdup_printf (_("%s (you)"), assay_person_get_name (person));
  return g_strdup (assay_person_get_name (person));
}

static gboolean
format_n_tags (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      data)
{
  guint n = g_value_get_uint (from);

  g_value_take_string (to, g_strdup_printf (ngettext ("%u tag", "%u tags", n), n));
  return TRUE;
}

static void
append_targeted (GMenu      *menu,
                 const char *label,
                 const char *action,
                 GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* A name does not say who somebody is, so the initials, which differ, stand beside it. */
static GMenuModel *
make_same_menu (AssayLayersPopover *self,
                AssayPerson        *person)
{
  GListModel *people = assay_project_get_people (self->project);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AssayPerson) other = g_list_model_get_item (people, i);
      g_autofree char *label = NULL;

      if (other == person)
        continue;
      /* Translators: a name and, to tell people of one name apart, the initials. */
      label = g_strdup_printf (_("%s (%s)"), assay_person_get_name (other),
                               assay_person_get_initials (other));
      append_targeted (menu, label, "win.same-person",
                       g_variant_new ("(ss)", assay_person_get_id (person),
                                      assay_person_get_id (other)));
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (AssayLayersPopover *self,
           AssayPerson        *person)
{
  g_autoptr (GMenu) show = g_menu_new ();
  g_autoptr (GMenu) identity = g_menu_new ();
  g_autoptr (GMenuModel) same = make_same_menu (self, person);
  GMenu *menu = g_menu_new ();

  append_targeted (show, _("Show Only This Layer"), "win.only-layer",
                   g_variant_new_string (assay_person_get_id (person)));
  if (g_menu_model_get_n_items (same) > 0)
    g_menu_append_submenu (identity, _("The Same Person as"), same);
  if (assay_person_get_n_annotators (person) > 1)
    append_targeted (identity, _("These Are Different People"), "win.own-person",
                     g_variant_new_string (assay_person_get_id (person)));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (show));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (identity));
  return G_MENU_MODEL (menu);
}

static void
toggled_cb (GtkCheckButton *check,
            AssayPerson    *person)
{
  if (gtk_check_button_get_active (check) != assay_person_is_shown (person))
    gtk_widget_activate_action (GTK_WIDGET (check), "win.toggle-layer", "s",
                                assay_person_get_id (person));
}

static GtkWidget *
make_check (AssayPerson *person)
{
  g_autofree char *name = describe (person);
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_widget_set_hexpand (check, TRUE);
  g_object_bind_property (person, "shown", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), person, 0);
  return check;
}

static GtkWidget *
make_initials (AssayPerson *person)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_bind_property (person, "initials", label, "label", G_BINDING_SYNC_CREATE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "initials");
  return label;
}

static GtkWidget *
make_n_tags (AssayPerson *person)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_bind_property_full (person, "n-tags", label, "label", G_BINDING_SYNC_CREATE,
                               format_n_tags, NULL, NULL, NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "detail");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
make_more (const char *name,
           GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: of the button with what can be done with somebody’s layer. */
  g_autofree char *label = g_strdup_printf (_("More about %s"), name);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static GtkWidget *
make_row_cb (gpointer item,
             gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = describe (item);
  g_autoptr (GMenuModel) menu = make_menu (data, item);

  gtk_box_append (GTK_BOX (box), make_check (item));
  gtk_box_append (GTK_BOX (box), make_initials (item));
  gtk_box_append (GTK_BOX (box), make_n_tags (item));
  gtk_box_append (GTK_BOX (box), make_more (assay_person_get_name (item), menu));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
agreed_toggled_cb (AssayLayersPopover *self)
{
  gboolean is_active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->agreed));

  if (self->project != NULL && is_active != assay_project_is_consensus_shown (self->project))
    gtk_widget_activate_action (self->agreed, "win.toggle-layer", "s", ASSAY_LAYER_CONSENSUS);
}

/* There is nothing to agree on with oneself, but what was agreed on may be all that came in. */
static void
layers_changed_cb (AssayLayersPopover *self)
{
  guint n = assay_project_count_decided (self->project);
  /* Translators: how many sentences people agreed on. */
  g_autofree char *words = g_strdup_printf (ngettext ("%u decided", "%u decided", n), n);
  gboolean is_alone = g_list_model_get_n_items (assay_project_get_people (self->project)) < 2;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->agreed),
                               assay_project_is_consensus_shown (self->project));
  gtk_label_set_label (self->n_decided, words);
  gtk_widget_set_visible (GTK_WIDGET (self->consensus), !is_alone || n > 0);
  gtk_widget_set_visible (self->alone, is_alone);
}

static void
fill_consensus (AssayLayersPopover *self,
                GtkBox             *box)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_targeted (menu, _("Show Only This Layer"), "win.only-layer",
                   g_variant_new_string (ASSAY_LAYER_CONSENSUS));
  gtk_box_append (box, make_more (_("Consensus"), G_MENU_MODEL (menu)));
}

static void
set_project (AssayLayersPopover *self,
             AssayProject       *project)
{
  if (self->project == project)
    return;
  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (assay_project_get_people (self->project), self);
      g_signal_handlers_disconnect_by_data (self->project, self);
    }
  g_set_object (&self->project, project);
  gtk_list_box_bind_model (self->people,
                           project != NULL ? assay_project_get_people (project) : NULL,
                           make_row_cb, self, NULL);
  if (project != NULL)
    {
      g_signal_connect_object (assay_project_get_people (project), "items-changed",
                               G_CALLBACK (layers_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "layers-changed", G_CALLBACK (layers_changed_cb), self,
                               G_CONNECT_SWAPPED);
      layers_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
assay_layers_popover_dispose (GObject *object)
{
  AssayLayersPopover *self = ASSAY_LAYERS_POPOVER (object);

  if (self->people != NULL)
    set_project (self, NULL);
  self->people = NULL;

  G_OBJECT_CLASS (assay_layers_popover_parent_class)->dispose (object);
}

static void
assay_layers_popover_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_PROJECT)
    g_value_set_object (value, ASSAY_LAYERS_POPOVER (object)->project);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_layers_popover_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    set_project (ASSAY_LAYERS_POPOVER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_layers_popover_class_init (AssayLayersPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_layers_popover_dispose;
  object_class->get_property = assay_layers_popover_get_property;
  object_class->set_property = assay_layers_popover_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/layers-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayLayersPopover, agreed);
  gtk_widget_class_bind_template_child (widget_class, AssayLayersPopover, consensus);
  gtk_widget_class_bind_template_child (widget_class, AssayLayersPopover, n_decided);
  gtk_widget_class_bind_template_child (widget_class, AssayLayersPopover, people);
  gtk_widget_class_bind_template_child (widget_class, AssayLayersPopover, alone);
  gtk_widget_class_bind_template_callback (widget_class, agreed_toggled_cb);
}

static void
assay_layers_popover_init (AssayLayersPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_consensus (self, GTK_BOX (gtk_widget_get_parent (self->agreed)));
}

GtkWidget *
assay_layers_popover_new (void)
{
  return g_object_new (ASSAY_TYPE_LAYERS_POPOVER, NULL);
}
