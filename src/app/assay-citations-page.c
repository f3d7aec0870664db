/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspector's second page: what the article leans on. A click on a work goes to the sentences
 * that cite it, one after the other; its menu and its form set right what was read wrong.
 */

#include "config.h"

#include "assay-citations-page.h"

#include <glib/gi18n.h>

#include "assay-actions.h"
#include "assay-reference-form.h"
#include "assay-reference-row.h"

struct _AssayCitationsPage
{
  GtkWidget           parent_instance;

  GtkWidget          *stack;
  GtkLabel           *summary;
  GtkLabel           *dangling;
  GtkListView        *list;
  GtkSingleSelection *selection;
  AssayReferenceForm *form;

  AssayProject       *project;
  GMenuModel         *menu;
  char               *article;     /* id of the article whose works are listed */
  char               *chosen;      /* id of the work chosen last: the list is made anew on every change */
  guint               chosen_at;   /* where it stood */
  gboolean            listing;     /* what is selected is the list's doing */
};

enum
{
  PROP_PROJECT = 1,
  PROP_WORK,
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

static guint
find_work (AssayCitationsPage *self,
           const char         *id)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AssayReferenceItem) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (item->id, id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
select_work (AssayCitationsPage *self,
             guint               position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* What was chosen stays chosen while it is corrected; of an entry that is gone, its place. */
static void
choose_again (AssayCitationsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = find_work (self, self->chosen);

  if (self->chosen == NULL || n == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = MIN (self->chosen_at, n - 1);
  if (gtk_single_selection_get_selected (self->selection) != position)
    select_work (self, position);
}

static void
close_form (AssayCitationsPage *self)
{
  assay_reference_form_show (self->form, self->project, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "works");
}

/* The form goes on showing its entry as it is now, and closes when there is none any more. */
static void
update_form (AssayCitationsPage *self)
{
  AssayReferenceItem *item = assay_reference_form_get_item (self->form);
  guint position = item != NULL ? find_work (self, item->id) : GTK_INVALID_LIST_POSITION;
  g_autoptr (AssayReferenceItem) now = NULL;

  if (item == NULL)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    {
      close_form (self);
      return;
    }
  now = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  assay_reference_form_show (self->form, self->project, now);
}

static void
update_article (AssayCitationsPage *self,
                AssayArticle       *article)
{
  const char *id = article != NULL ? assay_article_get_id (article) : NULL;

  if (g_strcmp0 (id, self->article) == 0)
    return;
  g_free (self->article);
  self->article = g_strdup (id);
  g_clear_pointer (&self->chosen, g_free);
  if (assay_reference_form_get_item (self->form) != NULL)
    close_form (self);
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
  update_article (self, article);
  self->listing = TRUE;
  choose_again (self);
  self->listing = FALSE;
  update_form (self);
  if (assay_reference_form_get_item (self->form) == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                      n_works > 0 || n_findings > 0 ? "works" : "empty");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORK]);
}

static void
selected_cb (AssayCitationsPage *self)
{
  AssayReferenceItem *item = assay_citations_page_get_work (self);

  if (item == NULL)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (item->id);
  self->chosen_at = gtk_single_selection_get_selected (self->selection);
  if (!self->listing)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORK]);
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
form_closed_cb (AssayCitationsPage *self)
{
  close_form (self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* The menu is about the chosen work, so its work is chosen first. */
static void
menu_opened_cb (AssayReferenceRow *row,
                GtkListItem       *item)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (row), ASSAY_TYPE_CITATIONS_PAGE);

  gtk_single_selection_set_selected (ASSAY_CITATIONS_PAGE (page)->selection,
                                     gtk_list_item_get_position (item));
}

static void
menu_pressed_cb (GtkGestureClick *gesture)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  assay_reference_row_open_menu (ASSAY_REFERENCE_ROW (row));
}

