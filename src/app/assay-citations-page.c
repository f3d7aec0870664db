/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspector's second page: what the article leans on. A click on a work goes to the sentences
 * that cite it, one after the other.
 */

#include "config.h"

#include "assay-citations-page.h"

#include <glib/gi18n.h>

#include "assay-actions.h"
#include "assay-reference-row.h"

struct _AssayCitationsPage
{
  GtkWidget           parent_instance;

  GtkWidget          *stack;
  GtkLabel           *summary;
  GtkLabel           *dangling;
  GtkListView        *list;
  GtkSingleSelection *selection;

  AssayProject       *project;
};

enum
{
  PROP_PROJECT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayCitationsPage, assay_citations_page, GTK_TYPE_WIDGET)

static void
show_summary (AssayCitationsPage *self,
              guint               n_works,
              guint               n_findings)
{
  g_autofree char *works = g_strdup_printf (ngettext ("%u work cited", "%u works cited", n_works),
                                            n_works);
  g_autofree char *findings = NULL;
  g_autofree char *both = NULL;

  if (n_findings == 0)
    findings = g_strdup (_("nothing amiss"));
  else
    findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n_findings), n_findings);
  both = g_strdup_printf ("%s · %s", works, findings);
  gtk_label_set_label (self->summary, both);
}

/* Markers that point at nothing belong to no entry of the list, so they are told above it. */
static void
show_dangling (AssayCitationsPage *self,
               GPtrArray          *findings)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (findings, i);

      if (finding->reference >= 0)
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, finding->message);
    }

  gtk_label_set_label (self->dangling, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->dangling), words->len > 0);
  g_string_free (words, TRUE);
}

static void
update (AssayCitationsPage *self)
{
  AssayArticle *article = assay_project_get_article (self->project);
  GPtrArray *findings = article != NULL ? assay_article_get_analysis (article)->findings : NULL;
  guint n_works = g_list_model_get_n_items (assay_project_get_references (self->project));
  guint n_findings = findings != NULL ? findings->len : 0;

  show_dangling (self, findings);
  show_summary (self, n_works, n_findings);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    n_works > 0 || n_findings > 0 ? "works" : "empty");
}

static void
activated_cb (AssayCitationsPage *self,
              guint               position)
{
  g_autoptr (AssayReferenceItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-reference", "i", (int) item->index);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, assay_reference_row_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (child);
  AssayReferenceItem *reference = gtk_list_item_get_item (item);
  g_autofree char *label = assay_reference_row_describe (reference);

  assay_reference_row_set_item (ASSAY_REFERENCE_ROW (child), reference);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  assay_reference_row_set_item (ASSAY_REFERENCE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
assay_citations_page_dispose (GObject *object)
{
  AssayCitationsPage *self = ASSAY_CITATIONS_PAGE (object);

  assay_citations_page_set_project (self, NULL);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_citations_page_parent_class)->dispose (object);
}

static void
assay_citations_page_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_PROJECT)
    g_value_set_object (value, ASSAY_CITATIONS_PAGE (object)->project);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_citations_page_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    assay_citations_page_set_project (ASSAY_CITATIONS_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_citations_page_class_init (AssayCitationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_citations_page_dispose;
  object_class->get_property = assay_citations_page_get_property;
  object_class->set_property = assay_citations_page_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/citations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, dangling);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, selection);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "citationspage");
}

static void
assay_citations_page_init (AssayCitationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_actions_install (GTK_WIDGET (self->list), ASSAY_ACTION_SCOPE_PANE);
}

/**
 * assay_citations_page_set_project:
 * @project: (nullable): the project of whose open article to list the works cited
 */
void
assay_citations_page_set_project (AssayCitationsPage *self,
                                  AssayProject       *project)
{
  g_return_if_fail (ASSAY_IS_CITATIONS_PAGE (self));

  if (self->project == project)
    return;

  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->project, self);
      g_signal_handlers_disconnect_by_data (assay_project_get_references (self->project), self);
    }
  g_set_object (&self->project, project);
  gtk_single_selection_set_model (self->selection,
                                  project != NULL ? assay_project_get_references (project) : NULL);
  if (project != NULL)
    {
      g_signal_connect_object (project, "notify::article", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (assay_project_get_references (project), "items-changed",
                               G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * assay_citations_page_show:
 * @reference: index of a work
 *
 * Selects a work in the list and brings it into view.
 */
void
assay_citations_page_show (AssayCitationsPage *self,
                           guint               reference)
{
  GListModel *model;

  g_return_if_fail (ASSAY_IS_CITATIONS_PAGE (self));

  model = G_LIST_MODEL (self->selection);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AssayReferenceItem) item = g_list_model_get_item (model, i);

      if (item->index == reference)
        {
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
          return;
        }
    }
}

/**
 * assay_citations_page_get_list:
 *
 * Returns: (transfer none): the list, which takes the focus
 */
GtkWidget *
assay_citations_page_get_list (AssayCitationsPage *self)
{
  g_return_val_if_fail (ASSAY_IS_CITATIONS_PAGE (self), NULL);

  return GTK_WIDGET (self->list);
}
