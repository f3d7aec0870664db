/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspector's page of disagreements: a list that leads to each of them in its article, and
 * under it the form in which the chosen one is decided.
 */

#include "config.h"

#include "assay-compare-page.h"

#include <glib/gi18n.h>

#include "assay-actions.h"
#include "assay-decision-form.h"
#include "assay-palette.h"
#include "assay-project-layers.h"

struct _AssayComparePage
{
  GtkWidget           parent_instance;

  GtkWidget          *stack;
  GtkLabel           *summary;
  GtkListView        *list;
  GtkSingleSelection *selection;
  AssayDecisionForm  *form;

  AssayProject       *project;
  AssayDisagreements *disagreements;
  char               *article;       /* of the one that is shown in the form, or NULL */
  AssaySpan           span;
  int                 step;          /* to take once the list is there, or 0 */
};

enum
{
  PROP_PROJECT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayComparePage, assay_compare_page, GTK_TYPE_WIDGET)

static AssayDisagreement *
get_selected (AssayComparePage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update_summary (AssayComparePage *self)
{
  guint n = self->disagreements != NULL
            ? g_list_model_get_n_items (G_LIST_MODEL (self->disagreements)) : 0;
  guint n_open = n > 0 ? assay_disagreements_get_n_open (self->disagreements) : 0;
  g_autofree char *all = g_strdup_printf (ngettext ("%u disagreement", "%u disagreements", n), n);
  /* Translators: how many disagreements there are, and how many of them wait for a decision. */
  g_autofree char *words = n_open > 0 ? g_strdup_printf (_("%s, %u to decide"), all, n_open)
                                      : g_strdup_printf (_("%s, all decided"), all);

  gtk_label_set_label (self->summary, words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "empty");
}

static void
show_selected (AssayComparePage *self)
{
  AssayDisagreement *selected = get_selected (self);

  g_clear_pointer (&self->article, g_free);
  if (selected != NULL)
    {
      self->article = g_strdup (selected->article);
      self->span = selected->span;
    }
  assay_decision_form_show (self->form, self->project, selected);
}

static void
open_selected (AssayComparePage *self)
{
  AssayDisagreement *selected = get_selected (self);

  if (selected != NULL)
    assay_project_open_article (self->project, selected->article, &selected->span);
}

static void
select_position (AssayComparePage *self,
                 guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
reveal (AssayComparePage *self,
        int               position)
{
  if (position < 0)
    return;
  select_position (self, position);
  show_selected (self);
}

static void
choose (AssayComparePage *self,
        int               position)
{
  reveal (self, position);
  if (position >= 0)
    open_selected (self);
}

/* Where the one that was shown last stands in the list, or -1. */
static int
find_shown (AssayComparePage *self)
{
  return self->article != NULL
         ? assay_disagreements_find (self->disagreements, self->article, self->span) : -1;
}

/* From the one that was shown last, without any from the beginning, to where it can be decided. */
static void
take_step (AssayComparePage *self,
           int               delta)
{
  choose (self, assay_disagreements_step (self->disagreements, find_shown (self), delta));
  assay_decision_form_focus (self->form);
}

/* What was chosen stays chosen when it is found again with what was decided. */
static void
items_changed_cb (AssayComparePage *self)
{
  int position = find_shown (self);

  update_summary (self);
  if (position < 0)
    return;
  select_position (self, position);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->form)) == NULL)
    show_selected (self);
}

static void
ready_cb (AssayComparePage *self)
{
  int step = self->step;

  /* What may not be seen any more is not left standing in the form either. */
  if (!assay_disagreements_is_ready (self->disagreements))
    show_selected (self);
  else if (step != 0)
    {
      self->step = 0;
      take_step (self, step);
    }
  else
    reveal (self, find_shown (self));
}

static void
activated_cb (AssayComparePage *self,
              guint             position)
{
  choose (self, position);
}

/* The one just decided still counts as open until it is written, but is none to go on to. */
static gboolean
is_another_open (AssayComparePage *self)
{
  int from = find_shown (self);
  int next = assay_disagreements_step (self->disagreements, from, 1);
  g_autoptr (AssayDisagreement) other = NULL;

  if (next < 0 || next == from)
    return FALSE;
  other = g_list_model_get_item (G_LIST_MODEL (self->disagreements), next);
  return assay_disagreement_is_open (other);
}

/* On to the next that is not decided; the last stays, to be seen with who decided it. */
static void
decided_cb (AssayComparePage *self)
{
  if (is_another_open (self))
    take_step (self, 1);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
}

static char *
dup_initials (AssayComparePage   *self,
              const AssayOpinion *opinion)
{
  AssayPerson *person = assay_project_get_person_of (self->project, opinion->annotator);

  if (person != NULL)
    return g_strdup (assay_person_get_initials (person));
  return assay_decision_form_dup_name (self->project, opinion->annotator);
}

