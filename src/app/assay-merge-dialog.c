/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody should have to trust a merge blindly: first it is shown who brings what, and only then,
 * if at all, does it come in.
 */

#include "config.h"

#include "assay-merge-dialog.h"

#include <glib/gi18n.h>

#include "assay-merge-rows.h"

/* In pixels. A list does not know how high it is before it was drawn, so that it is guessed from
 * how many rows it has; what is higher scrolls. */
#define WIDTH 580
#define ROW_HEIGHT 34
#define MAX_ROWS 13

/* How often progress is shown: smooth enough, and less than a frame of work. */
#define POLL_MS 100

struct _AssayMergeDialog
{
  GtkWindow          parent_instance;

  GtkButton         *cancel;
  GtkButton         *merge;
  GtkStack          *stack;
  GtkLabel          *waiting;
  GtkProgressBar    *bar;
  GtkImage          *image;
  GtkLabel          *heading;
  GtkLabel          *detail;
  GtkScrolledWindow *frame;
  GtkListView       *list;

  AssayProject      *project;
  char             **paths;
  GCancellable      *cancellable;
  AssayUniteProgress progress;     /* written by the worker; who waits for it holds the dialog */
  guint              poll;
};

enum
{
  SIGNAL_MERGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char * const row_classes[] = {
  [ASSAY_MERGE_ROW_PERSON]  = "person",
  [ASSAY_MERGE_ROW_ARTICLE] = "article",
  [ASSAY_MERGE_ROW_KNOWN]   = "known",
  [ASSAY_MERGE_ROW_TROUBLE] = "trouble",
  [ASSAY_MERGE_ROW_PROBLEM] = "problem",
};

G_DEFINE_FINAL_TYPE (AssayMergeDialog, assay_merge_dialog, GTK_TYPE_WINDOW)

static gboolean
poll_cb (gpointer data)
{
  AssayMergeDialog *self = data;
  AssayUniteStage stage;

  gtk_progress_bar_set_fraction (self->bar, assay_unite_progress_get (&self->progress, &stage));
  gtk_progress_bar_set_text (self->bar, assay_unite_stage_to_text (stage));
  return G_SOURCE_CONTINUE;
}

static void
show_waiting (AssayMergeDialog *self,
              const char       *words)
{
  g_atomic_int_set (&self->progress.state, 0);
  poll_cb (self);
  if (self->poll == 0)
    self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  gtk_label_set_label (self->waiting, words);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  gtk_widget_set_visible (GTK_WIDGET (self->merge), FALSE);
}

static void
show_preview (AssayMergeDialog       *self,
              const AssayUniteReport *report)
{
  g_autofree char *heading = assay_merge_rows_dup_title (report);
  g_autofree char *detail = assay_merge_rows_dup_detail (report);
  g_autoptr (GListModel) rows = assay_merge_rows_new (report);
  g_autoptr (GtkNoSelection) selection = NULL;
  guint n_rows = g_list_model_get_n_items (rows);
  gboolean brings = report->n_rows > 0;

  g_clear_handle_id (&self->poll, g_source_remove);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->image), !brings);
  gtk_image_set_from_icon_name (self->image, report->problems->len > 0
                                             ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->frame), brings || report->problems->len > 0);
  gtk_scrolled_window_set_min_content_height (self->frame, ROW_HEIGHT * MIN (n_rows, MAX_ROWS));
  selection = gtk_no_selection_new (g_steal_pointer (&rows));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));

  gtk_widget_set_visible (GTK_WIDGET (self->merge), brings);
  gtk_button_set_label (self->cancel, brings ? _("_Cancel") : _("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, -1);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (brings ? self->merge : self->cancel));
}

/* Returns: whether there is something to go on with; else the dialog is done */
static gboolean
check (AssayMergeDialog *self,
       const GError     *error)
{
  if (error == NULL)
    return TRUE;

  gtk_window_destroy (GTK_WINDOW (self));
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  return FALSE;
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (AssayMergeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUniteReport) report = NULL;

  report = assay_project_merge_finish (ASSAY_PROJECT (source), result, &error);
  if (!g_cancellable_is_cancelled (self->cancellable) && check (self, error))
    show_preview (self, report);
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AssayMergeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUniteReport) report = NULL;

  /* What was done when the user gave up too late is told all the same. */
  report = assay_project_merge_finish (ASSAY_PROJECT (source), result, &error);
  if (!check (self, error))
    return;
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_MERGED], 0, report);
}

