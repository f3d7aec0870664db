/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds the three pages of the inspector and tells how many works there are before one looks.
 */

#include "config.h"

#include "assay-inspector.h"

#include <glib/gi18n.h>

#include "assay-sentence-page.h"

struct _AssayInspector
{
  GtkWidget           parent_instance;

  GtkWidget          *content;
  GtkStack           *stack;
  GtkStackSwitcher   *tabs;
  GtkStackPage       *citations_tab;
  AssaySentencePage  *sentence_page;
  AssayCitationsPage *citations_page;
  AssayComparePage   *compare_page;

  AssayProject       *project;
};

enum
{
  PROP_PROJECT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayInspector, assay_inspector, GTK_TYPE_WIDGET)

static void
update_title (AssayInspector *self)
{
  guint n = g_list_model_get_n_items (assay_project_get_references (self->project));
  g_autofree char *title = NULL;

  /* Translators: the tab with the list of works cited, and how many there are. */
  title = n > 0 ? g_strdup_printf (_("Citations · %u"), n) : g_strdup (_("Citations"));
  gtk_stack_page_set_title (self->citations_tab, title);
}

static void
assay_inspector_dispose (GObject *object)
{
  AssayInspector *self = ASSAY_INSPECTOR (object);

  assay_inspector_set_project (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_inspector_parent_class)->dispose (object);
}

static void
assay_inspector_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_PROJECT)
    g_value_set_object (value, ASSAY_INSPECTOR (object)->project);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_inspector_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    assay_inspector_set_project (ASSAY_INSPECTOR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_inspector_class_init (AssayInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_inspector_dispose;
  object_class->get_property = assay_inspector_get_property;
  object_class->set_property = assay_inspector_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_SENTENCE_PAGE);
  g_type_ensure (ASSAY_TYPE_CITATIONS_PAGE);
  g_type_ensure (ASSAY_TYPE_COMPARE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/assay/Assay/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayInspector, content);
  gtk_widget_class_bind_template_child (widget_class, AssayInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayInspector, tabs);
  gtk_widget_class_bind_template_child (widget_class, AssayInspector, citations_tab);
  gtk_widget_class_bind_template_child (widget_class, AssayInspector, sentence_page);
  gtk_widget_class_bind_template_child (widget_class, AssayInspector, citations_page);
  gtk_widget_class_bind_template_child (widget_class, AssayInspector, compare_page);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
}

static void
assay_inspector_init (AssayInspector *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* Tabs as wide as the widest would make the whole pane wider than the article can spare. */
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->tabs));
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), FALSE);
  for (GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self->tabs)); tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    gtk_widget_set_hexpand (tab, TRUE);
}

/**
 * assay_inspector_set_project:
 * @project: (nullable): the project to look into
 */
void
assay_inspector_set_project (AssayInspector *self,
                             AssayProject   *project)
{
  g_return_if_fail (ASSAY_IS_INSPECTOR (self));

  if (self->project == project)
    return;

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (assay_project_get_references (self->project), self);
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      g_signal_connect_object (assay_project_get_references (project), "items-changed",
                               G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
      update_title (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * assay_inspector_show_sentence:
 *
 * Turns to the page of the current sentence.
 */
void
assay_inspector_show_sentence (AssayInspector *self)
{
  g_return_if_fail (ASSAY_IS_INSPECTOR (self));

  gtk_stack_set_visible_child_name (self->stack, "sentence");
}

/**
 * assay_inspector_show_works:
 *
 * Turns to the page of the works cited.
 */
void
assay_inspector_show_works (AssayInspector *self)
{
  g_return_if_fail (ASSAY_IS_INSPECTOR (self));

  gtk_stack_set_visible_child_name (self->stack, "citations");
}

/**
 * assay_inspector_show_comparison:
 *
 * Turns to the page of disagreements.
 *
 * Returns: (transfer none): the page
 */
AssayComparePage *
assay_inspector_show_comparison (AssayInspector *self)
{
  g_return_val_if_fail (ASSAY_IS_INSPECTOR (self), NULL);

  gtk_stack_set_visible_child_name (self->stack, "compare");
  return self->compare_page;
}

/**
 * assay_inspector_show_reference:
 * @reference: index of a work
 *
 * Turns to the works cited and shows one of them.
 */
void
assay_inspector_show_reference (AssayInspector *self,
                                guint           reference)
{
  g_return_if_fail (ASSAY_IS_INSPECTOR (self));

  assay_inspector_show_works (self);
  assay_citations_page_show (self->citations_page, reference);
}

/**
 * assay_inspector_save_note:
 *
 * Saves the note if it was edited. Whatever is about to change the selection calls this first.
 */
void
assay_inspector_save_note (AssayInspector *self)
{
  g_return_if_fail (ASSAY_IS_INSPECTOR (self));

  assay_sentence_page_save_note (self->sentence_page);
}

/**
 * assay_inspector_get_citations_page:
 *
 * Returns: (transfer none): the page of the works cited
 */
AssayCitationsPage *
assay_inspector_get_citations_page (AssayInspector *self)
{
  g_return_val_if_fail (ASSAY_IS_INSPECTOR (self), NULL);

  return self->citations_page;
}

/**
 * assay_inspector_focus_note:
 *
 * Lets the user write the note of the current sentence.
 */
void
assay_inspector_focus_note (AssayInspector *self)
{
  g_return_if_fail (ASSAY_IS_INSPECTOR (self));

  assay_inspector_show_sentence (self);
  assay_sentence_page_focus_note (self->sentence_page);
}

/**
 * assay_inspector_focus:
 *
 * Moves the focus to the page that is shown.
 *
 * Returns: whether there was something to focus
 */
gboolean
assay_inspector_focus (AssayInspector *self)
{
  g_return_val_if_fail (ASSAY_IS_INSPECTOR (self), FALSE);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "citations") == 0
      && gtk_widget_grab_focus (assay_citations_page_get_list (self->citations_page)))
    return TRUE;

  return gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}