static GtkWidget *
make_chip (AssayComparePage   *self,
           const AssayOpinion *opinion)
{
  g_autofree char *initials = dup_initials (self, opinion);
  g_autofree char *name = assay_decision_form_dup_name (self->project, opinion->annotator);
  g_autofree char *what = assay_decision_form_describe (opinion->kind, opinion->confidence,
                                                        opinion->likelihood);
  g_autofree char *letter = opinion->kind != NULL ? assay_palette_dup_letter (opinion->kind)
                                                  : g_strdup ("–");
  g_autofree char *label = g_strdup_printf ("%s %s", initials, letter);
  g_autofree char *tooltip = g_strdup_printf ("%s: %s", name, what);
  GtkWidget *chip = gtk_label_new (label);

  gtk_widget_add_css_class (chip, "chip");
  if (opinion->kind != NULL)
    gtk_widget_add_css_class (chip, assay_palette_get_css_class (opinion->kind));
  gtk_widget_set_tooltip_text (chip, tooltip);
  return chip;
}

static GtkWidget *
make_label (const char *css_class,
            int         lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (AssayComparePage *self,
          GtkListItem      *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), make_label ("hit-article", 2));
  gtk_box_append (GTK_BOX (box), make_label ("hit-snippet", 2));
  gtk_box_append (GTK_BOX (box), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4));
  gtk_list_item_set_child (item, box);
}

static gboolean
is_first_of_article (AssayComparePage  *self,
                     AssayDisagreement *disagreement,
                     guint              position)
{
  g_autoptr (AssayDisagreement) before = NULL;

  if (position == 0)
    return TRUE;
  before = g_list_model_get_item (G_LIST_MODEL (self->disagreements), position - 1);
  return !g_str_equal (before->article, disagreement->article);
}

/* "✓ C", or that it is to be decided again. */
static GtkWidget *
make_decided (const AssayDecision *decision)
{
  g_autofree char *what = decision->kind != NULL ? assay_palette_dup_letter (decision->kind)
                                                 : g_strdup ("–");
  g_autofree char *label = g_strdup_printf ("✓ %s", what);
  GtkWidget *mark = gtk_label_new (decision->outdated ? _("Changed since") : label);

  gtk_label_set_ellipsize (GTK_LABEL (mark), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (mark, decision->outdated ? _("Changed since") : _("Decided"));
  gtk_widget_add_css_class (mark, "decided");
  return mark;
}

static void
fill_chips (AssayComparePage  *self,
            GtkBox            *chips,
            AssayDisagreement *disagreement)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (chips))) != NULL)
    gtk_box_remove (chips, child);
  for (guint i = 0; i < disagreement->opinions->len; i++)
    gtk_box_append (chips, make_chip (self, g_ptr_array_index (disagreement->opinions, i)));
  if (disagreement->decision != NULL)
    gtk_box_append (chips, make_decided (disagreement->decision));
}

/* "The port was closed. Kim: Claim; Lee: Evidence; decided: Claim" */
static char *
describe (AssayComparePage  *self,
          AssayDisagreement *disagreement)
{
  const AssayDecision *decision = disagreement->decision;
  GString *words = g_string_new (disagreement->quote);

  for (guint i = 0; i < disagreement->opinions->len; i++)
    {
      const AssayOpinion *opinion = g_ptr_array_index (disagreement->opinions, i);
      g_autofree char *name = assay_decision_form_dup_name (self->project, opinion->annotator);
      g_autofree char *what = assay_decision_form_describe (opinion->kind, opinion->confidence,
                                                            opinion->likelihood);

      g_string_append_printf (words, "%s %s: %s", i > 0 ? ";" : "", name, what);
    }
  if (decision != NULL)
    {
      g_autofree char *what = assay_decision_form_describe (decision->kind, decision->confidence,
                                                            decision->likelihood);

      /* Translators: goes on a sentence that says who says what; %s is like “Claim, likely”. */
      g_string_append_printf (words, _("; decided: %s"), what);
      if (decision->outdated)
        g_string_append_printf (words, ". %s", _("Changed since"));
    }
  return g_string_free (words, FALSE);
}