static void
merge_cb (AssayMergeDialog *self)
{
  show_waiting (self, _("Merging…"));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->cancel));
  assay_project_merge_async (self->project, (const char * const *) self->paths, FALSE,
                             &self->progress, self->cancellable, merged_cb, g_object_ref (self));
}

static void
set_up_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "title");
  gtk_widget_set_valign (detail, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (title, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (detail, "detail");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  AssayMergeRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *detail = gtk_widget_get_last_child (box);
  const char * const classes[] = { row_classes[row->kind], NULL };
  gboolean is_problem = row->kind == ASSAY_MERGE_ROW_PROBLEM;
  g_autofree char *words = NULL;

  gtk_label_set_label (GTK_LABEL (title), row->title);
  gtk_label_set_wrap (GTK_LABEL (title), is_problem);
  gtk_label_set_ellipsize (GTK_LABEL (title),
                           is_problem ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, is_problem ? NULL : row->title);
  gtk_label_set_label (GTK_LABEL (detail), row->detail != NULL ? row->detail : "");
  gtk_widget_set_visible (detail, row->detail != NULL);
  gtk_widget_set_css_classes (box, (const char **) classes);

  words = g_strdup_printf ("%s %s", row->title, row->detail != NULL ? row->detail : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static gboolean
assay_merge_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (ASSAY_MERGE_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (assay_merge_dialog_parent_class)->close_request (window);
}

static void
assay_merge_dialog_dispose (GObject *object)
{
  AssayMergeDialog *self = ASSAY_MERGE_DIALOG (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  /* Also where the window it belongs to is closed. */
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (assay_merge_dialog_parent_class)->dispose (object);
}

static void
assay_merge_dialog_finalize (GObject *object)
{
  AssayMergeDialog *self = ASSAY_MERGE_DIALOG (object);

  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_strfreev (self->paths);

  G_OBJECT_CLASS (assay_merge_dialog_parent_class)->finalize (object);
}

static void
assay_merge_dialog_class_init (AssayMergeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = assay_merge_dialog_dispose;
  object_class->finalize = assay_merge_dialog_finalize;
  window_class->close_request = assay_merge_dialog_close_request;

  signals[SIGNAL_MERGED] =
    g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/assay/Assay/merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, merge);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, waiting);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, image);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, detail);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, frame);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_merge_dialog_init (AssayMergeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, -1);
}

static char *
make_title (const char * const *paths)
{
  g_autofree char *name = g_filename_display_basename (paths[0]);
  guint n_paths = g_strv_length ((char **) paths);

  if (n_paths == 1)
    return g_strdup_printf (_("Merge “%s”"), name);
  return g_strdup_printf (ngettext ("Merge %u Project", "Merge %u Projects", n_paths), n_paths);
}

/**
 * assay_merge_dialog_new:
 * @parent: the window it belongs to
 * @project: an open project
 * @paths: (array zero-terminated=1): other projects, at least one
 *
 * Returns: (transfer none): the dialog, owned by GTK, looking at what would come in
 */
GtkWidget *
assay_merge_dialog_new (GtkWindow          *parent,
                        AssayProject       *project,
                        const char * const *paths)
{
  g_autofree char *title = NULL;
  AssayMergeDialog *self;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);
  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);

  title = make_title (paths);
  self = g_object_new (ASSAY_TYPE_MERGE_DIALOG, "transient-for", parent, "title", title, NULL);
  self->project = g_object_ref (project);
  self->paths = g_strdupv ((char **) paths);
  show_waiting (self, _("Looking at what would come in…"));
  assay_project_merge_async (project, paths, TRUE, &self->progress, self->cancellable,
                             previewed_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
