/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A decision is made of what somebody already said wherever possible: one button takes an opinion
 * over, Enter decides. A reason is asked for once; who presses Enter again decides without one.
 */

#include "config.h"

#include "assay-decision-form.h"

#include <glib/gi18n.h>

#include "assay-palette.h"
#include "assay-words.h"

struct _AssayDecisionForm
{
  GtkWidget          parent_instance;

  GtkWidget         *content;
  GtkBox            *opinions;
  GtkDropDown       *kind;
  GtkDropDown       *confidence;
  GtkDropDown       *likelihood;
  GtkEntry          *reason;
  GtkLabel          *decided;
  GtkLabel          *hint;
  GtkWidget         *decide;
  GtkWidget         *take_back;

  AssayProject      *project;
  AssayDisagreement *disagreement;
  GPtrArray         *kinds;            /* of strings: what the rows of the list of kinds stand for */
  gboolean           asked_for_reason;
};

enum
{
  SIGNAL_DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayDecisionForm, assay_decision_form, GTK_TYPE_WIDGET)

/* The first row is for no tag. */
static guint
find_kind (AssayDecisionForm *self,
           const char        *kind)
{
  guint index;

  if (kind == NULL || !g_ptr_array_find_with_equal_func (self->kinds, kind, g_str_equal, &index))
    return 0;
  return index + 1;
}

static void
add_kind (AssayDecisionForm *self,
          GtkStringList     *names,
          const char        *kind)
{
  if (kind == NULL || find_kind (self, kind) > 0)
    return;
  g_ptr_array_add (self->kinds, g_strdup (kind));
  gtk_string_list_append (names, assay_palette_get_kind_name (kind));
}

static void
fill_kinds (AssayDecisionForm *self)
{
  static const char *const built_in[] = { ASSAY_KIND_CLAIM, ASSAY_KIND_EVIDENCE,
                                          ASSAY_KIND_SPECULATION };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *opinions = self->disagreement->opinions;

  g_ptr_array_set_size (self->kinds, 0);
  gtk_string_list_append (names, _("No tag"));
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    add_kind (self, names, built_in[i]);
  for (guint i = 0; i < opinions->len; i++)
    add_kind (self, names, ((AssayOpinion *) g_ptr_array_index (opinions, i))->kind);
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
}

static void
set_values (AssayDecisionForm *self,
            const char        *kind,
            AssayConfidence    confidence,
            AssayLikelihood    likelihood)
{
  gtk_drop_down_set_selected (self->kind, find_kind (self, kind));
  gtk_drop_down_set_selected (self->confidence, confidence);
  gtk_drop_down_set_selected (self->likelihood, likelihood);
}

/* A sentence without a tag has no levels. */
static void
kind_changed_cb (AssayDecisionForm *self)
{
  gboolean has_kind = gtk_drop_down_get_selected (self->kind) > 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->confidence), has_kind);
  gtk_widget_set_sensitive (GTK_WIDGET (self->likelihood), has_kind);
}

static void
set_asked (AssayDecisionForm *self,
           gboolean           asked)
{
  self->asked_for_reason = asked;
  gtk_widget_set_visible (GTK_WIDGET (self->hint), asked);
  if (asked)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
reason_changed_cb (AssayDecisionForm *self)
{
  if (self->asked_for_reason)
    set_asked (self, FALSE);
}

static void
decide_cb (AssayDecisionForm *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  guint kind = gtk_drop_down_get_selected (self->kind);
  AssayDecision values = { NULL };

  if (self->disagreement == NULL || assay_project_is_read_only (self->project))
    return;
  if (*reason == '\0' && !self->asked_for_reason)
    {
      set_asked (self, TRUE);
      return;
    }
  values.article = self->disagreement->article;
  values.span = self->disagreement->span;
  values.reason = (char *) reason;
  if (kind > 0)
    {
      values.kind = g_ptr_array_index (self->kinds, kind - 1);
      values.confidence = gtk_drop_down_get_selected (self->confidence);
      values.likelihood = gtk_drop_down_get_selected (self->likelihood);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-change", NULL);
  assay_project_decide (self->project, &values);
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0);
}

static gboolean
reason_key_cb (AssayDecisionForm *self,
               guint              keyval,
               guint              keycode,
               GdkModifierType    state)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
  return TRUE;
}

