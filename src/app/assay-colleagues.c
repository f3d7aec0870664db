/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of the inspector: who else tagged the sentence, as what, how sure and why, and the button
 * that makes it one's own.
 */

#include "config.h"

#include "assay-colleagues.h"

#include <glib/gi18n.h>

#include "assay-palette.h"
#include "assay-project-layers.h"
#include "assay-words.h"

struct _AssayColleagues
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkListBox   *list;

  AssayProject *project;
  GSignalGroup *project_signals;
  GSignalGroup *selection_signals;
  GSignalGroup *annotation_signals;
  GListStore   *shown;            /* of AssayAnnotation */
};

enum
{
  PROP_PROJECT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayColleagues, assay_colleagues, GTK_TYPE_WIDGET)

static const char * const confidences[] = {
  [ASSAY_CONFIDENCE_LOW]      = N_("low confidence"),
  [ASSAY_CONFIDENCE_MODERATE] = N_("moderate confidence"),
  [ASSAY_CONFIDENCE_HIGH]     = N_("high confidence"),
};

/* Returns: (transfer full): "Claim · high confidence · likely · 55–80 %" */
static char *
describe_values (AssayAnnotation *annotation)
{
  GString *words = g_string_new (assay_palette_get_kind_name (annotation->kind));

  if (annotation->confidence != ASSAY_CONFIDENCE_NONE)
    g_string_append_printf (words, " · %s", _(confidences[annotation->confidence]));
  if (annotation->likelihood != ASSAY_LIKELIHOOD_NONE)
    {
      g_autofree char *likelihood = assay_words_dup_likelihood (annotation->likelihood);

      g_string_append_printf (words, " · %s", likelihood);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_label (const char *words,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_take_over (AssayAnnotation *annotation,
                const char      *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Take Over"));
  /* Translators: what the button does, for those who do not see it stand beside the name. */
  g_autofree char *label = g_strdup_printf (_("Take over the tag of %s"), name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.take-over");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", annotation->id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static GtkWidget *
make_head (AssayAnnotation *annotation,
           AssayPerson     *person)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *initials = gtk_label_new (assay_person_get_initials (person));
  GtkWidget *name = make_label (assay_person_get_name (person), "heading");

  gtk_widget_add_css_class (initials, "initials");
  gtk_widget_set_valign (initials, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), initials);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), make_take_over (annotation, assay_person_get_name (person)));
  return head;
}

static GtkWidget *
make_row_cb (gpointer item,
             gpointer data)
{
  AssayColleagues *self = data;
  AssayAnnotation *annotation = item;
  AssayPerson *person = assay_project_get_person_of (self->project, annotation->annotator);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *values = describe_values (annotation);
  g_autofree char *label = assay_colleagues_describe (self->project, annotation);

  gtk_box_append (GTK_BOX (box), make_head (annotation, person));
  gtk_box_append (GTK_BOX (box), make_label (values, NULL));
  if (annotation->note != NULL)
    gtk_box_append (GTK_BOX (box), make_label (annotation->note, "detail"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

/* The layer that leads may be another's, too. */
static GPtrArray *
list_others (AssayColleagues *self,
             int              sentence)
{
  GPtrArray *others;
  AssayAnnotation *shown;

  if (sentence < 0)
    return g_ptr_array_new ();
  others = assay_project_list_others_of (self->project, sentence);
  shown = assay_project_get_shown_of (self->project, sentence);
  if (shown != NULL && shown != assay_project_get_annotation_of (self->project, sentence))
    g_ptr_array_insert (others, 0, shown);
  return others;
}

static gboolean
is_shown (AssayColleagues *self,
          GPtrArray       *others)
{
  GListModel *shown = G_LIST_MODEL (self->shown);

  if (g_list_model_get_n_items (shown) != others->len)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      g_autoptr (GObject) annotation = g_list_model_get_item (shown, i);

      if (annotation != g_ptr_array_index (others, i))
        return FALSE;
    }
  return TRUE;
}

/* One's own tag seldom changes what others say, and rows are dear. */
static void
update (AssayColleagues *self)
{
  AssaySelection *selection = assay_project_get_selection (self->project);
  g_autoptr (GPtrArray) others = list_others (self, assay_selection_get_current (selection));

  gtk_widget_set_visible (GTK_WIDGET (self), others->len > 0);
  if (!is_shown (self, others))
    g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                         others->pdata, others->len);
}

/* People may go by other names. */
static void
layers_changed_cb (AssayColleagues *self)
{
  g_list_store_remove_all (self->shown);
  update (self);
}

static void
set_project (AssayColleagues *self,
             AssayProject    *project)
{
  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->project_signals, project);
  g_signal_group_set_target (self->selection_signals,
                             project != NULL ? assay_project_get_selection (project) : NULL);
  g_signal_group_set_target (self->annotation_signals,
                             project != NULL ? assay_project_get_annotations (project) : NULL);
  if (project != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
assay_colleagues_dispose (GObject *object)
{
  AssayColleagues *self = ASSAY_COLLEAGUES (object);

  g_clear_object (&self->project_signals);
  g_clear_object (&self->selection_signals);
  g_clear_object (&self->annotation_signals);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->project);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (assay_colleagues_parent_class)->dispose (object);
}

static void
assay_colleagues_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_PROJECT)
    g_value_set_object (value, ASSAY_COLLEAGUES (object)->project);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_colleagues_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_PROJECT)
    set_project (ASSAY_COLLEAGUES (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
assay_colleagues_class_init (AssayColleaguesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_colleagues_dispose;
  object_class->get_property = assay_colleagues_get_property;
  object_class->set_property = assay_colleagues_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/colleagues.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayColleagues, box);
  gtk_widget_class_bind_template_child (widget_class, AssayColleagues, list);
}

static void
assay_colleagues_init (AssayColleagues *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->shown = g_list_store_new (ASSAY_TYPE_ANNOTATION);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), make_row_cb, self, NULL);

  self->project_signals = g_signal_group_new (ASSAY_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "layers-changed",
                                  G_CALLBACK (layers_changed_cb), self);
  g_signal_group_connect_swapped (self->project_signals, "sentences-changed", G_CALLBACK (update),
                                  self);
  self->selection_signals = g_signal_group_new (ASSAY_TYPE_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "changed", G_CALLBACK (update), self);
  self->annotation_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->annotation_signals, "items-changed", G_CALLBACK (update),
                                  self);
}

/**
 * assay_colleagues_describe:
 * @project: a project
 * @annotation: one of its open article
 *
 * Returns: (transfer full): who says what: "Kim Marsh: Claim · high confidence", and the note
 */
char *
assay_colleagues_describe (AssayProject    *project,
                           AssayAnnotation *annotation)
{
  AssayPerson *person = assay_project_get_person_of (project, annotation->annotator);
  g_autofree char *values = describe_values (annotation);

  if (annotation->note != NULL)
    /* Translators: who tagged a sentence, as what, and the note on it. */
    return g_strdup_printf (_("%s: %s. %s"), assay_person_get_name (person), values,
                            annotation->note);
  /* Translators: who tagged a sentence and as what. */
  return g_strdup_printf (_("%s: %s"), assay_person_get_name (person), values);
}
