/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The main window: puts the panes together and binds them to the project.
 */

#include "config.h"

#include "assay-window-private.h"

#include <glib/gi18n.h>

#include "assay-actions.h"
#include "assay-identity.h"
#include "assay-palette.h"
#include "assay-words.h"

enum
{
  PROP_PROJECT = 1,
  PROP_SETTINGS,
  PROP_STATUS,
  PROP_N_FINDINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayWindow, assay_window, GTK_TYPE_APPLICATION_WINDOW)

static const char *
get_center_page (AssayWindow *self)
{
  guint n_articles;

  if (!assay_project_is_open (self->project))
    return "no-project";
  if (assay_project_get_article (self->project) != NULL)
    return "article";

  g_object_get (self->project, "n-articles", &n_articles, NULL);
  return n_articles > 0 ? "no-article" : "no-articles";
}

static void
update_page (AssayWindow *self)
{
  const char *before = gtk_stack_get_visible_child_name (self->center);
  const char *page = get_center_page (self);

  if (g_strcmp0 (before, page) == 0)
    return;

  /* The first article to be shown is there to be read; later ones leave the focus where it is, so
   * that one can walk through the list. */
  gtk_stack_set_visible_child_name (self->center, page);
  if (g_str_equal (page, "article"))
    assay_window_focus_article (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->center), GTK_DIR_TAB_FORWARD);
}

static void
count_tags (AssayWindow *self)
{
  GListModel *annotations = assay_project_get_annotations (self->project);
  guint n = g_list_model_get_n_items (annotations);

  memset (self->n_tags, 0, sizeof self->n_tags);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AssayAnnotation) annotation = g_list_model_get_item (annotations, i);

      self->n_tags[assay_palette_get_index (annotation->kind)]++;
    }
}

static guint
count_findings (AssayWindow *self)
{
  AssayArticle *article = assay_project_get_article (self->project);

  return article != NULL ? assay_article_get_analysis (article)->findings->len : 0;
}

static void
references_changed_cb (AssayWindow *self)
{
  self->cycled_work = -1;
  assay_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FINDINGS]);
}

static void
update_status (AssayWindow *self)
{
  AssaySelection *selection = assay_project_get_selection (self->project);
  guint n_sentences = assay_selection_get_size (selection);
  int current = assay_selection_get_current (selection);
  g_autofree char *counts = assay_words_dup_counts (self->n_tags[0], self->n_tags[1],
                                                    self->n_tags[2], self->n_tags[3]);

  g_free (self->status);
  if (assay_project_get_article (self->project) == NULL)
    self->status = NULL;
  else if (current >= 0)
    self->status = g_strdup_printf (_("Sentence %d of %u · %s"), current + 1, n_sentences, counts);
  else
    self->status = g_strdup_printf (ngettext ("%u sentence · %s", "%u sentences · %s", n_sentences),
                                    n_sentences, counts);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
selection_changed_cb (AssayWindow *self)
{
  assay_window_update_actions (self);
  update_status (self);
}

static void
annotations_changed_cb (AssayWindow *self)
{
  count_tags (self);
  selection_changed_cb (self);
}

static void
article_changed_cb (AssayWindow *self)
{
  update_page (self);
  references_changed_cb (self);
  annotations_changed_cb (self);
}

static void
state_changed_cb (AssayWindow *self)
{
  gboolean writable = assay_project_is_open (self->project)
                      && !assay_project_is_read_only (self->project);

  update_page (self);
  assay_window_update_actions (self);
  assay_window_update_file_actions (self, writable);
  assay_notice_close (self->state_notice);
  if (assay_project_is_open (self->project) && !writable)
    assay_notice_offer (self->state_notice, ASSAY_NOTICE_WARNING, _("This project is read-only."),
                        assay_project_get_read_only_reason (self->project),
                        _("Make an _Editable Copy…"), "win.copy-project");
}

static void
failed_cb (AssayWindow *self,
           const char  *what,
           const char  *why)
{
  assay_notice_show (self->notice, ASSAY_NOTICE_ERROR, what, why);
}

static void
search_closed_cb (AssayWindow *self)
{
  gtk_stack_set_visible_child_name (self->left, "articles");
  assay_window_focus_article (self);
}

static void
citation_activated_cb (AssayWindow *self,
                       guint        index)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-citation", "i", (int) index);
}