static void
take_back_cb (AssayDecisionForm *self)
{
  if (self->disagreement == NULL || self->disagreement->decision == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-change", NULL);
  assay_project_undecide (self->project, self->disagreement->decision->id);
}

static void
take_over (AssayDecisionForm  *self,
           const AssayOpinion *opinion)
{
  set_values (self, opinion->kind, opinion->confidence, opinion->likelihood);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
take_over_cb (AssayDecisionForm *self,
              GtkButton         *button)
{
  take_over (self, g_object_get_data (G_OBJECT (button), "opinion"));
}

static GtkWidget *
make_opinion (AssayDecisionForm *self,
              AssayOpinion      *opinion,
              guint              number)
{
  g_autofree char *name = assay_decision_form_dup_name (self->project, opinion->annotator);
  g_autofree char *what = assay_decision_form_describe (opinion->kind, opinion->confidence,
                                                        opinion->likelihood);
  /* The number is that of the key. */
  g_autofree char *label = g_strdup_printf ("%u  %s: %s", number, name, what);
  /* Translators: a button that decides as somebody tagged; %s is a name. */
  g_autofree char *tooltip = g_strdup_printf (_("Take what %s says"), name);
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *words = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "opinion");
  if (opinion->kind != NULL)
    gtk_widget_add_css_class (button, assay_palette_get_css_class (opinion->kind));
  /* The opinion lives as long as the disagreement, and the button no longer than that is shown. */
  g_object_set_data (G_OBJECT (button), "opinion", opinion);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (take_over_cb), self);
  return button;
}

static void
fill_opinions (AssayDecisionForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->opinions))) != NULL)
    gtk_box_remove (self->opinions, child);
  if (self->disagreement == NULL)
    return;
  for (guint i = 0; i < self->disagreement->opinions->len; i++)
    gtk_box_append (self->opinions,
                    make_opinion (self, g_ptr_array_index (self->disagreement->opinions, i),
                                  i + 1));
}

/* A decision is somebody's, and the next one to look should know whose. */
static void
tell_who_decided (AssayDecisionForm   *self,
                  const AssayDecision *decision)
{
  g_autofree char *name = NULL;
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->decided), decision != NULL);
  if (decision == NULL)
    return;
  name = assay_decision_form_dup_name (self->project, decision->annotator);
  time = assay_words_dup_time (decision->created);
  /* Translators: a name, and like “today 10:42”. */
  words = g_strdup_printf (_("Decided by %s, %s"), name, time);
  if (decision->outdated)
    {
      g_autofree char *before = g_steal_pointer (&words);

      /* Translators: of a decision: the tags it rests on are others by now. */
      words = g_strdup_printf ("%s. %s", before, _("Changed since"));
    }
  gtk_label_set_label (self->decided, words);
}

static void
fill_values (AssayDecisionForm *self)
{
  const AssayDecision *decision = self->disagreement->decision;
  const AssayOpinion *first = g_ptr_array_index (self->disagreement->opinions, 0);

  fill_kinds (self);
  if (decision != NULL)
    {
      add_kind (self, GTK_STRING_LIST (gtk_drop_down_get_model (self->kind)), decision->kind);
      set_values (self, decision->kind, decision->confidence, decision->likelihood);
    }
  else
    set_values (self, first->kind, first->confidence, first->likelihood);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), decision != NULL ? decision->reason : "");
  gtk_widget_set_visible (self->take_back, decision != NULL);
  tell_who_decided (self, decision);
}

static void
fill_levels (AssayDecisionForm *self)
{
  const char *const confidences[] = { _("Confidence not judged"), _("Low confidence"),
                                      _("Moderate confidence"), _("High confidence"), NULL };
  g_autoptr (GtkStringList) levels = gtk_string_list_new (confidences);
  g_autoptr (GtkStringList) bands = gtk_string_list_new (NULL);

  gtk_string_list_append (bands, _("Likelihood not judged"));
  for (guint i = ASSAY_LIKELIHOOD_ALMOST_NO_CHANCE; i <= ASSAY_LIKELIHOOD_ALMOST_CERTAIN; i++)
    gtk_string_list_take (bands, assay_words_dup_likelihood (i));
  gtk_drop_down_set_model (self->confidence, G_LIST_MODEL (levels));
  gtk_drop_down_set_model (self->likelihood, G_LIST_MODEL (bands));
}

