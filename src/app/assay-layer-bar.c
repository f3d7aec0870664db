/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One who works blind must not take an article for untouched by others, nor forget that it is
 * finished: both are said where the article is read, with the way out beside it.
 */

#include "config.h"

#include "assay-layer-bar.h"

#include <glib/gi18n.h>

#include "assay-project-layers.h"

struct _AssayLayerBar
{
  GtkWidget      parent_instance;

  GtkWidget     *revealer;
  GtkImage      *icon;
  GtkLabel      *words;
  GtkButton     *button;

  AssayProject  *project;
  GSignalGroup  *signals;
};

enum
{
  PROP_PROJECT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayLayerBar, assay_layer_bar, GTK_TYPE_WIDGET)

static void
update (AssayLayerBar *self)
{
  gboolean hides = self->project != NULL && assay_project_is_hiding (self->project);
  gboolean finished = self->project != NULL && assay_project_get_finished (self->project);

  /* What it said stays while it goes. */
  if (hides)
    {
      gtk_image_set_from_icon_name (self->icon, "view-conceal-symbolic");
      gtk_label_set_label (self->words,
                           _("Others’ work in this article is hidden until you finish it."));
      gtk_button_set_label (self->button, _("_Finish Article"));
    }
  else if (finished)
    {
      gtk_image_set_from_icon_name (self->icon, "object-select-symbolic");
      gtk_label_set_label (self->words, _("You have finished this article."));
      gtk_button_set_label (self->button, _("_Reopen Article"));
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), hides || finished);
}

static void
assay_layer_bar_dispose (GObject *object)
{
  AssayLayerBar *self = ASSAY_LAYER_BAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->project);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_layer_bar_parent_class)->dispose (object);
}

static void
assay_layer_bar_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_PROJECT)
    g_value_set_object (value, ASSAY_LAYER_BAR (object)->project);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_layer_bar_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    assay_layer_bar_set_project (ASSAY_LAYER_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_layer_bar_class_init (AssayLayerBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_layer_bar_dispose;
  object_class->get_property = assay_layer_bar_get_property;
  object_class->set_property = assay_layer_bar_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layerbar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/layer-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayLayerBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AssayLayerBar, icon);
  gtk_widget_class_bind_template_child (widget_class, AssayLayerBar, words);
  gtk_widget_class_bind_template_child (widget_class, AssayLayerBar, button);
}

static void
assay_layer_bar_init (AssayLayerBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (ASSAY_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->signals, "notify::hiding", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::finished", G_CALLBACK (update), self);
}

/**
 * assay_layer_bar_set_project:
 * @project: (nullable): the project whose open article to speak of
 */
void
assay_layer_bar_set_project (AssayLayerBar *self,
                             AssayProject  *project)
{
  g_return_if_fail (ASSAY_IS_LAYER_BAR (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->signals, project);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}