/* A note being written belongs to the sentence it was written for: it is saved before a click can
 * select another one. */
static void
pressed_cb (AssayWindow *self)
{
  assay_inspector_save_note (self->inspector);
}

static void
advance_changed_cb (AssayWindow *self)
{
  gboolean advance;

  g_object_get (self->settings, "advance-after-tagging", &advance, NULL);
  g_object_set (self->project, "advance", advance, NULL);
}

static void
connect_project (AssayWindow *self)
{
  static const char * const states[] = {
    "notify::is-open", "notify::read-only", "notify::n-articles", "notify::can-undo",
    "notify::can-redo",
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_signal_connect_object (self->project, states[i],
                             i < 2 ? G_CALLBACK (state_changed_cb)
                             : i == 2 ? G_CALLBACK (update_page)
                             : G_CALLBACK (assay_window_update_actions),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::article", G_CALLBACK (article_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "sentences-changed", G_CALLBACK (annotations_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "references-changed", G_CALLBACK (references_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (assay_project_get_selection (self->project), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (assay_project_get_annotations (self->project), "items-changed",
                           G_CALLBACK (annotations_changed_cb), self, G_CONNECT_SWAPPED);
  assay_window_connect_import (self);
  assay_window_connect_sharing (self);
}

static void
set_annotator (AssayWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (assay_identity_load (&id, &name, &error))
    assay_project_set_annotator (self->project, id, name);
  else
    assay_notice_show (self->notice, ASSAY_NOTICE_ERROR, _("It is not known who you are."),
                       error->message);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayWindow) self = data;
  g_autoptr (GError) error = NULL;

  /* Everything was saved when it was done; what can fail now is tidying up, which the next opening
   * does. */
  if (!assay_project_close_finish (ASSAY_PROJECT (source), result, &error))
    g_message ("Closing the project: %s", error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
assay_window_close_request (GtkWindow *window)
{
  AssayWindow *self = ASSAY_WINDOW (window);

  if (self->closing)
    return TRUE;

  self->closing = TRUE;
  assay_window_save_note (self);
  assay_window_remember (self);
  if (!assay_project_is_open (self->project))
    return GTK_WINDOW_CLASS (assay_window_parent_class)->close_request (window);

  /* The last work goes to colleagues yet; nobody has to watch that. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  assay_project_close_async (self->project, closed_cb, g_object_ref (self));
  return TRUE;
}

static void
assay_window_constructed (GObject *object)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  G_OBJECT_CLASS (assay_window_parent_class)->constructed (object);

  assay_window_add_setting_actions (self);
  assay_window_restore (self);
  g_signal_connect_object (self->settings, "notify::recent-projects",
                           G_CALLBACK (assay_window_update_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::advance-after-tagging",
                           G_CALLBACK (advance_changed_cb), self, G_CONNECT_SWAPPED);
  advance_changed_cb (self);
  assay_window_update_menu (self);
  state_changed_cb (self);
  set_annotator (self);
}

static void
assay_window_dispose (GObject *object)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  if (self->inspector != NULL)
    assay_window_save_note (self);
  g_clear_object (&self->waiting);
  g_clear_object (&self->sharing);

  G_OBJECT_CLASS (assay_window_parent_class)->dispose (object);
}

static void
assay_window_finalize (GObject *object)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  g_clear_object (&self->project);
  g_clear_object (&self->settings);
  g_free (self->status);
  g_free (self->new_title);
  g_free (self->wanted);
  g_free (self->damaged);

  G_OBJECT_CLASS (assay_window_parent_class)->finalize (object);
}

static void
assay_window_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  switch (id)
    {
    case PROP_PROJECT: g_value_set_object (value, self->project); break;
    case PROP_SETTINGS: g_value_set_object (value, self->settings); break;
    case PROP_STATUS: g_value_set_string (value, self->status); break;
    case PROP_N_FINDINGS: g_value_set_uint (value, count_findings (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_window_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  if (id == PROP_SETTINGS)
    self->settings = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/assay/Assay/window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, layers_button);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, state_notice);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, outer);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, inner);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, left);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, search_panel);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, center);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, article_view);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, inspector);
  assay_window_bind_words (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, citation_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
assay_window_class_init (AssayWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->constructed = assay_window_constructed;
  object_class->dispose = assay_window_dispose;
  object_class->finalize = assay_window_finalize;
  object_class->get_property = assay_window_get_property;
  object_class->set_property = assay_window_set_property;
  window_class->close_request = assay_window_close_request;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, ASSAY_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATUS] =
    g_param_spec_string ("status", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_FINDINGS] =
    g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_ARTICLE_VIEW);
  g_type_ensure (ASSAY_TYPE_INSPECTOR);
  g_type_ensure (ASSAY_TYPE_NOTICE);
  g_type_ensure (ASSAY_TYPE_SEARCH_PANEL);
  g_type_ensure (ASSAY_TYPE_SIDEBAR);
  bind_template (widget_class);
}

static void
assay_window_init (AssayWindow *self)
{
  self->project = assay_project_new ();
  assay_window_add_actions (self);
  assay_window_add_work_actions (self);
  assay_window_add_file_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_window_add_filter_menu (self);
  assay_window_add_layers_button (self);
  assay_actions_install (GTK_WIDGET (self), ASSAY_ACTION_SCOPE_READING);
  assay_actions_install (GTK_WIDGET (self->article_view), ASSAY_ACTION_SCOPE_PANE);
  assay_actions_install (GTK_WIDGET (self->article_view), ASSAY_ACTION_SCOPE_ARTICLE);
  assay_window_add_drop (self);
  connect_project (self);
  assay_window_follow_works (self);
}

/**
 * assay_window_new:
 * @application: the application
 * @settings: what to remember, and by whose wishes to look
 *
 * Returns: (transfer none): a window without a project, owned by GTK
 */
GtkWidget *
assay_window_new (GtkApplication *application,
                  AssaySettings  *settings)
{
  g_return_val_if_fail (ASSAY_IS_SETTINGS (settings), NULL);

  return g_object_new (ASSAY_TYPE_WINDOW, "application", application, "settings", settings, NULL);
}

/**
 * assay_window_is_closing:
 *
 * Returns: whether the window is hidden and only there until its project is closed
 */
gboolean
assay_window_is_closing (AssayWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (self), FALSE);

  return self->closing;
}

/**
 * assay_window_get_project:
 *
 * Returns: (transfer none): the project, open or not
 */
AssayProject *
assay_window_get_project (AssayWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (self), NULL);

  return self->project;
}

/**
 * assay_window_tell:
 * @title: what could not be done
 * @text: (nullable): why, and what to do about it
 *
 * Tells of an error in the window.
 */
void
assay_window_tell (AssayWindow *self,
                   const char  *title,
                   const char  *text)
{
  g_return_if_fail (ASSAY_IS_WINDOW (self));

  assay_notice_show (self->notice, ASSAY_NOTICE_ERROR, title, text);
}

/**
 * assay_window_focus_article:
 *
 * Goes on reading.
 */
void
assay_window_focus_article (AssayWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->article_view));
}

/**
 * assay_window_save_note:
 *
 * Saves a note, or a field of a cited work, that is being written.
 */
void
assay_window_save_note (AssayWindow *self)
{
  assay_inspector_save_note (self->inspector);
  assay_citations_page_commit (assay_inspector_get_citations_page (self->inspector));
}

/**
 * assay_window_begin_change:
 *
 * Makes ready for a step of its own: what is being written is saved before, and an offer to undo
 * the step before, which would now undo another, is withdrawn.
 *
 * Returns: (transfer none): the project that is to be changed
 */
AssayProject *
assay_window_begin_change (AssayWindow *self)
{
  assay_window_save_note (self);
  assay_notice_withdraw (self->notice, "win.undo");

  return self->project;
}
