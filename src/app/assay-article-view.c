/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ties the page of an article to the project: what changes there is shown here, and nothing is kept
 * here that the project knows.
 */

#include "config.h"

#include "assay-article-view-private.h"

#include <glib/gi18n.h>

#include "assay-project-layers.h"

enum
{
  PROP_PROJECT = 1,
  PROP_TEXT_SIZE,
  PROP_TEXT_COLUMN,
  PROP_STATUS,
  N_PROPS
};

enum
{
  SIGNAL_CITATION_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayArticleView, assay_article_view, GTK_TYPE_WIDGET)

/* What others say besides, in one line. */
static char *
add_others (AssayArticleView *self,
            int               sentence,
            char             *words)
{
  g_autofree char *own = words;
  g_autofree char *others = assay_article_view_dup_others (self, sentence);
  g_auto (GStrv) lines = NULL;
  g_autofree char *line = NULL;

  if (others == NULL)
    return g_steal_pointer (&own);
  lines = g_strsplit (others, "\n", -1);
  line = g_strjoinv ("; ", lines);
  return g_strconcat (own, "; ", line, NULL);
}

/* What is read is what was agreed on, and nobody's layer is shown besides. */
static char *
describe_decided (AssayArticleView *self,
                  int               sentence)
{
  g_autofree char *decision = assay_article_view_dup_others (self, sentence);
  guint n_sentences = assay_selection_get_size (assay_project_get_selection (self->project));

  return g_strdup_printf (_("Sentence %d of %u: %s"), sentence + 1, n_sentences, decision);
}

static char *
describe_selection (AssayArticleView *self)
{
  AssaySelection *selection = assay_project_get_selection (self->project);
  guint n_sentences = assay_selection_get_size (selection);
  guint n_selected = assay_selection_get_n_selected (selection);
  int current = assay_selection_get_current (selection);
  AssayAnnotation *annotation;

  if (n_selected > 1)
    return g_strdup_printf (g_dngettext (NULL, "%u sentence selected", "%u sentences selected",
                                         n_selected),
                            n_selected);
  if (current < 0)
    return g_strdup_printf (g_dngettext (NULL, "%u sentence", "%u sentences", n_sentences),
                            n_sentences);
  if (assay_project_is_consensus_leading (self->project)
      && assay_project_get_decision_of (self->project, current) != NULL)
    return describe_decided (self, current);
  annotation = assay_project_get_shown_of (self->project, current);
  if (annotation == NULL)
    return add_others (self, current, g_strdup_printf (_("Sentence %d of %u: not tagged"),
                                                       current + 1, n_sentences));
  /* Translators: the last is a kind, such as "Evidence" */
  return add_others (self, current,
                     g_strdup_printf (_("Sentence %d of %u: %s"), current + 1, n_sentences,
                                      assay_palette_get_kind_name (annotation->kind)));
}

