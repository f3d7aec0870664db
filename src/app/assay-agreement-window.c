/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each figure stands with its interval, the number of sentences it rests on, and one sentence that
 * says what it means: a bare kappa persuades people of more than it says.
 */

#include "config.h"

#include "assay-agreement-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "assay-agreement-monitor.h"
#include "assay-confusion-matrix.h"
#include "assay-dialogs.h"
#include "assay-palette.h"
#include "assay-words.h"

/* With fewer sentences an interval is too wide to conclude anything from. */
#define FEW_SENTENCES 50

#define N_MEASURES 4

struct _AssayAgreementWindow
{
  GtkWindow              parent_instance;

  GtkStack              *stack;
  GtkLabel              *problem;
  GtkDropDown           *who;
  GtkDropDown           *what;
  GtkBox                *figures;
  GtkLabel              *caution;
  GtkWidget             *picture;
  AssayConfusionMatrix  *matrix;
  GtkWidget             *figure_boxes[N_MEASURES];
  GtkLabel              *figure_labels[N_MEASURES];

  AssayProject          *project;
  AssayAgreementMonitor *monitor;
  const AssayAgreement  *agreement;   /* the monitor's, or NULL */
  GCancellable          *cancellable;
  GArray                *pairs;       /* of AssayComparison: whom the rows of @who stand for */
  char                  *chosen;      /* which of them, as of dup_key() */
};

G_DEFINE_FINAL_TYPE (AssayAgreementWindow, assay_agreement_window, GTK_TYPE_WINDOW)

static const struct
{
  AssayMeasure  measure;
  const char   *name;
  const char   *meaning;
} measures[N_MEASURES] = {
  { ASSAY_MEASURE_PERCENT, N_("Percent agreement"),
    N_("How often two people say the same of a sentence. Where one answer is frequent, chance alone makes "
       "this high.") },
  { ASSAY_MEASURE_COHEN, N_("Cohen’s kappa"),
    N_("Agreement beyond chance, for two people: 1 is perfect, 0 is what chance would give.") },
  { ASSAY_MEASURE_FLEISS, N_("Fleiss’ kappa"),
    N_("Agreement beyond chance, for all people on the sentences that all of them rated.") },
  { ASSAY_MEASURE_KRIPPENDORFF, N_("Krippendorff’s alpha"),
    N_("Agreement beyond chance that also counts where somebody has no answer, and near levels as nearer. "
       "From 0.80 on it is commonly relied on; below 0.67 it bears no conclusion.") },
};

