/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of articles. The selected row is the open article, whichever of the two changes first;
 * since the list is lazy and may be read anew at any time, the row is looked for again after each
 * change.
 */

#include "config.h"

#include "assay-sidebar.h"

#include <glib/gi18n.h>

#include "assay-actions.h"
#include "assay-article-row.h"

struct _AssaySidebar
{
  GtkWidget           parent_instance;

  GtkWidget          *content;
  GtkSearchEntry     *filter;
  GtkMenuButton      *sort_button;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkStack           *stack;

  AssayProject       *project;
  gboolean            syncing;    /* the selection follows the article, not the other way round */
};

enum
{
  PROP_PROJECT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssaySidebar, assay_sidebar, GTK_TYPE_WIDGET)

static void
update_page (AssaySidebar *self)
{
  const char *filter = gtk_editable_get_text (GTK_EDITABLE (self->filter));
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  if (!empty)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (*filter != '\0')
    gtk_stack_set_visible_child_name (self->stack, "no-match");
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
follow_article (AssaySidebar *self)
{
  AssayArticle *article = self->project != NULL ? assay_project_get_article (self->project) : NULL;
  int position = -1;

  if (article != NULL)
    position = assay_article_list_find (assay_project_get_articles (self->project),
                                        assay_article_get_id (article));

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION);
  self->syncing = FALSE;
}

static void
show_article (AssaySidebar *self)
{
  guint position;

  follow_article (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* A list that was read anew stands at its top, where the open article need not be. */
static void
items_changed_cb (AssaySidebar *self)
{
  gboolean lost = gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION;

  update_page (self);
  if (lost)
    show_article (self);
  else
    follow_article (self);
}

static void
selected_cb (AssaySidebar *self)
{
  AssayArticleSummary *summary;
  AssayArticle *article;

  if (self->syncing || self->project == NULL)
    return;

  summary = gtk_single_selection_get_selected_item (self->selection);
  if (summary == NULL)
    return;

  article = assay_project_get_article (self->project);
  if (article == NULL || !g_str_equal (assay_article_get_id (article), summary->id))
    assay_project_open_article (self->project, summary->id, NULL);
}

static void
activated_cb (AssaySidebar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
}

static void
filter_cb (AssaySidebar *self)
{
  if (self->project != NULL)
    assay_article_list_set_filter (assay_project_get_articles (self->project),
                                   gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  update_page (self);
}

static void
filter_stop_cb (AssaySidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
describe_cb (GtkWidget *child)
{
  GtkWidget *row = gtk_widget_get_parent (child);
  g_autoptr (AssayArticleSummary) summary = NULL;
  g_autofree char *label = NULL;

  g_object_get (child, "summary", &summary, NULL);
  if (summary == NULL)
    return;
  label = assay_article_row_describe (summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *child = assay_article_row_new ();

  gtk_list_item_set_child (item, child);
  g_signal_connect (child, "notify::summary", G_CALLBACK (describe_cb), NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  assay_article_row_set_summary (ASSAY_ARTICLE_ROW (gtk_list_item_get_child (item)),
                                 gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  assay_article_row_set_summary (ASSAY_ARTICLE_ROW (gtk_list_item_get_child (item)), NULL);
}

static GMenuModel *
make_sort_menu (void)
{
  static const struct { const char *name, *title; } orders[] = {
    { "imported", N_("Newest Import First") },
    { "title", N_("By Title") },
    { "published", N_("Latest Publication First") },
    { "progress", N_("Least Tagged First") },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *action = g_strconcat ("win.sort::", orders[i].name, NULL);

      g_menu_append (menu, _(orders[i].title), action);
    }

  return G_MENU_MODEL (menu);
}

static void
assay_sidebar_dispose (GObject *object)
{
  AssaySidebar *self = ASSAY_SIDEBAR (object);

  assay_sidebar_set_project (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_sidebar_parent_class)->dispose (object);
}

static void
assay_sidebar_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_PROJECT)
    g_value_set_object (value, ASSAY_SIDEBAR (object)->project);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_sidebar_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    assay_sidebar_set_project (ASSAY_SIDEBAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_sidebar_class_init (AssaySidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_sidebar_dispose;
  object_class->get_property = assay_sidebar_get_property;
  object_class->set_property = assay_sidebar_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/assay/Assay/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySidebar, content);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebar, filter);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebar, sort_button);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebar, list);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebar, selection);
  gtk_widget_class_bind_template_child (widget_class, AssaySidebar, stack);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidebar");
}

static void
assay_sidebar_init (AssaySidebar *self)
{
  g_autoptr (GMenuModel) sort_menu = make_sort_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->sort_button, sort_menu);
  assay_actions_install (GTK_WIDGET (self->list), ASSAY_ACTION_SCOPE_PANE);
  update_page (self);
}

/**
 * assay_sidebar_set_project:
 * @project: (nullable): the project whose articles to list
 */
void
assay_sidebar_set_project (AssaySidebar *self,
                           AssayProject *project)
{
  g_return_if_fail (ASSAY_IS_SIDEBAR (self));

  if (self->project == project)
    return;

  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->project, self);
      g_signal_handlers_disconnect_by_data (assay_project_get_articles (self->project), self);
    }
  g_set_object (&self->project, project);

  gtk_single_selection_set_model (self->selection,
                                  project != NULL
                                  ? G_LIST_MODEL (assay_project_get_articles (project)) : NULL);
  if (project != NULL)
    {
      g_signal_connect_object (project, "notify::article", G_CALLBACK (show_article), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (assay_project_get_articles (project), "items-changed",
                               G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
      items_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * assay_sidebar_get_list:
 *
 * Returns: (transfer none): the list, which takes the focus
 */
GtkWidget *
assay_sidebar_get_list (AssaySidebar *self)
{
  g_return_val_if_fail (ASSAY_IS_SIDEBAR (self), NULL);

  return GTK_WIDGET (self->list);
}