/* The attributes of the text do not reach a screen reader, so the tag is said in words. */
static void
update_status (AssayArticleView *self)
{
  g_autofree char *status = NULL;

  if (self->project != NULL && assay_project_get_article (self->project) != NULL)
    status = describe_selection (self);
  if (g_strcmp0 (status, self->status) == 0)
    return;
  g_free (self->status);
  self->status = g_steal_pointer (&status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->status != NULL ? self->status : "",
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
update_marks (AssayArticleView *self)
{
  g_autoptr (GArray) marks = assay_article_view_list_marks (self);

  if (self->others == NULL)
    self->others = assay_article_view_list_others (self);
  assay_marks_find_alone (self->others, marks);
  g_clear_handle_id (&self->marks_source, g_source_remove);
  assay_article_page_set_marks (self->page, marks);
  assay_article_page_set_others (self->page, self->others);
  assay_overview_strip_set_others (self->strip, self->others);
  assay_overview_strip_set_marks (self->strip, marks, assay_article_page_get_length (self->page));
  update_status (self);
}

static void
update_sentences (AssayArticleView *self)
{
  guint n_sentences = 0;
  const AssaySpan *sentences = assay_project_get_sentences (self->project, &n_sentences);

  g_clear_pointer (&self->others, g_array_unref);
  assay_article_page_set_sentences (self->page, sentences, n_sentences);
  update_status (self);
}

static void
update_works (AssayArticleView *self)
{
  assay_article_page_set_revised (self->page, assay_project_get_article (self->project));
}

static void
update_selection (AssayArticleView *self)
{
  AssaySelection *selection = assay_project_get_selection (self->project);
  g_autoptr (GArray) selected = assay_selection_list (selection);

  assay_article_page_set_selected (self->page, selected, assay_selection_get_current (selection));
  update_status (self);
}

static void
update_article (AssayArticleView *self)
{
  AssayArticle *article = assay_project_get_article (self->project);

  g_clear_pointer (&self->others, g_array_unref);
  assay_article_view_close_kinds (self);
  assay_article_page_set_article (self->page, article);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  article != NULL
                                  ? assay_article_get_title (article) : _("No article"),
                                  -1);
  assay_find_bar_set_text (self->find_bar,
                           article != NULL ? assay_article_get_text (article) : NULL);
  update_sentences (self);
  update_selection (self);
  update_marks (self);
}

static gboolean
marks_changed_idle_cb (gpointer data)
{
  AssayArticleView *self = data;

  self->marks_source = 0;
  update_marks (self);
  return G_SOURCE_REMOVE;
}

/* A list may change in two steps, all gone and all new; only what it has come to is shown. */
static void
annotations_changed_cb (AssayArticleView *self)
{
  assay_article_view_close_kinds (self);
  if (self->marks_source == 0)
    self->marks_source = g_idle_add_full (G_PRIORITY_HIGH, marks_changed_idle_cb, self, NULL);
}

static void
layers_changed_cb (AssayArticleView *self)
{
  g_clear_pointer (&self->others, g_array_unref);
  annotations_changed_cb (self);
}

static void
selection_changed_cb (AssayArticleView *self)
{
  int current = assay_selection_get_current (assay_project_get_selection (self->project));
  guint n_sentences;
  const AssaySpan *sentences = assay_project_get_sentences (self->project, &n_sentences);

  assay_article_view_close_kinds (self);
  update_selection (self);
  if (current >= 0 && !self->is_pointing)
    assay_article_page_scroll_to (self->page, sentences[current].start, -1);
}

static void
moved_cb (AssayProject     *project,
          guint             start,
          guint             end,
          AssayArticleView *self)
{
  /* A place alone is where the reader stopped: it was the first line in view. */
  assay_article_page_scroll_to (self->page, start, start == end ? 0 : -1);
}

static gboolean
visible_idle_cb (gpointer data)
{
  AssayArticleView *self = data;
  AssaySpan visible;
  guint top;

  self->visible_source = 0;
  if (assay_article_page_get_visible (self->page, &visible))
    assay_overview_strip_set_visible (self->strip, visible);
  if (self->project != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
      && assay_article_page_get_top (self->page, &top))
    assay_project_remember_place (self->project, top);
  return G_SOURCE_REMOVE;
}

static void
visible_changed_cb (AssayArticleView *self)
{
  if (self->visible_source == 0)
    self->visible_source = g_idle_add (visible_idle_cb, self);
}

static void
scrolled_cb (AssayArticleView *self)
{
  assay_article_view_close_kinds (self);
  visible_changed_cb (self);
}

static void
go_to_cb (AssayOverviewStrip *strip,
          guint               position,
          AssayArticleView   *self)
{
  assay_article_page_scroll_to (self->page, position, 0.5);
}

static void
find_changed_cb (AssayArticleView *self)
{
  GArray *matches = assay_find_bar_get_matches (self->find_bar);
  int current = assay_find_bar_get_current (self->find_bar);

  assay_article_page_set_matches (self->page, matches, current);
  if (current >= 0)
    assay_article_page_scroll_to (self->page, g_array_index (matches, AssaySpan, current).start,
                                  -1);
}

/* What was found is what one goes on working with. */
static void
find_closed_cb (AssayArticleView *self)
{
  GArray *matches = assay_find_bar_get_matches (self->find_bar);
  int current = assay_find_bar_get_current (self->find_bar);
  int sentence = -1;

  if (current >= 0)
    {
      AssaySpan match = g_array_index (matches, AssaySpan, current);

      sentence = assay_article_page_get_sentence_at (self->page, match.start);
    }
  if (sentence >= 0)
    assay_selection_select (assay_project_get_selection (self->project), sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
set_project (AssayArticleView *self,
             AssayProject     *project)
{
  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->project_signals, project);
  g_signal_group_set_target (self->selection_signals,
                             project != NULL ? assay_project_get_selection (project) : NULL);
  g_signal_group_set_target (self->annotation_signals,
                             project != NULL ? assay_project_get_annotations (project) : NULL);
  assay_layer_bar_set_project (self->layer_bar, project);
  if (project != NULL)
    update_article (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
connect_project (AssayArticleView *self)
{
  self->project_signals = g_signal_group_new (ASSAY_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "notify::article",
                                  G_CALLBACK (update_article), self);
  g_signal_group_connect_swapped (self->project_signals, "sentences-changed",
                                  G_CALLBACK (update_sentences), self);
  g_signal_group_connect_swapped (self->project_signals, "references-changed",
                                  G_CALLBACK (update_works), self);
  g_signal_group_connect_swapped (self->project_signals, "layers-changed",
                                  G_CALLBACK (layers_changed_cb), self);
  g_signal_group_connect (self->project_signals, "moved", G_CALLBACK (moved_cb), self);
  self->selection_signals = g_signal_group_new (ASSAY_TYPE_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "changed",
                                  G_CALLBACK (selection_changed_cb), self);
  self->annotation_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->annotation_signals, "items-changed",
                                  G_CALLBACK (annotations_changed_cb), self);
}

static void
assay_article_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (ASSAY_ARTICLE_VIEW (widget)->box, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
assay_article_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AssayArticleView *self = ASSAY_ARTICLE_VIEW (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->kinds));
  gtk_popover_present (GTK_POPOVER (self->menu));
  gtk_popover_present (GTK_POPOVER (self->cites));
}

static gboolean
assay_article_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ASSAY_ARTICLE_VIEW (widget)->page));
}