static void
assay_decision_form_dispose (GObject *object)
{
  AssayDecisionForm *self = ASSAY_DECISION_FORM (object);

  g_clear_object (&self->disagreement);
  g_clear_object (&self->project);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_decision_form_parent_class)->dispose (object);
}

static void
assay_decision_form_finalize (GObject *object)
{
  g_ptr_array_unref (ASSAY_DECISION_FORM (object)->kinds);

  G_OBJECT_CLASS (assay_decision_form_parent_class)->finalize (object);
}

static void
assay_decision_form_class_init (AssayDecisionFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_decision_form_dispose;
  object_class->finalize = assay_decision_form_finalize;

  signals[SIGNAL_DECIDED] =
    g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/decision-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, content);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, opinions);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, kind);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, confidence);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, likelihood);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, reason);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, decided);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, hint);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, decide);
  gtk_widget_class_bind_template_child (widget_class, AssayDecisionForm, take_back);
  gtk_widget_class_bind_template_callback (widget_class, decide_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "decisionform");
}

static void
assay_decision_form_init (AssayDecisionForm *self)
{
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_levels (self);
}

/**
 * assay_decision_form_show:
 * @project: the project that the disagreement is in
 * @disagreement: (nullable): what to decide
 */
void
assay_decision_form_show (AssayDecisionForm *self,
                          AssayProject      *project,
                          AssayDisagreement *disagreement)
{
  g_return_if_fail (ASSAY_IS_DECISION_FORM (self));

  g_set_object (&self->project, project);
  g_set_object (&self->disagreement, disagreement);
  set_asked (self, FALSE);
  fill_opinions (self);
  if (disagreement != NULL)
    fill_values (self);
  gtk_widget_set_visible (GTK_WIDGET (self), disagreement != NULL);
  gtk_widget_set_sensitive (self->decide, project != NULL && !assay_project_is_read_only (project));
}

/**
 * assay_decision_form_focus:
 *
 * Lets the user write the reason, from where Enter decides.
 */
void
assay_decision_form_focus (AssayDecisionForm *self)
{
  g_return_if_fail (ASSAY_IS_DECISION_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

/**
 * assay_decision_form_take_over:
 * @number: which of the opinions shown, from 1
 *
 * Fills in what somebody said, where there is such an opinion.
 */
void
assay_decision_form_take_over (AssayDecisionForm *self,
                               guint              number)
{
  g_return_if_fail (ASSAY_IS_DECISION_FORM (self));
  g_return_if_fail (number > 0);

  if (self->disagreement != NULL && number <= self->disagreement->opinions->len)
    take_over (self, g_ptr_array_index (self->disagreement->opinions, number - 1));
}

/**
 * assay_decision_form_dup_name:
 * @annotator: the id of an annotator
 *
 * Returns: (transfer full): the name of the person, for people
 */
char *
assay_decision_form_dup_name (AssayProject *project,
                              const char   *annotator)
{
  return assay_project_dup_annotator_name (project, annotator);
}

/**
 * assay_decision_form_describe:
 * @kind: (nullable): what a sentence is, %NULL for nothing
 *
 * Returns: (transfer full): "Claim, low confidence, likely", translated
 */
char *
assay_decision_form_describe (const char      *kind,
                              AssayConfidence  confidence,
                              AssayLikelihood  likelihood)
{
  static const char *const levels[] = { NULL, N_("low confidence"), N_("moderate confidence"),
                                        N_("high confidence") };
  GString *words = g_string_new (kind != NULL ? assay_palette_get_kind_name (kind) : _("No tag"));

  if (confidence != ASSAY_CONFIDENCE_NONE)
    g_string_append_printf (words, ", %s", _(levels[confidence]));
  if (likelihood != ASSAY_LIKELIHOOD_NONE)
    {
      g_autofree char *band = assay_words_dup_likelihood (likelihood);

      g_string_append_printf (words, ", %s", band);
    }
  return g_string_free (words, FALSE);
}