static void
bind_cb (AssayComparePage *self,
         GtkListItem      *item)
{
  AssayDisagreement *disagreement = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *quote = gtk_widget_get_next_sibling (title);
  g_autofree char *label = describe (self, disagreement);

  gtk_label_set_label (GTK_LABEL (title), disagreement->title);
  gtk_widget_set_visible (title, is_first_of_article (self, disagreement,
                                                      gtk_list_item_get_position (item)));
  gtk_label_set_label (GTK_LABEL (quote), disagreement->quote);
  fill_chips (self, GTK_BOX (gtk_widget_get_last_child (box)), disagreement);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Nobody waits for what nobody sees. */
static void
assay_compare_page_map (GtkWidget *widget)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (widget);

  GTK_WIDGET_CLASS (assay_compare_page_parent_class)->map (widget);
  if (self->disagreements != NULL)
    assay_disagreements_set_active (self->disagreements, TRUE);
}

static void
assay_compare_page_unmap (GtkWidget *widget)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (widget);

  if (self->disagreements != NULL)
    assay_disagreements_set_active (self->disagreements, FALSE);
  GTK_WIDGET_CLASS (assay_compare_page_parent_class)->unmap (widget);
}

static void
assay_compare_page_dispose (GObject *object)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (object);

  assay_compare_page_set_project (self, NULL);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->article, g_free);

  G_OBJECT_CLASS (assay_compare_page_parent_class)->dispose (object);
}

static void
assay_compare_page_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_PROJECT)
    g_value_set_object (value, ASSAY_COMPARE_PAGE (object)->project);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_compare_page_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    assay_compare_page_set_project (ASSAY_COMPARE_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_compare_page_class_init (AssayComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_compare_page_dispose;
  object_class->get_property = assay_compare_page_get_property;
  object_class->set_property = assay_compare_page_set_property;
  widget_class->map = assay_compare_page_map;
  widget_class->unmap = assay_compare_page_unmap;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_DECISION_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, list);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, selection);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, form);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "comparepage");
}

static void
assay_compare_page_init (AssayComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_actions_install (GTK_WIDGET (self->list), ASSAY_ACTION_SCOPE_PANE);
}

/**
 * assay_compare_page_set_project:
 * @project: (nullable): the project whose layers are compared
 */
void
assay_compare_page_set_project (AssayComparePage *self,
                                AssayProject     *project)
{
  g_return_if_fail (ASSAY_IS_COMPARE_PAGE (self));

  if (!g_set_object (&self->project, project))
    return;

  if (self->disagreements != NULL)
    g_signal_handlers_disconnect_by_data (self->disagreements, self);
  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->disagreements);
  if (project != NULL)
    {
      self->disagreements = assay_disagreements_new (project);
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->disagreements));
      g_signal_connect_object (self->disagreements, "items-changed", G_CALLBACK (items_changed_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->disagreements, "notify::n-open", G_CALLBACK (update_summary),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->disagreements, "notify::ready", G_CALLBACK (ready_cb), self,
                               G_CONNECT_SWAPPED);
      assay_disagreements_set_active (self->disagreements,
                                      gtk_widget_get_mapped (GTK_WIDGET (self)));
      update_summary (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * assay_compare_page_step:
 * @delta: 1 for the next disagreement, -1 for the one before
 *
 * Goes to a disagreement that is not decided yet, now or as soon as the list is there.
 */
void
assay_compare_page_step (AssayComparePage *self,
                         int               delta)
{
  g_return_if_fail (ASSAY_IS_COMPARE_PAGE (self));

  if (self->disagreements == NULL)
    return;
  assay_disagreements_set_active (self->disagreements, TRUE);
  if (assay_disagreements_is_ready (self->disagreements))
    take_step (self, delta);
  else
    self->step = delta;
}

/**
 * assay_compare_page_show:
 * @article: the id of an article
 * @span: one of its sentences
 *
 * Shows the disagreement on a sentence, now or as soon as the list is there.
 */
void
assay_compare_page_show (AssayComparePage *self,
                         const char       *article,
                         AssaySpan         span)
{
  g_return_if_fail (ASSAY_IS_COMPARE_PAGE (self));
  g_return_if_fail (article != NULL);

  if (self->disagreements == NULL)
    return;
  g_free (self->article);
  self->article = g_strdup (article);
  self->span = span;
  self->step = 0;
  assay_disagreements_set_active (self->disagreements, TRUE);
  reveal (self, find_shown (self));
}

/**
 * assay_compare_page_take_over:
 * @number: which of the opinions on what is shown, from 1
 *
 * Fills in the decision as somebody tagged.
 */
void
assay_compare_page_take_over (AssayComparePage *self,
                              guint             number)
{
  g_return_if_fail (ASSAY_IS_COMPARE_PAGE (self));

  assay_decision_form_take_over (self->form, number);
}

/**
 * assay_compare_page_get_list:
 *
 * Returns: (transfer none) (nullable): the disagreements shown
 */
AssayDisagreements *
assay_compare_page_get_list (AssayComparePage *self)
{
  g_return_val_if_fail (ASSAY_IS_COMPARE_PAGE (self), NULL);

  return self->disagreements;
}