static void
assay_article_view_dispose (GObject *object)
{
  AssayArticleView *self = ASSAY_ARTICLE_VIEW (object);

  g_clear_handle_id (&self->marks_source, g_source_remove);
  g_clear_handle_id (&self->visible_source, g_source_remove);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->selection_signals);
  g_clear_object (&self->annotation_signals);
  g_clear_object (&self->project);
  g_clear_pointer (&self->kinds, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->cites, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_article_view_parent_class)->dispose (object);
}

static void
assay_article_view_finalize (GObject *object)
{
  AssayArticleView *self = ASSAY_ARTICLE_VIEW (object);

  g_free (self->status);
  g_clear_pointer (&self->others, g_array_unref);

  G_OBJECT_CLASS (assay_article_view_parent_class)->finalize (object);
}

static void
assay_article_view_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AssayArticleView *self = ASSAY_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_TEXT_SIZE:
    case PROP_TEXT_COLUMN:
      g_object_get_property (G_OBJECT (self->page), pspec->name, value);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_article_view_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AssayArticleView *self = ASSAY_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_PROJECT:
      set_project (self, g_value_get_object (value));
      break;
    case PROP_TEXT_SIZE:
    case PROP_TEXT_COLUMN:
      g_object_set_property (G_OBJECT (self->page), pspec->name, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
page_notify_cb (AssayArticleView *self,
                GParamSpec       *pspec)
{
  g_object_notify (G_OBJECT (self), pspec->name);
}

static void
assay_article_view_class_init (AssayArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = assay_article_view_dispose;
  object_class->finalize = assay_article_view_finalize;
  object_class->get_property = assay_article_view_get_property;
  object_class->set_property = assay_article_view_set_property;
  widget_class->measure = assay_article_view_measure;
  widget_class->size_allocate = assay_article_view_size_allocate;
  widget_class->grab_focus = assay_article_view_grab_focus;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT, flags);
  properties[PROP_TEXT_SIZE] = g_param_spec_double ("text-size", NULL, NULL, 4, 96, 13, flags);
  properties[PROP_TEXT_COLUMN] = g_param_spec_int ("text-column", NULL, NULL, 20, 200, 68, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CITATION_ACTIVATED] =
    g_signal_new ("citation-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (ASSAY_TYPE_ARTICLE_PAGE);
  g_type_ensure (ASSAY_TYPE_FIND_BAR);
  g_type_ensure (ASSAY_TYPE_LAYER_BAR);
  g_type_ensure (ASSAY_TYPE_OVERVIEW_STRIP);
  gtk_widget_class_set_css_name (widget_class, "articleview");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, box);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, layer_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, page);
  gtk_widget_class_bind_template_child (widget_class, AssayArticleView, strip);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_notify_cb);
}

static void
assay_article_view_init (AssayArticleView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  connect_project (self);

  self->kinds = assay_kind_popover_new ();
  gtk_widget_set_parent (self->kinds, GTK_WIDGET (self));
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  self->cites = assay_cites_popover_new ();
  gtk_widget_set_parent (self->cites, GTK_WIDGET (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (visible_changed_cb), self,
                           G_CONNECT_SWAPPED);
  assay_article_view_add_input (self);
  assay_article_view_add_tooltips (self);
}

GtkWidget *
assay_article_view_new (void)
{
  return g_object_new (ASSAY_TYPE_ARTICLE_VIEW, NULL);
}

/**
 * assay_article_view_find:
 *
 * Opens the bar to find words in the article, from the line that is read on.
 */
void
assay_article_view_find (AssayArticleView *self)
{
  AssaySpan visible = { 0, 0 };

  g_return_if_fail (ASSAY_IS_ARTICLE_VIEW (self));

  assay_article_view_close_kinds (self);
  assay_article_page_get_visible (self->page, &visible);
  assay_find_bar_open (self->find_bar, visible.start);
}

/**
 * assay_article_view_get_status:
 *
 * Returns: (nullable): what is selected, in words: "Sentence 3 of 62: Evidence"
 */
const char *
assay_article_view_get_status (AssayArticleView *self)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE_VIEW (self), NULL);

  return self->status;
}