/* The same menu for those without a mouse. */
static gboolean
key_pressed_cb (AssayCitationsPage *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (keyval != GDK_KEY_Menu && (keyval != GDK_KEY_F10 || (state & GDK_SHIFT_MASK) == 0))
    return GDK_EVENT_PROPAGATE;
  if (!ASSAY_IS_REFERENCE_ROW (child))
    return GDK_EVENT_PROPAGATE;
  assay_reference_row_open_menu (ASSAY_REFERENCE_ROW (child));
  return GDK_EVENT_STOP;
}

/* Tab goes from an entry to the button of its menu before it leaves the list, and back. */
static gboolean
tab_pressed_cb (AssayCitationsPage *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ASSAY_TYPE_REFERENCE_ROW) : NULL;
  gboolean backward = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if (keyval != GDK_KEY_Tab && keyval != GDK_KEY_KP_Tab && keyval != GDK_KEY_ISO_Left_Tab)
    return GDK_EVENT_PROPAGATE;
  if (!backward && ASSAY_IS_REFERENCE_ROW (child))
    return assay_reference_row_focus_menu (ASSAY_REFERENCE_ROW (child));
  if (backward && row != NULL)
    return gtk_widget_grab_focus (gtk_widget_get_parent (row));
  return GDK_EVENT_PROPAGATE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  AssayCitationsPage *self = data;
  GtkWidget *row = assay_reference_row_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  assay_reference_row_set_menu (ASSAY_REFERENCE_ROW (row), self->menu);
  g_signal_connect_object (row, "menu-opened", G_CALLBACK (menu_opened_cb), item, 0);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_pressed_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static GMenuModel *
make_menu (void)
{
  static const char *const sections[][4] = {
    { "win.correct-work", "win.split-work", "win.join-work", NULL },
    { "win.copy-citation", "win.copy-works", NULL },
    { "win.remove-work", NULL },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint j = 0; sections[i][j] != NULL; j++)
        assay_actions_append (section, sections[i][j]);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
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
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (assay_citations_page_parent_class)->dispose (object);
}

static void
assay_citations_page_finalize (GObject *object)
{
  AssayCitationsPage *self = ASSAY_CITATIONS_PAGE (object);

  g_free (self->article);
  g_free (self->chosen);

  G_OBJECT_CLASS (assay_citations_page_parent_class)->finalize (object);
}

static void
assay_citations_page_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  AssayCitationsPage *self = ASSAY_CITATIONS_PAGE (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_WORK: g_value_set_object (value, assay_citations_page_get_work (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
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
  object_class->finalize = assay_citations_page_finalize;
  object_class->get_property = assay_citations_page_get_property;
  object_class->set_property = assay_citations_page_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORK] =
    g_param_spec_object ("work", NULL, NULL, ASSAY_TYPE_REFERENCE_ITEM,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_REFERENCE_FORM);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/citations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, dangling);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationsPage, form);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "citationspage");
}

static void
assay_citations_page_init (AssayCitationsPage *self)
{
  self->menu = make_menu ();
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
 * assay_citations_page_get_work:
 *
 * Returns: (transfer none) (nullable): the work that is chosen in the list
 */
AssayReferenceItem *
assay_citations_page_get_work (AssayCitationsPage *self)
{
  g_return_val_if_fail (ASSAY_IS_CITATIONS_PAGE (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * assay_citations_page_correct:
 * @split: whether it is to be split
 *
 * Opens the form of the chosen work.
 */
void
assay_citations_page_correct (AssayCitationsPage *self,
                              gboolean            split)
{
  g_return_if_fail (ASSAY_IS_CITATIONS_PAGE (self));
  g_return_if_fail (assay_citations_page_get_work (self) != NULL);

  assay_reference_form_commit (self->form);
  assay_reference_form_show (self->form, self->project, assay_citations_page_get_work (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
  if (split)
    assay_reference_form_focus_words (self->form);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/**
 * assay_citations_page_commit:
 *
 * Saves what is being typed in the form.
 */
void
assay_citations_page_commit (AssayCitationsPage *self)
{
  g_return_if_fail (ASSAY_IS_CITATIONS_PAGE (self));

  assay_reference_form_commit (self->form);
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
          assay_reference_form_commit (self->form);
          close_form (self);
          select_work (self, i);
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