static GtkWidget *
make_label (const char *words,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "0.71 (95 % interval from 0.62 to 0.79, 120 sentences)" */
static char *
dup_figure (const AssayComparison *comparison)
{
  const AssayEstimate *estimate = &comparison->estimate;
  g_autofree char *n = g_strdup_printf (ngettext ("%u sentence", "%u sentences", estimate->n_units),
                                        estimate->n_units);

  if (isnan (estimate->value))
    /* Translators: %s is like “120 sentences”. */
    return g_strdup_printf (_("not defined, since only one answer was given (%s)"), n);
  if (isnan (estimate->low))
    return g_strdup_printf ("%.2f (%s)", estimate->value, n);
  /* Translators: a figure, the ends of its 95 % interval, and like “120 sentences”. */
  return g_strdup_printf (_("%.2f (95 %% interval from %.2f to %.2f, %s)"), estimate->value,
                          estimate->low, estimate->high, n);
}

/* The words stay where they are and only the figures change, so that nothing flickers or jumps. */
static void
add_measures (AssayAgreementWindow *self)
{
  for (guint i = 0; i < N_MEASURES; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      GtkWidget *figure = make_label (NULL, "numeric");

      gtk_box_append (GTK_BOX (box), make_label (_(measures[i].name), "heading"));
      gtk_box_append (GTK_BOX (box), figure);
      gtk_box_append (GTK_BOX (box), make_label (_(measures[i].meaning), "dim-label"));
      gtk_box_append (self->figures, box);
      self->figure_boxes[i] = box;
      self->figure_labels[i] = GTK_LABEL (figure);
    }
}

static const AssayComparison *
find_comparison (AssayAgreementWindow  *self,
                 AssayRatedField        field,
                 const AssayComparison *pair,
                 AssayMeasure           measure)
{
  for (guint i = 0; i < self->agreement->comparisons->len; i++)
    {
      const AssayComparison *comparison = &g_array_index (self->agreement->comparisons,
                                                          AssayComparison, i);

      if (comparison->field == field && comparison->measure == measure &&
          comparison->first == pair->first && comparison->second == pair->second)
        return comparison;
    }
  return NULL;
}

static void
show_caution (AssayAgreementWindow *self,
              guint                 n_figures,
              guint                 n_sentences)
{
  g_autofree char *words = NULL;

  if (n_figures == 0)
    words = g_strdup (_("There is no sentence that two of them judged."));
  else
    words = g_strdup_printf (ngettext ("Only %u sentence: a few tags more could change the picture.",
                                       "Only %u sentences: a few tags more could change the picture.",
                                       n_sentences), n_sentences);
  gtk_label_set_label (self->caution, words);
  gtk_widget_set_visible (GTK_WIDGET (self->caution), n_figures == 0
                          || n_sentences < FEW_SENTENCES);
}

static void
show_figures (AssayAgreementWindow  *self,
              AssayRatedField        field,
              const AssayComparison *pair)
{
  guint n_figures = 0;
  guint n_sentences = 0;

  for (guint i = 0; i < N_MEASURES; i++)
    {
      const AssayComparison *comparison = find_comparison (self, field, pair, measures[i].measure);
      g_autofree char *figure = comparison != NULL ? dup_figure (comparison) : NULL;

      gtk_widget_set_visible (self->figure_boxes[i], comparison != NULL);
      if (comparison == NULL)
        continue;
      gtk_label_set_label (self->figure_labels[i], figure);
      n_sentences = comparison->estimate.n_units;
      n_figures++;
    }
  show_caution (self, n_figures, n_sentences);
}

/* What can be said in a field, in the order of the values of its ratings. */
static char **
dup_values (AssayAgreementWindow *self,
            AssayRatedField       field)
{
  static const char *const confidences[] = { N_("None"), N_("Low"), N_("Moderate"), N_("High") };
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  if (field == ASSAY_RATED_KIND)
    {
      g_strv_builder_add (values, _("No tag"));
      for (guint i = 0; self->agreement->kinds[i] != NULL; i++)
        g_strv_builder_add (values, assay_palette_get_kind_name (self->agreement->kinds[i]));
    }
  else if (field == ASSAY_RATED_CONFIDENCE)
    for (guint i = 0; i < G_N_ELEMENTS (confidences); i++)
      g_strv_builder_add (values, _(confidences[i]));
  else
    for (guint i = ASSAY_LIKELIHOOD_NONE; i <= ASSAY_LIKELIHOOD_ALMOST_CERTAIN; i++)
      {
        g_autofree char *band = i != ASSAY_LIKELIHOOD_NONE ? assay_words_dup_likelihood (i)
                                                           : g_strdup (_("None"));

        g_strv_builder_add (values, band);
      }
  return g_strv_builder_end (values);
}

static void
show_picture (AssayAgreementWindow  *self,
              AssayRatedField        field,
              const AssayComparison *pair)
{
  g_auto (GStrv) values = NULL;
  g_autofree guint *counts = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  gtk_widget_set_visible (self->picture, pair->first >= 0);
  if (pair->first < 0)
    return;
  values = dup_values (self, field);
  counts = assay_ratings_get_confusion (self->agreement->ratings[field], pair->first, pair->second);
  first = assay_project_dup_annotator_name (self->project,
                                            self->agreement->annotators[pair->first]);
  second = assay_project_dup_annotator_name (self->project,
                                             self->agreement->annotators[pair->second]);
  assay_confusion_matrix_set_counts (self->matrix, first, second, (const char *const *) values,
                                     counts);
}

/* The people compared, whatever row of the list they are in. */
static char *
dup_key (AssayAgreementWindow  *self,
         const AssayComparison *pair)
{
  if (pair->first < 0)
    return g_strdup ("");
  return g_strconcat (self->agreement->annotators[pair->first], " ",
                      self->agreement->annotators[pair->second], NULL);
}

static void
chosen_cb (AssayAgreementWindow *self)
{
  guint who = gtk_drop_down_get_selected (self->who);
  guint what = gtk_drop_down_get_selected (self->what);
  const AssayComparison *pair;

  if (who >= self->pairs->len || what >= ASSAY_N_RATED_FIELDS)
    return;
  pair = &g_array_index (self->pairs, AssayComparison, who);
  g_free (self->chosen);
  self->chosen = dup_key (self, pair);
  show_figures (self, what, pair);
  show_picture (self, what, pair);
}

static void
add_pair (AssayAgreementWindow *self,
          int                   first,
          int                   second)
{
  const AssayComparison pair = { .first = first, .second = second };

  g_array_append_val (self->pairs, pair);
}

static void
add_pairs (AssayAgreementWindow *self)
{
  int n = g_strv_length (self->agreement->annotators);

  if (n > 2)
    add_pair (self, -1, -1);
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      add_pair (self, i, j);
}

static char *
dup_pair_name (AssayAgreementWindow  *self,
               const AssayComparison *pair)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (pair->first < 0)
    return g_strdup (_("All together"));
  one = assay_project_dup_annotator_name (self->project, self->agreement->annotators[pair->first]);
  other = assay_project_dup_annotator_name (self->project,
                                            self->agreement->annotators[pair->second]);
  /* Translators: two people who are compared. */
  return g_strdup_printf (_("%s and %s"), one, other);
}

static gboolean
is_list_of (GListModel *list,
            GPtrArray  *names)
{
  if (list == NULL || g_list_model_get_n_items (list) != names->len)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (list), i), names->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Where the people chosen are compared no more, the first pair is. */
static guint
find_chosen (AssayAgreementWindow *self)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      g_autofree char *key = dup_key (self, &g_array_index (self->pairs, AssayComparison, i));

      if (g_strcmp0 (key, self->chosen) == 0)
        return i;
    }
  return 0;
}

/* The list stays as it is where the same people are compared, since it may be open. */
static void
show_pairs (AssayAgreementWindow *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint chosen = find_chosen (self);

  for (guint i = 0; i < self->pairs->len; i++)
    g_ptr_array_add (names, dup_pair_name (self, &g_array_index (self->pairs, AssayComparison, i)));
  if (!is_list_of (gtk_drop_down_get_model (self->who), names))
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

      for (guint i = 0; i < names->len; i++)
        gtk_string_list_append (list, names->pdata[i]);
      gtk_drop_down_set_model (self->who, G_LIST_MODEL (list));
    }
  gtk_drop_down_set_selected (self->who, chosen);
  chosen_cb (self);
}

static void
updated_cb (AssayAgreementWindow *self)
{
  const char *problem = assay_agreement_monitor_get_problem (self->monitor);

  self->agreement = assay_agreement_monitor_get_agreement (self->monitor);
  g_array_set_size (self->pairs, 0);
  if (problem != NULL)
    {
      gtk_label_set_label (self->problem, problem);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  else if (self->agreement == NULL)
    gtk_stack_set_visible_child_name (self->stack, "measuring");
  else
    {
      add_pairs (self);
      if (self->pairs->len > 0)
        show_pairs (self);
      gtk_stack_set_visible_child_name (self->stack, self->pairs->len > 0 ? "figures" : "empty");
    }
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (AssayAgreementWindow) self = data;
  g_autoptr (GListModel) files = assay_dialogs_files_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || assay_confusion_matrix_save (self->matrix, path, &error))
    return;
  gtk_label_set_label (self->caution, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->caution), TRUE);
}

static void
save_cb (AssayAgreementWindow *self)
{
  const AssayFileQuestion question = {
    .title = _("Save the Picture"), .accept = _("Save"), .name = _("Confusion Matrix.svg"),
    .filter_name = _("SVG pictures"), .suffixes = "svg",
  };

  assay_dialogs_save_async (GTK_WINDOW (self), &question, self->cancellable, saved_cb,
                            g_object_ref (self));
}

static void
assay_agreement_window_dispose (GObject *object)
{
  AssayAgreementWindow *self = ASSAY_AGREEMENT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->monitor);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (assay_agreement_window_parent_class)->dispose (object);
}

static void
assay_agreement_window_finalize (GObject *object)
{
  AssayAgreementWindow *self = ASSAY_AGREEMENT_WINDOW (object);

  g_array_unref (self->pairs);
  g_free (self->chosen);

  G_OBJECT_CLASS (assay_agreement_window_parent_class)->finalize (object);
}

static void
assay_agreement_window_class_init (AssayAgreementWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_agreement_window_dispose;
  object_class->finalize = assay_agreement_window_finalize;

  g_type_ensure (ASSAY_TYPE_CONFUSION_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/agreement-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayAgreementWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreementWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreementWindow, who);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreementWindow, what);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreementWindow, figures);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreementWindow, caution);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreementWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreementWindow, matrix);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_agreement_window_init (AssayAgreementWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->pairs = g_array_new (FALSE, FALSE, sizeof (AssayComparison));
  gtk_widget_init_template (GTK_WIDGET (self));
  add_measures (self);
}

/**
 * assay_agreement_window_new:
 * @parent: the window it belongs to
 * @project: the project whose annotators are compared
 *
 * Returns: (transfer none): the window, owned by GTK; the figures come when they are worked out,
 *   and follow what is tagged while it is open
 */
GtkWidget *
assay_agreement_window_new (GtkWindow    *parent,
                            AssayProject *project)
{
  AssayAgreementWindow *self = g_object_new (ASSAY_TYPE_AGREEMENT_WINDOW, "transient-for", parent,
                                             NULL);

  self->project = g_object_ref (project);
  self->monitor = assay_agreement_monitor_new (project);
  /* The figures are those of one project. */
  g_signal_connect_object (project, "notify::path", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor, "updated", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
